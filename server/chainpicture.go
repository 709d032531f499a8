package server

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// The picture of a chain: a ladder from the table to the Rijk, places beside the ladder under it. What went up is a
// line on the left, what came back a line on the right. It says nothing that the list beside it does not say too.
const (
	picturePitch = 58 // from one level to the next
	pictureUp    = 26 // where the way up is drawn
	pictureBack  = 58 // and the first way back
	pictureLane  = 12 // from one way back to the next
)

type picture struct {
	strings.Builder
	rows  []sessions.Level // from above
	lanes int
	legs  []*sessions.Leg
	now   sessions.Instant
}

func chainPicture(legs []*sessions.Leg, now sessions.Instant) template.HTML {
	p := &picture{legs: legs, now: now, rows: slices.Clone(sessions.WayUp)}
	slices.Reverse(p.rows)
	for _, l := range legs {
		if l.Level.Beside() && !slices.Contains(p.rows, l.Level) {
			p.rows = append(p.rows, l.Level)
		}
		if l.Back != 0 {
			p.lanes++
		}
	}
	high := picturePitch * len(p.rows)
	fmt.Fprintf(p, `<svg class="mwr-ladder" viewBox="0 0 320 %d" aria-hidden="true" focusable="false">`, high)
	p.rails()
	p.ways()
	for _, level := range p.rows {
		p.level(level)
	}
	p.WriteString(`</svg>`)
	return template.HTML(p.String())
}

func (p *picture) y(l sessions.Level) int {
	return picturePitch*slices.Index(p.rows, l) + picturePitch/2
}

func (p *picture) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(p, `<path class="%s" d="M%d %dL%d %d"/>`, class, x1, y1, x2, y2)
}

func (p *picture) rails() {
	p.line("mwr-ladder__rail", pictureUp, p.y(p.rows[0]), pictureUp, p.y(p.rows[len(p.rows)-1]))
}

// ways draws each leg from where the signal was before, and its answer back to the table.
func (p *picture) ways() {
	table := p.y(sessions.Table)
	lane := pictureBack
	for _, l := range p.legs {
		if l.Sent == 0 {
			continue
		}
		class := "mwr-ladder__up"
		if state := l.At(p.now); state == sessions.NoReceipt || state == sessions.NoAnswer {
			class += " mwr-ladder__late"
		}
		p.line(class, pictureUp, p.y(p.before(l)), pictureUp, p.y(l.Level))
	}
	for _, l := range p.legs {
		if l.Back == 0 {
			continue
		}
		at, turn := p.y(l.Level), 10
		if at > table {
			turn = -turn
		}
		fmt.Fprintf(p, `<path class="mwr-ladder__back" d="M%d %dH%dQ%d %d %d %dV%d"/>`, pictureUp, at, lane-10, lane, at, lane, at+turn, table-turn/10*12)
		fmt.Fprintf(p, `<path class="mwr-ladder__tip" d="M%d %dl-6 %dh12z"/>`, lane, table-turn/10*3, -turn)
		lane += pictureLane
	}
}

// before is where the signal was when it went on.
func (p *picture) before(l *sessions.Leg) sessions.Level {
	from, rank := sessions.Table, 0
	if l.Level.Beside() {
		return from
	}
	for _, o := range p.legs {
		if o.Sent != 0 && o.Sent <= l.Sent && o.Level.Rank() < l.Level.Rank() && o.Level.Rank() > rank {
			from, rank = o.Level, o.Level.Rank()
		}
	}
	return from
}

// level is one rung: a full dot where the signal was, an open one where it was not.
func (p *picture) level(level sessions.Level) {
	y, class, word := p.y(level), "mwr-ladder__stop", ""
	for _, l := range p.legs {
		if l.Level != level {
			continue
		}
		v := viewLeg(l, p.now)
		word = v.Badge
		switch {
		case v.Colour == "red":
			class = "mwr-ladder__stop mwr-ladder__stop--late"
		case l.Sent != 0:
			class = "mwr-ladder__stop mwr-ladder__stop--was"
		}
	}
	if level == sessions.Table {
		class, word = "mwr-ladder__stop mwr-ladder__stop--table", "hier begon het"
		if p.lanes > 0 {
			word = "hier komt het antwoord terug"
		}
	}
	x := pictureBack + max(1, p.lanes)*pictureLane + 8
	fmt.Fprintf(p, `<circle class="%s" cx="%d" cy="%d" r="10"/>`, class, pictureUp, y)
	if word == "" {
		fmt.Fprintf(p, `<text class="mwr-ladder__name mwr-ladder__name--not" x="%d" y="%d">%s</text>`, x, y+5, levelNames[level])
		return
	}
	fmt.Fprintf(p, `<text class="mwr-ladder__name" x="%d" y="%d">%s</text>`, x, y-3, levelNames[level])
	fmt.Fprintf(p, `<text class="mwr-ladder__word" x="%d" y="%d">%s</text>`, x, y+15, word)
}
