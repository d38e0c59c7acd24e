// Package site builds the site of a dossier: read, resolve, render, write.
package site

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dossier/generator/card"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/epub"
	"dossier/generator/export/feed"
	"dossier/generator/locale"
	"dossier/generator/output"
	"dossier/generator/parallel"
	"dossier/generator/render"
	"dossier/generator/resolve"
	"dossier/generator/search"
	"dossier/generator/source"
	"dossier/static"
	"dossier/templates"
)

// Options say what is built.
type Options struct {
	// Source is the dossier's folder, which has content/ and may have templates/ and
	// static/.
	Source string
	// BaseURL takes the place of the dossier's own base_url; "" for that.
	BaseURL string
	// Drafts takes drafts in.
	Drafts bool
	// Strict lets warnings fail, too.
	Strict bool
	// Cache is the folder in which Write keeps what the next Write should know; "" for
	// none. See CacheFolder.
	Cache string
	// Progress, which may be nil, is told how much of all pages is done.
	Progress render.Progress
}

// Site is a site that has been made.
type Site struct {
	// Dossier is nil when the last build had made the same.
	Dossier *dossier.Dossier
	Counts  Counts
	// Files holds what was made; nil when it was written at once.
	Files *output.Set
	// Pages is the number of HTML pages.
	Pages int
}

// Counts are the numbers of records.
type Counts struct {
	Articles, Actors, Organizations, Themes, Annotations, Statements, Events, Pages int
	// Drafts were left out.
	Drafts int
}

// CountsOf returns the numbers of the records of a dossier, which must not be nil.
func CountsOf(d *dossier.Dossier) Counts {
	return Counts{len(d.Articles), len(d.Actors), len(d.Organizations), len(d.Themes), len(d.Annotations), len(d.Statements), len(d.Events), len(d.Pages), d.Drafts}
}

// sink takes the files of a site, from several goroutines, and lists them;
// *output.Set and *output.Build do.
type sink interface {
	adder
	Files() []output.File
}

// adder takes files: as a whole, which is not kept, or piece by piece.
type adder interface {
	Add(path string, data []byte, producer string) error
	Create(path, producer string, write func(io.Writer) error) error
}

// Make builds the site in memory. What is wrong with the input goes into the
// report; when that has errors there is no site, which is no error of Make's.
func Make(o Options, report *diag.Report) (*Site, error) {
	d, err := Load(o, report)
	if err != nil {
		return nil, err
	}
	return MakeOf(o, d, report)
}

// MakeOf is Make for a dossier that Load gave with the same options and report.
func MakeOf(o Options, d *dossier.Dossier, report *diag.Report) (*Site, error) {
	if d == nil || o.isFailed(report) {
		return nil, nil
	}
	files := &output.Set{}
	s, err := produce(o, d, files, report)
	if s != nil {
		s.Files = files
	}
	return s, err
}

// Write builds the site into destination, where each file goes as soon as it is made; the previous site
// stays until all are. When the report has errors there is no site, the destination is as it was, and that
// is no error of Write's. When the last Write has made the same, nothing is made anew.
func Write(o Options, destination string, report *diag.Report) (*Site, output.Summary, error) {
	inputs := inputsOf(o) // before they are read: what changes meanwhile is seen by the next build
	if s, summary, ok := again(o, destination, inputs); ok {
		return s, summary, nil
	}
	d, err := Load(o, report)
	if err != nil || d == nil || o.isFailed(report) {
		return nil, output.Summary{}, err
	}
	files, err := output.Begin(destination)
	if err != nil {
		return nil, output.Summary{}, err
	}
	defer files.Discard()
	s, err := produce(o, d, files, report)
	if s == nil || err != nil {
		return nil, output.Summary{}, err
	}
	summary, err := files.Commit()
	if err == nil {
		s.remember(o, destination, inputs, files.ManifestSum(), report)
	}
	return s, summary, err
}

// isFailed reports whether there is to be no site.
func (o Options) isFailed(report *diag.Report) bool {
	errs, warnings := report.Count()
	return errs > 0 || o.Strict && warnings > 0
}

