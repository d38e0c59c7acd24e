package suggest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/diag"
)

// WriteText writes suggestions for people, in the form of diagnostics: the place,
// the line, what to do, and the patch as lines to add and to take out.
func WriteText(w io.Writer, all []Suggestion) error {
	b := bufio.NewWriter(w)
	for _, s := range all {
		fmt.Fprintf(b, "%s%s (%s)\n", diag.Place(s.Places[0]), diag.Visible(s.Message), s.Kind)
		diag.Excerpt(b, s.Places[0])
		for _, p := range s.Places[1:] {
			fmt.Fprintf(b, "note: %shere, too\n", diag.Place(p))
		}
		fmt.Fprintf(b, "help: %s\n", diag.Visible(s.Help))
		if s.Patch != nil {
			writePatch(b, s)
		}
	}
	return b.Flush()
}

func writePatch(b *bufio.Writer, s Suggestion) {
	what, apply := "change to", ""
	if s.Patch.Create {
		what = "new file"
	}
	if s.Safe {
		apply = " (--apply writes it)"
	}
	fmt.Fprintf(b, "patch: %s %s%s\n", what, s.Patch.Path, apply)
	for _, line := range s.Patch.Lines() {
		fmt.Fprintf(b, "    %s\n", diag.Visible(line))
	}
}

// Lines returns the patch as the lines that it takes out and adds, marked by "-" and
// "+" as in a diff, without those around them.
func (p *Patch) Lines() []string {
	var marked []string
	old, new := strings.SplitAfter(p.Before, "\n"), strings.SplitAfter(compose.Apply(p.Before, p.Edit), "\n")
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		old, new = old[1:], new[1:]
	}
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	for _, l := range old {
		if l != "" {
			marked = append(marked, "-"+strings.TrimSuffix(l, "\n"))
		}
	}
	for _, l := range new {
		if l != "" {
			marked = append(marked, "+"+strings.TrimSuffix(l, "\n"))
		}
	}
	return marked
}

type jsonSuggestion struct {
	Kind    Kind        `json:"kind"`
	Message string      `json:"message"`
	Help    string      `json:"help"`
	Count   int         `json:"count"`
	Safe    bool        `json:"safe"`
	Places  []jsonPlace `json:"places"`
	Patch   *jsonPatch  `json:"patch,omitempty"`
}

type jsonPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonPatch struct {
	Path string `json:"path"`
	New  bool   `json:"new"`
	// Text is the whole file as it would be.
	Text string `json:"text"`
}

// WriteJSON writes suggestions as one JSON object with a list "suggestions". Lines
// and columns begin at one and count code points; a patch has the whole new text of
// its file.
func WriteJSON(w io.Writer, all []Suggestion) error {
	out := struct {
		Suggestions []jsonSuggestion `json:"suggestions"`
	}{[]jsonSuggestion{}}
	for _, s := range all {
		j := jsonSuggestion{Kind: s.Kind, Message: s.Message, Help: s.Help, Count: s.Count, Safe: s.Safe}
		for _, p := range s.Places {
			at := p.Position()
			j.Places = append(j.Places, jsonPlace{p.Path(), at.Line, at.Column})
		}
		if s.Patch != nil {
			j.Patch = &jsonPatch{s.Patch.Path, s.Patch.Create, compose.Apply(s.Patch.Before, s.Patch.Edit)}
		}
		out.Suggestions = append(out.Suggestions, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
