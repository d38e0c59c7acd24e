package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dossier/generator/diag"
	"dossier/generator/outside"
	"dossier/generator/site"
)

type checkCommand struct {
	sourceFlags
	Format  string `enum:"text,json,github,sarif" default:"text" help:"How to write what is found: ${enum}. github marks the lines of a pull request and writes the step summary; sarif is for code scanning."`
	Links   bool   `help:"Ask the hosts of all addresses outside of the site whether the pages are still there. One that refuses is not called dead."`
	Explain string `placeholder:"CODE" help:"Explain a code, such as ref/unknown, and check nothing; \"all\" lists every code."`
}

func (c *checkCommand) Run(s streams) error {
	if c.Explain != "" {
		return explain(s, c.Explain)
	}
	if err := checkSource(c.Source); err != nil {
		return err
	}
	start := time.Now()
	report := &diag.Report{}
	o := site.Options{Source: c.Source, Drafts: c.Drafts}
	d, err := site.Load(o, report)
	if err != nil {
		return err
	}
	built, err := site.MakeOf(o, d, report)
	if err != nil {
		return err
	}
	if built != nil && c.Links {
		checkLinks(outside.New(agent(d)), d, report, s.err)
	}
	if err := c.write(s.out, report.All()); err != nil {
		return err
	}
	what := "a folder without a readable content/dossier.md"
	if d != nil {
		what = records(site.CountsOf(d))
	}
	summary := fmt.Sprintf("checked %s, in %s, %s\n", what, time.Since(start).Round(time.Millisecond), tally(report))
	if built == nil {
		fmt.Fprint(s.err, summary)
	} else if c.Format == "text" {
		fmt.Fprint(s.out, summary)
	}
	if built == nil || c.Strict && len(report.All()) > 0 {
		return errContent
	}
	return nil
}

// write writes what was found in the format that is asked for.
func (c *checkCommand) write(w io.Writer, all []*diag.Diagnostic) error {
	switch c.Format {
	case "json":
		return diag.WriteJSON(w, all)
	case "sarif":
		return diag.WriteSARIF(w, c.folder(), all)
	case "github":
		return errors.Join(diag.WriteGitHub(w, c.folder(), all), summarize(all))
	}
	return diag.WriteText(w, all)
}

// folder returns the dossier's folder as seen from where the command runs, which in a
// workflow is the root of the repository.
func (c *checkCommand) folder() string {
	here, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(c.Source)
	}
	there, err := filepath.Abs(c.Source)
	if err != nil {
		return filepath.ToSlash(c.Source)
	}
	rel, err := filepath.Rel(here, there)
	if err != nil {
		return filepath.ToSlash(c.Source)
	}
	return filepath.ToSlash(rel)
}

// summarize adds the full list to the summary of the workflow's step, where there is
// one.
func summarize(all []*diag.Diagnostic) error {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(diag.WriteSummary(file, all), file.Close())
}

func explain(s streams, code string) error {
	if code == "all" {
		for _, c := range diag.Codes() {
			fmt.Fprintf(s.out, "%s\t%s\n", c, c.Severity())
		}
		return nil
	}
	text, ok := diag.Code(code).Explain()
	if !ok {
		var known []string
		for _, c := range diag.Codes() {
			known = append(known, string(c))
		}
		help := "dossier check --explain all lists the codes"
		if near := diag.Nearest(code, known); near != "" {
			help = fmt.Sprintf("did you mean %q? %s", near, help)
		}
		return usageError{fmt.Sprintf("there is no code %q", code), help}
	}
	fmt.Fprintf(s.out, "%s (%s)\n\n%s\n", code, diag.Code(code).Severity(), text)
	return nil
}
