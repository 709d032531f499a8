package server

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// passing readies a leg g1 with the barrier b1, for a level.
func (h *house) passing(a asking, level sessions.Level) {
	h.t.Helper()
	text := func(s string) sessions.Text { return sessions.Text{Body: s} }
	h.wish(a.stream, h.lead(a.evening1), &sessions.PrepareLeg{Leg: "g1", Barriers: []string{"b1"}, Level: level, Question: "beantwoorden",
		Rule: text("Iedereen levert alles zelf in."), Proposal: text("Vraag niet wat u al weet."), Tried: text("De balie vroeg het na."), Skip: text("Daar is het al besproken.")}, "")
}

func (h *house) carrierAsked(a asking) {
	h.t.Helper()
	h.wish(a.stream, h.lead(a.evening1), &sessions.AskCarrier{Leg: "g1", Function: "raadslid", AnswerBy: sessions.At(h.clock.now().AddDate(0, 0, 7))}, "")
}

func (h *house) carryLinkOf(a asking, body string) (g given) {
	h.t.Helper()
	got := a.desk.json("/bureau/"+a.session+"/draaglink", body).is(h.t, 200)
	if err := json.Unmarshal([]byte(got.body), &g); err != nil {
		h.t.Fatal(err)
	}
	return g
}

const (
	theCarrier = `{"leg":"g1"}`
	thePlace   = `{"leg":"g1","place":true}`
)

func (h *house) carries(a asking, body string) *person {
	h.t.Helper()
	_, secret, _ := strings.Cut(h.carryLinkOf(a, body).URL, "#")
	p := h.person()
	p.post("/dragen/sleutel", "sleutel", secret).to(h.t, "/dragen")
	return p
}

func (p *person) wantsLeg(op string, form ...string) answer {
	p.h.t.Helper()
	return p.post("/dragen/doe/"+op, append([]string{"leg", "g1"}, form...)...)
}

func (p *person) asksLeg(op string, form ...string) {
	p.h.t.Helper()
	p.wantsLeg(op, form...).to(p.h.t, "/dragen?bewaard=ja")
}

func (h *house) leg(a asking, id string) (got sessions.Leg) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), a.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if l, ok := record[*sessions.Leg](st, "leg", id); ok {
			got = *l
		}
	})
	return got
}

// sentOff is a leg that its carrier sent, with the carrier and the place.
func (h *house) sentOff(a asking, level sessions.Level) (carrier, place *person) {
	h.t.Helper()
	h.passing(a, level)
	h.carrierAsked(a)
	carrier = h.carries(a, theCarrier)
	carrier.asksLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20", "words", "Ik breng het zelf.")
	carrier.asksLeg("send-leg")
	return carrier, h.carries(a, thePlace)
}

