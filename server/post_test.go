package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

func TestAnAddressIsOneAddress(t *testing.T) {
	for _, bad := range []string{"", " ", "jan", "jan@", "@x.nl", "jan@x", "jan@x.nl,piet@x.nl", "jan@x.nl piet@x.nl", "jan@x.nl\r\nBcc: piet@x.nl", "jan@x.nl\nBcc: piet@x.nl",
		"jan@x.nl%0d", "Jan <jan@x.nl>", "<jan@x.nl>", "jan@x.nl;piet@x.nl", `"jan piet"@x.nl`, "jan@x.nl\x00", strings.Repeat("a", 200) + "@x.nl"} {
		if got, err := oneAddress(bad); err == nil && bad != "jan@x.nl%0d" {
			t.Errorf("%q is taken for %q", bad, got)
		}
	}
	for _, good := range []string{"jan@x.nl", " jan@x.nl ", "j.a-n+werk@afdeling.gemeente.nl"} {
		if got, err := oneAddress(good); err != nil || got != strings.TrimSpace(good) {
			t.Errorf("%q: %q %v", good, got, err)
		}
	}
}

func TestSettingsForMail(t *testing.T) {
	for name, row := range map[string]struct {
		m    Mailing
		good bool
	}{
		"no server, no mail":                  {Mailing{}, true},
		"nobody it comes from":                {Mailing{SMTPHost: "mail.x.nl"}, false},
		"two it comes from":                   {Mailing{SMTPHost: "mail.x.nl", MailFrom: "a@x.nl,b@x.nl"}, false},
		"an open line to elsewhere":           {Mailing{SMTPHost: "mail.x.nl", MailFrom: "a@x.nl", SMTPTLS: "geen"}, false},
		"an open line on this machine":        {Mailing{SMTPHost: "127.0.0.1", MailFrom: "a@x.nl", SMTPTLS: "geen"}, true},
		"a name to log in with, no password":  {Mailing{SMTPHost: "mail.x.nl", MailFrom: "a@x.nl", SMTPUser: "a"}, false},
		"a name, and a file with a password":  {Mailing{SMTPHost: "mail.x.nl", MailFrom: "a@x.nl", SMTPUser: "a", SMTPPassword: "/w"}, true},
		"a secured line and an address, only": {Mailing{SMTPHost: "mail.x.nl", MailFrom: "a@x.nl"}, true},
	} {
		if err := (Config{Mailing: row.m}).Defaults().check(); (err == nil) != row.good {
			t.Errorf("%s: %v", name, err)
		}
	}
}

const raisersMail = "gele.das@voorbeeld.nl"

// mailing is a house with a mail server, and an evening that is over, of which the raiser said: mail me.
func mailing(t *testing.T) (*house, *smtpServer, asking) {
	t.Helper()
	m := startSMTP(t)
	h := start(t, m.settings)
	a := h.asking()
	a.raiser.json("/mijn/contact", `{"way":"mail","detail":"`+raisersMail+`"}`).is(t, 200)
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	return h, m, a
}

