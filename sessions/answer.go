package sessions

// Answer (antwoord) is a reason: for a refused action, for a one-off, or for a barrier that waits; or what a
// level said to a bundle. It always expires, and must then be defended again (I-06).
type Answer struct {
	ID          string  `json:"id"`
	Session     string  `json:"session"`
	About       string  `json:"about"` // action, one-off, barrier or leg
	Of          string  `json:"of"`
	Category    string  `json:"category"`
	Text        WordsID `json:"text"`
	By          Label   `json:"by"` // function and level of who decided it
	Alternative WordsID `json:"alternative,omitempty"`
	At          Instant `json:"at"`
	Expires     Instant `json:"expires"`
	plain
}

// ReasonCategories are the reasons that there are (DOMAIN §4.3.4).
var ReasonCategories = []string{"echt_uniek", "al_gedekt_door_actie", "niet_ons_besluit", "te_weinig_capaciteit", "niet_wenselijk"}

const (
	capacityMonths = 3 // "no people" is looked at again after three months, always
	reasonMonths   = 6
)

func (a *Answer) kind() string             { return "answer" }
func (a *Answer) key() string              { return a.ID }
func (a *Answer) at() (session, to string) { return a.Session, "" }
func (a *Answer) times() Boundaries        { return Boundaries{Next: a.Expires, Expires: a.Expires} }
func (a *Answer) seenBy(c Class) Record {
	if !c.trusted() {
		return nil
	}
	return a
}

func (a *Answer) holds(now Instant) bool { return now < a.Expires }

// reason checks a reason and gives the moment on which it expires.
func reason(category string, text Text, by Label, expires Instant, g *Given) (Instant, error) {
	if !contains(ReasonCategories, category) {
		return 0, Refuse(Invalid, "Kies wat voor reden het is.")
	}
	if text.empty() {
		return 0, Refuse(Invalid, "Schrijf de reden op, zo dat iedereen hem begrijpt.")
	}
	if by == "" {
		return 0, Refuse(Invalid, "Wie heeft dit besloten? Noem de functie.")
	}
	latest := g.months(reasonMonths * 2)
	switch {
	case category == "te_weinig_capaciteit":
		return g.months(capacityMonths), nil
	case expires == 0:
		return g.months(reasonMonths), nil
	case expires <= g.At || expires > latest:
		return 0, Refuse(Invalid, "Een reden geldt hooguit een jaar. Kies een dag om opnieuw te kijken.")
	}
	return expires, nil
}

// GiveReason says why nothing is done about a barrier now, and until when that holds.
type GiveReason struct {
	Barrier   string  `json:"barrier"`
	Category  string  `json:"category"`
	Text      Text    `json:"text"`
	DecidedBy Label   `json:"decidedBy"`
	Expires   Instant `json:"expires"`
}

// ReasonGiven happened.
type ReasonGiven struct {
	Answer   string  `json:"answer"`
	Session  string  `json:"session"`
	About    string  `json:"about"`
	Of       string  `json:"of"`
	Category string  `json:"category"`
	Text     WordsID `json:"text"`
	By       Label   `json:"by"`
	Expires  Instant `json:"expires"`
}

func (w *GiveReason) decide(s *State, who Who, g *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	expires, err := reason(w.Category, w.Text, w.DecidedBy, w.Expires, g)
	if err != nil {
		return nil, err
	}
	return []Fact{&ReasonGiven{Answer: g.id(), Session: who.Session, About: "barrier", Of: b.ID, Category: w.Category,
		Text: w.Text.ID, By: w.DecidedBy, Expires: expires}}, nil
}

func (f *ReasonGiven) apply(s *State, at Instant) {
	s.put(&Answer{ID: f.Answer, Session: f.Session, About: f.About, Of: f.Of, Category: f.Category, Text: f.Text, By: f.By,
		At: at, Expires: f.Expires})
}
