package live

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"maatwerkroute/sessions"
)

// Version is the protocol that the address and the subprotocol carry.
const (
	Version     = 1
	Subprotocol = "maatwerk.v1"
)

// frame is what a client sends.
type frame struct {
	T    string          `json:"t"`
	ID   string          `json:"id"`
	Op   string          `json:"op"`
	Run  string          `json:"phase"`
	Body json.RawMessage `json:"body"`
}

// Ask is a wish as it came in: decoded, cleaned, and its sentences named.
type Ask struct {
	Op   sessions.OpID
	Name string
	Run  string
	Wish sessions.Wish
}

// errNotNow is the no that is nobody's fault: the outbox keeps the wish and tries again.
var errNotNow = errors.New("not now")

const notNowText = "Nu niet gelukt. Wij proberen het opnieuw."

// ReadAsk reads a wish frame. The error is a *sessions.Refusal; id is what the client called it, also then.
func ReadAsk(data []byte) (ask Ask, id string, err error) {
	var f frame
	if err := DecodeStrict(data, &f); err != nil || f.T != "wish" {
		return Ask{}, looseID(data), sessions.Refuse(sessions.Invalid, "Dit bericht is niet goed aangekomen. Laad de pagina opnieuw.")
	}
	ask, err = newAsk(f)
	return ask, f.ID, err
}

// looseID finds what a client called a wish that cannot be read, so that its outbox hears the no.
func looseID(data []byte) string {
	var f struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(data, &f) != nil || len(f.ID) > 64 {
		return ""
	}
	return f.ID
}

func newAsk(f frame) (Ask, error) {
	a := Ask{Name: f.Op, Run: f.Run}
	raw, err := hex.DecodeString(f.ID)
	if err != nil || len(raw) != len(a.Op) {
		return Ask{}, sessions.Refuse(sessions.Invalid, "Dit bericht heeft geen goed nummer. Laad de pagina opnieuw.")
	}
	copy(a.Op[:], raw)
	op, ok := sessions.Find(f.Op)
	if !ok {
		return Ask{}, sessions.Refuse(sessions.Invalid, "Deze app kent deze opdracht niet. Laad de pagina opnieuw.")
	}
	a.Wish = op.New()
	body := f.Body
	if len(body) == 0 {
		body = json.RawMessage("{}")
	}
	if err := DecodeStrict(body, a.Wish); err != nil {
		return Ask{}, sessions.Refuse(sessions.Invalid, "Dit bericht is niet goed aangekomen. Laad de pagina opnieuw.")
	}
	return a, Prepare(a.Wish)
}

// NewAsk makes an ask of a wish that a form or a job holds, with an id of its own.
func NewAsk(w sessions.Wish, run string) (Ask, error) {
	a := Ask{Wish: w, Run: run, Name: nameOf(w)}
	if _, err := rand.Read(a.Op[:]); err != nil {
		return Ask{}, fmt.Errorf("make an operation's id: %w", err)
	}
	return a, Prepare(w)
}

func nameOf(w sessions.Wish) string {
	for _, op := range sessions.Operations {
		if sameType(op.New(), w) {
			return op.Name
		}
	}
	return ""
}

func sameType(a, b any) bool { return reflect.TypeOf(a) == reflect.TypeOf(b) }

// Prepare cleans the texts and labels of a wish in place, counts them and names the texts.
func Prepare(w sessions.Wish) error {
	for _, t := range sessions.Texts(w) {
		clean, n, err := Clean(t.Body)
		if err != nil {
			return sessions.Refuse(sessions.Invalid, "Er staan tekens in uw tekst die wij niet kunnen lezen.")
		}
		t.Body, t.Graphemes, t.Found = clean, n, sessions.Guard(clean)
		if n == 0 {
			continue
		}
		var id [16]byte
		if _, err := rand.Read(id[:]); err != nil {
			return fmt.Errorf("name a sentence: %w", err)
		}
		t.ID = sessions.WordsID(hex.EncodeToString(id[:]))
	}
	for _, l := range sessions.Labels(w) {
		clean, n, err := Clean(string(*l))
		if err != nil || strings.ContainsAny(clean, "\n\t") {
			return sessions.Refuse(sessions.Invalid, "Er staan tekens in een veld die wij niet kunnen lezen.")
		}
		if n > sessions.MaxLabel {
			return sessions.Refuse(sessions.Invalid, fmt.Sprintf("Een veld is te lang. Er passen %d tekens in.", sessions.MaxLabel))
		}
		if *l != sessions.Label(clean) { // what a template brings along is clean, and others read it meanwhile
			*l = sessions.Label(clean)
		}
	}
	return nil
}

type helloFrame struct {
	T      string `json:"t"`
	V      int    `json:"v"`
	Epoch  string `json:"epoch"`
	Now    int64  `json:"now"`
	Cursor string `json:"cursor"`
	Fresh  bool   `json:"fresh"`
}

type pingFrame struct {
	T    string `json:"t"`
	Now  int64  `json:"now"`
	Head string `json:"head"`
}

type ackFrame struct {
	T  string `json:"t"`
	ID string `json:"id"`
}

type noFrame struct {
	T       string        `json:"t"`
	ID      string        `json:"id"`
	Kind    string        `json:"kind"`
	Code    sessions.Code `json:"code,omitempty"`
	Text    string        `json:"text"`
	Suggest string        `json:"suggest,omitempty"`
}

// Reply is the frame that answers a wish.
func Reply(id string, err error) []byte {
	if err == nil {
		return mustJSON(ackFrame{T: "ack", ID: id})
	}
	if r, ok := sessions.Refused(err); ok {
		return mustJSON(noFrame{T: "no", ID: id, Kind: "refused", Code: r.Code, Text: r.Text, Suggest: r.Suggest})
	}
	return mustJSON(noFrame{T: "no", ID: id, Kind: "not-now", Text: notNowText})
}

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("frame %T cannot be written: %v", v, err))
	}
	return b
}
