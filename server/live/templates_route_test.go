package live_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

// T2 and T3, on a real board: the drawing grows while people talk, and what they write is theirs until it is revealed.

var routeActs = map[sessions.PhaseKind]func(*played, sessions.Phase){
	sessions.Walking: func(p *played, phase sessions.Phase) {
		if p.route(sessions.RouteToday) == nil {
			p.intent(phase)
			return
		}
		p.really(phase)
	},
	sessions.Backstage: func(p *played, phase sessions.Phase) {
		st, official := p.first(sessions.RouteToday), p.seats(sessions.Uitvoering)[0]
		behind := func(explain string) *sessions.FillLane {
			return &sessions.FillLane{Step: st.ID, Note: "achter", Lane: sessions.LaneBehind, Text: sessions.Text{Body: "Wij kijken in de BRP."}, Explain: sessions.Text{Body: explain}, Was: st.Revisions["baan"]}
		}
		p.no(p.at(official), behind("")) // jargon that nobody explains (S4-07)
		p.must(p.at(official), behind("De lijst van wie waar woont."))
		p.no(p.at(p.seats(sessions.Ervaring)[0]), behind("Bewoners zien dit niet."))
		p.write(phase)
	},
	sessions.Counting: func(p *played, _ sessions.Phase) {
		st := p.first(sessions.RouteToday)
		p.must(p.scribe(), &sessions.CountStep{Step: st.ID, Logins: 2, Days: 28, Was: st.Revisions["telling"]})
		p.no(p.desk(), &sessions.CountStep{Step: st.ID, Logins: 3, Was: st.Revisions["telling"]}) // the scribe was first
	},
	sessions.LeavingOut: func(p *played, phase sessions.Phase) {
		st := p.first(sessions.RouteToday)
		judge := &sessions.JudgeDemand{Step: st.ID, Demand: "afschrift", Fate: sessions.FateStays, Was: st.Revisions["gevraagd"]}
		p.no(p.desk(), judge) // it stays, and nobody says why
		judge.Fate, judge.Owner, judge.Legal = sessions.FateGone, "teammanager", p.text()
		p.must(p.desk(), judge)
		p.writeAndShow(phase)
	},
	sessions.WhatWorked: (*played).writeAndShow,
	sessions.GoodDay: func(p *played, phase sessions.Phase) {
		p.must(p.desk(), &sessions.DrawRoute{Route: "ideaal", Version: sessions.RouteIdeal, Title: p.text(), Who: p.text()})
		p.write(phase)
	},
	sessions.Laying: func(p *played, phase sessions.Phase) {
		resident := p.at(p.seats(sessions.Ervaring)[0])
		propose := &sessions.ProposeStep{}
		propose.Route, propose.Step, propose.Title = "ideaal", "voorstel", sessions.Text{Body: "Iemand belt hoe het gaat"}
		p.no(resident, propose) // no step before the room said what it will notice (S3-12)
		p.must(p.desk(), &sessions.DescribeRoute{Route: "ideaal", Title: p.text(), Effect: sessions.Text{Body: "Niemand vertelt het twee keer."}})
		p.must(resident, propose)
		p.must(p.desk(), &sessions.DrawRoute{Route: "tafel-1", Version: sessions.RouteVariant, Table: "1", Title: p.text(), From: "ideaal"})
		p.writeAndShow(phase)
	},
	sessions.Gallery: func(p *played, phase sessions.Phase) {
		r := p.route(sessions.RouteIdeal)
		p.must(p.desk(), &sessions.TakeStep{Step: "voorstel", After: r.Steps[len(r.Steps)-1]})
		p.writeAndShow(phase)
	},
	sessions.LegalTest:  (*played).writeAndShow,
	sessions.Supporting: (*played).standsBehind,
	sessions.Signing:    (*played).writeAndShow,
}

// intent is policy that tells how it is meant, while the others listen.
func (p *played) intent(phase sessions.Phase) {
	p.t.Helper()
	p.must(p.desk(), &sessions.DrawRoute{Route: "nu", Version: sessions.RouteToday, Title: p.text(), Who: p.text()})
	st := p.first(sessions.RouteToday)
	meant := &sessions.DescribeStep{Step: st.ID, What: sessions.Meant, Text: p.text(), Was: st.Revisions["bedoeld"]}
	p.no(p.at(p.seats(sessions.Ervaring)[0]), meant)
	p.must(p.at(p.seats(sessions.Beleid)[0]), meant)
	p.write(phase)
}

