package server

import (
	"github.com/gofiber/fiber/v2"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// similarView is a barrier that looks like another, and why: the same step, kind and theme, or only the same words.
type similarView struct {
	Barrier  string `json:"barrier"`
	Session  string `json:"session"`
	Sentence string `json:"sentence"`
	Why      string `json:"why"`
	Settled  bool   `json:"settled"` // it was thought to be over, so it may be back
}

// Why something is alike.
const (
	bySameKey = "sleutel"
	byWords   = "woorden"
)

// looksLike answers the desk: which barriers look like this one? The exact key comes first; words are a suggestion and
// merge nothing by themselves. Of another evening the desk reads what is in its outcome.
func (s *Server) looksLike(c *fiber.Ctx) error {
	v, barrier := visiting(c), c.Query("barrier")
	found, err := s.store.Similar(c.UserContext(), v.key.Stream, barrier)
	if err != nil {
		return err
	}
	list, known := []similarView{}, false
	v.board.Read(func(st *sessions.State, say words) {
		own, ok := record[*sessions.Barrier](st, "barrier", barrier)
		if known = ok && own.Session == v.key.Session; !known {
			return
		}
		seen := map[string]bool{barrier: true}
		add := func(id, why string) {
			b, ok := record[*sessions.Barrier](st, "barrier", id)
			if !ok || seen[id] || b.State == sessions.Dissolved || b.State == sessions.Merged ||
				b.Session != v.key.Session && !(st.Over(b.Session) && b.State == sessions.Confirmed) {
				return
			}
			seen[id] = true
			list = append(list, similarView{Barrier: id, Session: b.Session, Sentence: say(b.Sentence), Why: why, Settled: st.Settled(b, s.instant())})
		}
		for _, b := range st.SameKey(barrier) {
			add(b.ID, bySameKey)
		}
		for _, one := range found {
			add(one.Barrier, byWords)
		}
	})
	if !known {
		return store.ErrNone
	}
	return c.JSON(list)
}
