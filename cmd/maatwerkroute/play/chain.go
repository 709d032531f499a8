package play

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// leg is one step of passing a signal on, as the script has it, and what the script leaves open.
type leg struct {
	item
	signal item
	number string // under which the place keeps it
}

func (s *stage) legs() []leg {
	var list []leg
	for _, signal := range s.book("doorgeefketen").members() {
		for _, l := range signal.at("etappes").members() {
			list = append(list, leg{item: l, signal: signal})
		}
	}
	return list
}

// key is what a leg is called on the wire, when the desk or somebody at the table names it.
func (l leg) key() string { return short(l.signal.id) + "-" + l.id }

// barriers are what it is about.
func (l leg) barriers() []string { return []string{short(l.signal.raw("drempel"))} }

func (l leg) level() sessions.Level { return sessions.Level(l.raw("naar")) }

// passedOn is the chain: what is carried to where citizens cannot sit, and its answer back at the table.
func (s *stage) passedOn() []deed {
	var list []deed
	for _, l := range s.legs() {
		on := func(key string, hour int, do func(context.Context, leg) error) {
			if day := l.day(key); day > 0 {
				list = append(list, deed{day, hour, strings.ToUpper(l.key()) + " " + key, func(ctx context.Context) error { return do(ctx, l) }})
			}
		}
		plan := way[l.key()]
		if plan.ready > 0 {
			list = append(list, deed{plan.ready, 9, strings.ToUpper(l.key()) + " klaargezet", func(ctx context.Context) error { return s.prepareLeg(ctx, l, plan) }})
		}
		on("verstuurd", 11, s.sendLeg)
		on("ontvangen", 10, s.receiveLeg)
		if plan.answered > 0 {
			list = append(list, deed{plan.answered, 11, strings.ToUpper(l.key()) + " beantwoord", func(ctx context.Context) error { return s.answerLeg(ctx, l, plan) }})
		}
		on("teruggebracht", 15, s.bringBack)
		if l.has("fluistertest") {
			list = append(list, deed{plan.asked, 16, strings.ToUpper(l.key()) + " is dit nog wat wij bedoelden", func(ctx context.Context) error { return s.whisper(ctx, l, plan) }})
		}
	}
	return list
}

// prepareLeg readies a bundle: at the desk, or because the raisers want it higher. What a place passes on by itself is
// ready already. Who carries it says yes by their own link.
func (s *stage) prepareLeg(ctx context.Context, l leg, plan passing) error {
	if plan.higher != "" {
		g, err := s.back(ctx, s.raiser(l.signal.raw("drempel")))
		if err != nil {
			return err
		}
		if _, err := g.post(ctx, "/mijn/doe/ask-higher", form("leg", plan.higher, "next", l.key())); err != nil {
			return err
		}
	} else {
		err := s.lea.do(ctx, &sessions.PrepareLeg{Leg: l.key(), Barriers: l.barriers(), Level: l.level(), Question: plan.question,
			Proposal: words(plan.proposal), Tried: words(plan.tried), Skip: words(plan.skip)})
		if err != nil {
			return err
		}
	}
	if l.day("verstuurd") == 0 {
		l.raw("drager") // nobody is asked yet
		return nil
	}
	by := sessions.At(moment(plan.ready+longestWait-1, 9, 0))
	if err := s.lea.do(ctx, &sessions.AskCarrier{Leg: l.key(), Function: l.label("drager"), AnswerBy: by}); err != nil {
		return err
	}
	return s.carries(ctx, l, false, "accept-carrying", "yes", "ja", "sendBy", dateOn(l.day("verstuurd")), "words", "Ik breng het zelf, en ik vertel u wat zij zeggen.")
}

