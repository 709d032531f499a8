package live

import (
	"testing"
	"time"
)

func TestAViewerIsBehindByTheCommitsThatItDidNotLookAt(t *testing.T) {
	var b beat
	var looked, late int64
	for i, row := range []struct {
		commits int
		look    *int64
		want    int64
		shows   string
	}{
		{0, &looked, 0, "a board that never committed"},
		{1, &looked, 1, "a screen that keeps up"},
		{3, &looked, 3, "one that missed two"},
		{0, &looked, 0, "one that was woken by a reply"},
		{0, &late, 0, "one that comes in late"},
		{2, &late, 2, "and is behind then"},
		{0, &looked, 2, "the other has its own count"},
	} {
		for range row.commits {
			b.tick()
		}
		if l := b.look(row.look); l.commits != row.want || l.commits > 0 && time.Since(l.since) > time.Minute {
			t.Errorf("%d, %s: %+v", i, row.shows, l)
		}
	}
}

func BenchmarkLook(b *testing.B) {
	var beat beat
	var looked int64
	b.ReportAllocs()
	for b.Loop() {
		beat.tick()
		beat.look(&looked)
	}
}
