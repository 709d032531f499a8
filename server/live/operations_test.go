package live_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"maatwerkroute/sessions"
)

// generators make a likely wish for every operation, by somebody who might ask it. Many are refused; that
// is part of a conversation. An operation without a generator fails TestEveryOperationHasAGenerator.
var generators = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"found-organization": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.FoundOrganization{Name: "Collectief", Type: "collectief"}
	},
	"invite-member": func(e *evening) (sessions.Principal, sessions.Wish) {
		return sessions.Principal{Role: sessions.Operator}, &sessions.InviteMember{Member: e.one("lid"), Role: sessions.MemberRoles[e.n(5)], Function: "gespreksleider", Manages: e.n(2) == 0}
	},
	"join-member": func(e *evening) (sessions.Principal, sessions.Wish) {
		id := e.one("lid")
		return sessions.Principal{Role: sessions.Nobody, Session: e.session, Object: id}, &sessions.JoinMember{Member: id}
	},
	"change-member": func(e *evening) (sessions.Principal, sessions.Wish) {
		return sessions.Principal{Role: sessions.Operator}, &sessions.ChangeMember{Member: e.one("lid"), Role: sessions.MemberRoles[e.n(5)], Function: "adviseur"}
	},
	"end-member": func(e *evening) (sessions.Principal, sessions.Wish) {
		return sessions.Principal{Role: sessions.Operator}, &sessions.EndMember{Member: e.one("lid")}
	},
	"invite-guest": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.InviteGuest{Guest: e.one("gast"), Part: e.part(), Name: "Ombudsman", Type: "ombudsman", Function: "onderzoeker"}
	},
	"enter-guest": func(e *evening) (sessions.Principal, sessions.Wish) {
		return sessions.Principal{Role: sessions.Observer, Session: e.session, Object: e.one("gast")}, &sessions.EnterGuest{Promise: e.n(4) > 0}
	},
	"end-guest": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(4) > 0 {
			return e.scribe(), &sessions.EndGuest{Guest: e.one("gast")}
		}
		return e.lea(), &sessions.EndGuest{Guest: e.one("gast")}
	},
	"open-trajectory": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.OpenTrajectory{Title: e.text(), HostName: "Collectief", HostType: "collectief", Steps: e.steps()}
	},
	"name-steps": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.NameSteps{Steps: e.steps()}
	},
	"pause-trajectory": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.PauseTrajectory{Reason: e.text(), Until: start + sessions.Instant(e.n(200))*day}
	},
	"resume-trajectory": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.ResumeTrajectory{}
	},
	"hand-trajectory": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.HandTrajectory{To: e.id("ans"), Note: e.text()}
	},
	"plan-session": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.PlanSession{Session: e.session, Template: "T1-kort", Title: e.text(), Date: start, Tables: []sessions.Label{"1", "2"}, Missing: []sessions.Side{sessions.Bestuur}}
	},
	"name-urgent": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.NameUrgent{Person: "begeleider", Number: "020 000 00 00", Until: "21 uur"}
	},
	"name-confidant": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.NameConfidant{Person: "Mirjam", Number: "020 000 00 01"}
	},
	"set-lobby": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.SetLobby{On: e.n(4) == 0}
	},
	"spot-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.SpotCard{Card: e.any("card")}
	},
	"date-feedback": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.DateFeedback{Date: start + sessions.Instant(e.n(90)+1)*day}
	},
	"write-mandate": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.WriteMandate{Rung: "coproduceren", Use: e.text(), SignedBy: "directeur", Pledge: true, Deputy: "teammanager", Managers: []sessions.Label{"manager inkomen"}}
	},
	"arrange-session": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.ArrangeSession{Hours: "19.00 tot 21.00 uur", Place: "Buurthuis", Tables: []sessions.Label{"1", "2"}, Missing: []sessions.Side{sessions.Bestuur},
			Expected: sessions.People{sessions.Ervaring: e.n(9), sessions.Uitvoering: e.n(9), sessions.Bestuur: e.n(2)}}
	},
	"ready-room": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.ReadyRoom{Ready: sessions.Ready[:e.n(len(sessions.Ready)+1)]}
	},
	"tell-tier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.TellTier{Tier: sessions.Tiers[e.n(len(sessions.Tiers))], To: "wethouder"}
	},
	"open-session": func(e *evening) (sessions.Principal, sessions.Wish) { return e.lea(), &sessions.OpenSession{} },
	"start-phase": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(4) == 0 {
			return e.desk(), &sessions.StartPhase{Phase: "pauze"}
		}
		return e.desk(), &sessions.StartPhase{Phase: sessions.T1Kort[e.n(len(sessions.T1Kort))].ID}
	},
	"change-plan": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.ChangePlan{}
		for _, r := range e.rows() {
			if s, ok := r.Record.(*sessions.Session); ok {
				for _, p := range s.Phases {
					w.Was, w.Parts = append(w.Was, p.ID), append(w.Parts, sessions.PlanPart{ID: p.ID})
				}
			}
		}
		if n := len(w.Parts); n > 0 && n < 15 {
			w.Parts = append(w.Parts, sessions.PlanPart{ID: "pauze", Again: true, Minutes: 1 + e.n(20)})
			i, j := e.n(n), e.n(n)
			w.Parts[i], w.Parts[j] = w.Parts[j], w.Parts[i]
		}
		return e.desk(), w
	},
	"save-template": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.SaveTemplate{Template: e.id("sj"), Name: "Ons gesprek", From: "T1-kort", Phases: sessions.T1Kort[:2]}
	},
	"stretch-phase": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.StretchPhase{Minutes: e.n(11) - 5}
	},
	"close-session": func(e *evening) (sessions.Principal, sessions.Wish) {
		if !e.late {
			return e.scribe(), &sessions.CloseSession{}
		}
		return e.lea(), &sessions.CloseSession{}
	},
	"publish-outcome": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.PublishOutcome{Read: e.n(3) > 0}
	},
	"archive-session": func(e *evening) (sessions.Principal, sessions.Wish) { return e.lea(), &sessions.ArchiveSession{} },

	"take-seat": func(e *evening) (sessions.Principal, sessions.Wish) {
		doors := []sessions.Door{sessions.DoorExperience, sessions.DoorWork, sessions.DoorHelp, sessions.DoorOpen}
		door := doors[e.n(len(doors))]
		sides := sessions.SidesOf(door)
		if e.n(2) == 0 {
			door, sides = sessions.DoorOpen, []sessions.Side{sessions.Ervaring} // who waits until the desk lets them in
		}
		return sessions.Principal{Role: sessions.Nobody, Session: e.session, Object: string(door)},
			&sessions.TakeSeat{Seat: e.id("s"), Name: e.name(), Side: sides[e.n(len(sides))], Function: "klantmanager"}
	},
	"admit-seat": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AdmitSeat{Seat: e.waiting()}
	},
	"correct-side": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.CorrectSide{Seat: e.any("seat"), Side: sessions.Sides[e.n(len(sessions.Sides))]}
	},
	"give-pledge": func(e *evening) (sessions.Principal, sessions.Wish) { return e.seat(), &sessions.GivePledge{} },
	"pledge-seat": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.PledgeSeat{Seat: e.any("seat")}
	},
	"remove-seat": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(3) > 0 {
			return e.desk(), &sessions.RemoveSeat{Seat: "niemand"}
		}
		return e.desk(), &sessions.RemoveSeat{Seat: e.any("seat")}
	},
	"forget-me": func(e *evening) (sessions.Principal, sessions.Wish) { return e.seat(), &sessions.ForgetMe{} },
	"say-ready": func(e *evening) (sessions.Principal, sessions.Wish) { return e.seat(), &sessions.SayReady{} },
	"ask-pause": func(e *evening) (sessions.Principal, sessions.Wish) { return e.seat(), &sessions.AskPause{} },
	"ask-time":  func(e *evening) (sessions.Principal, sessions.Wish) { return e.seat(), &sessions.AskTime{} },
	"raise-hand": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(4) == 0 {
			return e.scribe(), &sessions.RaiseHand{Hand: e.id("h"), Side: sessions.Sides[e.n(len(sessions.Sides))]}
		}
		return e.seat(), &sessions.RaiseHand{}
	},
	"lower-hand": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(3) == 0 {
			return e.desk(), &sessions.LowerHand{Hand: e.any("seat")}
		}
		return e.seat(), &sessions.LowerHand{}
	},
	"give-floor": func(e *evening) (sessions.Principal, sessions.Wish) {
		if floor := e.floor(); len(floor.Line) > 0 {
			return e.desk(), &sessions.GiveFloor{Hand: floor.Line[e.n(len(floor.Line))].ID}
		}
		return e.desk(), &sessions.GiveFloor{Hand: e.any("seat")}
	},
	"end-floor": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.EndFloor{Hand: e.floor().Now.ID, Back: e.n(3) == 0}
	},
	"give-pulse": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.seat(), &sessions.GivePulse{Answer: sessions.PulseAnswers[e.n(3)]}
	},
	"enter-pulse": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.EnterPulse{Side: sessions.Sides[e.n(3)], Answers: []sessions.PulseCount{{Answer: "goed", People: e.n(4)}, {Answer: "niet", People: e.n(2)}}}
	},

	"open-ballot": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.OpenBallot{Ballot: e.id("k"), Question: e.text(), Form: sessions.ConsentForm}
		if e.n(2) == 0 {
			w.Form, w.Dots = sessions.DotForm, 3
			w.Options = []sessions.NewOption{{ID: "een", Text: e.text()}, {ID: "twee", Text: e.text()}}
		}
		return e.desk(), w
	},
	"cast-vote": func(e *evening) (sessions.Principal, sessions.Wish) {
		b, answer, dots := e.vote()
		return e.seat(), &sessions.CastVote{Ballot: b, Answer: answer, Dots: dots, Why: e.text(), Show: e.n(2) == 0}
	},
	"enter-vote": func(e *evening) (sessions.Principal, sessions.Wish) {
		b, answer, dots := e.vote()
		return e.scribe(), &sessions.EnterVote{Ballot: b, Sheet: []string{"", "A", "B"}[e.n(3)], Side: sessions.Sides[e.n(3)], Answer: answer, Dots: dots, Why: e.text(), Show: e.n(2) == 0}
	},
	"count-hands": func(e *evening) (sessions.Principal, sessions.Wish) {
		b, answer, dots := e.vote()
		h := sessions.Hand{Answer: answer, N: e.n(5)}
		if len(dots) > 0 {
			h.Option = "een"
		}
		return e.desk(), &sessions.CountHands{Ballot: b, Room: 60, Hands: []sessions.Hand{h}}
	},
	"close-ballot": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.CloseBallot{Ballot: e.ballot(e.n(3) > 0)}
	},
	"decide-ballot": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.DecideBallot{Ballot: e.ballot(false), Decision: e.text()}
	},

	"place-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(10) == 0 {
			return sessions.Principal{Role: sessions.Observer, Session: e.session, Object: e.one("gast")}, &sessions.PlaceCard{Card: e.id("c"), Question: "vraag", Step: e.step(), Text: e.text()}
		}
		return e.seat(), &sessions.PlaceCard{Card: e.id("c"), Question: e.question(), Step: e.step(), Text: e.text(), Helped: e.maybe(), Feeling: "moe"}
	},
	"deal-question": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.DealQuestion{Question: e.id("v"), Ask: e.text(), Table: []string{"", "1", "2", "3"}[e.n(4)]}
	},
	"read-card-back": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.ReadCardBack{Paper: e.paper(), Text: e.maybe()}
	},
	"write-card-for": func(e *evening) (sessions.Principal, sessions.Wish) {
		if e.n(2) == 0 {
			return e.scribe(), &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: e.id("c"), Question: e.question(), Step: e.step(), Text: e.text()},
				Side: sessions.Ervaring, Slip: e.n(4), Paper: e.paper(), Yes: e.n(3) == 0}
		}
		return e.scribe(), &sessions.WriteCardFor{PlaceCard: sessions.PlaceCard{Card: e.id("c"), Question: e.question(), Step: e.step(), Text: e.text()},
			Side: sessions.Sides[e.n(len(sessions.Sides))], Seat: e.maybeSeat(), Yes: true}
	},
	"reword-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, card := e.ownCard()
		return p, &sessions.RewordCard{Card: card, Text: e.text(), Helped: e.maybe()}
	},
	"withdraw-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, card := e.ownCard()
		return p, &sessions.WithdrawCard{Card: card}
	},
	"consent-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, card := e.ownCard()
		answers := []sessions.Consent{sessions.ConsentYes, sessions.ConsentNo, sessions.ConsentCollective}
		return p, &sessions.ConsentCard{Card: card, Answer: answers[e.n(3)]}
	},
	"hide-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.HideCard{Card: e.any("card"), Reason: e.text()}
	},
	"erase-cards": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.EraseCards{Cards: []string{e.any("card")}, All: e.n(10) == 0, Reason: e.text()}
	},
	"park-card": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ParkCard{Card: e.any("card"), Back: e.n(2) == 0}
	},
	"reveal-cards": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.RevealCards{Size: []int{0, 3, 4}[e.n(3)]}
	},

	"bundle-cards": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.BundleCards{Barrier: e.id("b"), Cards: e.some("card"), Step: e.step(), Sentence: e.text(), Types: []string{"papier"}}
	},
	"change-bundle": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ChangeBundle{Barrier: e.any("barrier"), Cards: e.some("card")}
	},
	"name-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.NameBarrier{Barrier: e.any("barrier"), Sentence: e.text()}
	},
	"tag-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.TagBarrier{Barrier: e.any("barrier"), Types: []string{"tijd"}, Themes: []sessions.Label{"Wmo"}, Since: start - 9*day}
	},
	"confirm-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, barrier := e.ownBarrier()
		return p, &sessions.ConfirmBarrier{Barrier: barrier, Yes: e.n(4) > 0}
	},
	"confirm-aloud": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ConfirmAloud{Barrier: e.any("barrier"), Yes: e.n(5) > 0}
	},
	"recognise-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.seat(), &sessions.RecogniseBarrier{Barrier: e.any("barrier")}
	},
	"recognise-for": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.RecogniseFor{Barrier: e.any("barrier"), Side: sessions.Sides[e.n(len(sessions.Sides))], People: 1 + e.n(6)}
	},
	"spot-barrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.SpotBarrier{Barrier: e.any("barrier")}
	},
	"light-item": func(e *evening) (sessions.Principal, sessions.Wish) {
		what := sessions.LightKinds[e.n(len(sessions.LightKinds))]
		return e.desk(), &sessions.LightItem{What: what, Of: e.any(what)}
	},

	"ask-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AskAction{Action: e.id("a"), Barriers: []string{e.any("barrier")}, Title: e.text(), Function: "teammanager inkomen", AnswerBy: e.now() + 10*day}
	},
	"grade-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.GradeAction{Action: e.any("action"), Ladder: []string{"KH", "K2", "K6"}[e.n(3)]}
	},
	"accept-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, a := e.asked("")
		w := &sessions.AcceptAction{Action: a, Due: e.now() + 60*day, FirstStep: e.text(), FirstBy: e.now() + 20*day}
		if e.n(3) > 0 {
			w.If, w.IfBy = "directeur", e.now()+7*day
		}
		return p, w
	},
	"agree-condition": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, a := e.asked("/als")
		return p, &sessions.AgreeCondition{Action: a, Yes: e.n(3) > 0, Text: e.text()}
	},
	"pass-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, a := e.asked("")
		return p, &sessions.PassAction{Action: a, Function: sessions.Label(fmt.Sprintf("manager %d", e.n(9))), AnswerBy: e.now() + 10*day}
	},
	"decline-action": func(e *evening) (sessions.Principal, sessions.Wish) {
		p, a := e.asked("")
		return p, &sessions.DeclineAction{Action: a, Category: "te_weinig_capaciteit", Text: e.text(), DecidedBy: "directeur", Alternative: e.text()}
	},
	"give-reason": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.GiveReason{Barrier: e.any("barrier"), Category: "niet_wenselijk", Text: e.text(), DecidedBy: "directeur"}
	},
	"register-one-off": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.RegisterOneOff{OneOff: e.id("o"), What: e.text(), By: "communicatie", Helped: e.n(7)}
	},
	"relate-one-off": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.RelateOneOff{OneOff: e.any("one-off"), Absent: e.text(), Relation: []string{"action", "lookback", "reason"}[e.n(3)],
			Action: e.any("action"), Category: "echt_uniek", Text: e.text(), DecidedBy: "inkomen"}
	},
	"allow-one-off": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AllowOneOff{OneOff: e.any("one-off"), May: []string{"ja", "alleen_geregeld"}[e.n(2)]}
	},
	"make-promise": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.MakePromise{Promise: e.id("p"), By: "directeur", Capacity: "dienst", Sentence: e.text(), Notice: e.maybe()}
	},

	"prepare-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := e.readied()
		return e.desk(), &w
	},
	"take-along": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.seat(), &sessions.TakeAlong{PrepareLeg: e.readied(), Function: "raadslid", SendBy: e.now() + 9*day, Promise: e.text()}
	},
	"withdraw-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.WithdrawLeg{Leg: e.legIn(sessions.LegReady).ID, Reason: e.text()}
	},
	"ask-carrier": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AskCarrier{Leg: e.legIn(sessions.LegReady).ID, Function: "raadslid", AnswerBy: e.now() + 7*day}
	},
	"accept-carrying": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegAsked)
		return e.carrier(l.Ticket()), &sessions.AcceptCarrying{Leg: l.ID, Yes: e.n(4) > 0, SendBy: e.now() + 9*day, Words: e.text()}
	},
	"send-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegTaken)
		if e.n(2) == 0 {
			return e.desk(), &sessions.SendLeg{Leg: l.ID}
		}
		return e.carrier(l.Ticket()), &sessions.SendLeg{Leg: l.ID}
	},
	"receive-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegOnWay)
		return e.carrier(l.PlaceTicket()), &sessions.ReceiveLeg{Leg: l.ID, Number: "R 2026/114", No: e.n(5) == 0, Words: e.text()}
	},
	"take-up-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegArrived)
		return e.carrier(l.PlaceTicket()), &sessions.TakeUpLeg{Leg: l.ID, Handler: "griffier"}
	},
	"answer-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegOnWay, sessions.LegArrived, sessions.LegInHand)
		w := &sessions.AnswerLeg{Leg: l.ID, Kind: sessions.Denied, Category: "niet_wenselijk", Text: e.text(), By: "directeur", Level: sessions.Council, Place: "griffie"}
		if e.n(2) == 0 {
			w.Kind = sessions.AnswerKinds[e.n(len(sessions.AnswerKinds))]
		}
		return e.carrier(l.PlaceTicket()), w
	},
	"add-context": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.AddContext{Leg: e.any("leg"), Words: e.text()}
	},
	"deliver-answer": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legIn(sessions.LegReplied)
		side := sessions.Ervaring
		if len(l.Sides) > 0 {
			side = l.Sides[e.n(len(l.Sides))]
		}
		return e.desk(), &sessions.DeliverAnswer{Leg: l.ID, Side: side, Way: sessions.Ways[e.n(4)], Failed: e.n(4) == 0}
	},
	"close-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.CloseLeg{Leg: e.legIn(sessions.LegBack).ID}
	},
	"ask-higher": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legThat(func(l *sessions.Leg) bool { return l.Reply.Kind == sessions.Denied })
		return e.teller(l), &sessions.AskHigher{Leg: l.ID, Next: e.id("g")}
	},
	"issue-report": func(e *evening) (sessions.Principal, sessions.Wish) {
		e.passOn(sessions.LegReplied)
		return e.lea(), &sessions.IssueReport{Leg: e.id("g"), Barrier: e.refusedMost(), Proposal: e.text(), Tried: e.text()}
	},
	"rephrase-leg": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legThat(func(l *sessions.Leg) bool { return l.Sent > 0 && l.Whisper == "" })
		return e.carrier(l.PlaceTicket()), &sessions.RephraseLeg{Leg: l.ID, Words: e.text()}
	},
	"answer-whisper": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legThat(func(l *sessions.Leg) bool { return l.Whisper != "" })
		return e.teller(l), &sessions.AnswerWhisper{Leg: l.ID, Says: sessions.WhisperAnswers[e.n(3)]}
	},
	"whisper-for": func(e *evening) (sessions.Principal, sessions.Wish) {
		l := e.legThat(func(l *sessions.Leg) bool { return l.Whisper != "" })
		return e.desk(), &sessions.WhisperFor{Leg: l.ID, Says: sessions.WhisperAnswers[e.n(3)], People: 1}
	},

	"agree-information": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.AgreeInformation{Agreement: e.id("i"), Level: sessions.WayUp[1+e.n(6)], Every: sessions.Intervals[e.n(4)],
			Parts: sessions.ReportParts[:1+e.n(3)], Form: []string{sessions.FormMail, sessions.FormPaper}[e.n(2)], First: e.now() + day}
	},
	"end-information": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.lea(), &sessions.EndInformation{Agreement: e.any("information-agreement")}
	},
	"produce-report": func(e *evening) (sessions.Principal, sessions.Wish) {
		for _, r := range e.rows() {
			if a, ok := r.Record.(*sessions.InformationAgreement); ok && a.Next != 0 {
				e.clock = later(e.clock, a.Next.Time())
				return clockwork, &sessions.ProduceReport{Agreement: a.ID}
			}
		}
		return clockwork, &sessions.ProduceReport{Agreement: e.any("information-agreement")}
	},
	"receive-report": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.desk(), &sessions.ReceiveReport{Report: e.any("report"), Number: "R 2026/114"}
	},
}

