package sessions

// About is what an evening was about, as each half of the table said at its end: people, both, or rules and money (S4-27).
// It is the answer that most gave, without a number, because who reads a series may not have been in the room; "" when a
// half did not answer with five people or more, and "verschilt" when no answer was given most.
type About struct {
	Lives string // those who live it or help
	Works string // those of the municipality and its partners
}

const mixedAbout = "verschilt"

// about looks at the last closing question of an evening, and there at what the room read: a side that was not shown
// tells nothing here either.
func (s *State) about(session string) About {
	var last *Ballot
	for _, b := range all[Ballot](s) {
		if b.Session == session && b.Form == AboutForm && !b.Open && (last == nil || b.ClosedAt > last.ClosedAt) {
			last = b
		}
	}
	if last == nil || len(last.Result) == 0 {
		return About{}
	}
	lives, works := map[string]int{}, map[string]int{}
	for key, n := range last.Result[0].Counts {
		side, answer := cut(key)
		switch {
		case !contains(Sides, Side(side)): // the others are of no half
		case Side(side).Official():
			works[answer] += n
		default:
			lives[answer] += n
		}
	}
	return About{Lives: mainly(lives), Works: mainly(works)}
}

func mainly(counts map[string]int) string {
	people, most, said := 0, 0, ""
	for _, answer := range BallotAnswers[AboutForm] {
		n := counts[answer]
		people += n
		switch {
		case n > most:
			most, said = n, answer
		case n == most:
			said = mixedAbout
		}
	}
	if people < fewest {
		return ""
	}
	return said
}
