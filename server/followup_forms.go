package server

import (
	"maps"
	"slices"
	"strings"

	"maatwerkroute/sessions"
)

// deskForms makes the forms by which the desk asks the wishes of the days after. Which of them fit a record as it stands
// is said here; whether they are allowed is for the rules.
type deskForms struct {
	state                                             *sessions.State
	say                                               words
	back                                              string // what was being looked at
	now                                               sessions.Instant
	class                                             sessions.Class // of the desk
	yesterday, today, tomorrow, fortnight, half, year string
}

func (s *Server) formsOf(v visit, st *sessions.State, say words) *deskForms {
	class := sessions.Class{Role: v.as.Role, Session: v.as.Session, Collective: v.as.Collective}
	return &deskForms{state: st, say: say, class: class, now: s.instant(), yesterday: s.daysOn(-1), today: s.daysOn(0), tomorrow: s.daysOn(1), fortnight: s.daysOn(13), half: s.daysOn(180), year: s.daysOn(364)}
}

func (d *deskForms) finish(session, of string, list ...*wishForm) []*wishForm {
	for _, f := range list {
		f.To, f.Back, f.Name, f.Light = "/bureau/"+session+"/doe/"+f.Op, d.back, f.Op+"-"+of, true
	}
	return list
}

func (d *deskForms) asks(label string) []wishField {
	return []wishField{short("function", label).need().says("Eén functie, geen afdeling en geen naam."),
		dated("answerBy", "Antwoord voor", d.tomorrow, d.fortnight).need()}
}

func (d *deskForms) reason() []wishField {
	return []wishField{pick("category", "Wat voor reden?", reasons...), long("text", "De reden, zo dat iedereen hem begrijpt"),
		short("decidedBy", "Wie besliste dit? Noem de functie"),
		dated("expires", "Wanneer kijken we opnieuw?", d.tomorrow, d.year).says("Leeg is een half jaar. Te weinig mensen is altijd drie maanden.")}
}

// barrier gives the forms of a barrier to which people said yes.
func (d *deskForms) barrier(l sessions.BarrierLine) []*wishForm {
	others := [][2]string{}
	for _, b := range records[*sessions.Barrier](d.state) {
		if b.Session == l.Session && (b.State == sessions.Confirmed || b.State == sessions.ConfirmedInternal) {
			others = append(others, [2]string{b.ID, d.say(b.Sentence)})
		}
	}
	carries := wishField{Of: "many", Name: "barriers", Label: "Welke drempels gaan mee?", Options: others, Chosen: []string{l.ID}}
	list := []*wishForm{
		newWish("ask-action", "Vraag iemand om dit op te lossen", append([]wishField{fixed("barriers", l.ID), made("action"),
			long("title", "Wat moet er gebeuren?").need()}, d.asks("Wie vragen we? Noem de functie")...)...).sends("Vraag het", "Daarna krijgt u de link voor deze persoon."),
		newWish("give-reason", "Geef een reden waarom dit nu niet kan", append([]wishField{fixed("barrier", l.ID)}, d.reason()...)...).
			sends("Bewaar de reden", "Iedereen leest de reden. Hij verloopt, en dan kijken we opnieuw."),
		newWish("prepare-leg", "Geef dit door aan een ander niveau", fixed("van", l.ID), carries, made("leg"), d.level(l),
			short("place", "Wie geeft daar antwoord? Noem de functie").says("Leeg is wie daar gewoonlijk antwoordt."), choose("question", "Wat vraagt u?", questionWords...),
			long("proposal", "Wat stelt u voor?"), long("rule", "Welke regel houdt dit tegen?").with(d.heldUpBy(l)), long("tried", "Wat is er al geprobeerd?"),
			long("skip", "Slaat u een niveau over? Schrijf waarom")).sends("Zet het klaar", "Daarna vraagt u wie het brengt."),
	}
	list = append(append(d.returns(l), list...), append(d.joins(l), d.tags(l), d.departments(l.Barrier))...)
	list = append(append(list, d.splits(l.Barrier)...), d.nameRule(fixed("barrier", l.ID)))
	for _, leg := range l.Legs {
		if leg.Reply.Kind == sessions.Denied || leg.At(d.now) == sessions.NoAnswer || leg.At(d.now) == sessions.NoReceipt {
			return d.finish(l.Session, l.ID, append(list, newWish("issue-report", "Stuur de raad een bijzonder bericht", fixed("barrier", l.ID), made("leg"),
				long("tried", "Wat is er geprobeerd?"), long("proposal", "Wat vraagt u de raad?")).sends("Zet het bericht klaar", "Dit kan na drie keer nee of geen antwoord."))...)
		}
	}
	return d.finish(l.Session, l.ID, list...)
}

func (d *deskForms) tags(l sessions.BarrierLine) *wishForm {
	types, themes, chosen := [][2]string{}, [][2]string{}, []string{}
	for _, typ := range sessions.BarrierTypes {
		types = append(types, [2]string{typ, sessions.BarrierTypeWords[typ]})
	}
	for _, t := range records[*sessions.Trajectory](d.state) {
		for _, theme := range t.Themes {
			themes = append(themes, [2]string{string(theme), string(theme)})
		}
	}
	for _, theme := range l.Themes {
		chosen = append(chosen, string(theme))
	}
	return newWish("tag-barrier", "Waar gaat deze drempel over?", fixed("barrier", l.ID), wishField{Of: "many", Name: "types", Label: "Soort: één of twee", Options: types, Chosen: l.Types},
		wishField{Of: "many", Name: "themes", Label: "Thema’s", Options: themes, Chosen: chosen}, dated("since", "Sinds wanneer leven mensen hiermee?", "", d.yesterday).with(dateField(l.Since)))
}

