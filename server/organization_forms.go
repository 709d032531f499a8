package server

import (
	"slices"

	"maatwerkroute/sessions"
)

// roleWords is what each role does, for who gives it.
var roleWords = [][2]string{
	{string(sessions.Facilitator), "Gespreksleider: bereidt gesprekken voor en leidt ze"},
	{string(sessions.CoFacilitator), "Medegespreksleider: helpt aan het bureau, opent en sluit niet"},
	{string(sessions.TrajectoryLead), "Trajectleider: leest alle gesprekken mee en verandert niets"},
	{string(sessions.Adviser), "Adviseur: ziet de gespreksvormen en wat openbaar is"},
	{string(sessions.Administrator), "Beheerder: regelt wie erin mag en leest geen verhalen"},
}

func officeForm(f *wishForm, name string) *wishForm {
	f.To, f.Name, f.Light = "/organisatie/doe/"+f.Op, f.Op+"-"+name, true
	return f
}

func officeFields(m sessions.Member) []wishField {
	return []wishField{choose("role", "Wat gaat deze persoon doen?", roleWords...).with(string(m.Role)),
		short("function", "Welke functie is dit?").need().says("Een functie, geen naam. Bijvoorbeeld: gespreksleider team inkomen.").with(string(m.Function)),
		tick("manages", "Regelt ook wie erin mag").says("Alleen bij een gespreksleider. Zo hebt u in een kleine groep geen aparte beheerder nodig.").with(ifYes(m.Manages && m.Role == sessions.Facilitator))}
}

func ifYes(is bool) string {
	if is {
		return "ja"
	}
	return ""
}

func inviteForm() *wishForm {
	return newWish("invite-member", "Nodig iemand uit", append([]wishField{made("member")}, officeFields(sessions.Member{})...)...).
		sends("Maak een uitnodiging", "U krijgt een link. Geef die aan deze persoon. De link werkt één keer, twee weken lang.")
}

func changeForm(m sessions.Member) *wishForm {
	return newWish("change-member", "Verander rol of functie", append([]wishField{fixed("member", m.ID)}, officeFields(m)...)...).sends("Bewaar", "Dit geldt meteen.")
}

func endForm(m memberView, successors [][2]string) *wishForm {
	fields := []wishField{fixed("member", m.ID)}
	if m.Follows > 0 {
		others := slices.DeleteFunc(slices.Clone(successors), func(o [2]string) bool { return o[0] == m.ID })
		fields = append(fields, pick("to", "Wie neemt over wat deze persoon volgde?", others...).says("Weet u het nog niet? Laat dit leeg. Er zijn dan vijf werkdagen om iemand te kiezen."))
	}
	return newWish("end-member", "Beëindig de toegang", fields...).sends("Beëindig de toegang", "Dit werkt meteen: inloggen kan niet meer en alle schermen van deze persoon gaan dicht.")
}

// refused finds the form that was sent, with what was typed.
func (f officeView) refused(op string, sent map[string][]string) *wishForm {
	if sent == nil {
		return nil
	}
	all := []*wishForm{f.Invite}
	for _, m := range slices.Concat(f.In, f.Invited) {
		all = append(all, m.Forms...)
	}
	for _, o := range f.Orphans {
		all = append(all, o.Form)
	}
	for _, one := range all {
		if one.is(op, sent) {
			return one.typed(sent)
		}
	}
	return nil
}
