package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCreate writes a file piece by piece over what an earlier build has left, and asks for the same
// outcome as when it is given as a whole.
func TestCreate(t *testing.T) {
	large := strings.Repeat("0123456789", small/10+5000)
	for _, tt := range []struct {
		name, old, new string
		written        int
	}{
		{"the same", "0123456789", "0123456789", 0},
		{"longer", "0123456789", "0123456789ab", 1},
		{"shorter", "0123456789", "01234", 1},
		{"another beginning", "0123456789", "x123456789", 1},
		{"another end", "0123456789", "012345678x", 1},
		{"another length within a piece", "0123456789", "0123", 1},
		{"now empty", "0123456789", "", 1},
		{"empty as before", "", "", 0},
		{"no longer empty", "", "0", 1},
		{"large and the same", large, large, 0},
		{"large and longer", large, large + "x", 1},
		{"large and shorter", large, large[:len(large)-2], 1},
		{"large with another beginning", large, "x" + large[1:], 1},
		{"large with another end", large, large[:len(large)-1] + "x", 1},
		{"small after large", large, "0123", 1},
		{"large after small", "0123", large, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			destination := t.TempDir()
			build(t, destination, files{"data/x.json": tt.old})
			b, err := Begin(destination)
			if err != nil {
				t.Fatal(err)
			}
			defer b.Discard()
			if err := b.Create("data/x.json", "test", inPieces(tt.new)); err != nil {
				t.Fatal(err)
			}
			set := setOf(t, files{"data/x.json": tt.new})
			if got, want := b.Files()[0], set.Files()[0]; got != want {
				t.Errorf("the file is %v, want %v", got, want)
			}
			summary, err := b.Commit()
			if err != nil || summary.Written != tt.written || summary.Bytes != int64(tt.written*len(tt.new)) {
				t.Errorf("%+v, %v, want %d files written", summary, err, tt.written)
			}
			expect(t, destination, files{"data/": "", "data/x.json": tt.new})
			again := build(t, destination, files{"data/x.json": tt.new})
			if again.Written != 0 {
				t.Errorf("the next build writes it again: %+v", again)
			}
		})
	}
}

func inPieces(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		const piece = 3000
		for at := 0; at < len(content); at += piece {
			if _, err := io.WriteString(w, content[at:min(at+piece, len(content))]); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestCreateForeign has a file in the way that no build wrote.
func TestCreateForeign(t *testing.T) {
	large := strings.Repeat("mine", small)
	for _, tt := range []struct{ mine, other string }{{"mine", "other"}, {large, "x" + large[1:]}} {
		destination := t.TempDir()
		put(t, destination, files{"x": tt.mine, "y": tt.mine})
		b, err := Begin(destination)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Discard()
		if err := errors.Join(b.Create("x", "test", inPieces(tt.other)), b.Create("y", "test", inPieces(tt.mine))); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Commit(); err == nil {
			t.Error("a file that no build wrote was replaced")
		}
		expect(t, destination, files{"x": tt.mine, "y": tt.mine})
	}
}

// TestCreateFails has the writer of a file fail, after which the site stays as it was.
func TestCreateFails(t *testing.T) {
	destination := t.TempDir()
	build(t, destination, files{"x": "old"})
	b, err := Begin(destination)
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err = b.Create("x", "test", func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return errors.Join(err, broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	b.Discard()
	expect(t, destination, files{"x": "old"})
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(destination), ".*"+stageName)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	if _, err := os.Stat(filepath.Join(destination, "x")); err != nil {
		t.Error(err)
	}
}
