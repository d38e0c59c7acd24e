package index

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// reading is an index read back, as static/js/find.js reads it.
type reading map[string]json.RawMessage

func read(t testing.TB, files []File) reading {
	t.Helper()
	r := reading{}
	for _, f := range files {
		key := strings.TrimSuffix(f.Path, ".js")
		data, ok := bytes.CutPrefix(f.Data, []byte(`dossierSearch("`+key+`",`))
		data, closed := bytes.CutSuffix(data, []byte(");\n"))
		if !ok || !closed || !json.Valid(data) {
			t.Fatalf("%s is no call with one value:\n%s", f.Path, f.Data)
		}
		if bytes.ContainsAny(data, "<>\u2028\u2029") {
			t.Errorf("%s has a character that could end a script", f.Path)
		}
		r[key] = data
	}
	return r
}

func (r reading) value(t testing.TB, key string, into any) {
	t.Helper()
	if err := json.Unmarshal(r[key], into); err != nil {
		t.Fatalf("%s: %v in %s", key, err, r[key])
	}
}

func (r reading) text(t testing.TB, key string) (s string) {
	t.Helper()
	r.value(t, key, &s)
	return s
}

// cursor reads numbers and words.
type cursor struct{ text string }

func (c *cursor) number() int {
	n := 0
	for shift := 0; ; shift += 5 {
		v := strings.IndexByte(digits, c.text[0])
		c.text = c.text[1:]
		n |= v & 31 << shift
		if v < 32 {
			return n
		}
	}
}

func (c *cursor) word(before string) string {
	n := c.number()
	rest, after, _ := strings.Cut(c.text, ",")
	c.text = after
	return string([]rune(before)[:n]) + rest
}

// list reads ascending numbers to the end.
func (c *cursor) list() (all []int) {
	for last := -1; c.text != ""; {
		last += c.number() + 1
		all = append(all, last)
	}
	return all
}

func (c *cursor) places(n int) (all []place) {
	last := -1
	for ; n != 0 && c.text != "" && c.text[0] != ' '; n-- {
		d := c.number()
		last += d>>1 + 1
		all = append(all, newPlace(last, d&1 == 1))
	}
	return all
}

// bitReader reads what bits has written.
type bitReader struct {
	text        string
	value, left int
}

func (b *bitReader) take(n int) (v int) {
	for ; n > 0; n-- {
		if b.left == 0 {
			b.value, b.left = strings.IndexByte(digits, b.text[0]), 6
			b.text = b.text[1:]
		}
		b.left--
		v = v<<1 | b.value>>b.left&1
	}
	return v
}

func (b *bitReader) ascending(from, end int) (all []int) {
	if from == end {
		return nil
	}
	low := b.take(4)
	for n := from; ; n++ {
		for b.take(1) == 1 {
			n += 1 << low
		}
		n += b.take(low)
		if n >= end {
			return all
		}
		all = append(all, n)
	}
}

func (b *bitReader) places(kinds []int) (all []place) {
	for i, end := range kinds[1:] {
		first := len(all)
		for _, u := range b.ascending(kinds[i], end) {
			all = append(all, newPlace(u, false))
		}
		for _, marked := range b.ascending(0, len(all)-first) {
			all[first+marked] |= 1
		}
	}
	return all
}

// words reads all words with their places, and which of them names have.
func (r reading) words(t testing.TB) (all map[string][]place, named map[string]bool) {
	t.Helper()
	var top root
	r.value(t, "root", &top)
	all, named = map[string][]place{}, map[string]bool{}
	for n := 0; r[fmt.Sprintf("d/%d", n)] != nil; n++ {
		c := &cursor{r.text(t, fmt.Sprintf("d/%d", n))}
		var lists []string
		file, word := -1, ""
		for ; c.text != ""; c.text = c.text[1:] {
			word = c.word(word)
			doubled := c.number()
			count := doubled >> 1
			named[word] = doubled&1 == 1
			if count <= inline {
				all[word] = c.places(count)
			} else {
				if c.number() == 1 {
					file++
					lists = strings.Split(r.text(t, fmt.Sprintf("p/%d-%d", n, file)), " ")
				}
				all[word] = (&bitReader{text: lists[0]}).places(top.Kinds[:])
				lists = lists[1:]
			}
			if len(all[word]) != count {
				t.Fatalf("%q has %d places, not %d", word, len(all[word]), count)
			}
		}
	}
	return all, named
}
