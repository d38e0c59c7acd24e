package site_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"dossier/generator/diag"
	"dossier/generator/parallel"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// BenchmarkBuild is a cold build: from files to a site in a new folder.
func BenchmarkBuild(b *testing.B) {
	folder := b.TempDir()
	sizes(b, func(b *testing.B, o synthetic.Options) {
		source := synthesize(b, newFolder(b, folder), o)
		var m meter
		var written int64
		b.ResetTimer()
		for b.Loop() {
			runtime.GC() // of what the last build left
			destination := newFolder(b, folder)
			m.start()
			made, summary, err := site.Write(site.Options{Source: source}, destination, &diag.Report{})
			m.stop()
			if err != nil || made == nil {
				b.Fatal("no site", err)
			}
			written += summary.Bytes
		}
		m.report(b, o.Articles)
		per(b, written, o.Articles, "written-B/article")
	})
}

// BenchmarkMake is a build without writing the site.
func BenchmarkMake(b *testing.B) {
	sizes(b, func(b *testing.B, o synthetic.Options) {
		source := synthesize(b, b.TempDir(), o)
		var m meter
		b.ResetTimer()
		for b.Loop() {
			runtime.GC()
			m.start()
			build(b, source)
			m.stop()
		}
		m.report(b, o.Articles)
	})
}

// BenchmarkLoad is a build up to the resolved dossier: reading, markdown, names, passages, inverses.
func BenchmarkLoad(b *testing.B) {
	sizes(b, func(b *testing.B, o synthetic.Options) {
		source := synthesize(b, b.TempDir(), o)
		var m meter
		b.ResetTimer()
		for b.Loop() {
			runtime.GC()
			m.start()
			if d, err := site.Load(site.Options{Source: source}, &diag.Report{}); err != nil || d == nil {
				b.Fatal("no dossier", err)
			}
			m.stop()
		}
		m.report(b, o.Articles)
	})
}

// BenchmarkFloor is what no build of the same pages can do without: goldmark on all bodies, and writing as
// many files of the same sizes, both on all cores. Reading the files, which a build does too, is measured
// beside it and is not part of the sum.
func BenchmarkFloor(b *testing.B) {
	folder := b.TempDir()
	sizes(b, func(b *testing.B, o synthetic.Options) {
		source := synthesize(b, newFolder(b, folder), o)
		sizes := fileSizes(b, source)
		paths, bodies := readBodies(b, source)
		var read, markdown, write meter
		b.ResetTimer()
		for b.Loop() {
			runtime.GC()
			destination := newFolder(b, folder)
			markdown.start()
			renderAll(b, bodies)
			markdown.stop()
			write.start()
			writeAll(b, destination, sizes)
			write.stop()
			read.start()
			readAll(b, paths)
			read.stop()
		}
		total := markdown.plus(write)
		total.report(b, o.Articles)
		per(b, markdown.elapsed.Nanoseconds(), o.Articles, "goldmark-ns/article")
		per(b, write.elapsed.Nanoseconds(), o.Articles, "write-ns/article")
		per(b, write.cpu.Nanoseconds(), o.Articles, "write-cpu-ns/article")
		per(b, read.elapsed.Nanoseconds(), o.Articles, "read-ns/article")
	})
}

// sizes runs a benchmark for dossiers of each size, with and without statements and events.
func sizes(b *testing.B, f func(b *testing.B, o synthetic.Options)) {
	for _, n := range []int{100, 1_000, 10_000} {
		for _, notesOnly := range []bool{false, true} {
			name := fmt.Sprintf("articles=%d", n)
			if notesOnly {
				name += ",notes-only"
			}
			b.Run(name, func(b *testing.B) {
				if n >= 10_000 && testing.Short() {
					b.Skip("left out of short runs")
				}
				f(b, synthetic.Options{Articles: n, NotesOnly: notesOnly})
			})
		}
	}
}

// synthesize writes a dossier into a new folder, and returns that.
func synthesize(b *testing.B, folder string, o synthetic.Options) string {
	if err := synthetic.Write(folder, o); err != nil {
		b.Fatal(err)
	}
	return folder
}

