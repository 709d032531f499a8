package routefile

import (
	"encoding/json"
	"fmt"
	"reflect"

	"maatwerkroute/sessions"
)

// SchemaName is how the schema is called at the address where it is published.
const SchemaName = "route-v1.json"

// Schema is the JSON Schema (2020-12) of the files that JSON writes, made from the same struct by which they are read.
// id is the address at which it is published.
func Schema(id string) ([]byte, error) {
	s := objectSchema(reflect.TypeFor[Route]())
	s["$schema"], s["$id"] = "https://json-schema.org/draft/2020-12/schema", id
	s["title"], s["description"] = "Een route", "Hoe iemand hulp krijgt, stap voor stap. Een route is nooit van of over één echte persoon."
	properties := s["properties"].(map[string]any)
	properties["format"] = map[string]any{"const": Format, "description": properties["format"].(map[string]any)["description"]}
	properties["versie"] = map[string]any{"const": Version, "description": properties["versie"].(map[string]any)["description"]}
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the schema of a route: %w", err)
	}
	return append(out, '\n'), nil
}

func objectSchema(t reflect.Type) map[string]any {
	properties, needed := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := fieldOf(t.Field(i))
		s := schemaOf(t.Field(i).Type, f)
		s["description"] = f.says
		properties[f.name] = s
		if f.needed {
			needed = append(needed, f.name)
		}
	}
	s := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if len(needed) > 0 {
		s["required"] = needed
	}
	return s
}

func schemaOf(t reflect.Type, f field) map[string]any {
	switch t.Kind() {
	case reflect.Struct:
		return objectSchema(t)
	case reflect.Slice:
		return map[string]any{"type": "array", "maxItems": f.most, "items": schemaOf(t.Elem(), field{needed: true})}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer", "minimum": f.min, "maximum": f.max}
	}
	s := map[string]any{"type": "string"}
	switch {
	case words[t] != nil:
		s["enum"] = words[t]
		return s
	case t == reflect.TypeFor[Code]():
		s["pattern"] = fmt.Sprintf("^[a-z0-9_-]{0,%d}$", longestCode)
	case t == reflect.TypeFor[Sentence]():
		s["maxLength"] = sessions.MaxText * runesInLetter
	case t == reflect.TypeFor[sessions.Label]():
		s["maxLength"] = sessions.MaxLabel * runesInLetter
	}
	if f.needed {
		s["minLength"] = 1
	}
	return s
}

// runesInLetter is how many code points a letter, as a person counts them, has at most. A schema counts code points.
const runesInLetter = 32
