package preview

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watched are the folders of a dossier from which a site is made.
var watched = []string{"content", "templates", "static"}

const (
	// quiet is how long nothing must happen before changes are passed on: one save is
	// several events.
	quiet = 4 * time.Millisecond
	// longest is for how long changes that do not end are held back, such as those of
	// a git checkout.
	longest = 150 * time.Millisecond
	// many is from how many changed files on they are no longer told apart.
	many = 200
)

// watcher tells of changed files below the folders of a dossier. Folders are
// watched and not files, so that an editor that saves by renaming is seen.
type watcher struct {
	root  string
	fs    *fsnotify.Watcher
	paths map[string]bool // changed since the last report
	all   bool            // something changed that no path stands for
}

// watch watches the dossier at root.
func watch(root string) (*watcher, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	notify, err := fsnotify.NewBufferedWatcher(4096)
	if err != nil {
		return nil, err
	}
	w := &watcher{root: root, fs: notify, paths: map[string]bool{}}
	if err := notify.Add(root); err != nil {
		return nil, errors.Join(err, notify.Close())
	}
	for _, name := range watched {
		w.addFolder(filepath.Join(root, name))
	}
	return w, nil
}

func (w *watcher) close() { _ = w.fs.Close() }

// addFolder watches a folder and those in it. One that cannot be watched is left
// out: reading it will report why.
func (w *watcher) addFolder(dir string) {
	_ = filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil || !e.IsDir():
		case strings.HasPrefix(e.Name(), ".") && p != dir:
			return fs.SkipDir
		default:
			_ = w.fs.Add(p)
		}
		return nil
	})
}

// run reports changes until done is closed: the paths of the changed files from the
// dossier's folder, with slashes, in order, or none when everything may have
// changed.
func (w *watcher) run(done <-chan struct{}, report func(paths []string)) {
	var first time.Time
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-done:
			return
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			w.note(e)
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			w.all = true // events were lost
		case <-timer.C:
			first = time.Time{}
			report(w.take())
			continue
		}
		if len(w.paths) == 0 && !w.all {
			continue
		}
		if first.IsZero() {
			first = time.Now()
		}
		timer.Reset(min(quiet, longest-time.Since(first)))
	}
}

// take returns what changed and forgets it.
func (w *watcher) take() []string {
	var paths []string
	if !w.all && len(w.paths) <= many {
		for p := range w.paths {
			paths = append(paths, p)
		}
		slices.Sort(paths)
	}
	w.paths, w.all = map[string]bool{}, false
	return paths
}

// note takes in one event.
func (w *watcher) note(e fsnotify.Event) {
	rel, err := filepath.Rel(w.root, e.Name)
	if err != nil {
		return
	}
	rel = filepath.ToSlash(rel)
	top, _, inside := strings.Cut(rel, "/")
	if !slices.Contains(watched, top) || passing(filepath.Base(e.Name)) {
		return
	}
	info, err := os.Lstat(e.Name)
	switch {
	case !inside, err == nil && info.IsDir():
		if e.Has(fsnotify.Create) {
			w.addFolder(e.Name)
		}
		w.all = w.all || !e.Has(fsnotify.Write)
	case err != nil && filepath.Ext(rel) == "":
		w.all = true // probably a folder that is gone
	default:
		w.paths[rel] = true
	}
}

// passing says whether a name is one that editors give to files that live for as
// long as a save takes.
func passing(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || name == "4913" || strings.HasSuffix(name, ".tmp") || strings.HasPrefix(name, "#")
}
