package sessions

import "slices"

// What two steps are together, and what is left of one when the other leaves. Nothing here is asked by anybody.

func (st *RouteStep) outline() Outline {
	return Outline{Title: st.Title, Hook: st.Hook, Meant: st.Meant, Holder: st.Holder, Beside: st.Beside, Channels: st.Channels, Handover: st.Handover,
		Optional: st.Optional, Counts: st.Counts, Ingredients: st.Ingredients, Load: st.Load, Laws: st.Laws, Bright: st.Bright, Clashes: st.Clashes}
}

func (st *RouteStep) trace(o Outline) {
	st.Title, st.Hook, st.Meant, st.Holder, st.Beside, st.Channels, st.Handover = o.Title, o.Hook, o.Meant, o.Holder, o.Beside, o.Channels, o.Handover
	st.Optional, st.Counts, st.Ingredients, st.Load, st.Laws, st.Bright, st.Clashes = o.Optional, o.Counts, o.Ingredients, o.Load, o.Laws, o.Bright, o.Clashes
}

// joined is what a step becomes with another: counts add up and lists join. Where only one can stand it is that of the
// step itself, and that of the other when it had none. The way on is that of the later one.
func (h Held) joined(step string, with *RouteStep) Outline {
	a, b := h.Was, with.outline()
	o := Outline{Title: or(h.Title, a.Title), Hook: or(a.Hook, b.Hook), Meant: or(a.Meant, b.Meant), Holder: or(a.Holder, b.Holder),
		Beside: or(a.Beside, b.Beside), Channels: union(a.Channels, b.Channels), Handover: a.Handover, Optional: a.Optional && b.Optional,
		Counts: a.Counts.each(b.Counts, sum), Ingredients: union(a.Ingredients, b.Ingredients), Load: heaviest(a.Load, b.Load),
		Laws: union(a.Laws, b.Laws), Bright: union(a.Bright, b.Bright)}
	if h.Later {
		o.Handover = b.Handover
	}
	if o.Handover.To == step || o.Handover.To == with.ID {
		o.Handover.To = ""
	}
	for _, c := range append(slices.Clone(a.Clashes), b.Clashes...) {
		if c.With != step && c.With != with.ID && !slices.ContainsFunc(o.Clashes, func(x Clash) bool { return x.With == c.With }) {
			o.Clashes = append(o.Clashes, c)
		}
	}
	return o
}

// undone is what a step is without the other: as it was, but for what was changed since. Its title is its own again, and
// when the other one came later, so is its way on.
func (h Held) undone(now *RouteStep, with *RouteStep) Outline {
	was, made, is := h.Was, h.joined(now.ID, with), now.outline()
	o := Outline{Title: restored(was.Title, made.Title, is.Title), Hook: restored(was.Hook, made.Hook, is.Hook), Meant: restored(was.Meant, made.Meant, is.Meant),
		Holder: restored(was.Holder, made.Holder, is.Holder), Beside: restored(was.Beside, made.Beside, is.Beside),
		Channels: left(was.Channels, made.Channels, is.Channels), Handover: restored(was.Handover, made.Handover, is.Handover),
		Optional: restored(was.Optional, made.Optional, is.Optional), Counts: is.Counts.each(with.Counts, less),
		Ingredients: left(was.Ingredients, made.Ingredients, is.Ingredients), Load: left(was.Load, made.Load, is.Load),
		Laws: left(was.Laws, made.Laws, is.Laws), Bright: left(was.Bright, made.Bright, is.Bright), Clashes: left(was.Clashes, made.Clashes, is.Clashes)}
	if h.Title != "" {
		o.Title = was.Title
	}
	if h.Later {
		o.Handover = was.Handover
	}
	return o
}

// wayOn is how somebody gets on from the other one when it is apart again: when it came later and that was changed since,
// it was changed of the other one.
func (h Held) wayOn(now *RouteStep, with *RouteStep) Handover {
	if !h.Later || now.Handover == h.joined(now.ID, with).Handover {
		return with.Handover
	}
	return now.Handover
}