// routes makes likely wishes about a drawn route.
var routes = map[string]func(*evening) (sessions.Principal, sessions.Wish){
	"draw-route": func(e *evening) (sessions.Principal, sessions.Wish) {
		w := &sessions.DrawRoute{Route: e.id("r"), Version: sessions.RouteKinds[e.n(4)], Title: e.text(), Who: e.maybe()}
		if e.n(2) == 0 && len(e.ids("route")) > 0 {
			w.From = e.any("route")
		}
		return e.desk(), w
	},
	"place-step": func(e *evening) (sessions.Principal, sessions.Wish) {
		return e.scribe(), &sessions.PlaceStep{Route: e.any("route"), Step: e.id("t"), Title: e.text(), Hook: e.step()}
	},
}

func init() {
	maps.Copy(generators, routes)
	maps.Copy(generators, editions)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// readied is a signal for a level. It is mostly about one barrier, so that its chain becomes long.
func (e *evening) readied() sessions.PrepareLeg {
	level := sessions.WayUp[1+e.n(len(sessions.WayUp)-1)]
	return sessions.PrepareLeg{Leg: e.id("g"), Barriers: []string{e.carried()}, Level: level, Question: "beantwoorden", Rule: e.maybe(),
		Proposal: e.text(), Tried: e.maybe(), Skip: e.text()}
}

func (e *evening) carried() string {
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Barrier); ok && b.State == sessions.Confirmed && e.n(8) > 0 {
			return b.ID
		}
	}
	return e.told()
}

