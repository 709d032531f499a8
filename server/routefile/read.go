package routefile

import (
	"bytes"
	"unicode/utf8"
)

// Read reads a file of any of the three forms, by what is in it and not by its name. There is a route only when nothing
// is wrong. The steps, and everything in them, are clean and within the limits; what they point at is for the rules to say.
func Read(data []byte) (*Route, []Problem) {
	r, found := read(data)
	if len(found) > 0 {
		return nil, found
	}
	return r, nil
}

func read(data []byte) (*Route, findings) {
	var found findings
	begin := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(begin) == 0:
		found.add("", "Dit bestand is leeg.")
	case len(data) > MostBytes:
		found.add("", "Dit bestand is groter dan 2 MB.")
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		found.add("", "Dit bestand is beveiligd met een wachtwoord, of het is een oud Excel-bestand (.xls). Bewaar het als .xlsx, zonder wachtwoord.")
	case bytes.HasPrefix(data, []byte("PK")):
		return readXLSX(data)
	case begin[0] == '{', begin[0] == '[':
		return readJSON(bytes.TrimPrefix(data, []byte("\ufeff")))
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		found.add("", "De letters in dit bestand kunnen wij niet lezen. Bewaar het als ‘CSV UTF-8’.")
	case bytes.IndexByte(data, 0) >= 0, bytes.HasPrefix(data, []byte("%PDF")), !utf8.Valid(data) && bytes.ContainsAny(data, "\x01\x02\x03\x04\x05\x06"):
		found.add("", "Dit is geen bestand dat wij kunnen lezen. Kies een route als .xlsx, .csv of .json.")
	default:
		return readCSV(data)
	}
	return nil, found
}
