package importing

import (
	"encoding/json"
	"html"
	"maps"
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
	base      string                    // what relative addresses are relative to, by the page itself
	linked    []any                     // the JSON-LD values
	article   map[string]any            // the JSON-LD object of the article; nil for none
	nodes     map[string]map[string]any // JSON-LD objects with a name, by their ids
	meta      map[string]string         // by name or property, in small letters; the first of each
	authors   []string                  // of meta elements, of which there may be several
	canonical string
	language  string
	title     string
	headings  []string  // level 1
	times     [3]string // the first that is said to be that of publication, within the article, and elsewhere
	sighted   []sighting
	saved     string // the address that a browser wrote into the file
}

func newMetadata(doc *xhtml.Node, address string) *metadata {
	m := &metadata{address: address, meta: map[string]string{}, nodes: map[string]map[string]any{}}
	elements(doc, m.element)
	m.saved = savedFrom(doc)
	m.enterNodes(m.linked, 0)
	m.article = m.ownArticle()
	return m
}

func (m *metadata) element(n *xhtml.Node) {
	m.sight(n)
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
		if t, kind := attribute(n, "datetime"), timeOf(n); kind >= 0 && day(t) != "" {
			m.times[kind] = firstOf(m.times[kind], t)
		}
	case atom.Base:
		m.base = firstOf(m.base, strings.TrimSpace(attribute(n, "href")))
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
	case atom.Meta:
		m.metaElement(n)
	case atom.Script:
		if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
			m.linked = append(m.linked, linkedData(n.FirstChild.Data))
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
		case "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author":
			m.authors = append(m.authors, content)
		}
	}
}

// articleTypes are the types of schema.org that are an article.
var articleTypes = regexp.MustCompile(`(?i)(article|blogposting|report)$`)

// linkedData reads a JSON-LD text, nil when it is none. Line feeds within its texts, which
// JSON forbids and pages have, are blanks.
func linkedData(text string) any {
	text = strings.NewReplacer("<![CDATA[", "", "]]>", "", "<!--", "", "-->", "", "\n", " ", "\r", " ", "\t", " ").Replace(text)
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(text)), &v) != nil {
		return nil
	}
	return v
}

// deepest is how deep JSON-LD is read.
const deepest = 8

// enterNodes enters the objects that others may refer to by id, such as authors.
func (m *metadata) enterNodes(v any, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			m.enterNodes(item, depth+1)
		}
	case map[string]any:
		if id := text(v["@id"]); id != "" && v["name"] != nil && m.nodes[id] == nil {
			m.nodes[id] = v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.enterNodes(v[key], depth+1)
		}
	}
}

// ownArticle returns the JSON-LD object of the page's article: the first that does not
// give the address of another page. One in a list must give that of this page.
func (m *metadata) ownArticle() map[string]any {
	original, _ := m.addresses()
	own := normal(original)
	var first map[string]any
	var find func(v any, listed bool, depth int) map[string]any
	find = func(v any, listed bool, depth int) map[string]any {
		if depth > deepest {
			return nil
		}
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				if a := find(item, listed, depth+1); a != nil {
					return a
				}
			}
		case map[string]any:
			if slices.ContainsFunc(ldTexts(v["@type"]), articleTypes.MatchString) {
				at := ldAddress(v)
				if own != "" && normal(at) == own || !listed && normal(at) == "" {
					return v
				}
				if first == nil && !listed {
					first = v
				}
				return nil
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
				if a := find(v[key], listed || key == "itemListElement", depth+1); a != nil {
					return a
				}
			}
		}
		return nil
	}
	if a := find(m.linked, false, 0); a != nil {
		return a
	}
	return first
}

