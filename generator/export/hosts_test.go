package export_test

import (
	"strings"
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/export"
)

// TestSitemapAddresses lists pages whose paths are no addresses as they stand.
func TestSitemapAddresses(t *testing.T) {
	d := &dossier.Dossier{Settings: dossier.Settings{BaseURL: "https://example.org/x/"}}
	for page, want := range map[string]string{
		"actors/index.html": "actors/", "foo bar.html": "foo%20bar.html", "ü.html": "%C3%BC.html", "a#b.html": "a%23b.html", "a&b.html": "a&amp;b.html", "100%.html": "100%25.html",
	} {
		sitemap := ""
		for _, f := range export.Hosts(d, []string{page}) {
			if f.Path == "sitemap.xml" {
				sitemap = string(f.Data)
			}
		}
		if loc := "<loc>https://example.org/x/" + want + "</loc>"; !strings.Contains(sitemap, loc) {
			t.Errorf("%s: no %s in %q", page, loc, sitemap)
		}
	}
}
