package compose_test

import (
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
		{"brackets over lines", "---\nname: A\naliases: [One,\n  Two]\n---\n", ""},
		{"empty field", "---\nname: A\naliases:\n---\n", ""},
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

func TestSet(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"---\nname: A\n---\n", "---\nname: A\nsummary: \"It's: so\"\n---\n"},
		{"---\nsummary: old # why\nname: A\n---\n", "---\nsummary: \"It's: so\" # why\nname: A\n---\n"},
		{"---\nname: A\nsummary: >-\n  old\n  text\n---\n", ""},
	} {
		r := record(t, tt.in)
		e, ok := compose.Set(r, "summary", "It's: so")
		if got := compose.Apply(r.File.Text, e); ok && got != tt.want || !ok && tt.want != "" {
			t.Errorf("%q: got %t, %q, want %q", tt.in, ok, got, tt.want)
		}
	}
}

func TestApplyManyEdits(t *testing.T) {
	if got := compose.Apply("abc", compose.Edit{Start: 0, End: 1, Text: "AA"}, compose.Edit{Start: 2, End: 3}, compose.Edit{Start: 1, End: 1, Text: "-"}); got != "AA-b" {
		t.Errorf("got %q", got)
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
		m.Text("name", s)
		m.List("tags", []string{s})
		m.List("former_ids", []string{s, "other"})
		var report diag.Report
		r := content.Parse("content/actors/x.md", content.Actor, []byte(m.File("")), &report)
		if r == nil || r.Text("name") != s {
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
