package sessions

import (
	"fmt"
	"slices"
	"strings"
)

// Tier (laag aan tafel) is who lives it, who works at it and who decides on it. A dialogue needs all three (S3-16).
// Oversight belongs to none of them: who looks on makes no tier present.
type Tier string

// The three tiers.
const (
	LivesIt   Tier = "inwoners"
	WorksAtIt Tier = "uitvoering en beleid"
	DecidesIt Tier = "bestuur"
)

// Tiers lists them.
var Tiers = []Tier{LivesIt, WorksAtIt, DecidesIt}

var tierOf = map[Side]Tier{Ervaring: LivesIt, Begeleiding: LivesIt, Uitvoering: WorksAtIt, Beleid: WorksAtIt, Bestuur: DecidesIt}

// chairOf is the side for which an empty chair stands when nobody of a tier comes.
var chairOf = map[Tier]Side{LivesIt: Ervaring, WorksAtIt: Uitvoering, DecidesIt: Bestuur}

// ToldTier is that somebody of a tier that was not there heard what was said.
type ToldTier struct {
	Tier Tier    `json:"tier"`
	To   Label   `json:"to"`
	At   Instant `json:"at"`
}

// People is how many there are of each side: announced, or in the room.
type People map[Side]int

// Of is how many there are of a tier.
func (p People) Of(t Tier) (n int) {
	for side, one := range p {
		if tierOf[side] == t {
			n += one
		}
	}
	return n
}

// All is how many there are.
func (p People) All() (n int) {
	for _, one := range p {
		n += one
	}
	return n
}

// Officials is how many work for the municipality or a partner.
func (p People) Officials() (n int) {
	for side, one := range p {
		if side.Official() {
			n += one
		}
	}
	return n
}

// Says counts them in words, and says who is not there (S4-12).
func (p People) Says() string {
	parts := []string{heads(p.Of(WorksAtIt), "ambtenaar", "ambtenaren"), heads(p[Ervaring], "ervaringsdeskundige", "ervaringsdeskundigen")}
	if p[Begeleiding] > 0 {
		parts = append(parts, heads(p[Begeleiding], "helper", "helpers"))
	}
	if p[Toezicht] > 0 {
		parts = append(parts, fmt.Sprintf("%d van toezicht", p[Toezicht]))
	}
	if p[Bestuur] > 0 {
		return strings.Join(append(parts, heads(p[Bestuur], "bestuurder", "bestuurders")), ", ")
	}
	return strings.Join(append(parts, "geen bestuur"), ", ")
}

func heads(n int, one, more string) string {
	switch n {
	case 0:
		return "geen " + more
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// Uneven says whether those who live it would be outnumbered at their own table (S4-12).
func (p People) Uneven() bool { return p.Officials() > p[Ervaring] }

// some is the sides of which somebody was counted; none is nothing.
func (p People) some() People {
	some := People{}
	for side, n := range p {
		if n > 0 {
			some[side] = n
		}
	}
	if len(some) == 0 {
		return nil
	}
	return some
}

// MissingTiers are the tiers that a conversation is for and of which nobody is counted. A preparation among people of one
// side misses nobody.
func MissingTiers(phases []Phase, p People) []Tier {
	return slices.DeleteFunc(slices.Clone(Tiers), func(t Tier) bool { return p.Of(t) > 0 || !isFor(phases, t) })
}

func isFor(phases []Phase, t Tier) bool {
	named := false
	for _, phase := range phases {
		sides := slices.Clone(phase.Write)
		for _, q := range phase.Questions {
			sides = append(sides, q.Sides...)
		}
		for _, side := range sides {
			named = true
			if tierOf[side] == t {
				return true
			}
		}
	}
	return !named
}

// withChairs adds an empty chair for every tier of which nobody was announced (S3-16). What was not asked is not known.
func withChairs(phases []Phase, missing []Side, expected People) []Side {
	chairs := slices.Clone(missing)
	if expected.All() == 0 {
		return chairs
	}
	for _, t := range MissingTiers(phases, expected) {
		if !slices.ContainsFunc(chairs, func(side Side) bool { return tierOf[side] == t }) {
			chairs = append(chairs, chairOf[t])
		}
	}
	return chairs
}

// Absent are the tiers for which a chair stayed empty: nobody of them took a seat.
func (s *State) Absent(session string) []Tier {
	e, ok := find[Session](s, session)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(MissingTiers(e.Phases, s.Here(session)), func(t Tier) bool {
		return !slices.ContainsFunc(e.Missing, func(side Side) bool { return tierOf[side] == t })
	})
}

// Untold are those of them that did not hear yet what was said.
func (s *State) Untold(session string) []Tier {
	e, ok := find[Session](s, session)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(s.Absent(session), func(t Tier) bool {
		return slices.ContainsFunc(e.Told, func(d ToldTier) bool { return d.Tier == t })
	})
}

// Here is how many took a seat, exactly: it is for the desk.
func (s *State) Here(session string) People {
	p := People{}
	for key, n := range s.counts(attendance, session) {
		p[Side(key)] = n
	}
	return p
}

// TellTier writes down who of a tier that was not there heard what was said.
type TellTier struct {
	Tier Tier  `json:"tier"`
	To   Label `json:"to"` // a function
}

// TierTold happened.
type TierTold struct {
	Session string `json:"session"`
	Tier    Tier   `json:"tier"`
	To      Label  `json:"to"`
}

func (w *TellTier) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	e, ok := find[Session](s, who.Session)
	if !ok {
		return nil, errGone
	}
	switch {
	case !contains(Tiers, w.Tier):
		return nil, Refuse(Invalid, "Kies aan wie u het vertelde.")
	case w.To == "":
		return nil, Refuse(Invalid, "Noem de functie van wie u het vertelde.")
	case e.PublishedAt == 0: // those who told it read it first
		return nil, Refuse(Conflict, "De uitkomst is nog niet openbaar. Vertel het daarna.")
	case !contains(s.Absent(who.Session), w.Tier):
		return nil, Refuse(Conflict, "Deze mensen zaten zelf aan tafel.")
	}
	return []Fact{&TierTold{Session: who.Session, Tier: w.Tier, To: w.To}}, nil
}

func (f *TierTold) apply(s *State, at Instant) {
	s.change(f.Session, func(e *Session) { e.Told = append(slices.Clone(e.Told), ToldTier{Tier: f.Tier, To: f.To, At: at}) })
}
