package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The program for this machine is built twice: it is the same file, its checksum is what the list says, it runs, and it has
// the parts that a data folder needs.
func TestARelease(t *testing.T) {
	var files [2][]byte
	var name string
	for i := range files {
		out, said := filepath.Join(t.TempDir(), "uit"), &bytes.Buffer{}
		if err := release(t.Context(), out, true, said); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		list, err := os.ReadFile(filepath.Join(out, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		sum, file, ok := strings.Cut(strings.TrimSpace(string(list)), "  ")
		if !ok || strings.Contains(file, "\n") || !strings.Contains(file, runtime.GOOS+"-"+runtime.GOARCH) {
			t.Fatalf("the list is %q", list)
		}
		name = filepath.Join(out, file)
		if files[i], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
		if is := fmt.Sprintf("%x", sha256.Sum256(files[i])); is != sum {
			t.Errorf("the sum of the file is %s and the list says %s", is, sum)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("built twice, it is not the same file")
	}
	here, err := os.Getwd()
	if err != nil || bytes.Contains(files[0], []byte(filepath.Dir(here))) {
		t.Errorf("a path of this machine stands in it: %v", err)
	}
	info, err := buildinfo.ReadFile(name)
	if err != nil || info.Main.Path != "maatwerkroute" {
		t.Errorf("%v %v", info, err)
	}
	if said, err := exec.Command(name, "--version").Output(); err != nil || !strings.HasPrefix(string(said), "v") {
		t.Errorf("its version is %q: %v", said, err)
	}
	data := filepath.Join(t.TempDir(), "data")
	add := exec.Command(name, "user", "add", "lea", "--organization=Wij", "--data="+data)
	add.Stdin = strings.NewReader("een lang wachtwoord\n")
	if said, err := add.CombinedOutput(); err != nil {
		t.Errorf("it does not work: %v %s", err, said)
	}
	if said, err := exec.Command(name, "verify", "--data="+data).CombinedOutput(); err != nil {
		t.Errorf("%v %s", err, said)
	}
}

// What cannot be built here says what is missing.
func TestWhatCannotBeBuiltSaysWhy(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, to := range targets {
		cc, err := to.compiler()
		own := to.os == runtime.GOOS && to.arch == runtime.GOARCH
		switch {
		case own || runtime.GOOS == "darwin" && to.os == "darwin":
			if err != nil {
				t.Errorf("%s/%s: %v", to.os, to.arch, err)
			}
		case to.os == "darwin":
			if !errors.Is(err, errMac) {
				t.Errorf("%s/%s: %q, %v", to.os, to.arch, cc, err)
			}
		case err == nil || !strings.Contains(err.Error(), to.from):
			t.Errorf("%s/%s: %q, %v", to.os, to.arch, cc, err)
		}
	}
}
