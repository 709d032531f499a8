package server

import (
	"fmt"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// routed is an evening with a route as it goes today and an ideal one that was drawn from it, of three steps each.
func (h *house) routed(desk *person) evening1 {
	h.t.Helper()
	e := h.opened(desk)
	ask := func(w sessions.Wish) { h.t.Helper(); h.wish(e.stream, h.lead(e), w, "") }
	say := func(s string) sessions.Text { return sessions.Text{Body: s} }
	ask(&sessions.DrawRoute{Route: "nu", Version: sessions.RouteToday, Title: say("Zo gaat het nu"), From: ""})
	for i, title := range []string{"Ik vul het formulier in", "Ik lever papieren in", "Ik wacht op een brief"} {
		ask(&sessions.PlaceStep{Route: "nu", Step: fmt.Sprint("n", i+1), After: h.lastStep(e, "nu"), Title: say(title)})
	}
	ask(&sessions.CountStep{Step: "n1", Questions: 30, Logins: 1})
	ask(&sessions.CountStep{Step: "n2", Papers: 11, Visits: 1, Stopped: 3})
	ask(&sessions.ArrangeStep{Step: "n1", Channels: []sessions.Channel{sessions.Digital}, Holder: sessions.Holder{Function: "klantmanager"}})
	ask(&sessions.ArrangeStep{Step: "n2", Holder: sessions.Holder{Function: "medewerker balie"}})
	ask(&sessions.DescribeRoute{Route: "nu", Title: say("Zo gaat het nu"), Effect: say("Niemand stopt meer."), Was: 0})
	ask(&sessions.DrawRoute{Route: "r", Version: sessions.RouteIdeal, Title: say("Zo willen we het"), From: "nu"})
	return e
}

func (h *house) lastStep(e evening1, route string) (last string) {
	h.state(e.stream, func(st *sessions.State) {
		if r, ok := record[*sessions.Route](st, "route", route); ok && len(r.Steps) > 0 {
			last = r.Steps[len(r.Steps)-1]
		}
	})
	return last
}

func (h *house) rev(e evening1, step, demand string) (rev int) {
	h.state(e.stream, func(st *sessions.State) {
		one, _ := record[*sessions.RouteStep](st, "route-step", step)
		for _, d := range one.Demands {
			if d.ID == demand {
				rev = d.Rev
			}
		}
	})
	return rev
}

// arranges makes each step of the ideal route such that it may go out.
func (h *house) arranges(e evening1) {
	h.t.Helper()
	var steps []*sessions.RouteStep
	h.state(e.stream, func(st *sessions.State) {
		r, _ := record[*sessions.Route](st, "route", "r")
		steps = st.StepsOf(r)
	})
	for _, st := range steps {
		h.wish(e.stream, h.lead(e), &sessions.ArrangeStep{Step: st.ID, Holder: st.Holder, Beside: sessions.CompanionWish{Function: "cliëntondersteuner", Same: true},
			Channels: []sessions.Channel{sessions.AtDesk, sessions.ByTelephone}, Handover: sessions.Warm, Was: st.Revisions["wie"]}, "")
	}
}

func TestWhatTheDeskCannotSayOfARouteIsRefusedAndStaysTyped(t *testing.T) {
	h := start(t, nil)
	e := h.routed(h.desk("ans", "Collectief"))
	page, does := "/bureau/"+e.session+"/route/r/naar-buiten", "/bureau/"+e.session+"/route/r/doe/"
	h.person().get(page).is(t, 303)
	h.person().post(does+"publish-route", "edition", "v", "route", "r").is(t, 401)
	e.desk.get("/bureau/"+e.session+"/route/weg/naar-buiten").is(t, 404)
	e.desk.post(does+"close-session").is(t, 404)
	e.desk.post(does+"publish-route", "edition", "v", "route", "r", "keer", newID()).is(t, 409, "Deze route kan nog niet naar buiten.", "alleen digitaal", "staat niemand naast je", "not", "Zet een versie naar buiten")
	for name, row := range map[string]struct {
		op   string
		form []string
		with []string
	}{
		"a condition without a step":      {"keep-condition", []string{"condition", "c", "text", "Er is een tolk."}, []string{"Er is een tolk.</textarea>"}},
		"a condition with a name":         {"keep-condition", []string{"condition", "c", "step", "r-1", "text", "Vraag mevrouw Jansen."}, []string{"Vraag mevrouw Jansen.</textarea>"}},
		"support of nobody":               {"endorse-route", []string{"endorsement", "s", "route", "r", "name", "Ada", "way", "papier"}, []string{"Wie staat hierachter?", `value="Ada"`}},
		"support that came by no way":     {"endorse-route", []string{"endorsement", "s", "route", "r", "by", "huisarts"}, []string{"op papier of aan de telefoon", `value="huisarts"`}},
		"support with somebody's number":  {"endorse-route", []string{"endorsement", "s", "route", "r", "by", "bel 06 12345678", "way", "papier"}, []string{"een telefoonnummer bij de functie"}},
		"a condition that was taken away": {"drop-condition", []string{"condition", "weg"}, []string{"Dit is er niet (meer)."}},
		"asking before anything went out": {"ask-support", []string{"ask", "q", "route", "r", "by", "huisarts"}, []string{"Zet eerst een versie", "huisarts"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := e.desk.post(does+row.op, append(row.form, "keer", newID())...)
			if a.status != 422 && a.status != 409 && a.status != 404 {
				t.Fatalf("status %d: %.300s", a.status, a.body)
			}
			a.is(t, a.status, row.with...)
		})
	}
}

// TestS4_36: a collective publishes its route, people stand behind it on paper too, and everybody who opens the page reads
// what it asks, from the steps.
func TestS4_36_ARouteGoesOutAndIsCarried(t *testing.T) {
	h := start(t, nil)
	e := h.routed(h.desk("ans", "Collectief"))
	page, does := "/bureau/"+e.session+"/route/r/naar-buiten", "/bureau/"+e.session+"/route/r/doe/"
	kept := page + "?bewaard=ja"
	e.desk.get(page).is(t, 200, "Zo willen we het", "Hier staat nog niemand apart achter: stap 1, 2, 3,", "Deze route kan nog niet naar buiten:", "Na deze stap moet je naar iemand anders", "not", "<script", "style=")
	h.wish(e.stream, h.lead(e), &sessions.AskAtStep{Step: "r-1", Demand: "d1", What: sessions.DemandPaper, Text: sessions.Text{Body: "Uittreksel"}, Known: "BRP"}, "")
	e.desk.get(page).is(t, 200, "al bekend is bij: BRP. Het gaat om: “Uittreksel”", "not", "Wat eruit gaat")
	h.wish(e.stream, h.lead(e), &sessions.JudgeDemand{Step: "r-1", Demand: "d1", Fate: sessions.FateGone, Was: h.rev(e, "r-1", "d1")}, "")
	e.desk.get(page).is(t, 200, "Wat eruit gaat", "Uittreksel", "nog niemand</span> Wie haalt dit eruit?", "nog niet nagekeken", "not", "al bekend is bij")
	h.arranges(e)
	e.desk.get(page).is(t, 200, "Zet een versie naar buiten", "Anders: wie naast je staat, hoe je contact hebt, hoe je verder komt.", "not", "kan nog niet naar buiten")
	e.desk.post(does+"endorse-route", "endorsement", "s1", "route", "r", "step", "r-1", "by", "huisarts", "name", "Ada", "way", "papier", "keer", newID()).to(t, kept)
	e.desk.post(does+"keep-condition", "condition", "c1", "step", "r-2", "text", "Er is een tolk.", "keer", newID()).to(t, kept)
	e.desk.post(does+"publish-route", "edition", "v1", "route", "r", "name", "", "keer", "eens").to(t, kept)
	e.desk.post(does+"publish-route", "edition", "v1", "route", "r", "name", "", "keer", "eens").to(t, kept)
	e.desk.get(page).is(t, 200, "v0.1", "Ada, huisarts (op papier), voor stap 1", "<strong>Voorwaarde:</strong> Er is een tolk.", "Vraag steun aan wie er niet bij was")
	e.desk.post(does+"ask-support", "ask", "q", "route", "r", "by", "directeur WPI", "keer", newID()).to(t, kept)

	h.wish(e.stream, h.lead(e), &sessions.WordStep{Step: "r-1", Title: sessions.Text{Body: "Ik bel één nummer"}}, "")
	e.desk.get(page).is(t, 200, "Ada, huisarts (op papier) <span class=\"ams-badge ams-badge--orange\">vervallen", "Ada, huisarts (op papier), voor stap 1")
	e.desk.post(does+"end-endorsement", "endorsement", "s1", "keer", newID()).to(t, kept)
	e.desk.get(page).is(t, 200, "not", "Ada", "huisarts")
	e.desk.post(does+"drop-condition", "condition", "c1", "keer", newID()).to(t, kept)
	e.desk.get(page).is(t, 200, "not", "Er is een tolk.")
}

// Each number of the Lastmeter leads to the steps that make it.
func TestEachNumberOfTheLastmeterLeadsToItsSteps(t *testing.T) {
	h := start(t, nil)
	e := h.routed(h.desk("ans", "Collectief"))
	at := "/bureau/" + e.session + "/route/nu"
	row := func(name string) string {
		body := e.desk.get(at+"/naar-buiten").is(t, 200).body
		_, rest, ok := strings.Cut(body, `<th scope="row">`+name+"</th>")
		if !ok {
			t.Fatalf("no figure %s", name)
		}
		line, _, _ := strings.Cut(rest, "</tr>")
		return line
	}
	h.wish(e.stream, h.lead(e), &sessions.CountStep{Step: "n3", Papers: 2, Days: 28}, "")
	if got, links := row("Papieren"), []string{at + "#stap-n2", at + "#stap-n3"}; !strings.Contains(got, "<strong>13</strong>") || !strings.Contains(got, links[0]) || !strings.Contains(got, links[1]) || !strings.Contains(got, "(11)") || !strings.Contains(got, "(2)") {
		t.Errorf("papers: %s", got)
	}
	if got := row("Stappen die alleen digitaal kunnen"); !strings.Contains(got, "<strong>1</strong> van ") || !strings.Contains(got, at+"#stap-n1") {
		t.Errorf("digital: %s", got)
	}
	if got := row("Bezoeken"); !strings.Contains(got, "<strong>1</strong>") || !strings.Contains(got, "/route/r#stap-") {
		t.Errorf("visits, beside the ideal: %s", got)
	}
}
