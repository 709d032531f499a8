package server

import (
	"net/url"
	"slices"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// followUp is the desk of the days after: at most five things to do now, and behind them all that is followed. It is the
// whole trajectory that is followed, and each form goes to the session of what it is about.
type followUp struct {
	evening
	Now       sessions.Instant
	Sentence  string
	OneFamily string // all that was taken is of one family (S3-02)
	Kept      bool
	Again     *wishForm // what was just refused, with what was typed
	Typed     []string  // or the words alone, when its form is gone
	Tasks     []taskView
	Waiting   int // tasks that do not fit in this sitting
	Total     int // barriers that the filters leave
	Barriers  []followedBarrier
	One       *followedBarrier // the one that is worked at
	OneOffs   []followedOneOff
	Promises  []followedPromise
	Filters   []filterGroup
	Next      string
	Whole     string // the page without filters
	Lead      lead
	Informed  []informationView
	Inform    []*wishForm // a new agreement
	Ways      []string    // how many came by phone, paper or hand, when it is over
}

// lead is who follows a trajectory up, and the forms by which that changes.
type lead struct {
	Name, Note string
	Forms      []*wishForm
}

// taskView is one task, with its forms in place.
type taskView struct {
	Title, Why, About, By, More string
	Over                        bool
	Forms                       []*wishForm
	Links                       []linkAsk
}

type followedBarrier struct {
	barrierView
	Session, Address string
	Layers           []sessions.Layer
	Departments      []string
	Actions          []followedAction
	Legs             []followedLeg
	OneOffs          []string
	Forms            []*wishForm
}

type followedAction struct {
	actionView
	ID, Kind string
	Forms    []*wishForm
	Links    []linkAsk
}

type followedLeg struct {
	Title, Badge, Colour, Doing string
	Notes                       []string
	Forms                       []*wishForm
	Links                       []linkAsk
}

type followedPromise struct {
	promiseView
	Forms []*wishForm
	Links []linkAsk
}

type followedOneOff struct {
	oneOffView
	Since string
	Forms []*wishForm
}

// linkAsk asks for a personal link.
type linkAsk struct {
	To     string      `json:"to"`
	Text   string      `json:"text"`
	Fields [][2]string `json:"fields"`
}

type filterGroup struct {
	Text    string
	Filters []filter
}

const pageOf = 10 // barriers

// looking is what the address asks to see. What it does not know it leaves out.
func looking(q url.Values) url.Values {
	kept := url.Values{}
	for _, key := range []string{"drempel", "staat", "thema", "soort", "eigenaar", "na"} {
		if v := q.Get(key); v != "" && len(v) <= 200 {
			kept.Set(key, v)
		}
	}
	return kept
}

func queryOf(c *fiber.Ctx) url.Values {
	q, err := url.ParseQuery(string(c.Request().URI().QueryString()))
	if err != nil {
		return url.Values{}
	}
	return q
}

// after shows the desk of the days after.
func (s *Server) after(c *fiber.Ctx) error {
	q := queryOf(c)
	name, p, err := s.afterPage(c, visiting(c), looking(q), "", nil)
	if err != nil {
		return err
	}
	f := p.Data.(followUp)
	f.Kept = q.Get("bewaard") == "ja"
	p.Data = f
	return s.render(c, name, p)
}

// afterForms are its forms. A refusal shows what was being looked at, with the form that was sent on top.
func (s *Server) afterForms() forms {
	looked := func(c *fiber.Ctx) url.Values {
		q, err := url.ParseQuery(c.FormValue("terug"))
		if err != nil {
			q = url.Values{}
		}
		return looking(q)
	}
	return forms{
		page: func(c *fiber.Ctx, v visit) (string, Page, error) {
			return s.afterPage(c, v, looked(c), c.Params("op"), formOf(c))
		},
		back: func(c *fiber.Ctx) string {
			q := looked(c)
			q.Set("bewaard", "ja")
			return "/bureau/" + c.Params("session") + "/vervolg?" + q.Encode()
		},
	}
}

var errColleague = sessions.Refuse(sessions.NotFound, "Deze persoon werkt niet bij uw organisatie. Kies iemand uit de lijst.")

// among lets a trajectory be handed to an account of the same organisation alone.
func (s *Server) among(does fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		v := visiting(c)
		if c.Params("op") != "hand-trajectory" {
			return does(c)
		}
		names, err := s.colleagues(c, v.as.Organization)
		if err != nil {
			return err
		}
		if _, ok := names[c.FormValue("to")]; ok || c.FormValue("to") == "" {
			return does(c)
		}
		return s.unheard(c, v, errColleague)
	}
}

