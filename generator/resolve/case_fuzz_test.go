package resolve_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/prose"
)

// FuzzBody resolves any text and any reference: nothing stops it, every link has a
// target, what leads nowhere is reported, and names stand in order within the text.
func FuzzBody(f *testing.F) {
	for _, s := range []string{"[[al-sudani#Life|x]]", "[a](../actors/x.md#y%20z)", "[[content/actors/.md]]", "[[#^p1]] [x](#) [y](?z) [z](%)", "[[/]] [[actors/]] [[//a]]", "Kataib Hezbollah\\[[KH]]", "| [[a\\|b]] |\n|--|\n| [x](/../..) |"} {
		f.Add(s, strings.Trim(s, "[]"))
	}
	f.Fuzz(func(t *testing.T, body, reference string) {
		if !utf8.ValidString(body) || strings.ContainsAny(body, "\x00\r") || strings.Contains(body, "\n-- ") || strings.HasPrefix(body, "-- ") {
			return
		}
		ref, err := json.Marshal(reference)
		if err != nil || reference == "" {
			ref = []byte(`"x"`)
		}
		d, report := build(t, archive(library+
			"-- content/articles/here.md --\n---\ntitle: Here\npublisher: organizations/gazette\npublished: 2024\nthemes: ["+string(ref)+"]\n---\n"+body+"\n"+
			"-- content/pages/there.md --\n---\ntitle: There\n---\n"+body+"\n"), withDrafts)
		if d == nil {
			t.Fatal("no dossier")
		}
		for _, text := range d.Texts() {
			if len(text.Targets) != len(text.Doc.Links) {
				t.Fatalf("%d targets of %d links", len(text.Targets), len(text.Doc.Links))
			}
			for i, to := range text.Targets {
				if to.Head == nil && to.Address == "" && report == "" {
					t.Errorf("%+v leads nowhere, without a word", text.Doc.Links[i])
				}
				if to.Head == nil && prose.Classify(to.Address) == prose.Unsafe {
					t.Errorf("leads to %q", to.Address)
				}
			}
			end := 0
			for _, m := range text.Mentions {
				if m.Start < end || m.End > len(text.Doc.Text) || m.Start >= m.End {
					t.Fatalf("mention %d-%d after %d in %q", m.Start, m.End, end, text.Doc.Text)
				}
				end = m.End
			}
		}
	})
}
