package synthetic

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"dossier/generator/fold"
)

// bearer is an actor, an organization or a theme with its names.
type bearer struct {
	id, name string
	aliases  []string // listed beside the name
	short    []string // listed as short names
	// full are spellings with which a text may introduce the bearer: the name, the aliases, and others
	// that folding makes equal to these.
	full []string
	// brief are what a text calls the bearer afterwards; full ones when empty.
	brief []string
	// arabic is the name in Arabic script, "" for none. It is one of the aliases.
	arabic string
}

// syllable is a syllable of made-up names, in two scripts. None begins with a vowel or with a letter
// that Arabic writes together with the next word, which would make two names of one.
type syllable struct{ latin, arabic string }

// coinage makes words that are new each time, also when spelling is folded.
type coinage struct {
	random    *rand.Rand
	syllables []syllable
	taken     map[string]bool
}

func newCoinage(r *rand.Rand) *coinage {
	c := &coinage{random: r, taken: map[string]bool{}}
	const pairs = "ra را ri ري mun مون tas تاس del ديل qa قا zor زور nim نيم ha ها shu شو ya يا gos جوس ti تي rem ريم " +
		"sul سول hed هيد mir مير don دون zhi جي sa سا mal مال dar دار ruh روح nas ناس jo جو tol تول sen سين gha غا"
	fields := strings.Fields(pairs)
	for i := 0; i < len(fields); i += 2 {
		c.syllables = append(c.syllables, syllable{fields[i], fields[i+1]})
	}
	return c
}

// word makes a word of n syllables, which may have been made before.
func (c *coinage) word(n int) (latin, arabic string) {
	for range n {
		s := c.syllables[c.random.IntN(len(c.syllables))]
		latin, arabic = latin+s.latin, arabic+s.arabic
	}
	return upperFirst(latin), arabic
}

// root makes a word that is unlike every other root in either script.
func (c *coinage) root() (latin, arabic string) {
	for {
		latin, arabic = c.word(3)
		a, b := fold.Key(latin), fold.Key(arabic)
		if !c.taken[a] && !c.taken[b] {
			c.taken[a], c.taken[b] = true, true
			return latin, arabic
		}
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// actor makes the ith person. The last name is a root, the first name one of those that many have.
func actor(i int, c *coinage) *bearer {
	last, lastArabic := c.root()
	first, firstArabic := c.word(2)
	b := &bearer{name: first + " " + last, brief: []string{last}}
	switch i % 4 {
	case 0: // an article, in all its romanizations
		father, _ := c.word(2)
		b.name = first + " al-" + last
		b.aliases = []string{first + " " + father + " al-" + last}
		b.full = []string{first + " Al-" + last, first + " Al " + last, first + " el-" + last, first + " " + sunLetter(last), first + " " + last}
		b.brief = []string{"al-" + last, "Al-" + last, "Al " + last, last}
		b.arabic = firstArabic + " ال" + lastArabic
	case 1: // an initial
		b.aliases = []string{first[:1] + ". " + last}
	case 2: // an apostrophe, which keyboards write in three ways
		b.name = first[:2] + "’" + first[2:] + " " + last
		b.full = []string{first[:2] + "'" + first[2:] + " " + last, first + " " + last, first[:2] + "ʿ" + first[2:] + " " + last}
		b.arabic = firstArabic + " " + lastArabic
	case 3: // a kunya, which may be left out
		b.name = "Abu " + first + " al-" + last
		b.aliases = []string{first + " al-" + last}
		b.full = []string{"Abu " + first + " Al-" + last, "Abu " + first + " el-" + last}
		b.brief = []string{"al-" + last, last}
	}
	return b.complete()
}

// sunLetter writes the article as it sounds before a word: as-Sulrami, but al-Munrami.
func sunLetter(word string) string {
	lower := strings.ToLower(word)
	switch {
	case strings.HasPrefix(lower, "sh"):
		return "ash-" + word
	case strings.ContainsAny(lower[:1], "sdrtnz"):
		return "a" + lower[:1] + "-" + word
	}
	return "al-" + word
}

// isOutlet tells which organizations publish articles.
func isOutlet(i int) bool { return i%5 == 4 }

// organization makes the ith body around a root.
func organization(i int, c *coinage) *bearer {
	root, arabic := c.root()
	b := &bearer{}
	switch i % 5 {
	case 0:
		b.name = root + " Relief Council"
		b.short = []string{strings.ToUpper(root)}
		b.brief = []string{strings.ToUpper(root)}
	case 1:
		b.name = "Harakat al-" + root
		b.aliases = []string{root + " Movement"}
		b.full = []string{"Harakat Al-" + root, "Harakat el-" + root, "Harakat " + root}
		b.arabic = "حركة ال" + arabic
	case 2:
		b.name = "Kata’ib " + root
		b.aliases = []string{root + " Brigades"}
		b.full = []string{"Kata'ib " + root, "Kataib " + root}
	case 3:
		b.name = "Ministry of " + root + " Affairs"
		b.aliases = []string{root + " Ministry"}
	case 4:
		b.name = root + " Courier"
		b.aliases = []string{"The " + root + " Courier"}
	}
	return b.complete()
}

// complete fills in what follows from the names. The id is what an editor would call the file.
func (b *bearer) complete() *bearer {
	b.id = strings.ReplaceAll(fold.Key(b.name), " ", "-")
	// The listed spellings stand most often in texts.
	b.full = append(append([]string{b.name, b.name}, b.aliases...), b.full...)
	if b.arabic != "" {
		b.aliases = append(b.aliases, b.arabic)
	}
	return b
}

// themes returns the themes, each under a title with a capital and a term without one.
func themes() []*bearer {
	var all []*bearer
	for _, line := range strings.Split(strings.TrimSpace(terms), "\n") {
		title, term, _ := strings.Cut(line, " / ")
		all = append(all, &bearer{
			id: strings.ReplaceAll(strings.ToLower(title), " ", "-"), name: title,
			aliases: []string{strings.ToLower(title), term},
			full:    []string{strings.ToLower(title), strings.ToLower(title), term},
		})
	}
	return all
}

// number writes a zero-based number as it stands in ids, one-based.
func number(prefix string, i int) string {
	digits := strconv.Itoa(i + 1)
	return prefix + strings.Repeat("0", max(5-len(digits), 0)) + digits
}
