package content_test

import (
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// TestBytes reads files that are not quite text, or whose front matter only looks
// like few lines. The report is compared in full; the place is what counts.
func TestBytes(t *testing.T) {
	const head = "---\ntitle: T\n---\n"
	tests := []struct {
		name, data string
		read       bool
		want       string
	}{
		{"text", head + "Body.\n", true, ""},
		{"byte-order mark", "\ufeff" + head, true, `x.md:1:1: warning: the file begins with a byte-order mark (file/bom)
    1 | ---
      | ^
help: save it as UTF-8 without a byte-order mark
`},
		{"CR LF", "---\r\ntitle: T\r\n---\r\nBody.\r\n", true, `x.md:1:4: warning: lines end in CR LF, as Windows writes them (file/crlf)
    1 | ---
      |    ^
help: save the file with LF line ends; in git, a line "* text=auto eol=lf" in .gitattributes keeps them so
`},
		{"lone CR", "---\ntitle: T\n---\nOne.\rTwo.\n", true, `x.md:4:5: warning: a line ends in CR alone, as old Macintosh programs wrote it (file/crlf)
    4 | One.
      |     ^
help: save the file with LF line ends; in git, a line "* text=auto eol=lf" in .gitattributes keeps them so
`},
		{"byte-order mark and CR LF and a mistake", "\ufeff---\r\ntitel: T\r\n---\r\n", true, `x.md:1:1: warning: the file begins with a byte-order mark (file/bom)
    1 | ---
      | ^
help: save it as UTF-8 without a byte-order mark
x.md:1:4: warning: lines end in CR LF, as Windows writes them (file/crlf)
    1 | ---
      |    ^
help: save the file with LF line ends; in git, a line "* text=auto eol=lf" in .gitattributes keeps them so
x.md:2:1: error: unknown field "titel" in this page (field/unknown)
    2 | titel: T
      | ^^^^^
help: did you mean "title"?
`},
		{"NUL", head + "Ein\x00e\n", false, `x.md:4:4: error: NUL byte in the text (file/nul)
    4 | Ein
      |    ^
help: save the file as UTF-8 text, or remove it from content/
`},
		{"NUL after a byte-order mark", "\ufeff\x00", false, `x.md:1:1: error: NUL byte in the text (file/nul)
help: save the file as UTF-8 text, or remove it from content/
`},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", false, `x.md:1:3: error: NUL byte in the text (file/nul)
    1 | ?-
      |   ^
help: save the file as UTF-8 text, or remove it from content/
`},
		{"Latin-1", head + "Straße, dann Stra\xdfe\n", false, `x.md:4:18: error: byte 0xdf is not UTF-8 (file/not-utf8)
    4 | Straße, dann Stra
      |                  ^
help: open the file in its own encoding and save it as UTF-8
`},
		{"Latin-1 after CR", "---\r\ntitle: \xe9\r\n---\r\n", false, `x.md:2:8: error: byte 0xe9 is not UTF-8 (file/not-utf8)
    2 | title: 
      |        ^
help: open the file in its own encoding and save it as UTF-8
`},
		{"surrogate", head + "\xed\xa0\x80", false, `x.md:4:1: error: byte 0xed is not UTF-8 (file/not-utf8)
help: open the file in its own encoding and save it as UTF-8
`},
		{"line separator counts for YAML alone", "---\ntitle: \"a\u2028b\u0085c\"\ndraft: yes\n---\n", true, `x.md:3:8: error: "yes" is neither true nor false (field/value)
    3 | draft: yes
      |        ^^^
help: write true or false
`},
		{"byte-order mark inside", "---\n\ufefftitle: T\ndraft: yes\n---\n", true, `x.md:3:8: error: "yes" is neither true nor false (field/value)
    3 | draft: yes
      |        ^^^
help: write true or false
`},
		{"control character", "---\ntitle: a\x07b\n---\n", false, `x.md:2:9: error: a control character stands in the front matter (matter/syntax)
    2 | title: a␇b
      |         ^
help: delete it; it may not be visible in your editor
`},
		{"control character written in YAML", "---\ntitle: \"a\\u0008b\"\n---\n", true, `x.md:2:8: error: a control character stands in "a\bb" (file/control)
    2 | title: "a\u0008b"
      |        ^^^^^^^^^^
help: delete it; between double quotes it is written as \ and what follows
`},
		{"control character in the body", "---\ntitle: T\n---\na\x1bb\n", true, `x.md:4:2: error: a control character stands in the text (file/control)
    4 | a␛b
      |  ^
help: delete it; it may not be visible in your editor
`},
		{"nothing but the fence", "---\n---", true, `x.md:1:1: error: this page has no field "title" (field/missing)
    1 | ---
      | ^^^
help: write the heading of the page, such as title: Method
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var report diag.Report
			r := content.Parse("x.md", content.Page, []byte(tt.data), &report)
			if got := text(t, &report); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if (r != nil) != tt.read {
				t.Errorf("record read: %v, want %v", r != nil, tt.read)
			}
		})
	}
}

// TestHostile reads front matter made to take all time or memory. That the test
// ends is what is tested; each costs milliseconds when it works.
func TestHostile(t *testing.T) {
	tests := []struct {
		name, matter string
		code         diag.Code
	}{
		{"bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: *c\n", diag.MatterAlias},
		{"self", "title: &a [*a]\n", diag.MatterAlias},
		{"deep lists", "title: " + strings.Repeat("[", 500_000) + "\n", diag.MatterSyntax},
		{"deep groups", "title: " + strings.Repeat("{a: ", 100_000) + "\n", diag.MatterSyntax},
		{"deep and closed", "title: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n", diag.FieldType},
		{"many on one line", "title: T\nformer_ids: [" + strings.Repeat("[a],", 100_000) + "]\n", diag.FieldType},
		{"long value", "title: T\ndraft: " + strings.Repeat("x", 900_000) + "\n", diag.FieldValue},
		{"too large", strings.Repeat("# comment\n", 200_000), diag.FileTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var report diag.Report
			content.Parse("x.md", content.Page, []byte("---\n"+tt.matter+"---\n"), &report)
			found := false
			for _, d := range report.All() {
				found = found || d.Code == tt.code
				if len(d.Message) > 400 || len(d.Help) > 400 {
					t.Fatalf("a message of %d bytes, help of %d", len(d.Message), len(d.Help))
				}
			}
			if !found {
				t.Errorf("no %s in\n%.500s", tt.code, text(t, &report))
			}
		})
	}
}
