package site_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/diag"
	"dossier/generator/site"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestCases builds the small dossiers in testdata/case. Of each output file that
// an archive names as "want/PATH", every line must occur in the file; a line that
// begins with "! " must not, and "! file" says that there is none. The file
// "report" is what an editor sees; there is nothing to say where it is missing.
// The comment's second line may hold options: base=URL, drafts.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/case/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			if filepath.Base(path) == "paths.txt" && runtime.GOOS == "windows" {
				t.Skip("its files cannot be made there")
			}
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			check(t, path, a)
		})
	}
}

func check(t *testing.T, path string, a *txtar.Archive) {
	t.Helper()
	o := options(a)
	o.Source = folder(t, a)
	files, report := filesOf(t, o)
	for i := range a.Files {
		f := &a.Files[i]
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			wanted(t, name, string(f.Data), files)
		}
		if f.Name == "report" && report != string(f.Data) {
			if *update {
				f.Data = []byte(report)
				if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("report:\n%s\nwant:\n%s", report, f.Data)
		}
	}
	if a.Files[len(a.Files)-1].Name != "report" && report != "" {
		t.Error(report)
	}
}

func options(a *txtar.Archive) site.Options {
	var o site.Options
	_, rest, _ := strings.Cut(string(a.Comment), "\n")
	for _, word := range strings.Fields(rest) {
		if base, ok := strings.CutPrefix(word, "base="); ok {
			o.BaseURL = base
		}
		o.Drafts = o.Drafts || word == "drafts"
	}
	return o
}

// wanted checks the lines that an output file must and must not have.
func wanted(t *testing.T, name, lines string, files map[string]string) {
	t.Helper()
	text, ok := files[name]
	if ok == strings.HasPrefix(lines, "! file") {
		t.Errorf("%s: exists %t", name, ok)
		return
	}
	for line := range strings.Lines(lines) {
		line = strings.TrimSuffix(line, "\n")
		not, isNot := strings.CutPrefix(line, "! ")
		switch {
		case line == "" || not == "file":
		case isNot && strings.Contains(text, not):
			t.Errorf("%s has %q:\n%s", name, not, shown(text))
		case !isNot && !strings.Contains(text, line):
			t.Errorf("%s lacks %q:\n%s", name, line, shown(text))
		}
	}
}

// shown returns what of a file is worth showing: of a page what is not the same on
// every other.
func shown(text string) string {
	if _, main, ok := strings.Cut(text, "<main"); ok {
		text = main
	}
	return text[:min(len(text), 4000)]
}

// folder writes the input files of an archive into a new folder. A dossier.md is
// added where the archive has none.
func folder(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "want/") && f.Name != "report" {
			write(t, root, f.Name, string(f.Data))
		}
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	if err := writeFile(root, name, text); err != nil {
		t.Fatal(err)
	}
}

func writeFile(root, name, text string) error {
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o666)
}

// filesOf builds a site in memory and returns its files by path, none when it has
// errors, and the report.
func filesOf(t *testing.T, o site.Options) (files map[string]string, text string) {
	t.Helper()
	report := &diag.Report{}
	made, err := site.Make(o, report)
	if err != nil {
		t.Fatalf("no site, and no report: %v", err)
	}
	files = map[string]string{}
	if made != nil {
		for path, data := range made.Files.All() {
			files[path] = string(data)
		}
	}
	var out bytes.Buffer
	if err := diag.WriteText(&out, report.All()); err != nil {
		t.Fatal(err)
	}
	return files, out.String()
}
