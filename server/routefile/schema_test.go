package routefile

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// breaks says where a value is not as a schema says: the few words of JSON Schema that ours uses, and no other.
func breaks(schema map[string]any, v any, at string) (list []string) {
	no := func(says string) { list = append(list, at+" "+says) }
	for word, is := range schema {
		n, _ := is.(float64)
		text, isText := v.(string)
		things, isList := v.([]any)
		number, isNumber := v.(float64)
		object, isObject := v.(map[string]any)
		switch word {
		case "$schema", "$id", "title", "description", "properties":
		case "type":
			if !map[string]bool{"string": isText, "array": isList, "object": isObject, "integer": isNumber && number == math.Trunc(number), "boolean": v == true || v == false}[is.(string)] {
				no("is no " + is.(string))
			}
		case "const":
			if v != is {
				no("is another")
			}
		case "enum":
			if !slices.Contains(is.([]any), v) {
				no("is none of a few")
			}
		case "pattern":
			if isText && !regexp.MustCompile(is.(string)).MatchString(text) {
				no("has another pattern")
			}
		case "minLength", "maxLength":
			if length := float64(utf8.RuneCountInString(text)); isText && (word == "minLength" && length < n || word == "maxLength" && length > n) {
				no("has another length")
			}
		case "minimum", "maximum":
			if isNumber && (word == "minimum" && number < n || word == "maximum" && number > n) {
				no("is too little or too much")
			}
		case "maxItems":
			if float64(len(things)) > n {
				no("has too many")
			}
		case "items":
			for i, one := range things {
				list = append(list, breaks(is.(map[string]any), one, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "required":
			for _, name := range is.([]any) {
				if _, ok := object[name.(string)]; isObject && !ok {
					no("misses " + name.(string))
				}
			}
		case "additionalProperties":
			properties := schema["properties"].(map[string]any)
			for _, name := range slices.Sorted(maps.Keys(object)) {
				if p, ok := properties[name]; ok {
					list = append(list, breaks(p.(map[string]any), object[name], at+"."+name)...)
				} else {
					no("has also " + name)
				}
			}
		default:
			no("has the word " + word + ", which is not looked at here")
		}
	}
	return list
}

func theSchema(t *testing.T) (schema map[string]any) {
	t.Helper()
	data, err := Schema("x")
	if err == nil {
		err = json.Unmarshal(data, &schema)
	}
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestWhatIsWrittenIsAsTheSchemaSays, whatever is in a route.
func TestWhatIsWrittenIsAsTheSchemaSays(t *testing.T) {
	schema := theSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		data, err := JSON(anyRoute(t))
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		if wrong := breaks(schema, v, ""); len(wrong) > 0 {
			t.Fatalf("%v", wrong)
		}
	})
}

// TestTheSchemaAndTheReaderRefuseTheSame: each field of a route, one by one, with something else in it, taken away or beside
// another. Who checks a file with the schema is not surprised afterwards.
func TestTheSchemaAndTheReaderRefuseTheSame(t *testing.T) {
	schema := theSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		data, err := JSON(anyRoute(t))
		if err != nil {
			t.Fatal(err)
		}
		var v map[string]any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		spoil(t, v, 0)
		data, err = json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		wrong := breaks(schema, any(v), "")
		_, problems := Read(data)
		if (len(wrong) > 0) != (len(problems) > 0) {
			t.Fatalf("the schema says %v, reading says %v, of %s", wrong, problems, data)
		}
	})
}

// spoil changes one thing somewhere in a tree.
func spoil(t *rapid.T, v map[string]any, depth int) {
	names := slices.Sorted(maps.Keys(v))
	if len(names) == 0 {
		v["onbekend"] = 1.0
		return
	}
	name := rapid.SampledFrom(names).Draw(t, "veld")
	if rapid.Bool().Draw(t, "dieper") && depth < 4 {
		switch below := v[name].(type) {
		case map[string]any:
			spoil(t, below, depth+1)
			return
		case []any:
			if len(below) > 0 {
				if one, ok := below[rapid.IntRange(0, len(below)-1).Draw(t, "welke")].(map[string]any); ok {
					spoil(t, one, depth+1)
					return
				}
			}
		}
	}
	switch rapid.IntRange(0, 2).Draw(t, "hoe") {
	case 0:
		delete(v, name)
	case 1:
		v["onbekend"] = true
	default:
		v[name] = rapid.SampledFrom([]any{nil, "", "anders", "Hoofd Letters", 0.0, 1.0, 1.5, -1.0, 99.0, 1e9, true, false, []any{}, []any{1.0}, map[string]any{}, map[string]any{"x": 1.0}}).Draw(t, "wat")
	}
}
