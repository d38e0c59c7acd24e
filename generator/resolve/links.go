package resolve

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// candidates returns the records that a [[target]] may mean: by kind and id, by
// id, or by a name in any spelling.
func (r *resolver) candidates(target string) []*entry {
	target = composed(strings.TrimSuffix(strings.TrimPrefix(target, "content/"), ".md"))
	folder, rest, ok := strings.Cut(target, "/")
	if k := content.KindOf(folder); ok && k != 0 {
		rest = path.Base(rest)
		if e := r.byKey[key{k, rest}]; e != nil {
			return []*entry{e}
		}
		return ofKind(append(slices.Clone(r.byID[idKey(rest)]), r.byName[fold.Key(rest)]...), k)
	}
	all := slices.Clone(r.byID[idKey(target)])
	for _, e := range r.byName[fold.Key(target)] {
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

func ofKind(all []*entry, k content.Kind) []*entry {
	return slices.DeleteFunc(all, func(e *entry) bool { return e.raw.Kind != k })
}

// label finds the records of a [[link]] while its text is parsed, and returns
// the text of a link that has none of its own: the record's name where the link
// gives an id, and what is written where it gives a name.
func (r *resolver) label(l prose.Link) string {
	if l.Target == "" {
		return r.paragraphLabel("place.paragraph", "", l.Fragment)
	}
	label := strings.TrimSuffix(l.Target, ".md")
	all := r.candidates(l.Target)
	switch {
	case len(all) == 0:
		return r.absentLabel(label)
	case len(all) > 1:
		return ""
	case isByID(label, all[0].raw):
		label = r.called(all[0])
	}
	return cmp.Or(r.paragraphLabel("place.in-article", label, l.Fragment), label)
}

// absentLabel is label for a record that is not published, "" for none.
func (r *resolver) absentLabel(label string) string {
	if raw := r.absent.named(label); raw == nil {
		return ""
	} else if isByID(label, raw) {
		return title(raw)
	}
	return label
}

// isByID tells whether a link names a record by its id, one that it had, or its file, and
// not by its name.
func isByID(target string, raw *content.Record) bool {
	is := func(id string) bool { return idKey(id) == idKey(target) }
	return is(raw.ID) || slices.ContainsFunc(texts(raw.List("former_ids")), is) || content.KindOf(firstFolder(target)) != 0
}

// called returns what its page calls a record.
func (r *resolver) called(e *entry) string {
	switch {
	case e.statement != nil:
		return e.statement.Label(r.options.Words())
	case e.annotation != nil:
		return e.annotation.Label(r.options.Words())
	}
	return title(e.raw)
}

// firstFolder returns the folder with which a target begins, "" for none.
func firstFolder(target string) string {
	folder, _, ok := strings.Cut(strings.TrimPrefix(target, "content/"), "/")
	if !ok {
		return ""
	}
	return folder
}

// paragraphLabel names a paragraph of an article by an interface text; "" for other
// fragments.
func (r *resolver) paragraphLabel(key, article, fragment string) string {
	if n, ok := paragraph(fragment); ok {
		return r.options.Words().Text(key, "article", article, "n", strconv.Itoa(n))
	}
	return ""
}

// paragraph reads a fragment "p3".
func paragraph(fragment string) (int, bool) {
	digits, ok := strings.CutPrefix(strings.TrimPrefix(fragment, "^"), "p")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n > 0
}

// links resolves the links of all texts, once all are parsed.
func (r *resolver) links() {
	for _, t := range r.work {
		if t.body == nil {
			continue
		}
		r.linkTargets(t)
	}
}

// linkTargets resolves the links of one text.
func (r *resolver) linkTargets(t *text) {
	for _, l := range t.body.Doc.Links {
		var target dossier.Target
		if l.Kind == prose.Wiki {
			target = r.wiki(t, l)
		} else {
			target = r.plainLink(t, l)
		}
		t.body.Targets = append(t.body.Targets, target)
	}
}

// wiki resolves a [[link]].
func (r *resolver) wiki(t *text, l prose.Link) dossier.Target {
	if l.Target == "" {
		return dossier.Target{Head: t.head, Fragment: r.fragment(l, t.body.Doc, t.options.Numbered)}
	}
	all := r.candidates(l.Target)
	switch len(all) {
	case 0:
		r.unknownLink(l)
		return dossier.Target{}
	case 1:
		e := all[0]
		return dossier.Target{Head: e.head, Fragment: r.fragment(l, e.text.Doc, e.article != nil)}
	}
	r.ambiguous(l.Span, l.Target, all)
	return dossier.Target{}
}

// ambiguous reports a target that fits several records.
func (r *resolver) ambiguous(span source.Span, target string, all []*entry) {
	var ids []string
	for _, e := range all {
		ids = append(ids, "[["+e.head.Key()+"]]")
	}
	r.report.Add(diag.RefAmbiguous, span, "%q may be %s", target, strings.Join(ids, " or ")).
		WithHelp("write the one that is meant, with its folder")
}

// unknownLink reports a link that leads nowhere; one to a draft is plain text.
func (r *resolver) unknownLink(l prose.Link) {
	target := strings.TrimSuffix(l.Target, ".md")
	if r.absent.named(target) != nil {
		return
	}
	id := target[strings.LastIndexByte(target, '/')+1:]
	d := r.report.Add(diag.RefUnknown, l.Span, "no record is called %q", l.Target)
	if near := r.nearest(id, content.Kinds()); near != nil {
		d.WithHelp("did you mean [[%s]]? (%s)", near.raw.ID, near.raw.File.Path)
	} else {
		d.WithHelp("add the record, or write the words without brackets")
	}
}

// fragment returns the id in the page to which a link's fragment leads; "" when
// it has none or a wrong one, which is reported.
func (r *resolver) fragment(l prose.Link, doc *prose.Document, numbered bool) string {
	if l.Fragment == "" || doc == nil {
		return ""
	}
	if n, ok := paragraph(l.Fragment); ok && numbered {
		if n <= len(doc.Paragraphs) {
			return "p" + strconv.Itoa(n)
		}
		r.report.Add(diag.LinkFragment, l.Span, "the text has no paragraph %d", n).WithHelp("it has %d, whose numbers stand on its page", len(doc.Paragraphs))
		return ""
	}
	if id, ok := strings.CutPrefix(l.Fragment, "^"); ok {
		return r.block(l, doc, id, numbered)
	}
	var known []string
	want := prose.HeadingID(l.Fragment)
	for _, h := range doc.Headings {
		text := strings.TrimSpace(doc.Text[h.Start:h.End])
		if prose.HeadingID(text) == want || h.ID == l.Fragment {
			return h.ID
		}
		known = append(known, text)
	}
	d := r.report.Add(diag.LinkFragment, l.Span, "the text has no heading %q", l.Fragment)
	near := diag.Nearest(l.Fragment, known)
	switch {
	case near != "":
		d.WithHelp("did you mean %q?", near)
	case len(known) > 0:
		d.WithHelp("its headings are %s; a paragraph of an article is #p1", strings.Join(known, ", "))
	case numbered:
		d.WithHelp("it has no headings; name a paragraph, such as #p1")
	default:
		d.WithHelp("it has no headings, and only articles have numbered paragraphs: leave out what follows #")
	}
	return ""
}

// block returns the id in the page of a block that Obsidian has marked: that of its
// paragraph, "" where paragraphs have none.
func (r *resolver) block(l prose.Link, doc *prose.Document, id string, numbered bool) string {
	n, ok := doc.Block(id)
	switch {
	case !ok:
		r.report.Add(diag.LinkFragment, l.Span, "the text has no block ^%s", id).
			WithHelp("write ^%s at the end of the paragraph that is meant, after a space", id)
		return ""
	case numbered && n > 0:
		return "p" + strconv.Itoa(n)
	}
	return ""
}

// plainLink resolves an ordinary link or a picture.
func (r *resolver) plainLink(t *text, l prose.Link) dossier.Target {
	switch prose.Classify(l.Target) {
	case prose.Unsafe:
		r.report.Add(diag.LinkUnsafe, l.Span, "the address %q is not safe to follow", l.Target).
			WithHelp("use an http, https or mailto address, or [[id]] for a record")
		return dossier.Target{}
	case prose.External:
		if l.Kind == prose.Image {
			r.report.Add(diag.LinkPicture, l.Span, "the picture is on another site, so that the page has a link to it in its place").
				WithHelp("save it in static/ and write its path from there, such as ![…](/pictures/name.jpg); or take the ! away if a link is meant")
		}
		address := content.EncodeURL(l.Target)
		return dossier.Target{Address: address, Copy: r.copies[address]}
	}
	address, fragment, _ := strings.Cut(l.Target, "#")
	l.Fragment = unescaped(fragment)
	if address == "" {
		return dossier.Target{Head: t.head, Fragment: r.fragment(l, t.body.Doc, t.options.Numbered)}
	}
	return r.relative(t, l, address)
}

// relative resolves an address within the dossier: a record's file, a page, or a
// static file.
func (r *resolver) relative(t *text, l prose.Link, address string) dossier.Target {
	address, _, _ = strings.Cut(address, "?")
	address = unescaped(address)
	if strings.HasSuffix(address, ".md") {
		return r.file(t, l, address)
	}
	local := path.Join(path.Dir(t.head.Address), address)
	if strings.HasPrefix(address, "/") {
		local = strings.TrimPrefix(path.Clean(address), "/")
	}
	for _, p := range []string{local, strings.TrimPrefix(path.Clean("/"+address), "/"), strings.TrimPrefix(strings.TrimPrefix(path.Clean("/"+address), "/"), "static/")} {
		if e := cmp.Or(r.byPage[p], r.moved[p]); e != nil {
			return dossier.Target{Head: e.head, Fragment: r.fragment(l, e.text.Doc, e.article != nil)}
		}
		if r.absent.byAddress[p] != nil {
			return dossier.Target{}
		}
		if e := r.byPage[strings.TrimSuffix(p, ".xml")+".html"]; e != nil && e.entity != nil && strings.HasSuffix(p, ".xml") { // its feed
			return dossier.Target{Address: toFile(p, l.Target), Local: true}
		}
		for _, spelt := range []string{p, composed(p), norm.NFD.String(p)} {
			if r.options.Static != nil && r.options.Static(spelt) {
				return dossier.Target{Address: toFile(spelt, l.Target), Local: true}
			}
		}
	}
	return r.broken(l)
}

// toFile returns the address of a static file, with the query and the fragment of the
// link that leads there.
func toFile(path, link string) string {
	after := ""
	if i := strings.IndexAny(link, "?#"); i >= 0 {
		after = link[i:]
	}
	return content.EncodeURL(literally.Replace(path) + after)
}

// literally escapes what means something else in an address than in the name of a file.
var literally = strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23")

// unescaped returns a part of an address without percent signs for letters.
func unescaped(part string) string {
	if plain, err := url.PathUnescape(part); err == nil {
		return plain
	}
	return part
}

func (r *resolver) broken(l prose.Link) dossier.Target {
	r.report.Add(diag.LinkBroken, l.Span, "%q leads to no page and no file of the dossier", l.Target).
		WithHelp("write [[id]] for a record, put a file into static/, or give a complete address")
	return dossier.Target{}
}

// file resolves the path of a record's file: from the file of the text, or from
// the content folder or the folder above it, as Obsidian writes it.
func (r *resolver) file(t *text, l prose.Link, address string) dossier.Target {
	clean := strings.TrimPrefix(path.Clean("/"+address), "/")
	for _, p := range []string{path.Join(path.Dir(t.raw.File.Path), address), "content/" + clean, clean} {
		p = composed(p)
		if e := cmp.Or(r.byPath[p], r.formerFile(p)); e != nil {
			return dossier.Target{Head: e.head, Fragment: r.fragment(l, e.text.Doc, e.article != nil)}
		}
		if r.absent.byPath[p] != nil {
			return dossier.Target{}
		}
	}
	return r.broken(l)
}
