//go:build darwin || freebsd || linux || netbsd || openbsd

package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPlantedLinks has symbolic links where the build wants folders and files.
func TestPlantedLinks(t *testing.T) {
	outside, destination := t.TempDir(), t.TempDir()
	put(t, outside, files{"x.html": "outside", "victim": "outside"})
	put(t, destination, files{"real/x.html": "mine"})
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(destination, name)); err != nil {
			t.Fatal(err)
		}
	}
	link(outside, "a")
	link("real", "b")
	link(filepath.Join(outside, "victim"), "c.html")
	link(filepath.Join(outside, "nowhere"), "d.html")
	before := found(t, destination)
	refusal(t, destination, files{"a/x.html": "x"}, "a is in the way")
	refusal(t, destination, files{"b/x.html": "x"}, "b is in the way")
	refusal(t, destination, files{"c.html": "outside", "d.html": "x"}, "has 2 files")
	expect(t, destination, before)
	expect(t, outside, files{"x.html": "outside", "victim": "outside"})
}

// TestLinksInPlaceOfOurs has somebody replace what a build wrote by links to the same content.
func TestLinksInPlaceOfOurs(t *testing.T) {
	outside, destination := t.TempDir(), t.TempDir()
	put(t, outside, files{"a/x.html": "x", "victim": "y"})
	build(t, destination, files{"a/x.html": "x", "y.html": "y", "z.html": "y"})
	os.RemoveAll(filepath.Join(destination, "a"))
	os.Symlink(filepath.Join(outside, "a"), filepath.Join(destination, "a"))
	for _, name := range []string{"y.html", "z.html"} {
		os.Remove(filepath.Join(destination, name))
		os.Symlink(filepath.Join(outside, "victim"), filepath.Join(destination, name))
	}
	summary := build(t, destination, files{"z.html": "new"})
	if strings.Join(summary.Kept, " ") != "y.html" && strings.Join(summary.Kept, " ") != "a/x.html y.html" || summary.Deleted != 0 {
		t.Errorf("%+v", summary)
	}
	expect(t, outside, files{"a/": "", "a/x.html": "x", "victim": "y"})
	if got := found(t, destination)["z.html"]; got != "new" {
		t.Errorf("z.html has %q", got)
	}
}

// TestPlantedManifestAndTemporaries has links under our own names.
func TestPlantedManifestAndTemporaries(t *testing.T) {
	outside, destination := t.TempDir(), t.TempDir()
	put(t, outside, files{"victim": "outside"})
	for i := range 9 {
		os.Symlink(filepath.Join(outside, "victim"), filepath.Join(destination, ownTemporary+string(rune('0'+i))))
	}
	build(t, destination, files{"x.html": "x"})
	expect(t, destination, files{"x.html": "x"})
	os.Remove(filepath.Join(destination, manifestName))
	os.Symlink(filepath.Join(outside, "victim"), filepath.Join(destination, manifestName))
	refusal(t, destination, files{"x.html": "x"}, "not a regular file")
	expect(t, outside, files{"victim": "outside"})
}

// TestPipeInTheWay would hang if a named pipe were opened.
func TestPipeInTheWay(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"x.html": "x", "y.html": "y"})
	for _, name := range []string{"x.html", "y.html"} {
		os.Remove(filepath.Join(destination, name))
		if err := syscall.Mkfifo(filepath.Join(destination, name), 0o644); err != nil {
			t.Skip("no named pipes here: ", err)
		}
	}
	done := make(chan Summary)
	go func() { done <- build(t, destination, files{"x.html": "x"}) }()
	select {
	case summary := <-done:
		os.Remove(filepath.Join(destination, "y.html"))
		if len(summary.Kept) != 1 || found(t, destination)["x.html"] != "x" {
			t.Errorf("%+v", summary)
		}
	case <-time.After(time.Minute):
		t.Fatal("the build waits for the pipe")
	}
}

// TestModes builds under a tight umask, over a tree of other modes, and expects ours. The umask is of
// the whole process: this test must not run in parallel with others.
func TestModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	destination := filepath.Join(t.TempDir(), "deep", "public")
	wanted := files{"index.html": "one", "a/b/x.html": "x"}
	build(t, destination, wanted)
	checkModes(t, filepath.Dir(destination))
	os.Chmod(filepath.Join(destination, "index.html"), 0o600)
	os.Chmod(filepath.Join(destination, "a"), 0o700)
	if summary := build(t, destination, wanted); summary.Written != 0 || summary.Unchanged != 2 {
		t.Errorf("%+v", summary)
	}
	checkModes(t, filepath.Dir(destination))
}

func checkModes(t *testing.T, folder string) {
	t.Helper()
	filepath.WalkDir(folder, func(path string, entry fs.DirEntry, walkError error) error {
		info, err := os.Lstat(path)
		want := fileMode
		if entry.IsDir() {
			want = folderMode
		}
		if walkError != nil || err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has another mode than %v: %v", path, want, errors.Join(walkError, err))
		}
		return nil
	})
}

// TestNoPermission cannot fail for root, whom modes do not stop.
func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	destination := t.TempDir()
	wanted := files{"a/x.html": "x", "b.html": "b"}
	build(t, destination, wanted)
	locked := filepath.Join(destination, "a")
	os.Chmod(locked, 0o555)
	defer os.Chmod(locked, 0o755)
	problem := refusal(t, destination, files{"a/x.html": "new", "b.html": "b"}, "permission denied")
	if problem.Path != filepath.Join(locked, "x.html") {
		t.Errorf("path %s", problem.Path)
	}
	expect(t, destination, files{"a/": "", "a/x.html": "x", "b.html": "b"})
}

// TestCreateMode has a large file that is as it should be but for who may read it.
func TestCreateMode(t *testing.T) {
	destination, large := t.TempDir(), strings.Repeat("0123456789", small)
	build(t, destination, files{"x": large})
	if err := os.Chmod(filepath.Join(destination, "x"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Begin(destination)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Discard()
	if err := b.Create("x", "test", inPieces(large)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(destination, "x")); err != nil || info.Mode().Perm() != fileMode {
		t.Errorf("after a build, the mode is %v, %v", info.Mode(), err)
	}
}
