package browser

import (
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// mention is a linked name as the browser resolves it.
type mention struct{ Href, Entity, Text string }

const mentions = `[...document.querySelectorAll(".text a.mention")].map(a => ({ Href: a.href, Entity: a.dataset.entity, Text: a.textContent }))`

// names follows every name that is linked in an article's text: it leads to the
// page of the record that the link says, which bears the record's name.
func names(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	records := s.real.records(t)
	all := 0
	for _, page := range s.real.in("articles") {
		p.visit(s.real.web + page)
		for _, m := range eval[[]mention](p, mentions) {
			all++
			r, ok := records[m.Entity]
			if !ok {
				t.Errorf("%s: %q leads to %q, which is no record", page, m.Text, m.Entity)
				continue
			}
			if m.Href != s.real.web+r.URL {
				t.Errorf("%s: %q leads to %s, not to %s", page, m.Text, m.Href, r.URL)
			}
			if !strings.Contains(s.real.read(t, r.URL), ">"+html.EscapeString(r.title())+"</h1>") {
				t.Errorf("%s is not the page of %q", r.URL, r.title())
			}
		}
	}
	if all < 300 {
		t.Errorf("only %d linked names seen", all)
	}
	click(p, s)
}

// click follows one name by pointer.
func click(p *tab, s *suite) {
	p.Helper()
	p.visit(s.real.web + s.real.in("articles")[0])
	first := eval[[]mention](p, mentions)[0]
	p.do(chromedp.Click(chromedp.CSS(".text a.mention")))
	p.wait(`location.href === ` + quote(first.Href) + ` && document.readyState === "complete"`)
	if u, _ := url.Parse(first.Href); !strings.HasSuffix(u.Path, "/"+first.Entity+".html") {
		p.Errorf("%q leads to %s", first.Text, first.Href)
	}
}

// record is what data/dossier.json says of one.
type record struct{ ID, URL, Name, Title string }

func (r record) title() string {
	if r.Name != "" {
		return r.Name
	}
	return r.Title
}

// records returns the records that have names, by their keys.
func (s *published) records(t *testing.T) map[string]record {
	t.Helper()
	var lists map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s.read(t, "data/dossier.json")), &lists); err != nil {
		t.Fatal(err)
	}
	all := map[string]record{}
	for _, kind := range []string{"actors", "organizations", "themes"} {
		var list []record
		if err := json.Unmarshal(lists[kind], &list); err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			all[kind+"/"+r.ID] = r
		}
	}
	return all
}

// quote writes a text, or a list of texts, as JavaScript.
func quote[T string | []string](text T) string {
	data, _ := json.Marshal(text) // both always can be
	return string(data)
}
