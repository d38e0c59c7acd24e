package importing

import (
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

// metadata is what a page says of itself, in the order in which it is believed:
// JSON-LD (https://schema.org/NewsArticle), OpenGraph (https://ogp.me), other meta
// elements, and the page's own headings and times.
type metadata struct {
	address   string
	article   map[string]any    // the JSON-LD object of the article; nil for none
	meta      map[string]string // by name or property, in small letters; the first of each
	authors   []string          // of meta elements, of which there may be several
	canonical string
	language  string
	title     string
	headings  []string // level 1
	times     []string
	saved     string // the address that a browser wrote into the file
}

func newMetadata(doc *xhtml.Node, address string) *metadata {
	m := &metadata{address: address, meta: map[string]string{}}
	elements(doc, m.element)
	m.saved = savedFrom(doc)
	return m
}

func (m *metadata) element(n *xhtml.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.language = attribute(n, "lang")
	case atom.Title:
		if m.title == "" {
			m.title = textOf(n)
		}
	case atom.H1:
		m.headings = append(m.headings, textOf(n))
	case atom.Time:
		if t := attribute(n, "datetime"); t != "" {
			m.times = append(m.times, t)
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
	case atom.Meta:
		m.metaElement(n)
	case atom.Script:
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil && m.article == nil {
			m.article = findArticle(n.FirstChild.Data)
		}
	}
}

func (m *metadata) metaElement(n *xhtml.Node) {
	content := oneLine(attribute(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(n, key))
		if name == "" || content == "" {
			continue
		}
		if m.meta[name] == "" {
			m.meta[name] = content
		}
		switch name {
		case "author", "article:author", "dc.creator", "parsely-author", "citation_author":
			m.authors = append(m.authors, content)
		}
	}
}

// articleTypes are the types of schema.org that are an article.
var articleTypes = regexp.MustCompile(`(?i)(article|blogposting|report)$`)

// findArticle returns the first article in a JSON-LD text, nil when there is none.
func findArticle(text string) map[string]any {
	text = strings.NewReplacer("<![CDATA[", "", "]]>", "", "<!--", "", "-->", "").Replace(text)
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(text)), &v) != nil {
		return nil
	}
	return articleIn(v, 0)
}

