package sessions

import "slices"

// Task (taak) is one thing that waits for the facilitator, and for nobody else. It is derived and never ticked off:
// it goes when what it asks was done.
type Task struct {
	What    TaskKind
	Session string
	Of      string  // the id of the record that it is about; TaskOn says of which kind
	By      Instant // by when, or since when it waits; 0 has no day
	Over    bool    // that day is past
}

// TaskKind is what is to be done.
type TaskKind string

// The tasks, in the order in which they come first. What people at the table wait for stands before what a place
// elsewhere owes, and what only has to be written down comes last.
const (
	SettleTask    TaskKind = "besluiten"        // two times back and forth: the table decides
	DeliverTask   TaskKind = "terugbrengen"     // an answer, or that there is none, is not back with each side
	OpenEndTask   TaskKind = "los_eindje"       // nothing closes a one-off
	ReasonTask    TaskKind = "reden"            // the no that a barrier has expires
	ReturnTask    TaskKind = "terug"            // people may live it again: ask them, or say what they said
	OwnerlessTask TaskKind = "zonder_eigenaar"  // nobody does it now
	UntreatedTask TaskKind = "onbehandeld"      // nobody is asked
	UnheardTask   TaskKind = "geen_antwoord"    // somebody was asked, and the day is past
	ReportTask    TaskKind = "bijzonder"        // three times no or nothing: the council can hear of it
	CheckTask     TaskKind = "nakijken_sluiten" // a round whose days are over
	RecheckTask   TaskKind = "nakijken_openen"  // nobody could check it
	WhisperTask   TaskKind = "fluistertest"     // is this still what was meant?
	CarrierTask   TaskKind = "drager"           // a bundle without somebody who brings it
	SendTask      TaskKind = "versturen"        // whoever would bring it is late
	ReceiptTask   TaskKind = "ontvangst"        // nobody says that it arrived
	ArrivalTask   TaskKind = "niet_aangekomen"  // nobody says that a report came
	ConfirmTask   TaskKind = "klopt_dit"        // nobody said yes to the sentence
	KindTask      TaskKind = "soort"            // both sides say yes to the kind before the work starts
	LateTask      TaskKind = "laat"             // late or silent by the clock
	LookTask      TaskKind = "terugblik"        // the day to look back at a trial together
	MeasureTask   TaskKind = "meting"           // a bad measurement waits for a decision
	PromiseTask   TaskKind = "toezegging"       // its day has come, and nobody said yet whether it was kept
	TellTask      TaskKind = "vertellen"        // for somebody a chair stayed empty: tell them what was said
	CloseTask     TaskKind = "sluiten"          // the answer is back: the leg can be closed
	ProposalTask  TaskKind = "regelvoorstel"    // three exceptions with the same features: policy says whether it becomes a rule
	ClashTask     TaskKind = "botsing"          // two rules clash: the owner of this one is to know
	MayTask       TaskKind = "mag_dit"          // a question about the law without an answer
	PresumedTask  TaskKind = "waar_staat_dat"   // a vermeende regel: nobody said where it stands
	SaidTask      TaskKind = "dat_mag_niet"     // a card says that it is a rule, and nobody wrote down which
	WhichRuleTask TaskKind = "welke_regel"      // a rule is too strict here: which one?
	StaleTask     TaskKind = "opnieuw_nakijken" // nobody looked at the source for twelve months
	ReviewTask    TaskKind = "uitzondering"     // the day to look at an exception again
)

// Tasks lists the kinds in that order.
var Tasks = []TaskKind{SettleTask, DeliverTask, OpenEndTask, ReasonTask, ReturnTask, OwnerlessTask, UntreatedTask, UnheardTask, ReportTask, CheckTask,
	RecheckTask, WhisperTask, CarrierTask, SendTask, ReceiptTask, ArrivalTask, ConfirmTask, KindTask, LateTask, LookTask, MeasureTask, PromiseTask, TellTask, CloseTask,
	ProposalTask, ClashTask, MayTask, PresumedTask, SaidTask, WhichRuleTask, StaleTask, ReviewTask}

