package disk

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"maatwerkroute/cmd/room"
)

// TestMain lets the program and the library be built once, for all faults.
func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "disk"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

var folder string

var build = sync.OnceValues(func() (*try, error) {
	binary := filepath.Join(folder, "maatwerkroute")
	if err := room.Build(context.Background(), binary, true); err != nil {
		return nil, err
	}
	return newTry(context.Background(), binary, folder)
})

// trying gives what a fault needs in a test.
func trying(t *testing.T) *try {
	t.Helper()
	t.Parallel() // they wait for the disk more than they work
	if _, err := exec.LookPath("cc"); err != nil {
		t.Skip("no C compiler, and the disk that fails is written in C: ", err)
	}
	all, err := build()
	if err != nil {
		t.Fatal(err)
	}
	one := *all
	one.folder = t.TempDir()
	return &one
}

// TestADiskThatFailsCostsNothing tries every fault in its short form.
func TestADiskThatFailsCostsNothing(t *testing.T) {
	for _, f := range faults(short) {
		t.Run(f.name, func(t *testing.T) {
			l, err := trying(t).one(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			t.Log(l)
			if !good(l) || l.Acknowledged == 0 {
				t.Error("it cost something, or nothing was tried")
			}
		})
	}
}

func TestPowerCutNoticesNormal(t *testing.T) {
	if err := trying(t).noticesNormal(t.Context(), "-race"); err != nil {
		t.Error(err)
	}
}

// TestPowerCutNoticesWhatIsNotSynced: one recording, from which the syncs of a file are taken away. Without those of
// the log it loses what was acknowledged; without those of the main file, whose checkpoints the log makes room for,
// the file is damaged.
func TestPowerCutNoticesWhatIsNotSynced(t *testing.T) {
	one := trying(t)
	l, err := one.record(t.Context(), 350, endings[1].end)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"-wal", ".db"} {
		less := *l
		less.events = slices.DeleteFunc(slices.Clone(l.events), func(e event) bool { return e.what == synced && strings.HasSuffix(e.path, file) })
		found, err := less.cuts(t.Context(), t.TempDir(), 16, 1)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("without the %d syncs of %s: %s", len(l.events)-len(less.events), file, found)
		if good(found) {
			t.Errorf("nobody noticed that %s was not synced", file)
		}
	}
}
