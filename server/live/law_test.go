package live_test

import (
	"fmt"
	"maps"

	"maatwerkroute/sessions"
)

// law makes likely wishes about rules, exceptions and questions of law.
var law = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"name-rule": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.NameRule{Rule: e.id("lw"), Text: e.text()}
		if e.n(2) == 0 {
			w.Step = e.any("route-step")
		}
		if e.n(2) == 0 {
			w.Barrier = e.any("barrier")
		}
		if e.n(2) == 0 {
			w.RuleSource = e.source()
		}
		return e.lawyer(), w
	},
	"check-rule": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.anyRule(func(r *sessions.LegalRule) bool { return r.Stands() })
		return e.lawyer(), &sessions.CheckRule{Rule: r.ID, Was: r.Revision, Text: e.maybe(), RuleSource: e.source()}
	},
	"refute-rule": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lawyer(), &sessions.RefuteRule{Rule: e.any("rule"), Why: e.text(), By: "juridisch adviseur"}
	},
	"settle-proposal": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.anyRule(func(r *sessions.LegalRule) bool { return r.State == sessions.RuleProposed })
		return e.lawyer(), &sessions.SettleProposal{Rule: r.ID, Answer: []string{sessions.BecomesRule, sessions.StaysApart}[e.n(2)], Text: e.text(), Why: e.text(), By: "beleidsadviseur"}
	},
	"clash-rules": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lawyer(), &sessions.ClashRules{Rule: e.any("rule"), With: e.any("rule"), Barrier: e.any("barrier"), Why: e.text()}
	},
	"tell-clash": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.TellClash{Owner: "beleidsadviseur"}
		r := e.anyRule(func(r *sessions.LegalRule) bool { return len(r.Clashes) > 0 && r.Clashes[0].Told == 0 })
		if w.Rule = r.ID; len(r.Clashes) > 0 {
			w.With = r.Clashes[0].With
		}
		return e.desk(), w
	},
	"test-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.anyRule(func(r *sessions.LegalRule) bool { return r.Stands() })
		w := &sessions.TestStep{Rule: r.ID, Step: e.any("route-step"), Effect: e.text(), Values: e.maybe(), Consequences: e.text(), Law: e.text()}
		if e.n(2) == 0 {
			w.Outcome, w.By = sessions.Leeways[e.n(len(sessions.Leeways))], "juridisch adviseur"
		}
		for _, row := range e.rows() {
			if room, ok := row.Record.(*sessions.LegalRoom); ok && room.ID == sessions.RoomID(w.Rule, w.Step) {
				w.Was = room.Revision
			}
		}
		return e.lawyer(), w
	},
	"weigh-option": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.WeighOption{Weighing: e.id("af"), Step: e.any("route-step"), Option: e.text(), Heart: e.n(6), HeartWhy: e.text(), Euro: e.n(5), EuroWhy: e.text(), Law: e.n(5), LawWhy: e.text()}
		if e.n(2) == 0 {
			w.LawAsks, w.PersonAsks, w.Fitting, w.Decided, w.DecidedBy = e.text(), e.text(), e.text(), e.text(), "teammanager"
		}
		return e.lawyer(), w
	},
	"register-exception": func(e *evening) (sessions.Principal, sessions.Wish) {
		features := [][]sessions.Label{{"ouder", "wisselend inkomen", "schuld"}, {"Schuld.", "ouder", "wisselend inkomen"}, {"ziek", "ver weg"}, {"jong", "thuisloos", "geen post", "werkt"}}
		return e.lawyer(), &sessions.RegisterException{Exception: e.id("uz"), Features: features[e.n(len(features))], Reason: e.text(), Basis: e.text(), DecidedBy: "teammanager", On: start - sessions.Instant(e.n(90))*day, Alike: e.text()}
	},
	"use-exception": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lawyer(), &sessions.UseException{Exception: e.any("exception"), Use: e.one("keer"), Went: sessions.Wents[e.n(3)]}
	},
	"review-exception": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lawyer(), &sessions.ReviewException{Exception: e.any("exception"), Ends: e.n(3) == 0, Why: e.maybe()}
	},
	"ask-case": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lawyer(), &sessions.AskCase{Case: e.id("mag"), Question: e.text()}
	},
	"answer-case": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.AnswerCase{Case: e.any("may-question"), Answer: sessions.MayAnswers[e.n(4)], Basis: e.text(), By: "juridisch adviseur"}
		if e.n(2) == 0 {
			w.Rule = e.any("rule")
		}
		return e.lawyer(), w
	},
	"tell-lesson": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.TellLesson{Lesson: e.id("les"), Stuck: e.text(), Helped: e.text(), By: "maatwerkteam"}
		if w.New, w.Step, w.Sentence = e.id("b"), e.step(), e.text(); e.n(2) == 0 {
			w.Barrier = e.any("barrier")
		}
		return e.lawyer(), w
	},
}

func init() { maps.Copy(generators, law) }

// lawyer is who writes about the law: the desk, or anybody at the table, who often may not.
func (e *evening) lawyer() sessions.Principal {
	if e.n(4) == 0 {
		return e.seat()
	}
	return e.desk()
}

func (e *evening) source() sessions.RuleSource {
	return sessions.RuleSource{Citation: e.text(), Source: e.text(), CheckedOn: start - sessions.Instant(e.n(500))*day, CheckedBy: "juridisch adviseur",
		Binding: sessions.Bindings[e.n(len(sessions.Bindings))], Law: sessions.Label(fmt.Sprint("Wet ", e.n(4))), Owner: "beleidsadviseur"}
}

// anyRule picks a rule of which something is so; one that is not there when there is none.
func (e *evening) anyRule(is func(*sessions.LegalRule) bool) *sessions.LegalRule {
	var list []*sessions.LegalRule
	for _, row := range e.rows() {
		if r, ok := row.Record.(*sessions.LegalRule); ok && is(r) {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return &sessions.LegalRule{ID: "niets"}
	}
	return list[e.n(len(list))]
}
