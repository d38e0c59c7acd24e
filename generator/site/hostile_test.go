package site_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/content"
	"dossier/generator/site"
)

// payload breaks out of text, attributes, comments, scripts and templates where
// it is not escaped for the place. It holds a name, so that it is linked, too.
const payload = `"'><xss-probe xss-attr=1><script>xss()</script><img src=x onerror=xss()>{{.Title}}{{template "base.html"}}</title></textarea>--><!--` + "\u2028" + ` Ann Lee javascript:xss() %3Cxss-probe%3E &lt;xss-probe&gt; \u003cxss-probe\u003e ]]> */ <xss-probe `

// markdown tries every construct that ends up in an attribute, an address or an
// element.
const markdown = `# "><xss-probe>

# Heading <xss-probe> {onclick="xss()" style="x" xss-attr=1 #"><xss-probe>}

<xss-probe onclick="xss()">raw</xss-probe> <script>xss()</script> <!-- <xss-probe> --> {{template "base.html"}}

<script>
xss()
</script>

[a](javascript:xss()) [b](<java	script:xss()>) [c](&#106;avascript:xss()) [d](JAVASCRIPT&colon;xss()) [e](data:text/html,<script>xss()</script>)
[f](vbscript:xss) <javascript:xss()> ![g](javascript:xss() "\" onerror=xss()") ![h](https://elsewhere.example/x.png"onerror=xss())
[i]( javascript:xss()) [j][ref] [k](//elsewhere.example/x "\"><xss-probe>") [l](https://elsewhere.example/"onclick="xss())

[ref]: javascript:xss() "<xss-probe>"

[[ann-lee|"><xss-probe onclick=xss()>]] [[#"><xss-probe>]] [x](#%22%3E%3Cxss-probe%3E) ==<xss-probe>== [^<xss-probe>]

[^<xss-probe>]: A note <xss-probe>

> [!note"onclick="xss()"] Title <xss-probe>
> Text

> [!note]- "><xss-probe>
> Text

~~~js"><xss-probe>
</code></pre><xss-probe>
~~~

~~~html
</code></pre><xss-probe onclick="xss()">
~~~

| <xss-probe> | "onclick=xss() |
|:--|--:|
| [x](javascript:xss()\|y) | ` + "`</code><xss-probe>`" + ` |

<xss-probe>
:   defined <xss-probe>

- [ ] <xss-probe>

Ann Lee, text end. [¶1]
`

// hostile makes a record with the payload in every field that takes it, and in
// other fields the worst that passes the check.
func hostile(kind content.Kind, id string) string {
	fields := map[string]any{}
	for _, s := range content.Schema(kind) {
		if v := worst(kind, s, id); v != nil {
			fields[s.Key] = v
		}
	}
	if kind == content.Statement {
		fields["demand"], fields["channel"] = "=HYPERLINK(\"https://elsewhere.example\")", "@SUM(1+1)"
	}
	if kind == content.Annotation {
		fields["quote"] = "text end"
	}
	var matter strings.Builder
	for k := range fields {
		v, _ := json.Marshal(fields[k]) // texts, lists and maps only, and JSON is YAML
		fmt.Fprintf(&matter, "%s: %s\n", k, v)
	}
	return "---\n" + matter.String() + "---\n" + markdown
}

