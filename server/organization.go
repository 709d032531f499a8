package server

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// officeView is the organisation for who lets people in: who has access, and how much there is. No title of a
// conversation stands here, and no word from one.
type officeView struct {
	Name                   string
	Type                   string
	Kept                   bool
	In, Invited, Left      []memberView
	Trajectories, Evenings int
	Open                   int // evenings that were not put away
	Invite                 *wishForm
	Orphans                []orphan
	Again                  *wishForm // the form that was refused
	Successors             [][2]string
}

type memberView struct {
	sessions.Member
	Name, Does, URL string
	Self            bool
	Follows         int // trajectories
	Forms           []*wishForm
}

// orphan is work of somebody who left, which nobody took over yet.
type orphan struct {
	memberView
	Late bool
	Form *wishForm
}

func (s *Server) office(c *fiber.Ctx) error {
	p, err := s.officePage(c, visiting(c), nil)
	if err != nil {
		return err
	}
	return s.render(c, "organisatie", p)
}

// load is how much of the work of an organisation each account follows, and how much there is.
type load struct {
	lead           map[string][]string // trajectories by the account that follows them
	trajectories   int
	evenings, open int
}

func (s *Server) loadOf(c *fiber.Ctx, organization string) (l load, err error) {
	l.lead = map[string][]string{}
	rows, err := s.store.Trajectories(c.UserContext(), organization)
	if err != nil && !errors.Is(err, store.ErrRotten) {
		return l, err
	}
	mine := map[string]bool{}
	for _, row := range rows {
		var t struct{ Lead string }
		if err := json.Unmarshal(row.Pub, &t); err != nil {
			return l, err
		}
		mine[row.Stream] = true
		l.trajectories++
		l.lead[t.Lead] = append(l.lead[t.Lead], row.Stream)
	}
	evenings, err := s.store.Sessions(c.UserContext())
	if err != nil && !errors.Is(err, store.ErrRotten) {
		return l, err
	}
	for _, row := range evenings {
		var e struct{ State sessions.SessionState }
		if err := json.Unmarshal(row.Pub, &e); err != nil {
			return l, err
		}
		if mine[row.Stream] {
			l.evenings++
			l.open += bit(e.State != sessions.Archived)
		}
	}
	return l, nil
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (s *Server) officePage(c *fiber.Ctx, v visit, sent map[string][]string) (Page, error) {
	o, err := s.organization(c.UserContext(), v.key.Organization)
	if err != nil {
		return Page{}, err
	}
	l, err := s.loadOf(c, v.key.Organization)
	if err != nil {
		return Page{}, err
	}
	accounts, err := s.store.Accounts(c.UserContext(), v.key.Organization)
	if err != nil {
		return Page{}, err
	}
	f := officeView{Name: string(o.Name), Type: o.Type, Kept: c.Query("bewaard") != "", Trajectories: l.trajectories, Evenings: l.evenings, Open: l.open,
		Invite: officeForm(inviteForm(), "nieuw")}
	names := map[string]string{}
	for _, a := range accounts {
		names[a.ID] = a.Name
		if m := memberOf(o, a.ID); m.Active() && m.Role == sessions.Facilitator {
			f.Successors = append(f.Successors, [2]string{a.ID, a.Name})
		}
		if _, listed := o.Member(a.ID); !listed {
			o.Members = append(o.Members, memberOf(o, a.ID)) // of before there were places
		}
	}
	for _, m := range o.Members {
		if err := s.seeMember(c, v, &f, m, names[m.ID], len(l.lead[m.ID])); err != nil {
			return Page{}, err
		}
	}
	slices.SortStableFunc(f.In, func(a, b memberView) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortStableFunc(f.Left, func(a, b memberView) int { return cmp.Compare(b.Left, a.Left) })
	f.Again = f.refused(c.Params("op"), sent)
	return Page{Title: "Wie heeft toegang?", Host: string(o.Name), Data: f}, nil
}

// seeMember puts one place where it belongs on the page.
func (s *Server) seeMember(c *fiber.Ctx, v visit, f *officeView, m sessions.Member, name string, follows int) error {
	one := memberView{Member: m, Name: name, Does: wordFor(roleWords, string(m.Role)), Self: m.ID == v.key.Account, Follows: follows}
	switch {
	case m.Active():
		if !one.Self {
			one.Forms = append(one.Forms, officeForm(changeForm(m), m.ID))
		}
		one.Forms = append(one.Forms, officeForm(endForm(one, f.Successors), m.ID))
		f.In = append(f.In, one)
	case m.Invited(s.instant()):
		url, err := s.inviteLink(c, v.key.Organization, m)
		if err != nil {
			return err
		}
		one.URL = url
		one.Forms = []*wishForm{officeForm(newWish("end-member", "Trek deze uitnodiging in", fixed("member", m.ID)).sends("Trek in", ""), m.ID)}
		f.Invited = append(f.Invited, one)
	case m.Left != 0 && m.Since != 0:
		f.Left = append(f.Left, one)
		if follows > 0 {
			form := newWish("hand-trajectory", "Draag over", fixed("member", m.ID), pick("to", "Wie neemt het over?", f.Successors...).need()).sends("Draag over", "Wat er nog te doen is, gaat vanzelf mee.")
			f.Orphans = append(f.Orphans, orphan{one, m.HandBy < s.instant(), officeForm(form, "over-"+m.ID)})
		}
	}
	return nil
}

var memberOps = []string{"invite-member", "change-member", "end-member", "hand-trajectory"}

// manage answers the forms of the page. What an end asks for beside the rule is done each time, so that a server that
// stopped halfway finishes it when the form is sent again.
func (s *Server) manage(c *fiber.Ctx) error {
	v, op, form := visiting(c), c.Params("op"), formOf(c)
	if !slices.Contains(memberOps, op) {
		return fiber.ErrNotFound
	}
	err := s.managed(c, v, op, form)
	if err == nil {
		if op == "end-member" && form.Get("member") == v.key.Account {
			s.dropCookie(c, deskCookie)
			return c.Redirect("/bureau", fiber.StatusSeeOther)
		}
		return c.Redirect("/organisatie?bewaard=ja", fiber.StatusSeeOther)
	}
	p, wrong := s.officePage(c, v, form)
	if wrong != nil {
		return wrong
	}
	return s.again(c, err, "organisatie", p)
}

func (s *Server) managed(c *fiber.Ctx, v visit, op string, form map[string][]string) error {
	member, to := c.FormValue("member"), c.FormValue("to")
	if to != "" {
		names, err := s.colleagues(c, v.key.Organization)
		if err != nil {
			return err
		}
		if names[to] == "" || to == member {
			return errColleague
		}
	}
	if op == "hand-trajectory" {
		return s.handAll(c, v, member, to)
	}
	w, err := wishOf(op, form)
	if err == nil {
		err = s.ask(c, v, v.as, w, c.FormValue(onceField))
	}
	o, read := s.organization(c.UserContext(), v.key.Organization)
	if read != nil {
		return errors.Join(err, read)
	}
	m, known := o.Member(member)
	switch {
	case op == "end-member" && known && m.Left != 0:
		done := s.ended(c.UserContext(), v.key.Organization, member)
		if done == nil && to != "" {
			done = s.handAll(c, v, member, to)
		}
		if done != nil {
			return done
		}
	case op == "change-member" && err == nil:
		s.leaves(member)
	}
	return err
}

var errNobodyLeft = sessions.Refuse(sessions.Invalid, "Kies wie het overneemt.")

// handAll gives everything that one account followed to another.
func (s *Server) handAll(c *fiber.Ctx, v visit, from, to string) error {
	if to == "" || from == "" {
		return errNobodyLeft
	}
	l, err := s.loadOf(c, v.key.Organization)
	if err != nil {
		return err
	}
	for _, stream := range l.lead[from] {
		at := v
		if at.board, err = s.hall.Board(c.UserContext(), stream); err != nil {
			return err
		}
		if err := s.ask(c, at, v.as, &sessions.HandTrajectory{To: to}, ""); err != nil {
			return err
		}
	}
	return nil
}

// facilitators are the accounts that can follow a trajectory up, by their names.
func facilitatorsOf(o sessions.Organization, names map[string]string) map[string]string {
	kept := maps.Clone(names)
	maps.DeleteFunc(kept, func(id, _ string) bool {
		m := memberOf(o, id)
		return !m.Active() || m.Role != sessions.Facilitator
	})
	return kept
}
