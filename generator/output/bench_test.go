package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// benchmarkSet has n pages of 14 KB in a few folders, as a dossier has them.
func benchmarkSet(b *testing.B, n int, mark string) *Set {
	b.Helper()
	set := new(Set)
	for i := range n {
		data := bytes.Repeat([]byte(fmt.Sprintf("%06d %s ", i, mark)), 14*1024/9)
		if err := set.Add(fmt.Sprintf("folder-%d/article-number-%06d.html", i%5, i), data, "page"); err != nil {
			b.Fatal(err)
		}
	}
	return set
}

func BenchmarkAdd(b *testing.B) {
	paths := make([]string, 20_000)
	for i := range paths {
		paths[i] = fmt.Sprintf("folder-%d/article-number-%06d.html", i%5, i)
	}
	for b.Loop() {
		var set Set
		for _, path := range paths {
			if err := set.Add(path, nil, "page"); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(paths)), "ns/file")
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{1_000, 12_000} {
		set, changed := benchmarkSet(b, n, "a"), benchmarkSet(b, n, "b")
		perFile := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/file")
		}
		run := func(b *testing.B, set *Set, destination string) {
			if _, err := set.Write(destination); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprintf("floor/%d", n), func(b *testing.B) { // the same files, written in the plainest way
			folder := b.TempDir()
			for i := range b.N {
				for path, data := range set.All() {
					full := filepath.Join(folder, fmt.Sprint(i), path)
					if err := os.WriteFile(full, data, 0o644); err != nil {
						os.MkdirAll(filepath.Dir(full), 0o755)
						os.WriteFile(full, data, 0o644)
					}
				}
			}
			perFile(b)
		})
		b.Run(fmt.Sprintf("cold/%d", n), func(b *testing.B) {
			folder := b.TempDir()
			for i := range b.N {
				run(b, set, filepath.Join(folder, fmt.Sprint(i)))
			}
			perFile(b)
		})
		b.Run(fmt.Sprintf("warm/%d", n), func(b *testing.B) {
			folder := b.TempDir()
			run(b, set, folder)
			b.ResetTimer()
			for range b.N {
				run(b, set, folder)
			}
			perFile(b)
		})
		b.Run(fmt.Sprintf("changed/%d", n), func(b *testing.B) {
			folder := b.TempDir()
			run(b, set, folder)
			b.ResetTimer()
			for i := range b.N {
				run(b, []*Set{changed, set}[i%2], folder)
			}
			perFile(b)
		})
	}
}
