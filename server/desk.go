package server

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// listed is a trajectory on the desk's list.
type listed struct {
	Stream, Title string
	Example       bool
	Practice      bool
	Sessions      []listedSession
	Shut          string // why it cannot be opened
	Lead          string // the account that follows it up, and on the desk's own list its name
	Rest          rest
	HandBy        sessions.Instant // whoever followed it up left: by when somebody else does
	Waiting       int              // things that wait for the facilitator
	Away          sessions.Instant // since when it is on location; zero: it is here
}

type listedSession struct {
	ID, Title string
	Date      sessions.Instant
	State     sessions.SessionState
}

// desk is the list of what the organisation hosts; who did not log in gets the form for that.
func (s *Server) desk(c *fiber.Ctx) error {
	v, err := loggedIn(s, c)
	if err == errSignIn {
		return s.render(c, "inloggen", Page{Title: "Inloggen bij het bureau"})
	}
	if err != nil {
		return err
	}
	if v.member.Role != sessions.Facilitator {
		return s.otherDesk(c, v)
	}
	list, err := s.hosted(c, v.as.Organization)
	if err != nil {
		return err
	}
	o, err := s.organization(c.UserContext(), v.as.Organization)
	if err != nil {
		return err
	}
	names, err := s.colleagues(c, v.as.Organization)
	if err != nil {
		return err
	}
	for i := range list {
		if list[i].Rest.Until <= s.instant() {
			list[i].Rest = rest{}
		}
		if m, ok := o.Member(list[i].Lead); ok && m.Left != 0 {
			list[i].HandBy = m.HandBy
		}
		if list[i].Lead = names[list[i].Lead]; list[i].Lead == names[v.key.Account] && list[i].Lead != "" {
			list[i].Lead = "u"
		}
	}
	return s.render(c, "bureau", Page{Title: "Uw gesprekken", Wide: true, Data: bureau{list, v.member.Manages}})
}

// bureau is the list of a facilitator.
type bureau struct {
	List    []listed
	Manages bool
}

// colleagues are the facilitators of an organisation: their names by the ids of their accounts.
func (s *Server) colleagues(c *fiber.Ctx, organization string) (map[string]string, error) {
	list, err := s.store.Accounts(c.UserContext(), organization)
	names := make(map[string]string, len(list))
	for _, a := range list {
		names[a.ID] = a.Name
	}
	if err != nil {
		return nil, err
	}
	o, err := s.organization(c.UserContext(), organization)
	return facilitatorsOf(o, names), err
}

func (s *Server) hosted(c *fiber.Ctx, organization string) ([]listed, error) {
	rows, err := s.store.Trajectories(c.UserContext(), organization)
	if err != nil && !errors.Is(err, store.ErrRotten) {
		return nil, err
	}
	list := make([]listed, 0, len(rows)+1)
	for _, row := range rows {
		l, err := s.listing(c, row.Stream)
		if err != nil { // one that is damaged must not keep the others from their evening
			l = listed{Stream: row.Stream, Shut: judge(err).Text}
		}
		if l.Practice {
			continue // it is found on its own page, and counts nowhere
		}
		list = append(list, l)
	}
	if err != nil {
		list = append(list, listed{Shut: judge(err).Text}) // nobody can read which
	}
	return list, nil
}

func (s *Server) listing(c *fiber.Ctx, stream string) (l listed, err error) {
	b, err := s.hall.Board(c.UserContext(), stream)
	if err != nil {
		return l, err
	}
	l.Stream, l.Away = stream, s.awaySince(stream)
	b.Read(func(st *sessions.State, say words) {
		if t, ok := record[*sessions.Trajectory](st, "trajectory", stream); ok {
			l.Title, l.Example, l.Practice, l.Lead, l.Rest = say(t.Title), t.Example, t.Practice, t.Lead, restOf(t, say)
		}
		l.Waiting = len(st.Todo("", s.instant()))
		for _, e := range records[*sessions.Session](st) {
			l.Sessions = append(l.Sessions, listedSession{ID: e.ID, Title: say(e.Title), Date: e.Date, State: e.State})
		}
	})
	slices.SortFunc(l.Sessions, func(a, b listedSession) int { return int(b.Date/1000 - a.Date/1000) })
	return l, nil
}

