package sessions

// Plan is what was agreed before the work starts: what people will notice, how that is looked at, and for what is weak
// the answer to "en als iedereen dit vergeet?".
type Plan struct {
	Manager  Label    `json:"manager,omitempty"` // who may stop it, and finds another owner
	Effect   WordsID  `json:"effect,omitempty"`
	Measure  WordsID  `json:"measure,omitempty"` // what is counted or asked
	Now      WordsID  `json:"now,omitempty"`     // how it is before
	Goal     WordsID  `json:"goal,omitempty"`
	Measurer Label    `json:"measurer,omitempty"`
	Forget   WordsID  `json:"forget,omitempty"`
	Targets  []string `json:"targets,omitempty"`
	Adds     bool     `json:"adds,omitempty"` // one more desk, project or website
	Simpler  WordsID  `json:"simpler,omitempty"`
	Learner  Label    `json:"learner,omitempty"`
	Teacher  Label    `json:"teacher,omitempty"`
}

// Targets are what an action wants to change (S3-17). The first three are culture, the last the way things are set up.
var Targets = []string{"kennis", "houding", "vaardigheid", "systeem"}

// Strength is how strong the kind of an action is claimed to be. What wants to change attitude alone is weak,
// whatever its kind (S3-17).
func (a *Action) Strength() int {
	strength := Ladder[a.Ladder]
	if len(a.Plan.Targets) == 1 && a.Plan.Targets[0] == "houding" {
		return min(strength, Ladder["K1"])
	}
	return strength
}

func (a *Action) weak() bool { return a.Strength() == Ladder["K1"] }

// Families says which of the two an action belongs to: inrichting, cultuur, or both (S3-02).
func (a *Action) Families() (setUp, culture bool) {
	setUp = len(a.Plan.Targets) == 0 && a.Ladder != "K2" || contains(a.Plan.Targets, "systeem")
	culture = len(a.Plan.Targets) == 0 && a.Ladder == "K2"
	for _, t := range Targets[:3] {
		culture = culture || contains(a.Plan.Targets, t)
	}
	return setUp, culture
}

// PlanAction writes down what was agreed. It can be put right until the work starts.
type PlanAction struct {
	Action   string   `json:"action"`
	Manager  Label    `json:"manager"`
	Effect   Text     `json:"effect"`
	Measure  Text     `json:"measure"`
	Now      Text     `json:"now"`
	Goal     Text     `json:"goal"`
	Measurer Label    `json:"measurer"`
	Forget   Text     `json:"forget"`
	Targets  []string `json:"targets"`
	Adds     bool     `json:"adds"`
	Simpler  Text     `json:"simpler"`
	Learner  Label    `json:"learner"`
	Teacher  Label    `json:"teacher"`
}

// ActionPlanned happened.
type ActionPlanned struct {
	Action string `json:"action"`
	Plan   Plan   `json:"plan"`
}

func (w *PlanAction) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	a, err := s.actionHere(who, w.Action, ActionAccepted)
	if err != nil {
		return nil, err
	}
	if err := oneOwner(w.Manager); err != nil {
		return nil, err
	}
	if sameFunction(w.Manager) == sameFunction(a.Asked) {
		return nil, Refuse(Invalid, "Dat bent u zelf. Noem de functie van uw leidinggevende.")
	}
	for _, t := range w.Targets {
		if !contains(Targets, t) {
			return nil, Refuse(Invalid, "Kies wat er verandert: kennis, houding, vaardigheid of het systeem.")
		}
	}
	return []Fact{&ActionPlanned{Action: a.ID, Plan: Plan{Manager: w.Manager, Effect: named(w.Effect), Measure: named(w.Measure),
		Now: named(w.Now), Goal: named(w.Goal), Measurer: w.Measurer, Forget: named(w.Forget), Targets: w.Targets, Adds: w.Adds,
		Simpler: named(w.Simpler), Learner: w.Learner, Teacher: w.Teacher}}}, nil
}

func (f *ActionPlanned) apply(s *State, _ Instant) {
	s.changeAction(f.Action, func(a *Action) { a.Plan = f.Plan })
}

// BeginAction is the owner's "wij beginnen".
type BeginAction struct {
	Action string `json:"action"`
}

// ActionBegun happened.
type ActionBegun struct {
	Action string `json:"action"`
	Terms  Terms  `json:"terms"`
}

func (w *BeginAction) decide(s *State, who Who, g *Given) ([]Fact, error) {
	a, err := s.ownedIn(who, w.Action, ActionAccepted)
	if err != nil {
		return nil, err
	}
	if err := a.ready(); err != nil {
		return nil, err
	}
	return []Fact{&ActionBegun{Action: a.ID, Terms: g.heard(a)}}, nil
}

// Lacks lists what must be there before the work may start, in the order in which it is asked.
func (a *Action) Lacks() []string {
	p, strength := a.Plan, Ladder[a.Ladder]
	list := []string{}
	for _, l := range []struct {
		lacks bool
		says  string
	}{
		{a.Ladder == "" || !a.Grade.agreed(), "Beide kanten zeggen eerst ja tegen de soort van de actie."},
		{p.Manager == "", "Wie is uw leidinggevende? Noem de functie."},
		{strength >= Ladder["K4"] && p.Effect == "", "Schrijf eerst wat mensen gaan merken."},
		{strength >= Ladder["K4"] && (p.Measure == "" || p.Goal == "" || p.Measurer == ""), "Spreek eerst af hoe we het merken: wat, hoeveel, en wie kijkt."},
		{a.weak() && p.Forget == "", "En als iedereen dit vergeet? Schrijf op wat er dan toch anders is."},
		{a.Ladder == "K3" && a.due() > a.Accepted+research, "Uitzoeken mag hooguit 90 dagen. Daarna komt een besluit."},
		{a.Ladder == "K2" && (p.Learner == "" || p.Teacher == ""), "Wie leert van wie? Vul het allebei in."},
		{p.Adds && p.Simpler == "", "Er komt iets bij. Schrijf ook wat er eenvoudiger wordt, of wat er weggaat."},
	} {
		if l.lacks {
			list = append(list, l.says)
		}
	}
	return list
}

func (a *Action) ready() error {
	if lacks := a.Lacks(); len(lacks) > 0 {
		return Refuse(Conflict, lacks[0])
	}
	return nil
}

func (f *ActionBegun) apply(s *State, at Instant) {
	s.changeAction(f.Action, func(a *Action) { a.State, a.Began, a.Terms = ActionWorking, at, f.Terms })
}
