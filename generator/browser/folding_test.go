package browser

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"dossier/generator/fold"
)

// folding compares what the browser and package fold make of the shared vectors, and of
// strings of characters that matter to either; and what the browser says of them unfolded.
func folding(t *testing.T, s *suite) {
	data, err := os.ReadFile("../fold/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ In, Key string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	texts := strings.Split(string(data), "\n")
	for _, v := range vectors {
		texts = append(texts, v.In, "x "+v.In+", "+v.In)
	}
	texts = append(texts, randomTexts(20_000)...)
	p := s.tab(t, desktop)
	p.visit(s.real.disk + "search.html")
	type result struct{ Key, Words string }
	in, _ := json.Marshal(texts) // strings can always be written
	got := eval[[]result](p, string(in)+`.map(t => ({ Key: dossierFold.key(t), Words: dossierFold.words(t).map(w => w.keys.join("|")).join(" ") }))`)
	wrong := 0
	for i, text := range texts {
		if want := (result{fold.Key(text), wordKeys(text)}); got[i] != want {
			if wrong++; wrong < 10 {
				t.Errorf("%q is %q in the browser, want %q", text, got[i], want)
			}
		}
	}
	// What is said of a text without folding it is no other than what its words say.
	lost := eval[[]string](p, string(in)+`.flatMap(t => dossierFold.words(t).flatMap(w => w.keys).filter(k => dossierFold.lacks(t, ["?", k])).map(k => k + " in " + t))`)
	if len(lost) > 0 {
		t.Errorf("%d keys are not seen, such as %q", len(lost), lost[:min(10, len(lost))])
	}
	if !eval[bool](p, `dossierFold.lacks("The plain text.", ["dam"])`) {
		t.Error("a plain text is folded though it has no such word")
	}
}

// foreign asks for the languages of names in other scripts than a page's, as package locale
// is asked, and looks at one in the answer to a search.
func foreign(t *testing.T, s *suite) {
	data, err := os.ReadFile("../locale/testdata/foreign.json")
	if err != nil {
		t.Fatal(err)
	}
	p := s.tab(t, desktop)
	p.visit(s.real.disk + "search.html")
	eval[bool](p, `(() => {
		window.wrong = [];
		const all = Object.entries(Object.groupBy(`+string(data)+`, (c) => c.page));
		const next = () => {
			const [page, cases] = all.pop() ?? [];
			if (!page) return window.done = true;
			document.documentElement.lang = page;
			const script = document.createElement("script");
			script.src = "js/dossier.js";
			script.onload = () => {
				for (const c of cases) {
					const { lang = "", dir = "" } = window.dossier.foreign(c.text);
					if (lang !== c.lang || dir !== c.dir) window.wrong.push("in " + page + ", " + c.text + " is " + lang + ", " + dir);
				}
				next();
			};
			document.head.append(script);
		};
		next();
		return true;
	})()`)
	p.wait("window.done === true")
	p.problems("dossier.js", "window.wrong")
	p.visit(s.real.disk + "search.html")
	p.ask("السوداني")
	if !eval[bool](p, `document.querySelector("#results .other[lang=ar][dir=rtl]") !== null`) {
		p.Error("the spelling in Arabic that was found does not say its language")
	}
}

// wordKeys are the keys of a text's words, those of one word separated by bars.
func wordKeys(text string) string {
	var words []string
	var s fold.Scanner
	for s.Reset(text); s.Next(); {
		keys := []string{string(s.Key)}
		if v := s.Variants(); len(v) > 0 {
			keys = nil
			for _, v := range v {
				keys = append(keys, string(v.Key))
			}
		}
		words = append(words, strings.Join(keys, "|"))
	}
	return strings.Join(words, " ")
}

// randomTexts returns short texts, always the same ones. The characters are such as
// Unicode had in 2020: newer ones may be known to one side only.
func randomTexts(n int) []string {
	pool := []rune("aAlLeEuUsSdnrtz  --''’`.&\"ıİßéḥʿʾ‘ʼ‐–\u200f\u00adابتلكوفسديءأةىـًَّ٣۴ΣςΑ가힣伊拉カﾞｶガゟㅏ\u0300ǅﷺﬁ①½Å\u0345ΐŉ𝐀𐐀𠮷𞣒𝩍\u200c\u200d\u2067\u202e,;:!\n\tÑ९कि")
	known := []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Devanagari, unicode.Hangul, unicode.Hiragana, unicode.Thai}
	r := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			if c := rune(r.IntN(0xD800)); r.IntN(20) == 0 && unicode.In(c, known...) {
				b.WriteRune(c)
				continue
			}
			b.WriteRune(pool[r.IntN(len(pool))])
		}
		texts[i] = b.String()
	}
	return texts
}
