package sessions

import "slices"

// CloseSession ends the evening. The date of the next talk stands already.
type CloseSession struct{}

// SessionClosed happened. PublishBy is five working days later (I-35).
type SessionClosed struct {
	Session   string  `json:"session"`
	PublishBy Instant `json:"publishBy"`
}

const publishDays = 5

func (w *CloseSession) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, err := s.openSession(who)
	if err != nil {
		return nil, err
	}
	facts := append([]Fact{&SessionClosed{Session: e.ID, PublishBy: g.workingDays(publishDays)}}, s.closePulse(e)...)
	facts = append(facts, s.closeBallots(e.ID, g)...)
	return append(facts, s.closeStepRounds(e.ID, g)...), nil
}

func (f *SessionClosed) apply(s *State, at Instant) {
	s.change(f.Session, func(e *Session) { e.State, e.ClosedAt, e.PublishBy = Closed, at, f.PublishBy })
	s.emptyFloor(f.Session)
	s.dim(f.Session)
}

// PublishOutcome makes the outcome page final, after the side ervaring has read it.
type PublishOutcome struct {
	Read bool `json:"read"`
}

// OutcomePublished happened.
type OutcomePublished struct {
	Session string `json:"session"`
}

func (w *PublishOutcome) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	switch {
	case !ok:
		return nil, errGone
	case e.State != Closed:
		return nil, Refuse(Conflict, "De uitkomst komt na het gesprek. Sluit eerst het gesprek.")
	case e.PublishedAt != 0:
		return nil, Refuse(Conflict, "De uitkomst staat er al.")
	case !w.Read:
		return nil, Refuse(Conflict, "Laat eerst iemand die vertelde de uitkomst lezen.")
	}
	return []Fact{&OutcomePublished{Session: e.ID}}, nil
}

func (f *OutcomePublished) apply(s *State, at Instant) {
	s.change(f.Session, func(e *Session) { e.PublishedAt = at })
}

// ArchiveSession puts the evening away. It cannot while there is an open end (I-04).
type ArchiveSession struct{}

// SessionArchived happened.
type SessionArchived struct {
	Session string `json:"session"`
}

func (w *ArchiveSession) decide(s *State, who Who, g *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	if e.State != Closed || e.PublishedAt == 0 {
		return nil, Refuse(Conflict, "Sluit eerst het gesprek en zet de uitkomst erop.")
	}
	if n := s.openEnds(e.ID, g.At); n > 0 {
		return nil, Refuse(Conflict, openEndsLeft(n))
	}
	return []Fact{&SessionArchived{Session: e.ID}}, nil
}

func (f *SessionArchived) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.State = Archived })
}

// Over says whether a session is closed: its screens then show what comes next.
func (s *State) Over(session string) bool {
	e, ok := find[Session](s, session)
	return ok && (e.State == Closed || e.State == Archived)
}

// SeatingOver says whether the wishes about who sits beside whom are of no use any more (§4.0-4). Those of a talk in own
// circle are for the conversation that it comes before, and go with that, or on the day that was its date.
func (s *State) SeatingOver(session string, now Instant) bool {
	e, ok := find[Session](s, session)
	if !ok || !e.OwnCircle() || !s.Over(session) {
		return s.Over(session)
	}
	return now > e.Feedback || slices.ContainsFunc(all[Session](s), func(next *Session) bool {
		return next.Date >= e.Date && !next.OwnCircle() && s.Over(next.ID)
	})
}
