package importing

import (
	"slices"
	"strings"
)

// isHypothesis says whether an object is an annotation of Hypothesis
// (https://h.readthedocs.io/en/latest/api-reference/).
func isHypothesis(o object) bool {
	_, uri := o["uri"].(string)
	_, user := o["user"].(string)
	return uri || user && o["text"] != nil
}

// hypothesis reads an annotation of Hypothesis. Its text is markdown, and of its
// references the last is the one that it answers.
func hypothesis(o object, number int) *annotation {
	a := &annotation{number: number, id: text(o["id"]), created: text(o["created"]), tags: texts(o["tags"])}
	if modified := text(o["updated"]); modified != a.created {
		a.modified = modified
	}
	for _, t := range list(o["target"]) {
		if target, ok := t.(object); ok {
			a.hypothesisTarget(target)
		}
	}
	if uri := text(o["uri"]); uri != "" {
		a.sources = append(a.sources, uri)
	}
	a.replyTo = texts(o["references"])
	slices.Reverse(a.replyTo)
	said := text(o["text"])
	if strings.TrimSpace(said) != "" {
		a.bodies = []body{{text: said, format: "text/markdown"}}
	}
	a.motivations = []string{"commenting"}
	switch {
	case len(a.replyTo) > 0:
		a.motivations = []string{"replying"}
	case len(a.bodies) == 0 && len(a.tags) == 0:
		a.motivations = []string{"highlighting"}
	}
	a.hypothesisUser(o)
	a.private = o["hidden"] == true || onlyForUser(o)
	return a
}

func (a *annotation) hypothesisTarget(target object) {
	source := iri(target["source"])
	if q, ok := quotation(target["selector"], 0); ok {
		a.passage(source, q)
		return
	}
	if source != "" {
		a.sources = append(a.sources, source)
	}
}

// hypothesisUser takes the name that a user shows, or else that of the account,
// "acct:name@hypothes.is".
func (a *annotation) hypothesisUser(o object) {
	account := strings.TrimPrefix(text(o["user"]), "acct:")
	name := account
	if info, ok := o["user_info"].(object); ok && text(info["display_name"]) != "" {
		name = text(info["display_name"])
	}
	if name != "" {
		a.creators = []creator{{name: name, id: account}}
	}
}

// onlyForUser says whether no group may read an annotation.
func onlyForUser(o object) bool {
	permissions, _ := o["permissions"].(object)
	readers := texts(permissions["read"])
	return len(readers) > 0 && !slices.ContainsFunc(readers, func(r string) bool { return strings.HasPrefix(r, "group:") })
}
