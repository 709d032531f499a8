package play

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"maatwerkroute/sessions"
)

// deed is something that happens on a day after the dialogue.
type deed struct {
	day, hour int
	what      string
	do        func(context.Context) error
}

const (
	slipsDay   = 2
	publishDay = 3 // within five working days
)

// days plays what happens after the evening, each on its day, up to today.
func (s *stage) days(ctx context.Context) error {
	deeds := slices.Concat(s.asked(), s.answered(), s.settled(), s.work(), s.checked(), s.passedOn(), s.kept(), s.covered(), s.drawn())
	deeds = append(deeds,
		deed{slipsDay, 9, "de strookjes van wie er niet bij was", s.countSlips},
		deed{publishDay, 16, "de uitkomst staat erop", func(ctx context.Context) error {
			return s.lea.do(ctx, &sessions.PublishOutcome{Read: true})
		}})
	if err := s.live(ctx, 0, deeds); err != nil {
		return err
	}
	s.clock.to(moment(today, 11, 0))
	return nil
}

// live goes through the days, and does on each what is to be done.
func (s *stage) live(ctx context.Context, day int, deeds []deed) error {
	slices.SortStableFunc(deeds, func(a, b deed) int { return cmp.Or(a.day-b.day, a.hour-b.hour) })
	for _, d := range deeds {
		if d.day > today {
			return fmt.Errorf("%s is on D+%d, and today is D+%d", d.what, d.day, today)
		}
		for ; day < d.day; day++ {
			if err := s.morning(ctx, day+1); err != nil {
				return err
			}
		}
		s.say(fmt.Sprintf("D%+d · %s", d.day, d.what))
		s.clock.to(moment(d.day, d.hour, 0))
		if err := d.do(ctx); err != nil {
			return err
		}
	}
	return nil
}

// morning is one of the minutes in which the server looks what is due.
func (s *stage) morning(ctx context.Context, day int) error {
	s.clock.to(moment(day, 7, 0))
	if err := s.minute(ctx); err != nil {
		return fmt.Errorf("D%+d, the work of a minute: %w", day, err)
	}
	return nil
}

// countSlips enters the paper slips of people who have it too.
func (s *stage) countSlips(ctx context.Context) error {
	for _, w := range s.slips {
		if err := s.lea.do(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// asked are the questions that were not asked on the evening itself.
func (s *stage) asked() []deed {
	var list []deed
	for _, a := range s.book("acties").members() {
		if day := s.course(a.id).day("gevraagd") + a.day("gevraagd_op"); day > 0 {
			list = append(list, deed{day, 10, a.id + " gevraagd", func(ctx context.Context) error {
				if err := s.ask(ctx, a); err != nil {
					return err
				}
				return s.grade(ctx, a)
			}})
		}
	}
	return list
}

// answered are the yeses and the noes.
func (s *stage) answered() []deed {
	var list []deed
	for _, course := range s.book("actie_verloop").members() {
		a := s.book("acties." + course.id)
		if course.has("aanvaard") {
			list = append(list, deed{course.day("aanvaard"), 11, a.id + " aanvaard", func(ctx context.Context) error { return s.accept(ctx, a, course) }})
		}
		if course.has("geweigerd") {
			list = append(list, deed{course.day("geweigerd"), 8, a.id + " geweigerd", func(ctx context.Context) error { return s.decline(ctx, a) }})
		}
	}
	return list
}

// settled is what was settled at once for somebody, and what that becomes for others.
func (s *stage) settled() []deed {
	var list []deed
	for _, o := range s.book("losse_oplossingen").members() {
		day := o.day("dag")
		list = append(list, deed{day, 13, o.id + " geregeld", func(ctx context.Context) error { return s.register(ctx, o) }})
		relation, later := s.relation(o)
		if relation != nil {
			list = append(list, deed{max(day, later), 14, o.id + " voor anderen", func(ctx context.Context) error { return s.lea.do(ctx, relation) }})
		}
	}
	return list
}

func (s *stage) register(ctx context.Context, o item) error {
	err := s.lea.do(ctx, &sessions.RegisterOneOff{OneOff: short(o.id), What: words(o.text("wat")), By: o.label("door"),
		Helped: o.number("geholpen"), Reach: o.label("bereik")})
	if may := s.book("toestemming_losse_oplossingen").raw(o.id); err == nil && may != "" {
		err = s.lea.do(ctx, &sessions.AllowOneOff{OneOff: short(o.id), May: may})
	}
	return err
}

// relation is what changes for everybody else, and the day from which that can be said.
func (s *stage) relation(o item) (*sessions.RelateOneOff, int) {
	o.raw("relatie") // none: it stays an open end
	r := o.at("relatie")
	w := &sessions.RelateOneOff{OneOff: short(o.id), Absent: words(whoElse[o.id])}
	switch {
	case r.has("actie"):
		w.Relation, w.Action = sessions.ByAction, r.raw("actie")
	case r.has("herstelronde"):
		w.Relation, w.Action = sessions.ByLookBack, r.raw("herstelronde")
	case r.has("reden"):
		w.Relation, w.Category, w.Text, w.DecidedBy = sessions.ByReason, r.raw("reden"), words(r.text("tekst")), o.label("door")
		w.Expires = sessions.At(sessions.Days{Zone: sessions.Amsterdam}.EndOfDay(moment(r.day("verloopt"), 12, 0)))
		return w, 0
	default:
		return nil, 0
	}
	day := s.course(w.Action).day("aanvaard")
	w.Action = short(w.Action)
	return w, day
}

// daysBetween counts whole days of the calendar.
func daysBetween(from, to sessions.Instant) int {
	a, b := from.Time(), to.Time()
	return int(time.Date(b.Year(), b.Month(), b.Day(), 12, 0, 0, 0, time.UTC).Sub(time.Date(a.Year(), a.Month(), a.Day(), 12, 0, 0, 0, time.UTC)).Hours() / 24)
}
