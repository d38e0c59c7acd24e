package browser

import (
	"bytes"
	"cmp"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/site"
	"dossier/static"
)

// policy is as strict as a host can be: nothing from elsewhere, nothing inline but what loads
// the scripts and the style sheet of the site, which long articles carry.
func policy(sheet []byte) string {
	return "default-src 'none'; script-src 'self' '" + static.LoaderHash + "'; style-src 'self' '" + static.Hash(string(sheet)) +
		"'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

// published is a site as a reader gets it.
type published struct {
	// disk and web are the addresses of its root, with "/" at the end: opened from
	// disk, and from a host that has it below a path.
	disk, web string
	root      string
	// pages are the paths of all pages from the root, the largest first, but for those
	// that only lead on to a record's new address.
	pages []string
}

// publish builds the dossier in a folder, for the host that is to show it.
func publish(t *testing.T, source string) *published {
	t.Helper()
	p := &published{root: t.TempDir()}
	p.disk = (&url.URL{Scheme: "file", Path: filepath.ToSlash(p.root) + "/"}).String()
	p.web = serve(t, p.root)
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: source, BaseURL: p.web}, report)
	if err != nil {
		t.Fatal(err)
	}
	if made == nil {
		var out bytes.Buffer
		_ = diag.WriteText(&out, report.All()) // a buffer takes everything
		t.Fatalf("the dossier cannot be built:\n%s", out.String())
	}
	if _, err := made.Files.Write(p.root); err != nil {
		t.Fatal(err)
	}
	sizes := map[string]int{}
	leadsOn := func(name string) bool {
		return slices.ContainsFunc(made.Dossier.Moved, func(m dossier.Moved) bool { return m.From == name })
	}
	for name, data := range made.Files.All() {
		if strings.HasSuffix(name, ".html") && !leadsOn(name) {
			p.pages = append(p.pages, name)
			sizes[name] = len(data)
		}
	}
	slices.SortFunc(p.pages, func(a, b string) int { return cmp.Or(sizes[b]-sizes[a], strings.Compare(a, b)) })
	return p
}

// serve puts a site on a host below a path, as GitHub Pages does: a folder is its
// index.html, and what is missing is 404.html.
func serve(t *testing.T, root string) string {
	files := http.Dir(root)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, below := strings.CutPrefix(r.URL.Path, "/dossier/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		sheet, _ := os.ReadFile(filepath.Join(root, static.Sheet)) // without it, no page is as it should be
		w.Header().Set("Content-Security-Policy", policy(sheet))
		f, err := files.Open("/" + name)
		if err != nil || !below {
			page, _ := os.ReadFile(filepath.Join(root, "404.html"))
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write(page) // the browser has gone
			return
		}
		defer f.Close()
		http.ServeContent(w, r, name, time.Time{}, f)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/dossier/"
}

// kinds returns one page of each kind, the largest: each list and each page at the
// root is a kind of its own, all records of a folder are one.
func (p *published) kinds() []string {
	seen := map[string]bool{}
	var all []string
	for _, page := range p.pages {
		folder, file := path.Split(page)
		kind := folder
		if folder == "" || file == "index.html" {
			kind = page
		}
		if !seen[kind] && strings.Count(file, ".") == 1 { // a part of a list is like the list
			seen[kind] = true
			all = append(all, page)
		}
	}
	return all
}

// in returns the records of a folder, the largest first.
func (p *published) in(folder string) []string {
	return slices.DeleteFunc(slices.Clone(p.pages), func(page string) bool {
		return path.Dir(page) != folder || strings.HasPrefix(path.Base(page), "index.")
	})
}

func (p *published) read(t *testing.T, page string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.root, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
