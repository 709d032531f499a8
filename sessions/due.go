package sessions

import "fmt"

// Due is a wish of the clock that is due, and what it is about: asked twice it is one wish.
type Due struct {
	Wish  Wish
	About string
}

// Due lists what the clock asks at a moment: a re-check that begins, a reminder that goes out, a round that ends, and a
// report whose day has come. A first round begins when those who raised it were told, which is known outside the log:
// Claimed lists those.
func (s *State) Due(now Instant) (list []Due, next Instant) {
	wait := func(at Instant) {
		if at > now && (next == 0 || at < next) {
			next = at
		}
	}
	for _, a := range all[Action](s) {
		c, ok := find[Check](s, a.Check())
		switch {
		case ok && c.State == CheckOpen:
			if w := s.dueIn(a, c, now); w != nil {
				list = append(list, Due{w, fmt.Sprintf("%s/%d", c.ID, c.Reminded)})
				continue
			}
			wait(c.Remind)
			wait(c.Closes)
			wait(c.Opened + remindIn)
		case a.verified() && len(a.Again) > 0:
			if a.Again[0] <= now {
				list = append(list, Due{&OpenCheck{Action: a.ID, Delivered: true}, checkID(a.ID, a.Checks+1)})
				continue
			}
			wait(a.Again[0])
		}
	}
	for _, a := range all[InformationAgreement](s) {
		if a.Next != 0 && a.Next <= now {
			list = append(list, Due{&ProduceReport{Agreement: a.ID}, reportID(a.ID, a.Reports+1)})
		}
		wait(a.Next)
	}
	return list, next
}

// dueIn is what the clock asks of an open round, or nothing yet.
func (s *State) dueIn(a *Action, c *Check, now Instant) Wish {
	cards := s.raisingCards(a)
	switch {
	case now >= c.Opened+remindIn && cards > 0 && c.count().acts == cards:
		return &CloseCheck{Action: a.ID}
	case c.Remind != 0 && c.Remind <= now:
		return &RemindCheck{Action: a.ID}
	case c.Remind == 0 && c.Closes <= now:
		return &CloseCheck{Action: a.ID}
	}
	return nil
}

// Claiming is a claim that waits for its round, and the news by which those who raised it hear of it.
type Claiming struct {
	Session, Action, Check, Key string
	Raisers                     []string // acts of those who raised it
}

// Claimed lists the actions that an owner says are done, whose round did not begin.
func (s *State) Claimed() []Claiming {
	var list []Claiming
	for _, a := range all[Action](s) {
		if a.State == ActionClaimed {
			list = append(list, Claiming{a.Session, a.ID, a.Check(), "merkt/" + a.Check(), s.raisers(a)})
		}
	}
	return list
}

func (s *State) raisers(a *Action) []string {
	var list []string
	for _, id := range a.Barriers {
		if b, ok := find[Barrier](s, id); ok {
			list = append(list, b.own.Raisers...)
		}
	}
	return list
}
