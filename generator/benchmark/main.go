// Command benchmark measures dossier beside Hugo, and both beside the least that any generator of the
// same site must do.
//
//	go run ./generator/benchmark
//	go run ./generator/benchmark -articles 50000 -without related
//
// It makes a dossier of made-up articles (package synthetic) and the same as a site for Hugo (package
// hugosite), builds this command and Hugo, and runs each as a process of its own, one after the other,
// with the machine to itself. What it prints is markdown.
//
//   - dossier is "dossier build" into a new folder. It reads the records, finds the names, and makes all
//     that it always makes.
//   - Hugo is "hugo" into a new folder, from the same articles with their names already found and linked,
//     see package hugosite for what each side does. Before anything is measured on, the two sites must
//     have the same pages, and each article the same links, notes and paragraphs.
//   - Hugo, related is the same with Hugo's own related content on articles' pages, which dossier has.
//   - The floor reads the same records, turns every body into HTML with goldmark, and writes files of the
//     sizes that dossier wrote, in the same folders, all on all cores.
//
// Wall is the time that passes, CPU that of all cores in user and kernel mode, memory the largest resident
// set. The files to be read are in memory for all of them; the file system is settled before every
// run, and nothing is deleted before the end. The runs of small sizes are repeated in turns, forwards and backwards, and the median stands for
// them. A second table has builds into the folder of the first: with nothing changed, and with one article
// changed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// options are the flags.
type options struct {
	sizes         []int
	runs          int
	limit         time.Duration
	without       []string
	dir           string
	hugoBinary    string
	wantsLatency  bool
	wantsPagefind bool
}

func main() {
	if err := start(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

// start does what one process does: all of the benchmark, or a part of it, in a process of its own so that
// its time and memory are known and nobody else's.
func start(args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "prepare":
			return prepare(args[1], args[2], args[3])
		case "floor":
			return floor(args[1], args[2], args[3])
		}
	}
	o, err := parse(args)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return run(ctx, o)
}

func parse(args []string) (options, error) {
	var o options
	var articles, without string
	flags := flag.NewFlagSet("benchmark", flag.ExitOnError)
	flags.StringVar(&articles, "articles", "100,1000,10000", "`numbers` of articles")
	flags.IntVar(&o.runs, "runs", 0, "runs of each; 0 is 5 below 1,000 articles, 3 below 10,000, and 1")
	flags.DurationVar(&o.limit, "limit", 5*time.Minute, "time after which a run is given up")
	flags.StringVar(&without, "without", "", "what is left out: some of `hugo,related,floor,warm`")
	flags.StringVar(&o.dir, "dir", "", "`folder` for the sites, on the file system to be measured (default: a temporary one)")
	flags.StringVar(&o.hugoBinary, "hugo", "", "Hugo's `binary` (default: built from source with go install)")
	flags.BoolVar(&o.wantsLatency, "latency", false, "measure the time from a save to the page, too")
	flags.BoolVar(&o.wantsPagefind, "pagefind", false, "measure Pagefind's index of the Hugo site, too; needs npx")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	for s := range strings.SplitSeq(articles, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 {
			return o, fmt.Errorf("-articles %q: %q is no number of articles", articles, s)
		}
		o.sizes = append(o.sizes, n)
	}
	o.without = strings.Split(without, ",")
	return o, nil
}

func (o options) wants(name string) bool { return !slices.Contains(o.without, name) }

// repeats is how often everything is measured at a size.
func (o options) repeats(articles int) int {
	switch {
	case o.runs > 0:
		return o.runs
	case articles < 1_000:
		return 5
	case articles < 10_000:
		return 3
	}
	return 1
}

// run measures all sizes and prints the tables.
func run(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp(o.dir, "dossier-benchmark-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tools, err := install(ctx, o, dir)
	if err != nil {
		return err
	}
	var all []*result
	for _, n := range o.sizes {
		r, err := measure(ctx, o, tools, filepath.Join(dir, strconv.Itoa(n)), n)
		if r != nil {
			all = append(all, r)
		}
		if err != nil {
			return errors.Join(err, write(os.Stdout, tools, all))
		}
	}
	return write(os.Stdout, tools, all)
}
