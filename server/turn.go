package server

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// turnForm is one question to one person. On a page with the questions of somebody together, the suffix keeps their
// fields apart. What was typed stays when it is refused.
type turnForm struct {
	ID, Suffix string
	Of         string // whose it is, when several people's questions stand on one page
	Refusal    verdict
	typed      map[string]string
}

func (t turnForm) Name(field string) string       { return field + t.Suffix }
func (t turnForm) Typed(field string) string      { return t.typed[t.Name(field)] }
func (t turnForm) Chose(field, value string) bool { return t.Typed(field) == value }

// Begun says whether something was typed here and refused.
func (t turnForm) Begun() bool           { return len(t.typed) > 0 }
func (t turnForm) Answers() [][2]string  { return turnWords }
func (t turnForm) Needs() [][2]string    { return neededWords }
func (t turnForm) Reasons() [][2]string  { return notWords }
func (t turnForm) Ways() [][2]string     { return mayWords }
func (t turnForm) Whispers() [][2]string { return whisperWords }

// The answers as people read them (DOMAIN §4.13).
var (
	turnWords   = [][2]string{{"gemerkt", "Ja, ik merk het"}, {"deels", "Een beetje"}, {"niet", "Nee, nog niet"}, {"weet_niet", "Ik weet het niet"}}
	neededWords = [][2]string{{"ja", "Ja"}, {"deels", "Deels"}, {"nee", "Nee"}, {"weet_niet", "Ik weet het niet"}}
	notWords    = [][2]string{{"niets_anders", "Er is niets anders"}, {"niet_overal", "Het is niet overal zo"}, {"niet_voor_mij", "Voor mij niet"},
		{"anders_dan_gezegd", "Het is anders dan gezegd"}, {"weer_terug", "Het was even goed, nu niet meer"}, {"zeg_ik_liever_niet", "Dat zeg ik liever niet"}}
	mayWords     = [][2]string{{"zo", "Zo doorgeven, zonder mijn naam"}, {"collectief", "In woorden van het collectief"}, {"tellen", "Niet doorgeven. Alleen mijn antwoord telt"}}
	whisperWords = [][2]string{{"ja", "Ja, dit bedoelde ik"}, {"bijna", "Bijna"}, {"nee", "Nee, dit is iets anders"}}
	consentWords = [][2]string{{string(sessions.ConsentYes), "Zo, zonder mijn naam"}, {string(sessions.ConsentCollective), "In woorden van het collectief"},
		{string(sessions.ConsentNo), "Alleen tellen"}}
)

func turnWord(list [][2]string, value string) string {
	for _, w := range list {
		if w[0] == value {
			return w[1]
		}
	}
	return ""
}

// actionTurn is an action as somebody reads it who raised or recognised what it is about.
type actionTurn struct {
	turnForm
	actionView
	Owner, Told, First         string
	Claimed, FirstBy, Until    sessions.Instant
	Sentences, Conditions      []string
	Dates                      [][2]string
	Done                       []stepTurn
	Asks, Open, Reopens, Apart bool
	Again                      bool // a re-check: it was confirmed before
	Hush                       bool
	Said, Words, May           string
}

// keeps says whether a form of this action shows what was typed.
func (a actionTurn) keeps() bool { return a.Begun() && (a.Open || a.Reopens) }

type stepTurn struct{ ID, What, By string }

// legTurn is a signal on its way up, and its answer.
type legTurn struct {
	turnForm
	To, Place, Doing, Badge, Colour string
	Sentences                       []string
	Dates                           [][2]string
	Answer, By, Kind                string
	Expires                         sessions.Instant
	Whisper                         string
	Pieces                          []sessions.Piece
	Compare, Read, Silent           bool
	Higher, Said                    string
}

// turns is all that one person may say now, and what became of it.
type turns struct {
	Actions []actionTurn
	Legs    []legTurn
}

// Open says whether anything is asked of this person now.
func (t turns) Open() bool { return len(t.Asked()) > 0 || len(t.AskedLegs()) > 0 }

// Asked lists the actions about which something is asked now.
func (t turns) Asked() []actionTurn {
	return slices.DeleteFunc(slices.Clone(t.Actions), func(a actionTurn) bool { return !a.Asks && len(a.Done) == 0 })
}

// AskedLegs lists the legs about which something is asked now.
func (t turns) AskedLegs() []legTurn {
	return slices.DeleteFunc(slices.Clone(t.Legs), func(l legTurn) bool { return !l.Compare && !l.Read })
}

// Sayable lists the actions of which something can be said now, asked or not.
func (t turns) Sayable() []actionTurn {
	return slices.DeleteFunc(slices.Clone(t.Actions), func(a actionTurn) bool {
		return !a.Open && !a.Reopens && len(a.Done) == 0 && a.First == ""
	})
}

