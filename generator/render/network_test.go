package render

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
	"dossier/generator/prose"
	"dossier/static"
	"dossier/templates"
)

const hostileName = `</script><img src=x onerror=alert(1)>" & 'x'`

// talk makes a dossier of actors, bodies and statements between them. Every
// eleventh statement is by an unnamed voice of a body, every seventh has two in its
// audience, every thirteenth none, every fifth is passed on.
func talk(actors, bodies, statements int) *dossier.Dossier {
	d := &dossier.Dossier{}
	d.Title, d.Language = "Talk", "en"
	entity := func(k content.Kind, i int, name string) *dossier.Entity {
		id := fmt.Sprintf("%s-%d", k, i)
		x := &dossier.Entity{Number: len(d.Entities), Head: dossier.Head{Kind: k, ID: id, Name: name, Address: k.Folder() + "/" + id + ".html"}}
		d.Entities = append(d.Entities, x)
		return x
	}
	for i := range actors {
		a := &dossier.Actor{Entity: entity(content.Actor, i, fmt.Sprintf("Person of Some Name %d", i))}
		a.Entity.Actor = a
		d.Actors = append(d.Actors, a)
	}
	for i := range bodies {
		o := &dossier.Organization{Entity: entity(content.Organization, i, fmt.Sprintf("Ministry of Affair %d", i))}
		o.Entity.Organization = o
		d.Organizations = append(d.Organizations, o)
	}
	article := &dossier.Article{Head: dossier.Head{Kind: content.Article, ID: "a", Name: "An Article", Address: "articles/a.html"}}
	for i, a := range d.Actors {
		if i%2 == 0 {
			a.Posts = append(a.Posts, &dossier.Tenure{Actor: a, Organization: d.Organizations[i%bodies], Role: "Minister", Article: article})
		}
	}
	for i := range statements {
		d.Statements = append(d.Statements, networkStatement(d, i, article))
	}
	return d
}

func networkStatement(d *dossier.Dossier, i int, article *dossier.Article) *dossier.Statement {
	id := fmt.Sprintf("s-%d", i)
	voice := func(n int) dossier.Voice {
		if n%6 == 0 {
			return dossier.Voice{Entity: d.Organizations[n%len(d.Organizations)].Entity}
		}
		return dossier.Voice{Entity: d.Actors[n%len(d.Actors)].Entity}
	}
	s := &dossier.Statement{Head: dossier.Head{Kind: content.Statement, ID: id, Name: "What was said " + id, Address: "statements/" + id + ".html"}, Act: "warn"}
	s.Said, _ = edtf.Parse(fmt.Sprintf("20%02d-11", i%30))
	// Most talk goes through few, as it does.
	s.Speaker, s.Audience = voice(i*i*31+i), []dossier.Voice{voice(i * 17 % 37)}
	switch {
	case i%11 == 0:
		s.Speaker = dossier.Voice{Unnamed: "an official", Of: d.Organizations[i%len(d.Organizations)].Entity}
	case i%7 == 0:
		s.Audience = append(s.Audience, dossier.Voice{Unnamed: "some ambassadors"})
	case i%13 == 0:
		s.Audience = nil
	case i%5 == 0:
		s.RelayedBy = []dossier.Voice{voice(i * 3)}
	}
	a := &dossier.Appearance{Statement: s, Grade: "B2"}
	a.Article, a.Quote.Exact = article, strings.Repeat("A quotation of some length, as articles have them. ", 4)
	s.Appearances = []*dossier.Appearance{a}
	return s
}

// networkFiles are what the network writes, by path.
func networkFiles(t *testing.T, d *dossier.Dossier) map[string]string {
	t.Helper()
	all, err := LoadTemplates(templates.Files, nil, "", locale.English())
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	var mu sync.Mutex
	s := &site{d: d, words: all.words, view: newSite(d, all.words), templates: all}
	w := &worker{words: all.words, take: func(path string, data []byte, _ string) error {
		mu.Lock()
		defer mu.Unlock()
		files[path] = string(data)
		return nil
	}}
	if err := s.network(w); err != nil {
		t.Fatal(err)
	}
	return files
}

