package resolve

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/mention"
)

// records makes the dossier's records, first empty, so that they can point to
// each other, then with their fields.
func (r *resolver) records() {
	r.readSettings()
	for _, e := range r.entries {
		r.create(e)
	}
	r.copies = map[string]*dossier.Copy{}
	for _, e := range r.entries {
		r.fill(e)
		if a := e.article; a != nil && a.URL != "" {
			if c := a.Copy(); c != nil {
				r.copies[a.URL] = c
			}
		}
	}
}

func (r *resolver) readSettings() {
	raw := r.settings
	s := &r.d.Settings
	*s = dossier.Settings{
		Record: raw, Title: raw.Text("title"), Subtitle: raw.Text("subtitle"), Description: raw.Text("description"),
		Language: cmp.Or(raw.Text("language"), "en"), BaseURL: raw.Text("base_url"), Repository: repository(raw.Text("repository")),
		Branch: cmp.Or(raw.Text("branch"), "main"), Domain: raw.Text("domain"), License: raw.Text("license"),
	}
	if s.BaseURL == "" && s.Domain != "" {
		s.BaseURL = "https://" + s.Domain + "/"
	}
	if s.BaseURL != "" {
		s.BaseURL = strings.TrimSuffix(s.BaseURL, "/") + "/"
	}
	r.checkBase(raw.Value("base_url"))
	r.checkDomain(raw.Value("domain"), raw.Value("base_url"))
	r.checkEditors(raw.List("editors"))
	for _, v := range raw.List("editors") {
		r.nameIsPlain(v.Value("name"))
		s.Editors = append(s.Editors, &dossier.Editor{ID: v.Value("id").String(), Name: v.Value("name").String(), URL: v.Value("url").String()})
	}
}

// repository returns the address of a repository's pages; the one for cloning ends in .git.
func repository(address string) string {
	return strings.TrimSuffix(strings.TrimSuffix(address, "/"), ".git")
}

// checkBase reports an address of the site to which no path can be added. base may be nil.
func (r *resolver) checkBase(base *content.Value) {
	if base == nil {
		return
	}
	if at := strings.IndexAny(base.Text, "?#"); at >= 0 {
		r.report.Add(diag.FieldURL, base.Span, "no page can stand below %q", base.Text).WithHelp("write it without %q", base.Text[at:])
	}
}

// checkDomain reports a domain at which the site's address does not lie. Both may be nil.
func (r *resolver) checkDomain(domain, base *content.Value) {
	if domain == nil || base == nil {
		return
	}
	if u, err := url.Parse(base.Text); err == nil && !strings.EqualFold(u.Hostname(), domain.Text) {
		r.report.Add(diag.AddressDomain, domain.Span, "the site's domain is %q, but its base_url is at %q", domain.Text, u.Hostname()).
			See(base.Span, "the address").
			WithHelp("write the same host in both; without base_url, the address is https://%s/", domain.Text)
	}
}

// checkEditors reports an id that two editors have: who signed a note, nobody could
// tell.
func (r *resolver) checkEditors(list []*content.Value) {
	first := map[string]*content.Value{}
	for _, v := range list {
		id := v.Value("id")
		if other := first[id.String()]; other != nil && id != nil {
			r.report.Add(diag.IDShared, id.Span, "two editors have the id %q", id.Text).See(other.Span, "the other one").WithHelp("give one of them another id")
			continue
		}
		first[id.String()] = id
	}
}

// create makes the record that an entry becomes and puts it into the dossier.
func (r *resolver) create(e *entry) {
	d := r.d
	switch e.raw.Kind {
	case content.Article:
		e.article = &dossier.Article{Head: *e.head}
		e.head = &e.article.Head
		d.Articles = append(d.Articles, e.article)
	case content.Actor:
		e.actor = &dossier.Actor{Entity: r.newEntity(e)}
		e.entity.Actor = e.actor
		d.Actors = append(d.Actors, e.actor)
	case content.Organization:
		e.body = &dossier.Organization{Entity: r.newEntity(e)}
		e.entity.Organization = e.body
		d.Organizations = append(d.Organizations, e.body)
	case content.Theme:
		e.theme = &dossier.Theme{Entity: r.newEntity(e)}
		e.entity.Theme = e.theme
		d.Themes = append(d.Themes, e.theme)
	case content.Annotation:
		e.annotation = &dossier.Annotation{Head: *e.head}
		e.head = &e.annotation.Head
	case content.Statement:
		e.statement = &dossier.Statement{Head: *e.head}
		e.head = &e.statement.Head
		d.Statements = append(d.Statements, e.statement)
	case content.Event:
		e.event = &dossier.Event{Head: *e.head}
		e.head = &e.event.Head
		d.Events = append(d.Events, e.event)
	case content.Page:
		e.page = &dossier.Page{Head: *e.head}
		e.head = &e.page.Head
		d.Pages = append(d.Pages, e.page)
	}
}

