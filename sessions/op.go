package sessions

import (
	"encoding/json"
	"reflect"
	"slices"
)

// These three tables are the contents of the product: what may be asked, what happened, what is shown.

// Operation is one wish: its name on the wire, who may ask it, and how an empty one is made. A name
// is never used again for something else.
type Operation struct {
	Name  string
	Roles []Role
	New   func() Wish
	// private: its texts are the facilitator's own preparation, not words for the board, so that a
	// number to call may stand in them.
	private bool
}

var (
	desk      = []Role{Facilitator, CoFacilitator}
	scribes   = []Role{Facilitator, CoFacilitator, Scribe}
	table     = []Role{Attendee}
	writers   = []Role{Attendee, Observer}
	speakers  = []Role{Attendee, Facilitator, CoFacilitator, Scribe}
	anyone    = []Role{Attendee, Facilitator, CoFacilitator}
	asked     = []Role{Asked}
	lead      = []Role{Facilitator}
	founders  = []Role{Facilitator, Administrator, Operator}
	managers  = []Role{Administrator, Operator}
	handing   = []Role{Facilitator, Administrator}
	joining   = []Role{Nobody, Facilitator, CoFacilitator, Scribe}
	ownWords  = []Role{Attendee, Raiser}
	afterward = []Role{Attendee, Facilitator, CoFacilitator}

	owners  = []Role{Asked, Owner}
	working = []Role{Asked, Owner, Facilitator, CoFacilitator}
	judges  = []Role{Attendee, Asked, Owner, Facilitator, CoFacilitator}
	voices  = []Role{Attendee, Raiser, Facilitator, CoFacilitator}
	clock   = []Role{Clock}
	rounds  = []Role{Clock, Facilitator, CoFacilitator}

	carriers  = []Role{Carrier}                             // by a personal link: who carries
	chained   = []Role{Carrier, Facilitator, CoFacilitator} // or the place that answers; the desk enters paper
	endorsers = []Role{Attendee, Asked, Facilitator, CoFacilitator, Scribe}

	bringers = []Role{Attendee, Raiser, Facilitator, CoFacilitator}
)

