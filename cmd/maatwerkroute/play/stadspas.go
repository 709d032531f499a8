package play

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"maatwerkroute/sessions"
)

//go:embed stadspas.yaml
var stadspasFile []byte

// stadspas is the script of the drawn routes. Its figures are not in it: those are the product's own.
type stadspas struct {
	Who      string         `yaml:"wie"`
	Now      drawing        `yaml:"nu"`
	LeftOut  []leaveOut     `yaml:"schrapronde"`
	Feelings map[string]int `yaml:"gevoel"` // step → the point of those who live it
	NotRight writes         `yaml:"klopt_niet"`
	Support  []stands       `yaml:"draagvlak"`
	Rules    []ruling       `yaml:"regels"`
	Tests    []legal        `yaml:"toetsen"`
	Carriers []carries      `yaml:"dragers"`
	OnPaper  []carries      `yaml:"op_papier"`
	Changed  struct {
		Hook string   `yaml:"haak"`
		Note laneNote `yaml:"baan"`
	} `yaml:"veranderd"`
	Cards struct {
		Worked  []writes `yaml:"werkte"`
		GoodDay []writes `yaml:"goede_dag"`
		Ask     []writes `yaml:"nog_vragen"`
	} `yaml:"kaarten"`
	Bright   map[string]int `yaml:"helder"` // step of the ideal route → which of the cards that worked lies in it
	Ideal    ideal          `yaml:"ideaal"`
	Measured measureAgain   `yaml:"gemeten"`
}

// writes is one card.
type writes struct {
	Side sessions.Side `yaml:"kant"`
	Hook string        `yaml:"haak"`
	Text string        `yaml:"tekst"`
}

// stands is how a side stands behind a step, when it is not wholly; the whole when there is no step.
type stands struct {
	writes    `yaml:",inline"`
	How       string `yaml:"hoe"`
	Condition string `yaml:"voorwaarde"`
}

// ruling is a rule that somebody named, with where it stands or without; and what it turned out to be.
type ruling struct {
	ID       string           `yaml:"id"`
	Hook     string           `yaml:"haak"`
	Text     string           `yaml:"tekst"`
	Citation string           `yaml:"waar"`
	Source   string           `yaml:"bron"`
	Binding  sessions.Binding `yaml:"soort"`
	Law      sessions.Label   `yaml:"wet"`
	Owner    sessions.Label   `yaml:"eigenaar"`
	None     string           `yaml:"bleek"`
}

// legal is the test of a step, in its order.
type legal struct {
	Hook         string          `yaml:"haak"`
	Rule         string          `yaml:"regel"`
	Effect       string          `yaml:"effect"`
	Values       string          `yaml:"waarden"`
	Consequences string          `yaml:"gevolgen"`
	Law          string          `yaml:"recht"`
	Outcome      sessions.Leeway `yaml:"uitkomst"`
}

// carries is who carries a step, or the whole when there is no step.
type carries struct {
	Side     sessions.Side  `yaml:"kant"`
	Function string         `yaml:"functie"`
	By       sessions.Label `yaml:"door"`
	Hook     string         `yaml:"haak"`
}

type drawing struct {
	Title string    `yaml:"titel"`
	Meant string    `yaml:"bedoeld"`
	Steps []passage `yaml:"stappen"`
}

// passage is one step as somebody tells it.
type passage struct {
	Hook        string               `yaml:"haak"`
	Title       string               `yaml:"titel"`
	Holder      who                  `yaml:"bij"`
	Beside      who                  `yaml:"naast"`
	Channels    []sessions.Channel   `yaml:"kanalen"`
	Handover    sessions.HandoverWay `yaml:"overdracht"`
	Optional    bool                 `yaml:"keuze"`
	Meant       string               `yaml:"bedoeld"`
	Real        []told               `yaml:"echt"`
	Lanes       []laneNote           `yaml:"banen"`
	Papers      []demand             `yaml:"papieren"`
	Questions   []demand             `yaml:"vragen"`
	Counts      *takes               `yaml:"telt"`
	Ingredients []string             `yaml:"ingredienten"`
	Load        map[string]int       `yaml:"last"`
	Laws        []sessions.Label     `yaml:"wetten"`
}

