package server

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

var (
	keers    = regexp.MustCompile(`name="keer" value="[0-9a-f]{32}"`)
	sleutels = regexp.MustCompile(`name="sleutel" value="([A-Za-z0-9_-]{22})"`)
)

// bySlipOf opens the questions of somebody at the desk, and gives what the form holds.
func (n noticing) bySlipOf(t *testing.T, code string) (page, key string) {
	t.Helper()
	page = n.desk.post("/bureau/"+n.session+"/namens", "code", code).is(t, 200).body
	m := sleutels.FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no key in the form: %.2000s", page)
	}
	return page, m[1]
}

// TestTheDeskNeedsTheSlip: without it, with a wrong one or one of another conversation nobody's questions are shown,
// nothing is kept, and what was typed stays.
func TestTheDeskNeedsTheSlip(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	other := h.opened(n.desk)
	elsewhere, _ := h.sit(other.paper(sessions.DoorExperience), "kant", "ervaring")
	foreign, slip := elsewhere.slip(), n.raiser.slip()
	door := "/bureau/" + n.session + "/namens"
	n.desk.get(door).is(t, 200, "De code op het blad", "not", "Merkt u het?")
	gone := n.desk.post(door, "code", "ABCD 2345 EFGH").is(t, 404, "werkt niet", "ABCD 2345 EFGH", "not", "Merkt u het?").body
	if got := n.desk.post(door, "code", foreign).is(t, 404).body; keers.ReplaceAllString(strip(got), "") != keers.ReplaceAllString(strip(gone), "") {
		t.Error("a slip of another conversation can be told from one that never was")
	}
	answers := []string{"verdict.a.a1", "gemerkt", "keer", "x"}
	for name, key := range map[string]string{"none": "", "the slip itself": typed(slip), "a made-up one": "AAAAAAAAAAAAAAAAAAAAAA", "a desk's": "x"} {
		t.Run("key: "+name, func(t *testing.T) {
			n.desk.post(door+"/antwoord", append(answers, "sleutel", key)...).is(t, 403, "Hiervoor is het strookje nodig")
		})
	}
	for name, p := range map[string]*person{"nobody": h.person(), "the raiser": n.raiser, "another organisation": h.desk("bea", "Dienst WPI")} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{door, door + "/antwoord"} {
				if a := p.post(path, "code", slip, "sleutel", key22, "verdict.a.a1", "gemerkt"); a.status != 401 && a.status != 404 {
					t.Errorf("%s gives %d", path, a.status)
				}
			}
		})
	}
	_, key := n.bySlipOf(t, slip)
	n.desk.post("/bureau/"+other.session+"/namens/antwoord", append(answers, "sleutel", key)...).is(t, 403)
	h.clock.pass(2 * time.Hour)
	n.desk = h.again("ans")
	n.desk.post(door+"/antwoord", append(answers, "sleutel", key)...).is(t, 403, "Hiervoor is het strookje nodig")
	_, key = n.bySlipOf(t, slip)
	h.bySlip(slip).post("/mijn/vergeet").is(t, 200)
	n.desk.post(door+"/antwoord", append(answers, "sleutel", key)...).is(t, 403) // who is forgotten meanwhile
	n.desk.post(door, "code", slip).is(t, 404)
	if _, total := h.said(n, "verdicts"); total != 0 {
		t.Errorf("%d were counted", total)
	}
}

const key22 = "BBBBBBBBBBBBBBBBBBBBBB"

// again is the same account on another day.
func (h *house) again(name string) *person {
	h.t.Helper()
	p := h.person()
	p.post("/bureau/in", "naam", name, "wachtwoord", pass).to(h.t, "/bureau")
	return p
}

func TestGuessingSlipsIsSlowed(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	slip := n.raiser.slip()
	_, key := n.bySlipOf(t, slip)
	for range 30 {
		if n.desk.post("/bureau/"+n.session+"/namens", "code", "ABCD 2345 EFGH").status == 429 {
			break
		}
	}
	n.desk.post("/bureau/"+n.session+"/namens", "code", "ABCD 2345 EFGJ").is(t, 429, "Wacht even")
	n.desk.post("/bureau/"+n.session+"/namens/antwoord", "sleutel", key, "verdict.a.a1", "gemerkt").is(t, 303) // answers are no guess
	if _, total := h.said(n, "verdicts"); total != 1 {
		t.Errorf("%d were counted", total)
	}
}

// TestTheDeskEntersForSomebody: all answers in one go, as the person's own; what is refused keeps what was typed, and the
// rest is kept. The desk reads neither a name nor what was said before, and the count says how many it entered.
func TestTheDeskEntersForSomebody(t *testing.T) {
	h := start(t, nil)
	n := h.noticing()
	slip := n.raiser.slip()
	door := "/bureau/" + n.session + "/namens"
	page, key := n.bySlipOf(t, slip)
	for _, in := range []string{"Merkt u het?", toldDone, core} {
		if !strings.Contains(page, in) {
			t.Errorf("the page does not ask %q", in)
		}
	}
	for _, out := range []string{"Gele Das", slip, typed(slip), own} {
		if strings.Contains(page, out) {
			t.Errorf("%q is on the page of the desk", out)
		}
	}
	const words = "Bij de balie moest het nog een keer."
	n.desk.post(door+"/antwoord", "sleutel", key, "verdict.a.a1", "deels", "needed.a.a1", "nee", "words.a.a1", words+" Bel mij op 06 12345678", "may.a.a1", "zo").
		is(t, 422, "Haal dat weg", words, `name="sleutel" value="`+key+`"`, `value="deels" checked`)
	n.desk.post(door+"/antwoord", "sleutel", key, "words.a.a1", words).is(t, 422, "Kies een van de vier antwoorden", words)
	if _, total := h.said(n, "verdicts"); total != 0 {
		t.Errorf("%d were counted before anything was right", total)
	}
	for range 2 { // sent twice
		n.desk.post(door+"/antwoord", "sleutel", key, "keer", "x1", "verdict.a.a1", "deels", "needed.a.a1", "nee", "words.a.a1", words, "may.a.a1", "tellen")
	}
	counts, total := h.said(n, "verdicts")
	entered, _ := h.said(n, "behalf")
	if total != 1 || counts["verteller deels"] != 1 || entered["namens"] != 1 {
		t.Errorf("counted %v, %d in all, entered %v", counts, total, entered)
	}
	n.raiser.get("/mijn").is(t, 200, "U zei: <strong>Een beetje</strong>", "not", words) // only counted: the words are not kept
	page, key = n.bySlipOf(t, slip)
	if !strings.Contains(page, "Al beantwoord") || strings.Contains(page, " checked") {
		t.Error("the desk reads what was said before, or cannot change it")
	}
	n.desk.post(door+"/antwoord", "sleutel", key, "verdict.a.a1", "niet", "reason.a.a1", "zeg_ik_liever_niet").to(t, door+"?bewaard=ja")
	if s := h.actionState(n); s != sessions.ActionReopened {
		t.Errorf("a raiser's no by the desk leaves it %s (I-02)", s)
	}
	n.desk.post(door, "code", n.passer.slip()).is(t, 200, "Er is nu niets te vragen", "not", wanted) // who never said anything of it
}
