package importing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gosimple/slug"

	"dossier/generator/content"
	"dossier/generator/dossier"
)

// markdown returns the file of a record. Every text is written between quotation
// marks on one line, in the escapes that YAML and Go have in common, so that
// nothing in it can be taken for YAML.
func (r *record) markdown() string {
	var b strings.Builder
	field := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + scalar(value) + "\n")
		}
	}
	ids := func(key string, all []string) {
		var quoted []string
		for _, id := range all {
			quoted = append(quoted, scalar(id))
		}
		if len(all) > 0 {
			b.WriteString(key + ": [" + strings.Join(quoted, ", ") + "]\n")
		}
	}
	b.WriteString("---\n")
	field("article", r.article.ID)
	field("quote", r.quote.Exact)
	field("prefix", r.quote.Prefix)
	field("suffix", r.quote.Suffix)
	field("title", r.title)
	field("motivation", r.motive)
	field("author", r.author)
	field("created", r.created)
	field("modified", r.modified)
	if r.parent != nil {
		field("reply_to", r.parent.id)
	}
	ids("actors", r.about[content.Actor])
	ids("organizations", r.about[content.Organization])
	ids("themes", r.about[content.Theme])
	ids("tags", r.tags)
	if r.draft {
		b.WriteString("draft: true\n")
	}
	b.WriteString("---\n")
	if r.body != "" {
		b.WriteString(r.body + "\n")
	}
	return b.String()
}

// plain is an id that YAML reads as a text as it stands.
var plain = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func scalar(s string) string {
	if plain.MatchString(s) && !slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, s) {
		return s
	}
	return strconv.Quote(s)
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
	return im.free(stem(name))
}

// device is a name that Windows keeps for a device.
var device = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$`)

// stem makes a file name: plain letters, digits and hyphens, so that it can lead
// nowhere else.
func stem(name string) string {
	const longest = 60 // bytes
	s := slug.Make(head(name))
	if len(s) > longest {
		s = s[:longest]
		if i := strings.LastIndexByte(s, '-'); i > 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(s, "-_")
	if s == "" || device.MatchString(s) {
		return strings.TrimSuffix("note-"+s, "-")
	}
	return s
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
