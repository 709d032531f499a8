package server

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// The kinds of key. Those that people are given are derived, so that a QR can be shown again; those in
// a cookie are random. Only a hash is ever kept.
const (
	joinKey   = "join-" // and the door behind it
	codeKey   = "code"
	slipKey   = "slip"
	scribeKey = "scribe-link"
	askedKey  = "asked-link"
	medeKey   = "co-link"    // of a second facilitator
	carryKey  = "carry-link" // of who carries a leg, and of the place that answers it

	enteringCookie = "entering" // used a door, has no seat yet
	seatCookie     = "seat"
	deskCookie     = "desk"
	wallCookie     = "wall"
	scribeCookie   = "scribe"
	askedCookie    = "asked"
	medeCookie     = "mede"
	carryCookie    = "carry"
)

// master is the secret that the others come from. It lies beside the database and never in it.
type master [32]byte

// openMaster reads the key file, and makes it when it is absent.
func openMaster(path string) (m master, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		rand.Read(m[:]) // never fails
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return m, fmt.Errorf("make the master key: %w", err)
		}
		_, err = f.Write(m[:])
		return m, errors.Join(err, f.Sync(), f.Close())
	}
	if err != nil {
		return m, fmt.Errorf("read the master key: %w", err)
	}
	if len(b) != len(m) {
		return m, fmt.Errorf("the master key has %d bytes, not %d", len(b), len(m))
	}
	return master(b), nil
}

func (m master) mac(parts ...string) []byte {
	h := hmac.New(sha256.New, m[:])
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s|", len(p), p)
	}
	return h.Sum(nil)
}

func (m master) cursors() [32]byte { return [32]byte(m.mac("cursors")) }

// alphabet has no 0 O 1 I L.
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

// letters turns chance into a code of n letters. Bytes that would favour some letters are left out.
func letters(chance func(round int) []byte, n int) string {
	out := make([]byte, 0, n)
	for round := 0; len(out) < n; round++ {
		for _, b := range chance(round) {
			if int(b) < 256/len(alphabet)*len(alphabet) && len(out) < n {
				out = append(out, alphabet[int(b)%len(alphabet)])
			}
		}
	}
	return string(out)
}

// secret is the 128-bit key for a link, the same each time.
func (m master) secret(k store.Key, generation int) string {
	return base64.RawURLEncoding.EncodeToString(m.mac(k.Kind, k.Stream, k.Session, k.Object, k.Seat, fmt.Sprint(generation))[:16])
}

// code is a key to type, of n letters.
func (m master) code(k store.Key, generation, n int) string {
	return letters(func(round int) []byte {
		return m.mac("code", k.Kind, k.Stream, k.Session, k.Object, k.Seat, fmt.Sprint(generation), fmt.Sprint(round))
	}, n)
}

// HashOf is what is kept of a secret.
func HashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// typed is a code as it was meant: in any case, with or without spaces between its groups.
func typed(code string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(alphabet, r) {
			return r
		}
		return -1
	}, strings.ToUpper(code))
}

// grouped is a code as people read it: in groups of four.
func grouped(code string) string {
	var groups []string
	for len(code) > 4 {
		groups, code = append(groups, code[:4]), code[4:]
	}
	return strings.Join(append(groups, code), " ")
}

// derive gives the living secret of a link and keeps its hash. A generation ends when the key is revoked.
func (s *Server) derive(ctx context.Context, k store.Key, make func(store.Key, int) string) (string, error) {
	old, err := s.store.Keys(ctx, k.Session, k.Kind)
	if err != nil {
		return "", err
	}
	generation := 0
	for _, o := range old {
		if o.RevokedAt != 0 && o.Object == k.Object && o.Seat == k.Seat && o.Stream == k.Stream {
			generation++
		}
	}
	secret := make(k, generation)
	k.Hash, k.MadeAt = HashOf(secret), s.instant()
	for _, o := range old {
		if string(o.Hash) == string(k.Hash) && (o.ExpiresAt == 0 || o.ExpiresAt > k.MadeAt) {
			return secret, nil // it is kept already
		}
	}
	return secret, s.store.SaveKey(ctx, k)
}

const linkLength = 22 // 128 bits in base64

var errKey = sessions.Refuse(sessions.NotFound, "Deze code of kaart werkt niet. Kijk nog eens, of vraag de gespreksleider.")

// present finds what somebody holds: a secret from a link, or a typed code, whose guesses are slowed. Expired,
// revoked and never made are one answer.
func (s *Server) present(c *fiber.Ctx, kinds func(string) bool) (store.Key, error) {
	if secret := c.FormValue("sleutel", c.FormValue("key")); len(secret) == linkLength { // a code sent as a key is still a code
		return s.opened(c, secret, kinds)
	}
	return s.guessed(c, c.FormValue("code"), kinds)
}

// guessed is a typed code. Who types a right one guesses no slower afterwards.
func (s *Server) guessed(c *fiber.Ctx, code string, kinds func(string) bool) (store.Key, error) {
	if !s.guesses.take(address(c)) {
		return store.Key{}, fiber.NewError(fiber.StatusTooManyRequests)
	}
	k, err := s.opened(c, typed(code), kinds)
	if err == nil {
		s.guesses.back(address(c))
	}
	return k, err
}

// opened is keyOf, and notes that somebody opened what they were sent. That this fails keeps nobody out.
func (s *Server) opened(c *fiber.Ctx, secret string, kinds func(string) bool) (store.Key, error) {
	k, err := s.keyOf(c, secret, kinds)
	if err == nil && is(askedKey, askedKey+"-code", carryKey, carryKey+"-code", slipKey)(k.Kind) {
		if err := s.reached(c.UserContext(), k); err != nil {
			slog.Error("note that a message was opened", "err", err)
		}
	}
	return k, err
}

func (s *Server) keyOf(c *fiber.Ctx, secret string, kinds func(string) bool) (store.Key, error) {
	k, err := s.store.Key(c.UserContext(), HashOf(secret), s.instant())
	if errors.Is(err, store.ErrNone) || err == nil && !kinds(k.Kind) {
		return store.Key{}, errKey
	}
	return k, err
}

func is(kinds ...string) func(string) bool {
	return func(k string) bool {
		for _, one := range kinds {
			if k == one || strings.HasSuffix(one, "-") && strings.HasPrefix(k, one) {
				return true
			}
		}
		return false
	}
}

// issue makes a random key, keeps its hash, and gives it to the browser in a cookie.
func (s *Server) issue(c *fiber.Ctx, k store.Key, lives time.Duration) error {
	secret := randomSecret()
	k.Hash, k.MadeAt = HashOf(secret), s.instant()
	if k.ExpiresAt == 0 {
		k.ExpiresAt = sessions.At(s.now().Add(lives))
	}
	if err := s.store.SaveKey(c.UserContext(), k); err != nil {
		return err
	}
	s.setCookie(c, k.Kind, secret, lives)
	return nil
}

// randomKey is a secret for a link that is used once: as long as a derived one.
func randomKey() string { return base64.RawURLEncoding.EncodeToString(chance(16)) }

func randomSecret() string { return base64.RawURLEncoding.EncodeToString(chance(32)) }

func chance(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}
