package disk

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"maatwerkroute/cmd/room"
)

// try is what every fault needs: the program, the library, and a folder of its own.
type try struct {
	binary, library, folder string
}

// newTry compiles the library into a folder.
func newTry(ctx context.Context, binary, folder string) (*try, error) {
	library, err := compile(ctx, folder)
	return &try{binary, library, folder}, err
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

// serve starts the program on that disk, on an address of its own.
func (t *try) serve(ctx context.Context, r *room.Room, d *disk, log io.Writer, record string) (*room.Server, error) {
	address, err := room.FreeAddress()
	if err != nil {
		return nil, err
	}
	return r.Start(ctx, t.binary, address, log, d.env(record)...)
}
