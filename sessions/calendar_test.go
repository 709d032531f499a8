package sessions

import (
	"testing"
	"time"
)

func amsterdam(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

const minuteForm = "2006-01-02 15:04"

func calendarOf(t *testing.T) Days {
	t.Helper()
	zone := amsterdam(t)
	on := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, zone) }
	return Days{
		Zone: zone,
		Holidays: Dates{"2025-04-21": true, "2025-04-26": true, "2025-05-05": true, "2025-05-29": true, "2025-12-25": true, "2025-12-26": true,
			"2026-01-01": true, "2026-04-06": true, "2026-04-27": true, "2026-05-05": true, "2026-05-14": true, "2026-05-25": true, "2027-01-01": true},
		Recess: DatesBetween(on(2026, time.July, 6), on(2026, time.August, 14)),
	}
}

func TestAddWorkingDays(t *testing.T) {
	d := calendarOf(t)
	for name, r := range map[string]struct {
		from string
		n    int
		to   string
	}{
		"none from a Saturday is Monday":        {"2025-06-14 10:00", 0, "2025-06-16 10:00"},
		"none from a Monday is that Monday":     {"2025-06-16 10:00", 0, "2025-06-16 10:00"},
		"none from Christmas passes Sunday too": {"2025-12-25 10:00", 0, "2025-12-29 10:00"},
		"one from a Friday is Monday":           {"2025-06-13 16:59", 1, "2025-06-16 16:59"},
		"one from a Saturday is Monday":         {"2025-06-14 10:00", 1, "2025-06-16 10:00"},
		"one before Easter":                     {"2025-04-18 10:00", 1, "2025-04-22 10:00"},
		"Koningsdag on a Saturday takes no day": {"2025-04-25 10:00", 1, "2025-04-28 10:00"},
		"Koningsdag on a Monday takes one":      {"2026-04-24 10:00", 1, "2026-04-28 10:00"},
		"five over Ascension Day":               {"2026-05-11 09:00", 5, "2026-05-19 09:00"},
		"five over Christmas and New Year":      {"2025-12-24 12:00", 5, "2026-01-05 12:00"},
		"two over the end of a year":            {"2026-12-31 12:00", 2, "2027-01-05 12:00"},
		"one into a recess":                     {"2026-07-03 10:00", 1, "2026-08-17 10:00"},
		"twenty over two holidays":              {"2026-04-30 10:00", 20, "2026-06-02 10:00"},
		"one back from a Monday":                {"2025-06-16 10:00", -1, "2025-06-13 10:00"},
		"two back over Easter":                  {"2026-04-07 10:00", -2, "2026-04-02 10:00"},
		"the hour stays when clocks change":     {"2026-03-27 12:00", 1, "2026-03-30 12:00"},
		"an hour that a clock skipped is back":  {"2026-03-27 02:30", 1, "2026-03-30 02:30"},
	} {
		t.Run(name, func(t *testing.T) {
			from, err := time.ParseInLocation(minuteForm, r.from, d.Zone)
			if err != nil {
				t.Fatal(err)
			}
			if to := d.AddWorkingDays(from, r.n).Format(minuteForm); to != r.to {
				t.Errorf("%d after %s is %s, want %s", r.n, r.from, to, r.to)
			}
		})
	}
}

func TestTheDayIsTheDayInTheZone(t *testing.T) {
	d := calendarOf(t)
	late := time.Date(2026, time.April, 26, 22, 30, 0, 0, time.UTC) // half past midnight on Koningsdag
	if d.IsWorkingDay(late) {
		t.Error("Koningsdag in Amsterdam is a day off, whatever the day in UTC")
	}
	if end := d.EndOfDay(late).UTC().Format(time.RFC3339); end != "2026-04-27T21:59:59Z" {
		t.Errorf("the day ends at %s", end)
	}
	winter := time.Date(2026, time.December, 31, 23, 30, 0, 0, time.UTC)
	if end := d.EndOfDay(winter).UTC().Format(time.RFC3339); end != "2027-01-01T22:59:59Z" {
		t.Errorf("the day in winter ends at %s", end)
	}
	change := time.Date(2026, time.October, 25, 12, 0, 0, 0, d.Zone) // a day of 25 hours
	if end := d.EndOfDay(change).UTC().Format(time.RFC3339); end != "2026-10-25T22:59:59Z" {
		t.Errorf("the long day ends at %s", end)
	}
}

func TestMonthsLater(t *testing.T) {
	d := calendarOf(t)
	for name, r := range map[string]struct {
		from string
		n    int
		to   string
	}{
		"a month that is too short":       {"2026-01-31 10:00", 1, "2026-02-28 10:00"},
		"a month after the 30th":          {"2026-01-30 10:00", 1, "2026-02-28 10:00"},
		"a month in a leap year":          {"2028-01-31 10:00", 1, "2028-02-29 10:00"},
		"a year after 29 February":        {"2028-02-29 10:00", 12, "2029-02-28 10:00"},
		"three months to a short one":     {"2025-08-31 10:00", 3, "2025-11-30 10:00"},
		"three months":                    {"2025-11-15 10:00", 3, "2026-02-15 10:00"},
		"twelve months":                   {"2025-11-15 10:00", 12, "2026-11-15 10:00"},
		"a month back":                    {"2026-03-31 10:00", -1, "2026-02-28 10:00"},
		"none":                            {"2026-03-31 10:00", 0, "2026-03-31 10:00"},
		"the hour stays over summer time": {"2026-03-15 09:00", 1, "2026-04-15 09:00"},
	} {
		t.Run(name, func(t *testing.T) {
			from, err := time.ParseInLocation(minuteForm, r.from, d.Zone)
			if err != nil {
				t.Fatal(err)
			}
			if to := d.MonthsLater(from, r.n).Format(minuteForm); to != r.to {
				t.Errorf("%d months after %s is %s, want %s", r.n, r.from, to, r.to)
			}
		})
	}
}

func TestDatesBetween(t *testing.T) {
	first := time.Date(2026, time.February, 27, 23, 0, 0, 0, time.UTC)
	days := DatesBetween(first, time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC))
	if len(days) != 4 || !days["2026-02-27"] || !days["2026-02-28"] || !days["2026-03-01"] || !days["2026-03-02"] {
		t.Errorf("from 27 February to 2 March is %v", days)
	}
	if none := DatesBetween(first, first.AddDate(0, 0, -1)); len(none) != 0 {
		t.Errorf("a recess that ends before it begins is %v", none)
	}
}
