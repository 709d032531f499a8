package server

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// hired logs somebody in with a role in an organisation, as the operator makes the account.
func (h *house) hired(name, organization, kind string, role sessions.Role) *person {
	h.t.Helper()
	if _, err := h.AddAccount(context.Background(), NewAccount{Name: name, Password: pass, Organization: organization, Type: kind, Role: string(role)}); err != nil {
		h.t.Fatal(err)
	}
	p := h.person()
	a := p.post("/bureau/in", "naam", name, "wachtwoord", pass)
	a.to(h.t, "/bureau")
	return p
}

// account finds an account by its name.
func (h *house) account(name string) store.Account {
	h.t.Helper()
	a, err := h.Store.Account(context.Background(), name)
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

var madeMember = regexp.MustCompile(`name="member" value="([0-9a-f]{32})"`)

// invite makes an invitation, and gives its secret and the id of the place.
func (h *house) invite(p *person, role sessions.Role, form ...string) (secret, member string) {
	h.t.Helper()
	page := p.get("/organisatie").is(h.t, 200, "Nodig iemand uit").body
	part := page[strings.Index(page, `id="invite-member-nieuw"`):]
	m := madeMember.FindStringSubmatch(part)
	p.post("/organisatie/doe/invite-member", append([]string{"member", m[1], "role", string(role), "function", "gespreksleider", "keer", newID()}, form...)...).to(h.t, "/organisatie?bewaard=ja")
	page = p.get("/organisatie").is(h.t, 200, "Uitgenodigd, nog niet binnen").body
	return between(page, `id="link-`+m[1], "/account#", "<"), m[1]
}

// takes uses an invitation in a browser of its own.
func (h *house) takes(secret, name string) *person {
	h.t.Helper()
	p := h.person()
	p.post("/account/sleutel", "key", secret).to(h.t, "/account/nieuw")
	p.get("/account/nieuw").is(h.t, 200, "U bent uitgenodigd door")
	p.post("/account/nieuw", "naam", name, "wachtwoord", pass, "nogeens", pass).to(h.t, "/bureau")
	return p
}

func TestAnInvitationThatIsNotGood(t *testing.T) {
	h := start(t, nil)
	ans := h.desk("ans", "Collectief NoordAs")
	gone := strip(h.person().post("/account/sleutel", "key", "AAAAAAAAAAAAAAAAAAAAAA").is(t, 404, "werkt niet").body)
	same := func(name, secret string) {
		t.Helper()
		if got := strip(h.person().post("/account/sleutel", "key", secret).is(t, 404).body); got != gone {
			t.Errorf("%s can be told from one that never was", name)
		}
	}
	ans.post("/organisatie/doe/invite-member", "member", newID(), "role", "baas", "function", "eigen woorden").is(t, 422, "Kies een rol uit de lijst", `value="eigen woorden"`)
	ans.post("/organisatie/doe/invite-member", "member", newID(), "role", "facilitator", "function", "mevrouw Jansen").is(t, 422, "in een veld")
	ans.post("/organisatie/doe/open-trajectory", "title", "Stiekem").is(t, 404)
	ans.post("/organisatie/doe/bestaat-niet").is(t, 404)

	used, _ := h.invite(ans, sessions.Facilitator)
	p := h.person()
	p.post("/account/sleutel", "key", used).to(t, "/account/nieuw")
	for name, row := range map[string]struct {
		naam, een, twee string
		status          int
		says            string
	}{
		"without a name":            {"", pass, pass, 422, "Kies een naam"},
		"with a name without end":   {strings.Repeat("a", 61), pass, pass, 422, "te lang"},
		"with a short password":     {"bea", "kort", "kort", 422, "12 letters of meer"},
		"with an endless password":  {"bea", strings.Repeat("a", 300), strings.Repeat("a", 300), 422, "12 letters of meer"},
		"with two passwords":        {"bea", pass, pass + "x", 422, "niet gelijk"},
		"with the name of another":  {"ANS", pass, pass, 409, "al in gebruik"},
		"with the name of another ": {" ans ", pass, pass, 409, "al in gebruik"},
	} {
		a := p.post("/account/nieuw", "naam", row.naam, "wachtwoord", row.een, "nogeens", row.twee).is(t, row.status, row.says, "not", pass)
		if row.naam == "bea" && !strings.Contains(a.body, `value="bea"`) {
			t.Errorf("%s: the name that was typed is gone", name)
		}
	}
	second := h.person()
	second.post("/account/sleutel", "key", used).to(t, "/account/nieuw")
	p.post("/account/nieuw", "naam", "bea", "wachtwoord", pass, "nogeens", pass).to(t, "/bureau")
	hash := h.account("bea").Password
	second.post("/account/nieuw", "naam", "bea", "wachtwoord", "een ander lang wachtwoord", "nogeens", "een ander lang wachtwoord").is(t, 401)
	if h.account("bea").Password != hash {
		t.Error("a second browser with the same link gave the account another password")
	}
	same("one that was used", used)

	revoked, member := h.invite(ans, sessions.Facilitator)
	opened := h.person()
	opened.post("/account/sleutel", "key", revoked).to(t, "/account/nieuw")
	ans.post("/organisatie/doe/end-member", "member", member).to(t, "/organisatie?bewaard=ja")
	same("one that was taken back", revoked)
	opened.get("/account/nieuw").is(t, 404)
	opened.post("/account/nieuw", "naam", "cor", "wachtwoord", pass, "nogeens", pass).is(t, 404)

	expired, _ := h.invite(ans, sessions.Facilitator)
	h.clock.pass(15 * 24 * time.Hour)
	same("one that expired", expired)
}

func TestTheAdministratorSeesNoStories(t *testing.T) {
	h := start(t, nil)
	lea := h.desk("lea", "Dienst WPI")
	e := h.opened(lea)
	bea := h.hired("bea", "Dienst WPI", "dienst", sessions.Administrator)
	bea.get("/bureau").to(t, "/organisatie")
	bea.get("/organisatie").is(t, 200, "1 traject", "1 gesprek", "lea", "not", "Maatwerk gewoon maken", "buurthuis")
	for _, r := range h.routes() {
		if !strings.Contains(r.path, ":session") || strings.HasPrefix(r.path, "/uitkomst") || r.path == "/traject/:id" {
			continue
		}
		at := filled(r.path, e.session, e.stream)
		bea.do(r.method, at, strings.NewReader(""), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": h.origin}).
			is(t, 404, "not", "Maatwerk gewoon maken")
	}
	bea.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 404)
	bea.json("/wish?as=desk&stream="+e.stream+"&session="+e.session, `{"t":"wish"}`).is(t, 404)
	bea.get("/bureau/nieuw").is(t, 404)
	bea.get("/bureau/register").is(t, 404)
}

// TestI11WhoLeavesTheOrganisation: their name, password, cookies, links and screens end at once; what they followed up has
// somebody new within five working days, and nothing of it is lost.
func TestI11WhoLeavesTheOrganisation(t *testing.T) {
	h := start(t, nil)
	lea := h.desk("lea", "Collectief NoordAs")
	secret, member := h.invite(lea, sessions.Facilitator)
	cor := h.takes(secret, "cor")
	e := h.opened(cor)
	cor.post("/bureau/"+e.session+"/doe/hand-trajectory", "to", member, "note", "Ik volg dit zelf.", "keer", newID()).to(t, "/bureau/"+e.session+"/vervolg?bewaard=ja")
	way := cor.json("/bureau/"+e.session+"/mede", `{}`).is(t, 200).body
	mede := h.person()
	mede.post("/mede/sleutel", "key", between(way, `"url"`, "#", `"`)).to(t, "/bureau/"+e.session)
	mede.get("/bureau/"+e.session).is(t, 200)
	paper := e.paper(sessions.DoorExperience)

	lea.get("/organisatie").is(t, 200, "cor", "Volgt 1 traject", "not", "zonder trekker")
	lea.post("/organisatie/doe/end-member", "member", member, "to", "weg").is(t, 404, "werkt niet bij uw organisatie")
	lea.post("/organisatie/doe/end-member", "member", member, "to", member).is(t, 404, "werkt niet bij uw organisatie")
	cor.get("/bureau").is(t, 200, "Uw gesprekken")
	lea.post("/organisatie/doe/end-member", "member", member).to(t, "/organisatie?bewaard=ja")

	cor.get("/bureau").is(t, 200, "Wachtwoord")
	cor.get("/bureau/"+e.session).to(t, "/bureau")
	cor.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 401)
	h.person().post("/bureau/in", "naam", "cor", "wachtwoord", pass).is(t, 403, "horen niet bij elkaar")
	mede.get("/bureau/"+e.session).to(t, "/bureau")
	h.person().post("/mede/sleutel", "key", between(way, `"url"`, "#", `"`)).is(t, 404)
	h.person().post("/d/sleutel", "key", paper).to(t, "/d/binnen") // people at the table notice nothing
	if _, err := h.Store.Account(t.Context(), "cor"); err == nil {
		t.Error("the name of who left is still in the file")
	}

	lea.get("/bureau").is(t, 200, "Wie dit volgde, werkt hier niet meer", "Kies vóór", "20 januari 2026")
	lea.get("/bureau/"+e.session).is(t, 200)
	lea.get("/organisatie").is(t, 200, "zonder trekker", "1 traject van: gespreksleider", "20 januari 2026", "not", "cor")
	lea.post("/organisatie/doe/hand-trajectory", "member", member, "to", "").is(t, 422, "Kies wie het overneemt")
	h.clock.pass(10 * 24 * time.Hour)
	lea = h.person()
	lea.post("/bureau/in", "naam", "lea", "wachtwoord", pass).to(t, "/bureau")
	lea.get("/organisatie").is(t, 200, "Er had vóór 20 januari 2026 iemand moeten zijn", "ams-badge--red")
	lea.post("/organisatie/doe/hand-trajectory", "member", member, "to", h.account("lea").ID).to(t, "/organisatie?bewaard=ja")
	lea.get("/organisatie").is(t, 200, "Volgt 1 traject", "not", "zonder trekker")
	lea.get("/bureau").is(t, 200, "Dit volgt: u", "not", "werkt hier niet meer")
	lea.get("/bureau/"+e.session+"/vervolg").is(t, 200, "Ik volg dit zelf.")
}

