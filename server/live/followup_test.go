package live_test

import (
	"cmp"
	"slices"

	"maatwerkroute/sessions"
)

// followUp makes likely wishes for what happens to an action after somebody took it.
var followUp = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"judge-kind": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionAccepted)
		w := &sessions.JudgeKind{Action: a.ID, Ladder: a.Ladder, Side: sessions.Ervaring}
		if e.n(8) == 0 {
			w.Ladder, w.Question = []string{"K1", "K7"}[e.n(2)], e.text()
		}
		if a.Grade.Residents {
			return e.link(a, ""), w
		}
		return e.desk(), w
	},
	"plan-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionAccepted)
		return e.link(a, ""), e.written(a.ID)
	},
	"begin-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionAccepted)
		return e.link(a, ""), &sessions.BeginAction{Action: a.ID}
	},
	"update-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.UpdateAction{Action: a.ID, Did: e.text(), Next: e.text(), NoNews: e.n(2) == 0}
	},
	"shift-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.ShiftAction{Action: a.ID, Due: e.now() + sessions.Instant(e.n(60)+1)*day, Why: e.text()}
	},
	"stick-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.StickAction{Action: a.ID, On: "inkoper", What: e.text()}
	},
	"resume-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionStuck, sessions.ActionReopened, sessions.ActionPartly)
		return e.link(a, ""), &sessions.ResumeAction{Action: a.ID, Next: e.text()}
	},
	"stop-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, "/baas/directeur"), &sessions.StopAction{Action: a.ID, Category: "niet_wenselijk", Text: e.text()}
	},
	"replace-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking, sessions.ActionAccepted)
		return e.link(a, ""), &sessions.ReplaceAction{Action: a.ID, By: e.instead(a)}
	},
	"leave-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.LeaveAction{Action: a.ID}
	},
	"hand-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionOwnerless)
		return e.desk(), &sessions.HandAction{Action: a.ID, Function: "teamleider post", AnswerBy: e.now() + day}
	},
	"add-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.AddStep{Action: a.ID, Step: e.id("p"), By: "team post", What: e.text(), Due: e.now() + day}
	},
	"mark-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		a, step := e.actionStep(sessions.StepOpen)
		return e.link(a, ""), &sessions.MarkStep{Action: a.ID, Step: step, State: sessions.StepDone}
	},
	"see-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		a, step := e.actionStep(sessions.StepDone)
		return e.voice(), &sessions.SeeStep{Action: a.ID, Step: step}
	},
	"attach-need": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AttachNeed{Action: e.action(sessions.ActionWorking).ID, What: sessions.Needs[e.n(4)], Text: e.text(), By: "directeur"}
	},
	"note-feasible": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.NoteFeasible{Action: e.action(sessions.ActionWorking).ID, Says: "niet_haalbaar", Why: e.text(), Need: e.text()}
	},
	"add-evidence": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.AddEvidence{Action: a.ID, Evidence: e.id("e"), Type: "telling", What: e.text()}
	},
	"try-work": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.at([]string{"s4", "s5"}[e.n(2)]), &sessions.TryWork{Action: e.action(sessions.ActionWorking).ID, Yes: e.n(4) > 0}
	},
	"count-look-back": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		listed := e.n(80) + 1
		approached := e.n(listed + 1)
		return e.link(a, ""), &sessions.CountLookBack{Action: a.ID, Listed: listed, Approached: approached, Helped: e.n(approached + 1)}
	},
	"plan-trial": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.PlanTrial{Action: a.ID, Until: e.now() + 90*day, StopIf: e.text(), Looks: []sessions.Instant{e.now() + 10*day, e.now() + 60*day}}
	},
	"look-trial": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.LookTrial{Action: a.ID, Said: e.text(), Hit: e.n(2) == 0, Next: []string{"door", "anders", "stoppen"}[e.n(3)]}
	},
	"measure-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.MeasureAction{Action: a.ID, Found: e.text(), Says: sessions.Findings[e.n(4)]}
	},
	"decide-measure": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.DecideMeasure{Action: a.ID, Then: "anders", Why: e.text()}
	},
	"propose-measure": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.ProposeMeasure{Action: a.ID, Measure: e.text(), Goal: e.text(), Measurer: "collectief"}
	},
	"agree-measure": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return sessions.Principal{Role: sessions.CoFacilitator, Session: e.session}, &sessions.AgreeMeasure{Action: a.ID, Yes: e.n(2) == 0, Side: sessions.Ervaring}
	},
	"claim-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionWorking)
		return e.link(a, ""), &sessions.ClaimAction{Action: a.ID, Told: e.text(), Untried: e.text()}
	},
	"open-check": func(e *evening) (sessions.Principal, sessions.Wish) {
		return clockwork, &sessions.OpenCheck{Action: e.action(sessions.ActionClaimed).ID, Delivered: e.n(2) == 0}
	},
	"remind-check": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionChecking)
		if c := e.round(a); c.Remind > e.now() {
			e.clock = c.Remind.Time()
		}
		return clockwork, &sessions.RemindCheck{Action: a.ID}
	},
	"close-check": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionChecking)
		if c := e.round(a); c.Reminded > 1 && c.Closes > e.now() {
			e.clock = c.Closes.Time()
		}
		return clockwork, &sessions.CloseCheck{Action: a.ID}
	},
	"give-verdict": func(e *evening) (sessions.Principal, sessions.Wish) {
		a := e.action(sessions.ActionChecking)
		return e.voice(), &sessions.GiveVerdict{Action: a.ID, Verdict: sessions.Verdicts[e.n(4)], Needed: "ja", Reason: "niet_overal",
			Words: e.text(), May: []string{sessions.AsSaid, sessions.ForCollective, sessions.OnlyCounted}[e.n(3)]}
	},
	"hush-verdict": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.voice(), &sessions.HushVerdict{Action: e.action(sessions.ActionChecking, sessions.ActionReopened).ID}
	},
	"settle-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.SettleAction{Action: e.action(sessions.ActionReopened).ID,
			State: []sessions.ActionState{sessions.ActionDiffering, sessions.ActionWorking}[e.n(2)], Consent: true, Dissent: e.text()}
	},
}

