package main

import "bytes"

// counted is what one news frame brought: records for the whole class, and records for this person alone.
type counted struct{ class, own int }

var newsPrefix = []byte(`{"t":"news"`)

// bracket marks the bytes that matter outside strings.
var bracket = [256]bool{'"': true, '[': true, ']': true, '{': true, '}': true}

// pairs counts the [kind,record] pairs of a news frame. Every byte is looked at, but nothing is built: load
// clients on the same machine must not eat what they measure. A test holds it against encoding/json.
func pairs(frame []byte) (n counted) {
	depth, key := 0, byte(0)
	for i := 0; i < len(frame); i++ {
		c := frame[i]
		if !bracket[c] {
			continue
		}
		switch c {
		case '"':
			start := i + 1
			i = closing(frame, start)
			if depth == 1 && i > start {
				key = frame[start]
				if i-start != len("class") && i-start != len("own") {
					key = 0
				}
			}
		case '[', '{':
			if depth++; depth == 3 && c == '[' {
				n.count(key)
			}
		default:
			depth--
		}
	}
	return n
}

func (n *counted) count(key byte) {
	switch key {
	case 'c':
		n.class++
	case 'o':
		n.own++
	}
}

// closing finds the quote that ends the string which begins at i.
func closing(frame []byte, i int) int {
	for ; i < len(frame) && frame[i] != '"'; i++ {
		if frame[i] == '\\' {
			i++
		}
	}
	return i
}

// A mark stands in the words of a wish, so that a reader can tell which wish it got: markPrefix and its number
// in markLetters letters. Letters only: the server looks for telephone numbers in what people write.
const (
	markPrefix  = `"merk `
	markLetters = 6
)

func markOf(n int) string {
	var b [markLetters]byte
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = 'a' + byte(n%26)
		n /= 26
	}
	return markPrefix[1:] + string(b[:])
}

// marks calls each for every mark in a frame.
func marks(frame []byte, each func(n int)) {
	for {
		i := bytes.Index(frame, []byte(markPrefix))
		if i < 0 || len(frame) < i+len(markPrefix)+markLetters {
			return
		}
		frame = frame[i+len(markPrefix):]
		n := 0
		for _, c := range frame[:markLetters] {
			n = n*26 + int(c-'a')
		}
		each(n)
	}
}
