package server

import (
	"html/template"
	"slices"
	"strings"

	"maatwerkroute/server/drawing"
	"maatwerkroute/sessions"
)

// routeNames say which drawing of the route it is.
var routeNames = map[sessions.RouteKind]string{
	sessions.RouteToday: "Zo gaat het nu", sessions.RouteVariant: "Een voorstel van een tafel", sessions.RouteIdeal: "Zo willen we het", sessions.RouteMeasured: "Later opnieuw geteld",
}

// meterNames are the figures of the Lastmeter in words that fit in a column; countNames what one step adds, for one and
// for more.
var (
	meterNames = map[sessions.TotalKind]string{
		sessions.CountPapers: "papieren", sessions.CountQuestions: "vragen", sessions.CountLogins: "keer inloggen", sessions.CountVisits: "bezoeken",
		sessions.CountRetellings: "keer opnieuw vertellen", sessions.CountDays: "dagen wachten", sessions.CountDigital: "stappen alleen digitaal",
		sessions.CountCold: "koude overdrachten", sessions.CountAlone: "stappen zonder iemand naast je",
	}
	countNames = map[sessions.TotalKind][2]string{
		sessions.CountPapers: {"papier", "papieren"}, sessions.CountQuestions: {"vraag", "vragen"}, sessions.CountLogins: {"keer inloggen", "keer inloggen"},
		sessions.CountVisits: {"bezoek", "bezoeken"}, sessions.CountRetellings: {"keer opnieuw vertellen", "keer opnieuw vertellen"}, sessions.CountDays: {"dag wachten", "dagen wachten"},
	}
	channelNames = map[sessions.Channel]string{
		sessions.AtDesk: "aan de balie", sessions.ByTelephone: "aan de telefoon", sessions.AtHome: "bij je thuis", sessions.ByPost: "met de post", sessions.Digital: "digitaal",
	}
	ingredientNames = map[string]string{
		"tijd_om_te_luisteren": "tijd om te luisteren", "uitzondering_mag": "een uitzondering mag", "buiten_het_protocol": "een oplossing buiten het protocol",
		"andere_afdeling_gevraagd": "een andere afdeling gevraagd",
	}
	feelingNames = map[string]string{"heel_naar": "heel naar", "naar": "naar", "gaat_wel": "gaat wel", "goed": "goed", "heel_goed": "heel goed"}
	demandNames  = map[sessions.DemandKind]string{sessions.DemandPaper: "Papier: ", sessions.DemandQuestion: "Vraag: "}
	fateNames    = map[sessions.Fate][2]string{
		sessions.FateGone: {"kan weg", "kunnen weg"}, sessions.FateTogether: {"kan samen", "kunnen samen"}, sessions.FateLater: {"kan later", "kunnen later"}, sessions.FateStays: {"blijft", "blijven"},
	}
)

// artist turns routes into pictures, for whoever sits in one session; for the public it is none.
type artist struct {
	st      *sessions.State
	say     words
	now     sessions.Instant
	session string
}

// may says whether what came of a session may stand in the drawing: of this one, or of one that is over.
func (a artist) may(session string) bool { return session == a.session || a.st.Over(session) }

func (a artist) track(r *sessions.Route) drawing.Track {
	steps := a.st.StepsOf(r)
	burden := a.st.Burden(r)
	t := a.lay(r.Version, steps, burden.Totals, a.before(r))
	a.agreed(&t, a.st.Conditions(r.ID))
	felt := a.felt(r)
	for i := range t.Steps {
		t.Steps[i].Feeling = felt[steps[i].ID]
	}
	return t
}

// before is what the route asked from which this one was made.
func (a artist) before(r *sessions.Route) []sessions.Total {
	if from, ok := a.st.Origin(r); ok {
		return a.st.Burden(from).Totals
	}
	return nil
}

// agreed puts on a step what was built in because somebody objected.
func (a artist) agreed(t *drawing.Track, list []sessions.OnCondition) {
	for _, one := range list {
		for i := range t.Steps {
			if t.Steps[i].ID == one.Step {
				t.Steps[i].Terms = append(t.Steps[i].Terms, a.said(one.Text))
			}
		}
	}
}

// edition is a route as it was published: nothing that was not is in it.
func (a artist) edition(d *sessions.RouteEdition) drawing.Picture {
	t := a.lay(d.Version, d.Laid(), d.Burden.Totals, d.Before)
	a.agreed(&t, d.Conditions)
	return drawing.Picture{ID: "route-" + d.ID, Title: a.say(d.Title), Lines: a.under(d.Who, d.Meant, d.Effect), Tracks: []drawing.Track{t}}
}

