package main

import (
	"context"
	"database/sql"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"maatwerkroute/server"
)

// used is a data folder in which a server ran.
func used(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	h, err := server.Open(server.Config{Data: data}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	return data
}

func database(data string) string { return filepath.Join(data, "maatwerkroute.db") }

func change(t *testing.T, data, query string) {
	t.Helper()
	db, err := sql.Open("sqlite3", database(data))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

func busy(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l.Addr().String()
}

// root skips what only an administrator of the machine can make.
func root(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root: a folder of another user, or a disk of its own")
	}
}

func TestItRefusesToRunAndSaysWhatToDo(t *testing.T) {
	for name, row := range map[string]struct {
		make func(t *testing.T) (args []string, as uint32)
		says []string
	}{
		"a second server on the folder": {func(t *testing.T) ([]string, uint32) {
			data := used(t)
			serving(t, data)
			return []string{"--data=" + data}, 0
		}, []string{"er draait al een server op deze map", "Stop die eerst", "proces "}},
		"a database of a newer program": {func(t *testing.T) ([]string, uint32) {
			data := used(t)
			change(t, data, `insert into goose_db_version (version_id, is_applied) values (9999, 1)`)
			return []string{"--data=" + data}, 0
		}, []string{"version 9999", "start het nieuwere programma"}},
		"a text instead of a database": {func(t *testing.T) ([]string, uint32) {
			data := used(t)
			if err := os.WriteFile(database(data), []byte(strings.Repeat("geen database ", 1000)), 0o600); err != nil {
				t.Fatal(err)
			}
			return []string{"--data=" + data}, 0
		}, []string{"geen database van Maatwerkroute", "restore"}},
		"a read-only disk": {func(t *testing.T) ([]string, uint32) {
			root(t)
			data := t.TempDir()
			if err := syscall.Mount("tmpfs", data, "tmpfs", syscall.MS_RDONLY, "size=1m"); err != nil {
				t.Skip("no disk can be mounted here: ", err)
			}
			t.Cleanup(func() { syscall.Unmount(data, 0) })
			return []string{"--data=" + data}, 0
		}, []string{"de schijf is alleen-lezen", "Koppel hem schrijfbaar aan"}},
		"a full disk": {func(t *testing.T) ([]string, uint32) {
			root(t)
			data := t.TempDir()
			if err := syscall.Mount("tmpfs", data, "tmpfs", 0, "size=16k"); err != nil {
				t.Skip("no disk can be mounted here: ", err)
			}
			t.Cleanup(func() { syscall.Unmount(data, 0) })
			return []string{"--data=" + data}, 0
		}, []string{"de schijf is vol", "Maak ruimte"}},
		"a folder that may not be written": {func(t *testing.T) ([]string, uint32) {
			data := filepath.Join(t.TempDir(), "data")
			mkdir(t, data, 0o500)
			return []string{"--data=" + data}, nobody(t, data)
		}, []string{"mag hier niet schrijven", "chown"}},
		"a file that may not be written": {func(t *testing.T) ([]string, uint32) {
			data := used(t)
			as := nobody(t, data)
			if err := os.Chmod(database(data), 0o400); err != nil {
				t.Fatal(err)
			}
			return []string{"--data=" + data}, as
		}, []string{"alleen-lezen", "Geef het bestand aan de gebruiker"}},
		"a folder of somebody else": {func(t *testing.T) ([]string, uint32) {
			root(t)
			data := used(t)
			nobody(t, data)
			return []string{"--data=" + data}, 0
		}, []string{"is van gebruiker 65534", "Start het als die gebruiker"}},
		"a file for a folder": {func(t *testing.T) ([]string, uint32) {
			return []string{"--data=" + database(used(t))}, 0
		}, []string{"dit is geen map"}},
		"an address in use": {func(t *testing.T) ([]string, uint32) {
			return []string{"--data=" + used(t), "--address=" + busy(t)}, 0
		}, []string{"hier luistert al een ander programma", "--address"}},
		"an address of another machine": {func(t *testing.T) ([]string, uint32) {
			return []string{"--data=" + used(t), "--address=192.0.2.1:8080", "--public-url=https://maatwerk.example"}, 0
		}, []string{"niet van deze computer", "--address"}},
		"plain http to the world": {func(t *testing.T) ([]string, uint32) {
			return []string{"--data=" + used(t), "--public-url=http://maatwerk.example"}, 0
		}, []string{"MWR_ON_LOCATION", "https"}},
	} {
		t.Run(name, func(t *testing.T) {
			args, as := row.make(t)
			cmd := program(append([]string{"serve", "--address=127.0.0.1:0", "--public-url=http://127.0.0.1"}, args...)...)
			if as != 0 {
				cmd.Path = copied(t, os.Args[0])
				cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: as, Gid: as}}
			}
			out, code := says(t, cmd)
			if code == 0 {
				t.Error("it ended as if all were well")
			}
			for _, w := range row.says {
				if !strings.Contains(out, w) {
					t.Errorf("%q is not in what it says: %s", w, out)
				}
			}
			if strings.Contains(out, "goroutine ") || strings.Count(out, "\n") > 6 {
				t.Errorf("an operator cannot read this: %s", out)
			}
		})
	}
}

func mkdir(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Mkdir(path, mode); err != nil {
		t.Fatal(err)
	}
}

// nobody gives a folder to a user without rights, when we may; else it stays ours, who have none to spare.
func nobody(t *testing.T, data string) uint32 {
	t.Helper()
	if os.Geteuid() != 0 {
		return 0
	}
	const user = 65534
	err := filepath.WalkDir(data, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(path, user, user)
	})
	if err != nil {
		t.Fatal(err)
	}
	open(t, filepath.Dir(data))
	return user
}

// open lets everybody pass through a folder of the tests.
func open(t *testing.T, dir string) {
	t.Helper()
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func copied(t *testing.T, binary string) string {
	t.Helper()
	b, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "maatwerkroute")
	if err := os.WriteFile(path, b, 0o755); err != nil {
		t.Fatal(err)
	}
	open(t, filepath.Dir(path))
	return path
}

// An account made behind a server's back would be of a second writer.
func TestAnAccountWaitsUntilTheServerIsStopped(t *testing.T) {
	data := used(t)
	r := serving(t, data)
	add := func() (string, int) {
		cmd := program("user", "add", "--data="+data, "--organization=Collectief Noord", "lea")
		cmd.Stdin = strings.NewReader("een heel lang wachtwoord\n")
		return says(t, cmd)
	}
	if out, code := add(); code == 0 || !strings.Contains(out, "er draait al een server op deze map") {
		t.Errorf("code %d: %s", code, out)
	}
	r.cmd.Process.Kill() // the lock of one who was killed is nobody's
	<-r.ended
	if out, code := add(); code != 0 || !strings.Contains(out, "organisation") {
		t.Errorf("code %d: %s", code, out)
	}
}

func TestOneProcessOpensAFolderOnce(t *testing.T) {
	data := used(t)
	h, err := server.Open(server.Config{Data: data}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := server.Open(server.Config{Data: data}, time.Now); err == nil {
		t.Error("it opened twice")
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := server.Open(server.Config{Data: data}, time.Now)
	if err != nil {
		t.Fatalf("a folder that was let go of: %v", err)
	}
	if _, err := again.AddAccount(context.Background(), server.NewAccount{Name: "bo", Password: "een heel lang wachtwoord", Organization: "x", Type: "collectief"}); err != nil {
		t.Error(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}