// TaskOn is the kind of record that a task is about.
var TaskOn = map[TaskKind]string{SettleTask: "action", DeliverTask: "leg", OpenEndTask: "one-off", ReasonTask: "barrier", OwnerlessTask: "action",
	UntreatedTask: "barrier", UnheardTask: "action", ReportTask: "barrier", CheckTask: "action", RecheckTask: "action", WhisperTask: "leg",
	CarrierTask: "leg", SendTask: "leg", ReceiptTask: "leg", ConfirmTask: "barrier", KindTask: "action", LateTask: "action",
	ReturnTask: "barrier", LookTask: "action", MeasureTask: "action", PromiseTask: "promise", TellTask: "session", CloseTask: "leg", ArrivalTask: "report",
	ProposalTask: "rule", ClashTask: "rule", MayTask: "may-question", PresumedTask: "rule", SaidTask: "card", WhichRuleTask: "barrier", StaleTask: "rule", ReviewTask: "exception"}

const (
	beforeEnd    = 7 * day  // an open end is asked about so long before everybody sees it
	beforeReason = 14 * day // and a reason so long before it expires
	sitting      = 5        // what fits in a quarter of an hour
	ofOneKind    = 2
)

// Todo lists what waits for the facilitator of a session, or of all of them ("") at a moment: the most urgent first. The
// weekly mail takes the same list.
func (s *State) Todo(session string, now Instant) []Task {
	t := todo{State: s, now: now}
	for _, a := range all[Action](s) {
		t.action(a)
	}
	for _, o := range all[OneOff](s) {
		if s.Over(o.Session) && s.open(o, now) && o.OpenFrom-beforeEnd <= now {
			t.add(OpenEndTask, o.Session, o.ID, o.OpenFrom)
		}
	}
	for _, b := range all[Barrier](s) {
		t.barrier(b)
	}
	for _, l := range all[Leg](s) {
		t.leg(l)
	}
	for _, p := range all[Promise](s) {
		if by := max(p.times().Next, p.Claimed); by != 0 && by <= now && s.Echo(p.ID)[""] == (Echo{}) && p.Withdrawn == "" {
			t.add(PromiseTask, p.Session, p.ID, by)
		}
	}
	for _, r := range all[Report](s) {
		if r.StateAt(now) == NotArrived {
			t.add(ArrivalTask, r.Session, r.ID, r.Receipt.By)
		}
	}
	for _, e := range all[Session](s) {
		if e.PublishedAt != 0 && len(s.Untold(e.ID)) > 0 {
			t.add(TellTask, e.ID, e.ID, 0)
		}
	}
	t.returns()
	t.law()
	list := slices.DeleteFunc(t.list, func(k Task) bool { return session != "" && k.Session != session })
	sortStable(list, func(a, b Task) int {
		if a.What != b.What {
			return slices.Index(Tasks, a.What) - slices.Index(Tasks, b.What)
		}
		return int(a.By/1000 - b.By/1000)
	})
	return list
}

// Sitting is what fits in a quarter of an hour: five at most, and of one kind no more than two while there is something
// else, so that twenty of one do not hide the rest.
func Sitting(tasks []Task) []Task {
	list, later := []Task{}, []Task{}
	seen := map[TaskKind]int{}
	for _, t := range tasks {
		if seen[t.What]++; seen[t.What] > ofOneKind {
			later = append(later, t)
			continue
		}
		list = append(list, t)
	}
	list = append(list, later...)
	return list[:min(sitting, len(list))]
}

type todo struct {
	*State
	now  Instant
	list []Task
}

func (t *todo) add(what TaskKind, session, of string, by Instant) {
	t.list = append(t.list, Task{What: what, Session: session, Of: of, By: by, Over: by != 0 && by <= t.now})
}

func (t *todo) action(a *Action) {
	c, checked := find[Check](t.State, a.Check())
	pace := a.Pace(t.now)
	switch {
	case a.State == ActionReopened && a.Reopened >= pingPongs:
		t.add(SettleTask, a.Session, a.ID, 0)
	case a.State == ActionOwnerless:
		t.add(OwnerlessTask, a.Session, a.ID, a.HandBy)
	case a.waits() && pace.Late && t.untreated(a):
		t.add(UnheardTask, a.Session, a.ID, a.times().Late)
	case checked && c.State == CheckOpen && c.Closes <= t.now && c.Reminded >= reminders:
		t.add(CheckTask, a.Session, a.ID, c.Closes)
	case a.State == ActionUnchecked:
		t.add(RecheckTask, a.Session, a.ID, 0)
	case a.State == ActionAccepted && !a.Grade.agreed():
		t.add(KindTask, a.Session, a.ID, a.FirstBy)
	case a.doing() && (pace.Late || pace.Unknown):
		t.add(LateTask, a.Session, a.ID, first(a.times().Late, a.times().Silent, t.now))
	}
	if a.Undecided() {
		t.add(MeasureTask, a.Session, a.ID, a.Measures[len(a.Measures)-1].At)
	}
	if i, ok := a.looking(t.now); ok && a.doing() && a.Trial.Looks[i].On <= t.now {
		t.add(LookTask, a.Session, a.ID, a.Trial.Looks[i].On)
	}
}

