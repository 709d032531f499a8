// Package drawing draws a route as a service blueprint: the path with its steps, how it feels, where people get stuck, who
// stands beside them, and what happens out of sight. It promises the same picture for the same input, on a page, on paper and
// on the wall; text that stays in its own column; and nothing that says how it looks, so that a theme, paper and forced colours
// can: the style sheet beside this file does that. It knows no clock, no store and no person.
package drawing

import (
	"slices"

	"maatwerkroute/sessions"
)

// Picture is what is drawn: one route, or today's route above the ideal one.
type Picture struct {
	ID     string // begins every id in the drawing, so that two fit on one page
	Title  string
	Lines  []string // under the title: the scenario, and what people notice when it went well
	Tracks []Track
	Brief  bool // the path, the barriers, the feelings and who stands beside you, without the lanes
	Large  bool // for a wall: few words, big; always brief
	Paper  bool // for a sheet of A3: wider columns
	Lanes  Half // which lanes; none: all
	From   int  // this is a part: the number of steps before it
	Of     int  // and of how many steps in all; zero: this is everything
	Wide   int  // the columns of each part, so that they look alike; zero: as many as there are steps
}

// Half is the lanes above or below the line of visibility: a sheet of paper holds one of them.
type Half string

// The halves.
const (
	Above Half = "wat je ziet"
	Below Half = "achter de schermen"
)

// Track is one route.
type Track struct {
	Name    string
	Ideal   bool
	Steps   []Step
	Figures []Figure // of the Lastmeter
}

// Step is one column.
type Step struct {
	ID       string
	Number   int
	Title    string
	Optional bool

	Lanes    map[sessions.Lane][]Note
	Meant    string
	Real     []Note // how it really goes, by who says so
	Channels []string
	Digital  bool // digitally, and no other way

	Holder     string
	Beside     string
	BesideMore string // what is said of who stands there
	BesideNone string // why nobody does

	Handover   sessions.HandoverWay
	Cold       bool   // people are let go here, also when nobody said so
	To         int    // the step that it goes to; zero: the next one
	Why        string // why it is cold all the same
	Last       bool
	Counts     []Count
	Papers     []string // what becomes of what is asked, counted
	Asked      []string // the same by name: in words alone
	Laws       []string
	Missing    []string // of the four ingredients of maatwerk
	Heavy      []string // what weighs much under stress
	Feeling    *Feeling // none: not asked, not closed, or too few people
	Barriers   []Barrier
	Terms      []string // what was built in because somebody objected
	Change     string   // what became of it, in a word: weg, samen, nieuw, anders, blijft
	ChangeWhy  string
	ChangeMore []string // of each paper and each question: in words alone, because it is long
	Bright     string   // how much already worked well here
}

// Note is a few words, and whose they are.
type Note struct{ Text, By string }

// Count is how often something is asked here.
type Count struct {
	Kind string // of the pictogram
	N    int
	Text string // with its word: "3 papieren"
}

// Feeling is what a step did to people, on a scale from -2 to 2: the middle one, and half of them between low and high.
type Feeling struct {
	Median, Low, High float64
	People            int
	Text              string
	Spread            string // half of the people, in words
}

// Barrier is one sentence of people, and how many know it.
type Barrier struct {
	Text  string
	Known int    // how many; zero: few, or nobody said
	Says  string // as people may read it
}

// Figure is one number of the Lastmeter, and what it was.
type Figure struct{ Name, Was, Now string }

// Sheets folds a picture in parts of at most so many steps, each with the same lanes. The tracks fold together.
func (p Picture) Sheets(most int) []Picture {
	long := 0
	for _, t := range p.Tracks {
		long = max(long, len(t.Steps))
	}
	folds := max(1, (long+most-1)/most)
	if folds == 1 {
		return []Picture{p}
	}
	wide := (long + folds - 1) / folds
	sheets := make([]Picture, 0, folds)
	for from := 0; from < long; from += wide {
		part := p
		part.ID, part.From, part.Of, part.Wide, part.Tracks = p.ID+"-"+number(from+1), from, long, wide, nil
		for _, t := range p.Tracks {
			last := from+wide >= long
			t.Steps = t.Steps[min(from, len(t.Steps)):min(from+wide, len(t.Steps))]
			if !last {
				t.Figures = nil
			}
			part.Tracks = append(part.Tracks, t)
		}
		sheets = append(sheets, part)
	}
	return sheets
}

// Halves folds a picture once more, at the line of visibility.
func (p Picture) Halves() []Picture {
	above, below := p, p
	above.ID, above.Lanes = p.ID+"-boven", Above
	below.ID, below.Lanes, below.Tracks = p.ID+"-onder", Below, slices.Clone(p.Tracks)
	for i := range below.Tracks {
		below.Tracks[i].Figures = nil
	}
	return []Picture{above, below}
}

// Felt says whether any feeling is shown.
func (t Track) Felt() bool {
	for _, s := range t.Steps {
		if s.Feeling != nil {
			return true
		}
	}
	return false
}

// Alone says whether nobody stands beside you here.
func (s Step) Alone() bool { return s.Beside == "" }

// HandoverSays is the handover in words.
func (s Step) HandoverSays() string {
	text := ""
	switch {
	case s.Handover == sessions.Warm:
		text = "warm: samen naar de volgende stap"
	case s.Handover == sessions.Cold || s.Cold:
		text = "koud: je moet het zelf uitzoeken"
	case s.Handover == sessions.NoHandover:
		text = "je blijft bij dezelfde"
	}
	if s.To > 0 {
		text = joined(text, "gaat naar stap "+number(s.To))
	}
	if s.Why != "" {
		text = joined(text, "want: "+s.Why)
	}
	return text
}

// BesideSays is who stands beside you, in words.
func (s Step) BesideSays() string {
	switch {
	case !s.Alone():
		return joined(s.Beside, s.BesideMore)
	case s.BesideNone != "":
		return "niemand, want: " + s.BesideNone
	}
	return "niemand"
}

func joined(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + ", " + b
}
