package markup_test

import (
	"encoding/xml"
	"testing"

	"dossier/generator/markup"
)

func TestEscape(t *testing.T) {
	for _, test := range []struct{ text, read string }{
		{"", ""},
		{"plain", "plain"},
		{`a<b>&amp;"c"'d'`, `a<b>&amp;"c"'d'`},
		{"tab\tand\nline", "tab\tand\nline"},
		{"bell\a, NUL\x00 and \uFFFE\uFFFF", "bell, NUL and "},
		{"العراق", "العراق"},
	} {
		var read struct {
			Attribute string `xml:"a,attr"`
			Text      string `xml:",chardata"`
		}
		for _, quote := range []string{`"`, "'"} {
			if err := xml.Unmarshal([]byte("<x a="+quote+markup.Escape(test.text)+quote+">"+markup.Escape(test.text)+"</x>"), &read); err != nil {
				t.Errorf("%q: %v", test.text, err)
			}
			if read.Attribute != test.read || read.Text != test.read {
				t.Errorf("%q is read as %q and %q", test.text, read.Attribute, read.Text)
			}
			read.Text = ""
		}
	}
}

func TestAppendNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.04: "0", 1.25: "1.3", -2.5: "-2.5", 1e6: "1000000"} {
		if got := string(markup.AppendNumber(nil, v)); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}
