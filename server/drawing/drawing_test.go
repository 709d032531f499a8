package drawing

import (
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maatwerkroute/sessions"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	into   = flag.String("into", "", "a folder in which every picture is kept, to look at")
)

func noted(texts ...string) (list []Note) {
	for _, text := range texts {
		list = append(list, Note{Text: text})
	}
	return list
}

// today is a route as a table fills it in, as it goes now.
func today() Track {
	titles := []string{"Er is iets mis", "Waar moet ik zijn?", "Ik vraag hulp", "Ik lever papieren in", "Iemand kijkt naar mijn vraag", "Ik moet naar iemand anders", "Er komt een antwoord", "Ik krijg hulp", "Hoe gaat het nu?"}
	t := Track{Name: "Zo gaat het nu", Figures: []Figure{{"papieren", "", "11"}, {"vragen", "", "30"}, {"keer inloggen", "", "2"}, {"bezoeken", "", "2"}, {"keer opnieuw vertellen", "", "7"}, {"dagen wachten", "", "38"}, {"stappen alleen digitaal", "", "3"}, {"koude overdrachten", "", "2"}, {"stappen zonder iemand naast je", "", "8"}}}
	for i, title := range titles {
		s := Step{ID: "s" + number(i+1), Number: i + 1, Title: title, Last: i == len(titles)-1, Lanes: map[sessions.Lane][]Note{}}
		s.Feeling = &Feeling{Median: float64(i%4) - 2, Low: float64(i%4) - 2, High: float64(i%4) - 1, People: 12, Text: []string{"heel naar", "naar", "gaat wel", "goed"}[i%4]}
		t.Steps = append(t.Steps, s)
	}
	s := t.Steps
	s[0].Lanes[sessions.LaneDoes] = noted("Je merkt dat het geld op is. Je durft het nog niemand te zeggen.")
	s[1].Lanes[sessions.LaneDoes] = noted("Je zoekt op de site van de gemeente. Je belt twee keer.")
	s[1].Channels, s[1].Digital = []string{"alleen digitaal"}, true
	s[2].Lanes[sessions.LaneDoes] = noted("Je logt in en vult het formulier voor de stadspas in.")
	s[2].Lanes[sessions.LaneSeen] = noted("Het formulier heeft dertig vragen.")
	s[2].Holder, s[2].Handover, s[2].Cold, s[2].Why = "Gemeente, klantcontact", sessions.Cold, true, "de balie mag het dossier niet zien"
	s[2].Counts = []Count{{"vragen", 30, "30 vragen"}, {"inloggen", 1, "1 keer inloggen"}, {"gestopt", 14, "14 mensen stopten hier"}}
	s[3].Lanes[sessions.LaneDoes] = noted("Je zoekt je loonstroken, je huurcontract en je bankafschriften bij elkaar.")
	s[3].Counts = []Count{{"papieren", 11, "11 papieren"}, {"dagen", 14, "14 dagen wachten"}, {"vertellen", 2, "2 keer opnieuw vertellen"}}
	s[3].Barriers = []Barrier{{"Ik moet papieren inleveren die de gemeente al heeft.", 17, "17 mensen herkennen dit"}, {"Zonder printer kom ik nergens.", 0, ""}}
	s[3].Lanes[sessions.LaneBehind] = noted("Een medewerker controleert elk papier met de hand in twee systemen.")
	s[3].Lanes[sessions.LaneSystems] = noted("Beleidsregel stadspas, artikel 4. Het systeem kent de gegevens van Inkomen niet.")
	s[4].Beside, s[4].Holder, s[4].Handover = "wijkteam, sociaal werker", "Wijkteam, sociaal werker", sessions.Warm
	s[4].Lanes[sessions.LaneFeels] = noted("Eindelijk vraagt iemand hoe het gaat.")
	s[5].Handover, s[5].Cold = sessions.Cold, true
	s[5].Barriers = []Barrier{{"Ik moest alles voor de zevende keer vertellen.", 9, "9 mensen herkennen dit"}}
	s[6].Meant = "Binnen acht weken een besluit in gewone taal."
	s[6].Real = []Note{{"Een brief van vier kanten met artikelen.", "inwoners"}, {"Het besluit komt uit het systeem; de tekst kan ik niet aanpassen.", "uitvoering, inkomen"}}
	s[6].Counts = []Count{{"dagen", 24, "24 dagen wachten"}}
	return t
}

