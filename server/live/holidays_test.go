package live

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

func TestHolidays(t *testing.T) {
	for name, r := range map[string]struct {
		from, to int
		days     string
	}{
		"no years":                       {2026, 2025, ""},
		"2025, Koningsdag on a Saturday": {2025, 2025, "2025-01-01 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-09 2025-12-25 2025-12-26"},
		"2026":                           {2026, 2026, "2026-01-01 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-25 2026-12-25 2026-12-26"},
		"2027":                           {2027, 2027, "2027-01-01 2027-03-29 2027-04-27 2027-05-05 2027-05-06 2027-05-17 2027-12-25 2027-12-26"},
		"2038, Easter at its latest":     {2038, 2038, "2038-01-01 2038-04-26 2038-04-27 2038-05-05 2038-06-03 2038-06-14 2038-12-25 2038-12-26"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, d := range slices.Sorted(maps.Keys(Holidays(r.from, r.to))) {
				got = append(got, string(d))
			}
			if strings.Join(got, " ") != r.days {
				t.Errorf("kept on %s, want %s", got, r.days)
			}
		})
	}
	t.Run("all years asked", func(t *testing.T) {
		if n := len(Holidays(2025, 2027)); n != 24 {
			t.Errorf("three years have %d days off, want 24", n)
		}
	})
}

func TestHolidaysInTheCalendar(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	d := sessions.Days{Zone: zone, Holidays: Holidays(2025, 2027)}
	for day, works := range map[string]bool{
		"2025-04-18": true,  // Good Friday
		"2025-04-21": false, // Easter Monday
		"2025-04-26": false, // Koningsdag, kept on Saturday
		"2025-04-28": true,  // the Monday after
		"2026-05-05": false, // Bevrijdingsdag, not a fifth year
		"2026-05-15": true,  // the Friday after Ascension Day
		"2027-05-17": false, // Whit Monday
		"2027-12-27": true,  // Christmas on Saturday and Sunday is not made up for
	} {
		t.Run(day, func(t *testing.T) {
			on, err := time.ParseInLocation(time.DateOnly, day, zone)
			if err != nil {
				t.Fatal(err)
			}
			if d.IsWorkingDay(on) != works {
				t.Errorf("working day: %t, want %t", !works, works)
			}
		})
	}
}
