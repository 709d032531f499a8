package sessions

import (
	"fmt"
	"testing"
)

// TestTheWhisperTest: a level's wording is written once beside the raisers' own; they alone say what it is.
func TestTheWhisperTest(t *testing.T) {
	e, people := passing(t)
	e.prepared("g0", Team)
	e.sent("g1", Department)
	words := func(s string) Wish { return &RephraseLeg{"g1", text(s)} }
	e.refuses(map[string]ask{
		"before it was sent":              {lea, &RephraseLeg{"g0", text("Anders.")}, Conflict},
		"without words":                   {placeOf("g1"), words(""), Invalid},
		"with a name in them":             {placeOf("g1"), words("Mevrouw Jansen wil minder papier."), Invalid},
		"by another place":                {placeOf("g2"), words("Anders."), NotFound},
		"by a resident":                   {people[0], words("Anders."), Forbidden},
		"judged before there is anything": {people[0], &AnswerWhisper{"g1", "ja"}, Conflict},
		"judged for no leg":               {people[0], &AnswerWhisper{"g9", "ja"}, NotFound},
		"entered before it":               {lea, &WhisperFor{"g1", "ja", 1}, Conflict},
	})
	own := get[Barrier](e, "b1").Sentence
	e.must(placeOf("g1"), words("Gegevensuitvraag"))
	e.refused(placeOf("g1"), words("Uitvraag"), Conflict)
	if l := get[Leg](e, "g1"); e.bodies[l.Whisper] != "Gegevensuitvraag" || get[Barrier](e, "b1").Sentence != own {
		t.Error("the words do not stand beside each other")
	}
	e.must(people[0], &AnswerWhisper{"g1", "bijna"})
	e.refuses(map[string]ask{
		"twice":                         {people[0], &AnswerWhisper{"g1", "ja"}, Conflict},
		"in another word":               {people[1], &AnswerWhisper{"g1", "soms"}, Invalid},
		"by who did not tell it":        {e.resident("r9"), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"by an official":                {e.official("o1"), &AnswerWhisper{"g1", "ja"}, Forbidden},
		"by the desk":                   {lea, &AnswerWhisper{"g1", "ja"}, Forbidden},
		"entered by a scribe":           {Principal{Role: Scribe, Session: theSession}, &WhisperFor{"g1", "ja", 1}, Forbidden},
		"entered for nobody":            {lea, &WhisperFor{"g1", "ja", 0}, Invalid},
		"entered for more than told it": {lea, &WhisperFor{"g1", "ja", 3}, Invalid},
		"entered in another word":       {lea, &WhisperFor{"g1", "soms", 1}, Invalid},
	})
	e.must(Principal{Role: Raiser, Seat: "r2", Session: theSession}, &AnswerWhisper{"g1", "ja"})
	e.must(lea, &WhisperFor{"g1", "nee", 1})
	e.refused(lea, &WhisperFor{"g1", "nee", 1}, Invalid)
	x := get[Tally](e, tallyID(whisper, "g1", true))
	if x.Total != 3 || x.Counts["ja"] != 1 || x.Counts["bijna"] != 1 || x.Counts["nee"] != 1 {
		t.Errorf("the desk reads %v", x.Counts)
	}
	if m := e.mine("r1", whisper); m == nil || m.Says != "bijna" || m.About != "g1" {
		t.Errorf("the own word is %+v", m)
	}
	if w := e.s.Wordings("b1"); len(w) != 2 || w[0] != (Wording{Table, "", own}) || w[1] != (Wording{Department, "g1", get[Leg](e, "g1").Whisper}) || e.s.Wordings("b9") != nil {
		t.Errorf("the wordings are %+v", w)
	}
}

// TestI34WhisperMasked: below five nobody but the desk learns a count, and nothing moves when one is added.
func TestI34WhisperMasked(t *testing.T) {
	e, people := revealed(t, 12)
	cards := []string{}
	for i := range people {
		cards = append(cards, fmt.Sprintf("c%d", i+1))
	}
	e.barrier("b1", people[0], cards...)
	e.sent("g1", Department)
	e.must(placeOf("g1"), &RephraseLeg{"g1", text("Uitvraag.")})
	masked := tallyID(whisper, "g1", false)
	if _, ok := e.s.Fidelity("g1", false); ok {
		t.Error("there is a fidelity of nobody")
	}
	for i, p := range people {
		before, says := e.stamp("tally", masked), "ja"
		if i >= 6 {
			says = "nee"
		}
		e.must(p, &AnswerWhisper{"g1", says})
		m, n := get[Tally](e, masked), i+1
		switch {
		case n < 5 && (e.stamp("tally", masked) != before || m.Total != 0 || len(m.Counts) != 0):
			t.Errorf("with %d the others read %v of %d", n, m.Counts, m.Total)
		case n > 6 && n < 11 && (e.stamp("tally", masked) != before || m.Total != 6 || len(m.Counts) != 1):
			t.Errorf("with %d the few are told by %v of %d", n, m.Counts, m.Total)
		case n == 11 && (m.Total != 11 || m.Counts["nee"] != 5):
			t.Errorf("with %d the others read %v of %d", n, m.Counts, m.Total)
		}
		share, ok := e.s.Fidelity("g1", true)
		if ok != (n >= 11) || ok && share != (Share{6, n}) {
			t.Errorf("with %d the public reads %v, %v", n, share, ok)
		}
		if share, ok := e.s.Fidelity("g1", false); !ok || share != (Share{min(n, 6), n}) {
			t.Errorf("with %d the desk reads %v", n, share)
		}
	}
	for _, c := range Audiences(theSession) {
		if e.sees(c, "tally", masked) != c.trusted() || e.sees(c, "tally", tallyID(whisper, "g1", true)) != c.Desk() {
			t.Errorf("%+v sees it wrongly", c)
		}
	}
}

// TestDiffer marks which words went and which came.
func TestDiffer(t *testing.T) {
	for name, r := range map[string]struct {
		own, theirs string
		want        []Piece
	}{
		"the same":                    {"Te veel papier.", "Te veel papier.", []Piece{{"", "Te veel papier."}}},
		"nothing":                     {"", "", []Piece{}},
		"only theirs":                 {"", "Uitvraag", []Piece{{"+", "Uitvraag"}}},
		"only their own":              {"Te veel", "", []Piece{{"-", "Te veel"}}},
		"capitals and signs are none": {"opnieuw bewijzen", "Opnieuw: (bewijzen)!", []Piece{{"", "Opnieuw: (bewijzen)!"}}},
		"a sign alone is a word":      {"a - b", "a + b", []Piece{{"", "a"}, {"-", "-"}, {"+", "+"}, {"", "b"}}},
		"one word is gone":            {"opnieuw moeten bewijzen", "opnieuw bewijzen", []Piece{{"", "opnieuw"}, {"-", "moeten"}, {"", "bewijzen"}}},
		"one word came":               {"wij wachten", "wij soms wachten", []Piece{{"", "wij"}, {"+", "soms"}, {"", "wachten"}}},
		"one for another":             {"elke dienst opnieuw", "iedere dienst nogmaals", []Piece{{"-", "elke"}, {"+", "iedere"}, {"", "dienst"}, {"-", "opnieuw"}, {"+", "nogmaals"}}},
		"nothing is left":             {"je moet opnieuw bewijzen", "Harmonisatie van inkomenstoetsen", []Piece{{"-", "je moet opnieuw bewijzen"}, {"+", "Harmonisatie van inkomenstoetsen"}}},
		"words that changed places":   {"a b c", "b c a", []Piece{{"-", "a"}, {"", "b c"}, {"+", "a"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Differ(r.own, r.theirs); fmt.Sprint(got) != fmt.Sprint(r.want) {
				t.Errorf("is %q, want %q", got, r.want)
			}
		})
	}
	long := ""
	for range 600 {
		long += "woord "
	}
	if got := Differ(long, long); len(got) != 2 {
		t.Errorf("too long a text is compared in %d pieces", len(got))
	}
}
