package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dossier/generator/anchor"
	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
)

type newCommand struct {
	Kind       string   `arg:"" help:"Kind of record: dossier, article, actor, organization, theme, annotation, statement, event or page."`
	Name       string   `arg:"" optional:"" help:"Its name or title. A note or statement without one is named after its quotation."`
	Source     string   `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, with content/ in it."`
	Article    string   `placeholder:"ID" help:"Article of a note, or of the first appearance of a statement or event."`
	Quote      string   `placeholder:"TEXT" help:"Words of the article that it holds on to."`
	Occurrence int      `placeholder:"N" help:"Which of several places is meant, counted from one."`
	Set        []string `short:"f" placeholder:"FIELD=VALUE" sep:"none" help:"Fill in a field; may be given several times. Entries of a list stand apart by commas, or are YAML: [a, \"b, c\"]."`
	Text       string   `placeholder:"MARKDOWN" help:"Text below the fields."`
	ID         string   `name:"id" placeholder:"ID" help:"File name without .md, in place of one made from the name."`
}

// Help is the part of the help that stands below the flags' own command.
func (newCommand) Help() string {
	return `It writes one file below content/, with the fields of its kind: those that are given, those that are required and still missing as comments that say so, the others as comments with an example. No file is overwritten.

With --article and --quote the passage is looked up: the words are written as they stand in the article, and prefix and suffix are added where the words stand more than once.

  dossier new actor "Jane Roe" -f aliases="Jane A. Roe"
  dossier new annotation --article first-report --quote "would not hold"
  dossier new statement --article first-report --quote "would not hold" -f speaker=jane-roe -f act=warn -f said=2025-10`
}

func (c *newCommand) Run(s streams) error {
	kind, err := kindNamed(c.Kind)
	if err != nil {
		return err
	}
	if kind == content.Dossier {
		return c.dossier(s)
	}
	if err := checkSource(c.Source); err != nil {
		return err
	}
	d, err := loadAll(c.Source, "", s)
	if err != nil {
		return err
	}
	given, passage, err := c.given(kind, d)
	if err != nil {
		return err
	}
	return c.write(s, kind, given, passage)
}

// kindNamed returns the kind that a word names, in the singular or the plural.
func kindNamed(word string) (content.Kind, error) {
	var names []string
	for _, k := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		if w := strings.ToLower(word); w == k.String() || w == k.Folder() {
			return k, nil
		}
		names = append(names, k.String())
	}
	help := "the kinds are " + strings.Join(names, ", ")
	near := diag.Nearest(word, names)
	if kind := content.KindMeant(word); kind != 0 {
		near = kind.String()
	}
	if near != "" {
		help = fmt.Sprintf("did you mean %q? %s", near, help)
	}
	return 0, usageError{fmt.Sprintf("there is no kind of record %q", word), help}
}

// fields are the values that are given for the fields of a record; of a list, there may
// be several.
type fields map[string][]string

// otherwise gives a field a value unless it has one.
func (f fields) otherwise(key, value string) {
	if len(f[key]) == 0 && value != "" {
		f[key] = []string{value}
	}
}

