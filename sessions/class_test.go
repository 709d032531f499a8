package sessions

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// ask is a row of a table of refusals: who asks what, and what kind of no they get.
type ask struct {
	by   Principal
	when Wish
	no   Code
}

// refuses runs the rows on one evening: a refusal changes nothing, so that no row is in the way of another.
func (e *evening) refuses(rows map[string]ask) {
	e.t.Helper()
	for name, r := range rows {
		e.t.Run(name, func(t *testing.T) {
			here := *e
			here.t = t
			here.refused(r.by, r.when, r.no)
		})
	}
}

func TestItIsForbiddenToEachRoleThatIsNotInTheTable(t *testing.T) {
	e := opened(t)
	for _, o := range Operations {
		for _, r := range Roles {
			if o.lets(r) {
				continue
			}
			t.Run(o.Name+" by "+string(r), func(t *testing.T) {
				_, err := Decide(e.s, Who{Class: Class{Role: r, Session: theSession, Side: Ervaring, Admitted: true, Pledged: true}, Seat: "r1", Organization: "o1"}, o.New(), &Given{At: d0, Days: testDays})
				wants(t, err, Forbidden)
			})
		}
	}
}

type strange struct{}

func (strange) decide(*State, Who, *Given) ([]Fact, error) { return nil, nil }

func TestItIsNoOperation(t *testing.T) {
	e := opened(t)
	_, err := Decide(e.s, Who{Class: Class{Role: Facilitator, Session: theSession}}, &strange{}, &Given{})
	wants(t, err, Invalid)
	if _, ok := Find("strange"); ok {
		t.Error("an operation that is not in the table was found")
	}
	if o, ok := Find("place-card"); !ok || o.Name != "place-card" {
		t.Error("place-card was not found")
	}
}

func TestItIsAClassOf(t *testing.T) {
	e := opened(t)
	p := e.resident("r1")
	e.must(lea, &PlanSession{Session: "ander", Template: "T1-kort", Title: text("Nog een gesprek"), Date: d0 + day})
	for name, r := range map[string]struct {
		p  Principal
		no Code
	}{
		"a seat that is not there":                 {seated("niemand"), NotFound},
		"a seat in another session":                {Principal{Role: Attendee, Seat: "r1", Session: "ander"}, NotFound},
		"a raiser's link to another session":       {Principal{Role: Raiser, Seat: "r1", Session: "ander"}, NotFound},
		"a facilitator of another organisation":    {Principal{Role: Facilitator, Session: theSession, Organization: "o2"}, NotFound},
		"a facilitator of the host":                {lea, ""},
		"a seat at the table":                      {p, ""},
		"the same person by a raiser's link":       {Principal{Role: Raiser, Seat: "r1", Session: theSession}, ""},
		"a wall, which has no seat and needs none": {Principal{Role: Wall, Session: theSession}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := e.s.Class(r.p)
			if r.no != "" {
				wants(t, err, r.no)
				return
			}
			if err != nil || c.Role != r.p.Role {
				t.Fatalf("got %+v, %v", c, err)
			}
			if c.Role == Attendee && (c.Side != Ervaring || !c.Admitted || c.Table != "1") {
				t.Errorf("the seat's own marks are not in %+v", c)
			}
		})
	}
	e.must(lea, &RemoveSeat{Seat: "r1"})
	_, err := e.s.Class(p)
	wants(t, err, Forbidden)
}

// TestAudiencesAreApart: two classes with one number would hear each other's "gone".
func TestAudiencesAreApart(t *testing.T) {
	of := map[int]Class{}
	for _, c := range Audiences(theSession) {
		n := c.audience()
		if other, twice := of[n]; twice && other != c {
			t.Errorf("%+v and %+v are both audience %d", c, other, n)
		}
		if n < 0 || n >= len(Shown{})*audienceHi {
			t.Errorf("%+v is audience %d, which does not fit", c, n)
		}
		of[n] = c
		var s Shown
		s.add(n)
		for m := range len(Shown{}) * audienceHi {
			if s.has(m) != (m == n) {
				t.Fatalf("a set of %d alone says %v of %d", n, s.has(m), m)
			}
		}
	}
}

