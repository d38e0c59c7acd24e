package render

import (
	"html/template"
	"text/template/parse"
)

// templateSource is the text of a template.
type templateSource struct {
	text      string
	isBuiltIn bool // and not a dossier's own
}

// parse parses a template. In a built-in one, a text of the interface that depends on
// nothing, such as {{text "nav.skip"}}, is written into the template: there are dozens
// on each page, and each would cost more than the rest of its line. The built-in ones
// have such texts only between tags and in quoted attributes, where one way of
// escaping is right.
func (l words) parse(t *template.Template, source templateSource) error {
	before := map[string]*parse.Tree{}
	for _, known := range t.Templates() {
		before[known.Name()] = known.Tree
	}
	if _, err := t.Parse(source.text); err != nil || !source.isBuiltIn {
		return err
	}
	for _, made := range t.Templates() {
		if made.Tree != nil && made.Tree != before[made.Name()] {
			l.fix(made.Tree.Root)
		}
	}
	return nil
}

// fix replaces constant texts in a list of nodes and all below it.
func (l words) fix(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.ActionNode:
			if key, ok := constantText(node.Pipe); ok && l.Has(key) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Pos, Text: []byte(l.HTML(key))}
			}
		case *parse.IfNode:
			l.fix(node.List)
			l.fix(node.ElseList)
		case *parse.WithNode:
			l.fix(node.List)
			l.fix(node.ElseList)
		case *parse.RangeNode:
			l.fix(node.List)
			l.fix(node.ElseList)
		}
	}
}

// constantText returns the key of {{text "key"}}; false for anything else.
func constantText(pipe *parse.PipeNode) (string, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	function, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	key, isText := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText || function.Ident != "text" {
		return "", false
	}
	return key.Text, true
}
