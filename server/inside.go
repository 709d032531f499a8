package server

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
)

// screens is who is inside by a socket, with which key and from which address. A key that is revoked ends its
// screens at once: a board goes on telling until it is told to stop.
type screens struct {
	mu sync.Mutex
	in map[*screen]struct{}
	at map[string]int // by address
}

type screen struct {
	key     store.Key
	address string
	ended   chan struct{} // closed when the key was revoked
	gone    bool
	taken   atomic.Bool // another device took over
}

func newScreens() *screens { return &screens{in: map[*screen]struct{}{}, at: map[string]int{}} }

func (s *screens) from(address string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.at[address]
}

func (s *screens) enter(k store.Key, address string) *screen {
	s.mu.Lock()
	defer s.mu.Unlock()
	one := &screen{key: k, address: address, ended: make(chan struct{})}
	s.in[one] = struct{}{}
	s.at[address]++
	return one
}

func (s *screens) leave(one *screen) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.in, one)
	if s.at[one.address]--; s.at[one.address] <= 0 {
		delete(s.at, one.address)
	}
}

// end tells the screens whose key this is about.
func (s *screens) end(about func(store.Key) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for one := range s.in {
		if !one.gone && about(one.key) {
			one.gone = true
			close(one.ended)
		}
	}
}

// taken ends the screens whose desk is run by another device from now on, and says so.
func (s *screens) taken(about func(store.Key) bool) {
	s.mu.Lock()
	for one := range s.in {
		if !one.gone && about(one.key) {
			one.taken.Store(true)
		}
	}
	s.mu.Unlock()
	s.end(about)
}

// revoke ends one key, and with it its screens.
func (s *Server) revoke(ctx context.Context, hash []byte) error {
	err := s.store.Revoke(ctx, hash, s.instant())
	s.screens.end(func(k store.Key) bool { return string(k.Hash) == string(hash) })
	return err
}

// revokeKind ends every key of a kind in a session, and with them their screens.
func (s *Server) revokeKind(ctx context.Context, session, kind string) error {
	err := s.store.RevokeKind(ctx, session, kind, s.instant())
	s.screens.end(func(k store.Key) bool { return k.Session == session && k.Kind == kind })
	return err
}

// address is where somebody comes from, to count by and never to keep. A proxy on this machine says it as the
// last of its list; from anybody else that list is hearsay. Who holds a network of IPv6 is one address.
func address(c *fiber.Ctx) string {
	tcp, ok := c.Context().RemoteAddr().(*net.TCPAddr)
	if !ok {
		return ""
	}
	ip := tcp.AddrPort().Addr().Unmap()
	if ip.IsLoopback() {
		list := strings.Split(c.Get("X-Forwarded-For"), ",")
		if told, err := netip.ParseAddr(strings.TrimSpace(list[len(list)-1])); err == nil {
			ip = told.Unmap()
		}
	}
	if ip.Is6() {
		if net, err := ip.WithZone("").Prefix(64); err == nil {
			return net.String()
		}
	}
	return ip.String()
}