// lay makes a track of steps that lie in this order.
func (a artist) lay(version sessions.RouteKind, steps []*sessions.RouteStep, asks, was []sessions.Total) drawing.Track {
	t := drawing.Track{Name: routeNames[version], Ideal: version == sessions.RouteIdeal || version == sessions.RouteVariant, Figures: meter(asks, was)}
	at := map[string]int{}
	for i, st := range steps {
		at[st.ID] = i + 1
	}
	barriers := a.barriers()
	for i, st := range steps {
		s := a.step(st)
		s.Number, s.Last = i+1, i == len(steps)-1
		if to := at[st.Handover.To]; to != i+2 {
			s.To = to
		}
		if !t.Ideal { // what people told is about how it goes
			s.Barriers = barriers[st.Hook]
		} else {
			for _, one := range st.Missing() {
				s.Missing = append(s.Missing, ingredientNames[one])
			}
		}
		t.Steps = append(t.Steps, s)
	}
	for _, total := range asks {
		for _, part := range total.Parts {
			if i := at[part.Step] - 1; i >= 0 {
				t.Steps[i].Cold = t.Steps[i].Cold || total.Kind == sessions.CountCold
				t.Steps[i].Counts = append(t.Steps[i].Counts, countHere(total.Kind, part.N)...)
			}
		}
	}
	return t
}

func countHere(kind sessions.TotalKind, n int) []drawing.Count {
	if kind == sessions.CountStopped {
		few := sessions.Figure{Part: n, People: true}
		return []drawing.Count{{Kind: string(kind), N: n, Text: few.Counted() + " mensen stopten hier"}}
	}
	if names, ok := countNames[kind]; ok {
		return []drawing.Count{{Kind: string(kind), N: n, Text: amount(n, names[0], names[1])}}
	}
	return nil
}

func meter(asks, was []sessions.Total) (list []drawing.Figure) {
	of := func(totals []sessions.Total, kind sessions.TotalKind) string {
		for _, t := range totals {
			if t.Kind == kind {
				return t.String()
			}
		}
		return ""
	}
	for _, kind := range sessions.Lastmeter {
		if now := of(asks, kind); now != "" {
			list = append(list, drawing.Figure{Name: meterNames[kind], Was: of(was, kind), Now: now})
		}
	}
	return list
}

func (a artist) step(st *sessions.RouteStep) drawing.Step {
	s := drawing.Step{ID: st.ID, Title: a.say(st.Title), Optional: st.Optional, Lanes: map[sessions.Lane][]drawing.Note{}, Meant: a.said(st.Meant), Digital: st.DigitalOnly(),
		Holder: holderName(st.Holder.Organization, st.Holder.Function), Beside: holderName(st.Beside.Organization, st.Beside.Function), BesideNone: a.said(st.Beside.None),
		Handover: st.Handover.Way, Why: a.said(st.Handover.Why)}
	for _, note := range st.Lanes {
		s.Lanes[note.Lane] = append(s.Lanes[note.Lane], drawing.Note{Text: a.said(note.Text)})
		if note.Explain != "" {
			s.Lanes[note.Lane] = append(s.Lanes[note.Lane], drawing.Note{Text: "Dat is: " + a.said(note.Explain)})
		}
	}
	for _, p := range st.Real {
		by := string(p.By)
		if by == "" {
			by = sideName(p.Side)
		}
		s.Real = append(s.Real, drawing.Note{Text: a.said(p.Text), By: by})
	}
	for _, ch := range st.Channels {
		s.Channels = append(s.Channels, channelNames[ch])
	}
	if s.Digital {
		s.Channels = []string{"alleen digitaal"}
	}
	s.BesideMore = besideMore(st.Beside)
	s.Papers = fated(st.Demands)
	for _, d := range st.Demands {
		s.Asked = append(s.Asked, a.demand(d))
	}
	for _, law := range st.Laws {
		s.Laws = append(s.Laws, string(law))
	}
	if heavy := st.TooHeavy(); len(heavy) > 0 {
		s.Heavy = []string{"zwaar bij stress: " + strings.Join(heavy, ", ")}
	}
	if n := len(st.Bright); n > 0 {
		s.Bright = amount(n, "ding dat wél werkte", "dingen die wél werkten")
	}
	return s
}

// said is a sentence that may be missing, or was erased.
func (a artist) said(id sessions.WordsID) string {
	if id == "" {
		return ""
	}
	if text := a.say(id); text != "" {
		return text
	}
	return "Deze zin is weggehaald."
}

