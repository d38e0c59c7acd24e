package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/epub"
	"dossier/generator/locale"
	"dossier/generator/output"
	"dossier/generator/render"
	"dossier/generator/resolve"
	"dossier/static"
	"dossier/templates"
)

// Live is a site that follows its sources: after each change only what that touches
// is read and resolved again, and a file is made when it is asked for. What it makes
// is what a build makes, byte for byte. It is safe for concurrent use.
type Live struct {
	options Options

	updating sync.Mutex // one update at a time
	reader   *content.Reader

	mu        sync.RWMutex // guards what follows: the last state without errors
	memory    *resolve.Memory
	hurried   []string // files that were taken in by Hurry since the last Update began
	dossier   *dossier.Dossier
	templates *render.Templates
	locale    *locale.Locale
	pages     *render.Pages
	making    sync.Mutex                   // of files that are made of the whole dossier
	made      map[string]map[string][]byte // by group and path, of this state
	problems  []*diag.Diagnostic
}

// NewLive returns a site that has nothing to show before its first Update.
func NewLive(o Options) *Live {
	return &Live{options: o, reader: content.NewReader(o.Source), memory: &resolve.Memory{}}
}

// Update brings the site up to date after the files at some paths, relative to the
// source folder and separated by slashes, may have changed; without paths everything
// may have. It returns the problems of the new state. If one is an error, the site
// stays as it was. The error is for a content folder that cannot be read at all.
func (l *Live) Update(changed ...string) ([]*diag.Diagnostic, error) {
	return l.update(0, changed)
}

// Follow is Update for changes that Hurry has shown already: it takes longer and leaves
// a core to what is looked at meanwhile.
func (l *Live) Follow(changed ...string) ([]*diag.Diagnostic, error) {
	return l.update(max(1, runtime.GOMAXPROCS(0)-1), changed)
}

