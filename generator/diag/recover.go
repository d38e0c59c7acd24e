package diag

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	"dossier/generator/source"
)

// Recover is to be deferred around work on one file: it ends a panic and reports it as a mistake of
// dossier's own that this file shows, so that all other files are gone through and the user knows
// which one it is.
func (r *Report) Recover(span source.Span) {
	if p := recover(); p != nil {
		r.Add(Internal, span, "dossier failed on this file: %s", short(Panic(p))).
			WithHelp("this is a mistake of dossier, not of yours: please report it, with the file; without it in content/, the rest can be built")
	}
}

// Panic says what a recovered panic was, and where in dossier. It is to be called by the function that
// recovered.
func Panic(value any) string { return string(Placed(value)) }

// PlacedPanic is what Panic says, as a value to panic with on another goroutine: there, Panic says the
// same of it.
type PlacedPanic string

// Placed is Panic for a value to panic with.
func Placed(value any) PlacedPanic {
	if p, ok := value.(PlacedPanic); ok {
		return p
	}
	return PlacedPanic(fmt.Sprintf("%v (%s)", value, origin()))
}

// origin returns the function and line of dossier nearest to the panic, without any path of the machine
// on which it was built.
func origin() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for panicked := false; ; {
		frame, more := frames.Next()
		if panicked && strings.HasPrefix(frame.Function, "dossier/") {
			return fmt.Sprintf("%s, %s:%d", path.Base(frame.Function), path.Base(frame.File), frame.Line)
		}
		panicked = panicked || frame.Function == "runtime.gopanic"
		if !more {
			return "place not known"
		}
	}
}

// longest is the length in code points to which messages are cut: what they quote may be a file without
// line ends.
const longest = 600

// short cuts a message that is too long to be read.
func short(s string) string {
	if len(s) <= longest {
		return s
	}
	runes := []rune(s[:min(len(s), longest*4)])
	if len(runes) <= longest {
		return s
	}
	return string(runes[:longest]) + "…"
}
