package search_test

import (
	"fmt"
	"sync/atomic"
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
			var size, files atomic.Int64
			for b.Loop() {
				size.Store(0)
				files.Store(0)
				err := search.Write(d, locale.English(), func(_ string, data []byte) error {
					size.Add(int64(len(data)))
					files.Add(1)
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			per := func(v float64, unit string) { b.ReportMetric(v/float64(n), unit) }
			per(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/article")
			per(float64(size.Load()), "B/article")
			per(float64(files.Load()), "files/article")
		})
	}
}
