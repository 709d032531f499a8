package server

import (
	"context"
	"strings"
	"testing"
	"time"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const aDay = 24 * time.Hour

// TestI32AChangeIsToldOnlyWhenItArrivedOrTwoWaysFailed is the rule for one piece of news and all who are to hear it.
func TestI32AChangeIsToldOnlyWhenItArrivedOrTwoWaysFailed(t *testing.T) {
	type row = store.Post
	for name, c := range map[string]struct {
		rows            []row
		heard, complete bool
	}{
		"it waits":                             {[]row{{Whose: "z1", State: store.PostWaits}}, false, false},
		"it is in flight":                      {[]row{{Whose: "z1", State: store.PostFlies}}, false, false},
		"the mail server took it, an hour ago": {[]row{{Whose: "z1", State: store.PostSent}}, false, false},
		"one way failed":                       {[]row{{Whose: "z1", State: store.PostFailed}}, false, false},
		"one way failed, the other waits":      {[]row{{Whose: "z1", State: store.PostFailed}, {Whose: "z1", Turn: 1, State: store.PostWaits}}, false, false},
		"one way failed with each of two":      {[]row{{Whose: "z1", State: store.PostFailed}, {Whose: "z2", State: store.PostFailed}}, false, false},
		"one heard, the other waits":           {[]row{{Whose: "z1", State: store.PostDelivered}, {Whose: "z2", State: store.PostWaits}}, true, false},
		"two ways failed":                      {[]row{{Whose: "z1", State: store.PostFailed}, {Whose: "z1", Turn: 1, State: store.PostFailed}}, false, true},
		"the second way arrived":               {[]row{{Whose: "z1", State: store.PostFailed}, {Whose: "z1", Turn: 1, State: store.PostDelivered}}, true, true},
		"there is nobody any more":             {[]row{{Whose: "z1", State: store.PostDropped}}, false, true},
		"nobody was ever to hear it":           {nil, false, true},
	} {
		if heard, complete := arrived(c.rows); heard != c.heard || complete != c.complete {
			t.Errorf("%s: heard %v, complete %v", name, heard, complete)
		}
	}
}

// claimed brings the action of an evening as far as the owner's "klaar".
func (h *house) claimed(a asking) {
	h.t.Helper()
	h.yes(a)
	h.claimedAfterYes(a)
}

func (h *house) claimedAfterYes(a asking) {
	h.t.Helper()
	p := h.owner()
	p.Session = a.session
	raiser := sessions.Principal{Role: sessions.Raiser, Session: a.session, Seat: a.seat}
	h.wish(a.stream, h.lead(a.evening1), &sessions.GradeAction{Action: "a1", Ladder: "K4"}, "")
	attendee := raiser
	attendee.Role = sessions.Attendee
	text := func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(a.stream, attendee, &sessions.JudgeKind{Action: "a1", Ladder: "K4"}, "")
	h.wish(a.stream, p, &sessions.JudgeKind{Action: "a1", Ladder: "K4"}, "")
	h.wish(a.stream, p, &sessions.PlanAction{Action: "a1", Manager: "directeur WPI", Effect: text("Niemand geeft een papier twee keer."), Measure: text("Papieren per aanvraag."),
		Now: text("Elf."), Goal: text("Vijf."), Measurer: "kwaliteit"}, "")
	h.wish(a.stream, p, &sessions.BeginAction{Action: "a1"}, "")
	h.wish(a.stream, p, &sessions.AddEvidence{Action: "a1", Evidence: "e1", Type: "document", What: text("Het nieuwe formulier.")}, "")
	h.wish(a.stream, p, &sessions.ClaimAction{Action: "a1", Told: text("Wij vragen dit papier niet meer.")}, "")
}

func (h *house) checked(a asking) (one sessions.Action, check sessions.Check) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), a.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Action](st, "action", "a1"); ok {
			one = *r
			if c, ok := record[*sessions.Check](st, "check", r.Check()); ok {
				check = *c
			}
		}
	})
	return one, check
}

// TestI32ARoundBeginsWhenThoseWhoToldItHeard, and not when a mail was merely sent.
func TestI32ARoundBeginsWhenThoseWhoToldItHeard(t *testing.T) {
	for name, row := range map[string]struct {
		way, fail string
		then      func(*house, asking)
		days      int
		state     sessions.ActionState
		agenda    bool
	}{
		"a mail that was sent just now is not yet heard": {"mail", "", func(*house, asking) {}, 0, sessions.ActionClaimed, false},
		"nor one that the server will not take":          {"mail", "refuses", func(*house, asking) {}, 5, sessions.ActionClaimed, false},
		"a call that nobody made":                        {"telefoon", "", func(*house, asking) {}, 13, sessions.ActionClaimed, false},
		"a mail that did not come back for two days":     {"mail", "", func(*house, asking) {}, 3, sessions.ActionChecking, false},
		"the code of the slip was used": {"mail", "", func(h *house, a asking) {
			slip := typed(between(a.raiser.get("/mijn").body, "mwr-code-own", ">", "<"))
			h.person().post("/mijn/in", "code", slip).to(t, "/mijn")
		}, 0, sessions.ActionChecking, false},
		"two ways failed: it comes first on the agenda":         {"mail", "refuses", func(*house, asking) {}, 15, sessions.ActionChecking, true},
		"nobody could be found, and it was not read out either": {"geen", "", func(*house, asking) {}, 30, sessions.ActionChecking, true},
	} {
		t.Run(name, func(t *testing.T) {
			h, m, a := mailing(t)
			a.raiser.json("/mijn/contact", `{"way":"`+row.way+`","detail":"`+raisersMail+`"}`).is(t, 200)
			m.does(row.fail)
			h.claimed(a)
			h.tick()
			row.then(h, a)
			for range row.days {
				h.clock.pass(aDay)
				h.tick()
			}
			one, _ := h.checked(a)
			if one.State != row.state || one.Claim.Agenda != row.agenda || one.Claim.Delivered != (row.state == sessions.ActionChecking && !row.agenda) {
				t.Errorf("after %d days it is %s, agenda %v, delivered %v\n%s", row.days, one.State, one.Claim.Agenda, one.Claim.Delivered, h.post(a))
			}
		})
	}
}

