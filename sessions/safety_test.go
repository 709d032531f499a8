package sessions

import (
	"regexp"
	"strings"
	"testing"
)

// TestS0_11: "mevrouw Jansen van loket Noord weigerde" is not published. A neutral wording is proposed, with the question
// what made it possible, and that wording is taken. A function with its place points at one person as a name does.
func TestS0_11_NobodyIsBlamedByName(t *testing.T) {
	for name, row := range map[string]struct{ typed, neutral string }{
		"a name and a place":         {"mevrouw Jansen van loket Noord weigerde", "iemand weigerde"},
		"a function and a place":     {"De medewerker van loket Noord weigerde", "Een medewerker weigerde"},
		"a name alone":               {"Mevrouw Jansen weigerde", "Iemand weigerde"},
		"a name in the core of text": {"Ik vroeg het drie keer, en meneer De Vries zei steeds nee.", "Ik vroeg het drie keer, en iemand zei steeds nee."},
	} {
		t.Run(name, func(t *testing.T) {
			e := opened(t)
			r := e.cards(3)[0]
			for what, wish := range map[string]func(Text) (Principal, Wish){
				"a card": func(x Text) (Principal, Wish) {
					return r, place(func(w *PlaceCard) { w.Card, w.Text = "x", x })
				},
				"what had helped": func(x Text) (Principal, Wish) {
					return r, place(func(w *PlaceCard) { w.Card, w.Text, w.Helped = "y", text("Ik moest wachten."), x })
				},
				"words on paper": func(x Text) (Principal, Wish) {
					return lea, &WriteCardFor{PlaceCard: *place(func(w *PlaceCard) { w.Card, w.Text = "z", x }), Side: Ervaring, Yes: true}
				},
			} {
				before := len(e.entries)
				by, w := wish(text(row.typed))
				no, ok := Refused(e.do(by, w))
				if !ok || no.Suggest != row.neutral || !strings.Contains(no.Text, "Wat maakte dat dit kon gebeuren?") || len(e.entries) != before {
					t.Fatalf("%s: got %+v", what, no)
				}
				by, w = wish(text(no.Suggest))
				e.must(by, w)
			}
			e.to("bundelen")
			e.must(lea, &RevealCards{})
			if c := get[Card](e, "x"); e.bodies[c.Words] != row.neutral || !e.sees(room, "card", "x") {
				t.Errorf("the room reads %q", e.bodies[c.Words])
			}
			e.refused(lea, &BundleCards{Barrier: "b1", Cards: []string{"x"}, Step: "papieren", Sentence: text(row.typed)}, Invalid)
		})
	}
}

var wordsID = regexp.MustCompile(`"w[0-9]+"`)

// TestS2_20: a dilemma tells what it is about and not whose it is. To the manager of that department, to colleagues with
// the same function and to the desk it looks the same whichever of them wrote it, also when three share the function.
func TestS2_20_ADilemmaHasNoAuthorForItsManager(t *testing.T) {
	look := func(author int) map[string]string {
		e := opened(t)
		people := []Principal{e.official("o1"), e.official("o2"), e.official("o3")}
		boss := e.sit("baas", DoorWork, Beleid, "teammanager inkomen")
		e.must(boss, &GivePledge{})
		e.to("drempels")
		for i, p := range people {
			question, said := "werk", "Ik mag niet zien wat een ander al vroeg."
			if i == author {
				question, said = "twijfel", "Ik weet dat de regel haar schaadt, en ik pas hem toe."
			}
			e.must(p, &PlaceCard{Card: "d" + string(rune('0'+(i-author+3)%3)), Question: question, Step: "nood", Text: text(said)})
		}
		e.to("bundelen")
		e.must(lea, &RevealCards{})
		seen := map[string]string{}
		for name, who := range map[string]Principal{"the manager": boss, "a colleague": people[(author+1)%3], "the desk": lea, "the wall": {Role: Wall, Session: theSession}} {
			c, err := e.s.Class(who)
			if err != nil {
				t.Fatal(err)
			}
			r, _ := e.s.Row("card", "d0")
			pub, _, _, _ := r.For(c, 0)
			if pub == nil {
				t.Fatalf("%s does not see the dilemma at all", name)
			}
			seen[name] = string(pub)
			for _, no := range []string{"klantmanager", "o1", "o2", "o3", get[Card](e, "d0").own.Handle} {
				if strings.Contains(string(pub), no) {
					t.Errorf("%s reads %q: %s", name, no, pub)
				}
			}
			if name == "the manager" { // a card that is no dilemma has its function when three hold it
				if other, _ := e.s.Row("card", "d1"); other != nil {
					pub, _, _, _ := other.For(c, 0)
					if !strings.Contains(string(pub), "klantmanager") {
						t.Errorf("a card that is no dilemma reads %s", pub)
					}
				}
			}
		}
		return seen
	}
	first := look(0)
	for _, author := range []int{1, 2} {
		for name, pub := range look(author) {
			if wordsID.ReplaceAllString(pub, "w") != wordsID.ReplaceAllString(first[name], "w") {
				t.Errorf("to %s it is %s when another wrote it, and %s", name, pub, first[name])
			}
		}
	}
}
