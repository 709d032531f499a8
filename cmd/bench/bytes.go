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
	t := &around{board: r.Boards[0], server: server, id: rand.IntN(1 << 40)}
	defer t.leave()
	if err := t.sit(ctx); err != nil {
		return got, err
	}
	placed, err := t.place()
	if err != nil {
		return got, err
	}
	revealed, err := t.reveal(ctx)
	if err != nil {
		return got, err
	}
	others := slices.Max(revealed[authors:])
	got.fresh = others / authors
	got.author = placed + slices.Max(revealed[:authors]) - others + got.fresh // of what was revealed only its own
	if got.again, err = t.reword(); err != nil {
		return got, err
	}
	return got, server.Stop()
}

const (
	authors = 3
	letters = "een kaart van zestig letters die iemand net heeft geschreven"
)

// around is everybody at the table, each with a screen.
type around struct {
	board   room.Board
	server  *room.Server
	id      int // of the first wish, and in the names of the cards
	screens []*screen
}

func (t *around) sit(ctx context.Context) error {
	for _, seat := range t.board.Seats {
		s, err := dial(ctx, t.board, t.server, seat, "")
		if err != nil {
			return err
		}
		t.screens = append(t.screens, s)
		if _, err := s.until(newsPrefix); err != nil {
			return err
		}
	}
	return nil
}

func (t *around) leave() {
	for _, s := range t.screens {
		s.ws.Close()
	}
}

// news is the size of the next news frame of each of these screens.
func news(screens []*screen) ([]float64, error) {
	sizes := make([]float64, len(screens))
	for i, s := range screens {
		frame, err := s.until(newsPrefix)
		if err != nil {
			return nil, err
		}
		sizes[i] = float64(len(frame) + frameHeader)
	}
	return sizes, nil
}

// place has three people write a card, which each of them alone sees.
func (t *around) place() (most float64, err error) {
	for i, s := range t.screens[:authors] {
		wish := fmt.Sprintf(`"op":"place-card","body":{"card":"c%x-%d","question":%q,"step":%q,"text":%q}`, t.id, i, t.board.Question, t.board.Steps[0], letters)
		if err := s.ask(t.id+i, t.board.Run, wish); err != nil {
			return 0, err
		}
		size, err := news(t.screens[i : i+1])
		if err != nil {
			return 0, err
		}
		most = max(most, size[0])
	}
	return most, nil
}

// reveal has the desk show them.
func (t *around) reveal(ctx context.Context) ([]float64, error) {
	frame := wishFrame(t.id+authors, t.board.Run, `"op":"reveal-cards","body":{}`)
	if _, err := t.board.AskAsDesk(ctx, t.server.Address, t.server.Origin(), frame); err != nil {
		return nil, err
	}
	return news(t.screens)
}

// reword gives one of them new words; everybody hears it.
func (t *around) reword() (most float64, err error) {
	wish := fmt.Sprintf(`"op":"reword-card","body":{"card":"c%x-0","text":%q}`, t.id, letters)
	if err := t.screens[0].ask(t.id+authors+1, t.board.Run, wish); err != nil {
		return 0, err
	}
	sizes, err := news(t.screens[1:])
	if err != nil {
		return 0, err
	}
	return slices.Max(sizes), nil
}
