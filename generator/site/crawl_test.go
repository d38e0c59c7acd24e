package site_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/static"
)

// dossiers are those that are crawled: the real one and the second one.
var dossiers = map[string]string{"real": "../..", "second": "../testdata/second"}

// TestCrawl builds whole dossiers and follows every link, from disk and under a
// sub-path of a host: each leads to a page and a place that is there, no page is
// without a way to it, no id stands twice, and nothing is loaded from elsewhere.
func TestCrawl(t *testing.T) {
	for name, source := range dossiers {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(source, "content")); err != nil {
				t.Skipf("there is no dossier in %s", source)
			}
			root, base := written(t, source)
			t.Run("disk", func(t *testing.T) { crawlDisk(t, root, base) })
			t.Run("sub-path", func(t *testing.T) {
				server := httptest.NewServer(http.StripPrefix("/x/", http.FileServer(http.Dir(root))))
				defer server.Close()
				start, _ := url.Parse(server.URL + "/x/")
				crawl(t, start, fetch, base, pages(t, root))
			})
		})
	}
}

// TestCrawlSmall crawls the small dossiers in testdata/crawl, which have what the
// whole ones lack.
func TestCrawlSmall(t *testing.T) {
	paths, err := filepath.Glob("testdata/crawl/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no dossiers: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			root, base := written(t, folder(t, a))
			crawlDisk(t, root, base)
		})
	}
}

// split makes a dossier whose lists are longer than a page takes: of articles,
// actors, names, and the articles that name one.
func split() *txtar.Archive {
	a := &txtar.Archive{Files: []txtar.File{{Name: "content/organizations/gazette.md", Data: []byte("---\nname: Gazette\n---\n")},
		{Name: "content/organizations/press.md", Data: []byte("---\nname: Press\n---\n")}}}
	for i := range 401 {
		name := string(rune('A'+i%26)) + "nn Number" + strings.Repeat("x", i/26+1) + string(rune('a'+i%26))
		a.Files = append(a.Files,
			txtar.File{Name: fmt.Sprintf("content/actors/actor-%d.md", i), Data: fmt.Appendf(nil, "---\nname: %s\n---\n", name)},
			txtar.File{Name: fmt.Sprintf("content/articles/article-%d.md", i), Data: fmt.Appendf(nil, "---\ntitle: Article %d\npublisher: press\npublished: %d\n---\nThe Gazette on %s.\n", i, 1600+i, name)})
	}
	return a
}

// TestSplit checks that no entry of a split list is lost or stands twice, and that
// the parts lead to each other.
func TestSplit(t *testing.T) {
	root, base := written(t, folder(t, split()))
	crawlDisk(t, root, base)
	lists := map[string]string{"articles/index": `data-entity="articles/`, "actors/index": `data-entity="actors/`, "organizations/gazette": `data-entity="articles/`}
	for list, entry := range lists {
		count := map[string]int{}
		for _, part := range []string{".html", ".2.html", ".3.html"} {
			data, err := os.ReadFile(filepath.Join(root, list+part))
			if err != nil {
				t.Fatal(err)
			}
			_, main, _ := strings.Cut(string(data), "<main")
			for _, rest := range strings.Split(main, entry)[1:] {
				id, _, _ := strings.Cut(rest, `"`)
				count[id]++
			}
		}
		for id, n := range count {
			if n > 1 {
				t.Errorf("%s has %s %d times", list, id, n)
			}
		}
		if len(count) != 401 {
			t.Errorf("%s has %d of 401 entries", list, len(count))
		}
	}
}

func crawlDisk(t *testing.T, root, base string) {
	t.Helper()
	slash := "/" // before the letter of a disk
	if strings.HasPrefix(root, "/") {
		slash = ""
	}
	start := &url.URL{Scheme: "file", Path: slash + filepath.ToSlash(root) + "/index.html"}
	read := func(u *url.URL) ([]byte, error) {
		return os.ReadFile(filepath.FromSlash(strings.TrimPrefix(u.Path, slash)))
	}
	crawl(t, start, read, base, pages(t, root))
}

// written builds a dossier into a new folder and returns that, and the path at
// which the dossier is to stand on its host.
func written(t *testing.T, source string) (root, base string) {
	t.Helper()
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: source}, report)
	if err != nil {
		t.Fatal(err)
	}
	if errs, _ := report.Count(); errs > 0 {
		var out bytes.Buffer
		_ = diag.WriteText(&out, report.All()) // a buffer takes everything
		t.Errorf("the dossier has problems:\n%s", out.String())
	}
	if made == nil {
		t.FailNow()
	}
	root = t.TempDir()
	if _, err := made.Files.Write(root); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(made.Dossier.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	return root, u.Path
}

// pages returns the paths of all pages below a folder, from the folder.
func pages(t *testing.T, root string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			rel, _ := filepath.Rel(root, path)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func fetch(u *url.URL) ([]byte, error) {
	response, err := http.Get(u.String())
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, &os.PathError{Op: "get", Path: u.Path, Err: os.ErrNotExist}
	}
	return io.ReadAll(response.Body)
}

// visit is what a crawl knows of one file.
type visit struct {
	ids   []string
	links []link
	found bool
	page  bool
}

// link is an address in a page.
type link struct {
	element, attribute, value string
}

