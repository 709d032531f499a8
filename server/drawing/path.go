package drawing

import (
	"fmt"
	"strings"

	"maatwerkroute/sessions"
)

// middle is where a step lies: above the beginning of its words.
func (l look) middle(left, i int) int { return left + i*l.column + l.pad + l.stop }

// titlesOf wraps the titles under the path, and says how many lines the longest has.
func (l look) titlesOf(t Track) (titles [][]string, most int) {
	for _, s := range t.Steps {
		text := s.Title
		if s.Optional {
			text += " (naar keuze)"
		}
		lines := least(wrapped(text, l.inner(), l.title, true), 8)
		titles, most = append(titles, lines), max(most, len(lines))
	}
	return titles, most
}

func (l look) pathHigh(t Track) int {
	_, most := l.titlesOf(t)
	return 2*l.stop + l.text/2 + 22 + most*l.titleLead + 12
}

// trail draws the steps, and between them how people get from one to the next: a broken line where they are let go, a full
// one with two hands where somebody goes along.
func (l look) trail(c *canvas, t Track, from, of, left, y int) {
	at := y + l.stop + l.text/2
	for i, s := range t.Steps {
		x := l.middle(left, i)
		if i == 0 && from > 0 {
			c.path("mwr-bp__way-on", "M%d %dH%d", left-l.pad, at, x-l.stop)
		}
		if i < len(t.Steps)-1 {
			l.handover(c, s, x+l.stop, l.middle(left, i+1)-l.stop, at)
		} else if of > 0 && from+len(t.Steps) < of {
			c.path("mwr-bp__way-on", "M%d %dH%d", x+l.stop, at, left+len(t.Steps)*l.column)
		}
	}
	titles, _ := l.titlesOf(t)
	for i, s := range t.Steps {
		x := l.middle(left, i)
		free := ""
		if s.Optional {
			free = "--free"
		}
		c.circle("mwr-bp__stop mwr-bp__stop"+free, x, at, l.stop)
		c.mid("mwr-bp__number mwr-bp__number"+free, x, at+l.stop/3, l.stop, number(s.Number))
		for n, line := range titles[i] {
			c.line("mwr-bp__title", left+i*l.column+l.pad, at+l.stop+22+n*l.titleLead+l.titleLead/2, l.inner(), l.title, line)
		}
	}
}

func (l look) handover(c *canvas, s Step, x1, x2, y int) {
	mid := (x1 + x2) / 2
	switch {
	case s.Handover == sessions.Warm:
		c.path("mwr-bp__warm", "M%d %dH%d", x1, y, x2)
		c.path("mwr-bp__hand", "M%d %da9 9 0 1 1 14 0", mid-13, y+4)
		c.path("mwr-bp__hand", "M%d %da9 9 0 1 0 14 0", mid-1, y-4)
		c.mid("mwr-bp__said", mid, y-l.stop*2/3-2, max(13, l.text*4/5), "warm")
	case s.Handover == sessions.Cold || s.Cold:
		c.path("mwr-bp__cold", "M%d %dH%d", x1+4, y, x2-4)
		c.path("mwr-bp__break", "M%d %dl10 -22M%d %dl10 -22", mid-10, y+11, mid, y+11)
		c.mid("mwr-bp__said mwr-bp__said--cold", mid, y-l.stop*2/3-2, max(13, l.text*4/5), "koud")
	case s.Handover == sessions.NoHandover:
		c.path("mwr-bp__same", "M%d %dH%d", x1, y, x2)
	default:
		c.path("mwr-bp__way-on", "M%d %dH%d", x1, y, x2)
	}
}

// curve draws what most people felt, and the band in which half of them were. A step of which nothing is shown breaks it.
func (l look) feelings(c *canvas, t Track, left, y int) {
	at := func(v float64) int { return y + 14 + int((2-v)/4*float64(l.curve-28)) }
	for v := -2; v <= 2; v++ {
		class := "mwr-bp__scale"
		if v == 0 {
			class += " mwr-bp__scale--middle"
		}
		c.path(class, "M%d %dH%d", left, at(float64(v)), left+len(t.Steps)*l.column)
	}
	for i := 0; i < len(t.Steps); {
		if t.Steps[i].Feeling == nil {
			i++
			continue
		}
		end := i
		for end < len(t.Steps) && t.Steps[end].Feeling != nil {
			end++
		}
		l.stretch(c, t.Steps[i:end], left+i*l.column, at)
		i = end
	}
}

func (l look) stretch(c *canvas, steps []Step, left int, at func(float64) int) {
	var high, low, middle []point
	for i, s := range steps {
		x := l.middle(left, i)
		high = append(high, point{x, at(s.Feeling.High)})
		low = append([]point{{x, at(s.Feeling.Low)}}, low...)
		middle = append(middle, point{x, at(s.Feeling.Median)})
	}
	if len(steps) > 1 {
		c.path("mwr-bp__band", "M%s%sL%s%sZ", high[0], curve(high), low[0], curve(low))
		c.path("mwr-bp__curve", "M%s%s", middle[0], curve(middle))
	}
	for i, p := range middle {
		if len(steps) == 1 {
			c.rect("mwr-bp__band", p.x-12, high[0].y, 24, max(2, low[0].y-high[0].y), 6)
		}
		c.circle("mwr-bp__felt", p.x, p.y, l.stop/4+1)
		over := p.y - l.stop/4 - 8
		if steps[i].Feeling.Median > 1 {
			over = p.y + l.stop/4 + l.text + 2
		}
		text := steps[i].Feeling.Text
		half := wide(text, l.text, false) / 2
		c.line("mwr-bp__feltword", p.x-min(half, l.stop), over, 2*half, l.text, text)
	}
}

type point struct{ x, y int }

func (p point) String() string { return fmt.Sprintf("%d %d", p.x, p.y) }

// curve is a smooth line from the first point through the others.
func curve(points []point) string {
	var b strings.Builder
	for i, p := range points[1:] {
		was := points[i]
		half := (was.x + p.x) / 2
		fmt.Fprintf(&b, "C%d %d %d %d %s", half, was.y, half, p.y, p)
	}
	return b.String()
}
