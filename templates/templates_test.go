package templates_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"maatwerkroute/sessions"
	"maatwerkroute/templates"
)

const good = `
naam: Proef
uitleg: Om te proberen.
delen:
  - id: welkom
    soort: welkom
    naam: Welkom
    minuten: 5
    telefoon: nodig
    muur: meedoen
    zeg: Kom binnen.
  - id: schrijven
    soort: schrijven
    naam: Schrijven
    minuten: 10
    telefoon: mag
    muur: vraag
    zeg: Schrijf op wat u meemaakte.
    mag:
      schrijven: [bewoners, uitvoering]
      eerst: [uitvoering]
      onthullen: niet
      pols: ja
      stippen: 3
    vragen:
      - {id: vast, vraag: "Waar liep u vast?", kaart: drempel, aan: [iedereen], geholpen: ja, begin: [Ik moest …]}
`

// TestATemplateThatIsNotRightIsRefused: each row changes the good one, and is told where and what.
func TestATemplateThatIsNotRightIsRefused(t *testing.T) {
	for name, r := range map[string]struct{ old, new, says string }{
		"a field that is not known":             {"    minuten: 5", "    minuut: 5", "proef.yaml, regel 8: dit veld kennen wij niet: ‘minuut’"},
		"a field that stands there twice":       {"    naam: Welkom", "    naam: Welkom\n    naam: Dag", "regel 8: dit veld staat er twee keer: ‘naam’"},
		"a permission that is not known":        {"      pols: ja", "      zingen: ja", "regel 23: dit veld kennen wij niet: ‘zingen’"},
		"minutes below zero":                    {"minuten: 10", "minuten: -10", "regel 12: In deel 2 (‘Schrijven’) klopt iets niet: een deel duurt tussen 1 en 240 minuten"},
		"minutes that are no number":            {"minuten: 10", "minuten: tien", "regel 15: bij ‘minuten’ hoort een heel getal, en niet ‘tien’"},
		"no minutes at all":                     {"    minuten: 5\n", "", "In deel 1 (‘Welkom’) klopt iets niet: een deel duurt tussen"},
		"a side that is not known":              {"[bewoners, uitvoering]", "[bewoners, buren]", "deze kant van de tafel kennen wij niet: ‘buren’"},
		"a kind that is not known":              {"soort: schrijven", "soort: dansen", "In deel 2 (‘Schrijven’) klopt iets niet: deze soort kennen wij niet: ‘dansen’"},
		"a phone that is not known":             {"telefoon: nodig", "telefoon: uit", "kies wat de telefoon is: weg, mag of nodig"},
		"a wall that is not known":              {"muur: vraag", "muur: film", "dit beeld voor de muur kennen wij niet: ‘film’"},
		"a reveal rule that is not known":       {"onthullen: niet", "onthullen: altijd", "deze regel voor het onthullen kennen wij niet: ‘altijd’"},
		"a pulse that is neither yes nor no":    {"pols: ja", "pols: soms", "regel 23: bij ‘pols’ hoort ja of nee, en niet ‘soms’"},
		"more dots than hands can hold":         {"stippen: 3", "stippen: 30", "er zijn 0 tot 10 stippen voor elk mens"},
		"two parts with one id":                 {"id: schrijven", "id: welkom", "er is al een deel met deze naam voor de computer"},
		"a part without a name":                 {"    naam: Schrijven\n", "", "In deel 2 (‘schrijven’) klopt iets niet: geef het deel een naam"},
		"a part without an instruction":         {"    zeg: Kom binnen.\n", "", "schrijf wat mensen in dit deel doen"},
		"a part without an id":                  {"  - id: welkom\n    soort", "  - soort", "dit deel heeft geen goede naam voor de computer"},
		"those who go first and may not write":  {"eerst: [uitvoering]", "eerst: [beleid]", "‘beleid’ gaat eerst, maar mag hier niet schrijven"},
		"those who may write and are not asked": {"aan: [iedereen]", "aan: [bewoners]", "‘uitvoering’ mag schrijven, maar er is geen vraag voor hen"},
		"a question to nobody":                  {"aan: [iedereen], ", "", "aan wie is de vraag ‘Waar liep u vast?’"},
		"a kind of card that is not known":      {"kaart: drempel", "kaart: roddel", "deze soort kaart kennen wij niet: ‘roddel’"},
		"a part that is like one of nowhere":    {"    muur: meedoen", "    muur: meedoen\n    zoals: T9/welkom", "regel 11: ‘zoals: T9/welkom’ wijst naar een sjabloon dat er niet is: T9"},
		"a part that is like a missing one":     {"    muur: meedoen", "    muur: meedoen\n    zoals: borrel", "‘zoals: borrel’ wijst naar een deel dat er niet is: borrel"},
		"a part that is like itself":            {"    muur: meedoen", "    muur: meedoen\n    zoals: proef/welkom", "‘zoals: proef/welkom’ draait in een kring"},
		"two parts that are like each other":    {"    muur: meedoen", "    muur: meedoen\n    zoals: terug/heen", "draait in een kring"},
		"questions that are like a missing one": {"vragen:\n      - {id: vast, vraag: \"Waar liep u vast?\", kaart: drempel, aan: [iedereen], geholpen: ja, begin: [Ik moest …]}", "vragen: {zoals: borrel}", "wijst naar een deel dat er niet is: borrel"},
		"questions of itself":                   {"vragen:\n      - {id: vast, vraag: \"Waar liep u vast?\", kaart: drempel, aan: [iedereen], geholpen: ja, begin: [Ik moest …]}", "vragen: {zoals: schrijven}", "draait in een kring"},
		"no parts":                              {good[strings.Index(good, "delen:"):], "delen: []", "er zijn geen delen"},
		"no name":                               {"naam: Proef\n", "", "het sjabloon heeft geen naam"},
		"parts that are words":                  {good[strings.Index(good, "  - id: welkom"):], "  - welkom", "hier horen velden te staan"},
		"an anchor that stands for a part":      {"    zeg: Kom binnen.", "    zeg: [Kom, binnen]", "bij ‘zeg’ hoort één tekst"},
		"no YAML":                               {"delen:", "delen: [", "proef.yaml: dit is geen YAML"},
		"an empty file":                         {good, "", "proef.yaml: er staat niets in"},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.Replace(good, r.old, r.new, 1)
			if broken == good {
				t.Fatalf("%q is not in the good one", r.old)
			}
			other := strings.Replace(strings.Replace(good, "id: welkom", "id: heen", 1), "    muur: meedoen", "    muur: meedoen\n    zoals: proef/welkom", 1)
			folder := fstest.MapFS{"proef.yaml": {Data: []byte(broken)}}
			if strings.Contains(r.new, "terug/heen") {
				folder["terug.yaml"] = &fstest.MapFile{Data: []byte(other)}
			}
			if _, err := templates.Read(folder); err == nil || !strings.Contains(err.Error(), r.says) {
				t.Errorf("it says %v\n want %s", err, r.says)
			}
		})
	}
}

