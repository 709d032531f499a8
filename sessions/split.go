package sessions

// SplitBarrier takes cards out of a barrier into a new one, which its own raisers then say yes to. The sentence that
// people said yes to stays, and so do those who said it (I-14).
type SplitBarrier struct {
	Barrier  string   `json:"barrier"`
	New      string   `json:"new"`
	Cards    []string `json:"cards"`
	Step     string   `json:"step"` // none: the same
	Sentence Text     `json:"sentence"`
}

// BarrierSplit happened.
type BarrierSplit struct {
	Barrier  string   `json:"barrier"`
	Session  string   `json:"session"`
	Left     []string `json:"left"`        // the cards that stay
	Raisers  []string `json:"leftRaisers"` // and whose it is from here on
	New      string   `json:"new"`
	Cards    []string `json:"cards"`
	Owners   []string `json:"raisers"`
	Step     string   `json:"step"`
	Sentence WordsID  `json:"sentence"`
}

func (w *SplitBarrier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	step, left := w.Step, without(b.Cards, w.Cards)
	if step == "" {
		step = b.Step
	}
	_, taken := find[Barrier](s, w.New)
	switch {
	case !validID(w.New):
		return nil, Refuse(Invalid, "Deze drempel heeft geen goede naam voor de computer.")
	case taken:
		return nil, errTaken
	case b.Into != "" || len(b.own.Holds) > 0:
		return nil, Refuse(Conflict, "Deze drempel is samengevoegd. Haal dat eerst uit elkaar.")
	case w.Sentence.empty():
		return nil, Refuse(Invalid, "Schrijf eerst één zin die zegt wat de drempel is.")
	case !s.hasStep(step):
		return nil, Refuse(Invalid, "Deze stap is er niet. Kies een andere stap.")
	case len(left)+len(w.Cards) != len(b.Cards):
		return nil, Refuse(Invalid, "Kies kaarten uit deze drempel.")
	case len(left) == 0:
		return nil, Refuse(Invalid, "Laat een kaart staan bij de eerste drempel.")
	}
	owners, err := s.raisersOf(who, w.Cards)
	if err != nil {
		return nil, err
	}
	stay := b.own.Raisers
	if !b.confirmed() { // nobody said yes yet, so the cards say whose it is
		stay = without(stay, owners)
	}
	return []Fact{&BarrierSplit{Barrier: b.ID, Session: b.Session, Left: left, Raisers: stay, New: w.New, Cards: w.Cards, Owners: owners,
		Step: step, Sentence: w.Sentence.ID}}, nil
}

func (f *BarrierSplit) apply(s *State, _ Instant) {
	b, ok := find[Barrier](s, f.Barrier)
	if !ok {
		return
	}
	s.put(&Barrier{ID: f.New, Session: f.Session, Step: f.Step, Sentence: f.Sentence, Types: b.Types, Themes: b.Themes, Cards: f.Cards,
		State: Bundled, Since: b.Since, Lineage: Lineage{From: b.ID}, own: barrierOwn{Raisers: f.Owners}})
	s.changeBarrier(f.Barrier, func(b *Barrier) { b.Cards, b.own.Raisers = f.Left, f.Raisers })
	s.tally(recognition, f.Session, f.New, "")
}
