package prose

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// parse reads markdown as the body of a file that begins with a line of its own,
// so that offsets into the file and the body differ.
func parse(t testing.TB, markdown string, o Options) *Document {
	t.Helper()
	f := source.New("content/pages/x.md", "---\n"+markdown)
	return New().Parse(source.Span{File: f, Start: 4, End: len(f.Text)}, o)
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"emphasis", "a *b* **c** ~~d~~ ==e==", `<p>a <em>b</em> <strong>c</strong> <del>d</del> <mark class="highlight">e</mark></p>`},
		{"escapes", `1 \* 2 &amp; 3 < 4 "5"`, `<p>1 * 2 &amp; 3 &lt; 4 &quot;5&quot;</p>`},
		{"raw html is text", `a <b onclick="x()">b</b>`, `<p>a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>`},
		{"html block is text", "<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"},
		{"html comment is gone", "a <!-- b --> c\n\n<!-- d -->", "<p>a  c</p>"},
		{"text beside a comment stays", "<!-- a --> *b*\n\n<!--\nc\n--> d\n\n<!-- e -->\nf", "<p><em>b</em></p>\n<p>d</p>\n<p>f</p>"},
		{"a comment does not end a paragraph", "a\n<!-- b -->\nc", "<p>a c</p>"},
		{"comment in code", "`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"},
		{"comment that is never closed", "a\n\n<!-- b\n\nc", "<p>a</p>\n<p>&lt;!-- b\n\nc</p>"},
		{"private remark", "a %%secret%% b\n\n%%\nmore\n%%\n\nc `%%code%%`", "<p>a  b</p>\n<p>c <code>%%code%%</code></p>"},
		{"private remark after a fence closed by an indented one", "```\ncode %%x%%\n  ```\n\na %%secret%% b", "<pre class=\"code\" tabindex=\"0\"><code>code %%x%%\n</code></pre>\n<p>a  b</p>"},
		{"private remark after code in a list", "- x\n\n  ```\n  code\n  ```\n\na <!-- secret --> b", "<ul>\n<li>\n<p>x</p>\n<pre class=\"code\" tabindex=\"0\"><code>code\n</code></pre>\n</li>\n</ul>\n<p>a  b</p>"},
		{"private remark after an entry that begins with code", "1. ~~~\n   a\n\n   ```\n   ~~~~\n\n%%secret%% b", "<ol>\n<li>\n<pre class=\"code\" tabindex=\"0\"><code>a\n\n```\n</code></pre>\n</li>\n</ol>\n<p>b</p>"},
		{"private remark after quoted code", "> ```js\n> ```\n>\n> a %%secret%% b", "<blockquote>\n<pre class=\"code\" tabindex=\"0\"><code></code></pre>\n<p>a  b</p>\n</blockquote>"},
		{"private remark before text", "%%long secret%% Text", "<p>Text</p>"},
		{"locator", "He said so. [¶5-6]", `<p>He said so. <span class="locator" title="Paragraph 5-6 of the original">¶5-6</span></p>`},
		{"locator within a text", "As [¶5] says.", `<p>As [¶5] says.</p>`},
		{"escaped link", `a \[[Muhandis]] b`, `<p>a Muhandis b</p>`},
		{"heading levels do not jump", "# A\n\n#### B\n\n# C", "<h2 id=\"h-a\">A</h2>\n<h3 id=\"h-b\">B</h3>\n<h2 id=\"h-c\">C</h2>"},
		{"heading ids", "## A `b` {#own}\n\n## A\n\n## A", "<h2 id=\"h-own\">A <code>b</code></h2>\n<h2 id=\"h-a\">A</h2>\n<h2 id=\"h-a-2\">A</h2>"},
		{"callout", "> [!warning] Mind\n> the gap", "<div class=\"callout callout-warning\">\n<p class=\"callout-title\">Mind</p>\n<p>the gap</p>\n</div>"},
		{"callout of any kind", "> [!key-figure|wide]- Depth\n> 7 m", "<details class=\"callout callout-key-figure\">\n<summary class=\"callout-title\">Depth</summary>\n<p>7 m</p>\n</details>"},
		{"folded callout without a title", "> [!note]-\n> text", "<details class=\"callout callout-note\">\n<summary class=\"callout-title\">Note</summary>\n<p>text</p>\n</details>"},
		{"open callout without a title that nobody has a word for", "> [!key-figure]+\n> 7 m", "<details class=\"callout callout-key-figure\" open>\n<summary class=\"callout-title\">Key-figure</summary>\n<p>7 m</p>\n</details>"},
		{"callout of a title alone", "> [!note] Mind", "<div class=\"callout callout-note\">\n<p class=\"callout-title\">Mind</p>\n</div>"},
		{"task list", "- [x] done\n- [ ] open", "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> done</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"open\">☐</span> open</li>\n</ul>"},
		{"table", "a | b\n:-:|--:\n1 | 2", "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead>\n<tr>\n<th class=\"center\">a</th>\n<th class=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"center\">1</td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table></div>"},
		{"definition list", "term\n: meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>"},
		{"code", "```go\nx := 1\n```", "<pre class=\"code\" tabindex=\"0\"><code><span class=\"nx\">x</span><span class=\"w\"> </span><span class=\"o\">:=</span><span class=\"w\"> </span><span class=\"mi\">1</span><span class=\"w\">\n</span></code></pre>"},
		{"code in no known language", "```nothing\n<x>\n```", "<pre class=\"code\" tabindex=\"0\"><code>&lt;x&gt;\n</code></pre>"},
		{"title of a link", `[a](https://example.org/ "b &amp; \"c\"")`, `<p><a href="https://example.org/" class="external" rel="noopener" title="b &amp; &#34;c&#34;">a</a></p>`},
		{"picture elsewhere", `![a](https://example.org/a.png)`, `<p><a href="https://example.org/a.png" class="external" rel="noopener">a</a></p>`},
		{"picture elsewhere without words", `![](https://example.org/a.png)`, `<p><a href="https://example.org/a.png" class="external" rel="noopener">https://example.org/a.png</a></p>`},
		{"picture elsewhere described by a link", `![<https://example.org/> <b> [[a|b]]](//example.org/a.png)`, `<p><a href="//example.org/a.png" class="external" rel="noopener">https://example.org/ &lt;b&gt; b</a></p>`},
		{"bare address", "see https://example.org/a_(b)?c=d&e.", `<p>see <a href="https://example.org/a_(b)?c=d&amp;e" class="external" rel="noopener">https://example.org/a_(b)?c=d&amp;e</a>.</p>`},
		{"bare address in parentheses", "(https://example.org/a_(b))", `<p>(<a href="https://example.org/a_(b)" class="external" rel="noopener">https://example.org/a_(b)</a>)</p>`},
		{"address of mail", "<a@example.org>", `<p><a href="mailto:a@example.org" class="external" rel="noopener">a@example.org</a></p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse(t, tt.markdown, Options{})
			var targets []Target
			for _, l := range doc.Links {
				targets = append(targets, Target{Href: l.Target})
			}
			got := strings.TrimRight(string(doc.AppendHTML(nil, Rendering{Targets: targets})), "\n")
			if got != tt.want {
				t.Errorf("%s\n got: %s\nwant: %s", tt.markdown, got, tt.want)
			}
		})
	}
}

func TestVisibleText(t *testing.T) {
	tests := []struct{ markdown, want string }{
		{"# Title\n\nOne *two*\nthree.", "Title\nOne two three.\n"},
		{"a&nbsp;b &amp; c &unknown; \\* d", "a\u00a0b & c &unknown; * d\n"},
		{"Said. [¶5]\n\nMore.", "Said.\nMore.\n"},
		{"- one\n- two\n\n> three", "one\ntwo\nthree\n"},
		{"a | b\n--|--\n[[x\\|y]] | 2", "a\nb\ny\n2\n"},
		{"`code  x` and ![alt *text*](https://example.org/p.png)", "code  x and alt text\n"},
		{"`code\nover lines` and ![alt\ntext](https://example.org/p.png)", "code over lines and alt text\n"},
		{"a %%b%% c", "a  c\n"},
		{"line  \nbreak", "line break\n"},
	}
	for _, tt := range tests {
		if got := parse(t, tt.markdown, Options{}).Text; got != tt.want {
			t.Errorf("text of %q\n got %q\nwant %q", tt.markdown, got, tt.want)
		}
	}
}

// TestSource checks that every word of the visible text is found again at its
// place in the file.
func TestSource(t *testing.T) {
	doc := parse(t, "# Head\n\nA *b* &amp; \\*c [[x|label]] %%gone%% after `code`\nnext line.\n\n%%\nx\n%%\nlast", Options{})
	for _, word := range []string{"Head", "A", "b", "&amp;", "c", "[[x|label]]", "after", "code", "next", "last"} {
		visible := map[string]string{"&amp;": "&", "[[x|label]]": "label"}[word]
		if visible == "" {
			visible = word
		}
		at := strings.Index(doc.Text, visible)
		span := doc.Source(Range{at, at + 1})
		if !strings.HasPrefix(span.File.Text[span.Start:], word) {
			t.Errorf("%q is mapped to %q", visible, span.File.Text[span.Start:])
		}
	}
}

func TestParagraphs(t *testing.T) {
	doc := parse(t, "First. [¶1]\n\n## Head\n\n- a\n- b [¶2-3]\n\n> quoted\n\n---\n\nLast.[^1]\n\n[^1]: Foot.", Options{Numbered: true})
	var got []string
	for _, p := range doc.Paragraphs {
		got = append(got, strings.ReplaceAll(doc.Text[p.Start:p.End], "\n", "/"))
	}
	want := "First. a/b quoted Last."
	if strings.Join(got, " ") != want {
		t.Errorf("paragraphs %q, want %q", strings.Join(got, " "), want)
	}
	if n := doc.Paragraph(strings.Index(doc.Text, "Head")); n != 2 {
		t.Errorf("a heading belongs to paragraph %d, want the one after it, 2", n)
	}
	noted := parse(t, "One.[^a] Two.\n\n[^b]Three.\n\nFour.\n\n[^a]: Foot of one.[^c]\n[^b]: Foot of three.\n[^c]: Foot of a foot.[^c]", Options{})
	for text, want := range map[string]int{"Foot of one": 1, "Foot of three": 2, "Foot of a foot": 1, "Four": 3} {
		if n := noted.Paragraph(strings.Index(noted.Text, text)); n != want {
			t.Errorf("%q belongs to paragraph %d, want %d", text, n, want)
		}
	}
	page := string(doc.AppendHTML(nil, Rendering{After: func(n int) string { return "[" + string(rune('0'+n)) + "]" }}))
	for _, want := range []string{`<p id="p1">`, `<ul id="p2">`, `<blockquote id="p3">`, `<p id="p4">`, "</ul>\n[2]", "</blockquote>\n[3]", "</p>\n[4]"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
}

// TestMarks puts passages and names over emphasis, links, code and each other.
func TestMarks(t *testing.T) {
	doc := parse(t, "Mr *Pete* Hegseth told [them](https://example.org/) `no`.\n\nNext day: https://example.org/ tomorrow", Options{})
	find := func(s string) Range {
		i := strings.Index(doc.Text, s)
		return Range{i, i + len(s)}
	}
	got := string(doc.AppendHTML(nil, Rendering{
		Links:   []Inline{{Range: find("Pete Hegseth"), Open: "<a>", Close: "</a>"}, {Range: find("day"), Open: "<a>", Close: "</a>"}, {Range: find("tomorrow"), Open: "<a>", Close: "</a>"}},
		Marks:   []Inline{{Range: find("Hegseth told them no.\nNext"), First: "<m id>", Open: "<m>", Close: "</m>"}},
		Targets: []Target{{Href: "https://example.org/"}},
	}))
	want := `<p>Mr <em><a>Pete</a></em><a> </a><m id><a>Hegseth</a> told </m><a href="https://example.org/" class="external" rel="noopener"><m>them</m></a><m> </m><code><m>no</m></code><m>.</m></p>` +
		"\n<p><m>Next</m> <a>day</a>: <a href=\"https://example.org/\" class=\"external\" rel=\"noopener\">https://example.org/</a> <a>tomorrow</a></p>\n"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestReports(t *testing.T) {
	tests := []struct{ markdown, want string }{
		{"a <b>c</b>", "2:3: raw HTML \"<b>\" is shown as text"},
		{"- ```\n  code\n\ntext %%secret%%", "5:6: this would be shown"},
		{"a ` b\n- <!-- secret --> c `", "3:3: this would be shown"},
		{"a\n\nb %%c", "4:3: the private remark is never closed"},
		{"a[^1]\n\n[^1]: one\n[^2]: two", "5:1: nothing refers to the footnote \"2\", so that it is left out"},
		{"a | b\n--|--\n1 | [[x|y]]", "4:9: \"y]]\" stands beyond the last column of the table"},
		{"> a | b\n> --|--\n> 1 | 2 | 3 |", "4:11: \"3\" stands beyond the last column of the table"},
	}
	for _, tt := range tests {
		var report diag.Report
		parse(t, tt.markdown, Options{Report: &report})
		var out strings.Builder
		_ = diag.WriteText(&out, report.All())
		if !strings.Contains(out.String(), tt.want[:4]) || !strings.Contains(out.String(), tt.want[5:]) {
			t.Errorf("%q reports\n%s, want %s", tt.markdown, out.String(), tt.want)
		}
	}
}

