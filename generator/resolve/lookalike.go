package resolve

import (
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/lookalike"
)

// nameIsPlain reports a name that is not what it seems. A nil value is none.
func (r *resolver) nameIsPlain(v *content.Value) {
	if v == nil {
		return
	}
	plain, turned := lookalike.Turned(v.Text)
	if turned {
		r.report.Add(diag.NameDirection, v.Span, "the name %q has invisible characters that turn the direction of writing", v.Text).
			WithHelp("write %q", plain)
	}
	if word, latin := lookalike.Mixed(plain); word != "" {
		r.report.Add(diag.NameLookalike, v.Span, "the word %q has letters that look like Latin ones and are none", word).
			WithHelp("write %q", latin)
	}
}

// appearing is a name, and whose it is.
type appearing struct {
	name   string
	entity *dossier.Entity
}

// looksLike reports a name that looks the same as one of another record and is spelt in
// other letters; seen has one name for each look.
func (r *resolver) looksLike(name string, x *dossier.Entity, seen map[string]appearing) {
	look := lookalike.Skeleton(name)
	k := fold.Key(look)
	other, ok := seen[k]
	if !ok {
		seen[k] = appearing{name, x}
		return
	}
	if other.entity == x || fold.Key(other.name) == fold.Key(name) {
		return
	}
	if look == name { // the other one has the odd letters
		name, x, other = other.name, other.entity, appearing{name, x}
	}
	r.report.Add(diag.NameLookalike, listedAt(x.Record, name), "%q looks the same as %q, which is spelt in other letters", name, other.name).
		See(listedAt(other.entity.Record, other.name), "the other record").
		WithHelp("spell both in the letters of their language; when one person or body is meant, keep one record")
}
