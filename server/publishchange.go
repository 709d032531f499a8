package server

import (
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// changeWords say what became of a step, and in which colour.
var changeWords = map[sessions.ChangeKind][2]string{
	sessions.ChangeParts: {"anders", "azure"}, sessions.ChangeGone: {"weg", "red"}, sessions.ChangeTogether: {"samen", "azure"},
	sessions.ChangeSplit: {"in tweeën", "azure"}, sessions.ChangeNew: {"nieuw", "green"},
}

var demandWords = [][2]string{{string(sessions.FateGone), "Weg"}, {string(sessions.FateTogether), "Samen"}, {string(sessions.FateLater), "Later"},
	{string(sessions.FateStays), "Blijft"}, {string(sessions.FateNew), "Nieuw"}}

// changeLine is what became of a step, in words.
type changeLine struct {
	Word, Colour, Title string
	Notes               []string
}

// differs tells what becomes of today's route in this one. What stays as it is, is not told.
func (b publisher) differs(d *publishing) {
	from, ok := b.state.Origin(b.r)
	if !ok {
		return
	}
	for _, c := range b.state.Compare(from, b.r) {
		word, colour := changeWords[c.Kind][0], changeWords[c.Kind][1]
		if word == "" && c.Moved == "" {
			continue
		}
		one := changeLine{Word: word, Colour: colour, Title: b.becomes(c)}
		if word == "" {
			one.Word = c.Moved
		} else if c.Moved != "" {
			one.Notes = append(one.Notes, "Deze stap komt "+c.Moved+".")
		}
		var parts []string
		for _, p := range c.Parts {
			parts = append(parts, partNames[p])
		}
		if len(parts) > 0 {
			one.Notes = append(one.Notes, "Anders: "+strings.Join(parts, ", ")+".")
		}
		for _, x := range c.Demands {
			note := fmt.Sprintf("%s: %s", wordFor(demandWords, string(x.Fate)), b.say(x.Text))
			if why := b.say(x.Why); why != "" && x.Fate == sessions.FateStays {
				note += ". Want: " + why
			}
			one.Notes = append(one.Notes, note)
		}
		d.Changes = append(d.Changes, one)
	}
}

// becomes names the step, and those of today that it comes of when they have another name.
func (b publisher) becomes(c sessions.StepChange) string {
	var was []string
	for _, id := range c.From {
		if st, ok := record[*sessions.RouteStep](b.state, "route-step", id); ok {
			was = append(was, b.say(st.Title))
		}
	}
	from := strings.Join(was, " + ")
	st, ok := record[*sessions.RouteStep](b.state, "route-step", c.To)
	if !ok {
		return from
	}
	to := b.say(st.Title)
	if from == "" || to == from {
		return to
	}
	return from + " → " + to
}
