package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/boombuler/barcode/qr"
)

// place is an address of this machine, and the network that it is on.
type place struct {
	Network string
	IP      netip.Addr
}

// virtual are networks that exist within this machine only: no phone is on them.
var virtual = []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "virtualbox", "vmware", "hyper-v", "wsl", "tun", "tap", "utun", "wg", "zt", "tailscale"}

func (p place) virtual() bool {
	name := strings.ToLower(p.Network)
	return slices.ContainsFunc(virtual, func(v string) bool { return strings.HasPrefix(name, v) })
}

// nearby says whether an address is one that only who is near can reach: plain http goes no further.
func nearby(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsLoopback()
}

// places lists where phones may find this machine, the likeliest first.
func places() ([]place, error) {
	cards, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf("look at the networks of this machine: %w", err)
	}
	var list []place
	for _, card := range cards {
		if card.Flags&net.FlagUp == 0 || card.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := card.Addrs()
		if err != nil {
			continue // it went away while it was looked at
		}
		for _, a := range addresses {
			if n, ok := a.(*net.IPNet); ok {
				if ip, ok := netip.AddrFromSlice(n.IP); ok {
					list = append(list, place{card.Name, ip.Unmap()})
				}
			}
		}
	}
	return likeliest(list), nil
}

// likeliest leaves out what no phone can use, and puts a network of this machine only, and one without a router, last.
func likeliest(list []place) []place {
	list = slices.DeleteFunc(slices.Clone(list), func(p place) bool { return !p.IP.Is4() || !nearby(p.IP) || p.IP.IsLoopback() })
	rank := func(p place) int {
		switch {
		case p.virtual():
			return 2
		case p.IP.IsLinkLocalUnicast():
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(x, y place) int { return cmp.Compare(rank(x), rank(y)) })
	return list
}

const everywhere = "0.0.0.0"

// located fills in where phones find a server on location, when nobody said it: the likeliest network of this machine, and
// every other name that it has.
func (c Config) located(list []place) Config {
	host, port, err := net.SplitHostPort(c.Address)
	if err != nil || c.PublicURL != "" || host != "" && host != everywhere {
		return c
	}
	c.Address = net.JoinHostPort(everywhere, port)
	for _, p := range list {
		c.Origins = append(c.Origins, "http://"+net.JoinHostPort(p.IP.String(), port))
	}
	c.Origins = append(c.Origins, "http://localhost:"+port, "http://127.0.0.1:"+port)
	c.PublicURL, c.Origins = c.Origins[0], c.Origins[1:]
	return c
}

// local says that only this machine can find it.
func (c Config) local() bool { return strings.HasPrefix(c.PublicURL, "http://localhost:") }

// near lets in who came by a nearby address, and tells once that somebody else than this machine did.
type near struct {
	net.Listener
	own   []place
	other func()
	once  sync.Once
}

func (n *near) Accept() (net.Conn, error) {
	for {
		c, err := n.Listener.Accept()
		if err != nil {
			return nil, err
		}
		to, from := ipOf(c.LocalAddr()), ipOf(c.RemoteAddr())
		if !nearby(to) {
			c.Close()
			continue
		}
		if isOther(from, n.own) {
			n.once.Do(n.other)
		}
		return c, nil
	}
}

// locally takes only who is near.
func (h *House) locally(ln net.Listener) (net.Listener, error) {
	own, err := places()
	return &near{Listener: ln, own: own, other: func() {
		if h.config.Says != nil {
			fmt.Fprintln(h.config.Says, "Er is een telefoon of ander apparaat binnen: het werkt / another device is in: it works.")
		}
	}}, err
}

func ipOf(a net.Addr) netip.Addr {
	if tcp, ok := a.(*net.TCPAddr); ok {
		return tcp.AddrPort().Addr().Unmap()
	}
	return netip.Addr{}
}

func isOther(from netip.Addr, own []place) bool {
	return from.IsValid() && !from.IsLoopback() && !slices.ContainsFunc(own, func(p place) bool { return p.IP == from })
}

// textQR draws a QR with the blocks of a terminal: two rows in a line, light on dark as terminals are.
func textQR(text string) (string, error) {
	code, err := qr.Encode(text, qr.L, qr.Auto)
	if err != nil {
		return "", fmt.Errorf("draw a QR: %w", err)
	}
	b := code.Bounds()
	light := func(x, y int) bool {
		if x < 0 || y < 0 || x >= b.Dx() || y >= b.Dy() {
			return true
		}
		r, _, _, _ := code.At(b.Min.X+x, b.Min.Y+y).RGBA()
		return r != 0
	}
	var out strings.Builder
	for y := -quiet / 2; y < b.Dy()+quiet/2; y += 2 {
		for x := -quiet / 2; x < b.Dx()+quiet/2; x++ {
			out.WriteString(blocks[light(x, y)][light(x, y+1)])
		}
		out.WriteString("\n")
	}
	return out.String(), nil
}

var blocks = map[bool]map[bool]string{true: {true: "█", false: "▀"}, false: {true: "▄", false: " "}}

// announce says where phones find this server, and how far a laptop itself can know that they do.
func (h *House) announce(ctx context.Context, out io.Writer) {
	c := h.config
	fmt.Fprintf(out, "\nHet gesprek staat open / open.\n\nTelefoons / phones:  %s\n\n", c.PublicURL)
	own, err := places()
	switch {
	case c.local() && err == nil && len(own) == 0:
		fmt.Fprint(out, "Deze laptop zit op geen enkel netwerk: alleen u kunt hier schrijven. Verbind hem met de router en start opnieuw / no network: connect to the router and start again.\n")
	case c.local():
		fmt.Fprint(out, "Alleen deze laptop kan erbij, want dat is het adres dat gekozen is / only this laptop: that address was chosen.\n")
	default:
		if drawn, err := textQR(c.PublicURL + "/d"); err == nil {
			fmt.Fprintln(out, drawn)
		}
	}
	switch err := h.reaches(ctx); {
	case errors.Is(err, errElsewhere):
		fmt.Fprint(out, "Dit adres is niet van deze laptop zelf. Kijk met een telefoon of het werkt / this is no address of this laptop: try it with a phone.\n")
	case err != nil:
		fmt.Fprintf(out, "Let op: deze laptop hoort zichzelf niet op dat adres. Een firewall of VPN houdt het tegen. Zet de VPN uit, of laat dit programma toe / the laptop cannot reach itself there: a firewall or VPN is in the way (%v)\n", err)
	default:
		fmt.Fprint(out, "De laptop hoort zichzelf op dat adres. Of een telefoon erbij kan, weet u pas als er een binnen is. Probeer het nu: dan staat het hieronder / try it with a phone now: it is said below when one is in.\n")
	}
	if len(c.Origins) > 2 {
		fmt.Fprintf(out, "Lukt het niet? Andere adressen van deze laptop / other addresses: %s\n", strings.Join(c.Origins[:len(c.Origins)-2], "  "))
	}
	if runtime.GOOS == "windows" {
		fmt.Fprint(out, "Vraagt Windows of dit programma mag? Kies 'Particuliere netwerken' en 'Toegang toestaan' / allow private networks.\n")
	}
	fmt.Fprintf(out, "Hulp / help: %s/hulp/op-locatie\nStop met Ctrl-C.\n\n", c.PublicURL)
}

var errElsewhere = errors.New("it is no address of this machine")

// reaches asks this server itself, at the address that phones use. It asks nobody else.
func (h *House) reaches(ctx context.Context) error {
	base, err := url.Parse(h.config.PublicURL)
	if err != nil {
		return err
	}
	own, err := places()
	if err != nil {
		return err
	}
	ip, err := netip.ParseAddr(base.Hostname())
	if base.Hostname() != "localhost" && (err != nil || isOther(ip, own)) {
		return errElsewhere
	}
	ctx, stop := context.WithTimeout(ctx, 2*time.Second)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.config.PublicURL+"/healthz", nil)
	if err != nil {
		return err
	}
	straight := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // by no proxy
	res, err := straight.Do(r)
	if err != nil {
		return err
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return errors.New(res.Status)
	}
	return nil
}
