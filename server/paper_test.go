package server

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// sends asks a wish by the door that a screen without a socket uses, in the part of the evening that is on.
func (p *person) sends(e evening1, as, op string, body any) answer {
	p.h.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return p.json("/wish?as="+as+"&stream="+e.stream+"&session="+e.session,
		fmt.Sprintf(`{"t":"wish","id":"%s","op":"%s","phase":"%s","body":%s}`, newID(), op, p.h.runOf(e), b))
}

func (p *person) must(e evening1, as, op string, body any) {
	p.h.t.Helper()
	if a := p.sends(e, as, op, body); !strings.Contains(a.body, `"ack"`) {
		p.h.t.Fatalf("%s: %s", op, a.body)
	}
}

func (h *house) runOf(e evening1) (run string) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), e.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if s, ok := record[*sessions.Session](st, "session", e.session); ok {
			run = s.Run.ID
		}
	})
	return run
}

// scribeOf is a laptop at the first table.
func (h *house) scribeOf(e evening1) *person {
	h.t.Helper()
	p := h.person()
	p.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[0])).to(h.t, "/schrijver")
	return p
}

type form map[string]any

func paperCard(n int, words string) form {
	return form{"card": fmt.Sprintf("k%d", n), "question": "vast", "step": "papieren", "text": words, "side": "ervaring", "paper": fmt.Sprintf("1-%d", n), "slip": n}
}

var (
	slipCodes  = regexp.MustCompile(`Strookje (\d+)</p>.*?mwr-slips__code">([^<]+)<`)
	theirWords = []string{"Ik moest mijn papieren twee keer brengen.", "Ik moest mijn bewijs nog een keer laten zien.", "De balie vroeg alles opnieuw."}
)

// slipsIn are the codes on a printed pack, by the number of the slip.
func slipsIn(page string) map[string]string {
	found := map[string]string{}
	for _, m := range slipCodes.FindAllStringSubmatch(page, -1) {
		found[m[1]] = m[2]
	}
	return found
}

// TestASlipIsPrintedWhileItIsNobodys: a code that lies in the pack opens nothing until a card was written for it, and is
// never printed again after that. Its holder finds the words, by the slip alone.
func TestASlipIsPrintedWhileItIsNobodys(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	print := "/bureau/" + e.session + "/print"
	slips := slipsIn(e.desk.get(print).is(t, 200, "Strookje 1", "Bewaar er geen kopie van").body)
	if len(slips) != 2*slipsATable || len(typed(slips["1"])) != 12 {
		t.Fatalf("the slips are %v", slips)
	}
	if again := slipsIn(e.desk.get(print).body); again["4"] != slips["4"] {
		t.Error("a slip has another code when it is printed again")
	}
	for name, asked := range map[string]struct {
		query string
		n     int
	}{"none": {"?strookjes=0", 0}, "three a table": {"?strookjes=3", 6}, "no number": {"?strookjes=veel", 16}, "below none": {"?strookjes=-4", 16}, "too many": {"?strookjes=4000", 80}} {
		if got := len(slipsIn(e.desk.get(print+asked.query).is(t, 200).body)); got != asked.n {
			t.Errorf("%s: %d slips, want %d", name, got, asked.n)
		}
	}
	h.person().post("/mijn/in", "code", slips["1"]).is(t, 404, "Op dit strookje staat nog niets", slips["1"])
	e.desk.post("/bureau/"+e.session+"/namens", "code", slips["1"]).is(t, 404, "Op dit strookje staat nog niets")

	second := h.person()
	second.post("/mede/sleutel", "key", e.mede(t, `{}`)).to(t, "/bureau/"+e.session)
	if n := len(slipsIn(second.get(print).is(t, 200).body)); n != 0 {
		t.Errorf("a second facilitator can print %d slips", n)
	}

	h.run(e, "drempels")
	h.scribeOf(e).must(e, "scribe", "write-card-for", paperCard(1, theirWords[0]))
	later := slipsIn(e.desk.get(print).is(t, 200, "not", slips["1"]).body)
	if _, there := later["1"]; there || len(later) != 15 || later["2"] != slips["2"] {
		t.Errorf("after the first card the pack has %v", later)
	}
	mine := h.bySlip(slips["1"])
	mine.get("/mijn").is(t, 200, theirWords[0])
	e.desk.post("/bureau/"+e.session+"/namens", "code", slips["1"]).is(t, 200, "De vragen van deze persoon")
	mine.post("/mijn/weg", "kaart", "k1").to(t, "/mijn")
	mine.get("/mijn").is(t, 200, "not", theirWords[0])
	h.wish(e.stream, h.lead(e), &sessions.CloseSession{}, "")
	if n := len(slipsIn(e.desk.get(print).is(t, 200).body)); n != 0 {
		t.Errorf("%d slips can be printed when the evening is over", n)
	}
}

