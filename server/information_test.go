package server

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

const griffieMail = "griffie@voorbeeld.nl"

// agreement is the form of an information agreement as the desk sends it, with some of it changed.
func agreement(change ...string) []string {
	form := []string{"agreement", "i1", "level", "raad", "every", "kwartaal", "first", "2026-03-31", "form", "mail", "adres", griffieMail, "keer", newID()}
	for i := 0; i < len(change); i += 2 {
		at := slices.Index(form, change[i])
		form[at+1] = change[i+1]
	}
	return append(form, "parts", "signalen", "parts", "acties")
}

func (h *house) agrees(a asking, form []string) answer {
	h.t.Helper()
	return a.desk.post("/bureau/"+a.session+"/doe/agree-information", form...)
}

// mailboxOf holds the link that the desk gives to who gets the reports.
func (h *house) mailboxOf(a asking, id string) *person {
	h.t.Helper()
	_, secret, _ := strings.Cut(h.carryLinkOf(a, `{"agreement":"`+id+`"}`).URL, "#")
	p := h.person()
	p.post("/dragen/sleutel", "sleutel", secret).to(h.t, "/dragen")
	return p
}

// untilDay turns the clock to a day, with the work of each day before it. The facilitator logs in again.
func (h *house) untilDay(a asking, date string) {
	h.t.Helper()
	defer func() { a.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(h.t, "/bureau") }()
	for h.clock.now().In(sessions.Amsterdam).Format("2006-01-02") < date {
		h.clock.pass(aDay)
		h.tick()
	}
}

func TestS1_20WhatTheDeskCannotAgreeIsRefusedAndStaysTyped(t *testing.T) {
	h, _, a := mailing(t)
	for name, row := range map[string]struct {
		form []string
		with string
	}{
		"no mailbox":                {agreement("adres", ""), "Dit is geen mailadres"},
		"a mailbox that is none":    {agreement("adres", "de griffie"), "Dit is geen mailadres"},
		"two mailboxes":             {agreement("adres", "a@x.nl,b@x.nl"), "Dit is geen mailadres"},
		"a date in the past":        {agreement("first", "2026-01-02"), "Kies een eerste dag na vandaag"},
		"no date":                   {agreement("first", ""), "Kies een eerste dag na vandaag"},
		"a date that is none":       {agreement("first", "2026-02-31"), "Dit is geen datum"},
		"an interval nobody knows":  {agreement("every", "altijd"), "Kies hoe vaak"},
		"a level that is not there": {agreement("level", "koning"), "Kies wie het overzicht krijgt"},
		"no form":                   {agreement("form", ""), "Kies hoe het gaat"},
	} {
		t.Run(name, func(t *testing.T) { h.agrees(a, row.form).is(t, 422, row.with, "Wat u typte, staat er nog") })
	}
	h.agrees(a, agreement("adres", "niemand")).is(t, 422, `value="niemand"`, `value="2026-03-31"`)
	if list, err := h.Store.Addresses(t.Context(), a.stream); err != nil || len(list) != 0 {
		t.Errorf("an address of nothing is kept: %v %v", list, err)
	}
	h.person().post("/bureau/"+a.session+"/doe/agree-information", agreement()...).is(t, 401)
	h.agrees(a, agreement()).to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	h.agrees(a, agreement()).is(t, 409, "Dit bestaat al")
	h.agrees(a, agreement("agreement", "i2")).is(t, 409, "Dit is al afgesproken met deze plek")
	a.raiser.post("/dragen/doe/receive-report", "report", "i1-1", "number", "R 1").is(t, 401)
}

var frozenSum = regexp.MustCompile(`Controlegetal van dit blad: ([0-9a-f]{4}( [0-9a-f]{4}){2})`)

