package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// wholeRecords are the statements that read every record on purpose: none of them while people wait.
var wholeRecords = map[string]string{
	`select distinct stream, kind, shape from records`:                                                           "once at the start, to see what has another shape",
	`select stream from entries union select stream from records union select stream from words order by stream`: "a whole file is verified",
	`select ` + recordColumns + ` from records where kind = 'seat'`:                                              "a backup lists who was forgotten, also of a stream that rotted",
	`select ` + recordColumns + ` from records where kind = 'organization'`:                                      "a backup lists who left, too",
}

// TestNoStatementScansTheRecords: every statement that stands in this package is asked for its plan.
func TestNoStatementScansTheRecords(t *testing.T) {
	s, path := open(t)
	s.writer.MustExec(`attach database ? as whole`, "file:"+inURI.Replace(path)) // what a part is taken from has the same tables
	list := statements(t)
	if len(list) < 50 {
		t.Fatalf("only %d statements were found", len(list))
	}
	whole := 0
	for _, query := range list {
		var steps []struct {
			ID, Parent, Notused int
			Detail              string
		}
		args := make([]any, arguments(query))
		if err := s.writer.Select(&steps, `explain query plan `+named.ReplaceAllString(query, "null"), args...); err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		for _, step := range steps {
			if !strings.HasPrefix(step.Detail, "SCAN records") {
				continue
			}
			if wholeRecords[query] == "" {
				t.Errorf("%s: %s", query, step.Detail)
			}
			whole++
		}
	}
	if whole != len(wholeRecords) {
		t.Errorf("%d statements read every record, and %d are said to", whole, len(wholeRecords))
	}
}

var (
	named    = regexp.MustCompile(`:[a-z_]+`)
	numbered = regexp.MustCompile(`\?(\d+)`)
	begins   = regexp.MustCompile(`(?i)^\s*(select|insert into|update|delete from|with) `)
)

// arguments is how many values a statement waits for.
func arguments(query string) int {
	most := 0
	for _, m := range numbered.FindAllStringSubmatch(query, -1) {
		n, _ := strconv.Atoi(m[1])
		most = max(most, n)
	}
	return max(most, strings.Count(numbered.ReplaceAllString(query, ""), "?"))
}

// statements finds them in the source: each text that begins as one, with the constants that it is put together of.
func statements(t *testing.T) (list []string) {
	t.Helper()
	files, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string]ast.Expr{}
	each := func(f func(ast.Node) bool) {
		for _, file := range files["store"].Files {
			ast.Inspect(file, f)
		}
	}
	each(func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			for i, name := range v.Names {
				if i < len(v.Values) {
					constants[name.Name] = v.Values[i]
				}
			}
		}
		return true
	})
	each(func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		text, whole := textOf(e, constants)
		if !begins.MatchString(text) {
			return true
		}
		if filled := madeUp()[text]; !whole && filled != nil {
			list = append(list, filled...)
			return false
		}
		if !whole {
			t.Errorf("it is not known what is put behind %q: its plan cannot be looked at", text)
		}
		list = append(list, text)
		return false
	})
	return list
}

// madeUp are the statements of which a part is filled in at run time, by what stands in the source of them.
func madeUp() map[string][]string {
	var passed []string
	for _, column := range passedColumn {
		passed = append(passed, passedQuery(column))
	}
	return map[string][]string{`select stream from records where  > ? and  <= ?`: passed}
}

// textOf reads a text that is put together; whole is false when a part of it is only known at run time.
func textOf(e ast.Expr, constants map[string]ast.Expr) (text string, whole bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, err := strconv.Unquote(e.Value)
			return text, err == nil
		}
	case *ast.Ident:
		if c, ok := constants[e.Name]; ok {
			return textOf(c, constants)
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			x, one := textOf(e.X, constants)
			y, other := textOf(e.Y, constants)
			return x + y, one && other
		}
	}
	return "", false
}
