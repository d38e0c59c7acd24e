package lookalike

import "testing"

func TestMixed(t *testing.T) {
	for _, tt := range []struct{ name, word, plain string }{
		{"Pete Hegseth", "", ""},
		{"Рete Hegseth", "Рete", "Pete"}, // a Cyrillic Er
		{"Pete Hegsεth", "", ""},         // looks like no Latin letter
		{"Pete Hegsetһ", "Hegsetһ", "Hegseth"},
		{"ＫＤＰ", "ＫＤＰ", "KDP"},
		{"𝐏ete", "𝐏ete", "Pete"},
		{"Oﬃce", "Oﬃce", "Office"},
		{"Henry Ⅷ", "Ⅷ", "VIII"},
		{"Сергей Лавров", "", ""},
		{"Καραμανλής", "", ""},
		{"Кремль (Kremlin)", "", ""},
		{"محمد شياع السوداني", "", ""},
		{"Nº 5, 3ª", "", ""},
		{"東京 Tokyo", "", ""},
		{"A\u030angstro\u0308m", "", ""},
		{"\u212bngström", "", ""},
	} {
		if word, plain := Mixed(tt.name); word != tt.word || plain != tt.plain {
			t.Errorf("%q: %q, %q; want %q, %q", tt.name, word, plain, tt.word, tt.plain)
		}
	}
}

func TestTurned(t *testing.T) {
	for s, want := range map[string]string{"a\u202eb\u202c": "ab", "\u2067x\u2069": "x", "x\u200f": "x", "\u061cx": "x", "نهر": "نهر", "a\u200db": "a\u200db"} {
		if got, found := Turned(s); got != want || found != (s != want) {
			t.Errorf("%q: %q, %v", s, got, found)
		}
	}
}

func TestSkeleton(t *testing.T) {
	if Skeleton("ЅОСА Ѕоса") != "SOCA Soca" {
		t.Errorf("%q", Skeleton("ЅОСА Ѕоса"))
	}
}
