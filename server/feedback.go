package server

import (
	"fmt"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// feedbackView is the agenda while the conversation runs: what there is to say in each part, what came of it, and the forms
// by which the desk enters it. It is for the desk alone, and computed anew each time that it is asked.
type feedbackView struct {
	Sentence string         `json:"sentence"`
	Parts    []feedbackPart `json:"parts"`
}

type feedbackPart struct {
	Kind  sessions.PhaseKind `json:"kind"`
	How   string             `json:"how"`
	None  string             `json:"none"`
	Items []feedbackItem     `json:"items"`
}

// feedbackItem is one thing of the agenda. What and Of name the record that can be put in the light; Done says what came of
// it here, and is empty as long as nothing did.
type feedbackItem struct {
	What  string      `json:"what"`
	Of    string      `json:"of"`
	Title string      `json:"title"`
	Who   string      `json:"who"`
	Own   string      `json:"own"` // the words of those who told it
	Lines []string    `json:"lines"`
	Done  string      `json:"done"`
	Light bool        `json:"light"` // it can be put on the wall
	Forms []*wishForm `json:"forms"`
	Links []linkAsk   `json:"links"`
	More  string      `json:"more"` // the page with all that the desk can do about it
	Slips string      `json:"slips"`
}

// feedback gives the agenda to the desk's script.
func (s *Server) feedback(c *fiber.Ctx, v visit, e evening) error {
	now := s.instant()
	view := feedbackView{}
	var err error
	v.board.Read(func(st *sessions.State, say words) {
		a, wrong := st.Agenda(e.ID, now)
		if err = wrong; err != nil {
			return
		}
		r := feedbackReader{deskForms: s.formsOf(v, st, say), agenda: a, done: st.Decided(e.ID), host: v.as.Role == sessions.Facilitator}
		view = feedbackView{Sentence: a.Sentence, Parts: r.parts()}
	})
	if err != nil {
		return err
	}
	return c.JSON(view)
}

type feedbackReader struct {
	*deskForms
	agenda sessions.Agenda
	done   []sessions.Decided
	host   bool // a second facilitator has the desk of one conversation, and sees what waits in another without its forms
}

func (r *feedbackReader) parts() []feedbackPart {
	return []feedbackPart{
		r.part(sessions.Claimed, "De eigenaar vertelt het in twee minuten, en laat zien wat er te zien is.", "Niemand zegt dat iets klaar is.",
			r.actions(sessions.Claimed, slices.Concat(r.agenda.Unheard, r.agenda.Claims), "open-check")),
		r.part(sessions.Checking, "Wie het meemaakt, is aan het woord. De eigenaar luistert.", "Er is nog niets om na te kijken.", r.rounds()),
		r.part(sessions.NotYet, "Waardoor, en wat nu? Kan het sterker?", "Er is niets heropend.",
			r.actions(sessions.NotYet, slices.Concat(r.agenda.Settle, r.agenda.Reopened), "settle-action", "judge-kind", "grade-action")),
		r.part(sessions.FromHigher, "Lees het antwoord voor. Vraag bij hun woorden: is dit nog wat jullie bedoelden?", "Er kwam niets terug, en niets is te laat.", r.legs()),
		r.part(sessions.Recurring, "Wie heeft dit sinds de vorige keer weer gemerkt?", "Voor zover wij weten niet.", r.back()),
		r.part(sessions.Expiring, "Geldt de reden nog? Wat verandert er voor de anderen?", "Er verloopt niets.", r.ends()),
	}
}

func (r *feedbackReader) part(kind sessions.PhaseKind, how, none string, items []feedbackItem) feedbackPart {
	for i := range items {
		one := &items[i]
		one.Done = r.says(kind, one.What, one.Of)
		if !r.host {
			one.Forms, one.Links, one.More, one.Slips = nil, nil, "", ""
		}
		one.Lines, one.Forms, one.Links = list(one.Lines), list(one.Forms), list(one.Links)
	}
	return feedbackPart{Kind: kind, How: how, None: none, Items: list(items)}
}

// says is what came of something in a part of this conversation, as people say it.
func (r *feedbackReader) says(kind sessions.PhaseKind, what, of string) string {
	said := ""
	for _, d := range r.done {
		if d.In == kind && d.What == what && d.Of == of {
			said = decidedWords[d.What][d.Says]
		}
	}
	return said
}

// decidedWords say what a conversation came to, by the kind of record that it is about.
var decidedWords = map[string]map[string]string{
	"action": {
		sessions.SaidAsked:               "Aan wie het meemaakt, is gevraagd: merkt u het?",
		sessions.SaidResumed:             "De eigenaar werkt er weer aan.",
		sessions.SaidShifted:             "Er is een andere datum.",
		string(sessions.ActionVerified):  "Nagekeken: mensen merken het.",
		string(sessions.ActionPartly):    "Nagekeken: mensen merken het een beetje.",
		string(sessions.ActionReopened):  "Het is nog niet goed. De actie is weer open.",
		string(sessions.ActionUnchecked): "Niemand heeft het nog kunnen nakijken.",
		string(sessions.ActionWorking):   "De tafel besloot: het werk gaat verder.",
		string(sessions.ActionDiffering): "De tafel laat het staan. Niet iedereen ziet het hetzelfde.",
		"nog_gemerkt":                    "Nagekeken: mensen merken het nog steeds.",
		"niets_gehoord":                  "Niemand zei hoe het nu is.",
	},
	"leg":    {sessions.SaidTold: "Het antwoord is voorgelezen."},
	"answer": {string(sessions.WithReason): "Er is een nieuwe reden, die ook weer verloopt."},
	"recurrence": {
		string(sessions.RecurrenceSure):   "Is dit terug? Ja.",
		string(sessions.RecurrenceOther):  "Is dit terug? Nee, dit is iets anders.",
		string(sessions.RecurrenceUnsure): "Is dit terug? Dat weten wij nog niet.",
	},
}

// decidedIn lists what this conversation decided of a kind of record, so that it stays on the agenda with its tick.
func (r *feedbackReader) decidedIn(kind sessions.PhaseKind, what string) (ids []string) {
	for _, d := range r.done {
		if d.In == kind && d.What == what && !slices.Contains(ids, d.Of) {
			ids = append(ids, d.Of)
		}
	}
	return ids
}

func (r *feedbackReader) actions(kind sessions.PhaseKind, waiting []*sessions.Action, ops ...string) (items []feedbackItem) {
	for _, id := range r.decidedIn(kind, "action") {
		if a, ok := record[*sessions.Action](r.state, "action", id); ok && !slices.Contains(waiting, a) {
			waiting = append(waiting, a)
		}
	}
	for _, a := range waiting {
		one := r.item(a)
		one.Forms, one.Links = only(r.action(a), ops...), actionLinks(a)
		if kind == sessions.Claimed && a.State == sessions.ActionClaimed {
			one.Forms = r.finish(a.Session, a.ID, newWish("open-check", "Vraag de mensen: merkt u het?", fixed("action", a.ID)).
				sends("Dit is verteld. Vraag het nu", "Doe dit als iemand die het vertelde, het gehoord heeft."))
		}
		if a.Claim.Told != "" && kind == sessions.Claimed {
			one.Lines = append(one.Lines, "De eigenaar zegt: “"+r.say(a.Claim.Told)+"”")
		}
		for i := len(a.Evidence) - 1; i >= 0 && kind == sessions.Claimed; i-- {
			one.Lines = append(one.Lines, "Te zien: "+r.say(a.Evidence[i].What))
		}
		if kind == sessions.NotYet {
			one.Lines = append(one.Lines, reopenedLines(r, a)...)
		}
		items = append(items, one)
	}
	return items
}

func reopenedLines(r *feedbackReader, a *sessions.Action) (lines []string) {
	if a.State == sessions.ActionReopened && a.Reopened > 1 {
		lines = append(lines, "Dit ging twee keer heen en weer. Nu besluit de tafel samen. Wie het anders ziet, zegt dat hardop.")
	}
	if said := reopenedWords[a.State]; said != "" {
		lines = append(lines, said)
	}
	if c, ok := record[*sessions.Check](r.state, "check", a.Check()); ok {
		for _, w := range c.Words { // as they were let through
			if text := r.say(w); text != "" {
				lines = append(lines, "“"+text+"”")
			}
		}
	}
	return append(lines, "Een nieuwe datum zegt de eigenaar zelf, met de eigen link.")
}

func (r *feedbackReader) item(a *sessions.Action) feedbackItem {
	return feedbackItem{What: "action", Of: a.ID, Title: r.say(a.Title), Who: string(a.Asked), Own: r.sentence(a.Barriers[0]), Light: true,
		More: barrierAddress(a.Session, a.Barriers)}
}

// rounds are those that are open, and those that this conversation ended. How many answered is a number for the desk; what
// they said is in no line before the round ends, and of few never (I-23, I-34).
func (r *feedbackReader) rounds() (items []feedbackItem) {
	lines := map[string]sessions.RoundLine{}
	var actions []*sessions.Action
	for _, l := range r.agenda.Rounds {
		if l.Waiting || slices.Contains(r.decidedIn(sessions.Checking, "action"), l.Action.ID) {
			lines[l.Action.ID] = l
			actions = append(actions, l.Action)
		}
	}
	for _, a := range actions {
		l := lines[a.ID]
		one := r.item(a)
		one.Lines = []string{"De eigenaar zegt: “" + r.say(a.Claim.Told) + "”"}
		if l.Waiting {
			t, _ := record[*sessions.Tally](r.state, "tally", "verdicts."+l.Check.ID+".exact")
			answered := 0
			if t != nil {
				answered = t.Total
			}
			one.Lines = append(one.Lines, fmt.Sprintf("%s. De vraag staat open tot %s.", capital(amount(answered, "antwoord", "antwoorden")), sessions.Dutch(l.Check.Closes)))
			one.Forms, one.Slips = only(r.action(a), "close-check"), "/bureau/"+a.Session+"/namens"
		} else {
			one.Lines = append(one.Lines, countLines(l)...)
		}
		items = append(items, one)
	}
	return items
}

func countLines(l sessions.RoundLine) (lines []string) {
	for _, says := range sessions.Verdicts {
		if n := l.Counts[says]; n > 0 {
			lines = append(lines, fmt.Sprintf("%d mensen %s", n, verdictWords[says]))
		}
	}
	return lines
}