// told is a barrier of one resident's card, said yes to by that resident.
func (e *evening) told() string {
	for _, r := range e.rows() {
		c, ok := r.Record.(*sessions.Card)
		if !ok || c.State != sessions.Placed || c.Side != sessions.Ervaring {
			continue
		}
		seat, b := e.author(func(card string) bool { return card == c.ID }), e.id("b")
		if seat != "niemand" && e.do(e.lea(), &sessions.BundleCards{Barrier: b, Cards: []string{c.ID}, Step: e.step(), Sentence: e.text()}) == nil &&
			e.do(e.at(seat), &sessions.ConfirmBarrier{Barrier: b, Yes: true}) == nil {
			return b
		}
	}
	return e.any("barrier")
}

// refusedMost is the barrier that was answered no most often.
func (e *evening) refusedMost() string {
	no, most := map[string]int{}, "niets"
	for _, r := range e.rows() {
		if l, ok := r.Record.(*sessions.Leg); ok && l.Reply.Kind == sessions.Denied {
			if no[l.Barriers[0]]++; no[l.Barriers[0]] > no[most] {
				most = l.Barriers[0]
			}
		}
	}
	return most
}

func (e *evening) carrier(ticket string) sessions.Principal {
	return sessions.Principal{Role: sessions.Carrier, Session: e.session, Object: ticket}
}