func (r *resolver) newEntity(e *entry) *dossier.Entity {
	e.entity = &dossier.Entity{Head: *e.head, Number: len(r.d.Entities)}
	e.head = &e.entity.Head
	r.d.Entities = append(r.d.Entities, e.entity)
	return e.entity
}

// fill resolves the fields of a record.
func (r *resolver) fill(e *entry) {
	switch {
	case e.article != nil:
		r.fillArticle(e.raw, e.article)
	case e.entity != nil:
		r.fillEntity(e)
	case e.annotation != nil:
		r.fillAnnotation(e.raw, e.annotation)
		if e.annotation.Article != nil {
			r.d.Annotations = append(r.d.Annotations, e.annotation)
		}
	case e.statement != nil:
		r.fillStatement(e.raw, e.statement)
	case e.event != nil:
		r.fillEvent(e.raw, e.event)
	case e.page != nil:
		e.page.Summary.Text = e.raw.Text("summary")
	}
}

func (r *resolver) fillArticle(raw *content.Record, a *dossier.Article) {
	if p := r.ref(raw.Value("publisher"), content.Organization); p != nil {
		a.Publisher, a.Outlet = p.body, p.body.Name
	} else {
		a.Outlet = r.d.LeftOut[raw.Value("publisher")]
	}
	a.Published = date(raw.Value("published"))
	r.describeArticle(raw, a)
	a.Themes = r.themes(raw.List("themes"))
}

// isBody tells whether an author of the article is an organization by its record, whose
// name is no actor's, or the outlet itself.
func (r *resolver) isBody(author string, a *dossier.Article) bool {
	k := fold.Key(author)
	is := func(kind content.Kind) bool {
		return slices.ContainsFunc(r.byName[k], func(e *entry) bool { return e.raw.Kind == kind })
	}
	return !is(content.Actor) && (is(content.Organization) || k != "" && k == fold.Key(a.Outlet))
}

// describeArticle fills in what concerns the article alone.
func (r *resolver) describeArticle(raw *content.Record, a *dossier.Article) {
	a.Retrieved = date(raw.Value("retrieved"))
	a.Authors = texts(raw.List("author"))
	a.Bodies = nil
	for _, v := range raw.List("author") {
		r.nameIsPlain(v)
		if r.isBody(v.Text, a) {
			a.Bodies = append(a.Bodies, v.Text)
		}
	}
	a.Dateline, a.URL, a.Archived = raw.Text("dateline"), raw.Text("url"), raw.Text("archived")
	a.Language, a.Form = cmp.Or(raw.Text("language"), r.d.Language), cmp.Or(raw.Text("text"), "full")
	a.Summary.Text = raw.Text("summary")
	switch empty := strings.TrimSpace(raw.Body.Text()) == ""; {
	case a.Form == "metadata" && !empty:
		r.report.Add(diag.FieldValue, raw.Place("text"), "%q says that the article has no text, but it has one", "text: metadata").
			WithHelp("write full, excerpt or summary, whichever it is, or delete the text")
	case a.Form == "summary" && a.Summary.Text != "": // stands at the head of the page
	case a.Form != "metadata" && empty:
		at := raw.Place("text")
		if raw.Value("text") == nil {
			at = raw.Place("title")
		}
		r.report.Add(diag.ArticleEmpty, at, "the article has no text").
			WithHelp("write it below the front matter, or text: metadata for a source that is only cited")
	}
}

func texts(list []*content.Value) []string {
	var all []string
	for _, v := range list {
		all = append(all, v.Text)
	}
	return all
}

func (r *resolver) fillEntity(e *entry) {
	raw := e.raw
	r.nameEntity(raw, e.entity)
	r.describeEntity(raw, e)
	switch {
	case e.actor != nil:
		e.actor.Posts = r.tenures(e.actor, raw.List("posts"))
		e.actor.Memberships = r.tenures(e.actor, raw.List("memberships"))
	case e.body != nil:
		r.fillOrganization(raw, e.body)
	case e.theme != nil:
		r.fillTheme(raw, e.theme)
	}
}