// produce renders every file, and returns nil if the report says that there is to be no site.
func produce(o Options, d *dossier.Dossier, files sink, report *diag.Report) (*Site, error) {
	s := &Site{Dossier: d, Counts: CountsOf(d)}
	if err := s.render(o, files, report); err != nil || o.isFailed(report) {
		return nil, err
	}
	return s, nil
}

// Load reads and resolves the dossier. What is wrong goes into the report; the dossier is
// whole for what remains, and nil without a content/dossier.md that can be read. The error
// is for a content folder that cannot be read at all.
func Load(o Options, report *diag.Report) (*dossier.Dossier, error) {
	return load(o, content.NewReader(o.Source), nil, report)
}

// load reads what changed since the reader read last, and resolves the dossier with
// a memory, which may be nil.
func load(o Options, reader *content.Reader, memory *resolve.Memory, report *diag.Report) (*dossier.Dossier, error) {
	records, err := reader.Read(report)
	if err != nil {
		return nil, err
	}
	reportFolders(o.Source, report)
	reportUnreadable(own(o.Source, "static"), report)
	reportSheets(own(o.Source, "static"), report)
	return resolved(o, records, resolve.Options{Drafts: o.Drafts, Memory: memory, Cores: reader.Cores}, report), nil
}

// resolved resolves the records of a dossier, nil when there is none to speak of.
func resolved(o Options, records []*content.Record, how resolve.Options, report *diag.Report) *dossier.Dossier {
	own := own(o.Source, "static")
	kinds := map[content.Kind]int{}
	for _, r := range records {
		if r.Kind == content.Dossier {
			how.Words = sync.OnceValue(func() *locale.Locale { return words(o, r) })
		}
		if o.Drafts || !r.Draft() {
			kinds[r.Kind]++
		}
	}
	count := func(k content.Kind) int { return kinds[k] }
	how.Static = func(p string) bool { return isOwn(own, p) || isFile(static.Files, p) || render.IsList(p, count) }
	how.Size = func(p string) (width, height int) { return sizeOf(own, p) }
	d := resolve.Resolve(records, how, report)
	if d != nil {
		reportDomain(own, d, report)
		reportLanguage(o, d, report)
	}
	if d != nil && o.BaseURL != "" {
		d.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	return d
}

// reportDomain reports a CNAME of the dossier's own that names another host than its domain.
func reportDomain(own fs.FS, d *dossier.Dossier, report *diag.Report) {
	if d.Domain == "" || !isFile(own, "CNAME") {
		return
	}
	data, err := fs.ReadFile(own, "CNAME")
	if host := strings.TrimSpace(string(data)); err == nil && !strings.EqualFold(host, d.Domain) {
		report.Add(diag.AddressDomain, d.Record.Place("domain"), "the site's domain is %q, but static/CNAME says %q, which counts", d.Domain, host).
			See(source.Span{File: source.New("static/CNAME", "")}, "the file").
			WithHelp("delete static/CNAME, which is made from domain, or write the same host in both")
	}
}

// reportLanguage reports that the interface has no texts in the language of the dossier.
func reportLanguage(o Options, d *dossier.Dossier, report *diag.Report) {
	if locale.Speaks(own(o.Source, "templates"), d.Language) {
		return
	}
	report.Add(diag.TemplateLang, d.Record.Place("language"), "there are no texts in %q for menus and headings, which stay English", d.Language).
		WithHelp("write them into templates/lang/%s.json beside content/, after the built-in templates/lang/en.json; {} keeps the English ones", d.Language)
}

// words returns the interface texts of a dossier's language, English ones for those that
// cannot be used, which is reported when pages are made.
func words(o Options, settings *content.Record) *locale.Locale {
	l, err := locale.Load(own(o.Source, "templates"), cmp.Or(settings.Text("language"), "en"))
	if err != nil {
		return locale.English()
	}
	return l
}

// render makes every file of the site.
func (s *Site) render(o Options, files sink, report *diag.Report) error {
	all := collector{files, report, s.Dossier}
	t, l, err := loadTemplates(o, s.Dossier.Language, report)
	if t == nil || err != nil {
		return err
	}
	// They take as long as the longest pages, so that they are made beside these; but each holds
	// much while it is made, so that not all are made at once where there are few cores.
	work := []func() error{
		func() error { return addSearch(s.Dossier, l, all) }, func() error { return addData(s.Dossier, l, all) },
		func() error { return addFeeds(s.Dossier, l, all) }, func() error { return addBook(s.Dossier, l, all) },
	}
	beside := make(chan error, 1)
	go func() {
		beside <- parallel.Try(max(1, runtime.GOMAXPROCS(0)/2), len(work), func(_, i int) error { return guarded(work[i]) })
	}()
	err = cmp.Or(render.Site(s.Dossier, t, all.Add, o.Progress), <-beside)
	var te *render.TemplateError
	if errors.As(err, &te) {
		reportTemplate(o.Source, te, report)
		return nil
	}
	if err != nil {
		return err
	}
	own := own(o.Source, "static")
	if err := s.hosts(own, all); err != nil {
		return err
	}
	if err := addStatic(own, all.Add, report); err != nil {
		return err
	}
	made := files.Files()
	for _, f := range made {
		if strings.HasSuffix(f.Path, ".html") {
			s.Pages++
		}
	}
	return all.Create(export.ManifestPath, "the list of all files", export.NewManifest(s.Dossier, sums(made)).Write)
}

// sums returns the sums of files as a manifest has them.
func sums(files []output.File) map[string]string {
	all := make(map[string]string, len(files))
	for _, f := range files {
		all[f.Path] = hex.EncodeToString(f.Sum[:])
	}
	return all
}

// guarded calls f and makes an error of a panic.
func guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the data files, feeds, search or book cannot be made: %s; this is a mistake of dossier: please report it, with the dossier", diag.Panic(p))
		}
	}()
	return f()
}