func articleIn(v any, depth int) map[string]any {
	const deepest = 6
	if depth > deepest {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if a := articleIn(item, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		if slices.ContainsFunc(ldTexts(v["@type"]), articleTypes.MatchString) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			if a := articleIn(v[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

// ldTexts returns the texts of a JSON-LD value: of itself, of a list, or the names or
// ids of objects.
func ldTexts(v any) []string {
	switch v := v.(type) {
	case string:
		if s := oneLine(html.UnescapeString(v)); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, ldTexts(item)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "@id", "@value"} {
			if all := ldTexts(v[key]); len(all) > 0 {
				return all
			}
		}
	}
	return nil
}

// ld returns the first text of a field of the JSON-LD article.
func (m *metadata) ld(key string) string {
	if all := ldTexts(m.article[key]); len(all) > 0 {
		return all[0]
	}
	return ""
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// page gives what the metadata says.
func (m *metadata) page() *Page {
	p := &Page{Outlet: oneLine(firstOf(m.ld("publisher"), m.meta["og:site_name"], m.meta["citation_publisher"], m.meta["dc.publisher"], m.meta["application-name"]))}
	p.URL, p.Archived = m.addresses()
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		p.Home = u.Scheme + "://" + u.Host + "/"
		p.Outlet = firstOf(p.Outlet, strings.TrimPrefix(u.Hostname(), "www."))
	}
	heading := ""
	if len(m.headings) == 1 {
		heading = m.headings[0]
	}
	p.Title = withoutOutlet(oneLine(html.UnescapeString(firstOf(m.ld("headline"), m.meta["og:title"], m.meta["twitter:title"], heading, m.title))), p.Outlet)
	p.Authors = m.writers(p.Outlet)
	p.Language = m.tag()
	dates := []string{m.ld("datePublished"), m.meta["article:published_time"], m.meta["og:published_time"], m.meta["datepublished"], m.meta["citation_publication_date"],
		m.meta["parsely-pub-date"], m.meta["pubdate"], m.meta["dcterms.created"], m.meta["dc.date"], m.meta["date"]}
	for _, s := range append(dates, m.times[:min(len(m.times), 1)]...) {
		if p.Published = day(s); p.Published != "" {
			break
		}
	}
	return p
}

// withoutOutlet takes the outlet's name off the end of a title: "Title | Outlet".
func withoutOutlet(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		if i := strings.LastIndex(title, sep); i > 0 && outlet != "" && strings.EqualFold(strings.TrimSpace(title[i+len(sep):]), outlet) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// writers returns who wrote the article, without the outlet itself.
func (m *metadata) writers(outlet string) []string {
	all := ldTexts(m.article["author"])
	if len(all) == 0 {
		all = m.authors
	}
	var names []string
	for _, s := range all {
		for _, n := range byline(s) {
			if !strings.EqualFold(n, outlet) && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

// byline takes "By A. Writer and B. Writer" apart. An address is no name.
func byline(s string) []string {
	s = oneLine(html.UnescapeString(s))
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	const longest = 200
	if strings.Contains(s, "://") || len(s) > longest {
		return nil
	}
	var names []string
	for _, part := range strings.Split(strings.NewReplacer(" and ", ",", " & ", ",", ";", ",").Replace(s), ",") {
		if part = strings.TrimSpace(part); part != "" {
			names = append(names, part)
		}
	}
	return names
}

// addresses returns the address of the original and that of the archived copy that
// was read, if it was one.
func (m *metadata) addresses() (original, archived string) {
	for _, s := range []string{m.canonical, m.meta["og:url"], m.ld("url"), m.ld("mainEntityOfPage"), m.address, m.saved} {
		u, err := url.Parse(strings.TrimSpace(s))
		if base, err := url.Parse(firstOf(m.address, m.saved)); err == nil && u != nil && base.Host != "" {
			u = base.ResolveReference(u)
		}
		if err != nil || s == "" || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			continue
		}
		u.Fragment = ""
		if inner, ok := copied(u); ok {
			archived = firstOf(archived, u.String())
			if in, err := url.Parse(inner); err != nil || in.Host == "" || in.Scheme != "http" && in.Scheme != "https" {
				continue
			} else {
				u = in
			}
		}
		if original == "" {
			dropCampaign(u)
			original = u.String()
		}
	}
	if a, err := url.Parse(m.address); err == nil {
		if _, ok := copied(a); ok {
			archived = m.address
		}
	}
	return original, archived
}

// tag returns the page's language as a BCP 47 tag without a region; "" when it says
// none that is one.
func (m *metadata) tag() string {
	for _, s := range []string{m.ld("inLanguage"), m.language, m.meta["og:locale"], m.meta["content-language"]} {
		if t, err := language.Parse(strings.ReplaceAll(s, "_", "-")); err == nil && s != "" {
			base, _ := t.Base()
			return base.String()
		}
	}
	return ""
}

// layouts are the forms of dates that leave nothing open; 11/4/2025 is read in two
// ways.
var layouts = []string{
	time.RFC1123Z, time.RFC1123, time.ANSIC, "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "20060102",
}

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// day returns the day of a date as the outlet writes it, in its own time zone; "" for
// what is no date.
func day(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "/", "-"))
	if d := isoDay.FindString(s); d != "" {
		if _, err := time.Parse(time.DateOnly, d); err == nil {
			return d
		}
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

var savedBy = []*regexp.Regexp{
	regexp.MustCompile(`saved from url=\(\d+\)(\S+)`),
	regexp.MustCompile(`(?s)Page saved with SingleFile.*?url: (\S+)`),
}

// savedFrom returns the address that a browser writes into a comment when it saves a
// page.
func savedFrom(doc *xhtml.Node) string {
	for c := range doc.Descendants() {
		if c.Type != xhtml.CommentNode {
			continue
		}
		for _, form := range savedBy {
			if m := form.FindStringSubmatch(c.Data); m != nil {
				return m[1]
			}
		}
	}
	return ""
}
