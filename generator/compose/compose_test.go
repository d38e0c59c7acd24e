package compose_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/diag"
)

func record(t *testing.T, text string) *content.Record {
	t.Helper()
	var report diag.Report
	r := content.Parse("content/actors/x.md", content.Actor, []byte(text), &report)
	if r == nil {
		t.Fatalf("no record: %v", report.All()[0].Message)
	}
	return r
}

func TestAppend(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"no field", "---\nname: A B\n---\nText.\n", "---\nname: A B\naliases: [A Bee, \"C: D\"]\n---\nText.\n"},
		{"brackets", "---\naliases: [One, \"Two, too\"] # why\nname: A\n---\n", "---\naliases: [One, \"Two, too\", A Bee, \"C: D\"] # why\nname: A\n---\n"},
		{"hyphens", "---\nname: A\naliases:\n  - One # why\n  - 'Two'\nsummary: s\n---\n", "---\nname: A\naliases:\n  - One # why\n  - 'Two'\n  - A Bee\n  - \"C: D\"\nsummary: s\n---\n"},
		{"hyphens flush", "---\nname: A\naliases:\n- One\n---\n", "---\nname: A\naliases:\n- One\n- A Bee\n- \"C: D\"\n---\n"},
		{"one text", "---\nname: A\naliases: One\n---\n", "---\nname: A\naliases: [One, A Bee, \"C: D\"]\n---\n"},
		{"brackets over lines", "---\nname: A\naliases: [One, # why\n  Two # too\n  ]\n---\n", "---\nname: A\naliases: [One, # why\n  Two, A Bee, \"C: D\" # too\n  ]\n---\n"},
		{"comma at the end", "---\nname: A\naliases: [One, ]\n---\n", "---\nname: A\naliases: [One, A Bee, \"C: D\", ]\n---\n"},
		{"empty field", "---\nname: A\naliases: # none\nsummary: s\n---\n", "---\nname: A\naliases: [A Bee, \"C: D\"] # none\nsummary: s\n---\n"},
		{"empty brackets", "---\naliases: [ ]\nname: A\n---\naliases:\n", "---\naliases: [A Bee, \"C: D\"]\nname: A\n---\naliases:\n"},
		{"empty entries", "---\naliases:\n  -\nname: A\n---\n", ""},
		{"entry over lines", "---\nname: A\naliases:\n  - One\n    and more\n---\n", ""},
	} {
		r := record(t, tt.in)
		e, ok := compose.Append(r, "aliases", "A Bee", "C: D")
		switch got := ""; {
		case ok:
			if got = compose.Apply(r.File.Text, e); got != tt.want {
				t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
			}
		case tt.want != "":
			t.Errorf("%s: no edit", tt.name)
		}
	}
}

func TestApplyManyEdits(t *testing.T) {
	if got := compose.Apply("abc", compose.Edit{Start: 0, End: 1, Text: "AA"}, compose.Edit{Start: 2, End: 3}, compose.Edit{Start: 1, End: 1, Text: "-"}); got != "AA-b" {
		t.Errorf("got %q", got)
	}
}

