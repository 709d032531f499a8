package server

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// pack is what a room needs that works on paper: the same steps, questions and rights as on a phone (I-26).
type pack struct {
	evening
	entrances
	Steps    []packStep
	Tables   []packTable
	Feelings []packFeeling
	Ballots  []packBallot
	Lanes    []string
	Blank    []int // lines to write on, where nothing is asked yet
	Consent  []string
}

type packStep struct {
	N     int
	Title string
}

// packTable is the cards of one table: numbered, so that a card that is typed over is found again.
type packTable struct {
	Name  string
	QR    qrCode
	Cards []string
}

type packFeeling struct{ Icon, Word string }

type packBallot struct {
	Question string
	Dots     []int
	Options  []string
}

const (
	cardsOnSheet = 8
	sheetsATable = 2
	blankDots    = 6
)

var packFeelings = map[string]string{"paniek": "panic", "moe": "tired", "buitengesloten": "shut", "wantrouwen": "doubt", "schaamte": "shame",
	"alleen": "alone", "boos": "angry", "gezien": "see", "hoop": "hope"}

// printPack is the whole pack: cards at the door, a strip of the steps on A3, cards, feelings, dots, consent and what was promised.
func (s *Server) printPack(c *fiber.Ctx) error {
	e, d, err := s.entrancesHere(c)
	if err != nil {
		return err
	}
	p := pack{evening: e, entrances: d, Lanes: []string{"Wat mensen meemaken", "In het werk", "Drempels"}, Blank: make([]int, blankDots),
		Consent: []string{"Geen bezwaar", "Ik heb een vraag", "Bezwaar, want:"}}
	visiting(c).board.Read(func(st *sessions.State, say words) { p.fill(st, say) })
	for i, table := range e.Record.Tables {
		t := packTable{Name: string(table), QR: d.Open.QR}
		for n := range cardsOnSheet * sheetsATable {
			t.Cards = append(t.Cards, strconv.Itoa(i+1)+"-"+strconv.Itoa(n+1))
		}
		p.Tables = append(p.Tables, t)
	}
	for _, f := range sessions.Feelings {
		p.Feelings = append(p.Feelings, packFeeling{Icon: packFeelings[f], Word: f})
	}
	page := e.page("Alles op papier")
	page.Data = p
	return s.render(c, "pakket", page)
}

func (p *pack) fill(st *sessions.State, say words) {
	if t, ok := record[*sessions.Trajectory](st, "trajectory", p.Stream); ok {
		for i, step := range t.Steps {
			p.Steps = append(p.Steps, packStep{N: i + 1, Title: say(step.Title)})
		}
	}
	for _, b := range records[*sessions.Ballot](st) {
		if b.Session != p.ID || !b.Open || b.Form != sessions.DotForm {
			continue
		}
		one := packBallot{Question: say(b.Question), Dots: make([]int, b.Dots)}
		for _, o := range b.Options {
			one.Options = append(one.Options, say(o.Title))
		}
		p.Ballots = append(p.Ballots, one)
	}
}
