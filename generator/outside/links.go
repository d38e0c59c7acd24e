// Package outside tests the addresses outside of the site that a dossier leads to:
// politely, one at a time for each host, and calling an address dead only when its
// host says so.
package outside

import (
	"net/url"
	"slices"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/source"
)

// Link is an address and every place that leads to it.
type Link struct {
	Address string
	// Archived is the address of a copy; "" when none is known.
	Archived string
	Places   []source.Span
}

// Links returns the addresses of a dossier, each once, in their order: those of
// articles and of their copies, of pages about an entity, of editors, and in texts.
func Links(d *dossier.Dossier) []Link {
	c := collector{all: map[string]*Link{}}
	for _, a := range d.Articles {
		c.add(a.URL, a.Archived, a.Record.Place("url"))
		c.add(a.Archived, "", a.Record.Place("archived"))
	}
	for _, x := range d.Entities {
		for _, l := range x.Links {
			c.add(l, "", x.Record.Place("links"))
		}
	}
	for _, e := range d.Editors {
		c.add(e.URL, "", d.Record.Place("editors"))
	}
	for _, t := range d.Texts() {
		if t == nil || t.Doc == nil {
			continue
		}
		for i, to := range t.Targets {
			if to.Head == nil && !to.Local && i < len(t.Doc.Links) {
				c.add(to.Address, "", t.Doc.Links[i].Span)
			}
		}
	}
	return c.sorted()
}

type collector struct{ all map[string]*Link }

// add notes an address; one that is not of the web is passed over.
func (c *collector) add(address, archived string, at source.Span) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	u.Fragment = "" // a host does not see it
	l := c.all[u.String()]
	if l == nil {
		l = &Link{Address: u.String()}
		c.all[l.Address] = l
	}
	if l.Archived == "" {
		l.Archived = archived
	}
	l.Places = append(l.Places, at)
}

func (c *collector) sorted() []Link {
	var all []Link
	for _, l := range c.all {
		all = append(all, *l)
	}
	slices.SortFunc(all, func(a, b Link) int { return strings.Compare(a.Address, b.Address) })
	return all
}
