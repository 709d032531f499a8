package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// send brings what waits, one at a time.
func (p *phone) send(ctx context.Context, l *wire, answers <-chan frame) {
	if p.copies > 0 && !p.sayAgain(l) {
		return
	}
	for {
		w, ok := p.box.oldest(ctx)
		if !ok {
			return
		}
		p.awake()
		if p.bend.forget && rand.IntN(10) == 0 {
			p.box.ack(w.id)
			continue
		}
		if p.bend.again && rand.IntN(2) == 0 {
			l.write(bytes.Replace(w.frame, []byte(w.id), []byte(newWish("", "", "", nil).id), 1))
		}
		if !p.copy(ctx, l, w) || l.write(w.frame) != nil || !p.answered(ctx, w, answers) {
			return
		}
	}
}

// answered waits for the answer to a wish; after "not now" it is said again. It is false when nobody answers.
func (p *phone) answered(ctx context.Context, w wish, answers <-chan frame) bool {
	late := time.NewTimer(impatience)
	defer late.Stop()
	for {
		select {
		case f := <-answers:
			if f.ID != w.id {
				continue
			}
			if f.Kind == "not-now" {
				pause(ctx, 20*time.Millisecond)
			}
			return true
		case <-late.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// copy sends the same wish more often: over the socket, and by POST at the same time.
func (p *phone) copy(ctx context.Context, l *wire, w wish) bool {
	for range p.copies {
		if rand.IntN(2) == 0 {
			p.posts.Go(func() { p.post(ctx, w) })
			continue
		}
		if l.write(w.frame) != nil {
			return false
		}
	}
	return true
}

// sayAgain sends what was acknowledged before, in another order, as a phone that lost its notes does.
func (p *phone) sayAgain(l *wire) bool {
	old := p.box.last(8)
	rand.Shuffle(len(old), func(i, j int) { old[i], old[j] = old[j], old[i] })
	for _, w := range old {
		if l.write(w.frame) != nil {
			return false
		}
	}
	return true
}

// post sends a wish as a phone does for which no socket comes up.
func (p *phone) post(ctx context.Context, w wish) {
	ctx, cancel := context.WithTimeout(ctx, impatience)
	defer cancel()
	data, err := post(ctx, p, w.frame)
	if err != nil {
		return // nobody knows whether it arrived; the socket says it too
	}
	p.take(data)
}

func post(ctx context.Context, p *phone, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+p.at+"/wish?"+p.board.Query(p.as, ""), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Origin", p.origin)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", "mwr_"+p.as+"="+p.cookie)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, errors.New(res.Status)
	}
	return io.ReadAll(res.Body)
}

// wire is a line on which more than one may write.
type wire struct {
	ws *websocket.Conn
	mu sync.Mutex
}

func (l *wire) write(frame []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ws.SetWriteDeadline(time.Now().Add(impatience))
	return l.ws.WriteMessage(websocket.TextMessage, frame)
}
