package play

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"maatwerkroute/sessions"
)

// Played is what the play leaves behind.
type Played struct {
	Session, Practice string   // their ids
	Sentence          string   // the line of the outcome page, as the page says it
	Otherwise         []string // what was played in another way than the script has it, and why
	NotPlayed         []string // the keys of the script that nothing was done with, each with the reason
	Links             []Link
}

// Link is an address to try, and what it is.
type Link struct{ What, Address string }

// Organization is the host in the script, and OrganizationType what it is: the account belongs to it.
func Organization() string { return host("naam") }

// OrganizationType is what sort of organisation the host is.
func OrganizationType() string { return host("type") }

func host(key string) string {
	s, err := readScript(scriptFile)
	if err != nil {
		return ""
	}
	return item{of: s}.at("demo_session.gastheer").raw(key)
}

// stage is everything that the play needs while it runs.
type stage struct {
	base    string
	clock   *Clock
	minute  func(context.Context) error
	say     func(string)
	script  *script
	pass    *stadspas // the script of the drawn routes
	lea     *person   // who runs the conversation
	people  []*guest
	cards   map[string]string // the id on the board, by the id in the script
	author  map[string]*guest
	earlier *stage                   // of the conversation before this one
	later   *stage                   // of the one in which the ideal route was laid
	bright  []string                 // the cards that say what worked
	given   map[string]string        // personal links, by what and whose they are
	linked  map[string]*person       // who came by those
	slips   []*sessions.RecogniseFor // of who was not there that evening
	partly  []note
	done    Played
}

// Play plays the dialogue into the server at base, and lets the clock run on when it is D+70. The account
// must be there. minute is what the server does each minute: days go by faster here. progress hears in a few words what goes on.
func Play(ctx context.Context, base string, clock *Clock, minute func(context.Context) error, progress func(string)) (Played, error) {
	s, err := perform(ctx, base, clock, minute, progress)
	if err != nil {
		return Played{}, err
	}
	return s.done, nil
}

func perform(ctx context.Context, base string, clock *Clock, minute func(context.Context) error, progress func(string)) (*stage, error) {
	script, err := readScript(scriptFile)
	if err != nil {
		return nil, err
	}
	pass, err := readStadspas(stadspasFile)
	if err != nil {
		return nil, err
	}
	s := &stage{base: strings.TrimSuffix(base, "/"), clock: clock, minute: minute, say: progress, script: script, pass: pass,
		cards: map[string]string{}, author: map[string]*guest{}, given: map[string]string{}, linked: map[string]*person{}}
	s.lea = s.person("de gespreksleider", theDesk)
	for _, act := range []func(context.Context) error{s.prepare, s.history, s.evening, s.days, s.check, s.practise, s.links} {
		if err := act(ctx); err != nil {
			return nil, err
		}
	}
	for _, n := range s.partly {
		s.done.Otherwise = append(s.done.Otherwise, n.String())
	}
	for _, line := range script.unplayed() {
		what, _, _ := strings.Cut(line, " (")
		s.done.NotPlayed = append(s.done.NotPlayed, line+" · "+whyNot[what])
	}
	clock.Run()
	return s, nil
}

func (s *stage) book(path string) item { return item{of: s.script}.at("demo_session").at(path) }

func (s *stage) root() item { return item{of: s.script}.at("demo_session") }

// prepare plans the conversation, makes it ready and opens the doors.
func (s *stage) prepare(ctx context.Context) error {
	s.say("de serie, en het gesprek van D0 klaarzetten")
	b := s.root()
	b.at("gastheer").raw("naam") // the account is of this organisation
	b.at("gastheer").raw("type")
	plan := form("titel", b.text("titel"), "datum", dateOn(0), "plaats", meetingPlace, "tafels", "1\n2",
		"functies", strings.Join(s.functions(), "\n"), "voorbeeld", "ja")
	for _, side := range b.texts("lege_stoel") {
		plan.Add("leeg", side)
	}
	if err := template(b); err != nil {
		return err
	}
	at, err := s.plan(ctx, plan)
	if err != nil {
		return err
	}
	s.lea.where, s.done.Session = at, at.session
	return s.makeReady(ctx, b.day("terugkoppelgesprek"))
}

