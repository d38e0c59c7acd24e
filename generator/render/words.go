package render

import (
	"fmt"
	"html/template"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
)

// words says things about records in the language of the pages.
type words struct{ *locale.Locale }

// text is the template function: the interface text under a key, with the values
// that follow as names and values. It is HTML when one of the values is.
func (l words) text(key string, pairs ...any) (any, error) {
	if !l.Has(key) {
		return nil, fmt.Errorf("there is no text of the name %q in templates/lang/en.json", key)
	}
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("the text %q is given a name without a value", key)
	}
	for i := 1; i < len(pairs); i += 2 {
		if _, ok := pairs[i].(template.HTML); ok {
			return l.HTML(key, pairs...), nil
		}
	}
	return l.Text(key, pairs...), nil
}

// date returns a date in words, in a time element where HTML knows its form.
func (l words) date(d edtf.Date) template.HTML { return timeElement(d, d.Words(l.Locale)) }

// moment is date for something that happened at one time, however vaguely that is
// known.
func (l words) moment(d edtf.Date) template.HTML { return timeElement(d, d.MomentWords(l.Locale)) }

func timeElement(d edtf.Date, words string) template.HTML {
	words = template.HTMLEscapeString(words)
	if iso := d.ISO(); iso != "" {
		return template.HTML(`<time datetime="` + template.HTMLEscapeString(iso) + `">` + words + `</time>`)
	}
	return template.HTML(words)
}

func (l words) label(s *dossier.Statement) string { return s.Label(l.Locale) }

// voice returns a party with a link to its page; an unnamed voice is described, with
// the body that it belongs to.
func (l words) voice(root string, v dossier.Voice) template.HTML {
	switch {
	case v.Entity != nil:
		return l.link(root, v.Entity)
	case v.Named():
		return l.name(v.Name)
	case v.Of == nil:
		return l.unnamed(v)
	}
	return l.HTML("voice.bracketed", "who", l.described(v.Unnamed), "body", l.link(root, v.Of))
}

// unnamed returns the description of a voice that has no name, and says so where
// the description does not. One such as "the international community" is as good as a
// name.
func (l words) unnamed(v dossier.Voice) template.HTML {
	if l.saysUnnamed(v.Unnamed) || l.definite(v.Unnamed) {
		return l.described(v.Unnamed)
	}
	return l.described(l.Text("voice.unnamed", "words", v.Unnamed))
}

// described returns the description of a voice, told apart from names.
func (l words) described(text string) template.HTML {
	return template.HTML(`<span class="unnamed"` + string(l.lang(text)) + `>` + template.HTMLEscapeString(text) + "</span>") //nolint:gosec // escaped
}

// saysUnnamed says whether the description of a voice already tells that it has no
// name.
func (l words) saysUnnamed(s string) bool {
	for words := range strings.SplitSeq(l.Text("voice.says-unnamed"), "|") {
		if strings.Contains(s, words) {
			return true
		}
	}
	return false
}

// definite says whether a description begins with the definite article.
func (l words) definite(s string) bool {
	for article := range strings.SplitSeq(l.Text("voice.definite"), "|") {
		if strings.HasPrefix(s, article) {
			return true
		}
	}
	return false
}

// voices joins parties as a sentence does.
func (l words) voices(root string, all []dossier.Voice) template.HTML {
	items := make([]template.HTML, len(all))
	for i, v := range all {
		items[i] = l.voice(root, v)
	}
	return l.List(items)
}

// attribution says through what a report is known.
func (l words) attribution(a string) string {
	if a == "" {
		a = "unknown"
	}
	return l.Text("attribution." + a)
}

// grade says what an Admiralty grade means.
func (l words) grade(grade string) string {
	if len(grade) != 2 || grade == "F6" {
		return l.Text("grade.none")
	}
	return l.Text("grade.both", "source", l.Text("grade.source."+grade[:1]), "information", l.Text("grade.information."+grade[1:]))
}

// kindOfNote says in a word what a note does.
func (l words) kindOfNote(motivation string) string { return l.Text("motivation." + motivation) }

// kindOfNotes is kindOfNote for several of them.
func (l words) kindOfNotes(motivation string) string { return l.Text("motivations." + motivation) }

// verdictOfNote says in a sentence that a quotation is not quite in its place.
func (l words) verdictOfNote(p *dossier.Passage) string {
	if key := "verdict." + p.Found.Verdict.String(); l.Has(key) {
		return l.Text(key)
	}
	return ""
}

// partyName names a voice in lists of parties, in which those without a name are
// one.
func (l words) partyName(v dossier.Voice) string {
	if v.Named() {
		return v.Called()
	}
	return l.Text("voice.all-unnamed")
}
