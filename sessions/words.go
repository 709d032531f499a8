package sessions

import (
	"encoding/json"
	"reflect"
	"sync"
)

// WordsID names a sentence of a person. The sentence itself lives once, in the store's table of
// words; facts and records hold only this.
type WordsID string

// Text is a sentence as it comes in with a wish. On the wire it is a plain string; whoever
// decodes it cleans it (valid UTF-8, NFC), counts its graphemes and gives it an id.
type Text struct {
	ID        WordsID
	Body      string
	Graphemes int
	Found     []Found   // names and numbers of people in it; looked for before anybody waits
	Same      []WordsID // earlier sentences here with the same letters, whatever their case
}

// UnmarshalJSON reads the plain string.
func (t *Text) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &t.Body) }

// MarshalJSON writes the plain string, so that a wish can be sent as it was.
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.Body) }

func (t Text) empty() bool { return t.Graphemes == 0 }

// Label is a short word that is not a story: a function, a place, a team. It is cleaned like a
// Text but stands in the facts themselves, so it is never somebody's name.
type Label string

// MaxLabel is the longest label, in graphemes.
const MaxLabel = 80

// WordsIn lists the sentences that a value names, in the order in which they stand.
func WordsIn(v any) []WordsID {
	var ids []WordsID
	walk(reflect.ValueOf(v), func(f reflect.Value) {
		if f.Type() == wordsIDType && f.Len() > 0 {
			ids = append(ids, WordsID(f.String()))
		}
	})
	return ids
}

// Texts lists the sentences that came in with a wish, to be cleaned and named in place.
func Texts(w Wish) []*Text {
	var texts []*Text
	walk(reflect.ValueOf(w), func(f reflect.Value) {
		if f.Type() == textType {
			texts = append(texts, f.Addr().Interface().(*Text))
		}
	})
	return texts
}

// Labels lists the labels that came in with a wish, to be cleaned in place.
func Labels(w Wish) []*Label {
	var labels []*Label
	walk(reflect.ValueOf(w), func(f reflect.Value) {
		if f.Type() == labelType {
			labels = append(labels, f.Addr().Interface().(*Label))
		}
	})
	return labels
}

var (
	textType    = reflect.TypeFor[Text]()
	labelType   = reflect.TypeFor[Label]()
	wordsIDType = reflect.TypeFor[WordsID]()
)

// exported remembers which fields of a type are exported: asking reflection each time is most of a walk.
var exported sync.Map // reflect.Type → []int

func fieldsOf(t reflect.Type) []int {
	if list, ok := exported.Load(t); ok {
		return list.([]int)
	}
	var list []int
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			list = append(list, i)
		}
	}
	exported.Store(t, list)
	return list
}

// walk calls f for every exported leaf field below v.
func walk(v reflect.Value, f func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), f)
		}
	case reflect.Struct:
		if v.Type() == textType {
			f(v)
			return
		}
		for _, i := range fieldsOf(v.Type()) {
			walk(v.Field(i), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), f)
		}
	case reflect.String:
		f(v)
	}
}
