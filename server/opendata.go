package server

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// openData is what everybody may count again: every number of the page follows from it (I-34). A row without words
// is about an evening that is still on. Numbers of people under five read "minder dan 5".
type openData struct {
	Trajectory struct {
		ID      string `json:"id"`
		Title   string `json:"titel"`
		Host    string `json:"gastheer"`
		Example bool   `json:"voorbeeld"`
		At      string `json:"stand"`
		Says    string `json:"uitkomstzin"`
	} `json:"traject"`
	Figures  []figureRow  `json:"cijfers"`
	Steps    []stepRow    `json:"stappen"`
	Barriers []barrierRow `json:"drempels"`
	Actions  []actionRow  `json:"acties"`
	Shifts   []shiftRow   `json:"verschuivingen"`
	Checks   []checkRow   `json:"nakijkrondes"`
	OneOffs  []oneOffRow  `json:"geregeld"`
	Promises []promiseRow `json:"toezeggingen"`
	Legs     []legRow     `json:"doorgiften"`
	Reasons  []reasonRow  `json:"redenen"`
	Reports  []reportRow  `json:"overzichten"`
}

type figureRow struct {
	Name    string `json:"naam"`
	Part    int    `json:"deel"`
	Of      int    `json:"van"`
	Percent string `json:"procent"`
	Means   string `json:"definitie"`
}

type stepRow struct {
	ID    string `json:"id"`
	Title string `json:"titel"`
}

type barrierRow struct {
	ID       string   `json:"id"`
	Step     string   `json:"stap"`
	Sentence string   `json:"zin"`
	State    string   `json:"staat"`
	Headline string   `json:"kop"`
	Mark     string   `json:"merk"`
	Types    []string `json:"soorten"`
	Themes   []string `json:"themas"`
	Known    []string `json:"herkend"`
	Since    string   `json:"sinds"`
	Returned []string `json:"teruggekomen_op"`
	Owned    []string `json:"erkend_door"`
	Lived    int      `json:"dagen_ermee_geleefd"`
	Runs     int      `json:"dagen_actie"`
}

type actionRow struct {
	ID       string   `json:"id"`
	Barriers []string `json:"drempels"`
	Title    string   `json:"titel"`
	Kind     string   `json:"soort"`
	Strength int      `json:"sterkte_beloofd"`
	Proven   int      `json:"sterkte_bewezen"`
	Families []string `json:"familie"`
	Owner    string   `json:"gevraagd_aan"`
	State    string   `json:"staat"`
	Stands   bool     `json:"heeft_eigenaar"`
	Late     bool     `json:"te_laat"`
	Unknown  bool     `json:"onbekend"`
	Asked    string   `json:"gevraagd_op"`
	AnswerBy string   `json:"antwoord_voor"`
	Accepted string   `json:"toegezegd_op"`
	FirstDue string   `json:"klaar_op_eerst"`
	Due      string   `json:"klaar_op_nu"`
	Heard    string   `json:"laatst_gehoord"`
	Began    string   `json:"begonnen_op"`
	Claimed  string   `json:"klaar_volgens_eigenaar_op"`
	Verified string   `json:"bevestigd_op"`
	Fell     string   `json:"viel_terug_op"`
	Held     []string `json:"nog_gemerkt_na_maanden"`
	Seen     int      `json:"stappen_gezien"`
	Agreed   int      `json:"stappen_afgesproken"`
}

type shiftRow struct {
	Action string `json:"actie"`
	On     string `json:"op"`
	Was    string `json:"eerst"`
	To     string `json:"nu"`
	Why    string `json:"reden"`
}

type checkRow struct {
	Action string   `json:"actie"`
	Months int      `json:"na_maanden"`
	Opened string   `json:"open_op"`
	Closed string   `json:"dicht_op"`
	Result string   `json:"uitkomst"`
	Said   []string `json:"antwoorden"`
}

