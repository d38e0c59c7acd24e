package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dossier/generator/compose"
	"dossier/generator/site"
	"dossier/generator/suggest"
)

// TestAcceptedAtOnce accepts in several windows what would change one file: what one of
// them is told is written stands there.
func TestAcceptedAtOnce(t *testing.T) {
	const file, windows = "content/actors/ann-lee.md", 8
	for range 20 {
		dir := t.TempDir()
		before := "---\nname: Ann Lee\n---\n" + strings.Repeat("She spoke about the dam.\n", 1000)
		if err := os.MkdirAll(filepath.Join(dir, "content", "actors"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		s := &server{options: Options{Options: site.Options{Source: dir}}}
		var told [windows]bool
		var all sync.WaitGroup
		for i := range windows {
			all.Go(func() {
				edit := compose.Edit{Start: len(before), End: len(before), Text: fmt.Sprintf("Window %d.\n", i)}
				_, err := s.write([]suggest.Suggestion{{Patch: &suggest.Patch{Path: file, Before: before, Edit: edit}}})
				told[i] = err == nil
			})
		}
		all.Wait()
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		for i, written := range told {
			if stands := strings.Contains(string(data), fmt.Sprintf("Window %d.", i)); stands != written {
				t.Fatalf("window %d is told %v that its change is written, and that is %v; all are told %v", i, written, stands, told)
			}
		}
	}
}
