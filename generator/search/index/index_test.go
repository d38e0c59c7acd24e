package index

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/static"

	"dossier/generator/fold"
)

func small() Input {
	return Input{
		Names: []Name{
			{Kind: "organizations", Address: "organizations/harbour-office.html", Name: "Harbour Office", Spellings: []string{"Harbour Office"}, Count: 1},
			{Kind: "actors", Address: "actors/amal-haddad.html", Name: "Amal al-Haddad", About: "Engineer.", Spellings: []string{"Amal al-Haddad", "أمل الحداد", "Haddad"}, Count: 3},
		},
		Records: []Record{
			{Kind: Note, Address: "articles/cracks.html#n-which", Title: "Which winter?", Year: 2025, Themes: []int{0}, Parts: []Part{{Text: "The report speaks of two."}}},
			{Kind: Passage, Address: "articles/cracks.html", Title: "Engineers warn", Where: "Gazette, 2025", Year: 2025, Outlets: []int{0}, Parts: []Part{
				{Anchor: "p1", Text: "Al-Haddad warned the Harbour Office.", Names: []int{1, 0}},
				{Anchor: "p2", Text: "Haddad’s report was </script>.", Names: []int{1}},
			}},
			{Kind: Passage, Address: "articles/old.html", Title: "Before", Year: 2019, Parts: []Part{{Anchor: "p1", Text: "A report."}}},
		},
		Themes: []string{"Dam"}, Outlets: []string{"Gazette"},
	}
}

// build returns the files of an index in the order of their paths.
func build(in Input) []File {
	var mu sync.Mutex
	var files []File
	_ = Build(in, func(f File) error {
		mu.Lock()
		defer mu.Unlock()
		files = append(files, f)
		return nil
	})
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files
}

// TestFiles shows the whole of a small index.
func TestFiles(t *testing.T) {
	var got bytes.Buffer
	for _, f := range build(small()) {
		fmt.Fprintf(&got, "%s\n%s", f.Path, f.Data)
	}
	const golden = "testdata/small.golden"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the files differ from %s:\n%s", golden, got.String())
	}
}

// large is an input with words in every kind of place: in few units, in many, and in
// so many that lists and words take several files.
func large() Input {
	in := small()
	for i := range 3000 {
		length := i % 5
		if i%100 == 0 {
			length = 900 // more than a unit
		}
		in.Records = append(in.Records, Record{
			Kind: Kind(i % kinds), Address: fmt.Sprintf("x/%d.html", i), Title: fmt.Sprintf("Number %d", i), Year: 1900 + i%97,
			Parts: []Part{
				{Text: fmt.Sprintf("all some%d few%d only%d 𐐨%d \ue000%d", i%7, i%500, i, i, i), Names: []int{i % 2}},
				{Text: strings.Repeat("long ", length)},
				{Text: strings.Repeat("text ", length) + "end"},
			},
		})
	}
	return in
}