type oneOffRow struct {
	ID       string `json:"id"`
	What     string `json:"wat"`
	By       string `json:"door"`
	On       string `json:"op"`
	Helped   string `json:"geholpen"`
	Relation string `json:"gevolg"`
	To       string `json:"gevolg_id"`
	Open     bool   `json:"los_eindje"`
}

type promiseRow struct {
	ID       string `json:"id"`
	By       string `json:"door"`
	For      string `json:"namens"`
	Sentence string `json:"zin"`
	Notice   string `json:"merkbaar_aan"`
	On       string `json:"op"`
	Check    string `json:"eerste_controle"`
	Vague    bool   `json:"vaag"`
	State    string `json:"staat"`
	First    string `json:"datum_eerst"`
	Due      string `json:"datum_nu"`
	Shifts   int    `json:"keer_verschoven"`
	Kept     string `json:"mensen_merkten_het"`
	Others   string `json:"bij_mij_ging_het_anders"`
}

type legRow struct {
	ID       string   `json:"id"`
	Barriers []string `json:"drempels"`
	From     string   `json:"na"`
	Level    string   `json:"niveau"`
	Place    string   `json:"plek"`
	Carrier  string   `json:"drager"`
	Question string   `json:"vraag"`
	State    string   `json:"staat"`
	Sent     string   `json:"verstuurd_op"`
	Received string   `json:"ontvangen_op"`
	AnswerBy string   `json:"antwoord_voor"`
	Answered string   `json:"beantwoord_op"`
	Kind     string   `json:"antwoordsoort"`
	Back     string   `json:"terug_aan_tafel_op"`
	Whisper  string   `json:"zo_opgeschreven"`
}

type reasonRow struct {
	ID       string `json:"id"`
	About    string `json:"over"`
	Of       string `json:"over_id"`
	Category string `json:"soort"`
	Text     string `json:"tekst"`
	By       string `json:"besloten_door"`
	On       string `json:"op"`
	Expires  string `json:"opnieuw_kijken_op"`
}

type reportRow struct {
	ID       string `json:"id"`
	Number   int    `json:"nummer"`
	Level    string `json:"niveau"`
	Place    string `json:"plek"`
	Made     string `json:"gemaakt_op"`
	By       string `json:"ontvangst_voor"`
	State    string `json:"staat"`
	Received string `json:"ontvangen_op"`
	Under    string `json:"ingeschreven_onder"`
	Sum      string `json:"controlegetal"`
}

