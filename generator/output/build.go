package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// The modes of everything that is written, whatever the umask.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// goroutines is how many go through files: they wait for the disk more than they compute.
func goroutines() int { return 2 * runtime.GOMAXPROCS(0) }

// Summary counts what a build did. The manifest does not count.
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

// Build is one build on its way into a destination, which stays as it is until Commit. It holds no
// content: what differs from the destination is written beside it at once.
type Build struct {
	destination string // as given, for messages
	root        *os.Root
	unlock      func()
	isMade      bool // by us
	options     options
	stage       *stage
	manifest    manifest // of earlier builds
	oldManifest []byte   // its text, nil if there is none
	manifestSum Sum      // of the one that was written
	summary     Summary

	mu     sync.Mutex // guards what follows until Commit
	claims claims
	tree   *tree
	steps  []step
	// vacated are the paths of earlier builds that this one does not have, sorted.
	vacated []string
	isDone  bool
}

// options are for tests; the zero value is what everybody else gets.
type options struct {
	// fault stands in for the disk: before each change it may return the error of that change.
	fault func(operation, path string) error
	// inPlace leaves the exchange of whole trees out.
	inPlace bool
}

// Begin opens a destination, which is created if need be, for one build; other builds are refused until
// Commit or Discard. What an earlier build that was killed left undone is put right first. The error is
// an *Error.
func Begin(destination string) (*Build, error) { return begin(destination, options{}) }

func begin(destination string, o options) (*Build, error) {
	if destination == "" {
		return nil, &Error{Message: "the destination has no name", Help: "name a folder with --destination"}
	}
	isMade, err := makeDestination(destination)
	if err != nil {
		return nil, explain(destination, "make", "", err)
	}
	b := &Build{destination: destination, options: o, isMade: isMade}
	if err := b.open(); err != nil {
		b.Discard()
		return nil, err
	}
	return b, nil
}

// open locks the destination, and reads what earlier builds left there.
func (b *Build) open() error {
	if err := b.lock(); err != nil {
		return err
	}
	if err := b.openStage(); err != nil {
		return err
	}
	b.tree = newTree(b.root)
	if err := b.tree.list("."); err != nil {
		return b.explain("read", ".", err)
	}
	return b.readManifest()
}

// lock opens the destination and keeps other builds out.
func (b *Build) lock() error {
	for {
		root, err := os.OpenRoot(b.destination)
		if err != nil {
			return b.explain("open", "", err)
		}
		unlock, err := lock(root)
		if err != nil {
			root.Close()
			if errors.Is(err, errLocked) {
				return &Error{Path: b.destination, Message: "another build is writing to " + b.destination,
					Help: "wait until it has ended, or build into another folder with --destination", Err: err}
			}
			return b.explain("lock", "", err)
		}
		b.root, b.unlock = root, unlock
		if b.isCurrent() {
			return nil
		}
		// Between opening and locking, another build has put a new tree there.
		b.close()
	}
}

// isCurrent reports whether the folder that is locked is still the one at the destination.
func (b *Build) isCurrent() bool {
	locked, err := b.root.Stat(".")
	if err != nil {
		return false
	}
	now, err := os.Stat(b.destination)
	return err == nil && os.SameFile(locked, now)
}

// close lets the destination go.
func (b *Build) close() {
	if b.unlock != nil {
		b.unlock()
		b.root.Close()
		b.unlock = nil
	}
}

// Add takes one file of the site, from any goroutine. The path is relative, clean and separated by
// slashes; data is not kept. The producer names the origin in an editor's words, like `article "x"`. The
// error is a *PathError, a *CollisionError, or an *Error, after which only Discard is of use.
func (b *Build) Add(filePath string, data []byte, producer string) error {
	s := newStep(filePath)
	kind, err := b.claim(&s, producer)
	if err != nil {
		return err
	}
	return b.put(s, kind, data)
}

// put takes a file whose path is claimed.
func (b *Build) put(s step, kind kind, data []byte) error {
	s.setSum(sha256.Sum256(data), int64(len(data)))
	if kind == regular {
		if err := b.compare(&s, data); err != nil {
			return b.explain("read", s.path, err)
		}
	}
	if !s.isThere() {
		if err := b.stage.create(s, data); err != nil {
			return b.explain("write", s.path, err)
		}
	}
	b.add(s)
	return nil
}

// add takes a step that has been prepared.
func (b *Build) add(s step) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.steps = append(b.steps, s)
}

// Files returns the files that were added, in the order of their paths.
func (b *Build) Files() []File {
	b.mu.Lock()
	defer b.mu.Unlock()
	files := make([]File, len(b.steps))
	for i, s := range b.steps {
		files[i] = File{s.path, s.version.size, s.sum}
	}
	sortFiles(files)
	return files
}

