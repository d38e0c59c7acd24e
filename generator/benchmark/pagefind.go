package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// pagefindPackage is the search index with which dossier's is compared (https://pagefind.app), as npm
// has it.
const pagefindPackage = "pagefind@1.6.0"

// measurePagefind measures an index of the pages that Hugo made. Dossier makes its own in the build: only
// the size of that is known.
func (b *bench) measurePagefind(ctx context.Context) error {
	if !b.wantsPagefind || b.hugo == "" {
		return nil
	}
	// The first call fetches it.
	if err := command(ctx, nil, "npx", "--yes", pagefindPackage, "--version"); err != nil {
		return err
	}
	say("%s articles: Pagefind", thousands(b.articles))
	row := &row{name: "Pagefind", build: func(ctx context.Context, destination string) (cost, error) {
		return spend(ctx, b.limit, destination, nil, "npx", "--yes", pagefindPackage, "--quiet", "--site", b.at(hugoBuilt), "--output-path", destination)
	}}
	if err := row.run(ctx, b.at("pagefind")); err != nil {
		return err
	}
	var own cost
	if err := own.count(filepath.Join(b.at(built), "data", "search"), time.Now()); err != nil {
		return err
	}
	b.pagefind, b.ownIndex = row, own
	return nil
}

func pagefindTable(b *strings.Builder, all []*result) {
	header := "\n| articles | search index | wall | CPU | peak memory | written | files |\n|---:|---|---:|---:|---:|---:|---:|\n"
	for _, r := range all {
		if r.pagefind == nil {
			continue
		}
		b.WriteString(header)
		header = ""
		fmt.Fprintf(b, "| %s | dossier | in the build | | | %s | %s |\n", thousands(r.articles), size(r.ownIndex.bytes), thousands(r.ownIndex.files))
		fmt.Fprintf(b, "| | Pagefind, of Hugo's pages | %s |\n", r.pagefind.cells(r.pagefind))
	}
}
