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

// figureWords are the name of each figure, and what it means.
var figureWords = map[string][2]string{
	"opgelost":           {"Opgelost, mensen merken het", "Drempels waarvan alle acties door mensen zijn gemerkt, van alle bevestigde drempels. Alleen wie de drempel vertelde of herkende, kan dit zeggen."},
	"structureel":        {"Structureel", "Acties die mensen merkten en die iets voor iedereen veranderen, van alle acties die mensen merkten. Dat is vanaf trede K4: een tekst, brief of formulier."},
	"nagekeken":          {"Nagekeken", "Acties waarover mensen zeiden of zij het merken, van alle acties die klaar zijn volgens de eigenaar."},
	"zwak":               {"Zwak", "Toegezegde acties die alleen herinneren, leren of uitzoeken, van alle toegezegde acties. In een onderzoek in ziekenhuizen was dat 82%. Dat is een spiegel, geen norm."},
	"terug":              {"Kwam terug", "Drempels die opgelost leken en terugkwamen, van alle drempels die opgelost zijn of waren."},
	"beloften":           {"Beloften nagekomen", "Beloften waarvan mensen zeggen: ik merk het, van alle beloften waarvan de dag voorbij is."},
	"losse_eindjes":      {"Losse eindjes", "Wat meteen geregeld werd zonder actie, herstelronde of reden die nog geldt, van alles wat meteen geregeld werd. Het doel is 0."},
	"houdt_stand":        {"Houdt stand", "Acties die mensen na twaalf maanden nog merken, van alle acties die zij zo lang geleden merkten."},
	sessions.FigureReach: {"Bereik", "Hoeveel mensen geholpen zijn met wat meteen geregeld werd, en hoeveel mensen die drempels herkennen. Groepen van minder dan 5 mensen worden niet opgeteld."},
}

// viewFigures lists what can be counted already; a number out of nothing says nothing.
func viewFigures(st *sessions.State, now sessions.Instant) (list []figureView) {
	for _, f := range st.ReportFigures(now) {
		list = append(list, viewFigure(f))
	}
	return list
}

func viewFigure(f sessions.ReportFigure) figureView {
	v := figureView{Name: figureWords[f.Name][0], Means: figureWords[f.Name][1], Part: f.Part, Of: f.Of}
	if f.Name == sessions.FigureReach {
		v.Says = reachSays(sessions.Reach{Recognised: f.Part, Helped: f.Of}, f.Few)
		return v
	}
	n := sessions.Figure{Part: f.Part, Of: f.Of}
	v.Says = n.Says()
	if p, ok := n.Percent(); ok {
		v.Percent = fmt.Sprintf("%d%%", p)
	}
	return v
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