// hosts adds the files that hosts look for, but for those that the dossier has in
// its own static/.
func (s *Site) hosts(own fs.FS, all collector) error {
	var pages []string
	moved := map[string]bool{"404.html": true}
	for _, m := range s.Dossier.Moved {
		moved[m.From] = true
	}
	for _, f := range all.files.Files() {
		if strings.HasSuffix(f.Path, ".html") && !moved[f.Path] {
			pages = append(pages, f.Path)
		}
	}
	for _, f := range export.Hosts(s.Dossier, pages) {
		if isOwn(own, f.Path) {
			continue
		}
		if err := all.Add(f.Path, f.Data, "the files for hosts"); err != nil {
			return err
		}
	}
	return nil
}

// collector passes files on, and reports those that collide.
type collector struct {
	files   sink
	report  *diag.Report
	dossier *dossier.Dossier // nil for files that are made of no record
}

func (c collector) Add(path string, data []byte, producer string) error {
	return c.reported(c.files.Add(path, data, producer))
}

func (c collector) Create(path, producer string, write func(io.Writer) error) error {
	return c.reported(c.files.Create(path, producer, write))
}

// reported reports an error that is about the input, and returns any other.
func (c collector) reported(err error) error {
	var ce *output.CollisionError
	var pe *output.PathError
	switch {
	case errors.As(err, &ce):
		c.reportCollision(ce)
	case errors.As(err, &pe):
		c.reportPath(pe)
	default:
		return err
	}
	return nil
}

// reportCollision reports two files with one path, at the file in static/ or else at a record.
func (c collector) reportCollision(ce *output.CollisionError) {
	span, help := source.Span{}, "rename the file of one of the two records"
	if c.dossier != nil {
		for h := range c.dossier.Heads() {
			if slices.Contains(ce.Paths[:], h.Address) {
				span.File = h.Record.File
			}
		}
	}
	for _, p := range ce.Producers {
		if strings.HasPrefix(p, "static/") {
			span, help = source.Span{File: source.New(p, "")}, "rename "+p+", or delete it"
			break
		}
	}
	c.report.Add(diag.OutputCollision, span, "%s", ce).WithHelp("%s", help)
}

