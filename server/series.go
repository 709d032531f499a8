package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// seriesView is the evenings of an organisation as a series: how many dialogues there were in a year, and which share of
// their actions people notice (S0-23). Who reads it may not have been in the room: few people are no number.
type seriesView struct {
	Year     int
	Years    []int
	Held     int
	Actions  string // the share, with what it is out of
	Invented bool   // what is counted is an invented example
	Coming   []gatheringView
	Past     []gatheringView
	About    []aboutView // by date, the oldest first, so that it can be seen which way it goes (S4-27)
	Shut     int
}

// aboutView is what each half of the table said an evening was about.
type aboutView struct {
	Date         sessions.Instant
	Title        string
	Lives, Works string
}

var aboutWords = map[string]string{"mensen": "vooral mensen", "allebei": "allebei", "regels_en_geld": "vooral regels en geld", "verschilt": "verschilt", "": "te weinig mensen zeiden het"}

type gatheringView struct {
	ID, Title, Trajectory string
	Date, Feedback        sessions.Instant
	Where                 string
	State                 sessions.SessionState
	Example               bool
	Here                  []string // by tier
	Chairs                string
	Barriers, Asked       int
	Actions               string
}

// series reads the boards of the organisation that is logged in, and of no other.
func (s *Server) series(c *fiber.Ctx) error {
	rows, err := s.hosted(c, visiting(c).as.Organization)
	if err != nil {
		return err
	}
	d := seriesView{Invented: !slices.ContainsFunc(rows, func(l listed) bool { return l.Shut == "" && !l.Example })}
	now := s.instant()
	d.Year = now.Time().Year()
	if year, err := strconv.Atoi(queryOf(c).Get("jaar")); err == nil {
		d.Year = year
	}
	total := sessions.Figure{}
	for _, row := range rows {
		if row.Shut != "" {
			d.Shut++
			continue
		}
		b, err := s.hall.Board(c.UserContext(), row.Stream)
		if err != nil {
			return err
		}
		b.Read(func(st *sessions.State, say words) {
			for _, g := range st.Series() {
				d.take(g, row, say, &total)
			}
		})
	}
	d.Actions = figured(total)
	slices.Sort(d.Years)
	slices.Reverse(d.Years)
	d.Years = slices.Compact(d.Years)
	byDate := func(a, b gatheringView) int { return int(a.Date/1000 - b.Date/1000) }
	slices.SortStableFunc(d.Coming, byDate)
	slices.SortStableFunc(d.Past, func(a, b gatheringView) int { return byDate(b, a) })
	slices.SortStableFunc(d.About, func(a, b aboutView) int { return int(a.Date/1000 - b.Date/1000) })
	return s.render(c, "reeks", Page{Title: "De reeks", Wide: true, Data: d})
}

// take puts one evening where it belongs. What is invented stands in the list with its name, and in no number beside what is
// real.
func (d *seriesView) take(g sessions.Gathering, row listed, say words, total *sessions.Figure) {
	year := g.Date.Time().Year()
	d.Years = append(d.Years, year)
	if year != d.Year {
		return
	}
	v := gatheringView{ID: g.ID, Title: say(g.Title), Trajectory: row.Title, Date: g.Date, Feedback: g.Feedback, State: g.State, Example: row.Example,
		Where:    strings.Join(slices.DeleteFunc([]string{string(g.Hours), string(g.Place)}, func(part string) bool { return part == "" }), ", "),
		Barriers: g.Barriers, Asked: g.Asked, Actions: figured(g.Share())}
	if !g.Held {
		d.Coming = append(d.Coming, v)
		return
	}
	for _, t := range sessions.Tiers {
		v.Here = append(v.Here, tierWords[t]+": "+sessions.Figure{Part: g.Here.Of(t), People: true}.Counted())
	}
	var chairs []string
	for _, side := range g.Missing {
		chairs = append(chairs, sideName(side))
	}
	v.Chairs = strings.Join(chairs, ", ")
	d.Past = append(d.Past, v)
	if g.About != (sessions.About{}) {
		d.About = append(d.About, aboutView{Date: g.Date, Title: v.Title, Lives: aboutWords[g.About.Lives], Works: aboutWords[g.About.Works]})
	}
	if d.Invented || !row.Example {
		d.Held++
		total.Part, total.Of = total.Part+g.Verified, total.Of+g.Taken
	}
}
