package drawing

import (
	_ "embed"
	"fmt"
	"strings"
)

// Style says how a drawing looks. On a page the page's own style sheet has it; in a file it stands in the file.
//
//go:embed style.css
var Style string

// Blueprint draws a picture as SVG for a page that has the style sheet.
func Blueprint(p Picture) string { return blueprint(p, "") }

// File draws it as a file of its own, with its style.
func File(p Picture) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + blueprint(p, "<style>"+Style+"</style>")
}

func blueprint(p Picture, style string) string {
	p.ID = clean(p.ID)
	d := drawing{look: lookOf(p), Picture: p}
	d.wide = d.label + max(3, d.columns())*d.column
	if d.large {
		d.wide = wallWide
	}
	d.whole = d.wide
	if d.side > 0 && d.counted() {
		d.whole += d.side
	}
	d.heading()
	for i, t := range p.Tracks {
		d.track(t, i)
	}
	if !d.large {
		d.legend()
	}
	var b strings.Builder
	class := "mwr-bp"
	if d.large {
		class += " mwr-bp--large"
	}
	edge := margin
	if d.large {
		edge = 0
	}
	w, h := d.whole+2*edge, d.y+2*edge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="%s" width="%d" height="%d" viewBox="-%d -%d %d %d" role="img" aria-labelledby="%s-naam %s-uitleg">`,
		class, w, h, edge, edge, w, h, p.ID, p.ID)
	fmt.Fprintf(&b, "\n<title id=\"%s-naam\">%s</title>\n<desc id=\"%s-uitleg\">%s</desc>\n%s", p.ID, clean(p.Title), p.ID, clean(p.says()), style)
	b.WriteString(d.String())
	b.WriteString("</svg>\n")
	return b.String()
}

const margin = 24 // around a drawing that is not on a wall

// says is what the picture is, for who does not see it. The page says all of it in words.
func (p Picture) says() string {
	var parts []string
	for _, t := range p.Tracks {
		n := len(t.Steps)
		text := t.Name + ": " + number(n) + " stappen"
		if n == 1 {
			text = t.Name + ": 1 stap"
		}
		cold, alone, barriers := 0, 0, 0
		for _, s := range t.Steps {
			if s.Cold {
				cold++
			}
			if s.Alone() {
				alone++
			}
			barriers += len(s.Barriers)
		}
		parts = append(parts, fmt.Sprintf("%s, %d drempels, %d keer koud overgedragen, bij %d stappen staat niemand naast je.", text, barriers, cold, alone))
	}
	return "Een tekening van de route. " + strings.Join(parts, " ") + " Alles wat erop staat, staat ook in woorden op de pagina."
}

// drawing is a picture while it is drawn, from above.
type drawing struct {
	look
	Picture
	canvas
	y           int
	wide, whole int // without and with the Lastmeter
}

// columns is how many steps the longest track has.
func (p Picture) columns() int {
	n := p.Wide
	for _, t := range p.Tracks {
		n = max(n, len(t.Steps))
	}
	return n
}

func (d *drawing) counted() bool {
	for _, t := range d.Tracks {
		if len(t.Figures) > 0 {
			return true
		}
	}
	return false
}

func (d *drawing) heading() {
	if d.large { // the wall says the title itself
		if d.Of > 0 {
			d.part()
		}
		return
	}
	d.y = 18
	for _, line := range wrapped(d.Title, d.wide, d.head, true) {
		d.line("mwr-bp__head", 0, d.y+d.head*3/4, d.wide, d.head, line)
		d.y += d.head * 5 / 4
	}
	for _, text := range d.Lines {
		for _, line := range wrapped(text, d.wide, d.text+3, false) {
			d.line("mwr-bp__text", 0, d.y+d.text, d.wide, d.text+3, line)
			d.y += d.lead + 4
		}
	}
	if d.Of > 0 || d.Lanes != "" {
		d.part()
	}
	d.y += 18
}

func (d *drawing) part() {
	text := ""
	if d.Of > 0 {
		text = fmt.Sprintf("Stap %d tot en met %d van de %d", d.From+1, min(d.From+d.Wide, d.Of), d.Of)
	}
	text = joined(text, string(d.Lanes))
	d.line("mwr-bp__text mwr-bp__strong", 0, d.y+d.text, d.wide, d.text, text)
	d.y += d.lead + 4
}

func (d *drawing) track(t Track, i int) {
	if len(d.Tracks) > 1 {
		if i > 0 {
			d.y += 20
		}
		d.line("mwr-bp__name", 0, d.y+d.title, d.wide, d.title+2, t.Name)
		d.y += d.titleLead + 10
	}
	top := d.y
	class := "mwr-bp__track"
	if t.Ideal {
		class += " mwr-bp__track--ideal"
	}
	d.open(class)
	if len(t.Steps) == 0 {
		d.line("mwr-bp__text", d.pad, d.y+d.lead, d.wide, d.text, "Hier liggen nog geen stappen.")
		d.y += 2 * d.lead
	} else {
		d.trail(&d.canvas, t, d.From, d.Of, d.label, d.y)
		d.y += d.pathHigh(t)
		above, below := d.rows(t, d.Brief || d.Large)
		switch d.Lanes {
		case Above:
			below = nil
		case Below:
			above = nil
		}
		for _, r := range above {
			d.row(t, r)
		}
		if len(below) > 0 {
			d.sight()
		}
		for _, r := range below {
			d.row(t, r)
		}
	}
	if d.side > 0 {
		d.beside(t, top)
	} else {
		d.under(t)
	}
	d.shut()
}

const rowPad = 14

// row draws one lane, with its name before it, or above it where there is no room.
func (d *drawing) row(t Track, r row) {
	high := 0
	for _, items := range r.cells {
		high = max(high, d.cellHigh(items))
	}
	name := wrapped(r.label, d.label-2*d.pad, d.name, true)
	curve := 0
	if r.felt {
		curve = d.curve
	}
	if curve > 0 && high > 0 {
		high += between
	}
	whole := max(curve+high, len(name)*d.lead, 34) + 2*rowPad
	d.open("mwr-bp__row mwr-bp__row--" + r.class)
	d.rect("mwr-bp__band-row", 0, d.y, d.wide, whole-4, 10)
	for i := range t.Steps {
		d.path("mwr-bp__column", "M%d %dv%d", d.label+i*d.column, d.y+8, whole-20)
	}
	for i, line := range name {
		d.line("mwr-bp__label", d.pad, d.y+rowPad+i*d.lead+d.lead*3/4, d.label-2*d.pad, d.name, line)
	}
	y := d.y + rowPad
	if curve > 0 {
		if !d.large {
			d.line("mwr-bp__edge", d.pad, y+len(name)*d.lead+20, d.label, 13, "boven: heel goed")
			d.line("mwr-bp__edge", d.pad, y+curve-12, d.label, 13, "onder: heel naar")
		}
		d.feelings(&d.canvas, t, d.label, y)
		y += curve + between
	}
	for i, items := range r.cells {
		d.open("mwr-bp__cell")
		d.cell(&d.canvas, items, d.label+i*d.column, y)
		d.shut()
	}
	d.shut()
	d.y += whole
}

// sight is the line of visibility (S4-07).
func (d *drawing) sight() {
	d.y += 10
	d.path("mwr-bp__sight", "M0 %dH%d", d.y+12, d.wide)
	d.rect("mwr-bp__sight-field", d.label, d.y-2, wide("Tot hier zie je het. Dit is achter de schermen.", d.text, true)+2*d.pad, 28, 14)
	d.line("mwr-bp__sight-word", d.label+d.pad, d.y+17, d.wide, d.text, "Tot hier zie je het. Dit is achter de schermen.")
	d.y += 38
}
