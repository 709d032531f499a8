package server

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

type told struct {
	T     string            `json:"t"`
	Class []json.RawMessage `json:"class"`
	Own   []json.RawMessage `json:"own"`
	Words map[string]string `json:"words"`
}

// The next page is the answer itself for who asks so, and the way to it for who has no script.
func TestComingInAtOnce(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p := h.person()
	page := p.post("/d/sleutel", "key", e.paper(sessions.DoorExperience), "meteen", "1").is(t, 200, "Fijn dat u er bent", `name="meteen"`).body
	n := nonces.FindStringSubmatch(page)[1]
	a := p.post("/d/plaats", "n", n, "kant", "ervaring", "naam", "Rode </script> Uil", "tafel", "1", "meteen", "1").
		is(t, 200, `data-stream="`+e.stream+`"`, `data-as="seat"`, "/s/phone.js", "not", "</script> Uil")
	cookie(t, a, "mwr_seat")
	p.get("/d/gesprek").is(t, 200, `data-session="`+e.session+`"`)

	_, a = h.sit(e.paper(sessions.DoorWork), "kant", "ervaring", "naam", "Groene Vos", "functie", "klantmanager", "meteen", "1")
	a.is(t, 403, "Met deze kaart kunt u niet aan die kant", `value="Groene Vos"`)
}

// What the page brings is what the socket would tell first: there is one way to read.
func TestThePageBringsTheFirstFrames(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	p, a := h.sit(e.paper(sessions.DoorExperience), "kant", "ervaring", "naam", "Rode </script> Uil")
	a.to(t, "/d/gesprek")
	list := between(p.get("/d/gesprek").is(t, 200).body, `id="begin"`, ">", "</script>")
	brought := frames(t, list)
	asked := frames(t, p.get("/since?stream="+e.stream+"&session="+e.session+"&as=seat").is(t, 200).body)
	if len(brought) != 2 || !reflect.DeepEqual(brought, asked) {
		t.Errorf("the page brings %+v, asking gives %+v", brought, asked)
	}
	if len(brought[1].Own) == 0 || !strings.Contains(list, `\u003c/script`) {
		t.Errorf("the page brings %s", list)
	}
}

func frames(t *testing.T, list string) (all []told) {
	t.Helper()
	if err := json.Unmarshal([]byte(list), &all); err != nil {
		t.Fatalf("%v: %s", err, list)
	}
	return all
}
