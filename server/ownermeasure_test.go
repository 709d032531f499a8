package server

import (
	"testing"
	"time"

	"maatwerkroute/sessions"
)

// TestABadMeasurementAsksTheOwnerForADecision before anything good can be said.
func TestABadMeasurementAsksTheOwnerForADecision(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	p.wants("measure-action", "says", "slechter").is(t, 422, "Wat is er geteld of gevraagd?")
	p.wants("measure-action", "found", "Dertien papieren per aanvraag.").is(t, 422, "Kies: gehaald", "Dertien papieren per aanvraag.")
	p.asks("measure-action", "found", "Dertien papieren per aanvraag.", "says", "slechter")
	p.get("/antwoord").is(t, 200, "Het is slechter: Dertien papieren per aanvraag.", "De meting was slechter. Wat nu?", "De laatste meting was slechter. Besluit eerst", "not", "geen nieuws</button>")
	p.wants("decide-measure", "then", "door").is(t, 422, "Schrijf waarom", "checked")
	p.asks("decide-measure", "then", "anders", "why", "Het formulier was te lang.")
	p.get("/antwoord").is(t, 200, "Daarna: wij doen het anders, want: Het formulier was te lang.", "geen nieuws</button>", "not", "Wat nu?")

	h.wish(a.stream, a.who(), &sessions.ProposeMeasure{Action: "a1", Measure: sessions.Text{Body: "hoe vaak mensen terug moeten"}, Goal: sessions.Text{Body: "nooit"}, Measurer: "collectief"}, "")
	p.get("/antwoord").is(t, 200, "De mensen die het meemaken: wij willen iets anders meten", "Ja, wij gaan dat andere meten")
	p.asks("agree-measure", "yes", "ja")
	p.get("/antwoord").is(t, 200, "hoe vaak mensen terug moeten", "not", "Ja, wij gaan dat andere meten")
}

// TestATrialHasDaysToLookBack and a rule for stopping, and keeps both once it was looked at.
func TestATrialHasDaysToLookBack(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "K4")
	p.wants("plan-trial", "until", "2026-05-01", "looks", "2026-02-10", "looks", "2026-03-10", "looks", "").is(t, 422, "Wanneer stoppen we", `value="2026-02-10"`, `value="2026-03-10"`)
	p.asks("plan-trial", "until", "2026-05-01", "stopIf", "Mensen wachten langer.", "looks", "2026-02-10", "looks", "2026-03-10", "looks", "")
	p.get("/antwoord").is(t, 200, "Terugkijken op 10 februari 2026", "komt nog", "Mensen wachten langer.", "not", "Wij keken samen terug")
	h.clock.pass(27 * 24 * time.Hour)
	p.get("/antwoord").is(t, 200, "Wij keken samen terug")
	p.wants("look-trial", "said", "Mensen wachten langer.", "hit", "ja", "next", "door").is(t, 409, "Dit was de reden om te stoppen", "Mensen wachten langer.")
	p.asks("look-trial", "said", "Het loopt goed.", "next", "door")
	p.get("/antwoord").is(t, 200, "Het loopt goed. Daarna: wij gaan zo door.", "not", "plan-trial")
}

// TestI34_ALookBackHidesFewPeople on the owner's page, as on every other.
func TestI34_ALookBackHidesFewPeople(t *testing.T) {
	h := start(t, nil)
	a := h.asking()
	p := h.works(a, "KH")
	p.get("/antwoord").is(t, 200, "Tel eerst: hoeveel mensen staan op de lijst")
	p.wants("count-look-back", "listed", "veel", "approached", "1", "helped", "1").is(t, 422, "Dit is geen getal")
	p.wants("count-look-back", "listed", "3", "approached", "7", "helped", "1").is(t, 422, "Dit klopt niet")
	p.asks("count-look-back", "listed", "40", "approached", "12", "helped", "3")
	p.get("/antwoord").is(t, 200, "Op de lijst: 40. Benaderd: 12. Geholpen: minder dan 5.", "Nog niet iedereen op de lijst is benaderd.")
}
