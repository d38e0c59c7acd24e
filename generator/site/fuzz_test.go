package site_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/site"
)

// plainRecords are a dossier with a record of every kind, by path below content/.
var plainRecords = map[string]string{
	"dossier.md":              "---\ntitle: The dam\nlanguage: en\neditors:\n  - id: desk\n    name: Desk\n---\nAbout *a dam*, see [[articles/plain]].\n",
	"organizations/plain.md":  "---\nname: Valley Courier\naliases: [The Courier]\n---\nA paper.\n",
	"actors/plain.md":         "---\nname: Ann Lee\nsummary: Mayor of the town.\nformer_ids: [old]\n---\nThe mayor.\n",
	"themes/plain.md":         "---\ntitle: Water\n---\nWater.\n",
	"articles/plain.md":       "---\ntitle: Cracks\npublisher: plain\npublished: \"2025-11-04\"\nthemes: [plain]\n---\nThe dam would not hold, said Ann Lee.\n\nThe council did not answer.[^1]\n\n[^1]: A note.\n",
	"annotations/plain.md":    "---\narticle: plain\nquote: would not hold\nmotivation: commenting\nauthor: desk\ncreated: \"2025-11-05\"\n---\nWhy? See [[actors/plain|her]].\n",
	"statements/plain.md":     "---\nspeaker: actors/plain\nact: warn\nsaid: \"2025-11\"\nappearances:\n  - article: plain\n    quote: did not answer\n---\nA warning.\n",
	"events/plain.md":         "---\ntitle: The dam breaks\ndate: \"2025-11-06\"\n---\n- one\n- two\n",
	"pages/plain.md":          "---\ntitle: About\n---\n## Head\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```go\nx := 1\n```\n",
	"articles/another-one.md": "---\ntitle: Repairs\npublisher: plain\npublished: \"2025-12\"\n---\nAnn Lee of the Valley Courier spoke of cracks. [[articles/plain]]\n",
}

// FuzzSite goes from the front matter of a record to the last byte of a site. Whatever stands in one record of a
// dossier, there is a site or an error that an editor is told; a site is well formed, runs nothing, keeps within
// itself, and none of its links is dead.
func FuzzSite(f *testing.F) {
	kinds := append(content.Kinds(), content.Dossier)
	for i, k := range kinds {
		for name, text := range plainRecords {
			if name == recordPath(k) || path.Dir(name) == k.Folder() {
				f.Add(byte(i), []byte(text))
			}
		}
	}
	root := f.TempDir()
	for name, text := range plainRecords {
		if err := writeFile(root, "content/"+name, text); err != nil {
			f.Fatal(err)
		}
	}
	ours := map[string]bool{}
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: root}, report)
	if err != nil || made == nil || len(report.All()) > 0 {
		f.Fatal("the seeds are no dossier without problems: ", err, firstMessage(report))
	}
	for name, data := range made.Files.All() {
		for _, text := range inlineScripts(name, data) {
			ours[text] = true
		}
	}
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		name := recordPath(kinds[int(kind)%len(kinds)])
		write(t, root, "content/"+name, string(data))
		defer write(t, root, "content/"+name, plainRecords[name])
		report := &diag.Report{}
		made, err := site.Make(site.Options{Source: root}, report)
		if err != nil {
			t.Fatal(err)
		}
		errs, _ := report.Count()
		for _, x := range report.All() {
			if x.Code == diag.Internal {
				t.Fatal(x.Message)
			}
		}
		if (made == nil) != (errs > 0) {
			t.Fatalf("there is a site: %v, with %d errors", made != nil, errs)
		}
		if made != nil {
			wholeSite(t, made, ours)
		}
	})
}

func firstMessage(report *diag.Report) string {
	for _, x := range report.All() {
		return x.Span.Path() + ": " + x.Message
	}
	return ""
}

// recordPath is the path below content/ of the record of a kind that is replaced.
func recordPath(k content.Kind) string {
	if k == content.Dossier {
		return "dossier.md"
	}
	return k.Folder() + "/plain.md"
}

// wholeSite checks every file of a site. Scripts within pages must be among ours.
func wholeSite(t *testing.T, made *site.Site, ours map[string]bool) {
	t.Helper()
	files := map[string][]byte{}
	var pages []string
	for name, data := range made.Files.All() {
		files[name] = data
		if !strings.HasSuffix(name, ".html") {
			harmless(t, nil, name, string(data))
			continue
		}
		pages = append(pages, name)
		for _, text := range inlineScripts(name, data) {
			if !ours[text] {
				t.Errorf("%s: the script %q", name, text)
			}
		}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			switch n.Type {
			case html.CommentNode:
				t.Errorf("%s: a comment %q", name, n.Data)
			case html.ElementNode:
				harmlessElement(t, name, n)
			}
		}
	}
	base, _ := url.Parse(made.Dossier.BaseURL)
	start := &url.URL{Scheme: "file", Path: "/site/index.html"}
	crawl(t, start, func(u *url.URL) ([]byte, error) {
		data, ok := files[strings.TrimPrefix(u.Path, "/site/")]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}, base.Path, pages)
}

// inlineScripts returns the scripts that stand in a page and are no data.
func inlineScripts(name string, data []byte) []string {
	if filepath.Ext(name) != ".html" {
		return nil
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	var all []string
	for n := range doc.Descendants() {
		if n.Data != "script" || n.FirstChild == nil {
			continue
		}
		isData := false
		for _, a := range n.Attr {
			isData = isData || a.Key == "type" && a.Val == "application/ld+json"
		}
		if !isData {
			all = append(all, n.FirstChild.Data)
		}
	}
	return all
}
