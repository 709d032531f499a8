package server

import "maatwerkroute/sessions"

// publishing is the desk's page of one route: what it asks, what stands in the way, who stands behind it, and what went out.
type publishing struct {
	evening
	Version, Effect string
	Others          []otherRoute
	Meter           lastmeterView
	Changes         []changeLine
	Found           []foundLine
	Gaps            []gapLine
	Drops           []dropLine
	Hinders         []hinderLine
	Steps           []carriedStep
	Without         []int // the places of steps that nobody stands behind apart
	Editions        []editionLine
	Publish, Carry  []*wishForm
	Kept            bool
	Again           *wishForm
	Typed           []string
}

type otherRoute struct {
	Title, Address string
	Here           bool
}

// stepAt is where a step is told.
type stepAt struct {
	Place          int
	Title, Address string
}

type foundLine struct {
	Text, About string
	At          []stepAt
}

type hinderLine struct {
	stepAt
	Text string
}

type gapLine struct {
	stepAt
	Meant string
	Real  []realLine
}

type realLine struct{ By, Text string }

// dropLine is what the table leaves out: who takes it out, and what the law says of it (S4-20).
type dropLine struct {
	stepAt
	Text, Owner, Legal string
}

// carriedStep is a step with its conditions and who stands behind it; the first is the whole route.
type carriedStep struct {
	ID, Title  string
	Conditions []conditionLine
	Behind     []carrierLine
}

type conditionLine struct {
	Text  string
	Forms []*wishForm
}

type carrierLine struct {
	Says   string
	Lapsed bool
	Forms  []*wishForm
}

type editionLine struct {
	Name, Steps string
	At          sessions.Instant
	Carried     []string
}
