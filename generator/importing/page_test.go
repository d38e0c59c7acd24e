package importing_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/importing"
)

func free(string) bool { return false }

// taken returns the files that a page becomes in the small dossier, and what was left
// out.
func pageFiles(t *testing.T, data []byte, o importing.Origin, g importing.Given) string {
	t.Helper()
	p, err := importing.ReadPage(data, o)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	a, err := importing.NewArticle(p, small(t), g, free)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	if a.Present != "" {
		b.WriteString("present: " + a.Present + "\n")
	}
	for _, f := range a.Files {
		b.WriteString("== " + f.Path + "\n" + f.Text)
	}
	for _, l := range p.Left {
		b.WriteString("left: " + l + "\n")
	}
	for _, m := range a.Missing {
		b.WriteString("missing: " + m + "\n")
	}
	return b.String()
}

// TestPages reads the pages in testdata/page. The second line of an archive's comment
// may be the address.
func TestPages(t *testing.T) {
	paths, err := filepath.Glob("testdata/page/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, address, _ := strings.Cut(string(a.Comment), "\n")
			got := pageFiles(t, a.Files[0].Data, importing.Origin{Address: strings.TrimSpace(address)}, importing.Given{})
			if got == string(a.Files[1].Data) {
				return
			}
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			t.Errorf("got\n%s\nwant\n%s", got, a.Files[1].Data)
		})
	}
}

