package server

import (
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// noticing is some weeks after an evening: the owner of a1 says that it is done, and the round is open.
type noticing struct {
	asking
	recogniser, passer, official, insider *person
	owner                                 sessions.Principal
}

func (h *house) noticing() noticing {
	h.t.Helper()
	return h.noticed(h.asking(), "ans")
}

// noticed lets three weeks pass; the desk logs in anew by its name.
func (h *house) noticed(a asking, desk string) noticing {
	h.t.Helper()
	n := noticing{asking: a, owner: sessions.Principal{Role: sessions.Asked, Object: "a1/1"}}
	n.owner.Session = n.session
	for _, p := range []struct {
		who            **person
		door           sessions.Door
		side, function string
		knows          bool
	}{
		{&n.recogniser, sessions.DoorExperience, "ervaring", "", true},
		{&n.passer, sessions.DoorExperience, "ervaring", "", false},
		{&n.official, sessions.DoorWork, "uitvoering", "klantmanager", true},
		{&n.insider, sessions.DoorWork, "uitvoering", "de teammanager inkomen", true},
	} {
		*p.who, _ = h.sit(n.paper(p.door), "kant", p.side, "functie", p.function)
		as := h.seatOf(n.evening1, *p.who)
		if p.side != "ervaring" {
			h.wish(n.stream, as, &sessions.GivePledge{}, "")
		}
		if p.knows {
			h.wish(n.stream, as, &sessions.RecogniseBarrier{Barrier: "b1"}, "")
		}
	}
	by := sessions.At(h.clock.now().AddDate(0, 1, 0))
	text := func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(n.stream, n.owner, &sessions.AcceptAction{Action: "a1", Due: by, FirstStep: text("Een lijst van papieren"), FirstBy: by}, "")
	h.wish(n.stream, h.lead(n.evening1), &sessions.GradeAction{Action: "a1", Ladder: "K5"}, "")
	h.wish(n.stream, h.seatOf(n.evening1, n.raiser), &sessions.JudgeKind{Action: "a1", Ladder: "K5"}, "")
	h.wish(n.stream, n.owner, &sessions.JudgeKind{Action: "a1", Ladder: "K5"}, "")
	h.wish(n.stream, n.owner, &sessions.PlanAction{Action: "a1", Manager: "directeur", Effect: text("Niemand geeft een papier twee keer."), Measure: text("Papieren per aanvraag."),
		Now: text("Elf."), Goal: text("Vijf."), Measurer: "kwaliteit", Forget: text("Het formulier vraagt het niet meer."), Learner: "klantmanager", Teacher: "collectief"}, "")
	h.wish(n.stream, n.owner, &sessions.BeginAction{Action: "a1"}, "")
	h.wish(n.stream, h.lead(n.evening1), &sessions.CloseSession{}, "")
	h.clock.pass(20 * 24 * time.Hour)
	n.desk = h.again(desk)
	h.claim(n)
	return n
}

func (h *house) seatOf(e evening1, p *person) sessions.Principal {
	h.t.Helper()
	return sessions.Principal{Role: sessions.Attendee, Session: e.session, Seat: between(p.get("/d/gesprek").body, "", `data-seat="`, `"`)}
}

const toldDone = "U levert uw papieren nu één keer in."

// claim says that it is done, and opens the round.
func (h *house) claim(n noticing) {
	h.t.Helper()
	h.wish(n.stream, n.owner, &sessions.AddEvidence{Action: "a1", Evidence: newID(), Type: "document", What: sessions.Text{Body: "Het nieuwe formulier."}}, "")
	h.wish(n.stream, n.owner, &sessions.ClaimAction{Action: "a1", Told: sessions.Text{Body: toldDone}}, "")
	h.wish(n.stream, sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: "a1", Delivered: true}, "")
}

// endRound lets the round run out.
func (h *house) endRound(n noticing) {
	h.t.Helper()
	clock := sessions.Principal{Role: sessions.Clock}
	for range 2 {
		h.clock.pass(15 * 24 * time.Hour)
		h.wish(n.stream, clock, &sessions.RemindCheck{Action: "a1"}, "")
	}
	h.clock.pass(45 * 24 * time.Hour)
	h.wish(n.stream, clock, &sessions.CloseCheck{Action: "a1"}, "")
}

