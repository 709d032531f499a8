package server

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// TestThePackIsOfTheSameRoom: what is printed has the steps, tables, doors and open choice of this session, and nothing
// that anybody wrote.
func TestThePackIsOfTheSameRoom(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	h.wish(a.stream, h.lead(a.evening1), &sessions.OpenBallot{Ballot: "k1", Form: sessions.DotForm, Question: sessions.Text{Body: "Wat pakken we het eerst op?"},
		Options: []sessions.NewOption{{ID: "een", Of: "b1"}, {ID: "twee", Text: sessions.Text{Body: "Eén nummer dat blijft kloppen"}}}, Dots: 3}, "")
	h.wish(a.stream, h.lead(a.evening1), &sessions.DealQuestion{Question: "q1", Ask: sessions.Text{Body: "Wie om u heen heeft dit ook?"}}, "")
	page := a.desk.get("/bureau/"+a.session+"/print").is(t, 200, "Ik vertel wat ik meemaak", "Schrijver aan tafel 1", "De route nu", "Hoe voelde het?",
		"Wat pakken we het eerst op?", "U hebt 3 stippen", core, "Eén nummer dat blijft kloppen", "Instemmen", "Dit spreken wij af", "pack.css").body
	b, _ := h.Hall.Board(t.Context(), a.stream)
	b.Read(func(st *sessions.State, say words) {
		tr, _ := record[*sessions.Trajectory](st, "trajectory", a.stream)
		for i, step := range tr.Steps {
			if want := fmt.Sprintf("<span>%d</span> %s", i+1, say(step.Title)); !strings.Contains(page, want) {
				t.Errorf("step %q is not on the strip", want)
			}
		}
		e, _ := record[*sessions.Session](st, "session", a.session)
		if got, want := strings.Count(page, `class="mwr-cards__n"`), len(e.Tables)*cardsOnSheet*sheetsATable; got != want || want == 0 {
			t.Errorf("%d numbered cards, want %d", got, want)
		}
	})
	for _, there := range []string{"Welkom bij Maatwerk gewoon maken", "klantmanager, team stadspas", "Hoe gaat u eruit?", "Bij wie kunt u terecht?", "Samira", "Er zijn 2 tafels: 1, 2",
		"Wilt u gebeld worden?", "nummer van dit gesprek: " + numberOf(a.session), "Knip ze los", "Hoe veilig voelt het hier?", "Vraagkaarten", "Wie om u heen heeft dit ook?", a.in.Code, "Pas als u ja zegt, ziet de zaal het."} {
		if !strings.Contains(page, there) {
			t.Errorf("%q is not in the pack", there)
		}
	}
	if strings.Count(page, "mwr-sheet--cards") != 4 || !strings.Contains(page, ">1-16<") || !strings.Contains(page, ">2-1<") || strings.Contains(page, ">1-17<") {
		t.Error("the cards are not eight to a sheet, numbered by table")
	}
	if strings.Contains(page, own) || strings.Contains(page, "Gele Das") {
		t.Error("what somebody wrote, or a name, is printed")
	}
	if n := len(sessions.Feelings); strings.Count(page, "<span>stap …</span>") != n {
		t.Errorf("not all %d feelings are there", n)
	}
	a.raiser.get("/bureau/"+a.session+"/print").is(t, 303) // not theirs
	h.desk("bob", "Andere club").get("/bureau/"+a.session+"/print").is(t, 404)
}

// TestNumbersOfVotingSheets: they are drawn and the same each time, so that a sheet counts once and tells nobody's chair.
func TestNumbersOfVotingSheets(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	sheets := func(query string) (numbers []string) {
		for _, m := range regexp.MustCompile(`blad <strong>(\w+)</strong>`).FindAllStringSubmatch(e.desk.get("/bureau/"+e.session+"/print"+query).is(t, 200).body, -1) {
			numbers = append(numbers, m[1])
		}
		return numbers
	}
	list := sheets("?stembladen=12")
	if len(list) != 24 || len(list[0]) != 4 || !slices.Equal(list, sheets("?stembladen=12")) || !slices.Equal(list[:12], list[12:]) {
		t.Errorf("twelve sheets to lay dots on and twelve to consent on have %v", list)
	}
	slices.Sort(list)
	if len(slices.Compact(list)) != 12 {
		t.Error("two sheets have one number")
	}
	if n := len(sheets("")); n != 0 {
		t.Errorf("%d numbers where none were asked for", n)
	}
	if n := len(sheets("?stembladen=100000")); n != 2*mostVotes {
		t.Errorf("%d sheets", n)
	}
}

// TestI26_ARoundHasASheetOfPaper: the same steps and answers as on a phone, with a number that counts once.
func TestI26_ARoundHasASheetOfPaper(t *testing.T) {
	for what, r := range map[sessions.RoundKind]struct{ there, not []string }{
		sessions.RoundFeeling: {[]string{"Hoe voelt elke stap?", "heel naar", "heel goed"}, []string{"De hele route", "want"}},
		sessions.RoundRight:   {[]string{"Klopt elke stap?", "klopt niet", "wat er niet klopt"}, []string{"De hele route"}},
		sessions.RoundSupport: {[]string{"Staat u achter elke stap?", "hier sta ik achter", "hier kan ik niet mee leven, want", "De hele route"}, nil},
	} {
		t.Run(string(what), func(t *testing.T) {
			h := start(t, nil)
			a := h.asking()
			page := func() string { return a.desk.get("/bureau/"+a.session+"/print?stembladen=3").is(t, 200).body }
			if strings.Contains(page(), "mwr-lines--steps") {
				t.Fatal("there is a sheet, and no round")
			}
			h.wish(a.stream, h.lead(a.evening1), &sessions.DrawRoute{Route: "r1", Version: sessions.RouteToday, Title: sessions.Text{Body: "Zo gaat het nu"}}, "")
			h.wish(a.stream, h.lead(a.evening1), &sessions.OpenStepRound{Round: "o1", Route: "r1", What: what}, "")
			got := page()
			sheet, sheets := "", 0
			for _, one := range strings.Split(got, "<section") {
				if strings.Contains(one, "mwr-lines--steps") {
					sheet, sheets = one, sheets+1
				}
			}
			if sheets != 3 {
				t.Fatalf("%d sheets, want 3", sheets)
			}
			for _, want := range append(r.there, "<td>☐</td>", "blad <strong>", "ik maak dit mee") {
				if !strings.Contains(sheet, want) {
					t.Errorf("%q is not on the sheet:\n%s", want, sheet)
				}
			}
			for _, not := range r.not {
				if strings.Contains(sheet, not) {
					t.Errorf("%q is on the sheet", not)
				}
			}
			h.wish(a.stream, h.lead(a.evening1), &sessions.CloseStepRound{Round: "o1"}, "")
			if strings.Contains(page(), "mwr-lines--steps") {
				t.Error("there is a sheet of a round that is closed")
			}
		})
	}
}
