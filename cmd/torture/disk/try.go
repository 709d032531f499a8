package disk

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// try is what every fault needs: the program, the library, and a folder of its own.
type try struct {
	binary, library, folder string
	recording               string            // where what reaches the disk is written down; empty: nowhere
	before                  func(*disk) error // the server starts for the first time; nil: nothing
}

// newTry compiles the library into a folder.
func newTry(ctx context.Context, binary, folder string) (*try, error) {
	library, err := compile(ctx, folder)
	return &try{binary: binary, library: library, folder: folder}, err
}

// inside is the same try in a folder in its folder.
func (t *try) inside(name string) (*try, error) {
	one := *t
	one.folder = filepath.Join(t.folder, name)
	return &one, os.Mkdir(one.folder, 0o700)
}

// room makes a data folder with conversations, and the disk that it lies on.
func (t *try) room(ctx context.Context, plan room.Plan) (*room.Room, *disk, error) {
	data := filepath.Join(t.folder, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		return nil, nil, err
	}
	r, err := room.Make(ctx, data, plan)
	if err != nil {
		return nil, nil, err
	}
	d, err := newDisk(t.library, data, t.folder)
	return r, d, err
}

// stage is a server on a disk, with phones that write.
type stage struct {
	room    *room.Room
	disk    *disk
	server  *room.Server
	crowd   *crowd
	address string
	log     *bytes.Buffer // of the server that runs; to be read when it has ended
}

// set sets the stage and waits until something was acknowledged.
func (t *try) set(ctx context.Context, plan room.Plan) (*stage, error) {
	r, d, err := t.room(ctx, plan)
	if err != nil {
		return nil, err
	}
	s := &stage{room: r, disk: d}
	return s, s.open(ctx, t)
}

// open starts the program and lets the phones in.
func (s *stage) open(ctx context.Context, t *try) (err error) {
	if s.address, err = room.FreeAddress(); err != nil {
		return err
	}
	if t.before != nil {
		if err := t.before(s.disk); err != nil {
			return err
		}
	}
	if err := s.serve(ctx, t); err != nil {
		return err
	}
	s.crowd = gather(ctx, s.room, s.address)
	if err := s.crowd.more(ctx, 20); err != nil {
		s.strike()
		return err
	}
	return nil
}

// serve starts the program, now or again.
func (s *stage) serve(ctx context.Context, t *try) (err error) {
	s.log = &bytes.Buffer{}
	s.server, err = s.room.Start(ctx, t.binary, s.address, s.log, s.disk.env(t.recording)...)
	if err != nil {
		return fmt.Errorf("%w: %s", err, s.log)
	}
	return nil
}

// strike ends phones and server.
func (s *stage) strike() {
	s.crowd.leave()
	s.server.Kill()
}

// end lets the phones send what they still hold, stops the server, and looks at what is there.
func (s *stage) end(ctx context.Context) (line.Line, error) {
	if err := s.crowd.emptied(ctx, time.Minute); err != nil {
		return line.Line{}, err
	}
	s.crowd.leave()
	if err := s.server.Stop(); err != nil {
		return line.Line{}, fmt.Errorf("stop the server: %w: %s", err, s.log)
	}
	return audit(ctx, s.room.File(), s.crowd.acks()), nil
}

// told adds to what a line says, behind what is wrong.
func told(l line.Line, format string, args ...any) line.Line {
	if l.Note != "" {
		l.Note += "; "
	}
	l.Note += fmt.Sprintf(format, args...)
	return l
}
