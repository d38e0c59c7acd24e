package parallel_test

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/parallel"
)

func TestEach(t *testing.T) {
	for _, goroutines := range []int{0, 1, 3, 50} {
		var calls [20]atomic.Int32
		busy := make([]atomic.Bool, 64)
		parallel.Each(goroutines, len(calls), func(goroutine, i int) {
			if busy[goroutine].Swap(true) {
				t.Errorf("goroutine %d is given two numbers at once", goroutine)
			}
			calls[i].Add(1)
			busy[goroutine].Store(false)
		})
		for i := range calls {
			if calls[i].Load() != 1 {
				t.Errorf("with %d goroutines, %d calls for %d", goroutines, calls[i].Load(), i)
			}
		}
	}
	parallel.Each(2, 0, func(_, i int) { t.Error("a call for nothing") })
}

// TestTryReturnsFirst wants the error of the lowest number, whoever fails first, and no call after it
// was returned.
func TestTryReturnsFirst(t *testing.T) {
	third := make(chan bool)
	var begun atomic.Int32
	err := parallel.Try(2, 100, func(_, i int) error {
		begun.Add(1)
		switch i {
		case 2:
			<-third
			return errors.New("two")
		case 3:
			close(third)
			return errors.New("three")
		}
		return nil
	})
	if err == nil || err.Error() != "two" || begun.Load() > 5 {
		t.Errorf("%v after %d calls", err, begun.Load())
	}
}

// TestPanic wants a panic on another goroutine to reach the caller, with the place where it began.
func TestPanic(t *testing.T) {
	defer func() {
		said := diag.Panic(recover())
		if !strings.HasPrefix(said, "no such thing (parallel_test.TestPanic.") || strings.Count(said, ".go:") != 1 {
			t.Errorf("the caller learns %q", said)
		}
	}()
	parallel.Each(2, 10, func(_, i int) {
		if i == 4 {
			panic(fmt.Sprintf("no such %s", "thing"))
		}
	})
}