// TestARowIsForItsOwnSession, and the whole trajectory's rows are for each of them.
func TestARowIsForItsOwnSession(t *testing.T) {
	e, people := revealed(t, 3)
	card, _ := e.s.Row("card", "c1")
	whole, _ := e.s.Row("trajectory", theStream)
	for name, r := range map[string]struct {
		row        *Row
		c          Class
		seen, gone bool
	}{
		"the wall of this evening":          {card, Class{Role: Wall, Session: theSession}, true, false},
		"the wall of another evening":       {card, Class{Role: Wall, Session: "ander"}, false, false},
		"a wall without an evening":         {card, Class{Role: Wall}, true, false},
		"one who may not and never did":     {card, Class{Role: Nobody, Session: theSession}, false, false},
		"the trajectory in another evening": {whole, Class{Role: Wall, Session: "ander"}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			pub, words, gone, _ := r.row.For(r.c, 0)
			if (pub != nil) != r.seen || gone != r.gone || r.seen && len(words) == 0 || !r.seen && len(words) > 0 {
				t.Errorf("gets %s, %v, gone %v", pub, words, gone)
			}
		})
	}
	e.must(people[0], &ConsentCard{Card: "c1", Answer: ConsentNo})
	card, _ = e.s.Row("card", "c1")
	if _, _, gone, _ := card.For(Class{Role: Wall, Session: "ander"}, 0); gone {
		t.Error("another evening hears that a card is gone here")
	}
	if _, _, gone, _ := card.For(Class{Role: Wall, Session: theSession}, 0); !gone {
		t.Error("this evening does not hear it")
	}
	e.must(lea, &HideCard{Card: "c2", Reason: text("Te herkenbaar.")})
	hidden, _ := e.s.Row("card", "c2")
	if pub, words, _, _ := hidden.For(Class{Role: Wall, Session: theSession}, 0); pub == nil || len(words) > 0 {
		t.Errorf("of a hidden card the wall gets %s with %v", pub, words)
	}
}

var (
	codeWord = regexp.MustCompile(`[a-z][A-Z]|_|\b(?i:json|null|nil|error|invalid|id|url|server|wish|seat|card|session|barrier|token|request)\b`)
	// An abbreviation has no space after its full stop, a sentence has.
	sentenceEnd = regexp.MustCompile(`[.?!](?:\s|$)`)
)

// TestEveryRefusalIsPlainDutch reads the sentences from the source, so that a new one is held as well.
func TestEveryRefusalIsPlainDutch(t *testing.T) {
	texts := refusals(t)
	if len(texts) < 80 {
		t.Fatalf("only %d refusals were found; does the test still read them?", len(texts))
	}
	for _, text := range texts {
		if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
			t.Errorf("does not end: %q", text)
		}
		for _, sentence := range sentenceEnd.Split(text, -1) {
			if n := len(strings.Fields(sentence)); n > 20 {
				t.Errorf("a sentence of %d words: %q", n, sentence)
			}
		}
		if bad := codeWord.FindString(text); bad != "" {
			t.Errorf("says %q: %q", bad, text)
		}
		if first := text[:1]; first != strings.ToUpper(first) {
			t.Errorf("does not begin as a sentence: %q", text)
		}
	}
}

func refusals(t *testing.T) []string {
	t.Helper()
	var texts []string
	notTests := func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }
	//nolint:staticcheck // one directory, no build tags: what the old parser is good for
	parsed, err := parser.ParseDir(token.NewFileSet(), ".", notTests, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range parsed["sessions"].Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.CallExpr:
				if name, ok := x.Fun.(*ast.Ident); ok && name.Name == "Refuse" {
					texts = append(texts, literals(x.Args[1])...)
				}
			case *ast.KeyValueExpr:
				if key, ok := x.Key.(*ast.Ident); ok && key.Name == "Text" {
					texts = append(texts, literals(x.Value)...)
				}
			case *ast.FuncDecl:
				if x.Name.Name == "openEndsLeft" {
					texts = append(texts, literals(x.Body)...)
				}
			}
			return true
		})
	}
	return texts
}

func literals(n ast.Node) []string {
	var list []string
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				list = append(list, s)
			}
		}
		return true
	})
	return list
}