// slip is the code on the paper that somebody took home.
func (p *person) slip() string {
	p.h.t.Helper()
	return between(p.get("/mijn").body, "mwr-code-own", ">", "<")
}

// bySlip is somebody weeks later, on another phone.
func (h *house) bySlip(code string) *person {
	h.t.Helper()
	p := h.person()
	p.post("/mijn/in", "code", code).to(h.t, "/mijn")
	return p
}

func (h *house) actionState(n noticing) (state sessions.ActionState) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), n.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		a, _ := record[*sessions.Action](st, "action", "a1")
		state = a.State
	})
	return state
}

// said is the exact tally of what about the first round of a1.
func (h *house) said(n noticing, what string) (counts map[string]int, total int) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), n.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if t, ok := record[*sessions.Tally](st, "tally", what+".a1.1.exact"); ok {
			counts, total = t.Counts, t.Total
		}
	})
	return counts, total
}

const sayIt = "/mijn/doe/give-verdict"

// TestAVerdictIsRefusedInPlainDutch: and what was typed stays on the page.
func TestAVerdictIsRefusedInPlainDutch(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	const mine = "Ik lever nog steeds alles twee keer in."
	for _, r := range []struct {
		name   string
		who    *person
		form   []string
		status int
		says   string
	}{
		{"of who does the work", n.insider, []string{"action", "a1", "verdict", "gemerkt", "words", mine, "may", "zo"}, 403, "Wie het werk doet, kijkt het niet zelf na."},
		{"of who was there and said nothing of it", n.passer, []string{"action", "a1", "verdict", "niet", "reason", "niet_voor_mij", "words", mine, "may", "zo"}, 403, "Dit zegt wie het vertelde of herkende."},
		{"of another action", n.raiser, []string{"action", "a9", "verdict", "gemerkt", "words", mine, "may", "zo"}, 404, mine},
		{"without an answer", n.raiser, []string{"action", "a1", "words", mine, "may", "zo"}, 422, "Kies een van de vier antwoorden."},
		{"with another answer", n.raiser, []string{"action", "a1", "verdict", "soms", "words", mine, "may", "zo"}, 422, "Kies een van de vier antwoorden."},
		{"a no without why", n.raiser, []string{"action", "a1", "verdict", "niet", "words", mine, "may", "zo"}, 422, "Zeg ik liever niet"},
		{"words that may not be told on or not", n.raiser, []string{"action", "a1", "verdict", "deels", "words", mine}, 422, "Kies wat er met uw woorden mag gebeuren."},
		{"with a name", n.raiser, []string{"action", "a1", "verdict", "deels", "words", mine + " Mevrouw Jansen vroeg het.", "may", "zo"}, 422, "Haal dat weg"},
		{"of nobody", h.person(), []string{"action", "a1", "verdict", "gemerkt"}, 401, "Log eerst in"},
	} {
		t.Run(r.name, func(t *testing.T) {
			a := r.who.post(sayIt, r.form...).is(t, r.status, r.says)
			if r.status != 401 {
				a.is(t, r.status, mine)
			}
		})
	}
	h.person().post("/mijn/in", "code", "ABCD 2345 EFGH").is(t, 404, "werkt niet")
	if _, total := h.said(n, "verdicts"); total != 0 {
		t.Errorf("%d were counted", total)
	}
	raiser, recogniser := n.raiser.slip(), n.recogniser.slip()
	h.endRound(n)
	h.bySlip(recogniser).post(sayIt, "action", "a1", "verdict", "deels", "words", mine, "may", "zo").is(t, 409, "Er is nu geen vraag open", mine)
	h.bySlip(raiser).post(sayIt, "action", "a1", "verdict", "deels", "words", mine, "may", "zo").is(t, 409, "Er is nu geen vraag open", mine)
}

