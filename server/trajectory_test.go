package server

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// followed is a trajectory after its evening, with something in most of the states that there are.
type followed struct {
	asking
	t     *testing.T
	lead  sessions.Principal
	tells sessions.Principal
}

func (f *followed) must(who sessions.Principal, w sessions.Wish) {
	f.t.Helper()
	f.h().wish(f.stream, who, w, "")
}
func (f *followed) h() *house { return f.desk.h }
func (f *followed) in(days int) sessions.Instant {
	return sessions.At(f.h().clock.now().AddDate(0, 0, days))
}
func (f *followed) days(n int) { f.h().clock.pass(time.Duration(n) * 24 * time.Hour) }
func (f *followed) link(object string) sessions.Principal {
	return sessions.Principal{Role: sessions.Asked, Session: f.session, Object: object}
}
func (f *followed) place(object string) sessions.Principal {
	return sessions.Principal{Role: sessions.Carrier, Session: f.session, Object: object}
}

// again logs the desk in, which was away for weeks.
func (f *followed) again() {
	f.t.Helper()
	f.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(f.t, "/bureau")
}

func asText(s string) sessions.Text { return sessions.Text{Body: s} }

// barrier confirms what somebody says at a step.
func (f *followed) barrier(id, step, sentence string, people int, types ...string) {
	f.t.Helper()
	f.must(f.lead, &sessions.BundleCards{Barrier: id, Cards: []string{"k3"}, Step: step, Sentence: asText(sentence), Types: types, Themes: []sessions.Label{"dienstverlening"}})
	f.must(f.tells, &sessions.ConfirmBarrier{Barrier: id, Yes: true})
	f.must(f.lead, &sessions.TagBarrier{Barrier: id, Types: types, Themes: []sessions.Label{"dienstverlening"}, Since: f.in(-412)})
	if people > 0 {
		f.must(f.lead, &sessions.RecogniseFor{Barrier: id, Side: sessions.Ervaring, People: people})
	}
}

// taken is an action that its owner says yes to, of a kind that both sides agree on.
func (f *followed) taken(id, barrier, title string, function sessions.Label, kind string) sessions.Principal {
	f.t.Helper()
	f.must(f.lead, &sessions.AskAction{Action: id, Barriers: []string{barrier}, Title: asText(title), Function: function, AnswerBy: f.in(10)})
	owner := f.link(id + "/1")
	f.must(owner, &sessions.AcceptAction{Action: id, Due: f.in(40), FirstStep: asText("een lijst maken"), FirstBy: f.in(20)})
	f.must(f.lead, &sessions.GradeAction{Action: id, Ladder: kind})
	f.must(owner, &sessions.JudgeKind{Action: id, Ladder: kind})
	f.must(f.tells, &sessions.JudgeKind{Action: id, Ladder: kind})
	f.must(owner, &sessions.PlanAction{Action: id, Manager: "directeur WPI", Effect: asText("Niemand levert een papier twee keer in."), Measure: asText("Papieren per aanvraag"),
		Now: asText("elf"), Goal: asText("vijf"), Measurer: "kwaliteit", Forget: asText("Het formulier vraagt er niet meer om.")})
	f.must(owner, &sessions.BeginAction{Action: id})
	return owner
}

func (f *followed) claimed(id string, owner sessions.Principal, told string) {
	f.t.Helper()
	f.must(owner, &sessions.AddEvidence{Action: id, Evidence: id + "-1", Type: "document", What: asText("Het nieuwe formulier."), Public: true})
	f.must(owner, &sessions.AddEvidence{Action: id, Evidence: id + "-2", Type: "verklaring", What: asText("Een brief die niet openbaar is."), Public: false})
	f.must(owner, &sessions.ClaimAction{Action: id, Told: asText(told), Untried: asText("Er is niemand die het uitvoert.")})
	f.must(sessions.Principal{Role: sessions.Clock}, &sessions.OpenCheck{Action: id, Delivered: true})
}

// passed sends a signal to a level.
func (f *followed) passed(id, barrier string, level sessions.Level, carrier sessions.Label) {
	f.t.Helper()
	f.must(f.lead, &sessions.PrepareLeg{Leg: id, Barriers: []string{barrier}, Level: level, Question: "bespreken", Rule: asText("De regel over de kostendelersnorm."),
		Proposal: asText("Laat de inkomensgrens los voor mensen met schulden."), Tried: asText("De balie mocht het niet anders doen."), Skip: asText("Het team mag dit niet beslissen.")})
	f.must(f.lead, &sessions.AskCarrier{Leg: id, Function: carrier, AnswerBy: f.in(5)})
	f.must(f.place(id+"/1"), &sessions.AcceptCarrying{Leg: id, Yes: true, SendBy: f.in(9), Words: asText("Ik neem dit mee.")})
	f.must(f.place(id+"/1"), &sessions.SendLeg{Leg: id})
}

