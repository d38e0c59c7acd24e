package fold

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

type vector struct{ In, Key string }

// vectors are shared with the search in the browser, which folds queries.
func vectors(t testing.TB) (v []vector) {
	b, err := os.ReadFile("testdata/vectors.json")
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestKey(t *testing.T) {
	for _, v := range vectors(t) {
		if got := Key(v.In); got != v.Key {
			t.Errorf("Key(%q) = %q, want %q", v.In, got, v.Key)
		}
	}
}

// render shows the words of a text in brackets, an article before a colon, and
// "|" where a gap is not soft.
func render(text string) string {
	var b strings.Builder
	var s Scanner
	for s.Reset(text); s.Next(); {
		switch {
		case b.Len() == 0:
		case s.Gap == Soft:
			b.WriteByte(' ')
		default:
			b.WriteByte('|')
		}
		if s.Article {
			fmt.Fprintf(&b, "[%s:%s]", text[s.Lead:s.Start], text[s.Start:s.End])
		} else {
			fmt.Fprintf(&b, "[%s]", text[s.Start:s.End])
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"in the US.", "[in] [the] [US]"},
		{"in the U.S.", "[in] [the] [U.S.]"},
		{"U.S.-Iraq talks, D.C.’s view", "[U.S.] [Iraq] [talks]|[D.C.]|[view]"},
		{"Rubio’s envoy; the Emirates’ envoy", "[Rubio]|[envoy]|[the] [Emirates]|[envoy]"},
		{"‘Iraqi’ 'Iran' `x`", "[Iraqi]|[Iran]|[x]"},
		{"ʿAli and Rifaʿ", "[ʿAli] [and] [Rifaʿ]"},
		{"met al-Sudani, Al Sadeq and el-Sisi", "[met] [al-:Sudani]|[Al :Sadeq] [and] [el-:Sisi]"},
		{"al Qaeda", "[al :Qaeda]"},
		{"Al said as Sudani at-risk", "[Al] [said] [as] [Sudani] [at] [risk]"},
		{"AL-SUDANI US-Syria", "[AL-:SUDANI] [US] [Syria]"},
		{"A.L. Smith", "[A.L.] [Smith]"},
		{"Iraq – Iran, Iraq–Iran, Iraq - Iran", "[Iraq]|[Iran]|[Iraq] [Iran]|[Iraq]|[Iran]"},
		{"one\ntwo three\tfour", "[one]|[two] [three] [four]"},
		{"Dr. J. Smith", "[Dr]|[J]|[Smith]"},
		{"Hez\u00adbollah \u200bx", "[Hez\u00adbollah] [x]"},
		{"بالسوداني السوداني", "[بالسوداني] [ال:سوداني]"},
		{"الله", "[الله]"},
		{"伊拉克，x", "[伊] [拉] [克]|[x]"},
		{"a\xffb \xe2\x80", "[a]|[b]"},
		{"don't we're", "[don't] [we're]"},
		{"1990s 1,000 v2.5", "[1990s] [1]|[000] [v2]|[5]"},
	}
	for _, tt := range tests {
		// a long tail, so that the way for plain words is taken as well
		for _, tail := range []string{"", "\n" + strings.Repeat("- ", 30)} {
			if got := render(tt.text + tail); got != tt.want {
				t.Errorf("%q + %d bytes:\n got %s\nwant %s", tt.text, len(tail), got, tt.want)
			}
		}
	}
}

func TestVariants(t *testing.T) {
	tests := []struct{ word, want string }{
		{"السوداني", "السوداني=سوداني"},
		{"والسوداني", "والسوداني=والسوداني السوداني=سوداني"},
		{"وبالسوداني", "وبالسوداني=وبالسوداني بالسوداني=بالسوداني السوداني=سوداني"},
		{"للسوداني", "للسوداني=للسوداني لسوداني=لسوداني لسوداني=سوداني"},
		{"وَلِبغداد", "وَلِبغداد=ولبغداد لِبغداد=لبغداد بغداد=بغداد"},
		{"بقم", "بقم=بقم"},
		{"بCNN", "بCNN=بcnn CNN=cnn"},
	}
	for _, tt := range tests {
		var s Scanner
		s.Reset(tt.word)
		s.Next()
		var got []string
		for _, v := range s.Variants() {
			got = append(got, tt.word[v.Lead:]+"="+string(v.Key))
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: got %s, want %s", tt.word, g, tt.want)
		}
	}
}

func TestCase(t *testing.T) {
	for word, want := range map[string]string{
		"Iraq": "C", "US": "CU", "U.S.": "CU", "iraq": "", "J": "C", "McGurk": "C", "iPhone": "",
		"Émile": "C", "ÉTÉ": "CU", "PMFs": "C", "بغداد": "", "Ёлкин": "C", "F16": "C", "ʿAli": "C", "Zaidi": "C", "Ali": "C",
	} {
		for _, text := range []string{word, "x " + word + strings.Repeat(" ", 60)} {
			var s Scanner
			s.Reset(text)
			for s.Next() && string(s.Key) == "x" {
			}
			got := ""
			if s.Capital {
				got += "C"
			}
			if s.Upper {
				got += "U"
			}
			if got != want {
				t.Errorf("%q in %d bytes: got %q, want %q", word, len(text), got, want)
			}
		}
	}
}

func TestScanAllocatesNothing(t *testing.T) {
	text := strings.Repeat("The minister’s envoy met al-Sudani in the U.S. وبالسوداني chargé.\n", 20)
	var s Scanner
	scan := func() {
		for s.Reset(text); s.Next(); {
		}
	}
	scan()
	if n := testing.AllocsPerRun(10, scan); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzFold(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.In)
	}
	f.Add("a\xff\xe2\x80 al-\xff ʿ ꙯ ガ ｶﾞ ﷺ ΐ ŉ ǆ")
	f.Fuzz(func(t *testing.T, text string) {
		checkScan(t, text)
		checkScan(t, "x "+text+strings.Repeat(" ", 60))
		k := Key(text)
		if again := Key(k); again != k {
			t.Errorf("Key(%q) = %q, but its Key is %q", text, k, again)
		}
		if strings.HasPrefix(k, " ") || strings.HasSuffix(k, " ") || strings.Contains(k, "  ") {
			t.Errorf("Key(%q) = %q", text, k)
		}
	})
}

