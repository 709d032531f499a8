package server

import (
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

func TestThePostIsForTheHostAlone(t *testing.T) {
	h, _, a := mailing(t)
	h.yes(a)
	h.tick()
	at := "/bureau/" + a.session + "/post"
	other := h.desk("bo", "Dienst WPI")
	for _, who := range []*person{h.person(), a.raiser, h.holds(h.link(a, "false"))} {
		who.get(at).to(t, "/bureau")
		who.post(at+"/gedaan", "whose", "a1/1", "hoe", "gegeven").is(t, 401)
	}
	other.get(at).is(t, 404, "not", "Gele Das")
	other.get("/bureau/"+a.session+"/brieven").is(t, 404)
	other.post(at+"/adres", "object", "a1/1", "mail", "x@y.nl").is(t, 404)
	a.desk.get(at).is(t, 200, "Wat wie hoorde", "Er is een ja")
}

func TestAnAddressForAnOwner(t *testing.T) {
	h, m, a := mailing(t)
	at := "/bureau/" + a.session + "/post"
	h.tick()
	a.desk.get(at).is(t, 200, "Teammanager inkomen (gevraagd, of eigenaar)", wanted, "/antwoord#", "kopiëren en versturen")
	for _, bad := range []string{"geen adres", "a@x.nl,b@x.nl", "a@x.nl\r\nBcc: b@x.nl", "Jan <a@x.nl>"} {
		a.desk.post(at+"/adres", "object", "a1/1", "mail", bad).is(t, 422, "Dit is geen mailadres", strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(strings.Split(bad, "\r")[0]))
	}
	for _, object := range []string{"a9/1", "", a.seat, "a1/2"} {
		a.desk.post(at+"/adres", "object", object, "mail", "a@x.nl").is(t, 404)
	}
	if len(m.mails()) != 0 {
		t.Fatal("a mail went to an address that was refused")
	}
	a.desk.post(at+"/adres", "object", "a1/1", "mail", "owner@gemeente.example").to(t, at)
	h.tick()
	if list := m.mails(); len(list) != 1 || list[0].to != "owner@gemeente.example" || !strings.Contains(list[0].body, wanted) {
		t.Fatalf("%+v\n%s", list, h.post(a))
	}
	a.desk.get(at).is(t, 200, `value="owner@gemeente.example"`)
	h.person().get("/uitkomst/"+a.session).is(t, 200, "not", "owner@")

	p := h.owner()
	p.Session = a.session
	h.wish(a.stream, p, &sessions.DeclineAction{Action: "a1", Category: "niet_ons_besluit", Text: sessions.Text{Body: "Dit ligt elders."}, DecidedBy: "directeur", Alternative: sessions.Text{Body: "Vraag de raad."}}, "")
	h.tick()
	if list, err := h.Store.Addresses(t.Context(), a.stream); err != nil || len(list) != 0 {
		t.Errorf("the action ended and the address stayed: %+v %v", list, err)
	}
	if strings.Contains(wholeLog.String(), "owner@gemeente.example") {
		t.Error("the address is in the log")
	}
}

// TestWhatPeopleTellThemselves: a call, a letter, a text that is read out. It counts as heard when somebody says so.
func TestWhatPeopleTellThemselves(t *testing.T) {
	for name, row := range map[string]struct {
		way, detail, shows, how, after string
		state                          sessions.ActionState
	}{
		"a call that was made":       {"telefoon", "06 12345678", "06 12345678", "gegeven", "merkt verteller telefoon bezorgd", sessions.ActionChecking},
		"a call that nobody took":    {"telefoon", "06 12345678", "bellen of appen", "niet", "merkt verteller via_collectief wacht", sessions.ActionClaimed},
		"a letter that was given":    {"post", "Dorpsstraat 1, Ons Dorp", "Print de brieven", "gegeven", "merkt verteller post bezorgd", sessions.ActionChecking},
		"by way of the collective":   {"via_collectief", "", "via het collectief", "gegeven", "merkt verteller via_collectief bezorgd", sessions.ActionChecking},
		"nobody wants to hear of it": {"geen", "", "Ik heb het voorgelezen", "voorgelezen", "merkt  voorlezen bezorgd", sessions.ActionChecking},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, a := mailing(t)
			a.raiser.json("/mijn/contact", `{"way":"`+row.way+`","detail":"`+row.detail+`"}`).is(t, 200)
			h.claimed(a)
			h.tick()
			at := "/bureau/" + a.session + "/post"
			page := a.desk.get(at).is(t, 200, row.shows, "Merkt u het?", "Er is nieuws", "not", own, "ZgotmplZ").body
			whose := a.seat
			if row.way == "geen" {
				whose = ""
			} else if !strings.Contains(page, "Gele Das") {
				t.Error("it does not say whom")
			}
			weg := map[string]string{"geen": howTold[byReading]}[row.way]
			if weg == "" {
				weg = howTold[row.way]
			}
			if row.way == "post" {
				a.desk.get("/bureau/"+a.session+"/brieven").is(t, 200, "Dorpsstraat 1", "Merkt u het?", "not", own)
			}
			a.desk.post(at+"/gedaan", "whose", whose, "weg", weg, "hoe", "gelogen").is(t, 422)
			for range 2 { // twice is once
				a.desk.post(at+"/gedaan", "whose", whose, "weg", weg, "hoe", row.how).to(t, at)
			}
			if one, _ := h.checked(a); one.State != row.state || !strings.Contains(h.post(a), row.after) {
				t.Errorf("it is %s\n%s", one.State, h.post(a))
			}
		})
	}
}

