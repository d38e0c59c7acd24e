package cite_test

import (
	"strings"
	"testing"

	"dossier/generator/cite"
	"dossier/generator/edtf"
)

func date(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFormats(t *testing.T) {
	r := cite.Reference{
		Key: "cracks", Title: "Cracks & {holes}: 50% of it\nlost", Authors: []string{"Amal Haddad", "Valley News Staff", "أمل"}, Container: "Valley Courier",
		Published: date(t, "2025-11-04"), Accessed: date(t, "2026-01-05"), URL: "https://example.org/a_b#c", Archived: "https://archive.example/2026/{x}%20#y", Language: "en",
	}
	page := cite.Reference{Key: "x", Title: "X", Authors: []string{"Desk"}, Container: "A dossier", URL: "https://example.org/x.html", IsPage: true}
	said := func(d edtf.Date) string { return "[" + d.String() + "]" }
	for _, tc := range []struct{ name, got, want string }{
		{"plain in Arabic", cite.Reference{Title: "شقوق", Authors: []string{"أمل", "حداد"}, Published: r.Published}.Plain(cite.Words{Date: said, Comma: "، ", Quoted: func(s string) string { return "«" + s + "»" }}),
			"أمل، حداد، «شقوق»، [2025-11-04]"},
		{"plain", r.Plain(cite.Words{Date: said, Accessed: "read", Archived: "archived at", Comma: ", ", Quoted: func(s string) string { return "“" + s + "”" }}),
			"Amal Haddad, Valley News Staff, أمل, “Cracks & {holes}: 50% of it\nlost”, Valley Courier, [2025-11-04], https://example.org/a_b#c (archived at https://archive.example/2026/{x}%20#y), read [2026-01-05]"},
		{"BibTeX", r.BibTeX(), `@article{cracks,
  author = {Haddad, Amal and {Valley News Staff} and {أمل}},
  title = {{Cracks \& \{holes\}: 50\% of it lost}},
  journaltitle = {Valley Courier},
  entrysubtype = {newspaper},
  journal = {Valley Courier},
  date = {2025-11-04},
  year = {2025},
  url = {https://example.org/a_b#c},
  urldate = {2026-01-05},
  langid = {en},
  note = {Archived at \url{https://archive.example/2026/\%7Bx\%7D\%20\#y}}
}
`},
		{"page in BibTeX", page.BibTeX(), "@online{x,\n  author = {{Desk}},\n  title = {{X}},\n  organization = {A dossier},\n  url = {https://example.org/x.html}\n}\n"},
		{"page in RIS", page.RIS(), "TY  - ELEC\r\nID  - x\r\nAU  - Desk\r\nTI  - X\r\nT2  - A dossier\r\nUR  - https://example.org/x.html\r\nER  - \r\n"},
		{"no CSL", string(cite.CSLJSON(nil)), "[\n]\n"},
		{"RIS", r.RIS(), "TY  - NEWS\r\nID  - cracks\r\nAU  - Haddad, Amal\r\nAU  - Valley News Staff\r\nAU  - أمل\r\nTI  - Cracks & {holes}: 50% of it lost\r\nT2  - Valley Courier\r\n" +
			"PY  - 2025\r\nDA  - 2025/11/04/\r\nUR  - https://example.org/a_b#c\r\nY2  - 2026/01/05/\r\nLA  - en\r\nN1  - Archived at https://archive.example/2026/{x}%20#y\r\nER  - \r\n"},
		{"CSL", string(cite.CSLJSON([]cite.Reference{{Key: "x", Title: "X", IsPage: true}, r})), `[
{"type":"webpage","id":"x","title":"X"},
{"type":"article-newspaper","id":"cracks","title":"Cracks \u0026 {holes}: 50% of it\nlost","author":[{"family":"Haddad","given":"Amal"},{"literal":"Valley News Staff"},{"literal":"أمل"}],"container-title":"Valley Courier","issued":{"date-parts":[[2025,11,4]]},"accessed":{"date-parts":[[2026,1,5]]},"URL":"https://example.org/a_b#c","archive_location":"https://archive.example/2026/{x}%20#y","language":"en"}
]
`},
	} {
		if tc.got != tc.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tc.name, tc.got, tc.want)
		}
	}
}