var clockwork = sessions.Principal{Role: sessions.Clock}

// weeks is how the weeks after an evening go; what a line cannot do yet is left to the next round.
var weeks = []string{"ask-action", "grade-action", "accept-action", "agree-condition", "judge-kind", "judge-kind", "plan-action", "begin-action",
	"attach-need", "note-feasible", "update-action", "shift-action", "add-step", "mark-step", "see-step", "try-work", "stick-action", "resume-action",
	"plan-trial", "look-trial", "count-look-back", "measure-action", "decide-measure", "propose-measure", "agree-measure", "add-evidence", "claim-action", "open-check", "give-verdict", "give-verdict", "hush-verdict", "remind-check", "give-verdict", "remind-check",
	"close-check", "settle-action", "resume-action"}

// follow lets the weeks after the evening pass, with the screens of all who can have one.
func (e *evening) follow(accepted map[string]int, screens map[string]*screen) {
	e.t.Helper()
	try := func(name string, p sessions.Principal, w sessions.Wish) bool {
		if e.do(p, w) != nil {
			return false
		}
		accepted[name]++
		for who, s := range screens {
			if !e.agrees(who, s, name) {
				delete(screens, who)
			}
		}
		return true
	}
	once := func(name string) {
		for range 6 {
			if p, w := generators[name](e); try(name, p, w) {
				return
			}
		}
	}
	for range 4 {
		for _, name := range weeks {
			once(name)
		}
	}
	for range 2 {
		for _, name := range months {
			once(name)
		}
	}
	settled := slices.ContainsFunc(e.rows(), func(r *sessions.Row) bool {
		a, ok := r.Record.(*sessions.Action)
		return ok && e.toAndFro(a, try)
	})
	if !settled {
		e.toAndFro(e.taken([]string{e.carried()}), try)
	}
	for _, name := range []string{"leave-action", "hand-action", "replace-action", "stop-action"} {
		once(name)
	}
}

func (e *evening) written(action string) *sessions.PlanAction {
	return &sessions.PlanAction{Action: action, Manager: "directeur", Effect: e.text(), Measure: e.text(), Goal: e.text(),
		Measurer: "kwaliteit", Forget: e.text(), Learner: "klantmanager", Teacher: "collectief"}
}

