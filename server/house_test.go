package server_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows is the map of the house: who may know whom. An arrow that is not here is drawn on purpose or
// not at all.
var arrows = map[string][]string{
	"maatwerkroute/cmd/wire":               {"sessions"},
	"maatwerkroute/cmd/maatwerkroute":      {"cmd/maatwerkroute/play", "server"},
	"maatwerkroute/cmd/release":            {},
	"maatwerkroute/cmd/maatwerkroute/play": {"sessions"}, // what wishes look like; it comes in by the wire alone
	"maatwerkroute/cmd/hourglass":          {"server"},
	"maatwerkroute/cmd/room":               {"server", "server/live", "server/store", "sessions"}, // fills a folder to try the server with
	"maatwerkroute/cmd/bench":              {"cmd/room"},
	"maatwerkroute/cmd/torture":            {"cmd/room", "cmd/torture/disk", "cmd/torture/line", "server/live", "server/store", "sessions"},
	"maatwerkroute/cmd/torture/disk":       {"cmd/room", "cmd/torture/line", "server/store", "sessions"},
	"maatwerkroute/cmd/torture/line":       {},
	"maatwerkroute/server":                 {"server/drawing", "server/live", "server/practice", "server/routefile", "server/store", "sessions", "static", "templates"},
	"maatwerkroute/server/practice":        {"sessions"}, // as cmd/maatwerkroute/play: it comes in by the wire alone
	"maatwerkroute/server/drawing":         {"sessions"}, // a picture for an input, and nothing else
	"maatwerkroute/server/live":            {"sessions"},
	"maatwerkroute/server/routefile":       {"server/live", "sessions"}, // a route as a file; texts are cleaned and read strictly as on the wire
	"maatwerkroute/server/store":           {"migrations", "sessions"},
	"maatwerkroute/sessions":               {},
	"maatwerkroute/templates":              {"sessions"}, // the conversations that can be planned, as data
	"maatwerkroute/migrations":             {},
	"maatwerkroute/static":                 {},
}

// only says who alone may know a library.
var only = map[string][]string{
	// Besides the door: those who try it from outside.
	"github.com/gorilla/websocket": {"maatwerkroute/server/live", "maatwerkroute/cmd/room", "maatwerkroute/cmd/bench", "maatwerkroute/cmd/torture", "maatwerkroute/cmd/torture/disk"},
	"github.com/jmoiron/sqlx":      {"maatwerkroute/server/store"},
	"github.com/mattn/go-sqlite3":  {"maatwerkroute/server/store"},
	"github.com/pressly/goose/v3":  {"maatwerkroute/server/store"},

	"github.com/blevesearch/snowballstem": {"maatwerkroute/server/store"},

	"github.com/xuri/excelize/v2": {"maatwerkroute/server/routefile"},
}

func TestTheHouseHasNoOtherArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "maatwerkroute/...").Output()
	if err != nil {
		t.Fatalf("list the packages: %v", err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		pkg, rest, _ := strings.Cut(line, " ")
		allowed, known := arrows[pkg]
		if !known {
			t.Errorf("%s is a room that is not on the map", pkg)
		}
		for _, imp := range strings.Fields(rest) {
			ours, inside := strings.CutPrefix(imp, "maatwerkroute/")
			if inside && !slices.Contains(allowed, ours) {
				t.Errorf("%s may not know %s", pkg, ours)
			}
			if owners, kept := only[imp]; kept && !slices.Contains(owners, pkg) {
				t.Errorf("%s may not know %s; only %s do", pkg, imp, owners)
			}
			if pkg == "maatwerkroute/sessions" && strings.Contains(imp, ".") {
				t.Errorf("sessions knows %s; it imports the standard library only", imp)
			}
		}
	}
}
