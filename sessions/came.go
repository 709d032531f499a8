package sessions

// Came is how many came each way: for the facilitator's report, and for no shared screen (I-26).
type Came struct{ Phone, Paper, Aloud, Hand int }

// CardWays counts the cards that the room saw.
func (s *State) CardWays(session string) (w Came) {
	for _, c := range all[Card](s) {
		switch {
		case c.Session != session || !c.own.Shown:
		case !c.own.OnBehalf:
			w.Phone++
		case c.own.Paper != "":
			w.Paper++
		default:
			w.Aloud++
		}
	}
	return w
}

// RecognitionWays counts who said "ik heb dit ook". Hands and slips of paper are counted together at the desk.
func (s *State) RecognitionWays(session string) (w Came) {
	var counted map[string]string
	if t, ok := find[Tally](s, tallyID(entered, session, true)); ok {
		counted = t.own.Votes
	}
	for _, b := range all[Barrier](s) {
		t, ok := find[Tally](s, tallyID(recognition, b.ID, true))
		if b.Session != session || b.State == Merged || !ok {
			continue
		}
		for handle := range t.own.Votes {
			if _, byHand := counted[handle]; byHand {
				w.Hand++
			} else {
				w.Phone++
			}
		}
	}
	return w
}
