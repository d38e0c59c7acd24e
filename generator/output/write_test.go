package output

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// files is a tree: content by path.
type files map[string]string

// setOf makes a set.
func setOf(t testing.TB, wanted files) *Set {
	t.Helper()
	set := new(Set)
	for path, content := range wanted {
		if err := set.Add(path, []byte(content), "test"); err != nil {
			t.Fatal(err)
		}
	}
	return set
}

// build writes a set and expects success.
func build(t testing.TB, destination string, wanted files) Summary {
	t.Helper()
	summary, err := setOf(t, wanted).Write(destination)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

// put writes files as somebody other than a build does.
func put(t testing.TB, destination string, foreign files) {
	t.Helper()
	for path, content := range foreign {
		full := filepath.Join(destination, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// found reads a tree, without the manifest; folders end in a slash and links begin with "-> ".
func found(t testing.TB, destination string) files {
	t.Helper()
	result := files{}
	err := filepath.WalkDir(destination, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == destination || entry.Name() == manifestName || entry.Name() == ownPrefix+"lock" {
			return err
		}
		relative, _ := filepath.Rel(destination, path)
		switch {
		case entry.IsDir():
			result[filepath.ToSlash(relative)+"/"] = ""
		case entry.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			result[relative] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(path)
			result[filepath.ToSlash(relative)] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func expect(t testing.TB, destination string, want files) {
	t.Helper()
	if got := found(t, destination); !reflect.DeepEqual(got, want) {
		t.Errorf("the destination has %v\nwant %v", got, want)
	}
}

// refusal writes a set and expects a refusal that says something.
func refusal(t testing.TB, destination string, wanted files, message string) *Error {
	t.Helper()
	_, err := setOf(t, wanted).Write(destination)
	var problem *Error
	if !errors.As(err, &problem) || !strings.Contains(problem.Message, message) || problem.Help == "" {
		t.Fatalf("error %v, want one with %q and help", err, message)
	}
	return problem
}

func TestWrite(t *testing.T) {
	destination := filepath.Join(t.TempDir(), "new", "public")
	got := build(t, destination, files{"index.html": "one", "a/x.html": "x", "a/y.html": "y", "b/c/z.css": "z"})
	if want := (Summary{Written: 4, Bytes: 6}); !reflect.DeepEqual(got, want) {
		t.Errorf("first build: %+v", got)
	}
	got = build(t, destination, files{"index.html": "two", "a/x.html": "x", "d/new.html": "new"})
	if want := (Summary{Written: 2, Unchanged: 1, Deleted: 2, Bytes: 6}); !reflect.DeepEqual(got, want) {
		t.Errorf("second build: %+v", got)
	}
	expect(t, destination, files{"index.html": "two", "a/": "", "a/x.html": "x", "d/": "", "d/new.html": "new"})
}

func TestUnchangedFilesAreNotTouched(t *testing.T) {
	destination := t.TempDir()
	wanted := files{"index.html": "one", "a/x.html": "x"}
	build(t, destination, wanted)
	before := map[string]fs.FileInfo{}
	for _, path := range []string{"index.html", "a/x.html", manifestName} {
		before[path], _ = os.Stat(filepath.Join(destination, path))
	}
	if got := build(t, destination, wanted); !reflect.DeepEqual(got, Summary{Unchanged: 2}) {
		t.Errorf("%+v", got)
	}
	for path, info := range before {
		if now, err := os.Stat(filepath.Join(destination, path)); err != nil || !os.SameFile(info, now) {
			t.Errorf("%s was written again", path)
		}
	}
}

func TestSameSizeOtherContentIsWritten(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"x.html": "one"})
	build(t, destination, files{"x.html": "two"})
	expect(t, destination, files{"x.html": "two"})
}

func TestForeignFilesAreKept(t *testing.T) {
	destination := t.TempDir()
	put(t, destination, files{".gitignore": "*", ".git/config": "c", "a/mine.txt": "m"})
	build(t, destination, files{"index.html": "one", "a/x.html": "x"})
	build(t, destination, files{"index.html": "one"})
	expect(t, destination, files{".gitignore": "*", ".git/": "", ".git/config": "c", "a/": "", "a/mine.txt": "m", "index.html": "one"})
}

func TestForeignFilesAreNotOverwritten(t *testing.T) {
	destination := t.TempDir()
	put(t, destination, files{"index.html": "mine", "x.html/inside.txt": "mine"})
	problem := refusal(t, destination, files{"index.html": "one", "x.html": "x", "new.html": "n"},
		"has 2 files that no build wrote and that the site would overwrite: index.html, x.html")
	if problem.Path != destination {
		t.Errorf("path %s", problem.Path)
	}
	expect(t, destination, files{"index.html": "mine", "x.html/": "", "x.html/inside.txt": "mine"})
}

func TestManyForeignFilesAreCounted(t *testing.T) {
	destination := t.TempDir()
	foreign, wanted := files{}, files{}
	for _, letter := range strings.Split("abcdefghijkl", "") {
		foreign[letter], wanted[letter] = "mine", "built"
	}
	put(t, destination, foreign)
	refusal(t, destination, wanted, "has 12 files that no build wrote and that the site would overwrite: a, b, c, d, e, f, g, h, i, j and 2 more")
}

func TestAdoptedFilesAreReplacedButNotDeleted(t *testing.T) {
	destination := t.TempDir()
	put(t, destination, files{"CNAME": "example.org", "robots.txt": "r"})
	if got := build(t, destination, files{"CNAME": "example.org", "robots.txt": "r"}); got.Unchanged != 2 {
		t.Errorf("%+v", got)
	}
	got := build(t, destination, files{"robots.txt": "other"})
	if !reflect.DeepEqual(got, Summary{Written: 1, Bytes: 5, Kept: []string{"CNAME"}}) {
		t.Errorf("%+v", got)
	}
	if got := build(t, destination, files{}); got.Deleted != 1 || got.Kept != nil {
		t.Errorf("what a build wrote since is not deleted: %+v", got)
	}
	expect(t, destination, files{"CNAME": "example.org"})
}

func TestStaleFileChangedByHandIsKept(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"a/x.html": "one", "a/y.html": "y", "z.html": "z"})
	put(t, destination, files{"a/x.html": "two"})
	got := build(t, destination, files{"z.html": "z"})
	if !reflect.DeepEqual(got, Summary{Unchanged: 1, Deleted: 1, Kept: []string{"a/x.html"}}) {
		t.Errorf("%+v", got)
	}
	expect(t, destination, files{"a/": "", "a/x.html": "two", "z.html": "z"})
	if got := build(t, destination, files{"z.html": "z"}); got.Kept != nil {
		t.Errorf("named again: %+v", got)
	}
	refusal(t, destination, files{"a/x.html": "three"}, "a/x.html")
}

func TestLiveFileChangedByHandIsRepaired(t *testing.T) {
	destination := t.TempDir()
	wanted := files{"x.html": "one"}
	build(t, destination, wanted)
	put(t, destination, files{"x.html": "edited"})
	build(t, destination, wanted)
	os.Remove(filepath.Join(destination, "x.html"))
	build(t, destination, wanted)
	expect(t, destination, wanted)
}

func TestFileBecomesFolderAndBack(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"a": "file", "b/c/d": "deep"})
	build(t, destination, files{"a/x": "inside", "b": "file"})
	expect(t, destination, files{"a/": "", "a/x": "inside", "b": "file"})
	build(t, destination, files{"a": "file", "b/c/d": "deep"})
	expect(t, destination, files{"a": "file", "b/": "", "b/c/": "", "b/c/d": "deep"})
	put(t, destination, files{"b/mine": "foreign"})
	refusal(t, destination, files{"a": "file", "b": "file"}, "would overwrite: b")
	put(t, destination, files{"a": "edited"})
	refusal(t, destination, files{"a/x": "inside"}, "is in the way: the site needs a folder there")
	expect(t, destination, files{"a": "edited", "b/": "", "b/c/": "", "b/c/d": "deep", "b/mine": "foreign"})
}

// TestCaseChanges renames a page in case only. Deleting the stale name after writing the new one
// would delete both where file systems fold case; here it shows in the order of the operations.
func TestCaseChanges(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"Page.html": "x", "Folder/y.html": "y"})
	var mu sync.Mutex
	var order []string
	_, err := setOf(t, files{"page.html": "x", "folder/y.html": "y"}).write(destination, options{inPlace: true, fault: func(operation, path string) error {
		mu.Lock()
		defer mu.Unlock()
		if operation == "remove" || operation == "rename" && path != manifestName {
			order = append(order, operation+" "+path)
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(order[:2], ", "); got != "remove Folder/y.html, remove Page.html" {
		t.Errorf("the order is %v", order)
	}
	expect(t, destination, files{"page.html": "x", "folder/": "", "folder/y.html": "y"})

	// Killed before its end, such a build leaves a list with both names.
	destination = t.TempDir()
	build(t, destination, files{"Page.html": "x"})
	list := readManifestText(t, destination)
	build(t, destination, files{"page.html": "x"})
	list = append(list, encode([]entry{{"page.html", pending, versionOf(sha256.Sum256([]byte("x")), 1)}})[len(manifestHeader):]...)
	put(t, destination, files{manifestName: string(list)})
	build(t, destination, files{"page.html": "x"})
	expect(t, destination, files{"page.html": "x"})
}

// TestEmptiedFolder writes into a folder of the earlier build from which somebody has taken everything,
// with and without an exchange of trees.
func TestEmptiedFolder(t *testing.T) {
	for _, o := range []options{{}, {inPlace: true}} {
		destination := t.TempDir()
		build(t, destination, files{"x/y/a.html": "a", "x/c.html": "c"})
		for _, path := range []string{"x/y/a.html", "x/c.html"} {
			if err := os.Remove(filepath.Join(destination, path)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := setOf(t, files{"x/y/b.html": "b"}).write(destination, o); err != nil {
			t.Errorf("%+v: %v", o, err)
			continue
		}
		expect(t, destination, files{"x/": "", "x/y/": "", "x/y/b.html": "b"})
	}
}

func TestDamagedManifest(t *testing.T) {
	good := string(encode([]entry{{"a/b.html", written, versionOf(sha256.Sum256([]byte("x")), int64(len("x")))}}))
	for name, text := range map[string]string{
		"empty":      "",
		"other file": "hello\n",
		"cut":        good[:len(good)-3],
		"escape":     strings.Replace(good, "a/b.html", "../b.html", 1),
		"git":        strings.Replace(good, "a/b.html", ".git/config", 1),
		"hash":       strings.Replace(good, "\n= ", "\n= zz", 1),
		"state":      strings.Replace(good, "\n= ", "\n! ", 1),
		"size":       strings.Replace(good, " 1 a", " -1 a", 1),
	} {
		destination := t.TempDir()
		put(t, destination, files{manifestName: text})
		problem := refusal(t, destination, files{"index.html": "one"}, "the list of what earlier builds wrote: ")
		if len(found(t, destination)) != 0 {
			t.Errorf("%s: something was written after %v", name, problem)
		}
	}
}

func TestManifestIsReadable(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"b.html": "two\n", "a/مقال.html": "", "a-b.html": "x"})
	got, _ := os.ReadFile(filepath.Join(destination, manifestName))
	want := manifestHeader +
		"= 2d711642b726b04401627ca9fbac32f5 1 a-b.html\n" +
		"= e3b0c44298fc1c149afbf4c8996fb924 0 a/مقال.html\n" +
		"= 27dd8ed44a83ff94d557f9fd0412ed5a 4 b.html\n"
	if string(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestDestinationIsNoFolder(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, files{"file": "x"})
	refusal(t, filepath.Join(folder, "file"), files{"a": "x"}, "not a folder")
	refusal(t, filepath.Join(folder, "file", "deeper"), files{"a": "x"}, "not a folder")
	refusal(t, "", files{"a": "x"}, "no name")
}

func TestTwoBuildsDoNotMix(t *testing.T) {
	destination := t.TempDir()
	_, err := setOf(t, files{"a": "x"}).write(destination, options{fault: func(operation, path string) error {
		if operation == "create" && path == "a" {
			refusal(t, destination, files{"b": "y"}, "another build is writing to "+destination)
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	build(t, destination, files{"b": "y"})
	expect(t, destination, files{"b": "y"})
}
