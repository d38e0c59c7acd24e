package metadata

import (
	"net/url"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// Front returns the metadata of the front page.
func Front(p Page, picture string) string {
	h := p.open("WebSite")
	h.openGraph("website", picture)
	d := p.Dossier
	h.field("name", d.Title)
	h.field("alternativeHeadline", d.Subtitle)
	h.field("description", d.Description)
	h.field("inLanguage", d.Language)
	h.field("url", d.BaseURL)
	if strings.HasPrefix(d.License, "http") {
		h.field("license", d.License)
	} else {
		h.field("copyrightNotice", d.License)
	}
	if len(d.Editors) > 0 {
		h.ld.Key("editor")
		h.ld.Open('[')
		for _, e := range d.Editors {
			h.ld.Open('{')
			h.ld.Field("@type", kindOf(e))
			h.ld.Field("name", e.Name)
			h.field("url", e.URL)
			h.ld.Close('}')
		}
		h.ld.Close(']')
	}
	return h.close()
}

func kindOf(e *dossier.Editor) string {
	if dossier.IsBody(e.Name) {
		return "Organization"
	}
	return "Person"
}

// Plain returns the metadata of a plain page, and of a list when it is one.
func Plain(p Page, isList bool) string {
	kind := "WebPage"
	if isList {
		kind = "CollectionPage"
	}
	h := p.open(kind)
	h.openGraph("website", "")
	h.field("name", p.Title)
	h.field("description", p.Description)
	h.site()
	return h.close()
}

// site says which site the page is a part of.
func (h *head) site() {
	h.ld.Key("isPartOf")
	h.ld.Open('{')
	h.ld.Field("@id", h.Root+"index.html")
	h.ld.Close('}')
}

// Article returns the metadata of an article's page: what the page is, and the
// original that it is based on.
func Article(p Page, a *dossier.Article, picture string) string {
	h := p.open("NewsArticle")
	h.unnamed = a.Outlet == ""
	h.openGraph("article", picture)
	h.citation(a)
	h.field("headline", a.Name)
	h.field("inLanguage", a.Language)
	if a.Form == "full" || a.Form == "excerpt" { // a summary was not published then
		h.field("datePublished", a.Published.ISO())
	}
	h.ld.Key("isBasedOn")
	h.ld.Open('{')
	h.ld.Field("@type", "NewsArticle")
	if a.URL != "" {
		h.ld.Field("@id", a.URL)
		h.ld.Field("url", a.URL)
	}
	h.field("archivedAt", a.Archived)
	h.ld.Field("headline", a.Name)
	h.field("datePublished", a.Published.ISO())
	h.fields("author", a.Authors)
	if a.Publisher != nil {
		h.record("publisher", &a.Publisher.Head)
	} else if a.Outlet != "" {
		h.ld.Key("publisher")
		h.ld.Open('{')
		h.ld.Field("@type", "Organization")
		h.ld.Field("name", a.Outlet)
		h.ld.Close('}')
	}
	h.ld.Close('}')
	records(h, "about", a.Themes)
	var named []*dossier.Entity
	for _, c := range a.Mentioned {
		if c.Entity.Theme == nil {
			named = append(named, c.Entity)
		}
	}
	records(h, "mentions", named)
	h.site()
	return h.close()
}

// citation writes the tags of the original. z:itemType is what Zotero's reader of
// embedded metadata goes by before anything else (translators "Embedded Metadata" and
// "RDF" of https://github.com/zotero/translators): without it an article with such tags
// would be taken for one of a journal.
func (h *head) citation(a *dossier.Article) {
	date := a.Published.ISO()
	h.meta("name", "z:itemType", "newspaperArticle")
	h.meta("name", "citation_title", a.Name)
	for _, n := range a.Authors {
		h.meta("name", "citation_author", n)
	}
	h.meta("name", "citation_publication_date", strings.ReplaceAll(date, "-", "/"))
	h.meta("name", "citation_language", a.Language)
	h.meta("name", "citation_public_url", a.URL)
	if a.Summary.Text != h.Description { // which is cut where it is long
		h.meta("name", "citation_abstract", a.Summary.Text)
	}
	h.meta("name", "DC.title", a.Name)
	for _, n := range a.Authors {
		h.meta("name", "DC.creator", n)
	}
	h.meta("name", "DC.date", date)
	if a.Outlet != "" {
		h.meta("name", "DC.source", a.Outlet)
	}
	h.meta("name", "DC.language", a.Language)
}

// Entity returns the metadata of the page of a person, a body or a theme.
func Entity(p Page, x *dossier.Entity) string {
	h := p.open(entityType(x))
	h.openGraph("profile", "")
	h.field("name", x.Name)
	aliases, _ := x.OtherNames()
	h.fields("alternateName", aliases)
	h.field("description", x.Summary.Text)
	h.identifiers(x.Identifiers)
	h.fields("sameAs", same(x))
	if x.Image != "" {
		h.field("image", p.Root+x.Image)
	}
	switch {
	case x.Actor != nil:
		records(h, "affiliation", bodies(x.Actor))
	case x.Organization != nil:
		o := x.Organization
		if o.Parent != nil {
			h.record("parentOrganization", &o.Parent.Head)
		}
		h.field("foundingDate", o.Founded.ISO())
		h.field("dissolutionDate", o.Dissolved.ISO())
	case x.Theme != nil:
		h.field("inDefinedTermSet", p.Root+"themes/index.html")
	}
	return h.close()
}

func (h *head) identifiers(all []dossier.Identifier) {
	if len(all) == 0 {
		return
	}
	h.ld.Key("identifier")
	h.ld.Open('[')
	for _, i := range all {
		h.ld.Open('{')
		h.ld.Field("@type", "PropertyValue")
		h.ld.Field("propertyID", i.Scheme)
		h.ld.Field("value", i.Value)
		h.ld.Close('}')
	}
	h.ld.Close(']')
}

func entityType(x *dossier.Entity) string {
	switch {
	case x.Actor != nil:
		return "Person"
	case x.Theme != nil:
		return "DefinedTerm"
	case len(x.Organization.Published) > 0:
		return "NewsMediaOrganization"
	}
	return "Organization"
}

// same returns the pages elsewhere that are about the entity.
func same(x *dossier.Entity) []string {
	var all []string
	for _, i := range x.Identifiers {
		if strings.EqualFold(i.Scheme, "wikidata") {
			all = append(all, "http://www.wikidata.org/entity/"+url.PathEscape(i.Value))
		}
	}
	return append(all, x.Links...)
}

// bodies returns the organizations of a person's posts and memberships, each once.
func bodies(a *dossier.Actor) []*dossier.Organization {
	var all []*dossier.Organization
	seen := map[*dossier.Organization]bool{}
	for _, tenures := range [][]*dossier.Tenure{a.Posts, a.Memberships} {
		for _, t := range tenures {
			if !seen[t.Organization] {
				seen[t.Organization] = true
				all = append(all, t.Organization)
			}
		}
	}
	return all
}

// Statement returns the metadata of a statement's page: a claim, who made it, and
// where it appears.
func Statement(p Page, s *dossier.Statement) string {
	h := p.open("Claim")
	h.openGraph("article", "")
	h.field("name", p.Title)
	if len(s.Appearances) > 0 {
		h.field("text", s.Appearances[0].Quote.Exact)
	}
	h.field("dateCreated", s.Said.ISO())
	if x := s.Speaker.Entity; x != nil {
		h.record("author", &x.Head)
	}
	records(h, "about", s.About)
	records(h, "appearance", dossier.Articles(s.Appearances))
	h.site()
	return h.close()
}

// Event returns the metadata of an event's page.
func Event(p Page, e *dossier.Event) string {
	h := p.open("Event")
	h.openGraph("article", "")
	h.field("name", e.Name)
	from, until := bounds(e.Date)
	h.field("startDate", from)
	h.field("endDate", until)
	if e.Place != "" {
		h.ld.Key("location")
		h.ld.Open('{')
		h.ld.Field("@type", "Place")
		h.ld.Field("name", e.Place)
		h.ld.Close('}')
	}
	var parties []*dossier.Entity
	for _, a := range e.Actors {
		parties = append(parties, a.Entity)
	}
	for _, o := range e.Organizations {
		parties = append(parties, o.Entity)
	}
	records(h, "contributor", parties)
	records(h, "about", e.Themes)
	records(h, "subjectOf", dossier.Articles(e.Appearances))
	return h.close()
}

// bounds gives the beginning of an event, and its end when it has one of its own.
func bounds(d edtf.Date) (from, until string) {
	if !d.IsInterval() {
		return d.ISO(), ""
	}
	start, end := d.Ends()
	return start.ISO(), end.ISO()
}