// plan is the form for a new session.
type plan struct {
	Trajectories []listed
	Sides        []sideField
	Value        map[string]string
	Empty        map[sessions.Side]bool
	From         string // the evening from which the proposals come
	Forms        []conversation
}

// planProposals are the fields of the form of which the last evening gives a proposal.
var planProposals = []string{"uren", "plaats", "functies", "tafels"}

func (s *Server) planPage(c *fiber.Ctx) (Page, error) {
	v := visiting(c)
	list, err := s.hosted(c, v.as.Organization)
	if err != nil {
		return Page{}, err
	}
	earlier, err := s.lastEvening(c, list, "")
	if err != nil {
		return Page{}, err
	}
	d := plan{Value: map[string]string{"uren": usualHours}, Empty: map[sessions.Side]bool{}}
	d.Trajectories = slices.DeleteFunc(list, func(l listed) bool { return l.Shut != "" })
	for _, side := range sessions.Sides {
		d.Sides = append(d.Sides, sideField{side, sideName(side)})
	}
	for _, name := range planProposals {
		if value := earlier.Values[name]; value != "" {
			d.Value[name], d.From = value, earlier.Title
		}
	}
	if c.Method() == fiber.MethodPost {
		d.Value, d.From = typedIn(c), ""
		for _, side := range c.Request().PostArgs().PeekMulti("leeg") {
			d.Empty[sessions.Side(side)] = true
		}
	}
	d.Forms, err = s.conversations(c, v.as.Organization)
	return Page{Title: "Een nieuw gesprek", Data: d}, err
}

func (s *Server) newSession(c *fiber.Ctx) error {
	p, err := s.planPage(c)
	if err != nil {
		return err
	}
	return s.render(c, "nieuw", p)
}

// makeSession plans a session, in a trajectory that is there or in a new one. When the session is refused, the new
// trajectory is there already: the form comes back with it chosen, so that trying again makes no second one.
func (s *Server) makeSession(c *fiber.Ctx) error {
	v := visiting(c)
	session, stream, err := s.plannedSession(c, v)
	if err != nil {
		p, perr := s.planPage(c)
		if perr != nil {
			return perr
		}
		if stream != "" {
			p.Data.(plan).Value["traject"] = stream
		}
		return s.again(c, err, "nieuw", p)
	}
	return c.Redirect("/bureau/"+session+"/klaarzetten", fiber.StatusSeeOther)
}

func (s *Server) plannedSession(c *fiber.Ctx, v visit) (session, stream string, err error) {
	if day(c.FormValue("datum")) == 0 {
		return "", "", sessions.Refuse(sessions.Invalid, "Kies een datum.")
	}
	expected, err := announced(c)
	if err != nil {
		return "", "", err
	}
	once := c.FormValue(onceField)
	w := &sessions.PlanSession{Session: idOnce("gesprek", once), Template: c.FormValue("sjabloon"), Title: sessions.Text{Body: c.FormValue("titel")},
		Date: day(c.FormValue("datum")), Hours: sessions.Label(c.FormValue("uren")), Place: sessions.Label(c.FormValue("plaats")),
		Tables: lines(c.FormValue("tafels")), Attending: lines(c.FormValue("functies")), Expected: expected}
	if err := s.chosen(c, v.as.Organization, w); err != nil {
		return "", "", err
	}
	if stream, err = s.streamFor(c, v, once); err != nil {
		return "", "", err
	}
	if v.board, err = s.hall.Board(c.UserContext(), stream); err != nil {
		return "", stream, err
	}
	for _, side := range c.Request().PostArgs().PeekMulti("leeg") {
		w.Missing = append(w.Missing, sessions.Side(side))
	}
	return w.Session, stream, s.ask(c, v, v.as, w, nonceFor("gesprek", once))
}

