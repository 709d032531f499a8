package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func TestS4_06TheLetterHasDatePlaceTravelAndWhoWillBeThere(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	session := h.planned(d)
	at := "/bureau/" + session
	page := d.get(at+"/uitnodiging").is(t, 200, "dinsdag 13 januari 2026", "het buurthuis", "klantmanager en team stadspas",
		"Dit ontbreekt nog in de brief: hoe laat, wie mensen kunnen bellen, wanneer wij weer praten, reisgeld zonder formulier.",
		"not", "reisgeld op de avond", "eten en te drinken", "Dit belooft:", "Bel ").body
	if n := strings.Count(page, "mwr-letter__slip"); n != 1 {
		t.Errorf("%d promises to sign: one is for officials", n)
	}
	d.post(at+"/klaarzetten", "wat", "alles", "uren", "19.00 tot 21.00 uur", "plaats", "Buurthuis, Kerkstraat 12", "functies", "klantmanager\nteam stadspas", "tafels", "1",
		"trede", "adviseren", "gebruik", "De dienst geeft binnen twee weken antwoord.", "beloven", "Wat in hun eigen werk past.", "niet", "Het bedrag van de uitkering.", "door", "directeur WPI",
		"belofte", "ja", "contact", "teammanager inkomen", "vervanger", "kwaliteitsadviseur", "leiding", "manager klantcontact", "wie", "Samira", "nummer", "020 000 00 00",
		"tot", "21 uur", "datum", "2026-03-31", "ruimte", "ja", "klaar-reisgeld", "ja", "klaar-kinderopvang", "ja").to(t, at+"/klaarzetten")
	page = d.get(at+"/uitnodiging").is(t, 200, "dinsdag 13 januari 2026, 19.00 tot 21.00 uur", "Buurthuis, Kerkstraat 12", "U krijgt uw reisgeld op de avond zelf. U vult geen formulier in.",
		"Uw kinderen kunnen mee.", "De gemeente krijgt de uitkomst en niet de kaarten.", "Dit belooft: directeur WPI.", "De dienst geeft binnen twee weken antwoord.", "Op 31 maart 2026 praten wij weer.",
		"Bel Samira: 020 000 00 00.", "Leg niets uit en verdedig niets.", "Wat in hun eigen werk past.", "teammanager inkomen of kwaliteitsadviseur", "manager klantcontact",
		"mailto:?subject=", "not", "Dit ontbreekt nog", "eten en te drinken").body
	for _, text := range strings.SplitAfter(page, "<textarea")[1:] {
		text = between(text, "rows", ">", "</textarea>")
		for _, s := range sentences(text) {
			if n := len(strings.Fields(s)); n > 20 {
				t.Errorf("%d words: %s", n, s)
			}
		}
		for _, fact := range []string{"13 januari 2026", "Buurthuis, Kerkstraat 12"} {
			if !strings.Contains(text, fact) {
				t.Errorf("the text to copy has no %q: %s", fact, text)
			}
		}
	}
	h.desk("bo", "Een ander collectief").get(at+"/uitnodiging").is(t, 404)
}

func TestS4_12WithNineOfficialsAndFiveResidentsAHintAndSeating(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	session := h.planned(d)
	at := "/bureau/" + session
	d.get(at+"/tafels").is(t, 200, "Wij weten nog niet wie er komt", "not", "Ons voorstel")
	save := func(form ...string) answer {
		return d.post(at+"/klaarzetten", append([]string{"wat", "afspraak", "plaats", "het buurthuis", "tafels", "raam\ndeur", "functies", "klantmanager"}, form...)...)
	}
	save("aantal-ervaring", "5", "aantal-uitvoering", "6", "aantal-beleid", "3").to(t, at+"/klaarzetten")
	d.get(at+"/klaarzetten").is(t, 200, "9 ambtenaren, 5 ervaringsdeskundigen, geen bestuur", "Er zijn meer ambtenaren dan mensen die het meemaken.", "Er komt niemand: bestuur.",
		`name="leeg-bestuur" value="ja" checked`)
	d.get(at+"/tafels").is(t, 200, "Aangemeld: 9 ambtenaren, 5 ervaringsdeskundigen, geen bestuur", "<strong>Tafel raam:</strong> 3 mensen die het meemaken", "<strong>Tafel deur:</strong> 2 mensen die het meemaken",
		"In een tweede ring, om te luisteren:</strong> 1 uitvoering, 3 beleid")
	save("aantal-ervaring", "8", "aantal-uitvoering", "3", "aantal-bestuur", "1").to(t, at+"/klaarzetten")
	d.get(at+"/tafels").is(t, 200, "3 ambtenaren, 8 ervaringsdeskundigen, 1 bestuurder", "not", "Er zijn meer ambtenaren", "Er komt niemand", "tweede ring")
}