// networkElements returns every element of the pages.
func networkElements(t *testing.T, files map[string]string) (all []*html.Node, page map[*html.Node]string) {
	t.Helper()
	page = map[*html.Node]string{}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		root, err := html.Parse(strings.NewReader(files[path]))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				all, page[n] = append(all, n), path
			}
		}
	}
	return all, page
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// inTable says whether a node stands in a table's cell.
func inTable(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.Data == "td" {
			return true
		}
	}
	return false
}

func TestNetworkTableIsComplete(t *testing.T) {
	d := talk(40, 12, 300)
	all, _ := networkElements(t, networkFiles(t, d))
	links := map[string]int{}
	for _, n := range all {
		if n.Data == "a" && inTable(n) {
			links[attribute(n, "href")]++
		}
	}
	for _, s := range d.Statements {
		want := len(s.Audience)
		for _, r := range s.RelayedBy {
			if !hasVoice(s.Audience, r) && r != s.Speaker {
				want++
			}
		}
		if links[s.Address] != want {
			t.Errorf("statement %s stands in %d rows, want %d", s.ID, links[s.Address], want)
		}
	}
	posts := 0
	for _, a := range d.Actors {
		posts += len(a.Posts)
	}
	if links["articles/a.html"] != posts {
		t.Errorf("%d posts of %d name their article", links["articles/a.html"], posts)
	}
}

