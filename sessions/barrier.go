package sessions

import "slices"

// Barrier (drempel) is what several cards say together. Only what people did is stored: collected,
// confirmed, merged, withdrawn. What is being done about it is derived from its actions and answers.
type Barrier struct {
	ID       string       `json:"id"`
	Session  string       `json:"session"`
	Step     string       `json:"step"`
	Sentence WordsID      `json:"sentence"` // kernzin; frozen once a raiser says yes (I-14)
	Older    []WordsID    `json:"older,omitempty"`
	Types    []string     `json:"types"`
	Themes   []Label      `json:"themes"`
	Cards    []string     `json:"cards"`
	State    BarrierState `json:"state"`
	Aloud    bool         `json:"aloud,omitempty"` // confirmed aloud in the room
	Since    Instant      `json:"since"`           // the earliest experience; the first of the two clocks
	Spot     bool         `json:"spot,omitempty"`  // the room looks at it now
	Lineage
	own barrierOwn
}

// BarrierState is what people said of a barrier.
type BarrierState string

// The stored states (ARCHITECTURE, "Derived, not stored twice").
const (
	Bundled           BarrierState = "gebundeld"
	Confirmed         BarrierState = "bevestigd"
	ConfirmedInternal BarrierState = "bevestigd_intern" // only officials said so, until a resident recognises it
	Doubted           BarrierState = "klopt_niet"       // a raiser said no; the words are looked at again
	Dissolved         BarrierState = "losgemaakt"
	Merged            BarrierState = "samengevoegd" // it lives on in another, and that can be undone
)

type barrierOwn struct {
	Raisers []string     `json:"raisers,omitempty"` // handles of side ervaring
	Was     BarrierState `json:"was,omitempty"`     // before it was merged
	Lent    Lent         `json:"lent"`              // what it gave to the other, so that it can be taken back
	Holds   []string     `json:"holds,omitempty"`   // the barriers that were merged into it
}

// BarrierTypes are the kinds of barrier (DOMAIN §4.6, S0-05).
var BarrierTypes = []string{"opnieuw_vertellen", "bewijslast", "niet_geholpen", "belofte", "koude_overdracht", "papier",
	"alleen_digitaal", "naast_je", "wantrouwen", "bejegening", "te_streng", "vermeende_regel", "botsende_regels",
	"te_weinig_aanbod", "tijd", "angst_voor_precedent", "onbereikbaar", "geld"}

// BarrierTypeWords says each of them in plain words, for every screen.
var BarrierTypeWords = map[string]string{
	"opnieuw_vertellen": "steeds opnieuw vertellen", "bewijslast": "zelf alles bewijzen", "niet_geholpen": "niet geholpen of weggestuurd",
	"belofte": "belofte niet nagekomen", "koude_overdracht": "doorgestuurd, niemand belt", "papier": "te veel of moeilijk papier",
	"alleen_digitaal": "kan alleen digitaal", "naast_je": "niemand die naast u staat", "wantrouwen": "niet vertrouwd worden",
	"bejegening": "hoe u behandeld wordt", "te_streng": "regel te streng voor deze mensen", "vermeende_regel": "men zegt dat het niet mag",
	"botsende_regels": "regels botsen", "te_weinig_aanbod": "er is te weinig", "tijd": "te weinig tijd of te lang wachten",
	"angst_voor_precedent": "bang dat iedereen het dan wil", "onbereikbaar": "niemand te bereiken", "geld": "te weinig geld",
}

func (b *Barrier) kind() string             { return "barrier" }
func (b *Barrier) key() string              { return b.ID }
func (b *Barrier) at() (session, to string) { return b.Session, "" }
func (b *Barrier) owned() any               { return &b.own }
func (b *Barrier) times() Boundaries        { return Boundaries{} }
func (b *Barrier) seenBy(c Class) Record {
	if !c.trusted() && !(c.reads() && b.confirmed()) {
		return nil
	}
	return b
}

func (b *Barrier) confirmed() bool { return b.State == Confirmed || b.State == ConfirmedInternal }

func (s *State) changeBarrier(id string, f func(*Barrier)) {
	old, ok := find[Barrier](s, id)
	if !ok {
		return
	}
	b := *old
	f(&b)
	s.put(&b)
}

func (s *State) barrierHere(who Who, id string) (*Barrier, error) {
	b, ok := find[Barrier](s, id)
	if !ok || b.Session != who.Session || b.State == Dissolved {
		return nil, errGone
	}
	if b.State == Merged {
		return nil, Refuse(Conflict, "Deze drempel is samengevoegd met een andere. Kies die.")
	}
	return b, nil
}

// BundleCards makes a barrier of cards on the board. A card may be in more than one.
type BundleCards struct {
	Barrier  string   `json:"barrier"`
	Cards    []string `json:"cards"`
	Step     string   `json:"step"`
	Sentence Text     `json:"sentence"`
	Types    []string `json:"types"`
	Themes   []Label  `json:"themes"`
}

// CardsBundled happened. Raisers are the handles of the residents among the authors.
type CardsBundled struct {
	Barrier  string   `json:"barrier"`
	Session  string   `json:"session"`
	Cards    []string `json:"cards"`
	Step     string   `json:"step"`
	Sentence WordsID  `json:"sentence"`
	Types    []string `json:"types"`
	Themes   []Label  `json:"themes"`
	Raisers  []string `json:"raisers"`
	Since    Instant  `json:"since"` // unknown at first; the desk asks for it
}

