package sessions

import (
	"fmt"
	"time"
)

// hears is somebody with a personal link.
type hears struct {
	to       Hearer
	ticket   string
	function Label
}

func (h hears) news(what What, session, of, key string, at, by Instant) News {
	return News{What: what, To: h.to, Session: session, Of: of, Key: key, Ticket: h.ticket, Function: h.function, Asks: true, At: at, By: by}
}

const chaseDays = 5 // working days between one who is reminded and the next

// chase reminds of a day that passes: who is asked, five working days before it; again when it passed; then each of
// those after them, five working days apart; and at last the municipal contact. Never the facilitator.
func (t *telling) chase(session, of string, by, soon Instant, who hears, then ...hears) {
	if by == 0 {
		return
	}
	name := func(step int) string { return fmt.Sprintf("%s/%d/%d", who.ticket, by, step) }
	if soon != 0 && t.now < by {
		t.tell(who.news(NewsSoon, session, of, name(0), soon, by))
	}
	t.tell(who.news(NewsPassed, session, of, name(1), by, by))
	for i, h := range append(then, hears{ToContact, session + contactObject, t.s.Contact(session)}) {
		if h.function == "" {
			continue
		}
		t.tell(h.news(NewsPassed, session, of, name(2+i), t.working(by, chaseDays*(i+1)), by))
	}
}

// contactObject ends the name under which the municipal contact of a session is known outside the log.
const contactObject = "/gemeente"

// ContactTicket names the municipal contact of a session, who has no personal link.
func ContactTicket(session string) string { return session + contactObject }

// Contact is the municipal contact of a session, by function.
func (s *State) Contact(session string) Label {
	m, ok := find[Mandate](s, session)
	switch {
	case ok && m.Contact != "":
		return m.Contact
	case ok:
		return m.SignedBy
	}
	return ""
}

// soonBefore is five working days before a day, when it was agreed longer ago than that.
func (t *telling) soonBefore(by, since Instant) Instant {
	if soon := t.working(by, -warnDays); soon > since {
		return soon
	}
	return 0
}

func (t *telling) action(a *Action) {
	owner := hears{ToOwner, a.Ticket(), a.Asked}
	manager := hears{ToManager, a.ManagerTicket(), a.Plan.Manager}
	switch {
	case a.State == ActionAsked:
		t.tell(owner.news(NewsAsked, a.Session, a.ID, "gevraagd/"+a.Ticket(), a.AskedAt, a.AnswerBy))
		t.chase(a.Session, a.ID, a.AnswerBy, t.soonBefore(a.AnswerBy, a.AskedAt), owner)
	case a.State == ActionConditional:
		giver := hears{ToGiver, a.ConditionTicket(), a.Condition.Function}
		t.tell(giver.news(NewsAgree, a.Session, a.ID, "instemmen/"+a.ConditionTicket(), a.AskedAt, a.Condition.By))
		t.chase(a.Session, a.ID, a.Condition.By, 0, giver)
	case a.doing():
		b := a.times()
		first := min(b.Late, b.Silent)
		t.chase(a.Session, a.ID, first, a.Terms.Warn, owner, manager)
		if last := max(b.Late, b.Silent); last != first { // and the other of the two
			t.chase(a.Session, a.ID, last, 0, owner, manager)
		}
	case a.State == ActionOwnerless:
		t.tell(manager.news(NewsOwnerless, a.Session, a.ID, fmt.Sprintf("zonder/%s/%d", a.ID, a.HandBy), t.leftOn(a), a.HandBy))
		t.chase(a.Session, a.ID, a.HandBy, 0, manager)
	}
	t.followed(a)
}

// leftOn is the day on which the owner left, from its beginning.
func (t *telling) leftOn(a *Action) Instant {
	y, m, d := t.working(a.HandBy, -handDays).Time().Date()
	return At(time.Date(y, m, d, 0, 0, 0, 0, Amsterdam))
}

// followed is what everybody hears who raised or recognised what the action is for.
func (t *telling) followed(a *Action) {
	n := News{To: ToFollowers, Session: a.Session, Of: a.ID, Whose: t.s.follow(a.Barriers)}
	said := func(what What, key string, at Instant) {
		n.What, n.Key, n.At = what, key, at
		t.tell(n)
	}
	if a.Accepted != 0 && a.stands() {
		said(NewsTaken, fmt.Sprintf("ja/%s/%d", a.Ticket(), a.Accepted), a.Accepted)
	}
	for _, sh := range a.Shifts {
		said(NewsShifted, fmt.Sprintf("datum/%s/%d", a.ID, sh.At), sh.At)
	}
	switch a.State {
	case ActionRefused:
		said(NewsRefused, "nee/"+a.Ticket(), t.s.reasonAt(a.ID))
	case ActionStopped:
		said(NewsStopped, "gestopt/"+a.ID, t.s.reasonAt(a.ID))
	case ActionReplaced:
		if other, ok := find[Action](t.s, a.Replaced); ok {
			said(NewsReplaced, "vervangen/"+a.ID, max(other.Accepted, t.now-oldNews+1))
		}
	case ActionOwnerless:
		said(NewsOwnerless, fmt.Sprintf("zonder/%s/%d/volgers", a.ID, a.HandBy), t.leftOn(a))
	}
}

// reasonAt is when the last reason about an action was given.
func (s *State) reasonAt(action string) (at Instant) {
	for _, r := range all[Answer](s) {
		if r.About == "action" && r.Of == action {
			at = max(at, r.At)
		}
	}
	return at
}

func (t *telling) leg(l *Leg) {
	carrier := hears{ToCarrier, l.Ticket(), l.Carriage.Function}
	place := hears{ToPlace, l.PlaceTicket(), l.Place}
	switch l.State {
	case LegAsked:
		t.tell(carrier.news(NewsCarry, l.Session, l.ID, "dragen/"+l.Ticket(), l.Carriage.By-answerIn, l.Carriage.By))
		t.chase(l.Session, l.ID, l.Carriage.By, 0, carrier)
	case LegTaken:
		t.chase(l.Session, l.ID, l.Carriage.By, t.soonBefore(l.Carriage.By, l.Carriage.Agreed), carrier)
	case LegOnWay:
		t.tell(place.news(NewsBundle, l.Session, l.ID, "bundel/"+l.PlaceTicket(), l.Sent, l.Receipt.By))
		t.chase(l.Session, l.ID, l.Receipt.By, 0, place, carrier)
	case LegArrived, LegInHand:
		t.chase(l.Session, l.ID, l.due(), t.soonBefore(l.due(), l.Sent), place, carrier)
	}
	n := News{To: ToFollowers, Session: l.Session, Of: l.ID, Whose: t.s.follow(l.Barriers)}
	switch {
	case l.Reply.At != 0 && contains([]LegState{LegReplied, LegBack, LegDone}, l.State):
		n.What, n.Key, n.At, n.Asks = NewsReplied, fmt.Sprintf("antwoord/%s/%d", l.ID, l.Reply.At), l.Reply.At, l.Whisper != ""
		t.tell(n)
	case contains([]LegState{LegOnWay, LegArrived, LegInHand}, l.State):
		n.What, n.Key, n.At = NewsNoReply, fmt.Sprintf("geen/%s/%d", l.ID, l.due()), l.due()
		t.tell(n)
	}
}