// makeReady writes the mandate, who is there for what cannot wait, and the day on which people hear what came of it.
func (s *stage) makeReady(ctx context.Context, feedback int, more ...url.Values) error {
	card, urgent := s.book("mandaatkaart"), s.book("veiligheid")
	return s.ready(ctx, s.lea.where.session, append([]url.Values{
		form("wat", "mandaat", "trede", card.raw("trede"), "gebruik", card.text("wat_doen_we_ermee"), "beloven", card.text("wie_mag_toezeggen"),
			"niet", card.text("niet_op_tafel"), "door", urgent.text("mandaat_getekend_door"), "belofte", "ja"),
		form("wat", "dringend", "wie", urgent.text("persoon"), "nummer", urgent.text("nummer"), "tot", until(urgent)),
		form("wat", "terugkoppel", "datum", dateOn(feedback))}, more...)...)
}

// template holds the script to the conversation that the form plans.
func template(b item) error {
	if t := strings.ReplaceAll(b.raw("sjabloon"), "_", "-"); sessions.Templates[t] == nil {
		return fmt.Errorf("the script wants the template %q, which is not there", t)
	}
	return nil
}

// template is the kind of conversation that the script names, as T2 of T2_proces_doorloop.
func (i item) template() string {
	t, _, _ := strings.Cut(i.raw("sjabloon"), "_")
	return t
}

// plan fills in the form for a new conversation.
func (s *stage) plan(ctx context.Context, fields url.Values) (place, error) {
	got, err := s.lea.post(ctx, "/bureau/nieuw", fields)
	if err != nil {
		return place{}, err
	}
	session := strings.Split(strings.TrimPrefix(got.url.Path, "/bureau/"), "/")[0]
	screen, err := s.lea.open(ctx, "/bureau/"+session)
	if err != nil {
		return place{}, err
	}
	at := place{stream: attribute(screen.body, "data-stream"), session: attribute(screen.body, "data-session")}
	if at.stream == "" || at.session != session {
		return at, fmt.Errorf("the desk's screen of %s names no stream", session)
	}
	return at, nil
}

// ready fills in the forms of the page that makes a conversation ready.
func (s *stage) ready(ctx context.Context, session string, forms ...url.Values) error {
	for _, f := range forms {
		if _, err := s.lea.post(ctx, "/bureau/"+session+"/klaarzetten", f); err != nil {
			return err
		}
	}
	return nil
}

// practise opens a conversation of today, for trying the doors and the wall.
func (s *stage) practise(ctx context.Context) error {
	s.say("een oefengesprek")
	at, err := s.plan(ctx, form("titel", practiceName, "datum", dateOn(today), "plaats", meetingPlace, "tafels", "1",
		"functies", strings.Join(s.functions(), "\n"), "voorbeeld", "ja"))
	if err != nil {
		return err
	}
	s.done.Practice = at.session
	card, urgent := s.book("mandaatkaart"), s.book("veiligheid")
	return s.ready(ctx, at.session,
		form("wat", "mandaat", "trede", card.raw("trede"), "gebruik", card.text("wat_doen_we_ermee"), "door", urgent.text("mandaat_getekend_door"), "belofte", "ja"),
		form("wat", "dringend", "wie", urgent.text("persoon"), "nummer", urgent.text("nummer"), "tot", until(urgent)),
		form("wat", "terugkoppel", "datum", dateOn(today+77)),
		form("wat", "open"))
}

// until is the end of "9 tot 21 uur": the form asks only for that.
func until(urgent item) string {
	hours := urgent.text("uren")
	return hours[strings.LastIndex(hours, "tot ")+len("tot "):]
}

func dateOn(day int) string { return moment(day, 12, 0).Format(time.DateOnly) }

const today = 70 // D+70 is today in the example
