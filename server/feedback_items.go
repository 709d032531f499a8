package server

import (
	"fmt"
	"slices"

	"maatwerkroute/sessions"
)

// legs are the answers from higher, and how a level wrote the words of the table.
func (r *feedbackReader) legs() (items []feedbackItem) {
	var legs []*sessions.Leg
	for _, l := range slices.Concat(r.agenda.Answers, r.agenda.Whispers) {
		if !slices.Contains(legs, l) {
			legs = append(legs, l)
		}
	}
	for _, id := range r.decidedIn(sessions.FromHigher, "leg") {
		if l, ok := record[*sessions.Leg](r.state, "leg", id); ok && !slices.Contains(legs, l) {
			legs = append(legs, l)
		}
	}
	for _, l := range legs {
		_, _, doing := legSays(l, r.now)
		one := feedbackItem{What: "leg", Of: l.ID, Title: doing, Who: fmt.Sprintf("%s, %s", wordFor(levelWords, string(l.Level)), l.Place), Own: r.sentence(l.Barriers[0]), Light: l.Sent > 0,
			Forms: only(r.leg(l), "deliver-answer", "whisper-for", "rephrase-leg", "answer-leg", "close-leg"), More: barrierAddress(l.Session, l.Barriers)}
		if a, ok := record[*sessions.Answer](r.state, "answer", l.Reply.Answer); ok {
			one.Lines = append(one.Lines, fmt.Sprintf("%s: %s", wordFor(answerWords, string(l.Reply.Kind)), r.say(a.Text)))
		}
		if l.Whisper != "" {
			one.Lines = append(one.Lines, "Zo schreven zij het: “"+r.say(l.Whisper)+"”")
		}
		items = append(items, one)
	}
	return items
}

// back are the questions whether something is back: those that people were asked, and those that the desk can ask now.
func (r *feedbackReader) back() (items []feedbackItem) {
	done := r.decidedIn(sessions.Recurring, "recurrence")
	for _, q := range records[*sessions.Recurrence](r.state) {
		open := q.State == sessions.RecurrenceShown || q.State == sessions.RecurrenceUnsure
		if !open && !slices.Contains(done, q.ID) {
			continue
		}
		living := q.Barrier
		if q.New != "" {
			living = q.New
		}
		one := feedbackItem{What: "recurrence", Of: q.ID, Title: r.sentence(living), Light: true}
		if q.New != "" {
			one.Lines = []string{"Dit lijkt op: “" + r.sentence(q.Barrier) + "”"}
		}
		r.withReturns(&one, living, "answer-recurrence", q.ID)
		items = append(items, one)
	}
	for _, u := range r.state.Suspicions(r.now) {
		living := u.Barrier
		if u.New != nil {
			living = u.New
		}
		one := feedbackItem{What: "barrier", Of: living.ID, Title: r.say(living.Sentence), Lines: []string{"Dit lijkt terug. Het is nog aan niemand gevraagd."}}
		r.withReturns(&one, living.ID, "present-recurrence", "")
		items = append(items, one)
	}
	for _, a := range r.agenda.Returned {
		one := r.item(a)
		one.Lines = []string{"Mensen merkten het, en sinds " + sessions.Dutch(a.Fell) + " niet meer."}
		items = append(items, one)
	}
	return items
}

func (r *feedbackReader) withReturns(one *feedbackItem, barrier, op, recurrence string) {
	l, ok := r.state.Line(barrier, r.now)
	if !ok {
		return
	}
	for _, f := range only(r.barrier(l), op) {
		if recurrence == "" || slices.ContainsFunc(f.Fields, func(w wishField) bool { return w.Name == "recurrence" && w.Value == recurrence }) {
			one.Forms = append(one.Forms, f)
		}
	}
	one.More = barrierAddress(l.Session, []string{barrier})
}

// ends are the reasons that expire, the open ends, and the promises of which it is the day.
func (r *feedbackReader) ends() (items []feedbackItem) {
	for _, a := range r.agenda.Reasons {
		one := feedbackItem{What: "answer", Of: a.ID, Title: r.say(a.Text), Who: string(a.By), Light: a.About != "one-off",
			Lines: []string{"Deze reden verloopt op " + sessions.Dutch(a.Expires) + "."}}
		if a.Expires <= r.now {
			one.Lines = []string{"Deze reden is verlopen op " + sessions.Dutch(a.Expires) + "."}
		}
		if barrier := r.barrierOf(a); barrier != "" {
			one.Own = r.sentence(barrier)
			if l, ok := r.state.Line(barrier, r.now); ok {
				one.Forms, one.More = only(r.barrier(l), "give-reason", "ask-action", "prepare-leg"), barrierAddress(l.Session, []string{barrier})
			}
		}
		items = append(items, one)
	}
	for _, id := range r.decidedIn(sessions.Expiring, "answer") {
		if a, ok := record[*sessions.Answer](r.state, "answer", id); ok && !slices.ContainsFunc(items, func(i feedbackItem) bool { return i.Of == id }) {
			items = append(items, feedbackItem{What: "answer", Of: id, Title: r.say(a.Text), Who: string(a.By), Own: r.sentence(a.Of), Light: true,
				Lines: []string{"Wij kijken opnieuw op " + sessions.Dutch(a.Expires) + "."}})
		}
	}
	for _, o := range r.agenda.OpenEnds {
		one := feedbackItem{What: "one-off", Of: o.ID, Title: "Er is iets geregeld.", Who: string(o.By), Forms: only(r.oneOff(o), "relate-one-off"),
			Lines: []string{"Een los eindje: voor de anderen is nog niets geregeld."}}
		if o.Helped == 0 || o.Helped >= fewPeople {
			one.Title = r.say(o.What)
		}
		items = append(items, one)
	}
	for _, p := range r.agenda.Promises {
		items = append(items, feedbackItem{What: "promise", Of: p.ID, Title: r.say(p.Sentence), Who: string(p.By), Forms: only(r.promise(p), "judge-promise-for"),
			Lines: []string{"Beloofd. Wij kijken op " + sessions.Dutch(p.Check) + "."}})
	}
	return items
}

func (r *feedbackReader) barrierOf(a *sessions.Answer) string {
	switch a.About {
	case "barrier":
		return a.Of
	case "action":
		if x, ok := record[*sessions.Action](r.state, "action", a.Of); ok {
			return x.Barriers[0]
		}
	case "leg":
		if l, ok := record[*sessions.Leg](r.state, "leg", a.Of); ok {
			return l.Barriers[0]
		}
	}
	return ""
}

// only keeps the forms of these operations, in the order in which they are named.
func only(forms []*wishForm, ops ...string) (kept []*wishForm) {
	for _, op := range ops {
		for _, f := range forms {
			if f.Op == op {
				kept = append(kept, f)
			}
		}
	}
	return kept
}