// checkScan checks the promises about offsets, and that NextIn passes over no
// word that it should stop at.
func checkScan(t *testing.T, text string) {
	var s, in Scanner
	s.Reset(text)
	in.Reset(text)
	var keys []string
	for s.Next() {
		keys = append(keys, string(s.Key))
	}
	filter := NewFilter(keys[:len(keys)/2])
	in.NextIn(filter)
	last := 0
	for s.Reset(text); s.Next(); {
		w := s.Word
		if w.Lead < last || w.Start < w.Lead || w.End <= w.Start || w.End > len(text) {
			t.Fatalf("%q: %+v after %d", text, w, last)
		}
		last = w.End
		checkBoundary(t, text, w.Lead, w.Start, w.End)
		if len(w.Key) == 0 || !utf8.Valid(w.Key) {
			t.Fatalf("%q: key %q", text, w.Key)
		}
		for _, v := range s.Variants() {
			checkBoundary(t, text, v.Lead, v.Start)
			if len(v.Key) == 0 || v.Lead < w.Lead || v.Start >= w.End {
				t.Fatalf("%q: %+v", text, v)
			}
		}
		if in.Start == w.Start {
			if in.End != w.End || string(in.Key) != string(w.Key) || in.Capital != w.Capital || in.Upper != w.Upper || in.Gap != w.Gap || in.Lead != w.Lead {
				t.Fatalf("%q: NextIn %+v, Next %+v", text, in.Word, w)
			}
			in.NextIn(filter)
		} else if filter.mayHave(w.Key) {
			t.Fatalf("%q: NextIn passed over %q", text, w.Key)
		}
	}
}

func checkBoundary(t *testing.T, text string, offsets ...int) {
	for _, i := range offsets {
		if utf8.ValidString(text) && i < len(text) && !utf8.RuneStart(text[i]) {
			t.Fatalf("%q: offset %d is inside a character", text, i)
		}
	}
}
