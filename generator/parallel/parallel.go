// Package parallel calls a function for many numbers on several goroutines.
package parallel

import (
	"runtime"
	"sync"

	"dossier/generator/diag"
)

// Each calls f once for every number below n, beginning in ascending order, on so many
// goroutines, zero for one a core, and returns when all calls have. f is also given the
// number of its goroutine, from zero; two calls with the same one never overlap.
//
// When a call panics no more are begun, and Each panics with the value and the place of
// that panic, as diag.Panic says them.
func Each(goroutines, n int, f func(goroutine, i int)) {
	_ = Try(goroutines, n, func(goroutine, i int) error {
		f(goroutine, i)
		return nil
	})
}

// Try is Each for what may fail: after an error no more calls are begun, and of several
// errors that of the lowest number is returned.
func Try(goroutines, n int, f func(goroutine, i int) error) error {
	if goroutines <= 0 {
		goroutines = runtime.GOMAXPROCS(0)
	}
	r := run{n: n, f: f, failedAt: n}
	var group sync.WaitGroup
	for goroutine := range min(goroutines, n) {
		group.Go(func() { r.work(goroutine) })
	}
	group.Wait()
	if r.panicked != nil {
		panic(r.panicked)
	}
	return r.err
}

// run is one call of Try.
type run struct {
	n int
	f func(goroutine, i int) error

	mu       sync.Mutex // guards what follows
	next     int
	failedAt int // the number of err, n without one
	err      error
	panicked any
}

// work makes calls until there are no more to begin.
func (r *run) work(goroutine int) {
	defer func() {
		if p := recover(); p != nil {
			at := diag.Placed(p)
			r.mu.Lock()
			defer r.mu.Unlock()
			r.panicked = at
		}
	}()
	for i, ok := r.take(); ok; i, ok = r.take() {
		if err := r.f(goroutine, i); err != nil {
			r.fail(i, err)
		}
	}
}

func (r *run) take() (int, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.next++
	return r.next - 1, r.next <= r.n && r.err == nil && r.panicked == nil
}

func (r *run) fail(i int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i < r.failedAt {
		r.failedAt, r.err = i, err
	}
}
