package disk

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
)

// What disk.c writes down.
const (
	created = iota + 1
	wrote
	truncated
	synced
	syncedFolder
	unlinked
	renamed
	named // a file that was there is met for the first time
)

// event is one thing that reached the disk. before and after are of CLOCK_MONOTONIC.
type event struct {
	what          uint32
	path, to      string // to: a new name
	before, after int64
	offset        int64
	bytes         []byte
}

const headLength = 48

// readRecording reads what was written down, in order. The last one may be cut off: its process was killed.
func readRecording(path string) ([]event, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []event
	names := map[uint32]string{}
	for seq := uint64(1); len(data) >= headLength; seq++ {
		num := func(at int) uint64 { return binary.NativeEndian.Uint64(data[at:]) }
		if num(0) != seq {
			return nil, fmt.Errorf("the recording goes on with %d where %d should come", num(0), seq)
		}
		e := event{what: binary.NativeEndian.Uint32(data[24:]), before: int64(num(8)), after: int64(num(16)), offset: int64(num(32))}
		file, length := binary.NativeEndian.Uint32(data[28:]), int(num(40))
		if len(data) < headLength+length {
			return list, nil
		}
		e.bytes, data = data[headLength:headLength+length], data[headLength+length:]
		e.name(names, file)
		list = append(list, e)
	}
	return list, nil
}

func (e *event) name(names map[uint32]string, file uint32) {
	switch e.what {
	case named:
		names[file] = string(e.bytes)
	case renamed:
		from, to, _ := bytes.Cut(e.bytes, []byte{0})
		e.path, e.to = string(from), string(to)
		return
	}
	e.path = names[file]
}