// crawl reads everything that can be reached from a page. The page for missing
// ones, which a host shows at any depth, alone may name the base path.
func crawl(t *testing.T, start *url.URL, get func(*url.URL) ([]byte, error), base string, want []string) {
	t.Helper()
	root := start.ResolveReference(&url.URL{Path: "."})
	seen := map[string]*visit{}
	queue := []*url.URL{start}
	// Nobody has to link to the page for missing ones.
	queue = append(queue, root.ResolveReference(&url.URL{Path: "404.html"}))
	for _, p := range want {
		if u := root.ResolveReference(&url.URL{Path: p}); isMoved(get, u) { // nor to a page that has moved
			queue = append(queue, u)
		}
	}
	read := func(u *url.URL) *visit {
		bare := *u
		bare.Fragment, bare.RawQuery = "", ""
		if v := seen[bare.Path]; v != nil {
			return v
		}
		data, err := get(&bare)
		v := &visit{found: err == nil}
		seen[bare.Path] = v
		if v.page = v.found && bytes.Contains(data[:min(len(data), 64)], []byte("<!DOCTYPE html>")); v.page {
			parse(t, v, data)
			queue = append(queue, &bare)
		}
		return v
	}
	for _, u := range slices.Clone(queue) {
		if !read(u).found {
			t.Fatalf("%s is missing", u)
		}
	}
	for i := 0; i < len(queue); i++ {
		at := queue[i]
		for _, l := range seen[at.Path].links {
			if strings.HasSuffix(at.Path, "/404.html") && base != "" {
				l.value = strings.TrimPrefix(l.value, base)
			}
			follow(t, root, at, l, read)
		}
		seen[at.Path].links = nil
	}
	const list = "articles/index.html" // is there, and empty, in a dossier that has only just begun
	articles := slices.ContainsFunc(want, func(p string) bool { return strings.HasPrefix(p, "articles/") && p != list })
	for _, p := range want {
		u := root.ResolveReference(&url.URL{Path: p})
		if p == list && !articles {
			continue
		}
		if v := seen[u.Path]; v == nil && seen[strings.TrimSuffix(u.Path, "index.html")] == nil {
			t.Errorf("no page leads to %s", p)
		}
	}
}

// isMoved says whether a page only leads on to where a record stands now.
func isMoved(get func(*url.URL) ([]byte, error), u *url.URL) bool {
	data, err := get(u)
	return err == nil && bytes.Contains(data, []byte(`http-equiv="refresh"`))
}

// follow checks one link of a page.
func follow(t *testing.T, root, at *url.URL, l link, read func(*url.URL) *visit) {
	t.Helper()
	page := strings.TrimPrefix(at.Path, root.Path)
	ref, err := url.Parse(l.value)
	switch {
	case err != nil:
		t.Errorf("%s: %s %s=%q: %v", page, l.element, l.attribute, l.value, err)
		return
	case ref.IsAbs() || ref.Host != "":
		if l.element != "a" || !slices.Contains([]string{"https", "http", "mailto"}, ref.Scheme) {
			t.Errorf("%s: %s %s=%q asks another host", page, l.element, l.attribute, l.value)
		}
		return
	case strings.HasPrefix(ref.Path, "/"):
		t.Errorf("%s: %s %s=%q begins at the root of the host", page, l.element, l.attribute, l.value)
		return
	}
	to := at.ResolveReference(ref)
	if !strings.HasPrefix(to.Path, root.Path) {
		t.Errorf("%s: %q leaves the site", page, l.value)
		return
	}
	v := read(to)
	if !v.found {
		t.Errorf("%s: %q leads nowhere", page, l.value)
	} else if to.Fragment != "" && v.page && !slices.Contains(v.ids, to.Fragment) {
		t.Errorf("%s: %q: there is no such place in the page", page, l.value)
	}
}

var address = regexp.MustCompile(`url\(["']?([^"')]+)`)

// parse collects the ids and links of a page.
func parse(t *testing.T, v *visit, data []byte) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "link" && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "rel" && a.Val == "canonical" }) {
			continue
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if slices.Contains(v.ids, a.Val) {
					t.Errorf("%q: the id %q stands twice", title(doc), a.Val)
				}
				v.ids = append(v.ids, a.Val)
			case "href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href":
				v.links = append(v.links, link{n.Data, a.Key, a.Val})
			case "srcset":
				for part := range strings.SplitSeq(a.Val, ",") {
					v.links = append(v.links, link{n.Data, a.Key, strings.Fields(part)[0]})
				}
			case "style":
				for _, m := range address.FindAllStringSubmatch(a.Val, -1) {
					v.links = append(v.links, link{n.Data, a.Key, m[1]})
				}
			case "aria-labelledby", "aria-describedby", "aria-controls", "for":
				for id := range strings.FieldsSeq(a.Val) {
					v.links = append(v.links, link{n.Data, a.Key, "#" + id})
				}
			}
		}
	}
}

func title(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Data == "title" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return ""
}

// TestStyleSheets checks that no style sheet loads anything from elsewhere.
func TestStyleSheets(t *testing.T) {
	files, report := filesOf(t, site.Options{Source: "../.."})
	if files[static.Sheet] == "" {
		t.Fatalf("there is no style sheet: %s", report)
	}
	for path, text := range files {
		if filepath.Ext(path) != ".css" {
			continue
		}
		for _, m := range address.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "//") || strings.HasPrefix(m[1], "/") {
				t.Errorf("%s loads %s", path, m[1])
			}
		}
		if strings.Contains(text, "@import") {
			t.Errorf("%s imports another style sheet", path)
		}
	}
}
