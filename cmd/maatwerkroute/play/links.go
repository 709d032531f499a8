package play

import "context"

// links gathers what can be tried: first what came of the conversation, then the doors of the practice session.
func (s *stage) links(ctx context.Context) error {
	add := func(what, address string) { s.done.Links = append(s.done.Links, Link{what, address}) }
	add("Voor iedereen: wat kwam ervan", s.base+"/traject/"+s.lea.where.stream)
	add("Voor iedereen: de ideale route, getekend", s.base+"/traject/"+s.lea.where.stream+"/route")
	add("Voor iedereen: de uitkomst van het gesprek", s.base+"/uitkomst/"+s.done.Session)
	add("Bureau (naam "+AccountName+", wachtwoord "+Password+")", s.base+"/bureau")
	add("Bureau: wat nu te doen is", s.base+"/bureau/"+s.done.Session+"/vervolg")
	add("Bureau: de route, nu boven ideaal", s.base+"/bureau/"+s.done.Session+"/route/"+routeIdeal)
	add("Bureau: de agenda van het terugkoppelgesprek", s.base+"/bureau/"+s.done.Session+"/agenda")
	for _, one := range []struct{ action, whose, what string }{
		{"A11", theOwner, "Gevraagd, nog geen antwoord: de directeur over A11"},
		{"A2", theOwner, "Eigenaar van A2, die heropend is"},
		{"A3", theOwner, "Eigenaar van A3, die te laat is"},
		{"A8", theOwner, "Eigenaar van A8, van wie niets gehoord is"},
		{"A8", theManager, "Leidinggevende van die eigenaar"},
	} {
		l, err := s.link(ctx, one.action, one.whose)
		if err != nil {
			return err
		}
		add(one.what, l)
	}
	for _, one := range []struct {
		leg   string
		place bool
		what  string
	}{{"g1-2", true, "De portefeuillehouder, die antwoord moet geven"}, {"g2-3", false, "Wie het signaal naar de VNG bracht"}} {
		l, err := s.carryLink(ctx, one.leg, one.place)
		if err != nil {
			return err
		}
		add(one.what, l)
	}
	for _, name := range []string{"Blauwe Vos", "Rode Bes"} {
		add("Mijn inbreng van "+name+", code "+s.guest(name).slip, s.base+"/mijn")
	}
	return s.practiceLinks(ctx, add)
}

func (s *stage) practiceLinks(ctx context.Context, add func(what, address string)) error {
	d, err := s.doors(ctx, s.done.Practice)
	if err != nil {
		return err
	}
	add("Oefengesprek aan het bureau", s.base+"/bureau/"+s.done.Practice)
	for _, card := range d.Paper {
		add("Meedoen met de kaart "+string(card.Door), card.URL)
	}
	add("Meedoen met de QR op de muur", d.Open.URL)
	add("Meedoen met de code "+d.Code, s.base+"/d")
	add("Muur (typ de code die daar staat aan het bureau)", s.base+"/muur")
	for _, scribe := range d.Scribes {
		add("Schrijver van tafel "+scribe.Table, scribe.URL)
	}
	return nil
}