const (
	whispered = "Je zakt door het ijs zodra je één euro te veel verdient."
	rewritten = "Je zakt door het ijs zodra je inkomen de norm overschrijdt."
)

// follow plays an evening and what came after it, to seventy days later.
func (h *house) follow(t *testing.T) *followed {
	t.Helper()
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	f.must(f.lead, &sessions.TagBarrier{Barrier: "b1", Types: []string{"papier", "opnieuw_vertellen"}, Themes: []sessions.Label{"dienstverlening", "stadspas en minima"}, Since: f.in(-570)})
	f.must(f.lead, &sessions.RecogniseFor{Barrier: "b1", Side: sessions.Ervaring, People: 23})
	f.must(f.lead, &sessions.RecogniseFor{Barrier: "b1", Side: sessions.Uitvoering, People: 3})
	f.barrier("b2", "zoeken", "Zonder computer kom je nergens binnen.", 12, "alleen_digitaal")
	f.barrier("b3", "besluit", whispered, 9, "te_streng", "geld")
	f.barrier("b4", "hulp", "Er is één keer per jaar plek.", 4, "te_weinig_aanbod")
	f.barrier("b5", "papieren", "Niemand leest de brief die je krijgt.", 6, "papier")
	f.barrier("b6", "doorgestuurd", "Ik sta steeds weer bij een ander loket.", 0, "koude_overdracht")
	f.must(f.lead, &sessions.RegisterOneOff{OneOff: "l1", What: asText("De tekst op de website klopt weer."), By: "team stadspas", Helped: 40})
	f.must(f.lead, &sessions.RegisterOneOff{OneOff: "l2", What: asText("Mevrouw kreeg haar pas alsnog mee."), By: "balie Noord", Helped: 2})
	f.must(f.lead, &sessions.MakePromise{Promise: "p1", By: "directeur WPI", Capacity: "dienst", Sentence: asText("Iedereen wordt met vertrouwen ontvangen.")})
	f.must(f.lead, &sessions.MakePromise{Promise: "p2", By: "teammanager stadspas", Capacity: "team", Sentence: asText("Over een maand vragen we geen bankafschrift meer."),
		Notice: asText("Vraag 14 is weg."), Check: f.in(35)})
	f.must(f.lead, &sessions.CloseSession{})
	f.must(f.lead, &sessions.PublishOutcome{Read: true})

	f.days(2)
	silent := f.taken("a2", "b2", "Aan elke balie samen invullen", "hoofd balies", "K6")
	good := f.taken("a5", "b5", "De brief opnieuw schrijven met lezers", "teamleider communicatie", "K4")
	back := f.taken("a6", "b5", "Een folder over de brief", "adviseur communicatie", "K1")
	f.must(silent, &sessions.UpdateAction{Action: "a2", Did: asText("Drie balies doen mee."), Next: asText("Nu Noord nog.")})
	f.must(f.lead, &sessions.GiveReason{Barrier: "b4", Category: "te_weinig_capaciteit", Text: asText("Er zijn niet genoeg begeleiders."), DecidedBy: "directeur WPI"})
	f.must(f.lead, &sessions.RelateOneOff{OneOff: "l1", Absent: asText("Iedereen die zoekt."), Relation: sessions.ByAction, Action: "a5"})
	f.must(f.lead, &sessions.AcknowledgeBarrier{Barrier: "b6", By: "directeur WPI", Words: asText("Dit gaat niet goed bij ons.")})
	f.passed("g1", "b3", sessions.Department, "teammanager inkomen")
	f.days(5)
	f.must(f.place("g1/plek"), &sessions.ReceiveLeg{Leg: "g1", Number: "WPI 2026/114"})
	f.must(f.place("g1/plek"), &sessions.RephraseLeg{Leg: "g1", Words: asText(rewritten)})
	f.days(10)
	f.must(f.place("g1/plek"), &sessions.AnswerLeg{Leg: "g1", Kind: sessions.Denied, Category: "niet_wenselijk", Text: asText("De norm staat in de wet."), By: "directeur WPI"})
	f.must(f.lead, &sessions.DeliverAnswer{Leg: "g1", Side: sessions.Ervaring, Way: "voorgelezen"})
	f.passed("g2", "b3", sessions.VNG, "raadslid")
	f.must(good, &sessions.ShiftAction{Action: "a5", Due: f.in(35), Why: asText("De lezers hadden meer tijd nodig.")})
	f.must(back, &sessions.UpdateAction{Action: "a6", NoNews: true})
	f.days(5)
	f.claimed("a5", good, "De brief is nu één bladzij.")
	f.must(f.tells, &sessions.GiveVerdict{Action: "a5", Verdict: sessions.Noticed, Needed: "ja"})
	for range 2 {
		f.days(14)
		f.must(sessions.Principal{Role: sessions.Clock}, &sessions.RemindCheck{Action: "a5"})
	}
	f.days(20)
	f.must(sessions.Principal{Role: sessions.Clock}, &sessions.CloseCheck{Action: "a5"})
	return f
}

