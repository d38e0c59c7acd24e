package suggest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
	"dossier/generator/resolve"
)

// sightings writes a line with its names in brackets: p, b or ? for person, body or
// unclear, in capitals when the wording itself says so.
func sightings(line string) string {
	var b strings.Builder
	last := 0
	known := func(k string) bool { return k == "analysts" || k == "speakers" || k == "security" }
	for _, s := range runs(split(line, 0), known) {
		from, to := s.words[0].start, s.words[len(s.words)-1].end
		mark := map[class]string{unclear: "?", person: "p", body: "b"}[s.class]
		if s.sure {
			mark = strings.ToUpper(mark)
		}
		b.WriteString(line[last:from] + "[" + mark + " " + line[from:to] + "]")
		last = to
	}
	return b.String() + line[last:]
}

func TestRuns(t *testing.T) {
	for _, want := range []string{
		"US Secretary of War [P Pete Hegseth] called.",
		"Assistant Secretary of State for Near Eastern Affairs [P David Schenker] spoke.",
		"Dr. [P Ihsan Al-Shammari], head of the [B Iraqi Center for Political Thought], told [? Asharq Al-Awsat].",
		"Deputy Spokesperson for the [B U.S. Department of State] spoke.",
		"U.S. Special Envoy to Iraq [? Mark Savaya] came with President-elect [P Donald Trump].",
		"The [B Popular Mobilization Forces] met the [B US State Department], the [B White House] and the [B Fatah Alliance].",
		"On Friday the Iraqi police and the Shia of Tahrir Square were near Erbil International Airport.",
		"An Iran-backed group, the [B Kataib Sayyid Al-Shuhada] militia, and anti-US slogans.",
		"In 2016 [B Iraqi Parliament] heard the [B Biden administration] and the [B Iraqi government].",
		"They left the [B General Command of the Armed Forces] to the [B Ministry of Housing and Construction].",
		"He lectures at [B Salahaddin University-Erbil], said [b Kurdistan24].",
		"[? IAEA] Director General [P Rafael Mariano Grossi] and [? Osama bin Laden].",
	} {
		line := want
		for _, m := range []string{"[? ", "[p ", "[b ", "[P ", "[B ", "]"} {
			line = strings.ReplaceAll(line, m, "")
		}
		if got := sightings(line); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestSameRoman(t *testing.T) {
	split := func(s string) []string { return strings.Fields(strings.ToLower(s)) }
	for _, pair := range [][2]string{
		{"kataib hezbollah", "kataeb hizballah"}, {"mohammed", "muhammad"}, {"qasem soleimani", "kassim sulaymani"}, {"nouri maliki", "nuri maliki"},
		{"mustafa kadhimi", "mustafa kazemi"}, {"antony blinken", "anthony blinken"}, {"hillary clinton", "hilary clinton"},
	} {
		if !sameRoman(split(pair[0]), split(pair[1])) || skeleton(split(pair[0])) != skeleton(split(pair[1])) {
			t.Errorf("%q is not %q", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"hamid", "hamad"}, {"hasan", "husain"}, {"salih", "saleh maliki"}, {"salim", "salam"}, {"karrar", "kadir"}} {
		if sameRoman(split(pair[0]), split(pair[1])) {
			t.Errorf("%q is %q", pair[0], pair[1])
		}
	}
}

// load resolves the records that are kept.
func load(t *testing.T, root string, keep func(*content.Record) bool) *dossier.Dossier {
	t.Helper()
	var report diag.Report
	records, err := content.NewReader(root).Read(&report)
	if err != nil {
		t.Fatal(err)
	}
	records = slices.DeleteFunc(records, func(r *content.Record) bool { return !keep(r) })
	return resolve.Resolve(records, resolve.Options{Drafts: true}, &report)
}

// TestNothingListed takes all names out of the real dossier and asks for them back.
// Found is a name of which a proposed record has a spelling, and right a proposal
// that is a spelling of one.
func TestNothingListed(t *testing.T) {
	root := filepath.Join("..", "..")
	whole := load(t, root, func(*content.Record) bool { return true })
	var names []mention.Name
	for _, x := range whole.Entities {
		if x.Theme == nil {
			for _, n := range x.Names {
				names = append(names, mention.Name{Text: n, Entity: x.Number})
			}
		}
	}
	index := mention.NewIndex(names)
	bare := load(t, root, func(r *content.Record) bool { return r.Kind == content.Dossier || r.Kind == content.Article })
	stand := map[int]bool{}
	var f mention.Found
	for _, a := range bare.Articles {
		index.Find(&f, a.Body.Doc.Text, mention.Options{})
		for _, m := range f.Matches {
			stand[m.Entity] = true
		}
	}
	found, right, all := map[int]bool{}, 0, 0
	var wrong []string
	for _, s := range Make(bare) {
		if s.Kind != UnlistedName {
			continue
		}
		all++
		index.Find(&f, strings.NewReplacer(", ", "\n", "[", "\n", "]", "\n", `"`, "").Replace(s.Patch.Edit.Text), mention.Options{})
		for _, m := range f.Matches {
			found[m.Entity] = true
		}
		if len(f.Matches) > 0 {
			right++
		} else {
			wrong = append(wrong, s.Patch.Path)
		}
	}
	var missed []string
	for n := range stand {
		if !found[n] {
			missed = append(missed, whole.Entities[n].Key())
		}
	}
	slices.Sort(missed)
	recall, precision := float64(len(stand)-len(missed))/float64(len(stand)), float64(right)/float64(all)
	t.Logf("recall %d of %d, precision %d of %d; missed %q; wrong %q", len(stand)-len(missed), len(stand), right, all, missed, wrong)
	if recall < 0.85 || precision < 0.85 {
		t.Errorf("recall %.2f, precision %.2f; missed %q; wrong %q", recall, precision, missed, wrong)
	}
}

// TestCases makes the suggestions for the small dossiers in testdata and applies
// what is safe.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, p := range paths {
		t.Run(filepath.Base(p), func(t *testing.T) { runCase(t, p) })
	}
}

func runCase(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	want := map[string]string{}
	for _, f := range a.Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			want[name] = string(f.Data)
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	all := Make(load(t, dir, func(*content.Record) bool { return true }))
	var b strings.Builder
	for _, s := range all {
		at := s.Places[0].Position()
		fmt.Fprintf(&b, "%s %s:%d:%d %s\n", s.Kind, s.Places[0].Path(), at.Line, at.Column, s.Message)
		if s.Patch != nil {
			fmt.Fprintf(&b, "  %s safe=%t %s\n", s.Patch.Path, s.Safe, strings.Join(s.Patch.Lines(), "|"))
		}
	}
	if got := b.String(); got != want["suggestions"] {
		t.Errorf("got\n%s\nwant\n%s", got, want["suggestions"])
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := Apply(root, slices.DeleteFunc(all, func(s Suggestion) bool { return !s.Safe })); err != nil {
		t.Fatal(err)
	}
	for name, text := range want {
		if name == "suggestions" {
			continue
		}
		if got, _ := root.ReadFile(name); string(got) != text {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, text)
		}
	}
}
