package server

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

func percent(n int) string { return strconv.Itoa(n) + "%" }

// whereView is "waar gaat het mis": the five places in the route at which most goes wrong (S0-14).
type whereView struct {
	evening
	Cells []whereCell
}

type whereCell struct {
	Step, Type, Known string
	N                 int
	Times             [][2]string
	Barriers          []filter // with the way to each
}

func (s *Server) whereItFails(c *fiber.Ctx) error {
	v := visiting(c)
	e, err := v.evening()
	if err != nil {
		return err
	}
	w := whereView{evening: e}
	v.board.Read(func(st *sessions.State, say words) {
		steps := map[string]string{}
		if t, ok := record[*sessions.Trajectory](st, "trajectory", v.key.Stream); ok {
			for _, step := range t.Steps {
				steps[step.ID] = say(step.Title)
			}
		}
		for _, cell := range st.Where() {
			one := whereCell{Step: steps[cell.Step], Type: sessions.BarrierTypeWords[cell.Type], N: len(cell.Barriers)}
			if cell.Known > 0 { // this page is printed and passed on
				one.Known = sessions.Figure{Part: cell.Known, People: true}.Counted() + " mensen kennen dit"
			}
			for _, quarter := range slices.Sorted(maps.Keys(cell.Times)) {
				one.Times = append(one.Times, [2]string{quarter, fmt.Sprint(cell.Times[quarter])})
			}
			for _, id := range cell.Barriers {
				if b, ok := record[*sessions.Barrier](st, "barrier", id); ok {
					one.Barriers = append(one.Barriers, filter{Text: say(b.Sentence), Address: barrierAddress(b.Session, []string{id})})
				}
			}
			w.Cells = append(w.Cells, one)
		}
	})
	p := e.page("Waar gaat het mis?")
	p.Wide, p.Data = true, w
	return s.render(c, "waar", p)
}
