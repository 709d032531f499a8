package server

import (
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

func (h *house) stepsOf(e evening1, route string) (ids []string) {
	h.t.Helper()
	b, err := h.Hall.Board(h.t.Context(), e.stream)
	if err != nil {
		h.t.Fatal(err)
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Route](st, "route", route); ok {
			ids = append(ids, r.Steps...)
		}
	})
	return ids
}

// TestAPublishedRouteIsForEverybody: what was published is drawn and said in words, today above it, with what changed and who
// carries it. What lies on the table and was not published is in none of it.
func TestAPublishedRouteIsForEverybody(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	lead, open, at := h.lead(e), h.person(), "/traject/"+e.stream
	open.get(at+"/route").is(t, 404)
	h.drawnRoute(e, "r1", sessions.RouteToday, "")
	first := h.stepsOf(e, "r1")[0]
	h.wish(e.stream, lead, &sessions.DescribeStep{Step: first, What: "echt", Practice: "p1", Side: sessions.Ervaring, Text: typedText("Ik durfde het niet te zeggen.")}, "")
	open.get(at+"/route").is(t, 404)
	open.get(at).is(t, 200, "not", "De route getekend")
	h.wish(e.stream, lead, &sessions.PublishRoute{Route: "r1", Edition: "d1"}, "")

	h.drawnRoute(e, "r2", sessions.RouteIdeal, "r1")
	ideal := h.stepsOf(e, "r2")
	for i, step := range ideal {
		handover := sessions.Warm
		if i == len(ideal)-1 {
			handover = ""
		}
		h.wish(e.stream, lead, &sessions.ArrangeStep{Step: step, Beside: sessions.CompanionWish{Organization: "Wijkteam", Function: "begeleider"}, Channels: []sessions.Channel{sessions.AtDesk, sessions.ByTelephone}, Handover: handover}, "")
	}
	h.wish(e.stream, lead, &sessions.TakeStepOut{Step: ideal[1]}, "")
	h.wish(e.stream, lead, &sessions.PlaceStep{Route: "r2", Step: "vooraf", Title: typedText("Iemand belt mij eerst")}, "")
	h.wish(e.stream, lead, &sessions.ArrangeStep{Step: "vooraf", Beside: sessions.CompanionWish{Organization: "Wijkteam"}, Channels: []sessions.Channel{sessions.ByTelephone}, Handover: sessions.Warm}, "")
	h.wish(e.stream, lead, &sessions.PublishRoute{Route: "r2", Edition: "d2"}, "")
	h.wish(e.stream, lead, &sessions.EndorseRoute{Endorsement: "n1", Route: "r2", By: "Cliëntenraad", Way: "papier"}, "")
	h.wish(e.stream, lead, &sessions.EndorseRoute{Endorsement: "n2", Route: "r2", Step: "vooraf", By: "wijkteam Noord", Way: "papier"}, "")
	h.wish(e.stream, lead, &sessions.WordStep{Step: "vooraf", Title: typedText("Dit is nog niet gepubliceerd")}, "")

	open.get(at).is(t, 200, "De route getekend", at+"/route/d2", at+"/route/d1")
	page := open.get(at+"/route").is(t, 200, "Zo willen we het, versie v0.1", "Zo gaat het nu, in woorden", "Zo willen we het, in woorden", "Iemand belt mij eerst", "Wijkteam, begeleider", "nieuw", "weg",
		"Cliëntenraad</strong>: de hele route", "wijkteam Noord</strong>: stap 1", "not", "nog niet gepubliceerd", "Ik durfde het niet", "/bureau/").body
	today, after, _ := strings.Cut(page[strings.Index(page, `id="in-woorden"`):], "Zo willen we het, in woorden")
	if !strings.Contains(today, "weg") || !strings.Contains(after, "nieuw") || strings.Contains(after, ">weg<") {
		t.Error("it does not say which step went and which is new")
	}
	open.get(at+"/route/d1").is(t, 200, "Zo gaat het nu, versie v0.1", "not", "Iemand belt mij eerst", "Ik durfde het niet")
	open.get(at+"/route/d2/tekening.svg").is(t, 200, "<svg xmlns=", "Zo gaat het nu", "Iemand belt", "not", "Ik durfde het niet", "nog niet gepubliceerd")
	open.get(at+"/route/bestaat-niet").is(t, 404)
	open.get(at+"/route/bestaat-niet/tekening.svg").is(t, 404)
	open.get("/traject/bestaat-niet/route/d2").is(t, 404)
}
