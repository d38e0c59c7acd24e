package importing_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/importing"
)

// nasty are values that could be taken for something else than text.
var nasty = []string{
	"---", "a\n---\nauthor: desk\n---\n", `a" b: c`, "'", "# not a comment", "x # y", "&a", "*a", "!tag", "{a: b}", "[a, b]", "null", "~", "true",
	"| literal", "> folded", "a: b", "- a", "%TAG", "@at", "`tick`", `\`, `\n`, "a\x00b", "a\u0085b", "a\u2028b", "\ufeffa", "a\u202eb", "tab\tx",
	"\U0001f600", "مقبض المضخة", "2026-01-01", "../../etc/passwd", "<script>alert(1)</script>", "{{.}}", strings.Repeat("x", 5000),
}

// TestNastyValues puts each value into every field and reads the file as the build
// does: the fields must come back, and no other.
func TestNastyValues(t *testing.T) {
	d := small(t)
	for _, v := range nasty {
		in := map[string]any{
			"id": v, "type": "Annotation", "label": v, "motivation": v, "created": v, "creator": map[string]any{"name": v},
			"body":   []any{map[string]any{"type": "TextualBody", "value": v}, map[string]any{"type": "TextualBody", "purpose": "tagging", "value": v}},
			"target": map[string]any{"source": "pump", "selector": map[string]any{"type": "TextQuoteSelector", "exact": "q " + v, "prefix": v, "suffix": v}},
		}
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		result := take(t, data, d)
		if len(result.Notes) != 1 || result.Lost() > 0 {
			t.Errorf("%q: %d notes, %v", v, len(result.Notes), result.Remarks)
			continue
		}
		r := parsed(t, result.Notes[0])
		want := strings.Join(strings.Fields(strings.Map(func(c rune) rune {
			switch c {
			case 0, '\ufeff':
				return -1
			case 0x85:
				return ' '
			}
			return c
		}, v)), " ")
		if got := r.Text("quote"); got != strings.TrimSpace("q "+want) {
			t.Errorf("quote is %q, want %q", got, want)
		}
		if got := r.Text("title"); got != want {
			t.Errorf("title is %q, want %q", got, want)
		}
		if r.Text("author") != "" || r.Text("article") != "pump" {
			t.Errorf("%q wrote a field of its own:\n%s", v, result.Notes[0].Text)
		}
	}
}

// idForm is what a file name may be: it can lead into no folder.
var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,80}$`)

// parsed reads a note as the build does.
func parsed(t *testing.T, n importing.Note) *content.Record {
	t.Helper()
	if !idForm.MatchString(n.ID) {
		t.Errorf("the id is %q", n.ID)
	}
	report := &diag.Report{}
	r := content.Parse("content/annotations/"+n.ID+".md", content.Annotation, []byte(n.Text), report)
	for _, found := range report.All() {
		t.Fatalf("%s in\n%s", found.Message, n.Text)
	}
	return r
}

// TestDepth reads deep nesting without taking all of the stack or of the time.
func TestDepth(t *testing.T) {
	d := small(t)
	for _, open := range []string{`[`, `{"items":[`, `{"type":"AnnotationCollection","first":`, `{"target":{"items":[`} {
		if _, err := importing.Annotations([]byte(strings.Repeat(open, 200000)), d, nil); err == nil {
			t.Errorf("%s… is taken", open)
		}
	}
	deep := strings.Repeat(`{"refinedBy":`, 5000) + `{"type":"TextQuoteSelector","exact":"the pump"}` + strings.Repeat("}", 5000)
	result := take(t, []byte(`{"type":"Annotation","target":{"source":"pump","selector":`+deep+`}}`), d)
	if result.Lost() != 1 {
		t.Errorf("%v", result.Remarks)
	}
}

