// Package line is how one fault is told: what was acknowledged while it lasted, and what is wrong with it now.
package line

import "fmt"

// Line is what one fault did.
type Line struct {
	Fault                               string
	Acknowledged, Lost, Doubled, Broken int
	Note                                string // figures that are worth knowing and are no verdict
}

// String is the line as it is printed.
func (l Line) String() string {
	s := fmt.Sprintf("fault %s acknowledged=%d lost=%d doubled=%d broken=%d", l.Fault, l.Acknowledged, l.Lost, l.Doubled, l.Broken)
	if l.Note != "" {
		s += " (" + l.Note + ")"
	}
	return s
}
