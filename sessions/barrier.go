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
	own      barrierOwn
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
)

type barrierOwn struct {
	Raisers []string `json:"raisers,omitempty"` // handles of side ervaring
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
	if !c.trusted() {
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
	Since    Instant  `json:"since"`
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
		Sentence: w.Sentence.ID, Types: w.Types, Themes: w.Themes, Raisers: raisers, Since: g.At}}, nil
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
	s.tally(recognition, f.Session, f.Barrier, "", "")
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

// TagBarrier gives a barrier its types and themes. They say where to look, not what was meant. A raiser
// may choose the type of their own barrier (S0-05); the themes and the date are the desk's.
type TagBarrier struct {
	Barrier string   `json:"barrier"`
	Types   []string `json:"types"`
	Themes  []Label  `json:"themes"`
	Since   Instant  `json:"since"` // the earliest experience; 0 is as it was
}

// BarrierTagged happened.
type BarrierTagged struct {
	Barrier string   `json:"barrier"`
	Types   []string `json:"types"`
	Themes  []Label  `json:"themes"`
	Since   Instant  `json:"since,omitempty"`
}

func (w *TagBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if err := s.tags(w.Types, w.Themes); err != nil {
		return nil, err
	}
	if !who.Desk() {
		if !raises(b, who) {
			return nil, Refuse(Forbidden, "Alleen wie het vertelde, kiest de soort.")
		}
		w.Themes, w.Since = b.Themes, 0
	}
	if w.Since > g.At {
		return nil, Refuse(Invalid, "Dit is al begonnen. Kies een dag die voorbij is.")
	}
	return []Fact{&BarrierTagged{Barrier: b.ID, Types: w.Types, Themes: w.Themes, Since: w.Since}}, nil
}

func (f *BarrierTagged) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) {
		b.Types, b.Themes = f.Types, f.Themes
		if f.Since != 0 {
			b.Since = f.Since
		}
	})
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
func raises(b *Barrier, who Who) bool {
	return who.Side == Ervaring && who.Admitted && slices.ContainsFunc(b.own.Raisers, who.did)
}

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

// RecogniseBarrier answers "Heb jij dit ook?". Once a person; not needed from who raised it.
type RecogniseBarrier struct {
	Barrier string `json:"barrier"`
}

// BarrierRecognised happened. Confirms: it was the first resident's yes to what officials raised.
type BarrierRecognised struct {
	Barrier  string `json:"barrier"`
	Session  string `json:"session"`
	Handle   string `json:"handle"`
	Side     Side   `json:"side"`
	Confirms bool   `json:"confirms,omitempty"`
}

func (w *RecogniseBarrier) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	if who.Side == Ervaring && !who.Admitted {
		return nil, Refuse(Forbidden, "De gespreksleider laat u zo toe.")
	}
	if b.seenBy(who.Class) == nil {
		return nil, errGone
	}
	if _, did := s.voted(recognition, b.ID, who.Handles); did {
		return nil, Refuse(Conflict, "U hebt al gezegd dat u dit ook hebt.")
	}
	return []Fact{&BarrierRecognised{Barrier: b.ID, Session: b.Session, Handle: g.handle(who.Seat), Side: who.Side,
		Confirms: b.State == ConfirmedInternal && who.Side == Ervaring}}, nil
}

func (f *BarrierRecognised) apply(s *State, _ Instant) {
	s.tally(recognition, f.Session, f.Barrier, f.Handle, string(f.Side))
	s.put(&Mine{ID: f.Handle, Session: f.Session, What: recognition, About: f.Barrier})
	if f.Confirms {
		s.changeBarrier(f.Barrier, func(b *Barrier) { b.State = Confirmed })
	}
}

// SpotBarrier puts a barrier on the wall, for all to look at. None: no barrier.
type SpotBarrier struct {
	Barrier string `json:"barrier"`
}

// BarrierSpotted happened.
type BarrierSpotted struct {
	Session string `json:"session"`
	Barrier string `json:"barrier"`
}

func (w *SpotBarrier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if w.Barrier != "" {
		if _, err := s.barrierHere(who, w.Barrier); err != nil {
			return nil, err
		}
	}
	return []Fact{&BarrierSpotted{Session: who.Session, Barrier: w.Barrier}}, nil
}

func (f *BarrierSpotted) apply(s *State, _ Instant) {
	for _, b := range all[Barrier](s) {
		if b.Session == f.Session && b.Spot != (b.ID == f.Barrier) {
			s.changeBarrier(b.ID, func(b *Barrier) { b.Spot = b.ID == f.Barrier })
		}
	}
}