// unheard shows the page again for what no rule was asked about.
func (s *Server) unheard(c *fiber.Ctx, v visit, err error) error {
	name, p, wrong := s.afterForms().page(c, v)
	if wrong != nil {
		return wrong
	}
	return s.again(c, err, name, p)
}

// speaking lets the desk speak for the person whose slip it holds; without one it speaks for itself.
func (s *Server) speaking(does fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if c.FormValue("code") == "" {
			return does(c)
		}
		v := visiting(c)
		k, err := s.slipOwner(c)
		if err == nil && (k.Stream != v.key.Stream || k.Session != v.key.Session) {
			err = errKey
		}
		if err != nil {
			return s.unheard(c, v, err)
		}
		v.as.Seat = k.Seat
		c.Locals(visitLocal, v)
		return does(c)
	}
}

// afterPage makes the page, or that of one barrier; op and sent are of a form that was refused.
func (s *Server) afterPage(c *fiber.Ctx, v visit, q url.Values, op string, sent url.Values) (string, Page, error) {
	e, err := v.evening()
	if err != nil {
		return "", Page{}, err
	}
	names, err := s.colleagues(c, v.as.Organization)
	if err != nil {
		return "", Page{}, err
	}
	f := followUp{evening: e, Now: s.instant()}
	v.board.Read(func(st *sessions.State, say words) {
		f.Ways = waysOf(st, e.ID)
		forms := s.formsOf(v, st, say)
		forms.back = q.Encode()
		if id := q.Get("drempel"); id != "" {
			err = f.one(forms, id)
			return
		}
		f.fill(forms, q)
		f.Informed, f.Inform = forms.information(v)
		if v.as.Role == sessions.Facilitator {
			f.Lead = forms.lead(v, names)
		}
	})
	if err != nil {
		return "", Page{}, err
	}
	f.refused(op, sent)
	p := e.page("Vervolg")
	p.Wide, p.Data = true, f
	if f.One != nil {
		p.Title = "Deze drempel"
		return "vervolgdrempel", p, nil
	}
	return "vervolg", p, nil
}

func (f *followUp) one(d *deskForms, id string) error {
	l, ok := d.state.Line(id, d.now)
	if !ok {
		return store.ErrNone
	}
	b := d.followed(l, true)
	f.One = &b
	return nil
}

