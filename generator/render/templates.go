package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/locale"
)

// Templates are the page templates, parsed. They are safe for concurrent use.
type Templates struct {
	words words
	pages map[string]*template.Template
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
// one. A template with an error is a *TemplateError.
func LoadTemplates(builtin, own fs.FS, l *locale.Locale) (*Templates, error) {
	names, err := fs.Glob(builtin, "*.html")
	if err != nil {
		return nil, err
	}
	partials, err := ownPartials(names, own)
	if err != nil {
		return nil, err
	}
	names = append(names, partials...)
	sources := map[string]string{}
	for _, name := range names {
		text, err := readTemplate(builtin, own, name)
		if err != nil {
			return nil, err
		}
		sources[name] = text
	}
	return parseTemplates(names, sources, words{l})
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

func readTemplate(builtin, own fs.FS, name string) (string, error) {
	if own != nil {
		text, err := fs.ReadFile(own, name)
		if err == nil {
			return string(text), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", &TemplateError{Name: name, Message: err.Error()}
		}
	}
	text, err := fs.ReadFile(builtin, name)
	return string(text), err
}

// parseTemplates makes one set for each page: base, partials and the page itself.
func parseTemplates(names []string, sources map[string]string, l words) (*Templates, error) {
	base := template.New("").Funcs(l.functions())
	for _, name := range names {
		if name != "base.html" && !strings.HasPrefix(name, "_") {
			continue
		}
		if _, err := base.New(name).Parse(sources[name]); err != nil {
			return nil, templateError(name, err)
		}
	}
	t := &Templates{words: l, pages: map[string]*template.Template{}}
	for _, name := range names {
		if name == "base.html" || strings.HasPrefix(name, "_") {
			continue
		}
		page, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if _, err := page.New(name).Parse(sources[name]); err != nil {
			return nil, templateError(name, err)
		}
		t.pages[name] = page.Lookup("base.html")
	}
	return t, nil
}

func (t *Templates) execute(w io.Writer, name string, view any) error {
	page := t.pages[name]
	if page == nil {
		return &TemplateError{Name: name, Message: "the template does not exist"}
	}
	if err := page.Execute(w, view); err != nil {
		return templateError(name, err)
	}
	return nil
}

// part renders a part that a page's template defines or includes.
func (t *Templates) part(page, name string, view any) (string, error) {
	var b strings.Builder
	set := t.pages[page]
	if set == nil {
		return "", &TemplateError{Name: page, Message: "the template does not exist"}
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