func TestNetworkLinksLeadToRows(t *testing.T) {
	files := networkFiles(t, talk(60, 12, 500))
	if len(files) < 4 {
		t.Fatalf("500 statements stand on %d pages", len(files)-1)
	}
	all, page := networkElements(t, files)
	ids := map[string]bool{}
	for _, n := range all {
		if id := attribute(n, "id"); id != "" {
			if key := page[n] + "#" + id; ids[key] {
				t.Errorf("id %s stands twice", key)
			} else {
				ids[key] = true
			}
		}
	}
	checked := 0
	for _, n := range all {
		if href := attribute(n, "href"); n.Data == "a" && strings.HasPrefix(href, "network") && strings.Contains(href, "#") {
			checked++
			if !ids[href] {
				t.Errorf("nothing stands at %s", href)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d links lead into the table", checked)
	}
}

func TestLargeNetwork(t *testing.T) {
	files := networkFiles(t, talk(300, 60, 1000))
	for path, text := range files {
		if strings.HasSuffix(path, ".html") && len(text) > 300_000 {
			t.Errorf("%s has %d bytes", path, len(text))
		}
	}
	all, page := networkElements(t, files)
	rows, drawn := map[string]int{}, 0
	for _, n := range all {
		if n.Data == "tr" {
			rows[page[n]]++
		}
		if attribute(n, "data-n") != "" {
			drawn++
		}
	}
	for path, n := range rows {
		if n > 2*pageSize {
			t.Errorf("%s has %d rows", path, n)
		}
	}
	if drawn < 20 || drawn > maxDrawn {
		t.Errorf("%d parties are drawn", drawn)
	}
	if !strings.Contains(files["network.html"], fmt.Sprintf("The drawing shows the %d parties with the most statements, of", drawn)) {
		t.Error("nothing says that the drawing leaves parties out")
	}
}

func TestHostileNetwork(t *testing.T) {
	d := talk(6, 3, 40)
	for _, x := range d.Entities {
		x.Name = hostileName + x.ID
	}
	for _, s := range d.Statements {
		s.Name, s.Appearances[0].Quote.Exact, s.Appearances[0].Article.Name = hostileName, hostileName, hostileName
	}
	d.Statements[0].Speaker.Unnamed = hostileName
	d.Actors[0].Posts[0].Role = hostileName
	files := networkFiles(t, d)
	all, _ := networkElements(t, files)
	if hash := "'" + static.LoaderHash + "'"; !strings.Contains(files["network.html"], hash) {
		t.Errorf("the policy in the source of a page lacks %s", hash)
	}
	for _, n := range all {
		isOurs := slices.Contains([]string{"application/json", "application/ld+json"}, attribute(n, "type")) ||
			attribute(n, "data-scripts") != "" && n.FirstChild.Data == static.Loader
		if n.Data == "img" || n.Data == "script" && !isOurs {
			t.Errorf("the page has <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			}
		}
	}
	if strings.ContainsAny(files[networkPath], "<>&\u2028\u2029") {
		t.Error("the data has characters that end a script or an attribute")
	}
}

func TestSameNetwork(t *testing.T) {
	first, second := networkFiles(t, talk(60, 12, 300)), networkFiles(t, talk(60, 12, 300))
	if !maps.Equal(first, second) {
		t.Error("the same dossier gives two networks")
	}
}

// TestSameAddress has a person and a body whose pages have the same stem, which
// nothing forbids.
func TestSameAddress(t *testing.T) {
	d := talk(2, 2, 12)
	d.Organizations[0].Address = "organizations/actor-0.html"
	all, page := networkElements(t, networkFiles(t, d))
	seen := map[string]bool{}
	for _, n := range all {
		if id := attribute(n, "id"); id != "" && seen[page[n]+id] {
			t.Errorf("id %q stands twice", id)
		} else if id != "" {
			seen[page[n]+id] = true
		}
	}
}

func TestEmptyNetwork(t *testing.T) {
	d := talk(1, 1, 0)
	d.Actors[0].Posts = nil
	files := networkFiles(t, d)
	if text := files["network.html"]; strings.Contains(text, "<table") || !strings.Contains(text, "no two parties that are connected") {
		t.Errorf("a dossier without connections gives %s", text)
	}
}

// TestPostSentence looks for the sentence that shows a post.
func TestPostSentence(t *testing.T) {
	d := talk(2, 2, 0)
	text := "Person spoke. Later the minister, Person, went home. Person of the Ministry came."
	article := d.Actors[0].Posts[0].Article
	body := &dossier.Text{Doc: &prose.Document{Text: text}}
	mention := func(x *dossier.Entity, name string, nth int) {
		at := -1
		for range nth {
			at += 1 + strings.Index(text[at+1:], name)
		}
		m := &dossier.Mention{Range: prose.Range{Start: at, End: at + len(name)}, Entity: x, Paragraph: 3}
		if len(x.Articles) == 0 {
			x.Articles = []*dossier.Backlink{{Article: article, Text: body}}
		}
		x.Articles[0].Mentions = append(x.Articles[0].Mentions, m)
	}
	for i := 1; i <= 3; i++ {
		mention(d.Actors[0].Entity, "Person", i)
	}
	mention(d.Organizations[0].Entity, "Ministry", 1)
	tenure := d.Actors[0].Posts[0]
	for _, tt := range []struct{ role, want string }{
		{"Minister", "Later the minister, Person, went home."},
		{"Secretary", "Person of the Ministry came."},
		{"Minister of Waters", "Person of the Ministry came."}, // the body stands for it
	} {
		tenure.Role = tt.role
		if got, at := (words{locale.English()}).postSentence(tenure); got != tt.want || at != "#p3" {
			t.Errorf("%s: %q at %q, want %q", tt.role, got, at, tt.want)
		}
	}
}

// TestEveryStepHasAQuotation has a post of which the article has other words than the
// record, and a body that is a part of another.
func TestEveryStepHasAQuotation(t *testing.T) {
	d := talk(2, 2, 0)
	text := "Person spoke. The head of waters, Person, went home. The Ministry was silent."
	article := d.Actors[0].Posts[0].Article
	body := &dossier.Text{Doc: &prose.Document{Text: text}}
	mention := func(x *dossier.Entity, start, end int) {
		if len(x.Articles) == 0 {
			x.Articles = []*dossier.Backlink{{Article: article, Text: body}}
		}
		x.Articles[0].Mentions = append(x.Articles[0].Mentions, &dossier.Mention{Range: prose.Range{Start: start, End: end}, Entity: x, Paragraph: 1})
	}
	mention(d.Actors[0].Entity, 0, 6)
	at := strings.Index(text, ", Person") + 2
	mention(d.Actors[0].Entity, at, at+6)
	at = strings.Index(text, "Ministry")
	mention(d.Organizations[1].Entity, at, at+8)
	d.Actors[0].Posts[0].Role = "Head of the Waters"
	d.Organizations[1].Parent = d.Organizations[0]
	data := networkFiles(t, d)[networkPath]
	for _, want := range []string{"The head of waters, Person, went home.", "The Ministry was silent."} {
		if !strings.Contains(data, want) {
			t.Errorf("no step quotes %q:\n%s", want, data)
		}
	}
}