// SayableLegs lists the legs of which something can be said now.
func (t turns) SayableLegs() []legTurn {
	return slices.DeleteFunc(slices.Clone(t.Legs), func(l legTurn) bool { return !l.Compare && !l.Read && l.Higher == "" })
}

// alone is for a page on which every question is a form of its own. What was typed stands in the one that was sent.
func (t turns) alone(typed map[string]string) turns {
	for i := range t.Actions {
		t.Actions[i].turnForm = turnForm{ID: t.Actions[i].ID, typed: ofForm(typed, "action", t.Actions[i].ID)}
	}
	for i := range t.Legs {
		t.Legs[i].turnForm = turnForm{ID: t.Legs[i].ID, typed: ofForm(typed, "leg", t.Legs[i].ID)}
	}
	return t
}

// together is for a form with all questions of somebody, after some were refused.
func (t turns) together(typed map[string]string, wrong map[string]verdict) turns {
	for i, a := range t.Actions {
		t.Actions[i].typed, t.Actions[i].Refusal = typed, wrong[a.Suffix]
	}
	for i, l := range t.Legs {
		t.Legs[i].typed, t.Legs[i].Refusal = typed, wrong[l.Suffix]
	}
	return t
}

func ofForm(typed map[string]string, field, id string) map[string]string {
	if typed[field] != id {
		return nil
	}
	return typed
}

// turnsOf reads what a seat may say. as is that person, whoever looks: the desk with a slip sees what they would.
func turnsOf(st *sessions.State, as sessions.Principal, handles []string, now sessions.Instant, say words) (t turns) {
	who, err := speaker(st, as, handles)
	if err != nil {
		return t
	}
	as.Role = sessions.Raiser
	see := seeing(st, as)
	actions, legs := st.Turns(who, now)
	for _, a := range actions {
		if slices.ContainsFunc(a.Barriers, see) {
			t.Actions = append(t.Actions, viewActionTurn(st, a, now, say))
		}
	}
	for _, l := range legs {
		t.Legs = append(t.Legs, viewLegTurn(st, l, say))
	}
	return t
}

// speaker is somebody with their own acts, who comes for their own words.
func speaker(st *sessions.State, as sessions.Principal, handles []string) (sessions.Who, error) {
	as.Role = sessions.Raiser
	class, err := st.Class(as)
	mine := map[string]bool{}
	for _, h := range handles {
		mine[h] = true
	}
	return sessions.Who{Class: class, Seat: as.Seat, Handles: mine}, err
}

func turnSentences(st *sessions.State, barriers []string, say words) (list []string) {
	for _, id := range barriers {
		if b, ok := record[*sessions.Barrier](st, "barrier", id); ok {
			list = append(list, say(b.Sentence))
		}
	}
	return list
}

func viewActionTurn(st *sessions.State, a sessions.ActionTurn, now sessions.Instant, say words) actionTurn {
	v := actionTurn{turnForm: turnForm{ID: a.ID, Suffix: ".a." + a.ID}, actionView: viewAction(a.Action, say, now), Owner: capital(string(a.Asked)),
		Told: say(a.Claim.Told), Claimed: a.Claim.At, Sentences: turnSentences(st, a.Barriers, say), Dates: turnStory(a.Action, say),
		Asks: a.Asks, Open: a.Open, Reopens: a.Reopens, Apart: a.Apart, Hush: a.Hush,
		Said: turnWord(turnWords, string(a.Said)), Words: say(a.Words), May: turnWord(mayWords, a.May)}
	if a.First {
		v.First, v.FirstBy = say(a.FirstStep), a.FirstBy
	}
	for _, p := range a.Done {
		v.Done = append(v.Done, stepTurn{p.ID, say(p.What), capital(string(p.By))})
	}
	if a.Round != nil {
		v.Until, v.Again = a.Round.Closes, a.Round.Months > 0
		for _, n := range a.Round.Needs {
			v.Conditions = append(v.Conditions, say(n.Text))
		}
	}
	return v
}

// turnStory is what happened to an action, day by day. The first date and every shift stay (I-07).
func turnStory(a *sessions.Action, say words) [][2]string {
	var list []happened
	on := func(at sessions.Instant, what string, words ...string) {
		if at != 0 {
			list = append(list, happened{at, strings.TrimSpace(what + " " + strings.Join(words, " "))})
		}
	}
	owner := capital(string(a.Asked))
	on(a.AskedAt, fmt.Sprintf("Gevraagd aan %s.", a.Asked))
	on(a.Accepted, fmt.Sprintf("%s zegt ja. Klaar op %s.", owner, sessions.Dutch(a.Due)))
	on(a.Began, "Begonnen.")
	was := a.Due
	for _, sh := range a.Shifts {
		on(sh.At, fmt.Sprintf("Eerst was het %s. Nu %s.", sessions.Dutch(was), sessions.Dutch(sh.To)), say(sh.Why))
		was = sh.To
	}
	for _, u := range a.Updates {
		if u.Did == "" && u.Next == "" {
			on(u.At, "Nog bezig, geen nieuws.")
			continue
		}
		on(u.At, say(u.Did), say(u.Next))
	}
	on(a.Stuck.At, fmt.Sprintf("Wacht op %s.", a.Stuck.On), say(a.Stuck.What))
	on(a.FirstSeen, "Iemand zag de eerste stap.")
	on(a.Claim.At, "De eigenaar zegt: klaar.")
	on(a.Verified, "Nagekeken: mensen merken het.")
	on(a.Fell, "Het hield geen stand.")
	return inOrder(list)
}

