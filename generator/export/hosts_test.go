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
	for path, want := range map[string]string{
		"actors/index.html": "actors/", "foo bar.html": "foo%20bar.html", "ü.html": "%C3%BC.html", "a#b.html": "a%23b.html", "a&b.html": "a&amp;b.html", "100%.html": "100%25.html",
	} {
		for _, f := range export.Hosts(d, []string{path}) {
			if loc := "<loc>https://example.org/x/" + want + "</loc>"; f.Path == "sitemap.xml" && !strings.Contains(string(f.Data), loc) {
				t.Errorf("%s: no %s in %s", path, loc, f.Data)
			}
		}
	}
}