// legThat picks a leg of which something is true. When there is none it lets the chain go on: an answer is seven
// wishes away from a barrier, which chance alone hardly ever walks.
func (e *evening) legThat(is func(*sessions.Leg) bool) *sessions.Leg {
	if l := e.thatIs(is); l.ID != "niets" {
		return l
	}
	e.passOn(sessions.LegBack)
	return e.thatIs(is)
}

// passOn brings a new leg from the table to a state, as far as the rules let it.
func (e *evening) passOn(to sessions.LegState) {
	w := e.readied()
	carrier, place := e.carrier(w.Leg+"/1"), e.carrier(w.Leg+"/plek")
	for _, step := range []struct {
		state sessions.LegState
		who   sessions.Principal
		wish  sessions.Wish
	}{
		{sessions.LegReady, e.lea(), &w},
		{sessions.LegAsked, e.lea(), &sessions.AskCarrier{Leg: w.Leg, Function: "raadslid", AnswerBy: e.now() + 7*day}},
		{sessions.LegTaken, carrier, &sessions.AcceptCarrying{Leg: w.Leg, Yes: true, SendBy: e.now() + 9*day}},
		{sessions.LegOnWay, carrier, &sessions.SendLeg{Leg: w.Leg}},
		{sessions.LegArrived, place, &sessions.ReceiveLeg{Leg: w.Leg, Number: "R 1"}},
		{"", place, &sessions.RephraseLeg{Leg: w.Leg, Words: e.text()}},
		{sessions.LegReplied, place, &sessions.AnswerLeg{Leg: w.Leg, Kind: sessions.Denied, Category: "niet_wenselijk", Text: e.text(), By: "directeur"}},
		{sessions.LegBack, e.lea(), &sessions.DeliverAnswer{Leg: w.Leg, Side: sessions.Ervaring, Way: "brief"}},
	} {
		if e.do(step.who, step.wish) != nil || step.state == to {
			return
		}
	}
}

