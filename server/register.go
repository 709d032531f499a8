package server

import (
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// registerView is every action of every trajectory of one organisation, and what became of each kind. It is the desk's
// own: no owner is named but by function, and nobody is counted.
type registerView struct {
	Fields  []wishField // the filters, as one form that is asked and changes nothing
	Rows    []registered
	Total   int
	Next    string
	Kinds   []kindRow
	Warn    []string // trajectories with actions of one family alone (S3-02)
	Shut    int      // trajectories that cannot be opened
	Invited bool     // what is counted is an invented example
}

type registered struct {
	actionView
	at                                string // its place in the list
	Trajectory, Address, Owner, Along string
	Kind, Family                      string
	Example                           bool
}

// kindRow is one kind of the ladder: what it claims, and what was proven.
type kindRow struct {
	Kind, Claimed string
	sessions.Strength
	Lasts, Returns string
}

const rowsOf = 25

var stateWords = [][2]string{{"gevraagd", "gevraagd"}, {"ja_als", "ja, als"}, {"geaccepteerd", "toegezegd"}, {"geweigerd", "nee"}, {"bezig", "bezig"}, {"vast", "vast"},
	{"klaar_volgens_eigenaar", "klaar volgens eigenaar"}, {"in_nakijk", "wordt nagekeken"}, {"bevestigd", "bevestigd"}, {"bevestigd_met_verschil", "bevestigd met verschil"},
	{"deels_bevestigd", "deels bevestigd"}, {"heropend", "heropend"}, {"niet_nagekeken", "niet nagekeken"}, {"gestopt", "gestopt"}, {"vervangen_door", "vervangen"}, {"zonder_eigenaar", "zonder eigenaar"}}

var claimedWords = []string{"geen", "zwak", "gemiddeld", "sterk", "sterkst"}

// register reads the boards of the organisation that is logged in, and of no other.
func (s *Server) register(c *fiber.Ctx) error {
	v, q := visiting(c), queryOf(c)
	rows, err := s.hosted(c, v.as.Organization)
	if err != nil {
		return err
	}
	want := sessions.Register{Owner: sessions.Label(q.Get("eigenaar")), Department: sessions.Label(q.Get("afdeling")), Ladder: q.Get("trede"),
		State: sessions.ActionState(q.Get("stand")), Family: q.Get("familie")}
	r := registerView{Invited: !slices.ContainsFunc(rows, func(l listed) bool { return l.Shut == "" && !l.Example })}
	all := gathered{kinds: map[string]sessions.Strength{}}
	for _, row := range rows {
		if row.Shut != "" {
			r.Shut++
			continue
		}
		b, err := s.hall.Board(c.UserContext(), row.Stream)
		if err != nil {
			return err
		}
		b.Read(func(st *sessions.State, say words) {
			all.add(st, say, row, want, s.instant(), r.Invited || !row.Example)
		})
	}
	r.fill(all, q)
	return s.render(c, "register", Page{Title: "Alle acties", Wide: true, Data: r})
}

// gathered is what the boards give, before it is paged.
type gathered struct {
	rows        []registered
	kinds       map[string]sessions.Strength
	owners      []string
	departments []string
	warn        []string
}

// add takes what one board has. What is invented stands in the list with its name, and in no number beside what is real.
func (g *gathered) add(st *sessions.State, say words, row listed, want sessions.Register, now sessions.Instant, counts bool) {
	for _, a := range st.Register(sessions.Register{}) {
		g.owners = with(g.owners, string(a.Asked))
		for _, p := range a.Steps {
			g.departments = with(g.departments, string(p.By))
		}
	}
	for _, a := range st.Register(want) {
		setUp, culture := a.Families()
		one := registered{actionView: viewAction(a, say, now), at: row.Stream + "/" + a.ID, Trajectory: row.Title, Example: row.Example, Owner: string(a.Asked),
			Address: barrierAddress(a.Session, a.Barriers), Kind: wordFor(ladderOptions, a.Ladder)}
		var along []string
		for _, p := range a.Steps {
			along = with(along, string(p.By))
		}
		one.Along, one.Family = strings.Join(along, ", "), familyWords(setUp, culture)
		g.rows = append(g.rows, one)
	}
	if n := st.Figures(now); n.OneFamily() {
		g.warn = append(g.warn, row.Title+": alleen "+familyWords(n.SetUp > 0, n.Culture > 0))
	}
	if !counts {
		return
	}
	for kind, k := range st.Strengths(now) {
		g.kinds[kind] = g.kinds[kind].Add(k)
	}
}

func with(list []string, one string) []string {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

func familyWords(setUp, culture bool) string {
	switch {
	case setUp && culture:
		return "inrichting en cultuur"
	case culture:
		return "cultuur"
	}
	return "inrichting"
}

func (r *registerView) fill(g gathered, q url.Values) {
	slices.SortFunc(g.rows, func(a, b registered) int { return strings.Compare(a.at, b.at) })
	slices.Sort(g.owners)
	slices.Sort(g.departments)
	r.Total, r.Warn = len(g.rows), g.warn
	from, _ := slices.BinarySearchFunc(g.rows, q.Get("na"), func(row registered, after string) int {
		if row.at <= after {
			return -1
		}
		return 1
	})
	until := min(from+rowsOf, len(g.rows))
	r.Rows = g.rows[from:until]
	if until < len(g.rows) {
		next := url.Values{"na": {g.rows[until-1].at}}
		for _, key := range []string{"eigenaar", "afdeling", "trede", "stand", "familie"} {
			if v := q.Get(key); v != "" {
				next.Set(key, v)
			}
		}
		r.Next = "/bureau/register?" + next.Encode()
	}
	same := func(list []string) (pairs [][2]string) {
		for _, one := range list {
			pairs = append(pairs, [2]string{one, one})
		}
		return pairs
	}
	r.Fields = []wishField{pick("eigenaar", "Eigenaar", same(g.owners)...), pick("afdeling", "Werkt mee", same(g.departments)...), pick("trede", "Soort", ladderOptions...),
		pick("stand", "Stand", stateWords...), pick("familie", "Gaat over", [2]string{"inrichting", "hoe het werk is ingericht"}, [2]string{"cultuur", "leren en houding"})}
	for i := range r.Fields {
		r.Fields[i].Value = q.Get(r.Fields[i].Name)
	}
	for _, kind := range ladderOptions {
		if k, ok := g.kinds[kind[0]]; ok {
			r.Kinds = append(r.Kinds, kindRow{Kind: kind[1], Claimed: claimedWords[sessions.Ladder[kind[0]]], Strength: k, Lasts: figured(k.Lasts()), Returns: figured(k.Returns())})
		}
	}
}

// figured is a share with what it is out of; a percentage of fewer than ten is none.
func figured(f sessions.Figure) string {
	if f.Of == 0 {
		return "–"
	}
	if p, ok := f.Percent(); ok {
		return f.Says() + " (" + percent(p) + ")"
	}
	return f.Says()
}
