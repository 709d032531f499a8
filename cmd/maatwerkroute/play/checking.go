package play

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

const answersAfter = 3 // days after the owner's "klaar", on which the first people say whether they notice it

// checked are the answers to "Merk je het?", of those who told it and those who recognised it. The rounds themselves
// are the clock's.
func (s *stage) checked() []deed {
	var list []deed
	for _, course := range s.book("actie_verloop").members() {
		a, day := s.book("acties."+course.id), course.day("klaar")+answersAfter
		for _, says := range sessions.Verdicts {
			for _, who := range course.at("oordelen_van").texts(string(says)) {
				for _, g := range s.voters(a, who) {
					list = append(list, deed{day, 19, a.id + " " + string(says), func(ctx context.Context) error { return s.verdict(ctx, a, g, says) }})
					day++
				}
			}
		}
	}
	return list
}

// voters are the people of whom the script names one, or counts some of those who recognised it.
func (s *stage) voters(a item, who string) []*guest {
	count, rest, _ := strings.Cut(who, " ")
	n := slices.Index([]string{"", "één", "twee", "drie", "vier"}, count)
	if rest != "herkenners" || n < 0 {
		return []*guest{s.guest(who)}
	}
	told := s.raisers(a.raw("drempel"))
	list := slices.DeleteFunc(s.of(sessions.Ervaring), func(g *guest) bool { return slices.Contains(told, g) })
	return list[:n]
}

// verdict is one person's answer, on the page that their slip leads to. Who does not notice it says why, in words that
// may be read.
func (s *stage) verdict(ctx context.Context, a item, g *guest, says sessions.Verdict) error {
	if _, err := s.back(ctx, g); err != nil {
		return err
	}
	fields := form("action", short(a.id), "verdict", string(says), "needed", "ja")
	if says == sessions.NotNoticed {
		fields = form("action", short(a.id), "verdict", string(says), "needed", "nee", "reason", "niet_overal",
			"words", a.text("woorden"), "may", sessions.AsSaid)
	}
	_, err := g.post(ctx, "/mijn/doe/give-verdict", fields)
	return err
}

// checkRound holds what people said of an action beside the script.
func (s *stage) checkRound(v *view, a item, got sessions.Action) error {
	said := a.at("oordelen")
	if said.none() {
		return nil
	}
	t, err := seen[sessions.Tally](v, "tally", "verdicts."+got.Check()+".exact")
	if err != nil {
		return err
	}
	for _, says := range sessions.Verdicts {
		want, is := said.number(string(says)), 0
		for key, n := range t.Counts {
			if strings.HasSuffix(key, " "+string(says)) {
				is += n
			}
		}
		if want != is {
			return fmt.Errorf("%s: %d people said %s, and the script says %d", a.id, is, says, want)
		}
	}
	round, err := seen[sessions.Check](v, "check", got.Check())
	if err != nil {
		return err
	}
	for _, want := range a.texts("woorden") {
		if !slices.ContainsFunc(round.Words, func(id sessions.WordsID) bool { return v.words[id] == want }) {
			return fmt.Errorf("%s: the words of who does not notice it cannot be read", a.id)
		}
	}
	return nil
}
