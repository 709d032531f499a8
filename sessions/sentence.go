package sessions

import (
	"fmt"
	"strings"
)

// Sentence is the line of the result page, always in this form. It counts the trajectory up to now
// (DOMAIN §3.8), and counts things, not people.
func (s *State) Sentence(now Instant) string {
	var parts []string
	if one := s.oneOffSentence(now); one != "" {
		parts = append(parts, one)
	}
	c := s.headlines(now)
	if c.confirmed == 0 {
		return strings.Join(append(parts, "Er is nog geen drempel bevestigd."), " ")
	}
	list := joined(part(c.action, "met actie"), part(c.passed, "doorgegeven"), part(c.reason, "met reden"), part(c.untreated, "onbehandeld"))
	parts = append(parts, fmt.Sprintf("%d %s bevestigd: %s.", c.confirmed, plural(c.confirmed, "drempel", "drempels"), list))
	if c.returned > 0 {
		parts = append(parts, fmt.Sprintf("%d %s terug.", c.returned, plural(c.returned, "kwam", "kwamen")))
	}
	switch {
	case c.waiting == 1:
		parts = append(parts, fmt.Sprintf("1 wacht op een antwoord voor %s.", Dutch(c.first)))
	case c.waiting > 1:
		parts = append(parts, fmt.Sprintf("%d wachten op een antwoord. Het eerste komt voor %s.", c.waiting, Dutch(c.first)))
	}
	switch {
	case c.unanswered == 1:
		parts = append(parts, "1 kreeg geen antwoord op tijd.")
	case c.unanswered > 1:
		parts = append(parts, fmt.Sprintf("%d kregen geen antwoord op tijd.", c.unanswered))
	}
	return strings.Join(parts, " ")
}

// headlineCounts is how many confirmed barriers stand where, and the answer that is due first.
type headlineCounts struct {
	confirmed, action, passed, reason, untreated, returned, waiting, unanswered int
	first                                                                       Instant
}

func (s *State) headlines(now Instant) (c headlineCounts) {
	for _, b := range all[Barrier](s) {
		if b.State != Confirmed || b.Into != "" {
			continue
		}
		c.returned += bit(len(b.Returned) > 0)
		c.confirmed++
		l := s.line(b, now)
		switch l.Headline {
		case WithAction:
			c.action++
		case PassedOn:
			c.passed++
		case WithReason:
			c.reason++
		default:
			c.untreated++
			c.wait(l.Waiting, now)
		}
	}
	return c
}

// wait counts an untreated barrier for which somebody was asked; silence is a status of its own.
func (c *headlineCounts) wait(a *Action, now Instant) {
	if a == nil {
		return
	}
	by := a.times().Next
	if by <= now {
		c.unanswered++
		return
	}
	c.waiting++
	if c.first == 0 || by < c.first {
		c.first = by
	}
}

func (s *State) oneOffSentence(now Instant) string {
	var total, linked, reason, open int
	for _, o := range all[OneOff](s) {
		total++
		switch {
		case s.open(o, now):
			open++
		case o.Relation == ByReason:
			reason++
		default:
			linked++
		}
	}
	if total == 0 {
		return ""
	}
	has := func(n int) string { return plural(n, "heeft", "hebben") }
	list := joined(
		part(linked, has(linked)+" een actie of herstelronde"),
		part(reason, has(reason)+" een reden"),
		part(open, plural(open, "is nog een los eindje", "zijn nog losse eindjes")))
	return fmt.Sprintf("%d %s meteen geregeld. %s.", total, plural(total, "ding", "dingen"), list)
}

func part(n int, words string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, words)
}

func joined(parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
