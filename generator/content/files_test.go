//go:build unix

package content_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossier/generator/content"
)

// TestFiles reads a folder in which everything that is no record has a record's
// name: each is named with a remedy, and the records beside them are read.
func TestFiles(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: D\n---\n")
	write(t, root, "content/pages/good.md", "---\ntitle: Good\n---\n")
	write(t, root, "content/pages/deep/er/too.md", "---\ntitle: Too\n---\n")
	write(t, root, "content/pages/folder.md/inside.md", "---\ntitle: Inside\n---\n")
	write(t, root, "content/pages/.hidden.md", "no record")
	write(t, root, "content/pages/.md", "---\ntitle: No name\n---\n")
	write(t, root, "content/Dossier.md", "")
	write(t, root, "content/.obsidian/app.json", "{}")
	write(t, root, "content/pages/picture.png", "")
	write(t, root, "content/pages/UPPER.MD", "")
	write(t, root, "content/readme.md", "")
	write(t, root, "content/organisations/lost.md", "---\nname: Lost\n---\n")
	write(t, root, "content/outlets/lost.md", "---\nname: Lost\n---\n")
	write(t, root, "content/recipes/lost.md", "---\ntitle: Lost\n---\n")
	write(t, root, "content/pages/deep/good.md", "---\ntitle: Same id\n---\n")
	write(t, root, "content/pages/z/good.md", "---\ntitle: Same id\n---\n")
	write(t, root, "outside.md", "---\ntitle: Outside\n---\n")
	write(t, root, "elsewhere/a.md", "---\ntitle: A\n---\n")
	write(t, root, "content/pages/huge.md", "")
	dir := filepath.Join(root, "content", "pages")
	check(t, os.Truncate(filepath.Join(dir, "huge.md"), content.MaxFile+1))
	check(t, syscall.Mkfifo(filepath.Join(dir, "fifo.md"), 0o666))
	for name, target := range map[string]string{
		"l-broken.md": "nowhere.md", "l-out.md": "../../outside.md", "l-absolute.md": filepath.Join(dir, "good.md"),
		"l-circle.md": "l-circle.md", "l-folder.md": "deep", "l-within.md": "good.md", "linked": "deep",
		"l-outside": "../../elsewhere", "l-picture.png": "picture.png", "l-nothing.png": "nothing.png",
	} {
		check(t, os.Symlink(target, filepath.Join(dir, name)))
	}
	check(t, os.Symlink("pages/deep", filepath.Join(root, "content", "themes")))

	records, got := read(t, root)
	if want := "dossier dossier, page , page good, page good, page good, page l-within, page too"; ids(records) != want {
		t.Errorf("records %s, want %s", ids(records), want)
	}
	const want = `content/Dossier.md:1:1: warning: nothing is read from "Dossier.md" (file/stray)
help: rename it to dossier.md
content/organisations/lost.md:1:1: warning: nothing is read from "lost.md" (file/stray)
help: did you mean the folder content/organizations/?
content/outlets/lost.md:1:1: warning: nothing is read from "lost.md" (file/stray)
help: did you mean the folder content/organizations/?
content/pages/UPPER.MD:1:1: warning: nothing is read from "UPPER.MD" (file/stray)
help: rename it to UPPER.md
content/pages/fifo.md:1:1: error: "fifo.md" is no ordinary file (file/unreadable)
help: remove it from content/
content/pages/folder.md:1:1: error: "folder.md" is a folder, not a record (file/folder)
help: rename the folder, or move what is in it
content/pages/huge.md:1:1: error: "huge.md" is larger than the 16 MiB that a record may be (file/too-large)
help: split the text, or remove the file from content/
content/pages/l-absolute.md:1:1: error: cannot read "l-absolute.md": a symbolic link leads out of content/, or is absolute (file/outside)
help: replace the link with the file itself
content/pages/l-broken.md:1:1: error: cannot read "l-broken.md": the symbolic link leads nowhere, or the file vanished (file/unreadable)
help: remove the link, or restore its target
content/pages/l-circle.md:1:1: error: cannot read "l-circle.md": the symbolic link leads in a circle (file/unreadable)
help: remove the link, or replace it with the file itself
content/pages/l-folder.md:1:1: error: "l-folder.md" is a symbolic link to a folder, and is not followed (file/folder)
help: replace it with the folder itself
content/pages/l-nothing.png:1:1: error: cannot read "l-nothing.png": the symbolic link leads nowhere, or the file vanished (file/unreadable)
help: remove the link, or restore its target
content/pages/l-out.md:1:1: error: cannot read "l-out.md": a symbolic link leads out of content/, or is absolute (file/outside)
help: replace the link with the file itself
content/pages/l-outside:1:1: error: cannot read "l-outside": a symbolic link leads out of content/, or is absolute (file/outside)
help: replace the link with the file itself
content/pages/l-picture.png:1:1: warning: nothing is read from "l-picture.png" (file/stray)
help: records are files that end in .md; pictures belong in static/
content/pages/linked:1:1: error: "linked" is a symbolic link to a folder, and is not followed (file/folder)
help: replace it with the folder itself
content/pages/picture.png:1:1: warning: nothing is read from "picture.png" (file/stray)
help: records are files that end in .md; pictures belong in static/
content/readme.md:1:1: warning: nothing is read from "readme.md" (file/stray)
help: move it into the folder of its kind, such as content/pages/
content/recipes/lost.md:1:1: warning: nothing is read from "lost.md" (file/stray)
help: records stand in articles, actors, organizations, themes, annotations, statements, events, pages
content/themes:1:1: error: "themes" is a symbolic link to a folder, and is not followed (file/folder)
help: replace it with the folder itself
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read every file")
	}
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: D\n---\n")
	write(t, root, "content/pages/closed.md", "---\ntitle: C\n---\n")
	write(t, root, "content/themes/a.md", "---\ntitle: A\n---\n")
	check(t, os.Chmod(filepath.Join(root, "content/pages/closed.md"), 0))
	check(t, os.Chmod(filepath.Join(root, "content/themes"), 0))
	t.Cleanup(func() { os.Chmod(filepath.Join(root, "content/themes"), 0o777) })
	records, got := read(t, root)
	const want = `content/pages/closed.md:1:1: error: cannot read "closed.md": permission denied (file/unreadable)
help: give yourself permission to read it
content/themes:1:1: error: cannot read "themes": permission denied (file/unreadable)
help: give yourself permission to read it
`
	if got != want || ids(records) != "dossier dossier" {
		t.Errorf("records %s, got:\n%s\nwant:\n%s", ids(records), got, want)
	}
}

// TestNoDossier reads folders that lack what every dossier has.
func TestNoDossier(t *testing.T) {
	root := t.TempDir()
	if _, err := content.NewReader(root).Read(nil); err == nil {
		t.Error("a dossier without a folder content/ was read")
	}
	check(t, os.Mkdir(filepath.Join(root, "content"), 0o777))
	const want = "content/dossier.md:1:1: error: content/dossier.md is missing (file/no-dossier)\nhelp: write it, with at least \"title: …\" between two lines of three hyphens; dossier new dossier does so\n"
	if _, got := read(t, root); got != want {
		t.Errorf("got %s want %s", got, want)
	}
	check(t, os.Mkdir(filepath.Join(root, "content", "dossier.md"), 0o777))
	if _, got := read(t, root); !strings.Contains(got, "file/folder") {
		t.Errorf("a folder dossier.md: got %s", got)
	}
}

func ids(records []*content.Record) string {
	var all []string
	for _, r := range records {
		all = append(all, r.Kind.String()+" "+r.ID)
	}
	return strings.Join(all, ", ")
}
