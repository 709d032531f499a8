package server

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// agendaView is the agenda of the terugkoppelgesprek, on one or two sheets of A4. It is read aloud and lies on tables, so
// nobody is counted apart on it.
type agendaView struct {
	evening
	Sentence string
	Parts    []agendaPart
	Next     sessions.Instant
}

// agendaPart is one part of the conversation, with the minutes of the template T4.
type agendaPart struct {
	Title, How string
	Minutes    int
	Items      []agendaItem
	None       string
}

type agendaItem struct {
	What, Who, Why string
	Own, Theirs    string           // their own words, and how a level wrote them
	Pieces         []sessions.Piece // what differs
	Lines          []string
}

func (s *Server) agenda(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return s.feedback(c, v, e)
	}
	now := s.instant()
	page := agendaView{evening: e, Next: e.Record.Feedback}
	v.board.Read(func(st *sessions.State, say words) {
		a, wrong := st.Agenda(e.ID, now)
		if err = wrong; err == nil {
			page.fill(st, a, say, now)
		}
	})
	if err != nil {
		return err
	}
	p := e.page("Agenda van het terugkoppelgesprek")
	p.Wide, p.Data = true, page
	return s.render(c, "agenda", p)
}

func (v *agendaView) fill(st *sessions.State, a sessions.Agenda, say words, now sessions.Instant) {
	v.Sentence = a.Sentence
	about := func(list []*sessions.Action, why func(*sessions.Action) string) (items []agendaItem) {
		for _, one := range list {
			items = append(items, agendaItem{What: say(one.Title), Who: string(one.Asked), Why: why(one), Own: ofFirst(st, one.Barriers, say)})
		}
		return items
	}
	told := func(a *sessions.Action) string { return say(a.Claim.Told) }
	claims := append(about(a.Unheard, func(a *sessions.Action) string {
		return "Nog niet iedereen die dit vertelde, weet het. Begin hiermee. " + told(a)
	}), about(a.Claims, told)...)
	v.Parts = []agendaPart{
		{Title: "Wat is klaar volgens de eigenaar?", Minutes: 20, How: "De eigenaar vertelt het in twee minuten, en laat zien wat er te zien is.", Items: claims, None: "Niemand zegt dat iets klaar is."},
		{Title: "Nakijken: merken wij het?", Minutes: 25, How: "Wie het meemaakt, is aan het woord. De eigenaar luistert.", Items: v.rounds(st, a.Rounds, say), None: "Er is nog niets nagekeken."},
		{Title: "Nog niet of een beetje: waardoor, en wat nu?", Minutes: 15, How: "Vraag ook: kan het sterker?", None: "Er is niets heropend.",
			Items: append(about(a.Settle, func(*sessions.Action) string {
				return "Dit ging twee keer heen en weer. Nu besluit de tafel samen. Wie het anders ziet, zegt dat hardop."
			}),
				about(a.Reopened, func(a *sessions.Action) string { return reopenedWords[a.State] })...)},
		{Title: "Terug van hogerop", Minutes: 10, How: "Lees het antwoord voor. Vraag bij hun woorden: is dit nog wat jullie bedoelden?", Items: v.answers(st, a, say, now), None: "Er kwam niets terug, en niets is te laat."},
		{Title: "Is er iets terug?", Minutes: 5, How: "Vraag ook: wie heeft dit sinds de vorige keer weer gemerkt?", None: "Voor zover wij weten niet.",
			Items: append(v.recurrences(st, a.Asked, say), about(a.Returned, func(a *sessions.Action) string {
				return "Mensen merkten het, en sinds " + sessions.Dutch(a.Fell) + " niet meer."
			})...)},
		{Title: "Redenen die verlopen, losse eindjes en beloften", Minutes: 5, How: "Geldt de reden nog? Wat verandert er voor de anderen?", Items: append(v.ends(st, a, say, now), parkedItems(st, a, say)...), None: "Er verloopt niets."},
	}
}

// parkedItems says where cards were kept for later. Their words are read aloud by who hosts, when who wrote them wants that.
func parkedItems(st *sessions.State, a sessions.Agenda, say words) (items []agendaItem) {
	for _, t := range records[*sessions.Trajectory](st) {
		for i, step := range t.Steps {
			if n := a.Parked[step.ID]; n > 0 {
				items = append(items, agendaItem{What: fmt.Sprintf("Bewaard voor later: %s bij stap %d. %s", kaarten(n), i+1, say(step.Title)),
					Who: "gespreksleider", Why: "Lees voor wat er ligt, als wie het schreef dat goed vindt."})
			}
		}
	}
	return items
}

func kaarten(n int) string {
	if n == 1 {
		return "1 kaart"
	}
	return fmt.Sprintf("%d kaarten", n)
}

var reopenedWords = map[sessions.ActionState]string{sessions.ActionReopened: "Mensen merken het nog niet.", sessions.ActionPartly: "Mensen merken het een beetje."}

