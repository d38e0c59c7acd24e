package site_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/output"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// rounds is how often a test of chance is repeated: few times as a rule, often where DOSSIER_TESTS=long is set, as in
// .ci/run, and most often with DOSSIER_TESTS=all.
func rounds(few, long, all int) int {
	switch os.Getenv("DOSSIER_TESTS") {
	case "long":
		return long
	case "all":
		return all
	}
	return few
}

// small is a dossier with few names, of which a site has few pages.
func small(articles int) synthetic.Options {
	return synthetic.Options{Articles: articles, Actors: 6, Organizations: 7}
}

// leftOut skips what takes long and has no goroutines of its own to race, in short runs.
func leftOut(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of short runs")
	}
}

// TestWarmEqualsCold edits a dossier at random and builds it over the last site each time. The result is that of
// a build into an empty folder, byte for byte, and a second build writes nothing.
func TestWarmEqualsCold(t *testing.T) {
	leftOut(t)
	t.Parallel() // one of those that take long
	source, cache, public := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := synthetic.Write(source, small(6)); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(11, 12))
	built := 0
	all := rounds(8, 50, 300)
	for round := range all {
		what, undo := edit(t, random, source, round)
		report := &diag.Report{}
		made, _, err := site.Write(site.Options{Source: source, Cache: cache}, public, report)
		if err != nil {
			t.Fatalf("round %d, %s: %v", round, what, err)
		}
		if made == nil { // the edit broke a reference
			undo()
			continue
		}
		built++
		cold := filepath.Join(t.TempDir(), "public")
		writeSite(t, source, cold)
		if difference := differ(tree(t, public), tree(t, cold)); difference != "" {
			t.Fatalf("round %d, %s: %s", round, what, difference)
		}
		if summary := writeSite(t, source, public); summary.Written+summary.Deleted > 0 {
			t.Fatalf("round %d, %s: built again, %d files are written and %d deleted", round, what, summary.Written, summary.Deleted)
		}
		os.RemoveAll(cold)
	}
	if built < all/3 {
		t.Errorf("only %d rounds could be built", built)
	}
}

// edit changes one file of a dossier, and says how.
func edit(t *testing.T, random *rand.Rand, source string, round int) (what string, undo func()) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if err != nil || len(all) == 0 {
		t.Fatal("no records", err)
	}
	path := all[random.IntN(len(all))]
	name, _ := filepath.Rel(source, path)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.ToSlash(name)
	undo = func() { write(t, source, name, string(text)) }
	switch n := random.IntN(10); {
	case n < 5:
		write(t, source, name, string(text)+fmt.Sprintf("\nWords of round %d.\n", round))
		return "words added to " + name, undo
	case n < 7:
		id := fmt.Sprintf("added-%d", round)
		write(t, source, "content/pages/"+id+".md", fmt.Sprintf("---\ntitle: Page %d\n---\nText.\n", round))
		return "page added", undo
	case n < 8:
		renamed := strings.TrimSuffix(path, ".md") + "-renamed.md"
		os.Rename(path, renamed)
		return "renamed " + name, func() { os.Rename(renamed, path) }
	case n < 9:
		write(t, source, name, strings.Replace(string(text), "---\n", fmt.Sprintf("---\ntags: [r%d]\n", round), 1))
		return "front matter of " + name, undo
	default:
		os.Remove(path)
		return "removed " + name, undo
	}
}

func writeSite(t *testing.T, source, public string) output.Summary {
	t.Helper()
	made, summary, err := site.Write(site.Options{Source: source}, public, &diag.Report{})
	if err != nil || made == nil {
		t.Fatal("no site", err)
	}
	return summary
}

// tree reads a folder: content by path, "/" for folders.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if e.IsDir() {
			files[name] = "/"
			return nil
		}
		data, err := os.ReadFile(path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differ names the first path at which two trees differ, "" if they are the same.
func differ(got, want map[string]string) string {
	paths := slices.Sorted(maps.Keys(got))
	for path := range want {
		if _, exists := got[path]; !exists {
			return path + " is missing"
		}
	}
	for _, path := range paths {
		if text, exists := want[path]; !exists {
			return path + " should not be there"
		} else if text != got[path] {
			return path + " has another content"
		}
	}
	return ""
}
