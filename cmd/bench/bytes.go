package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"maatwerkroute/cmd/room"
)

// measureBytes: what one new card costs each phone, on a board of a thousand.
func measureBytes(ctx context.Context, b *bench) error {
	r, err := b.open(ctx, "bytes", room.Plan{Boards: 1, Seats: 8, Cards: b.count(1000, 60)})
	if err != nil {
		return err
	}
	var fresh, again, author series
	err = b.again(ctx, "bytes", func(int) error {
		g, err := b.oneCard(ctx, r)
		if err != nil {
			return err
		}
		fresh.add(g.fresh, 0)
		again.add(g.again, 0)
		author.add(g.author, 0)
		b.progress("bytes: a new card %.0f, to its author %.0f; reworded %.0f", g.fresh, g.author, g.again)
		return nil
	})
	note := "three phones place a card of 60 letters, the desk reveals the three; the news frame of the phone that gets most, its header included, divided by three"
	b.report.tell(line{Figure: "bytes to each participant for one new card among 1,000", Unit: "B", Target: "≤ 1 KB", Note: note}, fresh, is(fresh.value() <= 1000))
	b.report.tell(line{Figure: "the same, to its author: the card being placed and revealed", Unit: "B", Target: "≤ 1 KB"}, author, is(author.value() <= 1000))
	b.report.tell(line{Figure: "the same, a card with new words", Unit: "B", Target: "≤ 1 KB"}, again, is(again.value() <= 1000))
	return err
}

const frameHeader = 4 // bytes before a payload of 126 to 65,535

type cardBytes struct{ fresh, author, again float64 }

func (b *bench) oneCard(ctx context.Context, r *room.Room) (got cardBytes, err error) {
	r, gone, err := b.copied(r)
	if err != nil {
		return got, err
	}
	defer gone()
	server, err := b.serve(ctx, r)
	if err != nil {
		return got, err
	}
	defer server.Kill()
	board := r.Boards[0]
	screens := make([]*screen, len(board.Seats))
	for i, seat := range board.Seats {
		if screens[i], err = dial(ctx, board, server, seat, ""); err != nil {
			return got, err
		}
		defer screens[i].ws.Close()
		if _, err := screens[i].until(newsPrefix); err != nil {
			return got, err
		}
	}
	id := rand.IntN(1 << 40)
	const letters = "een kaart van zestig letters die iemand net heeft geschreven"
	for i := range 3 {
		wish := fmt.Sprintf(`"op":"place-card","body":{"card":"c%x-%d","question":%q,"step":%q,"text":%q}`, id, i, board.Question, board.Steps[0], letters)
		if err := screens[i].ask(id+i, board.Run, wish); err != nil {
			return got, err
		}
		frame, err := screens[i].until(newsPrefix) // its own card, seen by nobody else
		if err != nil {
			return got, err
		}
		got.author = max(got.author, float64(len(frame)+frameHeader))
	}
	if _, err := board.AskAsDesk(ctx, server.Address, server.Origin(), wishFrame(id+3, board.Run, `"op":"reveal-cards","body":{}`)); err != nil {
		return got, err
	}
	sizes := make([]float64, len(screens))
	for i, s := range screens {
		frame, err := s.until(newsPrefix)
		if err != nil {
			return got, err
		}
		sizes[i] = float64(len(frame) + frameHeader)
	}
	got.fresh, got.author = slices.Max(sizes[3:])/3, got.author+slices.Max(sizes[:3])-slices.Max(sizes[3:])*2/3
	wish := fmt.Sprintf(`"op":"reword-card","body":{"card":"c%x-0","text":%q}`, id, letters)
	if err := screens[0].ask(id+4, board.Run, wish); err != nil {
		return got, err
	}
	for _, s := range screens[1:] {
		frame, err := s.until(newsPrefix)
		if err != nil {
			return got, err
		}
		got.again = max(got.again, float64(len(frame)+frameHeader))
	}
	return got, server.Stop()
}
