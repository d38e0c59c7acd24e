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
	"dossier/generator/output"
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
	if err := checkBaseURL(c.BaseURL); err != nil {
		return err
	}
	if err := checkSource(c.Source); err != nil {
		return err
	}
	return apart(c.Source, c.destination())
}

// checkBaseURL refuses a base address that is none; "" is that of the dossier itself.
func checkBaseURL(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return usageError{fmt.Sprintf("--base-url %q is not a complete address", address), "write it with https:// in front, such as https://example.org/dossier/"}
	}
	return nil
}

// apart refuses a destination that holds what the site is made from, or lies within it:
// the next build would read what this one wrote, or write over what somebody wrote.
func apart(source, destination string) error {
	to, err := real(destination)
	if err != nil {
		return err
	}
	for _, name := range []string{"content", "templates", "static"} {
		from, err := real(filepath.Join(source, name))
		if err != nil {
			return err
		}
		if within(from, to) || within(to, from) {
			return usageError{fmt.Sprintf("%q is no place for the site: %s/ of the dossier is there", destination, name), "name a folder of its own with --destination, such as public"}
		}
	}
	return nil
}

// within says whether a path is a folder or lies below it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// real returns the absolute path of a file without symbolic links in what of it exists.
func real(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := path; ; at = filepath.Dir(at) {
		if found, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(found, rest), nil
		}
		if at == filepath.Dir(at) {
			return path, nil
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// checkSource refuses a folder that has no content/.
func checkSource(folder string) error {
	if source, err := os.Stat(folder); err == nil && !source.IsDir() {
		return usageError{fmt.Sprintf("%q is no folder", folder), "name the dossier's folder with --source"}
	}
	info, err := os.Stat(filepath.Join(folder, "content"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Sprintf("there is no folder content in %q", folder), "run it in the dossier's folder, or name that with --source; dossier new dossier \"…\" begins one"}
	case err != nil:
		return usageError{err.Error(), "make the folder readable"}
	case !info.IsDir():
		return usageError{fmt.Sprintf("%q is no folder", filepath.Join(folder, "content")), "name the dossier's folder with --source"}
	}
	return nil
}

func writeError(err error) error {
	var oe *output.Error
	if errors.As(err, &oe) && oe.Help != "" {
		return usageError{oe.Error(), oe.Help}
	}
	return err
}
