package importing

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"

	"dossier/generator/prose"
	"dossier/generator/source"
)

// maxBody is the size in bytes up to which one text of an annotation is taken: some
// thirty pages. To read markdown that was made to be slow takes quadratic time.
const maxBody = 64 << 10

// body joins the texts of an annotation into the markdown of a note. Who wrote it
// and is no editor of the dossier stands in its last line.
func (im *importer) body(a *annotation, r *record) string {
	own := im.own(a)
	var parts []string
	for _, b := range alternatives(a.bodies) {
		if s := im.text(a, b, own); s != "" {
			parts = append(parts, s)
		}
	}
	var others []string
	for _, c := range a.creators {
		if e := im.index.editor(c); e != nil && r.author == "" {
			r.author = e.ID
		} else if name := oneLine(c.name + c.id); name != "" {
			others = append(others, displayName(c))
		}
	}
	if len(others) > 0 {
		names := strings.Join(others, ", ")
		im.remark(a, false, "its author %q is no editor in content/dossier.md and stands in the last line of its text", short(names))
		parts = append(parts, "— "+escape(names))
	}
	return strings.Join(parts, "\n\n")
}

func displayName(c creator) string {
	if name := head(oneLine(c.name)); name != "" {
		return name
	}
	return head(oneLine(c.id))
}

// own says whether an annotation was written by this dossier: its texts are in the
// dossier's own dialect.
func (im *importer) own(a *annotation) bool {
	path, ok := im.index.path(a.id)
	page, _, note := strings.Cut(path, "#n-")
	return ok && note && im.index.pages[page] != nil
}

// alternatives leaves out HTML that says the same as markdown beside it.
func alternatives(all []body) []body {
	count := func(format string) int {
		n := 0
		for _, b := range all {
			if !b.link && b.format == format {
				n++
			}
		}
		return n
	}
	if n := count("text/markdown"); n == 0 || n != count("text/html") {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(b body) bool { return b.format == "text/html" })
}

// text turns one text into markdown.
func (im *importer) text(a *annotation, b body, own bool) string {
	if len(b.text) > maxBody {
		im.remark(a, false, "a text is larger than %d KiB and is left out", maxBody>>10)
		return ""
	}
	s := clean(b.text)
	switch {
	case b.link:
		return im.link(s)
	case b.format == "text/html" || b.format == "application/xhtml+xml":
		converted, left, err := fromHTML(s)
		if err != nil {
			im.remark(a, false, "its HTML cannot be turned into markdown (%s) and is taken as plain text", err)
			return escape(s)
		}
		for _, l := range left {
			im.remark(a, false, "left out: %s", l)
		}
		return im.foreign(clean(converted))
	case b.format == "text/markdown" && own:
		return s
	case b.format == "text/markdown":
		return im.foreign(s)
	case b.format != "text/plain":
		im.remark(a, false, "a text of the type %q is taken as plain text", short(b.format))
	}
	return escape(s)
}

func (im *importer) foreign(s string) string { return foreign(im.dialect, s, im.index.linkable) }

// foreign makes markdown from elsewhere fit to stand here: signs of this dialect
// alone are escaped, and so are links that lead nowhere from here, which become the
// text that they are written as.
func foreign(dialect *prose.Dialect, s string, linkable func(target string) bool) string {
	s = prose.Foreign(s, linkable)
	const rounds = 8 // an escaped link may leave another behind, as [a][b] leaves [b]
	for range rounds {
		starts := deadLinks(dialect, s)
		if len(starts) == 0 {
			return s
		}
		var b strings.Builder
		from := 0
		for _, at := range starts {
			b.WriteString(s[from:at] + `\`)
			from = at
		}
		s = b.String() + s[from:]
	}
	return escape(s)
}

// deadLinks returns where the links of a text open that lead to no other host, in
// order.
func deadLinks(dialect *prose.Dialect, s string) []int {
	file := source.New("note", s)
	doc := dialect.Parse(source.Span{File: file, End: len(file.Text)}, prose.Options{})
	var starts []int
	for _, l := range doc.Links {
		if l.Kind == prose.Wiki || prose.Classify(l.Target) == prose.External {
			continue
		}
		if i := strings.IndexAny(file.Text[l.Span.Start:l.Span.End], "[<"); i >= 0 {
			starts = append(starts, l.Span.Start+i)
		}
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// link writes an address: a record of the dossier as a [[link]], one of the web as
// an autolink, any other as the text that it is.
func (im *importer) link(address string) string {
	if h := im.index.page(address); h != nil {
		return "[[" + h.Key() + "]]"
	}
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && !strings.ContainsAny(address, "<> \n\t") {
		return "<" + address + ">"
	}
	return escape(oneLine(address))
}

// clean gives a text plain line ends and takes out what markdown cannot hold.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xfeff {
			return -1
		}
		return r
	}, s)
	return strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
}

// fromHTML turns HTML into markdown. What the page would not show (scripts, styles,
// comments) is left out; left says what else of the tables could not be kept. The
// library's own tables have as many cells as a colspan asks for, be it a thousand million.
func fromHTML(s string) (markdown string, left []string, err error) {
	// The library has had panics on strange input, and a note must not end the
	// import of all others.
	defer func() {
		if p := recover(); p != nil {
			markdown, left, err = "", nil, errors.New("the converter failed")
		}
	}()
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)), strikethrough.NewStrikethroughPlugin(),
	))
	var t tables
	c.Register.RendererFor("table", converter.TagTypeBlock, t.render, converter.PriorityEarly)
	markdown, err = c.ConvertString(s)
	if err != nil {
		return "", nil, fmt.Errorf("%s", short(err.Error()))
	}
	return markdown, t.left, nil
}

var (
	// special are the signs that mean something anywhere in the dialect.
	special = regexp.MustCompile("[\\\\`*_\\[\\]<>&~=%|^]")
	// leading are those that mean something at the start of a line.
	leading = regexp.MustCompile(`(?m)^[ \t]*([#+:-]|[0-9]+[.)])`)
)

// escape writes plain text as markdown that shows it as it is, line by line.
func escape(s string) string {
	s = special.ReplaceAllString(strings.TrimSpace(s), `\$0`)
	s = leading.ReplaceAllStringFunc(s, func(m string) string {
		m = strings.TrimLeft(m, " \t")
		return m[:len(m)-1] + `\` + m[len(m)-1:]
	})
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if i+1 < len(lines) && line != "" && strings.TrimSpace(lines[i+1]) != "" {
			line += `\`
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}
