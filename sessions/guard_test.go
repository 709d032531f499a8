package sessions

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Each row is a text, what is found in it (kind and words), and how it would read without.
func TestGuardFindsWhoCanBeRecognised(t *testing.T) {
	type row struct {
		text  string
		found []string
		reads string
	}
	for name, r := range map[string]row{
		// Names.
		"a name after mevrouw":          {"Mevrouw Jansen luisterde niet.", []string{"name Mevrouw Jansen"}, "Iemand luisterde niet."},
		"a name halfway a sentence":     {"Ik belde meneer De Vries twee keer.", []string{"name meneer De Vries"}, "Ik belde iemand twee keer."},
		"a title in capitals":           {"MENEER JANSEN zei nee.", []string{"name MENEER JANSEN"}, "Iemand zei nee."},
		"a title that is short":         {"Brief van mw. Van der Laan.", []string{"name mw. Van der Laan"}, "Brief van iemand."},
		"a title that is glued":         {"Brief van mw.Yilmaz.", []string{"name mw.Yilmaz"}, "Brief van iemand."},
		"initials":                      {"dhr. A.B. van 't Hof tekende.", []string{"name dhr. A.B. van 't Hof"}, "iemand tekende."},
		"two names":                     {"De heer Ali El Idrissi-Bakker zei ja.", []string{"name De heer Ali El Idrissi-Bakker"}, "Iemand zei ja."},
		"a curly apostrophe":            {"Ik zag mevrouw d’Ancona.", []string{"name mevrouw d’Ancona"}, "Ik zag iemand."},
		"a name with an accent":         {"juffrouw Çelik en juf Émilie", []string{"name juffrouw Çelik", "name juf Émilie"}, "iemand en iemand"},
		"a couple":                      {"Het was van meneer en mevrouw Bos.", []string{"name meneer en mevrouw Bos"}, "Het was van iemand."},
		"a pointing word before":        {"Die mevrouw Smit belde terug.", []string{"name Die mevrouw Smit"}, "Iemand belde terug."},
		"whose it is":                   {"Ik kreeg mevrouw Smit's brief.", []string{"name mevrouw Smit's"}, "Ik kreeg iemands brief."},
		"a doctor":                      {"Ik moest naar dokter Bakker.", []string{"name dokter Bakker"}, "Ik moest naar een dokter."},
		"my doctor":                     {"Mijn dokter Bakker wist het.", []string{"name Mijn dokter Bakker"}, "Een dokter wist het."},
		"a name and a desk":             {"Mevrouw Kaya van de balie.", []string{"name Mevrouw Kaya"}, "Iemand van de balie."},
		"a surname that is a function":  {"Meneer de Koning hielp.", []string{"name Meneer de Koning"}, "Iemand hielp."},
		"a title after a title":         {"dhr. mevrouw Jansen", []string{"name mevrouw Jansen"}, "dhr. iemand"},
		"a hard space after the title":  {"mevrouw\u00a0Jansen", []string{"name mevrouw\u00a0Jansen"}, "iemand"},
		"a soft hyphen inside the name": {"mevrouw Jan\u00adsen.", []string{"name mevrouw Jan\u00adsen"}, "iemand."},

		// A function with the place where it works.
		"a name and where she works":    {"Mevrouw Jansen van loket Noord weigerde.", []string{"name Mevrouw Jansen van loket Noord"}, "Iemand weigerde."},
		"without capitals at the start": {"mevrouw Jansen van het loket in Noord weigerde", []string{"name mevrouw Jansen van het loket in Noord"}, "iemand weigerde"},
		"a function at a place":         {"De medewerker van loket Noord weigerde.", []string{"post De medewerker van loket Noord"}, "Een medewerker weigerde."},
		"halfway a sentence":            {"Toen zei die baliemedewerkster bij het stadsloket in Zuidoost nee.", []string{"post die baliemedewerkster bij het stadsloket in Zuidoost"}, "Toen zei een medewerker nee."},
		"a desk with a number":          {"Ik zat bij de consulent aan balie 4.", []string{"post de consulent aan balie 4"}, "Ik zat bij een medewerker."},
		"the new one of a team":         {"Mijn nieuwe klantmanager van team West belde niet.", []string{"post Mijn nieuwe klantmanager van team West"}, "Een medewerker belde niet."},

		// Numbers of people.
		"a BSN with its word":       {"Mijn BSN is 123456782.", []string{"bsn 123456782"}, "Mijn BSN is (nummer weg)."},
		"a BSN before its word":     {"123456782 is mijn burgerservicenummer", []string{"bsn 123456782"}, "(nummer weg) is mijn burgerservicenummer"},
		"a BSN of eight digits":     {"sofinummer 10000008", []string{"bsn 10000008"}, "sofinummer (nummer weg)"},
		"a BSN with spaces":         {"bsn: 1234 56 782", []string{"bsn 1234 56 782"}, "bsn: (nummer weg)"},
		"a BSN in its form":         {"Het is 1234.56.782.", []string{"bsn 1234.56.782"}, "Het is (nummer weg)."},
		"a BSN in threes":           {"Het is 123-456-782", []string{"bsn 123-456-782"}, "Het is (nummer weg)"},
		"a BSN called my number":    {"Mijn nummer is 123456782", []string{"bsn 123456782"}, "Mijn nummer is (nummer weg)"},
		"a BSN in wide digits":      {"bsn １２３４５６７８２", []string{"bsn １２３４５６７８２"}, "bsn (nummer weg)"},
		"a BSN in Arabic digits":    {"bsn ١٢٣٤٥٦٧٨٢", []string{"bsn ١٢٣٤٥٦٧٨٢"}, "bsn (nummer weg)"},
		"a BSN with hidden spaces":  {"bsn 1234\u200b56782", []string{"bsn 1234\u200b56782"}, "bsn (nummer weg)"},
		"an account":                {"Stort op NL91ABNA0417164300.", []string{"iban NL91ABNA0417164300"}, "Stort op (nummer weg)."},
		"an account with spaces":    {"nl91 abna 0417 1643 00 op naam", []string{"iban nl91 abna 0417 1643 00"}, "(nummer weg) op naam"},
		"a Belgian account":         {"BE68 5390 0754 7034", []string{"iban BE68 5390 0754 7034"}, "(nummer weg)"},
		"a mobile phone":            {"Bel 06-12345678 even.", []string{"phone 06-12345678"}, "Bel (nummer weg) even."},
		"a mobile in pairs":         {"06 12 34 56 78", []string{"phone 06 12 34 56 78"}, "(nummer weg)"},
		"a mobile in one":           {"tel0612345678", []string{"phone 0612345678"}, "tel(nummer weg)"},
		"a mobile digit by digit":   {"0 6 1 2 3 4 5 6 7 8", []string{"phone 0 6 1 2 3 4 5 6 7 8"}, "(nummer weg)"},
		"a phone of a house":        {"Bel 020 123 45 67.", []string{"phone 020 123 45 67"}, "Bel (nummer weg)."},
		"a phone between brackets":  {"Bel (0512) 12 34 56.", []string{"phone (0512) 12 34 56"}, "Bel (nummer weg)."},
		"a phone with a country":    {"+31 (0)6 12 34 56 78", []string{"phone +31 (0)6 12 34 56 78"}, "(nummer weg)"},
		"a phone with two zeros":    {"0031612345678 of 00 31 20 1234567", []string{"phone 0031612345678", "phone 00 31 20 1234567"}, "(nummer weg) of (nummer weg)"},
		"a phone from abroad":       {"+32 470 12 34 56", []string{"phone +32 470 12 34 56"}, "(nummer weg)"},
		"a phone after a year":      {"In 2024 06-12345678", []string{"phone 06-12345678"}, "In 2024 (nummer weg)"},
		"the number in an example":  {"Bel 020 000 00 00", []string{"phone 020 000 00 00"}, "Bel (nummer weg)"},
		"a mail address":            {"Mail jan.de-boer+w@gemeente.nl.", []string{"mail jan.de-boer+w@gemeente.nl"}, "Mail (mailadres weg)."},
		"a mail address with space": {"jan @ voorbeeld.nl", []string{"mail jan @ voorbeeld.nl"}, "(mailadres weg)"},

		// Cases.
		"a case number":             {"Zaaknummer 2024-001234 ligt stil.", []string{"case 2024-001234"}, "Zaaknummer (nummer weg) ligt stil."},
		"a case with letters":       {"ons kenmerk: Z/24/123456", []string{"case Z/24/123456"}, "ons kenmerk: (nummer weg)"},
		"a file":                    {"In dossier 458812 stond het.", []string{"case 458812"}, "In dossier (nummer weg) stond het."},
		"a client":                  {"mijn klantnummer is 88123", []string{"case 88123"}, "mijn klantnummer is (nummer weg)"},
		"a client in small words":   {"cliëntnr. 4411", []string{"case 4411"}, "cliëntnr. (nummer weg)"},
		"a BSN used as a case":      {"klantnummer 123456782, dat is mijn bsn", []string{"bsn 123456782"}, "klantnummer (nummer weg), dat is mijn bsn"},
		"a case number with spaces": {"dossiernummer 123 456 789", []string{"case 123 456 789"}, "dossiernummer (nummer weg)"},

		// Addresses.
		"a postcode with a number":      {"Ik woon op 1012 AB 15.", []string{"address 1012 AB 15"}, "Ik woon op (adres weg)."},
		"a postcode in small letters":   {"1012ab nr 15 hs", []string{"address 1012ab nr 15 hs"}, "(adres weg)"},
		"a street, number and postcode": {"Kerkstraat 15, 1012 AB Utrecht", []string{"address Kerkstraat 15, 1012 AB"}, "(adres weg) Utrecht"},
		"a street":                      {"In de Kerkstraat 15-2 is het koud.", []string{"address Kerkstraat 15-2"}, "In de (adres weg) is het koud."},
		"a street in small letters":     {"ik woon kerkstraat 15a", []string{"address kerkstraat 15a"}, "ik woon (adres weg)"},
		"a street called after someone": {"Op de Jan van Galenstraat nr. 12 wonen wij.", []string{"address Jan van Galenstraat nr. 12"}, "Op de (adres weg) wonen wij."},
		"a street of two words":         {"Oude Gracht 7 is leeg", []string{"address Oude Gracht 7"}, "(adres weg) is leeg"},
		"a lane":                        {"Laan van Meerdervoort 120", []string{"address Laan van Meerdervoort 120"}, "(adres weg)"},

		"all at once": {"Mevrouw Jansen, 06-12345678, Kerkstraat 15",
			[]string{"name Mevrouw Jansen", "phone 06-12345678", "address Kerkstraat 15"}, "Iemand, (nummer weg), (adres weg)"},
	} {
		t.Run(name, func(t *testing.T) {
			found := Guard(r.text)
			var got []string
			for _, f := range found {
				got = append(got, string(f.Kind)+" "+r.text[f.From:f.To])
			}
			if strings.Join(got, "|") != strings.Join(r.found, "|") {
				t.Errorf("found %q in %q, want %q", got, r.text, r.found)
			}
			if n := Neutral(r.text, found); n != r.reads {
				t.Errorf("reads %q, want %q", n, r.reads)
			}
		})
	}
}

