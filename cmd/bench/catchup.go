package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"time"

	"maatwerkroute/cmd/room"
)

const missed = 1000 // entries

// measureCatchup: a phone that was away while a thousand wishes were kept: on few cards, and on many.
func measureCatchup(ctx context.Context, b *bench) error {
	seats := b.count(100, 20)
	r, err := b.open(ctx, "catchup", room.Plan{Boards: 1, Seats: seats, Cards: 10 * seats})
	if err != nil {
		return err
	}
	var took, few, many, even series
	var records [2]int
	err = b.again(ctx, "catchup", func(int) error {
		// A tenth of the phones have a tenth of the cards.
		x, err := b.catchup(ctx, r, seats/10)
		if err != nil {
			return err
		}
		y, err := b.catchup(ctx, r, seats)
		if err != nil {
			return err
		}
		bare, err := fetch(y.bytes)
		if err != nil {
			return err
		}
		took.add(y.ms, bare)
		few.add(float64(x.bytes)/1024, 0)
		many.add(float64(y.bytes)/1024, 0)
		each := func(c caughtUp) float64 { return float64(c.bytes) / float64(c.records) }
		even.add(max(each(x), each(y))/min(each(x), each(y)), 0)
		records = [2]int{x.records, y.records}
		b.progress("catchup: %d records %d bytes %.2f ms; %d records %d bytes %.2f ms; raw %.2f ms", x.records, x.bytes, x.ms, y.records, y.bytes, y.ms, bare)
		return nil
	})
	note := fmt.Sprintf("%d wishes rewording %d cards; from dialling, with the handshake, until the news was read; the slowest of four phones of four classes", missed, records[1])
	b.report.tell(line{Figure: "catch-up after 1,000 missed entries", Unit: "ms", Target: "≤ 10 ms", Beside: "raw TCP: dial, and read as many bytes", Note: note}, took, is(took.value() <= 10))
	b.report.tell(line{Figure: fmt.Sprintf("its bytes, %d records changed", records[1]), Unit: "KiB"}, many, nil)
	b.report.tell(line{Figure: fmt.Sprintf("its bytes, %d records changed", records[0]), Unit: "KiB"}, few, nil)
	b.report.tell(line{Figure: "bytes a record, the one beside the other", Unit: "×", Target: "in proportion to records: ≤ 1.2 ×"}, even, is(even.value() <= 1.2))
	return err
}

type caughtUp struct {
	ms             float64
	bytes, records int
}

// catchup lets four phones go, has writers keep a thousand wishes, and lets the four come back.
func (b *bench) catchup(ctx context.Context, r *room.Room, writers int) (most caughtUp, err error) {
	r, gone, err := b.copied(r)
	if err != nil {
		return most, err
	}
	defer gone()
	server, err := b.serve(ctx, r)
	if err != nil {
		return most, err
	}
	defer server.Kill()
	board := r.Boards[0]
	away := board.Seats[len(board.Seats)-4:] // one of each class
	cursors := make([]string, len(away))
	for i, seat := range away {
		if cursors[i], err = leave(ctx, board, server, seat); err != nil {
			return most, err
		}
	}
	if _, err := b.phones(ctx, phoneJob{where: phonesOf(r, server), Each: writers, Wishes: missed}); err != nil {
		return most, err
	}
	for i, seat := range away {
		c, err := comeBack(ctx, board, server, seat, cursors[i])
		if err != nil {
			return most, err
		}
		most.ms, most.bytes, most.records = max(most.ms, c.ms), max(most.bytes, c.bytes), max(most.records, c.records)
	}
	return most, server.Stop()
}

func leave(ctx context.Context, board room.Board, s *room.Server, seat room.Seat) (cursor string, err error) {
	one, err := dial(ctx, board, s, seat, "")
	if err != nil {
		return "", err
	}
	defer one.ws.Close()
	news, err := one.until(newsPrefix)
	if err != nil {
		return "", err
	}
	return cursorOf(news)
}

func comeBack(ctx context.Context, board room.Board, s *room.Server, seat room.Seat, cursor string) (c caughtUp, err error) {
	begin := time.Now()
	one, err := dial(ctx, board, s, seat, cursor)
	if err != nil {
		return c, err
	}
	defer one.ws.Close()
	news, err := one.until(newsPrefix)
	if err != nil {
		return c, err
	}
	c.ms, c.bytes = ms(time.Since(begin)), len(news)
	n := pairs(news)
	c.records = n.class + n.own
	return c, nil
}

// fetch dials a bare TCP server that gives so many bytes, and reads them: the median of nine, in milliseconds.
func fetch(size int) (float64, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer ln.Close()
	go give(ln, size)
	var list []float64
	for range 9 {
		begin := time.Now()
		c, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			return 0, err
		}
		_, err = io.Copy(io.Discard, c)
		c.Close()
		if err != nil {
			return 0, err
		}
		list = append(list, ms(time.Since(begin)))
	}
	return median(list), nil
}
