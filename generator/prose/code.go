package prose

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
)

// languages are the names of languages, and the endings of their files, that a block of code may name, in lower
// case.
var languages = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		c := l.Config()
		all[strings.ToLower(c.Name)] = true
		for _, name := range slices.Concat(c.Aliases, c.Filenames) {
			all[strings.ToLower(strings.TrimPrefix(name, "*."))] = true
		}
	}
	return all
})

// language returns the lexer for a block of code, nil when it names no language
// that is known. What chroma answers is kept, and it is asked for no name that is unknown: it compares an ending, or a
// name that it does not know, with every pattern of a file's name, which takes it milliseconds.
func (d *Dialect) language(n ast.Node, src []byte) chroma.Lexer {
	block, ok := n.(*ast.FencedCodeBlock)
	if !ok || block.Language(src) == nil {
		return nil
	}
	name := string(block.Language(src))
	if !languages()[strings.ToLower(name)] {
		return nil
	}
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

func renderCode(w *recorder, src []byte, n ast.Node) {
	_, _ = w.WriteString("<pre" + idAttribute(n) + ` class="code" tabindex="0"><code>`)
	r := w.next()
	if lexer := w.dialect.language(n, src); lexer == nil || !w.highlight(lexer, r) {
		w.words(r.Start, r.End)
	}
	_, _ = w.WriteString("</code></pre>\n")
}

// highlight writes a range as code with a class on every token; false, and
// nothing written, when the lexer does not give the text back as it was.
func (w *recorder) highlight(lexer chroma.Lexer, r Range) bool {
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
		w.words(at, at+len(t.Value))
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

// plain says whether a class of chroma's styles is no token, or has no colour there that
// stands out enough from the paper: blanks and pseudo-variables.
func plain(class string) bool {
	switch class {
	case "lnlinks", "lntd", "lntable", "lnt", "ln", "line", "hl", "w", "bp":
		return true
	}
	return false
}

// StyleSheet returns the style sheet for highlighted code, light and dark. Neither
// reaches into the other: a token that only one of them colours has the ink of the page
// in the other.
func StyleSheet() []byte {
	var b bytes.Buffer
	formatter := html.New(html.WithClasses(true), html.WithCSSComments(false), html.ClassPrefix(""))
	write := func(media, style string) {
		var css bytes.Buffer
		_ = formatter.WriteCSS(&css, styles.Get(style)) // a bytes.Buffer takes everything
		b.WriteString("@media " + media + " {\n")
		for line := range strings.Lines(css.String()) {
			rest, ok := strings.CutPrefix(line, ".chroma .")
			if class, _, _ := strings.Cut(rest, " "); ok && !plain(class) {
				b.WriteString("pre.code ." + rest)
			}
		}
		b.WriteString("}\n")
	}
	write("not (prefers-color-scheme: dark)", "github")
	write("(prefers-color-scheme: dark)", "github-dark")
	return b.Bytes()
}