// TestWhatACarrierAndAPlaceCannotAskIsRefusedPlainly: what was typed stays, and nothing that went along can be altered.
func TestWhatACarrierAndAPlaceCannotAskIsRefusedPlainly(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	a.desk.json("/bureau/"+a.session+"/draaglink", theCarrier).is(t, 404)
	h.passing(a, sessions.Council)
	a.desk.json("/bureau/"+a.session+"/draaglink", theCarrier).is(t, 409, "Er is nog geen drager gevraagd")
	h.person().json("/bureau/"+a.session+"/draaglink", thePlace).is(t, 401)
	h.carrierAsked(a)
	carrier, place := h.carries(a, theCarrier), h.carries(a, thePlace)
	place.get("/dragen").is(t, 200, "Er is nog niets naar u verstuurd", "not", core, "/dragen/doe/")
	no := func(p *person, name, op string, form []string, status int, with ...string) {
		t.Helper()
		t.Run(name, func(t *testing.T) { p.wantsLeg(op, form...).is(t, status, with...) })
	}
	no(carrier, "a yes without a day", "accept-carrying", []string{"yes", "ja", "words", "Ik breng het zelf wel."}, 422, "Kies een dag waarop u het brengt", "Ik breng het zelf wel.")
	no(carrier, "a yes in the past", "accept-carrying", []string{"yes", "ja", "sendBy", "2026-01-12"}, 422, "binnen 30 dagen")
	no(carrier, "a no without why", "accept-carrying", []string{"yes", "nee"}, 422, "Nee mag. Schrijf waarom")
	no(carrier, "sent before the yes", "send-leg", nil, 409)
	no(place, "received before it was sent", "receive-leg", []string{"number", "R 1"}, 409)
	no(place, "the place is not the carrier", "accept-carrying", []string{"yes", "ja", "sendBy", "2026-01-20"}, 404)
	carrier.asksLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20")
	carrier.asksLeg("send-leg")
	no(carrier, "sent twice", "send-leg", nil, 409)
	carrier.post("/dragen/doe/add-context", "leg", "g9", "words", "Dit hoort erbij.").is(t, 409, "U opende intussen een andere link", "Dit hoort erbij.")
	no(place, "no number", "receive-leg", []string{"number", ""}, 422, "Onder welk nummer")
	no(place, "a person's number", "receive-leg", []string{"number", "BSN 123456782"}, 422, "nummer van een persoon")
	no(place, "a no that is for a named place alone", "receive-leg", []string{"no", "ja", "words", "Dit is niet van ons."}, 422, "noem wie er wel over gaat", "Dit is niet van ons.")
	place.asksLeg("receive-leg", "number", "RAAD-2026/114")
	no(place, "an answer of no kind", "answer-leg", []string{"text", "Wij zien wel.", "by", "raad"}, 422, "Kies wat voor antwoord", "Wij zien wel.")
	no(place, "a no without a reason", "answer-leg", []string{"kind", "niet", "text", "Wij willen dit niet.", "by", "raad"}, 422, "Kies wat voor reden", "Wij willen dit niet.")
	no(place, "a no without its words", "answer-leg", []string{"kind", "niet", "category", "niet_wenselijk", "by", "raad"}, 422, "Schrijf het antwoord op")
	no(place, "a no that holds for ever", "answer-leg", []string{"kind", "niet", "category", "niet_wenselijk", "text", "Wij willen dit niet.", "by", "raad", "expires", "2036-01-01"}, 422, "hooguit een jaar", `value="2036-01-01"`)
	no(place, "niet bevoegd without a place", "answer-leg", []string{"kind", "niet_bevoegd", "text", "Daar gaan wij niet over.", "by", "griffie"}, 422, "Noem het niveau en de plek", "Daar gaan wij niet over.")
	no(place, "niet bevoegd without a name for it", "answer-leg", []string{"kind", "niet_bevoegd", "level", "college", "text", "Daar gaan wij niet over.", "by", "griffie"}, 422, "Noem het niveau en de plek")
	no(place, "niet bevoegd, and oneself", "answer-leg", []string{"kind", "niet_bevoegd", "level", "raad", "place", "griffie", "text", "Daar gaan wij niet over.", "by", "griffie"}, 422, "Dat bent u zelf")
	no(place, "a script is text", "add-context", []string{"words", ""}, 422, "Schrijf wat u erbij wilt zetten")
	for _, op := range []string{"prepare-leg", "withdraw-leg", "ask-carrier", "close-leg", "deliver-answer", "name-barrier", "reword-card"} {
		no(place, "nothing alters what was sent: "+op, op, []string{"barrier", "b1", "barriers", "b1", "sentence", "Het valt wel mee.", "level", "team", "question", "bespreken"}, 403)
	}
	place.asksLeg("add-context", "words", `Zie <script>alert(1)</script> in het stuk.`)
	place.get("/dragen").is(t, 200, "&lt;script&gt;alert", "not", "<script>alert")
	if l := h.leg(a, "g1"); l.Reply.Kind != "" || l.State != sessions.LegArrived || len(l.Notes) != 1 {
		t.Errorf("it is %+v", l)
	}
}

var sum = regexp.MustCompile(`Controlegetal: ([0-9A-F]{4}( [0-9A-F]{4}){3})\.`)

// TestABundleStaysAsItWasSent: its words and its sum are the same to the carrier and the place, also when the sentence
// that people say gets another wording afterwards.
func TestABundleStaysAsItWasSent(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	carrier, place := h.sentOff(a, sessions.Council)
	before := sum.FindString(place.get("/dragen").is(t, 200, core, "Iedereen levert alles zelf in.", "Vraag niet wat u al weet.", "De balie vroeg het na.", "Ik lever papieren in").body)
	h.wish(a.stream, a.who(), &sessions.NameBarrier{Barrier: "b1", Sentence: sessions.Text{Body: "De gemeente vraagt wat zij al heeft."}}, "")
	for _, p := range []*person{carrier, place} {
		page := p.get("/dragen").is(t, 200, core, "Niemand verandert dit nog", "not", "De gemeente vraagt wat zij al heeft.").body
		if got := sum.FindString(page); got == "" || got != before {
			t.Errorf("its sum was %q and is %q", before, got)
		}
	}
}