// worst returns the worst value that a field takes; nil to leave it out.
func worst(kind content.Kind, s content.Spec, id string) any {
	var v any
	switch s.Type {
	case content.Text, content.Name:
		v = payload
	case content.URL:
		v = "https://elsewhere.example/'onmouseover='xss()?a={{.Title}}&b=javascript:xss()"
	case content.Date:
		v = "2024"
	case content.Language:
		v = "en"
	case content.Choice:
		v = s.Choices[0]
	case content.Grade:
		v = "B2"
	case content.Map:
		v = map[string]any{payload: payload, "wikidata": payload}
	case content.Who:
		v = map[string]any{"unnamed": payload, "of": "ann-lee"}
	case content.Ref:
		v = map[content.Kind]string{content.Article: "one", content.Actor: "ann-lee", content.Organization: "works", content.Theme: "floods"}[s.Kinds[0]]
		if v == "" || s.Key == "parent" || s.Key == "broader" {
			return nil
		}
	case content.Group:
		v = group(kind, s, id)
	default:
		return nil
	}
	if s.Key == "draft" || s.Key == "relations" || s.Key == "domain" || s.Key == "not" || s.Key == "author" && kind == content.Annotation {
		return nil
	}
	if s.Key == "former_ids" { // addresses belong to one record each
		v = payload + id
	}
	if s.List {
		return []any{v}
	}
	return v
}

func group(kind content.Kind, s content.Spec, id string) any {
	fields := map[string]any{}
	for _, f := range s.Fields {
		if v := worst(kind, f, id); v != nil && f.Key != "prefix" && f.Key != "suffix" {
			fields[f.Key] = v
		}
	}
	if _, ok := fields["quote"]; ok {
		fields["quote"] = "text end"
	}
	return fields
}

// TestHostile builds a dossier with hostile text in every field, body and file
// name, and checks that nothing in a page comes from it but text, that no address
// runs anything, and that no file leaves the site.
func TestHostile(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/dossier.md", hostile(content.Dossier, ""))
	ids := map[content.Kind][]string{
		content.Actor:        {"ann-lee", `x" onclick=xss() <xss-probe>`, "..%2f..%2fetc%2fpasswd", "{{template}}", "javascript:xss()", `a\..\b`},
		content.Organization: {"works"}, content.Theme: {"floods"}, content.Article: {"one", `q'><xss-probe>`}, content.Page: {"p", "<script>"},
		content.Annotation: {"note", `n" onclick=xss() <xss-probe>`}, content.Statement: {"s", `s"><xss-probe>`}, content.Event: {"e", `e"><xss-probe>`},
	}
	for kind, all := range ids {
		for _, id := range all {
			write(t, root, "content/"+kind.Folder()+"/"+id+".md", hostile(kind, id))
		}
	}
	files, report := filesOf(t, site.Options{Source: root})
	if len(files) == 0 {
		for line := range strings.Lines(report) {
			if strings.Contains(line, " error: ") {
				t.Log(line)
			}
		}
		t.Fatal("no site")
	}
	for path, text := range files {
		harmless(t, path, text)
	}
	for _, path := range []string{"index.html", "articles/one.html", "actors/ann-lee.html", "themes/floods.html", "pages/p.html"} {
		if !strings.Contains(files[path], "&lt;xss-probe") {
			t.Errorf("%s does not show the input", path)
		}
	}
}

// harmless checks one file of the site.
func harmless(t *testing.T, name, text string) {
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

// forbidden are elements that no page of ours has.
var forbidden = []string{"xss-probe", "iframe", "object", "embed", "base", "textarea", "applet", "frame", "marquee"}

// harmlessScript checks that a script has nothing of the input in it, unless it is
// data, which no browser runs: then it is JSON that no tag can end.
func harmlessScript(t *testing.T, name string, n *html.Node) {
	t.Helper()
	text := n.FirstChild.Data
	isData := slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "application/ld+json"})
	if isData && (!json.Valid([]byte(text)) || strings.Contains(text, "<")) || !isData && strings.Contains(text, "xss") {
		t.Errorf("%s: script %q", name, text)
	}
}

func harmlessElement(t *testing.T, name string, n *html.Node) {
	t.Helper()
	if slices.Contains(forbidden, n.Data) {
		t.Errorf("%s: element %s from the input", name, n.Data)
	}
	if n.Data == "script" && n.FirstChild != nil {
		harmlessScript(t, name, n)
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "xss-attr", a.Key == "style" && strings.Contains(a.Val, "xss"), a.Key == "srcdoc", strings.ContainsAny(a.Key, `<"'{`):
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