// reportPath reports a path that cannot be written everywhere, at the record or the former id that
// it is made of.
func (c collector) reportPath(pe *output.PathError) {
	span, help := source.Span{}, "rename the record's file"
	if c.dossier != nil {
		stem := strings.TrimSuffix(pe.Path, path.Ext(pe.Path))
		for _, m := range c.dossier.Moved {
			if strings.TrimSuffix(m.From, ".html") == stem {
				span, help = m.At, "delete the former id: nobody can have been given an address that could not be"
			}
		}
		for h := range c.dossier.Heads() {
			if strings.TrimSuffix(h.Address, ".html") == stem {
				span = source.Span{File: h.Record.File}
			}
		}
	}
	if strings.HasPrefix(pe.Producer, "static/") {
		span, help = source.Span{File: source.New(pe.Producer, "")}, "rename "+pe.Producer+", or delete it"
	}
	c.report.Add(diag.OutputCollision, span, "%s", pe).WithHelp("%s", help)
}

// reportTemplate reports a template that cannot be used, at its line.
func reportTemplate(root string, te *render.TemplateError, report *diag.Report) {
	text, err := os.ReadFile(filepath.Join(root, "templates", te.Name))
	if err != nil {
		text, _ = fs.ReadFile(templates.Files, te.Name)
	}
	file := source.New("templates/"+te.Name, strings.ToValidUTF8(string(text), "?"))
	line := file.Line(max(te.Line, 1))
	at := file.LineStart(max(te.Line, 1))
	span := source.Span{File: file, Start: at, End: at + len(line)}
	if before, _, ok := strings.Cut(line, te.Part); ok && te.Part != "" {
		span = span.Sub(len(before), len(before)+len(te.Part))
	}
	help := "compare it with the built-in template of this name, whose data templates/templates.go describes, or delete it to use that one"
	switch _, err := fs.Stat(templates.Files, te.Name); {
	case path.Ext(te.Name) == ".json":
		help = `write it as the built-in templates/lang/en.json is, "name": "text" with a comma between two and none behind the last, or delete it`
	case err != nil:
		help = "give it the name of the template whose place it takes, or one that begins with _ if others use its parts, or delete it"
	}
	report.Add(diag.TemplateError, span, "%s", te.Message).WithHelp("%s", help)
}

// addData adds the files that are made of the dossier without templates.
func addData(d *dossier.Dossier, l *locale.Locale, files adder) error {
	for _, set := range export.Datasets() {
		if set.Write == nil {
			continue
		}
		if err := files.Create(set.Path, "the data files", func(w io.Writer) error { return set.Write(w, d, l) }); err != nil {
			return err
		}
	}
	for _, f := range export.Annotations(d, l) {
		if err := files.Create(f.Path, "the data files", f.Write); err != nil {
			return err
		}
	}
	return nil
}

// addSearch adds the search index.
func addSearch(d *dossier.Dossier, l *locale.Locale, files adder) error {
	return search.Write(d, l, func(path string, data []byte) error { return files.Add(path, data, "the search index") })
}

// addBook adds the dossier as a book, unless it is too large for one.
func addBook(d *dossier.Dossier, l *locale.Locale, files adder) error {
	if !epub.Made(d) {
		return nil
	}
	cover := card.Cover(card.Card{Title: d.Title, Source: d.Subtitle})
	data, err := epub.Make(d, l, feed.Tag(&d.Settings, "book"), cover)
	if err != nil {
		return fmt.Errorf("%s: %w", epub.Path, err)
	}
	return files.Add(epub.Path, data, "the book")
}

// addFeeds adds the Atom feeds.
func addFeeds(d *dossier.Dossier, l *locale.Locale, files adder) error {
	m := feed.New(d, l)
	if err := cmp.Or(files.Add(feed.SitePath, m.Site(), "the feed"), files.Add(feed.CorrectionsPath, m.Corrections(), "the feed of corrections")); err != nil {
		return err
	}
	former := map[*dossier.Head][]string{}
	for _, moved := range d.Moved { // a reader of feeds cannot be led on by a page
		former[moved.To] = append(former[moved.To], strings.TrimSuffix(moved.From, ".html")+".xml")
	}
	for _, x := range d.Entities {
		// A path that cannot be is reported with the entity's page, whose name is longer.
		if output.CheckPath(feed.Path(x)) != "" {
			continue
		}
		for _, path := range append(former[&x.Head], feed.Path(x)) {
			if err := files.Add(path, m.Entity(x), "the feed of "+x.Key()); err != nil {
				return err
			}
		}
	}
	return nil
}
