package live_test

import (
	"maps"
	"slices"
	"testing"

	"maatwerkroute/sessions"
)

// T2 and T3, on a real board: the drawing grows while people talk, and what they write is theirs until it is revealed.

var routeActs = map[sessions.PhaseKind]func(*played, sessions.Phase){
	sessions.Walking: func(p *played, phase sessions.Phase) {
		if p.route(sessions.RouteToday) == nil {
			p.must(p.desk(), &sessions.DrawRoute{Route: "nu", Version: sessions.RouteToday, Title: p.text(), Who: p.text()})
			p.write(phase)
			return
		}
		p.must(p.scribe(), &sessions.PlaceStep{Route: "nu", Step: "balie", After: p.route(sessions.RouteToday).Steps[0], Title: sessions.Text{Body: "Ik haal het formulier bij de balie"}})
		p.write(phase)
	},
	sessions.Backstage: func(p *played, phase sessions.Phase) { p.write(phase) },
	sessions.Counting: func(p *played, phase sessions.Phase) {
		acts[sessions.Bundling](p, phase)
	},
	sessions.LeavingOut: (*played).writeAndShow,
	sessions.WhatWorked: (*played).writeAndShow,
	sessions.GoodDay:    func(p *played, phase sessions.Phase) { p.write(phase) },
	sessions.Laying: func(p *played, phase sessions.Phase) {
		p.must(p.desk(), &sessions.DrawRoute{Route: "tafel-1", Version: sessions.RouteVariant, Table: "1", Title: p.text(), Who: p.text()})
		p.writeAndShow(phase)
	},
	sessions.Gallery: func(p *played, phase sessions.Phase) {
		p.must(p.desk(), &sessions.DrawRoute{Route: "ideaal", Version: sessions.RouteIdeal, Title: p.text(), From: "tafel-1"})
		p.writeAndShow(phase)
	},
	sessions.LegalTest:  (*played).writeAndShow,
	sessions.Supporting: func(p *played, phase sessions.Phase) { p.drawingsAreTheTables() },
	sessions.Signing:    (*played).writeAndShow,
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
	p.all(sessions.Welcome, sessions.Walking, sessions.Backstage, sessions.Break, sessions.Counting, sessions.LeavingOut, sessions.WhatWho, sessions.RoundOff)
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
	if r := p.route(sessions.RouteIdeal); r == nil || r.From != "tafel-1" {
		t.Errorf("the ideal route is %+v", r)
	}
}
