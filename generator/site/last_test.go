package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// TestAgain builds twice, and changes something between: only where nothing was changed
// may the second build be spared, and the site must always be what a first build makes.
func TestAgain(t *testing.T) {
	leftOut(t)
	source, cache := t.TempDir(), t.TempDir()
	if err := synthetic.Write(source, synthetic.Options{Articles: 3}); err != nil {
		t.Fatal(err)
	}
	destination := filepath.Join(t.TempDir(), "public")
	write := func(o site.Options) (isSpared bool) {
		t.Helper()
		o.Source, o.Cache = source, cache
		report := &diag.Report{}
		s, _, err := site.Write(o, destination, report)
		if err != nil || s == nil || s.Counts.Articles != 3 || s.Pages < 3 {
			t.Fatalf("%+v, %v", s, err)
		}
		return s.Dossier == nil
	}
	if write(site.Options{}) {
		t.Fatal("a first build was spared")
	}
	page := filepath.Join(destination, "articles", "index.html")
	before, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	mine := "" // what somebody else put into the site
	for _, tt := range []struct {
		name    string
		change  func() error
		options site.Options
		spared  bool
	}{
		{name: "nothing", change: func() error { return nil }, spared: true},
		{name: "a page is edited", change: func() error { return os.WriteFile(page, []byte("edited"), 0o644) }},
		{name: "a page is edited, with its size and time", change: func() error {
			info, err := os.Stat(page)
			if err != nil {
				return err
			}
			if err := os.WriteFile(page, []byte(strings.ToUpper(string(before))), 0o644); err != nil {
				return err
			}
			return os.Chtimes(page, info.ModTime(), info.ModTime())
		}},
		{name: "a page is deleted", change: func() error { return os.Remove(page) }},
		{name: "a page is made private", change: func() error { return os.Chmod(page, 0o600) }},
		{name: "the list of files is deleted", change: func() error { return os.Remove(filepath.Join(destination, ".dossier-manifest")) }},
		{name: "the site is deleted", change: func() error { return os.RemoveAll(destination) }},
		{name: "a file of somebody else", change: func() error {
			mine = "mine"
			return os.WriteFile(filepath.Join(destination, "mine.txt"), []byte(mine), 0o644)
		}, spared: true},
		{name: "another address", change: func() error { return nil }, options: site.Options{BaseURL: "https://example.org/"}},
		{name: "the first address again", change: func() error { return nil }},
		{name: "an empty folder static", change: func() error {
			return os.MkdirAll(filepath.Join(source, "static"), 0o755)
		}, spared: true},
		{name: "a file in static", change: func() error { return os.WriteFile(filepath.Join(source, "static", "x.txt"), []byte("x"), 0o644) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.change(); err != nil {
				t.Fatal(err)
			}
			if got := write(tt.options); got != tt.spared {
				t.Errorf("the build was spared: %v, want %v", got, tt.spared)
			}
			info, err := os.Stat(page)
			if err != nil || info.Mode().Perm() != 0o644 {
				t.Fatalf("%v, %v", info, err)
			}
			if after, _ := os.ReadFile(page); tt.options.BaseURL == "" && string(after) != string(before) {
				t.Error("the page is not what it was")
			}
		})
	}
	if left, err := os.ReadFile(filepath.Join(destination, "mine.txt")); string(left) != mine {
		t.Error("a file of somebody else is gone", err)
	}
}