// TestTheSameCardTwiceSaysWhatIsThere: the scribe who entered it reads what stands there; another table and the desk do
// not, and the log of facts and the door keep the number to themselves.
func TestTheSameCardTwiceSaysWhatIsThere(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	h.run(e, "drempels")
	scribe := h.scribeOf(e)
	scribe.must(e, "scribe", "write-card-for", paperCard(1, theirWords[0]))
	twice := paperCard(1, "Iets anders.")
	twice["card"] = "ander"
	scribe.sends(e, "scribe", "write-card-for", twice).is(t, 200, `"no"`, "Kaart 1-1 is al opgeschreven. Er staat: ‘"+theirWords[0]+"’")
	e.desk.sends(e, "desk", "write-card-for", twice).is(t, 200, `"no"`, "Kaart 1-1 is al opgeschreven (tafel 1)", "not", theirWords[0])
	other := h.person()
	other.post("/schrijver/sleutel", "key", secretOf(e.in.Scribes[1])).to(t, "/schrijver")
	other.sends(e, "scribe", "write-card-for", twice).is(t, 200, `"no"`, "(tafel 1)", "not", theirWords[0])
	other.sends(e, "scribe", "read-card-back", form{"paper": "1-1"}).is(t, 200, `"no"`, "not-found")
	twice["paper"] = "één"
	scribe.sends(e, "scribe", "write-card-for", twice).is(t, 200, `"no"`, "Dit is geen nummer van een kaart")
	e.desk.get("/since?as=desk&stream="+e.stream+"&session="+e.session).is(t, 200, "not", theirWords[0], `"1-1"`)
}

// byPaper is T1-kort in a room in which nobody has a phone: slips, cards, a scribe and the desk.
func (h *house) byPaper(e evening1) {
	h.t.Helper()
	scribe, desk := h.scribeOf(e), func(op string, body form) { h.t.Helper(); e.desk.must(e, "desk", op, body) }
	write := func(body form) { h.t.Helper(); scribe.must(e, "scribe", "write-card-for", body) }
	desk("take-seat", form{"seat": "ambtenaar", "name": "Blauwe Vos", "side": "uitvoering", "function": "klantmanager", "table": "1"})
	desk("pledge-seat", form{"seat": "ambtenaar"}) // signed on paper
	h.run(e, "luisteren")
	write(form{"card": "heard", "question": "gehoord", "step": "papieren", "text": heardWords, "side": "uitvoering", "seat": "ambtenaar", "yes": true})
	h.run(e, "terugzeggen")
	h.run(e, "drempels")
	for i, words := range theirWords {
		write(paperCard(i+1, words))
	}
	h.run(e, "pauze")
	scribe.must(e, "scribe", "enter-pulse", form{"side": "ervaring", "answers": []form{{"answer": "goed", "people": 8}, {"answer": "niet", "people": 1}}})
	h.run(e, "bundelen")
	for i := range theirWords {
		scribe.must(e, "scribe", "read-card-back", form{"paper": fmt.Sprintf("1-%d", i+1)})
	}
	desk("reveal-cards", form{})
	h.bundled(e)
	desk("confirm-aloud", form{"barrier": "b1", "yes": true})
	scribe.must(e, "scribe", "recognise-for", form{"barrier": "b1", "side": "ervaring", "people": 6})
	h.chooses(e, func(i int, dots []form) {
		if i < 6 {
			scribe.must(e, "scribe", "enter-vote", form{"ballot": "keuze", "side": "ervaring", "sheet": fmt.Sprintf("BL%d", i), "dots": dots})
			return
		}
		desk("count-hands", form{"ballot": "keuze", "room": 9, "hands": []form{{"option": "een", "n": 6}, {"option": "twee", "n": 3}}})
	})
	h.asked(e)
	h.run(e, "afwezigen")
	for i := range 3 {
		body := paperCard(i+1, absentWords[i])
		body["card"], body["question"], body["paper"], body["yes"] = fmt.Sprintf("w%d", i), "wie-niet", fmt.Sprintf("1-%d", i+11), true
		write(body)
	}
	h.ended(e)
}

