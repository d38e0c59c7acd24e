package preview

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"html"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/generator/site"
)

// page serves a file of the site. A page of HTML gets the script of the preview.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	v := view{name: name, isPage: path.Ext(name) == ".html", version: s.hub.state().Version, status: http.StatusOK}
	data, err := s.live.File(name)
	var broken *site.Broken
	switch {
	case errors.As(err, &broken):
		v.problems, _, _ = problemsOf(broken.Problems)
		if data = s.good.page(name); data == nil {
			v.status, data = http.StatusInternalServerError, plainPage("This page cannot be made", "It appears by itself once what is wrong is mended.", v.problems)
		}
	case errors.Is(err, fs.ErrNotExist) && (v.isPage || path.Ext(name) == ""):
		v.isPage, v.status, data = true, http.StatusNotFound, s.missingPage()
	case errors.Is(err, fs.ErrNotExist):
		http.Error(w, "the site has no file "+name, http.StatusNotFound)
		return
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	case v.isPage:
		s.good.keep(name, data)
	}
	s.send(w, r, v, data)
}

// view is what a page is sent with.
type view struct {
	name   string
	isPage bool // of HTML
	// version is the oldest that the page can be of: if it is newer, the page asks once
	// more for nothing.
	version int
	status  int
	// problems are those for which an older page stands in the place of this one.
	problems []problem
}

// send writes a file, or says that whoever asks has it already. Pages are not kept by
// the browser: the token in them is that of this run.
func (s *server) send(w http.ResponseWriter, r *http.Request, v view, data []byte) {
	h := fnv.New64a()
	_, _ = h.Write(data)
	tag := fmt.Sprintf(`"%x"`, h.Sum64())
	kind, keep := mime.TypeByExtension(path.Ext(v.name)), "no-cache"
	if v.isPage {
		kind, keep = "text/html; charset=utf-8", "no-store"
		data = s.withClient(data, v, tag)
	}
	if kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	w.Header().Set("Cache-Control", keep)
	w.Header().Set("ETag", tag)
	if v.status == http.StatusOK && v.problems == nil && r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(v.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // whoever asked has gone
	}
}

// withClient puts the script of the preview into a page.
func (s *server) withClient(page []byte, v view, tag string) []byte {
	var b bytes.Buffer
	attribute := func(name, value string) { fmt.Fprintf(&b, ` data-%s="%s"`, name, html.EscapeString(value)) }
	b.WriteString(`<script src="/_preview/client/preview.js" defer`)
	attribute("token", s.guard.token)
	attribute("file", s.live.Source(v.name))
	attribute("version", strconv.Itoa(v.version))
	attribute("tag", tag)
	if v.problems != nil {
		data, _ := json.Marshal(v.problems) // strings and numbers
		attribute("problems", string(data))
	}
	b.WriteString("></script>\n")
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], b.Bytes(), page[at:]}, nil)
}

// goodPages are the pages that were looked at last, as they were when they could be
// made.
type goodPages struct {
	mu    sync.Mutex
	pages map[string][]byte
	order []string // the one that was looked at last is last
}

// maxGood is how many pages are kept.
const maxGood = 16

func (g *goodPages) keep(name string, page []byte) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.pages == nil {
		g.pages = map[string][]byte{}
	}
	g.order = append(slices.DeleteFunc(g.order, func(n string) bool { return n == name }), name)
	g.pages[name] = page
	if len(g.order) > maxGood {
		delete(g.pages, g.order[0])
		g.order = g.order[1:]
	}
}

// page returns a page that was kept, nil for none.
func (g *goodPages) page(name string) []byte {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.pages[name]
}

// missingPage is the page for an address that the site does not have, and for every
// address before there is a site.
func (s *server) missingPage() []byte {
	if data, err := s.live.File("404.html"); err == nil {
		return data
	}
	list, _, _ := problemsOf(s.live.Problems())
	return plainPage("There is no site yet", "What is wrong stands below. The page appears by itself once it is mended.", list)
}

// plainPage is a page of the preview's own.
func plainPage(title, text string, problems []problem) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>%s</title>
<link rel="stylesheet" href="/_preview/client/own.css">
</head>
<body>
<main>
<h1>%s</h1>
<p>%s</p>
`, html.EscapeString(title), html.EscapeString(title), html.EscapeString(text))
	for _, p := range problems {
		fmt.Fprintf(&b, "<pre>%s</pre>\n", html.EscapeString(p.Text))
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	return b.Bytes()
}