func ofFirst(st *sessions.State, barriers []string, say words) string {
	if b, ok := record[*sessions.Barrier](st, "barrier", barriers[0]); ok {
		return say(b.Sentence)
	}
	return ""
}

var verdictWords = map[sessions.Verdict]string{sessions.Noticed: "merken het", sessions.Partly: "merken het een beetje", sessions.NotNoticed: "merken het niet", sessions.DoNotKnow: "weten het niet"}

func (v *agendaView) rounds(st *sessions.State, list []sessions.RoundLine, say words) (items []agendaItem) {
	for _, r := range list {
		one := agendaItem{What: say(r.Action.Title), Who: string(r.Action.Asked), Own: ofFirst(st, r.Action.Barriers, say)}
		if one.Why = "Nagekeken op " + sessions.Dutch(r.Check.Closed) + "."; r.Waiting {
			one.Why = "De vraag staat nog open tot " + sessions.Dutch(r.Check.Closes) + "."
		}
		for _, says := range sessions.Verdicts {
			if n := r.Counts[says]; n > 0 {
				one.Lines = append(one.Lines, fmt.Sprintf("%d mensen %s", n, verdictWords[says]))
			}
		}
		for _, w := range r.Check.Words { // as they were let through
			if text := say(w); text != "" {
				one.Lines = append(one.Lines, "“"+text+"”")
			}
		}
		for _, n := range r.Check.Needs {
			one.Lines = append(one.Lines, "Was dit er? "+say(n.Text))
		}
		items = append(items, one)
	}
	return items
}

// recurrences asks the table whether something is back. Who said so is not on it.
func (v *agendaView) recurrences(st *sessions.State, list []*sessions.Recurrence, say words) (items []agendaItem) {
	for _, r := range list {
		one := agendaItem{What: "Is dit terug?", Own: ofFirst(st, []string{r.Barrier}, say), Why: "Het leek opgelost. Wie dit meemaakt, zegt: ja, nee of dat weet ik niet."}
		if b, ok := record[*sessions.Barrier](st, "barrier", r.New); ok {
			one.Lines = append(one.Lines, "Dit zeiden mensen later: “"+say(b.Sentence)+"”")
		}
		if r.State == sessions.RecurrenceUnsure {
			one.Lines = append(one.Lines, "De vorige keer wisten mensen het nog niet.")
		}
		items = append(items, one)
	}
	return items
}

func (v *agendaView) answers(st *sessions.State, a sessions.Agenda, say words, now sessions.Instant) (items []agendaItem) {
	for _, l := range a.Answers {
		_, _, doing := legSays(l, now)
		one := agendaItem{What: ofFirst(st, l.Barriers, say), Who: string(l.Place), Why: doing}
		if r, ok := record[*sessions.Answer](st, "answer", l.Reply.Answer); ok {
			one.Lines = append(one.Lines, wordFor(answerWords, string(l.Reply.Kind))+". "+say(r.Text))
		}
		items = append(items, one)
	}
	for _, l := range a.Whispers {
		own, theirs := ofFirst(st, l.Barriers, say), say(l.Whisper)
		items = append(items, agendaItem{What: "Is dit nog wat jullie bedoelden?", Who: string(l.Place), Own: own, Theirs: theirs, Pieces: sessions.Differ(own, theirs)})
	}
	return items
}

func (v *agendaView) ends(st *sessions.State, a sessions.Agenda, say words, now sessions.Instant) (items []agendaItem) {
	for _, r := range a.Reasons {
		one := agendaItem{What: say(r.Text), Who: string(r.By), Why: "Deze reden verloopt op " + sessions.Dutch(r.Expires) + "."}
		if r.Expires <= now {
			one.Why = "Deze reden is verlopen op " + sessions.Dutch(r.Expires) + "."
		}
		switch r.About {
		case "barrier":
			one.Own = ofFirst(st, []string{r.Of}, say)
		case "action":
			if x, ok := record[*sessions.Action](st, "action", r.Of); ok {
				one.Own = ofFirst(st, x.Barriers, say)
			}
		case "leg":
			if l, ok := record[*sessions.Leg](st, "leg", r.Of); ok {
				one.Own = ofFirst(st, l.Barriers, say)
			}
		}
		items = append(items, one)
	}
	for _, o := range a.OpenEnds {
		one := agendaItem{What: "Er is iets geregeld.", Who: string(o.By), Why: "Een los eindje: voor de anderen is nog niets geregeld."}
		if o.Helped == 0 || o.Helped >= fewPeople { // what helped a few may point at one of them, and paper lies about
			one.What = say(o.What)
		}
		items = append(items, one)
	}
	for _, p := range a.Promises {
		one := agendaItem{What: say(p.Sentence), Who: string(p.By), Why: "Beloofd. Wij kijken op " + sessions.Dutch(p.Check) + "."}
		if p.Notice != "" {
			one.Lines = []string{"Mensen merken het zo: “" + say(p.Notice) + "”"}
		}
		items = append(items, one)
	}
	return items
}

const fewPeople = 5
