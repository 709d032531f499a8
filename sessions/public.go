package sessions

// What everybody may read of a trajectory is made of what everybody may see: no number of it tells a count that is
// hidden elsewhere, and each can be counted again from the data beside it (I-34).

// DueNow is the date that holds now. The first one stays beside it (I-07).
func (a *Action) DueNow() Instant { return a.due() }

// Heard is when its owner let something be heard last; 0 when nobody has it.
func (a *Action) Heard() Instant {
	heard := max(a.Accepted, a.Began, a.Claim.At)
	if n := len(a.Updates); n > 0 {
		heard = max(heard, a.Updates[n-1].At)
	}
	if n := len(a.Shifts); n > 0 {
		heard = max(heard, a.Shifts[n-1].At)
	}
	return heard
}

// Proven is how strong its kind proved to be: nothing before people noticed it.
func (a *Action) Proven() int {
	if a.verified() {
		return a.Strength()
	}
	return 0
}

// Stands says whether somebody has it now: not asked, refused, stopped, replaced, never checked or without an owner.
func (a *Action) Stands() bool { return a.stands() }

// Due is until when a level may take to answer, as it stands now.
func (l *Leg) Due() Instant { return l.due() }

// Beside says whether a level stands beside the ladder from the table to the Rijk.
func (l Level) Beside() bool { return l != Table && l.rank() == 0 }

// Rank is its place on the ladder: the table is 0.
func (l Level) Rank() int { return l.rank() }

// OneOffLines lists the one-offs of the trajectory as the public may read them.
func (s *State) OneOffLines(now Instant) []OneOffLine {
	var lines []OneOffLine
	for _, o := range all[OneOff](s) {
		lines = append(lines, s.oneOffLine(o, now))
	}
	return lines
}

// First is the date that was promised first, and DueNow the one that holds; the first stays (S3-05d).
func (p *Promise) First() Instant { return p.first() }

// DueNow is the date that holds now.
func (p *Promise) DueNow() Instant { return p.due() }

// Heard is what those who live it say of a promise, as everybody may read it: numbers of five and more.
func (s *State) Heard(promise string) Echo {
	e := s.Echo(promise)[Ervaring]
	return Echo{mask(e.Kept), mask(e.Partly), mask(e.Otherwise)}
}

// Noticed is what people answered to "merk je het?" in a round, as everybody may read it: parts of five and more.
func (s *State) Noticed(check string) map[Verdict]int {
	t, ok := find[Tally](s, tallyID(verdicts, check, false))
	if !ok {
		return nil
	}
	n := map[Verdict]int{}
	for _, v := range Verdicts {
		if sum := t.Counts[asRaiser+" "+string(v)] + t.Counts[asRecogniser+" "+string(v)]; sum > 0 {
			n[v] = sum
		}
	}
	return n
}

// PublicReach is the bereikfactor as everybody may read it: the sum of what is shown, and not of what is hidden. Few is
// how many one-offs helped people of whom the number is hidden.
func (s *State) PublicReach() (r Reach, few int) {
	seen := map[string]bool{}
	for _, o := range all[OneOff](s) {
		a, ok := find[Action](s, o.To)
		if !ok {
			continue
		}
		r.Helped += mask(o.Helped)
		few += bit(o.Helped > 0 && o.Helped < fewest)
		for _, b := range s.living(a.Barriers) {
			if seen[b.ID] {
				continue
			}
			seen[b.ID] = true
			for _, n := range s.counts(recognition, b.ID) {
				r.Recognised += mask(n)
			}
		}
	}
	return r, few
}