// TestS0_28_AnybodyReadsTheTrajectory without an account or a cookie: promises with dates, and no personal data.
func TestS0_28_AnybodyReadsTheTrajectory(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	p := h.person()
	got := p.get("/traject/"+f.stream).is(t, 200, "Over een maand vragen we geen bankafschrift meer.", "Wij kijken op 17 februari 2026.",
		"not", own, "Gele Das", "Mevrouw kreeg", "niet openbaar", "Samira", f.seat)
	if got.header.Get("Set-Cookie") != "" {
		t.Error("it gives a cookie")
	}
	for _, alone := range []string{`property="og:title" content="Er is nieuws"`, "/nieuws.atom"} {
		if !strings.Contains(got.body, alone) {
			t.Errorf("there is no %s", alone)
		}
	}
	if strings.Contains(got.body, "og:description") || strings.Contains(got.body, `name="description"`) {
		t.Error("a preview tells what it is about")
	}
}

func (f *followed) data(t *testing.T) (d openData) {
	t.Helper()
	if err := json.Unmarshal([]byte(f.h().person().get("/traject/"+f.stream+"/gegevens.json").is(t, 200).body), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWhatIsNotThereIsNotShown: ids that nobody has, of an evening that is only planned, and of another trajectory.
func TestWhatIsNotThereIsNotShown(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	p := h.person()
	f.again()
	planned := h.planned(f.desk)
	stream, err := h.Store.SessionStream(t.Context(), planned)
	if err != nil {
		t.Fatal(err)
	}
	before := h.Hall.Boards()
	for _, id := range []string{strings.Repeat("0", 32), planned, stream, f.session, "..%2f..", "a'%20or%201=1", "%3Cscript%3E", strings.Repeat("x", 500)} {
		for _, path := range []string{"", "/nieuws.atom", "/gegevens.json", "/gegevens.csv", "/bundel/g1"} {
			p.get("/traject/"+id+path).is(t, 404, "not", "<script>alert")
		}
	}
	p.get("/uitkomst/"+planned).is(t, 404)
	if after := h.Hall.Boards(); after != before {
		t.Errorf("there were %d boards and are %d: one was opened for a name that somebody made up", before, after)
	}
	for _, query := range []string{"lijst=geheim", "lijst=traject", "lijst=<script>"} {
		p.get("/traject/"+f.stream+"/gegevens.csv?"+url.PathEscape(query)).is(t, 404)
	}
	for _, leg := range []string{"g9", "..", "%3Cscript%3E"} {
		p.get("/traject/"+f.stream+"/bundel/"+leg).is(t, 404)
	}
}

func TestFiltersWithNonsenseHoldNothing(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	for query, row := range map[string]struct {
		with, not []string
	}{
		"thema=bestaat%20niet":                {[]string{"Hier is geen drempel bij."}, []string{core}},
		"soort=%3Cscript%3Ealert(1)":          {[]string{"Hier is geen drempel bij.", "een soort die er niet is"}, []string{"<script>alert", core}},
		"stap=nergens":                        {[]string{"een stap die er niet is"}, []string{core}},
		"drempel=b99":                         {[]string{"Hier is geen drempel bij."}, []string{core}},
		"na=b99":                              {[]string{"Deze plek in de lijst is er niet meer", core}, nil},
		"soort=papier&na=b2":                  {[]string{core, "Niemand leest de brief"}, []string{"is er niet meer", "Zonder computer kom"}}, // of another list: a place on the route
		"stap=zoeken&na=b6":                   {[]string{"Terug naar het begin"}, []string{"Zonder computer kom"}},
		"thema=" + strings.Repeat("x", 2000):  {[]string{"Hier is geen drempel bij."}, nil},
		"soort=papier":                        {[]string{core, "Niemand leest de brief"}, []string{"Zonder computer kom", "In cijfers"}},
		"thema=stadspas%20en%20minima":        {[]string{core}, []string{"Niemand leest de brief"}},
		"stap=papieren&soort=alleen_digitaal": {[]string{"Hier is geen drempel bij."}, []string{core}},
		"drempel=b2":                          {[]string{"Zonder computer kom", `id="actie-a2"`}, []string{core}},
	} {
		page := h.person().get("/traject/"+f.stream+"?"+query).is(t, 200, append(append([]string{}, row.with...), append([]string{"not"}, row.not...)...)...)
		if strings.Contains(page.body, "ZgotmplZ") {
			t.Errorf("%s makes an address that the page does not trust", query)
		}
	}
}

// TestAListGoesOnByCursor: each barrier stands on one page, along the route, and one that comes meanwhile moves none.
func TestAListGoesOnByCursor(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	for i := range 2*onePage + 5 {
		f.barrier(fmt.Sprintf("x%02d", i), "zoeken", fmt.Sprintf("Drempel nummer %02d is er.", i), 0, "papier")
	}
	f.must(f.lead, &sessions.CloseSession{})
	next := regexp.MustCompile(`href="([^"]*na=[^"]*)"`)
	seen := map[string]int{}
	pages := 0
	for at := "/traject/" + f.stream; at != ""; pages++ {
		page := h.person().get(at).is(t, 200).body
		for _, m := range regexp.MustCompile(`id="drempel-(\w+)"`).FindAllStringSubmatch(page, -1) {
			seen[m[1]]++
		}
		at = ""
		if m := next.FindStringSubmatch(page); m != nil {
			at, _, _ = strings.Cut(html.UnescapeString(m[1]), "#")
		}
	}
	if pages != 3 || len(seen) != 2*onePage+6 {
		t.Errorf("%d barriers on %d pages", len(seen), pages)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s stands on %d pages", id, n)
		}
	}
	h.person().get("/traject/"+f.stream+"?soort=papier&na=x19").is(t, 200, "Drempel nummer 20", "Terug naar het begin", "45 drempels samen", "not", "Drempel nummer 19", core)
}

// TestAScriptIsTextAndACellNoFormula in every text that a person can write on a trajectory.
func TestAScriptIsTextAndACellNoFormula(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	const bad = `=SOM(A1) <script>alert(1)</script> ]]> "><img src=x onerror=alert(1)>`
	f.barrier("b2", "zoeken", bad, 0, "papier")
	f.must(f.lead, &sessions.RegisterOneOff{OneOff: "l1", What: asText("@SOM(1)" + bad), By: "-2+3 <script>", Helped: 40})
	f.must(f.lead, &sessions.MakePromise{Promise: "p1", By: "+31 <script>", Capacity: "dienst", Sentence: asText("\u2212" + bad), Notice: asText(bad), Check: f.in(20)})
	f.must(f.lead, &sessions.GiveReason{Barrier: "b2", Category: "niet_wenselijk", Text: asText(bad), DecidedBy: "@directeur"})
	f.must(f.lead, &sessions.CloseSession{})
	owner := f.taken("a2", "b2", bad, "=hoofd <script>", "K4")
	f.must(owner, &sessions.ShiftAction{Action: "a2", Due: f.in(60), Why: asText(bad)})
	f.must(owner, &sessions.UpdateAction{Action: "a2", Did: asText(bad), Next: asText(bad)})
	f.claimed("a2", owner, bad)
	f.must(f.lead, &sessions.PrepareLeg{Leg: "g1", Barriers: []string{"b2"}, Level: sessions.Team, Place: "<script>", Question: "bespreken", Rule: asText(bad), Proposal: asText(bad), Tried: asText(bad)})
	f.must(f.lead, &sessions.AskCarrier{Leg: "g1", Function: "<script>drager", AnswerBy: f.in(5)})
	f.must(f.place("g1/1"), &sessions.AcceptCarrying{Leg: "g1", Yes: true, SendBy: f.in(9), Words: asText(bad)})
	f.must(f.place("g1/1"), &sessions.SendLeg{Leg: "g1"})
	f.must(f.place("g1/plek"), &sessions.RephraseLeg{Leg: "g1", Words: asText(bad + " anders")})
	f.must(f.place("g1/plek"), &sessions.AnswerLeg{Leg: "g1", Kind: sessions.Denied, Category: "niet_wenselijk", Text: asText(bad), By: "=baas"})
	p := h.person()
	for _, path := range []string{"", "?drempel=b2", "/bundel/g1", "/nieuws.atom"} {
		page := p.get("/traject/"+f.stream+path).is(t, 200, "&lt;script&gt;")
		for _, raw := range []string{"<script>alert", "<img", "onerror=alert(1)>"} {
			if strings.Contains(page.body, raw) {
				t.Errorf("%q has %q", path, raw)
			}
		}
	}
	p.get("/uitkomst/"+f.session).is(t, 200, "&lt;script&gt;", "not", "<script>alert", "<img")
	begins := 0
	for _, list := range dataTables {
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.get("/traject/"+f.stream+"/gegevens.csv?lijst="+list).is(t, 200).body, "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Errorf("%s: %v", list, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\u2212\t\r", []rune(cell)[0]) {
					t.Errorf("%s: a spreadsheet would run %q", list, cell)
				}
				if strings.HasPrefix(cell, "'=") || strings.HasPrefix(cell, "'@") || strings.HasPrefix(cell, "'-") || strings.HasPrefix(cell, "'+") || strings.HasPrefix(cell, "'\u2212") {
					begins++
				}
			}
		}
	}
	if begins < 8 {
		t.Errorf("only %d cells were made harmless", begins)
	}
}

