package sessions

import "slices"

// The reveal shows cards to the room in shuffled batches of at least three, so that nobody can tell
// from the moment or the order whose card it is (I-22).

const smallestBatch = 3

// RevealCards shows the next batch. Size 0 means all that may be shown.
type RevealCards struct {
	Size int `json:"size"`
}

// CardsRevealed happened. The order of the cards was drawn at random; it is their place on every screen.
type CardsRevealed struct {
	Session string   `json:"session"`
	Cards   []string `json:"cards"`
}

func (w *RevealCards) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	if !e.now().reveals() {
		return nil, Refuse(Conflict, "Onthullen kan vanaf het deel ‘Onthullen en bevestigen’.")
	}
	if w.Size != 0 && w.Size < smallestBatch {
		return nil, Refuse(Invalid, "Onthul minstens drie kaarten tegelijk.")
	}
	batch := s.waiting(e.ID)
	g.shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
	batch = next(batch, w.Size)
	if n := s.counts(readBack, e.ID); len(batch) == 0 && len(n) > 0 {
		return nil, Refuse(Conflict, "Lees eerst de kaarten van papier terug. Kaarten die niet teruggelezen zijn, blijven liggen.")
	}
	if len(batch) == 0 {
		return nil, Refuse(Conflict, "Er zijn nu te weinig nieuwe kaarten. Die komen pas als elke schrijver ja zegt.")
	}
	ids := make([]string, len(batch))
	for i, c := range batch {
		ids[i] = c.ID
	}
	return []Fact{&CardsRevealed{Session: e.ID, Cards: ids}}, nil
}

func (p Phase) reveals() bool {
	if p.Reveal != "" {
		return p.Reveal == RevealBatches
	}
	return !contains([]PhaseKind{Listening, SayBack, Writing, Welcome, Break, Introductions, Pairs, Walking, Backstage, GoodDay}, p.Kind)
}

// next takes the next batch from the shuffled cards. What is for the collective alone goes along: its
// author said so, and the room, which does not see it, still gets at least three.
func next(list []*Card, size int) []*Card {
	var room []*Card
	for _, c := range list {
		if c.own.Consent != ConsentCollective {
			room = append(room, c)
		}
	}
	switch {
	case len(room) < smallestBatch:
		room = sureOf(room)
	case size > 0 && len(room)-size >= smallestBatch:
		room = room[:size]
	}
	return slices.DeleteFunc(list, func(c *Card) bool { return c.own.Consent != ConsentCollective && !contains(room, c) })
}

// waiting lists the cards that may be shown and are not, and those that the collective has and whose
// author now says yes to the room.
func (s *State) waiting(session string) []*Card {
	var list []*Card
	for _, c := range all[Card](s) {
		shown := c.own.Shown && (!c.own.ForUs || c.own.Consent != ConsentYes)
		if c.Session == session && !shown && c.State == Placed && c.own.Consent != ConsentNo && c.Kind != Heard && !c.own.Unread {
			list = append(list, c)
		}
	}
	return list
}

// sureOf gives a batch of one or two only when every author said yes.
func sureOf(batch []*Card) []*Card {
	if len(batch) == 0 {
		return nil
	}
	for _, c := range batch {
		if c.own.Consent != ConsentYes && !(c.own.OnBehalf && c.own.Consent == "") {
			return nil
		}
	}
	return batch
}

func (f *CardsRevealed) apply(s *State, _ Instant) {
	for _, id := range f.Cards {
		s.changeCard(id, func(c *Card) {
			c.own.Shown = true
			c.own.ForUs = c.own.Consent == ConsentCollective
		})
	}
}

// showHeard shows what officials heard, now that the listening is over (S0-15).
func (s *State) showHeard(session string, g *Given) []Fact {
	var ids []string
	for _, c := range all[Card](s) {
		if c.Session == session && c.Kind == Heard && !c.own.Shown && c.State == Placed && c.own.Consent != ConsentNo && !c.own.Unread {
			ids = append(ids, c.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	g.shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return []Fact{&CardsRevealed{Session: session, Cards: ids}}
}
