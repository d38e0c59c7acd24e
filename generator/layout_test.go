package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestImportsRunDown holds the packages to docs/architecture.md: each is in its list, or in
// a folder of one that is, and imports only those that stand above it there.
func TestImportsRunDown(t *testing.T) {
	doc, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	place := map[string]int{}
	for _, row := range regexp.MustCompile("(?m)^\\| (`generator.*?) \\|").FindAllStringSubmatch(string(doc), -1) {
		for _, name := range regexp.MustCompile("`(.+?)`").FindAllStringSubmatch(row[1], -1) {
			place[name[1]] = len(place) + 1
		}
	}
	listed := func(folder string) string {
		for place[folder] == 0 && strings.Contains(folder, "/") {
			folder = folder[:strings.LastIndexByte(folder, '/')]
		}
		return folder
	}
	files, err := filepath.Glob("../generator/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	deeper, _ := filepath.Glob("../generator/*/*/*.go") // the pattern is good, as the one above
	for _, file := range append(files, deeper...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		own := listed(strings.TrimPrefix(filepath.ToSlash(filepath.Dir(file)), "../"))
		if own == "generator" {
			t.Errorf("%s: docs/architecture.md does not list its package", file)
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range source.Imports {
			path, ours := strings.CutPrefix(strings.Trim(i.Path.Value, `"`), "dossier/")
			if other := listed(path); ours && strings.HasPrefix(path, "generator/") && place[other] > place[own] {
				t.Errorf("%s imports %s, which docs/architecture.md lists below it", file, path)
			}
		}
	}
}