// Operations is the first table.
var Operations = []Operation{
	{Name: "found-organization", Roles: founders, New: func() Wish { return &FoundOrganization{} }},
	{Name: "save-template", Roles: lead, New: func() Wish { return &SaveTemplate{} }},
	{Name: "invite-member", Roles: managers, New: func() Wish { return &InviteMember{} }},
	{Name: "join-member", Roles: []Role{Nobody, Operator}, New: func() Wish { return &JoinMember{} }},
	{Name: "change-member", Roles: managers, New: func() Wish { return &ChangeMember{} }},
	{Name: "end-member", Roles: managers, New: func() Wish { return &EndMember{} }},
	{Name: "open-trajectory", Roles: founders, New: func() Wish { return &OpenTrajectory{} }},
	{Name: "name-steps", Roles: lead, New: func() Wish { return &NameSteps{} }},
	{Name: "pause-trajectory", Roles: lead, New: func() Wish { return &PauseTrajectory{} }},
	{Name: "resume-trajectory", Roles: lead, New: func() Wish { return &ResumeTrajectory{} }},
	{Name: "hand-trajectory", Roles: handing, New: func() Wish { return &HandTrajectory{} }},

	{Name: "draw-route", Roles: desk, New: func() Wish { return &DrawRoute{} }},
	{Name: "place-step", Roles: scribes, New: func() Wish { return &PlaceStep{} }},
	{Name: "describe-route", Roles: scribes, New: func() Wish { return &DescribeRoute{} }},
	{Name: "word-step", Roles: scribes, New: func() Wish { return &WordStep{} }},
	{Name: "fill-lane", Roles: speakers, New: func() Wish { return &FillLane{} }},
	{Name: "describe-step", Roles: speakers, New: func() Wish { return &DescribeStep{} }},
	{Name: "arrange-step", Roles: scribes, New: func() Wish { return &ArrangeStep{} }},
	{Name: "count-step", Roles: scribes, New: func() Wish { return &CountStep{} }},
	{Name: "ask-at-step", Roles: speakers, New: func() Wish { return &AskAtStep{} }},
	{Name: "judge-demand", Roles: scribes, New: func() Wish { return &JudgeDemand{} }},
	{Name: "order-steps", Roles: scribes, New: func() Wish { return &OrderSteps{} }},
	{Name: "take-step-out", Roles: scribes, New: func() Wish { return &TakeStepOut{} }},
	{Name: "bring-step-back", Roles: scribes, New: func() Wish { return &BringStepBack{} }},
	{Name: "split-step", Roles: scribes, New: func() Wish { return &SplitStep{} }},
	{Name: "merge-steps", Roles: scribes, New: func() Wish { return &MergeSteps{} }},
	{Name: "unmerge-steps", Roles: scribes, New: func() Wish { return &UnmergeSteps{} }},
	{Name: "propose-step", Roles: speakers, New: func() Wish { return &ProposeStep{} }},
	{Name: "take-step", Roles: scribes, New: func() Wish { return &TakeStep{} }},
	{Name: "set-step-aside", Roles: speakers, New: func() Wish { return &SetStepAside{} }},
	{Name: "lay-bright", Roles: scribes, New: func() Wish { return &LayBright{} }},
	{Name: "clash-steps", Roles: scribes, New: func() Wish { return &ClashSteps{} }},

	{Name: "publish-route", Roles: lead, New: func() Wish { return &PublishRoute{} }},
	{Name: "ask-support", Roles: desk, New: func() Wish { return &AskSupport{} }},
	{Name: "endorse-route", Roles: endorsers, New: func() Wish { return &EndorseRoute{} }, private: true}, // somebody's own name; the rule looks through the rest
	{Name: "end-endorsement", Roles: endorsers, New: func() Wish { return &EndEndorsement{} }},
	{Name: "keep-condition", Roles: desk, New: func() Wish { return &KeepCondition{} }},
	{Name: "drop-condition", Roles: desk, New: func() Wish { return &DropCondition{} }},
	{Name: "import-route", Roles: desk, New: func() Wish { return &ImportRoute{} }},
	{Name: "note-learning", Roles: desk, New: func() Wish { return &NoteLearning{} }},

	{Name: "plan-session", Roles: lead, New: func() Wish { return &PlanSession{} }},
	{Name: "name-urgent", Roles: lead, New: func() Wish { return &NameUrgent{} }, private: true},
	{Name: "name-confidant", Roles: lead, New: func() Wish { return &NameConfidant{} }, private: true},
	{Name: "date-feedback", Roles: lead, New: func() Wish { return &DateFeedback{} }},
	{Name: "write-mandate", Roles: lead, New: func() Wish { return &WriteMandate{} }},
	{Name: "arrange-session", Roles: lead, New: func() Wish { return &ArrangeSession{} }},
	{Name: "ready-room", Roles: lead, New: func() Wish { return &ReadyRoom{} }},
	{Name: "tell-tier", Roles: desk, New: func() Wish { return &TellTier{} }},
	{Name: "open-session", Roles: lead, New: func() Wish { return &OpenSession{} }},
	{Name: "start-phase", Roles: desk, New: func() Wish { return &StartPhase{} }},
	{Name: "change-plan", Roles: desk, New: func() Wish { return &ChangePlan{} }},
	{Name: "stretch-phase", Roles: desk, New: func() Wish { return &StretchPhase{} }},
	{Name: "close-session", Roles: lead, New: func() Wish { return &CloseSession{} }},
	{Name: "publish-outcome", Roles: lead, New: func() Wish { return &PublishOutcome{} }},
	{Name: "archive-session", Roles: lead, New: func() Wish { return &ArchiveSession{} }},

	{Name: "invite-guest", Roles: lead, New: func() Wish { return &InviteGuest{} }},
	{Name: "enter-guest", Roles: []Role{Nobody}, New: func() Wish { return &EnterGuest{} }},
	{Name: "end-guest", Roles: lead, New: func() Wish { return &EndGuest{} }},
	{Name: "set-lobby", Roles: desk, New: func() Wish { return &SetLobby{} }},
	{Name: "take-seat", Roles: joining, New: func() Wish { return &TakeSeat{} }},
	{Name: "admit-seat", Roles: desk, New: func() Wish { return &AdmitSeat{} }},
	{Name: "correct-side", Roles: desk, New: func() Wish { return &CorrectSide{} }},
	{Name: "give-pledge", Roles: table, New: func() Wish { return &GivePledge{} }},
	{Name: "pledge-seat", Roles: desk, New: func() Wish { return &PledgeSeat{} }},
	{Name: "remove-seat", Roles: desk, New: func() Wish { return &RemoveSeat{} }},
	{Name: "forget-me", Roles: ownWords, New: func() Wish { return &ForgetMe{} }},
	{Name: "say-ready", Roles: table, New: func() Wish { return &SayReady{} }},
	{Name: "ask-pause", Roles: table, New: func() Wish { return &AskPause{} }},
	{Name: "ask-time", Roles: table, New: func() Wish { return &AskTime{} }},
	{Name: "give-pulse", Roles: table, New: func() Wish { return &GivePulse{} }},
	{Name: "enter-pulse", Roles: scribes, New: func() Wish { return &EnterPulse{} }},

	{Name: "raise-hand", Roles: speakers, New: func() Wish { return &RaiseHand{} }},
	{Name: "lower-hand", Roles: speakers, New: func() Wish { return &LowerHand{} }},
	{Name: "give-floor", Roles: desk, New: func() Wish { return &GiveFloor{} }},
	{Name: "end-floor", Roles: desk, New: func() Wish { return &EndFloor{} }},

	{Name: "open-ballot", Roles: desk, New: func() Wish { return &OpenBallot{} }},
	{Name: "cast-vote", Roles: table, New: func() Wish { return &CastVote{} }},
	{Name: "enter-vote", Roles: scribes, New: func() Wish { return &EnterVote{} }},
	{Name: "count-hands", Roles: desk, New: func() Wish { return &CountHands{} }},
	{Name: "close-ballot", Roles: desk, New: func() Wish { return &CloseBallot{} }},
	{Name: "decide-ballot", Roles: desk, New: func() Wish { return &DecideBallot{} }},

	{Name: "open-step-round", Roles: desk, New: func() Wish { return &OpenStepRound{} }},
	{Name: "answer-step-round", Roles: table, New: func() Wish { return &AnswerStepRound{} }},
	{Name: "enter-step-answers", Roles: scribes, New: func() Wish { return &EnterStepAnswers{} }},
	{Name: "close-step-round", Roles: desk, New: func() Wish { return &CloseStepRound{} }},

	{Name: "deal-question", Roles: desk, New: func() Wish { return &DealQuestion{} }},
	{Name: "place-card", Roles: writers, New: func() Wish { return &PlaceCard{} }},
	{Name: "write-card-for", Roles: scribes, New: func() Wish { return &WriteCardFor{} }},
	{Name: "read-card-back", Roles: scribes, New: func() Wish { return &ReadCardBack{} }},
	{Name: "reword-card", Roles: ownWords, New: func() Wish { return &RewordCard{} }},
	{Name: "withdraw-card", Roles: ownWords, New: func() Wish { return &WithdrawCard{} }},
	{Name: "consent-card", Roles: ownWords, New: func() Wish { return &ConsentCard{} }},
	{Name: "hide-card", Roles: desk, New: func() Wish { return &HideCard{} }},
	{Name: "erase-cards", Roles: lead, New: func() Wish { return &EraseCards{} }},
	{Name: "park-card", Roles: desk, New: func() Wish { return &ParkCard{} }},
	{Name: "reveal-cards", Roles: desk, New: func() Wish { return &RevealCards{} }},

	{Name: "bundle-cards", Roles: desk, New: func() Wish { return &BundleCards{} }},
	{Name: "change-bundle", Roles: desk, New: func() Wish { return &ChangeBundle{} }},
	{Name: "name-barrier", Roles: afterward, New: func() Wish { return &NameBarrier{} }},
	{Name: "tag-barrier", Roles: afterward, New: func() Wish { return &TagBarrier{} }},
	{Name: "confirm-barrier", Roles: ownWords, New: func() Wish { return &ConfirmBarrier{} }},
	{Name: "confirm-aloud", Roles: desk, New: func() Wish { return &ConfirmAloud{} }},
	{Name: "recognise-barrier", Roles: table, New: func() Wish { return &RecogniseBarrier{} }},
	{Name: "recognise-for", Roles: scribes, New: func() Wish { return &RecogniseFor{} }},
	{Name: "spot-barrier", Roles: desk, New: func() Wish { return &SpotBarrier{} }},
	{Name: "light-item", Roles: desk, New: func() Wish { return &LightItem{} }},
	{Name: "spot-card", Roles: desk, New: func() Wish { return &SpotCard{} }},

	{Name: "ask-action", Roles: anyone, New: func() Wish { return &AskAction{} }},
	{Name: "grade-action", Roles: desk, New: func() Wish { return &GradeAction{} }},
	{Name: "accept-action", Roles: asked, New: func() Wish { return &AcceptAction{} }},
	{Name: "agree-condition", Roles: asked, New: func() Wish { return &AgreeCondition{} }},
	{Name: "pass-action", Roles: asked, New: func() Wish { return &PassAction{} }},
	{Name: "decline-action", Roles: asked, New: func() Wish { return &DeclineAction{} }},
	{Name: "give-reason", Roles: desk, New: func() Wish { return &GiveReason{} }},
	{Name: "register-one-off", Roles: afterward, New: func() Wish { return &RegisterOneOff{} }},
	{Name: "relate-one-off", Roles: desk, New: func() Wish { return &RelateOneOff{} }},
	{Name: "allow-one-off", Roles: desk, New: func() Wish { return &AllowOneOff{} }},
	{Name: "make-promise", Roles: anyone, New: func() Wish { return &MakePromise{} }},

	{Name: "detail-promise", Roles: judges, New: func() Wish { return &DetailPromise{} }},
	{Name: "sign-promise", Roles: judges, New: func() Wish { return &SignPromise{} }},
	{Name: "set-means", Roles: judges, New: func() Wish { return &SetMeans{} }},
	{Name: "shift-promise", Roles: judges, New: func() Wish { return &ShiftPromise{} }},
	{Name: "claim-promise", Roles: judges, New: func() Wish { return &ClaimPromise{} }},
	{Name: "withdraw-promise", Roles: judges, New: func() Wish { return &WithdrawPromise{} }},
	{Name: "judge-promise", Roles: voices, New: func() Wish { return &JudgePromise{} }},
	{Name: "judge-promise-for", Roles: scribes, New: func() Wish { return &JudgePromiseFor{} }},
	{Name: "rate-contact", Roles: voices, New: func() Wish { return &RateContact{} }},

	{Name: "acknowledge-barrier", Roles: anyone, New: func() Wish { return &AcknowledgeBarrier{} }},
	{Name: "name-departments", Roles: desk, New: func() Wish { return &NameDepartments{} }},
	{Name: "split-barrier", Roles: desk, New: func() Wish { return &SplitBarrier{} }},
	{Name: "merge-barriers", Roles: desk, New: func() Wish { return &MergeBarriers{} }},
	{Name: "unmerge-barrier", Roles: voices, New: func() Wish { return &UnmergeBarrier{} }},
	{Name: "say-again", Roles: voices, New: func() Wish { return &SayAgain{} }},
	{Name: "present-recurrence", Roles: rounds, New: func() Wish { return &PresentRecurrence{} }},
	{Name: "answer-recurrence", Roles: voices, New: func() Wish { return &AnswerRecurrence{} }},

	{Name: "judge-kind", Roles: judges, New: func() Wish { return &JudgeKind{} }},
	{Name: "plan-action", Roles: working, New: func() Wish { return &PlanAction{} }},
	{Name: "begin-action", Roles: owners, New: func() Wish { return &BeginAction{} }},
	{Name: "update-action", Roles: owners, New: func() Wish { return &UpdateAction{} }},
	{Name: "shift-action", Roles: owners, New: func() Wish { return &ShiftAction{} }},
	{Name: "stick-action", Roles: owners, New: func() Wish { return &StickAction{} }},
	{Name: "resume-action", Roles: owners, New: func() Wish { return &ResumeAction{} }},
	{Name: "stop-action", Roles: owners, New: func() Wish { return &StopAction{} }},
	{Name: "replace-action", Roles: owners, New: func() Wish { return &ReplaceAction{} }},
	{Name: "leave-action", Roles: working, New: func() Wish { return &LeaveAction{} }},
	{Name: "hand-action", Roles: working, New: func() Wish { return &HandAction{} }},
	{Name: "add-step", Roles: working, New: func() Wish { return &AddStep{} }},
	{Name: "mark-step", Roles: owners, New: func() Wish { return &MarkStep{} }},
	{Name: "see-step", Roles: voices, New: func() Wish { return &SeeStep{} }},
	{Name: "attach-need", Roles: judges, New: func() Wish { return &AttachNeed{} }},
	{Name: "note-feasible", Roles: afterward, New: func() Wish { return &NoteFeasible{} }},
	{Name: "add-evidence", Roles: working, New: func() Wish { return &AddEvidence{} }},
	{Name: "try-work", Roles: afterward, New: func() Wish { return &TryWork{} }},
	{Name: "count-look-back", Roles: owners, New: func() Wish { return &CountLookBack{} }},
	{Name: "plan-trial", Roles: working, New: func() Wish { return &PlanTrial{} }},
	{Name: "look-trial", Roles: working, New: func() Wish { return &LookTrial{} }},
	{Name: "measure-action", Roles: working, New: func() Wish { return &MeasureAction{} }},
	{Name: "decide-measure", Roles: working, New: func() Wish { return &DecideMeasure{} }},
	{Name: "propose-measure", Roles: judges, New: func() Wish { return &ProposeMeasure{} }},
	{Name: "agree-measure", Roles: judges, New: func() Wish { return &AgreeMeasure{} }},
	{Name: "claim-action", Roles: owners, New: func() Wish { return &ClaimAction{} }},
	{Name: "open-check", Roles: rounds, New: func() Wish { return &OpenCheck{} }},
	{Name: "remind-check", Roles: clock, New: func() Wish { return &RemindCheck{} }},
	{Name: "close-check", Roles: rounds, New: func() Wish { return &CloseCheck{} }},
	{Name: "give-verdict", Roles: voices, New: func() Wish { return &GiveVerdict{} }},
	{Name: "hush-verdict", Roles: ownWords, New: func() Wish { return &HushVerdict{} }},
	{Name: "settle-action", Roles: lead, New: func() Wish { return &SettleAction{} }},

	{Name: "prepare-leg", Roles: desk, New: func() Wish { return &PrepareLeg{} }},
	{Name: "take-along", Roles: table, New: func() Wish { return &TakeAlong{} }},
	{Name: "withdraw-leg", Roles: desk, New: func() Wish { return &WithdrawLeg{} }},
	{Name: "ask-carrier", Roles: desk, New: func() Wish { return &AskCarrier{} }},
	{Name: "accept-carrying", Roles: carriers, New: func() Wish { return &AcceptCarrying{} }},
	{Name: "send-leg", Roles: chained, New: func() Wish { return &SendLeg{} }},
	{Name: "receive-leg", Roles: chained, New: func() Wish { return &ReceiveLeg{} }},
	{Name: "take-up-leg", Roles: chained, New: func() Wish { return &TakeUpLeg{} }},
	{Name: "answer-leg", Roles: chained, New: func() Wish { return &AnswerLeg{} }},
	{Name: "add-context", Roles: chained, New: func() Wish { return &AddContext{} }},
	{Name: "deliver-answer", Roles: bringers, New: func() Wish { return &DeliverAnswer{} }},
	{Name: "close-leg", Roles: desk, New: func() Wish { return &CloseLeg{} }},
	{Name: "ask-higher", Roles: voices, New: func() Wish { return &AskHigher{} }},
	{Name: "issue-report", Roles: lead, New: func() Wish { return &IssueReport{} }},
	{Name: "rephrase-leg", Roles: chained, New: func() Wish { return &RephraseLeg{} }},
	{Name: "answer-whisper", Roles: voices, New: func() Wish { return &AnswerWhisper{} }},
	{Name: "whisper-for", Roles: desk, New: func() Wish { return &WhisperFor{} }},

	{Name: "name-rule", Roles: speakers, New: func() Wish { return &NameRule{} }},
	{Name: "check-rule", Roles: speakers, New: func() Wish { return &CheckRule{} }},
	{Name: "refute-rule", Roles: speakers, New: func() Wish { return &RefuteRule{} }},
	{Name: "settle-proposal", Roles: speakers, New: func() Wish { return &SettleProposal{} }},
	{Name: "clash-rules", Roles: speakers, New: func() Wish { return &ClashRules{} }},
	{Name: "tell-clash", Roles: desk, New: func() Wish { return &TellClash{} }},
	{Name: "test-step", Roles: speakers, New: func() Wish { return &TestStep{} }},
	{Name: "weigh-option", Roles: speakers, New: func() Wish { return &WeighOption{} }},
	{Name: "register-exception", Roles: speakers, New: func() Wish { return &RegisterException{} }},
	{Name: "use-exception", Roles: speakers, New: func() Wish { return &UseException{} }},
	{Name: "review-exception", Roles: speakers, New: func() Wish { return &ReviewException{} }},
	{Name: "ask-case", Roles: speakers, New: func() Wish { return &AskCase{} }},
	{Name: "answer-case", Roles: speakers, New: func() Wish { return &AnswerCase{} }},
	{Name: "tell-lesson", Roles: speakers, New: func() Wish { return &TellLesson{} }},

	{Name: "agree-information", Roles: lead, New: func() Wish { return &AgreeInformation{} }},
	{Name: "end-information", Roles: lead, New: func() Wish { return &EndInformation{} }},
	{Name: "produce-report", Roles: clock, New: func() Wish { return &ProduceReport{} }},
	{Name: "receive-report", Roles: chained, New: func() Wish { return &ReceiveReport{} }},
}

