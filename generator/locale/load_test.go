package locale_test

import (
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/locale"
)

// TestSyntaxError checks that who forgets a comma is led to the line.
func TestSyntaxError(t *testing.T) {
	own := fstest.MapFS{"lang/en.json": {Data: []byte("{\n  \"search.title\": \"Find\"\n  \"list.comma\": \", \"\n}\n")}}
	_, err := locale.Load(own, "en")
	if want := "templates/lang/en.json:3: "; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("the error is %v, want %s…", err, want)
	}
}

// TestUnknownText checks that who mistypes the name of a text is told the nearest one.
func TestUnknownText(t *testing.T) {
	own := fstest.MapFS{"lang/en.json": {Data: []byte(`{"search.titel": "Find"}`)}}
	_, err := locale.Load(own, "en")
	if err == nil || !strings.Contains(err.Error(), `did you mean "search.title"?`) {
		t.Errorf("the error is %v", err)
	}
}

// TestList names everybody in a list, however long it is.
func TestList(t *testing.T) {
	for want, items := range map[template.HTML][]template.HTML{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B, C and D": {"A", "B", "C", "D"}} {
		if got := locale.English().List(items); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
