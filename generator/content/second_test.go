package content_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/prose"
)

// common are fields of every kind, and eight ways of relating two statements, that
// need not all be shown.
var common = []string{"draft", "former_ids", "aliases", "relations"}

// second is a small dossier on other matter than the real one, which a newcomer
// may read and other tests build.
const second = "../testdata/second"

// TestSecond checks that the second dossier is read without a remark, shows every
// kind and every field, and that every quotation in it stands in its article once.
func TestSecond(t *testing.T) {
	records, got := read(t, second)
	if got != "" {
		t.Fatal(got)
	}
	used := map[string]bool{}
	articles := map[string]string{}
	for _, r := range records {
		note(used, r.Kind.String(), r.Fields)
		if r.Kind == content.Article {
			articles[r.ID] = prose.New().Parse(r.Body, prose.Options{Report: &diag.Report{}}).Text
		}
	}
	for _, kind := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		for _, name := range unused(used, kind.String(), content.Schema(kind)) {
			t.Errorf("nothing shows %s", name)
		}
	}
	for _, r := range records {
		if r.Kind == content.Annotation {
			once(t, r, articles, r.Text("article"), r.Text("quote"))
		}
		for _, a := range r.List("appearances") {
			once(t, r, articles, a.Value("article").String(), a.Value("quote").String())
		}
	}
}

// note remembers the fields that a record has, each by its way from the kind.
func note(used map[string]bool, way string, fields []content.Field) {
	for _, f := range fields {
		name := way + "." + f.Key
		used[name] = true
		for _, v := range append(f.Value.List, &f.Value) {
			note(used, name, v.Fields)
		}
	}
}

func unused(used map[string]bool, way string, specs []content.Spec) []string {
	var all []string
	for _, s := range specs {
		name := way + "." + s.Key
		switch {
		case s.Type == content.Ignored || slices.Contains(common, s.Key):
		case !used[name]:
			all = append(all, name)
		default:
			all = append(all, unused(used, name, s.Fields)...)
		}
	}
	return all
}

func once(t *testing.T, r *content.Record, articles map[string]string, article, quote string) {
	t.Helper()
	if n := strings.Count(articles[article], quote); n != 1 {
		t.Errorf("%s: %q stands %d times in %q", r.File.Path, quote, n, article)
	}
}