// TestMyPageAsksWhetherINoticeIt: what is asked comes first, an answer can be changed and stays one, and words go away
// again. Nobody else reads whose it was.
func TestMyPageAsksWhetherINoticeIt(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.raiser.get("/mijn").is(t, 200, "Dit vragen wij u", "Merkt u het?", "Hebt u nu wat u nodig had?", wanted, toldDone, core, "gaat de actie meteen weer open",
		"Gevraagd aan teammanager inkomen.", "Teammanager inkomen zegt ja.")
	n.recogniser.get("/mijn").is(t, 200, "Merkt u het?", toldDone, "not", "meteen weer open", own)
	n.official.get("/mijn").is(t, 200, "Merkt u dit in uw werk?", "Uw antwoord staat apart", "not", "Hebt u nu wat u nodig had?")
	for _, p := range []*person{n.passer, n.insider} {
		p.get("/mijn").is(t, 200, "not", "Merkt u", toldDone)
	}
	n.raiser.post(sayIt, "action", "a1", "verdict", "deels", "needed", "deels", "words", "Bij de balie nog niet.", "may", "zo", "keer", "x1").to(t, "/mijn?bewaard=ja")
	n.raiser.post(sayIt, "action", "a1", "verdict", "deels", "needed", "deels", "words", "Bij de balie nog niet.", "may", "zo", "keer", "x1").to(t, "/mijn?bewaard=ja") // sent twice
	n.raiser.get("/mijn?bewaard=ja").is(t, 200, "Bewaard. Dank u wel.", "U zei: <strong>Een beetje</strong>", "Bij de balie nog niet.", "Geef een ander antwoord", "not", "Dit vragen wij u")
	n.raiser.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "ja", "words", "Nu wel.", "may", "collectief").to(t, "/mijn?bewaard=ja")
	if counts, total := h.said(n, "verdicts"); total != 1 || counts["verteller gemerkt"] != 1 {
		t.Errorf("counted %v, %d in all", counts, total)
	}
	n.raiser.get("/mijn").is(t, 200, "Ja, ik merk het", "Nu wel.", "not", "Bij de balie nog niet.")
	n.raiser.post("/mijn/doe/hush-verdict", "action", "a1").to(t, "/mijn?bewaard=ja")
	n.raiser.get("/mijn").is(t, 200, "Ja, ik merk het", "not", "Nu wel.")
	n.raiser.post("/mijn/doe/hush-verdict", "action", "a1").is(t, 404)
	for _, p := range []*person{n.recogniser, n.official, n.passer} {
		p.get("/mijn").is(t, 200, "not", "U zei", "Nu wel.", "Gele Das")
	}
	h.person().get("/uitkomst/"+n.session).is(t, 200, "not", "Nu wel.", "Gele Das")
}

// TestMyWordsGoAsFarAsISay: as they are, in the collective's words, or only counted; narrower works at once.
func TestMyWordsGoAsFarAsISay(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.raiser.post("/mijn/doe/consent-card", "card", "k1", "answer", "overal").is(t, 422, "Kies een van de drie antwoorden.")
	n.recogniser.post("/mijn/doe/consent-card", "card", "k1", "answer", "ja").is(t, 404)
	n.raiser.get("/mijn").is(t, 200, "Hoe mogen uw woorden verder?", "Alleen tellen", "In woorden van het collectief")
	n.raiser.post("/mijn/doe/consent-card", "card", "k1", "answer", "liever_niet").to(t, "/mijn?bewaard=ja")
	n.raiser.get("/mijn").is(t, 200, `value="liever_niet" required checked`, "nog alleen van u")
	n.raiser.post("/mijn/weg", "kaart", "k1").to(t, "/mijn")
	n.raiser.get("/mijn").is(t, 200, "U hebt dit weggehaald")
	n.raiser.post("/mijn/contact", "way", "geen").to(t, "/mijn")
	n.raiser.get("/mijn").is(t, 200, "Merkt u het?") // the page stays: who does not want to hear can still say
}

