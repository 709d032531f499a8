package drawing

// look is the measure of a drawing.
type look struct {
	column, label, name, pad int // name: the size of the name of a row
	text, lead               int // size of the words, and from one line to the next
	title, titleLead         int
	head                     int // size of the name of the drawing
	stop                     int // radius of a step
	curve                    int // how high the row of feelings is
	most                     int // lines of one text
	sentences                int // barriers with their words
	figure                   int // size of a number of the Lastmeter
	side                     int // how wide the Lastmeter is beside the drawing; zero: under it
	large                    bool
}

var (
	onPage = look{column: 224, label: 172, name: 15, pad: 12, text: 15, lead: 20, title: 19, titleLead: 24, head: 30, stop: 25, curve: 132, most: 12, sentences: 3, figure: 26, side: 250}
	onWall = look{label: 178, name: 30, pad: 7, text: 32, lead: 36, title: 33, titleLead: 36, head: 44, stop: 34, curve: 128, most: 3, figure: 52, large: true}
)

const wallWide = 1840 // what a screen of 1920 leaves beside its margins

// lookOf is the measure of this picture: on a wall the columns share what there is.
func lookOf(p Picture) look {
	l := onPage
	if p.Paper {
		l.column, l.most, l.sentences = 336, 16, 5
	}
	if !p.Large {
		return l
	}
	l = onWall
	l.column = (wallWide - l.label) / max(p.columns(), 3)
	return l
}

func (l look) inner() int { return l.column - 2*l.pad }

// item is one thing in a cell: words, with a pictogram before them.
type item struct {
	class string
	glyph string
	seat  int // 1: somebody, 2: an empty place
	discs []Barrier
	size  int
	lead  int
	lines []string
}

const glyphSize = 20

func (l look) indent(it item) int {
	switch {
	case it.glyph != "":
		return glyphSize + 8
	case it.seat > 0 && !l.large:
		return 42
	}
	return 0
}

const seatHigh = 48

// words makes an item of a text.
func (l look) words(class, text string) item { return l.item(item{class: class}, text, l.most) }

func (l look) item(it item, text string, most int) item {
	if it.size == 0 {
		it.size, it.lead = l.text, l.lead
	}
	bold := it.class == "mwr-bp__strong" || it.class == "mwr-bp__title"
	it.lines = least(wrapped(text, l.inner()-l.indent(it), it.size, bold), most)
	return it
}

func (l look) high(it item) int {
	h := len(it.lines) * it.lead
	switch {
	case it.seat > 0 && l.large: // the words stand under it
		h += seatHigh + between
	case it.seat > 0:
		h = max(h, seatHigh)
	}
	for _, b := range it.discs {
		h = max(h, 2*l.radius(b)+8)
	}
	return h
}

const between = 7 // from one thing in a cell to the next

func (l look) cellHigh(items []item) int {
	h := 0
	for i, it := range items {
		if i > 0 {
			h += between
		}
		h += l.high(it)
	}
	return h
}

func (l look) cell(c *canvas, items []item, x, y int) {
	x += l.pad
	for _, it := range items {
		top := y
		switch {
		case it.glyph != "":
			c.glyph(it.glyph, x, y+(it.lead-glyphSize)/2, glyphSize)
		case it.seat > 0:
			c.person(it.seat == 1, x, y+46)
			if l.large {
				top += seatHigh + between
			} else {
				top += max(0, (seatHigh-len(it.lines)*it.lead)/2)
			}
		}
		l.discs(c, it.discs, x, y)
		in := l.indent(it)
		for i, line := range it.lines {
			c.line("mwr-bp__text "+it.class, x+in, top+i*it.lead+it.lead*3/4, l.inner()-in, it.size, line)
		}
		y += l.high(it) + between
	}
}

// radius is that of a barrier: its area follows how many know it.
func (l look) radius(b Barrier) int {
	least, most := 9, 27
	if l.large {
		least, most = 14, 34
	}
	r := least
	for (r-least)*(r-least) < b.Known*8 && r < most {
		r++
	}
	return r
}

func (l look) discs(c *canvas, list []Barrier, x, y int) {
	tall := 0
	for _, b := range list {
		tall = max(tall, l.radius(b))
	}
	left, end := len(list), x+l.inner()
	for _, b := range list {
		r := l.radius(b)
		if more := 3 * l.text; x+2*r > end || left > 1 && x+2*r+more > end {
			c.line("mwr-bp__text mwr-bp__strong", x, y+tall+l.text/3, end-x, l.text, "+"+number(left))
			return
		}
		c.circle("mwr-bp__heat", x+r, y+tall, r)
		if b.Known > 0 {
			size := min(l.text, max(12, r))
			c.mid("mwr-bp__inheat", x+r, y+tall+size/3, size, number(b.Known))
		}
		x, left = x+2*r+6, left-1
	}
}
