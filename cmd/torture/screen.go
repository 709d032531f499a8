package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"sync"
)

// frame is whatever the server says.
type frame struct {
	T, ID, Kind, Code, Text, Cursor string
	Fresh                           bool
	Class, Own                      [][2]json.RawMessage
	Gone                            [][2]string
	Words                           map[string]string
}

// name is the kind of a record and its id.
type name [2]string

// screen is what one screen shows, kept as the web client keeps it, with what is needed to prove that it never
// went back.
type screen struct {
	mu          sync.Mutex
	shared, own map[name]string
	words       map[string]string
	cursor      string

	sum     uint64   // of everything shared that it shows now
	shown   []uint64 // every sum that it had, in order
	past    map[string]bool
	back    []string // what went back
	started bool
}

func newScreen() *screen {
	return &screen{shared: map[name]string{}, own: map[name]string{}, words: map[string]string{}, past: map[string]bool{}}
}

// take takes a hello or news in. It is the same for a socket and for what was polled.
func (s *screen) take(f *frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case f.T == "hello" && f.Fresh:
		clear(s.shared)
		clear(s.own)
		clear(s.words)
		s.cursor, s.sum = "", 0
	case f.T == "news":
		s.news(f)
	}
}

func (s *screen) news(f *frame) {
	for _, r := range f.Class {
		n := nameOf(r)
		s.moves(n, s.shared[n], string(r[1]))
		s.sum ^= sumOf(n, s.shared[n]) ^ sumOf(n, string(r[1]))
		s.shared[n] = string(r[1])
	}
	for _, n := range f.Gone {
		s.sum ^= sumOf(n, s.shared[n])
		delete(s.shared, n)
	}
	for _, r := range f.Own {
		n := nameOf(r)
		s.moves(n, s.own[n], string(r[1]))
		s.own[n] = string(r[1])
	}
	maps.Copy(s.words, f.Words)
	s.moves(name{"cursor"}, s.cursor, f.Cursor)
	s.cursor = f.Cursor
	if len(s.shown) == 0 || s.shown[len(s.shown)-1] != s.sum {
		s.shown = append(s.shown, s.sum)
	}
	s.started = true
}

// moves notes that a record left a state, and complains when it comes to one that it had left.
func (s *screen) moves(n name, from, to string) {
	if from == to {
		return
	}
	if from != "" {
		s.past[n[0]+" "+n[1]+" "+from] = true
	}
	if s.past[n[0]+" "+n[1]+" "+to] {
		s.back = append(s.back, fmt.Sprintf("%s %s went back to %s", n[0], n[1], to))
	}
}

func (s *screen) at() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cursor
}

// differs says what this screen shows otherwise than a fresh one; empty is nothing.
func (s *screen) differs(fresh *screen) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for what, pair := range map[string][2]map[name]string{"shared": {s.shared, fresh.shared}, "own": {s.own, fresh.own}} {
		if d := different(pair[0], pair[1]); d != "" {
			return what + ": " + d
		}
	}
	for id, text := range fresh.words {
		if s.words[id] != text {
			return fmt.Sprintf("words %s: %q, and fresh %q", id, s.words[id], text)
		}
	}
	return ""
}

func different(have, fresh map[name]string) string {
	for n, r := range fresh {
		if have[n] != r {
			return fmt.Sprintf("%s %s is %q, and fresh %q", n[0], n[1], have[n], r)
		}
	}
	for n := range have {
		if _, ok := fresh[n]; !ok {
			return fmt.Sprintf("%s %s is there, and fresh it is not", n[0], n[1])
		}
	}
	return ""
}

func nameOf(r [2]json.RawMessage) name {
	var kind string
	var has struct{ ID string }
	if json.Unmarshal(r[0], &kind) != nil || json.Unmarshal(r[1], &has) != nil {
		return name{"unreadable", string(r[1])}
	}
	return name{kind, has.ID}
}

// sumOf is a record as a number; a screen's sum is all of them together, in whatever order they came.
func sumOf(n name, record string) uint64 {
	if record == "" {
		return 0
	}
	h := fnv.New64a()
	for _, part := range []string{n[0], n[1], record} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return mix(h.Sum64())
}

// mix spreads the bits, so that sums that are laid together do not cancel out.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
