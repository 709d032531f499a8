package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// agrees holds the scanner against encoding/json on one frame.
func agrees(t *testing.T, frame []byte) {
	t.Helper()
	var f struct{ Class, Own [][2]json.RawMessage }
	if err := json.Unmarshal(frame, &f); err != nil {
		t.Fatalf("%v: %s", err, frame)
	}
	if got := pairs(frame); got.class != len(f.Class) || got.own != len(f.Own) {
		t.Errorf("it counts %+v where there are %d and %d: %s", got, len(f.Class), len(f.Own), frame)
	}
}

func TestTheScannerAgreesWithJSON(t *testing.T) {
	for name, frame := range map[string]string{
		"empty":               `{"t":"news","class":[],"gone":[],"words":{},"own":[],"cursor":"x","now":1}`,
		"one of each":         `{"t":"news","class":[["card",{"id":"a","newer":["x","y"]}]],"gone":[["card","b"]],"words":{"q":"[[own]]"},"own":[["mine",{"id":"h"}]],"cursor":"x","now":1}`,
		"quotes and brackets": `{"t":"news","class":[["card",{"id":"\"]}\\"}],["card",{"id":"\\\\"}]],"gone":[],"words":{"class":"[[\"\\"},"own":[],"cursor":"own","now":1}`,
		"lists in records":    `{"t":"news","class":[["session",{"phases":[{"write":["a"],"q":[[1],[2]]}]}]],"gone":[],"words":{},"own":[["mine",{}],["mine",{}]],"cursor":"","now":1}`,
	} {
		t.Run(name, func(t *testing.T) { agrees(t, []byte(frame)) })
	}
}

func TestAMarkIsFoundAgain(t *testing.T) {
	frame := `{"words":{"a":"` + markOf(0) + `","b":"` + markOf(123456) + ` met woorden","c":"merk"}}`
	var got []int
	marks([]byte(frame), func(n int) { got = append(got, n) })
	if !slices.Equal(got, []int{0, 123456}) {
		t.Errorf("found %v", got)
	}
	if strings.ContainsAny(markOf(99), "0123456789") {
		t.Error("a mark has digits, which the server may take for a telephone number")
	}
}
