package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"dossier/generator/diag"
)

// state is what pages are told: that something changed, and what is wrong.
type state struct {
	// Version counts the states of the site from one. One that has errors has the
	// version of the last without.
	Version  int       `json:"version"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Problems []problem `json:"problems"`
	// Pending says that pages may show what was before the last save: what follows from
	// it is still worked out.
	Pending bool `json:"pending"`
}

// problem is a diagnostic for a page.
type problem struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Code     string `json:"code"`
	// Path, Line and Column say where; "" and zero for the dossier as a whole.
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	// Text is the diagnostic as a terminal shows it.
	Text string `json:"text"`
}

// maxProblems is how many problems a page is told; the terminal has all.
const maxProblems = 50

// problemsOf returns the problems for a page, errors first.
func problemsOf(all []*diag.Diagnostic) (list []problem, errors, warnings int) {
	list = []problem{}
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for _, d := range all {
			if d.Severity != severity {
				continue
			}
			if severity == diag.Error {
				errors++
			} else {
				warnings++
			}
			if len(list) < maxProblems {
				list = append(list, problemOf(d))
			}
		}
	}
	return list, errors, warnings
}

func problemOf(d *diag.Diagnostic) problem {
	var text bytes.Buffer
	_ = diag.WriteText(&text, []*diag.Diagnostic{d}) // a buffer takes everything
	p := problem{Severity: d.Severity.String(), Message: d.Message, Code: string(d.Code), Text: text.String()}
	if d.Span.File != nil {
		at := d.Span.Position()
		p.Path, p.Line, p.Column = d.Span.Path(), at.Line, at.Column
	}
	return p
}

// hub tells every open page of each new state.
type hub struct {
	mu    sync.Mutex
	last  state
	pages map[chan state]bool
}

func newHub() *hub { return &hub{pages: map[chan state]bool{}} }

// tell tells all pages. A page that has not yet taken the last state gets this one
// in its place.
func (h *hub) tell(s state) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = s
	for page := range h.pages {
		select {
		case <-page:
		default:
		}
		page <- s
	}
}

func (h *hub) state() state {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last
}

// join gives a page the last state and those that follow, until leave is called.
func (h *hub) join() (page chan state, leave func()) {
	page = make(chan state, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pages[page] = true
	page <- h.last
	return page, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.pages, page)
	}
}

// ServeHTTP streams the states as server-sent events.
func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	page, leave := h.join()
	defer leave()
	out := http.NewResponseController(w)
	for {
		select {
		case <-r.Context().Done():
			return
		case s := <-page:
			data, err := json.Marshal(s)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
			if out.Flush() != nil {
				return
			}
		}
	}
}