// returns asks whether something is back: first people are asked, and then what they said is written down.
func (t *todo) returns() {
	for _, u := range t.Suspicions(t.now) {
		b := u.Barrier
		if u.New != nil {
			b = u.New
		}
		t.add(ReturnTask, b.Session, b.ID, 0)
	}
	for _, r := range all[Recurrence](t.State) {
		if r.State == RecurrenceShown || r.State == RecurrenceUnsure {
			of := r.Barrier
			if r.New != "" {
				of = r.New
			}
			t.add(ReturnTask, r.Session, of, r.At)
		}
	}
}

// untreated says whether one of its barriers waits for this answer alone.
func (t *todo) untreated(a *Action) bool {
	return slices.ContainsFunc(a.Barriers, func(id string) bool {
		b, ok := find[Barrier](t.State, id)
		return ok && b.confirmed() && t.line(b, t.now).Headline == Untreated
	})
}

// first is the earlier of two moments that are past.
func first(a, b, now Instant) Instant {
	switch {
	case a == 0 || a > now:
		return b
	case b == 0 || b > now:
		return a
	}
	return min(a, b)
}

// While people talk, the desk's live screen asks for it. What this list asks is of the days after.
func (t *todo) barrier(b *Barrier) {
	switch {
	case !t.Over(b.Session) || b.State == Dissolved || b.Into != "": // it is asked of the one that it lives on in
		return
	case !b.confirmed():
		t.add(ConfirmTask, b.Session, b.ID, 0)
		return
	}
	l := t.line(b, t.now)
	denied := 0
	for _, leg := range l.Legs {
		denied += bit(leg.denied(t.now))
		if leg.Special && leg.State != LegDropped {
			denied = -len(l.Legs)
		}
	}
	if denied >= forSpecial {
		t.add(ReportTask, b.Session, b.ID, 0)
	}
	if l.Headline == WithReason && l.Reason.Expires-beforeReason <= t.now {
		t.add(ReasonTask, b.Session, b.ID, l.Reason.Expires)
	}
	if l.Headline != Untreated || l.Waiting != nil || t.unsentFor(l) {
		return
	}
	if n := len(l.Answers); n > 0 && !l.Answers[n-1].holds(t.now) {
		t.add(ReasonTask, b.Session, b.ID, l.Answers[n-1].Expires)
		return
	}
	t.add(UntreatedTask, b.Session, b.ID, 0)
}

// unsentFor says whether a bundle is being readied, which is a task of its own.
func (t *todo) unsentFor(l BarrierLine) bool {
	return slices.ContainsFunc(l.Legs, (*Leg).unsent)
}

func (t *todo) leg(l *Leg) {
	late := l.Carriage.By != 0 && l.Carriage.By <= t.now
	switch at := l.At(t.now); {
	case l.State == LegReady, l.State == LegAsked && late:
		t.add(CarrierTask, l.Session, l.ID, l.Carriage.By)
	case l.State == LegTaken && late:
		t.add(SendTask, l.Session, l.ID, l.Carriage.By)
	case at == NoReceipt:
		t.add(ReceiptTask, l.Session, l.ID, l.Receipt.By)
	case at == NoAnswer && !l.told():
		t.add(DeliverTask, l.Session, l.ID, l.due())
	case l.State == LegReplied && !l.told():
		t.add(DeliverTask, l.Session, l.ID, l.Reply.At)
	case l.State == LegBack:
		t.add(CloseTask, l.Session, l.ID, 0)
	}
	if l.Whisper != "" && l.State != LegDone && t.whispersLeft(l) > 0 {
		t.add(WhisperTask, l.Session, l.ID, 0)
	}
}

// whispersLeft is how many of those who told it did not yet say whether it is still what they meant.
func (s *State) whispersLeft(l *Leg) int {
	left := s.raisersOfLeg(l)
	for _, n := range s.counts(whisper, l.ID) {
		left -= n
	}
	return max(left, 0)
}