// TestHTML checks that hostile HTML costs no more than its size and loses no text.
func TestHTML(t *testing.T) {
	d := small(t)
	for in, want := range map[string]string{
		`<table><tr><td colspan=1000000000>one</td><td>two</td></tr></table>`: "one",
		strings.Repeat("<b>", 600) + "deep":                                   "deep",
		`<a href="javascript:alert(1)">a</a>`:                                 `\[a](javascript:`,
		`<p>` + strings.Repeat("x", 70000):                                    "",
	} {
		body, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		result := take(t, fmt.Appendf(nil, `{"target":{"source":"pump","selector":{"type":"TextQuoteSelector","exact":"the pump"}},"body":{"type":"TextualBody","format":"text/html","value":%s}}`, body), d)
		if len(result.Notes) != 1 || !strings.Contains(result.Notes[0].Text, strings.ReplaceAll(want, `\\`, `\`)) {
			t.Errorf("%.60s: %.300s", in, result.Notes)
		}
	}
}

// TestMany takes thousands of notes on the same words, and a long chain of answers
// that stands in the file the wrong way round.
func TestMany(t *testing.T) {
	d := small(t)
	const n = 5000
	var same, chain []string
	for i := range n {
		same = append(same, fmt.Sprintf(`{"uri":"pump","text":"%d","target":[{"selector":[{"type":"TextQuoteSelector","exact":"the pump"}]}]}`, i))
		chain = append(chain, fmt.Sprintf(`{"id":"%d","uri":"pump","text":"x","references":["%d"]}`, n-i, n-i-1))
	}
	chain = append(chain, `{"id":"0","uri":"pump","text":"y","target":[{"selector":[{"type":"TextQuoteSelector","exact":"the pump"}]}]}`)
	for name, all := range map[string][]string{"same": same, "chain": chain} {
		result := take(t, []byte(`{"rows":[`+strings.Join(all, ",")+`]}`), d)
		ids := map[string]bool{}
		for _, note := range result.Notes {
			ids[note.ID] = true
		}
		if len(ids) != len(all) || result.Lost() > 0 {
			t.Errorf("%s: %d ids for %d annotations, %d lost", name, len(ids), len(all), result.Lost())
		}
	}
}

// FuzzAnnotations checks that every file is refused or taken, that every note can
// be read, and that a second import finds them all.
func FuzzAnnotations(f *testing.F) {
	d := small(f)
	for _, v := range nasty {
		quoted, _ := json.Marshal(v)
		f.Add(fmt.Appendf(nil, `[{"id":%s,"type":"Annotation","bodyValue":%s,"target":{"source":"pump","selector":{"type":"TextQuoteSelector","exact":%s}}}]`, quoted, quoted, quoted))
		f.Add(fmt.Appendf(nil, `{"rows":[{"id":"a","uri":"pump","text":%s,"tags":[%s],"user":%s,"target":[{"selector":[{"type":"TextQuoteSelector","exact":%s}]}]}]}`, quoted, quoted, quoted, quoted))
		f.Add(fmt.Appendf(nil, `{"target":{"source":"pump","selector":{"type":"TextQuoteSelector","exact":"the pump"}},"body":{"format":"text/html","value":%s}}`, quoted))
	}
	f.Add([]byte(`{"type":"AnnotationCollection","first":{"items":[{"type":"Annotation","target":"pump"}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		result, err := importing.Annotations(data, d, nil)
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, n := range result.Notes {
			if n.Text == "" {
				continue
			}
			parsed(t, n)
			if ids[n.ID] || has(d, n.ID) {
				t.Errorf("the id %q is taken", n.ID)
			}
			ids[n.ID] = true
		}
		again, err := importing.Annotations(data, d, nil)
		if err != nil || fmt.Sprint(again) != fmt.Sprint(result) {
			t.Errorf("a second import differs: %v", err)
		}
	})
}

func has(d *dossier.Dossier, id string) bool {
	for _, a := range d.Annotations {
		if a.ID == id {
			return true
		}
	}
	return false
}