// really is residents and those who do the work who tell how it goes; policy does not tell that for them. Then everybody
// says how it feels, and nobody sees that before it is closed.
func (p *played) really(phase sessions.Phase) {
	p.t.Helper()
	p.must(p.scribe(), &sessions.PlaceStep{Route: "nu", Step: "balie", After: p.first(sessions.RouteToday).ID, Title: sessions.Text{Body: "Ik haal het formulier bij de balie"}})
	st := p.first(sessions.RouteToday)
	real := func(id string, by sessions.Label) *sessions.DescribeStep {
		return &sessions.DescribeStep{Step: st.ID, What: sessions.Real, Practice: id, By: by, Text: p.text()}
	}
	p.no(p.at(p.seats(sessions.Beleid)[0]), real("p0", ""))
	p.must(p.at(p.seats(sessions.Ervaring)[0]), real("p1", ""))
	p.must(p.at(p.seats(sessions.Uitvoering)[0]), real("p2", "loket"))
	p.must(p.scribe(), &sessions.AskAtStep{Step: st.ID, Demand: "afschrift", What: sessions.DemandPaper, Text: p.text(), Known: "team inkomen"})
	p.write(phase)
	p.must(p.desk(), &sessions.OpenStepRound{Round: "gevoel", Route: "nu", What: sessions.RoundFeeling})
	for _, seat := range p.everybody() {
		p.must(p.at(seat), &sessions.AnswerStepRound{Round: "gevoel", Step: st.ID, Answer: "naar"})
	}
	p.looks()
	if got := p.screens["muur"].records["step-round gevoel"]; strings.Contains(got, "naar") {
		p.t.Errorf("the wall shows how it feels before it is closed: %s", got)
	}
	p.must(p.desk(), &sessions.CloseStepRound{Round: "gevoel"})
	p.looks()
	if got := p.screens["muur"].records["step-round gevoel"]; !strings.Contains(got, "naar") {
		p.t.Errorf("the wall does not show how it feels: %s", got)
	}
}

// standsBehind is everybody who says how far they stand behind each step, on their own.
func (p *played) standsBehind(sessions.Phase) {
	p.t.Helper()
	p.must(p.desk(), &sessions.OpenStepRound{Round: "steun", Route: "ideaal", What: sessions.RoundSupport})
	for _, seat := range p.everybody() {
		for _, step := range append(p.route(sessions.RouteIdeal).Steps, "") {
			p.must(p.at(seat), &sessions.AnswerStepRound{Round: "steun", Step: step, Answer: "sta_erachter"})
		}
		p.no(p.at(seat), &sessions.AnswerStepRound{Round: "steun", Answer: "twijfel"}) // and does not say why
	}
	p.must(p.desk(), &sessions.CloseStepRound{Round: "steun"})
	p.drawingsAreTheTables()
}

// first is the first step that lies on a route.
func (p *played) first(version sessions.RouteKind) *sessions.RouteStep {
	p.t.Helper()
	id := p.route(version).Steps[0]
	for _, r := range p.rows() {
		if st, ok := r.Record.(*sessions.RouteStep); ok && st.ID == id {
			return st
		}
	}
	p.t.Fatalf("no step %s", id)
	return nil
}

func init() { maps.Copy(acts, routeActs) }

// writeAndShow has people write, and the desk reveal it: then it is on every screen.
func (p *played) writeAndShow(phase sessions.Phase) {
	p.t.Helper()
	cards := p.write(phase)
	p.must(p.lea(), &sessions.RevealCards{})
	for id := range cards {
		if p.shown(id, "") != len(p.screens) {
			p.t.Errorf("in %s the card %s is not on every screen", phase.ID, id)
		}
	}
}

func (p *played) route(version sessions.RouteKind) (found *sessions.Route) {
	for _, r := range p.rows() {
		if one, ok := r.Record.(*sessions.Route); ok && one.Version == version {
			found = one
		}
	}
	return found
}

// drawingsAreTheTables: everybody at the table and the wall sees each drawing with its steps; who did not say yes to the
// promise sees none.
func (p *played) drawingsAreTheTables() {
	p.t.Helper()
	p.looks()
	for _, version := range []sessions.RouteKind{sessions.RouteVariant, sessions.RouteIdeal} {
		r := p.route(version)
		for seat, s := range p.screens {
			for _, key := range append([]string{"route " + r.ID}, prefixed("route-step ", r.Steps)...) {
				if _, sees := s.records[key]; !sees {
					p.t.Errorf("%s does not see %s", seat, key)
				}
			}
		}
	}
	late := sessions.Principal{Role: sessions.Nobody, Session: "avond", Object: string(sessions.DoorWork)}
	p.must(late, &sessions.TakeSeat{Seat: "laat", Side: sessions.Beleid, Function: "medewerker"})
	for key := range p.look(p.at("laat")).records {
		if key == "route ideaal" {
			p.t.Error("an official who promised nothing sees what the tables drew")
		}
	}
}

func prefixed(with string, list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		out[i] = with + out[i]
	}
	return out
}

func TestT2_IsPlayedToItsEnd(t *testing.T) {
	p := play(t, "T2", three...)
	p.all(sessions.Welcome, sessions.Walking, sessions.Backstage, sessions.Break, sessions.Counting, sessions.Bundling, sessions.LeavingOut, sessions.WhatWho, sessions.RoundOff)
	if b := p.barrier(); b.State != sessions.Confirmed {
		t.Errorf("the barrier is %s", b.State)
	}
	if r := p.route(sessions.RouteToday); !slices.Contains(r.Steps, "balie") || r.Steps[1] != "balie" {
		t.Errorf("the steps are %v", r.Steps)
	}
}

func TestT3_IsPlayedToItsEnd(t *testing.T) {
	p := play(t, "T3", three...)
	p.all(sessions.Welcome, sessions.WhatWorked, sessions.GoodDay, sessions.Laying, sessions.Break, sessions.Gallery, sessions.LegalTest, sessions.Supporting, sessions.Signing, sessions.RoundOff)
	if r := p.route(sessions.RouteIdeal); r.Steps[len(r.Steps)-1] != "voorstel" {
		t.Errorf("what a resident proposed is not on the route: %v", r.Steps)
	}
}
