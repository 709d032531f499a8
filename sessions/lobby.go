package sessions

// SetLobby lets everybody who joins wait until the facilitator has seen them, or no longer. Who sits already stays; who
// waits goes on waiting until they are let in.
type SetLobby struct {
	On bool `json:"on"`
}

// LobbySet happened.
type LobbySet struct {
	Session string `json:"session"`
	On      bool   `json:"on"`
}

func (w *SetLobby) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	switch {
	case !ok:
		return nil, errGone
	case e.State != Planned && e.State != Open:
		return nil, Refuse(Conflict, "Dit gesprek is klaar.")
	case e.Lobby == w.On:
		return nil, Refuse(Conflict, "Dat staat al zo.")
	}
	return []Fact{&LobbySet{Session: e.ID, On: w.On}}, nil
}

func (f *LobbySet) apply(s *State, _ Instant) {
	s.change(f.Session, func(e *Session) { e.Lobby = f.On })
}

var errLobby = Refuse(Forbidden, "De gespreksleider laat u zo toe.")

// inLobby says whether somebody waits to be let in: they speak from no side yet, and may only leave.
func (w Who) inLobby(wish Wish) bool {
	_, leaves := wish.(*ForgetMe)
	return w.Role == Attendee && w.Side == "" && !leaves
}
