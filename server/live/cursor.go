package live

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"

	"maatwerkroute/sessions"
)

// A cursor is how far a viewer has read, sealed: the log's numbers never leave the server. It holds
// who read it as well, so that a viewer whose class changed starts again. One block of AES is enough:
// the same place for the same viewer is the same cursor, and nothing can be told from it.
type sealer struct{ block cipher.Block }

func newSealer(key [32]byte) sealer {
	b, err := aes.NewCipher(key[:])
	if err != nil {
		panic(fmt.Sprintf("cursor key: %v", err)) // 32 bytes are always a key
	}
	return sealer{b}
}

func (s sealer) seal(seq int64, who uint64) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(seq))
	binary.BigEndian.PutUint64(b[8:], who)
	s.block.Encrypt(b[:], b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// open gives the place of a cursor, or false when it is not this viewer's.
func (s sealer) open(cursor string, who uint64, newest int64) (int64, bool) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(b) != 16 {
		return 0, false
	}
	s.block.Decrypt(b, b)
	seq := int64(binary.BigEndian.Uint64(b[:8]))
	return seq, binary.BigEndian.Uint64(b[8:]) == who && seq >= 0 && seq <= newest
}

// identity is what a cursor is bound to: the epoch, the stream, the class, the seat, and how often its
// links were erased.
func identity(epoch, stream string, c sessions.Class, seat string, erased int) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%s|%+v|%s|%d", epoch, stream, c, seat, erased))
	return binary.BigEndian.Uint64(sum[:8])
}
