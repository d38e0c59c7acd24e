package render

import (
	"cmp"
	"html/template"
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/feed"
)

// NoteList is a page of the list of all notes.
type NoteList struct {
	Page
	Count int
	// Questions are the notes with an open question, on the first page only.
	Questions []NoteLink
	// Kinds and Editors tell how many notes there are of each kind and by each editor.
	Kinds, Editors []NoteCount
	// Signed names the editors, with numbers when there are several.
	Signed string
	// ByKind and ByEditor list notes by what they do, apart from the questions, and by
	// who signs them, on the first page only.
	ByKind, ByEditor []NoteIndex
	Groups           []NoteGroup
}

// NoteIndex is a list of links to notes under a name.
type NoteIndex struct {
	Name  string
	Notes []NoteLink
}

// NoteLink is a link to a note on an article.
type NoteLink struct{ Href, Text, Article string }

// NoteCount is a number of notes.
type NoteCount struct {
	Name string
	N    int
}

// NoteGroup is the notes on one article.
type NoteGroup struct {
	Article *dossier.Article
	Notes   []template.HTML
}

func (s *site) noteList(w *worker) error {
	all := s.d.Annotations
	kinds, editors := s.words.noteCounts(all)
	return w.parts("annotations/index.html", len(all), func(from, to int, path string, pager []Link) error {
		v := NoteList{Page: s.newPage(path, "annotations", s.words.Text("notes.title"), s.words.Text("notes.description"), "notes-list"), Count: len(all)}
		v.Pager, v.HasCode = pager, haveCode(all[from:to])
		v.Alternates = []Alternate{{feed.CorrectionsPath, feed.MediaType, s.words.Text("notes.corrections")}, {export.AllAnnotationsPath, "application/ld+json", s.words.Text("article.notes-data")}}
		v.Kinds, v.Editors, v.Signed = kinds, editors, s.words.signed(editors)
		if from == 0 {
			v.Questions = s.words.noteLinks(v.Root, questions(all))
			v.ByKind = s.words.noteIndex(v.Root, notQuestions(all), func(a *dossier.Annotation) string { return s.words.kindOfNotes(a.Motivation) })
			if len(v.Editors) > 1 {
				v.ByEditor = s.words.noteIndex(v.Root, all, s.words.editorName)
			}
		}
		for _, a := range all[from:to] {
			if n := len(v.Groups); n == 0 || v.Groups[n-1].Article != a.Article {
				v.Groups = append(v.Groups, NoteGroup{Article: a.Article})
			}
			g := &v.Groups[len(v.Groups)-1]
			g.Notes = append(g.Notes, s.words.noteRow(w.underArticle(folder, a)))
		}
		return s.write(w, "annotations.html", path, "the list of notes", v)
	})
}

// row prepares a note for a list, without its replies, which have rows of their
// own.
func (w *worker) row(root string, a *dossier.Annotation) *Note {
	alone := *a
	alone.Replies = nil
	return w.note(root, &alone, func(*dossier.Annotation) int { return 0 })
}

// underArticle is row for a list that has the name of the article above it.
func (w *worker) underArticle(root string, a *dossier.Annotation) *Note {
	n := w.row(root, a)
	n.Under = true
	return n
}

// notQuestions lists the notes apart from the questions.
func notQuestions(all []*dossier.Annotation) []*dossier.Annotation {
	return slices.DeleteFunc(slices.Clone(all), func(a *dossier.Annotation) bool { return a.Motivation == "questioning" })
}

// questions lists the open questions.
func questions(all []*dossier.Annotation) []*dossier.Annotation {
	var notes []*dossier.Annotation
	for _, a := range all {
		if a.Motivation == "questioning" && len(notes) < pageSize {
			notes = append(notes, a)
		}
	}
	return notes
}

// noteCounts counts notes by kind and by editor, the most frequent first.
func (l words) noteCounts(all []*dossier.Annotation) (kinds, editors []NoteCount) {
	return countNotes(all, func(a *dossier.Annotation) string { return l.kindOfNotes(a.Motivation) }), countNotes(all, l.editorName)
}

// countNotes counts notes by a name that each has, the most frequent first.
func countNotes(all []*dossier.Annotation, of func(*dossier.Annotation) string) []NoteCount {
	var list []NoteCount
	for _, a := range all {
		name := of(a)
		i := slices.IndexFunc(list, func(c NoteCount) bool { return c.Name == name })
		if i < 0 {
			i = len(list)
			list = append(list, NoteCount{Name: name})
		}
		list[i].N++
	}
	slices.SortStableFunc(list, func(a, b NoteCount) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return list
}

func (l words) editorName(a *dossier.Annotation) string {
	if a.Author == nil {
		return l.Text("note.unsigned")
	}
	return a.Author.Name
}

// signed names the editors, with the number of their notes when there are several.
func (l words) signed(editors []NoteCount) string {
	if len(editors) == 1 {
		return editors[0].Name
	}
	names := make([]string, len(editors))
	for i, e := range editors {
		names[i] = l.Text("notes.count", "name", e.Name, "n", e.N)
	}
	return l.joined(names)
}

// noteIndex lists the notes under each name, as many as a list shows.
func (l words) noteIndex(root string, all []*dossier.Annotation, of func(*dossier.Annotation) string) []NoteIndex {
	names := countNotes(all, of)
	index := make([]NoteIndex, len(names))
	for i, n := range names {
		index[i].Name = n.Name
	}
	for _, a := range all {
		i := slices.IndexFunc(names, func(n NoteCount) bool { return n.Name == of(a) })
		if len(index[i].Notes) < pageSize {
			index[i].Notes = append(index[i].Notes, l.noteLink(root, a))
		}
	}
	return index
}

func (l words) noteLinks(root string, all []*dossier.Annotation) []NoteLink {
	var links []NoteLink
	for _, a := range all {
		links = append(links, l.noteLink(root, a))
	}
	return links
}

func (l words) noteLink(root string, a *dossier.Annotation) NoteLink {
	return NoteLink{root + a.Address, a.Label(l.Locale), a.Article.Name}
}
