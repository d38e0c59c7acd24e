package content

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// maxMatter is the size in bytes up to which front matter is read: a thousand
// times that of a long one, and little enough to be read in a moment.
const maxMatter = 1 << 20

// parseMatter reads the front matter as one YAML mapping; false when it is none.
// An empty front matter gives a mapping without fields.
func parseMatter(matter source.Span, report *diag.Report) (root node, p *placer, ok bool) {
	if matter.End-matter.Start > maxMatter {
		report.Add(diag.FileTooLarge, matter.Sub(0, 0), "the front matter is larger than %d MiB", maxMatter>>20).
			WithHelp("move what is no field into the text, below the second line of three hyphens")
		return node{}, nil, false
	}
	p = newPlacer(matter)
	if !oneDocument(matter, report) {
		return node{}, p, false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(matter.Text()), &doc); err != nil {
		reportSyntax(p, err, report)
		return node{}, p, false
	}
	if len(doc.Content) == 0 {
		return node{&yaml.Node{Kind: yaml.MappingNode}, matter.Sub(0, 0)}, p, true
	}
	root = p.place(doc.Content[0])
	return root, p, checkRoot(root, report)
}

// oneDocument reports the marks by which YAML ends a document or begins another,
// behind which nothing would be read, and its directives.
func oneDocument(matter source.Span, report *diag.Report) bool {
	offset, begun := 0, false
	for line := range strings.Lines(matter.Text()) {
		word := strings.TrimRight(line, " \t\n")
		mark, _, _ := strings.Cut(strings.ReplaceAll(word, "\t", " "), " ")
		switch {
		case mark == "..." || mark == "---":
			report.Add(diag.MatterSyntax, matter.Sub(offset, offset+3), "nothing is read after %q at the start of a line", mark).
				WithHelp("delete the line, or close the front matter here with a line of three hyphens and nothing else")
			return false
		case strings.HasPrefix(word, "%") && !begun:
			report.Add(diag.MatterSyntax, matter.Sub(offset, offset+len(word)), "YAML directives are not read").WithHelp("delete the line")
			return false
		}
		begun = begun || word != "" && !strings.HasPrefix(word, "#")
		offset += len(line)
	}
	return true
}

// checkRoot reports front matter that is a list or a text and not a mapping.
func checkRoot(root node, report *diag.Report) bool {
	switch {
	case marked(root):
		reportMarked(root, report)
		return false
	case root.Kind == yaml.MappingNode:
		return true
	}
	help := "write each field as \"key: value\" on a line of its own"
	if key, _, ok := strings.Cut(root.Value, ":"); ok && root.Kind == yaml.ScalarNode && !strings.ContainsAny(key, " \n") {
		help = "put a space after the colon: \"" + key + ": …\""
	}
	report.Add(diag.MatterSyntax, root.span, "the front matter is not a list of fields").WithHelp("%s", help)
	return false
}

// marked says whether a node has an anchor or a tag, or is an alias.
func marked(n node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 ||
		n.Kind == yaml.ScalarNode && strings.HasPrefix(n.span.Text(), "!")
}

// reportMarked reports a node that is marked. Most often no YAML is meant by it,
// but markdown emphasis or an exclamation mark.
func reportMarked(n node, report *diag.Report) {
	what := "YAML anchors (&name) are not read"
	switch text := n.span.Text(); {
	case n.Value == "<<":
		what = "YAML merge keys (<<) are not read"
	case n.Kind == yaml.AliasNode:
		what = "YAML aliases (*name) are not read"
	case strings.HasPrefix(text, "!"):
		what = "YAML tags (!name) are not read"
	}
	help := "write the value out"
	if text := n.span.Text(); text != "" && strings.Contains("&*!", text[:1]) {
		help = "write the value out, or put it between quotation marks if it is to begin with " + text[:1]
	}
	report.Add(diag.MatterAlias, n.span, "%s", what).WithHelp("%s", help)
}

// empty says whether a node stands for nothing: no text, an empty list or group,
// or YAML's word for it.
// "Null" with a capital is left to people of that name.
func empty(n node) bool {
	if n.Kind != yaml.ScalarNode {
		return len(n.Content) == 0
	}
	text := strings.TrimSpace(n.Value)
	plain := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	return text == "" || plain && (text == "~" || text == "null")
}

// example renders how a field is written, for help.
func example(s Spec) string {
	if s.Example == "" {
		return s.Key + ": …"
	}
	return fmt.Sprintf("%s: %s", s.Key, s.Example)
}
