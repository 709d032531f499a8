package server

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// postPage is what the facilitator sees of the post: what they do themselves, and how far the rest came. It is for the
// host alone: who hears what says who told what.
type postPage struct {
	evening
	Mails     bool
	ByHand    []handed
	Flying    []handed // sent, and perhaps it comes back
	Counted   []counted
	Addresses []addressed
	Letters   bool
	Now       sessions.Instant
}

// handed is a text that is told by hand, or went by mail, and to whom: those who hear the same in the same way.
type handed struct {
	People []hearer
	How    string
	Text   string
	Share  string // a mail that somebody's own program sends
	Reads  bool   // it is read out to all
	Asks   bool   // whether somebody notices it: a letter gets a slip to give back (S2-17)
	Until  sessions.Instant
}

type hearer struct{ Whose, Name, Where string }

// counted is how far one piece of news came with everybody. These are people that the desk reaches itself.
type counted struct {
	What                         string
	Heard, Sent, Waiting, Failed int
	Complete                     bool
}

// addressed is somebody with a personal link, and the address that the desk gave with it.
type addressed struct {
	linkedOne
	Who, About, Mail string
}

var howTold = map[string]string{byCopy: "kopiëren en versturen", byPhone: "bellen of appen", byLetter: "een brief", byCollective: "via het collectief",
	byHelper: "via iemand die helpt", byReading: "voorlezen", byMail: "mail"}

var newsSays = map[sessions.What]string{sessions.NewsAsked: "de vraag aan de eigenaar", sessions.NewsSoon: "een herinnering vooraf", sessions.NewsPassed: "een herinnering: de dag is voorbij",
	sessions.NewsAgree: "de vraag om in te stemmen", sessions.NewsTaken: "er is een ja", sessions.NewsRefused: "er is een nee, met de reden", sessions.NewsShifted: "een andere datum",
	sessions.NewsNoticed: "merkt u het?", sessions.NewsChecked: "wat de ronde opleverde", sessions.NewsStopped: "een actie is gestopt", sessions.NewsReplaced: "een andere actie",
	sessions.NewsOwnerless: "een actie zonder eigenaar", sessions.NewsCarry: "de vraag aan de drager", sessions.NewsBundle: "de bundel", sessions.NewsReplied: "een antwoord uit de keten",
	sessions.NewsNoReply: "geen antwoord uit de keten", sessions.NewsReport: "het verslag is er", sessions.NewsInvite: "wij praten weer", sessions.NewsAnswers: "dit zijn de antwoorden",
	sessions.NewsOverview: "een overzicht", sessions.NewsUnarrived: "een overzicht dat niet aankwam", newsWeek: "uw weekmail"}

var hearerSays = map[sessions.Hearer]string{sessions.ToOwner: "gevraagd, of eigenaar", sessions.ToGiver: "moet instemmen", sessions.ToManager: "leidinggevende", sessions.ToContact: "contactpersoon bij de gemeente",
	sessions.ToCarrier: "drager", sessions.ToPlace: "de plek die antwoord geeft", toDesk: "u zelf: elke maandag wat er te doen is"}

func (s *Server) postroomPage(c *fiber.Ctx) error {
	p, err := s.postPageOf(c, visiting(c))
	if err != nil {
		return err
	}
	return s.render(c, "berichten", p)
}

func (s *Server) postPageOf(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := postPage{evening: e, Mails: s.config.mails() && !e.Example, Now: s.instant()}
	rows, err := s.store.PostIn(c.UserContext(), e.ID)
	if err != nil {
		return Page{}, err
	}
	if d.ByHand, err = s.byHand(c, v, rows, func(p store.Post) bool { return p.State == store.PostWaits && p.Way != byMail }); err != nil {
		return Page{}, err
	}
	if d.Flying, err = s.byHand(c, v, rows, func(p store.Post) bool { return p.State == store.PostSent }); err != nil {
		return Page{}, err
	}
	d.Letters = slices.ContainsFunc(d.ByHand, func(h handed) bool { return h.How == howTold[byLetter] })
	d.Counted = howMany(rows)
	if d.Addresses, err = s.addressesOf(c, v); err != nil {
		return Page{}, err
	}
	p := e.page("Berichten")
	p.Wide, p.Data, p.Script = true, d, "share"
	return p, nil
}