func (f *followUp) fill(d *deskForms, q url.Values) {
	st, say := d.state, d.say
	f.Sentence = st.Sentence(f.Now)
	if n := st.Figures(f.Now); n.OneFamily() {
		f.OneFamily = "Alles wat is toegezegd, gaat over hoe het werk is ingericht. Wat leren mensen van elkaar?"
		if n.Culture > 0 {
			f.OneFamily = "Alles wat is toegezegd, gaat over leren en houding. Wat verandert er aan hoe het werk is ingericht?"
		}
	}
	tasks := st.Todo("", f.Now)
	now := sessions.Sitting(tasks)
	f.Waiting = len(tasks) - len(now)
	for _, t := range now {
		f.Tasks = append(f.Tasks, d.task(t))
	}
	lines := st.Followed(sessions.Follow{Standing: sessions.Standing(q.Get("staat")), Theme: sessions.Label(q.Get("thema")), Type: q.Get("soort"), Owner: sessions.Label(q.Get("eigenaar"))}, f.Now)
	f.Total = len(lines)
	f.Whole = "/bureau/" + f.ID + "/vervolg"
	from := 1 + slices.IndexFunc(lines, func(l sessions.BarrierLine) bool { return l.ID == q.Get("na") }) // one that is not there: from the first
	until := min(from+pageOf, len(lines))
	for _, l := range lines[from:until] {
		f.Barriers = append(f.Barriers, d.followed(l, false))
	}
	if until < len(lines) {
		f.Next = f.address(q, "na", lines[until-1].ID)
	}
	f.offer(st, q)
	for _, o := range records[*sessions.OneOff](st) {
		f.OneOffs = append(f.OneOffs, d.followedOneOff(o))
	}
	slices.SortStableFunc(f.OneOffs, func(a, b followedOneOff) int { return truth(b.Open) - truth(a.Open) })
	for _, p := range records[*sessions.Promise](st) {
		f.Promises = append(f.Promises, followedPromise{promiseView{By: string(p.By), Sentence: say(p.Sentence), Notice: say(p.Notice), Check: p.Check, Vague: p.Vague}, d.promise(p), giverLink(p)})
	}
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

// address is the page with one choice changed. A choice begins at the first page again.
func (f *followUp) address(q url.Values, key, value string) string {
	next := url.Values{}
	for k := range q {
		next.Set(k, q.Get(k))
	}
	next.Del("na")
	next.Set(key, value)
	if value == "" {
		next.Del(key)
	}
	return "/bureau/" + f.ID + "/vervolg?" + next.Encode() + "#lijst"
}

var standingWords = map[sessions.Standing]string{sessions.StandsOpen: "open", sessions.StandsLate: "te laat of stil", sessions.StandsWaits: "wacht op een ander", sessions.StandsSolved: "mensen merken het"}

// offer makes the choices above the list, each with how many it holds beside the others that were made.
func (f *followUp) offer(st *sessions.State, q url.Values) {
	made := sessions.Follow{Standing: sessions.Standing(q.Get("staat")), Theme: sessions.Label(q.Get("thema")), Type: q.Get("soort"), Owner: sessions.Label(q.Get("eigenaar"))}
	group := func(text, key string, values []string, say func(string) string, change func(*sessions.Follow, string)) {
		g := filterGroup{Text: text}
		for _, value := range values {
			want := made
			change(&want, value)
			if n := len(st.Followed(want, f.Now)); n > 0 || q.Get(key) == value {
				g.Filters = append(g.Filters, filter{Text: say(value), Address: f.address(q, key, value), N: n, On: q.Get(key) == value})
			}
		}
		if len(g.Filters) > 0 {
			f.Filters = append(f.Filters, g)
		}
	}
	same := func(v string) string { return v }
	standings, themes, owners := []string{}, []string{}, []string{}
	for _, as := range sessions.Standings {
		standings = append(standings, string(as))
	}
	if t, ok := record[*sessions.Trajectory](st, "trajectory", f.Stream); ok {
		for _, theme := range t.Themes {
			themes = append(themes, string(theme))
		}
	}
	for _, a := range records[*sessions.Action](st) {
		if !slices.Contains(owners, string(a.Asked)) {
			owners = append(owners, string(a.Asked))
		}
	}
	slices.Sort(owners)
	group("Stand", "staat", standings, func(v string) string { return standingWords[sessions.Standing(v)] }, func(w *sessions.Follow, v string) { w.Standing = sessions.Standing(v) })
	group("Thema", "thema", themes, same, func(w *sessions.Follow, v string) { w.Theme = sessions.Label(v) })
	group("Soort", "soort", sessions.BarrierTypes, func(v string) string { return sessions.BarrierTypeWords[v] }, func(w *sessions.Follow, v string) { w.Type = v })
	group("Eigenaar", "eigenaar", owners, same, func(w *sessions.Follow, v string) { w.Owner = sessions.Label(v) })
}

// refused puts the form that was sent on top, with what was typed in it. When another desk was first its form is gone,
// and the words alone are given back.
func (f *followUp) refused(op string, sent url.Values) {
	if op == "" {
		return
	}
	for _, one := range f.every() {
		if one.is(op, sent) {
			f.Again = one.typed(sent)
			return
		}
	}
	for _, name := range spoken {
		if words := sent.Get(name); words != "" {
			f.Typed = append(f.Typed, words)
		}
	}
}

// spoken are the fields in which somebody wrote sentences.
var spoken = []string{"title", "text", "absent", "dissent", "why", "need", "what", "words", "reason", "proposal", "rule", "tried", "skip", "question", "sentence", "effect", "measure", "forget", "simpler", "note"}

// every lists the forms of the page.
func (f *followUp) every() (list []*wishForm) {
	for _, t := range f.Tasks {
		list = append(list, t.Forms...)
	}
	for _, o := range f.OneOffs {
		list = append(list, o.Forms...)
	}
	for _, p := range f.Promises {
		list = append(list, p.Forms...)
	}
	for _, i := range f.Informed {
		list = append(list, i.Forms...)
		for _, r := range i.Reports {
			list = append(list, r.Forms...)
		}
	}
	list = append(append(list, f.Inform...), f.Lead.Forms...)
	if f.One != nil {
		list = append(list, f.One.Forms...)
		for _, a := range f.One.Actions {
			list = append(list, a.Forms...)
		}
		for _, l := range f.One.Legs {
			list = append(list, l.Forms...)
		}
	}
	return list
}
