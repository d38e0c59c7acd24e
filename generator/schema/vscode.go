package schema

import (
	"fmt"
	"strings"

	"dossier/generator/content"
)

// File is one file of an editor's settings, by its path from the dossier's folder.
type File struct {
	Path string
	Data []byte
}

// VSCode returns the settings with which VS Code completes and checks front matter. It
// needs no extension: snippets complete the fields of every kind (type the kind's name),
// and the task "dossier: check" puts what the build would say into the list of
// problems. An extension that reads front matter by JSON Schema finds the schemas
// through yaml.schemas. The command is how dossier is run in that folder.
func VSCode(command string) []File {
	schemas := newObject()
	snippets := newObject()
	var files []File
	for _, k := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		path := ".vscode/dossier/" + k.String() + ".schema.json"
		glob := "content/" + k.Folder() + "/**/*.md"
		if k == content.Dossier {
			glob = "content/dossier.md"
		}
		schemas.set("./"+path, glob)
		snippets.set("dossier: "+k.String(), snippet(k))
		files = append(files, File{path, JSON(k)})
	}
	for _, f := range fieldSnippets() {
		snippets.set(f.name, f.snippet)
	}
	settings := newObject(
		"[markdown]", newObject("editor.quickSuggestions", newObject("other", true, "comments", true, "strings", true), "editor.snippetSuggestions", "top"),
		"yaml.schemas", schemas)
	return append(files,
		File{".vscode/settings.json", indented(settings)},
		File{".vscode/tasks.json", indented(tasks(command))},
		File{".vscode/dossier.code-snippets", indented(snippets)})
}

// snippet completes the whole front matter of a kind: its required fields, each a
// place to write in.
func snippet(k content.Kind) *object {
	lines := []string{"---"}
	n := 0
	for _, f := range content.Schema(k) {
		if f.Required {
			n++
			lines = append(lines, f.Key+": "+placeholder(n, f))
		}
	}
	lines = append(lines, "---", "$0")
	return newObject("scope", "markdown", "prefix", k.String(), "description", "front matter of "+k.WithArticle(), "body", lines)
}

// placeholder is a place to write in: a choice where the words are fixed.
func placeholder(n int, f content.Spec) string {
	if len(f.Choices) > 0 {
		return fmt.Sprintf("${%d|%s|}", n, strings.Join(f.Choices, ","))
	}
	return fmt.Sprintf("${%d:%s}", n, strings.NewReplacer(`\`, `\\`, "$", `\$`, "}", `\}`).Replace(f.Example))
}

type named struct {
	name    string
	snippet *object
}

// fieldSnippets completes single fields, each once for all kinds that have it alike.
func fieldSnippets() []named {
	var all []named
	at := map[string]int{}
	kinds := map[string][]string{}
	for _, k := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		for _, f := range content.Schema(k) {
			if f.Type == content.Ignored || f.Example == "" {
				continue
			}
			key := f.Key + "\x00" + f.Doc
			kinds[key] = append(kinds[key], k.String())
			if _, ok := at[key]; !ok {
				at[key] = len(all)
				all = append(all, named{f.Key, newObject("scope", "markdown", "prefix", f.Key+":", "body", []string{f.Key + ": " + placeholder(1, f)})})
			}
			i := at[key]
			names := strings.Join(kinds[key], ", ")
			all[i].name = "dossier: " + f.Key + " of " + names
			all[i].snippet.set("description", f.Doc+" ("+names+")")
		}
	}
	return all
}

// tasks has the task that checks the dossier, with what finds places in its output.
func tasks(command string) *object {
	pattern := newObject("regexp", `^(.*?):(\d+):(\d+): (error|warning): (.*) \(([a-z]+/[a-z0-9-]+)\)$`,
		"file", 1, "line", 2, "column", 3, "severity", 4, "message", 5, "code", 6)
	matcher := newObject("owner", "dossier", "fileLocation", []string{"relative", "${workspaceFolder}"}, "pattern", pattern)
	task := newObject("label", "dossier: check", "type", "shell", "command", command+" check", "problemMatcher", matcher,
		"presentation", newObject("reveal", "silent"), "group", newObject("kind", "test", "isDefault", true))
	return newObject("version", "2.0.0", "tasks", []any{task})
}
