package output

import (
	"runtime"
	"sync"
)

// parallel calls do for 0 to n-1 on a few goroutines. After an error no more calls are begun; of
// several errors, that of the lowest number is returned. The work waits for the disk more than it
// computes, hence two goroutines a core.
func parallel(n int, do func(i int) error) error {
	var (
		mu       sync.Mutex
		group    sync.WaitGroup
		next     int
		failedAt = n
		first    error
	)
	// Numbers are handed out in order, so a failure stops those above it.
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1, next <= n && first == nil
	}
	for range min(n, 2*runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				err := do(i)
				mu.Lock()
				if err != nil && i < failedAt {
					failedAt, first = i, err
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return first
}