// TestI34_TheNumbersFollowFromTheData that stand beside them: amount again here from nothing else. People under five
// and percentages under ten are in neither.
func TestI34_TheNumbersFollowFromTheData(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	d := f.data(t)
	page := html.UnescapeString(h.person().get("/traject/"+f.stream).is(t, 200, "Wat telt dit?").body)
	actions := map[string]actionRow{}
	again := map[string][2]int{}
	tell := func(name string, part bool) {
		n := again[name]
		n[1]++
		if part {
			n[0]++
		}
		again[name] = n
	}
	checked := map[string]bool{}
	for _, c := range d.Checks {
		checked[c.Action] = checked[c.Action] || slices.Contains([]string{"bevestigd", "deels_bevestigd", "heropend", "nog_gemerkt"}, c.Result)
	}
	for _, a := range d.Actions {
		actions[a.ID] = a
		if a.Stands {
			tell("Zwak", a.Strength == 1)
		}
		if a.Verified != "" {
			tell("Structureel", a.Proven >= 2)
		}
		if a.Claimed != "" {
			tell("Nagekeken", checked[a.ID])
		}
	}
	counts := map[string]int{}
	for _, b := range d.Barriers {
		tell("Opgelost, mensen merken het", b.Mark == "opgelost_bevestigd")
		counts[b.Headline]++
		if back := len(b.Returned) > 0; back || b.Mark == "opgelost_bevestigd" {
			tell("Kwam terug", back)
		}
	}
	for _, o := range d.OneOffs {
		tell("Losse eindjes", o.Open)
		if _, linked := actions[o.To]; o.Relation == "action" && !linked {
			t.Errorf("%s names an action that is not in the data", o.ID)
		}
	}
	for _, p := range d.Promises {
		if p.State != "ingetrokken" && p.First != "" && p.First < d.Trajectory.At {
			tell("Beloften nagekomen", p.State == "bevestigd_door_mensen")
		}
	}
	for _, fig := range d.Figures {
		if n, ok := again[fig.Name]; ok && (n[0] != fig.Part || n[1] != fig.Of) {
			t.Errorf("%s is %d of %d, and from the data %d of %d", fig.Name, fig.Part, fig.Of, n[0], n[1])
		}
		if _, ok := again[fig.Name]; !ok && fig.Name != "Bereik" {
			t.Errorf("%s cannot be counted again", fig.Name)
		}
		if fig.Of < 10 && fig.Percent != "" {
			t.Errorf("%s shows %s of %d", fig.Name, fig.Percent, fig.Of)
		}
		if fig.Means == "" || !strings.Contains(page, fig.Means) {
			t.Errorf("%s does not say what it counts", fig.Name)
		}
		delete(again, fig.Name)
	}
	for name, n := range again {
		t.Errorf("%s is not on the page: %v", name, n)
	}
	says := fmt.Sprintf("6 drempels bevestigd: %d met actie, %d doorgegeven, %d met reden, %d onbehandeld.", counts["actie"], counts["doorgegeven"], counts["reden"], counts["onbehandeld"])
	if !strings.Contains(d.Trajectory.Says, says) || !strings.Contains(page, says) {
		t.Errorf("the data give %q, and the sentence is %q", says, d.Trajectory.Says)
	}
	reach := 0
	for _, b := range d.Barriers {
		for _, k := range b.Known {
			var n int
			if _, err := fmt.Sscanf(k[strings.Index(k, ":")+1:], "%d", &n); err != nil || n < 5 {
				t.Errorf("%s is known by %q", b.ID, k)
			}
			if b.ID == "b5" { // of the action that the one-off led to
				reach += n
			}
		}
	}
	if !strings.Contains(page, fmt.Sprintf("40 geholpen, %d herkennen het", reach)) {
		t.Errorf("the reach is not %d", reach)
	}
	if d.OneOffs[1].Helped != "minder dan 5" || d.OneOffs[1].What != "" || strings.Contains(page, "4 mensen") || strings.Contains(page, "3 medewerkers") {
		t.Error("a number of fewer than five people is shown")
	}
	if len(d.Steps) != 9 || len(d.Legs) != 2 || len(d.Promises) != 2 || len(d.Reasons) != 2 || len(d.Shifts) != 1 {
		t.Errorf("%d steps, %d legs, %d promises, %d reasons, %d shifts", len(d.Steps), len(d.Legs), len(d.Promises), len(d.Reasons), len(d.Shifts))
	}
}