// happened is one line of a story.
type happened struct {
	at   sessions.Instant
	what string
}

func inOrder(list []happened) (out [][2]string) {
	slices.SortStableFunc(list, func(x, y happened) int { return cmp.Compare(x.at, y.at) })
	for _, h := range list {
		out = append(out, [2]string{sessions.Dutch(h.at), h.what})
	}
	return out
}

// turnLevels are the levels as people say them.
var turnLevels = map[sessions.Level]string{sessions.Team: "het team", sessions.Department: "de dienst", sessions.Executive: "het college",
	sessions.Council: "de gemeenteraad", sessions.VNG: "de VNG", sessions.Rijk: "het Rijk", sessions.ClientCouncil: "de cliëntenraad",
	sessions.Ombudsman: "de ombudsman", sessions.AuditOffice: "de rekenkamer", sessions.ExternalExecutor: "de uitvoerder", sessions.Petition: "de gemeenteraad, met een brief"}

// turnReplies are what a level said, by kind.
var turnReplies = map[sessions.AnswerKind]string{sessions.TakenOver: "zegt ja", sessions.TakenPartly: "zegt: voor een deel", sessions.TakenOther: "zegt: op een andere manier",
	sessions.Denied: "zegt nee", sessions.NotCompetent: "zegt: wij gaan hier niet over", sessions.Forwarded: "stuurt het door"}

func viewLegTurn(st *sessions.State, l sessions.LegTurn, say words) legTurn {
	v := legTurn{turnForm: turnForm{ID: l.ID, Suffix: ".l." + l.ID}, To: turnLevels[l.Level], Place: string(l.Place), Sentences: turnSentences(st, l.Barriers, say),
		Whisper: say(l.Whisper), Compare: l.Compare, Read: l.Read, Higher: turnLevels[l.Higher], Said: turnWord(whisperWords, l.Said),
		Silent: l.State == sessions.NoAnswer}
	if v.Whisper != "" {
		v.Pieces = sessions.Differ(strings.Join(v.Sentences, " "), v.Whisper)
	}
	if l.Answer != nil && l.Reply.At != 0 {
		v.Kind, v.Answer, v.By, v.Expires = capital(v.To)+" "+turnReplies[l.Reply.Kind], say(l.Answer.Text), string(l.Answer.By), l.Answer.Expires
	}
	v.Badge, v.Colour, v.Doing = turnLegState(l)
	var list []happened
	for _, h := range []happened{{l.Sent, "Verstuurd"}, {l.Receipt.At, "Aangekomen"}, {l.Reply.At, "Beantwoord"}, {l.Back, "Terug aan tafel"}} {
		if h.at != 0 {
			list = append(list, h)
		}
	}
	v.Dates = inOrder(list)
	return v
}

func turnLegState(l sessions.LegTurn) (badge, colour, doing string) {
	to := turnLevels[l.Level]
	switch l.State {
	case sessions.LegReady, sessions.LegAsked:
		return "ligt klaar", "orange", fmt.Sprintf("Wij zoeken iemand die dit naar %s brengt.", to)
	case sessions.LegTaken:
		return "ligt klaar", "lime", fmt.Sprintf("%s brengt dit naar %s, voor %s.", capital(string(l.Carriage.Function)), to, sessions.Dutch(l.Carriage.By))
	case sessions.NoReceipt:
		return "geen bericht", "red", "We weten niet of het is aangekomen."
	case sessions.NoAnswer:
		return "geen antwoord", "red", fmt.Sprintf("%s gaf geen antwoord. Het had er op %s moeten zijn.", capital(to), sessions.Dutch(max(l.Reply.By, l.Reply.Until)))
	case sessions.LegOnWay, sessions.LegArrived, sessions.LegInHand:
		return "onderweg", "azure", fmt.Sprintf("Dit ligt bij %s. Antwoord voor %s.", to, sessions.Dutch(max(l.Reply.By, l.Reply.Until)))
	case sessions.LegReplied:
		return "beantwoord", "azure", "Er is een antwoord."
	}
	return "terug", "lime", "Het antwoord is terug aan tafel."
}