// toAndFro sends an action to its raisers and back twice, until the table must decide. Chance alone hardly gets there.
func (e *evening) toAndFro(a *sessions.Action, try func(string, sessions.Principal, sessions.Wish) bool) bool {
	id, owner := a.ID, e.link(a, "")
	ladder := cmp.Or(a.Ladder, "K2")
	try("grade-action", e.lea(), &sessions.GradeAction{Action: id, Ladder: ladder})
	try("judge-kind", e.lea(), &sessions.JudgeKind{Action: id, Ladder: ladder, Side: sessions.Ervaring})
	try("judge-kind", owner, &sessions.JudgeKind{Action: id, Ladder: ladder})
	try("plan-action", owner, e.written(id))
	voices := []string{"s0", "s1", "s2", "s3"}
	for _, barrier := range a.Barriers {
		voices = append(voices, e.raiserOf(barrier))
	}
	for range 2 {
		try("begin-action", owner, &sessions.BeginAction{Action: id})
		try("resume-action", owner, &sessions.ResumeAction{Action: id, Next: e.text()})
		try("add-evidence", owner, &sessions.AddEvidence{Action: id, Evidence: e.id("e"), Type: "telling", What: e.text()})
		try("claim-action", owner, &sessions.ClaimAction{Action: id, Told: e.text(), Untried: e.text()})
		try("open-check", clockwork, &sessions.OpenCheck{Action: id, Delivered: true})
		for _, seat := range voices {
			p := e.at(seat)
			if try("give-verdict", p, &sessions.GiveVerdict{Action: id, Verdict: sessions.NotNoticed, Needed: "nee",
				Reason: "niet_overal", Words: e.text(), May: sessions.AsSaid}) {
				try("hush-verdict", p, &sessions.HushVerdict{Action: id})
			}
		}
	}
	return try("settle-action", e.lea(), &sessions.SettleAction{Action: id, State: sessions.ActionDiffering, Consent: true, Dissent: e.text()})
}

// action picks an action in one of these states, or any.
func (e *evening) action(states ...sessions.ActionState) *sessions.Action {
	var fit, all []*sessions.Action
	for _, r := range e.rows() {
		if a, ok := r.Record.(*sessions.Action); ok {
			all = append(all, a)
			if slices.Contains(states, a.State) {
				fit = append(fit, a)
			}
		}
	}
	if len(fit) == 0 {
		fit = all
	}
	if len(fit) == 0 {
		return &sessions.Action{ID: "niets"}
	}
	return fit[e.n(len(fit))]
}

// instead finds another action of the same barriers that somebody said yes to; without one it asks for one.
func (e *evening) instead(a *sessions.Action) string {
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Action); ok && b.ID != a.ID && slices.Equal(a.Barriers, b.Barriers) && b.Accepted > 0 {
			return b.ID
		}
	}
	return e.taken(a.Barriers).ID
}

// taken is a new action that somebody took at once.
func (e *evening) taken(barriers []string) *sessions.Action {
	a := &sessions.Action{ID: e.id("a")}
	_ = e.do(e.lea(), &sessions.AskAction{Action: a.ID, Barriers: barriers, Title: e.text(), Function: "teammanager inkomen", AnswerBy: e.now() + 10*day})
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Action); ok && b.ID == a.ID {
			a = b
		}
	}
	_ = e.do(e.link(a, ""), &sessions.AcceptAction{Action: a.ID, Due: e.now() + 60*day, FirstStep: e.text(), FirstBy: e.now() + 20*day})
	return a
}

func (e *evening) actionStep(state sessions.StepState) (*sessions.Action, string) {
	for _, r := range e.rows() {
		if a, ok := r.Record.(*sessions.Action); ok && a.State == sessions.ActionWorking {
			for _, p := range a.Steps {
				if p.State == state {
					return a, p.ID
				}
			}
		}
	}
	return e.action(sessions.ActionWorking), ""
}

func (e *evening) round(a *sessions.Action) *sessions.Check {
	for _, r := range e.rows() {
		if c, ok := r.Record.(*sessions.Check); ok && c.ID == a.Check() {
			return c
		}
	}
	return &sessions.Check{}
}

func (e *evening) link(a *sessions.Action, part string) sessions.Principal {
	return sessions.Principal{Role: sessions.Asked, Session: e.session, Object: a.Ticket() + part}
}

// voice is a resident, by phone, by slip, or entered by the desk.
func (e *evening) voice() sessions.Principal {
	seat := []string{"s0", "s1", "s2", "s3"}[e.n(4)]
	role := []sessions.Role{sessions.Attendee, sessions.Raiser, sessions.CoFacilitator}[e.n(3)]
	return sessions.Principal{Role: role, Seat: seat, Session: e.session}
}