// nameEntity fills in the names of an entity.
func (r *resolver) nameEntity(raw *content.Record, x *dossier.Entity) {
	x.Names = r.checkNames(append([]*content.Value{raw.Value("name")}, raw.List("aliases")...))
	x.Short = r.checkNames(raw.List("short_names"))
	x.Sort = cmp.Or(raw.Text("sort_name"), sortName(x))
	switch raw.Kind {
	case content.Actor:
		x.Short = append(x.Short, defaultShort(x.Names)...)
	case content.Theme:
		x.Names = append(r.checkNames([]*content.Value{raw.Value("title")}), x.Names...)
	}
}

// describeEntity fills in what concerns the entity alone.
func (r *resolver) describeEntity(raw *content.Record, e *entry) {
	x := e.entity
	x.Summary.Text = raw.Text("summary")
	r.picture(raw.Value("image"), x)
	x.Links, x.Identifiers = texts(raw.List("links")), nil
	if v := raw.Value("identifiers"); v != nil {
		for _, f := range v.Fields {
			x.Identifiers = append(x.Identifiers, dossier.Identifier{Scheme: f.Key, Value: f.Value.Text})
		}
	}
	if o := e.body; o != nil {
		o.Classification = raw.Text("classification")
		o.Founded, o.Dissolved = date(raw.Value("founded")), date(raw.Value("dissolved"))
	}
}

// picture takes the picture of an entity and reports one that is not there.
func (r *resolver) picture(v *content.Value, x *dossier.Entity) {
	x.Image, x.ImageWidth, x.ImageHeight = v.String(), 0, 0
	if v == nil {
		return
	}
	if r.options.Static != nil && !r.options.Static(v.Text) {
		r.report.Add(diag.LinkBroken, v.Span, "there is no picture %q in static/", v.Text).WithHelp("put the file there, or write its path from static/ on, capitals included")
		x.Image = ""
	} else if r.options.Size != nil {
		x.ImageWidth, x.ImageHeight = r.options.Size(v.Text)
	}
}

// checkNames reports names that are not what they seem, and returns all.
func (r *resolver) checkNames(list []*content.Value) []string {
	var all []string
	for _, v := range list {
		if v == nil {
			continue
		}
		r.nameIsPlain(v)
		all = append(all, v.Text)
	}
	return all
}

// defaultShort returns the last names of an actor's names.
func defaultShort(names []string) []string {
	var all []string
	for _, n := range names {
		all = append(all, mention.DefaultShort(n)...)
	}
	return all
}

func (r *resolver) tenures(a *dossier.Actor, list []*content.Value) []*dossier.Tenure {
	var all []*dossier.Tenure
	for _, v := range list {
		t := &dossier.Tenure{Actor: a, Role: v.Value("role").String(), From: date(v.Value("from")), Until: date(v.Value("until"))}
		r.period(v.Value, "from", "until")
		if e := r.ref(v.Value("article"), content.Article); e != nil {
			t.Article = e.article
		}
		if body := r.ref(v.Value("organization"), content.Organization); body != nil {
			t.Organization = body.body
			all = append(all, t)
		}
	}
	return all
}

func (r *resolver) fillOrganization(raw *content.Record, o *dossier.Organization) {
	r.period(raw.Value, "founded", "dissolved")
	parent := r.ref(raw.Value("parent"), content.Organization)
	if parent == nil {
		return
	}
	for p := parent.body; p != nil; p = p.Parent {
		if p == o {
			r.cycle(raw.Value("parent"), "%q is a part of itself", o.Name)
			return
		}
	}
	o.Parent = parent.body
}

func (r *resolver) fillTheme(raw *content.Record, t *dossier.Theme) {
	broader := r.ref(raw.Value("broader"), content.Theme)
	if broader == nil {
		return
	}
	for p := broader.theme; p != nil; p = p.Broader {
		if p == t {
			r.cycle(raw.Value("broader"), "the theme %q is broader than itself", t.Name)
			return
		}
	}
	t.Broader = broader.theme
}

func (r *resolver) cycle(v *content.Value, format, name string) {
	r.report.Add(diag.RefCycle, v.Span, format, name).WithHelp("take out one of the references in the circle")
}
