package site_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/anchor"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/site"
)

// remark is a diagnostic as "check --format json" writes it.
type remark struct {
	Code    string
	Place   place
	Related []place
	Patches []struct {
		Fields []struct{ Key, Value string }
		For    place
	}
}

type place struct {
	Path         string
	Line, Column int
}

// remarks gives what is to be said about a dossier, as data, and the dossier.
func remarks(t *testing.T, root string) ([]remark, *dossier.Dossier) {
	t.Helper()
	report := &diag.Report{}
	d, err := site.Load(site.Options{Source: root}, report)
	if err != nil || d == nil {
		t.Fatal("no dossier", err)
	}
	var out bytes.Buffer
	if err := diag.WriteJSON(&out, report.All()); err != nil {
		t.Fatal(err)
	}
	var written struct{ Diagnostics []remark }
	if err := json.Unmarshal(out.Bytes(), &written); err != nil {
		t.Fatal(err)
	}
	return written.Diagnostics, d
}

// TestPatches pastes every patch of the cases with notes into its record, one at a
// time: the warning is gone, and the note stands at the place that the patch was for.
func TestPatches(t *testing.T) {
	paths, err := filepath.Glob("testdata/case/notes-*.txt")
	if err != nil {
		t.Fatal(err)
	}
	pasted := map[string]int{}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		root := folder(t, a)
		all, _ := remarks(t, root)
		for _, r := range all {
			for _, patch := range r.Patches {
				fields := map[string]string{}
				for _, f := range patch.Fields {
					fields[f.Key] = f.Value
				}
				pasted[r.Code]++
				pasteAndCheck(t, root, r, fields, patch.For)
			}
		}
	}
	if pasted["anchor/drifted"] < 2 || pasted["anchor/ambiguous"] < 5 {
		t.Errorf("too few patches: %v", pasted)
	}
}

var quotation = regexp.MustCompile(`(?m)^(quote|prefix|suffix): .*\n`)

// pasteAndCheck puts the fields into the record in place of its quotation, builds, and
// puts the record back.
func pasteAndCheck(t *testing.T, root string, r remark, fields map[string]string, want place) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(r.Place.Path))
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	written := ""
	for key, value := range fields {
		written += key + ": " + value + "\n"
	}
	write(t, root, r.Place.Path, strings.Replace(quotation.ReplaceAllString(string(was), ""), "---\n", "---\n"+written, 1))
	defer write(t, root, r.Place.Path, string(was))
	left, d := remarks(t, root)
	for _, l := range left {
		if l.Place.Path == r.Place.Path {
			t.Errorf("%s with\n%s is still %s", r.Place.Path, written, l.Code)
		}
	}
	for _, n := range d.Annotations {
		if n.Record.File.Path != r.Place.Path {
			continue
		}
		at := n.Article.Body.Doc.Source(n.Range()).Position()
		if n.Found.Verdict != anchor.Exact || at.Line != want.Line || at.Column != want.Column {
			t.Errorf("%s with\n%s is %s in %d:%d, want %d:%d", r.Place.Path, written, n.Found.Verdict, at.Line, at.Column, want.Line, want.Column)
		}
	}
}

// TestStrict runs the program on a dossier with one note: each verdict but exact is a
// warning that fails a strict build, of which nothing is written.
func TestStrict(t *testing.T) {
	leftOut(t)
	program := filepath.Join(t.TempDir(), "dossier.exe")
	if out, err := exec.Command("go", "build", "-o", program, "dossier/generator").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for code, quote := range map[string]string{
		"":                 "The pump was switched off on Sunday",
		"anchor/ambiguous": "on Sunday",
		"anchor/drifted":   "The pump was swiched off on Sunday",
		"anchor/orphan":    "The pump was switched off on Monday",
	} {
		root := folder(t, noted("The pump was switched off on Sunday, or so it seems. It was dry on Sunday.", quote))
		status := 0
		if code != "" {
			status = 1
		}
		run(t, status, program, "build", "--strict", "-s", root)
		if _, err := os.Stat(filepath.Join(root, "public")); (err == nil) != (code == "") {
			t.Errorf("%q: a strict build left: %v", code, err)
		}
		out := run(t, status, program, "check", "--strict", "--format", "json", "-s", root)
		if !strings.Contains(out, `"code": "`+code) && code != "" {
			t.Errorf("%q is not in the report:\n%s", code, out)
		}
		run(t, 0, program, "build", "-s", root)
	}
}

