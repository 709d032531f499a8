package play

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"maatwerkroute/sessions"
)

// whatAndWho is the end of the evening: who is asked for what, and what is promised.
func (s *stage) whatAndWho(ctx context.Context) error {
	for _, a := range s.book("acties").members() {
		if s.course(a.id).day("gevraagd") == 0 && a.day("gevraagd_op") == 0 {
			if err := s.ask(ctx, a); err != nil {
				return err
			}
		}
	}
	if err := s.takeAlong(ctx); err != nil {
		return err
	}
	for _, p := range s.book("toezeggingen").members() {
		w := &sessions.MakePromise{Promise: "t" + p.id, By: p.label("door"), Capacity: p.raw("namens"), Sentence: words(p.text("zin"))}
		if notice := p.text("merk_je_aan"); !strings.HasPrefix(notice, "(") { // in brackets stands that there is none
			w.Notice = words(notice)
		}
		if day := p.day("eerste_controle") + firstLook[p.id]; day > 0 {
			w.Check = sessions.At(moment(day, 12, 0))
		}
		if err := s.lea.do(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// course is how an action went after it was asked.
func (s *stage) course(action string) item { return s.book("actie_verloop." + action) }

const longestWait = 14 // days for an answer

// ask asks one function for an action.
func (s *stage) ask(ctx context.Context, a item) error {
	function := a.label("eigenaar")
	if function == "" {
		function = a.label("gevraagd_aan")
	}
	day := s.course(a.id).day("gevraagd") + a.day("gevraagd_op")
	by := moment(day+longestWait, 9, 0) // people are asked after nine
	if a.has("antwoord_voor") && a.day("antwoord_voor") != day+longestWait {
		return fmt.Errorf("%s: the answer is for D+%d, and the rules give %d days", a.id, a.day("antwoord_voor"), longestWait)
	}
	return s.lea.do(ctx, &sessions.AskAction{Action: short(a.id), Barriers: []string{short(a.raw("drempel"))}, Title: words(a.text("titel")),
		Function: function, AnswerBy: sessions.At(by)})
}

// Whose personal link it is: of the one who is asked, of the one whose yes an owner waits for, or of the manager.
const (
	theOwner   = "owner"
	theGiver   = "giver"
	theManager = "manager"
)

// link is the personal link, as the desk gave it. Who has it keeps it.
func (s *stage) link(ctx context.Context, action, whose string) (string, error) {
	key := action + " " + whose
	if l := s.given[key]; l != "" {
		return l, nil
	}
	l, err := s.giveLink(ctx, action, whose)
	s.given[key] = l
	return l, err
}

func (s *stage) giveLink(ctx context.Context, action, whose string) (string, error) {
	body, err := json.Marshal(map[string]any{"action": short(action), "condition": whose == theGiver, "manager": whose == theManager})
	if err != nil {
		return "", err
	}
	got, err := s.lea.send(ctx, "POST", "/bureau/"+s.lea.where.session+"/link", "application/json", body)
	if err != nil {
		return "", err
	}
	var l struct{ URL string }
	if err := json.Unmarshal([]byte(got.body), &l); err != nil || l.URL == "" {
		return "", fmt.Errorf("%s: no personal link: %w", action, err)
	}
	return l.URL, nil
}

// stays is for how long an owner's browser opens the page without the link.
const stays = 29 * 24 * time.Hour

// reach is somebody with a personal link, in the browser that they used before.
func (s *stage) reach(ctx context.Context, action, whose string) (*person, error) {
	key := action + " " + whose
	if p := s.linked[key]; p != nil && s.clock.Now().Sub(p.came) < stays {
		return p, nil
	}
	l, err := s.link(ctx, action, whose)
	if err != nil {
		return nil, err
	}
	p := s.person("wie gevraagd is voor "+action, "asked")
	p.came, s.linked[key] = s.clock.Now(), p
	_, err = p.post(ctx, "/antwoord/sleutel", form("key", secret(l)))
	return p, err
}

// accept is a yes with a date and a first step; then the desk writes the kind on the ladder.
func (s *stage) accept(ctx context.Context, a, course item) error {
	p, err := s.reach(ctx, a.id, theOwner)
	if err != nil {
		return err
	}
	due := a.day("eerste_datum") + course.day("eerste_datum")
	step, when := course.raw("eerste_stap"), due
	if step == "" {
		step = a.text("titel") // what is done at once is its own first step
	} else {
		when = dayOf(step)
		step, _, _ = strings.Cut(step, ", D+")
	}
	yes := form("klaar", dateOn(due), "stap", step, "stap_op", dateOn(when))
	if condition := course.raw("onder_voorwaarde"); condition != "" {
		function, _, _ := strings.Cut(condition, ",")
		yes.Set("als", function)
		yes.Set("als_op", dateOn(dayOf(condition)+longestWait-1))
	}
	if _, err := p.post(ctx, "/antwoord/ja", yes); err != nil {
		return err
	}
	if yes.Has("als") {
		if p, err = s.reach(ctx, a.id, theGiver); err != nil {
			return err
		}
		if _, err := p.post(ctx, "/antwoord/eens", form("eens", "ja")); err != nil {
			return err
		}
	}
	return s.grade(ctx, a)
}

// decline is a no, with a reason, who decided it, and what can be done instead.
func (s *stage) decline(ctx context.Context, a item) error {
	p, err := s.reach(ctx, a.id, theOwner)
	if err != nil {
		return err
	}
	why := a.at("reden")
	_, err = p.post(ctx, "/antwoord/nee", form("reden", why.raw("soort"), "tekst", why.text("tekst"), "door", decider, "wel", s.named(why.text("alternatief"))))
	if err != nil {
		return err
	}
	return s.grade(ctx, a)
}

var actionIn = regexp.MustCompile(`\bA[0-9]+\b`)

// named writes the title of an action where the script has its number.
func (s *stage) named(text string) string {
	return actionIn.ReplaceAllStringFunc(text, func(id string) string {
		return "‘" + s.book("acties."+id).text("titel") + "’"
	})
}

const decider = "directeur WPI"

func (s *stage) grade(ctx context.Context, a item) error {
	return s.lea.do(ctx, &sessions.GradeAction{Action: short(a.id), Ladder: a.raw("soort")})
}

// short is the name of a thing in the script, as a name on the wire.
func short(id string) string { return strings.ToLower(id) }
