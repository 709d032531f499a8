package server

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

var update = flag.Bool("update", false, "write the golden files anew")

// stand is one line of what the screens must say of an action too.
type stand struct {
	Name   string           `json:"name"`
	At     sessions.Instant `json:"at"`
	Action *sessions.Action `json:"action"`
	Badge  string           `json:"badge"`
	Colour string           `json:"colour"`
	Due    sessions.Instant `json:"due"`
}

// TestEveryStateHasItsWord on the pages; the screens read the same file, so that nobody reads two words for one state.
func TestEveryStateHasItsWord(t *testing.T) {
	const day = sessions.Instant(oneDay)
	states := []sessions.ActionState{sessions.ActionAsked, sessions.ActionConditional, sessions.ActionAccepted, sessions.ActionRefused, sessions.ActionWorking,
		sessions.ActionStuck, sessions.ActionClaimed, sessions.ActionChecking, sessions.ActionVerified, sessions.ActionDiffering, sessions.ActionPartly,
		sessions.ActionReopened, sessions.ActionUnchecked, sessions.ActionStopped, sessions.ActionReplaced, sessions.ActionOwnerless}
	var list []stand
	for _, state := range states {
		for name, at := range map[string]sessions.Instant{"on its way": 20 * day, "silent": 45 * day, "late": 61 * day, "very late": 181 * day} {
			a := &sessions.Action{ID: "a1", State: state, Asked: "hoofd balies", AnswerBy: 30 * day, Condition: sessions.Condition{Function: "directeur", By: 35 * day},
				Due: 40 * day, Accepted: 10 * day, Life: sessions.Life{Shifts: []sessions.Shift{{To: 60 * day}}, HandBy: 70 * day,
					Terms: sessions.Terms{Late: 60 * day, VeryLate: 180 * day, Silent: 40 * day}}}
			v := viewAction(a, func(sessions.WordsID) string { return "woorden" }, at)
			list = append(list, stand{string(state) + ", " + name, at, a, v.Badge, v.Colour, a.DueNow()})
			if v.Doing == "" || strings.Contains(v.Badge, "_") {
				t.Errorf("%s is %q: %q", state, v.Badge, v.Doing)
			}
			if v.Colour == "lime" && at >= 45*day && slices.Contains([]sessions.ActionState{sessions.ActionAccepted, sessions.ActionWorking}, state) {
				t.Errorf("%s is green at %d days (I-10)", state, at/day)
			}
		}
	}
	for name, a := range map[string]*sessions.Action{
		"taken before terms were kept":                  {State: sessions.ActionAccepted, Due: 40 * day, Accepted: 10 * day},
		"taken before terms were kept, and silent now":  {State: sessions.ActionAccepted, Due: 90 * day, Accepted: 10 * day},
		"taken before terms were kept, and in time yet": {State: sessions.ActionAccepted, Due: 90 * day, Accepted: 30 * day},
		"noticed first and no more":                     {State: sessions.ActionVerified, Life: sessions.Life{Fell: 40 * day}},
	} {
		a.ID, a.Asked = "a1", "hoofd balies"
		v := viewAction(a, func(sessions.WordsID) string { return "" }, 45*day)
		list = append(list, stand{name, 45 * day, a, v.Badge, v.Colour, a.DueNow()})
	}
	slices.SortFunc(list, func(a, b stand) int { return strings.Compare(a.Name, b.Name) })
	got, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/states.golden"
	if *update {
		if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != string(got)+"\n" {
		t.Errorf("%s says something else (%v); with -update it is written anew", file, err)
	}
}

// TestEveryStateOfASignalHasItsWord: also those that time alone makes.
func TestEveryStateOfASignalHasItsWord(t *testing.T) {
	const day = sessions.Instant(oneDay)
	sent := sessions.Leg{Level: sessions.VNG, Place: "commissie", Sent: day, Carriage: sessions.Carriage{Function: "raadslid", By: 5 * day},
		Receipt: sessions.Receipt{By: 20 * day}, Reply: sessions.Reply{By: 60 * day}}
	answered := func(kind sessions.AnswerKind) func(*sessions.Leg) {
		return func(l *sessions.Leg) { l.State, l.Reply.Kind, l.Reply.At = sessions.LegReplied, kind, 30*day }
	}
	for name, row := range map[string]struct {
		change func(*sessions.Leg)
		at     sessions.Instant
		badge  string
		colour string
		says   string
	}{
		"readied":           {func(l *sessions.Leg) { l.State = sessions.LegReady }, 2 * day, "klaargezet", "orange", "Dit ligt klaar voor de VNG."},
		"a carrier asked":   {func(l *sessions.Leg) { l.State = sessions.LegAsked }, 2 * day, "drager gevraagd", "orange", "We hebben raadslid gevraagd"},
		"a carrier's yes":   {func(l *sessions.Leg) { l.State = sessions.LegTaken }, 2 * day, "drager zei ja", "azure", "Raadslid brengt dit naar de VNG."},
		"sent":              {func(l *sessions.Leg) { l.State = sessions.LegOnWay }, 2 * day, "verstuurd", "azure", "Wij horen voor 21 januari 1970"},
		"no receipt":        {func(l *sessions.Leg) { l.State = sessions.LegOnWay }, 21 * day, "geen ontvangst", "red", "We weten niet of het is aangekomen."},
		"arrived":           {func(l *sessions.Leg) { l.State = sessions.LegArrived }, 21 * day, "ontvangen", "azure", "Dit ligt bij de VNG."},
		"in hand":           {func(l *sessions.Leg) { l.State = sessions.LegInHand }, 21 * day, "in behandeling", "azure", "Antwoord voor"},
		"no answer":         {func(l *sessions.Leg) { l.State = sessions.LegInHand }, 61 * day, "geen antwoord", "red", "had er op"},
		"put off":           {func(l *sessions.Leg) { l.State, l.Reply.Until = sessions.LegInHand, 90*day }, 61 * day, "in behandeling", "azure", "Antwoord voor"},
		"a no":              {answered(sessions.Denied), 31 * day, "beantwoord", "azure", "De VNG zegt nee. Het antwoord moet nog terug naar de tafel."},
		"taken over":        {answered(sessions.TakenOver), 31 * day, "beantwoord", "azure", "De VNG neemt dit over."},
		"a part":            {answered(sessions.TakenPartly), 31 * day, "beantwoord", "azure", "neemt een deel hiervan over"},
		"another way":       {answered(sessions.TakenOther), 31 * day, "beantwoord", "azure", "op een andere manier"},
		"not theirs":        {answered(sessions.NotCompetent), 31 * day, "beantwoord", "azure", "wij gaan hier niet over"},
		"sent on":           {answered(sessions.Forwarded), 31 * day, "beantwoord", "azure", "stuurde het door"},
		"back":              {func(l *sessions.Leg) { answered(sessions.Denied)(l); l.State = sessions.LegBack }, 40 * day, "terug aan tafel", "lime", "Het antwoord is terug aan tafel."},
		"closed":            {func(l *sessions.Leg) { answered(sessions.TakenOver)(l); l.State = sessions.LegDone }, 400 * day, "terug aan tafel", "lime", "De VNG neemt dit over."},
		"closed in silence": {func(l *sessions.Leg) { l.State = sessions.LegDone }, 400 * day, "geen antwoord", "red", "De VNG gaf geen antwoord. Ook dat is aan de tafel verteld."},
		"taken back":        {func(l *sessions.Leg) { l.State, l.Sent = sessions.LegDropped, 0 }, 40 * day, "ging niet door", "yellow", "Dit ging niet naar de VNG."},
	} {
		l := sent
		row.change(&l)
		if v := viewLeg(&l, row.at); v.Badge != row.badge || v.Colour != row.colour || !strings.Contains(v.Doing, row.says) || v.Level != "VNG" {
			t.Errorf("%s: %+v", name, v)
		}
	}
	for level := range sessions.Levels {
		if levelNames[level] == "" || levelWord[level] == "" {
			t.Errorf("%s has no name", level)
		}
	}
	for _, question := range sessions.Questions {
		if bundleQuestions[question] == "" {
			t.Errorf("%s has no words", question)
		}
	}
}
