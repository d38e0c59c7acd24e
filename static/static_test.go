package static_test

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"dossier/static"
)

func TestLean(t *testing.T) {
	const script = "js/find.js"
	own, err := static.Files.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	lean := static.Lean(script, own)
	for _, want := range []string{"window.dossierFind=", "window.dossierSearch=", "ask:", "show:"} {
		if !bytes.Contains(lean, []byte(want)) {
			t.Errorf("%q, which other scripts use, is not among %.200q", want, lean)
		}
	}
	scripts, err := fs.Glob(static.Files, "js/*.js")
	if err != nil || len(scripts) < 10 {
		t.Fatalf("there are %d scripts: %v", len(scripts), err)
	}
	for _, name := range scripts {
		own, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if lean := static.Lean(name, own); len(lean) == 0 || len(lean) > len(own)*2/3 {
			t.Errorf("of %d bytes of %s %d are left, which begin %.80q", len(own), name, len(lean), lean)
		}
	}
	for name, data := range map[string]string{
		script:          "// a script of the dossier's own\nx()\n",
		"js/own.js":     "// a licence\ny()\n",
		"css/style.css": "// no comment\n",
	} {
		if got := static.Lean(name, []byte(data)); string(got) != data {
			t.Errorf("%s becomes %q", name, got)
		}
	}
}

// TestFallbacks finds what a browser of 2023 would drop with more than itself: light-dark() in a property
// that holds a colour, which then is none, so that paper is transparent; what is shown and not read aloud;
// a rule of which one selector has :has(); and a property that Safari knows with a prefix alone.
func TestFallbacks(t *testing.T) {
	sheets, err := fs.Glob(static.Files, "css/*.css")
	if err != nil || len(sheets) < 5 {
		t.Fatalf("there are %d style sheets: %v", len(sheets), err)
	}
	silent := regexp.MustCompile(`content:([^;{}]+) / [^;}]+`)
	mixed := regexp.MustCompile(`(?m)^[^{@]*, [^{ ]*:has\([^{]*\{`)
	for _, name := range sheets {
		data, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "light-dark(") {
			t.Errorf("%s has light-dark(), without which there is no colour", name)
		}
		sheet := string(static.Lean(name, data))
		for _, property := range []string{"user-select", "text-size-adjust"} {
			if plain := strings.Count(sheet, ";"+property+":") + strings.Count(sheet, "{"+property+":"); plain != strings.Count(sheet, "-webkit-"+property+":") {
				t.Errorf("%s has %s for Safari not as for others", name, property)
			}
		}
		for _, m := range mixed.FindAllString(sheet, -1) {
			if !strings.Contains(m, ":is(") {
				t.Errorf("%s drops all of %s without :has()", name, m)
			}
		}
		for _, m := range silent.FindAllStringSubmatch(sheet, -1) {
			if !strings.HasPrefix(m[1], "counter(") && !strings.Contains(sheet, "content:"+m[1]+";"+m[0]) {
				t.Errorf("%s has no plain line before %s", name, m[0])
			}
		}
	}
}

// TestScale finds no size of text in a style sheet that is not of the scale: every further one costs a
// browser another look for fonts before it shows anything (decision 0024).
func TestScale(t *testing.T) {
	sheets, err := fs.Glob(static.Files, "css/*.css")
	if err != nil || len(sheets) < 5 {
		t.Fatalf("there are %d style sheets: %v", len(sheets), err)
	}
	own := map[string]bool{
		"1rem": true, "1.0625rem": true, // the text
		"1.3rem": true, "1.6rem": true, "2.4rem": true, // headings, of the page to print, too
	}
	size := regexp.MustCompile(`font(?:-size)?:(?: \d00)? (\d*\.?\d+rem)\b`)
	for _, name := range sheets {
		sheet, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range size.FindAllSubmatch(sheet, -1) {
			if !own[string(m[1])] {
				t.Errorf("%s has text of %s", name, m[1])
			}
		}
	}
}

// TestLeanSheets takes comments and white space that says nothing out of every style sheet, and nothing else.
func TestLeanSheets(t *testing.T) {
	comment := regexp.MustCompile(`(?s)/\*.*?\*/`)
	space, gap, last := regexp.MustCompile(`\s+`), regexp.MustCompile(` ?([{};]|: ) ?`), regexp.MustCompile(`; ?}`)
	words := func(sheet []byte) string {
		text := space.ReplaceAllString(comment.ReplaceAllString(string(sheet), ""), " ")
		return strings.ReplaceAll(last.ReplaceAllString(gap.ReplaceAllString(text, "$1"), "}"), ": ", ":")
	}
	for _, name := range static.Sheets() {
		own, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lean := static.Lean(name, own)
		if bytes.Contains(lean, []byte("/*")) || len(lean) >= len(own) {
			t.Errorf("%s: of %d bytes %d are left", name, len(own), len(lean))
		}
		if got, want := strings.TrimSpace(words(lean)), strings.TrimSpace(words(own)); got != want {
			t.Errorf("%s: more than comments went", name)
		}
		for _, text := range regexp.MustCompile(`"[^"\n]*"`).FindAll(comment.ReplaceAll(own, nil), -1) {
			if regexp.MustCompile(`/\*|[{};]|: `).Match(text) {
				t.Errorf("%s: %s would be taken for a part of the sheet", name, text)
			}
		}
	}
}