func TestAMailThatCameBackGoesAnotherWay(t *testing.T) {
	h, m, a := mailing(t)
	h.yes(a)
	h.tick()
	at := "/bureau/" + a.session + "/post"
	a.desk.get(at).is(t, 200, "Deze kwam terug", "Gele Das")
	a.desk.post(at+"/gedaan", "whose", a.seat, "hoe", "terug").to(t, at)
	if got := h.post(a); !strings.Contains(got, "ja verteller mail mislukt") || !strings.Contains(got, "ja verteller via_collectief wacht") {
		t.Error(got)
	}
	h.clock.pass(3 * aDay)
	h.tick()
	if got := h.post(a); !strings.Contains(got, "ja verteller mail mislukt") || len(m.mails()) != 1 {
		t.Error(got)
	}
}

// TestTheWeeklyMail comes on Monday, when there is something to do, with five things at most.
func TestTheWeeklyMail(t *testing.T) {
	h, m, a := mailing(t)
	at := "/bureau/" + a.session + "/post"
	a.desk.post(at+"/adres", "object", deskTicket(a.session), "mail", "ans@collectief.example").to(t, at)
	weekly := func() (n int) {
		for _, one := range m.mails() {
			if one.to == "ans@collectief.example" {
				n++
				if !strings.Contains(one.body, "ongeveer 15 minuten") || strings.Count(one.body, "\n- ") > 1+5 || strings.Contains(one.body, own) {
					t.Errorf("%s", one.body)
				}
			}
		}
		return n
	}
	for day := range 21 { // from Tuesday 13 January; the answer was due on Friday 23 January
		h.tick()
		if want := map[bool]int{false: 0, true: (day + 1) / 7}[day >= 13] - map[bool]int{true: 1}[day >= 13]; weekly() != want {
			t.Fatalf("on %s %d weekly mails, want %d", h.clock.now().Format("Mon 2 Jan"), weekly(), want)
		}
		h.clock.pass(aDay)
	}
	if weekly() == 0 {
		t.Error("there was none: this test shows nothing")
	}
}

func TestDatesForACalendar(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.person()
	p.get("/uitkomst/"+strings.Repeat("0", 32)+"/datums.ics").is(t, 404)
	p.get("/uitkomst/"+h.planned(a.desk)+"/datums.ics").is(t, 404)
	p.get("/antwoord/datums.ics").is(t, 401)
	got := p.get("/uitkomst/"+a.session+"/datums.ics").is(t, 200, "BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401", "DTSTART;VALUE=DATE:20260123", "\r\n", "not", own, "Gele Das", "#")
	if kind := got.header.Get("Content-Type"); !strings.HasPrefix(kind, "text/calendar") {
		t.Error(kind)
	}
	owner := h.holds(h.link(a, "false"))
	owner.get("/antwoord/datums.ics").is(t, 200, "DTSTART;VALUE=DATE:20260123", "Antwoord geven", "not", "20260331", own)
	owner.post("/antwoord/ja", "klaar", "2026-03-01", "stap", "Het formulier gaat weg", "stap_op", "2026-02-01").is(t, 200)
	owner.get("/antwoord/datums.ics").is(t, 200, "DTSTART;VALUE=DATE:20260201", "DTSTART;VALUE=DATE:20260301")
	owner.post("/antwoord/doe/shift-action", "action", "a1", "due", "2026-03-20", "why", "Het contract loopt langer.")
	h.clock.pass(time.Hour)
	owner.get("/antwoord/datums.ics").is(t, 200, "20260320", "not", "20260301")
}

// TestS2_17_WhoChosePostGetsALetterWithASlip: their own news on paper, with something to give back.
func TestS2_17_WhoChosePostGetsALetterWithASlip(t *testing.T) {
	h, _, a := mailing(t)
	a.raiser.json("/mijn/contact", `{"way":"post","detail":"Dorpsstraat 1, Ons Dorp"}`).is(t, 200)
	h.yes(a)
	h.tick()
	at := "/bureau/" + a.session + "/brieven"
	a.desk.get(at).is(t, 200, "not", "Knip dit af") // nothing is asked yet
	h.claimedAfterYes(a)
	h.tick()
	a.desk.get(at).is(t, 200, "Dorpsstraat 1, Ons Dorp", wanted, "Merkt u het?", "Knip dit af en geef het terug", "De code op uw strookje", "☐ een beetje", "not", own, "Gele Das")
}
