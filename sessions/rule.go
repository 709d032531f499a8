package sessions

import "slices"

// LegalRule (regel) is what somebody says that must or may not be done, and where that stands. Without a source it is a
// vermeende regel: a task for who knows the law, and never a stop (I-29). It is material for a conversation, not advice.
type LegalRule struct {
	ID        string    `json:"id"`
	Session   string    `json:"session"`            // where it was named
	Text      WordsID   `json:"text"`               // what it says, in plain words
	Citation  WordsID   `json:"citation,omitempty"` // the article or the beleidsregel
	Source    WordsID   `json:"source,omitempty"`   // where anybody can read it
	Binding   Binding   `json:"binding,omitempty"`
	Law       Label     `json:"law,omitempty"`
	Owner     Label     `json:"owner,omitempty"` // the function that can change it, or ask for that
	CheckedOn Instant   `json:"checkedOn,omitempty"`
	CheckedBy Label     `json:"checkedBy,omitempty"` // a function
	StaleFrom Instant   `json:"staleFrom,omitempty"` // twelve months later: opnieuw nakijken (I-31)
	From      Instant   `json:"from,omitempty"`
	Until     Instant   `json:"until,omitempty"`
	Steps     []string  `json:"steps"`    // the steps of routes at which it plays
	Barriers  []string  `json:"barriers"` // what it holds up
	Card      string    `json:"card,omitempty"`
	State     RuleState `json:"state"`
	Ended     Instant   `json:"ended,omitempty"`
	EndedBy   Label     `json:"endedBy,omitempty"`
	Why       WordsID   `json:"why,omitempty"` // why it is no rule, or why a proposal was declined

	Features   []Label     `json:"features"`   // of a proposal: what its exceptions have in common
	Exceptions []string    `json:"exceptions"` // and which these are
	Clashes    []RuleClash `json:"clashes"`
	Revision   int         `json:"revision"`
	plain
}

// Binding is how hard a rule is.
type Binding string

// Bindings lists them, the hardest first (DOMAIN, Rule).
var Bindings = []Binding{"wet", "verordening", "beleidsregel", "werkinstructie", "gewoonte"}

// RuleState is where a rule stands. Presumed, stale and not yet in force are derived.
type RuleState string

// The states of a rule.
const (
	RuleStands   RuleState = "staat"
	RuleRefuted  RuleState = "geen_regel" // it turned out not to be a rule
	RuleProposed RuleState = "voorstel"   // three exceptions with the same features ask for it (I-30)
	RuleDeclined RuleState = "afgewezen"  // a proposal that was answered with no, and why
)

const (
	mostRules   = 400
	checkedEach = 12 // months (I-31)
)

func (r *LegalRule) kind() string             { return "rule" }
func (r *LegalRule) key() string              { return r.ID }
func (r *LegalRule) at() (session, to string) { return "", "" }
func (r *LegalRule) times() Boundaries        { return Boundaries{Expires: r.StaleFrom} }

// A rule is of everybody at the table, and of who reads along; these do not learn which card or unconfirmed barrier it
// came from. What a proposal is made of stands in the register, which no screen of the table has.
func (r *LegalRule) seenBy(c Class) Record {
	switch {
	case c.lookedUp() || c.trusted() && len(r.Features) == 0:
		return r
	case c.trusted() && r.Stands():
		b := *r
		b.Features, b.Exceptions = []Label{}, []string{}
		return &b
	case c.reads():
		b := *r
		b.Card, b.Barriers, b.Clashes = "", []string{}, slices.Clone(r.Clashes)
		for i := range b.Clashes {
			b.Clashes[i].Barrier = ""
		}
		return &b
	}
	return nil
}

// Stands says whether people go by it, with a source or without.
func (r *LegalRule) Stands() bool { return r.State == RuleStands }

// Presumed says whether nobody named yet where it stands: a vermeende regel.
func (r *LegalRule) Presumed() bool { return r.Stands() && r.Source == "" }

// Stale says whether nobody looked at its source for twelve months.
func (r *LegalRule) Stale(now Instant) bool {
	return r.Stands() && r.StaleFrom != 0 && r.StaleFrom <= now
}

// InForce says whether it holds at a moment. One that begins later stops nobody now.
func (r *LegalRule) InForce(now Instant) bool {
	return r.Stands() && r.From <= now && (r.Until == 0 || now < r.Until)
}

// RuleSource is where a rule stands, who looked there, and who can change it.
type RuleSource struct {
	Citation  Text    `json:"citation"`
	Source    Text    `json:"source"`
	CheckedOn Instant `json:"checkedOn"`
	CheckedBy Label   `json:"checkedBy"`
	Binding   Binding `json:"binding"`
	Law       Label   `json:"law"`
	Owner     Label   `json:"owner"`
	From      Instant `json:"from"`
	Until     Instant `json:"until"`
}

func (w *RuleSource) sound(g *Given) error {
	today := At(g.Days.EndOfDay(g.At.Time()))
	switch {
	case w.Binding != "" && !contains(Bindings, w.Binding):
		return Refuse(Invalid, "Kies wat het is: een wet, een verordening, een beleidsregel, een werkinstructie of een gewoonte.")
	case w.CheckedOn > today:
		return Refuse(Invalid, "Nakijken is vandaag of eerder gebeurd. Kies een andere dag.")
	case w.Source.empty() && w.CheckedOn != 0:
		return Refuse(Invalid, "Waar is dit nagekeken? Vul de bron in, of laat de dag leeg.")
	case !w.Source.empty() && w.Citation.empty():
		return Refuse(Invalid, "Welk artikel of welke beleidsregel is het?")
	case !w.Source.empty() && w.CheckedOn == 0:
		return Refuse(Invalid, "Op welke dag is de bron nagekeken?")
	case !w.Source.empty() && w.CheckedBy == "":
		return Refuse(Invalid, "Wie keek de bron na? Noem de functie.")
	case w.Until != 0 && w.Until <= w.From:
		return Refuse(Invalid, "Een regel kan niet stoppen voordat hij begint.")
	case w.Owner != "":
		return oneOwner(w.Owner)
	}
	return nil
}