// ideal is the route that the table lays.
func ideal() Track {
	t := Track{Name: "Zo willen we het", Ideal: true, Figures: []Figure{{"papieren", "11", "5"}, {"vragen", "30", "12"}, {"keer inloggen", "2", "0–1"}, {"dagen wachten", "38", "10"}, {"koude overdrachten", "2", "0"}}}
	for i, title := range []string{"Er is iets mis", "Ik vraag hulp, zoals ik wil", "Samen kijken wat nodig is", "Er komt een antwoord", "Hoe gaat het nu?"} {
		t.Steps = append(t.Steps, Step{ID: "i" + number(i+1), Number: i + 1, Title: title, Last: i == 4, Beside: "wijkteam, vaste begeleider", BesideMore: "dezelfde mens, mag beslissen",
			Handover: sessions.Warm, Change: []string{"blijft", "samen", "nieuw", "anders", "blijft"}[i], ChangeWhy: []string{"", "met stap 2 en 4", "", "één brief in gewone taal", ""}[i]})
	}
	t.Steps[1].Optional = true
	return t
}

func picture(tracks ...Track) Picture {
	return Picture{ID: "route-1", Title: "Ik heb hulp nodig en het past niet in een hokje", Lines: []string{"Fatma, 43 jaar, werkt in losse diensten en vraagt de stadspas aan."}, Tracks: tracks}
}

func pictures() map[string]Picture {
	whole := today()
	long := Track{Name: "Zo gaat het nu"}
	for i := range 40 {
		s := whole.Steps[i%len(whole.Steps)]
		s.Number, s.ID = i+1, "s"+number(i+1)
		long.Steps = append(long.Steps, s)
	}
	quiet := today()
	for i := range quiet.Steps {
		quiet.Steps[i].Feeling = nil
	}
	bad := Track{Name: "Zo gaat het nu", Steps: []Step{
		{ID: "a", Number: 1, Title: strings.Repeat("Wet", 14), Holder: strings.Repeat("gemeentelijkekredietbank", 4), Lanes: map[sessions.Lane][]Note{sessions.LaneDoes: noted(strings.Repeat("x", 10000), strings.Repeat("nog een keer bellen ", 300))}},
		{ID: "b", Number: 2, Title: "<script>alert(1)</script> ]]> & \"zo\" 'dus'", Beside: "</svg><b>", Lanes: map[sessions.Lane][]Note{sessions.LaneDoes: noted("a\x00b\x1bc\u2028d\ufffe", "een\n\n\nnieuwe regel")}},
		{ID: "c", Number: 3, Title: "אני צריך עזרה עכשיו בבקשה", Lanes: map[sessions.Lane][]Note{sessions.LaneDoes: noted("أحتاج إلى مساعدة ولا أعرف إلى أين أذهب", "👩‍👩‍👧‍👦👩🏽‍🚒🇳🇱 "+strings.Repeat("🙈", 40))}},
		{ID: "d", Number: 4, Title: "我需要帮助但是我不知道去哪里", Lanes: map[sessions.Lane][]Note{sessions.LaneDoes: noted("WWWWWWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM", "ﷺ﷽ Z̶̢̛̙a̵l̷g̸o̴")}, Barriers: func() (b []Barrier) {
			for i := range 30 {
				b = append(b, Barrier{Text: "Drempel " + number(i), Known: 3 * i})
			}
			return b
		}()},
	}}
	compared := picture(today(), ideal())
	compared.Brief = true
	wall := picture(today())
	wall.Large = true
	better := picture(ideal())
	better.Large = true
	return map[string]Picture{"today": picture(whole), "ideal": picture(ideal()), "compared": compared, "wall": wall, "wall-ideal": better, "one": picture(Track{Name: "nu", Steps: whole.Steps[2:3]}), "long": picture(long),
		"quiet": picture(quiet), "bad": picture(bad), "empty": picture(Track{Name: "Zo gaat het nu"}), "bare": picture(Track{Name: "nu", Steps: []Step{{ID: "a", Number: 1, Title: "Ik vraag hulp"}, {ID: "b", Number: 2, Title: "Ik wacht"}}}), "nothing": {ID: "x"},
		"fold": picture(long).Sheets(6)[2]}
}

func TestEveryPictureIsWholeXML(t *testing.T) {
	for name, p := range pictures() {
		for _, text := range []string{Blueprint(p), File(p)} {
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
			if strings.Contains(text, "<script") || strings.Contains(text, "style=") || strings.Contains(text, "]]>") {
				t.Errorf("%s holds what a policy or a reader of XML forbids", name)
			}
		}
		if *into != "" {
			if err := os.WriteFile(filepath.Join(*into, name+".svg"), []byte(File(p)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