func TestWhoLeavesHandsOverAtOnce(t *testing.T) {
	h := start(t, nil)
	lea := h.desk("lea", "Collectief NoordAs")
	secret, member := h.invite(lea, sessions.Facilitator)
	cor := h.takes(secret, "cor")
	e := h.opened(cor)
	cor.post("/bureau/"+e.session+"/doe/hand-trajectory", "to", member, "note", "Voor later.", "keer", newID())
	for range 2 { // sent twice it is still one end
		a := lea.post("/organisatie/doe/end-member", "member", member, "to", h.account("lea").ID, "keer", "0123456789abcdef0123456789abcdef")
		a.to(t, "/organisatie?bewaard=ja")
	}
	lea.get("/bureau").is(t, 200, "Dit volgt: u", "not", "werkt hier niet meer")
	lea.post("/organisatie/doe/end-member", "member", h.account("lea").ID).is(t, 409, "Dan regelt niemand meer wie erin mag")
	lea.get("/bureau").is(t, 200, "Uw gesprekken")
}

// TestARoleThatChangesHoldsAtOnce: also for who sits at an open screen.
func TestARoleThatChangesHoldsAtOnce(t *testing.T) {
	h := start(t, nil)
	lea := h.desk("lea", "Collectief NoordAs")
	secret, member := h.invite(lea, sessions.Facilitator)
	cor := h.takes(secret, "cor")
	e := h.opened(cor)
	lea.post("/organisatie/doe/change-member", "member", member, "role", "co-facilitator", "function", "helper").to(t, "/organisatie?bewaard=ja")
	cor.get("/bureau/"+e.session).is(t, 200, `data-lead="nee"`)
	lea.get("/bureau/"+e.session).is(t, 200, `data-lead="ja"`)
	cor.get("/bureau/"+e.session+"/vervolg").is(t, 200, "not", "/eigen", "/meekijkers", "/bellijst")
	cor.get("/bureau/"+e.session+"/klaarzetten").is(t, 404)
	cor.get("/bureau").is(t, 200, "U helpt aan het bureau", "/bureau/"+e.session)
	cor.post("/bureau/"+e.session+"/doe/hand-trajectory", "to", h.account("lea").ID, "note", "x").is(t, 403)
	cor.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 200, `"t":"hello"`)
	lea.post("/organisatie/doe/change-member", "member", member, "role", "administrator", "function", "beheer").to(t, "/organisatie?bewaard=ja")
	cor.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 404)
	cor.post("/organisatie/doe/change-member", "member", member, "role", "facilitator", "function", "f").is(t, 403, "Uw eigen rol")
	cor.post("/organisatie/doe/change-member", "member", h.account("lea").ID, "role", "adviser", "function", "adviseur").to(t, "/organisatie?bewaard=ja")
	lea.get("/organisatie").is(t, 404)
	lea.get("/bureau").is(t, 200, "U leest wat openbaar is")
}

