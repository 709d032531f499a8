package disk

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"maatwerkroute/cmd/room"
	"maatwerkroute/cmd/torture/line"
)

// TestMain lets the program be built once, for all faults.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "disk")
	if err != nil {
		panic(err)
	}
	built = filepath.Join(folder, "maatwerkroute")
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

var built string

var build = sync.OnceValue(func() error { return room.Build(context.Background(), built, true) })

// trying gives what a fault needs in a test.
func trying(t *testing.T) *try {
	t.Helper()
	if _, err := exec.LookPath("cc"); err != nil {
		t.Skip("no C compiler, and the disk that fails is written in C: ", err)
	}
	if err := build(); err != nil {
		t.Fatal(err)
	}
	one, err := newTry(t.Context(), built, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return one
}

func fine(t *testing.T, l line.Line, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(l)
	if !good(l) || l.Acknowledged == 0 {
		t.Error("it cost something, or nothing was tried")
	}
}

func TestPowerCutLosesNothing(t *testing.T) {
	l, err := powerCut(t.Context(), trying(t), 2, 400, 50)
	fine(t, l, err)
}

// TestPowerCutNoticesNormal: with synchronous=NORMAL a commit is not synced, and the same cuts must find the loss,
// else they show nothing. Damage they must not find: NORMAL keeps the file whole.
func TestPowerCutNoticesNormal(t *testing.T) {
	one := trying(t)
	var err error
	if one.binary, err = buildNormal(t.Context(), t.TempDir(), true); err != nil {
		t.Fatal(err)
	}
	l, err := powerCut(t.Context(), one, 1, 100, 12)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(l)
	if l.Lost == 0 || l.Broken != 0 {
		t.Error("it must lose what was acknowledged, and break nothing")
	}
}

func TestABrokenDiskEndsTheProcess(t *testing.T) {
	for _, b := range breakages {
		t.Run(b.name, func(t *testing.T) {
			l, err := breaks(t.Context(), trying(t), b.name, b.trouble, 10)
			fine(t, l, err)
		})
	}
}

func TestAFullDiskIsNotNow(t *testing.T) {
	for _, f := range fillings {
		t.Run(f.name, func(t *testing.T) {
			l, err := fills(t.Context(), trying(t), f.name, f.trouble, 2)
			fine(t, l, err)
		})
	}
	t.Run("disk-full-at-checkpoint", func(t *testing.T) {
		l, err := fillsMain(t.Context(), trying(t), 400)
		fine(t, l, err)
	})
}

func TestADiskThatCannotBeWrittenIsRefusedAtTheStart(t *testing.T) {
	l, err := starts(t.Context(), trying(t), "read-only-at-start", trouble{wrong: readOnly, files: everyFile}, "read-only")
	fine(t, l, err)
}

func TestASlowDiskLosesNothing(t *testing.T) {
	l, err := slows(t.Context(), trying(t), 200*time.Millisecond, 40)
	fine(t, l, err)
}

func TestABackupUnderLoadHoldsAllThatWasAcknowledged(t *testing.T) {
	l, err := backups(t.Context(), trying(t), 3)
	fine(t, l, err)
}

func TestBitRotIsFoundOrHarmless(t *testing.T) {
	l, err := rots(t.Context(), trying(t), 40, 1)
	fine(t, l, err)
}
