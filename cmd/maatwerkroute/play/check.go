package play

import (
	"context"
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"

	"maatwerkroute/sessions"
)

// check holds what the product made of it beside what the script says must come out. A state that the product
// does not know yet is left unread, and so is listed as not played.
func (s *stage) check(ctx context.Context) error {
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	v, errs := &s.lea.view, []error{}
	for _, a := range s.book("acties").members() {
		errs = append(errs, s.checkAction(v, a))
	}
	for _, b := range s.book("drempels").members() {
		errs = append(errs, s.checkBarrier(v, b))
	}
	for _, o := range s.book("losse_oplossingen").members() {
		errs = append(errs, s.checkOneOff(v, o))
	}
	for _, l := range s.legs() {
		errs = append(errs, s.checkLeg(ctx, v, l))
	}
	for _, p := range s.book("toezeggingen").members() {
		errs = append(errs, s.checkPromise(v, p))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return s.sentence(ctx)
}

// peek is a word as it stands, without reading it.
func (i item) peek(key string) string {
	if l, ok := i.of.leaves[join(i.path, key)]; ok && len(l.values) == 1 {
		return l.values[0]
	}
	return ""
}

// state compares a state of the script with what holds. A state that is not in the list is not read.
func (i item) state(key string, holds map[string]bool) error {
	l, ok := i.of.leaves[join(i.path, key)]
	if !ok || len(l.values) != 1 {
		return nil
	}
	is, known := holds[l.values[0]]
	if !known {
		return nil
	}
	l.read = true
	if !is {
		return fmt.Errorf("%s is not %s", i.path, l.values[0])
	}
	return nil
}

func (s *stage) checkAction(v *view, a item) error {
	got, err := seen[sessions.Action](v, "action", short(a.id))
	if err != nil {
		return err
	}
	why := a.at("reden")
	if why.has("verloopt") {
		err = s.expires(v, got.ID, why.day("verloopt"))
	}
	pace := got.Pace(v.now)
	if a.has("verschoven") && a.number("verschoven") != pace.Shifts {
		err = errors.Join(err, fmt.Errorf("%s was shifted %d times", a.id, pace.Shifts))
	}
	for _, overlay := range a.texts("overlay") {
		if !map[string]bool{"te_laat": pace.Late, "stil": pace.Unknown}[overlay] {
			err = errors.Join(err, fmt.Errorf("%s is not %s", a.id, overlay))
		}
	}
	return errors.Join(err, s.checkPlan(v, a, got), s.checkRound(v, a, got), a.state("status", map[string]bool{a.peek("status"): string(got.State) == a.peek("status")}))
}

// checkPlan holds what was agreed to be looked at beside what the script says of it.
func (s *stage) checkPlan(v *view, a item, got sessions.Action) error {
	if e := a.at("experiment"); !e.none() {
		if err := checkTrial(e, got); err != nil {
			return err
		}
	}
	if n := a.at("telling"); !n.none() {
		count, _ := got.LookBack()
		if is, want := fmt.Sprint(count.Listed, count.Approached, count.Helped), n.raw("lijst")+" "+n.raw("benaderd")+" "+n.raw("geholpen"); is != want {
			return fmt.Errorf("%s: counted were %s, and the script says %s", a.id, is, want)
		}
	}
	m := a.at("monitor")
	if m.none() {
		return nil
	}
	is := fmt.Sprint("aantal ", v.words[got.Plan.Measure], ", van ", v.words[got.Plan.Now], " naar ", v.words[got.Plan.Goal], ", ", got.Plan.Measurer)
	if want := fmt.Sprint(m.text("wat"), ", van ", m.raw("begin"), " naar ", m.raw("doel"), ", ", m.raw("wie")); is != want {
		return fmt.Errorf("%s: agreed was %q, and the script says %q", a.id, is, want)
	}
	return nil
}

// checkTrial holds the days of looking back beside the script.
func checkTrial(e item, got sessions.Action) error {
	var on []string
	for i, l := range got.Trial.Looks {
		on = append(on, fmt.Sprintf("D+%d", daysBetween(sessions.At(moment(0, 12, 0)), l.On)))
		if past := l.On < sessions.At(moment(today, 0, 0)); past != (got.LookState(i, sessions.At(moment(today, 12, 0))) == "gehouden") {
			return fmt.Errorf("%s: the look of %s is %s", got.ID, on[i], got.LookState(i, sessions.At(moment(today, 12, 0))))
		}
	}
	if want := e.texts("terugblik"); !slices.Equal(on, want) {
		return fmt.Errorf("%s looks back on %v, and the script says %v", got.ID, on, want)
	}
	return nil
}

// taken are the states in which an action counts as what happens about its barriers.
var taken = []sessions.ActionState{sessions.ActionAccepted, sessions.ActionWorking, sessions.ActionStuck, sessions.ActionClaimed,
	sessions.ActionChecking, sessions.ActionVerified, sessions.ActionDiffering, sessions.ActionPartly, sessions.ActionReopened}

// answer finds the reason that was given for something.
func answer(v *view, of string) (found sessions.Answer, ok bool) {
	for id := range v.records["answer"] {
		if r, err := seen[sessions.Answer](v, "answer", id); err == nil && r.Of == of {
			return r, true
		}
	}
	return found, false
}

func (s *stage) expires(v *view, of string, day int) error {
	r, ok := answer(v, of)
	if !ok || daysBetween(sessions.At(moment(day, 12, 0)), r.Expires) != 0 {
		return fmt.Errorf("the reason for %s holds until %s, and the script says D+%d", of, sessions.Dutch(r.Expires), day)
	}
	return nil
}

func (s *stage) checkBarrier(v *view, b item) error {
	got, err := seen[sessions.Barrier](v, "barrier", short(b.id))
	if err != nil {
		return err
	}
	if got.State != sessions.Confirmed {
		err = fmt.Errorf("%s is %s", b.id, got.State)
	}
	for _, side := range sessions.Sides {
		t, terr := seen[sessions.Tally](v, "tally", "recognition."+got.ID+".exact")
		if want := b.at("herkend").number(string(side)); terr != nil || t.Counts[string(side)] != want {
			err = errors.Join(err, terr, fmt.Errorf("%s: %d of %s recognise it, and the script says %d", b.id, t.Counts[string(side)], side, want))
		}
	}
	if want := b.number("times_returned"); want != len(got.Returned) {
		err = errors.Join(err, fmt.Errorf("%s came back %d times, and the script says %d", b.id, len(got.Returned), want))
	}
	if b.has("leeft_al_dagen") && daysBetween(got.Since, v.now) != b.number("leeft_al_dagen") {
		err = errors.Join(err, fmt.Errorf("%s lives %d days", b.id, daysBetween(got.Since, v.now)))
	}
	if b.has("reden_verloopt") {
		for id := range v.records["action"] {
			if a, aerr := seen[sessions.Action](v, "action", id); aerr == nil && slices.Contains(a.Barriers, got.ID) && a.State == sessions.ActionRefused {
				err = errors.Join(err, s.expires(v, a.ID, b.day("reden_verloopt")))
			}
		}
	}
	want, is := b.peek("status"), v.headline(got)
	stands := is == want || want == "terug" && is == "heeft_actie" && len(got.Returned) > 0
	return errors.Join(err, b.state("status", map[string]bool{want: stands}),
		b.state("bevestigd_door", map[string]bool{"intern+ervaring": got.Aloud}))
}

// headline is what the desk's screen can conclude of a barrier from the records that it holds.
func (v *view) headline(b sessions.Barrier) string {
	acted, reason, carried, solved := false, false, false, true
	for id := range v.records["leg"] {
		l, err := seen[sessions.Leg](v, "leg", id)
		carried = carried || err == nil && slices.Contains(l.Barriers, b.ID) && l.Sent > 0
	}
	for id := range v.records["action"] {
		a, err := seen[sessions.Action](v, "action", id)
		if err != nil || !slices.Contains(a.Barriers, b.ID) {
			continue
		}
		if slices.Contains(taken, a.State) && a.Ladder != "KH" {
			acted, solved = true, solved && a.State == sessions.ActionVerified
		}
		if _, ok := answer(v, a.ID); ok {
			reason = true
		}
	}
	switch {
	case acted && solved:
		return "opgelost_bevestigd"
	case acted:
		return "heeft_actie"
	case carried:
		return "doorgegeven"
	case reason:
		return "met_reden"
	}
	return "onbehandeld"
}

func (s *stage) checkOneOff(v *view, o item) error {
	got, err := seen[sessions.OneOff](v, "one-off", short(o.id))
	return errors.Join(err, o.state("status", map[string]bool{"verlopen_los_eindje": got.Relation == "" && got.OpenFrom < v.now}))
}

var outcomeLine = regexp.MustCompile(`[0-9]+ (?:ding|dingen) meteen geregeld\.[^<]*`)

// sentence reads the line of the outcome page, as anybody would.
func (s *stage) sentence(ctx context.Context) error {
	page, err := s.person("een lezer", "").open(ctx, "/uitkomst/"+s.done.Session)
	if err != nil {
		return err
	}
	s.done.Sentence = html.UnescapeString(outcomeLine.FindString(page.body))
	if s.done.Sentence == "" {
		return errors.New("the outcome page says no line")
	}
	if l := s.script.leaves["demo_session.uitkomstzin"]; len(l.values) == 1 && l.values[0] == s.done.Sentence {
		l.read = true
	}
	return nil
}
