package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"time"
)

// write writes the tables as markdown.
func write(w io.Writer, t *tools, all []*result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s/%s, %d cores, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	if t.hugo != "" {
		fmt.Fprintf(&b, "; Hugo %s", hugoVersion)
	}
	b.WriteString(". In parentheses: times that of dossier.\n")
	coldTable(&b, all)
	growthTable(&b, all)
	warmTable(&b, all)
	latencyTable(&b, all)
	pagefindTable(&b, all)
	sameLines(&b, all)
	_, err := io.WriteString(w, b.String())
	return err
}

func coldTable(b *strings.Builder, all []*result) {
	b.WriteString("\n| articles | | wall | CPU | peak memory | written | files |\n|---:|---|---:|---:|---:|---:|---:|\n")
	for _, r := range all {
		for i, row := range r.cold {
			first := ""
			if i == 0 {
				first = thousands(r.articles)
			}
			fmt.Fprintf(b, "| %s | %s | %s |\n", first, row.name, row.cells(r.cold[0]))
		}
	}
}

// cells are the figures of a row beside those of another.
func (r *row) cells(base *row) string {
	if r.failure != "" || len(r.runs) == 0 {
		return r.failure + " | | | |"
	}
	c := median(r.runs)
	cells := []string{seconds(c.wall), seconds(c.cpu), size(c.memory), size(c.bytes), thousands(c.files)}
	if r != base && len(base.runs) > 0 {
		d := median(base.runs)
		cells[0] += times(c.wall, d.wall)
		cells[1] += times(c.cpu, d.cpu)
		cells[2] += times(c.memory, d.memory)
		cells[3] += times(c.bytes, d.bytes)
	}
	return strings.Join(cells, " | ")
}

// growthTable has what an article costs dossier, by the size of the dossier.
func growthTable(b *strings.Builder, all []*result) {
	if len(all) < 2 {
		return
	}
	b.WriteString("\n| articles | wall per article | CPU per article | peak memory per article | written per article |\n|---:|---:|---:|---:|---:|\n")
	for _, r := range all {
		if len(r.cold) == 0 || len(r.cold[0].runs) == 0 {
			continue
		}
		c, n := median(r.cold[0].runs), int64(r.articles)
		fmt.Fprintf(b, "| %s | %.2f ms | %.2f ms | %.1f KB | %.1f KB |\n", thousands(r.articles),
			per(c.wall.Seconds()*1e3, n), per(c.cpu.Seconds()*1e3, n), per(float64(c.memory)/1e3, n), per(float64(c.bytes)/1e3, n))
	}
}

func per(sum float64, n int64) float64 { return sum / float64(n) }

func warmTable(b *strings.Builder, all []*result) {
	header := "\n| articles | built again | wall | CPU | peak memory | files written |\n|---:|---|---:|---:|---:|---:|\n"
	for _, r := range all {
		for _, row := range r.warm {
			if row.failure != "" {
				continue
			}
			b.WriteString(header)
			header = ""
			c := row.runs[0]
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n",
				thousands(r.articles), row.name, seconds(c.wall), seconds(c.cpu), size(c.memory), thousands(c.written))
		}
	}
}

func sameLines(b *strings.Builder, all []*result) {
	b.WriteString("\nSeen in both sites:\n\n")
	for _, r := range all {
		t := r.same
		fmt.Fprintf(b, "- %s articles: %s pages of records; in the articles %s paragraphs, %s links to records, %s notes\n",
			thousands(r.articles), thousands(t.pages), thousands(t.paragraphs), thousands(t.links), thousands(t.notes))
	}
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// size writes bytes in decimal megabytes.
func size(n int64) string {
	switch {
	case n == 0:
		return ""
	case n < 10e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return thousands(int(n/1e6)) + " MB"
}

// times writes how many times one value is another.
func times[T int64 | time.Duration](value, base T) string {
	if base == 0 || value == 0 {
		return ""
	}
	return fmt.Sprintf(" (%.1f)", float64(value)/float64(base))
}

// thousands writes a number with a comma before every three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
