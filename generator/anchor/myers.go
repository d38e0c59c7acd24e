package anchor

// The approximate search computes a column of the edit-distance matrix per code point
// of the text, 64 rows at a time. The bit vectors and the cut-off of blocks that cannot
// hold a near match are from G. Myers, A fast bit-vector algorithm for approximate
// string matching based on dynamic programming, J. ACM 46 (1999); the step inside a
// block is H. Hyyrö's shorter formulation, A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances, Nordic J. of Computing 10 (2003).

const wordBits = 64 // rows in a block

// pattern is a quotation compiled for the search. Symbols are numbers of code points in
// one index.
type pattern struct {
	length int // in code points, > 0
	// rows gives for each symbol which row of equal belongs to it; row 0 has no bit
	// set.
	rows []int32
	// equal holds for each row the blocks whose bit i tells whether the pattern has the
	// symbol at i.
	equal  []uint64
	blocks int
}

// compile prepares the symbols for the search in texts of the given alphabet size.
// Symbols outside the alphabet (negative ones) equal nothing.
func compile(symbols []int32, alphabet int) *pattern {
	blocks := (len(symbols) + wordBits - 1) / wordBits
	p := &pattern{length: len(symbols), rows: make([]int32, alphabet), equal: make([]uint64, blocks, 32*blocks), blocks: blocks}
	for i, s := range symbols {
		if s < 0 {
			continue
		}
		if p.rows[s] == 0 {
			p.rows[s] = int32(len(p.equal) / blocks)
			p.equal = append(p.equal, make([]uint64, blocks)...)
		}
		p.equal[int(p.rows[s])*blocks+i/wordBits] |= 1 << (i % wordBits)
	}
	return p
}

// block is 64 rows of a column: bit i of plus (minus) tells that row i is one more
// (less) than the row above; score is the bottom row, which has bit number bottom.
type block struct {
	plus, minus uint64
	score       int
	bottom      uint8
}

// below makes block b from the score in the row above it: each row is one more.
func (p *pattern) below(score, b int) block {
	height := min(wordBits, p.length-b*wordBits)
	return block{plus: ^uint64(0), score: score + height, bottom: uint8(height - 1)}
}

// anywhere sets scores[j] to the least edit distance between the pattern and a passage
// that ends behind text[j]. Distances above limit become limit+1.
func (p *pattern) anywhere(text []int32, limit int, scores []int32) {
	p.run(text, limit, 0, scores)
}

// fromStart sets scores[j] to the edit distance between the pattern and text[:j+1].
func (p *pattern) fromStart(text []int32, scores []int32) {
	p.run(text, p.length+len(text), 1, scores)
}

// run computes the columns. top is what the row above the pattern grows by from one
// column to the next: 0 lets a match begin anywhere, 1 only at the start.
func (p *pattern) run(text []int32, limit int, top uint64, scores []int32) {
	column := make([]block, p.blocks)
	column[0] = p.below(0, 0)
	last := 0 // the last block that may hold a score within the limit
	for last+1 < p.blocks && column[last].score <= limit {
		last++
		column[last] = p.below(last*wordBits, last)
	}
	for j, symbol := range text {
		equal := p.equal[int(p.rows[symbol])*p.blocks:][:p.blocks]
		up, down := top, uint64(0)
		for i := range column[:last+1] {
			b := &column[i]
			eq, plus, minus := equal[i], b.plus, b.minus
			vertical := eq | minus
			eq |= down
			horizontal := (((eq & plus) + plus) ^ plus) | eq
			grow := minus | ^(horizontal | plus)
			shrink := plus & horizontal
			grow, up = grow<<1|up, grow>>(b.bottom&63)&1
			shrink, down = shrink<<1|down, shrink>>(b.bottom&63)&1
			b.score += int(up) - int(down)
			b.plus = shrink | ^(vertical | grow)
			b.minus = grow & vertical
		}
		scores[j] = int32(limit + 1)
		if last == p.blocks-1 && column[last].score <= limit {
			scores[j] = int32(column[last].score)
		}
		last = p.cut(column, last, limit)
	}
}

// cut takes away the blocks that are wholly beyond the limit, or adds the next one if a
// score within the limit may pass into it with the next column. Block 0 always stays.
func (p *pattern) cut(column []block, last, limit int) int {
	for last > 0 && column[last].score > limit+int(column[last].bottom) {
		last--
	}
	if column[last].score <= limit && last+1 < p.blocks {
		column[last+1] = p.below(column[last].score, last+1)
		last++
	}
	return last
}
