package render

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/generator/locale"
	"dossier/static"
	"dossier/templates"
)

// TestTexts checks that every interface text that a page or a script asks for is in
// the language files, that none is there in vain, and that no language lacks one.
func TestTexts(t *testing.T) {
	english := locale.English()
	used := textsUsed(t)
	for key, isText := range used.exact {
		if isText && !english.Has(key) {
			t.Errorf("templates/lang/en.json has no text %q", key)
		}
	}
	arabic, err := locale.Load(nil, "ar")
	if err != nil {
		t.Fatal(err)
	}
	own := arabic.Own()
	for key := range english.Sources("") {
		if !used.has(key) {
			t.Errorf("templates/lang/en.json: nothing uses the text %q", key)
		}
		if !slices.Contains(own, key) {
			t.Errorf("templates/lang/ar.json has no text %q", key)
		}
	}
}

// textUses are the keys that sources ask for: whole, or by a part to which a value
// is joined.
type textUses struct {
	exact              map[string]bool
	literals           map[string]bool
	prefixes, suffixes []string
}

func (u *textUses) has(key string) bool {
	return u.literals[key] || slices.ContainsFunc(u.prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) ||
		slices.ContainsFunc(u.suffixes, func(s string) bool { return strings.HasSuffix(key, s) })
}

var (
	textCall   = regexp.MustCompile(`(?:\btext |\.Text\(|\.HTML\()"([^"]+)"( ?\+)?`)
	scriptCall = regexp.MustCompile(`\btext\("([^"]+)"`)
	textString = regexp.MustCompile("\"([^\"\n]+)\"")
	textPrefix = regexp.MustCompile(`"([a-z0-9.]+[.-])"(?: ?\+| \.| \$| \(or)`)
	textSuffix = regexp.MustCompile(`\+"(\.[a-z-]+)"`)
)

// textsUsed looks through templates, scripts and the packages that speak.
func textsUsed(t *testing.T) *textUses {
	u := &textUses{exact: map[string]bool{}, literals: map[string]bool{}}
	look := func(source string) {
		for _, m := range textCall.FindAllStringSubmatch(source, -1) {
			if m[2] == "" {
				u.literals[m[1]] = true
				u.exact[m[1]] = strings.Contains(m[1], ".") // other packages have a Text of their own
			}
		}
		for _, m := range textString.FindAllStringSubmatch(source, -1) {
			u.literals[m[1]] = true
		}
		for _, m := range textPrefix.FindAllStringSubmatch(source, -1) {
			u.prefixes = append(u.prefixes, m[1])
		}
		for _, m := range textSuffix.FindAllStringSubmatch(source, -1) {
			u.suffixes = append(u.suffixes, m[1])
		}
	}
	each := func(files fs.FS, pattern string, f func(string)) {
		names, err := fs.Glob(files, pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no file %s: %v", pattern, err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") {
				f(string(data))
			}
		}
	}
	each(templates.Files, "*.html", look)
	for _, folder := range []string{"render", "timeline", "edtf", "locale", "dossier", "export", "export/feed", "export/epub", "prose", "resolve", "search"} {
		each(os.DirFS("../"+folder), "*.go", look)
	}
	each(static.Files, "js/*.js", func(source string) {
		for _, m := range scriptCall.FindAllStringSubmatch(source, -1) {
			u.exact["script."+m[1]], u.literals["script."+m[1]] = true, true
		}
	})
	return u
}

// TestTemplatesSpeakNoLanguage checks that templates have no words of their own, so
// that a dossier in another language is in it throughout.
func TestTemplatesSpeakNoLanguage(t *testing.T) {
	action := regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	spoken := regexp.MustCompile(`(?:aria-label|title|placeholder|alt|label)="([^"]*)"`)
	tag := regexp.MustCompile(`(?s)<[^>]*>`)
	entry, err := fs.Glob(templates.Files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	word := regexp.MustCompile(`\p{L}{2,}`)
	for _, name := range entry {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		source := action.ReplaceAllString(string(data), "")
		for _, m := range spoken.FindAllStringSubmatch(source, -1) {
			if word.MatchString(m[1]) {
				t.Errorf("templates/%s: put %q into templates/lang/en.json", name, m[1])
			}
		}
		for _, w := range word.FindAllString(tag.ReplaceAllString(source, " "), -1) {
			t.Errorf("templates/%s: put %q into templates/lang/en.json", name, w)
		}
	}
}
