package live

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

type stop struct {
	ID   string `json:"id"`
	Name string // no tag: its name on the wire is "Name"
}

type based struct {
	Base int `json:"base"`
}

type trip struct {
	based
	ID     string          `json:"id"`
	Count  int             `json:"count,omitempty"`
	Stops  []stop          `json:"stops"`
	First  *stop           `json:"first"`
	ByName map[string]stop `json:"byName"`
	Any    any             `json:"any"`
	Raw    json.RawMessage `json:"raw"`
	Told   teller          `json:"told"`
	Next   *trip           `json:"next"`
	Hidden string          `json:"-"`
	Dash   string          `json:"-,"`
}

type teller struct{ said string }

func (t *teller) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &t.said) }

func (t teller) MarshalJSON() ([]byte, error) { return json.Marshal(t.said) }

func deep(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }

var strictRows = map[string]struct {
	in  string
	err error
}{
	"nothing":                        {``, ErrNotJSON},
	"half an object":                 {`{"id":"a"`, ErrNotJSON},
	"two values":                     {`{"id":"a"}{"id":"b"}`, ErrNotJSON},
	"a bracket too many":             {`{"id":"a"}]`, ErrNotJSON},
	"words after it":                 {`{"id":"a"} en meer`, ErrNotJSON},
	"a byte order mark":              {"\ufeff{}", ErrNotJSON},
	"single quotes":                  {`{'id':'a'}`, ErrNotJSON},
	"a comma too many":               {`{"id":"a",}`, ErrNotJSON},
	"a raw line end in a string":     {"{\"id\":\"a\nb\"}", ErrNotJSON},
	"a backslash at the end":         {`{"id":"\`, ErrNotJSON},
	"bytes that are not UTF-8":       {"{\"id\":\"\xff\"}", ErrNotUTF8},
	"a key that is not UTF-8":        {"{\"i\xc3\":\"a\"}", ErrNotUTF8},
	"a surrogate in bytes":           {"{\"id\":\"\xed\xa0\x80\"}", ErrNotUTF8},
	"a high half":                    {`{"id":"\ud83d"}`, ErrHalfPair},
	"a high half and a letter":       {`{"id":"\uD83Dx"}`, ErrHalfPair},
	"a high half and a tab":          {`{"id":"\ud83d\t"}`, ErrHalfPair},
	"a low half":                     {`{"id":"\ude00"}`, ErrHalfPair},
	"two high halves":                {`{"id":"\ud83d\ud83d\ude00"}`, ErrHalfPair},
	"a pair the wrong way round":     {`{"id":"\ude00\ud83d"}`, ErrHalfPair},
	"half a pair in a key":           {`{"any":{"\ud800":1}}`, ErrHalfPair},
	"a key twice":                    {`{"id":"a","id":"b"}`, ErrDuplicateKey},
	"a key twice, once escaped":      {`{"id":"a","\u0069d":"b"}`, ErrDuplicateKey},
	"a key twice, deeper":            {`{"stops":[{"id":"a"},{"id":"a","id":"b"}]}`, ErrDuplicateKey},
	"a key twice in a map":           {`{"byName":{"x":{},"x":{}}}`, ErrDuplicateKey},
	"a key twice where any may":      {`{"any":[{"x":1,"x":2}]}`, ErrDuplicateKey},
	"a key twice in what stays raw":  {`{"raw":{"x":{"y":1,"y":2}}}`, ErrDuplicateKey},
	"a key in capitals":              {`{"Id":"a"}`, ErrUnknownKey},
	"a key and it in capitals":       {`{"id":"a","ID":"b"}`, ErrUnknownKey},
	"a key with a long s":            {`{"ſtops":[]}`, ErrUnknownKey},
	"a key nobody asked":             {`{"admin":true}`, ErrUnknownKey},
	"a key nobody asked, deeper":     {`{"first":{"id":"a","x":1}}`, ErrUnknownKey},
	"a key nobody asked, in a list":  {`{"stops":[{"ID":"a"}]}`, ErrUnknownKey},
	"a key nobody asked, in a map":   {`{"byName":{"x":{"ID":"a"}}}`, ErrUnknownKey},
	"a key nobody asked, in itself":  {`{"next":{"next":{"Id":"a"}}}`, ErrUnknownKey},
	"a key in small letters":         {`{"first":{"name":"a"}}`, ErrUnknownKey},
	"a key that is for us":           {`{"Hidden":"a"}`, ErrUnknownKey},
	"an empty key":                   {`{"":"a"}`, ErrUnknownKey},
	"lists 33 deep":                  {`{"any":` + deep(32) + `}`, ErrTooDeep},
	"objects 33 deep":                {strings.Repeat(`{"next":`, 33) + "null" + strings.Repeat("}", 33), ErrTooDeep},
	"a million brackets":             {strings.Repeat("[", 1_000_000), ErrTooDeep},
	"a number for a word":            {`{"id":12345}`, ErrWrongShape},
	"a fraction for a count":         {`{"count":1.5}`, ErrWrongShape},
	"a count that is too large":      {`{"count":99999999999999999999}`, ErrWrongShape},
	"a list for an object":           {`[]`, ErrWrongShape},
	"a word where the type says no":  {`{"told":{"a":1}}`, ErrWrongShape},
	"an object":                      {`{"id":"a","count":3,"base":1}`, nil},
	"an object with space around":    {" \n{\"id\":\"a\"}\t ", nil},
	"all of it":                      {`{"stops":[{"id":"a","Name":"b"}],"first":null,"byName":{"x":{"id":"c"},"X":{"id":"d"}},"any":{"q":[1]},"raw":{"Id":1},"told":"t","next":{"id":"n"},"-":"d"}`, nil},
	"a pair":                         {`{"id":"\ud83d\ude00"}`, nil},
	"a backslash that is a letter":   {`{"id":"\\ud83d"}`, nil},
	"a replacement sign that is one": {`{"id":"\ufffd�"}`, nil},
	"brackets in a string":           {`{"id":"` + strings.Repeat("[{", 100) + `\"[["}`, nil},
	"lists 32 deep":                  {`{"any":` + deep(31) + `}`, nil},
}

func TestDecodeStrict(t *testing.T) {
	for name, r := range strictRows {
		t.Run(name, func(t *testing.T) {
			var v trip
			if err := DecodeStrict([]byte(r.in), &v); !errors.Is(err, r.err) {
				t.Errorf("%.80q gave %v, want %v", r.in, err, r.err)
			}
		})
	}
	t.Run("what it reads is what was written", func(t *testing.T) {
		var v trip
		if err := DecodeStrict([]byte(strictRows["all of it"].in), &v); err != nil {
			t.Fatal(err)
		}
		if v.Stops[0].Name != "b" || v.ByName["X"].ID != "d" || v.Told.said != "t" || v.Next.ID != "n" || v.Dash != "d" {
			t.Errorf("read %+v", v)
		}
	})
	t.Run("an error that quotes nothing", func(t *testing.T) {
		var v trip
		err := DecodeStrict([]byte(`{"id":123456782}`), &v)
		if err == nil || strings.Contains(err.Error(), "123456782") {
			t.Errorf("said %v", err)
		}
	})
}

// What passes must be read by encoding/json in the same way, and pass again when it is written.
func FuzzDecodeStrict(f *testing.F) {
	for _, r := range strictRows {
		if len(r.in) < 10_000 {
			f.Add([]byte(r.in))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var strict, loose, again trip
		if DecodeStrict(data, &strict) != nil {
			return
		}
		if err := json.Unmarshal(data, &loose); err != nil || !reflect.DeepEqual(strict, loose) {
			t.Fatalf("%q: %v, %+v and %+v", data, err, strict, loose)
		}
		written, err := json.Marshal(strict)
		if err != nil {
			t.Fatal(err)
		}
		if err := DecodeStrict(written, &again); err != nil {
			t.Fatalf("%q was taken, %q was not: %v", data, written, err)
		}
	})
}
