package importing

import (
	"strconv"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/dossier"
)

// markdown returns the file of a record.
func (r *record) markdown() string {
	var m compose.Matter
	m.Text("article", r.article.ID)
	m.Text("quote", r.quote.Exact)
	m.Text("prefix", r.quote.Prefix)
	m.Text("suffix", r.quote.Suffix)
	m.Text("title", r.title)
	m.Text("motivation", r.motive)
	m.Text("author", r.author)
	m.Text("created", r.created)
	m.Text("modified", r.modified)
	if r.parent != nil {
		m.Text("reply_to", r.parent.id)
	}
	m.List("actors", r.about[content.Actor])
	m.List("organizations", r.about[content.Organization])
	m.List("themes", r.about[content.Theme])
	m.List("tags", r.tags)
	if r.draft {
		m.Raw("draft", "true")
	}
	return m.File(r.body)
}

// key is what makes a note the same as another: where it stands, what it does and
// says. What an editor adds to an imported note, such as themes, does not make it
// another.
func (r *record) key() string {
	parent := ""
	if r.parent != nil {
		parent = r.parent.id
	}
	motive := r.motive
	if motive == "" {
		motive = "commenting"
	}
	return key(r.article.ID, r.quote.Exact, motive, r.created, parent, r.body)
}

// keysOf returns the keys of a note in the dossier: with its quotation as written,
// and with the words on which it stands.
func keysOf(a *dossier.Annotation) []string {
	parent, text := "", ""
	if a.ReplyTo != nil {
		parent = a.ReplyTo.ID
	}
	if a.Body != nil && a.Body.Doc != nil {
		text = a.Body.Doc.Markdown()
	}
	created := a.Record.Text("created")
	all := []string{key(a.Article.ID, a.Quote.Exact, a.Motivation, created, parent, text)}
	if a.Anchored() {
		r := a.Range()
		all = append(all, key(a.Article.ID, a.Article.Body.Doc.Text[r.Start:r.End], a.Motivation, created, parent, text))
	}
	return all
}

func key(article, quote, motive, created, parent, text string) string {
	quote = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(oneLine(quote))
	return strings.Join([]string{article, quote, motive, created, parent, strings.TrimSpace(text)}, "\x00")
}

// id makes an id for a new note: the one that it has on the dossier's site, or
// else the first words of its title or quotation.
func (im *importer) id(a *annotation, r *record) string {
	name := ""
	if path, ok := im.index.path(a.id); ok {
		_, name, _ = strings.Cut(path, "#n-")
	}
	switch {
	case name != "":
	case r.title != "":
		name = r.title
	case a.quote.Exact == "" && r.parent != nil:
		name = "reply to " + r.parent.id
	default:
		words := strings.Fields(r.quote.Exact)
		name = strings.Join(words[:min(len(words), 7)], " ")
	}
	return im.free(compose.ID(name, "note"))
}

// free returns the first id that no note has: the name itself, or the name with a
// number.
func (im *importer) free(name string) string {
	if im.next[name] == 0 {
		im.next[name] = 2
		if !im.ids[name] && !im.taken(name) {
			return name
		}
	}
	for {
		id := name + "-" + strconv.Itoa(im.next[name])
		im.next[name]++
		if !im.ids[id] && !im.taken(id) {
			return id
		}
	}
}