func TestGuardLetsThrough(t *testing.T) {
	for _, text := range []string{"Bij loket Noord moest ik lang wachten.", "De medewerkers van loket Noord zijn aardig.", "De medewerker van het loket zei nee.",
		"De teammanager van team West beloofde het.", "Een ambtenaar zei: bel de balie. Noord is ver."} {
		if found := Guard(text); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
	for name, text := range map[string]string{
		"nothing":                     "",
		"an amount":                   "Ik kreeg 500 euro boete.",
		"an amount with points":       "Dat kost € 123.456.782 of 123.456.782 euro.",
		"a year":                      "Dat was in 2024 en in 2025 weer.",
		"a year with small words":     "In 2024 in 3 weken, in 2024 op 5 plekken.",
		"a count":                     "Er kwamen 214 brieven.",
		"a date and an hour":          "Op 06-05-2024 10 uur en 04-05-2024 om 9.30 uur.",
		"a date and a time":           "06-05-2024 10.30 uur",
		"opening hours":               "Open van 9:00 tot 17.30 uur, bel 14 020.",
		"a function":                  "Meneer de wethouder zei ja. Meneer de Wethouder ook.",
		"a desk":                      "De mevrouw van de balie hielp.",
		"a desk in capitals":          "De mevrouw van de Gemeente, de meneer van UWV en mevrouw van het UWV.",
		"a title that ends":           "Ik sprak een mevrouw. Toen ging ik weg.",
		"a short title that ends":     "Er zat een mevr. Zij zei niets. En een dhr. De brief kwam niet.",
		"a title on its own line":     "mevrouw\nIk ging weg",
		"a doctor without a name":     "Mijn dokter zei dat. De dokter Hij ook.",
		"somebody":                    "Iemand zei: (nummer weg) en (adres weg).",
		"a title inside a word":       "beheer Jansen, de mevrouwen Ik",
		"a number that is no BSN":     "Het bsn stond er niet, wel 123456789.",
		"nine digits on their own":    "123456782",
		"a wrong account":             "NL92ABNA9417164300 klopt niet",
		"a number in a name of a law": "Artikel 16 Participatiewet, Awb 9:36, Kamerstuk 29362-315.",
		"a file with a small number":  "In dossier 3 stond niets. De zaak van 2024. Zaak 12 duurde lang.",
		"a case without a number":     "Ik kreeg drie keer een ander klantnummer in 2024.",
		"a way":                       "Ik was onderweg 2 uur. Onderweg 3 keer gebeld. De Supermarkt 2 straten verder.",
		"a street and a count":        "In de winkelstraat 3 winkels, in de Kerkstraat 3 mensen.",
		"our street":                  "In onze straat 40 huizen. De weg 3 keer.",
		"a postcode on its own":       "In 1012 AB wonen veel mensen.",
		"distances":                   "Ik reed 4000km, 3.",
		"a list of hundreds":          "100 200 300 400",
		"a phone of a service":        "Bel 0800-1234 of 112.",

		"card K01":   "Ik kreeg een brief over mijn huur. Die week kon ik niks regelen. Mijn hoofd zat vol.",
		"card K02":   "Ik belde vier nummers. Iedereen zei dat ik bij een ander moest zijn.",
		"card K03":   "Bij de balie zeiden ze dat het alleen via de website kan. Ik heb geen computer thuis.",
		"card K04":   "Ik leverde elf papieren in. Zes daarvan had de gemeente al van mij.",
		"card K05":   "Ik moest mijn bankpapieren laten zien voor een pas van niks. Ik voelde me een dief. Ik ben gestopt.",
		"card K06":   "Ik kreeg een foldertje van het buurtteam mee. Niemand belde voor mij. Ik ben niet gegaan.",
		"card K07":   "Bij elke nieuwe persoon begon ik weer bij het begin. Ik heb mijn verhaal nu zeven keer verteld.",
		"card K08":   "Geef mij één vaste medewerker die blijft tot het klaar is. Iemand die ook iets mag beslissen.",
		"card K09":   "Eén medewerker zei: neem je tijd, ik geloof je. Toen lukte het wel.",
		"card K10":   "Ik heb twintig minuten per gesprek. Dan weet ik nog niet wat er echt speelt.",
		"card K11":   "Ik zie dat het anders moet. Ik ben bang dat morgen iedereen hetzelfde vraagt en dat ik het moet uitleggen.",
		"card K12":   "Afwijken mag, hoor ik. Maar nergens staat hoe ik dat opschrijf of wie tekent.",
		"card K13":   "Mensen komen pas bij ons als alles vastzit. Wij zijn met twaalf. Eerder was het vaak een klein ding.",
		"card K14":   "Dat bankafschrift vragen we omdat het altijd zo ging. Ik weet niet in welke regel het staat.",
		"card K15":   "We doen dit zodat mensen met weinig geld kunnen meedoen zonder dat ze zich hoeven te bewijzen.",
		"card K16":   "Wij dachten dat de balie altijd hielp met invullen. Dat blijkt dus niet overal zo.",
		"card K17":   "Dit soort klachten zie ik elk jaar terug. Wie kijkt er over een jaar of het echt anders is?",
		"card K18":   "Wij zitten hier met zeven. Wie helpt de mensen die er niet bij zijn?",
		"action A4":  "Proef: één vaste medewerker voor 40 mensen, mag tot 500 euro beslissen",
		"one-off L4": "Fout in één brief. Geen andere brieven met deze fout gevonden (gecontroleerd: 214).",
	} {
		t.Run(name, func(t *testing.T) {
			if found := Guard(text); len(found) > 0 {
				t.Errorf("found %v in %q: %q", found, text, text[found[0].From:found[0].To])
			}
			if n := Neutral(text, nil); n != text {
				t.Errorf("a text without findings became %q", n)
			}
		})
	}
}

func TestEveryKindSaysWhatItIs(t *testing.T) {
	for _, k := range foundKinds {
		if !strings.HasPrefix(k.kind.Says(), "een ") {
			t.Errorf("%s says %q", k.kind, k.kind.Says())
		}
	}
}

func TestGuardHoldsForAnyText(t *testing.T) {
	pieces := []string{"mevrouw", "Meneer", "de heer", "dhr.", "dokter", "Jansen", "van de", "'t", "Iemand", "\n", " ", ".", "'s", "+", "(", ")", "-", "/",
		"bsn", "nummer", "(nummer weg)", "123456782", "1234.56.782", "0", "06", "31", "12", "345", "2024", "NL91 ABNA", "0417 1643 00", "@", "jan", "x.nl",
		"Kerkstraat", "straat", "1012", "AB", "15", "a", "klantnummer", "dossier", "kenmerk:", "\u200b", "\u00a0", "１", "é", "\xff", "€", "euro"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.String(),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.Map(rapid.SliceOf(rapid.SampledFrom(pieces)), func(p []string) string { return strings.Join(p, " ") }),
			rapid.Map(rapid.SliceOf(rapid.SampledFrom(pieces)), func(p []string) string { return strings.Join(p, "") }),
		).Draw(t, "text")
		border := map[int]bool{len(text): true}
		for i := range text {
			border[i] = true
		}
		found, end := Guard(text), 0
		for _, f := range found {
			if f.From < end || f.To <= f.From || !border[f.From] || !border[f.To] {
				t.Fatalf("%v stands wrong in %q", f, text)
			}
			end = f.To
		}
		n := Neutral(text, found)
		if again := Guard(n); len(again) > 0 {
			t.Fatalf("%q became %q, in which still %v", text, n, again)
		}
		if utf8.ValidString(text) && !utf8.ValidString(n) {
			t.Fatalf("%q became invalid", text)
		}
	})
}