// streamFor is the chosen trajectory of the organisation, or a new one with the steps that everybody
// starts with. The title of a new one is the session's.
func (s *Server) streamFor(c *fiber.Ctx, v visit, once string) (string, error) {
	if chosen := c.FormValue("traject"); chosen != "" {
		rows, err := s.store.Trajectories(c.UserContext(), v.as.Organization) // those that are not damaged, also with an error
		for _, row := range rows {
			if row.Stream == chosen {
				return chosen, nil
			}
		}
		if err == nil {
			err = fiber.ErrNotFound
		}
		return "", err
	}
	w, err := s.hostedBy(c, v.as.Organization, &sessions.OpenTrajectory{Title: sessions.Text{Body: c.FormValue("titel")}, Steps: firstSteps(), Example: c.FormValue("voorbeeld") != ""})
	if err != nil {
		return "", err
	}
	stream := idOnce("traject", once)
	if v.board, err = s.hall.Board(c.UserContext(), stream); err != nil {
		return "", err
	}
	return stream, s.ask(c, v, v.as, w, nonceFor("traject", once))
}

// idOnce is the name of what one showing of a form makes: sent twice, it is made once.
func idOnce(what, once string) string {
	if once == "" {
		return newID()
	}
	sum := sha256.Sum256([]byte(what + " " + once))
	return hex.EncodeToString(sum[:16])
}

func nonceFor(what, once string) string {
	if once == "" {
		return ""
	}
	return what + " " + once
}

// hostedBy fills in who hosts.
func (s *Server) hostedBy(c *fiber.Ctx, organization string, w *sessions.OpenTrajectory) (*sessions.OpenTrajectory, error) {
	org, err := s.hall.Board(c.UserContext(), organization)
	if err != nil {
		return nil, err
	}
	org.Read(func(st *sessions.State, _ words) {
		if o, ok := record[*sessions.Organization](st, "organization", organization); ok {
			w.HostName, w.HostType = o.Name, o.Type
		}
	})
	return w, nil
}

// deskScreen is the live screen of the facilitator.
func (s *Server) deskScreen(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	return s.shell(c, "desk", e, Shell{Stream: v.key.Stream, Session: e.ID, As: v.key.Kind, More: map[string]string{
		"outcome-url": s.afterwards() + "/uitkomst/" + e.ID, "prepare-url": "/bureau/" + e.ID + "/klaarzetten",
		"lead": map[bool]string{true: "ja", false: "nee"}[e.Leads]}})
}

// routeScreen is where the drawings of the route are made.
func (s *Server) routeScreen(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	return s.shell(c, "route", e, Shell{Stream: v.key.Stream, Session: e.ID, As: v.key.Kind})
}

var stepTitles = [][2]string{{"nood", "Er is iets mis"}, {"zoeken", "Waar moet ik zijn?"}, {"vragen", "Ik vraag hulp"},
	{"papieren", "Ik lever papieren in"}, {"gesprek", "Iemand kijkt naar mijn vraag"}, {"doorgestuurd", "Ik moet naar iemand anders"},
	{"besluit", "Er komt een antwoord"}, {"hulp", "Ik krijg hulp"}, {"daarna", "Hoe gaat het nu?"}}

// firstSteps is the route that a trajectory starts with (DOMAIN §4.12).
func firstSteps() []sessions.NewStep {
	list := make([]sessions.NewStep, len(stepTitles))
	for i, st := range stepTitles {
		list[i] = sessions.NewStep{ID: st[0], Title: sessions.Text{Body: st[1]}}
	}
	return list
}

func sideName(side sessions.Side) string {
	switch side {
	case sessions.Ervaring:
		return "mensen die het meemaken"
	case sessions.Begeleiding:
		return "mensen die helpen"
	}
	return strings.ToLower(string(side))
}
