package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"maatwerkroute/cmd/room"
)

const trajectories = 200

// measurePages: what everybody reads of an organisation that has been at it for years. Each page is asked for once
// before it is measured, which opens its board; that first time is told beside it.
func measurePages(ctx context.Context, b *bench) error {
	r, err := b.open(ctx, "pages", room.Plan{Boards: b.count(trajectories, 4), Seats: 4, Cards: 8, Barriers: b.count(50, 5), Actions: b.count(100, 10)})
	if err != nil {
		return err
	}
	var warm, first series
	err = b.again(ctx, "pages", func(int) error {
		server, err := b.serve(ctx, r)
		if err != nil {
			return err
		}
		defer server.Kill()
		var took [2][]float64
		for i := range took {
			for _, board := range r.Boards {
				one, err := pageTook(ctx, server, board)
				if err != nil {
					return err
				}
				took[i] = append(took[i], one)
			}
			slices.Sort(took[i])
		}
		first.add(quantile(took[0], 0.95), 0)
		warm.add(quantile(took[1], 0.95), 0)
		b.progress("pages: 95%% of them within %.1f ms, the first time %.1f ms", quantile(took[1], 0.95), quantile(took[0], 0.95))
		return server.Stop()
	})
	n := len(r.Boards)
	name := fmt.Sprintf("pages of %d trajectories, 95%% within", n)
	b.report.tell(line{Figure: name, Unit: "ms", Target: "≤ 100 ms", Note: fmt.Sprintf("/traject of each, one after another; %d drempels and %d acties together", n*b.count(50, 5), n*b.count(100, 10))},
		warm, is(warm.value() <= 100))
	b.report.tell(line{Figure: name + ", the first time", Unit: "ms", Note: "its board is opened from disk"}, first, nil)
	return err
}

// pageTook reads one page whole.
func pageTook(ctx context.Context, s *room.Server, board room.Board) (float64, error) {
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, s.Origin()+"/traject/"+board.Stream, nil)
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	res, err := http.DefaultClient.Do(ask)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0, err
	}
	if res.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("the page of %s: status %d", board.Stream, res.StatusCode)
	}
	return ms(time.Since(begin)), nil
}
