package locale_test

import (
	"testing"

	"dossier/generator/locale"
)

func TestForeign(t *testing.T) {
	for _, c := range []struct{ language, text, tag, dir string }{
		{"en", "al-Sudani", "", ""},
		{"en", "Kata’ib Ḥizballāh", "", ""},
		{"en", "السوداني", "ar", "rtl"},
		{"en", "(السوداني)", "ar", "rtl"},
		{"en", "al-Sudani (السوداني)", "", ""},
		{"en", "قاسم سلیمانی", "fa", "rtl"},
		{"en", "حیزبی ئێمە", "ckb", "rtl"},
		{"en", "Пугачёв", "und-Cyrl", "ltr"},
		{"en", "1924", "", ""},
		{"en", "", "", ""},
		{"de-AT", "Größe", "", ""},
		{"ar", "السوداني", "", ""},
		{"ar", "John Snow", "en", "ltr"},
		{"ar-IQ", "John Snow", "en", "ltr"},
		{"fa", "John Snow", "en", "ltr"},
		{"ru", "John Snow", "en", "ltr"},
		{"ja", "東京タワー", "", ""},
	} {
		l, err := locale.Load(nil, c.language)
		if err != nil {
			t.Fatal(err)
		}
		if tag, dir := l.Foreign(c.text); tag != c.tag || dir != c.dir {
			t.Errorf("in %s, %q is %q, %q, want %q, %q", c.language, c.text, tag, dir, c.tag, c.dir)
		}
	}
}
