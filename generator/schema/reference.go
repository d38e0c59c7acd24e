package schema

import (
	"fmt"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// Reference returns docs/reference.md: every field of every kind, and every code of
// a diagnostic.
func Reference() []byte {
	var b strings.Builder
	b.WriteString(`# Reference

Written by ` + "`go run ./generator schema --reference`" + ` from the table of fields and the table of codes; a test holds it to them.

A field marked **required** must be there. A *list* may also be one value. A reference is the id of a record, which is
its file name without ` + "`.md`" + `, or a link as Obsidian writes it, ` + "`\"[[id]]\"`" + `. Dates are EDTF.
`)
	for _, k := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		where := "content/" + k.Folder() + "/ID.md"
		if k == content.Dossier {
			where = "content/dossier.md"
		}
		name := k.String()
		fmt.Fprintf(&b, "\n## %s\n\n`%s`\n\n", strings.ToUpper(name[:1])+name[1:], where)
		rows(&b, content.Schema(k))
		for _, f := range content.Schema(k) {
			if len(f.Fields) > 0 {
				fmt.Fprintf(&b, "\nThe fields of %s of `%s`:\n\n", entry(f), f.Key)
				rows(&b, f.Fields)
			}
		}
	}
	b.WriteString("\n## A voice without a name\n\nWhere a field takes a person or an organization who speaks or is spoken to, a voice without a name may stand.\n\n")
	rows(&b, content.Unnamed())
	codes(&b)
	return []byte(b.String())
}

func entry(f content.Spec) string {
	if f.List {
		return "an entry"
	}
	return "the group"
}

func rows(b *strings.Builder, fields []content.Spec) {
	b.WriteString("| field | value | meaning | example |\n|---|---|---|---|\n")
	for _, f := range fields {
		example := ""
		if f.Example != "" {
			example = "`" + strings.ReplaceAll(f.Example, "|", `\|`) + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", f.Key, what(f), f.Doc, example)
	}
}

// what says what a field takes.
func what(f content.Spec) string {
	text := map[content.Type]string{
		content.Text: "text", content.Name: "name", content.Date: "date", content.URL: "address", content.Language: "BCP 47 tag", content.Host: "host name", content.Picture: "path below static/",
		content.Bool: "true or false", content.Who: "reference to actor or organization, or a voice without a name", content.Grade: "Admiralty grade",
		content.Group: "group of fields", content.Map: "group with any keys", content.Ignored: "anything",
	}[f.Type]
	switch f.Type {
	case content.Ref:
		var names []string
		for _, k := range f.Kinds {
			names = append(names, k.String())
		}
		text = "reference to " + strings.Join(names, " or ")
	case content.Choice:
		text = "one of `" + strings.Join(f.Choices, "` `") + "`"
	}
	if f.List {
		text = "list: " + text
	}
	if f.Required {
		text = "**required**, " + text
	}
	return text
}

// codes lists what the generator may report.
func codes(b *strings.Builder) {
	b.WriteString("\n## Diagnostics\n\nErrors stop the build; warnings stop it under `--strict`.\n")
	for _, c := range diag.Codes() {
		text, _ := c.Explain()
		what, remedy, _ := strings.Cut(text, "\n\n")
		fmt.Fprintf(b, "\n**`%s`** (%s). %s", c, c.Severity(), escape(what))
		for _, p := range strings.Split(remedy, "\n\n") {
			if strings.HasPrefix(p, "---") {
				fmt.Fprintf(b, "\n\n```yaml\n%s\n```", p)
				continue
			}
			fmt.Fprintf(b, "\n\n%s", escape(p))
		}
		b.WriteString("\n")
	}
}

// escape keeps the signs of a plain text from being markdown.
func escape(s string) string {
	return strings.NewReplacer("*", `\*`, "<", `\<`, "[", `\[`, "_", `\_`, "~", `\~`).Replace(s)
}