// carryLink is the personal link of whoever carries a leg, or of the place that answers it.
func (s *stage) carryLink(ctx context.Context, id string, place bool) (string, error) {
	body, err := json.Marshal(map[string]any{"leg": id, "place": place})
	if err != nil {
		return "", err
	}
	got, err := s.lea.send(ctx, "POST", "/bureau/"+s.lea.where.session+"/draaglink", "application/json", body)
	if err != nil {
		return "", err
	}
	var link struct{ URL string }
	if err := json.Unmarshal([]byte(got.body), &link); err != nil || link.URL == "" {
		return "", fmt.Errorf("%s: no personal link: %w", id, err)
	}
	return link.URL, nil
}

// carrier opens that link, in the browser that they used before.
func (s *stage) carrier(ctx context.Context, id string, place bool) (*person, error) {
	name := "drager van " + id
	if place {
		name = "de plek die antwoordt op " + id
	}
	if p := s.linked[name]; p != nil && s.clock.Now().Sub(p.came) < stays {
		return p, nil
	}
	l, err := s.carryLink(ctx, id, place)
	if err != nil {
		return nil, err
	}
	p := s.person(name, "carry")
	p.came, s.linked[name] = s.clock.Now(), p
	_, err = p.post(ctx, "/dragen/sleutel", form("key", secret(l)))
	return p, err
}

// carries sends one of the forms of the carrier, or of the place.
func (s *stage) carries(ctx context.Context, l leg, place bool, op string, fields ...string) error {
	id, err := s.legID(ctx, l)
	if err != nil {
		return err
	}
	p, err := s.carrier(ctx, id, place)
	if err != nil {
		return err
	}
	_, err = p.post(ctx, "/dragen/doe/"+op, form(append(fields, "leg", id)...))
	return err
}

// legID finds a leg. One that a place named on has a name of the server's choice.
func (s *stage) legID(ctx context.Context, l leg) (string, error) {
	if way[l.key()].from == "" {
		return l.key(), nil
	}
	if err := s.lea.look(ctx); err != nil {
		return "", err
	}
	for id := range s.lea.view.records["leg"] {
		if r, err := seen[sessions.Leg](&s.lea.view, "leg", id); err == nil && r.From == way[l.key()].from && r.Level == l.level() {
			return id, nil
		}
	}
	return "", fmt.Errorf("%s: nobody passed it on to %s", l.key(), l.level())
}

// sendLeg is the carrier bringing it. What a place passes on, that place brings.
func (s *stage) sendLeg(ctx context.Context, l leg) error {
	from := way[l.key()].from
	if from == "" {
		return s.carries(ctx, l, false, "send-leg")
	}
	id, err := s.legID(ctx, l)
	if err != nil {
		return err
	}
	p, err := s.carrier(ctx, from, true)
	if err != nil {
		return err
	}
	_, err = p.post(ctx, "/dragen/doe/send-leg", form("leg", id))
	return err
}

func (s *stage) receiveLeg(ctx context.Context, l leg) error {
	if err := s.carries(ctx, l, true, "receive-leg", "number", way[l.key()].number); err != nil {
		return err
	}
	if handler := way[l.key()].handler; handler != "" {
		return s.carries(ctx, l, true, "take-up-leg", "handler", handler)
	}
	return nil
}

// answerLeg is the answer of the level. The script's first word is its kind.
func (s *stage) answerLeg(ctx context.Context, l leg, plan passing) error {
	kind, _, _ := strings.Cut(strings.ReplaceAll(l.raw("antwoord"), "niet bevoegd", string(sessions.NotCompetent)), ",")
	kind, _, _ = strings.Cut(kind, ":")
	fields := []string{"kind", kind, "text", sentence(s.named(l.text("antwoord"))) + " " + plan.says, "by", plan.by}
	if kind == string(sessions.NotCompetent) {
		fields = append(fields, "level", string(plan.onTo), "place", string(sessions.Levels[plan.onTo].Place))
	}
	return s.carries(ctx, l, true, "answer-leg", fields...)
}

