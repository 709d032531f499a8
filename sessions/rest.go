package sessions

// Rest (pauze van een traject) says to everybody that nobody works at it for a while, why, and until when. It is a notice
// and no switch: what is late becomes late, what is open shows as open, a round closes and people reopen as they would
// have (I-02, I-04, I-09). It is over by itself on its day.
type Rest struct {
	Since Instant `json:"since,omitempty"`
	Until Instant `json:"until,omitempty"`
	Why   WordsID `json:"why,omitempty"`
}

// Holds says whether it rests at a moment.
func (r Rest) Holds(now Instant) bool { return r.Since != 0 && now < r.Until }

const longestRest = 6 // months

// PauseTrajectory puts a trajectory to rest.
type PauseTrajectory struct {
	Reason Text    `json:"reason"`
	Until  Instant `json:"until"`
}

// TrajectoryPaused happened.
type TrajectoryPaused struct {
	Reason WordsID `json:"reason"`
	Until  Instant `json:"until"`
}

func (w *PauseTrajectory) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	t, ok := s.trajectory()
	switch {
	case !ok:
		return nil, errGone
	case t.Rest.Holds(g.At):
		return nil, Refuse(Conflict, "Dit traject staat al stil.")
	case w.Reason.empty():
		return nil, Refuse(Invalid, "Schrijf waarom het stil staat. De mensen die wachten lezen dit.")
	case w.Until <= g.At || w.Until > g.months(longestRest):
		return nil, Refuse(Invalid, "Tot wanneer staat het stil? Kies een dag binnen een half jaar.")
	}
	return []Fact{&TrajectoryPaused{Reason: w.Reason.ID, Until: w.Until}}, nil
}

func (f *TrajectoryPaused) apply(s *State, at Instant) {
	s.changeTrajectory(func(t *Trajectory) { t.Rest = Rest{Since: at, Until: f.Until, Why: f.Reason} })
}

// ResumeTrajectory goes on before the day.
type ResumeTrajectory struct{}

// TrajectoryResumed happened.
type TrajectoryResumed struct{}

func (w *ResumeTrajectory) decide(s *State, _ Who, g *Given) ([]Fact, error) {
	t, ok := s.trajectory()
	switch {
	case !ok:
		return nil, errGone
	case !t.Rest.Holds(g.At):
		return nil, Refuse(Conflict, "Dit traject staat niet stil.")
	}
	return []Fact{&TrajectoryResumed{}}, nil
}

func (f *TrajectoryResumed) apply(s *State, _ Instant) {
	s.changeTrajectory(func(t *Trajectory) { t.Rest = Rest{} })
}

// HandTrajectory gives the follow-up to another account of the host. Nothing else has to be handed over: what is to be
// done is derived. Whose account it is, is known at the door.
type HandTrajectory struct {
	To   string `json:"to"`
	Note Text   `json:"note"` // what the next one must know
}

// TrajectoryHanded happened.
type TrajectoryHanded struct {
	To   string  `json:"to"`
	Note WordsID `json:"note"`
}

func (w *HandTrajectory) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	t, ok := s.trajectory()
	switch {
	case !ok:
		return nil, errGone
	case !validID(w.To):
		return nil, Refuse(Invalid, "Aan wie draagt u dit over? Kies een persoon.")
	case w.To == t.Lead:
		return nil, Refuse(Conflict, "Deze persoon doet dit traject al.")
	case w.Note.empty() && who.Role != Administrator: // who reads no stories has nothing to hand on but the work
		return nil, Refuse(Invalid, "Schrijf wat de ander moet weten.")
	}
	return []Fact{&TrajectoryHanded{To: w.To, Note: named(w.Note)}}, nil
}

func (f *TrajectoryHanded) apply(s *State, _ Instant) {
	s.changeTrajectory(func(t *Trajectory) {
		t.Lead = f.To
		if f.Note != "" { // what the one before wrote stays, for who follows
			t.Note = f.Note
		}
	})
}
