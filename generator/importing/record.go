package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"dossier/generator/anchor"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// maxQuote is the length in code points up to which a quotation is taken: more
// than any paragraph, and the whole page is no passage.
const maxQuote = 10000

// maxContext is how many code points of prefix and suffix are kept. They only
// decide between places, for which tools give some thirty.
const maxContext = 200

// record is a note with its references found, before it is written.
type record struct {
	article  *dossier.Article
	quote    anchor.Quote
	parent   *parent
	title    string
	motive   string
	author   string
	created  string
	modified string
	about    map[content.Kind][]string
	tags     []string
	draft    bool
	body     string
}

// one makes a record of an annotation and returns nil when it is lost or the
// dossier has it already; both are noted.
func (im *importer) one(a *annotation) *Note {
	for _, m := range a.remarks {
		im.remark(a, false, "%s", m)
	}
	r := &record{parent: im.answered(a), title: oneLine(a.label), draft: a.private}
	why := a.lost
	if why == "" {
		why = im.place(a, r)
	}
	if why != "" {
		im.remark(a, true, "%s", why)
		return nil
	}
	im.fill(a, r)
	return im.enter(a, r)
}

// place finds the article and the quotation, and says why it cannot.
func (im *importer) place(a *annotation, r *record) (why string) {
	if why := im.article(a, r); why != "" {
		return why
	}
	q := anchor.Quote{Exact: oneLine(a.quote.Exact), Prefix: tail(oneLine(a.quote.Prefix)), Suffix: head(oneLine(a.quote.Suffix))}
	switch {
	case q.Exact != "":
		r.quote = q
	case r.parent != nil && r.parent.article == r.article:
		// An answer without a passage of its own stands where its parent stands.
		r.quote = r.parent.quote
	case im.answers(a):
		return "it answers a note that is neither in the dossier nor among those taken from the file, and has no passage of its own"
	default:
		return "it is on the page as a whole or gives its passage without the words, and a note needs a quotation"
	}
	if n := len([]rune(r.quote.Exact)); n > maxQuote {
		return fmt.Sprintf("its quotation has %d characters, more than the %d that a passage may have", n, maxQuote)
	}
	if r.parent == nil && im.answers(a) {
		im.remark(a, false, "the note that it answers is neither in the dossier nor among those taken from the file, so that it stands by itself")
	}
	return ""
}

// answers says whether an annotation was meant as an answer.
func (im *importer) answers(a *annotation) bool { return slices.Contains(a.motivations, "replying") }

func (im *importer) article(a *annotation, r *record) (why string) {
	for _, s := range a.sources {
		found, several := im.index.article(s)
		if several {
			return fmt.Sprintf("several articles have the address %q", short(s))
		}
		if found != nil {
			r.article = found
			return ""
		}
	}
	if r.parent != nil {
		r.article = r.parent.article
	}
	switch {
	case r.article != nil:
		return ""
	case len(a.sources) == 0:
		return "it does not say what it is on: write the id of the article into the file, as the source of its target"
	}
	if normal(a.sources[0]) == "" {
		return fmt.Sprintf("no article has the address %q, which is none of the web: put the id of an article in its place into the file", short(a.sources[0]))
	}
	return fmt.Sprintf("no article has the address %q: write it as url into the article, or give --base-url if it is on the dossier's own site", short(a.sources[0]))
}

// fill takes in all that does not decide whether there is a note.
func (im *importer) fill(a *annotation, r *record) {
	im.dates(a, r)
	if r.motive = im.motivation(a); r.motive == "replying" && r.parent == nil {
		r.motive = ""
	}
	if r.draft {
		im.remark(a, false, "it is not public where it comes from, and comes in as a draft")
	}
	r.about = map[content.Kind][]string{}
	add := func(k content.Kind, id string) {
		if !slices.Contains(r.about[k], id) {
			r.about[k] = append(r.about[k], id)
		}
	}
	for _, address := range a.about {
		h := im.index.page(address)
		if h != nil && slices.Contains([]content.Kind{content.Actor, content.Organization, content.Theme}, h.Kind) {
			add(h.Kind, h.ID)
			continue
		}
		a.bodies = append(a.bodies, body{text: address, link: true})
	}
	for _, tag := range a.tags {
		tag = oneLine(tag)
		if e := im.index.entity(tag); e != nil {
			add(e.Kind, e.ID)
		} else if tag != "" && !slices.Contains(r.tags, tag) {
			r.tags = append(r.tags, tag)
			im.remark(a, false, "the tag %q names no theme; it is kept under tags, which no page shows", short(tag))
		}
	}
	r.body = im.body(a, r)
}

