package importing

import (
	"net/url"
	"path"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/fold"
)

// index finds the records of a dossier by what other tools call them.
type index struct {
	base string
	// articles are those that have an address or id; nil where several have it.
	articles map[string]*dossier.Article
	// pages are the records by the paths of their pages.
	pages map[string]*dossier.Head
	// entities are the actors, organizations and themes by folded name and id.
	entities map[string][]*dossier.Entity
	editors  []*dossier.Editor
	// links counts the records that a [[link]] may mean by folded name and id.
	links map[string]int
}

func newIndex(d *dossier.Dossier) *index {
	x := &index{
		base: d.BaseURL, articles: map[string]*dossier.Article{}, pages: map[string]*dossier.Head{},
		entities: map[string][]*dossier.Entity{}, editors: d.Editors, links: map[string]int{},
	}
	for _, a := range d.Articles {
		x.pages[a.Address] = &a.Head
		x.link(&a.Head, a.Name)
		for _, name := range []string{normal(a.URL), normal(a.Archived), a.ID, a.Address} {
			x.enter(name, a)
		}
	}
	for _, e := range d.Entities {
		x.pages[e.Address] = &e.Head
		x.link(&e.Head, e.Names...)
		for key := range folded(append([]string{e.ID, e.Name}, e.Names...)) {
			x.entities[key] = append(x.entities[key], e)
		}
	}
	for _, s := range d.Statements {
		x.link(&s.Head, s.Name)
	}
	for _, e := range d.Events {
		x.link(&e.Head, e.Name)
	}
	for _, p := range d.Pages {
		x.link(&p.Head, p.Name)
	}
	return x
}

func folded(names []string) map[string]bool {
	keys := map[string]bool{}
	for _, n := range names {
		if k := fold.Key(n); k != "" {
			keys[k] = true
		}
	}
	return keys
}

func (x *index) enter(name string, a *dossier.Article) {
	if name == "" {
		return
	}
	if other, ok := x.articles[name]; ok && other != a {
		a = nil
	}
	x.articles[name] = a
}

// link enters what a [[link]] to a record may say.
func (x *index) link(h *dossier.Head, names ...string) {
	for key := range folded(append([]string{h.ID, h.Name}, names...)) {
		x.links[key]++
	}
	x.links[h.Key()] = 1
}

// linkable says whether a [[link]] to a target leads to one record.
func (x *index) linkable(target string) bool {
	return x.links[target] == 1 || x.links[fold.Key(target)] == 1
}

// article returns the article that has an address: its original's, its archived
// copy's, that of its page on the site, or its id. Several says that more than one
// has it.
func (x *index) article(address string) (a *dossier.Article, several bool) {
	address = strings.TrimSpace(address)
	bare, _, _ := strings.Cut(address, "#")
	names := []string{bare, normal(address)}
	if p, ok := x.path(address); ok {
		p, _, _ = strings.Cut(p, "#")
		names = append(names, p)
	}
	for _, n := range names {
		if a, ok := x.articles[n]; ok {
			return a, a == nil
		}
	}
	return nil, false
}

// page returns the record whose page has an address.
func (x *index) page(address string) *dossier.Head {
	p, ok := x.path(address)
	if !ok {
		return nil
	}
	p, _, _ = strings.Cut(p, "#")
	return x.pages[p]
}

// path returns an address on the dossier's site as a path from its root, with the
// fragment. On the site lie relative addresses, those below the base address, and
// those of a copy on this machine, seen as files or served here.
func (x *index) path(address string) (string, bool) {
	if x.base != "" && strings.HasPrefix(address, x.base) {
		return strings.TrimPrefix(address, x.base), true
	}
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return "", false
	}
	p := strings.TrimPrefix(path.Clean("/"+u.Path), "/")
	switch host := u.Hostname(); {
	case u.Scheme == "file", host == "localhost", host == "127.0.0.1", host == "::1":
		// The folder above is not known, but every page lies one folder deep.
		parts := strings.Split(p, "/")
		if len(parts) < 2 || content.KindOf(parts[len(parts)-2]) == 0 {
			return "", false
		}
		p = strings.Join(parts[len(parts)-2:], "/")
	case u.Scheme != "" || u.Host != "":
		return "", false
	}
	if u.Fragment != "" {
		p += "#" + u.Fragment
	}
	return p, true
}

// normal reduces an address to what tells pages apart: no scheme, no www, no
// fragment, no final slash, no marks of campaigns. Copies of the Internet Archive
// and pages seen through Hypothesis' proxy count as the page itself. "" stands for
// what is no address of the web.
func normal(address string) string {
	const nested = 3 // a copy of a copy of a copy
	for range nested {
		u, err := url.Parse(content.EncodeURL(strings.TrimSpace(address)))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return ""
		}
		inner, _ := copied(u)
		if strings.ToLower(u.Hostname()) == "via.hypothes.is" {
			inner = strings.TrimPrefix(u.RequestURI(), "/")
		}
		if !strings.HasPrefix(inner, "http") {
			return bare(u)
		}
		address = inner
	}
	return ""
}

// copied returns the address of which another is a copy in the Internet Archive; false
// for what is none.
func copied(u *url.URL) (original string, ok bool) {
	if strings.ToLower(u.Hostname()) != "web.archive.org" {
		return "", false
	}
	_, original, _ = strings.Cut(strings.TrimPrefix(u.RequestURI(), "/web/"), "/")
	return original, true
}

// dropCampaign takes the marks of campaigns out of an address.
func dropCampaign(u *url.URL) {
	q := u.Query()
	n := len(q)
	for key := range q {
		if strings.HasPrefix(key, "utm_") || key == "fbclid" || key == "gclid" {
			q.Del(key)
		}
	}
	if len(q) != n {
		u.RawQuery = q.Encode()
	}
}

func bare(u *url.URL) string {
	dropCampaign(u)
	s := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.EscapedPath(), "/")
	if q := u.Query(); len(q) > 0 {
		s += "?" + q.Encode()
	}
	return s
}

// entity returns what a tag names: the theme of that name, or else the one person
// or body that has it.
func (x *index) entity(tag string) *dossier.Entity {
	all := x.entities[fold.Key(tag)]
	for _, e := range all {
		if e.Theme != nil {
			return e
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return nil
}

// editor returns the editor that a creator is, by id, name or page.
func (x *index) editor(c creator) *dossier.Editor {
	for _, e := range x.editors {
		switch {
		case c.name != "" && (c.name == e.ID || fold.Key(c.name) == fold.Key(e.Name) && fold.Key(c.name) != ""),
			c.id != "" && (c.id == e.ID || content.EncodeURL(c.id) == e.URL):
			return e
		}
	}
	return nil
}
