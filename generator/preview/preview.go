// Package preview shows a dossier while it is being written: it builds in memory,
// serves on this machine alone, watches the sources, and tells open pages of every
// change. From an open page, notes can be written and files opened.
package preview

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// Options say what is shown, and how.
type Options struct {
	site.Options
	// Port is the port to serve on.
	Port int
	// AnyPort lets a free port take the place of Port when that is in use.
	AnyPort bool
	// Editor is the command that opens a file; blank for that of the system.
	Editor string
	// Ready, which may be nil, is told the address once the site is served.
	Ready func(address string)
	// Shown, which may be nil, is told how long it took to show the page of a changed
	// file before the rest was worked out.
	Shown func(took time.Duration)
	// Changed, which may be nil, is told the problems after every change, and how long
	// it took to bring the whole site up to date.
	Changed func(problems []*diag.Diagnostic, took time.Duration)
}

// PortError is a port that cannot be had.
type PortError struct {
	Port int
	Err  error
}

func (e *PortError) Error() string {
	if errors.Is(e.Err, errInUse) {
		return fmt.Sprintf("port %d is in use", e.Port)
	}
	return fmt.Sprintf("cannot serve on port %d: %s", e.Port, e.Err)
}

func (e *PortError) Unwrap() error { return e.Err }

//go:embed client
var client embed.FS

// server is a running preview.
type server struct {
	options Options
	live    *site.Live
	hub     *hub
	guard   guard
	opener  opener
	good    goodPages
	writing sync.Mutex // held while patches are written

	mu      sync.Mutex
	version int
	held    *time.Timer // errors that wait to be shown, until the next update begins

	changes changes
}

// Serve shows the dossier until the context ends. Problems of its content are shown
// and are no error; the error is for a port that cannot be had (*PortError) and for
// sources that cannot be read or watched at all.
func Serve(ctx context.Context, o Options) error {
	listener, err := listen(o.Port, o.AnyPort)
	if err != nil {
		return err
	}
	defer listener.Close()
	watcher, err := watch(o.Source) // before reading, so that no change is missed
	if err != nil {
		return fmt.Errorf("cannot watch %q: %w", o.Source, err)
	}
	defer watcher.close()
	port := listener.Addr().(*net.TCPAddr).Port
	s := &server{options: o, live: site.NewLive(o.Options), hub: newHub(), guard: newGuard(port), opener: opener{o.Source, o.Editor}, changes: changes{more: make(chan struct{}, 1)}}
	if err := s.update(nil, false); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go s.work(ctx)
	go watcher.run(ctx.Done(), s.changed)
	if o.Ready != nil {
		o.Ready("http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) + "/")
	}
	return s.serve(ctx, listener)
}

// listen opens the port on this machine's own address.
func listen(port int, any bool) (net.Listener, error) {
	const tries = 20
	for n := port; ; n++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(n)))
		if err == nil {
			return l, nil
		}
		if !any || !errors.Is(err, errInUse) || n == port+tries {
			return nil, &PortError{port, err}
		}
	}
}

// serve answers requests until the context ends.
func (s *server) serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{Handler: s.guard.wrap(s.routes()), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		<-ctx.Done()
		_ = h.Close()
	}()
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-ended
	return nil
}

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /_preview/events", s.hub)
	mux.Handle("GET /_preview/client/", http.StripPrefix("/_preview/", http.FileServerFS(client)))
	mux.HandleFunc("GET /_preview/choices", s.choices)
	mux.HandleFunc("POST /_preview/annotations", s.annotate)
	mux.HandleFunc("POST /_preview/open", s.open)
	mux.HandleFunc("POST /_preview/accept", s.accept)
	mux.HandleFunc("GET /_desk", s.desk)
	mux.HandleFunc("GET /", s.page)
	return mux
}

// patience is for how long errors are held back that another save may mend: many
// editors empty a file before they write it.
const patience = 120 * time.Millisecond

// rest is for how long nothing must be saved before all that follows from a change is
// worked out whose own page is shown already.
const rest = 250 * time.Millisecond

// changes are the files that changed and have not been worked out.
type changes struct {
	mu      sync.Mutex
	paths   []string
	all     bool          // more may have changed than the paths
	hurried bool          // the pages of all of them are shown already
	more    chan struct{} // has something when there is something to do
}

func (c *changes) add(paths []string, hurried bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hurried = hurried && (c.hurried || len(c.paths) == 0 && !c.all)
	c.paths, c.all = append(c.paths, paths...), c.all || len(paths) == 0
	select {
	case c.more <- struct{}{}:
	default:
	}
}

// waiting says whether something has not been worked out.
func (c *changes) waiting() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all || len(c.paths) > 0
}

// take returns what is to be worked out, none for everything, and false while it can
// wait for what follows.
func (c *changes) take(rested bool) (paths []string, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hurried && !rested {
		return nil, false
	}
	if !c.all {
		paths = c.paths
	}
	c.paths, c.all, c.hurried = nil, false, false
	return paths, true
}

// changed shows the page of a changed file at once where that can be done, and leaves
// the rest to work.
func (s *server) changed(paths []string) {
	start := time.Now()
	shown := s.live.Hurry(paths...)
	s.mu.Lock()
	now := s.hub.state()
	now.Pending = true
	if shown != site.NotShown {
		s.version++
		now.Version = s.version
	}
	s.hub.tell(now)
	s.changes.add(paths, shown == site.FullyShown) // what is told when they are worked out comes after this
	s.mu.Unlock()
	if shown != site.NotShown && s.options.Shown != nil {
		s.options.Shown(time.Since(start))
	}
}

// work brings the site up to date after each change, until the context ends.
func (s *server) work(ctx context.Context) {
	timer := time.NewTimer(rest)
	for {
		rested := false
		select {
		case <-ctx.Done():
			return
		case <-s.changes.more:
		case <-timer.C:
			rested = true
		}
		paths, ok := s.changes.take(rested)
		switch {
		case !ok:
			timer.Reset(rest)
		case rested && paths == nil: // there was nothing to do
		default:
			_ = s.update(paths, rested)
		}
	}
}

// update brings the site up to date and tells the open pages. It does so in its own time
// where the pages of what changed are shown already.
func (s *server) update(paths []string, hurried bool) error {
	start := time.Now()
	s.mu.Lock()
	if s.held != nil {
		s.held.Stop()
		s.held = nil
	}
	s.mu.Unlock()
	bring := s.live.Update
	if hurried {
		bring = s.live.Follow
	}
	problems, err := bring(paths...)
	if err != nil {
		problems = []*diag.Diagnostic{{Code: diag.FileUnreadable, Severity: diag.Error, Message: "cannot read the content: " + err.Error(), Help: "restore the folder content/; the preview goes on by itself"}}
	}
	took := time.Since(start)
	s.mu.Lock()
	defer s.mu.Unlock()
	first := s.version == 0
	list, errs, warnings := problemsOf(problems)
	if errs == 0 || first {
		s.version++
	}
	now := state{Version: s.version, Errors: errs, Warnings: warnings, Problems: list}
	tell := func() {
		now.Pending = s.changes.waiting()
		s.hub.tell(now)
		if s.options.Changed != nil {
			s.options.Changed(problems, took)
		}
	}
	if errs > 0 && !first {
		var held *time.Timer
		held = time.AfterFunc(patience, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			// What is worked out next tells how things are then.
			if s.held == held && !s.changes.waiting() {
				tell()
			}
		})
		s.held = held
	} else {
		tell()
	}
	if first {
		return err
	}
	return nil
}
