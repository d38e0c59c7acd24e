package search_test

import (
	"fmt"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/locale"
	"dossier/generator/search"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// BenchmarkFiles makes the index of resolved dossiers of several sizes: the time per
// article is to stay the same. BenchmarkBuild of package site is the whole.
func BenchmarkFiles(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			if n >= 10_000 && testing.Short() {
				b.Skip("left out of short runs")
			}
			dir := b.TempDir()
			if err := synthetic.Write(dir, synthetic.Options{Articles: n}); err != nil {
				b.Fatal(err)
			}
			d, err := site.Load(site.Options{Source: dir}, &diag.Report{})
			if err != nil || d == nil {
				b.Fatal("no dossier", err)
			}
			size, files := 0, 0
			for b.Loop() {
				size, files = 0, 0
				for _, f := range search.Files(d, locale.English()) {
					size += len(f.Data)
					files++
				}
			}
			per := func(v float64, unit string) { b.ReportMetric(v/float64(n), unit) }
			per(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/article")
			per(float64(size), "B/article")
			per(float64(files), "files/article")
		})
	}
}