// TestTheClockWalksARoundToItsEnd: it begins, two reminders go out by another way each, it ends unchecked; and whatever
// happens twice is done once: a tick, a start, a clock that was put back.
func TestTheClockWalksARoundToItsEnd(t *testing.T) {
	h, m, a := mailing(t)
	h.claimed(a)
	for day := range 60 {
		h.tick()
		h.tick()
		if day%10 == 9 { // the clock is put back two days, and right again
			h.clock.pass(-2 * aDay)
			h.tick()
			h.clock.pass(2 * aDay)
			h.tick()
		}
		_, c := h.checked(a)
		if c.State == sessions.CheckOpen && c.Reminded > int((sessions.At(h.clock.now())-c.Opened)/(14*24*3600*1000)) {
			t.Fatalf("on day %d there were %d reminders", day, c.Reminded)
		}
		h.clock.pass(aDay)
	}
	one, c := h.checked(a)
	if one.State != sessions.ActionUnchecked || c.Reminded != 2 || c.State != sessions.CheckClosed || one.Checks != 1 {
		t.Errorf("it is %s after %d reminders, %d rounds", one.State, c.Reminded, one.Checks)
	}
	rows, err := h.Store.PostIn(t.Context(), a.session)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]string{}
	for _, p := range rows {
		if p.Kind == "merkt" && p.Turn == 0 {
			by[strings.TrimPrefix(p.News, "merkt/a1.1")] = p.Way
		}
	}
	if by[""] != "mail" || by["/1"] != "via_collectief" || by["/2"] != "mail" || len(by) != 3 {
		t.Errorf("asked by %v", by)
	}
	seen := map[string]int{}
	for _, one := range m.mails() {
		if seen[one.id]++; seen[one.id] > 1 {
			t.Errorf("%s came twice", one.id)
		}
	}
	h.clock.pass(400 * aDay)
	h.tick()
	if got, _ := h.checked(a); got.Checks != 1 || got.State != sessions.ActionUnchecked {
		t.Errorf("a year later it is %s in round %d", got.State, got.Checks)
	}
}

// TestRechecksBeginAfterThreeAndTwelveMonths, also when the server stood still on the day itself.
func TestRechecksBeginAfterThreeAndTwelveMonths(t *testing.T) {
	h, _, a := mailing(t)
	h.claimed(a)
	for range 4 {
		h.tick()
		h.clock.pass(aDay)
	}
	raiser := sessions.Principal{Role: sessions.Raiser, Session: a.session, Seat: a.seat}
	h.wish(a.stream, raiser, &sessions.GiveVerdict{Action: "a1", Verdict: sessions.Noticed}, "")
	for _, row := range []struct {
		pass   time.Duration
		state  sessions.ActionState
		checks int
		open   bool
	}{{10 * aDay, sessions.ActionChecking, 1, true}, {5 * aDay, sessions.ActionVerified, 1, false}, {85 * aDay, sessions.ActionVerified, 1, false},
		{20 * aDay, sessions.ActionVerified, 2, true}, {100 * aDay, sessions.ActionVerified, 2, true}} {
		h.clock.pass(row.pass)
		h.tick()
		one, c := h.checked(a)
		if one.State != row.state || one.Checks != row.checks || (c.State == sessions.CheckOpen) != row.open {
			t.Errorf("on %s it is %s in round %d, which is %s", h.clock.now().Format(time.DateOnly), one.State, one.Checks, c.State)
		}
	}
}

// TestOwnersAreChasedNeverByTheFacilitator: the owner, the owner again, the manager, the municipal contact.
func TestOwnersAreChasedNeverByTheFacilitator(t *testing.T) {
	h, _, a := mailing(t)
	p := h.owner()
	p.Session = a.session
	h.yes(a)
	h.wish(a.stream, p, &sessions.PlanAction{Action: "a1", Manager: "hoofd inkomen"}, "")
	var order []string
	seen := map[string]bool{}
	for range 60 {
		h.tick()
		rows, err := h.Store.PostIn(t.Context(), a.session)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if name := r.Kind + " " + r.Whose; isTicket(r.Whose) && !seen[name] && r.Kind != "gevraagd" {
				seen[name] = true
				order = append(order, strings.ReplaceAll(name, a.session, "avond"))
			}
		}
		h.clock.pass(aDay)
	}
	if got := strings.Join(order, ", "); got != "bijna a1/1, voorbij a1/1, voorbij a1/1/baas/hoofd inkomen, voorbij avond/gemeente" {
		t.Error(got)
	}
}

// TestTheClockStopsWithItsContext, and goes on after what failed.
func TestTheClockStopsWithItsContext(t *testing.T) {
	h := start(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	done := make(chan struct{})
	go func() { h.tend(ctx); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Error("it goes on")
	}
}
