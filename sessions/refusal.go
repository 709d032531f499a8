package sessions

import "errors"

// Code is what kind of no a refusal is.
type Code string

// The four codes. server/errors.go is the only place that knows an HTTP status for them.
const (
	Invalid   Code = "invalid"
	Forbidden Code = "forbidden"
	Conflict  Code = "conflict"
	NotFound  Code = "not-found"
)

// Refusal is a no by a rule. Its text is plain Dutch for the person who asked, and Suggest, where
// there is one, is a wording that would be taken.
type Refusal struct {
	Code    Code
	Text    string
	Suggest string
	There   WordsID // the sentence that is there already; who decodes the wish reads it and says it after the text
}

func (r *Refusal) Error() string { return string(r.Code) + ": " + r.Text }

// Refuse says no.
func Refuse(c Code, text string) error { return &Refusal{Code: c, Text: text} }

// Refused tells a rule's no from any other error.
func Refused(err error) (*Refusal, bool) {
	var r *Refusal
	ok := errors.As(err, &r)
	return r, ok
}

var (
	errGone   = Refuse(NotFound, "Dit is er niet (meer).")
	errTaken  = Refuse(Conflict, "Dit bestaat al.")
	errRights = Refuse(Forbidden, "Dit kunt u hier niet doen.")
)
