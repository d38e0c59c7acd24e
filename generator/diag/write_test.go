package diag_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/source"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// span returns the place of a part of a text.
func span(path, text, part string) source.Span {
	at := strings.Index(text, part)
	return source.Span{File: source.New(path, text), Start: at, End: at + len(part)}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%s: %v\n got:\n%s\nwant:\n%s", name, err, got, want)
	}
}

// sample is a report with one diagnostic for each way in which they differ.
func sample() *diag.Report {
	var r diag.Report
	article := "---\ntitle: T\npublisher: asharq\n---\n"
	r.Add(diag.RefUnknown, span("content/articles/x.md", article, "asharq"), "unknown organization %q", "asharq").
		WithHelp("did you mean %q?", "asharq-al-awsat").
		See(span("content/organizations/asharq-al-awsat.md", "---\nname: A\n---\n", "name"), "it is called %q here", "A")
	r.Add(diag.FileDossier, source.Span{}, "content/dossier.md is missing").WithHelp("create it")
	r.Add(diag.NameShared, span("content/actors/a.md", "---\nname: محمد\n---\n", "محمد"), "two records are called %q", "محمد").
		See(source.Span{}, "no place of its own")
	note := "---\nquote: the words\n---\n"
	d := r.Add(diag.FieldValue, span("content/annotations/n.md", note, "the words\n---"), "the quotation stands there twice").
		WithHelp("write one of these:\nthe first or the second")
	d.Patches = []diag.Patch{
		{Message: "for the first place", Fields: []diag.Field{{Key: "prefix", Value: `"of "`}, {Key: "suffix", Value: "|-\n  on\x1b[31m\n  two lines"}}},
		{Message: "for the second", Fields: []diag.Field{{Key: "prefix", Value: "and"}}},
	}
	return &r
}

func TestWriteText(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteText(&b, sample().All()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.txt", b.String())
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteJSON(&b, sample().All()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", b.String())
	b.Reset()
	if err := diag.WriteJSON(&b, nil); err != nil || !strings.Contains(b.String(), `"diagnostics": []`) {
		t.Errorf("an empty report is %s", b.String())
	}
}

// TestCaret puts the span between brackets into the line; the carets must stand
// under it as a terminal shows it.
func TestCaret(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	tests := []struct{ name, line, shown, carets string }{
		{"start", "[title]: T", "title: T", "^^^^^"},
		{"empty span", "title: []T", "title: T", "       ^"},
		{"end of line", "title[]", "title", "     ^"},
		{"accents are code points", "é: [ü]", "é: ü", "   ^"},
		{"combining characters take no column", "e\u0301e\u0301: [u\u0308]x", "e\u0301e\u0301: u\u0308x", "    ^"},
		{"vowel signs take no column", "مُحَمَّد: [x]", "مُحَمَّد: x", "      ^"},
		{"wide characters take two", "新聞: [記者]", "新聞: 記者", "      ^^^^"},
		{"emoji", "👩‍👧: [x]", "👩‍👧: x", "    ^"},
		{"tab", "\ta: [x]", " a: x", "    ^"},
		{"control characters", "a\x1b[[31mb]", "a␛[31mb", "   ^^^^"},
		{"control characters beyond ASCII", "a\u009b31m[b]", "a�31mb", "     ^"},
		{"direction", "a\u202e[b]\u2066", "a�b�", "  ^"},
		{"hidden characters", "\ufeffa\u2028[b]\u061c", "�a�b�", "   ^"},
		{"span beyond the line", "a: [|\n  more\n  lines]", "a: |", "   ^"},
		{"blank line", "  []  ", "", ""},
		{"line of full width", long[:90] + "[0123456789]", long[:100], strings.Repeat(" ", 90) + "^^^^^^^^^^"},
		{"long line, early", "a[b]" + long, "ab" + long[:98] + "…", " ^"},
		{"long line, middle", long[:150] + "[x]" + long, "…" + long[:50] + "x" + long[:49] + "…", strings.Repeat(" ", 51) + "^"},
		{"long line, end", long + "[xyz]", "…" + long[3:100] + "xyz", strings.Repeat(" ", 98) + "^^^"},
		{"long span", "a[" + long + "]", "a" + long[:99] + "…", " " + strings.Repeat("^", 99)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, s := bracketed(tt.line)
			s.File = source.New("x.md", text)
			var r diag.Report
			r.Add(diag.FieldType, s, "m")
			var b bytes.Buffer
			if err := diag.WriteText(&b, r.All()); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(b.String(), "\n")
			want := "    1 | " + tt.shown + "\n      | " + tt.carets + "\n"
			if tt.shown == "" {
				want = ""
			}
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// bracketed takes the last pair of brackets out of a line and returns the place
// of what stood between them.
func bracketed(line string) (string, source.Span) {
	from, to := strings.LastIndex(line, "["), strings.LastIndex(line, "]")
	if i := strings.Index(line, "[["); i >= 0 { // a bracket of the text itself comes first
		from = i + 1
	}
	return line[:from] + line[from+1:to] + line[to+1:], source.Span{Start: from, End: to - 1}
}

// TestForgery checks that no name and no text of the input can write a line of
// its own into the report.
func TestForgery(t *testing.T) {
	var r diag.Report
	s := source.Span{File: source.New("content/a\nerror: forged.md", "x\n")}
	r.Add(diag.FieldType, s, "bad %s", "value\nerror: forged").See(s, "see\nerror: forged").WithHelp("help\nerror: forged")
	var b bytes.Buffer
	if err := diag.WriteText(&b, r.All()); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if strings.HasPrefix(line, "error: forged") {
			t.Errorf("the input wrote a line of its own:\n%s", b.String())
		}
	}
}

func TestWriteGitHub(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteGitHub(&b, "docs/my, dossier", sample().All()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.github", b.String())
}

func TestWriteSummary(t *testing.T) {
	r := sample()
	r.Add(diag.LinkBroken, span("content/pages/a|b.md", "<b> @everybody `x` | y", "@everybody"), "no page %q | <script>", "@everybody")
	var b bytes.Buffer
	if err := diag.WriteSummary(&b, r.All()); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.md", b.String())
	for i := range 20_000 {
		r.Add(diag.LinkBroken, source.Span{}, "problem %d with some more words to fill a line of the table with", i)
	}
	b.Reset()
	if err := diag.WriteSummary(&b, r.All()); err != nil || b.Len() > 1<<20 || !strings.Contains(b.String(), " more: `dossier check`") {
		t.Errorf("a long summary has %d bytes: %v", b.Len(), err)
	}
}

func TestWriteSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := diag.WriteSARIF(&b, "", sample().All()); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				RuleIndex int
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	if len(rules) != len(diag.Codes()) {
		t.Errorf("%d rules for %d codes", len(rules), len(diag.Codes()))
	}
	for _, r := range log.Runs[0].Results {
		if rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("rule %d is %s, not %s", r.RuleIndex, rules[r.RuleIndex].ID, r.RuleID)
		}
	}
	_, results, _ := strings.Cut(b.String(), `"columnKind"`)
	// A new code moves the numbers of the rules.
	results = regexp.MustCompile(`\n *"ruleIndex": \d+,`).ReplaceAllString(results, "")
	golden(t, "results.sarif", `"columnKind"`+results)
}