func isoDay(i sessions.Instant) string {
	if i == 0 {
		return ""
	}
	return i.Time().Format(time.DateOnly)
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// dataOf gathers it while the board is read.
func dataOf(st *sessions.State, id string, say words, now sessions.Instant) *openData {
	r, _ := record[*sessions.Trajectory](st, "trajectory", id)
	d := &openData{}
	d.Trajectory.ID, d.Trajectory.Title, d.Trajectory.Host, d.Trajectory.Example = id, say(r.Title), string(r.HostName), r.Example
	d.Trajectory.At, d.Trajectory.Says = isoDay(now), st.Sentence(now)
	for _, f := range viewFigures(st, now) {
		d.Figures = append(d.Figures, figureRow{f.Name, f.Part, f.Of, f.Percent, f.Means})
	}
	for _, step := range r.Steps {
		d.Steps = append(d.Steps, stepRow{step.ID, say(step.Title)})
	}
	g := gatherer{st: st, now: now, say: func(session string, w sessions.WordsID) string {
		if !st.Over(session) {
			return ""
		}
		return say(w)
	}}
	g.barriers(d)
	g.actions(d)
	g.rest(d)
	return d
}

// gatherer says the words of evenings that are over.
type gatherer struct {
	st  *sessions.State
	now sessions.Instant
	say func(session string, w sessions.WordsID) string
}

func (g gatherer) barriers(d *openData) {
	for _, l := range g.st.Barriers("", "", g.now) {
		row := barrierRow{ID: l.ID, Step: l.Step, Sentence: g.say(l.Session, l.Sentence), State: string(l.State), Headline: string(l.Headline), Mark: string(l.Mark),
			Types: l.Types, Themes: texts(l.Themes), Since: isoDay(l.Since), Known: []string{}, Returned: []string{}, Owned: []string{}}
		for _, at := range l.Returned {
			row.Returned = append(row.Returned, isoDay(at))
		}
		for _, a := range l.Acknowledged {
			row.Owned = append(row.Owned, string(a.By))
		}
		row.Lived, row.Runs = l.Age(g.now)
		for _, side := range sessions.Sides {
			if n := l.Recognised[string(side)]; n > 0 {
				row.Known = append(row.Known, fmt.Sprintf("%s: %d", side, n))
			}
		}
		d.Barriers = append(d.Barriers, row)
	}
}

func (g gatherer) actions(d *openData) {
	for _, a := range records[*sessions.Action](g.st) {
		pace := a.Pace(g.now)
		row := actionRow{ID: a.ID, Barriers: a.Barriers, Title: g.say(a.Session, a.Title), Kind: a.Ladder, Strength: a.Strength(), Proven: a.Proven(),
			Families: []string{}, Owner: string(a.Asked), State: string(a.State), Stands: a.Stands(), Late: pace.Late, Unknown: pace.Unknown, Asked: isoDay(a.AskedAt),
			AnswerBy: isoDay(a.AnswerBy), Accepted: isoDay(a.Accepted), FirstDue: isoDay(a.Due), Due: isoDay(a.DueNow()), Heard: isoDay(a.Heard()),
			Began: isoDay(a.Began), Claimed: isoDay(a.Claim.At), Verified: isoDay(a.Verified), Fell: isoDay(a.Fell), Held: []string{}}
		row.Seen, row.Agreed = a.Progress()
		setUp, culture := a.Families()
		if setUp {
			row.Families = append(row.Families, "inrichting")
		}
		if culture {
			row.Families = append(row.Families, "cultuur")
		}
		for _, n := range a.Held {
			row.Held = append(row.Held, fmt.Sprint(n))
		}
		d.Actions = append(d.Actions, row)
		was := a.Due
		for _, shift := range a.Shifts {
			d.Shifts = append(d.Shifts, shiftRow{a.ID, isoDay(shift.At), isoDay(was), isoDay(shift.To), g.say(a.Session, shift.Why)})
			was = shift.To
		}
	}
	for _, c := range records[*sessions.Check](g.st) {
		row := checkRow{Action: c.Action, Months: c.Months, Opened: isoDay(c.Opened), Closed: isoDay(c.Closed), Said: []string{}}
		if c.State == sessions.CheckClosed {
			row.Result = string(c.Result)
			said := g.st.Noticed(c.ID)
			for _, w := range noticedWords {
				if n := said[w.verdict]; n > 0 {
					row.Said = append(row.Said, fmt.Sprintf("%s: %d", w.verdict, n))
				}
			}
		}
		d.Checks = append(d.Checks, row)
	}
}

func (g gatherer) rest(d *openData) {
	for _, o := range g.st.OneOffLines(g.now) {
		row := oneOffRow{ID: o.ID, What: g.say(o.Session, o.What), By: string(o.By), On: isoDay(o.At), Helped: fmt.Sprint(o.Helped), Relation: o.Relation, To: o.To, Open: o.Open}
		if o.Few {
			row.Helped = "minder dan 5"
		}
		d.OneOffs = append(d.OneOffs, row)
	}
	for _, p := range records[*sessions.Promise](g.st) {
		heard := g.st.Heard(p.ID)
		d.Promises = append(d.Promises, promiseRow{p.ID, string(p.By), p.Capacity, g.say(p.Session, p.Sentence), g.say(p.Session, p.Notice), isoDay(p.At), isoDay(p.Check), p.Vague,
			string(g.st.PromiseState(p, g.now)), isoDay(p.First()), isoDay(p.DueNow()), len(p.Shifts), orFew(heard.Kept), orFew(heard.Otherwise)})
	}
	for _, l := range records[*sessions.Leg](g.st) {
		d.Legs = append(d.Legs, legRow{l.ID, l.Barriers, l.From, string(l.Level), string(l.Place), string(l.Carriage.Function), l.Question, string(l.At(g.now)),
			isoDay(l.Sent), isoDay(l.Receipt.At), isoDay(l.Reply.By), isoDay(l.Reply.At), string(l.Reply.Kind), isoDay(l.Back), g.say(l.Session, l.Whisper)})
	}
	for _, r := range records[*sessions.Report](g.st) {
		d.Reports = append(d.Reports, reportRow{r.ID, r.Number, string(r.Level), string(r.Place), isoDay(r.At), isoDay(r.Receipt.By), r.StateAt(g.now), isoDay(r.Receipt.At), r.Receipt.Number, r.Sum})
	}
	for _, r := range records[*sessions.Answer](g.st) {
		d.Reasons = append(d.Reasons, reasonRow{r.ID, r.About, r.Of, r.Category, g.say(r.Session, r.Text), string(r.By), isoDay(r.At), isoDay(r.Expires)})
	}
}

// dataTables are the lists of openData by their name, in the order of the struct.
var dataTables = func() (names []string) {
	t := reflect.TypeFor[openData]()
	for i := range t.NumField() {
		if t.Field(i).Type.Kind() == reflect.Slice {
			names = append(names, t.Field(i).Tag.Get("json"))
		}
	}
	return names
}()

func (s *Server) openData(c *fiber.Ctx) (*openData, error) {
	id, b, err := s.openTrajectory(c)
	if err != nil {
		return nil, err
	}
	var d *openData
	now := s.instant()
	b.Read(func(st *sessions.State, say words) { d = dataOf(st, id, say, now) })
	return d, nil
}

func (s *Server) trajectoryJSON(c *fiber.Ctx) error {
	d, err := s.openData(c)
	if err != nil {
		return err
	}
	c.Set("Content-Disposition", `attachment; filename="traject.json"`)
	return c.JSON(d)
}

// trajectoryCSV gives one list as a table, as a Dutch spreadsheet opens it: semicolons, and marked as UTF-8.
func (s *Server) trajectoryCSV(c *fiber.Ctx) error {
	list := c.Query("lijst", "drempels")
	at := slices.Index(dataTables, list)
	if at < 0 {
		return fiber.ErrNotFound
	}
	d, err := s.openData(c)
	if err != nil {
		return err
	}
	body, err := tableOf(reflect.ValueOf(*d).Field(at + 1)) // the first field is the trajectory itself
	if err != nil {
		return fmt.Errorf("table %s: %w", list, err)
	}
	c.Set("Content-Type", "text/csv; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="`+list+`.csv"`)
	return c.Send(body)
}

func tableOf(rows reflect.Value) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	t := rows.Type().Elem()
	cells := make([]string, t.NumField())
	for i := range cells {
		cells[i] = t.Field(i).Tag.Get("json")
	}
	err := w.Write(cells)
	for i := 0; err == nil && i < rows.Len(); i++ {
		for j := range cells {
			cells[j] = cellOf(rows.Index(i).Field(j))
		}
		err = w.Write(cells)
	}
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	return out.Bytes(), err
}

// cellOf writes a value as text that no spreadsheet runs: what could begin a formula gets a mark before it.
func cellOf(v reflect.Value) string {
	text := fmt.Sprint(v.Interface())
	switch list := v.Interface().(type) {
	case []string:
		text = strings.Join(list, ", ")
	case bool:
		text = map[bool]string{true: "ja", false: "nee"}[list]
	}
	if begin := strings.TrimLeft(text, " \u00a0"); begin != "" && strings.ContainsRune("=+-−@\t\r\n＝＋－＠", []rune(begin)[0]) {
		return "'" + text
	}
	return text
}
