package sessions

import "testing"

// TestTheContactIsWhoTheMandateNames, and else who signed it: never the facilitator (DOMAIN §4.8).
func TestTheContactIsWhoTheMandateNames(t *testing.T) {
	for name, r := range map[string]struct{ named, want Label }{
		"named":     {"bestuurssecretaris", "bestuurssecretaris"},
		"not named": {"", "directeur WPI"},
	} {
		t.Run(name, func(t *testing.T) {
			e := planned(t)
			if got := e.s.Contact(theSession); got != "" {
				t.Errorf("before there is a card it is %q", got)
			}
			e.must(lea, &WriteMandate{Rung: "adviseren", Use: text("Er komt antwoord."), SignedBy: "directeur WPI", Pledge: true, Contact: r.named})
			if got := e.s.Contact(theSession); got != r.want {
				t.Errorf("contact = %q, want %q", got, r.want)
			}
		})
	}
}