// demand is a paper or a question, and between brackets what is said of it.
func (a artist) demand(d sessions.Demand) string {
	var said []string
	if d.Known != "" {
		said = append(said, "al bekend bij "+string(d.Known))
	}
	if fate := fateNames[d.Fate]; fate[0] != "" {
		said = append(said, fate[0])
	}
	if d.Why != "" {
		said = append(said, "want: "+a.said(d.Why))
	}
	text := demandNames[d.What] + a.said(d.Text)
	if len(said) > 0 {
		text += " (" + strings.Join(said, ", ") + ")"
	}
	return text
}

// fated counts what a table wants with what is asked, and what is asked while somebody has it already (S4-20, S4-21).
func fated(list []sessions.Demand) (lines []string) {
	known, at := 0, map[sessions.Fate]int{}
	for _, d := range list {
		at[d.Fate]++
		if d.Known != "" {
			known++
		}
	}
	if known > 0 {
		lines = append(lines, amount(known, "ervan is al ergens bekend", "ervan zijn al ergens bekend"))
	}
	for _, fate := range []sessions.Fate{sessions.FateGone, sessions.FateTogether, sessions.FateLater, sessions.FateStays} {
		if n := at[fate]; n > 0 {
			lines = append(lines, amount(n, fateNames[fate][0], fateNames[fate][1]))
		}
	}
	return lines
}

func holderName(organization, function sessions.Label) string {
	return strings.Join(slices.DeleteFunc([]string{string(organization), string(function)}, func(s string) bool { return s == "" }), ", ")
}

func besideMore(c sessions.Companion) string {
	var parts []string
	if c.Same {
		parts = append(parts, "dezelfde mens als bij de stap ervoor")
	}
	if c.Mandate {
		parts = append(parts, "mag iets beslissen")
	}
	return strings.Join(parts, ", ")
}

// barriers are those of the trajectory by the step on which they hang (S4-35). Few people who know one are no number.
func (a artist) barriers() map[string][]drawing.Barrier {
	at := map[string][]drawing.Barrier{}
	for _, l := range a.st.Barriers("", "", a.now) {
		if !a.may(l.Session) {
			continue
		}
		b := drawing.Barrier{Text: a.said(l.Sentence), Says: known(l.Recognised)}
		for _, n := range l.Recognised {
			b.Known += n
		}
		at[l.Step] = append(at[l.Step], b)
	}
	return at
}

// felt is what came of the newest round of feelings that was closed, by step. A round of people in their own circle
// stays with them.
func (a artist) felt(r *sessions.Route) map[string]*drawing.Feeling {
	var last *sessions.StepRound
	for _, round := range records[*sessions.StepRound](a.st) {
		e, ok := record[*sessions.Session](a.st, "session", round.Session)
		if !ok || round.Route != r.ID || round.What != sessions.RoundFeeling || round.Open || !a.may(round.Session) || e.OwnCircle() && round.Session != a.session {
			continue
		}
		if last == nil || round.ClosedAt > last.ClosedAt {
			last = round
		}
	}
	at := map[string]*drawing.Feeling{}
	if last == nil {
		return at
	}
	for _, one := range last.Result {
		at[one.Step] = &drawing.Feeling{Median: float64(sessions.FeelingPoints(one.Middle)), Low: float64(sessions.FeelingPoints(one.Low)), High: float64(sessions.FeelingPoints(one.High)),
			People: one.People, Text: feelingNames[one.Middle], Spread: feelingNames[one.Low] + " tot " + feelingNames[one.High]}
	}
	return at
}

// picture is one route, whole.
func (a artist) picture(r *sessions.Route) drawing.Picture {
	return drawing.Picture{ID: "route-" + r.ID, Title: a.say(r.Title), Lines: a.under(r.Who, r.Meant, r.Effect), Tracks: []drawing.Track{a.track(r)}}
}

// under is what stands below the title of a route.
func (a artist) under(who, meant, effect sessions.WordsID) (lines []string) {
	for _, one := range []struct {
		begin string
		id    sessions.WordsID
	}{{"", who}, {"Bedoeld voor: ", meant}, {"Dit merk je als het goed ging: ", effect}} {
		if one.id != "" {
			lines = append(lines, one.begin+a.said(one.id))
		}
	}
	return lines
}

const (
	sheetSteps = 5 // on one sheet of A3, and on one screen
	largeSteps = 9 // that can be read from the other side of a room
)

// inline draws the sheets of a picture for a page.
func inline(sheets []drawing.Picture) (list []template.HTML) {
	for _, p := range sheets {
		list = append(list, template.HTML(drawing.Blueprint(p)))
	}
	return list
}
