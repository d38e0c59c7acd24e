package render

import (
	"cmp"
	"hash/fnv"
	"strconv"

	"dossier/generator/dossier"
)

// previewShard is about how many records' previews stand in one file.
const previewShard = 250

// preview is what pointing at a link to a record shows of it, as preview.js reads
// it.
type preview struct {
	Name string `json:"n"`
	Meta string `json:"m,omitempty"`
	Text string `json:"t,omitempty"`
}

// previewText is how many code points of a text a preview shows.
const previewText = 260

// previewShards returns in how many files the previews of n records stand.
func previewShards(n int) int { return (n + previewShard - 1) / previewShard }

// shardOf returns the file in which a record's preview stands: FNV-1a of the key's
// UTF-8, 32 bits, as preview.js has it.
func shardOf(key string, shards int) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(shards))
}

func previewPath(shard int) string { return "data/previews/" + strconv.Itoa(shard) + ".js" }

// previewJobs makes the files of previews. Each is loaded when a link into it is first
// pointed at.
func (s *site) previewJobs() {
	shards := make([][]previewed, s.view.Previews)
	add := func(key string, of func() preview) {
		i := shardOf(key, len(shards))
		shards[i] = append(shards[i], previewed{key, of})
	}
	for _, a := range s.d.Articles {
		add(a.Key(), func() preview { return s.words.previewArticle(a) })
	}
	for _, x := range s.d.Entities {
		add(x.Key(), func() preview { return s.words.previewEntity(x) })
	}
	for _, st := range s.d.Statements {
		add(st.Key(), func() preview { return s.words.previewStatement(st) })
	}
	for _, e := range s.d.Events {
		add(e.Key(), func() preview { return s.words.previewEvent(e) })
	}
	for i, all := range shards {
		s.job(previewPath(i), func(w *worker) error { return w.previews(i, all) })
	}
}

// previewed is a record that has a preview.
type previewed struct {
	key string
	of  func() preview
}

func (w *worker) previews(shard int, all []previewed) error {
	entries := make(map[string]preview, len(all))
	for _, p := range all {
		entries[p.key] = p.of()
	}
	script, err := dataScript("dossier.addPreviews(", entries, ");\n")
	if err != nil {
		return err
	}
	return w.add(previewPath(shard), script, "the previews")
}

func (l words) previewArticle(a *dossier.Article) preview {
	p := preview{Name: a.Name, Meta: a.Published.Words(l.Locale), Text: l.firstLines(a.Summary, a.Body)}
	if a.Outlet != "" {
		p.Meta = a.Outlet + l.Text("list.dot") + p.Meta
	}
	return p
}

func (l words) previewEntity(x *dossier.Entity) preview {
	p := preview{Name: x.Name, Meta: l.Text("kind." + x.Kind.String()), Text: l.firstLines(x.Summary, x.Body)}
	switch {
	case x.Actor != nil:
		p.Meta = cmp.Or(l.latestOffice(x.Actor), p.Meta)
	case x.Organization != nil:
		p.Meta = cmp.Or(x.Organization.Classification, p.Meta)
	}
	return p
}

func (l words) previewStatement(s *dossier.Statement) preview {
	sentence := l.sentenceOf("", s)
	p := preview{Name: s.Label(l.Locale), Meta: l.Text("act." + s.Act), Text: plainText(sentence)}
	if said := s.Said.MomentWords(l.Locale); said != "" {
		p.Meta += l.Text("list.dot") + said
	}
	return p
}

func (l words) previewEvent(e *dossier.Event) preview {
	p := preview{Name: e.Name, Meta: e.Date.MomentWords(l.Locale), Text: l.firstLines(dossier.Line{}, e.Body)}
	if e.Place != "" {
		p.Meta += l.Text("list.dot") + e.Place
	}
	return p
}

// firstLines returns a summary, or else the beginning of a text, cut at a word.
func (l words) firstLines(summary dossier.Line, body *dossier.Text) string {
	text := summary.Text
	if text == "" && !body.Empty() {
		text = body.Doc.Text
	}
	return l.Cut(text, previewText)
}
