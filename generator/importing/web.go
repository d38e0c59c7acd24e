package importing

import (
	"strings"

	"dossier/generator/anchor"
)

// isWeb says whether an object is a Web Annotation. The type is required, and
// some tools leave it out.
func isWeb(o object) bool {
	_, hypothesis := o["uri"]
	return isType(o, "Annotation") || o["target"] != nil && !hypothesis
}

// web reads a Web Annotation.
func web(o object, number int) *annotation {
	a := &annotation{number: number, id: iri(o), label: text(o["label"]), created: text(o["created"]), modified: text(o["modified"])}
	for _, m := range list(o["motivation"]) {
		name := text(m)
		if name == "" {
			name = iri(m)
		}
		a.motivations = append(a.motivations, name[strings.LastIndexAny(name, "#/:")+1:])
	}
	for _, c := range list(o["creator"]) {
		a.creators = append(a.creators, webCreator(c))
	}
	if s := text(o["bodyValue"]); s != "" {
		a.bodies = append(a.bodies, body{text: s, format: "text/plain"})
	}
	for _, b := range list(o["body"]) {
		a.webBody(b, 0)
	}
	for _, t := range list(o["target"]) {
		a.webTarget(t, 0)
	}
	return a
}

func webCreator(v any) creator {
	o, ok := v.(object)
	if !ok {
		return creator{name: text(v), id: text(v)}
	}
	name := text(o["name"])
	for _, key := range []string{"nickname", "email"} {
		if name == "" {
			name = text(o[key])
		}
	}
	return creator{name: name, id: iri(o)}
}

// webBody takes in a body: a text, a tag, a record, an address, or several of
// them.
func (a *annotation) webBody(v any, depth int) {
	o, ok := v.(object)
	switch {
	case depth > maxDepth:
		a.note("a body lies too deep and is left out")
	case !ok && text(v) != "":
		a.bodies = append(a.bodies, body{text: text(v), link: true})
	case !ok:
		a.note("a body is neither a text nor a resource and is left out")
	case isType(o, "Choice"):
		a.choice(list(first(o, "items", "item")), depth)
	case o["items"] != nil || o["item"] != nil:
		for _, item := range list(first(o, "items", "item")) {
			a.webBody(item, depth+1)
		}
	default:
		a.oneBody(o)
	}
}

// choice takes of several forms of one text the markdown, or else the first.
func (a *annotation) choice(items []any, depth int) {
	if len(items) == 0 {
		return
	}
	best := items[0]
	for _, v := range items {
		if o, ok := v.(object); ok && format(o) == "text/markdown" {
			best = o
			break
		}
	}
	a.webBody(best, depth+1)
}

func (a *annotation) oneBody(o object) {
	value := text(first(o, "value", "rdf:value", "chars"))
	purposes := texts(o["purpose"])
	for i, p := range purposes {
		purposes[i] = p[strings.LastIndexAny(p, "#/:")+1:]
	}
	has := func(purpose string) bool {
		for _, p := range purposes {
			if p == purpose {
				return true
			}
		}
		return false
	}
	source := iri(o["source"])
	switch {
	case value != "" && (has("tagging") || has("classifying")):
		a.tags = append(a.tags, value)
	case value != "":
		a.bodies = append(a.bodies, body{text: value, format: format(o)})
	case source != "" && (has("identifying") || has("classifying") || has("tagging")):
		a.about = append(a.about, source)
	case source != "":
		a.bodies = append(a.bodies, body{text: source, link: true})
	case isType(o, "TextualBody"):
		// An empty text says nothing.
	case iri(o) != "":
		a.bodies = append(a.bodies, body{text: iri(o), link: true})
	default:
		a.note("a body has neither a text nor an address and is left out")
	}
}

// format returns the media type of a body without its parameters. A text without
// one is plain: to take it for markdown could change its words.
func format(o object) string {
	name, _, _ := strings.Cut(text(o["format"]), ";")
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" {
		return "text/plain"
	}
	return name
}

// webTarget takes in a target: a passage, a whole resource, or another annotation
// that is answered. Which of the last two an address is, the importer decides.
func (a *annotation) webTarget(v any, depth int) {
	o, ok := v.(object)
	switch {
	case depth > maxDepth:
		a.note("a target lies too deep and is left out")
	case !ok && text(v) != "":
		a.whole(text(v))
	case !ok:
		a.note("a target is neither an address nor a resource and is left out")
	case o["items"] != nil:
		for _, item := range list(o["items"]) {
			a.webTarget(item, depth+1)
		}
	case o["source"] != nil:
		if q, ok := quotation(o["selector"], 0); ok {
			a.passage(iri(o["source"]), q)
		} else {
			a.whole(iri(o["source"]))
		}
	default:
		a.whole(iri(o))
	}
}

// whole takes in a target without a selector.
func (a *annotation) whole(address string) {
	if address != "" {
		a.replyTo = append(a.replyTo, address)
		a.sources = append(a.sources, address)
	}
}

// passage takes in a quotation and the address from which it is. A second one has
// no place in a note.
func (a *annotation) passage(source string, q anchor.Quote) {
	if a.passages++; a.passages > 1 {
		a.note("it holds on to more than one passage, and only the first is taken: %q is left out", short(q.Exact))
		return
	}
	if source != "" {
		a.sources = append([]string{source}, a.sources...)
	}
	a.quote = q
}

// quotation returns the TextQuoteSelector among selectors, which may refine each
// other.
func quotation(v any, depth int) (anchor.Quote, bool) {
	if depth > maxDepth {
		return anchor.Quote{}, false
	}
	for _, s := range list(v) {
		o, ok := s.(object)
		if !ok {
			continue
		}
		if exact := text(o["exact"]); isType(o, "TextQuoteSelector") && strings.TrimSpace(exact) != "" {
			return anchor.Quote{Exact: exact, Prefix: text(o["prefix"]), Suffix: text(o["suffix"])}, true
		}
		for _, key := range []string{"refinedBy", "items"} {
			if q, ok := quotation(o[key], depth+1); ok {
				return q, true
			}
		}
	}
	return anchor.Quote{}, false
}
