package play

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// guest is somebody at the table.
type guest struct {
	*person
	side     sessions.Side
	function string
	table    string
	slip     string
}

// known is how the script names a guest: by a name, by a function, or by the side alone.
func known(card item) string {
	for _, key := range []string{"naam", "functie", "kant"} {
		if name := card.raw(key); name != "" {
			return name
		}
	}
	return ""
}

// seats lists who comes: those whose cards are in the script, and others until every side has its number.
func (s *stage) seats() error {
	for _, card := range s.book("kaarten").members() {
		s.seat(known(card), sessions.Side(card.raw("kant")))
	}
	for _, side := range sessions.Sides {
		want, more := s.book("deelnemers").number(string(side)), extras[side]
		for s.on(side) < want && len(more) > 0 {
			s.seat(more[0], side)
			more = more[1:]
		}
		if s.on(side) != want {
			return fmt.Errorf("%d people of %s, and the script says %d", s.on(side), side, want)
		}
	}
	return nil
}

func (s *stage) seat(name string, side sessions.Side) *guest {
	if g := s.guest(name); g != nil {
		return g
	}
	g := &guest{person: s.person(name, "seat"), side: side, table: fmt.Sprint(1 + len(s.people)%2)}
	if side.Official() && name != string(side) {
		g.function = name
	}
	s.people = append(s.people, g)
	return g
}

func (s *stage) guest(name string) *guest {
	for _, g := range s.people {
		if g.name == name {
			return g
		}
	}
	return nil
}

func (s *stage) on(side sessions.Side) int { return len(s.of(side)) }

func (s *stage) of(side sessions.Side) []*guest {
	var list []*guest
	for _, g := range s.people {
		if g.side == side {
			list = append(list, g)
		}
	}
	return list
}

// functions lists who comes from work, for the people who want to know that beforehand.
func (s *stage) functions() []string {
	var list []string
	for _, card := range s.book("kaarten").members() {
		if f := card.raw("functie"); f != "" && !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	return append(list, extras[sessions.Beleid]...)
}

// doors are the links on paper, as the desk prints them.
type doors struct {
	Code  string
	Paper []struct {
		Door sessions.Door
		URL  string
	}
	Open    struct{ URL string }
	Scribes []struct{ Table, URL string }
}

func (s *stage) doors(ctx context.Context, session string) (d doors, err error) {
	got, err := s.lea.open(ctx, "/bureau/"+session+"/deuren")
	if err == nil {
		err = json.Unmarshal([]byte(got.body), &d)
	}
	return d, err
}

// enter is somebody scanning a card, or typing the code, and taking a seat.
func (s *stage) enter(ctx context.Context, g *guest, d doors) error {
	way := form("code", d.Code)
	if g.name != byCode {
		way = form("key", secret(s.cardFor(d, g.side)))
	}
	inside, err := g.post(ctx, "/d/sleutel", way)
	if err != nil {
		return err
	}
	name := g.name
	if g.function != "" || g.name == string(g.side) {
		name = ""
	}
	screen, err := g.post(ctx, "/d/plaats", form("n", field(inside.body, "n"), "naam", name, "kant", string(g.side),
		"functie", g.function, "tafel", g.table))
	if err != nil {
		return err
	}
	g.where = place{stream: attribute(screen.body, "data-stream"), session: attribute(screen.body, "data-session")}
	g.slip = attribute(screen.body, "data-slip")
	if g.where != s.lea.where {
		return fmt.Errorf("%s took a seat at %v, and the conversation is %v", g.name, g.where, s.lea.where)
	}
	return nil
}

func (s *stage) cardFor(d doors, side sessions.Side) string {
	for _, p := range d.Paper {
		if slices.Contains(sessions.SidesOf(p.Door), side) {
			return p.URL
		}
	}
	return ""
}

// welcome lets everybody in. Officials say yes to the promise on their phones.
func (s *stage) welcome(ctx context.Context) error {
	d, err := s.doors(ctx, s.done.Session)
	if err != nil {
		return err
	}
	for _, g := range s.people {
		if err := s.enter(ctx, g, d); err != nil {
			return err
		}
		if g.side.Official() {
			if err := g.do(ctx, &sessions.GivePledge{}); err != nil {
				return err
			}
		}
	}
	s.book("veiligheid").raw("afspraak_bevestigd_door") // all of them, just now
	return s.admit(ctx)
}

// admit lets in who came by the code and says "ik vertel wat ik meemaak".
func (s *stage) admit(ctx context.Context) error {
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	for id := range s.lea.view.records["seat"] {
		seat, err := seen[sessions.Seat](&s.lea.view, "seat", id)
		if err != nil {
			return err
		}
		if seat.Side == sessions.Ervaring && !seat.Admitted {
			if err := s.lea.do(ctx, &sessions.AdmitSeat{Seat: id}); err != nil {
				return err
			}
		}
	}
	return nil
}
