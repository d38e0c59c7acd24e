package output

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// action is what has to be done with a file. The order of the constants is the order of the work:
// what is new comes before what refers to it, so that a build that is killed leaves a site in which
// every link leads somewhere.
type action uint8

const (
	createAsset action = iota
	createPage
	replaceAsset
	replacePage
	keep       // it is as it should be
	keepAndFix // the same, but the mode
	refuse     // it is there, differs, and is not ours
)

// step is a file of the set with what has to be done.
type step struct {
	file
	action  action
	version version
	state   state // in the manifest of this build
}

// isWrite reports whether the content of the file has to be written.
func (s step) isWrite() bool { return s.action <= replacePage }

// batchSize is how many files of one folder a worker takes at a time. They share one handle on the
// folder, which spares the way from the top for each of them.
const batchSize = 64

// batches cuts steps, of which those of one folder stand together, into runs within one folder.
func batches(steps []step) [][]step {
	var result [][]step
	for len(steps) > 0 {
		n := 1
		for n < len(steps) && n < batchSize && steps[n].folder == steps[0].folder {
			n++
		}
		result = append(result, steps[:n])
		steps = steps[n:]
	}
	return result
}

// plan decides for each file, and refuses the whole if one cannot be written without destroying
// something. Nothing is changed yet.
func (w *writer) plan(files []file) ([]step, error) {
	steps := make([]step, len(files))
	for i, f := range files {
		steps[i].file = f
	}
	// By folder first, so that batches are as long as they can be; "a/b/c" would else part "a/b" and "a/d".
	slices.SortStableFunc(steps, func(a, b step) int { return strings.Compare(a.folder, b.folder) })
	work := batches(steps)
	err := parallel(len(work), func(i int) error { return w.planBatch(work[i]) })
	if err != nil {
		return nil, err
	}
	return steps, w.refuseForeign(steps)
}

// planBatch decides about files of one folder.
func (w *writer) planBatch(batch []step) error {
	obstacle := w.tree.obstacle(batch[0].path)
	if obstacle != "" {
		shown := w.shown(obstacle)
		return &Error{Path: shown, Message: fmt.Sprintf("%s is in the way: the site needs a folder there", shown),
			Help: "remove or rename it, or build into an empty folder"}
	}
	var dir *os.Root
	if w.tree.isFolder(batch[0].folder) {
		var err error
		if dir, err = w.root.OpenRoot(batch[0].folder); err != nil {
			return w.explain("open", batch[0].folder, err)
		}
		defer dir.Close()
	}
	for i := range batch {
		if err := w.planFile(dir, &batch[i]); err != nil {
			return w.explain("read", batch[i].path, err)
		}
	}
	return nil
}

// planFile decides about one file. Its folder is nil when there is none yet.
func (w *writer) planFile(dir *os.Root, s *step) error {
	s.version, s.state = versionOf(s.data), written
	record := w.manifest[s.path]
	isOurs := record.isWritten || record.isAdopted
	switch w.tree.kind(s.path) {
	case absent:
		s.action = s.create()
		return nil
	case folder:
		s.action = refuse
		return nil
	// A symbolic link, a pipe or a device is never opened. In place of a file of ours it is replaced.
	case other:
		s.action = s.replace(isOurs)
		return nil
	}
	info, err := dir.Lstat(s.name)
	if isGone(err) {
		s.action = s.create()
		return nil
	}
	if err != nil {
		return err
	}
	return s.planExisting(dir, info, record)
}

// planExisting compares a file with the regular file that stands at its path, byte by byte: times of
// change can be wrong, and sizes can be equal.
func (s *step) planExisting(dir *os.Root, info fs.FileInfo, record record) error {
	isOurs := record.isWritten || record.isAdopted
	// Reading is spared where the sizes decide: a foreign file may be huge.
	isSame, size := false, info.Size()
	if size == int64(len(s.data)) || !isOurs && record.hasSize(size) {
		found, err := dir.ReadFile(s.name)
		if err != nil {
			return err
		}
		isSame = bytes.Equal(found, s.data)
		isOurs = isOurs || record.has(found)
	}
	switch {
	case !isSame:
		s.action = s.replace(isOurs)
		return nil
	case info.Mode().Perm() != fileMode:
		s.action = keepAndFix
	default:
		s.action = keep
	}
	// Equal content that no build claims: the file may be somebody else's, and stays theirs.
	if !record.isWritten && !slices.Contains(record.versions, s.version) {
		s.state = adopted
	}
	return nil
}

// create is the action for a file that is not there.
func (s step) create() action {
	if s.isPage() {
		return createPage
	}
	return createAsset
}

// replace is the action for a file that is there and differs.
func (s step) replace(isOurs bool) action {
	switch {
	case !isOurs:
		return refuse
	case s.isPage():
		return replacePage
	default:
		return replaceAsset
	}
}

// isPage parts pages from the assets that they refer to.
func (s step) isPage() bool { return path.Ext(s.path) == ".html" }

// maxNamed is how many files an error names.
const maxNamed = 10

// refuseForeign returns an error that names the files which stand in our way and are not ours.
func (w *writer) refuseForeign(steps []step) error {
	var foreign []string
	for _, s := range steps {
		if s.action == refuse {
			foreign = append(foreign, s.path)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	slices.Sort(foreign)
	count, named := len(foreign), strings.Join(foreign[:min(len(foreign), maxNamed)], ", ")
	if count > maxNamed {
		named += fmt.Sprintf(" and %d more", count-maxNamed)
	}
	noun := "files that no build wrote and that"
	if count == 1 {
		noun = "file that no build wrote and that"
	}
	return &Error{Path: w.destination,
		Message: fmt.Sprintf("%s has %d %s the site would overwrite: %s", w.destination, count, noun, named),
		Help:    "remove them if they are not needed, or build into an empty folder"}
}