// update is Update on a number of cores, 0 for all.
func (l *Live) update(cores int, changed []string) ([]*diag.Diagnostic, error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	l.reader.Cores = cores
	for _, p := range changed {
		l.reader.Forget(p)
	}
	l.mu.Lock()
	l.hurried = nil
	l.mu.Unlock()
	report, memory := &diag.Report{}, l.memory.Next()
	d, err := load(l.options, l.reader, memory, report)
	if err != nil {
		return nil, err
	}
	var t *render.Templates
	var texts *locale.Locale
	if d != nil {
		t, texts, err = loadTemplates(l.options, d.Language, report)
	}
	if err != nil {
		return nil, err
	}
	var pages *render.Pages
	if t != nil {
		pages = render.NewPages(d, t)
		reportCollisions(own(l.options.Source, "static"), pages, report)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = report.All()
	if errs, _ := report.Count(); errs == 0 && d != nil {
		l.memory, l.dossier, l.locale, l.templates = memory, d, texts, t
		l.pages, l.made = pages, map[string]map[string][]byte{}
		for _, p := range l.hurried { // saved while this update was under way
			l.take(p)
		}
	}
	return l.problems, nil
}

// Shown says how much of a change is shown at once.
type Shown int

const (
	// NotShown waits for the next Update.
	NotShown Shown = iota
	// PartlyShown is a new name: the page of who has it is shown, but not yet the texts in
	// which it stands.
	PartlyShown
	// FullyShown is the whole page of what changed.
	FullyShown
)

// Hurry shows the new state of some files at once, in a small part of the time that
// Update takes for a large dossier: templates; records of which only the text changed;
// articles, statements, events and notes, also new ones; notes that are gone; in part, new
// names. It returns the least that is shown of one of them. An Update must follow, which
// says what is wrong and brings the rest up to date; Hurry may be called while one is
// under way.
func (l *Live) Hurry(changed ...string) Shown {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dossier == nil || len(changed) == 0 || len(changed) > 8 {
		return NotShown
	}
	least := FullyShown
	for _, p := range changed {
		least = min(least, l.take(p))
		if least == NotShown {
			break
		}
		l.hurried = append(l.hurried, p)
	}
	return least
}

// take takes in one changed file.
func (l *Live) take(p string) Shown {
	top, name, _ := strings.Cut(p, "/")
	switch top {
	case "templates":
		if !l.reload(name) {
			return NotShown
		}
	case "content":
		l.made = map[string]map[string][]byte{}
		return l.record(p)
	case "static": // is read when it is asked for, but for what stands in pages
		if slices.Contains(static.Sheets(), name) && !l.reloadAll() {
			return NotShown
		}
	}
	return FullyShown
}

// reload takes in one template, or a file of texts of the interface, on which all
// pages depend.
func (l *Live) reload(name string) bool {
	if strings.HasPrefix(name, "lang/") {
		return l.reloadAll()
	}
	t, err := l.templates.Reload(templates.Files, own(l.options.Source, "templates"), name)
	if err != nil {
		return false
	}
	l.templates = t
	l.pages.Use(t)
	return true
}

// reloadAll takes in all templates, the texts of the interface and the style sheet that
// long articles carry.
func (l *Live) reloadAll() bool {
	t, texts, err := loadTemplates(l.options, l.dossier.Language, &diag.Report{})
	if err != nil || t == nil {
		return false
	}
	l.templates, l.locale = t, texts
	l.pages, l.made = render.NewPages(l.dossier, l.templates), map[string]map[string][]byte{}
	return true
}

// record takes in one record.
func (l *Live) record(p string) Shown {
	raw := content.ReadOne(l.options.Source, p)
	if raw == nil {
		_, err := os.Lstat(filepath.Join(l.options.Source, filepath.FromSlash(p)))
		if !errors.Is(err, fs.ErrNotExist) || !l.memory.Unnote(p) {
			return NotShown
		}
		l.pages.Changed(nil)
		return FullyShown
	}
	if l.memory.Reword(raw) || l.memory.Renote(raw) {
		l.pages.Changed(nil)
		return FullyShown
	}
	if l.memory.Rename(raw) {
		l.pages.Changed(nil)
		return PartlyShown
	}
	record, ok := l.memory.Renew(raw)
	if !ok {
		return NotShown
	}
	l.pages.Changed(record)
	if _, named := record.(*dossier.Entity); named {
		return PartlyShown
	}
	return FullyShown
}

// loadTemplates loads the templates and the texts of the interface; what is wrong with
// one goes into the report, and both are nil.
func loadTemplates(o Options, language string, report *diag.Report) (*render.Templates, *locale.Locale, error) {
	folder := own(o.Source, "templates")
	l, err := locale.Load(folder, language)
	var le *locale.FileError
	if errors.As(err, &le) {
		reportTemplate(o.Source, &render.TemplateError{Name: le.Name, Line: le.Line, Message: le.Message}, report)
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	style, err := staticFile(own(o.Source, "static"), static.Sheet)
	if err != nil {
		return nil, nil, err
	}
	t, err := render.LoadTemplates(templates.Files, folder, string(style), l)
	var te *render.TemplateError
	if errors.As(err, &te) {
		reportTemplate(o.Source, te, report)
		return nil, nil, nil
	}
	return t, l, err
}

// File makes the file at a path from the root of the site. A path that the site does
// not have, and any before there is a site, is fs.ErrNotExist; a template that fails
// is a *Broken.
func (l *Live) File(name string) ([]byte, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.pages == nil {
		return nil, fs.ErrNotExist
	}
	data, err := l.pages.Page(name)
	var te *render.TemplateError
	if errors.As(err, &te) {
		report := &diag.Report{}
		reportTemplate(l.options.Source, te, report)
		return nil, &Broken{report.All()}
	}
	if data != nil || err != nil {
		return data, err
	}
	if data, err := staticFile(own(l.options.Source, "static"), name); err == nil {
		return data, nil
	}
	return l.wholeFile(name)
}

// Broken is a page that could not be made.
type Broken struct {
	// Problems say why.
	Problems []*diag.Diagnostic
}

func (b *Broken) Error() string { return b.Problems[0].Message }

// staticFile returns a static file: the dossier's own, or else the built-in one.
func staticFile(own fs.FS, name string) ([]byte, error) {
	if !fs.ValidPath(name) || hidden(name) {
		return nil, fs.ErrNotExist
	}
	if name == static.Sheet {
		sheets := map[string][]byte{}
		for _, p := range static.Sheets() {
			sheets[p], _ = eitherFile(own, p) // the build says what cannot be read
		}
		return joined(sheets), nil
	}
	if slices.Contains(static.Sheets(), name) {
		return nil, fs.ErrNotExist
	}
	data, err := eitherFile(own, name)
	return static.Lean(name, data), err
}

// eitherFile reads a file of the dossier's own, or else the built-in one.
func eitherFile(own fs.FS, name string) ([]byte, error) {
	if isFile(own, name) && !isEmbedding(name) {
		return fs.ReadFile(own, name)
	}
	return fs.ReadFile(static.Files, name)
}

// hidden says whether a part of a path begins with a point.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// madeTogether names the group of a file that is made of the whole dossier: one is
// not made without the others. It is "" for a path that no group has.
func madeTogether(name string) string {
	switch {
	case slices.Contains([]string{"sitemap.xml", "robots.txt", "CNAME", ".nojekyll", export.ManifestPath}, name):
		return "hosts"
	case strings.HasPrefix(name, "data/search/"):
		return "search"
	case name == epub.Path:
		return "book"
	case path.Ext(name) == ".xml":
		return "feeds"
	case strings.HasPrefix(name, "data/") && path.Ext(name) != ".html", path.Ext(name) == ".jsonld":
		return "data"
	}
	return ""
}

// wholeFile returns a file that is made of the whole dossier. It is kept, with those
// of its group, until the dossier changes.
func (l *Live) wholeFile(name string) ([]byte, error) {
	l.making.Lock()
	defer l.making.Unlock()
	group := madeTogether(name)
	if _, made := l.made[group]; !made && group != "" {
		files := &memory{files: map[string][]byte{}}
		if err := l.makeGroup(group, files); err != nil {
			return nil, err
		}
		l.made[group] = files.files
	}
	if data, ok := l.made[group][name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

func (l *Live) makeGroup(group string, files *memory) error {
	switch group {
	case "feeds":
		return addFeeds(l.dossier, l.locale, files)
	case "search":
		return addSearch(l.dossier, l.locale, files)
	case "book":
		return addBook(l.dossier, l.locale, files)
	case "data":
		return addData(l.dossier, l.locale, files)
	}
	// The files for hosts list all pages, which only a whole build knows.
	_, err := produce(l.options, l.dossier, &hostFiles{made: files}, &diag.Report{})
	return err
}

// memory keeps files by path. It is safe for concurrent use.
type memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (m *memory) Add(path string, data []byte, _ string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[path] = bytes.Clone(data)
	return nil
}

func (m *memory) Create(path, producer string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return m.Add(path, b.Bytes(), producer)
}

// hostFiles keeps, of all files of a site, those for hosts, and of the others what
// these say of them.
type hostFiles struct {
	made  *memory
	mu    sync.Mutex
	files []output.File
}

func (f *hostFiles) Add(path string, data []byte, producer string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files = append(f.files, output.File{Path: path, Size: int64(len(data)), Sum: sha256.Sum256(data)})
	if madeTogether(path) == "hosts" {
		return f.made.Add(path, data, producer)
	}
	return nil
}

func (f *hostFiles) Create(path, producer string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return f.Add(path, b.Bytes(), producer)
}

func (f *hostFiles) Files() []output.File {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.SortedFunc(slices.Values(f.files), func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
}

// ScriptTexts returns the texts of some scripts in the language of the dossier, by the
// keys that dossier.js knows; nil before there is a site.
func (l *Live) ScriptTexts(scripts ...string) map[string]any {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.locale == nil {
		return nil
	}
	texts := map[string]any{}
	for _, script := range scripts {
		for key, text := range l.locale.Sources("script." + script + ".") {
			texts[strings.TrimPrefix(key, "script.")] = text
		}
	}
	return texts
}

// Source returns the file of the record whose page stands at a path from the root of
// the site, from the source folder, such as "content/articles/x.md"; "" for a page
// that no record has.
func (l *Live) Source(name string) string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.pages == nil {
		return ""
	}
	return l.pages.Source(name)
}

// View calls f with the dossier, which must not be kept, while it does not change;
// with nil before there is one.
func (l *Live) View(f func(*dossier.Dossier)) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	f(l.dossier)
}

// Problems returns the problems of the sources as they were at the last Update.
func (l *Live) Problems() []*diag.Diagnostic {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.problems
}