func (e *evening) thatIs(is func(*sessions.Leg) bool) *sessions.Leg {
	found := &sessions.Leg{ID: "niets"}
	for _, r := range e.rows() {
		if l, ok := r.Record.(*sessions.Leg); ok && is(l) && (found.ID == "niets" || e.n(2) == 0) {
			found = l
		}
	}
	return found
}

func (e *evening) legIn(states ...sessions.LegState) *sessions.Leg {
	is := func(l *sessions.Leg) bool { return slices.Contains(states, l.State) }
	if l := e.thatIs(is); l.ID != "niets" {
		return l
	}
	e.passOn(states[0])
	return e.thatIs(is)
}

// teller finds somebody who told what a leg carries.
func (e *evening) teller(l *sessions.Leg) sessions.Principal {
	cards := map[string]bool{}
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Barrier); ok && slices.Contains(l.Barriers, b.ID) {
			for _, card := range b.Cards {
				cards[card] = true
			}
		}
	}
	return e.at(e.author(func(card string) bool { return cards[card] }))
}

// author finds the seat of a resident who wrote a card of which something is true; "niemand" when there is none.
func (e *evening) author(of func(card string) bool) string {
	for _, r := range e.rows() {
		seat, ok := r.Record.(*sessions.Seat)
		if !ok || seat.Side != sessions.Ervaring || !seat.Admitted || seat.Removed {
			continue
		}
		mine := e.handles(seat.ID)
		for _, r := range e.rows() {
			if c, ok := r.Record.(*sessions.MyCard); ok && mine[c.ID] && of(c.Card) {
				return seat.ID
			}
		}
	}
	return "niemand"
}

