package metadata_test

import (
	"strings"
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/metadata"
)

// TestArticleForZotero has the tags by which Zotero's reader of embedded metadata goes: it takes the
// first of citation_abstract and the description, and og:site_name for a newspaper that is not named.
func TestArticleForZotero(t *testing.T) {
	gazette := &dossier.Organization{Entity: &dossier.Entity{Head: dossier.Head{Name: "Gazette", Address: "organizations/gazette.html"}}}
	long := strings.Repeat("The dam holds. ", 30)
	for _, c := range []struct {
		name       string
		publisher  *dossier.Organization
		summary    string
		has, lacks []string
	}{
		{"of a newspaper", gazette, "The dam holds.", []string{`name="DC.source" content="Gazette"`, `property="og:site_name" content="A dossier"`}, []string{"citation_abstract"}},
		{"of no newspaper", nil, "The dam holds.", []string{`name="z:itemType" content="newspaperArticle"`}, []string{"og:site_name", "DC.source"}},
		{"with a long summary", gazette, long, []string{`name="citation_abstract" content="` + long + `"`}, nil},
	} {
		a := &dossier.Article{Head: dossier.Head{Name: "The dam", Address: "articles/dam.html"}, Publisher: c.publisher}
		a.Summary.Text = c.summary
		if c.publisher != nil {
			a.Outlet = c.publisher.Name
		}
		p := metadata.Page{Dossier: &dossier.Dossier{Settings: dossier.Settings{Title: "A dossier", BaseURL: "https://example.org/"}}, Title: "The dam", Description: "The dam holds.", Path: "articles/dam.html", Root: "../"}
		got := metadata.Article(p, a, "")
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in\n%s", c.name, want, got)
			}
		}
		for _, bad := range c.lacks {
			if strings.Contains(got, bad) {
				t.Errorf("%s: %s is in\n%s", c.name, bad, got)
			}
		}
	}
}

// TestEditors has a desk of editors be no person.
func TestEditors(t *testing.T) {
	d := &dossier.Dossier{Settings: dossier.Settings{Title: "A dossier", Editors: []*dossier.Editor{{Name: "Editorial desk"}, {Name: "هيئة التحرير"}, {Name: "Ann Lee"}}}}
	got := metadata.Front(metadata.Page{Dossier: d, Title: "A dossier", Path: "index.html"}, "")
	const want = `"editor":[{"@type":"Organization","name":"Editorial desk"},{"@type":"Organization","name":"هيئة التحرير"},{"@type":"Person","name":"Ann Lee"}]`
	if !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
}