// TestWords reads all words of a large index back and compares them with what stands
// in the units.
func TestWords(t *testing.T) {
	in := large()
	got, named := read(t, build(in)).words(t)
	want := map[string][]place{}
	for i, u := range cut(in.Records) {
		counts := map[string]int{}
		count := func(text string, n int) {
			for _, w := range strings.Fields(fold.Key(text)) {
				counts[w] += n
			}
		}
		count(u.Title, map[bool]int{true: often, false: 1}[u.first == 0])
		for _, p := range u.parts() {
			count(p.Text, 1)
		}
		for w, n := range counts {
			want[w] = append(want[w], newPlace(i, n >= often))
		}
	}
	for w, places := range want {
		if !slices.Equal(got[w], places) {
			t.Errorf("%q has %d places, want %d", w, len(got[w]), len(places))
		}
		if ofName := w == "haddad" || w == "harbour" || w == "office"; named[w] != ofName {
			t.Errorf("that a name has %q is said to be %t", w, named[w])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d words, want %d", len(got), len(want))
	}
}

// TestLists checks that nothing else is loaded with a long list.
func TestLists(t *testing.T) {
	full := 0
	for _, f := range build(large()) {
		if folder, _, _ := strings.Cut(f.Path, "/"); folder != "p" && folder != "m" {
			continue
		}
		key := strings.TrimSuffix(f.Path, ".js")
		lists := strings.Fields(read(t, []File{f}).text(t, key))
		size := len(strings.Join(lists, " ")) + 1
		if size > listSize && len(lists) > 1 {
			t.Errorf("%s has %d lists in %d bytes", key, len(lists), size)
		}
		if size > listSize/2 {
			full++
		}
	}
	if full < 3 {
		t.Errorf("%d files are full or nearly", full)
	}
}

// TestOrder checks that files begin with the words that the root says, in the order
// of JavaScript, and that units are in the order of kinds and years.
func TestOrder(t *testing.T) {
	r := read(t, build(large()))
	var top root
	r.value(t, "root", &top)
	if len(top.Words) < 3 {
		t.Fatalf("only %d files of words", len(top.Words))
	}
	for i, w := range top.Words {
		c := &cursor{r.text(t, fmt.Sprintf("d/%d", i))}
		if first := c.word(""); first != w {
			t.Errorf("file %d begins with %q, the root says %q", i, first, w)
		}
		if i > 0 && compareWords(top.Words[i-1], w) >= 0 {
			t.Errorf("%q comes before %q", top.Words[i-1], w)
		}
	}
	if compareWords("\U00010428", "\ue000") >= 0 || compareWords("a", "ab") >= 0 || compareWords("é", "z") <= 0 {
		t.Error("words are not in the order of UTF-16")
	}
	var records [kinds]int // as find.js counts them
	for i := range records {
		records[i] = top.Kinds[i+1] - top.Kinds[i]
	}
	for _, u := range (&cursor{top.Inner}).list() {
		for i := range records {
			if u >= top.Kinds[i] && u < top.Kinds[i+1] {
				records[i]--
			}
		}
	}
	if records != [kinds]int{602, 601, 600, 600, 600} {
		t.Errorf("%v records", records)
	}
}

// TestShown looks every unit up in the file where the root says that it is.
func TestShown(t *testing.T) {
	in := large()
	r := read(t, build(in))
	var top root
	r.value(t, "root", &top)
	units, file := cut(in.Records), 0
	for kind := range kinds {
		own := units[top.Kinds[kind]:top.Kinds[kind+1]]
		if n := top.InFile[kind]; n < 2 || n > len(own)/2 {
			t.Errorf("%d units in a file, of %d", n, len(own))
		}
		for i, u := range own {
			if i > 0 && i%top.InFile[kind] == 0 {
				file++
			}
			var all [][]any
			r.value(t, numbered("t", file), &all)
			if got := all[i%top.InFile[kind]]; got[0] != u.Address || got[1] != u.Title {
				t.Errorf("unit %d of kind %d is %q, want %q", i, kind, got[:2], u.Address)
			}
		}
		file++
	}
	if _, more := r[numbered("t", file)]; more {
		t.Errorf("there is a file t/%d", file)
	}
}

// TestSameEverywhere builds on one core and on several.
func TestSameEverywhere(t *testing.T) {
	several := build(large())
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := build(large())
	if !slices.EqualFunc(one, several, func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
		t.Error("the index depends on the number of cores")
	}
}

func TestNothing(t *testing.T) {
	r := read(t, build(Input{}))
	var top root
	r.value(t, "root", &top)
	if top.Names != 0 || top.Kinds != [kinds + 1]int{} {
		t.Errorf("an empty input gives %+v", top)
	}
}

// FuzzIndex checks that whatever stands in a text is found by typing it, that nothing
// else is, and that no text can break out of its file.
func FuzzIndex(f *testing.F) {
	f.Add("Engineers warn", "Al-Haddad’s U.S. report </script> وبالسوداني 伊拉克 & \u2028 \xff")
	f.Add("", "al al-Al A.L. el-El 'S's")
	f.Fuzz(func(t *testing.T, title, text string) {
		in := Input{Records: []Record{{Title: title, Address: title, Parts: []Part{{Anchor: text, Text: text}}}},
			Names: []Name{{Name: title, Spellings: []string{title, text}, About: text}}, Themes: []string{text}}
		got, _ := read(t, build(in)).words(t)
		missing := maps.Clone(got)
		var s fold.Scanner
		for _, all := range []string{title, text} {
			for s.Reset(all); s.Next(); {
				keys := []string{string(s.Key)}
				for _, v := range s.Variants() {
					keys = append(keys, string(v.Key))
				}
				for _, k := range keys {
					if got[k] == nil && len(k) <= maxWord {
						t.Errorf("%q of %q is not found", k, all)
					}
					delete(missing, k)
				}
				for _, k := range strings.Fields(fold.Key(all[s.Lead:s.End])) {
					if got[k] == nil && len(k) <= maxWord {
						t.Errorf("%q, typed as it stands in %q, is not found", all[s.Lead:s.End], all)
					}
				}
			}
		}
		for w := range missing {
			t.Errorf("%q stands nowhere", w)
		}
	})
}

// TestNoFacets checks that a dossier without themes and outlets has lists of none, which a
// script can go through.
func TestNoFacets(t *testing.T) {
	in := small()
	in.Themes, in.Outlets = nil, nil
	for i := range in.Records {
		in.Records[i].Themes, in.Records[i].Outlets = nil, nil
	}
	got := string(read(t, build(in))["facets"])
	if want := `{"themes":[],"outlets":[],"inThemes":"","inOutlets":""}`; got != want {
		t.Errorf("facets are %s, want %s", got, want)
	}
}

// TestScript finds in find.js what is written there as it is here: the digits, and how many
// units may stand beside a word.
func TestScript(t *testing.T) {
	script, err := static.Files.ReadFile("js/find.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"` + digits + `"`, fmt.Sprintf("entry.count <= %d)", inline)} {
		if !strings.Contains(string(script), want) {
			t.Errorf("find.js does not have %s", want)
		}
	}
}