// TestNames splits names as bibliographies sort them.
func TestNames(t *testing.T) {
	for printed, want := range map[string]struct{ bibTeX, ris string }{
		"Amal Haddad":           {"Haddad, Amal", "Haddad, Amal"},
		"Amal  Haddad":          {"Haddad, Amal", "Haddad, Amal"},
		"Haddad, Amal":          {"Haddad, Amal", "Haddad, Amal"},
		"Ursula von der Leyen":  {"von der Leyen, Ursula", "von der Leyen, Ursula"},
		"Ahmed al-Sudani":       {"al-Sudani, Ahmed", "al-Sudani, Ahmed"},
		"Robert F. Kennedy Jr.": {"Kennedy, Jr., Robert F.", "Kennedy, Robert F., Jr."},
		"Robert Kennedy, Jr.":   {"Kennedy, Jr., Robert", "Kennedy, Robert, Jr."},
		"Jack Ma":               {"Ma, Jack", "Ma, Jack"},
		"Amal Haddad (Reuters)": {"{Amal Haddad (Reuters)}", "Amal Haddad (Reuters)"},
	} {
		r := cite.Reference{Key: "x", Title: "X", Authors: []string{printed}}
		if got, want := r.BibTeX(), "@article{x,\n  author = {"+want.bibTeX+"},\n"; !strings.HasPrefix(got, want) {
			t.Errorf("%s in BibTeX: %s", printed, got)
		}
		if got, want := r.RIS(), "\r\nAU  - "+want.ris+"\r\n"; !strings.Contains(got, want) {
			t.Errorf("%s in RIS: %s", printed, got)
		}
	}
	if got, want := string(cite.CSLJSON([]cite.Reference{{Authors: []string{"Robert F. Kennedy Jr."}}})), `[{"family":"Kennedy","given":"Robert F.","suffix":"Jr."}]`; !strings.Contains(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestDates checks that no form pretends to know a date better than it is known.
func TestDates(t *testing.T) {
	for text, want := range map[string][2]string{
		"2025-11~":           {"PY  - 2025\r\nDA  - 2025/11//\r\n", `{"date-parts":[[2025,11]],"circa":true}`},
		"Y12000":             {"PY  - 12000\r\nDA  - 12000///\r\n", `{"date-parts":[[12000]]}`},
		"2025":               {"PY  - 2025\r\nDA  - 2025///\r\n", `{"date-parts":[[2025]]}`},
		"2025-10-21/2025-11": {"PY  - 2025\r\nDA  - 2025///\r\n", `{"date-parts":[[2025,10,21],[2025,11]]}`},
		"2024-11/2025":       {"", `{"date-parts":[[2024,11],[2025]]}`},
		"2025-21":            {"PY  - 2025\r\nDA  - 2025///Spring\r\n", `{"date-parts":[[2025]],"season":1}`},
		"2025-24~":           {"PY  - 2025\r\nDA  - 2025///Winter\r\n", `{"date-parts":[[2025]],"season":4,"circa":true}`},
		"2025-30":            {"PY  - 2025\r\nDA  - 2025///Summer\r\n", `{"date-parts":[[2025]],"season":2}`}, // in the south
		"2025-33":            {"PY  - 2025\r\nDA  - 2025///\r\n", `{"date-parts":[[2025]]}`},
		"2025-21/2025-22":    {"PY  - 2025\r\nDA  - 2025///\r\n", `{"date-parts":[[2025],[2025]]}`},
		"202X-21":            {"", `{"literal":"202X-21"}`},
		"../2025":            {"", `{"literal":"../2025"}`},
	} {
		r := cite.Reference{Key: "x", Title: "X", Published: date(t, text)}
		if got, want := r.RIS(), "TY  - NEWS\r\nID  - x\r\nTI  - X\r\n"+want[0]+"ER  - \r\n"; got != want {
			t.Errorf("%s as RIS: %q, want %q", text, got, want)
		}
		if got, want := string(cite.CSLJSON([]cite.Reference{r})), "[\n"+`{"type":"article-newspaper","id":"x","title":"X","issued":`+want[1]+"}\n]\n"; got != want {
			t.Errorf("%s as CSL: %s, want %s", text, got, want)
		}
		if first, _, _ := strings.Cut(strings.TrimPrefix(want[0], "PY  - "), "\r"); first != "" {
			if got, want := r.BibTeX(), "  date = {"+text+"},\n  year = {"+first+"}\n"; !strings.Contains(got, want) {
				t.Errorf("%s in BibTeX: %s, want %s", text, got, want)
			}
		}
	}
}

// TestBodies has names of bodies stay whole, as authors of a page, too.
func TestBodies(t *testing.T) {
	for _, name := range []string{"The Associated Press", "Valley News Staff", "Water Archive", "هيئة التحرير"} {
		r := cite.Reference{Key: "x", Title: "X", Authors: []string{name}, IsPage: true}
		if got, want := r.BibTeX(), "author = {{"+name+"}}"; !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
