package locale_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/locale"
)

// TestUnknownText checks that who mistypes the name of a text is told the nearest one.
func TestUnknownText(t *testing.T) {
	own := fstest.MapFS{"lang/en.json": {Data: []byte(`{"search.titel": "Find"}`)}}
	_, err := locale.Load(own, "en")
	if err == nil || !strings.Contains(err.Error(), `did you mean "search.title"?`) {
		t.Errorf("the error is %v", err)
	}
}