// ldAddress returns the address that a JSON-LD article gives for itself.
func ldAddress(a map[string]any) string {
	return firstOf(iri(a["url"]), iri(a["mainEntityOfPage"]))
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

// ldNames returns the names in a field of the JSON-LD article. An address is none.
func (m *metadata) ldNames(key string) []string {
	var names []string
	for _, v := range list(m.article[key]) {
		if node := m.nodes[iri(v)]; node != nil {
			v = node["name"]
		}
		for _, name := range ldTexts(v) {
			if !strings.Contains(name, "://") {
				names = append(names, name)
			}
		}
	}
	return names
}

// ld returns the first text of a field of the JSON-LD article.
func (m *metadata) ld(key string) string {
	if all := ldTexts(m.article[key]); len(all) > 0 {
		return all[0]
	}
	return ""
}

// body returns the text that the page gives in its JSON-LD, as HTML; "" for none.
func (m *metadata) body() string {
	said := clean(html.UnescapeString(text(m.article["articleBody"])))
	if !htmlTag.MatchString(said) {
		var b strings.Builder
		for _, p := range paragraphs(said) {
			b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
		}
		return b.String()
	}
	doc, err := xhtml.Parse(strings.NewReader(said))
	if err != nil {
		return ""
	}
	strip(doc)
	unlink(doc)
	var b strings.Builder
	if err := xhtml.Render(&b, doc); err != nil {
		return ""
	}
	return b.String()
}

// paid says whether the page says that it is not free to read: a saved one may hold only
// the beginning.
func (m *metadata) paid() bool {
	free := m.article["isAccessibleForFree"]
	return free == false || strings.HasSuffix(strings.ToLower(text(free)), "false")
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
	p := &Page{Outlet: oneLine(firstOf(append(m.ldNames("publisher"), m.meta["og:site_name"], m.meta["citation_publisher"], m.meta["dc.publisher"], m.meta["dcterms.publisher"], m.meta["application-name"])...))}
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
		m.meta["parsely-pub-date"], m.meta["pubdate"], m.meta["dcterms.issued"], m.meta["dc.date.issued"], m.meta["dcterms.created"], m.meta["dc.date"], m.meta["date"]}
	for _, s := range append(dates, m.times[:]...) {
		if p.Published = day(s); p.Published != "" {
			break
		}
	}
	p.sighted = only(m.sighted)
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
	all := m.ldNames("author")
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

// relativeTo returns the address that relative ones start from in a page with an address, which
// may be "".
func (m *metadata) relativeTo(page string) *url.URL {
	at, err := url.Parse(page)
	if err != nil {
		at = &url.URL{}
	}
	if b, err := at.Parse(m.base); err == nil && (b.Scheme == "http" || b.Scheme == "https") {
		return b
	}
	return at
}

// addresses returns the address of the original and that of the archived copy that
// was read, if it was one.
func (m *metadata) addresses() (original, archived string) {
	front := "" // of a site: some give it for the address of every page
	base := m.relativeTo(firstOf(m.address, m.saved))
	for _, s := range []string{m.canonical, m.meta["og:url"], ldAddress(m.article), m.address, m.saved} {
		u, err := url.Parse(strings.TrimSpace(s))
		if u != nil && base.Host != "" {
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
		switch dropCampaign(u); {
		case original != "":
		case strings.Trim(u.Path, "/") == "" && u.RawQuery == "":
			front = firstOf(front, u.String())
		default:
			original = u.String()
		}
	}
	original = firstOf(original, front)
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
			if base, _ := t.Base(); base.String() != "und" {
				return base.String()
			}
		}
	}
	return ""
}

// timeOf says which of metadata's times an element is; -1 for one that stands around the
// article, such as today's above it.
func timeOf(n *xhtml.Node) int {
	if p := strings.ToLower(attribute(n, "itemprop")); p == "datepublished" {
		return 0
	}
	kind := 2
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.Article, atom.Main:
			return 1
		case atom.Aside, atom.Nav, atom.Footer:
			return -1
		case atom.Header: // of the page, unless it is within the article
			kind = -1
		}
	}
	return kind
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
	if d := isoDay.FindString(s); d > "0001-01-01" { // which programs write for no date
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
