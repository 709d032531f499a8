package server

import (
	"context"
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// organization gives what an organisation's own stream says of it. It is a copy.
func (s *Server) organization(ctx context.Context, id string) (o sessions.Organization, err error) {
	b, err := s.hall.Board(ctx, id)
	if err != nil {
		return o, err
	}
	b.Read(func(st *sessions.State, _ words) {
		if r, ok := record[*sessions.Organization](st, "organization", id); ok {
			o = *r
			o.Members = slices.Clone(r.Members)
		}
	})
	return o, nil
}

// memberOf is the place from which somebody logs in. An account of before there were places ran the desk, and let
// people in.
func memberOf(o sessions.Organization, account string) sessions.Member {
	if m, ok := o.Member(account); ok {
		return m
	}
	return sessions.Member{ID: account, Role: sessions.Facilitator, Manages: true, Since: 1}
}

// loggedIn is whoever logged in. Who took over one session did not.
func loggedIn(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := s.atDesk(c)
	if err == nil && v.key.Session != "" {
		return visit{}, errSignIn
	}
	return v, err
}

// atDesk is whoever holds the desk by an account, as what they are in their organisation now. A role that was changed, and
// an access that ended, hold at the next question.
func (s *Server) atDesk(c *fiber.Ctx) (visit, error) {
	k, err := s.held(c, deskCookie)
	if err != nil {
		return visit{}, err
	}
	o, err := s.organization(c.UserContext(), k.Organization)
	if err != nil {
		return visit{}, err
	}
	v := visit{key: k, as: principal(k), member: memberOf(o, k.Account)}
	if !v.member.Active() {
		return visit{}, errSignIn
	}
	v.as.Role = v.member.Role
	return v, s.touch(c, k)
}

// inRole is whoever logged in with one of these roles. For others the page is as absent as none.
func (s *Server) inRole(c *fiber.Ctx, roles ...sessions.Role) (visit, error) {
	v, err := loggedIn(s, c)
	return v.only(err, roles)
}

// runsAs is the same for a session, which somebody may also have taken over.
func (s *Server) runsAs(c *fiber.Ctx, roles ...sessions.Role) (visit, error) {
	v, err := s.atDesk(c)
	return v.only(err, roles)
}

func (v visit) only(err error, roles []sessions.Role) (visit, error) {
	if err == nil && !slices.Contains(roles, v.member.Role) {
		return visit{}, fiber.ErrNotFound
	}
	return v, err
}

// advising is who may open the forms of conversation: who chooses them, and an adviser, who saves nothing (S2-21).
func advising(s *Server, c *fiber.Ctx) (visit, error) {
	return s.inRole(c, sessions.Facilitator, sessions.Adviser)
}

// reading is a trajectory lead of the organisation whose session stands in the address.
func reading(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := s.inRole(c, sessions.TrajectoryLead)
	if err != nil {
		return v, err
	}
	return s.hosting(c, v, c.Params("session"))
}

// manager is somebody who lets people in to their own organisation. Whatever else they are, here they read no story.
func manager(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := loggedIn(s, c)
	if err != nil {
		return v, err
	}
	if !v.member.Manages {
		return visit{}, fiber.ErrNotFound
	}
	v.as = sessions.Principal{Role: sessions.Administrator, Organization: v.key.Organization, Object: v.key.Account}
	v.board, err = s.hall.Board(c.UserContext(), v.key.Organization)
	return v, err
}

// ended takes away everything by which somebody came in: their account with its name, their logins, the links that they
// gave to others at the desk, an invitation, and the screens of all these.
func (s *Server) ended(ctx context.Context, organization, member string) error {
	links, err := s.store.Keys(ctx, organization, memberKey)
	errs := []error{err}
	for _, k := range links {
		if k.Object == member && k.RevokedAt == 0 {
			errs = append(errs, s.revoke(ctx, k.Hash))
		}
	}
	if err := s.store.DropAccount(ctx, member, s.instant()); !errors.Is(err, store.ErrNone) {
		errs = append(errs, err)
	}
	s.leaves(member)
	return errors.Join(errs...)
}

// leaves closes the screens of an account: those that may come back do so as what they are now.
func (s *Server) leaves(account string) {
	s.screens.end(func(k store.Key) bool { return k.Account == account })
}
