package sessions

import "slices"

// StepResult is what came of one step in a round that was closed; without a step it is about the whole route. A feeling
// has a middle and a spread, each one of the five answers. The other rounds say per side how many gave which answer
// ("ervaring klopt"), and never one number for all.
type StepResult struct {
	Step   string         `json:"step,omitempty"`
	People int            `json:"people,omitempty"` // who told a feeling
	Low    string         `json:"low,omitempty"`    // a quarter felt this or worse
	Middle string         `json:"middle,omitempty"`
	High   string         `json:"high,omitempty"` // a quarter felt this or better
	Counts map[string]int `json:"counts,omitempty"`
	Agreed bool           `json:"agreed,omitempty"` // both halves of the table stand here already (S4-13)
}

// results counts phones and paper alike. What fewer than five people answered is left out, also as a zero.
func (r *StepRound) results() (list []StepResult, ways map[string]int, voters int) {
	ways = map[string]int{byPhone: 0, byPaper: 0}
	for _, v := range r.own.Votes {
		ways[v.Way]++
	}
	asked := r.Steps
	if r.What == RoundSupport {
		asked = append(slices.Clone(asked), "")
	}
	list = []StepResult{}
	for _, step := range asked {
		if one, ok := r.resultOf(step); ok {
			list = append(list, one)
		}
	}
	return list, ways, mask(len(r.own.Votes))
}

func (r *StepRound) resultOf(step string) (StepResult, bool) {
	one := StepResult{Step: step}
	counts, points := map[string]int{}, []int{}
	for _, v := range r.own.Votes {
		if a, ok := v.Answers[step]; ok {
			counts[string(v.Side)+" "+a.Answer]++
			points = append(points, slices.Index(RoundAnswers[r.What], a.Answer))
		}
	}
	if len(points) < fewest {
		return one, false
	}
	if r.What != RoundFeeling {
		one.Counts = perSide(counts)
		one.Agreed = r.What.agreed(one.Counts)
		return one, len(one.Counts) > 0
	}
	slices.Sort(points)
	word := func(part int) string { return RoundAnswers[RoundFeeling][points[(len(points)*part+3)/4-1]] }
	one.People, one.Low, one.Middle, one.High = len(points), word(1), word(2), word(3)
	return one, true
}

// FeelingPoints gives a feeling as −2 … 2, for who draws a curve of it.
func FeelingPoints(answer string) int {
	return slices.Index(RoundAnswers[RoundFeeling], answer) - len(RoundAnswers[RoundFeeling])/2
}

// What stands behind a step, and what nobody may be passed over for.
var (
	inFavour  = []string{"klopt", "sta_erachter", "goed_genoeg"}
	objecting = []string{"niet_mee_leven"}
)

// agreed says whether both halves of the table stand behind something: of every group that is shown more than half does,
// nobody in it says that they cannot live with it, and there is a group of each half. It looks at what is shown alone, so
// that it tells nothing of a group that is too small to show.
func (k RoundKind) agreed(shown map[string]int) bool {
	people, behind, half := map[string]int{}, map[string]int{}, map[bool]bool{}
	for key, n := range shown {
		side, answer := cut(key)
		people[side] += n
		if contains(Sides, Side(side)) {
			half[Side(side).Official()] = true
		}
		switch {
		case contains(objecting, answer) && n > 0:
			return false
		case contains(inFavour, answer):
			behind[side] += n
		}
	}
	for side, n := range people {
		if behind[side]*2 <= n {
			return false
		}
	}
	return half[true] && half[false]
}

// Agreed lists the steps of a closed round on which both halves of the table stand already; "" is the whole route.
// Screens show these first: "hier zijn we het al over eens" (S4-13).
func Agreed(r *StepRound) []string {
	list := []string{}
	for _, one := range r.Result {
		if one.Agreed {
			list = append(list, one.Step)
		}
	}
	return list
}
