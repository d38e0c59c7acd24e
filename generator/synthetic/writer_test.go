package synthetic

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestQuotesStandOnceBesideHeadings has a text in which the end of one paragraph, with the heading after
// it, says what stands in another one.
func TestQuotesStandOnceBesideHeadings(t *testing.T) {
	const before = "Nobody in the town had heard that the letter changed nothing."
	for seed := range uint64(40) {
		w := &writer{random: rand.New(rand.NewPCG(seed, 0)), met: map[*bearer]bool{}}
		paragraph := func(s string) {
			w.begin(true)
			w.text(s)
			w.paragraphs = append(w.paragraphs, s)
			w.end()
		}
		paragraph(before)
		w.heading()
		_, title, _ := strings.Cut(w.markdown.String(), "## ")
		paragraph(before + " " + strings.TrimSpace(title) + " came the flood")
		paragraph("One two three four five six seven eight nine ten eleven twelve thirteen fourteen.")
		visible := strings.Join([]string{w.paragraphs[0], strings.TrimSpace(title), w.paragraphs[1], w.paragraphs[2]}, " ")
		for _, quote := range w.quotes(3) {
			if n := strings.Count(visible, quote); n != 1 {
				t.Errorf("seed %d: %q stands %d times", seed, quote, n)
			}
		}
	}
}
