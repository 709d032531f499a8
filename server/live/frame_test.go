package live_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// What a phone, a broken phone or somebody with bad intent may send, and what becomes of it: a clear no,
// nothing stored, and a sentence for a person.
func TestBadInput(t *testing.T) {
	const id = "00112233445566778899aabbccddeeff"
	e := writing(t)
	card := func(body string) string {
		return fmt.Sprintf(`{"t":"wish","id":%q,"op":"place-card","phase":%q,"body":%s}`, id, e.run(), body)
	}
	good := `{"card":"c1","question":"vast","step":"nood","text":"woorden"}`
	for name, row := range map[string]struct {
		frame string
		seat  string
		no    sessions.Code
	}{
		"empty":                          {"", "s0", sessions.Invalid},
		"not JSON":                       {"{", "s0", sessions.Invalid},
		"another kind of frame":          {`{"t":"ack","id":"x"}`, "s0", sessions.Invalid},
		"an unknown operation":           {strings.Replace(card(good), "place-card", "delete-all", 1), "s0", sessions.Invalid},
		"an unknown key":                 {card(`{"card":"c1","question":"vast","step":"nood","text":"woorden","admin":true}`), "s0", sessions.Invalid},
		"a key twice":                    {card(`{"card":"c1","card":"c2","question":"vast","step":"nood","text":"woorden"}`), "s0", sessions.Invalid},
		"a key in other letters":         {card(`{"Card":"c1","question":"vast","step":"nood","text":"woorden"}`), "s0", sessions.Invalid},
		"an unknown key beside the wish": {strings.Replace(card(good), `"t":`, `"role":"facilitator","t":`, 1), "s0", sessions.Invalid},
		"no id":                          {strings.Replace(card(good), id, "", 1), "s0", sessions.Invalid},
		"an id that is too short":        {strings.Replace(card(good), id, "0011", 1), "s0", sessions.Invalid},
		"no words":                       {card(`{"card":"c1","question":"vast","step":"nood","text":"  \n "}`), "s0", sessions.Invalid},
		"too many words":                 {card(`{"card":"c1","question":"vast","step":"nood","text":"` + strings.Repeat("é", sessions.MaxCard+1) + `"}`), "s0", sessions.Invalid},
		"invalid UTF-8":                  {card("{\"card\":\"c1\",\"question\":\"vast\",\"step\":\"nood\",\"text\":\"\xff\xfe\"}"), "s0", sessions.Invalid},
		"half a surrogate pair":          {card(`{"card":"c1","question":"vast","step":"nood","text":"\ud800"}`), "s0", sessions.Invalid},
		"a tower of accents":             {card(`{"card":"c1","question":"vast","step":"nood","text":"a` + strings.Repeat("\u0301", 40) + `"}`), "s0", sessions.Invalid},
		"deeper than anything here":      {card(strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40)), "s0", sessions.Invalid},
		"a name":                         {card(`{"card":"c1","question":"vast","step":"nood","text":"Mevrouw Jansen was niet aardig."}`), "s0", sessions.Invalid},
		"a phone number":                 {card(`{"card":"c1","question":"vast","step":"nood","text":"Bel mij op 06-12345678."}`), "s0", sessions.Invalid},
		"another role's operation":       {fmt.Sprintf(`{"t":"wish","id":%q,"op":"reveal-cards","phase":"","body":{"size":0}}`, id), "s0", sessions.Forbidden},
		"a phase in which one listens":   {strings.Replace(card(good), e.run(), "verzonnen", 1), "s0", sessions.Forbidden},
		"a step that is not there":       {card(`{"card":"c1","question":"vast","step":"elders","text":"woorden"}`), "s0", sessions.Invalid},
		"a seat that is not there":       {card(good), "niemand", sessions.NotFound},
		"somebody else's card":           {fmt.Sprintf(`{"t":"wish","id":%q,"op":"withdraw-card","phase":"","body":{"card":"hers"}}`, id), "s0", sessions.NotFound},
		"a card of another session":      {fmt.Sprintf(`{"t":"wish","id":%q,"op":"withdraw-card","phase":"","body":{"card":"elders"}}`, id), "s0", sessions.NotFound},
		"an answer that is not offered":  {fmt.Sprintf(`{"t":"wish","id":%q,"op":"give-pulse","phase":"","body":{"answer":"top"}}`, id), "s0", sessions.Conflict},
		"a label over two lines":         {fmt.Sprintf(`{"t":"wish","id":%q,"op":"correct-side","phase":"","body":{"seat":"s1","side":"beleid","function":"a\nb"}}`, id), "s0", sessions.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			before := len(e.rows())
			_, err := e.board.Answer(t.Context(), live.Guest{Who: e.at(row.seat)}, []byte(row.frame))
			r, refused := sessions.Refused(err)
			if !refused || r.Code != row.no {
				t.Fatalf("it said %v, want %s", err, row.no)
			}
			if !strings.HasSuffix(r.Text, ".") && !strings.HasSuffix(r.Text, "?") {
				t.Errorf("%q is not a sentence", r.Text)
			}
			if len(e.rows()) != before {
				t.Error("something was stored")
			}
		})
	}
	e.place("s1", "hers", "haar woorden")
	for name, frame := range map[string]string{"the same wish when it is right": card(good)} {
		if _, err := e.board.Answer(t.Context(), live.Guest{Who: e.at("s0")}, []byte(frame)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARefusalProposesOtherWords(t *testing.T) {
	e := writing(t)
	frame := fmt.Sprintf(`{"t":"wish","id":"00112233445566778899aabbccddeeff","op":"place-card","phase":%q,"body":{"card":"c1","question":"vast","step":"nood","text":"Mevrouw Jansen zei dat het niet kon."}}`, e.run())
	id, err := e.board.Answer(t.Context(), live.Guest{Who: e.at("s0")}, []byte(frame))
	var no struct{ T, ID, Kind, Code, Text, Suggest string }
	if err := json.Unmarshal(live.Reply(id, err), &no); err != nil {
		t.Fatal(err)
	}
	if no.Kind != "refused" || no.ID == "" || strings.Contains(no.Suggest, "Jansen") || !strings.Contains(no.Suggest, "zei dat het niet kon") {
		t.Errorf("the answer is %+v", no)
	}
	if !strings.Contains(no.Text, "Wat maakte dat dit kon gebeuren?") {
		t.Errorf("it does not ask what made it possible (S0-07): %q", no.Text)
	}
}