// TestI07_TheFirstDateStaysOnThePage, with every shift and its reason.
func TestI07_TheFirstDateStaysOnThePage(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	shift := "Eerst was het 24 februari 2026. Nu 6 maart 2026, want: De lezers hadden meer tijd nodig."
	h.person().get("/traject/"+f.stream).is(t, 200, shift, "Datum verschoven: eerst 24 februari 2026, nu 6 maart 2026")
	h.person().get("/uitkomst/"+f.session).is(t, 200, shift)
	if s := f.data(t).Shifts[0]; s.Was != "2026-02-24" || s.To != "2026-03-06" || s.Why != "De lezers hadden meer tijd nodig." {
		t.Errorf("the data say %+v", s)
	}
}

// TestI10_OldGoodNewsIsNoNews: thirty days after the last word nobody knows how it goes, and the page says so.
func TestI10_OldGoodNewsIsNoNews(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	f.must(f.lead, &sessions.CloseSession{})
	f.taken("a2", "b1", "Aan elke balie samen invullen", "hoofd balies", "K6")
	at := "/traject/" + f.stream
	h.person().get(at).is(t, 200, `ams-badge--lime">bezig`, "Hoofd balies werkt hieraan.", "not", "onbekend", "Stil sinds", "dagen stil")
	f.days(31)
	h.person().get(at).is(t, 200, `ams-badge--unknown">onbekend`, "Of het nog goed gaat, weten we niet. Al 31 dagen niks gehoord.", "Stil sinds 13 januari 2026", "Al 31 dagen stil: Aan elke balie samen invullen",
		"not", `ams-badge--lime">bezig`)
	f.days(10)
	h.person().get(at).is(t, 200, `ams-badge--red">te laat`, "Al 41 dagen niks gehoord.", "not", `ams-badge--lime">bezig`)
	f.days(90)
	h.person().get(at).is(t, 200, `ams-badge--red">veel te laat`)
}

