package server

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const (
	memberKey     = "member-link" // of an invitation to an organisation
	invitedCookie = "invited"     // opened one, and has no account yet

	invitedLives = time.Hour
	longestLogin = 60 // letters of a name to log in with
)

// inviteLink is the address by which somebody takes their place, the same each time until it is used.
func (s *Server) inviteLink(c *fiber.Ctx, organization string, m sessions.Member) (string, error) {
	secret, err := s.derive(c.UserContext(), store.Key{Kind: memberKey, Stream: organization, Session: organization, Object: m.ID, Organization: organization,
		ExpiresAt: m.Until}, s.master.secret)
	return s.config.PublicURL + "/account#" + secret, err
}

func invitePage() Page {
	return Page{Title: "Maak uw account", Way: &Way{To: "/account/sleutel", Whole: true}}
}

func (s *Server) invitation(c *fiber.Ctx) error { return s.render(c, "accountlink", invitePage()) }

func (s *Server) useInvitation(c *fiber.Ctx) error {
	k, err := s.present(c, is(memberKey))
	if err != nil {
		return s.again(c, err, "accountlink", invitePage())
	}
	if err := s.issue(c, store.Key{Kind: invitedCookie, Stream: k.Stream, Session: k.Session, Object: k.Object, Organization: k.Organization}, invitedLives); err != nil {
		return err
	}
	return c.Redirect("/account/nieuw", fiber.StatusSeeOther)
}

// invited is somebody with an invitation that is still good.
func invited(s *Server, c *fiber.Ctx) (visit, error) {
	v, err := s.by(c, invitedCookie)
	if err != nil {
		return v, err
	}
	v.as = sessions.Principal{Role: sessions.Nobody, Organization: v.key.Organization, Object: v.key.Object}
	o, err := s.organization(c.UserContext(), v.key.Organization)
	if err != nil {
		return v, err
	}
	m, ok := o.Member(v.key.Object)
	if !ok || !m.Invited(s.instant()) {
		return visit{}, errKey
	}
	v.member = m
	return v, nil
}

func (s *Server) accountPage(c *fiber.Ctx, v visit) (Page, error) {
	o, err := s.organization(c.UserContext(), v.key.Organization)
	return Page{Title: "Maak uw account", Host: string(o.Name), Data: struct {
		Does, Function string
		Shortest       int
	}{wordFor(roleWords, string(v.member.Role)), string(v.member.Function), shortestPass}}, err
}

func (s *Server) newAccount(c *fiber.Ctx) error {
	p, err := s.accountPage(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "nieuwaccount", p)
}

var (
	errLoginName = sessions.Refuse(sessions.Invalid, "Kies een naam om mee in te loggen. Hij mag niet te lang zijn.")
	errPassword  = sessions.Refuse(sessions.Invalid, "Kies een wachtwoord van 12 letters of meer. Een korte zin is goed.")
	errTwoWords  = sessions.Refuse(sessions.Invalid, "De twee wachtwoorden zijn niet gelijk. Typ ze nog eens.")
	errLoginUsed = sessions.Refuse(sessions.Conflict, "Deze naam is al in gebruik. Kies een andere.")
)

// makeAccount takes the place and logs in. Between the look at the invitation and the yes of the rules nobody else comes:
// a second browser with the same link must not give the account another password.
func (s *Server) makeAccount(c *fiber.Ctx) error {
	a, err := s.joined(c)
	if err != nil {
		if _, refused := sessions.Refused(err); !refused {
			return err
		}
		p, wrong := s.accountPage(c, visiting(c))
		if wrong != nil {
			return wrong
		}
		return s.again(c, err, "nieuwaccount", p)
	}
	return s.logIn(c, a)
}

func (s *Server) joined(c *fiber.Ctx) (a store.Account, err error) {
	name, password := strings.Join(strings.Fields(c.FormValue("naam")), " "), c.FormValue("wachtwoord")
	n := utf8.RuneCountInString(password)
	switch {
	case name == "" || utf8.RuneCountInString(name) > longestLogin:
		return a, errLoginName
	case n < shortestPass || len(password) > longestPass:
		return a, errPassword
	case password != c.FormValue("nogeens"):
		return a, errTwoWords
	}
	hash, err := hashPassword(password)
	if err != nil {
		return a, err
	}
	s.joining.Lock()
	defer s.joining.Unlock()
	v, err := invited(s, c)
	if err != nil {
		return a, err
	}
	a = store.Account{ID: v.key.Object, Name: name, Password: hash, Organization: v.key.Organization, MadeAt: s.instant()}
	if err := s.store.SaveAccount(c.UserContext(), a); errors.Is(err, store.ErrTaken) {
		return a, errLoginUsed
	} else if err != nil {
		return a, err
	}
	if err := s.ask(c, v, v.as, &sessions.JoinMember{Member: a.ID}, ""); err != nil {
		return a, err
	}
	for _, kind := range []string{memberKey, invitedCookie} {
		keys, err := s.store.Keys(c.UserContext(), v.key.Organization, kind)
		if err != nil {
			return a, err
		}
		for _, k := range keys {
			if k.Object == a.ID && k.RevokedAt == 0 {
				if err := s.revoke(c.UserContext(), k.Hash); err != nil {
					return a, err
				}
			}
		}
	}
	s.dropCookie(c, invitedCookie)
	return a, nil
}
