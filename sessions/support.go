package sessions

import "slices"

// SupportAsk is that a function or an organisation is asked to stand behind what was published.
type SupportAsk struct {
	ID      string  `json:"id"`
	Session string  `json:"session"` // whose desk asked
	Route   string  `json:"route"`
	Edition string  `json:"edition"`
	By      Label   `json:"by"`
	At      Instant `json:"at"`
	plain
}

func (a *SupportAsk) kind() string             { return "support-ask" }
func (a *SupportAsk) key() string              { return a.ID }
func (a *SupportAsk) at() (session, to string) { return a.Session, "" }
func (a *SupportAsk) seenBy(c Class) Record    { return deskOnly(c, a) }

// Ticket is what the link of who is asked is for.
func (a *SupportAsk) Ticket() string { return a.ID + "/steun" }

// AskSupport asks somebody who is not at the table.
type AskSupport struct {
	Ask     string `json:"ask"`
	Route   string `json:"route"`
	Edition string `json:"edition"` // none: the newest
	By      Label  `json:"by"`
}

// SupportAsked happened.
type SupportAsked struct {
	Ask SupportAsk `json:"ask"`
}

func (w *AskSupport) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if !validID(w.Ask) {
		return nil, Refuse(Invalid, "Deze vraag heeft geen goede naam voor de computer.")
	}
	if _, ok := find[SupportAsk](s, w.Ask); ok {
		return nil, errTaken
	}
	r, ok := find[Route](s, w.Route)
	if !ok {
		return nil, errGone
	}
	d, ok := s.Newest(r.ID)
	if w.Edition != "" {
		d, ok = find[RouteEdition](s, w.Edition)
	}
	switch {
	case !ok && w.Edition == "":
		return nil, Refuse(Conflict, "Zet eerst een versie van deze route naar buiten. Wie er niet bij was, kan hem dan lezen.")
	case !ok || d.Route != r.ID:
		return nil, errGone
	case r.Version != RouteIdeal:
		return nil, errNotIdeal
	case w.By == "":
		return nil, Refuse(Invalid, "Wie vraagt u? Noem de functie of de organisatie.")
	case len(all[SupportAsk](s)) >= mostEndorsements:
		return nil, errManyCarry
	}
	return []Fact{&SupportAsked{Ask: SupportAsk{ID: w.Ask, Session: who.Session, Route: r.ID, Edition: d.ID, By: w.By, At: g.At}}}, nil
}

func (f *SupportAsked) apply(s *State, _ Instant) {
	a := f.Ask
	s.put(&a)
}

func (s *State) asksSupport(who Who) (*SupportAsk, bool) {
	for _, a := range all[SupportAsk](s) {
		if who.Object == a.Ticket() {
			return a, true
		}
	}
	return s.voice(who.Object)
}

// Standing lists who stands behind what lies there now: nothing of it changed since they said so (S4-36).
func (s *State) Standing(r *Route) []*Endorsement { return s.behind(r.ID, s.sums(r)) }

// Carried lists who stands behind what was published, each for what is in it as they read it.
func (s *State) Carried(d *RouteEdition) []*Endorsement { return s.behind(d.Route, d.sums()) }

func (s *State) behind(route string, now sums) []*Endorsement {
	return slices.DeleteFunc(s.Endorsements(route), func(e *Endorsement) bool { return e.Sum != now[e.Step] })
}

// Endorsements lists what was said of a route and not taken back, the oldest first.
func (s *State) Endorsements(route string) []*Endorsement {
	list := slices.DeleteFunc(all[Endorsement](s), func(e *Endorsement) bool { return e.Route != route || e.Ended != 0 })
	sortStable(list, func(a, b *Endorsement) int { return int(a.At - b.At) })
	return list
}
