package resolve

import (
	"path"
	"slices"
	"strings"

	"github.com/gosimple/slug"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/source"
)

// formerFile returns the record whose file had a path, below content/, under a former id.
func (r *resolver) formerFile(p string) *entry {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(p, "content/"), "/")
	return r.moved[folder+"/"+slug.Make(strings.TrimSuffix(path.Base(rest), ".md"))+".html"]
}

// former lists the addresses that records had under former ids. A note has no page
// of its own, and none that could have moved.
func (r *resolver) former() {
	taken := map[string]source.Span{}
	r.moved = map[string]*entry{}
	for _, e := range r.entries {
		if e.raw.Kind == content.Annotation {
			continue
		}
		for _, v := range e.raw.List("former_ids") {
			stem := slug.Make(composed(v.Text))
			from := e.raw.Kind.Folder() + "/" + stem + ".html"
			other, at := r.byPage[from], source.Span{}
			if other != nil {
				at.File = other.raw.File
			} else {
				other, at = r.moved[from], taken[from]
			}
			switch {
			case strings.Contains(v.Text, "/") || strings.HasSuffix(v.Text, ".html") || strings.HasSuffix(v.Text, ".md"):
				id := v.Text[strings.LastIndex(v.Text, "/")+1:]
				r.report.Add(diag.FieldValue, v.Span, "the former id %q is an address", v.Text).
					WithHelp("write the id alone, as the file was once named: %s", strings.TrimSuffix(strings.TrimSuffix(id, ".html"), ".md"))
			case reserved(stem):
				r.report.Add(diag.AddressEmpty, v.Span, "the former id %q makes no address of a record", v.Text).
					WithHelp("write the id as the file was once named, or delete it")
			case other == e: // one id in two spellings, or the record's own
			case other != nil:
				r.report.Add(diag.AddressShared, v.Span, "the former id %q has the address %s, which belongs to %q", v.Text, from, other.raw.File.Path).
					See(at, "the other one").
					WithHelp("delete the former id from one of the two")
			default:
				r.moved[from], taken[from] = e, v.Span
				r.d.Moved = append(r.d.Moved, dossier.Moved{From: from, To: e.head, At: v.Span})
			}
		}
	}
	slices.SortFunc(r.d.Moved, func(a, b dossier.Moved) int { return strings.Compare(a.From, b.From) })
}
