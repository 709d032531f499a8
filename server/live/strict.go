package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// What can be wrong with a body. They never quote the body: what a person wrote must not reach a
// log by way of an error, and encoding/json quotes keys and numbers.
var (
	ErrNotJSON      = errors.New("not JSON, or more than one value")
	ErrTooDeep      = errors.New("JSON nested too deep")
	ErrHalfPair     = errors.New(`JSON with half a \u pair`)
	ErrDuplicateKey = errors.New("JSON with the same key twice")
	ErrUnknownKey   = errors.New("JSON with a key that is not known here")
	ErrWrongShape   = errors.New("JSON of another shape than asked")
)

const deepest = 32 // objects and arrays inside each other

// DecodeStrict reads one JSON value and refuses what encoding/json lets pass: bytes that are not
// UTF-8 and half surrogate pairs (it puts U+FFFD), a key twice (it takes the last), a key in other
// capitals (it takes "Id" for "id"), keys nobody asked for and values one in another 32 deep. When there is an
// error, into holds nothing to rely on. Below a type with its own UnmarshalJSON, a json.RawMessage
// among them, only keys given twice are seen: decode what it holds strictly too.
func DecodeStrict(data []byte, into any) error {
	if !utf8.Valid(data) {
		return ErrNotUTF8
	}
	if tooDeep(data) { // before anything that keeps a stack
		return ErrTooDeep
	}
	if !json.Valid(data) {
		return ErrNotJSON
	}
	if halfPair(data) {
		return ErrHalfPair
	}
	w := walker{data: data}
	if err := w.value(reflect.TypeOf(into)); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return ErrWrongShape
	}
	return nil
}

// tooDeep counts brackets outside strings; whether they match is for json.Valid to say.
func tooDeep(data []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > deepest {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}

// halfPair looks for \ud800 to \udfff that do not come in pairs. A backslash stands only in strings.
func halfPair(data []byte) bool {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		i++
		switch high := escaped(data[i:]); {
		case high >= 0xDC00 && high <= 0xDFFF:
			return true
		case high >= 0xD800 && high <= 0xDBFF:
			if data[i+5] != '\\' {
				return true
			}
			if low := escaped(data[i+6:]); low < 0xDC00 || low > 0xDFFF {
				return true
			}
			i += 6 // the pair is one
		}
	}
	return false
}

// escaped is the code of the u0041 that valid JSON begins with after a backslash, or 0.
func escaped(data []byte) uint64 {
	if data[0] != 'u' {
		return 0
	}
	code, _ := strconv.ParseUint(string(data[1:5]), 16, 32)
	return code
}

// walker goes through JSON that json.Valid has passed, beside the type that it is meant for. It looks at keys only.
type walker struct {
	data []byte
	i    int
}

// value walks one value; a nil type is one that takes any key.
func (w *walker) value(t reflect.Type) error {
	switch t = plainType(t); w.next() {
	case '{':
		return w.object(t)
	case '[':
		w.i++
		for w.next() != ']' {
			if err := w.value(element(t)); err != nil {
				return err
			}
			w.comma()
		}
		w.i++
	case '"':
		w.text()
	default: // a number, true, false or null
		for w.i < len(w.data) && !strings.ContainsRune(",]} \t\r\n", rune(w.data[w.i])) {
			w.i++
		}
	}
	return nil
}

func (w *walker) object(t reflect.Type) error {
	var known map[string]reflect.Type
	if t != nil && t.Kind() == reflect.Struct {
		known = keysOf(t)
	}
	var few [16]string
	seen := few[:0]
	w.i++
	for w.next() != '}' {
		key, err := w.key()
		if err != nil {
			return err
		}
		if len(seen) > mostKeys || slices.Contains(seen, key) {
			return ErrDuplicateKey
		}
		seen = append(seen, key)
		below, ok := known[key]
		if known != nil && !ok {
			return ErrUnknownKey
		}
		if known == nil {
			below = element(t)
		}
		if w.next() == ':' {
			w.i++
		}
		if err := w.value(below); err != nil {
			return err
		}
		w.comma()
	}
	w.i++
	return nil
}

// mostKeys in one object: no wish has as many, and looking for the same key twice takes their square.
const mostKeys = 256

// next gives the byte that comes after white space, without taking it.
func (w *walker) next() byte {
	for {
		switch c := w.data[w.i]; c {
		case ' ', '\t', '\r', '\n':
			w.i++
		default:
			return c
		}
	}
}

func (w *walker) comma() {
	if w.next() == ',' {
		w.i++
	}
}

// text takes a string, with its quotes.
func (w *walker) text() []byte {
	from := w.i
	for w.i++; w.data[w.i] != '"'; w.i++ {
		if w.data[w.i] == '\\' {
			w.i++
		}
	}
	w.i++
	return w.data[from:w.i]
}

func (w *walker) key() (key string, err error) {
	raw := w.text()
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), nil
	}
	if json.Unmarshal(raw, &key) != nil {
		return "", ErrNotJSON
	}
	return key, nil
}

// known remembers the keys of each struct: there are as many as there are wishes.
var known sync.Map // reflect.Type → map[string]reflect.Type

func keysOf(t reflect.Type) map[string]reflect.Type {
	if m, ok := known.Load(t); ok {
		return m.(map[string]reflect.Type)
	}
	m := map[string]reflect.Type{}
	addKeys(t, m, map[reflect.Type]bool{})
	known.Store(t, m)
	return m
}

var ownReader = reflect.TypeFor[json.Unmarshaler]()

// plainType is the type behind the pointers, or nil when it reads its JSON itself or takes any.
func plainType(t reflect.Type) reflect.Type {
	for t != nil {
		if t.Implements(ownReader) || reflect.PointerTo(t).Implements(ownReader) || t.Kind() == reflect.Interface {
			return nil
		}
		if t.Kind() != reflect.Pointer {
			return t
		}
		t = t.Elem()
	}
	return nil
}

func element(t reflect.Type) reflect.Type {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return t.Elem()
	}
	return nil
}

// addKeys collects the names that encoding/json knows for a struct, embedded structs with it.
// Where it drops two that clash, DisallowUnknownFields has the last word.
func addKeys(t reflect.Type, known map[string]reflect.Type, busy map[reflect.Type]bool) {
	if busy[t] {
		return
	}
	busy[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, _, _ := strings.Cut(tag, ",")
		inner := f.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		switch {
		case tag == "-":
		case f.Anonymous && name == "" && inner.Kind() == reflect.Struct:
			addKeys(inner, known, busy)
		case !f.IsExported():
		case name == "":
			known[f.Name] = f.Type
		default:
			known[name] = f.Type
		}
	}
}