// Facts is the second table. A name and its meaning are for ever.
var Facts = map[string]func() Fact{
	"organization-founded":   func() Fact { return &OrganizationFounded{} },
	"template-saved":         func() Fact { return &TemplateSaved{} },
	"member-invited":         func() Fact { return &MemberInvited{} },
	"member-joined":          func() Fact { return &MemberJoined{} },
	"member-changed":         func() Fact { return &MemberChanged{} },
	"member-ended":           func() Fact { return &MemberEnded{} },
	"guest-invited":          func() Fact { return &GuestInvited{} },
	"guest-entered":          func() Fact { return &GuestEntered{} },
	"guest-ended":            func() Fact { return &GuestEnded{} },
	"trajectory-opened":      func() Fact { return &TrajectoryOpened{} },
	"steps-named":            func() Fact { return &StepsNamed{} },
	"trajectory-paused":      func() Fact { return &TrajectoryPaused{} },
	"trajectory-resumed":     func() Fact { return &TrajectoryResumed{} },
	"trajectory-handed":      func() Fact { return &TrajectoryHanded{} },
	"route-drawn":            func() Fact { return &RouteDrawn{} },
	"step-placed":            func() Fact { return &StepPlaced{} },
	"route-described":        func() Fact { return &RouteDescribed{} },
	"step-worded":            func() Fact { return &StepWorded{} },
	"lane-filled":            func() Fact { return &LaneFilled{} },
	"step-meant":             func() Fact { return &StepMeant{} },
	"step-told":              func() Fact { return &StepTold{} },
	"step-arranged":          func() Fact { return &StepArranged{} },
	"step-counted":           func() Fact { return &StepCounted{} },
	"asked-at-step":          func() Fact { return &AskedAtStep{} },
	"demand-judged":          func() Fact { return &DemandJudged{} },
	"steps-ordered":          func() Fact { return &StepsOrdered{} },
	"step-taken-out":         func() Fact { return &StepTakenOut{} },
	"step-brought-back":      func() Fact { return &StepBroughtBack{} },
	"step-split":             func() Fact { return &StepSplit{} },
	"steps-merged":           func() Fact { return &StepsMerged{} },
	"steps-unmerged":         func() Fact { return &StepsUnmerged{} },
	"step-suggested":         func() Fact { return &StepSuggested{} },
	"step-taken":             func() Fact { return &StepTaken{} },
	"step-left-aside":        func() Fact { return &StepLeftAside{} },
	"bright-laid":            func() Fact { return &BrightLaid{} },
	"steps-clashed":          func() Fact { return &StepsClashed{} },
	"route-published":        func() Fact { return &RoutePublished{} },
	"support-asked":          func() Fact { return &SupportAsked{} },
	"route-endorsed":         func() Fact { return &RouteEndorsed{} },
	"endorsement-ended":      func() Fact { return &EndorsementEnded{} },
	"condition-kept":         func() Fact { return &ConditionKept{} },
	"condition-dropped":      func() Fact { return &ConditionDropped{} },
	"route-imported":         func() Fact { return &RouteImported{} },
	"learning-noted":         func() Fact { return &LearningNoted{} },
	"session-planned":        func() Fact { return &SessionPlanned{} },
	"urgent-named":           func() Fact { return &UrgentNamed{} },
	"confidant-named":        func() Fact { return &ConfidantNamed{} },
	"lobby-set":              func() Fact { return &LobbySet{} },
	"card-spotted":           func() Fact { return &CardSpotted{} },
	"feedback-dated":         func() Fact { return &FeedbackDated{} },
	"mandate-written":        func() Fact { return &MandateWritten{} },
	"session-arranged":       func() Fact { return &SessionArranged{} },
	"room-readied":           func() Fact { return &RoomReadied{} },
	"tier-told":              func() Fact { return &TierTold{} },
	"session-opened":         func() Fact { return &SessionOpened{} },
	"phase-started":          func() Fact { return &PhaseStarted{} },
	"plan-changed":           func() Fact { return &PlanChanged{} },
	"turn-taken":             func() Fact { return &TurnTaken{} },
	"phase-stretched":        func() Fact { return &PhaseStretched{} },
	"session-closed":         func() Fact { return &SessionClosed{} },
	"outcome-published":      func() Fact { return &OutcomePublished{} },
	"session-archived":       func() Fact { return &SessionArchived{} },
	"seat-taken":             func() Fact { return &SeatTaken{} },
	"seat-admitted":          func() Fact { return &SeatAdmitted{} },
	"side-corrected":         func() Fact { return &SideCorrected{} },
	"seat-pledged":           func() Fact { return &SeatPledged{} },
	"seat-removed":           func() Fact { return &SeatRemoved{} },
	"seat-forgotten":         func() Fact { return &SeatForgotten{} },
	"ready-said":             func() Fact { return &ReadySaid{} },
	"time-asked":             func() Fact { return &TimeAsked{} },
	"pause-asked":            func() Fact { return &PauseAsked{} },
	"hand-raised":            func() Fact { return &HandRaised{} },
	"hand-lowered":           func() Fact { return &HandLowered{} },
	"floor-given":            func() Fact { return &FloorGiven{} },
	"floor-ended":            func() Fact { return &FloorEnded{} },
	"floor-taken-back":       func() Fact { return &FloorTakenBack{} },
	"pulse-given":            func() Fact { return &PulseGiven{} },
	"pulse-entered":          func() Fact { return &PulseEntered{} },
	"pulse-closed":           func() Fact { return &PulseClosed{} },
	"ballot-opened":          func() Fact { return &BallotOpened{} },
	"vote-cast":              func() Fact { return &VoteCast{} },
	"hands-counted":          func() Fact { return &HandsCounted{} },
	"ballot-closed":          func() Fact { return &BallotClosed{} },
	"ballot-decided":         func() Fact { return &BallotDecided{} },
	"card-placed":            func() Fact { return &CardPlaced{} },
	"card-read-back":         func() Fact { return &CardReadBack{} },
	"question-dealt":         func() Fact { return &QuestionDealt{} },
	"card-reworded":          func() Fact { return &CardReworded{} },
	"card-withdrawn":         func() Fact { return &CardWithdrawn{} },
	"card-consented":         func() Fact { return &CardConsented{} },
	"cards-erased":           func() Fact { return &CardsErased{} },
	"card-hidden":            func() Fact { return &CardHidden{} },
	"card-parked":            func() Fact { return &CardParked{} },
	"cards-revealed":         func() Fact { return &CardsRevealed{} },
	"cards-bundled":          func() Fact { return &CardsBundled{} },
	"bundle-changed":         func() Fact { return &BundleChanged{} },
	"barrier-named":          func() Fact { return &BarrierNamed{} },
	"barrier-tagged":         func() Fact { return &BarrierTagged{} },
	"barrier-confirmed":      func() Fact { return &BarrierConfirmed{} },
	"barrier-doubted":        func() Fact { return &BarrierDoubted{} },
	"barrier-recognised":     func() Fact { return &BarrierRecognised{} },
	"barrier-recognised-for": func() Fact { return &BarrierRecognisedFor{} },
	"barrier-spotted":        func() Fact { return &BarrierSpotted{} },
	"action-asked-for":       func() Fact { return &ActionAskedFor{} },
	"action-graded":          func() Fact { return &ActionGraded{} },
	"action-taken":           func() Fact { return &ActionTaken{} },
	"condition-agreed":       func() Fact { return &ConditionAgreed{} },
	"action-passed":          func() Fact { return &ActionPassed{} },
	"action-declined":        func() Fact { return &ActionDeclined{} },
	"reason-given":           func() Fact { return &ReasonGiven{} },
	"one-off-registered":     func() Fact { return &OneOffRegistered{} },
	"one-off-related":        func() Fact { return &OneOffRelated{} },
	"one-off-allowed":        func() Fact { return &OneOffAllowed{} },
	"promise-made":           func() Fact { return &PromiseMade{} },

	"promise-detailed":     func() Fact { return &PromiseDetailed{} },
	"promise-signed":       func() Fact { return &PromiseSigned{} },
	"means-set":            func() Fact { return &MeansSet{} },
	"promise-shifted":      func() Fact { return &PromiseShifted{} },
	"promise-claimed":      func() Fact { return &PromiseClaimed{} },
	"promise-withdrawn":    func() Fact { return &PromiseWithdrawn{} },
	"promise-judged":       func() Fact { return &PromiseJudged{} },
	"contact-rated":        func() Fact { return &ContactRated{} },
	"barrier-acknowledged": func() Fact { return &BarrierAcknowledged{} },
	"departments-named":    func() Fact { return &DepartmentsNamed{} },
	"barrier-split":        func() Fact { return &BarrierSplit{} },
	"barriers-merged":      func() Fact { return &BarriersMerged{} },
	"barrier-unmerged":     func() Fact { return &BarrierUnmerged{} },
	"said-again":           func() Fact { return &SaidAgain{} },
	"recurrence-presented": func() Fact { return &RecurrencePresented{} },
	"recurrence-answered":  func() Fact { return &RecurrenceAnswered{} },
	"barrier-returned":     func() Fact { return &BarrierReturned{} },

	"action-sent-back":    func() Fact { return &ActionSentBack{} },
	"kind-agreed":         func() Fact { return &KindAgreed{} },
	"kind-lowered":        func() Fact { return &KindLowered{} },
	"kind-proposed":       func() Fact { return &KindProposed{} },
	"kind-raised":         func() Fact { return &KindRaised{} },
	"action-planned":      func() Fact { return &ActionPlanned{} },
	"action-begun":        func() Fact { return &ActionBegun{} },
	"action-updated":      func() Fact { return &ActionUpdated{} },
	"action-shifted":      func() Fact { return &ActionShifted{} },
	"action-got-stuck":    func() Fact { return &ActionGotStuck{} },
	"action-resumed":      func() Fact { return &ActionResumed{} },
	"action-stopped-by":   func() Fact { return &ActionStoppedBy{} },
	"action-replaced-by":  func() Fact { return &ActionReplacedBy{} },
	"action-left":         func() Fact { return &ActionLeft{} },
	"action-handed":       func() Fact { return &ActionHanded{} },
	"step-added":          func() Fact { return &StepAdded{} },
	"step-marked":         func() Fact { return &StepMarked{} },
	"step-seen-by":        func() Fact { return &StepSeenBy{} },
	"need-attached":       func() Fact { return &NeedAttached{} },
	"feasible-noted":      func() Fact { return &FeasibleNoted{} },
	"evidence-added":      func() Fact { return &EvidenceAdded{} },
	"work-tried":          func() Fact { return &WorkTried{} },
	"look-back-counted":   func() Fact { return &LookBackCounted{} },
	"trial-planned":       func() Fact { return &TrialPlanned{} },
	"trial-looked":        func() Fact { return &TrialLooked{} },
	"action-measured":     func() Fact { return &ActionMeasured{} },
	"measure-decided":     func() Fact { return &MeasureDecided{} },
	"measure-proposed":    func() Fact { return &MeasureProposed{} },
	"measure-changed":     func() Fact { return &MeasureChanged{} },
	"measure-kept":        func() Fact { return &MeasureKept{} },
	"action-claimed-done": func() Fact { return &ActionClaimedDone{} },
	"check-opened":        func() Fact { return &CheckOpened{} },
	"check-reminded":      func() Fact { return &CheckReminded{} },
	"check-ended":         func() Fact { return &CheckEnded{} },
	"verdict-given":       func() Fact { return &VerdictGiven{} },
	"action-reopened-by":  func() Fact { return &ActionReopenedBy{} },
	"verdict-hushed":      func() Fact { return &VerdictHushed{} },
	"action-settled":      func() Fact { return &ActionSettled{} },

	"leg-prepared":      func() Fact { return &LegPrepared{} },
	"leg-withdrawn":     func() Fact { return &LegWithdrawn{} },
	"carrier-asked":     func() Fact { return &CarrierAsked{} },
	"carrying-accepted": func() Fact { return &CarryingAccepted{} },
	"carrying-declined": func() Fact { return &CarryingDeclined{} },
	"bundle-sent":       func() Fact { return &BundleSent{} },
	"bundle-received":   func() Fact { return &BundleReceived{} },
	"referral-refused":  func() Fact { return &ReferralRefused{} },
	"leg-taken-up":      func() Fact { return &LegTakenUp{} },
	"leg-answered":      func() Fact { return &LegAnswered{} },
	"leg-put-off":       func() Fact { return &LegPutOff{} },
	"context-added":     func() Fact { return &ContextAdded{} },
	"answer-delivered":  func() Fact { return &AnswerDelivered{} },
	"leg-closed":        func() Fact { return &LegClosed{} },
	"leg-rephrased":     func() Fact { return &LegRephrased{} },
	"whisper-answered":  func() Fact { return &WhisperAnswered{} },

	"rule-named":           func() Fact { return &RuleNamed{} },
	"rule-checked":         func() Fact { return &RuleChecked{} },
	"rule-is-none":         func() Fact { return &RuleIsNone{} },
	"rule-asked-for":       func() Fact { return &RuleAskedFor{} },
	"proposal-grew":        func() Fact { return &ProposalGrew{} },
	"proposal-settled":     func() Fact { return &ProposalSettled{} },
	"rules-clashed":        func() Fact { return &RulesClashed{} },
	"clash-told":           func() Fact { return &ClashTold{} },
	"step-tested":          func() Fact { return &StepTested{} },
	"option-weighed":       func() Fact { return &OptionWeighed{} },
	"exception-registered": func() Fact { return &ExceptionRegistered{} },
	"exception-used":       func() Fact { return &ExceptionUsed{} },
	"exception-reviewed":   func() Fact { return &ExceptionReviewed{} },
	"case-asked":           func() Fact { return &CaseAsked{} },
	"case-answered":        func() Fact { return &CaseAnswered{} },
	"lesson-told":          func() Fact { return &LessonTold{} },

	"information-agreed": func() Fact { return &InformationAgreed{} },
	"information-ended":  func() Fact { return &InformationEnded{} },
	"report-produced":    func() Fact { return &ReportProduced{} },
	"report-received":    func() Fact { return &ReportReceived{} },
	"item-lit":           func() Fact { return &ItemLit{} },

	"step-round-opened":   func() Fact { return &StepRoundOpened{} },
	"step-round-answered": func() Fact { return &StepRoundAnswered{} },
	"step-round-closed":   func() Fact { return &StepRoundClosed{} },
}

