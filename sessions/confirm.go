package sessions

import "slices"

func raises(b *Barrier, who Who) bool {
	return who.Side == Ervaring && who.Admitted && raised(b, who)
}

func raised(b *Barrier, who Who) bool { return slices.ContainsFunc(b.own.Raisers, who.did) }

// ConfirmBarrier is a raiser's own yes or no to the kernzin that was read aloud.
type ConfirmBarrier struct {
	Barrier string `json:"barrier"`
	Yes     bool   `json:"yes"`
}

// ConfirmAloud is the same yes, said aloud in the room and entered by the desk.
type ConfirmAloud struct {
	Barrier string `json:"barrier"`
	Yes     bool   `json:"yes"`
}

// BarrierConfirmed happened. Internal: only officials raised it, and no resident has said yes yet.
type BarrierConfirmed struct {
	Barrier  string `json:"barrier"`
	Session  string `json:"session"`
	Handle   string `json:"handle"`
	Aloud    bool   `json:"aloud,omitempty"`
	Internal bool   `json:"internal,omitempty"`
}

// BarrierDoubted happened: a raiser says that this is not what was meant.
type BarrierDoubted struct {
	Barrier string `json:"barrier"`
	Session string `json:"session"`
	Handle  string `json:"handle"`
	Aloud   bool   `json:"aloud,omitempty"`
}

func (w *ConfirmBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if !raises(b, who) {
		return nil, Refuse(Forbidden, "Alleen wie het vertelde, zegt of de zin klopt.")
	}
	if !w.Yes {
		return []Fact{&BarrierDoubted{Barrier: b.ID, Session: b.Session, Handle: g.handle(who.Seat)}}, nil
	}
	return []Fact{&BarrierConfirmed{Barrier: b.ID, Session: b.Session, Handle: g.handle(who.Seat)}}, nil
}

func (w *ConfirmAloud) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if b.State == Confirmed {
		return nil, Refuse(Conflict, "Deze drempel is al bevestigd.")
	}
	if !w.Yes {
		return []Fact{&BarrierDoubted{Barrier: b.ID, Session: b.Session, Handle: g.id(), Aloud: true}}, nil
	}
	return []Fact{&BarrierConfirmed{Barrier: b.ID, Session: b.Session, Handle: g.id(), Aloud: true,
		Internal: len(b.own.Raisers) == 0}}, nil
}

func (f *BarrierConfirmed) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.State, b.Aloud = Confirmed, b.Aloud || f.Aloud
		if f.Internal {
			b.State = ConfirmedInternal
		}
	})
	if !f.Aloud {
		s.put(&Mine{ID: f.Handle, Session: f.Session, What: "confirmed", About: f.Barrier, Says: "ja"})
	}
}

func (f *BarrierDoubted) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) { b.State = Doubted })
	if !f.Aloud {
		s.put(&Mine{ID: f.Handle, Session: f.Session, What: "confirmed", About: f.Barrier, Says: "nee"})
	}
}
