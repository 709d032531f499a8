package sessions

import (
	"slices"
	"strings"
)

// Precedent (uitzondering) is a case in which somebody decided otherwise than the rule, told by the few features that
// made the difference. It is no story and nobody's case: who comes after it can look up that it was done, how often, and
// how that went (S0-13).
type Precedent struct {
	ID        string         `json:"id"`
	Session   string         `json:"session"`
	Features  []Label        `json:"features"` // three to five
	Reason    WordsID        `json:"reason"`
	Basis     WordsID        `json:"basis"` // the article that it stands on
	Rule      string         `json:"rule,omitempty"`
	Step      string         `json:"step,omitempty"`
	DecidedBy Label          `json:"decidedBy"`
	On        Instant        `json:"on"`
	Alike     WordsID        `json:"alike"` // wie verdient dit ook? (S0-21)
	Review    Instant        `json:"review"`
	Uses      []PrecedentUse `json:"uses"`
	Ended     Instant        `json:"ended,omitempty"` // from when nobody is to use it any more
	Why       WordsID        `json:"why,omitempty"`
	plain
}

// PrecedentUse is one time that somebody did the same, and how that went.
type PrecedentUse struct {
	ID   string  `json:"id"`
	At   Instant `json:"at"`
	Went string  `json:"went"`
}

// How it went, after an exception. There is no room for a story.
const (
	WentWell    = "goed"
	WentWrong   = "mis"
	WentUnknown = "onbekend"
)

// Wents lists them.
var Wents = []string{WentWell, WentWrong, WentUnknown}

const (
	fewestFeatures = 3
	mostFeatures   = 5
	sameExceptions = 3 // with the same features make a rule proposal (I-30)
	reviewEach     = 12
	latestReview   = 36
	mostExceptions = 2000
	mostUses       = 500
)

func (p *Precedent) kind() string             { return "exception" }
func (p *Precedent) key() string              { return p.ID }
func (p *Precedent) at() (session, to string) { return "", "" }
func (p *Precedent) times() Boundaries        { return Boundaries{Next: p.Review, Expires: p.Review} }

// The register is for who decides and who looks along, and on no screen of the table: a few features may be enough for a
// neighbour, and no phone has to carry it.
func (p *Precedent) seenBy(c Class) Record {
	if !c.lookedUp() && !c.reads() {
		return nil
	}
	return p
}

// lookedUp says whether this class looks things up at a desk, and may see what the table wrote.
func (c Class) lookedUp() bool { return c.trusted() && c.Role != Attendee && c.Role != Wall }

// Went counts how it went: times used, and how many of these well and wrong.
func (p *Precedent) Went() (used, well, wrong int) {
	for _, u := range p.Uses {
		well += bit(u.Went == WentWell)
		wrong += bit(u.Went == WentWrong)
	}
	return len(p.Uses), well, wrong
}

// sameFeatures is what two sets of features have in common when they are the same, in whatever order they were written.
func sameFeatures(list []Label) string {
	words := make([]string, len(list))
	for i, f := range list {
		words[i] = strings.Join(strings.Fields(strings.ToLower(strings.Trim(string(f), " .,;"))), " ")
	}
	slices.Sort(words)
	return strings.Join(words, "\n")
}

// deciding says whether these features can decide a case: three to five, all different, and about nobody in particular.
func deciding(list []Label) error {
	seen := map[string]bool{}
	for _, f := range list {
		one := sameFeatures([]Label{f})
		switch {
		case one == "":
			return Refuse(Invalid, "Een kenmerk is leeg. Schrijf elk kenmerk op een eigen regel.")
		case seen[one]:
			return Refuse(Invalid, "Een kenmerk staat er twee keer. Schrijf elk kenmerk één keer op.")
		case len(Guard(string(f))) > 0:
			return Refuse(Invalid, "In een kenmerk staat iets waaraan je één mens herkent. Schrijf alleen wat het verschil maakt.")
		}
		seen[one] = true
	}
	if len(list) < fewestFeatures || len(list) > mostFeatures {
		return Refuse(Invalid, "Noem drie tot vijf kenmerken die het verschil maken.")
	}
	return nil
}

// RegisterException writes an exception into the register.
type RegisterException struct {
	Exception string  `json:"exception"`
	Features  []Label `json:"features"`
	Reason    Text    `json:"reason"`
	Basis     Text    `json:"basis"`
	Rule      string  `json:"rule"`
	Step      string  `json:"step"`
	DecidedBy Label   `json:"decidedBy"`
	On        Instant `json:"on"`
	Alike     Text    `json:"alike"`
	Review    Instant `json:"review"` // none: a year from now
}

// ExceptionRegistered happened.
type ExceptionRegistered struct {
	Exception Precedent `json:"exception"`
}

func (w *RegisterException) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Exception); err != nil {
		return nil, err
	}
	if _, ok := find[Precedent](s, w.Exception); ok {
		return nil, errTaken
	}
	if err := w.sound(s, g); err != nil {
		return nil, err
	}
	p := Precedent{ID: w.Exception, Session: who.Session, Features: w.Features, Reason: w.Reason.ID, Basis: w.Basis.ID, Rule: w.Rule, Step: w.Step,
		DecidedBy: w.DecidedBy, On: w.On, Alike: w.Alike.ID, Review: w.Review}
	if p.Review == 0 {
		p.Review = g.months(reviewEach)
	}
	return append([]Fact{&ExceptionRegistered{Exception: p}}, s.askedByExceptions(&p, who, g)...), nil
}

