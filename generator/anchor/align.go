package anchor

import "strings"

// gap is a stretch in which the words of a quotation and of a place differ.
type gap struct{ quoted, found []word }

// align gives the gaps between the words that both lists have in the same order, by a
// heaviest common subsequence. A number, negation or capitalized word weighs more than
// one other and less than two, so that in "31 crowns" and "crowns 31" it is the crowns
// that moved. It must not weigh more: a number, name or not that has passed over two
// words may belong to another thing now.
func align(quoted, found []word) []gap {
	for len(quoted) > 0 && len(found) > 0 && quoted[0].key == found[0].key {
		quoted, found = quoted[1:], found[1:]
	}
	for len(quoted) > 0 && len(found) > 0 && quoted[len(quoted)-1].key == found[len(found)-1].key {
		quoted, found = quoted[:len(quoted)-1], found[:len(found)-1]
	}
	common := subsequences(quoted, found)
	width := len(found) + 1
	var gaps []gap
	i, j := 0, 0
	for i < len(quoted) || j < len(found) {
		q, f := i, j
		for i < len(quoted) || j < len(found) {
			if i < len(quoted) && j < len(found) && quoted[i].key == found[j].key {
				break
			}
			if j == len(found) || i < len(quoted) && common[(i+1)*width+j] >= common[i*width+j+1] {
				i++
			} else {
				j++
			}
		}
		if i > q || j > f {
			gaps = append(gaps, gap{quoted[q:i], found[f:j]})
		}
		for i < len(quoted) && j < len(found) && quoted[i].key == found[j].key {
			i, j = i+1, j+1
		}
	}
	return gaps
}

// subsequences gives in row i, column j the weight of the heaviest common subsequence
// of a[i:] and b[j:].
func subsequences(a, b []word) []int32 {
	width := len(b) + 1
	table := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].key == b[j].key {
				table[i*width+j] = table[(i+1)*width+j+1] + a[i].weight()
			} else {
				table[i*width+j] = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	return table
}

// weight is what a word counts in an alignment.
func (w word) weight() int32 {
	if w.kind != ordinary || strings.ToLower(w.text) != w.text {
		return 3
	}
	return 2
}

// typo tells whether the words, of five code points or more, are so near that one is
// likely the other misspelt: one edit or swap of neighbours, two from eight code points
// on.
func typo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	short := min(len(x), len(y))
	return short >= 5 && editDistance(x, y) <= 1 || short >= 8 && editDistance(x, y) <= 2
}

// similar tells whether the words are spellings or inflections of one: a third of them
// edited at most, or one beginning of four bytes or more.
func similar(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if len(a) >= 4 && len(b) >= 4 && a[:4] == b[:4] {
		return true
	}
	x, y := []rune(a), []rune(b)
	return editDistance(x, y) <= max(1, max(len(x), len(y))/3)
}

// editDistance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours.
func editDistance(a, b []rune) int {
	if len(a) > 64 || len(b) > 64 {
		return max(len(a), len(b)) // no word; not worth the time
	}
	var rows [3][65]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := range a {
		last, row, before := &rows[i%3], &rows[(i+1)%3], &rows[(i+2)%3]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}
