package live_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"maatwerkroute/server/live"
	"maatwerkroute/sessions"
)

var record = flag.Bool("record", false, "add a frame for each operation that has none yet; what is there stays as it is")

const framesV1 = "testdata/frames-v1.jsonl"

// TestFramesOfVersion1AreStillRead replays a frame of every operation as a phone of protocol version 1 sends it. A
// line here is never changed: phones that were not reloaded over an update still send it.
func TestFramesOfVersion1AreStillRead(t *testing.T) {
	old, err := os.ReadFile(framesV1)
	if err != nil && !*record {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for lines := bufio.NewScanner(bytes.NewReader(old)); lines.Scan(); {
		ask, id, err := live.ReadAsk(lines.Bytes())
		if err != nil {
			t.Errorf("%s: %v", lines.Text(), err)
			continue
		}
		if id == "" || ask.Run != "run" {
			t.Errorf("%s lost its id or its phase", lines.Text())
		}
		there[ask.Name] = true
	}
	for i, op := range sessions.Operations {
		if there[op.Name] {
			continue
		}
		if !*record {
			t.Errorf("no frame of %s is recorded: go test ./server/live -run %s -record", op.Name, t.Name())
			continue
		}
		body, err := json.Marshal(op.New())
		if err != nil {
			t.Fatal(err)
		}
		old = fmt.Appendf(old, `{"t":"wish","id":"%032x","op":%q,"phase":"run","body":%s}`+"\n", i+1, op.Name, body)
	}
	if *record {
		if err := os.WriteFile(framesV1, old, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
