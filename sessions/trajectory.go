package sessions

import "fmt"

// Organization (organisatie) hosts trajectories: a collective by default, or a department.
type Organization struct {
	ID   string `json:"id"`
	Name Label  `json:"name"`
	Type string `json:"type"`
	// Members are who logs in for it, by function. No name stands here.
	Members []Member `json:"members,omitempty"`
	plain
}

// OrganizationTypes are the kinds of organisation that there are (DOMAIN §4.2).
var OrganizationTypes = []string{"collectief", "dienst", "buurtteam", "uitvoerder_extern", "ombudsman", "clientenraad",
	"belangenorganisatie", "college", "raad", "koepel", "rijk", "kennisinstituut"}

func (o *Organization) kind() string             { return "organization" }
func (o *Organization) key() string              { return o.ID }
func (o *Organization) at() (session, to string) { return "", "" }

// Who works in an organisation is for who lets people in there.
func (o *Organization) seenBy(c Class) Record {
	if c.Role == Administrator || len(o.Members) == 0 {
		return o
	}
	return &Organization{ID: o.ID, Name: o.Name, Type: o.Type}
}

// FoundOrganization starts an organisation's own stream.
type FoundOrganization struct {
	Name Label  `json:"name"`
	Type string `json:"type"`
}

// OrganizationFounded happened.
type OrganizationFounded struct {
	Name Label  `json:"name"`
	Type string `json:"type"`
}

func (w *FoundOrganization) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	if w.Name == "" {
		return nil, Refuse(Invalid, "Geef de organisatie een naam.")
	}
	if !contains(OrganizationTypes, w.Type) {
		return nil, Refuse(Invalid, "Dit soort organisatie kennen wij niet.")
	}
	if _, ok := find[Organization](s, s.Stream); ok {
		return nil, errTaken
	}
	return []Fact{&OrganizationFounded{Name: w.Name, Type: w.Type}}, nil
}

func (f *OrganizationFounded) apply(s *State, _ Instant) {
	s.put(&Organization{ID: s.Stream, Name: f.Name, Type: f.Type})
}

// Trajectory (traject) is a series of sessions on one theme, with one living list of barriers and
// actions. It is the stream.
type Trajectory struct {
	ID       string  `json:"id"`
	Title    WordsID `json:"title"`
	Host     string  `json:"host"`
	HostName Label   `json:"hostName"`
	HostType string  `json:"hostType"`
	Example  bool    `json:"example"`            // invented content, labelled "voorbeeld" everywhere
	Practice bool    `json:"practice,omitempty"` // a rehearsal with invented participants: it is erased, and counted nowhere
	Steps    []Step  `json:"steps"`
	Themes   []Label `json:"themes"` // the themes of this organisation (S0-04)
	Rest     Rest    `json:"rest"`
	Lead     string  `json:"lead,omitempty"` // the account that follows it up; none: whoever of the host logs in
	Note     WordsID `json:"note,omitempty"` // what the one before wrote for the next
	plain
}

// Step (stap) is one step of the route, in the resident's words. Cards hang on steps.
type Step struct {
	ID    string  `json:"id"`
	Title WordsID `json:"title"`
}

func (t *Trajectory) kind() string             { return "trajectory" }
func (t *Trajectory) key() string              { return t.ID }
func (t *Trajectory) at() (session, to string) { return "", "" }

// Who follows it up, and what was written for that person, is between desks.
func (t *Trajectory) seenBy(c Class) Record {
	if c.Desk() || t.Lead == "" && t.Note == "" {
		return t
	}
	b := *t
	b.Lead, b.Note = "", ""
	return &b
}

// Themes are the themes that every organisation starts with (DOMAIN, themes).
var Themes = []Label{"Participatiewet en inkomen", "schulden", "Wmo", "jeugd", "wonen", "werk", "zorg",
	"stadspas en minima", "inburgering", "dienstverlening"}

// OpenTrajectory starts a trajectory, hosted by the asker's own organisation.
type OpenTrajectory struct {
	Title    Text      `json:"title"`
	HostName Label     `json:"hostName"`
	HostType string    `json:"hostType"`
	Example  bool      `json:"example"`
	Practice bool      `json:"practice"` // an example too
	Steps    []NewStep `json:"steps"`
	Themes   []Label   `json:"themes"`
}

