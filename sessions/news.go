package sessions

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// News (nieuws) is that somebody is to hear of something. It is derived from the records and the moment, as everything
// that time does by itself: what was told and what arrived lies outside the log.
type News struct {
	Key      string // one thing is told once, however often it is looked for
	What     What
	To       Hearer
	Session  string
	Of       string   // the action, leg or session that it is about
	Ticket   string   // of a personal link, when somebody hears it by one
	Function Label    // who that is
	Asks     bool     // something is asked of them, so that it does not wait for the week
	Turn     int      // which reminder of the same question: each goes by another way
	At       Instant  // from when it is news
	Paper    bool     // it was agreed that it goes on paper
	By       Instant  // the day that was agreed, or until when an answer is asked
	Whose    []string // acts of those who hear it, for followers
	Done     []string // acts of those who answered already
}

// Hearer is who hears it.
type Hearer string

// Who hears something. An owner is never told by way of the facilitator.
const (
	ToFollowers Hearer = "volgers"        // who raised it or recognised it
	ToEverybody Hearer = "iedereen"       // who was there and said how to be found
	ToOwner     Hearer = "eigenaar"       // who is asked, and after the yes the owner
	ToGiver     Hearer = "instemmer"      // whose yes an owner waits for
	ToManager   Hearer = "leidinggevende" // of the owner
	ToContact   Hearer = "gemeente"       // named on the mandate card
	ToCarrier   Hearer = "drager"
	ToPlace     Hearer = "plek" // that receives a bundle and answers it
)

// What is the kind of news.
type What string

// The kinds.
const (
	NewsAsked     What = "gevraagd"
	NewsSoon      What = "bijna"     // five working days before it is late, or silent
	NewsPassed    What = "voorbij"   // the day passed without a word
	NewsAgree     What = "instemmen" // an owner's yes waits for yours
	NewsTaken     What = "ja"
	NewsRefused   What = "nee"
	NewsShifted   What = "datum"
	NewsNoticed   What = "merkt" // do you notice it?
	NewsChecked   What = "uitslag"
	NewsStopped   What = "gestopt"
	NewsReplaced  What = "vervangen"
	NewsOwnerless What = "zonder_eigenaar"
	NewsCarry     What = "dragen"
	NewsBundle    What = "bundel"
	NewsReplied   What = "antwoord_keten"
	NewsNoReply   What = "geen_antwoord"
	NewsReport    What = "verslag"
	NewsInvite    What = "uitnodiging"
	NewsAnswers   What = "antwoorden" // on the day after the last answer date
	NewsOverview  What = "overzicht"  // a report was made for you
	NewsUnarrived What = "niet_aangekomen"
)

const (
	oldNews  = 30 * day // after which nobody is told any more
	inviteIn = 14 * day // before the terugkoppelgesprek
)

// telling gathers the news of one moment, and the first moment after it at which there is other news.
type telling struct {
	s    *State
	now  Instant
	days Days
	list []News
	next Instant
}

// News lists what somebody is to hear now, and the moment of the next that is to come; 0 is none.
func (s *State) News(now Instant, days Days) (list []News, next Instant) {
	t := &telling{s: s, now: now, days: days}
	for _, e := range all[Session](s) {
		t.session(e)
	}
	for _, a := range all[Action](s) {
		t.action(a)
	}
	for _, c := range all[Check](s) {
		t.check(c)
	}
	for _, l := range all[Leg](s) {
		t.leg(l)
	}
	for _, r := range all[Report](s) {
		t.report(r)
	}
	slices.SortFunc(t.list, func(a, b News) int {
		if a.At != b.At {
			return int(a.At - b.At)
		}
		return strings.Compare(a.Key, b.Key)
	})
	return t.list, t.next
}

// tell adds it when its moment is there. What those in the room hear waits until the evening is over.
func (t *telling) tell(n News) {
	switch {
	case n.At > t.now:
		t.wait(n.At)
	case n.At <= t.now-oldNews:
	case (n.To == ToFollowers || n.To == ToEverybody) && !t.s.Over(n.Session):
	default:
		t.list = append(t.list, n)
	}
}

func (t *telling) wait(at Instant) {
	if at > t.now && (t.next == 0 || at < t.next) {
		t.next = at
	}
}

// working is the same time of the day, n working days from a moment.
func (t *telling) working(at Instant, n int) Instant { return At(t.days.AddWorkingDays(at.Time(), n)) }