func (w *RegisterException) sound(s *State, g *Given) error {
	if err := deciding(w.Features); err != nil {
		return err
	}
	switch {
	case w.Reason.empty():
		return Refuse(Invalid, "Waarom is dit geval anders? Schrijf het zonder namen.")
	case w.Basis.empty():
		return Refuse(Invalid, "Op grond waarvan mocht dit? Noem het artikel of de regel.")
	case w.Alike.empty():
		return Refuse(Invalid, "Wie verdient dit ook? Zonder dat antwoord is het alleen voor één mens.")
	case w.DecidedBy == "":
		return Refuse(Invalid, "Wie besliste dit? Noem de functie.")
	case w.On == 0 || w.On > At(g.Days.EndOfDay(g.At.Time())):
		return Refuse(Invalid, "Op welke dag is dit beslist? Kies vandaag of eerder.")
	case w.Review != 0 && (w.Review <= g.At || w.Review > g.months(latestReview)):
		return Refuse(Invalid, "Wanneer kijken we hier opnieuw naar? Kies een dag in de komende drie jaar.")
	case len(all[Precedent](s)) >= mostExceptions:
		return Refuse(Conflict, "Er staan al 2000 uitzonderingen in dit register.")
	}
	if w.Rule != "" {
		if _, err := s.rule(w.Rule); err != nil {
			return err
		}
	}
	if w.Step != "" {
		if _, err := s.lawStep(w.Step); err != nil {
			return err
		}
	}
	return oneOwner(w.DecidedBy)
}

func (f *ExceptionRegistered) apply(s *State, _ Instant) {
	p := f.Exception
	s.put(&p)
}

// UseException says that somebody did the same, and later how that went.
type UseException struct {
	Exception string `json:"exception"`
	Use       string `json:"use"` // one that is there: how it went after all
	Went      string `json:"went"`
}

// ExceptionUsed happened.
type ExceptionUsed struct {
	Exception string `json:"exception"`
	Use       string `json:"use"`
	Went      string `json:"went"`
}

func (w *UseException) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Use); err != nil {
		return nil, err
	}
	p, ok := find[Precedent](s, w.Exception)
	if !ok {
		return nil, errGone
	}
	known := slices.ContainsFunc(p.Uses, func(u PrecedentUse) bool { return u.ID == w.Use })
	switch {
	case !contains(Wents, w.Went):
		return nil, Refuse(Invalid, "Kies hoe het ging: goed, mis, of nog niet bekend.")
	case p.Ended != 0 && !known:
		return nil, Refuse(Conflict, "Deze uitzondering wordt niet meer gebruikt. Lees waarom.")
	case !known && len(p.Uses) >= mostUses:
		return nil, Refuse(Conflict, "Dit is zo vaak gedaan dat het een regel kan worden.")
	}
	return []Fact{&ExceptionUsed{Exception: p.ID, Use: w.Use, Went: w.Went}}, nil
}

func (f *ExceptionUsed) apply(s *State, at Instant) {
	s.changeException(f.Exception, func(p *Precedent) {
		p.Uses = slices.Clone(p.Uses)
		for i := range p.Uses {
			if p.Uses[i].ID == f.Use {
				p.Uses[i].Went = f.Went
				return
			}
		}
		p.Uses = append(p.Uses, PrecedentUse{ID: f.Use, At: at, Went: f.Went})
	})
}

// ReviewException says on its day whether an exception is still good to go by, until when, or why not.
type ReviewException struct {
	Exception string  `json:"exception"`
	Ends      bool    `json:"ends"`
	Why       Text    `json:"why"`
	Review    Instant `json:"review"` // none: a year from now
}

// ExceptionReviewed happened. Review is 0 when it ended.
type ExceptionReviewed struct {
	Exception string  `json:"exception"`
	Why       WordsID `json:"why,omitempty"`
	Review    Instant `json:"review,omitempty"`
}

func (w *ReviewException) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Exception); err != nil {
		return nil, err
	}
	p, ok := find[Precedent](s, w.Exception)
	if !ok {
		return nil, errGone
	}
	f := &ExceptionReviewed{Exception: p.ID, Why: named(w.Why), Review: w.Review}
	switch {
	case p.Ended != 0:
		return nil, Refuse(Conflict, "Deze uitzondering is al gestopt.")
	case w.Ends && w.Why.empty():
		return nil, Refuse(Invalid, "Waarom gebruikt u deze uitzondering niet meer?")
	case w.Ends:
		f.Review = 0
	case w.Review == 0:
		f.Review = g.months(reviewEach)
	case w.Review <= g.At || w.Review > g.months(latestReview):
		return nil, Refuse(Invalid, "Wanneer kijken we hier opnieuw naar? Kies een dag in de komende drie jaar.")
	}
	return []Fact{f}, nil
}

func (f *ExceptionReviewed) apply(s *State, at Instant) {
	s.changeException(f.Exception, func(p *Precedent) {
		p.Why, p.Review = f.Why, f.Review
		if f.Review == 0 {
			p.Ended = at
		}
	})
}

func (s *State) changeException(id string, f func(*Precedent)) {
	old, ok := find[Precedent](s, id)
	if !ok {
		return
	}
	p := *old
	f(&p)
	s.put(&p)
}

// Precedents searches the register by features: what has most of the words that were asked comes first, and among
// equals the newest. No words give all.
func (s *State) Precedents(words string) []*Precedent {
	asked := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return strings.ContainsRune(" ,;.\n\t", r) })
	score := func(p *Precedent) (n int) {
		features := sameFeatures(p.Features)
		for _, w := range asked {
			n += bit(strings.Contains(features, w))
		}
		return n
	}
	list := slices.DeleteFunc(all[Precedent](s), func(p *Precedent) bool { return len(asked) > 0 && score(p) == 0 })
	sortStable(list, func(a, b *Precedent) int {
		if x, y := score(a), score(b); x != y {
			return y - x
		}
		return int(b.On/1000 - a.On/1000)
	})
	return list
}
