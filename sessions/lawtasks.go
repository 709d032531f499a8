package sessions

// law lists what the rules, the register and the questions wait for. Nothing of it holds anything up (I-29).
func (t *todo) law() {
	for _, r := range all[LegalRule](t.State) {
		switch {
		case r.State == RuleProposed:
			t.add(ProposalTask, r.Session, r.ID, 0)
		case r.Presumed():
			t.add(PresumedTask, r.Session, r.ID, 0)
		case r.Stale(t.now):
			t.add(StaleTask, r.Session, r.ID, r.StaleFrom)
		}
		for _, c := range r.Clashes {
			if r.Stands() && c.Told == 0 {
				t.add(ClashTask, r.Session, r.ID, 0)
			}
		}
	}
	for _, c := range t.Unsourced("") {
		if t.Over(c.Session) {
			t.add(SaidTask, c.Session, c.ID, 0)
		}
	}
	for _, b := range all[Barrier](t.State) {
		if t.Over(b.Session) && b.confirmed() && t.WhichRule(b) {
			t.add(WhichRuleTask, b.Session, b.ID, 0)
		}
	}
	for _, p := range all[Precedent](t.State) {
		if p.Ended == 0 && p.Review <= t.now {
			t.add(ReviewTask, p.Session, p.ID, p.Review)
		}
	}
	for _, q := range all[MayQuestion](t.State) {
		if q.Answered == 0 {
			t.add(MayTask, q.Session, q.ID, 0)
		}
	}
}
