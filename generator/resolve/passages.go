package resolve

import (
	"fmt"
	"math"
	"strconv"

	"dossier/generator/anchor"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
	"dossier/generator/parallel"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// passages finds the place of every quotation, article by article on all cores.
func (r *resolver) passages() {
	all := map[*dossier.Article][]*dossier.Passage{}
	for _, e := range r.entries {
		for _, p := range e.passages() {
			if p.Article != nil {
				all[p.Article] = append(all[p.Article], p)
			}
		}
	}
	guard := r.guard()
	made := make([]places, len(r.d.Articles))
	parallel.Each(r.cores(), len(r.d.Articles), func(_, i int) {
		made[i] = r.anchorAll(r.d.Articles[i], all[r.d.Articles[i]], guard)
	})
	if r.memory != nil {
		r.memory.places = make(map[*prose.Document]places, len(made))
		for i, a := range r.d.Articles {
			r.memory.places[a.Body.Doc] = made[i]
		}
	}
}

// anchorAll finds the passages of one article and returns them by quotation.
func (r *resolver) anchorAll(a *dossier.Article, passages []*dossier.Passage, guard anchor.Guard) places {
	defer r.report.Recover(source.Span{File: a.Record.File})
	last := r.memory.passagesIn(a.Body.Doc, r.index)
	made := places{r.index, make(map[anchor.Quote]anchor.Result, len(passages))}
	text := anchor.New(a.Body.Doc.Text, guard) // costs nothing until it is searched
	for _, p := range passages {
		result, known := last[p.Quote]
		if !known {
			result = text.Find(p.Quote)
		}
		p.Found, p.Paragraph, made.found[p.Quote] = result, 0, result
		if p.Anchored() {
			p.Paragraph = a.Body.Doc.Paragraph(p.Found.Place.Start)
		}
		r.reportVerdict(p)
	}
	return made
}

// guard returns what finds the listed names in a piece of text, on any goroutine. Short
// names count as names wherever they stand: a passage is only a part of its text.
func (r *resolver) guard() anchor.Guard {
	everybody := make([]int, len(r.d.Entities))
	for i := range everybody {
		everybody[i] = i
	}
	return func(text string) []anchor.Name {
		var found mention.Found
		r.index.Find(&found, text, mention.Options{Present: everybody})
		all := make([]anchor.Name, len(found.Matches))
		for i, m := range found.Matches {
			all[i] = anchor.Name{Place: anchor.Place{Start: m.Start, End: m.End}, Number: m.Entity}
		}
		return all
	}
}

// maxNear is how many places that are near a quotation are listed. Of an ambiguous
// one, all candidates are.
const maxNear = 5

// reportVerdict reports a quotation that does not stand exactly once, with the
// places that came into question and what would anchor it there.
func (r *resolver) reportVerdict(p *dossier.Passage) {
	found := p.Found
	var d *diag.Diagnostic
	if p.Span.File == nil {
		return // there is no quotation, which was reported when the record was read
	}
	switch found.Verdict {
	case anchor.Exact:
		return
	case anchor.Ambiguous:
		d = r.report.Add(diag.AnchorAmbiguous, p.Span, "the quotation stands in %q %d times", p.Article.ID, found.Hits).
			WithHelp("add the prefix and suffix of the place that is meant%s", listed(found))
	case anchor.Drifted:
		d = r.report.Add(diag.AnchorDrifted, p.Span, "the quotation stands in %q only nearly so (%s alike)", p.Article.ID, percent(found.Score)).
			WithHelp("compare the two, then paste the new quotation")
	default:
		d = r.orphan(p)
	}
	candidates := found.Candidates
	if found.Verdict != anchor.Ambiguous {
		candidates = candidates[:min(len(candidates), maxNear)]
	}
	for i, c := range candidates {
		place := p.Article.Body.Doc.Source(prose.Range{Start: c.Place.Start, End: c.Place.End})
		d.See(place, "%s", candidateNote(found, c, i))
		if c.Patch.Exact != "" && (i == 0 || found.Verdict == anchor.Ambiguous) {
			d.Patches = append(d.Patches, patch(p, c, place))
		}
	}
}

func (r *resolver) orphan(p *dossier.Passage) *diag.Diagnostic {
	found := p.Found
	if found.Reason == anchor.ContextDiffers {
		return r.report.Add(diag.AnchorOrphan, p.Span, "the quotation stands in %q, but %s from its prefix and suffix", p.Article.ID, found.Reason).
			WithHelp("if that is the passage that is meant, correct or delete prefix and suffix; if not, quote the passage anew or delete the record")
	}
	why := found.Reason.String()
	switch quoted, there := found.Difference.Quoted, found.Difference.Found; {
	case quoted != "" && there != "":
		why += fmt.Sprintf(" (%q is quoted, the article has %q)", quoted, there)
	case quoted != "":
		why += fmt.Sprintf(" (%q is quoted and not there)", quoted)
	case there != "":
		why += fmt.Sprintf(" (the article has %q, which is not quoted)", there)
	}
	return r.report.Add(diag.AnchorOrphan, p.Span, "the quotation stands nowhere in %q: %s", p.Article.ID, why).
		WithHelp("quote the passage anew in the words of the article, or delete the record")
}

// listed says that not all places of an ambiguous quotation are listed.
func listed(found anchor.Result) string {
	if n := len(found.Candidates); n < found.Hits {
		return fmt.Sprintf(", or quote more words; the first %d places are listed", n)
	}
	return ""
}

func candidateNote(found anchor.Result, c anchor.Candidate, i int) string {
	switch {
	case found.Verdict == anchor.Ambiguous && c.Patch.Exact == "":
		return "it stands here, where no few words around it decide; quote more words"
	case found.Verdict == anchor.Ambiguous, found.Reason == anchor.ContextDiffers && c.Score == 1:
		return "it stands here"
	case found.Verdict == anchor.Drifted && i == 0:
		return "it was put here"
	}
	return "near: " + percent(c.Score) + " alike"
}

// percent never rounds up to what is not reached.
func percent(score float64) string { return strconv.Itoa(int(math.Floor(score*100))) + " %" }

// patch is the quotation that is anchored at a candidate's place. A prefix or suffix
// that the record has and the patch has not must go.
func patch(old *dossier.Passage, c anchor.Candidate, place source.Span) diag.Patch {
	at := place.Position()
	p := diag.Patch{Message: fmt.Sprintf("for the place in line %d, column %d, write", at.Line, at.Column), For: place}
	if old.Found.Verdict == anchor.Orphan {
		p.Message = fmt.Sprintf("only if the passage that is meant stands in line %d, column %d, write", at.Line, at.Column)
	}
	if old.Quote.Prefix != "" && c.Patch.Prefix == "" || old.Quote.Suffix != "" && c.Patch.Suffix == "" {
		p.Message += " in place of quote, prefix and suffix"
	}
	add := func(key, value string) {
		if value != "" {
			p.Fields = append(p.Fields, diag.Field{Key: key, Value: strconv.Quote(value)})
		}
	}
	add("quote", c.Patch.Exact)
	add("prefix", c.Patch.Prefix)
	add("suffix", c.Patch.Suffix)
	return p
}