// TestS2_21: an adviser can open templates and anonymised results; then participant names are hidden.
func TestS2_21(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	people := h.told(e, "Ik moest drie keer bellen.", "Niemand zei wat er miste.", "Ik kreeg steeds een brief.")
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	a := h.hired("ad", "Collectief NoordAs", "collectief", sessions.Adviser)
	a.get("/bureau").is(t, 200, "U leest wat openbaar is", "/uitkomst/"+e.session, "/traject/"+e.stream, "/bureau/sjablonen", "not", "/bureau/"+e.session, "Naam a")
	a.get("/bureau/sjablonen").is(t, 200, "Drempels op de route", "Waar liep u vast?", "not", "Maak een eigen versie")
	for _, path := range []string{"/uitkomst/" + e.session, "/traject/" + e.stream, "/traject/" + e.stream + "/gegevens.json"} {
		a.get(path).is(t, 200, "not", "Naam a", "Naam b", "drie keer bellen")
	}
	a.get("/bureau/sjablonen/T1").is(t, 404)
	a.post("/bureau/sjablonen/T1", "doe", "bewaar").is(t, 404)
	a.get("/bureau/nieuw").is(t, 404)
	a.get("/bureau/"+e.session+"/lezen").is(t, 404)
	people[0].get("/bureau/sjablonen").to(t, "/bureau")
}
