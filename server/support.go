package server

import (
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

const (
	supportKey    = "support-link" // to a published route: of one function, or for many
	supportCookie = "support"
	supportSlip   = "support-slip" // takes back what somebody said with the link for many

	forMany = "/velen"

	mostVoices = 60 // that come in at once by links for many; half of it from one address, which may be a library
)

// supportView is a published route as somebody reads it who may stand behind it.
type supportView struct {
	evening
	Route, Name  string
	Who, Effect  string
	At           sessions.Instant
	Steps        []supportStep
	Carriers     []string
	Said         []saidSupport
	Forms        []linkForm
	Stopped      bool
	Code         string // by which it is taken back, from any telephone
	Kept, Undone bool
	Public       string
}

type supportStep struct {
	N     int
	Title string
	Facts [][2]string
}

type saidSupport struct{ ID, What, By string }

func supportWay() Page {
	return Page{Title: "Een route die u mee kunt dragen", Way: &Way{To: "/steun/sleutel", Whole: true}}
}

func supporting(s *Server, c *fiber.Ctx) (visit, error) { return s.by(c, supportCookie) }

// support shows a published route to whoever holds a link to it; to others a field for a code.
func (s *Server) support(c *fiber.Ctx) error {
	v, err := supporting(s, c)
	if err == errSignIn {
		return s.render(c, "steuncode", supportWay())
	}
	if err != nil {
		return err
	}
	p, err := s.supportPage(c, v)
	if _, over := sessions.Refused(err); over {
		return s.again(c, err, "steuncode", supportWay())
	}
	if err != nil {
		return err
	}
	return s.render(c, "steun", p)
}

// useSupport takes a link or a code. The link for many makes a new voice of each browser that opens it.
func (s *Server) useSupport(c *fiber.Ctx) error {
	k, err := s.present(c, is(supportKey, supportKey+"-code", supportSlip))
	if err != nil {
		return s.again(c, err, "steuncode", supportWay())
	}
	k = store.Key{Kind: supportCookie, Stream: k.Stream, Session: k.Session, Object: k.Object}
	if edition, many := strings.CutSuffix(k.Object, forMany); many {
		held, err := s.held(c, supportCookie)
		if err == nil && held.Stream == k.Stream && strings.HasPrefix(held.Object, voiceOf(edition, "")) {
			return c.Redirect("/steun", fiber.StatusSeeOther) // the same person opens it once more
		}
		if !s.voices.take(address(c)) {
			return s.again(c, errCrowd, "steuncode", supportWay())
		}
		k.Object = voiceOf(edition, newID())
	}
	if err := s.issueOnce(c, k); err != nil {
		return err
	}
	return c.Redirect("/steun", fiber.StatusSeeOther)
}

var errCrowd = sessions.Refuse(sessions.Conflict, "Er komen nu veel mensen tegelijk binnen. Wacht een minuut en open de link nog eens.")

func voiceOf(edition, voice string) string {
	return (&sessions.RouteEdition{ID: edition}).Voice(voice)
}

func (s *Server) supportPage(c *fiber.Ctx, v visit) (Page, error) {
	e, err := v.evening()
	if err != nil {
		return Page{}, err
	}
	d := supportView{evening: e, Kept: c.Query("bewaard") != "", Undone: c.Query("weg") != "", Public: "/traject/" + e.Stream}
	if d.Stopped, err = s.stopped(c, v.key); err != nil {
		return Page{}, err
	}
	err = errLink
	v.board.Read(func(st *sessions.State, say words) {
		ask, said, ok := st.Supporting(v.key.Object)
		if !ok {
			return
		}
		if edition, ok := record[*sessions.RouteEdition](st, "route-edition", ask.Edition); ok {
			err = nil
			d.fill(st, edition, ask, said, say)
		}
	})
	if err != nil {
		return Page{}, err
	}
	if len(d.Said) > 0 && strings.Contains(v.key.Object, voiceOf("", "")) {
		if d.Code, err = s.voiceCode(c, v.key); err != nil {
			return Page{}, err
		}
	}
	p := e.page(d.Route)
	d.Forms, p.Lost = numbered(c, d.Forms)
	p.Way, p.Data = linkWay(c, "/steun"), d
	return p, nil
}

// voiceCode is the slip of a voice: whoever has it takes back what was said, and nobody can ask who that is.
func (s *Server) voiceCode(c *fiber.Ctx, k store.Key) (string, error) {
	code, err := s.derive(c.UserContext(), store.Key{Kind: supportSlip, Stream: k.Stream, Session: k.Session, Object: k.Object, ExpiresAt: sessions.At(s.now().Add(linkLives))},
		func(k store.Key, g int) string { return s.master.code(k, g, 12) })
	return grouped(code), err
}

// stopped says whether the link for many was stopped since somebody came in by it.
func (s *Server) stopped(c *fiber.Ctx, k store.Key) (bool, error) {
	edition, _, many := strings.Cut(k.Object, voiceOf("", ""))
	if !many {
		return false, nil
	}
	link, err := s.living(c, k, supportKey, edition+forMany)
	return link == nil, err
}

// living finds the key of a link that still works; nil when there is none.
func (s *Server) living(c *fiber.Ctx, of store.Key, kind, object string) (*store.Key, error) {
	keys, err := s.store.Keys(c.UserContext(), of.Session, kind)
	for i := range keys {
		if k := &keys[i]; k.Object == object && k.Stream == of.Stream && k.RevokedAt == 0 && k.ExpiresAt > s.instant() {
			return k, err
		}
	}
	return nil, err
}

func (d *supportView) fill(st *sessions.State, edition *sessions.RouteEdition, ask *sessions.SupportAsk, said []*sessions.Endorsement, say words) {
	d.Route, d.Name, d.At = say(edition.Title), string(edition.Name), edition.At
	d.Who, d.Effect = say(edition.Who), say(edition.Effect)
	titles := map[string]string{"": "de hele route"}
	options := [][2]string{{"", "De hele route"}}
	for i, step := range edition.Laid() {
		one := viewSupportStep(step, i+1, say)
		d.Steps = append(d.Steps, one)
		titles[step.ID] = fmt.Sprintf("stap %d: %s", one.N, one.Title)
		options = append(options, [2]string{step.ID, fmt.Sprintf("Stap %d: %s", one.N, one.Title)})
	}
	for _, x := range st.Carried(edition) {
		d.Carriers = append(d.Carriers, carrierOf(x, titles, say))
	}
	by := string(ask.By)
	for _, x := range said {
		by = string(x.By)
		d.Said = append(d.Said, saidSupport{ID: x.ID, What: titles[x.Step], By: whoCarries(x, say)})
	}
	if !d.Stopped {
		d.Forms = []linkForm{{To: "/steun/doe", Op: "endorse-route", Title: "Ik draag deze route", Button: "Hier sta ik achter", Open: len(said) == 0, Main: true,
			Hidden: [][2]string{{"endorsement", newID()}, {"route", ask.Route}}, Fields: []blank{
				{Name: "step", Label: "Waar staat u achter?", As: "choice", Of: options, Must: true},
				{Name: "by", Label: "Wie bent u in deze route?", Note: "Een functie of een organisatie, zoals: buurtbewoner, huisarts, team inkomen. Iedereen leest dit.", As: "line", Value: by, Must: true},
				{Name: "name", Label: "Uw naam", Note: "Hoeft niet. Vul hem alleen in als iedereen hem mag lezen.", As: "line"}}}}
	}
}

func whoCarries(x *sessions.Endorsement, say words) string {
	if name := say(x.Name); name != "" {
		return name + ", " + string(x.By)
	}
	return string(x.By)
}

func carrierOf(x *sessions.Endorsement, titles map[string]string, say words) string {
	return whoCarries(x, say) + " – " + titles[x.Step]
}

func viewSupportStep(st *sessions.RouteStep, n int, say words) supportStep {
	v := supportStep{N: n, Title: say(st.Title)}
	add := func(name, text string) {
		if text = strings.Trim(text, ", "); text != "" {
			v.Facts = append(v.Facts, [2]string{name, text})
		}
	}
	for _, note := range st.Lanes {
		if note.Lane == sessions.LaneDoes {
			add("Wat u doet", say(note.Text))
		}
	}
	add("Bij wie", string(st.Holder.Function)+", "+string(st.Holder.Organization))
	beside := string(st.Beside.Function) + ", " + string(st.Beside.Organization)
	if st.Beside.Empty() {
		beside = "niemand. " + say(st.Beside.None)
	}
	add("Naast u", beside)
	add("Hoe", strings.Join(texts(st.Channels), ", "))
	for _, demand := range st.Demands {
		if demand.Fate != sessions.FateGone {
			add(map[sessions.DemandKind]string{sessions.DemandPaper: "Papier", sessions.DemandQuestion: "Vraag"}[demand.What], say(demand.Text))
		}
	}
	if st.Counts.Days > 0 {
		add("Wachten", fmt.Sprintf("%d dagen", st.Counts.Days))
	}
	return v
}

var errStopped = sessions.Refuse(sessions.Conflict, "Deze link is gestopt. Wat u eerder zei, kunt u nog wel weghalen.")

func (s *Server) supportForms() forms {
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			p, err := s.supportPage(c, v)
			return "steun", p, err
		},
		mine: func(c *fiber.Ctx, v visit) error {
			if err := onlyOps("endorse-route", "end-endorsement")(c, v); err != nil || c.Params("op") == "end-endorsement" {
				return err
			}
			stopped, err := s.stopped(c, v.key)
			if err == nil && stopped {
				return errStopped
			}
			return err
		},
		back: func(c *fiber.Ctx) string {
			if c.Params("op") == "end-endorsement" {
				return "/steun?weg=ja"
			}
			return "/steun?bewaard=ja"
		},
	}
}

// leaveSupport forgets in this browser who spoke: for a telephone or a computer that others use too.
func (s *Server) leaveSupport(c *fiber.Ctx) error {
	if err := s.revoke(c.UserContext(), visiting(c).key.Hash); err != nil {
		return err
	}
	s.dropCookie(c, supportCookie)
	return s.render(c, "steunklaar", Page{Title: "U bent klaar"})
}
