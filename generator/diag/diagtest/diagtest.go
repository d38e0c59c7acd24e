// Package diagtest holds diagnostics to golden files and to the house style, in tests.
package diagtest

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/diag"
)

// Golden compares what was found with the last file of an archive, which is named report,
// and with update writes it there.
func Golden(t testing.TB, path string, a *txtar.Archive, got string, update bool) {
	t.Helper()
	last := &a.Files[len(a.Files)-1]
	if last.Name != "report" {
		t.Fatalf("the last file of %s is not the report", path)
	}
	if string(last.Data) == got {
		return
	}
	if !update {
		t.Errorf("%s\n got:\n%s\nwant:\n%s", path, got, last.Data)
		return
	}
	last.Data = []byte(got)
	if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

var quoted = regexp.MustCompile(`"(\\.|[^"\\])*"`)

// jargon are words of the programming language and its libraries, which say nothing to
// an editor.
var jargon = regexp.MustCompile(`yaml\.|%!|\bnil\b|!!|scalar|mapping|sequence|token|stream|openat|statat|readat|syscall|regexp|unmarshal|struct|\bint\b|\bstring\b|executing|evaluate|libyaml|\bnode\b|\(value:|html/template`)

// CheckStyle holds a message to the house style: in an editor's words, lower case, no
// final stop, and always with a remedy.
func CheckStyle(t testing.TB, d *diag.Diagnostic) {
	t.Helper()
	if d.Help == "" {
		t.Errorf("%q has no remedy", d.Message)
	}
	for _, s := range []string{d.Message, d.Help} {
		if strings.HasSuffix(s, ".") || strings.TrimSpace(s) != s || strings.Contains(s, "\n") {
			t.Errorf("%q is not one line without a final stop", s)
		}
		if first := s[:min(1, len(s))]; first != strings.ToLower(first) && !strings.HasPrefix(s, "YAML") && !strings.HasPrefix(s, "NUL") && !strings.HasPrefix(s, "Jane") {
			t.Errorf("%q begins with a capital letter", s)
		}
		if word := jargon.FindString(quoted.ReplaceAllString(s, "")); word != "" {
			t.Errorf("%q says %q, which an editor need not know", s, word)
		}
	}
}
