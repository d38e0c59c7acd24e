package prose

import (
	"bytes"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
)

// language returns the lexer for a block of code, nil when it names no language
// that is known. What chroma answers is kept: asking it for an unknown name takes
// it milliseconds.
func (d *Dialect) language(n ast.Node, src []byte) chroma.Lexer {
	block, ok := n.(*ast.FencedCodeBlock)
	if !ok || block.Language(src) == nil {
		return nil
	}
	name := string(block.Language(src))
	known, ok := d.lexers.Load(name)
	if !ok {
		var lexer chroma.Lexer
		if found := lexers.Get(name); found != nil {
			lexer = chroma.Coalesce(found)
		}
		known, _ = d.lexers.LoadOrStore(name, lexer)
	}
	lexer, _ := known.(chroma.Lexer)
	return lexer
}

func renderCode(w *writer, src []byte, n ast.Node) {
	_, _ = w.WriteString("<pre" + idAttribute(n) + ` class="code" tabindex="0"><code>`)
	r := w.next()
	if lexer := w.doc.dialect.language(n, src); lexer == nil || !w.highlight(lexer, r) {
		w.span(r.Start, r.End)
	}
	_, _ = w.WriteString("</code></pre>\n")
}

// highlight writes a range as code with a class on every token; false, and
// nothing written, when the lexer does not give the text back as it was.
func (w *writer) highlight(lexer chroma.Lexer, r Range) bool {
	code := w.doc.Text[r.Start:r.End]
	tokens, err := chroma.Tokenise(lexer, &chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return false
	}
	var all strings.Builder
	for _, t := range tokens {
		all.WriteString(t.Value)
	}
	if all.String() != code {
		return false
	}
	at := r.Start
	for _, t := range tokens {
		class := tokenClass(t.Type)
		if class != "" {
			_, _ = w.WriteString(`<span class="` + class + `">`)
		}
		w.span(at, at+len(t.Value))
		if class != "" {
			_, _ = w.WriteString("</span>")
		}
		at += len(t.Value)
	}
	return true
}

// tokenClass returns the class of a token as chroma's style sheets know it.
func tokenClass(t chroma.TokenType) string {
	for t != 0 {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
		t = t.Parent()
	}
	return ""
}

// StyleSheet returns the style sheet for highlighted code, light and dark.
func StyleSheet() []byte {
	var b bytes.Buffer
	formatter := html.New(html.WithClasses(true), html.WithCSSComments(false), html.ClassPrefix(""))
	write := func(style string) {
		var css bytes.Buffer
		_ = formatter.WriteCSS(&css, styles.Get(style)) // a bytes.Buffer takes everything
		for line := range strings.Lines(css.String()) {
			// Only the tokens' own colours: the block is styled with the page.
			if rest, ok := strings.CutPrefix(line, ".chroma ."); ok {
				b.WriteString("pre.code ." + rest)
			}
		}
	}
	write("github")
	b.WriteString("@media (prefers-color-scheme: dark) {\n")
	write("github-dark")
	b.WriteString("}\n")
	return b.Bytes()
}
