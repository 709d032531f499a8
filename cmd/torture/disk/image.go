package disk

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// image is what a disk holds, as far as the server was told.
//
// The model of a power cut:
//   - What was written to a file before its last sync is there.
//   - Of what was written since, each write is there, is not there, or is there in part: in sectors of 512 bytes, of
//     which a first part or any of them came through. A write that is there does not need the ones before it. It
//     never touches bytes beside its own (SQLite asks that of a disk too), and what stands on one place is what was
//     written there last of all that came through, since the page in memory that went to disk held that.
//   - A file that was made longer or shorter since is so or is not.
//   - A new, removed or changed name is there when its folder was synced. Of those after that, the first so many are
//     there: file systems keep their names in order, in a journal. The bytes of a file whose name is not there are gone.
//   - The -shm file is gone: SQLite makes it anew.
type image struct {
	files map[string]*file // by the name that the server sees
	kept  map[string]*file // by the name that is on disk
	names []event          // made, removed and changed since the folder was synced
	made  map[int]*file    // the file of each of names that made one
}

// file is what is on disk of it, and what was done to it since.
type file struct {
	synced  []byte
	pending []event
}

// newImage takes files for what is on disk.
func newImage(files map[string][]byte) *image {
	m := &image{files: map[string]*file{}, made: map[int]*file{}}
	for path, data := range files {
		m.files[path] = &file{synced: slices.Clone(data)}
	}
	m.kept = maps.Clone(m.files)
	return m
}

// readFolder reads the files in a folder, by path.
func readFolder(folder string) (map[string][]byte, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if files[path], err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// take does one thing that reached the disk.
func (m *image) take(e event) {
	f := m.files[e.path]
	switch e.what {
	case wrote, truncated:
		if f != nil {
			f.pending = append(f.pending, e)
		}
	case synced:
		if f != nil {
			for _, p := range f.pending {
				f.synced = p.on(f.synced)
			}
			f.pending = nil
		}
	case created:
		m.files[e.path] = &file{}
		m.made[len(m.names)] = m.files[e.path]
		m.names = append(m.names, e)
	case unlinked:
		delete(m.files, e.path)
		m.names = append(m.names, e)
	case renamed:
		m.files[e.to] = f
		delete(m.files, e.path)
		m.names = append(m.names, e)
	case syncedFolder:
		m.kept = m.named(len(m.names))
		m.names, m.made = nil, map[int]*file{}
	}
}

// named gives the files by their names on disk when the first n changes of names came through.
func (m *image) named(n int) map[string]*file {
	files := maps.Clone(m.kept)
	for i, e := range m.names[:n] {
		switch e.what {
		case created:
			files[e.path] = m.made[i]
		case unlinked:
			delete(files, e.path)
		case renamed:
			files[e.to] = files[e.path]
			delete(files, e.path)
		}
	}
	return files
}

// on does a write or a truncation to bytes, which may be those given.
func (e *event) on(data []byte) []byte {
	end := int(e.offset) + len(e.bytes)
	switch {
	case e.what == truncated && int(e.offset) < len(data):
		return data[:e.offset]
	case end > len(data):
		data = append(data, make([]byte, end-len(data))...)
	}
	copy(data[e.offset:], e.bytes)
	return data
}

// cut writes the files to a folder as a power cut at this moment could leave them.
func (m *image) cut(folder string, chance *rand.Rand) error {
	files := m.named(chance.IntN(len(m.names) + 1))
	temper := newTemper(chance)
	for _, path := range slices.Sorted(maps.Keys(files)) { // in one order, so that a seed says it all
		if strings.HasSuffix(path, "-shm") {
			continue
		}
		data := slices.Clone(files[path].synced)
		for i, p := range files[path].pending {
			for _, part := range temper.parts(&p, i, len(files[path].pending)) {
				data = part.on(data)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(path)), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// temper is how a disk treats what it was not asked to sync, in one cut.
type temper struct {
	chance *rand.Rand
	keeps  float64 // how much of it comes through
	tears  float64 // how much of that only in part
	only   func(i, of int) bool
}

func newTemper(chance *rand.Rand) *temper {
	t := &temper{chance: chance, keeps: []float64{0, 0.1, 0.5, 0.9, 1}[chance.IntN(5)], tears: []float64{0, 0.2, 1}[chance.IntN(3)]}
	from := chance.Float64()
	switch chance.IntN(3) {
	case 0:
		t.only = func(i, of int) bool { return float64(i) < from*float64(of) } // the first came through
	case 1:
		t.only = func(i, of int) bool { return float64(i) >= from*float64(of) } // the last did
	default:
		t.only = func(int, int) bool { return true }
	}
	return t
}

const sector = 512

// parts is what came through of one write or truncation, the i-th of so many.
func (t *temper) parts(e *event, i, of int) []event {
	switch {
	case !t.only(i, of) || t.chance.Float64() >= t.keeps:
		return nil
	case e.what == truncated || t.chance.Float64() >= t.tears:
		return []event{*e}
	}
	sectors := split(e)
	if t.chance.IntN(2) == 0 {
		return sectors[:t.chance.IntN(len(sectors)+1)]
	}
	return slices.DeleteFunc(sectors, func(event) bool { return t.chance.IntN(2) == 0 })
}

// split cuts a write where the disk's sectors begin.
func split(e *event) []event {
	var list []event
	for at, left := e.offset, e.bytes; len(left) > 0; {
		n := min(int(sector-at%sector), len(left))
		list = append(list, event{what: wrote, path: e.path, offset: at, bytes: left[:n]})
		at, left = at+int64(n), left[n:]
	}
	return list
}
