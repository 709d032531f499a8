package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

// promiseView is a promise as people read it, with what came of it.
type promiseView struct {
	ID, By, Sentence, Notice string
	At, Check                sessions.Instant
	Vague                    bool
	Badge, Colour            string
	Facts                    [][2]string
}

// promiseWords say how a promise stands. Only those who live it say whether it was kept (DOMAIN §4.3.5).
var promiseWords = map[sessions.PromiseState][2]string{
	sessions.PromiseSpoken: {"nog vaag", "orange"}, sessions.PromiseNoted: {"beloofd", "azure"}, sessions.PromiseOwned: {"beloofd", "azure"},
	sessions.PromiseRunning: {"loopt", "azure"}, sessions.PromiseDone: {"klaar volgens wie het beloofde", "orange"},
	sessions.PromiseConfirmed: {"mensen merken het", "lime"}, sessions.PromiseDiffers: {"anders dan beloofd", "red"},
	sessions.PromisePartly: {"een beetje", "orange"}, sessions.PromiseBroken: {"niet nagekomen", "red"}, sessions.PromiseTaken: {"ingetrokken", "yellow"},
}

func viewPromise(st *sessions.State, p *sessions.Promise, say words, now sessions.Instant) promiseView {
	state := st.PromiseState(p, now)
	v := promiseView{ID: p.ID, By: string(p.By), Sentence: say(p.Sentence), Notice: say(p.Notice), At: p.At, Check: p.Check, Vague: p.Vague,
		Badge: promiseWords[state][0], Colour: promiseWords[state][1]}
	add := func(name, text string) {
		if text != "" {
			v.Facts = append(v.Facts, [2]string{name, text})
		}
	}
	if p.FirstStep != "" {
		add("Eerste stap", fmt.Sprintf("%s (voor %s)", say(p.FirstStep), sessions.Dutch(p.FirstBy)))
	}
	was := p.First()
	for _, shift := range p.Shifts {
		add("Datum verschoven", fmt.Sprintf("Eerst was het %s. Nu %s, want: %s", sessions.Dutch(was), sessions.Dutch(shift.To), say(shift.Why)))
		was = shift.To
	}
	for _, m := range p.Means {
		if m.Text == "" {
			add("Hiervoor is er", m.What)
		}
		add("Beloofd hiervoor: "+m.What, say(m.Text))
	}
	for _, m := range p.Set {
		add("Gegeven: "+m.What, fmt.Sprintf("%s (%s)", say(m.Text), m.By))
	}
	if p.Signed != 0 && len(p.Set) == 0 {
		add("Gegeven", "nog niets")
	}
	if p.Claimed != 0 {
		add("Wie het beloofde, zegt", say(p.Told))
	}
	if r, ok := record[*sessions.Answer](st, "answer", p.Withdrawn); ok {
		add("Ingetrokken, want", say(r.Text))
	}
	if p.Claimed != 0 || p.DueNow() != 0 && p.DueNow() <= now {
		e := st.Heard(p.ID)
		add("Mensen zeggen", fmt.Sprintf("ik merkte het: %s. Bij mij ging het anders: %s.", orFew(e.Kept), orFew(e.Otherwise)))
	}
	return v
}

// orFew writes a number of people that is masked: zero stands for every number under five.
func orFew(n int) string {
	if n == 0 {
		return "minder dan 5"
	}
	return fmt.Sprint(n)
}
