package importing

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/fold"
)

// readText reads a plain text: its title from the lines above the first paragraph,
// and its paragraphs.
func readText(text string, o Origin) (*Page, error) {
	p := &Page{}
	if o.Address != "" {
		p.URL, p.Archived = (&metadata{address: o.Address}).addresses()
	}
	blocks := paragraphs(text)
	blocks, p.Left = withoutChrome(blocks)
	blocks = p.head(blocks)
	if len(blocks) == 0 {
		return nil, &PageError{"there is no article text in it", "save the page again, with its text"}
	}
	p.findDateline(blocks)
	for i, b := range blocks {
		blocks[i] = escape(b)
		if i+1 < len(blocks) && isHeading(b, blocks[i+1]) {
			blocks[i] = "## " + blocks[i]
		}
	}
	p.Body = strings.Join(blocks, "\n\n")
	return p, nil
}

var firstHeading = regexp.MustCompile(`\A#[ \t]+(.+?)[ \t#]*(?:\n|\z)`)

// readMarkdown reads a text in markdown as it stands: its title from a heading of the first
// level at its beginning.
func readMarkdown(text string, _ Origin) (*Page, error) {
	if strings.HasPrefix(text, "---\n") {
		return nil, &PageError{"it has front matter, as a record has", "copy it into content/articles/; dossier check says which of its fields are not those of an article"}
	}
	p := &Page{Body: text}
	if m := firstHeading.FindStringSubmatch(text); m != nil {
		p.Title, p.Body = plainBlock(m[1]), strings.TrimLeft(text[len(m[0]):], "\n")
	}
	if p.Body == "" {
		return nil, &PageError{"there is no article text in it", "write its text below the title"}
	}
	return p, nil
}

// paragraphs cuts a text into paragraphs on one line each. Where the lines of a
// paragraph are wrapped, a blank line ends it, otherwise every line does.
func paragraphs(text string) []string {
	var all []string
	if !wrapped(text) {
		for line := range strings.Lines(text) {
			if line = oneLine(line); line != "" {
				all = append(all, line)
			}
		}
		return all
	}
	for _, block := range regexp.MustCompile(`\n[ \t]*\n`).Split(text, -1) {
		if block = oneLine(block); block != "" {
			all = append(all, block)
		}
	}
	return all
}

// wrapped says whether the lines of a text are broken at a fixed width: none is much
// longer than a screen, and most are followed by another without a blank one.
func wrapped(text string) bool {
	const widest = 110 // code points
	full, followed := 0, 0
	all := strings.Split(text, "\n")
	for i, line := range all {
		n := utf8.RuneCountInString(line)
		if n > widest {
			return false
		}
		if n > widest/3 {
			full++
			if i+1 < len(all) && strings.TrimSpace(all[i+1]) != "" {
				followed++
			}
		}
	}
	return followed*2 > full && strings.Contains(text, "\n\n")
}

// ends says whether a line ends as a sentence does.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, `"'”’»)] `))
	return strings.ContainsRune(".!?…:;؟。", r)
}

// head takes the lines above the first paragraph: the longest is the title, a byline
// and a date are what they are, and the others are left out.
func (p *Page) head(blocks []string) []string {
	const most, longest = 4, 180 // lines, code points
	n := 0
	for n < min(most, len(blocks)-1) && !ends(blocks[n]) && utf8.RuneCountInString(blocks[n]) <= longest && !dateline.MatchString(blocks[n]) {
		n++
	}
	var lines []string
	var sighted []sighting
	for _, b := range blocks[:n] {
		if s, _ := sight(b); s.day != "" {
			sighted = append(sighted, s)
		}
		switch {
		case strings.HasPrefix(b, "By ") && len(p.Authors) == 0:
			names, date := datedByline(b)
			p.Authors, p.Published = byline(names), firstOf(p.Published, date)
		case day(b) != "":
			p.Published = day(b)
		default:
			lines = append(lines, b)
		}
	}
	for _, l := range lines {
		if utf8.RuneCountInString(l) > utf8.RuneCountInString(p.Title) {
			p.Title = l
		}
	}
	p.headline, p.sighted = p.Title, only(sighted)
	for _, l := range lines {
		if l != p.Title {
			p.Left = append(p.Left, fmt.Sprintf("%q, above the text", short(l)))
		}
	}
	return blocks[n:]
}

// datedByline cuts a day off that follows the names.
func datedByline(s string) (names, date string) {
	for i, r := range s {
		if r == ',' && day(s[i+1:]) != "" {
			return s[:i], day(s[i+1:])
		}
	}
	return s, ""
}

// dateline is a place in capitals before a dash, with an agency between: BAGHDAD —,
// ERBIL (Agency) –.
var dateline = regexp.MustCompile(`^(\p{Lu}[\p{Lu} .,'’-]{1,40}?)(?: ?\([^()]{2,40}\))? ?(?:—|–|--| - )\s*\pL`)

// findDateline takes the place from the beginning of one of the first paragraphs.
func (p *Page) findDateline(blocks []string) {
	const first = 5
	for _, b := range blocks[:min(first, len(blocks))] {
		if m := dateline.FindStringSubmatch(b); m != nil {
			p.Dateline = strings.TrimRight(strings.TrimSpace(m[1]), ",.")
			return
		}
	}
}

