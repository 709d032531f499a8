package server

import "testing"

// Who fills in the whole page and presses the button of one part loses nothing of the others.
func TestPreparingKeepsWhatStandsInTheOtherParts(t *testing.T) {
	h := start(t, nil)
	d := h.desk("ans", "Collectief NoordAs")
	at := "/bureau/" + h.planned(d) + "/klaarzetten"
	d.post(at, "wat", "terugkoppel", "datum", "2026-03-31", "trede", "adviseren", "gebruik", "Binnen twee weken antwoord.", "door", "directeur WPI",
		"belofte", "ja", "wie", "Samira", "nummer", "").is(t, 200, `value="Samira"`, `value="2026-03-31"`, "Binnen twee weken antwoord.", "Wie er is voor dringende dingen")
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
