package dossier

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

const (
	// maxRelated is how many related articles are kept for an article.
	maxRelated = 6
	// maxShared is how many of the names that two articles share are kept.
	maxShared = 4
	// maxWith is how many entities are kept that appear together with one.
	maxWith = 24
	// window is how many articles before and after an article are looked at for
	// each entity that it names. It bounds the work for names that are everywhere,
	// which say little about what two articles have in common.
	window = 24
)

// Associator finds what appears together. It is for one goroutine; what it finds
// holds for the dossier as it was when the Associator was made.
type Associator struct {
	d       *Dossier
	weights []float64 // of entities: the fewer articles name it, the more it tells
	// The following are zero between calls.
	scores  []float64 // of articles
	counts  []int     // of entities
	touched []int     // articles or entities whose scores or counts are not zero, for its room
}

// NewAssociator prepares for questions about a dossier.
func NewAssociator(d *Dossier) *Associator {
	w := &Associator{d: d, weights: make([]float64, len(d.Entities)), scores: make([]float64, len(d.Articles)), counts: make([]int, len(d.Entities))}
	for _, x := range d.Entities {
		w.weights[x.Number] = math.Log1p(float64(len(d.Articles)) / float64(1+len(x.Articles)))
	}
	return w
}

// Related returns other articles that share much with one, the nearest first. It
// scores the neighbours by the names that they share.
func (w *Associator) Related(a *Article) []*Related {
	touched := w.touched[:0]
	for _, c := range a.Mentioned {
		for _, b := range near(c.Entity.Articles, a.Position) {
			i := b.Article.Position
			if i == a.Position {
				continue
			}
			if w.scores[i] == 0 {
				touched = append(touched, i)
			}
			w.scores[i] += w.weights[c.Entity.Number]
		}
	}
	nearest := first(maxRelated, touched, func(i, j int) int {
		return cmp.Or(cmp.Compare(w.scores[j], w.scores[i]), cmp.Compare(distance(i, a.Position), distance(j, a.Position)), cmp.Compare(i, j))
	})
	all := make([]*Related, len(nearest))
	for k, i := range nearest {
		all[k] = &Related{Article: w.d.Articles[i], Shared: w.shared(a, w.d.Articles[i])}
	}
	for _, i := range touched {
		w.scores[i] = 0
	}
	w.touched = touched
	return all
}

// first returns the first n of some elements in the order of compare, all of them if there are fewer.
func first[E any](n int, all []E, compare func(a, b E) int) []E {
	kept := make([]E, 0, n+1)
	for _, x := range all {
		if len(kept) == n && compare(kept[n-1], x) <= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(kept, x, compare)
		kept = slices.Insert(kept, at, x)
		kept = kept[:min(len(kept), n)]
	}
	return kept
}

func distance(i, j int) int { return max(i-j, j-i) }

// near returns the backlinks from the articles around a position.
func near(all []*Backlink, at int) []*Backlink {
	if len(all) <= 2*window {
		return all
	}
	i, _ := slices.BinarySearchFunc(all, at, func(b *Backlink, at int) int { return cmp.Compare(b.Article.Position, at) })
	return all[max(0, i-window):min(len(all), i+window)]
}

// shared returns the entities that two articles name, the most telling first.
func (w *Associator) shared(a, b *Article) []*Entity {
	for _, c := range b.Mentioned {
		w.counts[c.Entity.Number] = 1
	}
	var all []*Entity
	for _, c := range a.Mentioned {
		if w.counts[c.Entity.Number] > 0 {
			all = append(all, c.Entity)
		}
	}
	for _, c := range b.Mentioned {
		w.counts[c.Entity.Number] = 0
	}
	slices.SortStableFunc(all, func(x, y *Entity) int { return cmp.Compare(w.weights[y.Number], w.weights[x.Number]) })
	return all[:min(len(all), maxShared)]
}

// With returns the entities that are named in the same articles as one, the most
// frequent first.
func (w *Associator) With(x *Entity) []Companion {
	touched := w.touched[:0]
	for _, b := range x.Articles {
		for _, c := range b.Article.Mentioned {
			n := c.Entity.Number
			if n == x.Number {
				continue
			}
			if w.counts[n] == 0 {
				touched = append(touched, n)
			}
			w.counts[n]++
		}
	}
	most := first(maxWith, touched, func(i, j int) int {
		if c := cmp.Compare(w.counts[j], w.counts[i]); c != 0 {
			return c
		}
		return strings.Compare(w.d.Entities[i].Key(), w.d.Entities[j].Key())
	})
	all := make([]Companion, len(most))
	for k, n := range most {
		all[k] = Companion{Entity: w.d.Entities[n], N: w.counts[n]}
	}
	for _, n := range touched {
		w.counts[n] = 0
	}
	w.touched = touched
	return all
}
