package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/importing"
	"dossier/generator/site"
)

type importCommand struct {
	Pages       []string `arg:"" optional:"" name:"page" help:"Saved HTML pages, plain texts, markdown, or addresses (https://…); each becomes an article."`
	Source      string   `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, with content/ in it."`
	BaseURL     string   `short:"b" name:"base-url" placeholder:"URL" help:"Address of the dossier's site, by which notes on its pages are known, in place of base_url in dossier.md."`
	Annotations string   `placeholder:"FILE" help:"Take the notes of another annotation tool into content/annotations: Web Annotations, or the JSON of Hypothesis. - reads the standard input."`
	Title       string   `placeholder:"TEXT" help:"Title of the article, in place of the page's own."`
	Publisher   string   `placeholder:"NAME" help:"Outlet of the article, by the id or name of an organization; one that nobody lists gets a record."`
	Published   string   `placeholder:"DATE" help:"Day of publication, in EDTF."`
	URL         string   `name:"url" placeholder:"URL" help:"Address of the original."`
	Encoding    string   `placeholder:"NAME" help:"Encoding of a file that does not say it, such as windows-1256."`
	DryRun      bool     `short:"n" help:"Say what would be written, and write nothing."`
}

// Help is the part of the help that stands below the flags' own command.
func (importCommand) Help() string {
	return `A page is an HTML file as a browser saves it ("HTML only" or "complete"), a plain text (.txt), or markdown (.md), which is kept as it is. PDF, MHTML, web archives and word processors' files are not read; copy their text into a file that ends in .txt.

A page becomes content/articles/ID.md, with title, outlet, authors, date, language and address from what the page says of itself (JSON-LD, OpenGraph, meta elements) and its main text as markdown. Menus, pictures, captions, comments and related articles are left out, and what was left out is said. An outlet that nobody lists gets a record. A page whose address an article has already is left alone. Addresses of this machine and of private networks are not asked.

--annotations reads Web Annotations (one, a list, an AnnotationPage, an AnnotationCollection) and what Hypothesis gives: the result of a search of its API, or the export of its client. Each annotation becomes a note, content/annotations/ID.md.

The article is found by its url or archived address, by the address of its page on the dossier's site, or by its id. Quotation, prefix and suffix come from the TextQuoteSelector; a reply without one takes its parent's. Tags that are the name of a theme, person or organization go into these fields; others are kept under tags. Of a time, the day in UTC is kept. HTML becomes markdown.

The author is an editor of dossier.md with the same name, id or address. Anybody else is named in the last line of the note, since no field is invented for them. What was not public comes in as a draft.

A note is named after its title or the first words of its quotation. No file is ever overwritten: a note that says the same on the same words is there already and is left alone; otherwise a name that is taken gets a number.

What cannot be taken is reported, with the reason. Exit status: 0 all taken; 1 something was not, or a required field is missing; 2 wrong usage or environment.`
}

func (c *importCommand) Run(s streams) error {
	switch {
	case c.Annotations == "" && len(c.Pages) == 0:
		return usageError{"import does not know what to take in", "name a saved page, a text or an address, or a file of notes with --annotations"}
	case c.Annotations != "" && len(c.Pages) > 0:
		return usageError{"pages and notes are not taken in together", "run import once for the pages, then once with --annotations"}
	case len(c.Pages) > 1 && c.Title+c.URL != "":
		return usageError{"--title and --url belong to one page", "import the pages one by one"}
	}
	if err := checkBaseURL(c.BaseURL); err != nil {
		return err
	}
	if err := checkSource(c.Source); err != nil {
		return err
	}
	if err := c.checkValues(); err != nil {
		return err
	}
	if len(c.Pages) > 0 {
		return c.pages(s)
	}
	data, err := readFile(c.Annotations, importing.MaxFile+1, "give the path of the file with the notes")
	if err != nil {
		return err
	}
	d, err := loadAll(c.Source, c.BaseURL, s)
	if err != nil {
		return err
	}
	dir, err := os.OpenRoot(filepath.Join(c.Source, "content"))
	if err != nil {
		return err
	}
	defer dir.Close()
	result, err := importing.Annotations(data, d, func(id string) bool {
		_, err := dir.Lstat(notePath(id))
		return err == nil
	})
	if err != nil {
		fmt.Fprintf(s.err, "%s: %s\nhelp: %s\n", c.Annotations, err, notesHelp)
		return errContent
	}
	return c.write(s, dir, result)
}

// notesHelp is said of a file that holds no notes that can be read.
const notesHelp = "take the notes out of their tool as Web Annotations, or of Hypothesis as JSON; those in CSV or markdown are written one by one: " +
	"dossier new annotation --article ID --quote TEXT --text NOTE"

// checkValues refuses values that options do not take.
func (c *importCommand) checkValues() error {
	if c.Published != "" {
		var e *edtf.Error
		if _, err := edtf.Parse(c.Published); errors.As(err, &e) {
			return usageError{fmt.Sprintf("--published %q is not a date", c.Published), e.Help}
		}
	}
	if c.URL != "" && !content.IsURL(c.URL) {
		return usageError{fmt.Sprintf("--url %q is not a complete address", c.URL), "write the whole address, beginning with https://"}
	}
	if c.Encoding != "" {
		var e *importing.PageError
		if _, err := importing.EncodingNamed(c.Encoding); errors.As(err, &e) {
			return usageError{e.Message, e.Help}
		}
	}
	return nil
}

// loadAll reads a dossier with its drafts: their ids and texts count, too.
func loadAll(source, base string, s streams) (*dossier.Dossier, error) {
	report := &diag.Report{}
	d, err := site.Load(site.Options{Source: source, BaseURL: base, Drafts: true}, report)
	if err != nil {
		return nil, err
	}
	if d == nil {
		if err := diag.WriteText(s.err, report.All()); err != nil {
			return nil, err
		}
		return nil, errContent
	}
	if errs, _ := report.Count(); errs > 0 {
		fmt.Fprintf(s.err, "the dossier has %s, so that not every record may be found; dossier check shows them\n", count(errs, "error"))
	}
	return d, nil
}

// notePath is where a note's file stands in content/.
func notePath(id string) string { return "annotations/" + id + ".md" }

// write writes the new notes and reports all that happened.
func (c *importCommand) write(s streams, dir *os.Root, result *importing.Result) error {
	for _, m := range result.Remarks {
		what := "note"
		if m.Lost {
			what = "not taken"
		}
		fmt.Fprintf(s.err, "%s: %s: %s\n", c.Annotations, what, m)
	}
	written, present := 0, 0
	for _, n := range result.Notes {
		name := path.Join("content", notePath(n.ID))
		if n.Text == "" {
			present++
			fmt.Fprintf(s.err, "%s: already there\n", name)
			continue
		}
		if !c.DryRun {
			if err := compose.Create(dir, notePath(n.ID), n.Text); err != nil {
				return fmt.Errorf("%w; %s written before it", err, count(written, "note"))
			}
		}
		written++
		fmt.Fprintln(s.err, name)
	}
	verb := "written"
	if c.DryRun {
		verb = "would be written"
	}
	lost := result.Lost()
	fmt.Fprintf(s.out, "imported %s: %s %s, %s already there, %s not taken\n", c.Annotations, count(written, "note"), verb, number(present), number(lost))
	if lost > 0 {
		return errContent
	}
	return nil
}
