package sessions

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSeenBy holds the privacy promise: which class sees which field of which record, in which state.
// A changed line is a decision and is named in the commit.
func TestSeenBy(t *testing.T) {
	var b strings.Builder
	b.WriteString("# record, state: field: the classes that see it\n")
	samples := recordSamples()
	for _, kind := range slices.Sorted(maps.Keys(samples)) {
		for _, sample := range samples[kind] {
			fmt.Fprintf(&b, "\n%s, %s\n", kind, sample.state)
			_, to := sample.record.at()
			if to != "" {
				b.WriteString("  all fields: only the one person it is addressed to\n")
				continue
			}
			seen := map[string][]Class{}
			for _, c := range Audiences(theSession) {
				if r := sample.record.seenBy(c); r != nil {
					fields := strings.Join(setFields(reflect.ValueOf(r).Elem()), " ")
					seen[fields] = append(seen[fields], c)
				}
			}
			if len(seen) == 0 {
				b.WriteString("  nobody\n")
			}
			for _, fields := range slices.Sorted(maps.Keys(seen)) {
				fmt.Fprintf(&b, "  %s\n    seen by: %s\n", fields, strings.Join(classNames(seen[fields]), ", "))
			}
		}
	}
	golden(t, "testdata/see.golden", b.String())
}

// TestSeenByHasEveryKind: a kind without a sample has no promise.
func TestSeenByHasEveryKind(t *testing.T) {
	samples := recordSamples()
	for kind := range Kinds() {
		if len(samples[kind]) == 0 {
			t.Errorf("no sample of %s in recordSamples", kind)
		}
	}
}

// TestRights holds who may ask what.
func TestRights(t *testing.T) {
	var b strings.Builder
	b.WriteString("# operation: the roles that may ask it; the rest of the guards are in the subjects' tables\n")
	for _, o := range Operations {
		names := make([]string, len(o.Roles))
		for i, r := range o.Roles {
			names[i] = string(r)
		}
		fmt.Fprintf(&b, "%s: %s\n", o.Name, strings.Join(names, " "))
	}
	golden(t, "testdata/rights.golden", b.String())
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is not what the code does. When that is meant: go test ./sessions -run %s -update\n%s", path, t.Name(), firstDiff(string(want), got))
	}
}

func firstDiff(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, x[i], y[i])
		}
	}
	return "one is longer than the other"
}

// classNames writes a set of classes as short as it can be: a name alone is that role or side whatever
// its marks; with marks, all of these are needed.
func classNames(classes []Class) []string {
	marks := map[string][]int{}
	for _, c := range classes {
		name := string(c.Role)
		if c.Role == Attendee {
			name = "tafel:" + string(c.Side)
			if c.Side == "" {
				name = "tafel:wacht" // in the lobby
			}
		}
		marks[name] = append(marks[name], bit(c.Collective)+2*bit(c.Pledged)+4*bit(c.Admitted))
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(marks)) {
		slices.Sort(marks[name])
		marks[name] = slices.Compact(marks[name]) // the list of roles has the table once more, without a side
		names = append(names, name+needed(marks[name], strings.HasPrefix(name, "tafel:")))
	}
	return names
}

func needed(have []int, seat bool) string {
	most := 2
	if seat {
		most = 8
	}
	for need, name := range []string{"", "+collectief", "+beloofd", "+collectief+beloofd", "+toegelaten", "+collectief+toegelaten", "+beloofd+toegelaten", "+collectief+beloofd+toegelaten"} {
		var want []int
		for m := range most {
			if m&need == need {
				want = append(want, m)
			}
		}
		if slices.Equal(want, have) {
			return name
		}
	}
	return fmt.Sprint(have)
}

// setFields lists the fields that carry something, so that a copy with less in it shows.
func setFields(v reflect.Value) []string {
	var names []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.IsExported() && !v.Field(i).IsZero() && !((f.Type.Kind() == reflect.Slice || f.Type.Kind() == reflect.Map) && v.Field(i).Len() == 0) {
			names = append(names, f.Name)
		}
	}
	return names
}

