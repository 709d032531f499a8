package server

import (
	"bytes"
	"compress/gzip"
	"io"
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
