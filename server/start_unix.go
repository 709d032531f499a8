//go:build unix

package server

import (
	"os"
	"syscall"
)

// lock takes a file for this process. syscall.EWOULDBLOCK says that another has it.
func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

func unlock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// ownerOf is the user that a file belongs to, and whether that is another than who runs this.
func ownerOf(i os.FileInfo) (uid uint32, other bool) {
	s, ok := i.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return s.Uid, int(s.Uid) != os.Geteuid()
}