// Who is in the room counts, and somebody who sits alone between officials is told to the facilitator and to nobody else.
func TestS4_12SomebodyAloneBetweenOfficialsIsTold(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	sit := func(door sessions.Door, form ...string) *person {
		p, a := h.sit(e.paper(door), form...)
		a.to(t, "/d/gesprek")
		return p
	}
	bo := sit(sessions.DoorExperience, "kant", "ervaring", "naam", "Kraanvogel", "tafel", "1")
	sit(sessions.DoorWork, "kant", "uitvoering", "naam", "Zilverreiger", "functie", "klantmanager", "tafel", "1")
	sit(sessions.DoorWork, "kant", "beleid", "naam", "Jip", "functie", "beleidsadviseur", "tafel", "1")
	at := "/bureau/" + e.session + "/tafels"
	e.desk.get(at).is(t, 200, "Aan tafel 1 zit één persoon die het meemaakt tussen ambtenaren.", "Nu binnen: 2 ambtenaren, 1 ervaringsdeskundige, geen bestuur", "Zo zitten mensen nu", "not", "Kraanvogel", "Zilverreiger")
	if bo.get(at).status == 200 {
		t.Error("a phone reads who sits where")
	}
}

func TestPreparingRefusesWhatCannotBe(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	at := "/bureau/" + h.planned(d) + "/klaarzetten"
	for name, row := range map[string]struct {
		form   []string
		status int
		says   string
	}{
		"a number in letters":       {[]string{"wat", "afspraak", "plaats", "x", "aantal-ervaring", "twaalf"}, 422, "Dit is geen getal."},
		"fewer than nobody":         {[]string{"wat", "afspraak", "plaats", "x", "aantal-ervaring", "-3"}, 422, "Dit aantal mensen kan niet."},
		"a day that is not there":   {[]string{"wat", "afspraak", "plaats", "x", "wanneer", "2026-02-31"}, 422, "Dit is geen datum."},
		"two tables of one name":    {[]string{"wat", "afspraak", "plaats", "x", "tafels", "1\n1"}, 422, "Twee tafels hebben dezelfde naam."},
		"a name for a function":     {[]string{"wat", "afspraak", "plaats", "x", "functies", "mevrouw Jansen"}, 422, "Er staat een naam in een veld."},
		"a button that is not here": {[]string{"wat", "weg"}, 404, ""},
	} {
		a := d.post(at, row.form...).is(t, row.status, row.says)
		if row.status == 422 && !strings.Contains(a.body, row.form[len(row.form)-1]) {
			t.Errorf("%s: what was typed is gone", name)
		}
	}
	d.get(at).is(t, 200, "het buurthuis", "not", "twaalf")
}

// A refused session leaves its new trajectory chosen, so that trying again makes no second one.
func TestPlanningAgainMakesNoSecondTrajectory(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	hand := d.hand(t)
	hand.opens("/bureau/nieuw")
	hand.fills("titel", "Hulp die past")
	hand.fills("datum", "2026-01-20")
	hand.fills("functies", "mevrouw Jansen")
	a := hand.presses("Maak het gesprek").is(t, 422, "Er staat een naam in een veld.", "mevrouw Jansen", "Hulp die past")
	hand.page = a.body
	hand.fills("functies", "klantmanager")
	hand.presses("Maak het gesprek")
	if !strings.HasSuffix(hand.path, "/klaarzetten") {
		t.Fatalf("at %s", hand.path)
	}
	if n := strings.Count(d.get("/bureau").body, `href="/traject/`); n != 1 {
		t.Errorf("%d trajectories", n)
	}
	hand.opens("/bureau/nieuw")
	hand.fills("titel", "Nog een")
	hand.fills("datum", "2026-01-20")
	hand.fills("aantal-beleid", "zes")
	hand.presses("Maak het gesprek").is(t, 422, "Dit is geen getal.", `value="zes"`)
	if n := strings.Count(d.get("/bureau").body, `href="/traject/`); n != 1 {
		t.Errorf("a number that is none made a trajectory: %d", n)
	}
}

// Who presses twice, because nothing seems to happen, has one conversation.
func TestPlanningTwiceIsOnce(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	once := between(d.get("/bureau/nieuw").body, `name="keer"`, `value="`, `"`)
	form := []string{"keer", once, "titel", "Hulp die past", "datum", "2026-01-20", "functies", "klantmanager"}
	first := d.post("/bureau/nieuw", form...).is(t, 303).header.Get("Location")
	if again := d.post("/bureau/nieuw", form...).is(t, 303).header.Get("Location"); again != first || once == "" {
		t.Errorf("once at %s and once at %s", first, again)
	}
	if n := strings.Count(d.get("/bureau").body, "Hulp die past</a> ·"); n != 1 {
		t.Errorf("%d conversations", n)
	}
}
