package diag_test

import (
	"sync"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// TestOrder adds the same problems from many goroutines; the order shows only
// their places.
func TestOrder(t *testing.T) {
	files := []*source.File{source.New("a.md", "one\ntwo\n"), source.New("b.md", "one\ntwo\n")}
	var r diag.Report
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			r.Add([]diag.Code{diag.FieldURL, diag.FieldType}[i%2], source.Span{File: files[i/2%2], Start: i / 4 % 5}, "%d", i/20%2)
		})
	}
	group.Wait()
	r.Add(diag.FileBOM, source.Span{}, "everywhere")
	all := r.All()
	if all[0].Message != "everywhere" {
		t.Error("what has no place does not come first")
	}
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if key(a) > key(b) {
			t.Errorf("%s stands before %s", key(a), key(b))
		}
	}
	if errors, warnings := r.Count(); errors != 40 || warnings != 1 {
		t.Errorf("%d errors and %d warnings, want 40 and 1", errors, warnings)
	}
}

func key(d *diag.Diagnostic) string {
	return d.Span.Path() + string(rune('0'+d.Span.Start)) + string(d.Code) + d.Message
}

func TestWithHelp(t *testing.T) {
	var d diag.Diagnostic
	const plain = "write 100%"
	if d.WithHelp("%s", plain); d.Help != "write 100%" {
		t.Errorf("help without arguments became %q", d.Help)
	}
	if d.WithHelp("write %d", 1); d.Help != "write 1" {
		t.Errorf("help with an argument became %q", d.Help)
	}
}

func TestNearest(t *testing.T) {
	fields := []string{"sort_name", "name", "aliases", "short_names", "title", "publisher", "published", "posts", "summary"}
	tests := []struct {
		word  string
		known []string
		want  string
	}{
		{"alias", fields, "aliases"},
		{"Summary", fields, "summary"},
		{"titel", fields, "title"},
		{"nmae", fields, "name"},
		{"short_name", fields, "short_names"}, // as near to sort_name, but its beginning
		{"publish", fields, "publisher"},
		{"nonsense", fields, ""},
		{"", fields, ""},
		{"x", fields, ""},
		{"title", nil, ""},
		{"pete-hegset", []string{"pete-hegseth", "peter-hegseth"}, "pete-hegseth"},
		{"hegseth", []string{"hegseth-final-notice"}, ""},
		{"al-sudani", []string{"al-sudani-cabinet"}, "al-sudani-cabinet"},
		{"same", []string{"came", "game"}, "came"},
		{"السوادني", []string{"السوداني"}, "السوداني"},
		{"محمد", []string{"حسين"}, ""}, // all letters differ; in bytes half of them agree
		{"ab", []string{"ba"}, ""},
		{"warm", []string{"warn"}, "warn"},
	}
	for _, tt := range tests {
		if got := diag.Nearest(tt.word, tt.known); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
