package sessions

import "slices"

// workingDays is the end of the day that lies n working days ahead.
func (g *Given) workingDays(n int) Instant {
	return At(g.Days.EndOfDay(g.Days.AddWorkingDays(g.At.Time(), n)))
}

// months is the same day n months ahead.
func (g *Given) months(n int) Instant { return At(g.Days.MonthsLater(g.At.Time(), n)) }

func sortStable[T any](list []T, less func(a, b T) int) { slices.SortStableFunc(list, less) }
