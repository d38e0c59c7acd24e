package main

import (
	"bytes"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/diag"
	"dossier/generator/diag/diagtest"
	"dossier/generator/outside"
	"dossier/generator/site"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestEveryCode holds what an editor sees of every code to testdata/code/AREA-PROBLEM.txt:
// a dossier, and last what dossier check says of it. A code without such a file fails.
// The comment of an archive may have lines that make what a text cannot hold:
//
//	bytes PATH "a Go string"
//	fill PATH MIB
//	link PATH TARGET
//	folder PATH
func TestEveryCode(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs: its builds are raced elsewhere")
	}
	host := httptest.NewServer(http.NotFoundHandler())
	defer host.Close()
	for _, code := range diag.Codes() {
		if code == diag.Internal {
			continue // no dossier is known that leads to it
		}
		t.Run(string(code), func(t *testing.T) {
			path := filepath.Join("testdata", "code", strings.ReplaceAll(string(code), "/", "-")+".txt")
			a, err := txtar.ParseFile(path)
			if err != nil || len(a.Files) == 0 {
				t.Fatalf("no golden file shows what an editor sees of it: %v", err)
			}
			root := t.TempDir()
			prepare(t, root, a, host.URL)
			got := checked(t, root, code == diag.LinkGone)
			got = strings.ReplaceAll(got, host.URL, "http://host")
			diagtest.Golden(t, path, a, got, *update)
			if !strings.Contains(got, "("+string(code)+")") {
				t.Errorf("the report does not have the code:\n%s", got)
			}
		})
	}
}

// prepare writes the files of an archive, and a dossier.md unless the archive takes it
// away by an empty one.
func prepare(t *testing.T, root string, a *txtar.Archive, host string) {
	t.Helper()
	put := func(name, data string) {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(data, "http://host", host)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("content/dossier.md", "---\ntitle: A dossier\n---\n")
	for _, f := range a.Files[:len(a.Files)-1] {
		if put(f.Name, string(f.Data)); len(f.Data) == 0 {
			if err := os.Remove(filepath.Join(root, f.Name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for line := range strings.Lines(string(a.Comment)) {
		order, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, what, _ := strings.Cut(rest, " ")
		switch order {
		case "bytes":
			text, err := strconv.Unquote(what)
			if err != nil {
				t.Fatal(err)
			}
			put(name, text)
		case "fill":
			size, err := strconv.Atoi(what)
			if err != nil {
				t.Fatal(err)
			}
			put(name, "---\ntitle: Large\n---\n"+strings.Repeat("words ", size<<20/6))
		case "link":
			if err := os.Symlink(what, filepath.Join(root, name)); err != nil {
				t.Skip(err)
			}
		case "folder":
			if err := os.MkdirAll(filepath.Join(root, name), 0o777); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checked returns what an editor sees of a dossier.
func checked(t *testing.T, root string, links bool) string {
	t.Helper()
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: root}, report)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if links {
		c := outside.New("test")
		c.Local, c.Pause = true, 0
		checkLinks(c, made.Dossier, report, &b)
		b.Reset()
	}
	for _, d := range report.All() {
		diagtest.CheckStyle(t, d)
		if d.Span.File == nil && !strings.Contains(d.Message, "content/") && !strings.Contains(d.Message, "static/") {
			t.Errorf("%q does not say where", d.Message)
		}
	}
	if err := diag.WriteText(&b, report.All()); err != nil {
		t.Fatal(err)
	}
	return carets.ReplaceAllString(b.String(), "$1$2")
}

// carets shortens what stands under the address of the test's own host, whose port has
// as many digits as it happens to have.
var carets = regexp.MustCompile(`(http://127[^\n]*\n *\| *\^)\^*()`)
