package suggest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/generator/dossier"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// minQuotation is how many code points make words in quotation marks somebody's
// utterance, and not a term.
const minQuotation = 30

// quotations finds what articles quote and no statement holds, with who is named
// beside it.
func quotations(d *dossier.Dossier) []Suggestion {
	var all []Suggestion
	for _, a := range d.Articles {
		if a.Body.Empty() {
			continue
		}
		for _, r := range quoted(a.Body.Doc.Text) {
			if utf8.RuneCountInString(a.Body.Doc.Text[r.Start:r.End]) < minQuotation || stated(a, r) {
				continue
			}
			all = append(all, openQuotation(a, r))
		}
	}
	return all
}

// quoted returns the ranges between double quotation marks, within one block.
func quoted(text string) []prose.Range {
	var all []prose.Range
	open := -1
	for i, r := range text {
		switch {
		case r == '\n':
			open = -1
		case r == '“' || r == '«' || r == '„' || r == '"' && open < 0:
			open = i + utf8.RuneLen(r)
		case (r == '”' || r == '»' || r == '"') && open >= 0:
			all = append(all, prose.Range{Start: open, End: i})
			open = -1
		}
	}
	return all
}

// stated says whether a statement's passage touches the range.
func stated(a *dossier.Article, r prose.Range) bool {
	return slices.ContainsFunc(a.Statements, func(s *dossier.Appearance) bool {
		p := s.Range()
		return s.Anchored() && p.Start < r.End && p.End > r.Start
	})
}

func openQuotation(a *dossier.Article, r prose.Range) Suggestion {
	s := Suggestion{Kind: OpenQuotation, Count: 1, Places: []source.Span{a.Body.Doc.Source(r)}}
	words := short(a.Body.Doc.Text[r.Start:r.End])
	names := beside(a, r)
	s.Message = fmt.Sprintf("no statement holds %q, and no listed person or organization is named beside it", words)
	s.Help = "if somebody says it, list who, and write a statement with this passage"
	if len(names) > 0 {
		s.Message = fmt.Sprintf("no statement holds %q; named beside it: %s", words, strings.Join(names, ", "))
		s.Help = fmt.Sprintf("if one of them says it, write a statement: dossier new statement --article %s --quote \"…\"", a.ID)
	}
	return s
}

// beside returns the people and organizations that the block of a quotation names.
func beside(a *dossier.Article, r prose.Range) []string {
	text := a.Body.Doc.Text
	start := strings.LastIndexByte(text[:r.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[r.End:], '\n'); i >= 0 {
		end = r.End + i
	}
	var names []string
	for _, m := range a.Body.Mentions {
		if m.Start >= start && m.End <= end && m.Entity.Theme == nil && !slices.Contains(names, m.Entity.Name) {
			names = append(names, m.Entity.Name)
		}
	}
	return names
}

// short cuts a text for a message.
func short(s string) string {
	const limit = 60 // code points
	if all := []rune(s); len(all) > limit {
		return strings.TrimSpace(string(all[:limit-1])) + "…"
	}
	return s
}
