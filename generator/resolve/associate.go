package resolve

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"

	"dossier/generator/dossier"
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

// associate finds for every article those that share the most telling names with
// it, and for every entity those that appear in the same articles. It wants the
// articles sorted and the backlinks made.
func (r *resolver) associate() {
	d := r.d
	weights := make([]float64, len(d.Entities))
	for _, x := range d.Entities {
		weights[x.Number] = math.Log1p(float64(len(d.Articles)) / float64(1+len(x.Articles)))
	}
	workers := make([]associator, runtime.GOMAXPROCS(0))
	for i := range workers {
		workers[i] = associator{d, weights, make([]float64, len(d.Articles)), make([]int, len(d.Entities))}
	}
	parallel(len(d.Articles), func(w, i int) { d.Articles[i].Related = workers[w].related(d.Articles[i]) })
	parallel(len(d.Entities), func(w, i int) { d.Entities[i].With = workers[w].with(d.Entities[i]) })
}

// associator is what one goroutine needs. Its scores and counts are zero between
// calls.
type associator struct {
	d       *dossier.Dossier
	weights []float64 // of entities: the fewer articles name it, the more it tells
	scores  []float64 // of articles
	counts  []int     // of entities
}

// related scores the neighbours of an article by the names that they share.
func (w *associator) related(a *dossier.Article) []*dossier.Related {
	var touched []int
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
	slices.SortFunc(touched, func(i, j int) int {
		return cmp.Or(cmp.Compare(w.scores[j], w.scores[i]), cmp.Compare(distance(i, a.Position), distance(j, a.Position)), cmp.Compare(i, j))
	})
	var all []*dossier.Related
	for _, i := range touched[:min(len(touched), maxRelated)] {
		all = append(all, &dossier.Related{Article: w.d.Articles[i], Shared: w.shared(a, w.d.Articles[i])})
	}
	for _, i := range touched {
		w.scores[i] = 0
	}
	return all
}

func distance(i, j int) int { return max(i-j, j-i) }

// near returns the backlinks from the articles around a position.
func near(all []*dossier.Backlink, at int) []*dossier.Backlink {
	if len(all) <= 2*window {
		return all
	}
	i, _ := slices.BinarySearchFunc(all, at, func(b *dossier.Backlink, at int) int { return cmp.Compare(b.Article.Position, at) })
	return all[max(0, i-window):min(len(all), i+window)]
}

// shared returns the entities that two articles name, the most telling first.
func (w *associator) shared(a, b *dossier.Article) []*dossier.Entity {
	for _, c := range b.Mentioned {
		w.counts[c.Entity.Number] = 1
	}
	var all []*dossier.Entity
	for _, c := range a.Mentioned {
		if w.counts[c.Entity.Number] > 0 {
			all = append(all, c.Entity)
		}
	}
	for _, c := range b.Mentioned {
		w.counts[c.Entity.Number] = 0
	}
	slices.SortStableFunc(all, func(x, y *dossier.Entity) int { return cmp.Compare(w.weights[y.Number], w.weights[x.Number]) })
	return all[:min(len(all), maxShared)]
}

// with counts the entities in the articles that name an entity.
func (w *associator) with(x *dossier.Entity) []dossier.Pair {
	var touched []int
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
	slices.SortFunc(touched, func(i, j int) int {
		if c := cmp.Compare(w.counts[j], w.counts[i]); c != 0 {
			return c
		}
		return strings.Compare(w.d.Entities[i].Key(), w.d.Entities[j].Key())
	})
	var all []dossier.Pair
	for k, n := range touched {
		if k < maxWith {
			all = append(all, dossier.Pair{Entity: w.d.Entities[n], N: w.counts[n]})
		}
		w.counts[n] = 0
	}
	return all
}
