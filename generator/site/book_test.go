package site_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/export/epub"
	"dossier/generator/site"
)

// bookFile is what a test wants to know of a file of a book.
type bookFile struct {
	ids   map[string]bool
	links []string // href and src
	notes []string // where signs of notes lead
	text  string
}

// TestBook opens the books of the whole dossiers as a reader would: every file is
// XML, every link leads to a place in the book, every sign of a note to a note.
func TestBook(t *testing.T) {
	for name, source := range dossiers {
		files, _ := filesOf(t, site.Options{Source: source})
		again, _ := filesOf(t, site.Options{Source: source})
		data := files[epub.Path]
		if data != again[epub.Path] {
			t.Errorf("%s: two builds give two books", name)
		}
		book := openBook(t, data)
		if len(book) < 8 {
			t.Fatalf("%s: %d files", name, len(book))
		}
		if m := namespace.FindString(book["EPUB/style.css"].text); m != "" {
			t.Errorf("%s: a selector with %s drops its rule: its namespace is not declared", name, m)
		}
		if checkBook(t, name, book) == 0 {
			t.Errorf("%s: no notes", name)
		}
	}
}

// namespace is how a selector names one.
var namespace = regexp.MustCompile(`\w+\|`)

// TestBookOfSameHeadings opens the book of records that share chapters, and headings and
// footnotes of the same names: each sign of a footnote leads to its own.
func TestBookOfSameHeadings(t *testing.T) {
	a, err := txtar.ParseFile("testdata/crawl/same.txt")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filesOf(t, site.Options{Source: folder(t, a)})
	book := openBook(t, files[epub.Path])
	checkBook(t, "same", book)
	for _, file := range []string{"EPUB/statements.xhtml", "EPUB/events.xhtml", "EPUB/actors.xhtml"} {
		led := map[string]bool{}
		for _, l := range book[file].links {
			if strings.Contains(l, "fn:") {
				led[l] = true
			}
		}
		if len(led) != 2 {
			t.Errorf("%s: the signs of two footnotes lead to %v", file, led)
		}
	}
}

// TestBookSortsNames looks for the order of a language's letters in the index of names.
func TestBookSortsNames(t *testing.T) {
	a := &txtar.Archive{}
	for _, name := range []string{"Zoe", "Émile", "abel", "The Dyke"} {
		a.Files = append(a.Files, txtar.File{Name: "content/actors/" + strings.ToLower(name[len(name)-2:]) + ".md", Data: []byte("---\nname: " + name + "\nsort_name: " + name + "\n---\n")})
	}
	files, _ := filesOf(t, site.Options{Source: folder(t, a)})
	text, at := openBook(t, files[epub.Path])["EPUB/names.xhtml"].text, 0
	for _, name := range []string{"abel", "The Dyke", "Émile", "Zoe"} {
		next := strings.Index(text, ">"+name+"</a>")
		if next < at {
			t.Errorf("%s is not in its place: %s", name, text)
		}
		at = next
	}
}

// checkBook follows the links of a book, and returns the number of signs of notes in it.
func checkBook(t *testing.T, name string, book map[string]bookFile) (notes int) {
	t.Helper()
	for file, f := range book {
		for _, l := range f.links {
			target, fragment, _ := strings.Cut(l, "#")
			if strings.Contains(target, ":") {
				continue
			}
			to := file
			if target != "" {
				to = path.Join(path.Dir(file), target)
			}
			if other, ok := book[to]; !ok || fragment != "" && !other.ids[fragment] {
				t.Errorf("%s: %s: %q leads nowhere", name, file, l)
			}
		}
		for _, n := range f.notes {
			if notes++; !f.ids[strings.TrimPrefix(n, "#")] {
				t.Errorf("%s: %s: the note %s is not there", name, file, n)
			}
		}
	}
	return notes
}

func openBook(t *testing.T, data string) map[string]bookFile {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if f := archive.File[0]; f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) > 0 || f.Flags != 0 {
		t.Errorf("the first file is %+v", f.FileHeader)
	}
	if !strings.HasPrefix(data[30:], "mimetypeapplication/epub+zip") {
		t.Errorf("begins %q", data[:60])
	}
	book := map[string]bookFile{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		book[f.Name] = readBookFile(t, f.Name, text)
	}
	return book
}

func readBookFile(t *testing.T, name string, text []byte) bookFile {
	t.Helper()
	f := bookFile{ids: map[string]bool{}, text: string(text)}
	if !strings.HasSuffix(name, ".xhtml") && !strings.HasSuffix(name, ".opf") && !strings.HasSuffix(name, ".xml") {
		return f
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return f
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		href, kind := "", ""
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "id":
				if f.ids[a.Value] {
					t.Errorf("%s: the id %q stands twice", name, a.Value)
				}
				f.ids[a.Value] = true
			case "href", "src":
				href = a.Value
				f.links = append(f.links, href)
			case "type":
				kind = a.Value
			}
		}
		if kind == "noteref" {
			f.notes = append(f.notes, href)
		}
	}
}
