package server

import (
	"strconv"
	"strings"

	"maatwerkroute/server/drawing"
	"maatwerkroute/sessions"
)

var changeNames = map[sessions.ChangeKind]string{
	sessions.ChangeNone: "blijft", sessions.ChangeParts: "anders", sessions.ChangeGone: "weg", sessions.ChangeTogether: "samen", sessions.ChangeSplit: "gesplitst", sessions.ChangeNew: "nieuw",
}

// partNames say what of a step is different, as the second half of "anders".
var partNames = map[string]string{
	sessions.PartTitle: "de woorden", sessions.PartHolder: "bij wie het ligt", sessions.PartBeside: "wie naast je staat", sessions.PartChannels: "hoe je contact hebt", sessions.PartHandover: "hoe je verder komt",
	sessions.PartChoice: "of het moet", sessions.PartDemands: "wat je moet geven", sessions.PartCounts: "hoe vaak en hoe lang", sessions.PartIngredients: "ruimte voor maatwerk", sessions.PartLoad: "hoe zwaar het is", sessions.PartLanes: "wat er gebeurt",
}

// changed marks on two tracks what became of each step. Without the first the second says it alone.
func (a artist) changed(list []sessions.StepChange, from, to *drawing.Track) {
	for _, ch := range list {
		word := changeNames[ch.Kind]
		var was, now []string
		for _, id := range ch.From {
			if s := stepIn(from, id); s != nil {
				was = append(was, strconv.Itoa(s.Number))
			}
		}
		if s := stepIn(to, ch.To); s != nil {
			now = append(now, strconv.Itoa(s.Number))
			s.Change, s.ChangeWhy, s.ChangeMore = withSteps(word, was, ch.Kind), differs(ch), a.asked(ch)
		}
		for _, id := range ch.From {
			if s := stepIn(from, id); s != nil {
				s.Change = withSteps(word, now, ch.Kind)
				if ch.To == "" {
					s.ChangeMore = a.asked(ch)
				}
			}
		}
	}
}

func stepIn(t *drawing.Track, id string) *drawing.Step {
	if t == nil || id == "" {
		return nil
	}
	for i := range t.Steps {
		if t.Steps[i].ID == id {
			return &t.Steps[i]
		}
	}
	return nil
}

// withSteps names the steps with which it went together, or in which it was split.
func withSteps(word string, steps []string, kind sessions.ChangeKind) string {
	if len(steps) == 0 || kind != sessions.ChangeTogether && kind != sessions.ChangeSplit {
		return word
	}
	last := len(steps) - 1
	if last == 0 {
		return word + ": stap " + steps[0]
	}
	return word + ": stap " + strings.Join(steps[:last], ", ") + " en " + steps[last]
}

// differs is what of a step is different.
func differs(ch sessions.StepChange) string {
	var parts []string
	for _, part := range ch.Parts {
		if name := partNames[part]; name != "" {
			parts = append(parts, name)
		}
	}
	if ch.Moved != "" {
		parts = append(parts, ch.Moved+" op de route")
	}
	return strings.Join(parts, ", ")
}

// asked is what becomes of each paper and each question.
func (a artist) asked(ch sessions.StepChange) (lines []string) {
	for _, d := range ch.Demands {
		line := string(d.Fate) + ": " + a.said(d.Text)
		if d.Why != "" {
			line += " (want: " + a.said(d.Why) + ")"
		}
		lines = append(lines, line)
	}
	return lines
}
