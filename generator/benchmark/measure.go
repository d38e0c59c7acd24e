package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// result is what was measured at one size.
type result struct {
	articles int
	same     tally
	cold     []*row // the first is dossier's
	warm     []*row
	latency  []*wait
	pagefind *row
	ownIndex cost // files and bytes of the search index in dossier's site
}

// row is one thing that is measured, with its runs.
type row struct {
	name string
	runs []cost
	// failure says why there is no figure; "" when there is.
	failure string
	build   func(ctx context.Context, destination string) (cost, error)
}

// run runs it once more. A run that takes too long is the last one, and no error.
func (r *row) run(ctx context.Context, destination string) error {
	c, err := r.build(ctx, destination)
	if errors.Is(err, errLimit) {
		r.failure = err.Error()
		return nil
	}
	if err == nil {
		r.runs = append(r.runs, c)
	}
	return err
}

// bench is one size, and where its folders are.
type bench struct {
	options
	*tools
	*result
	dir string
}

func (b *bench) at(name string) string { return filepath.Join(b.dir, name) }

// measure measures one size in a new folder.
func measure(ctx context.Context, o options, t *tools, dir string, articles int) (*result, error) {
	b := &bench{options: o, tools: t, result: &result{articles: articles}, dir: dir}
	say("%s articles: making the dossier and the site for Hugo", thousands(articles))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := command(ctx, nil, t.self, "prepare", strconv.Itoa(articles), b.at("dossier"), b.at("hugo")); err != nil {
		return nil, err
	}
	for _, step := range []func(context.Context) error{b.measureCold, b.compare, b.measureWarm, b.measurePagefind, b.measureLatency} {
		if err := step(ctx); err != nil {
			return b.result, err
		}
	}
	return b.result, nil
}

// The folders into which the contenders build. Those of dossier and of Hugo stay for what follows.
const (
	built     = "dossier-public"
	hugoBuilt = "hugo-public"
	passing   = "passing-public"
)

// measureCold measures builds into new folders, in turns, forwards and backwards.
func (b *bench) measureCold(ctx context.Context) error {
	b.cold = []*row{{name: "dossier", build: b.buildDossier}}
	if b.wants("floor") {
		b.cold = append(b.cold, &row{name: "floor", build: b.buildFloor})
	}
	if b.hugo != "" {
		b.cold = append(b.cold, &row{name: "Hugo", build: b.buildHugo})
	}
	if b.hugo != "" && b.wants("related") {
		b.cold = append(b.cold, &row{name: "Hugo, related", build: b.buildRelated})
	}
	turn := slices.Clone(b.cold)
	for i := range b.repeats(b.articles) {
		for _, r := range turn {
			if err := b.coldRun(ctx, r, i); err != nil {
				return err
			}
		}
		slices.Reverse(turn)
	}
	return nil
}

// coldRun runs one contender in a new folder.
func (b *bench) coldRun(ctx context.Context, r *row, i int) error {
	if r.failure != "" {
		return nil
	}
	say("%s articles: %s, run %d", thousands(b.articles), r.name, i+1)
	folder := passing
	switch r.name {
	case "dossier":
		folder = built
	case "Hugo":
		folder = hugoBuilt
	}
	if err := b.setAside(folder); err != nil {
		return err
	}
	if err := r.run(ctx, b.at(folder)); err != nil {
		return err
	}
	if folder == built && i == 0 {
		return writeList(b.at("list"), b.at(built))
	}
	return nil
}

// setAside makes room for a folder. What was there is kept: on ext4, making a file takes up to ten times as
// long for some minutes after thousands were deleted (recently_deleted in fs/ext4/ialloc.c), so that
// nothing is deleted before all is measured.
func (b *bench) setAside(folder string) error {
	if _, err := os.Lstat(b.at(folder)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	aside, err := os.MkdirTemp(b.dir, "aside-")
	if err != nil {
		return err
	}
	return os.Rename(b.at(folder), filepath.Join(aside, folder))
}

func (b *bench) buildDossier(ctx context.Context, destination string) (cost, error) {
	return spend(ctx, b.limit, destination, nil, b.dossier, "build", "-s", b.at("dossier"), "-d", destination)
}

func (b *bench) buildFloor(ctx context.Context, destination string) (cost, error) {
	return spend(ctx, b.limit, destination, nil, b.self, "floor", b.at("dossier"), b.at("list"), destination)
}

func (b *bench) buildHugo(ctx context.Context, destination string) (cost, error) {
	return spend(ctx, b.limit, destination, nil, b.hugo, "--quiet", "-s", b.at("hugo"), "-d", destination)
}

func (b *bench) buildRelated(ctx context.Context, destination string) (cost, error) {
	related := []string{"HUGO_PARAMS_RELATED=true"}
	return spend(ctx, b.limit, destination, related, b.hugo, "--quiet", "-s", b.at("hugo"), "-d", destination)
}

// measureWarm measures builds into the folders that the last runs left: with nothing changed, and with one
// more paragraph in one article.
func (b *bench) measureWarm(ctx context.Context) error {
	if !b.wants("warm") {
		return nil
	}
	for _, change := range []struct {
		name string
		make func() error
	}{{"nothing changed", func() error { return nil }}, {"one article changed", b.changeArticle}} {
		if err := change.make(); err != nil {
			return err
		}
		for _, r := range b.cold {
			if r.failure != "" || r.name != "dossier" && r.name != "Hugo" {
				continue
			}
			say("%s articles: %s, %s", thousands(b.articles), r.name, change.name)
			again := &row{name: r.name + ", " + change.name, build: r.build}
			folder := map[string]string{"dossier": built, "Hugo": hugoBuilt}[r.name]
			if err := again.run(ctx, b.at(folder)); err != nil {
				return err
			}
			b.warm = append(b.warm, again)
		}
	}
	return nil
}

// changeArticle adds a paragraph to an article of both sites.
func (b *bench) changeArticle() error {
	for _, site := range []string{"dossier", "hugo"} {
		if err := appendText(filepath.Join(b.at(site), "content", article+".md"), "\n\nOne more paragraph.\n"); err != nil {
			return err
		}
	}
	return nil
}

// article is the article that is changed.
const article = "articles/article-00001"

func appendText(path, more string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, more...), 0o644)
}

// say tells on standard error how far the benchmark is.
func say(format string, values ...any) { fmt.Fprintf(os.Stderr, format+"\n", values...) }
