package server

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Config is what an operator decides. Every address that people are sent comes from PublicURL, never
// from a request.
type Config struct {
	Address    string   `help:"Waar de server luistert / where to listen." default:"127.0.0.1:8080" env:"MWR_ADDRESS"`
	Data       string   `help:"Map voor de database en de sleutel / folder for the database and the key." default:"./data" env:"MWR_DATA" type:"path"`
	PublicURL  string   `name:"public-url" help:"Het adres dat mensen gebruiken / the address that people use, as https://maatwerk.example. Leeg: http:// en het luisteradres." env:"MWR_PUBLIC_URL"`
	OnLocation bool     `help:"Op locatie: gewoon http mag, alleen op privé-adressen / plain http is allowed, on private addresses only." env:"MWR_ON_LOCATION"`
	Origins    []string `help:"Meer adressen vanwaar de pagina's mogen komen / more origins that may use this server." env:"MWR_ORIGINS"`

	WishesPerSecond   float64       `help:"Hoeveel een persoon per seconde mag vragen / wishes a second for each person." default:"5" env:"MWR_WISHES_PER_SECOND"`
	WishesBurst       int           `help:"En hoeveel in één keer / and how many at once." default:"20" env:"MWR_WISHES_BURST"`
	GuessesPerSecond  float64       `help:"Foute codes per seconde, van iedereen samen / failed guesses a second, over all." default:"2" env:"MWR_GUESSES_PER_SECOND"`
	ScreensPerAddress int           `help:"Hoeveel schermen er van één adres binnen mogen zijn; een zaal deelt er een / live screens from one address; a hall shares one." default:"600" env:"MWR_SCREENS_PER_ADDRESS"`
	DeskIdle          time.Duration `help:"Na zo lang niets doen logt het bureau uit / the desk is logged out after so long without a sign." default:"30m" env:"MWR_DESK_IDLE"`
	DeskLongest       time.Duration `help:"En na zo lang altijd / and always after so long." default:"12h" env:"MWR_DESK_LONGEST"`
	Notice            time.Duration `help:"Zo lang zegt /readyz bij het stoppen al nee terwijl iedereen nog binnen mag, voor een load balancer; hoogstens 3s / how long /readyz says no before the door closes." default:"0s" env:"MWR_NOTICE"`

	Mailing

	// Listening is called with the address when people can come in. Tests and the demo use it.
	Listening func(address string) `kong:"-"`
	// Says is where the address for phones is written, on location. Nothing writes it elsewhere.
	Says io.Writer `kong:"-"`
}

const onlyHere = "127.0.0.1:8080"

const longestNotice = 3 * time.Second

// Defaults fills in what a test or the demo leaves open, as the command line does.
func (c Config) Defaults() Config {
	set := func(into *string, to string) {
		if *into == "" {
			*into = to
		}
	}
	if c.OnLocation && c.Address == onlyHere {
		c.Address = ":8080" // for phones, unless somebody said another address
	}
	set(&c.Address, onlyHere)
	set(&c.Data, "./data")
	if c.OnLocation {
		list, _ := places() // without a network it is open to this machine
		c = c.located(list)
	}
	if host, port, err := net.SplitHostPort(c.Address); c.PublicURL == "" && err == nil && host == "127.0.0.1" {
		// Who tries it on this machine types either name for it.
		c.PublicURL, c.Origins = "http://localhost:"+port, append(c.Origins, "http://127.0.0.1:"+port)
	}
	set(&c.PublicURL, "http://"+c.Address)
	if c.WishesPerSecond == 0 {
		c.WishesPerSecond, c.WishesBurst = 5, 20
	}
	if c.GuessesPerSecond == 0 {
		c.GuessesPerSecond = 2
	}
	if c.ScreensPerAddress == 0 {
		c.ScreensPerAddress = 600
	}
	if c.DeskIdle == 0 {
		c.DeskIdle = 30 * time.Minute
	}
	if c.DeskLongest == 0 {
		c.DeskLongest = 12 * time.Hour
	}
	c.mailDefaults()
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	return c
}

// check refuses an address that would send people's words over an open network in plain http.
func (c Config) check() error {
	if c.Notice < 0 || c.Notice > longestNotice {
		return fmt.Errorf("notice %v must be between 0s and %v: stopping takes ten seconds at most", c.Notice, longestNotice)
	}
	if err := c.checkMail(); err != nil {
		return err
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Host == "" || u.Path != "" || c.PublicURL != strings.ToLower(u.Scheme+"://"+u.Host) {
		return fmt.Errorf("public URL %q must be a scheme and a host in small letters, such as https://maatwerk.example", c.PublicURL)
	}
	if u.Scheme == "https" {
		return nil
	}
	if u.Scheme != "http" {
		return fmt.Errorf("public URL %q: only http and https", c.PublicURL)
	}
	host := u.Hostname()
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "localhost" || err == nil && ip.IsLoopback():
		return nil
	case !c.OnLocation:
		return errors.New("plain http outside this machine needs MWR_ON_LOCATION; use https otherwise")
	case err != nil && !strings.HasSuffix(host, ".local"), err == nil && !ip.IsPrivate() && !ip.IsLinkLocalUnicast():
		return fmt.Errorf("on location means a private address; %q is none", host)
	}
	return nil
}

func (c Config) https() bool { return strings.HasPrefix(c.PublicURL, "https://") }

func (c Config) origins() []string { return append([]string{c.PublicURL}, c.Origins...) }

// host is the public address as people read it on a wall.
func (c Config) host() string {
	_, host, _ := strings.Cut(c.PublicURL, "://")
	return host
}
