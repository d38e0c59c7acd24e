package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"dossier/generator/locale"
)

// Templates are the page templates, parsed. They are safe for concurrent use.
type Templates struct {
	words   words
	style   string   // the common style sheet, "" where no page can carry it
	names   []string // in the order in which they are parsed
	sources map[string]templateSource
	base    *template.Template // with the partials; it is only ever cloned
	pages   map[string]pageTemplate
}

// TemplateError is a template that cannot be used.
type TemplateError struct {
	// Name is the file's name, such as "article.html".
	Name string
	// Line is the one-based line, zero when it is not known.
	Line int
	// Part are the words of the line that are meant, "" for all of it.
	Part string
	// Message says what is wrong.
	Message string
}

func (e *TemplateError) Error() string {
	return fmt.Sprintf("templates/%s:%d: %s", e.Name, e.Line, e.Message)
}

// LoadTemplates parses the built-in templates, which speak the language of a locale.
// A file of the same name in own, which may be nil, takes the place of a built-in
// one. Long articles carry the style sheet of the pages, if there is nothing in it that
// keeps a page from that. A template with an error is a *TemplateError.
func LoadTemplates(builtin, own fs.FS, style string, l *locale.Locale) (*Templates, error) {
	names, err := fs.Glob(builtin, "*.html")
	if err != nil {
		return nil, err
	}
	partials, err := ownPartials(names, own)
	if err != nil {
		return nil, err
	}
	names = append(names, partials...)
	sources := map[string]templateSource{}
	for _, name := range names {
		text, err := readTemplate(builtin, own, name)
		if err != nil {
			return nil, err
		}
		sources[name] = text
	}
	t, err := parseTemplates(names, sources, carried(style), words{l})
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if isShared(name) {
			continue
		}
		if _, err := t.set(name); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ownPartials returns the partials of the dossier's own that have no built-in
// counterpart. Any other template that no page uses is an error, since its author
// expects to see it.
func ownPartials(builtin []string, own fs.FS) ([]string, error) {
	if own == nil {
		return nil, nil
	}
	names, err := fs.Glob(own, "*.html")
	if err != nil {
		return nil, err
	}
	var partials []string
	for _, name := range names {
		switch {
		case slices.Contains(builtin, name):
		case strings.HasPrefix(name, "_"):
			partials = append(partials, name)
		default:
			return nil, &TemplateError{Name: name, Message: "no page uses a template of this name; the names are " + strings.Join(builtin, ", ")}
		}
	}
	return partials, nil
}

func readTemplate(builtin, own fs.FS, name string) (templateSource, error) {
	if own != nil {
		text, err := fs.ReadFile(own, name)
		if err == nil {
			return templateSource{string(text), false}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return templateSource{}, &TemplateError{Name: name, Message: err.Error()}
		}
	}
	text, err := fs.ReadFile(builtin, name)
	return templateSource{string(text), true}, err
}

// parseTemplates makes one set for each page: base, partials and the page itself. A
// page is parsed when it is first asked for.
func parseTemplates(names []string, sources map[string]templateSource, style string, l words) (*Templates, error) {
	t := &Templates{words: l, style: style, names: names, sources: sources, base: template.New("").Funcs(l.functions()), pages: map[string]pageTemplate{}}
	for _, name := range names {
		if !isShared(name) {
			continue
		}
		if err := l.parse(t.base.New(name), sources[name]); err != nil {
			return nil, templateError(name, err)
		}
	}
	for _, name := range names {
		if !isShared(name) {
			t.pages[name] = pageOf(l, t.base, name, sources[name])
		}
	}
	return t, nil
}

// isShared says whether a template is part of every page.
func isShared(name string) bool { return name == "base.html" || strings.HasPrefix(name, "_") }

// pageTemplate parses the template of a page once, and returns it.
type pageTemplate func() (*template.Template, error)

// pageOf makes a page of its own text and of the base, which is never executed.
func pageOf(l words, base *template.Template, name string, source templateSource) pageTemplate {
	return sync.OnceValues(func() (*template.Template, error) {
		page, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if err := l.parse(page.New(name), source); err != nil {
			return nil, templateError(name, err)
		}
		if err := complete(page, name, source.text); err != nil {
			return nil, err
		}
		return page.Lookup("base.html"), nil
	})
}

// complete says what a page's template lacks: it is to define "main", and nothing that
// stands outside of such parts is ever shown.
func complete(page *template.Template, name, text string) error {
	if main := page.Lookup("main"); main != nil && main.Tree.ParseName != name {
		return &TemplateError{Name: name, Message: `it does not define "main", so that its pages would be empty: write {{define "main"}} before what they are to show, and {{end}} after it`}
	}
	if tree := page.Lookup(name).Tree; tree != nil {
		for _, n := range tree.Root.Nodes {
			if s := strings.TrimSpace(n.String()); s != "" && n.Type() != parse.NodeComment {
				at := int(n.Position()) + strings.Index(n.String(), s[:1])
				first, _, _ := strings.Cut(s, "\n")
				return &TemplateError{Name: name, Line: 1 + strings.Count(text[:min(at, len(text))], "\n"), Part: first,
					Message: `this stands outside of {{define "main"}} … {{end}} and would be shown nowhere`}
			}
		}
	}
	return nil
}

// Reload returns the templates with one file read anew, in a small part of the time
// that LoadTemplates takes. The file must be one of those that were loaded: another is
// fs.ErrNotExist, as is one that is gone. What is wrong with the file of a page is a
// *TemplateError; of a part that all pages share, that may be found only when a page is
// made.
func (t *Templates) Reload(builtin, own fs.FS, name string) (*Templates, error) {
	if _, ok := t.sources[name]; !ok {
		return nil, fs.ErrNotExist
	}
	text, err := readTemplate(builtin, own, name)
	if err != nil {
		return nil, err
	}
	sources := maps.Clone(t.sources)
	sources[name] = text
	if isShared(name) {
		return parseTemplates(t.names, sources, t.style, t.words)
	}
	page := pageOf(t.words, t.base, name, text)
	if _, err := page(); err != nil {
		return nil, err
	}
	next := *t
	next.sources, next.pages = sources, maps.Clone(t.pages)
	next.pages[name] = page
	return &next, nil
}

// set returns the template of a page.
func (t *Templates) set(name string) (*template.Template, error) {
	page := t.pages[name]
	if page == nil {
		return nil, &TemplateError{Name: name, Message: "the template does not exist"}
	}
	return page()
}

func (t *Templates) execute(w io.Writer, name string, view any) error {
	page, err := t.set(name)
	if err != nil {
		return err
	}
	if err := page.Execute(w, view); err != nil {
		return templateError(name, err)
	}
	return nil
}

// part renders a part that a page's template defines or includes.
func (t *Templates) part(page, name string, view any) (string, error) {
	var b strings.Builder
	set, err := t.set(page)
	if err != nil {
		return "", err
	}
	if err := set.ExecuteTemplate(&b, name, view); err != nil {
		return "", templateError(page, err)
	}
	return b.String(), nil
}

var templatePlace = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::\d+)?: (.*)$`)

// templateError finds the place in the message of html/template.
func templateError(name string, err error) error {
	message := strings.ReplaceAll(err.Error(), "\n", " ")
	if m := templatePlace.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[2])
		part, message := inWords(m[3])
		return &TemplateError{Name: path.Base(m[1]), Line: line, Part: part, Message: message}
	}
	_, message = inWords(message)
	return &TemplateError{Name: name, Message: message}
}

var (
	failed  = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: (.*)$`)
	noField = regexp.MustCompile(`can't evaluate field (\w+)`)
)

// inWords says what html/template says without the words of the programming language;
// part is the expression that failed, "" when the template could not even be read.
func inWords(message string) (part, words string) {
	message = goType.ReplaceAllString(message, "")
	m := failed.FindStringSubmatch(message)
	if m == nil {
		return "", "the template cannot be read: " + message
	}
	if f := noField.FindStringSubmatch(m[2]); f != nil {
		return m[1], fmt.Sprintf("%q cannot be filled in: there is no %q here", m[1], f[1])
	}
	return m[1], fmt.Sprintf("%q cannot be filled in: %s", m[1], m[2])
}

// goType is what html/template says of types, which is nothing to an editor.
var goType = regexp.MustCompile(` in type \S+| of type \S+`)
