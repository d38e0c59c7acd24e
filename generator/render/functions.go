package render

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/prose"
)

// functions are what templates may call; templates.go of the folder templates
// says what each does.
func (l words) functions() template.FuncMap {
	return template.FuncMap{
		"link": l.link, "name": l.name, "href": href, "key": entityKey, "place": placeBeside, "line": l.line, "lang": l.lang, "dir": l.dir, "host": host, "identifier": identifier, "statements": statementsOf, "extent": l.extent,
		"text": l.text, "date": l.date, "moment": l.moment, "label": l.label, "party": func(v dossier.Voice) string { return v.Words(l.Locale) }, "attribution": l.attribution, "signature": l.signature,
		"join": l.joined, "linked": func(root string, all any) template.HTML { return l.linked(root, entitiesIn(all)) },
		"counted": l.counted, "paired": l.paired, "related": l.related, "navigation": l.navigation, "footer": l.footer, "scripts": l.scripts(), "policy": policy, "stylesheet": stylesheet,
	}
}

// joined puts plain texts in a row.
func (l words) joined(items []string) string { return strings.Join(items, l.Text("list.comma")) }

// entitiesIn returns the entities of a list of actors, organizations, themes or
// entities; nil for anything else.
func entitiesIn(all any) []*dossier.Entity {
	switch all := all.(type) {
	case []*dossier.Entity:
		return all
	case []*dossier.Theme:
		return entitiesOf(all)
	case []*dossier.Actor:
		return entitiesOf(all)
	case []*dossier.Organization:
		return entitiesOf(all)
	}
	return nil
}

func entitiesOf[R interface{ Self() *dossier.Entity }](all []R) []*dossier.Entity {
	entities := make([]*dossier.Entity, len(all))
	for i, r := range all {
		entities[i] = r.Self()
	}
	return entities
}

// headOf returns the head of a record of any kind, nil for anything else.
func headOf(record any) *dossier.Head {
	if r, ok := record.(interface{ Header() *dossier.Head }); ok {
		return r.Header()
	}
	return nil
}

func href(root string, record any) string {
	if h := headOf(record); h != nil {
		return root + h.Address
	}
	return ""
}

func entityKey(record any) string {
	if h := headOf(record); h != nil {
		return h.Key()
	}
	return ""
}

// placeBeside returns the place of an event for a line that has its name; "" where that
// says it.
func placeBeside(e *dossier.Event) string {
	if strings.Contains(strings.ToLower(e.Name), strings.ToLower(e.Place)) {
		return ""
	}
	return e.Place
}

// link returns a link to a record with its name as the text.
func (l words) link(root string, record any) template.HTML {
	h := headOf(record)
	if h == nil {
		return ""
	}
	return l.labelled(root, h, h.Name)
}

// counted lists the entities that a text names, each with the number of times.
func (l words) counted(root string, all []*dossier.Count) template.HTML {
	var b strings.Builder
	for _, c := range all {
		l.numbered(&b, root, c.Entity, "count.named", c.N)
	}
	return template.HTML(b.String())
}

// paired lists the entities that appear together with one.
func (l words) paired(root string, all []dossier.Companion) template.HTML {
	var b strings.Builder
	for _, p := range all {
		l.numbered(&b, root, p.Entity, "count.both", p.N)
	}
	return template.HTML(b.String())
}

// numbered writes the entry of an entity with a number; key is that of the text which
// says what is counted.
func (l words) numbered(b *strings.Builder, root string, x *dossier.Entity, key string, n int) {
	b.WriteString("\n<li>" + string(l.labelled(root, &x.Head, x.Name)) + ` <span class="count" title="` + template.HTMLEscapeString(l.Text(key)) + `">` + itoa(n) + "</span></li>")
}

// linked joins links to entities with commas.
func (l words) linked(root string, all []*dossier.Entity) template.HTML {
	items := make([]template.HTML, len(all))
	for i, x := range all {
		items[i] = l.link(root, x)
	}
	return l.Join(items)
}

// labelled returns a link to a record with the given text.
func (l words) labelled(root string, h *dossier.Head, text string) template.HTML {
	var b strings.Builder
	b.Grow(len(root) + 2*len(h.Address) + len(text) + 64)
	b.WriteString(`<a href="`)
	b.WriteString(root)
	b.WriteString(h.Address)
	b.WriteString(`" data-entity="`)
	b.WriteString(template.HTMLEscapeString(h.Key()))
	b.WriteString(`"`)
	b.WriteString(string(l.lang(text)))
	b.WriteByte('>')
	b.WriteString(template.HTMLEscapeString(text))
	b.WriteString("</a>")
	return template.HTML(b.String()) //nolint:gosec // every part was escaped
}

// line returns a short text with its names linked.
func (l words) line(root string, of dossier.Line) template.HTML {
	return template.HTML(prose.AppendText(nil, of.Text, l.mentionLinks(root, of.Text, of.Mentions)))
}

// mentionLinks returns the links of names found in a text.
func (l words) mentionLinks(root, text string, all []*dossier.Mention) []prose.Inline {
	if len(all) == 0 {
		return nil
	}
	links := make([]prose.Inline, len(all))
	for i, m := range all {
		links[i] = prose.Inline{Range: m.Range, Open: l.mentionTag(root, text[m.Start:m.End], m.Entity), Close: "</a>"}
	}
	return links
}

func (l words) mentionTag(root, text string, x *dossier.Entity) string {
	return `<a class="mention" href="` + root + x.Address + `" data-entity="` + template.HTMLEscapeString(x.Key()) + `"` + string(l.lang(text)) + `>`
}

// lang returns lang and dir attributes for a text in another script than that of
// the page's language, and nothing otherwise.
func (l words) lang(text string) template.HTMLAttr { return languageOf(l.Foreign(text)) }

// dir returns lang and dir attributes for a text that runs against the page, and nothing
// otherwise.
func (l words) dir(text string) template.HTMLAttr { return languageOf(l.Opposed(text)) }

func languageOf(tag, dir string) template.HTMLAttr {
	if tag == "" {
		return ""
	}
	return template.HTMLAttr(` lang="` + tag + `" dir="` + dir + `"`)
}

// name returns a text, in an element that says its language where it is in another
// script than that of the page.
func (l words) name(text string) template.HTML {
	attributes := l.lang(text)
	text = template.HTMLEscapeString(text)
	if attributes != "" {
		text = "<span" + string(attributes) + ">" + text + "</span>"
	}
	return template.HTML(text)
}

// host returns the host of an address without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// identifier returns an identifier, linked where its scheme has pages.
func identifier(d dossier.Identifier) template.HTML {
	known := map[string]struct{ name, pages string }{
		"wikidata": {"Wikidata", "https://www.wikidata.org/wiki/"}, "viaf": {"VIAF", "https://viaf.org/viaf/"}, "isni": {"ISNI", "https://isni.org/isni/"},
		"gnd": {"GND", "https://d-nb.info/gnd/"}, "lei": {"LEI", "https://search.gleif.org/#/record/"}, "ror": {"ROR", "https://ror.org/"}, "orcid": {"ORCID", "https://orcid.org/"},
	}
	scheme, ok := known[strings.ToLower(d.Scheme)]
	if !ok {
		return escaped(d.Scheme + " " + d.Value)
	}
	return template.HTML(`<a href="` + template.HTMLEscapeString(scheme.pages+url.PathEscape(d.Value)) + `" class="external" rel="noopener">` + template.HTMLEscapeString(scheme.name+" "+d.Value) + `</a>`)
}

func escaped(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }

func itoa(n int) string { return strconv.Itoa(n) }
