package sessions

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// picture is what a drawing shows: the steps that lie, in order, with everything on them, in words and not by the ids of
// words. How often something was changed is not in it.
func (e *evening) picture(route string) string {
	var b strings.Builder
	r := get[Route](e, route)
	fmt.Fprintf(&b, "%s %s %s %s\n", r.Title, r.Who, r.Meant, r.Effect)
	for _, st := range e.s.StepsOf(r) {
		c := st.copied(st.Route)
		c.From, c.Into, c.Hook = "", "", strings.Join(e.s.Hooks(st), "+")
		slices.SortFunc(c.Lanes, func(a, b LaneText) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(c.Real, func(a, b Practice) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(c.Demands, func(a, b Demand) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(c.Clashes, func(a, b Clash) int { return strings.Compare(a.With, b.With) })
		for i := range c.Lanes {
			c.Lanes[i].Side = ""
		}
		slices.Sort(c.Bright)
		fillLists(&c)
		fmt.Fprintf(&b, "%s\n", mustJSON(c))
	}
	return regexp.MustCompile(`\bw\d+\b`).ReplaceAllStringFunc(b.String(), func(id string) string { return e.bodies[WordsID(id)] })
}

// draws is one thing that somebody does to the drawing, and what undoes it. Taking two steps apart is undone by making them
// one again when nothing was changed since they were, also not where they lay; else there is no undoing, and the drawing is
// not compared.
type draws struct {
	wish Wish
	undo func() []Wish
}

func (e *evening) randomly(t *rapid.T, n int) draws {
	pick := func(name string, of []string) string { return rapid.SampledFrom(of).Draw(t, name) }
	order := e.order("r")
	what := rapid.IntRange(0, 16).Draw(t, "what") // what is drawn most stands first
	id := pick("step", some(onRoute(e), func(st *RouteStep) bool {
		switch what {
		case 2:
			return len(st.Holds) > 0
		case 4:
			return st.State == StepProposed || st.Holder != Holder{}
		case 5:
			return len(st.Demands) > 0 && st.State == StepLaid
		case 9:
			return st.State == StepOut || st.State == StepAside
		}
		return st.State == StepLaid
	}))
	st := get[RouteStep](e, id)
	after := pick("after", append([]string{""}, order...))
	other := pick("other", some(onRoute(e), func(o *RouteStep) bool {
		return o.State == StepLaid && o.ID != id && (what != 4 || o.Holder != Holder{} && o.Holder != st.Holder)
	}))
	now := func(part string) int { return get[RouteStep](e, id).Revisions[part] }
	fresh, words := fmt.Sprintf("x%d", n), text(fmt.Sprintf("Woorden %d", n))
	say := func(w WordsID) Text { return text(e.bodies[w]) }
	one := func(f func() Wish) func() []Wish { return func() []Wish { return []Wish{f()} } }
	at := before(order, id)
	switch what {
	case 15:
		return draws{&PlaceStep{Route: "r", Step: fresh, After: after, Title: words}, one(func() Wish { return &TakeStepOut{Step: fresh} })}
	case 11:
		return draws{&TakeStepOut{Step: id}, one(func() Wish { return &BringStepBack{Step: id, After: at} })}
	case 9:
		return draws{&BringStepBack{Step: id, After: after}, one(func() Wish {
			if get[RouteStep](e, id).State == StepProposed {
				return &SetStepAside{Step: id}
			}
			return &TakeStepOut{Step: id}
		})}
	case 12:
		return draws{&OrderSteps{Route: "r", Steps: rapid.Permutation(order).Draw(t, "order"), Was: get[Route](e, "r").Revisions[partOrder]},
			one(func() Wish {
				return &OrderSteps{Route: "r", Steps: order, Was: get[Route](e, "r").Revisions[partOrder]}
			})}
	case 3:
		return draws{&SplitStep{Step: id, Into: fresh, Title: words, Was: now(partTitle)}, one(func() Wish { return &MergeSteps{Step: id, With: fresh} })}
	case 0, 1:
		if o := get[RouteStep](e, other); o.halfOf(st) {
			return draws{&MergeSteps{Step: id, With: other}, func() []Wish { return nil }}
		}
		title := Text{}
		if rapid.Bool().Draw(t, "named") {
			title = words
		}
		return draws{&MergeSteps{Step: id, With: other, Title: title}, one(func() Wish { return &UnmergeSteps{Step: id} })}
	case 2:
		w := draws{&UnmergeSteps{Step: id}, func() []Wish { return nil }}
		if len(st.Holds) > 0 {
			h := st.Holds[len(st.Holds)-1]
			with := get[RouteStep](e, h.Step)
			there := with.After == "" || contains(order, with.After)
			there = there && h.Later == (slices.Index(order, with.After) >= slices.Index(order, id)) // and on the same side of it
			if there && len(kept(st.Lanes, with.Lanes, func(n LaneText) string { return n.ID })) == len(with.Lanes) &&
				len(kept(st.Real, with.Real, func(p Practice) string { return p.ID })) == len(with.Real) &&
				len(kept(st.Demands, with.Demands, func(d Demand) string { return d.ID })) == len(with.Demands) &&
				string(mustJSON(h.joined(id, with))) == string(mustJSON(st.outline())) {
				w.undo = one(func() Wish { return &MergeSteps{Step: id, With: h.Step, Title: say(h.Title)} })
			}
		}
		return w
	case 16:
		return draws{&WordStep{Step: id, Title: words, Was: now(partTitle)}, one(func() Wish { return &WordStep{Step: id, Title: say(st.Title), Was: now(partTitle)} })}
	case 10:
		lane := rapid.SampledFrom(Lanes).Draw(t, "lane")
		w := &FillLane{Step: id, Note: "n" + fresh, Lane: lane, Text: words, Was: now(partLanes)}
		old := LaneText{Lane: lane}
		if len(st.Lanes) > 0 && rapid.Bool().Draw(t, "again") {
			old = rapid.SampledFrom(st.Lanes).Draw(t, "note")
			w.Note = old.ID
			if rapid.Bool().Draw(t, "away") {
				w.Text = Text{}
			}
		}
		return draws{w, one(func() Wish {
			return &FillLane{Step: id, Note: w.Note, Lane: old.Lane, Text: say(old.Text), Explain: say(old.Explain), Was: now(partLanes)}
		})}
	case 13:
		if rapid.Bool().Draw(t, "meant") {
			return draws{&DescribeStep{Step: id, What: Meant, Text: words, Was: now(partMeant)}, one(func() Wish { return &DescribeStep{Step: id, What: Meant, Text: say(st.Meant), Was: now(partMeant)} })}
		}
		w := &DescribeStep{Step: id, What: Real, Practice: "p" + fresh, Side: Uitvoering, By: Label("team " + fresh), Text: words}
		return draws{w, one(func() Wish {
			return &DescribeStep{Step: id, What: Real, Practice: w.Practice, Side: w.Side, By: w.By, Was: now(partReal)}
		})}
	case 6, 7:
		w := &ArrangeStep{Step: id, Holder: Holder{Function: Label(pick("holder", []string{"", "loket", "inkomen"}))}, BesideNone: words, Channels: Channels[:rapid.IntRange(0, 5).Draw(t, "channels")],
			Handover: Cold, HandoverWhy: words, HandoverTo: pick("to", []string{"", other}), Optional: rapid.Bool().Draw(t, "optional"), Was: now(partWho)}
		return draws{w, one(func() Wish {
			return &ArrangeStep{Step: id, Holder: st.Holder, BesideNone: say(st.Beside.None), Channels: st.Channels, Handover: st.Handover.Way, HandoverTo: st.Handover.To,
				HandoverWhy: say(st.Handover.Why), Optional: st.Optional, Was: now(partWho)}
		})}
	case 8:
		c := func(c Counts, in []string, load []Load, laws []Label) *CountStep {
			return &CountStep{Step: id, Papers: c.Papers, Questions: c.Questions, Days: c.Days, Ingredients: in, Load: load, Laws: laws, Was: now(partCounts)}
		}
		return draws{c(Counts{Papers: rapid.IntRange(0, 5).Draw(t, "papers"), Days: n}, Ingredients[:n%5], []Load{{Loads[n%5], n % 4}}, []Label{Label("Wet " + string(rune('a'+n%26)))}),
			one(func() Wish { return c(st.Counts, st.Ingredients, st.Load, st.Laws) })}
	case 14:
		w := &AskAtStep{Step: id, Demand: "d" + fresh, What: DemandPaper, Text: words}
		return draws{w, one(func() Wish { return &AskAtStep{Step: id, Demand: w.Demand, What: DemandPaper, Was: now(partAsked)} })}
	case 5:
		if len(st.Demands) == 0 {
			return draws{&ProposeStep{PlaceStep: PlaceStep{Route: "r", Step: fresh, Title: words}}, func() []Wish {
				if get[RouteStep](e, fresh).State != StepProposed { // it was taken, and taken out again
					return []Wish{}
				}
				return []Wish{&SetStepAside{Step: fresh}}
			}}
		}
		d := rapid.SampledFrom(st.Demands).Draw(t, "demand")
		return draws{&JudgeDemand{Step: id, Demand: d.ID, Fate: FateStays, Why: words, Was: now(partAsked)}, one(func() Wish {
			return &JudgeDemand{Step: id, Demand: d.ID, Fate: d.Fate, Why: say(d.Why), Owner: d.Owner, Legal: say(d.Legal), Was: now(partAsked)}
		})}
	}
	if st.State == StepProposed {
		return draws{&TakeStep{Step: id, After: after}, one(func() Wish { return &TakeStepOut{Step: id} })}
	}
	w := &ClashSteps{Step: id, With: other, Owner: "teammanager", Text: words}
	old, had := st.clash(other)
	return draws{w, one(func() Wish {
		return &ClashSteps{Step: id, With: other, Owner: old.Owner, Text: say(old.Text), End: !had}
	})}
}

// some gives the ids of the steps of which something is true, and of all when it is true of none.
func some(list []*RouteStep, is func(*RouteStep) bool) (ids []string) {
	for _, st := range list {
		if is(st) {
			ids = append(ids, st.ID)
		}
	}
	if len(ids) == 0 {
		return some(list, func(*RouteStep) bool { return true })
	}
	return ids
}

func onRoute(e *evening) []*RouteStep {
	list := []*RouteStep{}
	for _, st := range all[RouteStep](e.s) {
		if st.Route == "r" {
			list = append(list, st)
		}
	}
	return list
}

// sound checks what is always true of a drawing: each step lies once or not at all, as its state says; nobody is sent round;
// a note hangs at one step that can be seen; and the resident's lane is on top.
func (e *evening) sound(t *rapid.T, after Wish) {
	r, notes := get[Route](e, "r"), map[string]string{}
	for i, id := range r.Steps {
		if contains(r.Steps[:i], id) {
			t.Fatalf("after %T %s lies twice: %v", after, id, r.Steps)
		}
	}
	for _, st := range onRoute(e) {
		if (st.State == StepLaid) != contains(r.Steps, st.ID) {
			t.Fatalf("after %T %s is %s and the route is %v", after, st.ID, st.State, r.Steps)
		}
		if e.s.goesRound(st.ID, "", nil) {
			t.Fatalf("after %T the route goes round from %s", after, st.ID)
		}
		if st.State == StepMerged {
			continue
		}
		if !slices.IsSortedFunc(st.Lanes, func(a, b LaneText) int { return slices.Index(Lanes, a.Lane) - slices.Index(Lanes, b.Lane) }) {
			t.Fatalf("after %T the lanes of %s are %+v", after, st.ID, st.Lanes)
		}
		for _, n := range st.Lanes {
			if notes[n.ID] != "" {
				t.Fatalf("after %T note %s hangs at %s and at %s", after, n.ID, notes[n.ID], st.ID)
			}
			notes[n.ID] = st.ID
		}
	}
}

// written is every sentence that a record of the drawing still names.
func (e *evening) written() map[string]bool {
	set := map[string]bool{}
	for _, st := range onRoute(e) {
		for _, id := range WordsIn(st) {
			set[e.bodies[id]] = true
		}
	}
	return set
}

// moves are the wishes that only move what is there: after them no sentence is gone. Taking two steps apart takes away the
// title that they had together.
func moves(w Wish) bool {
	switch w.(type) {
	case *PlaceStep, *TakeStepOut, *BringStepBack, *OrderSteps, *SplitStep, *MergeSteps, *TakeStep, *ProposeStep, *SetStepAside, *AskAtStep:
		return true
	}
	return false
}

// TestEveryActHasItsInverse: whatever a table does to a drawing, each step lies at most once, nothing that was written is
// gone, and undoing it all in reverse gives the same drawing.
func TestEveryActHasItsInverse(t *testing.T) {
	done := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		e := drawnEvening(t)
		for id, holder := range map[string]Label{"r-1": "loket", "r-2": "inkomen", "r-3": "schulden"} {
			e.must(lea, &ArrangeStep{Step: id, Holder: Holder{Function: holder}, Handover: Warm})
		}
		start, whole := e.picture("r"), true
		var undo []func() []Wish
		var acts []string // read when it fails
		for n := range rapid.IntRange(4, 30).Draw(rt, "acts") {
			d := e.randomly(rt, n)
			there := e.written()
			if e.do(lea, d.wish) != nil {
				continue
			}
			done[fmt.Sprintf("%T", d.wish)]++
			acts = append(acts, fmt.Sprintf("%T%s", d.wish, mustJSON(d.wish)))
			e.sound(rt, d.wish)
			if now := e.written(); moves(d.wish) {
				for words := range there {
					if !now[words] {
						rt.Fatalf("after %T is gone: %q", d.wish, words)
					}
				}
			}
			if d.undo() == nil {
				whole = false
			}
			undo = append(undo, d.undo)
		}
		if !whole {
			return
		}
		for _, back := range slices.Backward(undo) {
			for _, w := range back() {
				if err := e.do(lea, w); err != nil {
					rt.Fatalf("undoing by %T %s: %v, after\n%s", w, mustJSON(w), err, strings.Join(acts, "\n"))
				}
				e.sound(rt, w)
			}
		}
		if got := e.picture("r"); got != start {
			rt.Fatalf("undone it is\n%s\nand it was\n%s\nafter\n%s", got, start, strings.Join(acts, "\n"))
		}
	})
	for _, w := range []Wish{&MergeSteps{}, &UnmergeSteps{}, &SplitStep{}, &OrderSteps{}, &TakeStepOut{}, &BringStepBack{}, &TakeStep{}, &ClashSteps{}, &JudgeDemand{}} {
		if done[fmt.Sprintf("%T", w)] == 0 {
			t.Errorf("%T was never taken: %v", w, done)
		}
	}
}