func TestNothingToReport(t *testing.T) {
	for _, markdown := range []string{"a[^1] ![^2]\n\n[^1]: one[^3]\n[^2]: two\n[^3]: three", "a | b\n--|--\n1 | 2 |  \n3 | `\\|` |\n4", "```\n[^1]: code\n```"} {
		var report diag.Report
		parse(t, markdown, Options{Report: &report})
		for _, d := range report.All() {
			t.Errorf("%q reports %s", markdown, d.Message)
		}
	}
}

func TestClassify(t *testing.T) {
	for address, want := range map[string]AddressKind{
		"https://example.org": External, "//example.org": External, "mailto:a@b": External, `\\example.org`: External,
		"a.html": Relative, "../b/c.html#p1": Relative, "#p1": Relative, "a/b:c": Relative, "?a:b": Relative, "": Relative,
		"javascript:alert(1)": Unsafe, "JaVa\tscript:x": Unsafe, " \x01javascript:x": Unsafe, "data:text/html,x": Unsafe, "vbscript:x": Unsafe,
		"file:///etc/passwd": Unsafe, "java\u200bscript:x": Unsafe, "tel:123": Unsafe,
	} {
		if got := Classify(address); got != want {
			t.Errorf("Classify(%q) = %v, want %v", address, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	text := "The U.S. Secretary said so. \"It is final.\" Dr. Al-Shammari agreed with J. D. Smith on Jan. 20. هل هذا صحيح؟ نعم.\nNew block\nIt rained. Adm. Brad Cooper met Brig. Gen. Qaani and Amb. Romanowski."
	tests := []struct{ at, want string }{
		{"Secretary", "The U.S. Secretary said so."},
		{"final", `"It is final."`},
		{"agreed", "Dr. Al-Shammari agreed with J. D. Smith on Jan. 20."},
		{"هذا", "هل هذا صحيح؟"},
		{"New", "New block"},
		{"Cooper", "Adm. Brad Cooper met Brig. Gen. Qaani and Amb. Romanowski."},
	}
	for _, tt := range tests {
		r := Sentence(text, strings.Index(text, tt.at), 0)
		if got := text[r.Start:r.End]; got != tt.want {
			t.Errorf("sentence at %q = %q, want %q", tt.at, got, tt.want)
		}
	}
	unspaced := strings.Repeat("港", 100)
	for offset := 120; offset < 132; offset += 3 {
		r := Sentence(unspaced, offset, 40)
		if got := unspaced[r.Start:r.End]; !utf8.ValidString(got) || r.Start > offset || r.End <= offset {
			t.Errorf("around %d, text without spaces is cut to %q", offset, got)
		}
	}
	r := Sentence(strings.Repeat("word ", 100), 250, 40)
	if got := strings.Repeat("word ", 100)[r.Start:r.End]; len(got) > 40 || strings.HasPrefix(got, " ") || !strings.HasPrefix(got, "word") {
		t.Errorf("long sentence cut to %q", got)
	}
}

// FuzzParse checks on any text that the visible text is rendered whole, that
// places map into the file, and that no element or attribute comes from the
// input.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"السد", "a [[b|c]] ==d== %%e%% [¶5]", "> [!note]- x\n> y", "<b>&lt;</b>\n\n| a |\n|--|\n| \\| |", "```go\nx\n```", "[a](javascript:x)", "a[^1]\n\n[^1]: b", "- [ ] x\n\n\ty", "term\n: def", "![x](y)", "# a {#b onclick=x}"} {
		f.Add(s)
	}
	dialect := New()
	f.Fuzz(func(t *testing.T, markdown string) {
		if strings.ContainsAny(markdown, "\x00\r") || strings.ToValidUTF8(markdown, "") != markdown {
			t.Skip()
		}
		file := source.New("x.md", markdown)
		doc := dialect.Parse(source.Span{File: file, End: len(markdown)}, Options{Numbered: true, Prefix: "z-"})
		mark := []Inline{{Range: Range{0, len(doc.Text)}, Open: "<mark>", Close: "</mark>"}}
		page := string(doc.AppendHTML(nil, Rendering{Marks: mark}))
		for i := range doc.Text {
			if s := doc.Source(Range{i, i + 1}); s.Start < 0 || s.End > len(markdown) || s.Start > s.End {
				t.Fatalf("place %d maps to %d-%d", i, s.Start, s.End)
			}
		}
		if bad := foreign(page); bad != "" {
			t.Errorf("%s in the output of %q:\n%s", bad, markdown, page)
		}
		if strings.Count(page, "<mark") != strings.Count(page, "</mark>") {
			t.Errorf("marks do not nest in %q", page)
		}
	})
}

// foreign returns the first element or attribute of the page that the dialect
// does not write, "" when there is none.
func foreign(page string) string {
	elements := strings.Fields("p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del mark a img br hr div table thead tbody tr th td dl dt dd span sup section details summary")
	attributes := strings.Fields("id lang dir class href src alt title start role rel loading tabindex open aria-label data-entity")
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if !slices.Contains(elements, t.Data) {
				return "<" + t.Data + ">"
			}
			for _, a := range t.Attr {
				if !slices.Contains(attributes, a.Key) {
					return a.Key + "="
				}
			}
		case html.CommentToken:
			return "a comment"
		}
	}
}

// TestTail puts a note's reference after a passage that ends within a link: after
// the link, since links must not stand in links.
func TestTail(t *testing.T) {
	doc := parse(t, "one [two three](https://example.org/) four", Options{})
	mark := func(s string) Inline {
		i := strings.Index(doc.Text, s)
		return Inline{Range: Range{i, i + len(s)}, Open: "<m>", Close: "</m>", Tail: "<r>" + s + "</r>"}
	}
	got := string(doc.AppendHTML(nil, Rendering{Marks: []Inline{mark("one two"), mark("four")}, Targets: []Target{{Href: "x.html"}}}))
	want := `<p><m>one </m><a href="x.html"><m>two</m> three</a><r>one two</r> <m>four</m><r>four</r></p>` + "\n"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
