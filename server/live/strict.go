package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
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
	tokens := json.NewDecoder(bytes.NewReader(data))
	tokens.UseNumber()
	if err := checkKeys(tokens, reflect.TypeOf(into)); err != nil {
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

// checkKeys walks one value beside the type that it is meant for; a nil type is one that takes any key.
func checkKeys(d *json.Decoder, t reflect.Type) error {
	token, err := d.Token()
	if err != nil {
		return ErrNotJSON
	}
	t = plainType(t)
	switch token {
	case json.Delim('['):
		for d.More() {
			if err := checkKeys(d, element(t)); err != nil {
				return err
			}
		}
	case json.Delim('{'):
		if err := checkObject(d, t); err != nil {
			return err
		}
	default:
		return nil
	}
	_, err = d.Token() // the closing bracket
	return err
}

func checkObject(d *json.Decoder, t reflect.Type) error {
	known, strict := map[string]reflect.Type{}, t != nil && t.Kind() == reflect.Struct
	if strict {
		addKeys(t, known, map[reflect.Type]bool{})
	}
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return ErrNotJSON
		}
		key, _ := token.(string)
		if seen[key] {
			return ErrDuplicateKey
		}
		seen[key] = true
		below, ok := known[key]
		if strict && !ok {
			return ErrUnknownKey
		}
		if !strict {
			below = element(t)
		}
		if err := checkKeys(d, below); err != nil {
			return err
		}
	}
	return nil
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