// bringBack has the answer return to everybody who gave the signal: residents read it, and the desk tells the others.
func (s *stage) bringBack(ctx context.Context, l leg) error {
	id, err := s.legID(ctx, l)
	if err != nil {
		return err
	}
	g, err := s.back(ctx, s.raiser(l.signal.raw("drempel")))
	if err != nil {
		return err
	}
	if _, err := g.post(ctx, "/mijn/doe/deliver-answer", form("leg", id)); err != nil {
		return err
	}
	if err := s.lea.look(ctx); err != nil {
		return err
	}
	r, err := seen[sessions.Leg](&s.lea.view, "leg", id)
	if err != nil {
		return err
	}
	for _, side := range r.Sides {
		if side == sessions.Ervaring {
			continue
		}
		if err := s.lea.do(ctx, &sessions.DeliverAnswer{Leg: id, Side: side, Way: "bericht"}); err != nil {
			return err
		}
	}
	return nil
}

// whisper keeps how a level wrote the signal, and asks who told it whether that is still what they meant.
func (s *stage) whisper(ctx context.Context, l leg, plan passing) error {
	theirs := l.text("herschreven_als")
	if theirs == "" {
		theirs = rephrased
	}
	if err := s.carries(ctx, l, plan.answered > 0, "rephrase-leg", "words", theirs); err != nil {
		return err
	}
	says, why, _ := strings.Cut(l.text("fluistertest"), ": ")
	for _, g := range s.raisers(l.signal.raw("drempel")) {
		if _, err := s.back(ctx, g); err != nil {
			return err
		}
		if _, err := g.post(ctx, "/mijn/doe/answer-whisper", form("leg", l.key(), "says", says)); err != nil {
			return err
		}
	}
	if why == "" {
		return nil
	}
	return s.lea.do(ctx, &sessions.AddContext{Leg: l.key(), Words: words(sentence(why))})
}

// takeAlong is somebody from the municipality who says at the table: I take this along.
func (s *stage) takeAlong(ctx context.Context) error {
	for _, l := range s.legs() {
		plan := way[l.key()]
		if plan.takes == "" {
			continue
		}
		g := s.guest(plan.takes)
		err := g.do(ctx, &sessions.TakeAlong{Function: sessions.Label(g.function), SendBy: sessions.At(moment(l.day("verstuurd"), 18, 0)),
			Promise: words("Ik breng dit zelf bij de directeur."),
			PrepareLeg: sessions.PrepareLeg{Leg: l.key(), Barriers: l.barriers(), Level: l.level(), Question: plan.question,
				Proposal: words(plan.proposal), Tried: words(plan.tried), Skip: words(plan.skip)}})
		if err != nil {
			return err
		}
	}
	return nil
}

// checkLeg holds a leg beside the script.
func (s *stage) checkLeg(ctx context.Context, v *view, l leg) error {
	id, err := s.legID(ctx, l)
	if err != nil {
		return err
	}
	got, err := seen[sessions.Leg](v, "leg", id)
	if err != nil {
		return err
	}
	state, stand := got.At(v.now), l.raw("stand")
	want := map[bool]sessions.LegState{true: sessions.LegBack}[l.has("teruggebracht")]
	switch {
	case strings.HasPrefix(stand, "in behandeling"):
		want = sessions.LegInHand
		if by := dayOf(stand); daysBetween(sessions.At(moment(by, 12, 0)), got.Reply.By) != 0 {
			err = fmt.Errorf("%s is answered before %s, and the script says D+%d", id, sessions.Dutch(got.Reply.By), by)
		}
	case strings.HasPrefix(stand, "rood: geen ontvangst"):
		want = sessions.NoReceipt
		l.raw("ontvangen")
	case stand != "":
		want = sessions.LegState(stand)
	}
	l.raw("antwoord")
	if got.Level != l.level() {
		return fmt.Errorf("%s goes to %s, and the script says %s", id, got.Level, l.level())
	}
	if state != want || !slices.Contains([]sessions.Label{l.label("drager"), ""}, got.Carriage.Function) && l.has("drager") {
		return fmt.Errorf("%s is %s with %s, and the script says %s", id, state, got.Carriage.Function, want)
	}
	return err
}