// TestS0_20_ProgressIsWhatPeopleSaw: of the agreed steps, and what an owner says of one does not count.
func TestS0_20_ProgressIsWhatPeopleSaw(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	f.must(f.lead, &sessions.CloseSession{})
	owner := f.taken("a2", "b1", "Aan elke balie samen invullen", "hoofd balies", "K6")
	f.must(owner, &sessions.AddStep{Action: "a2", Step: "noord", By: "balie Noord", What: asText("een plek maken"), Due: f.in(20)})
	f.must(owner, &sessions.MarkStep{Action: "a2", Step: "noord", State: sessions.StepDone})
	at := "/traject/" + f.stream
	h.person().get(at).is(t, 200, "0 van 2 stappen door mensen gezien", "een plek maken (klaar volgens wie het doet", "not", "70%", "100%")
	f.must(f.tells, &sessions.SeeStep{Action: "a2"})
	h.person().get(at).is(t, 200, "1 van 2 stappen door mensen gezien")
	if a := f.data(t).Actions[1]; a.Seen != 1 || a.Agreed != 2 {
		t.Errorf("the data say %d of %d", a.Seen, a.Agreed)
	}
}

// TestS3_13_FromAnActionBackToTheWords of those who told it: the permanent address of an action shows them above it.
func TestS3_13_FromAnActionBackToTheWords(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	d := f.data(t)
	words := map[string]string{}
	for _, b := range d.Barriers {
		words[b.ID] = b.Sentence
	}
	for _, a := range d.Actions {
		page := h.person().get("/traject/"+f.stream+"?drempel="+a.Barriers[0]).is(t, 200).body
		quote, deed := strings.Index(page, "<blockquote>"+words[a.Barriers[0]]+"</blockquote>"), strings.Index(page, `id="actie-`+a.ID+`"`)
		if quote < 0 || deed < quote {
			t.Errorf("%s does not stand under the words %q", a.ID, words[a.Barriers[0]])
		}
	}
	page := h.person().get("/traject/" + f.stream).body
	for _, address := range []string{"?drempel=b5#actie-a5\">Hoe het daarmee gaat", "?drempel=b2#actie-a2\">"} {
		if !strings.Contains(page, address) {
			t.Errorf("nothing leads to %s", address)
		}
	}
	for _, m := range regexp.MustCompile(`href="(/traject/[^"#]*)#([^"]+)"`).FindAllStringSubmatch(html.UnescapeString(page), -1) {
		if there := h.person().get(m[1]).is(t, 200).body; !strings.Contains(there, `id="`+m[2]+`"`) {
			t.Errorf("%s has no %s", m[1], m[2])
		}
	}
}

