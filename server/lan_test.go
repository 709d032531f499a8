package server

import (
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

func TestWherePhonesFindALaptop(t *testing.T) {
	for name, row := range map[string]struct {
		has  []place
		want []string
	}{
		"nothing":             {nil, nil},
		"only the world":      {[]place{{"eth0", netip.MustParseAddr("203.0.113.7")}}, nil},
		"only itself":         {[]place{{"lo", netip.MustParseAddr("127.0.0.1")}}, nil},
		"an address of IPv6":  {[]place{{"wlan0", netip.MustParseAddr("fe80::1")}}, nil},
		"wifi at home":        {[]place{{"wlan0", netip.MustParseAddr("192.168.178.20")}}, []string{"192.168.178.20"}},
		"a router of its own": {[]place{{"Wi-Fi", netip.MustParseAddr("10.0.0.4")}}, []string{"10.0.0.4"}},
		"wifi without router": {[]place{{"Wi-Fi", netip.MustParseAddr("169.254.3.4")}}, []string{"169.254.3.4"}},
		"a cable that found no router, and wifi": {[]place{{"Ethernet", netip.MustParseAddr("169.254.3.4")}, {"Wi-Fi", netip.MustParseAddr("192.168.1.2")}},
			[]string{"192.168.1.2", "169.254.3.4"}},
		"networks of programs, and wifi": {[]place{{"docker0", netip.MustParseAddr("172.17.0.1")}, {"vEthernet (WSL)", netip.MustParseAddr("172.20.0.1")}, {"Wi-Fi", netip.MustParseAddr("192.168.1.2")}},
			[]string{"192.168.1.2", "172.17.0.1", "172.20.0.1"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range likeliest(row.has) {
				got = append(got, p.IP.String())
			}
			if !slices.Equal(got, row.want) {
				t.Errorf("%v, want %v", got, row.want)
			}
		})
	}
}

func TestTheAddressOnLocation(t *testing.T) {
	wifi := []place{{"Wi-Fi", netip.MustParseAddr("192.168.1.2")}, {"docker0", netip.MustParseAddr("172.17.0.1")}}
	for name, row := range map[string]struct {
		c       Config
		places  []place
		address string
		public  string
		origins string
	}{
		"a laptop on wifi":      {Config{Address: ":8080"}, wifi, "0.0.0.0:8080", "http://192.168.1.2:8080", "http://172.17.0.1:8080 http://localhost:8080 http://127.0.0.1:8080"},
		"without any network":   {Config{Address: ":8080"}, nil, "0.0.0.0:8080", "http://localhost:8080", "http://127.0.0.1:8080"},
		"an address was chosen": {Config{Address: "10.1.1.1:80"}, wifi, "10.1.1.1:80", "", ""},
		"a name was chosen":     {Config{Address: ":8080", PublicURL: "http://avond.local:8080"}, wifi, ":8080", "http://avond.local:8080", ""},
		"no port":               {Config{Address: "overal"}, wifi, "overal", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c := row.c.located(row.places)
			if c.Address != row.address || c.PublicURL != row.public || strings.Join(c.Origins, " ") != row.origins {
				t.Errorf("%s, %s, %v", c.Address, c.PublicURL, c.Origins)
			}
		})
	}
}

func TestWhoMayComeInOnLocation(t *testing.T) {
	own := []place{{"Wi-Fi", netip.MustParseAddr("192.168.1.2")}}
	for address, row := range map[string]struct{ near, other bool }{
		"127.0.0.1": {true, false}, "192.168.1.2": {true, false}, "192.168.1.9": {true, true}, "::ffff:10.0.0.1": {true, true}, "169.254.1.1": {true, true},
		"203.0.113.7": {false, true}, "2001:db8::1": {false, true}, "::1": {true, false},
	} {
		ip := netip.MustParseAddr(address)
		if nearby(ip) != row.near || isOther(ip, own) != row.other {
			t.Errorf("%s: near %v, other %v", address, nearby(ip), isOther(ip, own))
		}
	}
}

// The drawing on the terminal is the code itself: every module stands where it should, with light around it.
func TestTheQROfTheTerminal(t *testing.T) {
	const text = "http://192.168.178.20:8080/d"
	drawn, err := textQR(text)
	if err != nil {
		t.Fatal(err)
	}
	code, err := qr.Encode(text, qr.L, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	size := code.Bounds().Dx()
	var rows [][]bool // light
	for _, line := range strings.Split(strings.TrimSuffix(drawn, "\n"), "\n") {
		var upper, lower []bool
		for _, r := range line {
			upper, lower = append(upper, r == '█' || r == '▀'), append(lower, r == '█' || r == '▄')
		}
		rows = append(rows, upper, lower)
	}
	for y, row := range rows {
		if len(row) != size+quiet {
			t.Fatalf("row %d has %d, want %d", y, len(row), size+quiet)
		}
		for x, light := range row {
			mx, my := x-quiet/2, y-quiet/2
			want := true
			if mx >= 0 && my >= 0 && mx < size && my < size {
				r, _, _, _ := code.At(mx, my).RGBA()
				want = r != 0
			}
			if light != want {
				t.Fatalf("at %d, %d", x, y)
			}
		}
	}
}

// On a network without internet a browser has nothing but plain http: cookies go without Secure, to this site alone, and a
// page of another site may ask nothing. All of it only with the flag.
func TestPlainHTTPOnLocation(t *testing.T) {
	const phones = "http://192.168.178.20:8080"
	if err := (Config{PublicURL: phones}).Defaults().check(); err == nil {
		t.Error("without the flag words go over an open network")
	}
	said := &syncBuffer{}
	h := start(t, func(c *Config) {
		c.OnLocation, c.PublicURL, c.Origins, c.Says = true, phones, []string{"http://127.0.0.1"}, said
	})
	if _, err := h.AddAccount(t.Context(), NewAccount{Name: "lea", Password: pass, Organization: "Wij", Type: "collectief"}); err != nil {
		t.Fatal(err)
	}
	for origin, status := range map[string]int{phones: 303, "http://127.0.0.1": 303, "http://192.168.178.21:8080": 403, "https://192.168.178.20:8080": 403, "null": 403, "": 403} {
		h.origin = origin
		a := h.person().post("/bureau/in", "naam", "lea", "wachtwoord", pass)
		if a.status != status {
			t.Errorf("from %q: %d, want %d", origin, a.status, status)
		}
		if cookie := a.header.Get("Set-Cookie"); status == 303 && (!strings.HasPrefix(cookie, "mwr_desk=") || strings.Contains(strings.ToLower(cookie), "secure") ||
			!strings.Contains(cookie, "SameSite=Strict") || !strings.Contains(cookie, "HttpOnly")) {
			t.Errorf("from %q: %s", origin, cookie)
		}
	}
	h.until(func() bool { return strings.Contains(said.String(), "/hulp/op-locatie") })
	if !strings.Contains(said.String(), phones) || !strings.Contains(said.String(), "▄") || !strings.Contains(said.String(), "/hulp/op-locatie") {
		t.Errorf("it says %s", said.String())
	}
}