// TestS1_20_AnAgreementIsKeptOnItsDate: "kwartaal, raad, signalen + acties" is set; on its date the report is produced and
// goes to the mailbox; the griffie's receipt is recorded; and one that nobody received says "niet aangekomen".
func TestS1_20_AnAgreementIsKeptOnItsDate(t *testing.T) {
	h, m, a := mailing(t)
	h.agrees(a, agreement()).to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	a.desk.get("/bureau/"+a.session+"/vervolg").is(t, 200, "Griffie (Gemeenteraad)", "signalen en acties, elk kwartaal", "31 maart 2026")
	h.untilDay(a, "2026-03-30")
	h.person().get("/traject/"+a.stream+"/overzicht/i1-1").is(t, 404)
	if slices.ContainsFunc(m.mails(), func(x taken) bool { return x.to == griffieMail }) {
		t.Fatal("a mail went before its day")
	}
	h.untilDay(a, "2026-03-31")
	h.tick()
	page := h.person().get("/traject/"+a.stream+"/overzicht/i1-1").is(t, 200, "Overzicht 1", core, wanted, "31 maart 2026", "niets over één mens", "not", "In cijfers", own, "Gele Das", a.seat)
	sent := slices.DeleteFunc(m.mails(), func(x taken) bool { return x.to != griffieMail })
	if len(sent) != 1 || sent[0].subject != "Er is nieuws" || !strings.Contains(sent[0].body, "/traject/"+a.stream+"/overzicht/i1-1") || !strings.Contains(sent[0].body, "Signalen: 1.") {
		t.Fatalf("the mailbox got %+v", sent)
	}
	_, secret, _ := strings.Cut(regexp.MustCompile(`/dragen#[\w-]+`).FindString(sent[0].body), "#")
	griffie := h.person()
	griffie.post("/dragen/sleutel", "sleutel", secret).to(t, "/dragen")
	griffie.get("/dragen").is(t, 200, "De overzichten voor griffie", "Overzicht 1", "not", own)

	h.agrees(a, agreement("agreement", "i2", "level", "college", "first", "2026-04-02", "adres", "kabinet@voorbeeld.nl")).to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	h.untilDay(a, "2026-04-03")
	h.mailboxOf(a, "i2").post("/dragen/doe/receive-report", "report", "i1-1", "number", "R 1").is(t, 404)
	for name, row := range map[string][2]string{"no number": {"", "Onder welk nummer"}, "a number of a person": {"BSN 123456782", "nummer van een persoon"}} {
		t.Run(name, func(t *testing.T) {
			griffie.post("/dragen/doe/receive-report", "report", "i1-1", "number", row[0]).is(t, 422, row[1])
		})
	}
	griffie.post("/dragen/doe/receive-report", "report", "i1-9", "number", "R 1").is(t, 404)
	griffie.post("/dragen/doe/receive-report", "report", "i1-1", "number", "RAAD-2026/114").to(t, "/dragen?bewaard=ja")
	griffie.post("/dragen/doe/receive-report", "report", "i1-1", "number", "RAAD-2026/115").is(t, 409, "al aangekomen")
	griffie.get("/dragen").is(t, 200, "RAAD-2026/114", "not", "/dragen/doe/receive-report")

	h.untilDay(a, "2026-05-01")
	h.person().get("/traject/"+a.stream).is(t, 200, "Wie krijgt een overzicht?", "RAAD-2026/114", "niet aangekomen", "Niemand zei dat dit aankwam")
	a.desk.get("/bureau/"+a.session+"/vervolg").is(t, 200, "Is het overzicht aangekomen?", "Overzicht 1 voor portefeuillehouder")
	a.desk.post("/bureau/"+a.session+"/doe/receive-report", "report", "i2-1", "number", "").is(t, 422, "Onder welk nummer")
	a.desk.post("/bureau/"+a.session+"/doe/receive-report", "report", "i2-1", "number", "B 2026/7").to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	a.desk.get("/bureau/"+a.session+"/vervolg").is(t, 200, "not", "Is het overzicht aangekomen?")

	after := h.person().get("/traject/"+a.stream+"/overzicht/i1-1").is(t, 200, "aangekomen")
	if a, b := frozenSum.FindString(page.body), frozenSum.FindString(after.body); a == "" || a != b {
		t.Errorf("its sum was %q and is %q", a, b)
	}
	var d openData
	if err := json.Unmarshal([]byte(h.person().get("/traject/"+a.stream+"/gegevens.json").is(t, 200).body), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Reports) != 2 || d.Reports[0].State != "aangekomen" || d.Reports[0].Under != "RAAD-2026/114" || d.Reports[1].Under != "B 2026/7" {
		t.Errorf("the open data say %+v", d.Reports)
	}
	for _, secret := range []string{griffieMail, "kabinet@voorbeeld.nl", "RAAD-2026/114"} {
		if strings.Contains(wholeLog.String(), secret) {
			t.Errorf("%s is in the log", secret)
		}
	}
}

// TestS1_20_OnPaperItWaitsForTheDesk: it is printed, and the desk writes down what it hears back. An agreement that is
// stopped makes nothing more, and what was made stays.
func TestS1_20_OnPaperItWaitsForTheDesk(t *testing.T) {
	h, m, a := mailing(t)
	h.agrees(a, agreement("form", "papier", "adres", "")).to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	h.untilDay(a, "2026-03-31")
	h.tick()
	if slices.ContainsFunc(m.mails(), func(x taken) bool { return x.to == griffieMail }) || !strings.Contains(h.post(a), "overzicht i1/overzicht post wacht") {
		t.Errorf("the post is\n%s", h.post(a))
	}
	a.desk.get("/bureau/"+a.session+"/brieven").is(t, 200, "Overzicht 1 van", "Stuur het nummer terug", "not", "/dragen#")
	a.desk.post("/bureau/"+a.session+"/doe/end-information", "agreement", "i1").to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
	a.desk.post("/bureau/"+a.session+"/doe/end-information", "agreement", "i1").is(t, 409, "al gestopt")
	h.untilDay(a, "2026-07-02")
	h.person().get("/traject/"+a.stream+"/overzicht/i1-2").is(t, 404)
	h.person().get("/traject/"+a.stream+"/overzicht/i1-1").is(t, 200, "niet aangekomen")
	a.desk.post("/bureau/"+a.session+"/doe/receive-report", "report", "i1-1", "number", "R 7").to(t, "/bureau/"+a.session+"/vervolg?bewaard=ja")
}
