package live_test

import (
	"maatwerkroute/sessions"
)

// editions makes likely wishes about what is published of a route, and who stands behind it.
var editions = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"publish-route": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.PublishRoute{Route: e.outgoing(), Edition: e.id("v")}
	},
	"ask-support": func(e *evening) (sessions.Principal, sessions.Wish) {
		route := e.ideal()
		if e.n(2) == 0 {
			e.goesOut(route)
		}
		return e.desk(), &sessions.AskSupport{Ask: e.id("q"), Route: route, By: "huisarts"}
	},
	"endorse-route": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.EndorseRoute{Endorsement: e.id("s"), Route: e.ideal(), By: "bewoner", Name: e.maybe(), Way: "papier"}
		if asks := e.ids("support-ask"); len(asks) > 0 && e.n(3) == 0 {
			ask := e.row("support-ask", asks[e.n(len(asks))]).Record.(*sessions.SupportAsk)
			w.Route = ask.Route
			return sessions.Principal{Role: sessions.Asked, Session: e.session, Object: ask.Ticket()}, w
		}
		if e.n(2) == 0 {
			return e.at(e.any("seat")), w
		}
		return e.scribe(), w
	},
	"end-endorsement": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.EndEndorsement{Endorsement: e.any("endorsement")}
	},
	"keep-condition": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.KeepCondition{Condition: e.id("k"), Step: e.any("route-step"), Text: e.text()}
	},
	"drop-condition": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.DropCondition{Condition: e.any("step-condition")}
	},
}

// outgoing is a route that may be published, mostly: how it goes today goes out as it is.
func (e *evening) outgoing() string {
	return e.routeThat(func(r *sessions.Route) bool {
		return r.Version != sessions.RouteVariant && len(r.Steps) > 0 && e.n(3) > 0
	})
}

func (e *evening) ideal() string {
	return e.routeThat(func(r *sessions.Route) bool { return r.Version == sessions.RouteIdeal && len(r.Steps) > 0 })
}

func (e *evening) routeThat(is func(*sessions.Route) bool) string {
	for _, r := range e.rows() {
		if r, ok := r.Record.(*sessions.Route); ok && is(r) {
			return r.ID
		}
	}
	return e.any("route")
}

// goesOut says at each step of a route why it is as it is, so that it may go out, and publishes it.
func (e *evening) goesOut(route string) {
	for _, r := range e.rows() {
		st, ok := r.Record.(*sessions.RouteStep)
		if ok && st.Route == route && st.State == sessions.StepLaid {
			_ = e.do(e.scribe(), &sessions.ArrangeStep{Step: st.ID, BesideNone: e.text(), Channels: []sessions.Channel{sessions.AtDesk}, Was: st.Revisions["wie"]})
		}
	}
	_ = e.do(e.lea(), &sessions.PublishRoute{Route: route, Edition: e.id("v")})
}
