package live_test

import (
	"maps"
	"slices"

	"maatwerkroute/sessions"
)

// afterward makes likely wishes for what becomes of promises, and of barriers that are alike or come back.
var afterward = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"detail-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.DetailPromise{Promise: e.vague(), Notice: e.text(), Check: e.now() + 30*day}
	},
	"sign-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.giver(e.clear()), &sessions.SignPromise{Promise: e.clear(), Time: e.text()}
	},
	"set-means": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.SetMeans{Promise: e.any("promise"), What: sessions.Means[e.n(4)], Text: e.text(), By: "directeur"}
	},
	"shift-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ShiftPromise{Promise: e.clear(), To: e.now() + sessions.Instant(e.n(60)+31)*day, Why: e.text()}
	},
	"claim-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ClaimPromise{Promise: e.any("promise"), Told: e.text()}
	},
	"withdraw-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.WithdrawPromise{Promise: e.any("promise"), Category: "niet_wenselijk", Text: e.text()}
	},
	"judge-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.voice(), &sessions.JudgePromise{Promise: e.any("promise"), Says: sessions.PromiseSays[e.n(3)]}
	},
	"judge-promise-for": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.JudgePromiseFor{Promise: e.any("promise"), Says: sessions.PromiseSays[e.n(3)], Side: sessions.Ervaring, People: e.n(4) + 1}
	},
	"rate-contact": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.voice(), &sessions.RateContact{Promise: e.any("promise"), Recognised: "ja", Trusted: "deels", Time: sessions.NeedAnswers[e.n(4)]}
	},
	"acknowledge-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AcknowledgeBarrier{Barrier: e.barrierThat(said), By: sessions.Label("wethouder " + e.id("")), Words: e.maybe()}
	},
	"name-departments": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.NameDepartments{Barrier: e.any("barrier"), Departments: []sessions.Label{"inkomen", "Wmo"}}
	},
	"split-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		cards := e.some("card")
		b := e.id("b")
		_ = e.do(e.lea(), &sessions.BundleCards{Barrier: b, Cards: cards, Step: e.step(), Sentence: e.text()})
		return e.desk(), &sessions.SplitBarrier{Barrier: b, New: e.id("b"), Cards: cards[:min(1, len(cards))], Sentence: e.text()}
	},
	"merge-barriers": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.MergeBarriers{Barrier: e.told(), Into: e.told(), Told: true}
	},
	"unmerge-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.UnmergeBarrier{Barrier: e.barrierThat(func(b *sessions.Barrier) bool { return b.State == sessions.Merged })}
	},
	"say-again": func(e *evening) (sessions.Principal, sessions.Wish) {
		b := e.settled()
		return e.at(e.raiserOf(b)), &sessions.SayAgain{Barrier: b}
	},
	"present-recurrence": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.PresentRecurrence{Recurrence: e.id("r"), Barrier: e.settled(), New: e.told()}
	},
	"answer-recurrence": func(e *evening) (sessions.Principal, sessions.Wish) {
		r := e.any("recurrence")
		return []sessions.Principal{e.desk(), e.voice()}[e.n(2)], &sessions.AnswerRecurrence{Recurrence: r, Says: sessions.RecurrenceSays[e.n(3)]}
	},
}

func init() { maps.Copy(generators, afterward) }

// months is how the time after the weeks goes.
var months = []string{"detail-promise", "sign-promise", "set-means", "shift-promise", "judge-promise", "claim-promise", "judge-promise-for",
	"rate-contact", "acknowledge-barrier", "name-departments", "split-barrier", "merge-barriers", "unmerge-barrier", "merge-barriers", "say-again",
	"present-recurrence", "answer-recurrence", "withdraw-promise"}

func said(b *sessions.Barrier) bool { return b.State == sessions.Confirmed && b.Into == "" }

func (e *evening) barrierThat(is func(*sessions.Barrier) bool) string {
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Barrier); ok && is(b) {
			return b.ID
		}
	}
	return e.any("barrier")
}

func (e *evening) promiseThat(is func(*sessions.Promise) bool) string {
	for _, r := range e.rows() {
		if p, ok := r.Record.(*sessions.Promise); ok && p.Withdrawn == "" && is(p) {
			return p.ID
		}
	}
	return e.any("promise")
}

func (e *evening) vague() string {
	return e.promiseThat(func(p *sessions.Promise) bool { return p.Notice == "" && p.Check == 0 })
}

func (e *evening) clear() string {
	return e.promiseThat(func(p *sessions.Promise) bool {
		return p.Notice != "" && p.Check != 0 && p.Signed == 0 && p.Claimed == 0
	})
}

func (e *evening) giver(promise string) sessions.Principal {
	if e.n(2) == 0 {
		return e.desk()
	}
	return sessions.Principal{Role: sessions.Asked, Session: e.session, Object: promise + "/gever"}
}

// settled is a barrier that a resident said yes to and that has a reason, so that it can come back.
func (e *evening) settled() string {
	b := e.told()
	_ = e.do(e.lea(), &sessions.GiveReason{Barrier: b, Category: "echt_uniek", Text: e.text(), DecidedBy: "directeur"})
	return b
}

func (e *evening) raiserOf(barrier string) string {
	var cards []string
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Barrier); ok && b.ID == barrier {
			cards = b.Cards
		}
	}
	return e.author(func(card string) bool { return slices.Contains(cards, card) })
}
