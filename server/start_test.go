package server

import (
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// What cannot be made on every machine, such as a network disk without locks: the words for what the system says.
// The others are tried on the real program.
func TestWhatTheSystemSaysIsToldInPlainWords(t *testing.T) {
	for err, says := range map[syscall.Errno]string{
		syscall.ENOLCK: "kent geen sloten", syscall.EOPNOTSUPP: "kent geen sloten", syscall.ENOSYS: "kent geen sloten",
		syscall.EROFS: "alleen-lezen", syscall.EACCES: "chown", syscall.EPERM: "chown", syscall.ENOSPC: "Maak ruimte",
		syscall.EDQUOT: "Maak ruimte", syscall.EWOULDBLOCK: "Stop die eerst", syscall.ENOTDIR: "geen map", syscall.EIO: "input/output error",
	} {
		got := refusal("/var/lib/maatwerk", fmt.Errorf("x: %w", &fs.PathError{Op: "open", Path: "slot", Err: err}))
		if !strings.Contains(got.Error(), says) || !strings.Contains(got.Error(), "/var/lib/maatwerk") || strings.Contains(got.Error(), "\n") {
			t.Errorf("%v: %v", err, got)
		}
	}
	for err, says := range map[syscall.Errno]string{syscall.EADDRINUSE: "luistert al", syscall.EADDRNOTAVAIL: "niet van deze computer", syscall.EACCES: "boven 1023"} {
		if got := deaf("127.0.0.1:80", err); !strings.Contains(got.Error(), says) || !strings.Contains(got.Error(), "--address") {
			t.Errorf("%v: %v", err, got)
		}
	}
}
