package server

import (
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// From nothing to a printed pack and an open door, through the pages as they are, counting every field and every tap.
func TestFromNothingToAnOpenDoorInFortySteps(t *testing.T) {
	h := start(t, nil)
	if _, err := h.AddAccount(t.Context(), NewAccount{Name: "ans", Password: pass, Organization: "Collectief NoordAs", Type: "collectief"}); err != nil {
		t.Fatal(err)
	}
	ans := h.person().hand(t)
	ans.opens("/bureau")
	ans.fills("naam", "ans")
	ans.fills("wachtwoord", pass)
	ans.presses("Log in")

	ans.taps("/bureau/nieuw")
	ans.fills("titel", "Hulp die past")
	ans.fills("datum", "2026-01-20")
	ans.fills("plaats", "Buurthuis, Kerkstraat 12")
	ans.fills("functies", "klantmanager\nteam inkomen")
	ans.fills("aantal-ervaring", "7")
	ans.fills("aantal-uitvoering", "4")
	ans.presses("Maak het gesprek")

	session := regexp.MustCompile(`^/bureau/([0-9a-f]{32})/klaarzetten$`).FindStringSubmatch(ans.path)
	if session == nil {
		t.Fatalf("after making it one is at %s", ans.path)
	}
	ans.row("mandaat")
	ans.fills("belofte", "ja")
	ans.fills("door", "directeur WPI")
	ans.fills("gebruik", "De dienst geeft binnen twee weken antwoord.")
	ans.fills("beloven", "Wat in hun eigen werk past.")
	ans.fills("niet", "De hoogte van de uitkering.")
	ans.fills("contact", "teammanager inkomen")
	ans.fills("vervanger", "kwaliteitsadviseur")
	ans.fills("leiding", "manager klantcontact")
	ans.row("dringend")
	ans.fills("wie", "Samira")
	ans.fills("nummer", "020 000 00 00")
	ans.row("ruimte")
	for _, f := range roomFields {
		ans.fills("klaar-"+f.Code, "ja")
	}
	ans.row("papier")
	ans.looks("/bureau/"+session[1]+"/print", "Alles op papier", "Hulp die past")
	ans.fills("klaar-pakket", "ja")
	ans.looks("/muur")
	ans.fills("klaar-muur", "ja")
	ans.presses("Bewaar en open het gesprek", "wat", "open")

	if ans.path != "/bureau/"+session[1] {
		t.Fatalf("after opening one is at %s: %.2000s", ans.path, ans.page)
	}
	t.Logf("%d taps and fields", ans.count)
	if ans.count > 40 {
		t.Errorf("%d taps and fields", ans.count)
	}
	got := h.theSession(session[1])
	if got.State != sessions.Open || len(got.Ready) != len(sessions.Ready) || got.Hours != sessions.Label(usualHours) || dateField(got.Feedback) != "2026-04-07" || len(got.Missing) != 1 {
		t.Errorf("it is %s, ready %v, %s, the next talk %s, chairs %v", got.State, got.Ready, got.Hours, dateField(got.Feedback), got.Missing)
	}
	page := ans.get("/bureau/"+session[1]+"/klaarzetten").is(t, 200).body
	if strings.Contains(page, "nodig</span>") || strings.Count(page, ">klaar</span>") != 7 {
		t.Errorf("not everything is ready: %s", page)
	}
}

func (h *house) theSession(id string) (got sessions.Session) {
	h.t.Helper()
	stream, err := h.Store.SessionStream(h.t.Context(), id)
	if err != nil {
		h.t.Fatal(err)
	}
	b, err := h.Hall.Board(h.t.Context(), stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Session](st, "session", id); ok {
			got = *r
		}
	})
	return got
}

// The second evening: what was the same stands there already, and the promise is asked anew.
func TestTheSecondEveningTakesAHandfulOfSteps(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	e := h.opened(d)
	ans := d.hand(t)
	ans.opens("/bureau")
	ans.taps("/bureau/nieuw")
	for _, was := range []string{`value="het buurthuis"`, "klantmanager\nteam stadspas", "Maatwerk gewoon maken"} {
		if !strings.Contains(ans.page, was) {
			t.Errorf("%q is not proposed", was)
		}
	}
	ans.fills("titel", "De tweede avond")
	ans.fills("datum", "2026-01-27")
	ans.presses("Maak het gesprek")
	for _, was := range []string{"directeur WPI", "De dienst geeft binnen twee weken antwoord.", `value="Samira"`, `value="2026-04-14"`, "Wat al is ingevuld, komt van"} {
		if !strings.Contains(ans.page, was) {
			t.Errorf("%q is not proposed", was)
		}
	}
	if strings.Contains(ans.page, `name="belofte" value="ja" checked`) {
		t.Error("the promise is proposed")
	}
	if a := ans.presses("Bewaar en open het gesprek", "wat", "open"); a.status != 409 || !strings.Contains(a.body, "Eerst de mandaatkaart") {
		t.Fatalf("it opens without the promise: %d", a.status)
	}
	ans.fills("belofte", "ja")
	ans.presses("Bewaar en open het gesprek", "wat", "open")
	if ans.path == "/bureau/"+e.session || h.theSession(strings.TrimPrefix(ans.path, "/bureau/")).State != sessions.Open {
		t.Errorf("it is not open, at %s", ans.path)
	}
	if ans.count > 8 {
		t.Errorf("%d taps and fields", ans.count)
	}
}

// One part is saved and the page is asked anew: what is only proposed in the others is not half an answer.
func TestSavingOnePartLeavesProposalsAlone(t *testing.T) {
	h := start(t, nil)
	ans := h.desk("ans", "Collectief NoordAs").hand(t)
	session := h.planned(ans.person)
	ans.opens("/bureau/" + session + "/klaarzetten")
	ans.fills("door", "directeur WPI")
	ans.fills("gebruik", "De dienst geeft binnen twee weken antwoord.")
	if a := ans.presses("Bewaar de mandaatkaart", "wat", "mandaat"); a.status != 303 {
		t.Errorf("status %d", a.status)
	}
	if got := h.theSession(session); got.Urgent.Until != "" || got.Feedback != 0 || got.Hours != "" {
		t.Errorf("kept are %+v, %s and %q", got.Urgent, dateField(got.Feedback), got.Hours)
	}
	ans.row("dringend")
	ans.fills("wie", "Samira")
	if a := ans.presses("Bewaar alles", "wat", "alles"); a.status != 200 || !strings.Contains(a.body, `value="Samira"`) {
		t.Errorf("half an answer: status %d", a.status)
	}
	if got := h.theSession(session); dateField(got.Feedback) != "2026-03-31" || got.Hours != sessions.Label(usualHours) || got.Urgent.Person != "" {
		t.Errorf("of everything are kept %+v, %s and %q", got.Urgent, dateField(got.Feedback), got.Hours)
	}
}
