package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"testing"
)

func TestAZippedFileIsWhole(t *testing.T) {
	body := bytes.Repeat([]byte("body { margin: 0 }\n"), 3000)
	zipped, err := zip(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, body) {
		t.Errorf("%d of %d bytes came back: %v", len(got), len(body), err)
	}
}

// The worker's address never changes, so nothing may keep it without asking; a bundle's address changes with it.
func TestTheWorkerIsAskedForEachTime(t *testing.T) {
	h := start(t, nil)
	zipped, err := zip([]byte("addEventListener('fetch', () => {})"))
	if err != nil {
		t.Fatal(err)
	}
	own := *h.assets // they are one for all servers of this process
	own.files = maps.Clone(own.files)
	h.assets = &own
	h.assets.files["sw.js"] = asset{body: []byte("addEventListener('fetch', () => {})"), zipped: zipped, hash: "abc", kind: kinds[".js"]}
	p := h.person()
	for path, kept := range map[string]string{"/sw.js": "no-cache", "/sw.js?h=abc": "no-cache", "/s/sw.js": "no-cache", "/s/sw.js?h=abc": "public, max-age=31536000, immutable"} {
		a := p.get(path).is(t, 200, "addEventListener")
		for name, want := range map[string]string{"Cache-Control": kept, "Content-Type": "text/javascript; charset=utf-8", "Content-Security-Policy": h.csp} {
			if got := a.header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
	delete(h.assets.files, "sw.js")
	p.get("/sw.js").is(t, 404)
}
