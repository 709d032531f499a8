package server

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
	"golang.org/x/crypto/argon2"

	"maatwerkroute/server/live"
	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// argonMemory is in KiB. The tests, which log in a hundred times, take less.
var argonMemory uint32 = 19 << 10

// The parameters of argon2id. A password that was hashed with others is still read by its own.
const (
	argonTime    = 2
	argonThreads = 1
	argonLength  = 32
	shortestPass = 12 // letters
	longestPass  = 256
)

// hashing bounds how many passwords are looked at side by side: each takes 19 MB.
var hashing = make(chan struct{}, 2)

func argon(password string, salt []byte, time, memory uint32, threads uint8) []byte {
	hashing <- struct{}{}
	defer func() { <-hashing }()
	return argon2.IDKey([]byte(password), salt, time, memory, threads, argonLength)
}

// hashPassword gives the PHC string of a password, taken letter for letter.
func hashPassword(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < shortestPass || len(password) > longestPass {
		return "", fmt.Errorf("a password has %d to %d letters", shortestPass, longestPass)
	}
	salt := make([]byte, 16)
	rand.Read(salt) // never fails
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonThreads,
		b64(salt), b64(argon(password, salt, argonTime, argonMemory, argonThreads))), nil
}

// nobodysHash is compared when there is no such account, so that both take as long.
var nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

func passwordFits(phc, password string) bool {
	var version int
	var memory, time uint32
	var threads uint8
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || len(password) > longestPass {
		return false
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &time, &threads); err != nil || version != argon2.Version {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || err2 != nil {
		return false
	}
	return subtle.ConstantTimeCompare(want, argon(password, salt, time, memory, threads)) == 1
}

var errLogin = sessions.Refuse(sessions.Forbidden, "Deze naam en dit wachtwoord horen niet bij elkaar.")

// login gives a new token, whatever this browser held before.
func (s *Server) login(c *fiber.Ctx) error {
	a, err := s.known(c)
	if err != nil {
		return s.again(c, err, "inloggen", Page{Title: "Inloggen bij het bureau"})
	}
	s.logins.back(address(c))
	return s.logIn(c, a)
}

func (s *Server) logIn(c *fiber.Ctx, a store.Account) error {
	if old, err := s.held(c, deskCookie); err == nil {
		if err := s.revoke(c.UserContext(), old.Hash); err != nil {
			return err
		}
	}
	k := store.Key{Kind: deskCookie, Organization: a.Organization, Account: a.ID, ExpiresAt: sessions.At(s.now().Add(s.config.DeskIdle))}
	if err := s.issue(c, k, s.config.DeskLongest); err != nil {
		return err
	}
	return c.Redirect("/bureau", fiber.StatusSeeOther)
}

func (s *Server) known(c *fiber.Ctx) (store.Account, error) {
	if !s.logins.take(address(c)) {
		return store.Account{}, fiber.NewError(fiber.StatusTooManyRequests)
	}
	a, err := s.store.Account(c.UserContext(), c.FormValue("naam"))
	if errors.Is(err, store.ErrNone) {
		a, err = store.Account{Password: nobodysHash}, nil
	}
	if err != nil {
		return a, err
	}
	if !passwordFits(a.Password, c.FormValue("wachtwoord")) || a.ID == "" {
		return a, errLogin
	}
	o, err := s.organization(c.UserContext(), a.Organization)
	if err == nil && !memberOf(o, a.ID).Active() {
		err = errLogin
	}
	return a, err
}

func (s *Server) logout(c *fiber.Ctx) error {
	if err := s.revoke(c.UserContext(), visiting(c).key.Hash); err != nil {
		return err
	}
	s.dropCookie(c, deskCookie)
	return c.Redirect("/bureau", fiber.StatusSeeOther)
}

// NewAccount is somebody who may log in for an organisation, which is founded when it is not there.
type NewAccount struct {
	Name, Password, Organization, Type string
	Role                               string // none: a facilitator, who lets people in as long as nobody else does
}

// AddAccount makes an account. The name of an organisation is what it is found by.
func (h *House) AddAccount(ctx context.Context, n NewAccount) (organization string, err error) {
	password, err := hashPassword(n.Password)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join(strings.Fields(n.Organization), " "))))
	organization = "org-" + hex.EncodeToString(sum[:8])
	b, err := h.Hall.Board(ctx, organization)
	if err != nil {
		return "", err
	}
	err = operate(ctx, b, &sessions.FoundOrganization{Name: sessions.Label(n.Organization), Type: n.Type})
	if r, ok := sessions.Refused(err); err != nil && (!ok || r.Code != sessions.Conflict) {
		return "", fmt.Errorf("found organisation: %w", err)
	}
	return organization, h.hire(ctx, b, organization, sessions.Role(n.Role), store.Account{ID: newID(), Name: n.Name, Password: password,
		Organization: organization, MadeAt: h.instant()})
}

// hire makes the place before the account, and takes it when the account is there: stopped in between, nobody gets in.
func (h *House) hire(ctx context.Context, b *live.Board, organization string, role sessions.Role, a store.Account) error {
	o, err := h.organization(ctx, organization)
	if err != nil {
		return err
	}
	managed := slices.ContainsFunc(o.Members, func(m sessions.Member) bool { return m.Active() && m.Manages })
	if role == "" {
		role = sessions.Facilitator
	}
	function := "gespreksleider"
	if role != sessions.Facilitator {
		function = strings.ToLower(strings.SplitN(wordFor(roleWords, string(role)), ":", 2)[0])
	}
	err = operate(ctx, b, &sessions.InviteMember{Member: a.ID, Role: role, Function: sessions.Label(function), Manages: !managed})
	if err != nil {
		return fmt.Errorf("organisation %s: make a place: %w", organization, err)
	}
	if err := h.Store.SaveAccount(ctx, a); err != nil {
		return errors.Join(err, operate(ctx, b, &sessions.EndMember{Member: a.ID}))
	}
	return operate(ctx, b, &sessions.JoinMember{Member: a.ID})
}

// operate asks a wish for who runs the program.
func operate(ctx context.Context, b *live.Board, w sessions.Wish) error {
	ask, err := live.NewAsk(w, "")
	if err != nil {
		return err
	}
	return b.Do(ctx, sessions.Principal{Role: sessions.Operator}, ask)
}
