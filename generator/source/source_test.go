package source

import "testing"

func TestPosition(t *testing.T) {
	f := New("content/x.md", "ab\nκατ’ib\n\n🜁z")
	tests := []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1}},
		{2, Position{1, 3}},
		{3, Position{2, 1}},
		{5, Position{2, 2}}, // the second Greek letter: columns count code points
		{len("ab\nκατ’ib\n"), Position{3, 1}},
		{len("ab\nκατ’ib\n\n🜁"), Position{4, 2}},
		{-5, Position{1, 1}},
		{1000, Position{4, 3}},
	}
	for _, tt := range tests {
		if got := f.Position(tt.offset); got != tt.want {
			t.Errorf("Position(%d) = %v, want %v", tt.offset, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	f := New("x", "one\ntwo\n")
	for n, want := range map[int]string{0: "", 1: "one", 2: "two", 3: "", 4: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	if got := f.LineStart(2); got != 4 {
		t.Errorf("LineStart(2) = %d, want 4", got)
	}
}

func TestSpanWithoutFile(t *testing.T) {
	var s Span
	if s.Text() != "" || s.Path() != "" || s.Position() != (Position{}) {
		t.Errorf("a span without a file should have no text, path or position")
	}
}