// isHeading says whether a short line above a paragraph is a heading: no full stop,
// and nearly every long word with a capital.
func isHeading(s, next string) bool {
	const longest, paragraph = 80, 80 // code points
	if ends(s) || utf8.RuneCountInString(s) > longest || utf8.RuneCountInString(next) < paragraph {
		return false
	}
	long, capital := 0, 0
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if utf8.RuneCountInString(w) > 3 {
			long++
			if unicode.IsUpper(r) {
				capital++
			}
		}
	}
	return capital > 0 && capital*4 >= long*3
}

// cuts are lines below which nothing of the article follows, and drops those that
// stand in it; folded, as a whole or, ending in a blank, as their beginning.
var (
	cuts = foldedLines(`related articles|related stories|related news|related posts|related topics|related content|related|more from |more stories|
		more on this story|more on this|you may also like|you might also like|recommended|recommended for you|recommended stories|most read|most popular|trending|
		trending now|latest news|hashtags|tags|comments|leave a comment|leave a reply|no comments yet|topics|keywords|try our ai features|
		lire aussi|articles lies|sur le meme sujet|mehr zum thema|noticias relacionadas|te puede interesar|
		مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|اقرأ أيضا|التعليقات|الأكثر قراءة|كلمات مفتاحية`)
	drops = foldedLines(`advertisement|sponsored|share|share this|share this article|print|email|listen|listen to this article|follow us|follow us on |read more|
		read more |read also |also read |related |sign up for |subscribe |subscribe|newsletter|skip to |photo |image |إعلان|شارك|اقرأ المزيد`)
)

func foldedLines(list string) map[string]bool {
	all := map[string]bool{}
	for _, s := range strings.Split(list, "|") {
		s = strings.TrimLeft(s, "\n\t ")
		key := fold.Key(s)
		if strings.HasSuffix(s, " ") {
			key += " "
		}
		all[key] = true
	}
	return all
}

// matches says whether a short line is one of a list.
func matches(list map[string]bool, line string) bool {
	const longest = 90 // code points
	if utf8.RuneCountInString(line) > longest || line == "" {
		return false
	}
	key := fold.Key(line)
	if list[key] {
		return !ends(line) || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "...")
	}
	for begin := range list {
		if strings.HasSuffix(begin, " ") && strings.HasPrefix(key, begin) && !ends(line) {
			return true
		}
	}
	return false
}

var markup = regexp.MustCompile("^[#>*+ -]+|[*_`\\\\]")

// plainBlock is the text of a block without the signs of markdown.
func plainBlock(s string) string { return strings.TrimSpace(markup.ReplaceAllString(s, "")) }

var credit = regexp.MustCompile(`(?i)\((photo|photos|photo credit|photo by|image|image credit|picture|credit|file photo|afp|reuters|ap)\b[^()]*\)\.?$`)

// withoutChrome leaves out what stands around an article: what follows "Related
// articles" and its like, captions, and lines that only repeat a part of the text. It
// says what it left.
func withoutChrome(blocks []string) (kept, left []string) {
	end := cutAt(blocks)
	if end < len(blocks) {
		left = append(left, fmt.Sprintf("%q and what follows it (%d in all)", short(plainBlock(blocks[end])), len(blocks)-end))
	}
	caption := ""
	for i, b := range blocks[:end] {
		text := plainBlock(b)
		switch {
		case matches(drops, text):
			left = append(left, fmt.Sprintf("%q", short(text)))
		case credit.MatchString(text) && utf8.RuneCountInString(text) < 300:
			caption = strings.TrimSpace(credit.ReplaceAllString(text, ""))
			left = append(left, fmt.Sprintf("%q, a caption", short(text)))
		case caption != "" && strings.HasPrefix(caption, strings.TrimRight(text, ". ")):
			left = append(left, fmt.Sprintf("%q, a caption", short(text)))
		case repeated(text, blocks[i+1:end]):
			left = append(left, fmt.Sprintf("%q, which the text repeats", short(text)))
		default:
			kept = append(kept, b)
		}
	}
	return kept, left
}

// cutAt returns where the first line stands below which nothing of the article
// follows: after two paragraphs at least, and not in the first quarter.
func cutAt(blocks []string) int {
	const paragraph = 80 // code points
	total := 0
	for _, b := range blocks {
		total += len(b)
	}
	long, before := 0, 0
	for i, b := range blocks {
		if long >= 2 && before*4 >= total && matches(cuts, plainBlock(b)) {
			return i
		}
		before += len(b)
		if utf8.RuneCountInString(b) >= paragraph {
			long++
		}
	}
	return len(blocks)
}

// repeated says whether a paragraph stands word for word within one of the next few,
// as a standfirst does.
func repeated(text string, rest []string) bool {
	const least, near = 60, 6 // code points, paragraphs
	if utf8.RuneCountInString(text) < least {
		return false
	}
	for _, other := range rest[:min(near, len(rest))] {
		if other = plainBlock(other); len(other) > len(text) && strings.Contains(other, text) {
			return true
		}
	}
	return false
}
