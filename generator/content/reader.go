package content

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/generator/diag"
	"dossier/generator/parallel"
)

// Reader reads a content folder again and again. A file that has the time and
// size that it had when it was read is not read a second time, and its record is
// the same pointer. A Reader is for one goroutine.
type Reader struct {
	// Cores is on how many cores files are read; 0 for all.
	Cores int

	root string
	read map[string]*reading // by path below content/
}

// reading is what came of one file.
type reading struct {
	record   *Record // nil when nothing could be made of the file
	problems []*diag.Diagnostic
	size     int64
	modified time.Time
	at       time.Time // when it was read
}

// settled is for how long before it is read a file must have been left alone for
// its time to be relied on: file systems count time in steps, and two saves within
// one step look the same.
const settled = 2 * time.Second

// unchanged says whether a file is as it was when it was read.
func (r *reading) unchanged(info fs.FileInfo) bool {
	return r != nil && info != nil && info.Size() == r.size && info.ModTime().Equal(r.modified) && r.at.Sub(r.modified) > settled
}

// NewReader returns a reader of the folder content/ of the dossier at root.
func NewReader(root string) *Reader { return &Reader{root: root} }

// Forget makes the next Read read a file again, whatever its time says. The path
// is relative to the dossier's root, as in source.File.
func (r *Reader) Forget(name string) { delete(r.read, strings.TrimPrefix(name, "content/")) }

// Read returns every record, in the order of kind, id and path. Problems of the input,
// those of unchanged files included, go into the report; the error is for a content
// folder that cannot be opened at all, after which the Reader is as it was.
func (r *Reader) Read(report *diag.Report) ([]*Record, error) {
	dir, err := os.OpenRoot(path.Join(r.root, "content"))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	files, err := list(dir, report)
	if err != nil {
		return nil, err
	}
	records := r.readAll(dir, files, report)
	if !slices.ContainsFunc(files, func(f input) bool { return f.kind == Dossier }) {
		report.Add(diag.FileDossier, at("dossier.md"), "content/dossier.md is missing").
			WithHelp("write it, with at least \"title: …\" between two lines of three hyphens; dossier new dossier does so")
	}
	slices.SortFunc(records, func(a, b *Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID), strings.Compare(a.File.Path, b.File.Path))
	})
	return records, nil
}

// readAll reads the files that changed with all cores and returns the records that
// could be read, in the order of the files.
func (r *Reader) readAll(dir *os.Root, files []input, report *diag.Report) []*Record {
	all := make([]*reading, len(files))
	parallel.Each(r.Cores, len(files), func(_, i int) { all[i] = r.again(dir, files[i]) })
	r.read = make(map[string]*reading, len(files))
	records := make([]*Record, 0, len(files))
	for i, one := range all {
		r.read[files[i].path] = one
		report.Take(one.problems)
		if one.record != nil {
			records = append(records, one.record)
		}
	}
	return records
}

// again returns the last reading of a file that has not changed since, and else
// reads it.
func (r *Reader) again(dir *os.Root, f input) *reading {
	if last := r.read[f.path]; last != nil && f.entry != nil {
		if info, err := f.entry.Info(); err == nil && last.unchanged(info) {
			return last
		}
	}
	return readFile(dir, f)
}

// ReadOne reads the record at a path of the dossier at root, such as
// "content/articles/x.md"; nil when there is none without a problem.
func ReadOne(root, name string) *Record {
	name = strings.TrimPrefix(name, "content/")
	dir, err := os.OpenRoot(path.Join(root, "content"))
	if err != nil {
		return nil
	}
	defer dir.Close()
	info, err := dir.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || kindAt(name) == 0 {
		return nil
	}
	r := readFile(dir, input{path: name, kind: kindAt(name), regular: true})
	if len(r.problems) > 0 {
		return nil
	}
	return r.record
}

// readFile reads one file.
func readFile(dir *os.Root, f input) *reading {
	report := &diag.Report{}
	r := &reading{at: time.Now()}
	func() {
		defer report.Recover(at(f.path))
		r.record = r.parse(dir, f, report)
	}()
	r.problems = report.All()
	return r
}

// parse makes the record of a file, nil when nothing could be made of it.
func (r *reading) parse(dir *os.Root, f input, report *diag.Report) *Record {
	if !f.regular && !leadsToFile(dir, f.path, report) {
		return nil
	}
	data, info, err := readAtMost(dir, f.path, MaxFile)
	switch {
	case err == nil:
		r.size, r.modified = info.Size(), info.ModTime()
		return Parse("content/"+f.path, f.kind, data, report)
	case errors.Is(err, errTooLarge):
		report.Add(diag.FileTooLarge, at(f.path), "%q is larger than the %d MiB that a record may be", path.Base(f.path), MaxFile>>20).
			WithHelp("split the text, or remove the file from content/")
	default:
		unreadable(report, f.path, err)
	}
	return nil
}