// kindOf is how a kind of record is read back from the store.
type kindOf struct {
	shape int
	empty Record
	load  func(pub, own []byte) (Record, error)
}

// kinds is the third table.
var kinds = map[string]kindOf{
	"organization": shaped[Organization](1),
	"trajectory":   shaped[Trajectory](2),
	"session":      shaped[Session](1),
	"mandate":      shaped[Mandate](2),
	"seat":         shaped[Seat](1),
	"my-seat":      shaped[MySeat](2),
	"card":         shaped[Card](1),
	"my-card":      shaped[MyCard](1),
	"barrier":      shaped[Barrier](2),
	"tally":        shaped[Tally](1),
	"mine":         shaped[Mine](2),
	"action":       shaped[Action](4),
	"answer":       shaped[Answer](1),
	"one-off":      shaped[OneOff](2),
	"promise":      shaped[Promise](2),

	"check": shaped[Check](1),

	"leg":    shaped[Leg](1),
	"bundle": shaped[Bundle](1),

	"floor": shaped[Floor](1),

	"ballot":     shaped[Ballot](1),
	"my-vote":    shaped[MyVote](1),
	"recurrence": shaped[Recurrence](1),

	"information-agreement": shaped[InformationAgreement](1),
	"report":                shaped[Report](1),
	"template":              shaped[Template](1),
	"light":                 shaped[Light](1),

	"step-round": shaped[StepRound](1),
	"my-answers": shaped[MyAnswers](1),

	"route":      shaped[Route](1),
	"route-step": shaped[RouteStep](1),

	"route-edition":  shaped[RouteEdition](1),
	"endorsement":    shaped[Endorsement](1),
	"support-ask":    shaped[SupportAsk](1),
	"step-condition": shaped[StepCondition](1),
	"rule":           shaped[LegalRule](1),
	"legal-room":     shaped[LegalRoom](1),
	"weighing":       shaped[Weighing](1),
	"exception":      shaped[Precedent](1),
	"may-question":   shaped[MayQuestion](1),
	"lesson":         shaped[Lesson](1),
	"learning":       shaped[Learning](1),
}

