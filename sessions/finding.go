package sessions

import (
	"fmt"
	"slices"
	"strings"
)

// Finding is something in a drawn route that stands in somebody's way. It was computed and nobody said it, so that it is
// offered as a barrier, to be said in the room's own words, and never is one by itself.
type Finding struct {
	Kind  FindingKind `json:"kind"`
	Step  string      `json:"step"`            // of the route
	Hook  string      `json:"hook,omitempty"`  // the step of the trajectory on which a barrier hangs
	Text  string      `json:"text"`            // in plain Dutch
	Title WordsID     `json:"title"`           // of the step
	About WordsID     `json:"about,omitempty"` // the paper or the question
	Known Label       `json:"known,omitempty"` // with whom it is known already
}

// FindingKind is what was found.
type FindingKind string

// What can be found.
const (
	FindingCold    FindingKind = "koud"      // S3-05e, S4-18
	FindingDigital FindingKind = "digitaal"  // S0-19
	FindingAsked   FindingKind = "dubbel"    // S4-21
	FindingAlone   FindingKind = "alleen"    // S4-17
	FindingMissing FindingKind = "ontbreekt" // S4-14
	FindingHeavy   FindingKind = "zwaar"     // S4-16
)

var ingredientSays = map[string]string{
	"tijd_om_te_luisteren":     "tijd om te luisteren",
	"uitzondering_mag":         "ruimte voor een uitzondering",
	"buiten_het_protocol":      "een oplossing buiten de vaste werkwijze",
	"andere_afdeling_gevraagd": "hulp van een andere afdeling",
}

// Findings lists what was found in a route, in the order of its steps.
func (s *State) Findings(r *Route) []Finding {
	steps := s.StepsOf(r)
	list := []Finding{}
	for at, st := range steps {
		for _, f := range st.findings(r.Version, coldAt(steps, at)) {
			f.Step, f.Hook, f.Title = st.ID, st.Hook, st.Title
			list = append(list, f)
		}
	}
	return list
}

func (st *RouteStep) findings(version RouteKind, cold bool) []Finding {
	var list []Finding
	if cold {
		list = append(list, Finding{Kind: FindingCold, Text: "Na deze stap moet je naar iemand anders. Niemand gaat mee, en niemand zegt of je goed bent aangekomen."})
	}
	if st.DigitalOnly() {
		list = append(list, Finding{Kind: FindingDigital, Text: "Deze stap kan alleen digitaal. Wie dat niet kan, komt niet verder."})
	}
	for _, d := range st.askedAgain(version) {
		list = append(list, Finding{Kind: FindingAsked, About: d.Text, Known: d.Known, Text: d.again()})
	}
	if st.Beside.Empty() {
		list = append(list, Finding{Kind: FindingAlone, Text: "Bij deze stap staat niemand naast je."})
	}
	if missing := st.Missing(); len(missing) > 0 {
		says := make([]string, len(missing))
		for i, one := range missing {
			says[i] = ingredientSays[one]
		}
		list = append(list, Finding{Kind: FindingMissing, Text: fmt.Sprintf("Voor maatwerk ontbreekt bij deze stap: %s.", enumerated(says))})
	}
	if heavy := st.TooHeavy(); len(heavy) > 0 {
		list = append(list, Finding{Kind: FindingHeavy, Text: fmt.Sprintf("Deze stap vraagt te veel van iemand met stress: %s.", enumerated(heavy))})
	}
	return list
}

func (d Demand) again() string {
	if d.What == DemandPaper {
		return fmt.Sprintf("Je moet hier een papier geven dat al bekend is bij: %s.", d.Known)
	}
	return fmt.Sprintf("Je moet hier iets vertellen dat al bekend is bij: %s.", d.Known)
}

// askedAgain lists what a step asks that somebody has already (S4-21).
func (st *RouteStep) askedAgain(version RouteKind) []Demand {
	return slices.DeleteFunc(slices.Clone(st.Demands), func(d Demand) bool {
		return d.Known == "" || d.Fate == FateGone && version.drawn()
	})
}

// enumerated says a list as a sentence does: a, b en c.
func enumerated(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " en " + words[last]
}

// Gap (kloof) is a step of which policy tells one thing and a side that lives it another (S0-10).
type Gap struct {
	Step  string
	Hook  string
	Meant WordsID
	Real  []Practice // those that tell something else
}

// Gaps lists the gaps of a route. It is given the words, because two sentences that say the same are no gap.
func (s *State) Gaps(r *Route, words func(WordsID) string) []Gap {
	list := []Gap{}
	for _, st := range s.StepsOf(r) {
		g := Gap{Step: st.ID, Hook: st.Hook, Meant: st.Meant}
		for _, p := range st.Real {
			if st.Meant != "" && p.Text != "" && !sameText(words(st.Meant), words(p.Text)) {
				g.Real = append(g.Real, p)
			}
		}
		if len(g.Real) > 0 {
			list = append(list, g)
		}
	}
	return list
}

// Executors lists how those who carry out a step say that it really goes, when there are two and more (S2-07). What
// residents tell of it is not one of them.
func (st *RouteStep) Executors() []Practice {
	list := slices.DeleteFunc(slices.Clone(st.Real), func(p Practice) bool { return p.Side.Own() })
	if len(list) < 2 {
		return nil
	}
	return list
}

// BarrierAt is a barrier on a step of the route, with how large it is drawn.
type BarrierAt struct {
	*Barrier
	Size int // 1 to 4
}

// BarriersAt lists the living barriers that hang on a step of the trajectory, sized by how many people recognised them
// as everybody may read it (S4-35): a number under five makes none larger.
func (s *State) BarriersAt(hook string) []BarrierAt {
	list := []BarrierAt{}
	for _, b := range all[Barrier](s) {
		if hook == "" || b.Step != hook || !b.alive() {
			continue
		}
		people := 0
		for _, n := range s.counts(recognition, b.ID) {
			people += mask(n)
		}
		list = append(list, BarrierAt{Barrier: b, Size: sizeOf(people)})
	}
	sortStable(list, func(a, b BarrierAt) int { return b.Size - a.Size })
	return list
}

// sizeOf doubles with each size: 5, 10 and 20 people.
func sizeOf(people int) int {
	size := 1
	for most := fewest; people >= most && size < 4; most *= 2 {
		size++
	}
	return size
}

// DemandAt is a paper or a question, with the step at which it is asked.
type DemandAt struct {
	Step string
	Demand
}

// Dropped lists what the table wants to leave out: each with who takes it out and what the law says of it (S4-20).
func Dropped(steps []*RouteStep) []DemandAt {
	list := []DemandAt{}
	for _, st := range steps {
		for _, d := range st.Demands {
			if d.Fate == FateGone {
				list = append(list, DemandAt{Step: st.ID, Demand: d})
			}
		}
	}
	return list
}
