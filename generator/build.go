package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"dossier/generator/diag"
	outputs "dossier/generator/output"
	"dossier/generator/site"
)

// sourceFlags say which dossier is meant.
type sourceFlags struct {
	Source string `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, with content/ in it."`
	Drafts bool   `help:"Take drafts in."`
	Strict bool   `help:"Let warnings fail, too."`
}

type buildCommand struct {
	sourceFlags
	Destination string `short:"d" placeholder:"DIR" help:"Folder to write the site to; public/ in the source folder when not given."`
	BaseURL     string `short:"b" name:"base-url" placeholder:"URL" help:"Address at which the site will stand, in place of base_url in dossier.md."`
}

func (c *buildCommand) Run(s streams) error {
	start := time.Now()
	if err := c.check(); err != nil {
		return err
	}
	report := &diag.Report{}
	bar := newProgress(s.err)
	built, summary, err := site.Write(site.Options{Source: c.Source, BaseURL: c.BaseURL, Drafts: c.Drafts, Strict: c.Strict, Cache: site.CacheFolder(), Progress: bar.show},
		c.destination(), report)
	bar.end()
	if err != nil {
		return writeError(err)
	}
	if err := diag.WriteText(s.err, report.All()); err != nil {
		return err
	}
	if built == nil {
		fmt.Fprintf(s.err, "nothing was written: %s\n", tally(report))
		return errContent
	}
	for _, kept := range summary.Kept {
		fmt.Fprintf(s.err, "kept %s: it is no longer part of the site, but was changed by hand\n", filepath.Join(c.destination(), kept))
	}
	fmt.Fprintf(s.out, "built %s into %s: %s, %s written, %s unchanged, %s removed, in %s, %s\n",
		records(built.Counts), c.destination(), count(built.Pages, "page"), count(summary.Written, "file"), number(summary.Unchanged), number(summary.Deleted),
		time.Since(start).Round(time.Millisecond), tally(report))
	return nil
}

func (c *buildCommand) destination() string {
	if c.Destination != "" {
		return c.Destination
	}
	return filepath.Join(c.Source, "public")
}

// check refuses a source without content and a base address that is none.
func (c *buildCommand) check() error {
	if c.BaseURL != "" {
		u, err := url.Parse(c.BaseURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return usageError{fmt.Sprintf("--base-url %q is not a complete address", c.BaseURL), "write it with https:// in front, such as https://example.org/dossier/"}
		}
	}
	return c.sourceFlags.check()
}

func (c *sourceFlags) check() error {
	info, err := os.Stat(filepath.Join(c.Source, "content"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Sprintf("there is no folder content in %q", c.Source), "run it in the dossier's folder, or name that with --source; dossier new dossier \"…\" begins one"}
	case err != nil:
		return usageError{err.Error(), "make the folder readable"}
	case !info.IsDir():
		return usageError{fmt.Sprintf("%q is no folder", filepath.Join(c.Source, "content")), "name the dossier's folder with --source"}
	}
	return nil
}

func writeError(err error) error {
	var oe *outputs.Error
	if errors.As(err, &oe) && oe.Help != "" {
		return usageError{oe.Error(), oe.Help}
	}
	return err
}
