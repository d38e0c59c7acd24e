package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// The modes of everything that is written, whatever the umask.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// Summary counts what Write did. The manifest does not count.
type Summary struct {
	Written   int // new or changed
	Unchanged int
	Deleted   int
	Bytes     int64 // written
	// Kept are files that an earlier build wrote and this one does not produce, but which were
	// changed by somebody else since, or which stood there before any build: sorted paths. They
	// are not ours any more, and later builds do not name them again.
	Kept []string
}

// writer brings one destination to the state of a set.
type writer struct {
	destination string // as given, for messages
	root        *os.Root
	tree        *tree
	manifest    manifest // of earlier builds
	oldManifest []byte   // its text, nil if there is none
	fault       fault
	summary     Summary
}

// fault stands in for the disk in tests: before each change it may return the error of that change.
// It is nil outside of tests.
type fault func(operation, path string) error

// Write makes destination, which is created if need be, hold the files of the set.
//
// Only files that differ are written, each under a temporary name that is then renamed. Files that
// an earlier build wrote and that are not in the set are deleted, with the folders that are empty
// then. Files that no build wrote are left alone; if one stands where the set has another content,
// Write refuses before anything is changed.
//
// After an error, and after the death of the process, every file is either as it was or as it should
// be, and the next Write completes the work. Files are not flushed to the disk one by one: that
// would cost more than everything else, and what a power failure spoils, the next Write finds by
// comparing. The error is an *Error.
func (s *Set) Write(destination string) (Summary, error) {
	return s.write(destination, nil)
}

// write is Write with the disk of a test.
func (s *Set) write(destination string, fault fault) (Summary, error) {
	if destination == "" {
		return Summary{}, &Error{Message: "the destination has no name", Help: "name a folder with --destination"}
	}
	if err := makeDestination(destination); err != nil {
		return Summary{}, explain(destination, "make", "", err)
	}
	root, err := os.OpenRoot(destination)
	if err != nil {
		return Summary{}, explain(destination, "open", "", err)
	}
	defer root.Close()
	unlock, err := lock(root)
	if errors.Is(err, errLocked) {
		return Summary{}, &Error{Path: destination, Message: "another build is writing to " + destination,
			Help: "wait until it has ended, or build into another folder with --destination", Err: err}
	}
	if err != nil {
		return Summary{}, explain(destination, "lock", "", err)
	}
	defer unlock()
	w := &writer{destination: destination, root: root, fault: fault}
	err = w.run(s.sorted())
	return w.summary, err
}

// run is the whole of a Write: look, decide, then change, in an order that is safe to be cut anywhere.
func (w *writer) run(files []file) error {
	if err := w.readManifest(); err != nil {
		return err
	}
	stale := w.stale(files)
	if err := w.readTree(files, stale); err != nil {
		return err
	}
	blocking, stale := w.blocking(files, stale)
	steps, err := w.plan(files)
	if err != nil {
		return err
	}
	if err := w.prepare(steps, blocking); err != nil {
		return err
	}
	if err := w.writeFiles(steps); err != nil {
		return err
	}
	if err := w.deleteStale(stale); err != nil {
		return err
	}
	return w.writeManifest(manifestOf(steps))
}

// prepare does what has to come before the first file: room, and a note of what will be ours.
func (w *writer) prepare(steps []step, blocking []string) error {
	if err := w.removeLeftovers(); err != nil {
		return err
	}
	if err := w.announce(steps); err != nil {
		return err
	}
	if err := w.deleteStale(blocking); err != nil {
		return err
	}
	return w.makeFolders(steps)
}

// makeDestination creates the destination and the folders above it, with our mode.
func makeDestination(destination string) error {
	var missing []string
	// Only what we make gets our mode; a folder that exists keeps its own.
	for folder := filepath.Clean(destination); ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		if err == nil && !info.IsDir() {
			return syscall.ENOTDIR
		}
		if !errors.Is(err, fs.ErrNotExist) || folder == filepath.Dir(folder) {
			break
		}
		missing = append(missing, folder)
	}
	for _, folder := range slices.Backward(missing) {
		if err := os.Mkdir(folder, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		if err := os.Chmod(folder, folderMode); err != nil {
			return err
		}
	}
	return nil
}

// readManifest reads what earlier builds wrote; a destination without a manifest has nothing of ours.
func (w *writer) readManifest() error {
	info, err := w.root.Lstat(manifestName)
	if isGone(err) {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a regular file")
	}
	if err == nil {
		w.oldManifest, err = w.root.ReadFile(manifestName)
	}
	if err == nil {
		w.manifest, err = parseManifest(w.oldManifest)
	}
	if err != nil {
		shown := w.shown(manifestName)
		cause, _ := plainWords(err)
		return &Error{shown, fmt.Sprintf("cannot read %s, the list of what earlier builds wrote: %s", shown, cause),
			"empty " + w.destination + ", or build into another folder with --destination", err}
	}
	return nil
}

// readTree looks at every folder that has to do with the files of this build and of earlier ones.
func (w *writer) readTree(files []file, stale []string) error {
	paths := slices.Clone(stale)
	for _, f := range files {
		paths = append(paths, f.path)
	}
	tree, folder, err := readTree(w.root, paths)
	w.tree = tree
	return w.explain("read", folder, err)
}

// announce notes in the manifest what is about to be written, before the first of it is: after a
// killed build, the next one knows its own files from those of others.
func (w *writer) announce(steps []step) error {
	var lines []entry
	for _, s := range steps {
		if s.isWrite() && !slices.Contains(w.manifest[s.path].versions, s.version) {
			lines = append(lines, entry{s.path, pending, s.version})
		}
	}
	if len(lines) == 0 {
		return nil
	}
	text := encode(lines)
	// The old lines stay: until this build has ended, either content may stand at a path.
	if w.oldManifest != nil {
		text = append(slices.Clone(w.oldManifest), text[len(manifestHeader):]...)
	}
	return w.writeManifest(text)
}

// manifestOf returns the manifest of the finished build.
func manifestOf(steps []step) []byte {
	lines := make([]entry, len(steps))
	for i, s := range steps {
		lines[i] = entry{s.path, s.state, s.version}
	}
	slices.SortFunc(lines, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	return encode(lines)
}

// writeManifest replaces the manifest, unless it says the same already.
func (w *writer) writeManifest(text []byte) error {
	if bytes.Equal(text, w.oldManifest) {
		return nil
	}
	if err := w.replaceFile(w.root, file{manifestName, ".", manifestName, text}, ownTemporary+"manifest"); err != nil {
		return w.explain("write", manifestName, err)
	}
	w.oldManifest = text
	return nil
}

// explain makes an Error of what the system said about a path.
func (w *writer) explain(attempt, path string, err error) error {
	return explain(w.destination, attempt, path, err)
}

// shown returns a path as messages name it.
func (w *writer) shown(path string) string {
	return filepath.Join(w.destination, filepath.FromSlash(path))
}

// check asks the tests whether an operation may succeed.
func (w *writer) check(operation, path string) error {
	if w.fault == nil {
		return nil
	}
	return w.fault(operation, path)
}

// isGone reports that nothing is there, or that it vanished while we looked.
func isGone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
