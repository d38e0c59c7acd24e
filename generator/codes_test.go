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
			golden(t, path, a, got)
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
		checkStyle(t, d)
	}
	if err := diag.WriteText(&b, report.All()); err != nil {
		t.Fatal(err)
	}
	return carets.ReplaceAllString(b.String(), "$1$2")
}

// carets shortens what stands under the address of the test's own host, whose port has
// as many digits as it happens to have.
var carets = regexp.MustCompile(`(http://127[^\n]*\n *\| *\^)\^*()`)

func golden(t *testing.T, path string, a *txtar.Archive, got string) {
	t.Helper()
	last := &a.Files[len(a.Files)-1]
	if last.Name != "report" {
		t.Fatalf("the last file of %s is not the report", path)
	}
	if string(last.Data) == got {
		return
	}
	if !*update {
		t.Errorf("%s\n got:\n%s\nwant:\n%s", path, got, last.Data)
		return
	}
	last.Data = []byte(got)
	if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

var quoted = regexp.MustCompile(`"(\\.|[^"\\])*"`)

// jargon are words of the programming language and its libraries, which say nothing to
// an editor.
var jargon = regexp.MustCompile(`yaml\.|%!|\bnil\b|!!|scalar|mapping|sequence|token|stream|openat|statat|readat|syscall|regexp|unmarshal|struct|\bint\b|\bstring\b|executing|evaluate|html/template`)

// checkStyle holds a message to the house style: in an editor's words, lower case, no
// final stop, with a place or a file's name, and always with a remedy.
func checkStyle(t *testing.T, d *diag.Diagnostic) {
	t.Helper()
	if d.Help == "" {
		t.Errorf("%q has no remedy", d.Message)
	}
	if d.Span.File == nil && !strings.Contains(d.Message, "content/") && !strings.Contains(d.Message, "static/") {
		t.Errorf("%q does not say where", d.Message)
	}
	for _, s := range []string{d.Message, d.Help} {
		if strings.HasSuffix(s, ".") || strings.TrimSpace(s) != s || strings.Contains(s, "\n") {
			t.Errorf("%q is not one line without a final stop", s)
		}
		if first := s[:min(1, len(s))]; first != strings.ToLower(first) && !strings.HasPrefix(s, "YAML") && !strings.HasPrefix(s, "NUL") && !strings.HasPrefix(s, "Jane") {
			t.Errorf("%q begins with a capital letter", s)
		}
		if word := jargon.FindString(quoted.ReplaceAllString(s, "")); word != "" {
			t.Errorf("%q says %q, which an editor need not know", s, word)
		}
	}
}
