package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// randomTree returns files under few names, so that builds collide in every way: new, changed,
// gone, a file where a folder was, other case.
func randomTree(random *rand.Rand) files {
	tree := files{}
	set := new(Set)
	for range 1 + random.IntN(12) {
		var segments []string
		for range 1 + random.IntN(3) {
			segments = append(segments, []string{"a", "b", "c.html", "D", "d"}[random.IntN(5)])
		}
		path, content := strings.Join(segments, "/"), strings.Repeat("x", random.IntN(3))+fmt.Sprint(random.IntN(3))
		if set.Add(path, []byte(content), "test") == nil {
			tree[path] = content
		}
	}
	return tree
}

// withFolders adds the folders that a tree needs.
func withFolders(tree files) files {
	result := maps.Clone(tree)
	for path := range tree {
		for at, c := range path {
			if c == '/' {
				result[path[:at+1]] = ""
			}
		}
	}
	return result
}

func readManifestText(t *testing.T, destination string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(destination, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestWarmEqualsCold builds random trees over each other; after each, the folder and the manifest
// are those of a build from nothing, and a file of somebody else still stands.
func TestWarmEqualsCold(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	destination := t.TempDir()
	put(t, destination, files{"mine.txt": "mine"})
	for range 150 {
		tree := randomTree(random)
		build(t, destination, tree)
		want := withFolders(tree)
		want["mine.txt"] = "mine"
		expect(t, destination, want)
		cold := t.TempDir()
		build(t, cold, tree)
		if !bytes.Equal(readManifestText(t, destination), readManifestText(t, cold)) {
			t.Fatalf("the manifest is not that of a cold build of %v", tree)
		}
		os.RemoveAll(cold)
	}
}

// TestEveryFailure lets each operation of a build fail in turn. The site is then the old or the new one
// as a whole; where trees cannot be exchanged, this holds for each file. What is not ours is as it was,
// and the next build, with yet another content, is right.
func TestEveryFailure(t *testing.T) {
	foreign := files{"mine.txt": "mine", ".git/config": "config", "a/own/deep.txt": "deep"}
	for _, inPlace := range []bool{false, true} {
		random := rand.New(rand.NewPCG(5, 6))
		for range 5 {
			old, next, last := randomTree(random), randomTree(random), randomTree(random)
			for n, isDone := 0, false; !isDone; n++ {
				destination := filepath.Join(t.TempDir(), "public")
				kept := withoutConflict(foreign, old, next, last)
				put(t, destination, kept)
				build(t, destination, old)
				isDone = failAt(t, destination, next, n, inPlace)
				if inPlace || runtime.GOOS == "windows" {
					checkOldOrNew(t, destination, old, next)
				} else {
					checkWholly(t, destination, old, next)
				}
				build(t, destination, last)
				want := maps.Clone(last)
				maps.Copy(want, kept)
				expect(t, destination, withFolders(want))
				expectAlone(t, destination)
				os.RemoveAll(destination)
			}
		}
	}
}

// withoutConflict leaves out foreign files at or below a path that one of the trees has as a file.
func withoutConflict(foreign files, trees ...files) files {
	result := maps.Clone(foreign)
	maps.DeleteFunc(result, func(path, _ string) bool {
		return slices.ContainsFunc(trees, func(tree files) bool {
			_, isFile := tree[strings.Split(path, "/")[0]]
			return isFile
		})
	})
	return result
}

// expectAlone expects nothing beside the destination that a build left.
func expectAlone(t *testing.T, destination string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(destination))
	if err != nil || len(entries) != 1 {
		t.Fatalf("beside the destination lies %v %v", entries, err)
	}
}

// checkWholly expects one of the trees, and nothing else but what no build wrote. Folders of others may be
// on their way for a moment.
func checkWholly(t *testing.T, destination string, trees ...files) {
	t.Helper()
	now := found(t, destination)
	maps.DeleteFunc(now, func(path, content string) bool {
		return strings.HasSuffix(path, "/") || content == "mine" || content == "config" || content == "deep"
	})
	if !slices.ContainsFunc(trees, func(tree files) bool { return maps.Equal(now, tree) }) {
		names := slices.Sorted(maps.Keys(now))
		t.Fatalf("the site is none of %d whole ones, it has %d files: %.300q", len(trees), len(now), names)
	}
}

// failAt builds, with a full disk from the operation n on, and reports whether the build ended before.
func failAt(t *testing.T, destination string, tree files, n int, inPlace bool) bool {
	t.Helper()
	var mu sync.Mutex
	_, err := setOf(t, tree).write(destination, options{inPlace: inPlace, fault: func(operation, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if n--; n >= 0 {
			return nil
		}
		return &fs.PathError{Op: operation, Path: path, Err: errFull}
	}})
	var problem *Error
	if err != nil && (!errors.As(err, &problem) || problem.Help == "" ||
		!strings.HasPrefix(problem.Path, destination) || !strings.HasSuffix(problem.Message, ": the disk is full")) {
		t.Fatalf("unclear error %#v", err)
	}
	return err == nil
}

func checkOldOrNew(t *testing.T, destination string, old, next files) {
	t.Helper()
	now := found(t, destination)
	for path, content := range now {
		if isForeign := content == "mine" || content == "config" || content == "deep"; isForeign || strings.HasSuffix(path, "/") ||
			strings.HasPrefix(filepath.Base(path), ownTemporary) || strings.HasPrefix(path, stageName) {
			continue
		}
		before, wasThere := old[path]
		after, willBe := next[path]
		if !(wasThere && content == before) && !(willBe && content == after) {
			t.Fatalf("%s has %q, which is neither old nor new", path, content)
		}
	}
	for path := range old {
		if _, stays := next[path]; stays && now[path] == "" && old[path] != "" {
			t.Fatalf("%s is gone, though it belongs to the old and to the new site", path)
		}
	}
}

// The variables that make the test binary a build that is going to be killed.
const killedDestination, killedContent = "DOSSIER_TEST_DESTINATION", "DOSSIER_TEST_CONTENT"

// failed is the status of a build that fails; Windows gives 1 to one that is killed.
const failed = 3

func bigTree(content string) files {
	tree := files{}
	for i := range 400 {
		tree[fmt.Sprintf("folder-%d/%03d.html", i%3, i)] = strings.Repeat(content, 5000+i)
	}
	tree["only-in-"+content] = content
	return tree
}

func TestMain(m *testing.M) {
	if destination := os.Getenv(killedDestination); destination != "" {
		set := new(Set)
		for path, content := range bigTree(os.Getenv(killedContent)) {
			_ = set.Add(path, []byte(content), "test")
		}
		_, err := set.Write(destination)
		if err != nil {
			fmt.Println(err)
			os.Exit(failed)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKilled kills builds at random moments, one over the other, without a build in between that
// ends. The lock dies with them, what stands there is one whole site, and a build at the end is right.
func TestKilled(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	destination := filepath.Join(t.TempDir(), "public")
	contents := []string{"a", "b", "c"}
	put(t, destination, files{"mine.txt": "mine"})
	for round := range 15 {
		content := contents[round%len(contents)]
		command := exec.Command(os.Args[0])
		command.Env = append(os.Environ(), killedDestination+"="+destination, killedContent+"="+content)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(120)) * time.Millisecond)
		command.Process.Kill()
		command.Wait()
		if output := command.ProcessState; output.Exited() && output.ExitCode() == failed {
			t.Fatal("the build after a killed one failed")
		}
		if runtime.GOOS == "windows" {
			continue // trees cannot be exchanged there
		}
		checkWholly(t, destination, files{}, bigTree("a"), bigTree("b"), bigTree("c"))
	}
	build(t, destination, bigTree("d"))
	want := withFolders(bigTree("d"))
	want["mine.txt"] = "mine"
	expect(t, destination, want)
	expectAlone(t, destination)
}
