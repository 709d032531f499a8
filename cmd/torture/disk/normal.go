package disk

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// buildNormal builds the program with synchronous=NORMAL, which does not sync at a commit: what shows that a power
// cut is noticed here. The source stays as it is; the compiler is given another text for one file.
func buildNormal(ctx context.Context, folder string, flags ...string) (binary string, err error) {
	find := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}", "maatwerkroute/server/store")
	find.Stderr = os.Stderr
	out, err := find.Output()
	if err != nil {
		return "", fmt.Errorf("find the store's source, from a folder of this module: %w", err)
	}
	from := filepath.Join(strings.TrimSpace(string(out)), "open.go")
	code, err := os.ReadFile(from)
	if err != nil {
		return "", err
	}
	text := string(code)
	for _, change := range [][2]string{{`"_journal_mode=WAL&_synchronous=FULL&`, `"_journal_mode=WAL&_synchronous=NORMAL&`}, {`{"synchronous", "2"}`, `{"synchronous", "1"}`}} {
		if strings.Count(text, change[0]) != 1 {
			return "", fmt.Errorf("%s stands not once in the store", change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	other, overlay := filepath.Join(folder, "open.go.txt"), filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(other, []byte(text), 0o600); err != nil {
		return "", err
	}
	list, err := json.Marshal(map[string]any{"Replace": map[string]string{from: other}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		return "", err
	}
	binary = filepath.Join(folder, "normal")
	cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"build", "-ldflags=-w", "-overlay", overlay, "-o", binary}, flags, []string{"maatwerkroute/cmd/maatwerkroute"})...)
	cmd.Stderr = os.Stderr
	return binary, cmd.Run()
}
