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
		if c.With != step && c.With != with.ID && !o.clashes(c.With) {
			o.Clashes = append(o.Clashes, c)
		}
	}
	return o
}

// apart is what two steps are without each other: as they were, but for what was changed since. What one had taken over from
// the other goes back there as it reads now; what was taken away stays away.
func (h Held) apart(now, with *RouteStep) (a, b Outline) {
	a, b = h.Was, with.outline()
	made, is := h.joined(now.ID, with), now.outline()
	if h.Title == "" {
		a.Title = is.Title
	}
	a.Meant, b.Meant = shared(a.Meant, b.Meant, is.Meant)
	a.Holder, b.Holder = shared(a.Holder, b.Holder, is.Holder)
	a.Beside, b.Beside = shared(a.Beside, b.Beside, is.Beside)
	on := &a.Handover
	if h.Later {
		on = &b.Handover
	}
	is.Handover.To = restored(on.To, made.Handover.To, is.Handover.To)
	*on = is.Handover
	if is.Optional != made.Optional {
		a.Optional, b.Optional = is.Optional, is.Optional
	}
	a.Clashes, b.Clashes = parted(a.Clashes, b.Clashes, made.Clashes, is.Clashes)
	a.Counts, b.Counts = is.Counts.each(b.Counts, less), is.Counts.each(b.Counts, fewer)
	a.Channels = left(a.Channels, made.Channels, is.Channels)
	a.Ingredients = left(a.Ingredients, made.Ingredients, is.Ingredients)
	a.Load = left(a.Load, made.Load, is.Load)
	a.Laws = left(a.Laws, made.Laws, is.Laws)
	a.Bright = left(a.Bright, made.Bright, is.Bright)
	return a, b
}

// shared says to which of two belongs what stands there now: to the one whose it was when they became one.
func shared[T comparable](a, b, is T) (T, T) {
	var none T
	if a == none && b != none {
		return a, is
	}
	return is, b
}

// parted gives each its clashes back: those that it had, as they read now, and to the first those that came since.
func parted(a, b, made, is []Clash) (forA, forB []Clash) {
	for _, c := range is {
		if _, first := clashWith(a, c.With); !first {
			if _, second := clashWith(b, c.With); second {
				continue
			}
		}
		forA = append(forA, c)
	}
	for _, c := range a { // the two were at odds with each other, which one step cannot be
		if _, stood := clashWith(made, c.With); !stood {
			forA = append(forA, c)
		}
	}
	for _, c := range b {
		_, first := clashWith(a, c.With)
		_, stood := clashWith(made, c.With)
		now, still := clashWith(is, c.With)
		switch {
		case first || !stood:
			forB = append(forB, c)
		case still:
			forB = append(forB, now)
		}
	}
	return forA, forB
}

func or[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

func (o Outline) clashes(with string) bool {
	_, does := clashWith(o.Clashes, with)
	return does
}

// restored is what a thing was, when it is still what it was made; whoever changed it since meant something by it.
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
