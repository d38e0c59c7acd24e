package mention

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// newsroom makes n names of the shapes that occur in a dossier, and a text of
// about size bytes with a name in every fifteen words.
func newsroom(n, size int) ([]Name, string) {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ka ra sa di mi no lu te ha qa zi fa mo sha tha al an ir us ed on er is or en ta le")
	word := func() string {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		return b.String()
	}
	capital := func() string { w := word(); return strings.ToUpper(w[:1]) + w[1:] }
	var names []Name
	for i := range n {
		switch i % 4 {
		case 0:
			names = append(names, Name{Text: capital() + " " + capital() + " al-" + capital(), Entity: i})
		case 1:
			names = append(names, Name{Text: "al-" + capital(), Entity: i - 1, Short: true})
		case 2:
			names = append(names, Name{Text: capital() + " " + capital() + " Forces", Entity: i})
		case 3:
			names = append(names, Name{Text: strings.ToUpper(word()[:3]) + capital(), Entity: i})
		}
	}
	common := strings.Fields(`the of and to in a that had said on with for as by was from it at its an be
		have government which this after would not military their were against who has ministry but two minister
		also during security forces between officials statement, over attack. attacks president week more meeting
		Monday Washington weapons could called group political country foreign According embassy region`)
	var b strings.Builder
	for b.Len() < size {
		for i := range 100 {
			switch {
			case i%15 == 7:
				b.WriteString(names[r.IntN(len(names))].Text)
				if i%2 == 0 {
					b.WriteString("’s")
				}
			case i == 99:
				b.WriteString("end.\n\n")
				continue
			default:
				b.WriteString(common[r.IntN(len(common))])
			}
			b.WriteByte(' ')
		}
	}
	return names, b.String()
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{20, 2_000, 20_000} {
		names, text := newsroom(n, 1<<16)
		x := NewIndex(names)
		b.Run(fmt.Sprintf("names=%d", n), func(b *testing.B) {
			var f Found
			o := Options{Except: []int{8}}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				x.Find(&f, text, o)
			}
			b.ReportMetric(float64(len(f.Matches)), "matches")
		})
	}
}

func BenchmarkFindArabic(b *testing.B) {
	names := []Name{{Text: "محمد شياع السوداني"}, {Text: "السوداني", Short: true}, {Text: "الحشد الشعبي", Entity: 1}, {Text: "بغداد", Entity: 2}}
	text := strings.Repeat("قال رئيس الوزراء محمد شياع السوداني في بغداد إن الحكومة تعمل على حصر السلاح بيد الدولة، وأكد للحشد الشعبي ذلك.\n", 500)
	x := NewIndex(names)
	var f Found
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Find(&f, text, Options{})
	}
}

// BenchmarkMarkdown is what Find is measured against: parsing the same text.
func BenchmarkMarkdown(b *testing.B) {
	_, s := newsroom(2_000, 1<<16)
	source := []byte(s)
	p := goldmark.New().Parser()
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(text.NewReader(bytes.Clone(source)))
	}
}

func BenchmarkNewIndex(b *testing.B) {
	names, _ := newsroom(2_000, 1)
	for b.Loop() {
		NewIndex(names)
	}
}
