package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

const block = 4096

// fsyncs writes 4 KiB and syncs, again and again, in a file beside the database: how often this machine can
// promise anything at all. The file has its size already, as a write-ahead log in use has.
func fsyncs(dir string, d time.Duration) (perSecond, p99 float64, err error) {
	path := filepath.Join(dir, "fsync")
	f, err := os.Create(path)
	if err != nil {
		return 0, 0, fmt.Errorf("fsync: %w", err)
	}
	defer os.Remove(path)
	defer f.Close()
	const blocks = 1024
	if _, err := f.Write(make([]byte, blocks*block)); err != nil {
		return 0, 0, fmt.Errorf("fsync: %w", err)
	}
	data := make([]byte, block)
	var took []float64
	begin := time.Now()
	for n := int64(0); time.Since(begin) < d; n++ {
		data[0]++
		one := time.Now()
		if _, err := f.WriteAt(data, n%blocks*block); err != nil {
			return 0, 0, fmt.Errorf("fsync: %w", err)
		}
		if err := f.Sync(); err != nil {
			return 0, 0, fmt.Errorf("fsync: %w", err)
		}
		took = append(took, ms(time.Since(one)))
	}
	perSecond = float64(len(took)) / time.Since(begin).Seconds()
	slices.Sort(took)
	return perSecond, quantile(took, 0.99), nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
