package content_test

import (
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// TestText checks that a text is read as it is written, whatever type YAML would
// make of it. The golden reports show that these values pass; here is what is
// read.
func TestText(t *testing.T) {
	tests := []struct{ yaml, want string }{
		{"2025", "2025"},
		{"1.50", "1.50"},
		{"0x10", "0x10"},
		{"012", "012"},
		{"1_000", "1_000"},
		{"yes", "yes"},
		{"No", "No"},
		{"true", "true"},
		{"2025-11-03", "2025-11-03"},
		{"2025-11-03 10:00:00", "2025-11-03 10:00:00"},
		{"12:30:45", "12:30:45"},
		{".inf", ".inf"},
		{"Null", "Null"}, // a name; only YAML's plain word is nothing
		{`"null"`, "null"},
		{`"~"`, "~"},
		{"null", ""},
		{"~", ""},
		{"", ""},
		{"# comment", ""},
		{"text # comment", "text"},
		{"text#no comment", "text#no comment"},
		{"'it''s'", "it's"},
		{`"a\tb\u00e9"`, "a\tbé"},
		{`"  spaces  "`, "spaces"},
		{"one\n  two\n\n  three", "one two\nthree"},
		{"|\n  one\n  two", "one\ntwo"},
		{">-\n  one\n  two", "one two"},
		{"{}", ""},
		{"[]", ""},
		{"%%", ""}, // no value begins with %: an error, and no record
		{"https://example.org/: no", ""},
		{"قال: \u200fنعم", ""},
		{"\"قال: نعم\"", "قال: نعم"},
		{"a:b", "a:b"},
		{"-x", "-x"},
		{"?", ""},
		{"=", "="},
	}
	for _, tt := range tests {
		var report diag.Report
		r := content.Parse("x.md", content.Page, []byte("---\nsummary: "+tt.yaml+"\ntitle: T\n---\n"), &report)
		got := ""
		if r != nil {
			got = r.Text("summary")
		}
		if got != tt.want {
			t.Errorf("%q is read as %q, want %q\n%s", tt.yaml, got, tt.want, text(t, &report))
		}
		if errors, _ := report.Count(); r == nil && errors == 0 {
			t.Errorf("%q: no record and no error", tt.yaml)
		}
	}
}

// TestOneForList checks that a single value stands for a list of one, and that
// empty entries are no entries.
func TestOneForList(t *testing.T) {
	tests := []struct {
		yaml string
		want []string
	}{
		{"one", []string{"one"}},
		{"[one]", []string{"one"}},
		{"\n- one\n- two", []string{"one", "two"}},
		{"[one, , two]", nil}, // no YAML
		{"[one, '', ~, \" \", two]", []string{"one", "two"}},
		{"[]", nil},
		{"one, two", []string{"one, two"}},
	}
	for _, tt := range tests {
		var report diag.Report
		r := content.Parse("x.md", content.Page, []byte("---\ntitle: T\naliases: "+tt.yaml+"\n---\n"), &report)
		var got []string
		if r != nil {
			for _, v := range r.List("aliases") {
				got = append(got, v.String())
			}
		}
		if len(got) != len(tt.want) {
			t.Errorf("%q is read as %q, want %q", tt.yaml, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%q is read as %q, want %q", tt.yaml, got, tt.want)
			}
		}
	}
}

// TestEncodeURL has addresses that books and feeds can have.
func TestEncodeURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a_(b)/%d8%a7?x=1&y=a+b#c": "https://example.org/a_(b)/%d8%a7?x=1&y=a+b#c",
		"https://example.org/خبر":                      "https://example.org/خبر",
		"https://[2001:db8::1]:80/a[1]":                "https://[2001:db8::1]:80/a%5B1%5D",
		"https://example.org/a|b{c}?q=50%&r=%4":        "https://example.org/a%7Cb%7Bc%7D?q=50%25&r=%254",
		"https://example.org?a[]=1":                    "https://example.org?a%5B%5D=1",
		"mailto:a@example.org":                         "mailto:a@example.org",
	} {
		if got := content.EncodeURL(address); got != want {
			t.Errorf("%s becomes %s, want %s", address, got, want)
		}
	}
	r := content.Parse("content/articles/a.md", content.Article, []byte("---\nurl: https://example.org/a|b\n---\n"), &diag.Report{})
	if got := r.Text("url"); got != "https://example.org/a%7Cb" {
		t.Errorf("the field has %s", got)
	}
}