// morning is eight o'clock on the day after a moment.
func (t *telling) morning(at Instant) Instant {
	y, m, d := at.Time().Date()
	return At(time.Date(y, m, d+1, 8, 0, 0, 0, Amsterdam))
}

func (t *telling) session(e *Session) {
	n := News{To: ToEverybody, Session: e.ID, Of: e.ID}
	if e.PublishedAt != 0 {
		n.What, n.Key, n.At = NewsReport, "verslag/"+e.ID, e.PublishedAt
		t.tell(n)
	}
	if e.Feedback != 0 && t.now < e.Feedback {
		n.What, n.Key, n.At, n.By, n.Asks = NewsInvite, fmt.Sprintf("uitnodiging/%s/%d", e.ID, e.Feedback), e.Feedback-inviteIn, e.Feedback, true
		t.tell(n)
	}
	if last := t.s.lastAnswer(e); last != 0 {
		n.What, n.Key, n.At, n.By, n.Asks = NewsAnswers, "antwoorden/"+e.ID, t.morning(last), 0, true
		t.tell(n)
	}
}

// report tells who gets it that it was made, and once more when nobody said in time that it came.
func (t *telling) report(r *Report) {
	a, ok := find[InformationAgreement](t.s, r.Agreement)
	if !ok || r.Receipt.At != 0 {
		return
	}
	n := News{What: NewsOverview, To: ToPlace, Session: r.Session, Of: r.ID, Ticket: a.Ticket(), Function: r.Place, Asks: true, Paper: r.Form == FormPaper,
		Key: "overzicht/" + r.ID, At: r.At, By: r.Receipt.By}
	t.tell(n)
	n.What, n.Key, n.At = NewsUnarrived, "overzicht/"+r.ID+"/laat", r.Receipt.By
	t.tell(n)
}

// lastAnswer is the last day on which an answer was due to what the table asked that evening, or in the weeks after it.
func (s *State) lastAnswer(e *Session) (last Instant) {
	for _, a := range all[Action](s) {
		if a.Session == e.ID && e.ClosedAt != 0 && a.AskedAt <= e.ClosedAt+oldNews {
			last = max(last, a.AnswerBy, a.Condition.By)
		}
	}
	return last
}

// follow lists the acts by which people follow: everybody who raised one of these barriers or recognised it.
func (s *State) follow(barriers []string) []string {
	var list []string
	for _, id := range barriers {
		if b, ok := find[Barrier](s, id); ok {
			list = append(list, b.own.Raisers...)
		}
		if t, ok := find[Tally](s, tallyID(recognition, id, true)); ok {
			for h := range t.own.Votes {
				list = append(list, h)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// check asks those who follow whether they notice it: from the owner's claim on, since the round begins when they
// heard of it; and again with each reminder.
func (t *telling) check(c *Check) {
	a, ok := find[Action](t.s, c.Action)
	if !ok {
		return
	}
	n := News{What: NewsNoticed, To: ToFollowers, Session: c.Session, Of: a.ID, Key: "merkt/" + c.ID, Asks: true, At: c.Opened, By: c.Closes,
		Whose: t.s.follow(a.Barriers), Done: c.voters()}
	switch {
	case c.State == CheckPlanned && a.State == ActionClaimed && c.ID == a.Check():
		n.At = a.Claim.At
		t.tell(n)
	case c.State == CheckOpen:
		t.tell(n)
		for n.Turn = 1; n.Turn <= c.Reminded; n.Turn++ {
			n.Key, n.At = fmt.Sprintf("merkt/%s/%d", c.ID, n.Turn), t.now
			t.tell(n)
		}
	case c.State == CheckClosed && c.Result != brokenOff:
		n.What, n.Key, n.At, n.Asks, n.Done = NewsChecked, "uitslag/"+c.ID, c.Closed, false, nil
		t.tell(n)
	}
}

func (c *Check) voters() []string {
	list := make([]string, 0, len(c.own.Votes))
	for h := range c.own.Votes {
		list = append(list, h)
	}
	slices.Sort(list)
	return list
}

// Ended says whether nothing more is asked of anybody about an action: refused, stopped, replaced, or noticed and with
// no re-check to come.
func (a *Action) Ended() bool {
	switch a.State {
	case ActionRefused, ActionStopped, ActionReplaced:
		return true
	}
	return a.verified() && len(a.Again) == 0
}