// The first line of a text is its title, unless the editor gives another: then it is
// text. A day after the names of a byline is no author.
func TestHeadOfText(t *testing.T) {
	text := []byte("Residents fear the worst\n\nBy Ann Lee and Bo Ek, 4 November 2025\n\nThe dam has cracks, the engineers said. They want it drained.\n")
	got := pageFiles(t, text, importing.Origin{}, importing.Given{})
	for _, want := range []string{"title: Residents fear the worst\n", "author: [Ann Lee, Bo Ek]\n", "published: \"2025-11-04\"\n", "---\nThe dam"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	got = pageFiles(t, text, importing.Origin{}, importing.Given{Title: "The dam"})
	if !strings.Contains(got, "title: The dam\n") || !strings.Contains(got, "---\nResidents fear the worst\n\nThe dam has") {
		t.Errorf("the first line is lost:\n%s", got)
	}
}

// A date that only the text of a page gives is proposed in the record and not written: none
// of a day around the article, within a sentence, read in two ways or beside another one.
func TestSightedDates(t *testing.T) {
	for line, want := range map[string]string{
		"<p>Published: 3 Nov 2025</p>":                            "2025-11-03",
		"<p>First published on November 3, 2025, 10:15 GMT</p>":   "2025-11-03",
		"<div><span>3 November 2025</span></div>":                 "2025-11-03",
		"<p>الاثنين، 3 تشرين الثاني 2025</p>":                     "2025-11-03",
		"<p>تاريخ النشر: ٣ تشرين الثاني/نوفمبر ٢٠٢٥ - ١٠:١٥</p>":  "2025-11-03",
		"<p>نُشر في 29 أيلول 2025</p>":                            "2025-09-29",
		"<p>31 كانون الأول 2025</p>":                              "2025-12-31",
		"<p>3 غشت 2025</p>":                                       "2025-08-03",
		"<p>12 جويلية 2025</p>":                                   "2025-07-12",
		"<p>31 نيسان 2025</p>":                                    "",
		"<p>3 تشرين الثاني/أكتوبر 2025</p>":                       "",
		"<p>3 تشرين 2025</p>":                                     "",
		"<p>03/11/2025</p>":                                       "",
		"<p>Updated: 3 Nov 2025</p>":                              "",
		"<aside>3 Nov 2025</aside>":                               "",
		"<p>The council met on <b>3 November 2025</b> there.</p>": "",
		"<p>3 Nov 2025</p><p>4 Nov 2025</p>":                      "",
	} {
		page := strings.NewReplacer("CHARSET", "utf-8", "<body>", "<body><div>Published: 1 Dec 2024 by others</div><div>1 December 2026</div><article>"+line, "</body>", "</article></body>").Replace(arabicPage)
		got := pageFiles(t, []byte(page), importing.Origin{}, importing.Given{})
		comment := ""
		if want != "" {
			comment = "write published: \"" + want + "\"\n"
		}
		if !strings.Contains(got, "missing: published\n") || !strings.Contains(got, comment) || want == "" && strings.Contains(got, "write published") {
			t.Errorf("of %s is proposed, want %q:\n%s", line, want, got)
		}
	}
	got := pageFiles(t, []byte("Residents fear the worst\n\nPublished: 3 Nov 2025\n\nThe dam has cracks, the engineers said. They want it drained.\n"), importing.Origin{}, importing.Given{})
	if want := "# the page has \"Published: 3 Nov 2025\"; if it was published then, write published: \"2025-11-03\"\n"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
	got = pageFiles(t, []byte("Residents fear the worst\n\nPublished: 3 Nov 2025\n\nThe dam has cracks, the engineers said. They want it drained.\n"), importing.Origin{}, importing.Given{Published: "2025-11-05"})
	if strings.Contains(got, "if it was published") {
		t.Errorf("a date is proposed beside the one that was given:\n%s", got)
	}
}

const arabicPage = `<html lang="ar" dir="rtl"><head><meta charset="CHARSET"><title>تحذير من السد</title><meta property="og:site_name" content="صحيفة الوادي"></head>
<body><p>قالت المهندسة أمل حداد للمجلس إن السد لن يصمد شتاء آخر، وإن التقرير الذي أعدته قبل عامين لم يقرأه أحد في البلدية.</p>
<p>وأضافت أن الشقوق اتسعت منذ الربيع الماضي بمقدار الضعف، وأن خزان المياه يجب أن يفرغ قبل موسم الأمطار القادم.</p></body></html>`

// The letters of an old encoding arrive whole, when the page says which it is or the
// editor does, and are not guessed otherwise.
func TestEncodings(t *testing.T) {
	encode := func(charset string) []byte {
		e := charmap.Windows1256.NewEncoder()
		data, err := e.Bytes([]byte(strings.Replace(arabicPage, "CHARSET", charset, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.Replace(arabicPage, "CHARSET", "utf-16", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		data []byte
		o    importing.Origin
	}{
		{"declared", encode("windows-1256"), importing.Origin{}},
		{"by the host", encode(""), importing.Origin{Type: "text/html; charset=windows-1256"}},
		{"by the editor", encode("iso-8859-1"), importing.Origin{Encoding: "windows-1256"}},
		{"UTF-8 that claims otherwise", []byte(strings.Replace(arabicPage, "CHARSET", "windows-1256", 1)), importing.Origin{}},
		{"UTF-16", utf16, importing.Origin{}},
	} {
		p, err := importing.ReadPage(tt.data, tt.o)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if !strings.Contains(p.Body, "إن السد لن يصمد شتاء آخر") || p.Title != "تحذير من السد" || p.Outlet != "صحيفة الوادي" || p.Language != "ar" {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
	if _, err := importing.ReadPage(encode(""), importing.Origin{}); err == nil || !strings.Contains(err.Error(), "does not say in which encoding") {
		t.Errorf("an encoding was guessed: %v", err)
	}
}

func TestNoPage(t *testing.T) {
	deep := "<html><body>" + strings.Repeat("<div>", 600) + "<p>" + strings.Repeat("Some text. ", 50)
	for _, tt := range []struct {
		name, data, want string
		o                importing.Origin
	}{
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF", importing.Origin{}},
		{"a PDF that the host calls HTML", "%PDF-1.7\n", "it is a PDF", importing.Origin{Type: "text/html"}},
		{"a picture", "\x89PNG\r\n\x1a\n\x00", "it is no text (image/png)", importing.Origin{}},
		{"a ZIP", "PK\x03\x04...", "it is a ZIP archive", importing.Origin{}},
		{"MHTML", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n", "it is a web archive", importing.Origin{}},
		{"MHTML of Internet Explorer", "From: \"Saved by Internet Explorer 11\"\r\nSubject: The dam\r\n of the valley\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html><body>=E2=80=9Cx", "it is a web archive", importing.Origin{}},
		{"notes", "{\"rows\": [\n{\"uri\": \"https://example.org/\", \"text\": \"x\"}\n]}\n", "it is JSON", importing.Origin{}},
		{"empty", " \n", "it is empty", importing.Origin{}},
		{"20 MB", "<html><body><p>" + strings.Repeat("Some words of text. ", 1<<20), "more than the 8 MiB", importing.Origin{}},
		{"no text", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "there is no article text in it", importing.Origin{}},
		{"deep", deep, "its HTML cannot be read", importing.Origin{}},
		{"unknown encoding", "<p>x", `there is no encoding "klingon"`, importing.Origin{Encoding: "klingon"}},
	} {
		_, err := importing.ReadPage([]byte(tt.data), tt.o)
		pe, ok := err.(*importing.PageError)
		if !ok || !strings.Contains(pe.Message, tt.want) || pe.Help == "" {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// A page with very many headings of the kind that is left out costs no more than its size.
func TestManyHeadings(t *testing.T) {
	const n = 50_000
	page := "<html><body><p>" + strings.Repeat("The engineers warned the council of the dam. ", 20) + "</p>" +
		strings.Repeat("<h2>Tags</h2><p>x</p>", n) + strings.Repeat("<p>The council heard them, and said nothing for two years.</p>", n/10) + "</body></html>"
	p, err := importing.ReadPage([]byte(page), importing.Origin{})
	if err != nil || !strings.HasPrefix(p.Body, "The engineers warned") || !strings.HasSuffix(p.Body, "for two years.") || len(p.Left) != n {
		t.Errorf("%v", err)
	}
}

// A page of 20 MB that is pictures is a page.
func TestPicturesWithin(t *testing.T) {
	page := "<html><body><img src=\"data:image/png;base64," + strings.Repeat("iVBORw0KGgo", 2<<20) + "\"><article><p>" +
		strings.Repeat("The engineers warned the council of the dam. ", 20) + "</p></article></body></html>"
	p, err := importing.ReadPage([]byte(page), importing.Origin{})
	if err != nil || !strings.HasPrefix(p.Body, "The engineers warned") {
		t.Errorf("%+v, %v", p, err)
	}
}

// FuzzPage reads any bytes as a page: what it takes, the build reads.
func FuzzPage(f *testing.F) {
	f.Add([]byte("<html><head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A --- b\",\"author\":[1,{}]}</script></head><body><p>Text [[x]] %%y%% ==z==.</p></body></html>"))
	f.Add([]byte("Title\n\nBAGHDAD (X) - Text of some length, and more.\n\nRelated Articles\nx"))
	f.Add([]byte("<p>a<a href='javascript:alert(1)'>b</a><a href=//c>d</a><table><tr><td colspan=1000000000>e"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := importing.ReadPage(data, importing.Origin{Address: "https://example.org/a"})
		if err != nil {
			return
		}
		a, err := importing.NewArticle(p, &dossier.Dossier{}, importing.Given{}, free)
		if err != nil {
			t.Fatalf("%v", err)
		}
		kinds := []content.Kind{content.Article, content.Organization}
		for i, file := range a.Files {
			report := &diag.Report{}
			content.Parse("content/"+file.Path, kinds[i], []byte(file.Text), report)
			for _, d := range report.All() {
				if d.Code != diag.FieldMissing {
					t.Errorf("%s: %s\n%s", file.Path, d.Message, file.Text)
				}
			}
		}
	})
}
