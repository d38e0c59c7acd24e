package content

import (
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// value reads one value; nil when it is empty or wrong, which was then reported.
func (c *checker) value(s Spec, n node) *Value {
	switch {
	case marked(n):
		c.marked(n)
		return nil
	case empty(n):
		return nil
	case !s.List:
		return c.single(s, n, s.Key)
	}
	v := &Value{Span: n.span}
	if n.Kind != yaml.SequenceNode {
		if item := c.single(s, n, s.Key); item != nil {
			v.List = append(v.List, item)
		}
	}
	if n.Kind == yaml.SequenceNode {
		v.List = c.items(s, n)
	}
	if len(v.List) == 0 {
		return nil
	}
	return v
}

// items reads the entries of a list, leaving out empty, wrong and repeated ones.
func (c *checker) items(s Spec, list node) []*Value {
	var all []*Value
	first := map[string]*Value{}
	for _, child := range list.Content {
		n := c.places.place(child)
		switch {
		case marked(n):
			c.marked(n)
			continue
		case empty(n) && n.Kind != yaml.MappingNode:
			c.emptyItem(s, n)
			continue
		}
		item := c.single(s, n, "an entry of "+s.Key)
		if item == nil {
			continue
		}
		if other := first[item.key()]; other != nil && item.Value("unnamed") == nil { // two voices may be described alike
			c.add(diag.FieldRepeated, item.Span, "this entry of %s stands there already", s.Key).
				See(other.Span, "the first one").WithHelp("delete one of the two")
			continue
		}
		first[item.key()] = item
		all = append(all, item)
	}
	return all
}

// key is the same for values that say the same.
func (v *Value) key() string {
	if v.Fields == nil && v.List == nil {
		return strconv.Quote(v.Text)
	}
	var b strings.Builder
	for _, f := range v.Fields {
		b.WriteString(f.Key + ":" + f.Value.key() + ",")
	}
	for _, item := range v.List {
		b.WriteString(item.key() + ";")
	}
	return "{" + b.String() + "}"
}

// emptyItem reports an entry without anything in it. Obsidian leaves such among aliases.
func (c *checker) emptyItem(s Spec, n node) {
	written := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	code := diag.FieldMissing
	switch {
	case s.Type == Name:
		code = diag.NameEmpty
		fallthrough
	case s.Key == "aliases":
		if !written {
			return
		}
	}
	c.add(code, n.span, "an entry of %s is empty", s.Key).WithHelp("write what is meant, or delete the entry")
}

// marked reports a node with an anchor, a tag or an alias, whose value is left out.
func (c *checker) marked(n node) {
	c.found++
	reportMarked(n, c.report)
}

// single reads one value that is not empty; what names it in messages.
func (c *checker) single(s Spec, n node, what string) *Value {
	v := &Value{Span: n.span, Text: asWritten(strings.TrimSpace(n.Value), n.span)}
	owner := strconv.Quote(s.Key)
	if s.List {
		owner = "this entry of " + s.Key
	}
	switch {
	case s.Type == Group && n.Kind == yaml.MappingNode:
		v.Fields = c.fields(s.Fields, n, n.span, owner)
	case s.Type == Map && n.Kind == yaml.MappingNode:
		v.Fields = c.anyFields(n, owner)
	case s.Type == Who && n.Kind == yaml.MappingNode:
		v.Fields = c.fields(unnamed, n, n.span, owner)
	case n.Kind != yaml.ScalarNode || s.Type == Group || s.Type == Map:
		c.add(diag.FieldType, n.span, "%s is %s, but takes %s", what, shape(n), wanted(s)).WithHelp("%s", rewritten(s, n))
		return nil
	case !c.scalar(s, v), c.private(v):
		return nil
	}
	if s.Type == Text || s.Type == Name {
		c.cutOff(n)
		c.curly(n)
	}
	return v
}

// curly reports a text that stands, as a whole, between the quotation marks that a phone or a word processor
// writes in place of straight ones.
func (c *checker) curly(n node) {
	text := []rune(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || len(text) < 3 {
		return
	}
	last := len(text) - 1
	inner := string(text[1:last])
	if marks := string(text[0]) + string(text[last]); marks != "“”" && marks != "‘’" || strings.ContainsAny(inner, "“”") {
		return
	}
	c.report.Add(diag.FieldQuotes, n.span, "the quotation marks around this value are a part of it").
		WithHelp("put straight ones in their place: \"%s\"; to show them, put straight ones around them: \"%s\"", cut(inner), cut(n.Value))
}

// cutOff reports a sign # within a text, behind which YAML reads nothing. Who writes a comment behind a value
// sets it off by more than one space.
func (c *checker) cutOff(n node) {
	rest := n.span.File.Text[n.span.End:c.places.end(n.Line)]
	if n.LineComment == "" || !strings.HasPrefix(rest, " #") {
		return
	}
	rest = strings.TrimRight(rest, " \t\n")
	c.report.Add(diag.MatterComment, source.Span{File: n.span.File, Start: n.span.End + 1, End: n.span.End + len(rest)}, "what follows # is read as a comment and is not part of the value").
		WithHelp("put quotation marks around the whole value: \"%s\"; of a comment, put two spaces before the #", cut(n.Value+rest))
}

// asWritten returns the text as a part of its file's, which is kept anyway, where it is one.
func asWritten(text string, span source.Span) string {
	if at := strings.Index(span.Text(), text); at >= 0 {
		return span.Text()[at : at+len(text)]
	}
	return text
}

// rewritten says how a value of the wrong shape is written. A link as Obsidian
// writes it and a set of dates are lists in YAML, which nobody expects.
func rewritten(s Spec, n node) string {
	inner := n
	for inner.Kind == yaml.SequenceNode && len(inner.Content) == 1 {
		inner.Node = inner.Content[0]
	}
	text := n.span.Text()
	switch {
	case n.Kind == yaml.SequenceNode && inner.Kind == yaml.ScalarNode && s.Type != Group && s.Type != Map:
		return "write " + cut(inner.Value) + " alone, without brackets or a hyphen"
	case s.Type == Date && n.Kind != yaml.ScalarNode && strings.ContainsAny(text, "[{"):
		return "put a set of dates between quotation marks: \"" + cut(text) + "\""
	}
	if s.Example == "" {
		return "write one value between quotation marks, " + s.Key + ": \"…\""
	}
	return "write, for example, " + example(s)
}

// Unnamed returns the fields of a voice without a name, which may stand in a field of
// type Who.
func Unnamed() []Spec { return unnamed }

// unnamed are the fields of a voice without a name.
var unnamed = []Spec{
	{Key: "unnamed", Type: Text, Required: true, Doc: "how the source describes the voice", Example: "senior Iraqi official"},
	{Key: "of", Type: Ref, Kinds: []Kind{Actor, Organization}, Doc: "the body that it belongs to", Example: "iraqi-government"},
}

// anyFields reads a mapping with any keys, each with an identifier.
func (c *checker) anyFields(m node, what string) []Field {
	var all []Field
	seen := map[string]source.Span{}
	for key, n := range c.pairs(m, what) {
		if first, twice := seen[key.Value]; twice {
			c.duplicate(key, first, what)
			continue
		}
		seen[key.Value] = key.span
		v := c.value(Spec{Key: key.Value, Type: Text}, c.places.place(n))
		switch {
		case v == nil:
		case IsURL(v.Text):
			c.add(diag.FieldValue, v.Span, "%q is an address, not an identifier", v.Text).
				WithHelp("write the identifier alone: %s", path.Base(v.Text))
		default:
			all = append(all, Field{Key: key.Value, Value: *v})
		}
	}
	return all
}

// shape and wanted say in an editor's words what a value is and what a field takes.
func shape(n node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of fields"
	}
	return "a text"
}

func wanted(s Spec) string {
	switch s.Type {
	case Group, Map:
		return "a group of fields"
	case Who:
		return "an id, or a group with \"unnamed\""
	}
	return "one value"
}