// build makes the site of a dossier that has nothing to complain about. A warning fails the benchmark: it
// would mean that less is linked or anchored than is measured.
func build(b *testing.B, source string) *site.Site {
	report := &diag.Report{}
	built, err := site.Make(site.Options{Source: source}, report)
	if err != nil {
		b.Fatal(err)
	}
	if problems := report.All(); len(problems) > 0 {
		var text bytes.Buffer
		_ = diag.WriteText(&text, problems[:1])
		b.Fatalf("%d problems, the first of them:\n%s", len(problems), text.String())
	}
	return built
}

// newFolder returns the path of a folder that is to be made. Nothing in it is deleted before the benchmark
// has ended for all sizes: on ext4, making a file takes up to ten times as long for some minutes after
// thousands were deleted (recently_deleted in fs/ext4/ialloc.c).
func newFolder(b *testing.B, in string) string {
	folder, err := os.MkdirTemp(in, "")
	if err != nil {
		b.Fatal(err)
	}
	return filepath.Join(folder, "new")
}

// fileSizes builds the site and returns the size of each of its files.
func fileSizes(b *testing.B, source string) map[string]int {
	all := map[string]int{}
	for path, data := range build(b, source).Files.All() {
		all[path] = len(data)
	}
	return all
}

// readBodies returns the paths of all records, and what stands in each below the front matter.
func readBodies(b *testing.B, source string) (paths []string, bodies [][]byte) {
	paths, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text[3:]), "\n---\n")
		bodies = append(bodies, []byte(body))
	}
	return paths, bodies
}

// renderAll turns the bodies into HTML with goldmark and the extensions that a dossier's markdown has.
func renderAll(b *testing.B, bodies [][]byte) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
	)
	buffers := make([]bytes.Buffer, runtime.GOMAXPROCS(0))
	parallel.Each(len(buffers), len(bodies), func(goroutine, i int) {
		buf := &buffers[goroutine]
		buf.Reset()
		if err := md.Convert(bodies[i], buf); err != nil {
			b.Error(err)
		}
	})
}

// writeAll writes files of the given sizes, the simple way: each under its own name at once.
func writeAll(b *testing.B, destination string, sizes map[string]int) {
	folders, largest := map[string]bool{}, 0
	var paths []string
	for path, size := range sizes {
		folders[filepath.Dir(path)], largest = true, max(largest, size)
		paths = append(paths, path)
	}
	for folder := range folders {
		if err := os.MkdirAll(filepath.Join(destination, folder), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	data := bytes.Repeat([]byte("What stands in a file does not matter here.\n"), largest/40+1)
	parallel.Each(0, len(paths), func(_, i int) {
		if err := os.WriteFile(filepath.Join(destination, paths[i]), data[:sizes[paths[i]]], 0o644); err != nil {
			b.Error(err)
		}
	})
}

// readAll reads the files and keeps nothing.
func readAll(b *testing.B, paths []string) {
	parallel.Each(0, len(paths), func(_, i int) {
		if _, err := os.ReadFile(paths[i]); err != nil {
			b.Error(err)
		}
	})
}

// meter sums up the time and the allocations of the stretches between start and stop. ReadMemStats stops
// the world, but only at the ends of a stretch.
type meter struct {
	began          time.Time
	before         runtime.MemStats
	cpuBefore      time.Duration
	elapsed, cpu   time.Duration
	bytes, mallocs uint64
}

func (m *meter) start() {
	runtime.ReadMemStats(&m.before)
	m.cpuBefore = cpuTime()
	m.began = time.Now()
}

func (m *meter) stop() {
	m.elapsed += time.Since(m.began)
	m.cpu += cpuTime() - m.cpuBefore
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	m.bytes += after.TotalAlloc - m.before.TotalAlloc
	m.mallocs += after.Mallocs - m.before.Mallocs
}

func (m meter) plus(other meter) meter {
	m.elapsed += other.elapsed
	m.cpu += other.cpu
	m.bytes += other.bytes
	m.mallocs += other.mallocs
	return m
}

// report reports what was measured for each article of each iteration.
func (m meter) report(b *testing.B, articles int) {
	per(b, m.elapsed.Nanoseconds(), articles, "ns/article")
	if m.cpu > 0 {
		per(b, m.cpu.Nanoseconds(), articles, "cpu-ns/article")
	}
	per(b, int64(m.bytes), articles, "B/article")
	per(b, int64(m.mallocs), articles, "allocs/article")
}

// per reports a sum over all iterations for each article.
func per(b *testing.B, sum int64, articles int, unit string) {
	b.ReportMetric(float64(sum)/float64(b.N*articles), unit)
}
