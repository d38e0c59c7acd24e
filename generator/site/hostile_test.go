package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/hostile"
	"dossier/generator/site"
)

// TestHostile builds a dossier with hostile text in every field of every kind of record,
// every text and every name of a file, and checks that nothing in a page comes from it but
// text, that no address runs anything, that every data file is of its format, and that no file
// leaves the site. Package browser opens the same pages.
func TestHostile(t *testing.T) {
	leftOut(t)
	t.Parallel() // one of those that take long
	payloads := hostile.Payloads()
	if os.Getenv("DOSSIER_TESTS") == "" {
		payloads = hostile.Sample(payloads)
	}
	parent := t.TempDir()
	root := filepath.Join(parent, "dossier")
	d := hostile.New(hostile.Groups(payloads, 8), nil)
	made := settle(t, d, root)
	mostSurvive(t, d)
	known := vocabulary(t)
	shown := 0
	for path, data := range made.Files.All() {
		harmless(t, known, path, string(data))
		if bytes.Contains(data, []byte("&lt;")) && strings.HasSuffix(path, ".html") {
			shown++
		}
	}
	if shown < made.Pages/4 {
		t.Errorf("only %d of %d pages show the input", shown, made.Pages)
	}
	if _, err := made.Files.Write(filepath.Join(root, "public")); err != nil {
		t.Fatal(err)
	}
	if all, err := os.ReadDir(parent); err != nil || len(all) != 1 {
		t.Errorf("beside the dossier there is %v (%v)", all, err)
	}
}

// TestHeadingInList builds texts whose paragraphs hold headings.
func TestHeadingInList(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: T\n---\n")
	write(t, root, "content/pages/p.md", "---\ntitle: P\n---\n- one\n  # Two\n- three\n\n> # Four\n> five\n")
	files, report := filesOf(t, site.Options{Source: root})
	if !strings.Contains(files["pages/p.html"], "Two</h") {
		t.Errorf("no page, or one without its heading:\n%s", report)
	}
}

// TestHostileSettings puts the payloads into the fields of the dossier itself, which stand on
// every page.
func TestHostileSettings(t *testing.T) {
	leftOut(t)
	known := vocabulary(t)
	for _, group := range hostile.Groups(hostile.Payloads(), 24) {
		made := settle(t, hostile.New(nil, group), t.TempDir())
		for path, data := range made.Files.All() {
			harmless(t, known, path, string(data))
		}
	}
}

// settle builds a hostile dossier without what the build refuses.
func settle(t *testing.T, d *hostile.Dossier, root string) *site.Site {
	t.Helper()
	var made *site.Site
	left, err := d.Settle(root, func() (*diag.Report, error) {
		report := &diag.Report{}
		var err error
		made, err = site.Make(site.Options{Source: root, BaseURL: "https://example.org/dossier/"}, report)
		return report, err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		var text bytes.Buffer
		_ = diag.WriteText(&text, left[:1]) // a buffer takes everything
		t.Fatalf("%d errors are at no value that was written, such as\n%s", len(left), text.String())
	}
	return made
}

// mostSurvive checks that a field which takes any text takes the payloads: else the
// test would test nothing.
func mostSurvive(t *testing.T, d *hostile.Dossier) {
	t.Helper()
	for field, n := range d.Survivors() {
		enough := n[1] * 9 / 10
		switch {
		case strings.HasSuffix(field, ".former_ids"): // many are addresses, or have one that is another's
			enough = n[1] / 3
		case field == "annotation.author": // the id of an editor
			enough = 0
		}
		if n[0] < enough {
			t.Errorf("only %d of %d values got into %s", n[0], n[1], field)
		}
	}
}

// vocabulary returns the elements and attributes, as "tag" and "tag attribute", that pages have
// which are made of the same records with harmless words in them.
func vocabulary(t *testing.T) map[string]bool {
	t.Helper()
	plain := []string{"alpha", "beta", "gamma", "delta", "1. one", "- one", "# one", "> one", "*one*", "**one**", "---", "`one`", "```", "[[plain]]", "https://elsewhere.example/", "أحمد", "one\n\n    two", "~~one~~", "<one@elsewhere.example>", "one  \ntwo", "| one |\n|:-:|"}
	made := settle(t, hostile.New(hostile.Groups(plain, 4), plain[:4]), t.TempDir())
	known := map[string]bool{"span aria-current": true} // lists of several pages
	for path, data := range made.Files.All() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			for _, word := range words(n) {
				known[word] = true
			}
		}
	}
	return known
}