// TestS4_29_TheDraftHasEveryBarrierAndItsState as soon as the evening is over.
func TestS4_29_TheDraftHasEveryBarrierAndItsState(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead, f.tells = h.lead(f.evening1), sessions.Principal{Role: sessions.Attendee, Session: f.session, Seat: f.seat}
	f.barrier("b2", "zoeken", "Zonder computer kom je nergens binnen.", 12, "alleen_digitaal")
	f.barrier("b3", "besluit", whispered, 0, "te_streng")
	f.must(f.lead, &sessions.GiveReason{Barrier: "b3", Category: "te_weinig_capaciteit", Text: asText("Er zijn te weinig mensen."), DecidedBy: "directeur WPI"})
	h.person().get("/traject/"+f.stream).is(t, 200, "Er is nog geen drempel bevestigd.", "not", "Zonder computer") // the room is still talking
	f.must(f.lead, &sessions.CloseSession{})
	h.person().get("/uitkomst/"+f.session).is(t, 200, "wordt nog nagelezen", core, "We hebben teammanager inkomen gevraagd", "Zonder computer", "Hier doet nog niemand iets mee.",
		whispered, "Het antwoord is nu nee.", "Er zijn te weinig mensen.")
	h.person().get("/traject/"+f.stream).is(t, 200, core, "Zonder computer", whispered)
}

// TestS4_32_ThePageCountsWhatChangesForEverybody, and shows how strong it is.
func TestS4_32_ThePageCountsWhatChangesForEverybody(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	h.person().get("/traject/"+f.stream).is(t, 200, "2 dingen meteen geregeld.", "1 heeft een actie of herstelronde, 1 is nog een los eindje.", "Voor iedereen: De brief opnieuw schrijven met lezers",
		"Beloofd: midden. Bewezen: midden.", "Beloofd: sterk. Bewezen: nog niet.", "verandert papier, tijd of mandaat")
	o := f.data(t).OneOffs
	if len(o) != 2 || o[0].Relation != "action" || o[0].To != "a5" || o[0].Open || o[1].Relation != "" || !o[1].Open {
		t.Errorf("the data say %+v", o)
	}
}

// TestS0_18_AcknowledgingClosesNothing: it is shown, and the barrier stays as open as it was.
func TestS0_18_AcknowledgingClosesNothing(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	h.person().get("/traject/"+f.stream+"?drempel=b6").is(t, 200, "Wij erkennen dit.", "directeur WPI, 15 januari 2026", "Dit gaat niet goed bij ons.", "Hier doet nog niemand iets mee.")
}

// TestS4_28_APromiseShowsWhatPeopleSay on both sides of it, and no number under five.
func TestS4_28_APromiseShowsWhatPeopleSay(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	at := "/traject/" + f.stream
	h.person().get(at).is(t, 200, "niet nagekomen", "ik merkte het: minder dan 5. Bij mij ging het anders: minder dan 5.", "nog vaag")
	f.must(f.tells, &sessions.JudgePromise{Promise: "p2", Says: "anders"})
	h.person().get(at).is(t, 200, "anders dan beloofd", "ik merkte het: minder dan 5. Bij mij ging het anders: minder dan 5.", "not", "anders: 1")
	if p := f.data(t).Promises[1]; p.State != "anders_dan_beloofd" || p.Kept != "minder dan 5" || p.Others != "minder dan 5" {
		t.Errorf("the data say %+v", p)
	}
}

// TestAMergedBarrierIsFoundWhereItLivesOn: its permanent address, its action and its signal stand under the other.
func TestAMergedBarrierIsFoundWhereItLivesOn(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	f.must(f.lead, &sessions.MergeBarriers{Barrier: "b3", Into: "b2", Told: true})
	h.person().get("/traject/"+f.stream+"?drempel=b3").is(t, 200, `id="drempel-b2"`, "Zonder computer", "geen ontvangst", "not", `id="drempel-b3"`)
	h.person().get("/traject/"+f.stream).is(t, 200, "5 drempels bevestigd", "mwr-ladder", `?drempel=b2#drempel-b2`, "not", `id="drempel-b3"`)
}

