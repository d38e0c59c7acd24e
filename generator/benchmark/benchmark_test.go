package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// TestPrepareAndFloor wants the floor to write what a build writes, from the same records, and both sources
// to have a file for each article.
func TestPrepareAndFloor(t *testing.T) {
	b := &bench{result: &result{articles: 12}, dir: t.TempDir()}
	if err := prepare("12", b.at("dossier"), b.at("hugo")); err != nil {
		t.Fatal(err)
	}
	for _, source := range []string{"dossier", "hugo"} {
		files, err := filepath.Glob(filepath.Join(b.at(source), "content", "articles", "article-*.md"))
		if err != nil || len(files) != 12 {
			t.Errorf("%s: %d articles, %v", source, len(files), err)
		}
	}
	if _, _, err := site.Write(site.Options{Source: b.at("dossier")}, b.at(built), &diag.Report{}); err != nil {
		t.Fatal(err)
	}
	if err := writeList(b.at("list"), b.at(built)); err != nil {
		t.Fatal(err)
	}
	if err := floor(b.at("dossier"), b.at("list"), b.at(passing)); err != nil {
		t.Fatal(err)
	}
	var ours, theirs cost
	for c, folder := range map[*cost]string{&ours: built, &theirs: passing} {
		if err := c.count(b.at(folder), time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if ours != theirs || ours.files < 100 {
		t.Errorf("a build leaves %+v, the floor %+v", ours, theirs)
	}
}

// TestCompare wants a difference between two sites to be found.
func TestCompare(t *testing.T) {
	b := &bench{result: &result{}, dir: t.TempDir()}
	const page = `<div class="text"><p id="p1">By <a href="../actors/x.html">X</a>, <a href="/actors/y.html">Y</a><mark><a href="/actors/y.html"> Z</a></mark>.</p></div>`
	note := `<aside class="note n1"></aside>`
	for _, c := range []struct {
		theirs string
		same   bool
	}{{strings.Replace(page, "</div>", note+"</div>", 1), false}, {page, true}} {
		for folder, text := range map[string]string{built: page, hugoBuilt: c.theirs} {
			if err := os.MkdirAll(filepath.Join(b.at(folder), "articles"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(b.at(folder), "articles", "x.html"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		b.same = tally{}
		if err := b.compare(context.Background()); (err == nil) != c.same {
			t.Errorf("same is %t: %v", c.same, err)
		}
		if want := (tally{1, 1, 1, 2, 0}); b.same != want {
			t.Errorf("seen %+v, not %+v", b.same, want)
		}
	}
}

func TestMedian(t *testing.T) {
	if c := median([]cost{{wall: 5}, {wall: 1}, {wall: 3}}); c.wall != 3 {
		t.Errorf("the median of three is %d", c.wall)
	}
	if c := median([]cost{{wall: 5}, {wall: 1}}); c.wall != 1 {
		t.Errorf("the median of two is %d", c.wall)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}
