package drawing

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

func number(n int) string { return strconv.Itoa(n) }

// canvas collects what is drawn.
type canvas struct{ strings.Builder }

func (c *canvas) open(class string) { fmt.Fprintf(c, `<g class="%s">`, class) }
func (c *canvas) shut()             { c.WriteString("</g>\n") }

func (c *canvas) path(class, d string, args ...any) {
	fmt.Fprintf(c, `<path class="%s" d="%s"/>`, class, fmt.Sprintf(d, args...))
}

func (c *canvas) rect(class string, x, y, w, h, round int) {
	fmt.Fprintf(c, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, class, x, y, w, h, round)
}

func (c *canvas) circle(class string, x, y, r int) {
	fmt.Fprintf(c, `<circle class="%s" cx="%d" cy="%d" r="%d"/>`, class, x, y, r)
}

// line writes one line of text that begins at x, or ends w further when it runs from right to left.
func (c *canvas) line(class string, x, y, w, size int, text string) {
	way := ""
	if rightToLeft(text) {
		x, way = x+w, ` direction="rtl"`
	}
	fmt.Fprintf(c, `<text class="%s" x="%d" y="%d" font-size="%d"%s>%s</text>`, class, x, y, size, way, clean(text))
}

// mid writes one line with its middle at x.
func (c *canvas) mid(class string, x, y, size int, text string) {
	fmt.Fprintf(c, `<text class="%s" x="%d" y="%d" font-size="%d" text-anchor="middle">%s</text>`, class, x, y, size, clean(text))
}

// clean makes of a text what XML may hold.
func clean(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ', r == 0xFFFE, r == 0xFFFF, r >= 0x7F && r < 0xA0:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�")))
}

// glyphs are the pictograms, drawn on a field of 24 by 24.
var glyphs = map[string]string{
	"papieren":   "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
	"vragen":     "M8 8.5a4 4 0 1 1 5.5 3.7c-1 .4-1.5 1.2-1.5 2.3M12 18.2v.3",
	"inloggen":   "M7 11h10v9H7zM9 11V8a3 3 0 0 1 6 0v3M12 15v2",
	"bezoeken":   "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
	"vertellen":  "M4 5h16v11h-9l-5 4v-4H4zM8 9h8M8 12h5",
	"dagen":      "M12 4a8 8 0 1 0 .01 0M12 8v4.5l3 2",
	"gestopt":    "M5 5l14 14M19 5L5 19",
	"digitaal":   "M4 5h16v11H4zM9 20h6M12 16v4",
	"ingredient": "M12 5v14M5 12h14",
	"zwaar":      "M5 19h14l-3-11H8zM12 8a2.5 2.5 0 1 0-.01 0",
	"licht":      "M12 3l2.6 5.8 6.4.6-4.8 4.2 1.4 6.2L12 16.6 6.4 19.8l1.4-6.2L3 9.4l6.4-.6z",
}

func (c *canvas) glyph(name string, x, y, size int) {
	if d := glyphs[name]; d != "" {
		fmt.Fprintf(c, `<path class="mwr-bp__glyph" transform="translate(%d %d) scale(%s)" d="%s"/>`, x, y, strconv.FormatFloat(float64(size)/24, 'g', 3, 64), d)
	}
}

// person draws somebody who stands there, or the empty place; its feet are at y.
func (c *canvas) person(filled bool, x, y int) {
	class := "mwr-bp__seat"
	if filled {
		class = "mwr-bp__person"
	}
	c.circle(class, x+16, y-34, 9)
	c.path(class, "M%d %dv-6a14 14 0 0 1 28 0v6z", x+2, y)
}
