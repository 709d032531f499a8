package disk

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"maatwerkroute/cmd/room"
)

// TestASmallDiskIsNotNow: the same on a disk that is really small and really full, where this user may make one. It
// shows that the disk of disk.c is full in the way of a real one.
func TestASmallDiskIsNotNow(t *testing.T) {
	one := trying(t)
	data := filepath.Join(one.folder, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", data).CombinedOutput(); err != nil {
		t.Skipf("this user may not make a small disk: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", data).CombinedOutput(); err != nil {
			t.Errorf("the small disk stays: %s", out)
		}
	})
	r, err := room.Make(t.Context(), data, room.Plan{Boards: 2, Seats: 4, Cards: 8})
	if err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(data, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &stage{room: r}
	if s.disk, err = newDisk(one.library, data, one.folder); err != nil {
		t.Fatal(err)
	}
	if err := s.open(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	defer s.strike()
	if err := s.fill(t.Context(), trouble{}); err != nil { // the phones do it
		t.Fatal(err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := s.crowd.emptied(t.Context(), backWithin); err != nil {
		t.Fatal("there is room again: ", err)
	}
	l, err := s.end(t.Context())
	if err != nil || !good(l) {
		t.Error(l, err)
	}
}
