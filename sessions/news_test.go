package sessions

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// told says in a line each who hears what at a moment.
func (e *evening) told(at Instant) []string {
	list, _ := e.s.News(at, testDays)
	lines := []string{}
	for _, n := range list {
		whom := string(n.Function)
		if n.To == ToFollowers {
			whom = fmt.Sprint(len(e.people(n.Whose)))
		}
		line := strings.TrimSpace(fmt.Sprintf("%s aan %s %s", n.What, n.To, whom))
		if n.Turn > 0 {
			line += fmt.Sprintf(" (nog eens %d)", n.Turn)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

// people are the seats whose acts these are.
func (e *evening) people(handles []string) []string {
	list := []string{}
	for seat, own := range e.links {
		if slices.ContainsFunc(handles, func(h string) bool { return own[h] }) {
			list = append(list, seat)
		}
	}
	return list
}

// TestWhoIsToldWhatAndWhen is the table of who hears of what: the evening is on 13 January, what follows is days later.
func TestWhoIsToldWhatAndWhen(t *testing.T) {
	over := func(e *evening) { e.must(lea, &CloseSession{}) }
	asked := func(t *testing.T) *evening {
		e, people := revealed(t, 4)
		e.barrier("b1", people[0], "c1")
		e.must(people[1], &RecogniseBarrier{Barrier: "b1"})
		e.ask("a1", "b1")
		return e
	}
	taken := func(t *testing.T) *evening {
		e, _ := accepted(t, "K4")
		over(e)
		return e
	}
	working := func(t *testing.T) *evening {
		e := taken(t)
		e.begun("a1")
		return e
	}
	answers := "antwoorden aan iedereen"
	for name, row := range map[string]struct {
		given func(*testing.T) *evening
		after float64 // days after what was given
		want  []string
	}{
		"nobody, of an evening without an action": {func(t *testing.T) *evening { e := opened(t); over(e); return e }, 1, nil},
		"nobody in the room while they sit there": {func(t *testing.T) *evening { e, _ := accepted(t, "K4"); return e }, 0, nil},
		"nobody of what was new a month ago":      {func(t *testing.T) *evening { return working(t) }, 31, []string{answers, "voorbij aan eigenaar procesregisseur"}},
		"nobody, of what was stopped a month ago": {func(t *testing.T) *evening {
			e := working(t)
			e.must(manager("a1/1"), &StopAction{Action: "a1", Category: "niet_wenselijk", Text: text("Wij stoppen.")})
			return e
		}, 31, []string{answers}},

		"who is asked hears it at once":                  {asked, 0, []string{"gevraagd aan eigenaar procesregisseur"}},
		"and again five working days before the day":     {asked, 7.5, []string{"bijna aan eigenaar procesregisseur", "gevraagd aan eigenaar procesregisseur"}},
		"and when the day passed":                        {asked, 14.5, []string{"gevraagd aan eigenaar procesregisseur", "voorbij aan eigenaar procesregisseur"}},
		"five working days later the municipal contact":  {asked, 21.5, []string{"gevraagd aan eigenaar procesregisseur", "voorbij aan eigenaar procesregisseur", "voorbij aan gemeente directeur WPI"}},
		"everybody reads the answers on the day after":   {func(t *testing.T) *evening { e := asked(t); over(e); return e }, 15, []string{answers, "gevraagd aan eigenaar procesregisseur", "voorbij aan eigenaar procesregisseur"}},
		"not on the evening of the last answer day":      {func(t *testing.T) *evening { e := asked(t); over(e); return e }, 14.1, []string{"gevraagd aan eigenaar procesregisseur", "voorbij aan eigenaar procesregisseur"}},
		"those who told or recognise it hear of the yes": {taken, 1, []string{"ja aan volgers 3"}},
		"of the no, with the reason": {func(t *testing.T) *evening {
			e := asked(t)
			e.must(link("a1/1"), &DeclineAction{Action: "a1", Category: "niet_ons_besluit", Text: text("Dit ligt elders."), DecidedBy: "directeur", Alternative: text("Vraag de raad.")})
			over(e)
			return e
		}, 1, []string{"nee aan volgers 2"}},
		"whose yes an owner waits for is asked": {func(t *testing.T) *evening {
			e := asked(t)
			e.must(link("a1/1"), &AcceptAction{Action: "a1", Due: e.at + 60*day, FirstStep: text("lijst"), FirstBy: e.at + 15*day, If: "directeur", IfBy: e.at + 10*day})
			return e
		}, 1, []string{"instemmen aan instemmer directeur"}},
		"of another date (I-07)": {func(t *testing.T) *evening {
			e := working(t)
			e.must(link("a1/1"), &ShiftAction{Action: "a1", Due: e.at + 70*day, Why: text("Het contract loopt langer.")})
			return e
		}, 1, []string{"datum aan volgers 3", "ja aan volgers 3"}},
		"an owner before it turns silent": {working, 24, []string{answers, "bijna aan eigenaar procesregisseur", "ja aan volgers 3"}},
		"then the owner again, the manager, and the contact": {working, 45, []string{
			"voorbij aan eigenaar procesregisseur", "voorbij aan gemeente directeur WPI", "voorbij aan leidinggevende directeur"}},
		"the claim, for who follows": {func(t *testing.T) *evening { e := working(t); e.claimed("a1"); return e }, 0.1, []string{"ja aan volgers 3", "merkt aan volgers 3"}},
		"each reminder again": {func(t *testing.T) *evening {
			e := working(t)
			e.checking("a1")
			e.at += 15 * day
			e.must(theClock, &RemindCheck{Action: "a1"})
			return e
		}, 0, []string{answers, "ja aan volgers 3", "merkt aan volgers 3", "merkt aan volgers 3 (nog eens 1)"}},
		"what came of the round": {func(t *testing.T) *evening {
			e := working(t)
			e.checking("a1")
			e.must(seated("r1"), &GiveVerdict{Action: "a1", Verdict: NotNoticed, Reason: "niets_anders"})
			return e
		}, 0, []string{"ja aan volgers 3", "uitslag aan volgers 3"}},
		"an action without an owner": {func(t *testing.T) *evening {
			e := working(t)
			e.must(link("a1/1"), &LeaveAction{Action: "a1"})
			return e
		}, 0.1, []string{"zonder_eigenaar aan leidinggevende directeur", "zonder_eigenaar aan volgers 3"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := row.given(t)
			at := e.at + Instant(row.after*float64(day))
			want := slices.Sorted(slices.Values(row.want))
			if got := e.told(at); !slices.Equal(got, want) {
				t.Errorf("on %s\n got %q\nwant %q", Dutch(at), got, want)
			}
		})
	}
}

// TestNewsIsToldOnce: a thing has one name however often it is looked for, and the moment of the next news is never
// passed over: whoever looks then, and only then, misses nothing.
func TestNewsIsToldOnce(t *testing.T) {
	e, _ := accepted(t, "K4")
	e.must(lea, &CloseSession{})
	e.must(lea, &PublishOutcome{Read: true})
	e.begun("a1")
	e.ask("a2", "b1")
	every := map[string]bool{}
	for at := e.at; at < e.at+90*day; at += day / 4 {
		list, _ := e.s.News(at, testDays)
		for _, n := range list {
			every[n.Key] = true
		}
	}
	seen := map[string]bool{}
	looks := 0
	for at := e.at; at != 0 && at < e.at+90*day; looks++ {
		list, next := e.s.News(at, testDays)
		keys := map[string]bool{}
		for _, n := range list {
			if keys[n.Key] {
				t.Fatalf("%s stands twice", n.Key)
			}
			keys[n.Key], seen[n.Key] = true, true
		}
		if next != 0 && next <= at {
			t.Fatalf("the next news is not after now: %d %d", next, at)
		}
		at = next
	}
	if len(seen) != len(every) || len(every) < 8 || looks > 40 {
		t.Errorf("in %d looks %d pieces of news, of %d", looks, len(seen), len(every))
	}
}

// TestDueWishesOfTheClock: what the clock asks is taken, and nothing is due twice.
func TestDueWishesOfTheClock(t *testing.T) {
	due := func(e *evening) []string {
		list, _ := e.s.Due(e.at)
		names := []string{}
		for _, d := range list {
			names = append(names, strings.TrimPrefix(fmt.Sprintf("%T", d.Wish), "*sessions."))
			e.must(theClock, d.Wish)
		}
		return names
	}
	for name, row := range map[string]struct {
		say  func(e *evening)
		want map[Instant]string // by days after the round began
	}{
		"nobody says anything: two reminders, then it ends unchecked":     {func(*evening) {}, map[Instant]string{13: "", 14: "RemindCheck", 15: "", 28: "RemindCheck", 41: "", 42: "CloseCheck", 43: "", 500: ""}},
		"all who raised it answered: it ends after two weeks":             {func(e *evening) { e.noticed() }, map[Instant]string{13: "", 14: "CloseCheck", 100: ""}},
		"confirmed: asked again after three months and after twelve":      {func(e *evening) { e.noticed() }, map[Instant]string{14: "CloseCheck", 100: "", 110: "OpenCheck", 124: "RemindCheck"}},
		"the server slept for ten weeks: a week is left after the second": {func(*evening) {}, map[Instant]string{70: "RemindCheck", 71: "", 84: "RemindCheck", 85: "", 92: "CloseCheck"}},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := accepted(t, "K4")
			e.begun("a1")
			e.checking("a1")
			row.say(e)
			began := get[Check](e, "a1.1").Opened
			days := []Instant{}
			for d := range row.want {
				days = append(days, d)
			}
			slices.Sort(days)
			for _, d := range days {
				e.at = max(e.at, began+d*day)
				if got := strings.Join(due(e), " "); got != row.want[d] {
					t.Errorf("after %d days %q, want %q", d, got, row.want[d])
				}
			}
		})
	}
}

func (e *evening) noticed() {
	for _, id := range []string{"r1", "r2", "r3"} {
		e.must(seated(id), &GiveVerdict{Action: "a1", Verdict: Noticed})
	}
}