// byHand gathers what waits by person and way: somebody is told everything at once.
func (s *Server) byHand(c *fiber.Ctx, v visit, rows []store.Post, want func(store.Post) bool) ([]handed, error) {
	type key struct{ whose, way string }
	groups := map[key][]store.Post{}
	var order []key
	for _, p := range rows {
		if !want(p) {
			continue
		}
		k := key{p.Whose, p.Way}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], p)
	}
	var list []handed
	for _, k := range order {
		h, err := s.handedTo(c, v, groups[k])
		if err != nil {
			return nil, err
		}
		if h.Text == "" {
			continue
		}
		same := slices.IndexFunc(list, func(o handed) bool { return o.How == h.How && o.Text == h.Text })
		if same < 0 {
			list = append(list, h)
			continue
		}
		list[same].People = append(list[same].People, h.People...)
		list[same].Until = min(list[same].Until, h.Until)
	}
	return list, nil
}

func (s *Server) handedTo(c *fiber.Ctx, v visit, rows []store.Post) (h handed, err error) {
	first := rows[0]
	h = handed{How: howTold[first.Way], Reads: first.Way == byReading, Until: first.NextAt,
		Asks: slices.ContainsFunc(rows, func(p store.Post) bool { return sessions.What(p.Kind) == sessions.NewsNoticed })}
	one, link := hearer{Whose: first.Whose, Name: s.nameOf(v, first)}, ""
	switch {
	case isTicket(first.Whose):
		if link, _, err = s.personalLink(c.UserContext(), v.board, v.key.Stream, first.Whose); err != nil {
			return h, err
		}
	case first.Whose != "":
		contacts, err := s.store.Contacts(c.UserContext(), first.Whose)
		if err != nil {
			return h, err
		}
		for _, k := range contacts {
			one.Where = k.Detail
		}
	}
	now := surveyOf(v.board, s.instant(), s.hall.Days())
	var news []sessions.News
	for _, p := range rows {
		if i := slices.IndexFunc(now.news, func(n sessions.News) bool { return n.Key == p.News }); i >= 0 {
			news = append(news, now.news[i])
		}
	}
	h.People = []hearer{one}
	if len(news) == 0 {
		return h, nil
	}
	h.Text = s.messageFor(v.board, v.key.Session, news, link).text()
	to := ""
	if first.Way == byCopy {
		to, _ = oneAddress(one.Where)
	}
	h.Share = "mailto:" + url.PathEscape(to) + "?subject=" + url.PathEscape(subject) + "&body=" + url.PathEscape(h.Text)
	return h, nil
}

// nameOf is whom a row is for: a function, or the made-up name of a seat.
func (s *Server) nameOf(v visit, p store.Post) (name string) {
	if p.Whose == "" {
		return "iedereen aan tafel"
	}
	v.board.Read(func(st *sessions.State, say words) {
		if seat, ok := record[*sessions.Seat](st, "seat", p.Whose); ok {
			name = say(seat.Name)
		}
		for _, l := range linked(st) {
			if l.Ticket == p.Whose {
				name = string(l.Function)
			}
		}
	})
	if name == "" {
		return "zonder naam"
	}
	return capital(name)
}

// howMany says of each piece of news how far it came.
func howMany(rows []store.Post) []counted {
	byNews := map[string][]store.Post{}
	var order []string
	for _, p := range rows {
		if byNews[p.News] == nil {
			order = append(order, p.News)
		}
		byNews[p.News] = append(byNews[p.News], p)
	}
	slices.Reverse(order) // the newest first
	list := make([]counted, 0, len(order))
	for _, news := range order {
		n := counted{What: capital(newsSays[sessions.What(byNews[news][0].Kind)])}
		_, n.Complete = arrived(byNews[news])
		for _, p := range byNews[news] {
			switch p.State {
			case store.PostDelivered:
				n.Heard++
			case store.PostSent:
				n.Sent++
			case store.PostFailed:
				n.Failed++
			case store.PostWaits, store.PostFlies:
				n.Waiting++
			}
		}
		list = append(list, n)
	}
	return list
}