// TestS4_34_AnOfficialCarriesASignalToTheVNG: it has a day on which it was sent, a receipt, an answer or "geen antwoord",
// and the raisers see each of them.
func TestS4_34_AnOfficialCarriesASignalToTheVNG(t *testing.T) {
	for name, answered := range map[string]bool{"an answer": true, "no answer": false} {
		t.Run(name, func(t *testing.T) {
			h := start(t, nil)
			a := h.asking()
			h.passing(a, sessions.VNG)
			h.carrierAsked(a)
			carrier := h.carries(a, theCarrier)
			carrier.get("/dragen").is(t, 200, "Brengt u dit signaal naar de VNG?", core, "Vraag niet wat u al weet.", "20 januari 2026", "Dit gaat mee", "not", own)
			carrier.asksLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20", "words", "Ik breng het naar de commissie.")
			carrier.get("/dragen").is(t, 200, "drager zei ja", "Ik breng het naar de commissie.", "brengt dit voor 20 januari 2026")
			carrier.asksLeg("send-leg")
			carrier.get("/dragen").is(t, 200, "verstuurd", "13 januari 2026", "Antwoord voor", "14 juli 2026", "Ik heb een bewijs van ontvangst")
			place := h.carries(a, thePlace)
			place.get("/dragen").is(t, 200, "Een signaal van bewoners, voor de VNG", core, "Wij hebben dit ontvangen", "Geef hier antwoord op")
			place.asksLeg("receive-leg", "number", "VNG-2026/7")
			raiser := func() string {
				return a.raiser.get("/since?as=seat&stream="+a.stream+"&session="+a.session).is(t, 200).body
			}
			if got := raiser(); !strings.Contains(got, "VNG-2026/7") || !strings.Contains(got, `"state":"ontvangen"`) {
				t.Error("the raiser does not see the receipt")
			}
			place.asksLeg("take-up-leg", "handler", "beleidsmedewerker")
			if answered {
				place.asksLeg("answer-leg", "kind", "deels", "text", "Wij nemen dit mee naar het Rijk.", "by", "voorzitter commissie")
				place.get("/dragen").is(t, 200, "deels overgenomen", "Wij nemen dit mee naar het Rijk.", "Wij kijken opnieuw op 13 juli 2026", "not", "answer-leg")
				if got := raiser(); !strings.Contains(got, "Wij nemen dit mee naar het Rijk.") {
					t.Error("the raiser does not see the answer")
				}
				return
			}
			h.clock.pass(200 * 24 * time.Hour)
			a.desk.post("/bureau/in", "naam", "ans", "wachtwoord", pass).to(t, "/bureau")
			place = h.carries(a, thePlace)
			place.get("/dragen").is(t, 200, `red">geen antwoord</span>`, "sinds 14 juli 2026", "Een antwoord kan nog steeds")
			h.carries(a, theCarrier).get("/dragen").is(t, 200, `red">geen antwoord</span>`)
		})
	}
}

// TestI13_NotCompetentStaysUntilTheNamedPlaceConfirms by its own link, and with a no it comes back.
func TestI13_NotCompetentStaysUntilTheNamedPlaceConfirms(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	_, place := h.sentOff(a, sessions.Council)
	refer := func() {
		place.asksLeg("answer-leg", "kind", "niet_bevoegd", "level", "college", "place", "wethouder inkomen", "text", "Dit is aan het college.", "by", "griffier")
	}
	refer()
	next := h.leg(a, "g1").Reply.Next
	place.get("/dragen").is(t, 200, "U noemde: <strong>wethouder inkomen</strong>", "blijft dit bij u", "Breng dit naar: wethouder inkomen", "not", "answer-leg")
	place.wantsLeg("answer-leg", "kind", "overgenomen", "text", "Wij doen het toch zelf.", "by", "raad").is(t, 409, "U noemde een andere plek", "Wij doen het toch zelf.")
	place.post("/dragen/doe/send-leg", "leg", next).to(t, "/dragen?bewaard=ja")
	named := h.carries(a, `{"leg":"`+next+`","place":true}`)
	named.get("/dragen").is(t, 200, "Ja, wij gaan hierover", "Nee, wij gaan hier ook niet over", core, "not", "answer-leg")
	named.post("/dragen/doe/receive-leg", "leg", next, "no", "ja", "words", "").is(t, 422, "Schrijf waarom u hier niet over gaat")
	named.post("/dragen/doe/receive-leg", "leg", next, "no", "ja", "words", "Dit is van de raad.").to(t, "/dragen?bewaard=ja")
	named.get("/dragen").is(t, 200, "ging niet door", "not", "/dragen/doe/")
	place.get("/dragen").is(t, 200, "Dit is van de raad.", "answer-leg", "not", "blijft dit bij u")

	refer()
	next = h.leg(a, "g1").Reply.Next
	place.post("/dragen/doe/send-leg", "leg", next).to(t, "/dragen?bewaard=ja")
	named = h.carries(a, `{"leg":"`+next+`","place":true}`)
	named.post("/dragen/doe/receive-leg", "leg", next, "number", "B 12").to(t, "/dragen?bewaard=ja")
	if l := h.leg(a, "g1"); l.State != sessions.LegReplied || l.Reply.At == 0 {
		t.Errorf("confirmed it is %s", l.State)
	}
	named.get("/dragen").is(t, 200, "ontvangen", "answer-leg")
}