// TestRewrite changes files as they come from other systems: what is not edited stays byte for byte, and
// what a rewriting that was killed has left is in nobody's way.
func TestRewrite(t *testing.T) {
	const before = "---\nname: A\n---\nOne.\nTwo.\n"
	edits := []compose.Edit{{Start: 4, End: 4, Text: "id: a\n"}, {Start: 21, End: 25, Text: "2\n3"}}
	for name, tt := range map[string]struct{ disk, want string }{
		"LF":      {before, "---\nid: a\nname: A\n---\nOne.\n2\n3\n"},
		"CR LF":   {"---\r\nname: A\r\n---\r\nOne.\r\nTwo.\r\n", "---\r\nid: a\r\nname: A\r\n---\r\nOne.\r\n2\r\n3\r\n"},
		"mixed":   {"---\nname: A\r\n---\rOne.\r\nTwo.\n", "---\nid: a\nname: A\r\n---\rOne.\r\n2\r\n3\n"},
		"marked":  {"\ufeff---\r\nname: A\n---\nOne.\nTwo.\n", "\ufeff---\r\nid: a\r\nname: A\n---\nOne.\n2\n3\n"},
		"changed": {"---\nname: B\n---\nOne.\nTwo.\n", ""},
	} {
		dir := t.TempDir()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		for file, text := range map[string]string{"x.md": tt.disk, ".x.md.tmp": "half"} {
			if err := root.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		err = compose.Rewrite(root, "x.md", before, edits...)
		if tt.want == "" {
			if tt.want = tt.disk; !errors.Is(err, compose.ErrChanged) {
				t.Errorf("%s: %v", name, err)
			}
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := root.ReadFile("x.md"); string(got) != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s: %v", name, left)
		}
	}
}

// TestReplace writes another text in place of values on one line and of blocks,
// and of none behind which something else stands.
func TestReplace(t *testing.T) {
	const fields, more = "---\nspeaker: a\nact: warn\nsaid: \"2025\"\nappearances:\n", "  - article: d\n    quote: other words\n---\n  Its text.\n"
	for _, tt := range []struct{ before, after string }{
		{"  - article: b\n    quote: the old words\n", "  - article: b\n    quote: \"new: words\"\n"},
		{"  - quote: >-\n      the old\n      words\n\n    article: b\n", "  - quote: \"new: words\"\n\n    article: b\n"},
		{"  - article: b\n    quote: |-\n        the old words\n", "  - article: b\n    quote: \"new: words\"\n"},
		{"  - article: b\n    quote: \"the old\n     words\"\n", ""},
		{"  - article: b\n    quote: the old\n     words # which?\n", ""},
		{"  - article: b\n    quote: >- # which?\n      the old words\n", ""},
		{"  - {article: b, quote: the old words}\n", "  - {article: b, quote: \"new: words\"}\n"},
		{"  - {article: b, quote: the old\n     words}\n", ""},
	} {
		var report diag.Report
		r := content.Parse("content/statements/x.md", content.Statement, []byte(fields+tt.before+more), &report)
		v := r.List("appearances")[0].Value("quote")
		if v.Text != "the old words" {
			t.Fatalf("%q is read as %q, %v", tt.before, v.Text, report.All())
		}
		got := ""
		if e, ok := compose.Replace(r, v, "new: words"); ok {
			got = strings.TrimSuffix(strings.TrimPrefix(compose.Apply(r.File.Text, e), fields), more)
		}
		if got != tt.after {
			t.Errorf("%q becomes %q, want %q", tt.before, got, tt.after)
		}
	}
}

// TestBraces gives a field of text a value that begins as a group does.
func TestBraces(t *testing.T) {
	text, _ := compose.New(content.Actor, map[string][]string{"name": {"{Draft} opening"}, "aliases": {"{A}, B"}}, nil, "")
	if r := record(t, text); r.Text("name") != "{Draft} opening" || r.List("aliases")[0].Text != "{A}" {
		t.Errorf("the name is %q in\n%s", r.Text("name"), text)
	}
	text, _ = compose.New(content.Statement, map[string][]string{"speaker": {"{unnamed: an official}"}}, nil, "")
	if !strings.Contains(text, "\nspeaker: {unnamed: an official}\n") {
		t.Errorf("the speaker is lost in\n%s", text)
	}
}

// Whatever a text holds, front matter gives it back.
func FuzzScalar(f *testing.F) {
	for _, s := range []string{"Tommy Pigott", "Yes", "a: b", "x # y", "- a", "null", "2025-01-01", "O'Neill", "Kata’ib", "السوداني", "a  b", "[a]", "\\n", "\u0085", "é-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), ""))
		if s == "" {
			return
		}
		var m compose.Matter
		m.Text("sort_name", s) // which takes any text
		m.List("tags", []string{s})
		m.List("former_ids", []string{s, "other"})
		var report diag.Report
		r := content.Parse("content/actors/x.md", content.Actor, []byte(m.File("")), &report)
		if slices.ContainsFunc(report.All(), func(d *diag.Diagnostic) bool { return d.Code == diag.FileControl }) {
			return // no record may hold it
		}
		if r == nil || r.Text("sort_name") != s {
			t.Fatalf("%q is not what was read from\n%s%v", s, m.File(""), report.All())
		}
		var list []string
		for _, v := range r.List("former_ids") {
			list = append(list, v.Text)
		}
		if !slices.Equal(list, []string{s, "other"}) {
			t.Errorf("the list is %q", list)
		}
	})
}

func TestID(t *testing.T) {
	for name, want := range map[string]string{
		"Tommy Pigott": "tommy-pigott", "Kata’ib Hezbollah": "kataib-hezbollah", "السوداني": "lswdny", "!!!": "note", "con": "note-con", "../../etc": "etc",
		strings.Repeat("long word ", 20): "long-word-long-word-long-word-long-word-long-word-long-word",
	} {
		if got := compose.ID(name, "note"); got != want {
			t.Errorf("ID(%q) = %q, want %q", name, got, want)
		}
	}
	taken := func(id string) bool { return id == "x" || id == "x-2" }
	if got := compose.Free("x", taken); got != "x-3" {
		t.Errorf("Free gave %q", got)
	}
}
