package sessions

import (
	"fmt"
	"regexp"
	"slices"
)

// FillLane writes a note in a lane of a step, or changes one. No text takes the note away.
type FillLane struct {
	Step    string `json:"step"`
	Note    string `json:"note"`
	Lane    Lane   `json:"lane"`
	Text    Text   `json:"text"`
	Explain Text   `json:"explain"` // what jargon in it means
	Was     int    `json:"was"`
}

// LaneFilled happened. A note without text is taken away.
type LaneFilled struct {
	Step string   `json:"step"`
	Note LaneText `json:"note"`
	penned
}

// The lanes that a side fills by phone. Residents tell what they do, feel and see; officials what happens behind it.
func (l Lane) filledBy(side Side) bool {
	switch {
	case side.Official():
		return contains([]Lane{LaneSeen, LaneBehind, LaneSystems}, l)
	case side == Begeleiding:
		return contains([]Lane{LaneDoes, LaneBeside, LaneSeen}, l)
	}
	return contains([]Lane{LaneDoes, LaneFeels, LaneBeside, LaneSeen}, l)
}

func (w *FillLane) decide(s *State, who Who, g *Given) ([]Fact, error) {
	st, err := s.drawn(who, g, w.Step)
	if err != nil {
		return nil, err
	}
	if err := allShort(mostStepText, w.Text, w.Explain); err != nil {
		return nil, err
	}
	old, there := st.note(w.Note)
	switch {
	case !contains(Lanes, w.Lane):
		return nil, Refuse(Invalid, "Deze regel van de tekening kennen wij niet.")
	case who.Role == Attendee && !w.Lane.filledBy(who.Side):
		return nil, Refuse(Forbidden, "Deze regel vult een andere kant van de tafel in. Uw tekst blijft hier staan.")
	case !there && w.Text.empty():
		return nil, Refuse(Invalid, "Er staat nog niets. Schrijf eerst een paar woorden.")
	case !there && len(st.Lanes) >= mostNotes:
		return nil, Refuse(Conflict, "Er hangen al 60 briefjes bij deze stap. Voeg er eerst een paar samen.")
	case there && !st.wrote(who, w.Note):
		return nil, errNotYours
	case w.Lane == LaneBehind && len(Jargon(w.Text.Body)) > 0 && w.Explain.empty():
		return nil, Refuse(Invalid, fmt.Sprintf("Leg in gewone woorden uit wat ‘%s’ is. Dan kan iedereen het lezen.", Jargon(w.Text.Body)[0]))
	}
	if there {
		err = st.sameNote(partLanes, old.Rev, w.Was, old.Text)
	} else {
		err = s.newOnRoute(st.Route, w.Note)
	}
	if err != nil {
		return nil, err
	}
	f := &LaneFilled{Step: st.ID, Note: LaneText{ID: w.Note, Lane: w.Lane, Text: named(w.Text), Explain: named(w.Explain), Side: old.Side}}
	if !there && who.Role == Attendee {
		f.Note.Side, f.penned = who.Side, g.penned(who)
	}
	return []Fact{f}, nil
}

func (f *LaneFilled) apply(s *State, _ Instant) {
	s.changeRouteStep(f.Step, partLanes, func(st *RouteStep) {
		n := f.Note
		n.Rev = st.Revisions[partLanes]
		st.Lanes = replaced(st.Lanes, n.ID, n, n.Text != "", func(o LaneText) string { return o.ID })
		st.sortLanes()
		st.own.signs(n.ID, f.Handle)
	})
	s.wroteAt(f.Note.ID, f.penned)
}

func (st *RouteStep) note(id string) (LaneText, bool) {
	at := slices.IndexFunc(st.Lanes, func(n LaneText) bool { return n.ID == id })
	if at < 0 {
		return LaneText{}, false
	}
	return st.Lanes[at], true
}

// replaced gives a list in which one of an id is another, stands at the end when it was not there, or is gone.
func replaced[T any](list []T, id string, with T, keep bool, name func(T) string) []T {
	out, found := make([]T, 0, len(list)+1), false
	for _, v := range list {
		if name(v) != id {
			out = append(out, v)
			continue
		}
		if found = true; keep {
			out = append(out, with)
		}
	}
	if keep && !found {
		out = append(out, with)
	}
	return out
}

// signs remembers whose act a note is, without changing what others still hold.
func (o *routeStepOwn) signs(id, handle string) {
	if handle == "" {
		return
	}
	wrote := map[string]string{id: handle}
	for k, v := range o.Wrote {
		if k != id {
			wrote[k] = v
		}
	}
	o.Wrote = wrote
}

// wroteAt lets the phone of who wrote something know that it is theirs; nobody else hears that.
func (s *State) wroteAt(about string, by penned) {
	if by.Handle != "" {
		s.put(&Mine{ID: by.Handle, Session: by.Session, What: drawing, About: about})
	}
}

// penned is whose act a note is, and on which evening; nothing when the desk or a scribe wrote it down.
type penned struct {
	Session string `json:"session,omitempty"`
	Handle  string `json:"handle,omitempty"`
}

func (g *Given) penned(who Who) penned {
	if who.Role != Attendee {
		return penned{}
	}
	return penned{Session: who.Session, Handle: g.handle(who.Seat)}
}

// drawing marks what one person wrote on a drawing.
const drawing = "drawing"

var capitals = regexp.MustCompile(`[\p{L}\p{N}&]*\p{Lu}[\p{Lu}\p{N}&]*\p{Lu}[\p{L}\p{N}&]*`)

// loud are words that people write in capitals to be heard.
var loud = []string{"NIET", "WEL", "GEEN", "NOOIT", "ALTIJD", "ALLES", "ALLE", "ALLEEN", "MOET", "MAG", "MOGEN", "OK", "NEE", "JA", "NU", "EN", "OF", "TE"}

// Jargon gives the abbreviations in a text: words with two capitals beside each other (S4-07). They are marked on the
// screens, and behind the scenes somebody says what they mean.
func Jargon(text string) []string {
	list := []string{}
	for _, word := range capitals.FindAllString(text, -1) {
		if !contains(loud, word) && !contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}