func (h *house) tick() {
	h.t.Helper()
	if err := h.Tick(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

// post says of a session's post in a line each what became of it.
func (h *house) post(a asking) string {
	h.t.Helper()
	rows, err := h.Store.PostIn(h.t.Context(), a.session)
	if err != nil {
		h.t.Fatal(err)
	}
	lines := []string{}
	for _, p := range rows {
		whose := p.Whose
		if whose == a.seat {
			whose = "verteller"
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s", p.Kind, whose, p.Way, p.State))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (h *house) owner() sessions.Principal {
	return sessions.Principal{Role: sessions.Asked, Object: "a1/1"}
}

// yes is the owner's yes, of which those who raised it hear.
func (h *house) yes(a asking) {
	h.t.Helper()
	p := h.owner()
	p.Session = a.session
	now := sessions.At(h.clock.now())
	h.wish(a.stream, p, &sessions.AcceptAction{Action: "a1", Due: now + 60*24*3600*1000, FirstStep: sessions.Text{Body: "Het formulier gaat weg"}, FirstBy: now + 20*24*3600*1000}, "")
}

// TestMailServersThatFail: nothing is lost, nothing is sent twice, and what cannot arrive goes by another way.
func TestMailServersThatFail(t *testing.T) {
	for name, row := range map[string]struct {
		does  string
		ticks int
		pass  time.Duration
		state string // of the news that there was a yes
		mails int
	}{
		"it refuses the address: the collective calls":                {"refuses", 1, 0, "ja verteller mail mislukt\nja verteller via_collectief wacht", 0},
		"it takes the words back: the same":                           {"bounces", 1, 0, "ja verteller mail mislukt\nja verteller via_collectief wacht", 0},
		"it says later: it waits":                                     {"later", 3, 0, "ja verteller mail wacht", 0},
		"it says later for a week: the collective calls":              {"later", 14, 12 * time.Hour, "ja verteller mail mislukt\nja verteller via_collectief wacht", 0},
		"it keeps the mail and says nothing: it goes once more later": {"cuts", 1, 0, "ja verteller mail wacht", 1},
		"it takes it":                     {"", 3, time.Minute, "ja verteller mail verstuurd", 1},
		"it does not come back in 2 days": {"", 3, 25 * time.Hour, "ja verteller mail bezorgd", 1},
	} {
		t.Run(name, func(t *testing.T) {
			h, m, a := mailing(t)
			m.does(row.does)
			h.yes(a)
			for range row.ticks {
				h.tick()
				h.clock.pass(row.pass)
			}
			h.tick()
			got := []string{}
			for _, line := range strings.Split(h.post(a), "\n") {
				if strings.HasPrefix(line, "ja ") {
					got = append(got, line)
				}
			}
			if strings.Join(got, "\n") != row.state {
				t.Errorf("the post is\n%s\nwant\n%s", h.post(a), row.state)
			}
			if n := len(m.mails()); n != row.mails {
				t.Errorf("%d mails came, want %d", n, row.mails)
			}
			if strings.Contains(wholeLog.String(), raisersMail) {
				t.Error("the address is in the log")
			}
		})
	}
}

// TestAMailServerThatHangsHoldsUpNobody: not the clock's other work, and not a stop.
func TestAMailServerThatHangsHoldsUpNobody(t *testing.T) {
	h, m, a := mailing(t)
	m.does("hangs")
	h.yes(a)
	ctx, stop := contextOf(t)
	done := make(chan error, 1)
	go func() { done <- h.Tick(ctx) }()
	h.until(func() bool { return strings.Contains(h.post(a), "ja verteller mail onderweg") })
	if err := h.lookAround(t.Context()); err != nil {
		t.Error(err)
	}
	begun := time.Now()
	stop()
	<-done
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the stop waited %v", took)
	}
	m.does("")
	h.clock.pass(time.Hour)
	h.tick()
	if n := len(m.mails()); n != 1 {
		t.Errorf("%d mails", n)
	}
}

// TestWhatAMailShows: to who looks along only that there is news, and never who said what, nor a way in.
func TestWhatAMailShows(t *testing.T) {
	h, m, a := mailing(t)
	h.yes(a)
	h.tick()
	list := m.mails()
	if len(list) != 1 || list[0].to != raisersMail {
		t.Fatalf("%+v", list)
	}
	got := list[0]
	if got.subject != "Er is nieuws" || !strings.Contains(got.body, "Eén keer inleveren") {
		t.Errorf("%s", got.body)
	}
	slip := typed(between(a.raiser.get("/mijn").body, "mwr-code-own", ">", "<"))
	for _, no := range []string{own, "Gele Das", slip, grouped(slip), a.seat, "#", "style="} {
		if strings.Contains(got.body, no) {
			t.Errorf("%q is in the mail: %s", no, got.body)
		}
	}
	for _, part := range []string{"text/plain", "text/html", "Auto-Submitted: auto-generated", "/uitkomst/" + a.session, "Laat maar"} {
		if !strings.Contains(got.body, part) {
			t.Errorf("%q is not in the mail: %s", part, got.body)
		}
	}
}

// TestAContactThatIsWithdrawnHearsNothingMore, also what waited already.
func TestAContactThatIsWithdrawnHearsNothingMore(t *testing.T) {
	for name, withdraw := range map[string]func(*house, asking){
		"no more news":   func(h *house, a asking) { a.raiser.json("/mijn/contact", `{"way":"geen","detail":""}`).is(t, 200) },
		"forget me":      func(h *house, a asking) { a.raiser.post("/mijn/vergeet").is(t, 200) },
		"its day passed": func(h *house, a asking) { h.Store.Expire(t.Context(), sessions.At(h.clock.now().AddDate(1, 0, 0))) },
		"call me instead": func(h *house, a asking) {
			a.raiser.json("/mijn/contact", `{"way":"telefoon","detail":"06 12345678"}`).is(t, 200)
		},
	} {
		t.Run(name, func(t *testing.T) {
			h, m, a := mailing(t)
			m.does("later")
			h.yes(a)
			h.tick()
			if !strings.Contains(h.post(a), "ja verteller mail wacht") {
				t.Fatalf("nothing waits: %s", h.post(a))
			}
			withdraw(h, a)
			m.does("")
			h.clock.pass(time.Hour)
			h.tick()
			if len(m.mails()) != 0 || strings.Contains(h.post(a), "ja verteller mail wacht") {
				t.Errorf("%d mails\n%s", len(m.mails()), h.post(a))
			}
		})
	}
}

// TestTheOwnersMail has their own link, and does not go when that was revoked while it waited.
func TestTheOwnersMail(t *testing.T) {
	for name, row := range map[string]struct {
		meanwhile func(*house, asking)
		mails     int
		state     string
	}{
		"it goes, with the link": {func(*house, asking) {}, 1, "gevraagd a1/1 mail verstuurd"},
		"the link was revoked":   {func(h *house, a asking) { a.desk.post("/bureau/"+a.session+"/deuren", "soort", "asked-link") }, 0, "gevraagd a1/1 mail vervallen"},
		"and a new one was given": {func(h *house, a asking) {
			a.desk.post("/bureau/"+a.session+"/deuren", "soort", "asked-link")
			h.link(a, "false")
		}, 1, "gevraagd a1/1 mail verstuurd"},
		"the owner answered meanwhile": {func(h *house, a asking) { h.yes(a) }, 0, "gevraagd a1/1 mail vervallen"},
		"the address was taken back":   {func(h *house, a asking) { h.Store.DropAddress(t.Context(), a.stream, "a1/1") }, 0, "gevraagd a1/1 kopie wacht"},
	} {
		t.Run(name, func(t *testing.T) {
			h, m, a := mailing(t)
			h.link(a, "false")
			if err := h.Store.SaveAddress(t.Context(), store.Address{Stream: a.stream, Session: a.session, Object: "a1/1", Mail: "owner@gemeente.example"}); err != nil {
				t.Fatal(err)
			}
			m.does("later")
			h.tick()
			row.meanwhile(h, a)
			m.does("")
			h.clock.pass(time.Hour)
			h.tick()
			got := slices.DeleteFunc(m.mails(), func(one taken) bool { return one.to != "owner@gemeente.example" })
			if len(got) != row.mails || !strings.Contains(h.post(a), row.state) {
				t.Fatalf("%d mails, want %d and %q\n%s", len(got), row.mails, row.state, h.post(a))
			}
			if row.mails == 0 {
				return
			}
			_, rest, _ := strings.Cut(got[0].body, "/antwoord#")
			p := h.person()
			p.post("/antwoord/sleutel", "sleutel", rest[:linkLength]).to(t, "/antwoord")
			p.get("/antwoord").is(t, 200, wanted)
			if !strings.Contains(h.post(a), "gevraagd a1/1 mail bezorgd") {
				t.Errorf("the link was opened, and the post says\n%s", h.post(a))
			}
		})
	}
}

// TestOneDigestAWeek: news waits for the week, and goes at once with what is asked.
func TestOneDigestAWeek(t *testing.T) {
	h, m, a := mailing(t)
	p := h.owner()
	p.Session = a.session
	shift := func(days int) {
		now := sessions.At(h.clock.now())
		h.wish(a.stream, p, &sessions.ShiftAction{Action: "a1", Due: now + sessions.Instant(days)*24*3600*1000, Why: sessions.Text{Body: "Het contract loopt langer."}}, "")
		h.tick()
	}
	h.yes(a)
	h.tick()
	for _, row := range []struct {
		pass  time.Duration
		shift int
		mails int
	}{{time.Hour, 70, 1}, {24 * time.Hour, 80, 1}, {5 * 24 * time.Hour, 0, 1}, {25 * time.Hour, 0, 2}, {time.Hour, 90, 2}} {
		h.clock.pass(row.pass)
		if row.shift > 0 {
			shift(row.shift)
		}
		h.tick()
		if n := len(m.mails()); n != row.mails {
			t.Fatalf("after %v %d mails, want %d\n%s", row.pass, n, row.mails, h.post(a))
		}
	}
	h.clock.pass(7 * 24 * time.Hour) // the day after the last answer date: something is asked
	h.tick()
	if n := len(m.mails()); n != 3 {
		t.Errorf("%d mails\n%s", n, h.post(a))
	}
	if ids := m.mails(); ids[0].id == ids[1].id || ids[1].id == ids[2].id {
		t.Error("two messages have one Message-ID")
	}
}

// TestOnlyTheMessageInFlightRepeats: the program ends after the mail server took a mail and before that is on disk. Only
// that one goes once more, under the same Message-ID.
func TestOnlyTheMessageInFlightRepeats(t *testing.T) {
	m := startSMTP(t)
	data := t.TempDir()
	c := Config{Data: data, PublicURL: "http://127.0.0.1", WishesPerSecond: 1000, WishesBurst: 1000}
	m.settings(&c)
	var a asking
	var k *clock
	t.Run("an evening", func(t *testing.T) {
		h := start(t, func(d *Config) { m.settings(d); d.Data = data })
		a, k = h.asking(), h.clock
		a.raiser.json("/mijn/contact", `{"way":"mail","detail":"`+raisersMail+`"}`).is(t, 200)
		h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
		h.tick()
		h.yes(a)
	})
	for range 2 { // it ends twice just then
		h, err := Open(c, k.now)
		if err != nil {
			t.Fatal(err)
		}
		h.stop() // the clock of the house itself: the test is the only one that ticks
		<-h.done
		m.mu.Lock()
		m.on = func() { h.Store.Close() }
		m.mu.Unlock()
		if err := h.Tick(t.Context()); err == nil {
			t.Fatal("it was noted all the same: this test shows nothing")
		}
		h.Close() // the store is closed already
	}
	m.mu.Lock()
	m.on = nil
	m.mu.Unlock()
	h, err := Open(c, k.now)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	for range 3 {
		if err := h.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	list := m.mails()
	if len(list) != 3 || list[0].id == "" || list[0].id != list[1].id || list[1].id != list[2].id {
		t.Errorf("%d mails: %+v", len(list), list)
	}
}