func init() { maps.Copy(generators, followUp) }

// waiting picks somebody who waits to be let in.
func (e *evening) waiting() string {
	for _, r := range e.rows() {
		if s, ok := r.Record.(*sessions.Seat); ok && s.Side == sessions.Ervaring && !s.Admitted && !s.Removed {
			return s.ID
		}
	}
	return e.any("seat")
}

var wordList = []string{"brief", "balie", "wachten", "niemand", "belde", "opnieuw", "papier", "website", "hulp", "geld", "huur", "zorg", "moe"}

// ballot picks one that is open, or one that is closed; any, when there is none.
func (e *evening) ballot(open bool) string {
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Ballot); ok && b.Open == open {
			return b.ID
		}
	}
	return e.any("ballot")
}

// vote is a likely choice in a ballot that is open.
func (e *evening) vote() (ballot, answer string, dots []sessions.DotsOn) {
	ballot = e.ballot(true)
	for _, r := range e.rows() {
		if b, ok := r.Record.(*sessions.Ballot); ok && b.ID == ballot && b.Form == sessions.DotForm {
			return ballot, "", []sessions.DotsOn{{Option: "een", N: 1 + e.n(3)}}
		}
	}
	return ballot, sessions.BallotAnswers[sessions.ConsentForm][e.n(3)], nil
}