// TestAWhisperIsKeptBesideTheWordsOfPeople and is written once.
func TestAWhisperIsKeptBesideTheWordsOfPeople(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	_, place := h.sentOff(a, sessions.Council)
	place.asksLeg("rephrase-leg", "words", "Je moet overal opnieuw gegevens inleveren.")
	place.get("/dragen").is(t, 200, "<del>hetzelfde</del>", "<ins>gegevens</ins>", core, "not", "rephrase-leg")
	place.wantsLeg("rephrase-leg", "words", "Toch maar anders dan dat.").is(t, 409, "Deze woorden staan vast", "Toch maar anders dan dat.")
}

// TestTheLinksToALegEnd: the carrier's when another is asked, both when the desk ends them, and the place's stops writing
// when the leg is closed; only an answer that never came may still come.
func TestTheLinksToALegEnd(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	h.passing(a, sessions.Council)
	h.carrierAsked(a)
	first := h.carries(a, theCarrier)
	first.asksLeg("accept-carrying", "yes", "nee", "words", "Ik zit niet in die commissie.")
	first.get("/dragen").is(t, 200, "U zei nee. Dat mag.", "not", "/dragen/doe/")
	h.carrierAsked(a)
	first.get("/dragen").is(t, 404, "Deze link werkt niet meer", "not", core)
	first.wantsLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20", "words", "Ik doe het toch.").is(t, 404, "Ik doe het toch.")
	carrier := h.carries(a, theCarrier)
	carrier.asksLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20")
	carrier.asksLeg("send-leg")
	place := h.carries(a, thePlace)
	place.asksLeg("receive-leg", "number", "R 1")
	place.asksLeg("answer-leg", "kind", "overgenomen", "text", "Wij schaffen het af.", "by", "raad")
	h.wish(a.stream, h.lead(a.evening1), &sessions.DeliverAnswer{Leg: "g1", Side: sessions.Ervaring, Way: "brief"}, "")
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseLeg{Leg: "g1"}, "")
	for _, p := range []*person{place, carrier} {
		p.get("/dragen").is(t, 200, "Dit is gesloten: het antwoord is terug", "Wij schaffen het af.", "not", "/dragen/doe/")
		p.wantsLeg("add-context", "words", "Nog een ding hierbij.").is(t, 409, "Dit is gesloten", "Nog een ding hierbij.")
		p.wantsLeg("answer-leg", "kind", "niet", "category", "niet_wenselijk", "text", "Toch maar niet.", "by", "raad").is(t, 409, "Toch maar niet.")
	}
	a.desk.post("/bureau/"+a.session+"/deuren", "soort", carryKey).is(t, 200)
	place.get("/dragen").is(t, 200, "Uw code", "not", core)
	place.wantsLeg("add-context", "words", "Nog een ding hierbij.").is(t, 401, "Nog een ding hierbij.")
}

var legOps = regexp.MustCompile(`action="/dragen/doe/([a-z-]+)"`)