func or[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

// restored is what a thing was, when it is still what it was made; who changed it since meant something by it.
func restored[T comparable](was, made, is T) T {
	if is == made {
		return was
	}
	return is
}

// left is a list without what came into it with the other step, and with what was left out for it.
func left[T comparable](was, made, is []T) []T {
	if slices.Equal(is, made) {
		return was
	}
	out := []T{}
	for _, v := range is {
		if contains(was, v) || !contains(made, v) {
			out = append(out, v)
		}
	}
	for _, v := range was {
		if !contains(made, v) && !contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, v := range b {
		if !contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// heaviest keeps for each kind of load how much it asks at most: two light things do not make a heavy one.
func heaviest(a, b []Load) []Load {
	out := slices.Clone(a)
	for _, l := range b {
		at := slices.IndexFunc(out, func(o Load) bool { return o.What == l.What })
		if at < 0 {
			out = append(out, l)
		} else if l.N > out[at].N {
			out[at].N = l.N
		}
	}
	return out
}

// each makes new counts of two, number by number.
func (c Counts) each(o Counts, f func(a, b int) int) Counts {
	return Counts{Papers: f(c.Papers, o.Papers), Questions: f(c.Questions, o.Questions), Logins: f(c.Logins, o.Logins), Visits: f(c.Visits, o.Visits),
		Retellings: f(c.Retellings, o.Retellings), Days: f(c.Days, o.Days), Stopped: f(c.Stopped, o.Stopped)}
}

func sum(a, b int) int { return a + b }

// less takes off what is there, and no more: what two steps have apart is what they had together.
func less(a, b int) int { return a - min(a, b) }

func fewer(a, b int) int { return min(a, b) }

// bump counts a change of parts, so that who had them open sees it.
func (st *RouteStep) bump(parts ...string) {
	for _, p := range parts {
		st.Revisions = revised(st.Revisions, p)
	}
}

// hang hangs the notes, stories and demands of another step here too. They keep their ids.
func (st *RouteStep) hang(with *RouteStep) {
	n, p, d := len(st.Lanes), len(st.Real), len(st.Demands)
	st.Lanes = append(slices.Clone(st.Lanes), with.Lanes...)
	st.Real = append(slices.Clone(st.Real), with.Real...)
	st.Demands = append(slices.Clone(st.Demands), with.Demands...)
	st.reread(st.Lanes[n:], st.Real[p:], st.Demands[d:])
	st.sortLanes()
	for id, handle := range with.own.Wrote {
		st.own.signs(id, handle)
	}
}

// takeBack takes from the step that it went on in what it brought there, as that reads now. What was taken away there
// stays away.
func (st *RouteStep) takeBack(from *RouteStep) {
	st.Lanes = kept(st.Lanes, from.Lanes, func(n LaneText) string { return n.ID })
	st.Real = kept(st.Real, from.Real, func(p Practice) string { return p.ID })
	st.Demands = kept(st.Demands, from.Demands, func(d Demand) string { return d.ID })
	st.reread(st.Lanes, st.Real, st.Demands)
}

// reread gives what came to hang here the revision of now: nobody saw it here before.
func (st *RouteStep) reread(lanes []LaneText, real []Practice, demands []Demand) {
	for i := range lanes {
		lanes[i].Rev = st.Revisions[partLanes]
	}
	for i := range real {
		real[i].Rev = st.Revisions[partReal]
	}
	for i := range demands {
		demands[i].Rev = st.Revisions[partAsked]
	}
}

// sortLanes keeps the resident's own lane on top (S3-09).
func (st *RouteStep) sortLanes() {
	slices.SortStableFunc(st.Lanes, func(a, b LaneText) int { return slices.Index(Lanes, a.Lane) - slices.Index(Lanes, b.Lane) })
}

// let leaves out what another step brought.
func (st *RouteStep) let(with *RouteStep) {
	st.Lanes = rest(st.Lanes, with.Lanes, func(n LaneText) string { return n.ID })
	st.Real = rest(st.Real, with.Real, func(p Practice) string { return p.ID })
	st.Demands = rest(st.Demands, with.Demands, func(d Demand) string { return d.ID })
}

// kept gives those of now whose ids are in a list of before.
func kept[T any](was, now []T, id func(T) string) []T {
	out := []T{}
	for _, v := range now {
		if slices.ContainsFunc(was, func(o T) bool { return id(o) == id(v) }) {
			out = append(out, v)
		}
	}
	return out
}

// rest gives those of now whose ids are not in a list of before.
func rest[T any](now, gone []T, id func(T) string) []T {
	out := []T{}
	for _, v := range now {
		if !slices.ContainsFunc(gone, func(o T) bool { return id(o) == id(v) }) {
			out = append(out, v)
		}
	}
	return out
}
