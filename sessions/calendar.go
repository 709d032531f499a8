package sessions

import "time"

// Date is a day as people write it in data, "2026-04-27". Dates sort as text.
type Date string

// Dates is a set of days.
type Dates map[Date]bool

// DateOf is the day that t falls on in t's own time zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// DatesBetween is every day from first to last, both with it: how a recess is written down.
func DatesBetween(first, last time.Time) Dates {
	days := Dates{}
	for t := first; DateOf(t) <= DateOf(last); t = t.AddDate(0, 0, 1) {
		days[DateOf(t)] = true
	}
	return days
}

// Days is the calendar by which promises run. A day in none of the sets is judged by its weekday
// alone, so the sets must reach as far as the longest term does.
type Days struct {
	Zone     *time.Location // Europe/Amsterdam; comes in, because reading it is I/O
	Holidays Dates
	Recess   Dates // days on which nobody answers either; empty where terms run on in recess
}

// IsWorkingDay says whether the day of t is one on which people work.
func (d Days) IsWorkingDay(t time.Time) bool {
	t = t.In(d.Zone)
	if w := t.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	return !d.Holidays[DateOf(t)] && !d.Recess[DateOf(t)]
}

// AddWorkingDays is the same time of the day, n working days later; the day of t does not count.
// With n 0 it is t itself or, from a day off, the first working day after it; n below 0 goes back.
func (d Days) AddWorkingDays(t time.Time, n int) time.Time {
	t = t.In(d.Zone)
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	on := t
	for i := 1; n > 0 || !d.IsWorkingDay(on); i++ {
		on = t.AddDate(0, 0, i*step) // from t each time, so that an hour that a clock skips is not lost
		if d.IsWorkingDay(on) {
			n--
		}
	}
	return on
}

// EndOfDay is the last second of the day of t: a promise for a day holds all of that day.
func (d Days) EndOfDay(t time.Time) time.Time {
	y, m, on := t.In(d.Zone).Date()
	return time.Date(y, m, on, 23, 59, 59, 0, d.Zone)
}

// MonthsLater is the same day and time n months on, or the last day of a month that is too short:
// a month after 31 January is 28 February, where time.AddDate says 3 March.
func (d Days) MonthsLater(t time.Time, n int) time.Time {
	t = t.In(d.Zone)
	later := t.AddDate(0, n, 0)
	if later.Day() == t.Day() {
		return later
	}
	return t.AddDate(0, n, -later.Day()) // it ran over by later.Day() days
}