// byPhone is the same evening with a phone for everybody.
func (h *house) byPhone(e evening1) {
	h.t.Helper()
	door := func(d sessions.Door, side, function string) *person {
		p, a := h.sit(e.paper(d), "kant", side, "functie", function)
		a.to(h.t, "/d/gesprek")
		return p
	}
	var people []*person
	for range 9 {
		people = append(people, door(sessions.DoorExperience, "ervaring", ""))
	}
	official := door(sessions.DoorWork, "uitvoering", "klantmanager")
	official.must(e, "seat", "give-pledge", form{})
	h.run(e, "luisteren")
	official.must(e, "seat", "place-card", form{"card": "heard", "question": "gehoord", "step": "papieren", "text": heardWords})
	h.run(e, "terugzeggen")
	h.run(e, "drempels")
	for i, words := range theirWords {
		people[i].must(e, "seat", "place-card", form{"card": fmt.Sprintf("k%d", i+1), "question": "vast", "step": "papieren", "text": words})
	}
	h.run(e, "pauze")
	for i, p := range people {
		p.must(e, "seat", "give-pulse", form{"answer": []string{"goed", "niet"}[i/8]})
	}
	h.run(e, "bundelen")
	e.desk.must(e, "desk", "reveal-cards", form{})
	h.bundled(e)
	people[0].must(e, "seat", "confirm-barrier", form{"barrier": "b1", "yes": true})
	for _, p := range people[3:] {
		p.must(e, "seat", "recognise-barrier", form{"barrier": "b1"})
	}
	h.chooses(e, func(i int, dots []form) {
		people[i].must(e, "seat", "cast-vote", form{"ballot": "keuze", "dots": dots})
	})
	h.asked(e)
	h.run(e, "afwezigen")
	for i := range 3 {
		people[i].must(e, "seat", "place-card", form{"card": fmt.Sprintf("w%d", i), "question": "wie-niet", "step": "papieren", "text": absentWords[i]})
	}
	h.ended(e)
}

const heardWords = "Ik hoorde dat papieren twee keer gevraagd worden."

var absentWords = []string{"Mensen die nachtdienst hebben.", "Mensen die niet naar buiten durven.", "Jonge ouders zonder oppas."}

func (h *house) bundled(e evening1) {
	h.t.Helper()
	e.desk.must(e, "desk", "bundle-cards", form{"barrier": "b1", "cards": []string{"k1", "k2", "k3"}, "step": "papieren", "sentence": core, "types": []string{"bewijslast"}})
}

// chooses has nine people lay their dots: everybody two on the one and one on the other.
func (h *house) chooses(e evening1, vote func(i int, dots []form)) {
	h.t.Helper()
	e.desk.must(e, "desk", "open-ballot", form{"ballot": "keuze", "form": "stippen", "question": "Wat pakken we het eerst op?", "dots": 3,
		"options": []form{{"id": "een", "of": "b1"}, {"id": "twee", "text": "Eén nummer dat blijft kloppen"}}})
	for i := range 9 {
		vote(i, []form{{"option": "een", "n": 2}, {"option": "twee", "n": 1}})
	}
	e.desk.must(e, "desk", "close-ballot", form{"ballot": "keuze"})
}

func (h *house) asked(e evening1) {
	h.t.Helper()
	h.run(e, "watenwie")
	e.desk.must(e, "desk", "ask-action", form{"action": "a1", "barriers": []string{"b1"}, "title": wanted, "function": "teammanager inkomen",
		"answerBy": sessions.At(h.clock.now().AddDate(0, 0, 10))})
}

func (h *house) ended(e evening1) {
	h.t.Helper()
	e.desk.must(e, "desk", "reveal-cards", form{})
	h.run(e, "afronden")
	e.desk.must(e, "desk", "close-session", form{})
	e.desk.must(e, "desk", "publish-outcome", form{"read": true})
}