// TestI02MyPageReopensAtEveryMoment: while nobody was asked yet, in the round, and long after it was confirmed. The page
// works from the slip alone, without a phone.
func TestI02MyPageReopensAtEveryMoment(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	slip, other := n.raiser.slip(), n.recogniser.slip()
	for _, p := range []*person{n.raiser, n.recogniser} {
		p.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "ja").to(t, "/mijn?bewaard=ja")
	}
	h.endRound(n)
	if s := h.actionState(n); s != sessions.ActionVerified {
		t.Fatalf("it is %s", s)
	}
	later := h.bySlip(slip)
	later.get("/mijn").is(t, 200, "Nagekeken: mensen merken het.", "Merkt u het niet, of niet meer?", "Dat is uw recht", "Zet deze actie weer open", "not", "Dit vragen wij u")
	h.bySlip(other).get("/mijn").is(t, 200, "not", "Zet deze actie weer open")
	later.post(sayIt, "action", "a1", "verdict", "niet", "words", "Ik moest weer alles brengen.", "may", "tellen").is(t, 422, "Zeg ik liever niet", "Ik moest weer alles brengen.")
	later.post(sayIt, "action", "a1", "verdict", "niet", "reason", "weer_terug").to(t, "/mijn?bewaard=ja")
	if s := h.actionState(n); s != sessions.ActionReopened {
		t.Errorf("it is %s", s)
	}
	later.get("/mijn").is(t, 200, "heropend", "Het hield geen stand.", "not", "Zet deze actie weer open")
	h.wish(n.stream, n.owner, &sessions.ResumeAction{Action: "a1", Next: sessions.Text{Body: "Ook bij de balie."}}, "")
	h.wish(n.stream, n.owner, &sessions.ClaimAction{Action: "a1", Told: sessions.Text{Body: toldDone}}, "") // nobody was asked yet
	later.get("/mijn").is(t, 200, "Zet deze actie weer open")
	later.post(sayIt, "action", "a1", "verdict", "niet", "reason", "zeg_ik_liever_niet").to(t, "/mijn?bewaard=ja")
	if s := h.actionState(n); s != sessions.ActionReopened {
		t.Errorf("before the round it is %s", s)
	}
}

// TestI01StaffAloneConfirmNothing: what they say by their own page stands apart.
func TestI01StaffAloneConfirmNothing(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.official.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "ja").to(t, "/mijn?bewaard=ja")
	n.insider.post(sayIt, "action", "a1", "verdict", "gemerkt").is(t, 403)
	h.endRound(n)
	if s := h.actionState(n); s != sessions.ActionUnchecked {
		t.Errorf("it is %s", s)
	}
}

// TestS0_09AClaimIsNotWhatPeopleNotice: an owner's "klaar" changes nothing in what counts as solved, on no page, until
// people say on theirs that they notice it.
func TestS0_09AClaimIsNotWhatPeopleNotice(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	solved := func() (part int) {
		b, _ := h.Hall.Board(t.Context(), n.stream)
		b.Read(func(st *sessions.State, _ words) { part = st.Figures(h.instant()).Solved.Part })
		return part
	}
	if solved() != 0 {
		t.Error("the owner's word counts")
	}
	n.raiser.post(sayIt, "action", "a1", "verdict", "gemerkt").to(t, "/mijn?bewaard=ja")
	n.recogniser.post(sayIt, "action", "a1", "verdict", "gemerkt").to(t, "/mijn?bewaard=ja")
	if solved() != 0 {
		t.Error("it counts before the round is over")
	}
	h.endRound(n)
	if solved() != 1 {
		t.Error("it does not count after people noticed it")
	}
}

// TestS1_11WhetherPeopleHaveWhatTheyNeeded: asked beside every verdict, kept for each person, shown as a count.
func TestS1_11WhetherPeopleHaveWhatTheyNeeded(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	n.raiser.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "misschien").is(t, 422, "Hebt u nu wat u nodig had?")
	n.raiser.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "nee").to(t, "/mijn?bewaard=ja")
	n.recogniser.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "deels").to(t, "/mijn?bewaard=ja")
	n.recogniser.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "weet_niet").to(t, "/mijn?bewaard=ja")
	n.official.post(sayIt, "action", "a1", "verdict", "gemerkt", "needed", "ja").to(t, "/mijn?bewaard=ja")
	if counts, total := h.said(n, "needing"); total != 2 || counts["nee"] != 1 || counts["weet_niet"] != 1 {
		t.Errorf("counted %v, %d in all", counts, total)
	}
}
