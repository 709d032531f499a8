package server

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// beyond is a byte far behind what stands in the file: Windows keeps what is locked from being read, and people look
// in it who holds the folder.
var beyond = windows.Overlapped{OffsetHigh: 1}

// lock takes a file for this process. syscall.EWOULDBLOCK says that another has it.
func lock(f *os.File) error {
	at := beyond
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return fmt.Errorf("%w: %w", syscall.EWOULDBLOCK, err)
	}
	return err
}

func unlock(f *os.File) error {
	at := beyond
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &at)
}

// ownerOf is told by the rights of the file itself, which Windows asks at each use.
func ownerOf(os.FileInfo) (uid uint32, other bool) { return 0, false }