// motivation takes the first word of the vocabulary; of an answer that does more
// than answer, what it does.
func (im *importer) motivation(a *annotation) string {
	var known []string
	for _, m := range a.motivations {
		if slices.Contains(content.Motivations(), m) {
			known = append(known, m)
		} else if m != "" {
			im.remark(a, false, "the motivation %q is none of the vocabulary and is left out", short(m))
		}
	}
	// Stable, so that of several others the first stays first.
	slices.SortStableFunc(known, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	if len(known) == 0 {
		return ""
	}
	for _, m := range known[1:] {
		if m != "replying" {
			im.remark(a, false, "a note has one motivation, and %q is left out beside %q", m, known[0])
		}
	}
	return known[0]
}

// rank puts replying behind what else a note does.
func rank(motivation string) int {
	if motivation == "replying" {
		return 1
	}
	return 0
}

// dates takes the days, and of a day of change only one that is not before that of
// creation.
func (im *importer) dates(a *annotation, r *record) {
	r.created = im.date(a, "created", a.created)
	r.modified = im.date(a, "modified", a.modified)
	created, _ := edtf.Parse(r.created)
	modified, _ := edtf.Parse(r.modified)
	if r.created != "" && r.modified != "" && edtf.Compare(modified, created) == edtf.Before {
		im.remark(a, false, "its last change, %q, is before its creation, %q, and is left out", r.modified, r.created)
		r.modified = ""
	}
}

// date turns a moment into its day in UTC. A date in EDTF stays as it is.
func (im *importer) date(a *annotation, key, value string) string {
	value = strings.TrimSpace(value)
	if value == "" {
		return ""
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t.UTC().Format(time.DateOnly)
		}
	}
	const longest = 40
	if _, err := edtf.Parse(value); err == nil && len(value) <= longest {
		return value
	}
	im.remark(a, false, "the date of %s, %q, is none that can be read and is left out", key, short(value))
	return ""
}

// enter gives the record its id and its text, unless the dossier has it.
func (im *importer) enter(a *annotation, r *record) *Note {
	k := r.key()
	id, had := im.known[k]
	n := &Note{ID: id}
	if !had {
		n.ID = im.id(a, r)
		n.Text = r.markdown()
		if why := unreadable(n); why != "" {
			im.remark(a, true, "it cannot be written as a record: %s", why)
			return nil
		}
		im.known[k] = n.ID
		im.ids[n.ID] = true
		im.verdict(a, r)
	}
	if a.id != "" && im.byName[a.id] == nil {
		im.byName[a.id] = &parent{n.ID, r.article, r.quote}
	}
	return n
}

// unreadable reads a note as the build will and says what is wrong with it: what
// is written must never break the dossier.
func unreadable(n *Note) string {
	report := &diag.Report{}
	content.Parse("content/annotations/"+n.ID+".md", content.Annotation, []byte(n.Text), report)
	for _, d := range report.All() {
		return d.Message
	}
	return ""
}

// verdict says when a quotation does not stand in its article once.
func (im *importer) verdict(a *annotation, r *record) {
	text := im.texts[r.article]
	if text == nil {
		text = anchor.New(r.article.Body.Doc.Text, nil)
		im.texts[r.article] = text
	}
	switch text.Find(r.quote).Verdict {
	case anchor.Ambiguous:
		im.remark(a, false, "its quotation stands in %q more than once, so that it will stand at the foot of the article", r.article.ID)
	case anchor.Orphan:
		im.remark(a, false, "its quotation stands nowhere in %q, so that it will stand at the foot of the article", r.article.ID)
	case anchor.Drifted:
		im.remark(a, false, "its quotation stands in %q only nearly so", r.article.ID)
	}
}

// oneLine puts a text on one line and takes out what no field may hold.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85:
			return ' '
		case unicode.IsControl(r) || r == 0xfeff:
			return -1
		}
		return r
	}, s)), " ")
}

func head(s string) string {
	if all := []rune(s); len(all) > maxContext {
		return strings.TrimSpace(string(all[:maxContext]))
	}
	return s
}

func tail(s string) string {
	if all := []rune(s); len(all) > maxContext {
		return strings.TrimSpace(string(all[len(all)-maxContext:]))
	}
	return s
}
