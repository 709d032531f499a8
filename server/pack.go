package server

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// pack is what a room needs that works on paper: the same steps, questions and rights as on a phone (I-26).
type pack struct {
	evening
	entrances
	Steps    []packStep
	Sheets   []packSheet
	Feelings []packFeeling
	Ballots  []packBallot
	Rounds   []packRound
	Consents []string // the numbers of the sheets to consent on; one without a number when none were asked for
	Lanes    []string
	Blank    []int // lines to write on, where nothing is asked yet
	Calls    []int
	Consent  []string
	Pulse    []int // slips on a sheet
	Dealt    []string
	Slips    []packSlip
	Wanted   packWanted
	Slip     string // where a code of a slip is typed
	Number   string // of this evening, for what is filled in by hand
}

// packWanted is how many of what comes in numbers.
type packWanted struct{ Cards, Slips, Votes int }

type packStep struct {
	N     int
	Title string
}

// packSheet is one A4 of cards of a table: numbered, so that a card that is typed over is found again.
type packSheet struct {
	Table string
	QR    qrCode
	Cards []string
}

type packFeeling struct{ Icon, Word string }

type packBallot struct {
	Number   string
	Question string
	Dots     []int
	Options  []string
}

// packRound is a sheet of the round per step that is open: a row for each step, a column for each answer.
type packRound struct {
	Number  string
	Ask     string
	Support bool // of the whole route too, and some answers ask why
	Words   bool // somebody may write why
	Answers []string
	Steps   []packStep
}

var packAsks = map[sessions.RoundKind]string{
	sessions.RoundFeeling: "Hoe voelt elke stap?", sessions.RoundRight: "Klopt elke stap?", sessions.RoundSupport: "Staat u achter elke stap?",
}

var packAnswers = map[string]string{
	"heel_naar": "heel naar", "naar": "naar", "gaat_wel": "gaat wel", "goed": "goed", "heel_goed": "heel goed", "klopt": "klopt", "klopt_niet": "klopt niet",
	"sta_erachter": "hier sta ik achter", "goed_genoeg": "goed genoeg voor nu", "twijfel": "ik twijfel, want", "niet_mee_leven": "hier kan ik niet mee leven, want", "weet_niet": "weet ik niet",
}

const (
	cardsOnSheet = 8
	sheetsATable = 2
	mostSheets   = 10
	mostVotes    = 60
	blankDots    = 6
	callLines    = 12
)

var packFeelings = map[string]string{"paniek": "panic", "moe": "tired", "buitengesloten": "shut", "wantrouwen": "doubt", "schaamte": "shame",
	"alleen": "alone", "boos": "angry", "gezien": "see", "hoop": "hope"}

// printPack is the whole pack: what hangs at the door, a strip of the steps on A3, cards, slips, feelings, dots, consent,
// the call list and what was promised.
func (s *Server) printPack(c *fiber.Ctx) error {
	e, d, err := s.entrancesHere(c)
	if err != nil {
		return err
	}
	p := pack{evening: e, entrances: d, Lanes: []string{"Wat mensen meemaken", "In het werk", "Drempels"}, Blank: make([]int, blankDots), Calls: make([]int, callLines), Pulse: make([]int, cardsOnSheet),
		Consent: []string{"Geen bezwaar", "Ik heb een vraag", "Bezwaar, want:"}, Number: numberOf(e.ID), Slip: s.config.host() + "/mijn"}
	p.Wanted = packWanted{Cards: max(1, atMost(c.Query("kaarten"), sheetsATable, mostSheets)), Slips: atMost(c.Query("strookjes"), slipsATable, mostATable),
		Votes: atMost(c.Query("stembladen"), 0, mostVotes)}
	if p.Slips, err = s.packSlips(c, e, p.Wanted.Slips*len(e.Record.Tables)); err != nil {
		return err
	}
	visiting(c).board.Read(func(st *sessions.State, say words) { p.fill(st, say, s.sheetNumbers(e, p.Wanted.Votes)) })
	for i, table := range e.Record.Tables {
		for sheet := range p.Wanted.Cards {
			one := packSheet{Table: string(table), QR: d.Open.QR}
			for n := range cardsOnSheet {
				one.Cards = append(one.Cards, strconv.Itoa(i+1)+"-"+strconv.Itoa(sheet*cardsOnSheet+n+1))
			}
			p.Sheets = append(p.Sheets, one)
		}
	}
	for _, f := range sessions.Feelings {
		p.Feelings = append(p.Feelings, packFeeling{Icon: packFeelings[f], Word: f})
	}
	page := e.page("Alles op papier")
	page.Data = p
	return s.render(c, "pakket", page)
}

// numberOf is a short number of an evening, for paper alone: it opens nothing.
func numberOf(session string) string { return strings.ToUpper(session[:min(6, len(session))]) }

// sheetNumbers are the numbers of voting sheets: drawn, so that a number does not tell where somebody sits, and the same
// whenever they are printed. One without a number stands for sheets that are copied.
func (s *Server) sheetNumbers(e evening, n int) []string {
	if n == 0 {
		return []string{""}
	}
	var list []string
	for i := range n {
		round := strconv.Itoa(i)
		list = append(list, letters(func(try int) []byte { return s.master.mac("sheet", e.Stream, e.ID, round, strconv.Itoa(try)) }, 4))
	}
	return list
}

func (p *pack) fill(st *sessions.State, say words, numbers []string) {
	p.Consents = numbers
	for _, d := range p.Record.Dealt {
		p.Dealt = append(p.Dealt, say(d.Ask))
	}
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
		for _, one.Number = range numbers {
			p.Ballots = append(p.Ballots, one)
		}
	}
	p.rounds(st, say, numbers)
	if len(p.Ballots) == 0 {
		for _, number := range numbers {
			p.Ballots = append(p.Ballots, packBallot{Number: number})
		}
	}
}

// rounds gives the sheets of the round that is open in this session.
func (p *pack) rounds(st *sessions.State, say words, numbers []string) {
	for _, r := range records[*sessions.StepRound](st) {
		if r.Session != p.ID || !r.Open {
			continue
		}
		one := packRound{Ask: packAsks[r.What], Support: r.What == sessions.RoundSupport, Words: r.What != sessions.RoundFeeling}
		for _, a := range sessions.RoundAnswers[r.What] {
			one.Answers = append(one.Answers, packAnswers[a])
		}
		for i, id := range r.Steps {
			if step, ok := record[*sessions.RouteStep](st, "route-step", id); ok {
				one.Steps = append(one.Steps, packStep{N: i + 1, Title: say(step.Title)})
			}
		}
		for _, one.Number = range numbers {
			p.Rounds = append(p.Rounds, one)
		}
	}
}