// claim claims a path, and tells what stands there that can be compared.
func (b *Build) claim(s *step, producer string) (kind, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.claims.add(s.path, producer); err != nil {
		return absent, err
	}
	if folder, err := b.tree.listTo(s.folder); err != nil {
		return absent, b.explain("read", folder, err)
	}
	kind := b.tree.kind(s.path)
	if kind != regular {
		return kind, nil
	}
	// Where file systems take Page.html for page.html, the one has to go before the other can come.
	if found := b.tree.spelling(s.path); found != s.path {
		if _, isStale := b.manifest[found]; isStale {
			s.found = different
			return absent, nil
		}
	}
	return regular, nil
}

// compare compares a file with the regular file that stands at its path, byte by byte: times of change
// can be wrong, and sizes can be equal. Reading is spared where the sizes decide.
func (b *Build) compare(s *step, data []byte) error {
	info, err := b.root.Lstat(s.path)
	if isGone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	record, size := b.manifest[s.path], info.Size()
	s.found, s.isOurs = different, record.isWritten || record.isAdopted
	if size != int64(len(data)) && (s.isOurs || !record.hasSize(size)) {
		return nil
	}
	old, err := b.root.ReadFile(s.path)
	if err != nil {
		return err
	}
	s.isOurs = s.isOurs || record.has(old)
	switch {
	case !bytes.Equal(old, data):
	case info.Mode().Perm() != fileMode:
		s.found = sameButMode
	default:
		s.found = same
	}
	return nil
}

// Commit makes the destination hold the files that were added, and no other file of an earlier build.
//
// Where the system can, the old tree and the new one are exchanged in one step, so that whoever looks
// sees the one or the other, also after the death of the process. Elsewhere the new files are renamed
// into their places one by one when all of them have been written: every file is then as it was or as it
// should be, and the next build completes the work. Files are not flushed to the disk one by one: that
// would cost more than everything else, and what a power failure spoils, the next build finds by
// comparing.
//
// Files that no build wrote are left alone; if one stands where the site has another content, Commit
// refuses before anything is changed. The error is an *Error.
func (b *Build) Commit() (Summary, error) {
	err := b.commit()
	b.isDone = b.isDone || err == nil
	b.Discard()
	return b.summary, err
}

// commit looks, decides, then changes, in an order that is safe to be cut anywhere.
func (b *Build) commit() error {
	blocking, stale, err := b.decide()
	if err != nil {
		return err
	}
	b.count(len(blocking) + len(stale))
	if b.stage.isBeside && b.summary.Written+b.summary.Deleted > 0 {
		err := b.exchange(slices.Concat(blocking, stale))
		if !errors.Is(err, errNoExchange) {
			return err
		}
	}
	return b.commitInPlace(blocking, stale)
}

// count fills the summary.
func (b *Build) count(deleted int) {
	b.summary.Deleted = deleted
	for _, s := range b.steps {
		if s.isWrite() {
			b.summary.Written++
			b.summary.Bytes += s.version.size
		} else {
			b.summary.Unchanged++
		}
	}
}

// Discard drops a build that was not committed, and lets the destination go; after Commit it does
// nothing.
func (b *Build) Discard() {
	if b.stage != nil {
		b.stage.remove()
		b.stage = nil
	}
	b.close()
	if b.isMade && !b.isDone {
		os.Remove(b.destination) // which fails unless it is empty
	}
	b.isDone = true
}

// makeDestination creates the destination and the folders above it, with our mode, and tells whether it
// did.
func makeDestination(destination string) (isMade bool, err error) {
	var missing []string
	// Only what we make gets our mode; a folder that exists keeps its own.
	for folder := filepath.Clean(destination); ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		if err == nil && !info.IsDir() {
			return false, syscall.ENOTDIR
		}
		if !errors.Is(err, fs.ErrNotExist) || folder == filepath.Dir(folder) {
			break
		}
		missing = append(missing, folder)
	}
	for _, folder := range slices.Backward(missing) {
		if err := os.Mkdir(folder, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
			return false, err
		}
		if err := os.Chmod(folder, folderMode); err != nil {
			return false, err
		}
	}
	return len(missing) > 0, nil
}

// explain makes an Error of what the system said about a path.
func (b *Build) explain(attempt, path string, err error) error {
	return explain(b.destination, attempt, path, err)
}

// shown returns a path as messages name it.
func (b *Build) shown(path string) string {
	return filepath.Join(b.destination, filepath.FromSlash(path))
}

// check asks the tests whether an operation may succeed.
func (o options) check(operation, path string) error {
	if o.fault == nil {
		return nil
	}
	return o.fault(operation, path)
}

// isGone reports that nothing is there, or that it vanished while we looked.
func isGone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// byPath orders steps by path.
func byPath(a, b step) int { return strings.Compare(a.path, b.path) }
