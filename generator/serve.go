package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"dossier/generator/diag"
	"dossier/generator/preview"
	"dossier/generator/site"
)

type serveCommand struct {
	Source string `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, with content/ in it."`
	Drafts bool   `help:"Take drafts in."`
	Port   int    `short:"p" placeholder:"N" help:"Port to serve on; 1313 or the next free one when not given."`
	Editor string `env:"DOSSIER_EDITOR" placeholder:"COMMAND" help:"Command that opens a file from a page, such as \"code\" or \"myeditor {file} +{line}\"; that of the system when not given."`
}

// defaultPort is the one that people know from Hugo.
const defaultPort = 1313

// Help is the part of the help that stands below the command's own.
func (serveCommand) Help() string {
	return `Builds in memory, serves on this machine alone, and shows every change of content/, templates/ and static/ in the open pages. What is wrong with a record stands in the page, over its last good state.

In an article, select words and press Annotate to write a note on them. The page /_desk lists what is open: passages that have drifted, statements without a grade or with one origin, names that nobody lists.`
}

func (c *serveCommand) Run(s streams) error {
	if err := checkSource(c.Source); err != nil {
		return err
	}
	if c.Port < 0 || c.Port > 65535 {
		return usageError{fmt.Sprintf("there is no port %d", c.Port), "ports are numbers from 1 to 65535"}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := preview.Options{
		Options: site.Options{Source: c.Source, Drafts: c.Drafts}, Port: c.Port, Editor: c.Editor,
		Ready: func(address string) { fmt.Fprintf(s.out, "the dossier stands at %s, Ctrl-C ends it\n", address) },
		Shown: func(took time.Duration) {
			fmt.Fprintf(s.out, "%s shown in %s\n", time.Now().Format(time.TimeOnly), took.Round(100*time.Microsecond))
		},
		Changed: func(problems []*diag.Diagnostic, took time.Duration) {
			_ = diag.WriteText(s.err, problems) // to a terminal that may be gone
			report := &diag.Report{}
			report.Take(problems)
			fmt.Fprintf(s.out, "%s up to date in %s, %s\n", time.Now().Format(time.TimeOnly), took.Round(100*time.Microsecond), tally(report))
		},
	}
	if c.Port == 0 {
		o.Port, o.AnyPort = defaultPort, true
	}
	err := preview.Serve(ctx, o)
	var pe *preview.PortError
	if errors.As(err, &pe) {
		return usageError{pe.Error(), "end what uses it, or choose another with --port; without --port the next free one is taken"}
	}
	return err
}
