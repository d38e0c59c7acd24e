// Package locale holds the interface texts of one language: what the pages say
// besides what the dossier's records say.
//
// The texts stand in one file per language, templates/lang/LANGUAGE.json. The
// built-in files are English and Arabic; a file of the same name in the dossier's
// own templates/ adds a language or replaces single texts of a built-in one. What a
// language lacks is shown in English. A regional language, such as "ar-IQ", takes
// what its own file lacks from that of its base language.
//
// A file is one JSON object. Each value is a text in which "{name}" stands for a
// value, or an object of texts by CLDR plural category ("zero", "one", "two", "few",
// "many", "other"), chosen by the value of "n".
package locale

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Locale is the interface texts of one language. It is read-only once loaded.
type Locale struct {
	// Language is the BCP 47 tag that was asked for.
	Language string
	// Dir is the direction of the language's script, "ltr" or "rtl".
	Dir string

	messages map[string]message
	tag      language.Tag
	// own are the letters that the language is written with, latin that it is in Latin ones.
	own   []*unicode.RangeTable
	latin bool
	// comma separates thousands.
	comma string
}

// message is one text, by plural category; Other is always there.
type message struct {
	forms [6][]segment // by [plural.Form]
	// source is the text as written: a string or a map[string]string.
	source any
	// tag is the language in which the text is written, which need not be that of the
	// Locale and decides about its plural.
	tag language.Tag
}

// segment is literal text, also as HTML, or the name of a value.
type segment struct{ text, html, name string }

// Has says whether there is a text under the key.
func (l *Locale) Has(key string) bool { _, ok := l.messages[key]; return ok }

// Own returns the keys, sorted, whose texts are in the language itself and not in
// English.
func (l *Locale) Own() []string {
	var all []string
	for key, m := range l.messages {
		if m.tag != language.English {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return all
}

// Sources returns the texts whose keys begin with a prefix, as they are written in
// the language file: a string, or a map from plural category to string.
func (l *Locale) Sources(prefix string) map[string]any {
	all := map[string]any{}
	for key, m := range l.messages {
		if strings.HasPrefix(key, prefix) {
			all[key] = m.source
		}
	}
	return all
}

// Text returns the text under the key. The pairs are names and values: a string or
// template.HTML stands as it is, an int is written with separators. A key without a
// text is returned itself, so that it is seen.
func (l *Locale) Text(key string, pairs ...any) string {
	m, ok := l.messages[key]
	if !ok {
		return key
	}
	form := m.form(pairs)
	if len(form) == 1 && form[0].name == "" {
		return form[0].text
	}
	b := make([]byte, 0, 256) // on the stack
	for _, s := range form {
		if s.name == "" {
			b = append(b, s.text...)
		} else if v := find(pairs, s.name); v != nil {
			b = append(b, l.value(v)...)
		}
	}
	return string(b)
}

// HTML is Text for HTML: the text and values that are strings are escaped, values
// that are template.HTML stand as they are.
func (l *Locale) HTML(key string, pairs ...any) template.HTML {
	m, ok := l.messages[key]
	if !ok {
		return template.HTML(template.HTMLEscapeString(key)) //nolint:gosec // escaped
	}
	form := m.form(pairs)
	if len(form) == 1 && form[0].name == "" {
		return template.HTML(form[0].html) //nolint:gosec // escaped
	}
	b := make([]byte, 0, 256) // on the stack
	for _, s := range form {
		if s.name == "" {
			b = append(b, s.html...)
		} else if h, ok := find(pairs, s.name).(template.HTML); ok {
			b = append(b, h...)
		} else {
			b = append(b, template.HTMLEscapeString(l.value(find(pairs, s.name)))...)
		}
	}
	return template.HTML(b) //nolint:gosec // escaped
}

// form picks the plural form that fits the value of "n".
func (m message) form(pairs []any) []segment {
	if n, ok := find(pairs, "n").(int); ok {
		if s := m.forms[plural.Cardinal.MatchPlural(m.tag, n, 0, 0, 0, 0)]; s != nil {
			return s
		}
	}
	return m.forms[plural.Other]
}

func find(pairs []any, name string) any {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	return nil
}

func (l *Locale) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case template.HTML:
		return string(v)
	case int:
		return l.Number(v)
	}
	return ""
}

// Number writes a whole number with the language's separator of thousands.
func (l *Locale) Number(n int) string {
	s := strconv.Itoa(n)
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + l.comma + s[i:]
	}
	return s
}

// SortKeys returns a function that gives texts keys which compare as the language sorts
// the texts, whatever their case. It is for one goroutine.
func (l *Locale) SortKeys() func(text string) []byte {
	c := collate.New(l.tag, collate.IgnoreCase)
	var buf collate.Buffer
	return func(text string) []byte {
		buf.Reset()
		return slices.Clone(c.KeyFromString(&buf, text))
	}
}

// List joins items as a sentence does: "a", "a and b", "a, b and c".
func (l *Locale) List(items []template.HTML) template.HTML {
	return list(items, func(key string, a, b template.HTML) template.HTML { return l.HTML(key, "a", a, "b", b) })
}

// ListText is List for plain text.
func (l *Locale) ListText(items []string) string {
	return list(items, func(key, a, b string) string { return l.Text(key, "a", a, "b", b) })
}

// Join puts items in a row without "and": "a, b, c".
func (l *Locale) Join(items []template.HTML) template.HTML {
	var b strings.Builder
	comma := string(l.HTML("list.comma"))
	for i, item := range items {
		if i > 0 {
			b.WriteString(comma)
		}
		b.WriteString(string(item))
	}
	return template.HTML(b.String()) //nolint:gosec // items and the comma are HTML
}

// Cut puts a text on one line. Of one with more code points than limit it returns as many as
// that at most, up to the end of a word where that leaves more than a third, with a sign that it
// goes on. A combining mark stays with its letter.
func (l *Locale) Cut(text string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= limit {
		return string(runes)
	}
	end := limit
	for end > 0 && unicode.In(runes[end], unicode.M, unicode.Cf) {
		end--
	}
	for i := end; i > end/3; i-- {
		if runes[i] == ' ' {
			end = i
			break
		}
	}
	return l.Text("cut", "text", strings.TrimRight(string(runes[:end]), " ,;:،؛"))
}

func list[S ~string](items []S, join func(key string, a, b S) S) S {
	var text S
	for i, item := range items {
		switch {
		case i == 0:
			text = item
		case i < len(items)-1:
			text = join("list.middle", text, item)
		default:
			text = join("list.end", text, item)
		}
	}
	return text
}
