package sessions

import "fmt"

// ImportRoute lays a whole route that came in as a file: one new drawing, all of it or nothing. It never changes a route
// that is there. Steps are named by their place in the file, because their ids are made here.
type ImportRoute struct {
	Route   string         `json:"route"`
	Version RouteKind      `json:"version"`
	Title   Text           `json:"title"`
	Who     Text           `json:"who"`
	Meant   Text           `json:"meant"`
	Effect  Text           `json:"effect"`
	From    string         `json:"from"`
	Table   Label          `json:"table"`
	Steps   []ImportedStep `json:"steps"`
}

// ImportedStep is a step as it stands in a file.
type ImportedStep struct {
	Title       Text               `json:"title"`
	Hook        string             `json:"hook"`
	From        string             `json:"from"`
	Lanes       []ImportedNote     `json:"lanes"`
	Meant       Text               `json:"meant"`
	Real        []ImportedPractice `json:"real"`
	Holder      Holder             `json:"holder"`
	Beside      ImportedCompanion  `json:"beside"`
	Channels    []Channel          `json:"channels"`
	Handover    ImportedHandover   `json:"handover"`
	Optional    bool               `json:"optional"`
	Demands     []ImportedDemand   `json:"demands"`
	Counts      Counts             `json:"counts"`
	Ingredients []string           `json:"ingredients"`
	Load        []Load             `json:"load"`
	Laws        []Label            `json:"laws"`
	Bright      []string           `json:"bright"`
	Clashes     []ImportedClash    `json:"clashes"`
}

// ImportedNote is a LaneText that has no id yet.
type ImportedNote struct {
	Lane    Lane `json:"lane"`
	Text    Text `json:"text"`
	Explain Text `json:"explain"`
	Side    Side `json:"side"`
}

// ImportedPractice is a Practice that has no id yet.
type ImportedPractice struct {
	Side Side  `json:"side"`
	By   Label `json:"by"`
	Text Text  `json:"text"`
}

// ImportedCompanion is a Companion.
type ImportedCompanion struct {
	Organization Label `json:"organization"`
	Function     Label `json:"function"`
	Same         bool  `json:"same"`
	Mandate      bool  `json:"mandate"`
	None         Text  `json:"none"`
}

// ImportedHandover is a Handover to the step at a place in the same file. 0 is the next one.
type ImportedHandover struct {
	Way HandoverWay `json:"way"`
	To  int         `json:"to"`
	Why Text        `json:"why"`
}

// ImportedDemand is a Demand that has no id yet.
type ImportedDemand struct {
	What  DemandKind `json:"what"`
	Text  Text       `json:"text"`
	Known Label      `json:"known"`
	Fate  Fate       `json:"fate"`
	Why   Text       `json:"why"`
	Owner Label      `json:"owner"`
	Legal Text       `json:"legal"`
}

// ImportedClash is a Clash with the step at a place in the same file.
type ImportedClash struct {
	With  int   `json:"with"`
	Owner Label `json:"owner"`
	Text  Text  `json:"text"`
}

// RouteImported happened.
type RouteImported struct {
	Route Route       `json:"route"`
	Steps []RouteStep `json:"steps"`
}

// What a file may hold. Everybody at the table is sent all of it, so it has an end.
const (
	MostImportedSteps = mostRouteSteps
	MostOfAStep       = 250 // of one kind in a step: more than there can be of which steps were merged
	MostCounted       = mostCount
	mostImported      = 150_000 // graphemes, all together
)

func (w *ImportRoute) decide(s *State, who Who, g *Given) ([]Fact, error) {
	if _, ok := s.trajectory(); !ok {
		return nil, errGone
	}
	if !validID(w.Route) {
		return nil, Refuse(Invalid, "Deze route heeft geen goede naam voor de computer.")
	}
	if _, ok := find[Route](s, w.Route); ok {
		return nil, Refuse(Conflict, "Deze route is al ingelezen.")
	}
	if err := w.sound(s, who); err != nil {
		return nil, err
	}
	f := &RouteImported{Route: Route{ID: w.Route, Version: w.Version, Title: w.Title.ID, Who: named(w.Who), Meant: named(w.Meant),
		Effect: named(w.Effect), From: w.From, Table: w.Table, At: g.At}}
	for i := range w.Steps {
		f.Route.Steps = append(f.Route.Steps, stepID(w.Route, i+1))
		f.Steps = append(f.Steps, w.Steps[i].step(w.Route, i+1))
	}
	return []Fact{f}, nil
}

func (w *ImportRoute) sound(s *State, who Who) error {
	total := 0
	for _, t := range Texts(w) {
		total += t.Graphemes
	}
	switch {
	case !contains(RouteKinds, w.Version):
		return Refuse(Invalid, "Kies welke route het is: zoals het nu gaat, een voorstel van een tafel, of de ideale route.")
	case w.Title.empty():
		return Refuse(Invalid, "Geef de route een titel.")
	case len(w.Steps) == 0:
		return Refuse(Invalid, "In dit bestand staat geen enkele stap.")
	case len(w.Steps) > mostRouteSteps:
		return Refuse(Invalid, fmt.Sprintf("Deze route heeft %d stappen. Er passen er %d in. Voeg stappen samen, of maak er twee routes van.", len(w.Steps), mostRouteSteps))
	case total > mostImported:
		return Refuse(Invalid, fmt.Sprintf("Alle teksten samen hebben %d tekens. Er passen er %d in één route.", total, mostImported))
	case len(all[Route](s)) >= mostRoutes:
		return Refuse(Conflict, "Er zijn al 24 routes in dit traject. Werk verder aan een van die.")
	}
	if _, ok := find[Route](s, w.From); w.From != "" && !ok {
		return Refuse(Invalid, "De route waar deze van gemaakt is, is hier niet.")
	}
	for i := range w.Steps {
		if wrong := w.Steps[i].wrong(s, i+1, len(w.Steps)); wrong != "" {
			return Refuse(Invalid, fmt.Sprintf("Stap %d: %s.", i+1, wrong))
		}
	}
	if i := w.turnsBack(); i > 0 {
		return Refuse(Invalid, fmt.Sprintf("Stap %d: de route gaat rond. Via een andere stap komt iemand weer hier uit.", i))
	}
	return (&Route{Version: w.Version, Effect: named(w.Effect)}).effectFirst(s, who)
}

// turnsBack gives the place of a step to which its handovers lead back; 0 is none.
func (w *ImportRoute) turnsBack() int {
	for from := range w.Steps {
		at := from + 1
		for range w.Steps {
			if at = w.Steps[at-1].Handover.To; at == 0 {
				break
			}
		}
		if at != 0 {
			return from + 1
		}
	}
	return 0
}
