package server

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// linkForm is a form of a page that is one wish. Its fields have the names of the wire.
type linkForm struct {
	To, Op string // it is sent to To/Op
	Title  string // behind which it is closed; a form without one always stands there
	Open   bool   // the likely one, or the one that was refused
	Note   string
	Lacks  []string // what must be there before the rules say yes
	Hidden [][2]string
	Fields []blank
	Button string
	Main   bool // the one thing that most people come for
}

// blank is one question of a form.
type blank struct {
	Name, Label, Note string
	As                string // area, line, number, date, choice, select, check or checks
	Of                [][2]string
	Min, Max          string // of a date
	Must              bool
	ID, Value         string
	Values            []string
}

// Has says whether a choice was made before.
func (f blank) Has(value string) bool { return slices.Contains(f.Values, value) }

// numbered gives each field its own name on the page, and what was typed in the form that was refused, which then comes
// first. What stands in no form any more comes back apart, so that nobody writes it twice.
func numbered(c *fiber.Ctx, list []linkForm) (forms []linkForm, lost []string) {
	sent, op, placed := url.Values{}, "", ids
	if c.Method() == fiber.MethodPost {
		sent, op = formOf(c), c.Params("op")
	}
	for i := range list {
		f := &list[i]
		f.Fields = slices.Clone(f.Fields)
		same := op == f.Op && len(f.Fields) > 0 && f.about(sent)
		f.Open = same || f.Open && op == ""
		nth := map[string]int{} // a list is a field that stands there more than once
		for j := range f.Fields {
			x := &f.Fields[j]
			x.ID = fmt.Sprintf("%s-%d-%s-%d", f.Op, i, x.Name, nth[x.Name])
			if same {
				x.Values = sent[x.Name]
				if x.Value = ""; nth[x.Name] < len(x.Values) {
					x.Value = x.Values[nth[x.Name]]
				}
				placed = append(slices.Clone(placed), x.Name)
			} else if x.Value != "" {
				x.Values = append(x.Values, x.Value)
			}
			nth[x.Name]++
		}
	}
	slices.SortStableFunc(list, func(a, b linkForm) int { return open(b) - open(a) })
	return list, typedWords(c, placed...)
}

func open(f linkForm) int {
	if f.Open {
		return 1
	}
	return 0
}

// about says whether what was sent is this form, and not another of the same operation.
func (f linkForm) about(sent url.Values) bool {
	return !slices.ContainsFunc(f.Hidden, func(h [2]string) bool {
		return h[0] != "step" && h[0] != "evidence" && h[0] != "endorsement" && sent.Get(h[0]) != h[1] // those are made anew at each showing
	}) && !slices.ContainsFunc(f.Fields, func(x blank) bool {
		chosen := sent.Get(x.Name)
		return x.As == "choice" && chosen != "" && !slices.ContainsFunc(x.Of, func(o [2]string) bool { return o[0] == chosen })
	})
}

// ids are fields that people do not type in.
var ids = []string{onceField, "action", "leg", "report", "promise", "step", "evidence", "endorsement", "route", "yes", "no", "kind", "sleutel", "key", "code", "meteen", "wachtwoord"}

// typedWords are the sentences that stand in a form, but for some of its fields.
func typedWords(c *fiber.Ctx, but ...string) (list []string) {
	if c.Method() != fiber.MethodPost {
		return nil
	}
	c.Request().PostArgs().VisitAll(func(k, v []byte) {
		if !slices.Contains(but, string(k)) && strings.Contains(strings.TrimSpace(string(v)), " ") {
			list = append(list, string(v))
		}
	})
	return list
}

var errFile = sessions.Refuse(sessions.Invalid, "Een bestand kan hier niet bij. Schrijf wat er te zien is, en waar iemand het vindt.")

// aboutThis refuses a form that is not about what this browser holds the link of: two links that were opened beside
// each other share one cookie, and the yes to one action must never become the yes to another.
func aboutThis(c *fiber.Ctx, field, id string) error {
	if strings.HasPrefix(c.Get(fiber.HeaderContentType), fiber.MIMEMultipartForm) {
		return errFile
	}
	if sent := c.FormValue(field); sent != "" && sent != id {
		return sessions.Refuse(sessions.Conflict, "U opende intussen een andere link. Open de link hiervan opnieuw. Uw tekst staat hieronder.")
	}
	return nil
}