// TestALegOffersWhatItTakes: in every state no form stands there that the state alone refuses.
func TestALegOffersWhatItTakes(t *testing.T) {
	notThisState := []string{"U hebt hier al antwoord op gegeven", "Er is nu niets te ontvangen", "Eerst moet het ontvangen zijn", "Hier kan nu geen antwoord op komen",
		"Versturen kan pas", "Zeg eerst of u hierover gaat", "Dit is gesloten", "Dit is nog niet verstuurd", "Deze woorden staan vast", "U zei al twee keer"}
	h := start(t, nil)
	a := h.asking()
	h.passing(a, sessions.Council)
	h.carrierAsked(a)
	carrier, place := h.carries(a, theCarrier), h.carries(a, thePlace)
	seen := map[sessions.LegState]bool{}
	for _, step := range []func(){
		func() {},
		func() { carrier.asksLeg("accept-carrying", "yes", "ja", "sendBy", "2026-01-20") },
		func() { carrier.asksLeg("send-leg") },
		func() { place.asksLeg("receive-leg", "number", "R 1") },
		func() { place.asksLeg("take-up-leg", "handler", "griffier") },
		func() {
			place.asksLeg("answer-leg", "kind", "nog_bezig", "expires", "2026-05-01", "text", "Er is nog geen vergadering.", "by", "griffier")
		},
		func() {
			place.asksLeg("answer-leg", "kind", "anders", "text", "Wij regelen het anders.", "by", "raad")
		},
		func() {
			h.wish(a.stream, h.lead(a.evening1), &sessions.DeliverAnswer{Leg: "g1", Side: sessions.Ervaring, Way: "brief"}, "")
		},
	} {
		step()
		state := h.leg(a, "g1").State
		seen[state] = true
		for whose, p := range map[string]*person{"carrier": carrier, "place": place} {
			page := p.get("/dragen").is(t, 200).body
			for _, op := range legOps.FindAllStringSubmatch(page, -1) {
				if op[1] == "send-leg" { // takes no field, and would go
					continue
				}
				got := p.wantsLeg(op[1])
				for _, words := range notThisState {
					if strings.Contains(got.body, words) || got.status == 404 {
						t.Errorf("%s, %s: %s is offered and says %q", state, whose, op[1], words)
					}
				}
			}
		}
	}
	if len(seen) != 7 {
		t.Errorf("seen were %v", seen)
	}
}

// TestS4_03_ACouncilMemberTakesASignalAlong by their own word, with a day and a promise that everybody can read; then they
// carry it by their link as who was asked does.
func TestS4_03_ACouncilMemberTakesASignalAlong(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	council := h.staff(a, sessions.Bestuur, "Gouden Uil", "raadslid")
	body := func(promise string) string {
		return fmt.Sprintf(`{"leg":"g1","barriers":["b1"],"level":"raad","place":"","question":"bespreken","proposal":"Vraag niet wat u al weet.","skip":"Ik zit er zelf.",
			"function":"raadslid","sendBy":%d,"promise":"%s"}`, sessions.At(h.clock.now().AddDate(0, 0, 14)), promise)
	}
	council.wishes(a, "take-along", body("")).is(t, 200, `"t":"no"`, "Schrijf in één zin wat u belooft")
	council.wishes(a, "take-along", body("Ik vraag het in de commissie.")).is(t, 200, `"t":"ack"`)
	h.wish(a.stream, h.lead(a.evening1), &sessions.CloseSession{}, "")
	h.person().get("/traject/"+a.stream).is(t, 200, "drager zei ja", "Raadslid brengt dit naar", "27 januari 2026", "Ik vraag het in de commissie.", "not", "Gouden Uil")
	p := h.carries(a, theCarrier)
	p.get("/dragen").is(t, 200, "drager zei ja", "Ik vraag het in de commissie.", "brengt dit voor 27 januari 2026", "Van: <strong>raadslid</strong>")
	p.asksLeg("send-leg")
	h.carries(a, thePlace).get("/dragen").is(t, 200, "Bespreek dit, en geef antwoord.")
}

// TestAKeyOpensItsOwnPageAlone: a clerk types the code that came by letter, and neither kind of key opens the other page.
func TestAKeyOpensItsOwnPageAlone(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	_, _ = h.sentOff(a, sessions.Council)
	place, owner := h.carryLinkOf(a, thePlace), h.link(a, "false")
	secret := func(g given) string { _, s, _ := strings.Cut(g.URL, "#"); return s }
	p := h.person()
	p.get("/dragen").is(t, 200, "Uw code", `action="/dragen/sleutel"`)
	for name, wrong := range map[string][2]string{"a link of an owner": {"sleutel", secret(owner)}, "a code of an owner": {"code", owner.Code}, "a guess": {"code", "ABCD 2345 EFGH"}} {
		t.Run(name, func(t *testing.T) { p.post("/dragen/sleutel", wrong[0], wrong[1]).is(t, 404, "werkt niet") })
	}
	p.post("/antwoord/sleutel", "sleutel", secret(place)).is(t, 404, "werkt niet")
	p.post("/antwoord/sleutel", "code", place.Code).is(t, 404, "werkt niet")
	p.wantsLeg("receive-leg", "number", "R 1").is(t, 401)
	p.post("/dragen/sleutel", "code", strings.ToLower(place.Code)).to(t, "/dragen")
	p.asksLeg("receive-leg", "number", "R 1")
	p.get("/antwoord").is(t, 200, "Uw code", "not", core)
}