func (e *evening) floor() *sessions.Floor {
	for _, r := range e.rows() {
		if f, ok := r.Record.(*sessions.Floor); ok {
			return f
		}
	}
	return &sessions.Floor{}
}

func (e *evening) n(below int) int { return e.rand.IntN(below) }

func (e *evening) id(prefix string) string { return fmt.Sprintf("%s%016x", prefix, e.rand.Uint64()) }

func (e *evening) text() sessions.Text {
	s := ""
	for range 2 + e.n(8) {
		s += wordList[e.n(len(wordList))] + " "
	}
	return sessions.Text{Body: s}
}

func (e *evening) maybe() sessions.Text {
	if e.n(2) == 0 {
		return sessions.Text{}
	}
	return e.text()
}

func (e *evening) name() sessions.Text { return sessions.Text{Body: fmt.Sprintf("Vos %d", e.n(40))} }

func (e *evening) steps() []sessions.NewStep {
	return []sessions.NewStep{{ID: "nood", Title: e.text()}, {ID: "zoeken", Title: e.text()}, {ID: "papieren", Title: e.text()}}
}

func (e *evening) step() string { return []string{"nood", "zoeken", "papieren"}[e.n(3)] }

func (e *evening) paper() string { return fmt.Sprintf("1-%d", e.n(12)+1) }

