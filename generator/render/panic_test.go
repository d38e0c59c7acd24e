package render

import (
	"strings"
	"sync/atomic"
	"testing"
)

// TestPanicNamesPage wants a page that cannot be made to be an error with its address, beside others that
// can be made.
func TestPanicNamesPage(t *testing.T) {
	s := &site{}
	var made atomic.Int32
	s.job("a.html", func(*worker) error { made.Add(1); return nil })
	s.job("b.html", func(*worker) error { return s.jobs[len(s.jobs)+6].run(nil) })
	err := s.each(s.jobs, func(string, []byte, string) error { return nil }, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "b.html cannot be made: runtime error: index out of range [8] with length 2 (render.") || made.Load() != 1 {
		t.Errorf("%d made, error %v", made.Load(), err)
	}
}

// TestPanicOfOnePage wants the same of a page that is made by itself.
func TestPanicOfOnePage(t *testing.T) {
	p := &Pages{site: &site{}, jobs: map[string]job{}}
	p.enter(job{path: "b.html", run: func(*worker) error { panic("oh") }})
	if _, err := p.Page("b.html"); err == nil || !strings.HasPrefix(err.Error(), "b.html cannot be made: oh") {
		t.Errorf("error %v", err)
	}
}