type who struct {
	Organization sessions.Label `yaml:"organisatie"`
	Function     sessions.Label `yaml:"functie"`
	Same         bool           `yaml:"zelfde"`
	Mandate      bool           `yaml:"mag_beslissen"`
}

type told struct {
	Side sessions.Side  `yaml:"kant"`
	By   sessions.Label `yaml:"door"`
	Text string         `yaml:"tekst"`
}

type laneNote struct {
	Lane    sessions.Lane `yaml:"baan"`
	Text    string        `yaml:"tekst"`
	Explain string        `yaml:"uitleg"`
	Side    sessions.Side `yaml:"kant"` // who writes it: residents, unless it says otherwise
}

type demand struct {
	ID    string         `yaml:"id"`
	Text  string         `yaml:"tekst"`
	Known sessions.Label `yaml:"bekend"`
}

type takes struct {
	Logins     int `yaml:"inloggen"`
	Visits     int `yaml:"bezoeken"`
	Retellings int `yaml:"vertellen"`
	Days       int `yaml:"dagen"`
	Stopped    int `yaml:"gestopt"`
}

// leaveOut is one answer of the round of leaving out, for several papers and questions.
type leaveOut struct {
	Fate  sessions.Fate  `yaml:"lot"`
	What  []string       `yaml:"wat"`
	Why   string         `yaml:"want"`
	Owner sessions.Label `yaml:"eigenaar"`
	Legal string         `yaml:"wet"`
}

type ideal struct {
	Title  string `yaml:"titel"`
	Effect string `yaml:"effect"`
	Tables []struct {
		Table sessions.Label    `yaml:"tafel"`
		Title string            `yaml:"titel"`
		Out   []string          `yaml:"eruit"`
		Words map[string]string `yaml:"woorden"`
	} `yaml:"tafels"`
	Out  []string `yaml:"eruit"`
	Join struct {
		Step  string `yaml:"stap"`
		With  string `yaml:"met"`
		Title string `yaml:"titel"`
	} `yaml:"samen"`
	Gone   []string `yaml:"weg"`
	GoneBy leaveOut `yaml:"weg_door"`
	Offer  struct {
		After string        `yaml:"na"`
		Title string        `yaml:"titel"`
		Side  sessions.Side `yaml:"kant"`
	} `yaml:"voorstel"`
	Steps []passage `yaml:"stappen"`
}

type measureAgain struct {
	Title string    `yaml:"titel"`
	Gone  []string  `yaml:"weg"`
	Steps []passage `yaml:"stappen"`
}

// readStadspas reads the script, and refuses a key that it does not know.
func readStadspas(file []byte) (*stadspas, error) {
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	p := &stadspas{}
	if err := d.Decode(p); err != nil {
		return nil, fmt.Errorf("the script of the stadspas: %w", err)
	}
	return p, nil
}

// loads lists what a step asks, in the order of the product.
func (p passage) loads() (list []sessions.Load) {
	for _, what := range sessions.Loads {
		if n := p.Load[what]; n > 0 {
			list = append(list, sessions.Load{What: what, N: n})
		}
	}
	return list
}

// judged finds what was said of a paper or a question.
func (p *stadspas) judged(id string) (leaveOut, bool) {
	i := slices.IndexFunc(p.LeftOut, func(l leaveOut) bool { return slices.Contains(l.What, id) })
	if i < 0 {
		return leaveOut{}, false
	}
	return p.LeftOut[i], true
}

func (d drawing) at(hook string) passage {
	return d.Steps[slices.IndexFunc(d.Steps, func(p passage) bool { return p.Hook == hook })]
}

// over is a step as it was, with what is said of it anew.
func (p passage) over(was passage) passage {
	if p.Channels != nil {
		was.Channels = p.Channels
	}
	if p.Handover != "" {
		was.Handover = p.Handover
	}
	if p.Beside != (who{}) {
		was.Beside = p.Beside
	}
	if p.Counts != nil {
		was.Counts = p.Counts
	}
	return was
}
