package main

import (
	"fmt"

	"dossier/generator/diag"
	"dossier/generator/site"
)

type checkCommand struct {
	sourceFlags
	Format  string `enum:"text,json" default:"text" help:"How to write what is found: ${enum}."`
	Explain string `placeholder:"CODE" help:"Explain a code, such as ref/unknown, and check nothing; \"all\" lists every code."`
}

func (c *checkCommand) Run(s streams) error {
	if c.Explain != "" {
		return explain(s, c.Explain)
	}
	if err := c.check(); err != nil {
		return err
	}
	report := &diag.Report{}
	built, err := site.Make(site.Options{Source: c.Source, Drafts: c.Drafts}, report)
	if err != nil {
		return err
	}
	write := diag.WriteText
	if c.Format == "json" {
		write = diag.WriteJSON
	}
	if err := write(s.out, report.All()); err != nil {
		return err
	}
	if built != nil && c.Format == "text" {
		fmt.Fprintf(s.out, "checked %s: %s\n", records(built.Dossier), tally(report))
	} else if built == nil {
		fmt.Fprintf(s.err, "%s\n", tally(report))
	}
	if built == nil || c.Strict && len(report.All()) > 0 {
		return errContent
	}
	return nil
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