// outcomeOf is what the room and the world read of an evening, without the names that machines gave.
func (h *house) outcomeOf(e evening1) string {
	h.t.Helper()
	page := h.person().get("/uitkomst/"+e.session).is(h.t, 200, core).body
	b, _ := h.Hall.Board(h.t.Context(), e.stream)
	b.Read(func(st *sessions.State, say words) {
		o, err := st.Outcome(e.session, h.instant())
		if err != nil {
			h.t.Fatal(err)
		}
		for _, l := range o.Barriers {
			page += fmt.Sprintf("\n%s %s: %s", l.ID, l.State, say(l.Sentence))
		}
		for _, one := range records[*sessions.Ballot](st) {
			page += fmt.Sprintf("\n%v of %d", one.Result, one.Voters)
		}
		for _, t := range records[*sessions.Tally](st) {
			if t.What == "pulse" && !t.Exact {
				page += fmt.Sprintf("\npulse %v", t.Counts)
			}
			if t.What == "recognition" {
				page += fmt.Sprintf("\n%s %v %v %d", t.About, t.Exact, t.Counts, t.Total)
			}
		}
	})
	return strings.NewReplacer(e.session, "SESSIE", e.stream, "TRAJECT").Replace(page)
}

// TestT1KortOnPaper: an evening without a single phone goes to its end, and comes to the same outcome as one on which
// everybody has one (I-26). What is said of how people took part stands in the facilitator's report alone.
func TestT1KortOnPaper(t *testing.T) {
	h := start(t, nil)
	desk := h.desk("ans", "Collectief NoordAs")
	paper, phone := h.opened(desk), h.opened(desk)
	slips := slipsIn(desk.get("/bureau/" + paper.session + "/print").body)
	h.byPaper(paper)
	h.byPhone(phone)
	if a, b := h.outcomeOf(paper), h.outcomeOf(phone); a != b {
		t.Errorf("paper and phones come to another outcome:\n%s", differ(a, b))
	}
	h.person().get("/uitkomst/"+paper.session).is(t, 200, "not", "op papier", "met de hand")
	desk.get("/bureau/"+paper.session+"/vervolg").is(t, 200, "0 op telefoon, 6 op papier, 1 hardop gezegd", "0 op telefoon, 6 met de hand of op papier")
	desk.get("/bureau/"+phone.session+"/vervolg").is(t, 200, "7 op telefoon, 0 op papier, 0 hardop gezegd", "6 op telefoon, 0 met de hand of op papier")
	h.bySlip(slips["2"]).get("/mijn").is(t, 200, theirWords[1], absentWords[1], core, "not", theirWords[0])
	if n := len(h.phonesIn(paper)); n != 0 {
		t.Errorf("%d phones were there", n)
	}
}

// phonesIn are the seats that somebody took with a phone.
func (h *house) phonesIn(e evening1) (list []string) {
	b, _ := h.Hall.Board(h.t.Context(), e.stream)
	b.Read(func(st *sessions.State, _ words) {
		for _, seat := range records[*sessions.Seat](st) {
			if seat.Session == e.session && seat.Door != sessions.DoorPaper {
				list = append(list, seat.ID)
			}
		}
	})
	return list
}

// differ gives the lines that stand in one of two texts alone.
func differ(a, b string) string {
	in := func(text string) map[string]bool {
		lines := map[string]bool{}
		for _, line := range strings.Split(text, "\n") {
			lines[line] = true
		}
		return lines
	}
	x, y, out := in(a), in(b), ""
	for line := range x {
		if !y[line] {
			out += "- " + line + "\n"
		}
	}
	for line := range y {
		if !x[line] {
			out += "+ " + line + "\n"
		}
	}
	return out
}

// TestC19ComingInIsNoForm: who tells what they live through fills in nothing, has no account and proves nothing; and the
// page says that paper is as good.
func TestC19ComingInIsNoForm(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p := h.person()
	p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience)).to(t, "/d/binnen")
	page := p.get("/d/binnen").is(t, 200, "papier", "not", "required", `type="email"`, `type="tel"`, `type="date"`, `type="password"`, `type="file"`,
		"adres", "geboorte", "BSN", "account").body
	p.post("/d/plaats", "n", nonces.FindStringSubmatch(page)[1], "kant", "ervaring").to(t, "/d/gesprek")
	p.get("/d/gesprek").is(t, 200, `data-seat="`)
}

// TestC19NoPageForResidentsIsDigitalOnly: each names a person and a number beside the screen.
func TestC19NoPageForResidentsIsDigitalOnly(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, _ := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring")
	for _, path := range []string{"/d/gesprek", "/mijn", "/mijn/blad"} {
		p.get(path).is(t, 200, "Samira", "020 000 00 00")
	}
	e.desk.get("/bureau/"+e.session+"/print").is(t, 200, "Samira", "020 000 00 00", "Geen telefoon? Vraag om papier.", "geen account te maken")
}