func (w *BundleCards) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if _, err := s.openSession(who); err != nil {
		return nil, err
	}
	if !validID(w.Barrier) {
		return nil, Refuse(Invalid, "Deze drempel heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Barrier](s, w.Barrier); ok {
		return nil, errTaken
	}
	if w.Sentence.empty() {
		return nil, Refuse(Invalid, "Schrijf eerst één zin die zegt wat de drempel is.")
	}
	if !s.hasStep(w.Step) {
		return nil, Refuse(Invalid, "Deze stap is er niet. Kies een andere stap.")
	}
	if err := s.tags(w.Types, w.Themes); err != nil {
		return nil, err
	}
	raisers, err := s.raisersOf(who, w.Cards)
	if err != nil {
		return nil, err
	}
	return []Fact{&CardsBundled{Barrier: w.Barrier, Session: who.Session, Cards: w.Cards, Step: w.Step,
		Sentence: w.Sentence.ID, Types: w.Types, Themes: w.Themes, Raisers: raisers}}, nil
}

func (s *State) tags(types []string, themes []Label) error {
	if len(types) > 2 {
		return Refuse(Invalid, "Kies één of twee soorten.")
	}
	for _, t := range types {
		if !contains(BarrierTypes, t) {
			return Refuse(Invalid, "Deze soort drempel kennen wij niet.")
		}
	}
	tr, _ := s.trajectory()
	for _, t := range themes {
		if tr == nil || !contains(tr.Themes, t) {
			return Refuse(Invalid, "Dit thema kennen wij niet.")
		}
	}
	return nil
}

func (s *State) raisersOf(who Who, cards []string) ([]string, error) {
	if len(cards) == 0 {
		return nil, Refuse(Invalid, "Kies eerst een kaart.")
	}
	raisers := []string{}
	seen := map[string]bool{}
	for _, id := range cards {
		c, err := s.shownCard(who, id)
		if err != nil {
			return nil, err
		}
		if c.State == Withdrawn || seen[id] {
			return nil, Refuse(Conflict, "Deze kaart kan er niet (nog eens) bij.")
		}
		seen[id] = true
		if c.Side == Ervaring {
			raisers = append(raisers, c.own.Handle)
		}
	}
	return raisers, nil
}

func (f *CardsBundled) apply(s *State, _ Instant) {
	s.put(&Barrier{ID: f.Barrier, Session: f.Session, Step: f.Step, Sentence: f.Sentence, Types: f.Types, Themes: f.Themes,
		Cards: f.Cards, State: Bundled, Since: f.Since, own: barrierOwn{Raisers: f.Raisers}})
	s.tally(recognition, f.Session, f.Barrier, "")
}

// ChangeBundle puts right which cards a barrier holds, or takes it apart. The cards stay on the board.
type ChangeBundle struct {
	Barrier string   `json:"barrier"`
	Cards   []string `json:"cards"` // none: take it apart
}

// BundleChanged happened.
type BundleChanged struct {
	Barrier string   `json:"barrier"`
	Cards   []string `json:"cards"`
	Raisers []string `json:"raisers"`
}

func (w *ChangeBundle) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if len(w.Cards) == 0 {
		if b.confirmed() {
			return nil, Refuse(Conflict, "Deze drempel is bevestigd. Die kan niet meer uit elkaar.")
		}
		if len(b.own.Holds) > 0 {
			return nil, Refuse(Conflict, "Hier is een andere drempel bij gevoegd. Haal dat eerst uit elkaar.")
		}
		return []Fact{&BundleChanged{Barrier: b.ID}}, nil
	}
	raisers, err := s.raisersOf(who, w.Cards)
	if err != nil {
		return nil, err
	}
	if b.confirmed() { // what people said yes to stays theirs, whichever cards lie with it
		for _, h := range b.own.Raisers {
			if !contains(raisers, h) {
				raisers = append(raisers, h)
			}
		}
	}
	return []Fact{&BundleChanged{Barrier: b.ID, Cards: w.Cards, Raisers: raisers}}, nil
}

func (f *BundleChanged) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.Cards, b.own.Raisers = f.Cards, f.Raisers
		if len(f.Cards) == 0 {
			b.State, b.Cards = Dissolved, []string{}
		}
	})
}

// unbundle takes a withdrawn card out of the barriers that hold it. The barrier stays.
func (s *State) unbundle(card string) {
	for _, b := range all[Barrier](s) {
		if contains(b.Cards, card) {
			s.changeBarrier(b.ID, func(b *Barrier) {
				b.Cards = slices.DeleteFunc(slices.Clone(b.Cards), func(id string) bool { return id == card })
			})
		}
	}
}

// NameBarrier writes the kernzin anew: the desk until it is confirmed, after that only a raiser.
type NameBarrier struct {
	Barrier  string `json:"barrier"`
	Sentence Text   `json:"sentence"`
}

// BarrierNamed happened.
type BarrierNamed struct {
	Barrier  string  `json:"barrier"`
	Sentence WordsID `json:"sentence"`
}

func (w *NameBarrier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if w.Sentence.empty() {
		return nil, Refuse(Invalid, "Schrijf eerst één zin die zegt wat de drempel is.")
	}
	if b.State == Confirmed && !raises(b, who) {
		return nil, Refuse(Forbidden, "Deze zin staat vast. Alleen wie het vertelde, kan hem veranderen.")
	}
	if b.State != Confirmed && !who.Desk() {
		return nil, errRights
	}
	return []Fact{&BarrierNamed{Barrier: b.ID, Sentence: w.Sentence.ID}}, nil
}

func (f *BarrierNamed) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.Older = append(slices.Clone(b.Older), b.Sentence)
		b.Sentence = f.Sentence
		if b.State == Doubted {
			b.State = Bundled
		}
	})
}

// raises says whether the barrier is this person's own. Whoever turned out to be an official does not
// speak for those who tell what they live through (§4.0-2).
