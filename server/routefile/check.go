package routefile

import (
	"fmt"
	"strings"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

// Problem is one thing that is wrong with a file, and where. Without a place it is about the whole file.
type Problem struct {
	Where string
	Says  string
}

// String says it as a person reads it.
func (p Problem) String() string {
	if p.Where == "" {
		return p.Says
	}
	return p.Where + ": " + p.Says
}

// mostProblems are gathered before reading stops: nobody mends more in one go.
const mostProblems = 50

// findings gathers what is wrong.
type findings []Problem

func (f *findings) add(where, says string, with ...any) {
	if len(*f) < mostProblems {
		*f = append(*f, Problem{where, fmt.Sprintf(says, with...)})
	}
}

func (f findings) full() bool { return len(f) >= mostProblems }

// sentence cleans what somebody wrote, and says what is wrong with it. Nothing: it can stay.
func sentence(s string) (clean, wrong string) {
	clean, n, err := live.Clean(s)
	switch {
	case err != nil:
		return "", "hier staan tekens die wij niet kunnen lezen."
	case n > sessions.MaxText:
		return "", fmt.Sprintf("deze tekst is te lang. Er passen %d tekens in. Het zijn er %d.", sessions.MaxText, n)
	}
	if found := sessions.Guard(clean); len(found) > 0 {
		return "", fmt.Sprintf("er staat %s in de tekst. Haal dat weg.", found[0].Kind.Says())
	}
	return clean, ""
}

// label is a sentence that is a short word: a function, a team, a law.
func label(s string) (clean, wrong string) {
	clean, n, err := live.Clean(s)
	switch {
	case err != nil || strings.ContainsAny(clean, "\n\t"):
		return "", "hier staan tekens die wij niet kunnen lezen."
	case n > sessions.MaxLabel:
		return "", fmt.Sprintf("dit is te lang. Er passen %d tekens in. Het zijn er %d.", sessions.MaxLabel, n)
	}
	for _, f := range sessions.Guard(clean) {
		if f.Kind != sessions.FoundAddress && f.Kind != sessions.FoundPost {
			return "", fmt.Sprintf("er staat %s. Noem alleen de functie, het team of de plaats.", f.Kind.Says())
		}
	}
	return clean, ""
}

// longestCode is as long as the name of a step, which is that of its route and a number.
const longestCode = 60

// code is the name of something in a trajectory.
func code(s string) (clean, wrong string) {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return "", fmt.Sprintf("‘%s’ is geen code.", short(s))
		}
	}
	if len(s) > longestCode {
		return "", fmt.Sprintf("‘%s’ is geen code.", short(s))
	}
	return s, ""
}

// short is what somebody gave, as it can be said back in one line.
func short(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "�")), " ")
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}
