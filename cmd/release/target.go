package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// target is a kind of computer. SQLite is written in C: each needs a C compiler that writes for it.
type target struct {
	os, arch string
	cc       string // the compiler, when it is not this machine's own
	from     string // what to install to get it
	flags    string // for the linker
}

const static = "-linkmode=external -extldflags=-static" // one file that asks nothing of the system that it runs on

var targets = []target{
	{"linux", "amd64", "x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu", static},
	{"linux", "arm64", "aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu and libc6-dev-arm64-cross", static},
	{"windows", "amd64", "x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64", `-extldflags "-static -Wl,--no-insert-timestamp"`},
	{"darwin", "arm64", "", "", ""},
	{"darwin", "amd64", "", "", ""},
}

// tags take Go's own ways to find hosts and users: those of the system are no part of a static program.
const tags = "sqlite_fts5,osusergo,netgo"

var errMac = errors.New("the libraries of macOS are on a Mac only: run `make release` there")

// compiler is the C compiler to build with. The error says what to install.
func (t target) compiler() (string, error) {
	switch {
	case t.os == "darwin" && runtime.GOOS != "darwin":
		return "", errMac
	case t.os == "darwin":
		return "clang -arch " + map[string]string{"amd64": "x86_64", "arm64": "arm64"}[t.arch], nil
	case t.os == runtime.GOOS && t.arch == runtime.GOARCH:
		return os.Getenv("CC"), nil // empty: the one that Go finds
	}
	if _, err := exec.LookPath(t.cc); err != nil {
		return "", fmt.Errorf("there is no %s: on Debian, install %s", t.cc, t.from)
	}
	return t.cc, nil
}

func (t target) name(version string) string {
	name := strings.Join([]string{"maatwerkroute", version, t.os, t.arch}, "-")
	if t.os == "windows" {
		name += ".exe"
	}
	return name
}

// build makes the program. Twice the same source is twice the same file: no paths and no moments stand in it.
func (t target) build(ctx context.Context, cc, out, name string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=true", "-tags="+tags, "-ldflags=-s -w -buildid= "+t.flags,
		"-o", filepath.Join(out, name), "maatwerkroute/cmd/maatwerkroute")
	cmd.Env = append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=1", "GOFLAGS="+without(os.Getenv("GOFLAGS"), "-tags="))
	if cc != "" {
		cmd.Env = append(cmd.Env, "CC="+cc)
	}
	said, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(said))
	}
	return nil
}

// without leaves a flag out of a list of flags.
func without(flags, prefix string) string {
	var rest []string
	for _, f := range strings.Fields(flags) {
		if !strings.HasPrefix(f, prefix) {
			rest = append(rest, f)
		}
	}
	return strings.Join(rest, " ")
}

// stamp is the version, as the name of the commit says it. A tree with changes in it says so.
func stamp(ctx context.Context) (string, error) {
	said, err := exec.CommandContext(ctx, "git", "describe", "--tags", "--always", "--dirty").Output()
	if err != nil {
		return "", fmt.Errorf("ask git for the version: %w", err)
	}
	return strings.TrimPrefix(strings.TrimSpace(string(said)), "v"), nil
}

// sums writes what `sha256sum --check` reads.
func sums(out string, names []string) error {
	var list strings.Builder
	for _, name := range names {
		f, err := os.Open(filepath.Join(out, name))
		if err != nil {
			return err
		}
		h := sha256.New()
		_, err = io.Copy(h, f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		fmt.Fprintf(&list, "%x  %s\n", h.Sum(nil), name)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(list.String()), 0o644)
}
