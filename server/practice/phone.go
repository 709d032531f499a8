package practice

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// phone is the browser of one invented participant.
type phone struct {
	room  Room
	is    Person
	web   *http.Client
	view  view
	did   map[string]bool
	wrote map[string]int // cards, by run
}

func newPhone(room Room, is Person) *phone {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // it says that it never fails
	}
	return &phone{room: room, is: is, view: newView(), did: map[string]bool{}, wrote: map[string]int{},
		web: &http.Client{Jar: jar, Transport: room.Dial, Timeout: 20 * time.Second}}
}

const (
	aForm = "application/x-www-form-urlencoded"
	aWish = "application/json"
)

var nonce = regexp.MustCompile(`name="n" value="([0-9a-f]{32})"`)

// comeIn joins as people do: by the card that was given, and with the answers that the page asks for.
func (p *phone) comeIn(ctx context.Context) error {
	_, secret, _ := strings.Cut(p.is.Door, "#")
	if _, err := p.send(ctx, http.MethodPost, "/d/sleutel", aForm, []byte(url.Values{"key": {secret}}.Encode())); err != nil {
		return err
	}
	page, err := p.send(ctx, http.MethodGet, "/d/binnen", "", nil)
	if err != nil {
		return err
	}
	found := nonce.FindSubmatch(page)
	if found == nil {
		return errors.New("come in: the page asks for nothing")
	}
	sits := url.Values{"n": {string(found[1])}, "kant": {string(p.is.Side)}, "naam": {p.is.Name}, "functie": {p.is.Function}, "tafel": {p.is.Table}}
	_, err = p.send(ctx, http.MethodPost, "/d/plaats", aForm, []byte(sits.Encode()))
	return err
}

// look reads what is new. over says that there is nothing more to take part in.
func (p *phone) look(ctx context.Context) (over bool, err error) {
	body, err := p.send(ctx, http.MethodGet, "/since?"+p.query()+"&cursor="+url.QueryEscape(p.view.cursor), "", nil)
	if s := status(0); errors.As(err, &s) && (s == http.StatusGone || s == http.StatusUnauthorized || s == http.StatusNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, p.view.take(body)
}

func (p *phone) query() string {
	return url.Values{"stream": {p.room.Stream}, "session": {p.room.Session}, "as": {"seat"}}.Encode()
}

// status is an answer that is no yes.
type status int

func (s status) Error() string { return fmt.Sprintf("the server answers %d", int(s)) }

const most = 4 << 20 // bytes of one answer

func (p *phone) send(ctx context.Context, method, path, kind string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, p.room.Base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if method == http.MethodPost {
		req.Header.Set("Origin", p.room.Origin)
		req.Header.Set("Content-Type", kind)
	}
	res, err := p.web.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, most))
	if err == nil && res.StatusCode != http.StatusOK {
		err = status(res.StatusCode)
	}
	return b, err
}

// newID makes a random name, as a phone does.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
