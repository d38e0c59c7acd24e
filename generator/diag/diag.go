// Package diag carries what the generator has to say about the input: every
// problem as data, with the place, the remedy and the related places, to be
// written for people or for machines.
//
// The shape follows HCL's diagnostics and the messages of the Rust compiler:
// problems are values that a phase adds to a report and goes on, not errors that
// end it.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dossier/generator/source"
)

// Severity says what a problem does to the build.
type Severity uint8

const (
	// Warning leaves the build standing, except under --strict.
	Warning Severity = iota + 1
	// Error fails the build.
	Error
)

func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Diagnostic is one problem.
type Diagnostic struct {
	Code     Code
	Severity Severity
	// Message says what is wrong in the editor's words: lower case, one line,
	// no final stop.
	Message string
	// Span is where; without a file the whole dossier is meant.
	Span source.Span
	// Help says what to do about it; it may be empty.
	Help string
	// Related are other places that belong to the problem.
	Related []Related
	// Patches are changes that would mend it, ready to paste.
	Patches []Patch
}

// Related is another place that explains a problem.
type Related struct {
	Message string
	Span    source.Span
}

// Patch is a change to front matter that would mend a problem: the fields to
// write, in order, each with its new value.
type Patch struct {
	Message string
	Fields  []Field
	// For is the place that the patch decides for, where there are several; without
	// a file there is none.
	For source.Span
}

// Field is one key of front matter and the value that it should get.
type Field struct {
	Key, Value string
}

// WithHelp sets what to do about the problem and returns it.
func (d *Diagnostic) WithHelp(format string, args ...any) *Diagnostic {
	d.Help = format
	if len(args) > 0 {
		d.Help = fmt.Sprintf(format, args...)
	}
	return d
}

// See adds a related place and returns the diagnostic.
func (d *Diagnostic) See(span source.Span, format string, args ...any) *Diagnostic {
	d.Related = append(d.Related, Related{Message: short(fmt.Sprintf(format, args...)), Span: span})
	return d
}

// Report collects diagnostics. It is safe for concurrent use; the zero value is
// ready.
type Report struct {
	mu   sync.Mutex
	list []*Diagnostic
}

// Add reports a problem of the given code, whose severity the table of codes
// decides, and returns it so that help and related places can be added at once.
// The returned value must not be changed after the phase that added it ends.
func (r *Report) Add(code Code, span source.Span, format string, args ...any) *Diagnostic {
	d := &Diagnostic{Code: code, Severity: code.Severity(), Span: span, Message: short(fmt.Sprintf(format, args...))}
	r.mu.Lock()
	r.list = append(r.list, d)
	r.mu.Unlock()
	return d
}

// Take adds diagnostics that were reported before, such as those of a file that
// was not read again.
func (r *Report) Take(all []*Diagnostic) {
	if len(all) == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, all...)
}

// All returns the diagnostics in the order of their places: by path, offset,
// code and message, so that the order of goroutines does not show.
func (r *Report) All() []*Diagnostic {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := slices.Clone(r.list)
	slices.SortStableFunc(all, func(a, b *Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.Span.Path(), b.Span.Path()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			strings.Compare(string(a.Code), string(b.Code)),
			strings.Compare(a.Message, b.Message),
		)
	})
	return all
}

// Count returns how many errors and how many warnings there are.
func (r *Report) Count() (errors, warnings int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, d := range r.list {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
