package sessions

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestArrangingIsRefused(t *testing.T) {
	e := planned(t)
	e.must(lea, &DateFeedback{Date: d0 + 10*day})
	nowhere := lea
	nowhere.Session = "weg"
	e.refuses(map[string]ask{
		"of no session":                        {nowhere, &ArrangeSession{}, NotFound},
		"an empty chair for nobody we know":    {lea, &ArrangeSession{Missing: []Side{"burger"}}, Invalid},
		"people of a side that is not there":   {lea, &ArrangeSession{Expected: People{"burger": 3}}, Invalid},
		"fewer than nobody":                    {lea, &ArrangeSession{Expected: People{Ervaring: -1}}, Invalid},
		"more than a hall":                     {lea, &ArrangeSession{Expected: People{Ervaring: 1001}}, Invalid},
		"two tables of one name":               {lea, &ArrangeSession{Tables: []Label{"1", "1"}}, Invalid},
		"a name instead of a team":             {lea, &ArrangeSession{Attending: []Label{"mevrouw Jansen"}}, Invalid},
		"a day after the next talk":            {lea, &ArrangeSession{Date: d0 + 10*day}, Invalid},
		"a thing that is not in the room":      {lea, &ReadyRoom{Ready: []string{"bar"}}, Invalid},
		"a room of no session":                 {nowhere, &ReadyRoom{}, NotFound},
		"telling before the conversation":      {lea, &TellTier{Tier: DecidesIt, To: "wethouder"}, Conflict},
		"telling in no session":                {nowhere, &TellTier{Tier: DecidesIt, To: "wethouder"}, NotFound},
		"telling a tier that is not there":     {lea, &TellTier{Tier: "koning", To: "wethouder"}, Invalid},
		"telling nobody":                       {lea, &TellTier{Tier: DecidesIt}, Invalid},
		"planning with two tables of one name": {lea, &PlanSession{Session: "x", Template: "T1-kort", Title: text("T"), Date: d0, Tables: []Label{"a", "a"}}, Invalid},
		"planning fewer than nobody":           {lea, &PlanSession{Session: "x", Template: "T1-kort", Title: text("T"), Date: d0, Expected: People{Beleid: -2}}, Invalid},
	})
}

func TestArranging(t *testing.T) {
	e := planned(t)
	e.must(lea, &ArrangeSession{Hours: "19.00 tot 21.00 uur", Place: "Buurthuis, Kerkstraat 12", Tables: []Label{"raam", "deur"}, Attending: []Label{"klantmanager"}})
	s := get[Session](e, theSession)
	if s.Title == "" || s.Date != d0 || s.Hours != "19.00 tot 21.00 uur" || len(s.Tables) != 2 || s.Expected != nil {
		t.Errorf("it keeps what was left out, and the rest is %+v", s)
	}
	e.must(lea, &ArrangeSession{Title: text("Anders"), Date: d0 + day})
	if s = get[Session](e, theSession); s.Date != d0+day || len(s.Tables) != 1 || s.Place != "" {
		t.Errorf("it is what was last written: %+v", s)
	}
	e.must(lea, &ReadyRoom{Ready: []string{"muur", "eten", "muur"}})
	if s = get[Session](e, theSession); !slices.Equal(s.Ready, []string{"eten", "muur"}) {
		t.Errorf("ready is %v", s.Ready)
	}
	e.must(lea, &ReadyRoom{})
	if s = get[Session](e, theSession); len(s.Ready) != 0 {
		t.Errorf("taken back is %v", s.Ready)
	}
}

func TestArrangingWhilePeopleSit(t *testing.T) {
	e := opened(t)
	e.must(lea, &ArrangeSession{Tables: []Label{"1", "2"}})
	e.must(Principal{Role: Nobody, Session: theSession, Object: string(DoorExperience)}, &TakeSeat{Seat: "bo", Name: text("Bo"), Side: Ervaring, Table: "2"})
	e.refuses(map[string]ask{
		"taking a table away under somebody": {lea, &ArrangeSession{Tables: []Label{"1"}}, Conflict},
		"another day":                        {lea, &ArrangeSession{Tables: []Label{"1", "2"}, Date: d0 + day}, Conflict},
	})
	e.must(lea, &ArrangeSession{Tables: []Label{"1", "2", "3"}, Missing: []Side{Bestuur}}) // who was announced does not come
	e.must(lea, &CloseSession{})
	e.refuses(map[string]ask{
		"after it":       {lea, &ArrangeSession{}, Conflict},
		"a room of then": {lea, &ReadyRoom{}, Conflict},
	})
}

// How many were announced, and what is ready, is between desks.
func TestWhatIsPreparedIsSeenByTheDeskAlone(t *testing.T) {
	e := planned(t)
	e.must(lea, &ArrangeSession{Expected: People{Ervaring: 3}})
	e.must(lea, &ReadyRoom{Ready: []string{"eten"}})
	s := get[Session](e, theSession)
	for _, c := range Audiences(theSession) {
		seen := s.seenBy(c)
		if seen == nil {
			continue
		}
		b, err := json.Marshal(seen)
		if err != nil {
			t.Fatal(err)
		}
		if has := slices.Contains(fieldsIn(t, b), "expected") || slices.Contains(fieldsIn(t, b), "ready"); has != c.Desk() {
			t.Errorf("%+v sees it: %v", c, has)
		}
	}
}

func fieldsIn(t *testing.T, b []byte) (names []string) {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for name := range m {
		names = append(names, name)
	}
	return names
}