func TestATemplateIsReadWhole(t *testing.T) {
	set, err := templates.Read(fstest.MapFS{"proef.yaml": {Data: []byte(good)}, "ander.yaml": {Data: []byte(`
naam: Anders
delen:
  - zoals: proef/schrijven
    id: nog-eens
    minuten: 7
    vragen: {zoals: proef/schrijven}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := set.Named("proef")
	got, _ := set.Named("ander")
	want := whole.Phases[1]
	want.ID, want.Minutes = "nog-eens", 7
	if len(got.Phases) != 1 || !reflect.DeepEqual(got.Phases[0], want) {
		t.Errorf("it is\n%+v, want\n%+v", got.Phases, want)
	}
	q := sessions.Question{ID: "vast", Ask: "Waar liep u vast?", Kind: sessions.Obstacle, Sides: sessions.Sides, Helped: true, Starters: []string{"Ik moest …"}}
	if !reflect.DeepEqual(want.Questions, []sessions.Question{q}) || want.Dots != 3 || !want.Pulse || want.Reveal != sessions.RevealNothing ||
		!reflect.DeepEqual(want.First, []sessions.Side{sessions.Uitvoering}) {
		t.Errorf("it is %+v", want)
	}
	got.Phases[0].Name = "veranderd"
	if again, _ := set.Named("ander"); again.Phases[0].Name != "Schrijven" {
		t.Error("who changes a copy changes the template")
	}
}

func TestOurTemplatesAreThere(t *testing.T) {
	set, err := templates.Open()
	if err != nil {
		t.Fatal(err)
	}
	minutes := map[string]int{"T1-kort": 120, "T1": 180, "T2": 150, "T3": 180, "T0": 60, "T0-b": 45, "T4": 90}
	for _, one := range set.All() {
		if one.Minutes() != minutes[one.ID] {
			t.Errorf("%s takes %d minutes, want %d", one.ID, one.Minutes(), minutes[one.ID])
		}
		delete(minutes, one.ID)
		for _, p := range one.Phases {
			for _, words := range []string{p.Say, p.Lost, string(p.Name)} {
				if found := sessions.Guard(words); len(found) > 0 {
					t.Errorf("%s/%s: a name of somebody is in %q", one.ID, p.ID, words)
				}
			}
		}
	}
	if len(minutes) > 0 {
		t.Errorf("not there: %v", minutes)
	}
	if first := set.All()[0].ID; first != templates.Default {
		t.Errorf("%s is offered first", first)
	}
}

// TestT1KortIsTheSameInGo: what a session gets that names no phases is what stands in the file.
func TestT1KortIsTheSameInGo(t *testing.T) {
	set, err := templates.Open()
	if err != nil {
		t.Fatal(err)
	}
	kort, _ := set.Named(templates.Default)
	for i, p := range sessions.Templates[templates.Default] {
		if !reflect.DeepEqual(kort.Phases[i], p) {
			t.Errorf("%s is in the file\n%+v, and in Go\n%+v", p.ID, kort.Phases[i], p)
		}
	}
	if len(kort.Phases) != len(sessions.T1Kort) {
		t.Errorf("%d phases, and %d in Go", len(kort.Phases), len(sessions.T1Kort))
	}
}
