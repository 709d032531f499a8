package server

import "testing"

// Who fills in the whole page and presses the button of one part loses nothing of the others.
func TestPreparingKeepsWhatStandsInTheOtherParts(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	at := "/bureau/" + h.planned(d) + "/klaarzetten"
	d.post(at, "wat", "terugkoppel", "datum", "2026-03-31", "trede", "adviseren", "gebruik", "Binnen twee weken antwoord.", "door", "directeur WPI",
		"belofte", "ja", "wie", "Samira", "nummer", "").is(t, 200, `value="Samira"`, `value="2026-03-31"`, "Binnen twee weken antwoord.", "wie er is voor dringende dingen")
	d.get(at).is(t, 200, "directeur WPI", `value="2026-03-31"`, "not", "Samira") // an unfinished part is on the page, not in the log
	d.post(at, "wat", "mandaat", "trede", "adviseren", "gebruik", "", "door", "directeur WPI", "wie", "Samira", "nummer", "020 000 00 00", "tot", "21 uur",
		"datum", "2026-03-31").is(t, 422, `value="Samira"`)
	d.get(at).is(t, 200, "Samira") // the part that was finished is kept, although another was refused
}

// Whoever tries it on this machine types either of its names.
func TestThisMachineHasTwoNames(t *testing.T) {
	c := (Config{Address: "127.0.0.1:8080"}).Defaults()
	if c.PublicURL != "http://localhost:8080" || len(c.Origins) != 1 || c.Origins[0] != "http://127.0.0.1:8080" {
		t.Errorf("public %q, origins %v", c.PublicURL, c.Origins)
	}
	if c := (Config{Address: "127.0.0.1:8080", PublicURL: "https://maatwerk.example"}).Defaults(); len(c.Origins) != 0 {
		t.Errorf("a real address lets in %v as well", c.Origins)
	}
}

// A part that nobody changed is not written again, and once the session is open a changed mandate card is refused aloud.
func TestPreparingWritesOnlyWhatChanged(t *testing.T) {
	h := start(t, nil)
	e := h.opened(h.desk("ans", "Collectief NoordAs"))
	at := "/bureau/" + e.session + "/klaarzetten"
	written := func() (n int64) {
		o, err := h.Store.Stream(t.Context(), e.stream)
		if err != nil {
			t.Fatal(err)
		}
		return o.Seq
	}
	whole := func(use string) answer {
		return e.desk.post(at, "wat", "terugkoppel", "datum", "2026-04-07", "trede", "adviseren", "gebruik", use, "beloven", "", "niet", "",
			"door", "directeur WPI", "belofte", "ja", "wie", "Samira", "nummer", "020 000 00 00", "tot", "21 uur")
	}
	before := written()
	whole("De dienst geeft binnen twee weken antwoord.").to(t, at)
	if n := written() - before; n != 1 {
		t.Errorf("%d entries for one changed date", n)
	}
	whole("Iets anders.").is(t, 409, "staat vast", "Iets anders.")
}