// Kinds gives an empty record of each kind, for the generator of the wire and for tests.
func Kinds() map[string]Record {
	m := make(map[string]Record, len(kinds))
	for name, k := range kinds {
		m[name] = k.empty
	}
	return m
}

// Shapes gives the version of the shape of each kind. A file whose records have others is played anew.
func Shapes() map[string]int {
	m := make(map[string]int, len(kinds))
	for name, k := range kinds {
		m[name] = k.shape
	}
	return m
}

func shaped[T any, P recordOf[T]](shape int) kindOf {
	return kindOf{shape: shape, empty: P(new(T)), load: func(pub, own []byte) (Record, error) {
		r := P(new(T))
		if err := json.Unmarshal(pub, r); err != nil {
			return nil, err
		}
		if o := r.owned(); o != nil && len(own) > 0 {
			if err := json.Unmarshal(own, o); err != nil {
				return nil, err
			}
		}
		return r, nil
	}}
}

func (o Operation) lets(r Role) bool { return slices.Contains(o.Roles, r) }

var (
	opByName = map[string]Operation{}
	opByType = map[reflect.Type]Operation{}
	nameOf   = map[reflect.Type]string{}
)

func init() {
	for _, o := range Operations {
		if _, twice := opByName[o.Name]; twice {
			panic("operation twice in the table: " + o.Name)
		}
		opByName[o.Name] = o
		opByType[reflect.TypeOf(o.New())] = o
	}
	for name, make := range Facts {
		nameOf[reflect.TypeOf(make())] = name
	}
}

// Find gives an operation by its name on the wire.
func Find(name string) (Operation, bool) {
	o, ok := opByName[name]
	return o, ok
}

func operationOf(w Wish) (Operation, bool) {
	o, ok := opByType[reflect.TypeOf(w)]
	return o, ok
}

func factName(f Fact) (string, bool) {
	n, ok := nameOf[reflect.TypeOf(f)]
	return n, ok
}

func newFact(name string, version int) (Fact, bool) {
	mk, ok := Facts[name]
	if !ok || version != 1 {
		return nil, false
	}
	return mk(), true
}
