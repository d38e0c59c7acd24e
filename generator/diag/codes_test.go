package diag_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/generator/diag"
)

// declared returns the constants of codes.go by their names, so that one that is
// missing in the table is found.
func declared(t *testing.T) map[string]diag.Code {
	t.Helper()
	text, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]diag.Code{}
	for _, m := range regexp.MustCompile(`(?m)^\t(\w+)\s+Code = "(.*)"$`).FindAllStringSubmatch(string(text), -1) {
		all[m[1]] = diag.Code(m[2])
	}
	return all
}

func TestTable(t *testing.T) {
	codes := diag.Codes()
	if !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
		t.Errorf("the table is not sorted, or holds a code twice: %q", codes)
	}
	all := declared(t)
	if len(all) != len(codes) {
		t.Errorf("%d codes are declared, %d stand in the table", len(all), len(codes))
	}
	form := regexp.MustCompile(`^[a-z]+/[a-z0-9-]+$`)
	for name, code := range all {
		text, ok := code.Explain()
		what, remedy, _ := strings.Cut(text, "\n\n")
		if !ok || len(what) < 40 || len(remedy) < 15 {
			t.Errorf("%s (%s) is not explained, or without a remedy", name, code)
		}
		if !form.MatchString(string(code)) || !strings.HasSuffix(what, ".") {
			t.Errorf("%s (%s) is not of the form area/problem, or explained in half a sentence", name, code)
		}
	}
}

func TestUnknownCode(t *testing.T) {
	if _, ok := diag.Code("no/code").Explain(); ok || diag.Code("no/code").Severity() != diag.Error {
		t.Error("a code that does not exist is explained, or is no error")
	}
}

// TestCodesAreUsed searches the source text: a code that nothing reports is a
// promise that nobody keeps.
func TestCodesAreUsed(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs: it starts no goroutine that could race")
	}
	source := sources(t)
	for name, code := range declared(t) {
		if code == diag.Internal {
			continue // Recover reports it
		}
		if !regexp.MustCompile(`\bdiag\.` + name + `\b`).MatchString(source) {
			t.Errorf("%s (%s) is used nowhere", code, name)
		}
	}
}

// sources returns the text of all Go files of the generator but tests.
func sources(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	tree := os.DirFS("..")
	err := fs.WalkDir(tree, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") || strings.HasPrefix(p, "diag/") {
			return err
		}
		data, err := fs.ReadFile(tree, p)
		b.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
