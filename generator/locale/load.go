package locale

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"dossier/generator/diag"
	"dossier/templates"
)

// FileError is a language file that cannot be used.
type FileError struct {
	// Name is the file's path within templates/, such as "lang/ar.json".
	Name string
	// Line is the one-based line.
	Line    int
	Message string
}

func (e *FileError) Error() string {
	return fmt.Sprintf("templates/%s:%d: %s", e.Name, e.Line, e.Message)
}

// English returns the built-in English texts.
func English() *Locale { return english() }

var english = sync.OnceValue(func() *Locale {
	l, err := Load(nil, "en")
	if err != nil {
		panic(err) // the file is compiled in, and a test loads it
	}
	return l
})

// Load returns the texts of a language, given as a BCP 47 tag, with English for
// what it lacks. Own, which may be nil, is the dossier's own templates folder, whose
// files go before the built-in ones text by text. A file that cannot be read as a
// language file, that has a key unknown to English, or a text with a value that the
// English one does not have, is a *FileError.
func Load(own fs.FS, lang string) (*Locale, error) {
	tag, _ := language.Parse(lang) // checked when it was read
	l := &Locale{Language: lang, Dir: direction(tag), tag: tag, own: lettersOf(tag), messages: map[string]message{}}
	l.latin = len(l.own) > 0 && l.own[0] == unicode.Latin
	var known map[string]message
	for _, name := range chain(lang) {
		for _, files := range []fs.FS{templates.Files, own} {
			if files == nil {
				continue
			}
			messages, err := read(files, name, known)
			if err != nil {
				return nil, err
			}
			maps.Copy(l.messages, messages)
			if known == nil {
				known = messages
			}
		}
	}
	l.comma = l.Text("number.comma")
	return l, nil
}

// Speaks reports whether there are texts of a language, given as a BCP 47 tag, or of the one that it is a
// variety of: built-in ones, or a file in the dossier's own templates folder, which may be nil.
func Speaks(own fs.FS, lang string) bool {
	if base, _, _ := strings.Cut(lang, "-"); base == "en" {
		return true
	}
	for _, name := range chain(lang)[1:] { // without English
		for _, files := range []fs.FS{templates.Files, own} {
			if files == nil {
				continue
			}
			if _, err := fs.Stat(files, "lang/"+name+".json"); err == nil {
				return true
			}
		}
	}
	return false
}

// chain lists the languages whose files make one: English, the base, the region.
func chain(lang string) []string {
	all := []string{"en"}
	for i := range lang {
		if lang[i] == '-' {
			all = append(all, lang[:i])
		}
	}
	return slices.Compact(append(all, lang))
}

// read reads the file of a language, nothing when there is none.
func read(files fs.FS, lang string, known map[string]message) (map[string]message, error) {
	name := "lang/" + lang + ".json"
	if !fs.ValidPath(name) {
		return nil, nil
	}
	data, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{name, 1, err.Error()}
	}
	tag, _ := language.Parse(lang)
	p := parser{name: name, data: data, tag: tag, known: known}
	return p.parse()
}

// parser reads one language file.
type parser struct {
	name  string
	data  []byte
	tag   language.Tag
	known map[string]message
	key   string // that is being read
}

func (p *parser) parse() (map[string]message, error) {
	var texts map[string]json.RawMessage
	if err := json.Unmarshal(p.data, &texts); err != nil {
		var syntax *json.SyntaxError
		at := 0
		if errors.As(err, &syntax) {
			at = int(syntax.Offset)
		}
		return nil, &FileError{p.name, p.lineAt(at), "not a JSON object of texts: " + strings.TrimPrefix(err.Error(), "json: ")}
	}
	all := make(map[string]message, len(texts))
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		p.key = key
		m, err := p.message(texts[key])
		if err != nil {
			return nil, err
		}
		if err := p.check(key, m); err != nil {
			return nil, err
		}
		all[key] = m
	}
	return all, nil
}

func (p *parser) fail(format string, args ...any) *FileError {
	quoted, _ := json.Marshal(p.key)
	return &FileError{p.name, p.lineAt(bytes.Index(p.data, quoted)), fmt.Sprintf(format, args...)}
}

// lineAt returns the line of a byte, from one.
func (p *parser) lineAt(offset int) int {
	return 1 + bytes.Count(p.data[:min(max(0, offset), len(p.data))], []byte("\n"))
}

func (p *parser) message(raw json.RawMessage) (message, error) {
	m := message{tag: p.tag}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		m.source, m.forms[plural.Other] = text, segments(text)
		return m, nil
	}
	var forms map[string]string
	if json.Unmarshal(raw, &forms) != nil {
		return m, p.fail("a text is a string, or an object of strings by plural form")
	}
	m.source = forms
	for name, text := range forms {
		form, ok := pluralForm(name)
		if !ok {
			return m, p.fail("%q is no plural form; the forms are zero, one, two, few, many, other", name)
		}
		m.forms[form] = segments(text)
	}
	if m.forms[plural.Other] == nil {
		return m, p.fail(`the plural form "other" is missing`)
	}
	return m, nil
}

// check compares a text with the English one.
func (p *parser) check(key string, m message) error {
	if p.known == nil {
		return nil
	}
	english, ok := p.known[key]
	if !ok {
		message := "no page uses a text of the name %q"
		if near := diag.Nearest(key, slices.Sorted(maps.Keys(p.known))); near != "" {
			return p.fail(message+"; did you mean %q?", key, near)
		}
		return p.fail(message, key)
	}
	for _, form := range m.forms {
		for _, s := range form {
			if s.name != "" && s.name != "n" && !english.has(s.name) {
				return p.fail("the text %q has no value {%s}", key, s.name)
			}
		}
	}
	return nil
}

func (m message) has(name string) bool {
	for _, form := range m.forms {
		if slices.ContainsFunc(form, func(s segment) bool { return s.name == name }) {
			return true
		}
	}
	return false
}

func pluralForm(name string) (plural.Form, bool) {
	i := slices.Index([]string{"other", "zero", "one", "two", "few", "many"}, name)
	return plural.Form(max(i, 0)), i >= 0
}

// segments cuts a text at its values. It is never nil.
func segments(text string) []segment {
	all := []segment{}
	for text != "" {
		start := strings.IndexByte(text, '{')
		length := strings.IndexByte(text[max(start, 0):], '}')
		if start < 0 || length < 0 {
			return append(all, literal(text))
		}
		if start > 0 {
			all = append(all, literal(text[:start]))
		}
		all = append(all, segment{name: text[start+1 : start+length]})
		text = text[start+length+1:]
	}
	return all
}

func literal(text string) segment {
	return segment{text: text, html: template.HTMLEscapeString(text)}
}