// departments says which departments a barrier touches. Who holds it is one function, and not one of them.
func (d *deskForms) departments(b *sessions.Barrier) *wishForm {
	return newWish("name-departments", "Welke afdelingen raakt dit?", fixed("barrier", b.ID), long("departments", "Schrijf elke afdeling op een eigen regel").
		with(strings.Join(texts(b.Departments), "\n"))).sends("Bewaar", "Zij delen dit. Eén functie houdt het vast: wie als eerste ja zei.")
}

// splits lets a barrier of several cards become two, with the cards that this desk may read.
func (d *deskForms) splits(b *sessions.Barrier) []*wishForm {
	var cards [][2]string
	for _, id := range b.Cards {
		c, ok := record[*sessions.Card](d.state, "card", id)
		row, _ := d.state.Row("card", id)
		if !ok || c.State == sessions.Withdrawn {
			continue
		}
		if pub, _, _, _ := row.For(d.class, 0); pub == nil {
			continue
		}
		words := d.say(c.Words)
		if words == "" {
			words = "Deze tekst is weggehaald."
		}
		cards = append(cards, [2]string{id, words})
	}
	return formsIf(len(b.Cards) > 1 && len(cards) > 0, newWish("split-barrier", "Maak hier twee drempels van", fixed("barrier", b.ID), made("new"),
		wishField{Of: "many", Name: "cards", Label: "Welke kaarten gaan over iets anders?", Options: cards}, long("sentence", "De zin van de nieuwe drempel, in hun woorden").need()).
		sends("Maak er twee van", "Wie deze kaarten schreef, zegt daarna of de nieuwe zin klopt."))
}

func (d *deskForms) unconfirmed(b *sessions.Barrier) []*wishForm {
	return d.finish(b.Session, b.ID, append([]*wishForm{
		newWish("confirm-aloud", "Klopt deze zin?", fixed("barrier", b.ID), choose("yes", "Wat zeiden de mensen die dit vertelden?", [2]string{"ja", "Ja, dit klopt"}, [2]string{"nee", "Nee, de zin moet anders"})).
			sends("Bewaar", "Lees de zin hardop voor. Vul alleen in wat zij zelf zeggen."),
		newWish("name-barrier", "Schrijf de zin anders", fixed("barrier", b.ID), long("sentence", "De zin, in hun woorden").need())}, d.splits(b)...)...)
}

func (d *deskForms) oneOff(o *sessions.OneOff) []*wishForm {
	actions := [][2]string{}
	for _, a := range records[*sessions.Action](d.state) {
		actions = append(actions, [2]string{a.ID, d.say(a.Title)})
	}
	relation := choose("relation", "Wat verandert er voor iedereen?", [2]string{sessions.ByAction, "Een actie lost dit op voor iedereen"},
		[2]string{sessions.ByLookBack, "Een herstelronde zoekt en helpt de anderen"}, [2]string{sessions.ByReason, "Niets, en dit is de reden"})
	relate := []wishField{fixed("oneOff", o.ID), long("absent", "Wie heeft dit ook, en hoe vinden we hen?").need().with(d.say(o.Absent)), relation,
		pick("action", "Welke actie of herstelronde?", actions...)}
	return d.finish(o.Session, o.ID,
		newWish("relate-one-off", "Wat verandert er voor de anderen?", append(relate, d.reason()...)...).sends("Koppel", "Een training of memo alleen is niet genoeg."),
		newWish("allow-one-off", "Mag de tekst gelezen worden?", fixed("oneOff", o.ID), choose("may", "Wat zeiden de mensen die geholpen zijn?",
			[2]string{"ja", "Ja, iedereen mag het lezen"}, [2]string{"alleen_geregeld", "Nee, schrijf alleen dat er iets geregeld is"})))
}

// lead gives the forms of the whole trajectory: letting it rest, and giving it to somebody else.
func (d *deskForms) lead(v visit, names map[string]string) lead {
	t, ok := record[*sessions.Trajectory](d.state, "trajectory", v.key.Stream)
	if !ok {
		return lead{}
	}
	l := lead{Name: names[t.Lead], Note: d.say(t.Note)}
	others := [][2]string{}
	for _, id := range slices.SortedFunc(maps.Keys(names), func(a, b string) int { return strings.Compare(names[a], names[b]) }) {
		if id != t.Lead {
			others = append(others, [2]string{id, names[id]})
		}
	}
	l.Forms = formsIf(len(others) > 0, newWish("hand-trajectory", "Draag dit traject over", pick("to", "Aan wie?", others...).need(),
		long("note", "Wat moet die persoon weten?").need().says("Alleen wie aan het bureau zit, leest dit. Geen namen.")).sends("Draag over", "Wat er nog te doen is, gaat vanzelf mee."))
	if t.Rest.Holds(d.now) {
		return lead{l.Name, l.Note, d.finish(v.key.Session, "traject", append(l.Forms, newWish("resume-trajectory", "Ga weer verder").sends("Wij gaan verder", ""))...)}
	}
	l.Forms = d.finish(v.key.Session, "traject", append(l.Forms, newWish("pause-trajectory", "Laat dit traject even stil staan", long("reason", "Waarom? Iedereen leest dit").need(),
		dated("until", "Tot wanneer?", d.tomorrow, d.half).need()).sends("Laat het stil staan", "De termijnen lopen door, en mensen kunnen blijven antwoorden."))...)
	return l
}

func formsIf(is bool, list ...*wishForm) []*wishForm {
	if is {
		return list
	}
	return nil
}