// into fills in what was named, and leaves the rest as it was.
func (w *RuleSource) into(r *LegalRule, g *Given) {
	if !w.Citation.empty() {
		r.Citation = w.Citation.ID
	}
	if !w.Source.empty() {
		r.Source, r.CheckedOn, r.CheckedBy = w.Source.ID, w.CheckedOn, w.CheckedBy
		r.StaleFrom = At(g.Days.MonthsLater(w.CheckedOn.Time(), checkedEach))
	}
	if w.Binding != "" {
		r.Binding = w.Binding
	}
	if w.Law != "" {
		r.Law = w.Law
	}
	if w.Owner != "" {
		r.Owner = w.Owner
	}
	if w.From != 0 {
		r.From = At(g.Days.EndOfDay(w.From.Time().AddDate(0, 0, -1))) + 1000 // from the first second of that day
	}
	if w.Until != 0 {
		r.Until = w.Until
	}
}

// NameRule writes down what somebody says that must or may not be done. Where it stands can come later.
type NameRule struct {
	Rule    string `json:"rule"`
	Text    Text   `json:"text"`
	Step    string `json:"step"`    // of a route
	Barrier string `json:"barrier"` // what it holds up
	Card    string `json:"card"`    // in which somebody said it
	RuleSource
}

// RuleNamed happened.
type RuleNamed struct {
	Rule LegalRule `json:"rule"`
}

func (w *NameRule) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if err := s.onLaw(who, w.Rule); err != nil {
		return nil, err
	}
	if _, ok := find[LegalRule](s, w.Rule); ok {
		return nil, errTaken
	}
	if w.Text.empty() {
		return nil, Refuse(Invalid, "Schrijf op wat er wel of niet mag, in gewone woorden.")
	}
	if len(all[LegalRule](s)) >= mostRules {
		return nil, Refuse(Conflict, "Er staan al 400 regels in dit traject. Kies een van die.")
	}
	if err := w.sound(g); err != nil {
		return nil, err
	}
	r := LegalRule{ID: w.Rule, Session: who.Session, Text: w.Text.ID, Card: w.Card, State: RuleStands}
	if w.Step != "" {
		if _, err := s.lawStep(w.Step); err != nil {
			return nil, err
		}
		r.Steps = []string{w.Step}
	}
	if w.Barrier != "" {
		if _, err := s.barrierHere(who, w.Barrier); err != nil {
			return nil, err
		}
		r.Barriers = []string{w.Barrier}
	}
	if w.Card != "" {
		if err := s.saysRule(who, w.Card); err != nil {
			return nil, err
		}
	}
	w.into(&r, g)
	return []Fact{&RuleNamed{Rule: r}}, nil
}

func (f *RuleNamed) apply(s *State, _ Instant) {
	r := f.Rule
	s.put(&r)
}

// onLaw says whether somebody may write about the law here, under this id: an official at the table, or the desk for
// anybody. What a resident would write on their own phone would show at that moment whose it is; they say it aloud or on
// a card.
func (s *State) onLaw(who Who, id string) error {
	if _, ok := find[Session](s, who.Session); !ok {
		return errGone
	}
	if !who.trusted() {
		return errRights
	}
	if who.Role == Attendee && !who.Side.Official() {
		return Refuse(Forbidden, "Dit schrijft iemand van de gemeente op, of de gespreksleider. Zeg het hardop, of schrijf een kaart.")
	}
	if !validID(id) {
		return Refuse(Invalid, "Dit heeft geen goede naam voor de computer.")
	}
	return nil
}

func (s *State) lawStep(id string) (*RouteStep, error) {
	st, ok := find[RouteStep](s, id)
	if !ok || st.State == StepOut {
		return nil, errGone
	}
	return st, nil
}

// saysRule says whether a card on the board is somebody's "dat mag niet" for which no rule was written down yet.
func (s *State) saysRule(who Who, card string) error {
	c, err := s.shownCard(who, card)
	switch {
	case err != nil:
		return err
	case c.own.ForUs || c.State == Withdrawn || c.State == Hidden:
		return errGone
	case c.Kind != Rule:
		return Refuse(Invalid, "Op deze kaart staat geen regel.")
	case slices.ContainsFunc(all[LegalRule](s), func(r *LegalRule) bool { return r.Card == card }):
		return Refuse(Conflict, "Deze kaart staat al bij de regels.")
	}
	return nil
}

// ruleHere gives a rule that somebody may write about.
func (s *State) ruleHere(who Who, id string) (*LegalRule, error) {
	if err := s.onLaw(who, id); err != nil {
		return nil, err
	}
	return s.rule(id)
}

func (s *State) rule(id string) (*LegalRule, error) {
	r, ok := find[LegalRule](s, id)
	if !ok {
		return nil, errGone
	}
	return r, nil
}

func (s *State) changeRule(id string, f func(*LegalRule)) {
	old, ok := find[LegalRule](s, id)
	if !ok {
		return
	}
	r := *old
	r.Revision++
	f(&r)
	s.put(&r)
}
