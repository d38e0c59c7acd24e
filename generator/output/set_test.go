package output

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestAddRefusesPaths(t *testing.T) {
	tests := []struct{ path, reason string }{
		{"", "is empty"},
		{"/etc/passwd", "is absolute"},
		{"../x.html", `has the segment ".."`},
		{"a/../x.html", `has the segment ".."`},
		{"./x.html", `has the segment "."`},
		{"a//x.html", "has an empty segment"},
		{"a/", "has an empty segment"},
		{`a\x.html`, `has the character '\\'`},
		{"a\x00.html", `has the character '\x00'`},
		{"c:x.html", "has the character ':'"},
		{"line\nbreak", `has the character '\n'`},
		{"what?.html", "has the character '?'"},
		{"bad\xff.html", "is not valid UTF-8"},
		{"CON", `has the segment "CON", which is a device on Windows`},
		{"a/nul/x.html", "which is a device on Windows"},
		{"aux.html", "which is a device on Windows"},
		{"Lpt1 .tar.gz", "which is a device on Windows"},
		{"com¹", "which is a device on Windows"},
		{"name.", "Windows takes no dot or space at the end"},
		{"folder /x.html", "Windows takes no dot or space at the end"},
		{strings.Repeat("é", 128), "has a segment of 256 bytes"},
		{".dossier-manifest", `begin with ".dossier-" are the build's own`},
		{"a/.Dossier-tmp-1", `begin with ".dossier-" are the build's own`},
		{".git/config", "belongs to git"},
		{"a/.GIT", "belongs to git"},
	}
	for _, test := range tests {
		var set Set
		err := set.Add(test.path, nil, `article "x"`)
		var problem *PathError
		if !errors.As(err, &problem) || !strings.HasPrefix(problem.Reason, test.reason) && !strings.HasSuffix(problem.Reason, test.reason) {
			t.Errorf("%q: %v, want a reason with %q", test.path, err, test.reason)
		}
	}
	for _, path := range []string{".nojekyll", "com.html", "com10", "console.html", "a b.html", "مقال.html", strings.Repeat("a", 255), ".gitignore", "lpt"} {
		var set Set
		if err := set.Add(path, nil, "test"); err != nil {
			t.Error(err)
		}
	}
}

func TestAddRefusesCollisions(t *testing.T) {
	tests := []struct{ first, second, message string }{
		{"a/x.html", "a/x.html", `"a/x.html" is produced twice: by actor "x" and by article "x"`},
		{"a/x.html", "a/X.html", `"a/X.html", by actor "x", and "a/x.html", by article "x", differ only in spelling that not every system tells apart`},
		{"a/x.html", "A/y.html", `"A/y.html", by actor "x", and "a/x.html", by article "x", differ only`},
		{"é.html", "e\u0301.html", "differ only in spelling"},
		{"É.html", "e\u0301.html", "differ only in spelling"},
		{"a", "a/x.html", `"a", by article "x", and "a/x.html", by actor "x", cannot both exist`},
		{"a", "A/b/x.html", "cannot both exist"},
		{"a/b/x.html", "a/b", `"a/b", by actor "x", and "a/b/x.html", by article "x", cannot both exist`},
	}
	for _, test := range tests {
		var set Set
		if err := set.Add(test.first, nil, `article "x"`); err != nil {
			t.Fatal(err)
		}
		err := set.Add(test.second, nil, `actor "x"`)
		var problem *CollisionError
		if !errors.As(err, &problem) || !strings.Contains(problem.Error(), test.message) {
			t.Errorf("%s, %s: %v\nwant %s", test.first, test.second, err, test.message)
		}
		var reversed Set
		_ = reversed.Add(test.second, nil, `actor "x"`)
		if again := reversed.Add(test.first, nil, `article "x"`); again == nil || again.Error() != err.Error() {
			t.Errorf("the other way round: %v\nwant %v", again, err)
		}
	}
}

// TestRefusedAddLeavesNoTrace would fail if a refused path kept the folders that it had claimed.
func TestRefusedAddLeavesNoTrace(t *testing.T) {
	var set Set
	_ = set.Add("a", nil, "first")
	if set.Add("a/b/c", nil, "refused") == nil {
		t.Fatal("a file became a folder")
	}
	if err := set.Add("b/a", nil, "third"); err != nil {
		t.Error(err)
	}
	for path := range set.All() {
		if path != "a" && path != "b/a" {
			t.Errorf("the set has %s", path)
		}
	}
}

func TestAddConcurrently(t *testing.T) {
	var set Set
	var group sync.WaitGroup
	var refused sync.Map
	for worker := range 8 {
		group.Go(func() {
			for i := range 500 {
				_ = set.Add(fmt.Sprintf("folder-%d/%d-%d.html", i%7, worker, i), []byte{1}, "page")
				if err := set.Add(fmt.Sprintf("shared/%d.html", i), nil, fmt.Sprint("worker ", worker)); err != nil {
					refused.Store(fmt.Sprint(worker, i), true)
				}
			}
		})
	}
	group.Wait()
	var added, collisions int
	previous := ""
	for path := range set.All() {
		if path <= previous {
			t.Fatalf("%s comes after %s", path, previous)
		}
		previous = path
		added++
	}
	refused.Range(func(_, _ any) bool { collisions++; return true })
	if added != 8*500+500 || collisions != 7*500 {
		t.Errorf("%d files, %d collisions", added, collisions)
	}
}