// TestAnOpenEndIsPublicAfterFourteenDays and before that its question (I-04).
func TestAnOpenEndIsPublicAfterFourteenDays(t *testing.T) {
	h := start(t, nil)
	f := &followed{asking: h.asking(), t: t}
	f.lead = h.lead(f.evening1)
	f.must(f.lead, &sessions.RegisterOneOff{OneOff: "l1", What: asText("De tekst op de website klopt weer."), By: "team stadspas"})
	f.must(f.lead, &sessions.CloseSession{})
	at := "/traject/" + f.stream
	h.person().get(at).is(t, 200, "Wat verandert er voor anderen? Dat wordt gezocht tot 27 januari 2026.", "not", ">los eindje<", "Voor anderen is nog niks geregeld")
	h.person().get(at+"/nieuws.atom").is(t, 200, "not", "los eindje")
	f.days(14)
	h.person().get(at).is(t, 200, ">los eindje<", "Voor anderen is nog niks geregeld.", "Een los eindje: dit hielp")
	h.person().get(at+"/nieuws.atom").is(t, 200, "Een los eindje: voor anderen is nog niks geregeld")
}

// TestTheChainIsAPictureAndAList that say the same: levels, dates, who carried, receipt, answer and whisper test.
func TestTheChainIsAPictureAndAList(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	page := h.person().get("/traject/"+f.stream).is(t, 200, "WPI 2026/114", "De dienst zegt nee. Het antwoord is terug aan tafel.", "De norm staat in de wet.", "We weten niet of het is aangekomen.",
		"Het team mag dit niet beslissen.", "<del>één euro te veel verdient.</del>", "<ins>inkomen de norm overschrijdt.</ins>", "/bundel/g1", "/bundel/g2", "0 van 1").body
	picture := between(page, `<svg class="mwr-ladder"`, "", "</svg>")
	for _, word := range []string{"Tafel", "Team", "Dienst", "College", "Gemeenteraad", "VNG", "Rijk", "terug aan tafel", "geen ontvangst", "mwr-ladder__back", "mwr-ladder__late", `aria-hidden="true"`} {
		if !strings.Contains(picture, word) {
			t.Errorf("the picture has no %q", word)
		}
	}
	if strings.Contains(picture, "style=") {
		t.Error("the policy forbids its style")
	}
	var feed atomFeed
	got := h.person().get("/traject/"+f.stream+"/nieuws.atom").is(t, 200, "Een signaal ging naar de VNG", "Het antwoord van de dienst is terug aan tafel", "Het verslag van een gesprek staat er", "not", own, "Mevrouw")
	if err := xml.Unmarshal([]byte(got.body), &feed); err != nil || len(feed.Entries) < 8 || !strings.HasPrefix(got.header.Get("Content-Type"), "application/atom+xml") {
		t.Fatalf("%d entries, %v", len(feed.Entries), err)
	}
	ids := map[string]bool{}
	for i, e := range feed.Entries {
		if ids[e.ID] || e.Title == "" || !strings.HasSuffix(e.Updated, "T00:00:00+01:00") {
			t.Errorf("entry %d is %+v", i, e)
		}
		if ids[e.ID] = true; i > 0 && e.Updated > feed.Entries[i-1].Updated {
			t.Errorf("%s comes after what is older", e.Title)
		}
	}
	if feed.Updated != feed.Entries[0].Updated {
		t.Error("the feed is not as new as its news")
	}
}

// TestABundleIsOnePaperAndFrozen: public once it was sent, and the desk's before that.
func TestABundleIsOnePaperAndFrozen(t *testing.T) {
	h := start(t, nil)
	f := h.follow(t)
	at := "/traject/" + f.stream + "/bundel/"
	sheet := h.person().get(at+"g1").is(t, 200, "Wilt u dit bespreken?", whispered, "9 mensen herkennen dit", "De balie mocht het niet anders doen.", "Laat de inkomensgrens los", "kostendelersnorm", "Dienst, directeur",
		"Controlegetal", "not", own, "Gele Das", "Samira", "een huisbezoek", "nog niet verstuurd").body
	f.again()
	f.must(f.lead, &sessions.PrepareLeg{Leg: "g3", Barriers: []string{"b2"}, Level: sessions.Team, Question: "beantwoorden", Proposal: asText("Maak een balie.")})
	h.person().get(at+"g3").is(t, 404, "not", "Maak een balie.")
	h.person().get("/bureau/"+f.session+"/bundel/g3").is(t, 303)
	f.desk.get("/bureau/"+f.session+"/bundel/g3").is(t, 200, "nog niet verstuurd", "Maak een balie.", "Zonder computer kom je nergens binnen.")
	f.desk.get("/bureau/"+f.session+"/bundel/g9").is(t, 404)
	f.must(f.lead, &sessions.RecogniseFor{Barrier: "b3", Side: sessions.Ervaring, People: 30})
	f.days(3)
	if again := h.person().get(at+"g1").is(t, 200).body; again != sheet {
		t.Error("what was sent is another sheet now")
	}
}
