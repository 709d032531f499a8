package drawing

import (
	"slices"

	"maatwerkroute/sessions"
)

// row is one lane of the drawing.
type row struct {
	label string
	class string
	felt  bool // the curve of feelings stands above the words
	cells [][]item
}

// rows are the lanes of a track, the resident's on top (S3-09), with the line of visibility between what a resident sees
// and what not. A row that nobody filled in stays away, but not one of the lanes.
func (l look) rows(t Track, brief bool) (above, below []row) {
	add := func(list *[]row, always bool, r row, cell func(Step) []item) {
		filled := always
		for _, s := range t.Steps {
			items := cell(s)
			r.cells, filled = append(r.cells, items), filled || len(items) > 0
		}
		if filled || r.felt {
			*list = append(*list, r)
		}
	}
	lane := func(name sessions.Lane) func(Step) []item {
		return func(s Step) []item { return l.notes(s.Lanes[name]) }
	}

	add(&above, false, row{label: "Wat verandert er?", class: "change"}, l.change)
	add(&above, false, row{label: "Drempels", class: "barriers"}, l.barriers)
	if brief {
		if t.Felt() {
			add(&above, false, row{label: "Gevoel", class: "feels", felt: true}, func(Step) []item { return nil })
		}
		add(&above, true, row{label: "Naast je", class: "beside"}, l.beside)
		if !l.large {
			add(&above, false, row{label: "Dit vraagt het", class: "counts"}, l.counts)
		}
		return above, nil
	}
	add(&above, true, row{label: "Wat doe je zelf", class: "does"}, lane(sessions.LaneDoes))
	add(&above, !t.Felt(), row{label: "Gevoel", class: "feels", felt: t.Felt()}, lane(sessions.LaneFeels))
	add(&above, true, row{label: "Naast je", class: "beside"}, l.besideAll)
	add(&above, true, row{label: "Wat je ziet: loket, brief, site", class: "sees"}, l.sees)
	add(&above, false, row{label: "Dit vraagt het van je", class: "counts"}, l.counts)
	add(&above, false, row{label: "Ontbreekt nog voor maatwerk", class: "missing"}, l.missing)
	add(&above, false, row{label: "Op voorwaarde dat", class: "terms"}, l.terms)
	add(&below, false, row{label: "Bij wie ligt deze stap", class: "holder"}, l.holder)
	add(&below, true, row{label: "Achter de schermen", class: "behind"}, lane(sessions.LaneBehind))
	add(&below, true, row{label: "Regels en systemen", class: "systems"}, l.systems)
	add(&below, false, row{label: "Zo is het bedoeld", class: "meant"}, func(s Step) []item { return l.some("", s.Meant) })
	add(&below, false, row{label: "Zo gaat het echt", class: "real"}, func(s Step) []item { return l.notes(s.Real) })
	return above, below
}

// some is nothing for no text.
func (l look) some(class, text string) []item {
	if text == "" {
		return nil
	}
	return []item{l.words(class, text)}
}

func (l look) with(glyph, text string) item { return l.item(item{glyph: glyph}, text, l.most) }

func (l look) notes(list []Note) (items []item) {
	for _, n := range list {
		items = append(items, l.some("mwr-bp__strong", n.By)...)
		items = append(items, l.some("", n.Text)...)
	}
	return items
}

func (l look) change(s Step) []item {
	items := l.some("mwr-bp__strong", s.Change)
	if l.large {
		return items
	}
	return append(items, l.some("", s.ChangeWhy)...)
}

// barriers are discs, the best known first, with the first sentences under them (S4-35).
func (l look) barriers(s Step) (items []item) {
	if len(s.Barriers) == 0 {
		return nil
	}
	heavy := slices.Clone(s.Barriers)
	slices.SortStableFunc(heavy, func(a, b Barrier) int { return b.Known - a.Known })
	items = append(items, item{discs: heavy})
	if l.large {
		return items
	}
	for i, b := range heavy {
		if i == l.sentences {
			return append(items, l.words("mwr-bp__strong", "+"+number(len(heavy)-i)))
		}
		items = append(items, l.words("mwr-bp__quote", "“"+b.Text+"”"))
	}
	return items
}

func (l look) beside(s Step) []item {
	if s.Alone() {
		return []item{l.item(item{seat: 2, class: "mwr-bp__alone"}, "niemand", l.most)}
	}
	return []item{l.item(item{seat: 1}, s.Beside, l.most)}
}

func (l look) besideAll(s Step) []item {
	items := l.beside(s)
	items = append(items, l.some("", s.BesideMore)...)
	if s.Alone() && s.BesideNone != "" {
		items = append(items, l.words("", "want: "+s.BesideNone))
	}
	return append(items, l.notes(s.Lanes[sessions.LaneBeside])...)
}

func (l look) sees(s Step) []item {
	items := l.notes(s.Lanes[sessions.LaneSeen])
	for i, ch := range s.Channels {
		glyph := ""
		if s.Digital && i == 0 {
			glyph = "digitaal"
		}
		items = append(items, l.item(item{glyph: glyph, class: "mwr-bp__way"}, ch, l.most))
	}
	if text := s.HandoverSays(); text != "" && !s.Last {
		items = append(items, l.words("mwr-bp__strong", "Naar de volgende stap"), l.words("", text))
	}
	return items
}

func (l look) counts(s Step) (items []item) {
	for _, n := range s.Counts {
		items = append(items, l.with(n.Kind, n.Text))
	}
	for _, text := range s.Papers {
		items = append(items, l.words("mwr-bp__small", text))
	}
	for _, text := range s.Heavy {
		items = append(items, l.with("zwaar", text))
	}
	if s.Bright != "" {
		items = append(items, l.with("licht", s.Bright))
	}
	return items
}

func (l look) terms(s Step) (items []item) {
	for _, text := range s.Terms {
		items = append(items, l.words("", text))
	}
	return items
}

func (l look) holder(s Step) []item { return l.some("", s.Holder) }

func (l look) systems(s Step) []item {
	items := l.notes(s.Lanes[sessions.LaneSystems])
	for _, text := range s.Laws {
		items = append(items, l.words("mwr-bp__way", text))
	}
	return items
}

func (l look) missing(s Step) (items []item) {
	for _, text := range s.Missing {
		items = append(items, l.with("ingredient", text))
	}
	return items
}
