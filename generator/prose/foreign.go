package prose

import "strings"

// Foreign returns markdown that was written for other software so that it means
// here what it meant there: %%, == and [[ are escaped, which are signs of this
// dialect alone and would hide or change words. A [[link]] whose target is known
// stays. Code is left as it is.
func Foreign(markdown string, known func(target string) bool) string {
	if !strings.Contains(markdown, "%%") && !strings.Contains(markdown, "==") && !strings.Contains(markdown, "[[") {
		return markdown
	}
	var b strings.Builder
	from := 0
	put := func(at, skip int, escaped string) int {
		b.WriteString(markdown[from:at])
		b.WriteString(escaped)
		from = at + skip
		return from
	}
	for i := 0; i < len(markdown); {
		if end := codeEnd(markdown, i); end > i {
			i = end
			continue
		}
		switch rest := markdown[i:]; {
		case rest[0] == '\\':
			i += 2
		case strings.HasPrefix(rest, "%%"):
			i = put(i, 2, `\%\%`)
		case strings.HasPrefix(rest, "==") && !atLineStart(markdown, i):
			i = put(i, 2, `\=\=`)
		case strings.HasPrefix(rest, "[["):
			if target, ok := linkTarget(rest); ok && known(target) {
				i += 2
			} else {
				i = put(i, 2, `\[\[`)
			}
		default:
			i++
		}
	}
	b.WriteString(markdown[from:])
	return b.String()
}

// linkTarget returns the target of the [[link]] with which s begins; false when it
// is none, or longer than any that people write.
func linkTarget(s string) (string, bool) {
	const longest = 1000 // bytes, so that a line full of brackets costs no more
	line, _, _ := strings.Cut(s[:min(len(s), longest)], "\n")
	n, _ := readWiki([]byte(line))
	if n == nil {
		return "", false
	}
	return n.target, true
}

// atLineStart says whether nothing but up to three spaces stands before i on its line.
func atLineStart(s string, i int) bool {
	before := s[max(i-4, 0):i]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return len(before) <= 3 && strings.Trim(before, " ") == ""
}