func (e *evening) question() string {
	if e.n(2) == 0 {
		return "idee" // every side may answer it
	}
	all := []string{"vast", "meegemaakt", "werkte", "idee", "vraag", "werk", "regel", "twijfel", "gehoord", "wie-niet", "wie"}
	return all[e.n(len(all))]
}

func (e *evening) lea() sessions.Principal {
	return sessions.Principal{Role: sessions.Facilitator, Session: e.session, Organization: "o1", Collective: true}
}

func (e *evening) desk() sessions.Principal {
	if e.n(3) == 0 {
		return sessions.Principal{Role: sessions.CoFacilitator, Session: e.session}
	}
	return e.lea()
}

func (e *evening) scribe() sessions.Principal {
	return sessions.Principal{Role: sessions.Scribe, Session: e.session, Table: "1"}
}

func (e *evening) wall() sessions.Principal {
	return sessions.Principal{Role: sessions.Wall, Session: e.session}
}

func (e *evening) seat() sessions.Principal { return e.at(e.any("seat")) }

func (e *evening) at(seat string) sessions.Principal {
	return sessions.Principal{Role: sessions.Attendee, Seat: seat, Session: e.session}
}

func (e *evening) maybeSeat() string {
	if e.n(2) == 0 {
		return ""
	}
	return e.any("seat")
}

// any picks an id of a kind; "niets" when there is none yet.
func (e *evening) any(kind string) string {
	ids := e.ids(kind)
	if len(ids) == 0 {
		return "niets"
	}
	return ids[e.n(len(ids))]
}

func (e *evening) some(kind string) []string {
	ids := e.ids(kind)
	e.rand.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids[:min(len(ids), e.n(3)+1)]
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

func (e *evening) part() sessions.GuestPart {
	if e.n(2) == 0 {
		return sessions.Partnered
	}
	return sessions.Observing
}

// one of a few, so that what is asked of them follows on what was asked before.
func (e *evening) one(prefix string) string { return fmt.Sprint(prefix, e.n(4)) }