func (s *Server) addressesOf(c *fiber.Ctx, v visit) ([]addressed, error) {
	known, err := s.store.Addresses(c.UserContext(), v.key.Stream)
	if err != nil {
		return nil, err
	}
	var list []addressed
	v.board.Read(func(st *sessions.State, say words) {
		for _, l := range linked(st) {
			if l.Session != v.key.Session {
				continue
			}
			one := addressed{linkedOne: l, Who: capital(string(l.Function)), About: say(sessions.WordsID(l.Title))}
			if l.Function == "" {
				one.Who = capital(hearerSays[l.To])
			} else {
				one.Who += " (" + hearerSays[l.To] + ")"
			}
			list = append(list, one)
		}
	})
	for i := range list {
		for _, a := range known {
			if a.Object == list[i].Ticket {
				list[i].Mail = a.Mail
			}
		}
	}
	return list, nil
}

// saveAddress keeps the mail address of somebody with a personal link, or takes it away when the field is empty.
func (s *Server) saveAddress(c *fiber.Ctx) error {
	v, object := visiting(c), c.FormValue("object")
	err := s.keepAddress(c, v, object, strings.TrimSpace(c.FormValue("mail")))
	if err == nil {
		return c.Redirect("/bureau/"+v.key.Session+"/post", fiber.StatusSeeOther)
	}
	p, perr := s.postPageOf(c, v)
	if perr != nil {
		return perr
	}
	return s.again(c, err, "berichten", p)
}

func (s *Server) keepAddress(c *fiber.Ctx, v visit, object, typed string) error {
	ours := false
	v.board.Read(func(st *sessions.State, _ words) {
		ours = slices.ContainsFunc(linked(st), func(l linkedOne) bool { return l.Ticket == object && l.Session == v.key.Session })
	})
	if !ours {
		return store.ErrNone
	}
	if typed == "" {
		return s.store.DropAddress(c.UserContext(), v.key.Stream, object)
	}
	to, err := oneAddress(typed)
	if err != nil {
		return err
	}
	a := store.Address{Stream: v.key.Stream, Session: v.key.Session, Object: object, Mail: to, MadeAt: s.instant()}
	if err := s.store.SaveAddress(c.UserContext(), a); err != nil || !s.config.mails() {
		return err
	}
	rows, err := s.store.PostFor(c.UserContext(), v.key.Stream, object)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(p store.Post) bool { return p.State != store.PostWaits || p.Way != byCopy || p.Turn > 0 })
	for i := range rows {
		rows[i].Way = byMail
		rows[i] = s.starting(rows[i])
	}
	return s.store.SavePost(c.UserContext(), rows...)
}

var errHow = sessions.Refuse(sessions.Invalid, "Kies wat er gebeurd is.")

// markPost notes what somebody did with the post: given, read out, it did not work, or it came back.
func (s *Server) markPost(c *fiber.Ctx) error {
	v, how := visiting(c), c.FormValue("hoe")
	if !is("gegeven", "voorgelezen", "niet", "terug")(how) {
		return errHow
	}
	var rows []store.Post
	for _, whose := range formOf(c)["whose"] {
		list, err := s.store.PostFor(c.UserContext(), v.key.Stream, whose)
		if err != nil {
			return err
		}
		rows = append(rows, list...)
	}
	rows = slices.DeleteFunc(rows, func(p store.Post) bool {
		byMe := p.State == store.PostWaits && p.Way != byMail && howTold[p.Way] == c.FormValue("weg")
		back := p.State == store.PostSent
		return p.Session != v.key.Session || how == "terug" && !back || how != "terug" && !byMe
	})
	var err error
	if how == "gegeven" || how == "voorgelezen" {
		for i := range rows {
			rows[i] = finished(rows[i], store.PostDelivered, s.instant())
		}
		err = s.store.SavePost(c.UserContext(), rows...)
	} else if len(rows) > 0 {
		err = s.fails(c.UserContext(), rows...)
	}
	if err := errors.Join(err, s.lookAt(c.UserContext(), v.key.Stream)); err != nil {
		return err
	}
	return c.Redirect("/bureau/"+v.key.Session+"/post", fiber.StatusSeeOther)
}

// letters prints what goes by post, a page a person.
func (s *Server) letters(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	rows, err := s.store.PostIn(c.UserContext(), e.ID)
	if err != nil {
		return err
	}
	list, err := s.byHand(c, v, rows, func(p store.Post) bool { return p.State == store.PostWaits && p.Way == byLetter })
	if err != nil {
		return err
	}
	p := e.page("Brieven")
	p.Data = struct {
		evening
		Letters []handed
		Now     sessions.Instant
	}{e, list, s.instant()}
	return s.render(c, "brieven", p)
}
