package server

import (
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// figureView is one number of the outcome, with what it is out of and what it means (DOMAIN §4.10, I-34).
type figureView struct {
	Name, Says, Percent, Means string
	Part, Of                   int
}

// viewFigures lists what can be counted already; a number out of nothing says nothing.
func viewFigures(st *sessions.State, now sessions.Instant) (list []figureView) {
	f := st.Figures(now)
	add := func(name string, n sessions.Figure, means string) {
		if n.Of == 0 {
			return
		}
		v := figureView{Name: name, Says: n.Says(), Part: n.Part, Of: n.Of, Means: means}
		if p, ok := n.Percent(); ok {
			v.Percent = fmt.Sprintf("%d%%", p)
		}
		list = append(list, v)
	}
	add("Opgelost, mensen merken het", f.Solved, "Drempels waarvan alle acties door mensen zijn gemerkt, van alle bevestigde drempels. Alleen wie de drempel vertelde of herkende, kan dit zeggen.")
	add("Structureel", f.Structural, "Acties die mensen merkten en die iets voor iedereen veranderen, van alle acties die mensen merkten. Dat is vanaf trede K4: een tekst, brief of formulier.")
	add("Nagekeken", f.Checked, "Acties waarover mensen zeiden of zij het merken, van alle acties die klaar zijn volgens de eigenaar.")
	add("Zwak", f.Weak, "Toegezegde acties die alleen herinneren, leren of uitzoeken, van alle toegezegde acties. In een onderzoek in ziekenhuizen was dat 82%. Dat is een spiegel, geen norm.")
	add("Kwam terug", f.Returned, "Drempels die opgelost leken en terugkwamen, van alle drempels die opgelost zijn of waren.")
	add("Beloften nagekomen", f.Kept, "Beloften waarvan mensen zeggen: ik merk het, van alle beloften waarvan de dag voorbij is.")
	add("Losse eindjes", f.OpenEnds, "Wat meteen geregeld werd zonder actie, herstelronde of reden die nog geldt, van alles wat meteen geregeld werd. Het doel is 0.")
	add("Houdt stand", f.Holds, "Acties die mensen na twaalf maanden nog merken, van alle acties die zij zo lang geleden merkten.")
	if r, few := st.PublicReach(); r.Helped > 0 || few > 0 || r.Recognised > 0 {
		list = append(list, figureView{Name: "Bereik", Says: reachSays(r, few), Part: r.Recognised, Of: r.Helped,
			Means: "Hoeveel mensen geholpen zijn met wat meteen geregeld werd, en hoeveel mensen die drempels herkennen. Groepen van minder dan 5 mensen worden niet opgeteld."})
	}
	return list
}

// reachSays puts the two beside each other; what is hidden is said to be there.
func reachSays(r sessions.Reach, few int) string {
	helped := fmt.Sprintf("%d geholpen", r.Helped)
	switch {
	case few > 0 && r.Helped == 0:
		helped = "Minder dan 5 geholpen per keer"
	case few > 0:
		helped += fmt.Sprintf(" en %d keer minder dan 5", few)
	}
	return fmt.Sprintf("%s, %s herkennen het", helped, orFew(r.Recognised))
}

// levelView is how one level of the chain answers.
type levelView struct {
	Name, OnTime, Percent string
	Receipt, Answer, Back string
}

func viewLevels(st *sessions.State) (list []levelView) {
	for _, f := range st.ChainFigures() {
		v := levelView{Name: levelNames[f.Level], OnTime: fmt.Sprintf("%d van %d", f.Answered.In, f.Answered.Of),
			Receipt: middleOf(f.Receipt), Answer: middleOf(f.Answer), Back: middleOf(f.Back)}
		if p, ok := f.Answered.Percent(); ok {
			v.Percent = fmt.Sprintf(" (%d%%)", p)
		}
		list = append(list, v)
	}
	return list
}

func middleOf(m sessions.Middle) string {
	if m.Of == 0 {
		return "nog niet"
	}
	return amount(m.Days, "dag", "dagen")
}

// cellView is one place where it often goes wrong: a kind of barrier at a step (S0-14).
type cellView struct {
	Step, Type, Address string
	N                   int
}

const mostCells = 5

// viewCells lists the five places with most barriers, those with one alone left out.
func viewCells(stream string, r *sessions.Trajectory, told []sessions.BarrierLine, say words) (list []cellView) {
	for _, step := range r.Steps {
		for _, name := range sessions.BarrierTypes {
			at := listLook{Step: step.ID, Type: name}
			n := 0
			for _, l := range told {
				if at.has(l.Barrier) {
					n++
				}
			}
			if n > 1 {
				list = append(list, cellView{say(step.Title), sessions.BarrierTypeWords[name], at.at(stream, "") + "#drempels", n})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b cellView) int { return b.N - a.N })
	return list[:min(len(list), mostCells)]
}
