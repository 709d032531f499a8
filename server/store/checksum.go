package store

import (
	"crypto/sha256"
	"encoding/binary"

	"maatwerkroute/sessions"
)

// sum collects the fields of a row, each with its length, for its checksum.
type sum []byte

func newSum(table string) sum { return make(sum, 0, 512).text(table) }

func (s sum) text(t string) sum { return append(binary.AppendUvarint(s, uint64(len(t))), t...) }
func (s sum) blob(b []byte) sum { return append(binary.AppendUvarint(s, uint64(len(b))), b...) }
func (s sum) num(n int64) sum   { return binary.AppendVarint(s, n) }

func (s sum) end() []byte {
	h := sha256.Sum256(s)
	return h[:16]
}

func (e *entryRow) sum() []byte {
	return newSum("entries").text(e.Stream).num(e.Seq).num(e.At).blob(e.Op).blob(e.Facts).end()
}

// digestSum is null for an entry without a digest.
func (e *entryRow) digestSum() []byte {
	if e.Digest == nil {
		return nil
	}
	return newSum("digest").text(e.Stream).blob(e.Op).blob(e.Digest).blob(e.Salt).end()
}

func recordSum(stream string, r *sessions.Row, own []byte) []byte {
	return newSum("records").text(stream).text(r.Kind).text(r.ID).text(r.Session).text(r.To).
		num(r.Seq).num(int64(r.Place)).num(int64(r.Shape)).blob(r.Pub).blob(own).
		num(int64(r.Next)).num(int64(r.Late)).num(int64(r.VeryLate)).num(int64(r.Silent)).num(int64(r.Expires)).end()
}

func wordSum(stream string, w *sessions.Sentence) []byte {
	return newSum("words").text(stream).text(string(w.ID)).num(w.Seq).text(w.Body).blob(w.Salt).
		text(string(w.DerivedFrom)).text(w.Lang).end()
}
