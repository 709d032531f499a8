package disk

import (
	"context"
	_ "embed"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed library/disk.c
var source []byte

// compile makes the library in a folder, and gives its path.
func compile(ctx context.Context, folder string) (string, error) {
	from, to := filepath.Join(folder, "disk.c"), filepath.Join(folder, "disk.so")
	if err := os.WriteFile(from, source, 0o600); err != nil {
		return "", err
	}
	out, err := exec.CommandContext(ctx, "cc", "-O2", "-shared", "-fPIC", "-o", to, from, "-ldl", "-lpthread").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("compile the disk: %w: %s", err, out)
	}
	return to, nil
}

// What can be wrong with a disk, as disk.c numbers it.
const (
	full     = 1  // no more room than is given
	fullOver = 2  // no write at all, also not in place
	badWrite = 4  // a write fails with EIO
	badSync  = 8  // a sync fails with EIO
	readOnly = 16 // EROFS
	badRead  = 32 // a read fails with EIO
)

// Which files it is wrong with.
const (
	mainFile  = 1
	walFile   = 2
	shmFile   = 4
	everyFile = 15
)

// trouble is what is wrong with a disk. The zero trouble is a disk that works.
type trouble struct {
	wrong, files uint32
	room         int64  // bytes that still fit when it is full
	slow         uint64 // microseconds that a sync takes
}

// disk is the files of one folder, for a server that is started with its environment.
type disk struct {
	library, under, control string
}

// newDisk makes a disk that works, for the files under a folder. Its control lies in folder.
func newDisk(library, under, folder string) (*disk, error) {
	under, err := filepath.EvalSymlinks(under) // SQLite names its files without links
	if err != nil {
		return nil, err
	}
	d := &disk{library: library, under: under, control: filepath.Join(folder, "control")}
	return d, os.WriteFile(d.control, make([]byte, 4096), 0o600)
}

// env is what the server needs in its environment. record may be empty: then nothing is written down.
func (d *disk) env(record string) []string {
	env := []string{"LD_PRELOAD=" + d.library, "DISK_UNDER=" + d.under, "DISK_CONTROL=" + d.control}
	if record != "" {
		env = append(env, "DISK_RECORD="+record)
	}
	return env
}

// set makes it so from now on; what is wrong comes last, so that a server never sees half of it.
func (d *disk) set(t trouble) error {
	page := make([]byte, 24)
	binary.NativeEndian.PutUint32(page, t.wrong)
	binary.NativeEndian.PutUint32(page[4:], t.files)
	binary.NativeEndian.PutUint64(page[8:], uint64(t.room))
	binary.NativeEndian.PutUint64(page[16:], t.slow)
	f, err := os.OpenFile(d.control, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteAt(page[4:], 4); err != nil {
		return err
	}
	_, err = f.WriteAt(page[:4], 0)
	return err
}

// hits is how often it failed so far.
func (d *disk) hits() (uint64, error) {
	b, err := os.ReadFile(d.control)
	if err != nil {
		return 0, err
	}
	return binary.NativeEndian.Uint64(b[24:]), nil
}
