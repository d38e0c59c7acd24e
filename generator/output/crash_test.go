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
	"slices"
	"strings"
	"sync"
	"syscall"
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

// TestEveryFailure lets each operation of a build fail in turn. Every file is then old or new, what
// is not ours is as it was, and the next build, with yet another content, is right.
func TestEveryFailure(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 12 {
		old, next, last := randomTree(random), randomTree(random), randomTree(random)
		for n, isDone := 0, false; !isDone; n++ {
			destination := t.TempDir()
			put(t, destination, files{"mine.txt": "mine"})
			build(t, destination, old)
			isDone = failAt(t, destination, next, n)
			checkOldOrNew(t, destination, old, next)
			build(t, destination, last)
			want := withFolders(last)
			want["mine.txt"] = "mine"
			expect(t, destination, want)
			os.RemoveAll(destination)
		}
	}
}

// failAt builds, with a full disk from the operation n on, and reports whether the build ended before.
func failAt(t *testing.T, destination string, tree files, n int) bool {
	t.Helper()
	var mu sync.Mutex
	_, err := setOf(t, tree).write(destination, func(operation, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if n--; n >= 0 {
			return nil
		}
		return &fs.PathError{Op: operation, Path: path, Err: syscall.ENOSPC}
	})
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
		if strings.HasPrefix(filepath.Base(path), ownTemporary) || strings.HasSuffix(path, "/") || path == "mine.txt" && content == "mine" {
			continue
		}
		before, wasThere := old[path]
		after, willBe := next[path]
		if !(wasThere && content == before) && !(willBe && content == after) {
			t.Fatalf("%s has %q, which is neither old nor new", path, content)
		}
	}
	if now["mine.txt"] != "mine" {
		t.Fatal("mine.txt was changed")
	}
	for path := range old {
		if _, stays := next[path]; stays && now[path] == "" && old[path] != "" {
			t.Fatalf("%s is gone, though it belongs to the old and to the new site", path)
		}
	}
}

// The variables that make the test binary a build that is going to be killed.
const killedDestination, killedContent = "DOSSIER_TEST_DESTINATION", "DOSSIER_TEST_CONTENT"

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
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKilled kills builds at random moments, one over the other, without a build in between that
// ends. The lock dies with them, every file is whole, and a build at the end is right.
func TestKilled(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	destination := t.TempDir()
	contents := []string{"a", "b", "c"}
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
		if output := command.ProcessState; output.Exited() && output.ExitCode() == 1 {
			t.Fatal("the build after a killed one failed")
		}
		checkWhole(t, destination, contents)
	}
	build(t, destination, bigTree("d"))
	expect(t, destination, withFolders(bigTree("d")))
}

func checkWhole(t *testing.T, destination string, contents []string) {
	t.Helper()
	var trees []files
	for _, content := range contents {
		trees = append(trees, bigTree(content))
	}
	for path, content := range found(t, destination) {
		isOther := strings.HasSuffix(path, "/") || strings.HasPrefix(filepath.Base(path), ownTemporary)
		isWhole := slices.ContainsFunc(trees, func(tree files) bool { return tree[path] == content })
		if !isOther && !isWhole {
			t.Fatalf("%s is half written: %d bytes", path, len(content))
		}
	}
}