func words(n *html.Node) []string {
	if n.Type != html.ElementNode {
		return nil
	}
	all := []string{n.Data}
	for _, a := range n.Attr {
		if a.Key != "lang" && a.Key != "dir" { // names in another script
			all = append(all, n.Data+" "+a.Key)
		}
	}
	return all
}

// harmless checks one file of the site.
func harmless(t *testing.T, known map[string]bool, name, text string) {
	t.Helper()
	if path.IsAbs(name) || path.Clean(name) != name || strings.Contains(name, "..") {
		t.Errorf("the file %q leaves the site", name)
	}
	if strings.ContainsAny(name, `<>"'\{} `) {
		t.Errorf("the file %q has what stands in an id", name)
	}
	switch path.Ext(name) {
	case ".json", ".jsonld":
		if !json.Valid([]byte(text)) {
			t.Errorf("%s is not JSON", name)
		}
	case ".jsonl":
		for line := range strings.Lines(text) {
			if !json.Valid([]byte(line)) {
				t.Errorf("%s: %q is not JSON", name, line)
			}
		}
	case ".csv":
		harmlessTable(t, name, text)
	case ".xml", ".svg":
		var root struct{ XMLName xml.Name }
		if err := xml.Unmarshal([]byte(text), &root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if path.Ext(name) != ".html" {
		return
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			t.Errorf("%s: a comment %q", name, n.Data)
		case n.Type == html.ElementNode:
			for _, word := range words(n) {
				if !known[word] {
					known[word] = true // said once
					t.Errorf("%s: <%s> is on no harmless page", name, word)
				}
			}
			harmlessElement(t, name, n)
		}
	}
}

// harmlessTable checks that every row has all columns and that no cell is a
// formula to a spreadsheet.
func harmlessTable(t *testing.T, name, text string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "-") {
				t.Errorf("%s: a spreadsheet would run %q", name, cell)
			}
		}
	}
}

// harmlessScript checks that a script has nothing of the input in it, unless it is
// data, which no browser runs: then it is JSON that no tag can end.
func harmlessScript(t *testing.T, name string, n *html.Node) {
	t.Helper()
	text := n.FirstChild.Data
	isData := slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"})
	if isData && (!json.Valid([]byte(text)) || strings.Contains(text, "<")) || !isData && strings.Contains(text, hostile.Global) {
		t.Errorf("%s: script %q", name, text)
	}
}

func harmlessElement(t *testing.T, name string, n *html.Node) {
	t.Helper()
	if n.Data == "script" && n.FirstChild != nil {
		harmlessScript(t, name, n)
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
			t.Errorf("%s: <%s %s=%q> from the input", name, n.Data, a.Key, a.Val)
		case a.Key == "href" || a.Key == "src" || a.Key == "action":
			harmlessAddress(t, name, n.Data, a)
		}
	}
}

func harmlessAddress(t *testing.T, name, element string, a html.Attribute) {
	t.Helper()
	u, err := url.Parse(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, a.Val))
	switch {
	case err != nil:
		t.Errorf("%s: %s=%q: %v", name, a.Key, a.Val, err)
	case !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme):
		t.Errorf("%s: <%s %s=%q>", name, element, a.Key, a.Val)
	case (u.Host != "" || u.Scheme != "") && element != "a" && (element != "link" || a.Key != "href"):
		t.Errorf("%s: <%s %s=%q> loads from elsewhere", name, element, a.Key, a.Val)
	}
}
