package compose

import (
	"regexp"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// Edit replaces a range of a file's text, in bytes, by another text.
type Edit struct {
	Start, End int
	Text       string
}

// Apply returns the text with the edits made. They must not overlap; the order does
// not matter.
func Apply(text string, edits ...Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return b.Start - a.Start })
	for _, e := range edits {
		text = text[:e.Start] + e.Text + text[e.End:]
	}
	return text
}

// Append gives the edit that adds texts to a list field of a record, in the form in
// which the list is written there, or adds the field. It is false where that cannot
// be done without touching anything else, such as behind an entry over several lines.
func Append(r *content.Record, key string, texts ...string) (Edit, bool) {
	v := r.Value(key)
	var e Edit
	var ok bool
	switch {
	case v == nil:
		e, ok = fillField(r, key, List(texts)), true
	case strings.HasPrefix(v.Span.Text(), "[") && len(v.List) > 0:
		at := v.List[len(v.List)-1].Span.End
		e, ok = Edit{at, at, ", " + strings.Trim(List(texts), "[]")}, true
	case len(v.List) > 0 && v.List[0].Span.Start == v.Span.Start && !strings.HasPrefix(v.Span.Text(), "-"):
		e, ok = Edit{v.Span.Start, v.Span.End, List(append([]string{v.List[0].Text}, texts...))}, true
	case len(v.List) > 0:
		e, ok = afterEntry(r, v.List[len(v.List)-1], texts)
	}
	return e, ok && reads(r, e, key, func(old, new []string) bool {
		return slices.Equal(new, append(slices.Clone(old), texts...))
	})
}

// afterEntry adds lines behind the last entry of a list with hyphens, which must
// stand on a line of its own.
func afterEntry(r *content.Record, last *content.Value, texts []string) (Edit, bool) {
	line := last.Span.Position().Line
	start := r.File.LineStart(line)
	lead := r.File.Text[start:last.Span.Start]
	if strings.Trim(lead, " -") != "" || !strings.Contains(lead, "-") {
		return Edit{}, false
	}
	at := r.File.LineStart(line + 1)
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(lead + Scalar(t) + "\n")
	}
	return Edit{at, at, b.String()}, true
}

// Replace gives the edit that writes another text in place of a value of a record,
// wherever it stands in it, on one line. It is false where that would touch anything else.
func Replace(r *content.Record, v *content.Value, text string) (Edit, bool) {
	e := Edit{v.Span.Start, endOf(r, v), Scalar(text)}
	var before, after diag.Report
	content.Parse(r.File.Path, r.Kind, []byte(r.File.Text), &before)
	changed := content.Parse(r.File.Path, r.Kind, []byte(Apply(r.File.Text, e)), &after)
	if changed == nil || len(after.All()) > len(before.All()) || changed.Body.Text() != r.Body.Text() {
		return Edit{}, false
	}
	old, new := flat(&content.Value{Fields: r.Fields}), flat(&content.Value{Fields: changed.Fields})
	if len(old) != len(new) {
		return Edit{}, false
	}
	different := 0
	for i := range old {
		if old[i] != new[i] {
			different++
			if old[i] != v.Text || new[i] != text {
				return Edit{}, false
			}
		}
	}
	return e, different == 1
}

// endOf returns where a value ends in the file. The span of a block is that of its > or |.
func endOf(r *content.Record, v *content.Value) int {
	end := v.Span.End
	first, rest, _ := strings.Cut(r.File.Text[r.File.LineStart(v.Span.Position().Line):], "\n")
	least := strings.Repeat(" ", len(first)-len(strings.TrimLeft(first, " -"))+1)
	at := len(r.File.Text) - len(rest)
	if !strings.ContainsRune(">|", rune(r.File.Text[v.Span.Start])) || strings.TrimSpace(r.File.Text[end:at]) != "" {
		return end
	}
	for line := range strings.Lines(rest) {
		at += len(line)
		switch text := strings.TrimRight(line, "\n"); {
		case strings.HasPrefix(text, least):
			end = at - (len(line) - len(text))
		case text != "":
			return end
		}
	}
	return end
}

// fillField gives a field that stands empty in the record a value, or adds the field.
func fillField(r *content.Record, key, value string) Edit {
	empty := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(key) + `:([ \t]*\[\s*\])?[ \t]*?([ \t]#.*)?$`)
	at := empty.FindStringSubmatchIndex(r.File.Text[:r.Body.Start])
	if at == nil {
		return insertField(r, key, value)
	}
	colon := at[0] + len(key) + 1
	return Edit{colon, max(colon, at[3]), " " + value}
}

// insertField adds a line below the record's first field, which names it, or at the
// top of the front matter.
func insertField(r *content.Record, key, value string) Edit {
	line := 1
	if len(r.Fields) > 0 && r.Fields[0].Value.List == nil && r.Fields[0].Value.Fields == nil {
		line = r.Fields[0].Value.Span.Position().Line
	}
	at := r.File.LineStart(line + 1)
	return Edit{at, at, key + ": " + value + "\n"}
}

// reads says whether an edit does what it is meant to do and nothing else: the file
// reads without a new problem, the field is as wanted, and all others are as before.
func reads(r *content.Record, e Edit, key string, want func(old, new []string) bool) bool {
	var before, after diag.Report
	content.Parse(r.File.Path, r.Kind, []byte(r.File.Text), &before)
	changed := content.Parse(r.File.Path, r.Kind, []byte(Apply(r.File.Text, e)), &after)
	if changed == nil || len(after.All()) > len(before.All()) || changed.Body.Text() != r.Body.Text() {
		return false
	}
	for _, f := range append(slices.Clone(r.Fields), changed.Fields...) {
		if f.Key != key && !slices.Equal(flat(r.Value(f.Key)), flat(changed.Value(f.Key))) {
			return false
		}
	}
	return want(flat(r.Value(key)), flat(changed.Value(key)))
}

// flat returns the texts of a value, of its entries and of its fields.
func flat(v *content.Value) []string {
	switch {
	case v == nil:
		return nil
	case v.List == nil && v.Fields == nil:
		return []string{v.Text}
	}
	var all []string
	for _, item := range v.List {
		all = append(all, flat(item)...)
	}
	for i := range v.Fields {
		all = append(append(all, v.Fields[i].Key), flat(&v.Fields[i].Value)...)
	}
	return all
}
