package anchor

import (
	"fmt"
	"strings"
	"testing"
)

// long gives about n bytes of the corpus.
func long(b *testing.B, n int) string {
	articles, _ := corpus(b)
	var s strings.Builder
	for i := 0; s.Len() < n; i++ {
		fmt.Fprintf(&s, "Part %d.\n%s\n", i, articles[i%len(articles)].Text)
	}
	return s.String()[:strings.LastIndex(s.String()[:n], " ")]
}

const (
	passage = "“It is not a good painting, but it is the only one that shows the old bridge before the fire,” " +
		"an expert of the University of Calder said. Copies of it hang in the station and in at least two inns.\n" +
		"The Friends of the Town Hall would like to keep it. The Friends of the Town Hall have collected for it."
)

func BenchmarkFold(b *testing.B) {
	typographic := long(b, 3000)
	plain := strings.Map(func(r rune) rune {
		if r > 127 {
			return '-'
		}
		return r
	}, strings.ReplaceAll(typographic, "– ", ""))
	for name, text := range map[string]string{"ascii": plain, "typographic": typographic, "decomposed": typographic + " e\u0301"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				fold(text)
			}
		})
	}
}

// BenchmarkTwoNotes is the usual article: 3 KB and two notes that stand there.
func BenchmarkTwoNotes(b *testing.B) {
	articles, quotes := corpus(b)
	for b.Loop() {
		x := New(articles[0].Text, nil)
		x.Find(quotes[0][1])
		x.Find(quotes[0][7])
	}
}

// BenchmarkDrift searches a quotation of 300 code points in a text of 20,000.
func BenchmarkDrift(b *testing.B) {
	text := long(b, 20000-len(passage)) + " " + passage
	for name, quote := range map[string]string{
		"typo":   strings.Replace(passage, "painting", "paintng", 1),
		"orphan": strings.Repeat("Nothing of what is written here can be found in the text that it is looked for in. ", 4)[:300],
	} {
		b.Run(name, func(b *testing.B) {
			x := New(text, nil)
			for b.Loop() {
				x.Find(Quote{Exact: quote})
			}
		})
	}
}

// BenchmarkHostile has the inputs that a quadratic search would choke on.
func BenchmarkHostile(b *testing.B) {
	for name, c := range map[string]struct{ text, quote string }{
		"one character":          {long(b, 20000), "e"},
		"periodic":               {strings.Repeat("a", 200000), strings.Repeat("a", 100000)},
		"periodic words":         {strings.Repeat("to be or ", 20000), strings.Repeat("to be or ", 400) + "not"},
		"100,000 code points":    {long(b, 200000), long(b, 100000) + "x"},
		"100,000 marks":          {"a" + strings.Repeat("\u0301\u0323", 50000), "a\u0301"},
		"4,000 of other letters": {long(b, 200000), strings.Repeat("zq wy ", 666)},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				New(c.text, nil).Find(Quote{Exact: c.quote})
			}
		})
	}
}
