package play

import (
	"context"
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// kept are the promises after the evening: what is set aside for them, what was still open, and what people say.
func (s *stage) kept() []deed {
	var list []deed
	on := func(day int, p item, what string, do func(context.Context) error) {
		list = append(list, deed{day, 18, "toezegging " + p.id + " " + what, do})
	}
	for _, p := range s.book("toezeggingen").members() {
		id := "t" + p.id
		if means, ok := meansFor[p.id]; ok {
			on(2, p, "erkend", func(ctx context.Context) error { return s.sign(ctx, id, means) })
		}
		says, n, day := sessions.OtherwiseToMe, p.number("tegengesproken"), 40
		if p.peek("status") == string(sessions.PromiseConfirmed) {
			says, n, day = sessions.KeptToMe, 3, firstLook[p.id]+1
		}
		for i := range n {
			on(day+i, p, says, func(ctx context.Context) error {
				g, err := s.back(ctx, s.of(sessions.Ervaring)[i])
				if err != nil {
					return err
				}
				_, err = g.post(ctx, "/mijn/doe/judge-promise", form("promise", id, "says", says))
				return err
			})
		}
	}
	return list
}

// sign is the giver's yes, as the desk hears it. What people will notice goes before it, when nobody said so that evening.
func (s *stage) sign(ctx context.Context, id string, m means) error {
	if m.notice != "" {
		if err := s.lea.do(ctx, &sessions.DetailPromise{Promise: id, Notice: words(m.notice)}); err != nil {
			return err
		}
	}
	return s.lea.do(ctx, &sessions.SignPromise{Promise: id, Time: words(m.time), People: words(m.people)})
}

func (s *stage) checkPromise(v *view, p item) error {
	got, err := seen[sessions.Promise](v, "promise", "t"+p.id)
	if err != nil {
		return err
	}
	said := v.said(got.ID)
	if want := p.number("tegengesproken"); want != said[sessions.OtherwiseToMe] {
		err = fmt.Errorf("toezegging %s: %d people say that it went otherwise, and the script says %d", p.id, said[sessions.OtherwiseToMe], want)
	}
	if err != nil {
		return err
	}
	return p.state("status", map[string]bool{"vaag": got.Vague, string(sessions.PromiseRunning): got.Signed != 0 && !got.Vague && got.Check > v.now,
		string(sessions.PromiseConfirmed): said[sessions.KeptToMe] > 1 && got.Check <= v.now})
}

// said counts what people say of a promise.
func (v *view) said(promise string) map[string]int {
	said := map[string]int{}
	t, err := seen[sessions.Tally](v, "tally", "keeping."+promise+".exact")
	if err != nil {
		return said
	}
	for key, n := range t.Counts {
		_, says, _ := strings.Cut(key, " ")
		said[says] += n
	}
	return said
}
