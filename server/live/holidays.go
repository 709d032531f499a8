package live

import (
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/nl"

	"maatwerkroute/sessions"
)

// The days on which no office of a municipality works: the eight of the Cao Gemeenten. It has had
// 5 May every year since 2024 (article 6.6), as the Algemene termijnenwet has (article 3), so not
// only once in five years. Good Friday, which that law puts beside them, is a working day there.
var municipalHolidays = []*cal.Holiday{
	nl.Nieuwjaar,
	nl.TweedePaasdag,
	nl.Koningsdag,
	nl.BevrijdingsDag,
	nl.Hemelvaart,
	nl.TweedePinksterDag,
	nl.EersteKerstdag,
	nl.TweedeKerstdag,
}

// Holidays is the Dutch public holidays of the years from to to, both with it, on the day on which
// they are kept: Koningsdag is a day early when 27 April is a Sunday.
func Holidays(from, to int) sessions.Dates {
	days := sessions.Dates{}
	for year := from; year <= to; year++ {
		for _, h := range municipalHolidays {
			_, kept := h.Calc(year)
			days[sessions.DateOf(kept)] = true
		}
	}
	return days
}
