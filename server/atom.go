package server

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// atomFeed is the news of a trajectory (RFC 4287). It tells the day and never the hour: somebody's answer can reopen
// an action at once, and the moment would point at who gave it.
type atomFeed struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Author  atomName   `xml:"author"`
	Links   []atomLink `xml:"link"`
	Entries []atomNews `xml:"entry"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomNews struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
	at      sessions.Instant
}

const mostNews = 50

func atomDay(i sessions.Instant) string {
	t := i.Time()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, sessions.Amsterdam).Format(time.RFC3339)
}

func (s *Server) trajectoryNews(c *fiber.Ctx) error {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return err
	}
	page := s.afterwards() + "/traject/" + id
	f := atomFeed{ID: page, Links: []atomLink{{"alternate", page}, {"self", page + "/nieuws.atom"}}}
	now := s.instant()
	b.Read(func(st *sessions.State, say words) {
		r, _ := record[*sessions.Trajectory](st, "trajectory", id)
		f.Title, f.Author.Name = say(r.Title), string(r.HostName)
		if f.Author.Name == "" {
			f.Author.Name = "Maatwerkroute"
		}
		f.Updated = atomDay(heldSessions(st)[0].Date)
		f.Entries = newsOf(st, page, say, now)
	})
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	body, err := xml.Marshal(f)
	if err != nil {
		return fmt.Errorf("news of a trajectory: %w", err)
	}
	c.Set("Content-Type", "application/atom+xml; charset=utf-8")
	return c.Send(append([]byte(xml.Header), body...))
}

// newsOf is what happened so far, newest first, in the words that stand on the page.
func newsOf(st *sessions.State, page string, say words, now sessions.Instant) (list []atomNews) {
	add := func(at sessions.Instant, name, title, summary, address string) {
		if at != 0 && at <= now {
			list = append(list, atomNews{ID: page + "#" + name, Title: title, Updated: atomDay(at), Link: atomLink{"alternate", address}, Summary: summary, at: at})
		}
	}
	for _, e := range heldSessions(st) {
		add(e.PublishedAt, "verslag-"+e.ID, "Het verslag van een gesprek staat er", say(e.Title), strings.Replace(page, "/traject/"+st.Stream, "/uitkomst/"+e.ID, 1))
	}
	lines := st.Barriers("", "", now)
	home := homes(lines)
	checks := records[*sessions.Check](st)
	for _, a := range records[*sessions.Action](st) {
		if !st.Over(a.Session) || home[a.ID] == "" {
			continue
		}
		at := page + "?drempel=" + home[a.ID] + "#" + actionAnchor(a.ID)
		add(a.Accepted, "actie-"+a.ID+"-toegezegd", "Toegezegd: "+say(a.Title), "", at)
		add(a.Began, "actie-"+a.ID+"-begonnen", "Begonnen: "+say(a.Title), "", at)
		for i, shift := range a.Shifts {
			add(shift.At, fmt.Sprintf("actie-%s-datum-%d", a.ID, i+1), "Datum verschoven: "+say(a.Title), say(shift.Why), at)
		}
		add(a.Claim.At, "actie-"+a.ID+"-klaar", "Klaar volgens de eigenaar: "+say(a.Title), "", at)
		for _, c := range checks {
			if c.Action == a.ID && c.Closed != 0 && resultWords[c.Result] != "" {
				add(c.Closed, "nagekeken-"+c.ID, "Nagekeken, "+resultWords[c.Result]+": "+say(a.Title), "", at)
			}
		}
		add(a.Fell, "actie-"+a.ID+"-terug", "Hield geen stand: "+say(a.Title), "", at)
	}
	for _, l := range lines {
		if !st.Over(l.Session) {
			continue
		}
		at := page + "?drempel=" + l.ID + "#" + barrierAnchor(l.ID)
		for i, back := range l.Returned {
			add(back, fmt.Sprintf("drempel-%s-terug-%d", l.ID, i+1), "Een drempel kwam terug", say(l.Sentence), at)
		}
		for i, a := range l.Acknowledged {
			add(a.At, fmt.Sprintf("drempel-%s-erkend-%d", l.ID, i+1), capital(string(a.By))+" erkent een drempel", say(l.Sentence), at)
		}
	}
	for _, l := range records[*sessions.Leg](st) {
		if !st.Over(l.Session) {
			continue
		}
		at, to := page+"#signaal-"+l.ID, levelWord[l.Level]
		add(l.Sent, "signaal-"+l.ID+"-verstuurd", "Een signaal ging naar "+to, "", at)
		add(l.Receipt.At, "signaal-"+l.ID+"-ontvangen", "Een signaal kwam aan bij "+to, "", at)
		add(l.Reply.At, "signaal-"+l.ID+"-antwoord", legAnswer(l), "", at)
		add(l.Back, "signaal-"+l.ID+"-terug", "Het antwoord van "+to+" is terug aan tafel", "", at)
	}
	for _, o := range st.OneOffLines(now) {
		if o.Open && st.Over(o.Session) {
			add(o.OpenFrom, "geregeld-"+o.ID+"-open", "Een los eindje: voor anderen is nog niks geregeld", "", page+"#"+oneOffAnchor(o.ID))
		}
	}
	for _, p := range records[*sessions.Promise](st) {
		if st.Over(p.Session) {
			at := page + "#belofte-" + p.ID
			add(p.At, "belofte-"+p.ID, "Beloofd door "+string(p.By), say(p.Sentence), at)
			for i, shift := range p.Shifts {
				add(shift.At, fmt.Sprintf("belofte-%s-datum-%d", p.ID, i+1), "Datum verschoven van een belofte door "+string(p.By), say(shift.Why), at)
			}
			add(p.Claimed, "belofte-"+p.ID+"-klaar", "Nagekomen, zegt "+string(p.By), say(p.Sentence), at)
		}
	}
	slices.SortStableFunc(list, func(a, b atomNews) int { return int(b.at/1000 - a.at/1000) })
	return list[:min(len(list), mostNews)]
}
