package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossier/generator/compose"
	"dossier/generator/dossier"
	"dossier/generator/fetch"
	"dossier/generator/importing"
)

// rights is said once in each run that takes in somebody's text.
const rights = "whether you may publish the full text of somebody else is for you to judge; " +
	"a record says \"text: full\" until you write a summary of your own and \"text: summary\""

// pages takes in articles, each by itself: one that cannot be read keeps none of the
// others.
func (c *importCommand) pages(s streams) error {
	var made, failed, present int
	incomplete := false
	for _, source := range c.Pages {
		d, err := loadAll(c.Source, c.BaseURL, s) // anew, for what the one before has written
		if err != nil {
			return err
		}
		article, err := c.page(s, source, d)
		var pe *importing.PageError
		var fe *fetch.Error
		switch {
		case errors.As(err, &pe):
			failed++
			fmt.Fprintf(s.err, "%s: not taken: %s\nhelp: %s\n", source, pe.Message, pe.Help)
		case errors.As(err, &fe):
			failed++
			fmt.Fprintf(s.err, "%s: not taken: %s\nhelp: %s\n", source, fe.Message, fe.Help)
		case err != nil:
			return err
		case article.Present != "":
			present++
			fmt.Fprintf(s.err, "%s: content/articles/%s.md has this address already\nhelp: if it is another article, import it with --url and its own address\n", source, article.Present)
		default:
			made++
			incomplete = incomplete || len(article.Missing) > 0
		}
	}
	verb := "imported"
	if c.DryRun {
		verb = "would import"
	}
	then := ""
	if made > 0 {
		fmt.Fprintf(s.err, "note: %s\n", rights)
		then = "; next: " + next(c.Source, "suggest")
	}
	fmt.Fprintf(s.out, "%s %s, %s already there, %s not taken%s\n", verb, count(made, "article"), number(present), number(failed), then)
	if failed > 0 || incomplete {
		return errContent
	}
	return nil
}

// page takes in one article and says what was written and left out.
func (c *importCommand) page(s streams, source string, d *dossier.Dossier) (*importing.Article, error) {
	data, origin, err := c.read(source)
	if err != nil {
		return nil, err
	}
	p, err := importing.ReadPage(data, origin)
	if err != nil {
		return nil, err
	}
	dir, err := os.OpenRoot(filepath.Join(c.Source, "content"))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	given := importing.Given{Title: c.Title, Publisher: c.Publisher, Published: c.Published, URL: c.URL}
	if origin.Address != "" {
		given.Retrieved = time.Now().Format(time.DateOnly)
	}
	article, err := importing.NewArticle(p, d, given, func(name string) bool {
		_, err := dir.Lstat(name)
		return err == nil
	})
	if err != nil || article.Present != "" {
		return article, err
	}
	for _, f := range article.Files {
		if !c.DryRun {
			if err := compose.Create(dir, f.Path, f.Text); err != nil {
				return nil, err
			}
		}
		fmt.Fprintf(s.err, "content/%s\n", f.Path)
	}
	for _, l := range p.Left {
		fmt.Fprintf(s.err, "%s: left out: %s\n", source, l)
	}
	if len(article.Missing) > 0 {
		fmt.Fprintf(s.err, "%s: missing: %s\nhelp: write it into content/%s, where a comment stands for it; import takes --publisher and --published\n",
			source, strings.Join(article.Missing, ", "), article.Files[0].Path)
	}
	return article, nil
}

// read returns what stands in a file or at an address.
func (c *importCommand) read(source string) ([]byte, importing.Origin, error) {
	origin := importing.Origin{Encoding: c.Encoding}
	if strings.Contains(source, "://") {
		page, err := fetch.Fetcher{}.Get(context.Background(), source, importing.MaxPage)
		if err != nil {
			return nil, origin, err
		}
		origin.Type, origin.Address = page.Type, page.Address
		return page.Data, origin, nil
	}
	switch strings.ToLower(filepath.Ext(source)) {
	case ".md", ".markdown":
		origin.Markdown = true
	}
	data, err := readFile(source, importing.MaxPage+1, "give the path of a saved page or a text, or an address with https:// in front")
	return data, origin, err
}

// readFile reads a file, or the standard input for "-", no more of it than limit.
func readFile(name string, limit int64, help string) ([]byte, error) {
	in := io.Reader(os.Stdin)
	if name != "-" {
		file, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, usageError{fmt.Sprintf("there is no file %q", name), help}
		}
		if err != nil {
			return nil, usageError{err.Error(), help}
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, usageError{fmt.Sprintf("%q is a folder", name), help}
		}
		in = file
	}
	return io.ReadAll(io.LimitReader(in, limit))
}
