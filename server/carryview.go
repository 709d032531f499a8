package server

import (
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// carryView is a leg as its carrier or its place reads it: what people said, what is asked, until when, and what they
// can do now.
type carryView struct {
	evening
	Leg      sessions.Leg
	Place    bool // this link is for the place that answers; else for the carrier
	Whose    string
	Heading  string
	Asks     string
	To       string
	State    mark
	Clock    []string
	Dates    []onDay
	Bundle   bundleView
	Answer   *saidBack
	Notes    []noteView
	Next     *nextPlace
	Pieces   []sessions.Piece // how the level wrote it, beside the first sentence
	Forms    []linkForm
	Kept     bool
	Openings int
}

// bundleView is what goes along. Frozen: it was sent, and nobody changes it any more.
type bundleView struct {
	Frozen                bool
	At                    sessions.Instant
	Sum                   string
	Signals               []signalView
	Rule, Proposal, Tried string
	Altered               []string
}

type signalView struct{ Sentence, Known, Step string }

type saidBack struct {
	Kind, Text, By string
	Expires        sessions.Instant
}

type noteView struct {
	By, Words string
	At        sessions.Instant
}

// nextPlace is a place that this one named. Until it says that it is theirs, this one stays the holder (I-13).
type nextPlace struct {
	Place, State string
	Unsent       bool
}

var carryQuestions = map[string]string{"ter_kennisname": "Lees dit. Een antwoord mag.", "beantwoorden": "Geef hier antwoord op.", "bespreken": "Bespreek dit, en geef antwoord."}

var carryAnswers = map[sessions.AnswerKind]string{sessions.TakenOver: "overgenomen", sessions.TakenPartly: "deels overgenomen",
	sessions.TakenOther: "op een andere manier", sessions.Denied: "nee", sessions.NotCompetent: "wij gaan hier niet over",
	sessions.Forwarded: "doorgestuurd naar het niveau hierboven"}

var alteredParts = map[string]string{"signal": "een signaal kwam erbij of ging eraf", "sentence": "de zin van een drempel", "count": "hoeveel mensen het herkennen",
	"rule": "de regel", "proposal": "het voorstel", "tried": "wat er is geprobeerd", "question": "wat er wordt gevraagd"}

func (d *carryView) fill(st *sessions.State, l *sessions.Leg, ticket string, now sessions.Instant, say words) {
	d.Leg, d.Place, d.Whose = *l, ticket == l.PlaceTicket(), string(l.Carriage.Function)
	if d.Place {
		d.Whose = string(l.Place)
	}
	d.Asks, d.To, d.State = carryQuestions[l.Question], levelWord[l.Level], markOf(l, now)
	d.Heading = fmt.Sprintf("Een signaal van bewoners, voor %s", d.To)
	if l.State == sessions.LegAsked && !d.Place {
		d.Heading = fmt.Sprintf("Brengt u dit signaal naar %s?", d.To)
	}
	d.Bundle = viewBundle(st, l, say)
	d.Clock, d.Dates = legClock(l, d.Place, now), legDates(l, say)
	if a, ok := record[*sessions.Answer](st, "answer", l.Reply.Answer); ok {
		d.Answer = &saidBack{carryAnswers[l.Reply.Kind], say(a.Text), string(a.By), a.Expires}
	}
	for _, n := range l.Notes {
		d.Notes = append(d.Notes, noteView{string(n.By), say(n.Words), n.At})
	}
	next, _ := record[*sessions.Leg](st, "leg", l.Reply.Next)
	if next != nil {
		d.Next = &nextPlace{string(next.Place), markOf(next, now).Word, next.State == sessions.LegTaken}
	}
	if l.Whisper != "" && len(d.Bundle.Signals) > 0 {
		d.Pieces = sessions.Differ(d.Bundle.Signals[0].Sentence, say(l.Whisper))
	}
	from, _ := record[*sessions.Leg](st, "leg", l.From)
	f := legForms{l: l, now: now, named: from != nil && from.Reply.Next == l.ID, next: next}
	if d.Place {
		d.Forms = f.place()
	} else {
		d.Forms = f.carrier()
	}
	if len(d.Forms) > 0 {
		d.Forms[0].Open, d.Forms[0].Main = true, true
	}
}

// markOf is how far a leg is, in the words of every other page.
func markOf(l *sessions.Leg, now sessions.Instant) mark {
	v := viewLeg(l, now)
	return mark{v.Badge, v.Colour}
}

// viewBundle is the frozen bundle, or before it is sent what will be in it.
func viewBundle(st *sessions.State, l *sessions.Leg, say words) bundleView {
	v := bundleView{Rule: say(l.Rule), Proposal: say(l.Proposal), Tried: say(l.Tried)}
	steps := map[string]string{}
	for _, t := range records[*sessions.Trajectory](st) {
		for _, step := range t.Steps {
			steps[step.ID] = say(step.Title)
		}
	}
	b, ok := record[*sessions.Bundle](st, "bundle", l.Bundle)
	if !ok {
		for _, id := range l.Barriers {
			if x, ok := record[*sessions.Barrier](st, "barrier", id); ok {
				v.Signals = append(v.Signals, signalView{Sentence: say(x.Sentence), Step: steps[x.Step]})
			}
		}
		return v
	}
	v.Frozen, v.At, v.Sum = true, b.At, grouped(strings.ToUpper(b.Sum[:16]))
	v.Rule, v.Proposal, v.Tried = say(b.Rule), say(b.Proposal), say(b.Tried)
	for _, x := range b.Signals {
		v.Signals = append(v.Signals, signalView{say(x.Sentence), known(x.Counts), steps[x.Step]})
	}
	if before, ok := record[*sessions.Bundle](st, "bundle", b.Before); ok {
		for _, x := range sessions.Compare(before, b) {
			v.Altered = append(v.Altered, alteredParts[x.Part])
		}
	}
	return v
}

func legDates(l *sessions.Leg, say words) (list []onDay) {
	add := func(what string, at sessions.Instant, why string) {
		if at != 0 {
			list = append(list, onDay{What: what, When: sessions.Dutch(at), Why: why})
		}
	}
	add("De drager zei ja", l.Carriage.Agreed, say(l.Carriage.Words))
	add("Verstuurd", l.Sent, "")
	number := ""
	if l.Receipt.Number != "" {
		number = "nummer " + l.Receipt.Number
	}
	add("Ontvangen", l.Receipt.At, number)
	add("Antwoord voor", l.Reply.By, "")
	add("Nog bezig tot", l.Reply.Until, "")
	add("Antwoord", l.Reply.At, "")
	add("Terug aan tafel", l.Back, "")
	add("Gesloten", l.Closed, "")
	return list
}

// legClock says what time does by itself.
func legClock(l *sessions.Leg, place bool, now sessions.Instant) (list []string) {
	tell := func(format string, at sessions.Instant) {
		list = append(list, fmt.Sprintf(format, sessions.Dutch(at), inDays(now, at)))
	}
	due := max(l.Reply.By, l.Reply.Until)
	switch l.State {
	case sessions.LegReady:
		if !place {
			list = append(list, "U zei nee. Dat mag. Wij vragen iemand anders.")
		}
	case sessions.LegAsked:
		tell("Wij vragen uw antwoord voor %s. Dat is %s.", l.Carriage.By)
	case sessions.LegTaken:
		tell("De drager brengt dit voor %s. Dat is %s.", l.Carriage.By)
	case sessions.LegOnWay, sessions.LegArrived, sessions.LegInHand:
		if l.State == sessions.LegOnWay && now < l.Receipt.By {
			tell("Zonder ontvangst heet dit vanaf %s ‘geen ontvangst’. Dat is %s.", l.Receipt.By)
		}
		if now < due {
			tell("Zonder antwoord heet dit vanaf %s ‘geen antwoord’. Dat is %s.", due)
		} else {
			list = append(list, fmt.Sprintf("Dit heet ‘geen antwoord’ sinds %s. Een antwoord kan nog steeds.", sessions.Dutch(due)))
		}
		if l.Reply.Rests > 0 {
			list = append(list, fmt.Sprintf("In deze tijd is er %d dagen reces. Die tellen niet mee.", l.Reply.Rests))
		}
	case sessions.LegReplied:
		list = append(list, "Het antwoord is er. Het gaat nu terug naar de mensen die het vertelden.")
	case sessions.LegDone:
		list = append(list, "Dit is gesloten: het antwoord is terug. U kunt het nog lezen.")
	case sessions.LegDropped:
		list = append(list, "Dit gaat niet door. U hoeft niets te doen.")
	}
	if l.State != sessions.LegReady && l.Sent == 0 && place && l.State != sessions.LegDropped || place && l.State == sessions.LegReady {
		list = append(list, "Er is nog niets naar u verstuurd.")
	}
	return list
}
