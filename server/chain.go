package server

import (
	"fmt"
	"html/template"
	"slices"

	"maatwerkroute/sessions"
)

// chainView is one signal on its way: from the table to where it can be decided, and back.
type chainView struct {
	ID       string
	Barriers []filter // what it is about
	Legs     []legStory
	Picture  template.HTML
}

// legStory is one step of it, with everything that everybody may know.
type legStory struct {
	legView
	Class    string // done, or late
	Carrier  string
	Question string
	Facts    [][2]string
	Answer   string // the level's own words
	By       string
	Notes    []moment
	Bundle   string // the address of what was sent
	Whisper  *whisperView
}

// whisperView lays what a level made of the words beside the words of the table (fluistertest).
type whisperView struct {
	Own, Theirs []sessions.Piece
	Faithful    string
}

// viewChains puts legs that go on from each other, or carry the same barrier, in one picture.
func viewChains(st *sessions.State, stream string, told []sessions.BarrierLine, say words, now sessions.Instant) (list []chainView) {
	legs := slices.DeleteFunc(records[*sessions.Leg](st), func(l *sessions.Leg) bool { return !st.Over(l.Session) })
	slices.SortStableFunc(legs, func(a, b *sessions.Leg) int { return a.Level.Rank() - b.Level.Rank() })
	about := map[string][]string{} // the barriers of a leg as they live on now
	for _, b := range told {
		for _, l := range b.Legs {
			about[l.ID] = append(about[l.ID], b.ID)
		}
	}
	for _, chain := range chained(legs, about) {
		v := chainView{ID: chain[0].ID, Picture: chainPicture(chain, now)}
		for _, b := range told {
			if slices.ContainsFunc(chain, func(l *sessions.Leg) bool { return slices.Contains(about[l.ID], b.ID) }) {
				v.Barriers = append(v.Barriers, filter{Text: say(b.Sentence), Address: listLook{Barrier: b.ID}.at(stream, "") + "#" + barrierAnchor(b.ID)})
			}
		}
		for _, l := range chain {
			v.Legs = append(v.Legs, viewLegStory(st, stream, l, say, now))
		}
		list = append(list, v)
	}
	return list
}

// chained groups legs that have a barrier in common, in the order in which the first of each comes.
func chained(legs []*sessions.Leg, about map[string][]string) (chains [][]*sessions.Leg) {
	for _, l := range legs {
		joined := []*sessions.Leg{l}
		rest := chains[:0:0]
		for _, chain := range chains {
			if slices.ContainsFunc(chain, func(o *sessions.Leg) bool {
				return o.From == l.ID || l.From == o.ID || slices.ContainsFunc(about[o.ID], func(id string) bool { return slices.Contains(about[l.ID], id) })
			}) {
				joined = append(chain, joined...)
				continue
			}
			rest = append(rest, chain)
		}
		chains = append(rest, joined)
	}
	return chains
}

func viewLegStory(st *sessions.State, stream string, l *sessions.Leg, say words, now sessions.Instant) legStory {
	v := legStory{legView: viewLeg(l, now), Carrier: string(l.Carriage.Function), Question: bundleQuestions[l.Question]}
	switch l.At(now) {
	case sessions.NoReceipt, sessions.NoAnswer:
		v.Class = "mwr-chain__late"
	case sessions.LegBack, sessions.LegDone:
		v.Class = "mwr-chain__done"
	}
	date := func(name string, at sessions.Instant) {
		if at != 0 {
			v.Facts = append(v.Facts, [2]string{name, sessions.Dutch(at)})
		}
	}
	if v.Carrier != "" && l.Carriage.Agreed != 0 {
		v.Facts = append(v.Facts, [2]string{"Gebracht door", v.Carrier})
		if promise := say(l.Carriage.Words); promise != "" {
			v.Facts = append(v.Facts, [2]string{"Wat de drager belooft", promise})
		}
	}
	date("Verstuurd", l.Sent)
	if l.Receipt.At != 0 {
		date("Ontvangen", l.Receipt.At)
		if l.Receipt.Number != "" {
			v.Facts = append(v.Facts, [2]string{"Bekend onder nummer", l.Receipt.Number})
		}
		if l.Receipt.Handler != "" {
			v.Facts = append(v.Facts, [2]string{"Ligt bij", string(l.Receipt.Handler)})
		}
	}
	if l.Sent != 0 {
		date("Antwoord beloofd voor", l.Reply.By)
	}
	if l.Reply.Shifts > 0 {
		v.Facts = append(v.Facts, [2]string{"Uitgesteld", fmt.Sprintf("%d keer, tot %s", l.Reply.Shifts, sessions.Dutch(l.Reply.Until))})
	}
	date("Beantwoord", l.Reply.At)
	if r, ok := record[*sessions.Answer](st, "answer", l.Reply.Answer); ok {
		v.Answer, v.By = say(r.Text), string(r.By)
		date("Opnieuw kijken", r.Expires)
	}
	date("Terug aan tafel", l.Back)
	if skip := say(l.Skip); skip != "" {
		v.Facts = append(v.Facts, [2]string{"Waarom een niveau overgeslagen", skip})
	}
	for _, n := range l.Notes {
		v.Notes = append(v.Notes, moment{At: n.At, Words: say(n.Words), By: string(n.By)})
	}
	if l.Bundle != "" {
		v.Bundle = "/traject/" + stream + "/bundel/" + l.ID
	}
	v.Whisper = viewWhisper(st, l, say)
	return v
}

// viewWhisper compares with what the bundle carried: those are the words that were whispered on.
func viewWhisper(st *sessions.State, l *sessions.Leg, say words) *whisperView {
	theirs := say(l.Whisper)
	b, ok := record[*sessions.Bundle](st, "bundle", l.Bundle)
	if !ok || theirs == "" || len(b.Signals) == 0 {
		return nil
	}
	own := say(b.Signals[0].Sentence)
	if own == "" {
		return nil
	}
	w := &whisperView{}
	for _, p := range sessions.Differ(own, theirs) {
		if p.Mark != "+" {
			w.Own = append(w.Own, p)
		}
		if p.Mark != "-" {
			w.Theirs = append(w.Theirs, p)
		}
	}
	if share, ok := st.Fidelity(l.ID, true); ok {
		w.Faithful = fmt.Sprintf("%d van %d mensen zeggen: ja, dit bedoelden we.", share.In, share.Of)
	}
	return w
}