// set reads the fields that are given for a kind of record.
func (c *newCommand) set(kind content.Kind) (fields, error) {
	lists := map[string]bool{}
	var keys []string
	for _, spec := range content.Schema(kind) {
		lists[spec.Key] = spec.List
		keys = append(keys, spec.Key)
	}
	given := fields{}
	for _, pair := range c.Set {
		key, value, ok := strings.Cut(pair, "=")
		list, known := lists[key]
		switch {
		case !ok:
			return nil, usageError{fmt.Sprintf("-f %s gives no value", pair), "write -f FIELD=VALUE"}
		case !known:
			help := fmt.Sprintf("it has %s", strings.Join(keys, ", "))
			if near := diag.Nearest(key, keys); near != "" {
				help = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, usageError{fmt.Sprintf("%s has no field %q", kind.WithArticle(), key), help}
		case !list && len(given[key]) > 0:
			return nil, usageError{fmt.Sprintf("the field %q is given twice, and takes one value", key), "give it once"}
		case strings.TrimSpace(value) != "":
			given[key] = append(given[key], value)
		}
	}
	return given, nil
}

// given collects the fields that are known.
func (c *newCommand) given(kind content.Kind, d *dossier.Dossier) (fields, *compose.Passage, error) {
	given, err := c.set(kind)
	if err != nil {
		return nil, nil, err
	}
	given.otherwise(nameField(kind), c.Name)
	if kind == content.Annotation {
		given.otherwise("created", time.Now().Format(time.DateOnly))
		if len(d.Editors) == 1 {
			given.otherwise("author", d.Editors[0].ID)
		}
	}
	passage, err := c.passage(kind, d)
	return given, passage, err
}

// nameField is the field under which a kind of record is listed.
func nameField(kind content.Kind) string {
	if kind == content.Actor || kind == content.Organization {
		return "name"
	}
	return "title"
}

// passage looks the quotation up; nil when none is asked for.
func (c *newCommand) passage(kind content.Kind, d *dossier.Dossier) (*compose.Passage, error) {
	switch {
	case c.Article == "" && c.Quote == "":
		return nil, nil
	case kind != content.Annotation && kind != content.Statement && kind != content.Event:
		return nil, usageError{fmt.Sprintf("%s holds on to no passage", kind.WithArticle()), "leave --article and --quote out"}
	case c.Article == "" || c.Quote == "":
		return nil, usageError{"--article and --quote belong together", "give both"}
	}
	var ids []string
	for _, a := range d.Articles {
		if a.ID == content.IDOf(c.Article) {
			return c.find(a)
		}
		ids = append(ids, a.ID)
	}
	help := "the files in content/articles, without .md, are the ids"
	if near := diag.Nearest(c.Article, ids); near != "" {
		help = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, usageError{fmt.Sprintf("there is no article %q", c.Article), help}
}

// find gives the quotation that stands in the article, with the prefix and suffix
// that decide.
func (c *newCommand) find(a *dossier.Article) (*compose.Passage, error) {
	text := ""
	if !a.Body.Empty() {
		text = a.Body.Doc.Text
	}
	found := anchor.New(text, nil).Find(anchor.Quote{Exact: c.Quote})
	quote := anchor.Quote{Exact: c.Quote}
	switch found.Verdict {
	case anchor.Exact:
		if c.Occurrence > 1 {
			return nil, usageError{fmt.Sprintf("the words stand in %q once", a.ID), "leave --occurrence out"}
		}
		quote.Exact = oneLine(text[found.Place.Start:found.Place.End])
	case anchor.Ambiguous:
		if c.Occurrence < 1 || c.Occurrence > len(found.Candidates) {
			return nil, usageError{fmt.Sprintf("the words stand in %q %d times", a.ID, found.Hits), "choose one with --occurrence:\n" + places(a, found.Candidates)}
		}
		quote = found.Candidates[c.Occurrence-1].Patch
		if quote.Exact == "" {
			return nil, usageError{"no prefix and suffix tell this place from the others", "quote more words"}
		}
	case anchor.Drifted:
		return nil, usageError{fmt.Sprintf("the words stand in %q only nearly so", a.ID), fmt.Sprintf("the article has %q", oneLine(text[found.Place.Start:found.Place.End]))}
	default:
		if strings.TrimSpace(text) == "" {
			return nil, usageError{fmt.Sprintf("the article %q has no text that could be quoted", a.ID), "write its text below the front matter first"}
		}
		help := "copy the words from the article as it is shown, without markup"
		const alike = 0.8 // below it, the nearest words say something else
		if len(found.Candidates) > 0 && found.Candidates[0].Score >= alike {
			p := found.Candidates[0].Place
			help += fmt.Sprintf("; the nearest are %q", oneLine(text[p.Start:p.End]))
		}
		return nil, usageError{fmt.Sprintf("the words stand nowhere in %q: %s", a.ID, found.Reason), help}
	}
	return &compose.Passage{Article: a.ID, Quote: quote}, nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// places lists where a quotation stands, with the words around it.
func places(a *dossier.Article, all []anchor.Candidate) string {
	const around = 30 // bytes
	text := a.Body.Doc.Text
	var b strings.Builder
	for i, c := range all {
		before := strings.ToValidUTF8(text[max(c.Place.Start-around, 0):c.Place.Start], "")
		after := strings.ToValidUTF8(text[c.Place.End:min(c.Place.End+around, len(text))], "")
		b.WriteString(strings.ReplaceAll(fmt.Sprintf("  %d (¶%d) …%s[%s]%s…", i+1, a.Body.Doc.Paragraph(c.Place.Start), before, text[c.Place.Start:c.Place.End], after), "\n", " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// words are what the file of a record is named after: the id that is asked for, its name or
// title, or else the first words of its quotation; "" for none of these.
func (c *newCommand) words(kind content.Kind, given fields, passage *compose.Passage) string {
	if named := cmp.Or(c.ID, c.Name, strings.Join(given[nameField(kind)], " ")); named != "" || passage == nil {
		return named
	}
	words := strings.Fields(passage.Quote.Exact)
	return strings.Join(words[:min(len(words), 7)], " ")
}

// write writes the record and says what is to be done next.
func (c *newCommand) write(s streams, kind content.Kind, given fields, passage *compose.Passage) error {
	words := c.words(kind, given, passage)
	if words == "" {
		return usageError{"the record has no name", fmt.Sprintf("give it one: dossier new %s \"…\"", kind)}
	}
	dir, err := os.OpenRoot(filepath.Join(c.Source, "content"))
	if err != nil {
		return err
	}
	defer dir.Close()
	in := func(id string) string { return path.Join(kind.Folder(), id+".md") }
	taken := func(id string) bool {
		_, err := dir.Lstat(in(id))
		return err == nil
	}
	id := compose.ID(words, kind.String())
	if c.ID != "" && taken(id) {
		return usageError{fmt.Sprintf("content/%s is there already", in(id)), "choose another --id, or leave it out, and one is made from the name"}
	}
	id = compose.Free(id, taken)
	text, missing := compose.New(kind, given, passage, c.Text)
	if err := refuse(s, "content/"+in(id), kind, text); err != nil {
		return err
	}
	if err := compose.Create(dir, in(id), text); errors.Is(err, fs.ErrPermission) {
		return usageError{fmt.Sprintf("content/%s cannot be written: permission denied", in(id)), fmt.Sprintf("make the folder content/%s writable", kind.Folder())}
	} else if err != nil {
		return err
	}
	name := path.Join(filepath.ToSlash(c.Source), "content", in(id))
	todo := "write the text below the fields, then "
	if c.Text != "" {
		todo = ""
	}
	if len(missing) > 0 {
		todo = fmt.Sprintf("fill in %s, which the record needs, then ", strings.Join(missing, ", "))
	}
	fmt.Fprintf(s.out, "%s\nnext: %s%s\n", name, todo, next(c.Source, "check"))
	if c.ID == "" && strings.ContainsFunc(words, foreign) {
		fmt.Fprintf(s.out, "note: a file name takes Latin letters alone; with --id NAME you choose them yourself\n")
	}
	return nil
}

// foreign tells whether a letter is of another script than the Latin one.
func foreign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// refuse reports values that their fields do not take; a record with such is not
// written.
func refuse(s streams, name string, kind content.Kind, text string) error {
	report, wrong := &diag.Report{}, []*diag.Diagnostic{}
	content.Parse(name, kind, []byte(text), report)
	for _, d := range report.All() {
		if d.Code != diag.FieldMissing {
			wrong = append(wrong, d)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	if err := diag.WriteText(s.err, wrong); err != nil {
		return err
	}
	return usageError{"nothing was written", "give values that their fields take"}
}

// dossier begins a new dossier in a folder, which is made.
func (c *newCommand) dossier(s streams) error {
	given, err := c.set(content.Dossier)
	if err != nil {
		return err
	}
	given.otherwise("title", c.Name)
	given.otherwise("language", "en")
	desk := "Editorial desk"
	if language, _, _ := strings.Cut(given["language"][0], "-"); language == "ar" {
		desk = "هيئة التحرير"
	}
	given.otherwise("editors", "[{id: desk, name: "+desk+"}]")
	if len(given["title"]) == 0 {
		return usageError{"the dossier has no title", "give it one: dossier new dossier \"…\""}
	}
	text, _ := compose.New(content.Dossier, given, nil, c.Text)
	if err := refuse(s, "content/dossier.md", content.Dossier, text); err != nil {
		return err
	}
	if err := os.MkdirAll(c.Source, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(c.Source)
	if err != nil {
		return err
	}
	defer root.Close()
	name := path.Join(filepath.ToSlash(c.Source), "content", "dossier.md")
	if err := compose.Create(root, "content/dossier.md", text); errors.Is(err, fs.ErrExist) {
		return usageError{fmt.Sprintf("%s is there already", name), "name another folder with --source"}
	} else if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\nnext: write what it is about below the fields, then %s, with a saved page or an address for PAGE\n", name, next(c.Source, "import PAGE"))
	return nil
}

// next is how the program is called next for the dossier in a folder.
func next(source, rest string) string {
	switch {
	case filepath.Clean(source) == ".":
		return "dossier " + rest
	case strings.Contains(source, " "):
		source = strconv.Quote(source)
	}
	return fmt.Sprintf("dossier %s -s %s", rest, source)
}
