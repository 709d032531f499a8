package live_test

import (
	"maps"

	"maatwerkroute/sessions"
)

// carried make the wishes by which a route travels and is learned from.
var carried = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"import-route": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.ImportRoute{Route: e.id("in"), Version: sessions.RouteKinds[e.n(4)], Title: e.text(), Who: e.maybe()}
		for range e.n(4) {
			w.Steps = append(w.Steps, sessions.ImportedStep{Title: e.text(), Meant: e.maybe(), Handover: sessions.ImportedHandover{Way: sessions.Warm, To: e.n(4)},
				Demands: []sessions.ImportedDemand{{What: sessions.DemandPaper, Text: e.text()}}})
		}
		return e.desk(), w
	},
	"note-learning": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.NoteLearning{Learning: e.one("l"), Thought: e.text(), Saw: e.maybe(), Changed: e.maybe(), Close: e.n(2) == 0, Was: e.n(3)}
	},
}

func init() { maps.Copy(generators, carried) }