type sample struct {
	state  string
	record Record
}

// recordSamples has one filled record for each state that changes who sees it.
func recordSamples() map[string][]sample {
	card := func(side Side, state CardState, own cardOwn) *Card {
		return &Card{ID: "c", Session: theSession, Step: "s", Kind: Obstacle, Question: "q", Side: side, Function: "klantmanager",
			Words: "w", Newer: []WordsID{"n"}, Helped: "h", Feeling: "moe", Stopped: true, State: state, own: own}
	}
	oneOff := func(helped int, may string) *OneOff {
		return &OneOff{ID: "o", Session: theSession, What: "w", By: "b", Helped: helped, Reach: "r", At: 1, OpenFrom: 2, Absent: "a", Relation: "reason", To: "t", own: oneOffOwn{May: may}}
	}
	tally := func(what string, exact, closed bool) *Tally {
		return &Tally{ID: "t", What: what, About: "a", Session: theSession, Exact: exact, Counts: map[string]int{"ervaring": 5}, Total: 5, own: tallyOwn{Closed: closed}}
	}
	seat := Seat{ID: "s", Session: theSession, Table: "1", Name: "n", Side: Ervaring, Function: "f", From: "dienst", Door: DoorOpen, Admitted: true, Pledged: true, Removed: true}
	return map[string][]sample{
		"organization": {{"that nobody works in yet", &Organization{ID: "o", Name: "n", Type: "t"}},
			{"with who works there", &Organization{ID: "o", Name: "n", Type: "t", Members: []Member{{}}}}},
		"trajectory": {{"always", &Trajectory{ID: "t", Title: "w", Host: "h", HostName: "n", HostType: "t", Example: true,
			Steps: []Step{{}}, Themes: Themes, Rest: Rest{Since: 1, Until: 2, Why: "w"}}},
			{"handed over", &Trajectory{ID: "t", Title: "w", Lead: "account", Note: "w"}}},
		"session": {{"always", &Session{ID: theSession, Title: "w", Template: "t", Date: 1, Place: "p", State: Open, Feedback: 1, Guests: []Guest{{}}}},
			{"prepared, and told afterwards", &Session{ID: theSession, Title: "w", Hours: "h", Expected: People{Ervaring: 1}, Ready: []string{"r"},
				Told: []ToldTier{{Tier: DecidesIt, To: "f", At: 1}}}}},
		"mandate": {{"always", &Mandate{ID: theSession, Rung: "r", Use: "u", SignedBy: "s", Pledge: true, Deputy: "d", Managers: []Label{"m"}}}},
		"seat":    {{"always", &seat}},
		"my-seat": {{"always", &MySeat{Seat: seat}}},
		"card": {
			{"of a resident, before the reveal", card(Ervaring, Placed, cardOwn{})},
			{"of a resident, revealed", card(Ervaring, Placed, cardOwn{Shown: true})},
			{"of a resident, for the collective alone", card(Ervaring, Placed, cardOwn{Shown: true, ForUs: true})},
			{"of a resident, hidden by the facilitator", card(Ervaring, Hidden, cardOwn{Shown: true})},
			{"of an official, before the reveal", card(Uitvoering, Placed, cardOwn{})},
			{"of an official, revealed", card(Uitvoering, Placed, cardOwn{Shown: true})},
		},
		"my-card": {{"always", &MyCard{ID: "h", Session: theSession}}},
		"barrier": {{"always", &Barrier{ID: "b", Session: theSession, Step: "s", Sentence: "w", State: Bundled}},
			{"confirmed", &Barrier{ID: "b", Session: theSession, Step: "s", Sentence: "w", State: Confirmed}}},
		"tally": {
			{"exact number at the table", tally(attendance, true, false)},
			{"number at the table, masked", tally(attendance, false, false)},
			{"exact recognitions", tally(recognition, true, false)},
			{"recognitions, masked", tally(recognition, false, false)},
			{"exact answers to the whisper test", tally(whisper, true, false)},
			{"answers to the whisper test, masked", tally(whisper, false, false)},
			{"exact number that is done", tally(ready, true, false)},
			{"number that is done, masked", tally(ready, false, false)},
			{"exact number of those who go first that had a turn", tally(turns, true, false)},
			{"number of those who go first that had a turn, masked", tally(turns, false, false)},
			{"exact number that asks for a pause", tally(pause, true, false)},
			{"number that asks for a pause, masked", tally(pause, false, false)},
			{"exact verdicts", tally(verdicts, true, false)},
			{"verdicts, masked", tally(verdicts, false, false)},
			{"exact number with what they needed", tally(needing, true, false)},
			{"number with what they needed, masked", tally(needing, false, false)},
			{"exact number of verdicts entered by the desk", tally(behalf, true, false)},
			{"number of verdicts entered by the desk, masked", tally(behalf, false, false)},
			{"exact number of executors who can work with it", tally(workable, true, false)},
			{"number of executors who can work with it, masked", tally(workable, false, false)},
			{"exact number that chose in a ballot", tally(choosing, true, false)},
			{"number that chose in a ballot, masked", tally(choosing, false, false)},
			{"exact number of what people say of a promise", tally(keeping, true, false)},
			{"number of what people say of a promise, masked", tally(keeping, false, false)},
			{"exact answers to the three questions", tally(contact, true, false)},
			{"answers to the three questions, masked", tally(contact, false, false)},
			{"number that has it again, masked, of fewer than five", &Tally{ID: "t", What: again, About: "a", Session: theSession}},
			{"exact number that has it again", tally(again, true, false)},
			{"number that has it again, masked", tally(again, false, false)},
			{"exact pulse", tally(pulse, true, true)},
			{"pulse of the group, open", tally(pulse, false, false)},
			{"pulse of the group, closed", tally(pulse, false, true)},
		},
		"mine":   {{"always", &Mine{ID: "h", Session: theSession}}},
		"action": {{"always", &Action{ID: "a", Session: theSession, Title: "w", Asked: "f", State: ActionAsked}}},
		"check": {
			{"with words that nobody reads yet", &Check{ID: "a.1", Session: theSession, Action: "a", State: CheckOpen, Opened: 1, Closes: 2, Pending: []WordsID{"w"}}},
			{"with words for the collective", &Check{ID: "a.1", Session: theSession, Action: "a", State: CheckClosed, Words: []WordsID{"v"}, ForUs: []WordsID{"w"}}},
		},
		"answer": {{"always", &Answer{ID: "a", Session: theSession, Text: "w", By: "f"}}},
		"one-off": {
			{"that helped nobody in particular", oneOff(0, "")},
			{"that helped one, who said nothing yet", oneOff(1, "")},
			{"that helped one, who said yes", oneOff(1, "ja")},
			{"that helped one, who said only that it is settled", oneOff(1, "alleen_geregeld")},
			{"that helped five", oneOff(5, "")},
		},
		"leg": {{"always", &Leg{ID: "l", Session: theSession, Barriers: []string{"b"}, Level: Council, Place: "p", Question: "bespreken", Proposal: "w",
			Raised: true, State: LegReplied, Carriage: Carriage{Function: "f"}, Bundle: "x", Sent: 1, Receipt: Receipt{Number: "R 1"}, Reply: Reply{Kind: Denied},
			Whisper: "w", Notes: []Note{{}}, Sides: []Side{Ervaring}, Told: []Told{{}}}}},
		"information-agreement": {{"always", &InformationAgreement{ID: "i", Session: theSession, Level: Council, Place: "griffie", Every: "kwartaal", Parts: []string{PartActions}, Form: FormMail, First: 1, Next: 2, Reports: 1, Ended: 3}}},
		"report": {{"always", &Report{ID: "i-1", Session: theSession, Agreement: "i", Number: 1, Level: Council, Place: "griffie", Form: FormMail, From: 1, At: 2, Parts: []string{PartActions}, Signals: []ReportSignal{{}},
			Actions: []ReportAction{{}}, Figures: []ReportFigure{{}}, Sum: "s", Receipt: Receipt{By: 3}}}},
		"bundle": {{"always", &Bundle{ID: "x", Session: theSession, Leg: "l", Level: Council, Signals: []Signal{{}}, Proposal: "w", Seals: []Seal{{}}, Sum: "s"}}},
		"ballot": {
			{"open", ballotSample(true)},
			{"closed", ballotSample(false)},
		},
		"step-round": {
			{"open", stepRoundSample(true)},
			{"closed", stepRoundSample(false)},
		},
		"my-answers": {{"always", &MyAnswers{ID: "h", Session: theSession, Round: "k", Answers: []StepAnswer{{}}}}},

		"floor":   {{"always", &Floor{ID: theSession, Line: []Speaker{{}}, Now: Speaker{ID: "s"}, Turns: map[string]int{"ervaring": 1}}}},
		"my-vote": {{"always", &MyVote{ID: "h", Session: theSession, Ballot: "k"}}},
		"recurrence": {
			{"by its exact key", &Recurrence{ID: "r", Session: theSession, Barrier: "b", New: "n", Why: BySameKey, State: RecurrenceShown, At: 1}},
			{"by who told it; others read that people recognised it", &Recurrence{ID: "r", Session: theSession, Barrier: "b", Why: ByTeller, State: RecurrenceShown, At: 1}},
		},
		"template": {{"always", &Template{ID: "t", Name: "n", From: "T1-kort", Sides: []Side{Ervaring}, Phases: []Phase{{}}}}},
		"promise":  {{"always", &Promise{ID: "p", Session: theSession, By: "f", Sentence: "w"}}},
		"route": {
			{"drawn", &Route{ID: "r", Version: RouteToday, Title: "w", Who: "v", Meant: "m", Effect: "e", From: "f", Table: "1", Steps: []string{"t"}, At: 1, Revisions: map[string]int{"volgorde": 1}}},
		},
		"route-step": {{"laid", &RouteStep{ID: "t", Route: "r", From: "f", Hook: "s", Title: "w", State: StepLaid, Lanes: []LaneText{{}}, Meant: "m", Real: []Practice{{}},
			Holder: Holder{Function: "f"}, Beside: Companion{Function: "f"}, Channels: Channels, Handover: Handover{Way: Warm}, Optional: true, Demands: []Demand{{}},
			Counts: Counts{Days: 1}, Ingredients: Ingredients, Load: []Load{{}}, Laws: []Label{"Wmo"}, Bright: []string{"c"}, Clashes: []Clash{{}},
			After: "v", Into: "x", Holds: []Held{{}}, Revisions: map[string]int{"titel": 1}}}},
		"route-edition": {{"published: everybody reads it, also who reads no story", &RouteEdition{ID: "v", Route: "r", Version: RouteIdeal, N: 1, Name: "v0.1", At: 1, Title: "w", Who: "v", Meant: "m",
			Effect: "e", Steps: []RouteStep{{ID: "t"}}, Conditions: []OnCondition{{}}, Burden: Burden{Steps: 1}, Changes: []StepChange{{}}, Before: []Total{{}}}}},
		"endorsement": {
			{"of a draft", &Endorsement{ID: "s", Route: "r", Step: "t", By: "f", Name: "w", Way: byPhone, At: 1, Sum: "x"}},
			{"of what was published: whoever gave it chose what of them is shown", &Endorsement{ID: "s", Route: "r", Step: "t", Edition: "v", By: "f", Name: "w", Way: byLink, At: 1, Sum: "x", Public: true}},
			{"taken back", &Endorsement{ID: "s", Route: "r", Way: byLink, At: 1, Sum: "x", Public: true, Ended: 2}},
		},
		"support-ask":    {{"always", &SupportAsk{ID: "q", Session: theSession, Route: "r", Edition: "v", By: "f", At: 1}}},
		"step-condition": {{"kept", &StepCondition{ID: "c", Route: "r", Step: "t", Text: "w", Of: "o", At: 1}}},
		"rule": {
			{"that somebody named", &LegalRule{ID: "l", Session: theSession, Text: "w", Citation: "c", Source: "s", Binding: "wet", Law: "Wmo", Owner: "f", CheckedOn: 1, CheckedBy: "f", StaleFrom: 2, From: 1, Until: 3,
				Steps: []string{"t"}, Barriers: []string{"b"}, Card: "c", State: RuleRefuted, Ended: 1, EndedBy: "f", Why: "v", Clashes: []RuleClash{{}}, Revision: 1}},
			{"that exceptions ask for", &LegalRule{ID: "l", Session: theSession, Text: "w", Owner: "f", State: RuleProposed, Features: []Label{"k"}, Exceptions: []string{"x"}}},
			{"that was made of exceptions", &LegalRule{ID: "l", Session: theSession, Text: "w", Owner: "f", State: RuleStands, Features: []Label{"k"}, Exceptions: []string{"x"}}},
		},
		"legal-room": {{"always", &LegalRoom{ID: "l.t", Session: theSession, Rule: "l", Step: "t", Effect: "e", Values: "v", Consequences: "c", Law: "w", Outcome: MayAlready, By: "f", At: 1, Revision: 1}}},
		"weighing": {{"always", &Weighing{ID: "w", Session: theSession, Step: "t", Option: "o", Heart: Corner{N: 1}, Euro: Corner{N: 1}, Law: Corner{N: 1}, LawAsks: "l", PersonAsks: "p", Fitting: "f",
			Decided: "d", DecidedBy: "f", At: 1, Revision: 1}}},
		"exception": {{"always", &Precedent{ID: "x", Session: theSession, Features: []Label{"k"}, Reason: "r", Basis: "b", Rule: "l", Step: "t", DecidedBy: "f", On: 1, Alike: "a", Review: 2, Uses: []PrecedentUse{{}}, Ended: 3, Why: "w"}}},
		"may-question": {
			{"without an answer", &MayQuestion{ID: "q", Session: theSession, Step: "t", Question: "w", At: 1}},
			{"with an answer", &MayQuestion{ID: "q", Session: theSession, Step: "t", Question: "w", Answer: MayYes, Basis: "b", Rule: "l", Exception: "x", By: "f", At: 1, Answered: 2}},
		},
		"lesson":   {{"always", &Lesson{ID: "s", Session: theSession, Stuck: "w", Helped: "v", Barrier: "b", Exception: "x", By: "f", At: 1}}},
		"learning": {{"closed", &Learning{ID: "l", About: "w", Thought: "a", Saw: "b", Changed: "c", Revision: 1, At: 1, Closed: 2}}},
		"light": {
			{"nothing", &Light{ID: theSession}},
			{"an action", &Light{ID: theSession, What: "action", Of: "a", Sentence: "w", Title: "v", By: "f", Said: "u", Evidence: []WordsID{"x"}}},
		},
	}
}

func stepRoundSample(open bool) *StepRound {
	return &StepRound{ID: "k", Session: theSession, Route: "r", What: RoundRight, Steps: []string{"t"}, Open: open, At: 1, Result: []StepResult{{}}, Voters: 5,
		Ways: map[string]int{"papier": 5}, Because: []StepReason{{Words: "v"}}}
}

func ballotSample(open bool) *Ballot {
	return &Ballot{ID: "k", Session: theSession, Form: ConsentForm, Question: "w", Open: open, At: 1, Result: []OptionResult{}, Voters: 5,
		Ways: map[string]int{"papier": 5}, Because: []WordsID{"v"}}
}
