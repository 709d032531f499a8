package sessions

import (
	"fmt"
	"strings"
	"testing"
)

func TestATemplateOfAnOrganisationIs(t *testing.T) {
	e := empty(t)
	e.s = NewState("o1")
	own := Principal{Role: Facilitator, Organization: "o1"}
	save := func(f func(*SaveTemplate)) Wish {
		w := &SaveTemplate{Template: "ons", Name: "Ons gesprek", From: "T1-kort", Phases: []Phase{phase(func(*Phase) {})}}
		f(w)
		return w
	}
	e.refused(own, save(func(*SaveTemplate) {}), NotFound) // before it was founded
	e.must(own, &FoundOrganization{Name: "Collectief", Type: "collectief"})
	e.refuses(map[string]ask{
		"refused for another organisation":   {Principal{Role: Facilitator, Organization: "o2"}, save(func(*SaveTemplate) {}), NotFound},
		"refused for who does not prepare":   {Principal{Role: Administrator, Organization: "o1"}, save(func(*SaveTemplate) {}), Forbidden},
		"refused without an id":              {own, save(func(w *SaveTemplate) { w.Template = "" }), Invalid},
		"refused without a name":             {own, save(func(w *SaveTemplate) { w.Name = "" }), Invalid},
		"refused from a name without end":    {own, save(func(w *SaveTemplate) { w.From = strings.Repeat("a", 81) }), Invalid},
		"refused for a side that is none":    {own, save(func(w *SaveTemplate) { w.Sides = []Side{"buren"} }), Invalid},
		"refused without phases":             {own, save(func(w *SaveTemplate) { w.Phases = nil }), Invalid},
		"refused with minutes below zero":    {own, save(func(w *SaveTemplate) { w.Phases[0].Minutes = -1 }), Invalid},
		"refused with a person's name":       {own, save(func(w *SaveTemplate) { w.Phases[0].Say = "Vraag het aan mevrouw Jansen." }), Invalid},
		"refused with a person's number":     {own, save(func(w *SaveTemplate) { w.Phases[0].Lost = "Bel anders 06 12 34 56 78." }), Invalid},
		"refused with a name as a part":      {own, save(func(w *SaveTemplate) { w.Phases[0].Name = "Mevrouw Jansen vertelt" }), Invalid},
		"refused with a name for the whole":  {own, save(func(w *SaveTemplate) { w.Name = "Het gesprek van mevrouw Jansen" }), Invalid},
		"refused without anything to do":     {own, save(func(w *SaveTemplate) { w.Phases[0].Say = "" }), Invalid},
		"refused with one part twice":        {own, save(func(w *SaveTemplate) { w.Phases = append(w.Phases, w.Phases[0]) }), Invalid},
		"refused with what nobody may write": {own, save(func(w *SaveTemplate) { w.Phases[0].Questions = nil }), Invalid},
	})
	e.must(own, save(func(*SaveTemplate) {}))
	e.refused(own, save(func(w *SaveTemplate) { w.Template = "ander" }), Conflict) // its name is taken
	e.must(own, save(func(w *SaveTemplate) { w.Name, w.Phases[0].Minutes = "Ons eigen gesprek", 12 }))
	got := get[Template](e, "ons")
	if got.Name != "Ons eigen gesprek" || got.Phases[0].Minutes != 12 || got.From != "T1-kort" || got.Away {
		t.Errorf("it is %+v", got)
	}
	e.must(own, save(func(w *SaveTemplate) { w.Away = true }))
	e.must(own, save(func(w *SaveTemplate) { w.Template = "ander" })) // a name that is not offered is free
	for i := len(all[Template](e.s)); i < mostTemplates; i++ {
		e.must(own, save(func(w *SaveTemplate) { w.Template, w.Name = fmt.Sprint("sj", i), Label(fmt.Sprint("Gesprek ", i)) }))
	}
	e.refused(own, save(func(w *SaveTemplate) { w.Template, w.Name = "teveel", "Nog een" }), Conflict)
	e.must(own, save(func(w *SaveTemplate) { w.Template, w.Name = "ander", "Weer een andere naam" }))
}
