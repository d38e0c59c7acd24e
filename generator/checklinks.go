package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/outside"
)

// checkLinks asks the hosts of all addresses outside of the site and reports those
// that are gone. What is merely doubtful, or has moved, is told on out. It ends early
// when it is interrupted; what was not asked is told as unknown.
func checkLinks(c *outside.Checker, d *dossier.Dossier, report *diag.Report, out io.Writer) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	links := outside.Links(d)
	counts := map[outside.Verdict]int{}
	for _, r := range c.Check(ctx, links, nil) {
		counts[r.Verdict]++
		switch r.Verdict {
		case outside.Gone:
			reportGone(report, r)
		case outside.Moved:
			fmt.Fprintf(out, "%s: moved to %s\n", r.Address, r.To)
		case outside.Unknown:
			fmt.Fprintf(out, "%s: cannot tell: %s\n", r.Address, r.Reason)
		}
	}
	fmt.Fprintf(out, "tested %s elsewhere: %s alive, %s moved, %s gone, %s that cannot be told\n", count(len(links), "page"),
		number(counts[outside.Alive]), number(counts[outside.Moved]), number(counts[outside.Gone]), number(counts[outside.Unknown]))
}

func reportGone(report *diag.Report, r outside.Result) {
	problem := report.Add(diag.LinkGone, r.Places[0], "the page %s is gone: its host answers %q", r.Address, r.Reason)
	for _, p := range r.Places[1:] {
		problem.See(p, "it is linked here, too")
	}
	if r.Archived != "" {
		problem.WithHelp("nothing need be done: the archived copy is linked beside it")
		return
	}
	problem.WithHelp("look for a copy at https://web.archive.org/web/%s; of an article, keep the address and give the copy under archived", r.Address)
}

// agent is how link tests introduce themselves, with the dossier's address for
// complaints where it has one.
func agent(d *dossier.Dossier) string {
	name := "dossier-link-test/1"
	for _, address := range []string{d.Repository, d.BaseURL} {
		if address != "" {
			return name + " (+" + address + ")"
		}
	}
	return name
}