// run runs a program, wants it to end with a status, and returns its output.
func run(t *testing.T, status int, program string, arguments ...string) string {
	t.Helper()
	out, err := exec.Command(program, arguments...).Output()
	var exit *exec.ExitError
	if got := 0; errors.As(err, &exit) {
		if got = exit.ExitCode(); got != status {
			t.Errorf("%q: status %d, want %d\n%s", arguments, got, status, exit.Stderr)
		}
	} else if err != nil {
		t.Fatal(err)
	} else if status != 0 {
		t.Errorf("%q: status 0, want %d", arguments, status)
	}
	return string(out)
}

// noted is a dossier with one article and a note for each quotation.
func noted(text string, quotes ...string) *txtar.Archive {
	a := txtar.Parse([]byte("-- content/organizations/gazette.md --\n---\nname: The Gazette\n---\n" +
		"-- content/articles/one.md --\n---\ntitle: One\npublisher: gazette\npublished: 2024\n---\n" + text + "\n"))
	for i, q := range quotes {
		data := fmt.Sprintf("---\narticle: one\nquote: %q\n---\nNote %d.\n", q, i)
		a.Files = append(a.Files, txtar.File{Name: fmt.Sprintf("content/annotations/n%04d.md", i), Data: []byte(data)})
	}
	return a
}

// numbered makes n different words.
func numbered(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("word%04d", i)
	}
	return all
}

// TestManyNotes puts many notes on one paragraph. Twice as many make the page about twice
// as large, except where each lies inside the one before: every piece of the text lists
// all notes that cover it.
func TestManyNotes(t *testing.T) {
	for _, c := range []struct {
		name  string
		notes int
		times float64 // how much larger the page may be with twice as many
		quote func(words []string, i int) string
	}{
		{"overlapping", 400, 2.2, func(w []string, i int) string { return strings.Join(w[i:i+20], " ") }},
		{"nested", 400, 2.2, func(w []string, i int) string { return strings.Join(w[i:len(w)-i], " ") }},
		{"same", 1500, 2.2, func(w []string, i int) string { return strings.Join(w[5:9], " ") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			half, all := pageOf(t, c.notes/2, c.quote), pageOf(t, c.notes, c.quote)
			t.Logf("%d notes: %d bytes, %d notes: %d bytes", c.notes/2, len(half), c.notes, len(all))
			for _, sign := range []string{`<aside class="note`, `id="m-n`, `role="doc-noteref"`} {
				if n := strings.Count(all, sign); n != c.notes {
					t.Errorf("%d times %s, want %d", n, sign, c.notes)
				}
			}
			if float64(len(all)) > c.times*float64(len(half)) {
				t.Errorf("%d notes make %d bytes, %d make %d", c.notes/2, len(half), c.notes, len(all))
			}
		})
	}
}

// pageOf builds an article of one long paragraph with notes, and returns its page.
func pageOf(t *testing.T, notes int, quote func(words []string, i int) string) string {
	t.Helper()
	words := numbered(2*notes + 40)
	var quotes []string
	for i := range notes {
		quotes = append(quotes, quote(words, i))
	}
	files, report := filesOf(t, site.Options{Source: folder(t, noted(strings.Join(words, " "), quotes...))})
	if report != "" {
		t.Fatalf("%.2000s", report)
	}
	return files["articles/one.html"]
}

// TestLongQuotation quotes 100,000 characters: as they stand there, with a typo, and of
// an article that is shorter.
func TestLongQuotation(t *testing.T) {
	long := strings.Join(numbered(11200), " ")[:100_000]
	cut := long[:strings.LastIndexByte(long, ' ')]
	for _, c := range []struct {
		text, quote string
		want        string
	}{
		{cut, cut, ""},
		{cut, strings.Replace(cut, "word0007", "ward0007", 1), "too long to be found unless every character agrees"},
		{"A short article.", cut, "the quotation is longer than the text"},
	} {
		_, report := filesOf(t, site.Options{Source: folder(t, noted(c.text, c.quote))})
		if c.want == "" && report != "" || !strings.Contains(report, c.want) {
			t.Errorf("want %q, got %.2000s", c.want, report)
		}
		if len(report) > 2000 {
			t.Errorf("a report of %d bytes", len(report))
		}
	}
}