// NewStep is a step as it is asked for.
type NewStep struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
}

// TrajectoryOpened happened.
type TrajectoryOpened struct {
	Title    WordsID `json:"title"`
	Host     string  `json:"host"`
	HostName Label   `json:"hostName"`
	HostType string  `json:"hostType"`
	Example  bool    `json:"example"`
	Practice bool    `json:"practice,omitempty"`
	Steps    []Step  `json:"steps"`
	Themes   []Label `json:"themes"`
}

func (w *OpenTrajectory) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	if _, ok := find[Trajectory](s, s.Stream); ok {
		return nil, errTaken
	}
	if who.Organization == "" {
		return nil, errRights
	}
	if w.Title.empty() {
		return nil, Refuse(Invalid, "Geef het traject een titel.")
	}
	if !contains(OrganizationTypes, w.HostType) {
		return nil, Refuse(Invalid, "Dit soort organisatie kennen wij niet.")
	}
	steps, err := newSteps(w.Steps)
	if err != nil {
		return nil, err
	}
	themes := w.Themes
	if len(themes) == 0 {
		themes = Themes
	}
	return []Fact{&TrajectoryOpened{Title: w.Title.ID, Host: who.Organization, HostName: w.HostName,
		HostType: w.HostType, Example: w.Example || w.Practice, Practice: w.Practice, Steps: steps, Themes: themes}}, nil
}

const maxSteps = 20

func newSteps(wanted []NewStep) ([]Step, error) {
	if len(wanted) == 0 || len(wanted) > maxSteps {
		return nil, Refuse(Invalid, fmt.Sprintf("Een route heeft 1 tot %d stappen.", maxSteps))
	}
	seen := map[string]bool{}
	steps := make([]Step, len(wanted))
	for i, n := range wanted {
		if !validID(n.ID) || seen[n.ID] {
			return nil, Refuse(Invalid, "Elke stap heeft een eigen naam nodig.")
		}
		if n.Title.empty() {
			return nil, Refuse(Invalid, "Geef elke stap een titel.")
		}
		seen[n.ID] = true
		steps[i] = Step{ID: n.ID, Title: n.Title.ID}
	}
	return steps, nil
}

func (f *TrajectoryOpened) apply(s *State, _ Instant) {
	s.put(&Trajectory{ID: s.Stream, Title: f.Title, Host: f.Host, HostName: f.HostName, HostType: f.HostType,
		Example: f.Example, Practice: f.Practice, Steps: f.Steps, Themes: f.Themes})
}

// NameSteps changes the list of steps. A step with something on it cannot go.
type NameSteps struct {
	Steps []NewStep `json:"steps"`
}

// StepsNamed happened.
type StepsNamed struct {
	Steps []Step `json:"steps"`
}

func (w *NameSteps) decide(s *State, _ Who, _ *Given) ([]Fact, error) {
	steps, err := newSteps(w.Steps)
	if err != nil {
		return nil, err
	}
	kept := map[string]bool{}
	for _, st := range steps {
		kept[st.ID] = true
	}
	for _, c := range all[Card](s) {
		if !kept[c.Step] {
			return nil, Refuse(Conflict, "Op een van de stappen hangen al kaarten. Die stap kan niet weg.")
		}
	}
	for _, b := range all[Barrier](s) {
		if !kept[b.Step] && b.State != Dissolved {
			return nil, Refuse(Conflict, "Op een van de stappen staat al een drempel. Die stap kan niet weg.")
		}
	}
	return []Fact{&StepsNamed{Steps: steps}}, nil
}

func (f *StepsNamed) apply(s *State, _ Instant) {
	s.changeTrajectory(func(t *Trajectory) { t.Steps = f.Steps })
}

func (s *State) changeTrajectory(f func(*Trajectory)) {
	old, ok := s.trajectory()
	if !ok {
		return
	}
	t := *old
	f(&t)
	s.put(&t)
}

func (s *State) trajectory() (*Trajectory, bool) { return find[Trajectory](s, s.Stream) }

func (s *State) hasStep(id string) bool {
	t, ok := s.trajectory()
	if !ok {
		return false
	}
	for _, st := range t.Steps {
		if st.ID == id {
			return true
		}
	}
	return false
}
