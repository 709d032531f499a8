// Command wire writes static/src/wire.gen.ts from the tables of sessions: the Go structs with their
// JSON tags are the wire, and it is defined nowhere else. With -check it only says whether the file is fresh.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

func main() {
	log.SetFlags(0)
	check := flag.Bool("check", false, "fail when the file is stale, and write nothing")
	path := flag.String("out", "static/src/wire.gen.ts", "the file to write")
	flag.Parse()
	fresh := wire()
	old, err := os.ReadFile(*path)
	switch {
	case err == nil && bytes.Equal(old, fresh):
		return
	case *check:
		log.Fatalf("%s is stale: run make gen", *path)
	}
	if err := os.WriteFile(*path, fresh, 0o644); err != nil {
		log.Fatalf("write the wire: %v", err)
	}
}

type writer struct {
	bytes.Buffer
	done map[string]bool
	todo []reflect.Type
}

func wire() []byte {
	w := &writer{done: map[string]bool{}}
	w.WriteString("// Made by cmd/wire from sessions/op.go. Do not change it by hand: run make gen.\n\n")
	w.WriteString("export type WordsID = string;\n\n")
	w.WriteString("/** The records that a screen can get, by kind. */\nexport interface Records {\n")
	kinds := sessions.Kinds()
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(w, "  %q: %s;\n", name, w.named(reflect.TypeOf(kinds[name]).Elem()))
	}
	w.WriteString("}\n\n/** The wishes that can be sent, by name, with their bodies. */\nexport interface Wishes {\n")
	for _, op := range sessions.Operations {
		fmt.Fprintf(w, "  %q: %s;\n", op.Name, w.named(reflect.TypeOf(op.New()).Elem()))
	}
	w.WriteString("}\n")
	for len(w.todo) > 0 {
		t := w.todo[0]
		w.todo = w.todo[1:]
		fmt.Fprintf(w, "\nexport interface %s {\n", t.Name())
		w.fields(t)
		w.WriteString("}\n")
	}
	w.lists()
	return w.Bytes()
}

func (w *writer) named(t reflect.Type) string {
	if !w.done[t.Name()] {
		w.done[t.Name()] = true
		w.todo = append(w.todo, t)
	}
	return t.Name()
}

func (w *writer) fields(t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && tag == "" {
			if f.Type.Name() != "plain" {
				w.fields(f.Type)
			}
			continue
		}
		if !f.IsExported() || tag == "-" {
			continue
		}
		if tag == "" {
			log.Fatalf("%s.%s has no json tag", t.Name(), f.Name)
		}
		optional := ""
		if strings.Contains(rest, "omitempty") || strings.Contains(rest, "omitzero") {
			optional = "?"
		}
		fmt.Fprintf(w, "  %s%s: %s;\n", tag, optional, w.of(f.Type))
	}
}

func (w *writer) of(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[sessions.WordsID]():
		return "WordsID"
	case reflect.TypeFor[sessions.Text]():
		return "string"
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int64:
		return "number"
	case reflect.Slice:
		return w.of(t.Elem()) + "[]"
	case reflect.Map:
		return "Record<string, " + w.of(t.Elem()) + ">"
	case reflect.Struct:
		return w.named(t)
	}
	log.Fatalf("no wire type for %s", t)
	return ""
}

// lists writes the closed lists that forms offer.
func (w *writer) lists() {
	for _, l := range []struct {
		name string
		list any
	}{
		{"sides", sessions.Sides}, {"feelings", sessions.Feelings}, {"barrierTypes", sessions.BarrierTypes},
		{"pulseAnswers", sessions.PulseAnswers}, {"stepFeelings", sessions.RoundAnswers[sessions.RoundFeeling]}, {"reasonCategories", sessions.ReasonCategories},
		{"rungs", sessions.Rungs}, {"capacities", sessions.Capacities},
		{"ladder", slices.Sorted(maps.Keys(sessions.Ladder))},
	} {
		v := reflect.ValueOf(l.list)
		words := make([]string, v.Len())
		for i := range words {
			words[i] = fmt.Sprintf("%q", v.Index(i).String())
		}
		fmt.Fprintf(w, "\nexport const %s = [%s] as const;\n", l.name, strings.Join(words, ", "))
	}
	w.WriteString("\nexport const barrierTypeWords: Record<string, string> = {\n")
	for _, t := range sessions.BarrierTypes {
		fmt.Fprintf(w, "  %s: %q,\n", t, sessions.BarrierTypeWords[t])
	}
	w.WriteString("};\n")
	fmt.Fprintf(w, "\nexport const maxCard = %d;\n", sessions.MaxCard)
}
