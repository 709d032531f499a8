package server

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"maatwerkroute/sessions"
)

// readyRow is one row of the checklist: what is there, and what is missing.
type readyRow struct {
	ID, Title string
	Says      string // what is missing, or what is there
	Done      bool
	Needed    bool // without it the session does not open
	Open      bool // its form is shown
}

// Badge is the word for how far it is.
func (r readyRow) Badge() string {
	switch {
	case r.Done:
		return "klaar"
	case r.Needed:
		return "nodig"
	}
	return "mag nog"
}

// Colour goes with the word.
func (r readyRow) Colour() string {
	return map[string]string{"klaar": "lime", "nodig": "orange", "mag nog": "azure"}[r.Badge()]
}

// rows makes the checklist of what was kept. A proposal that nobody kept yet is no answer.
func (d *preparing) rows() {
	e, m := d.Record, d.Mandate
	lacks := func(pairs ...string) string {
		var list []string
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == "" {
				list = append(list, pairs[i+1])
			}
		}
		return strings.Join(list, ", ")
	}
	row := func(id, title, missing, there string, needed bool) {
		r := readyRow{ID: id, Title: title, Says: there, Done: missing == "", Needed: needed}
		if missing != "" {
			r.Says = "Ontbreekt: " + missing + "."
		}
		d.Rows = append(d.Rows, r)
	}
	row("mandaat", "De mandaatkaart", lacks(yes(d.HasMandate && m.Pledge), "de belofte van een leidinggevende dat niets tegen mensen gebruikt wordt", string(m.Use), "wat de gemeente ermee doet",
		string(m.MayPromise), "wie wat mag beloven", string(m.OffTable), "waar het niet over gaat", string(m.Contact), "een contactpersoon",
		string(m.Deputy), "een vervanger", yes(len(m.Managers) > 0), "de leidinggevenden van wie komen"), string(m.SignedBy), !d.HasMandate || !m.Pledge)
	row("dringend", "Als het dringend is", lacks(string(e.Urgent.Person), "wie er is voor dringende dingen, en op welk nummer"), fmt.Sprintf("%s, tot %s.", e.Urgent.Person, e.Urgent.Until), true)
	row("terugkoppel", "Wanneer praten wij weer?", lacks(dateField(e.Feedback), "de datum van het terugkoppelgesprek"), capital(sessions.Dutch(e.Feedback))+".", true)
	row("waar", "Waar en hoe laat", lacks(string(e.Hours), "hoe laat", string(e.Place), "waar"), fmt.Sprintf("%s, %s, %s.", e.Place, e.Hours, amount(len(e.Tables), "tafel", "tafels")), false)
	row("komen", "Wie komt, en wie ontbreekt", lacks(yes(len(e.Attending) > 0), "welke functies en teams komen. Mensen willen dat vooraf weten", yes(e.Expected.All() > 0), "hoeveel mensen er komen"), d.People, false)
	var room []string
	for _, f := range d.Room {
		if !slices.Contains(e.Ready, f.Code) {
			room = append(room, strings.ToLower(f.Text[:1])+f.Text[1:])
		}
	}
	row("ruimte", "De ruimte", strings.Join(room, ", "), "Alles is geregeld.", false)
	row("papier", "Geprint en geprobeerd", lacks(yes(slices.Contains(e.Ready, "pakket")), "het pakket printen", yes(slices.Contains(e.Ready, "muur")), "de muur proberen"),
		"Het pakket ligt klaar. De muur werkt.", false)
	d.likely()
}

// likely is the first thing that is needed, and after that the first that is missing.
func (d *preparing) likely() {
	at := slices.IndexFunc(d.Rows, func(r readyRow) bool { return r.Needed && !r.Done })
	if at < 0 {
		at = slices.IndexFunc(d.Rows, func(r readyRow) bool { return !r.Done })
	}
	if at >= 0 && d.Record.State == sessions.Planned {
		d.Rows[at].Open, d.Next = d.Rows[at].Needed, &d.Rows[at] // what may stay open does not push the rest off the screen
	}
}

// Ready says whether the session can be opened.
func (d preparing) Ready() bool {
	return !slices.ContainsFunc(d.Rows, func(r readyRow) bool { return r.Needed && !r.Done })
}

// balance counts who was announced, and says what is uneven (S4-12) and who is missing (S3-16).
func (d *preparing) balance() {
	p := d.Record.Expected
	if p.All() == 0 {
		return
	}
	d.People = p.Says() + "."
	d.Hints = hintsOf(p, d.Record)
}

// hintsOf is what a facilitator can do about who comes.
func hintsOf(p sessions.People, e sessions.Session) (hints []string) {
	if p.Uneven() {
		hints = append(hints, "Er zijn meer ambtenaren dan mensen die het meemaken. Vrijuit praten is dan moeilijk. Nodig meer mensen uit, of laat een deel van de ambtenaren luisteren.")
	}
	for _, t := range sessions.MissingTiers(e.Phases, p) {
		hints = append(hints, fmt.Sprintf("Er komt niemand: %s. Zet een lege stoel neer. Na het gesprek vertelt u hun wat er gezegd is.", tierWords[t]))
	}
	return hints
}

// keptIn is what stands in the fields as it was kept.
func keptIn(st *sessions.State, session string, say words) map[string]string {
	m := map[string]string{}
	if k, ok := record[*sessions.Mandate](st, "mandate", session); ok {
		m["trede"], m["gebruik"], m["beloven"], m["niet"] = k.Rung, say(k.Use), say(k.MayPromise), say(k.OffTable)
		m["door"], m["contact"], m["vervanger"], m["leiding"] = string(k.SignedBy), string(k.Contact), string(k.Deputy), joined(k.Managers)
		m["belofte"] = yes(k.Pledge)
	}
	e, ok := record[*sessions.Session](st, "session", session)
	if !ok {
		return m
	}
	m["wie"], m["nummer"], m["tot"] = string(e.Urgent.Person), string(e.Urgent.Number), string(e.Urgent.Until)
	m["datum"], m["wanneer"] = dateField(e.Feedback), dateField(e.Date)
	m["uren"], m["plaats"], m["tafels"], m["functies"] = string(e.Hours), string(e.Place), joined(e.Tables), joined(e.Attending)
	for side, n := range e.Expected {
		m["aantal-"+string(side)] = strconv.Itoa(n)
	}
	for _, side := range e.Missing {
		m["leeg-"+string(side)] = "ja"
	}
	for _, code := range e.Ready {
		m["klaar-"+code] = "ja"
	}
	return m
}

func joined(list []sessions.Label) string {
	words := make([]string, len(list))
	for i, l := range list {
		words[i] = string(l)
	}
	return strings.Join(words, "\n")
}
