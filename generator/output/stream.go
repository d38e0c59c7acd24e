package output

import (
	"bytes"
	"crypto/sha256"
	digest "hash"
	"io"
	"os"
)

// Create is Add for a file that is written piece by piece, so that it need never be in memory as a whole.
// An error of write is returned as it is.
func (b *Build) Create(filePath, producer string, write func(io.Writer) error) error {
	s := newStep(filePath)
	kind, err := b.claim(&s, producer)
	if err != nil {
		return err
	}
	f := &stream{build: b, step: &s, isRegular: kind == regular}
	defer f.close()
	if err := write(f); err != nil {
		return err
	}
	if f.hash == nil {
		return b.put(s, kind, f.start)
	}
	if err := f.end(); err != nil {
		return b.explain("write", s.path, err)
	}
	b.add(s)
	return nil
}

// small is how many bytes of a file are gathered before it is written piece by piece: most files are
// smaller, and then cheaper as a whole.
const small = 128 << 10

// stream compares what is written with the file that stands at the path. At the first difference the file
// of the stage is begun with what was the same.
type stream struct {
	build     *Build
	step      *step
	isRegular bool        // what stands at the path
	start     []byte      // what has been written, as long as it is small
	hash      digest.Hash // nil as long as it is
	size      int64

	old   *os.File // nil when there is none, or a difference was found
	mode  os.FileMode
	piece []byte // of the old file
	file  *os.File
}

// openOld opens the file at the path, unless it cannot be the same.
func (f *stream) openOld() error {
	s, b := f.step, f.build
	old, err := b.root.Open(s.path)
	if isGone(err) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := old.Stat()
	if err != nil {
		old.Close()
		return err
	}
	record := b.manifest[s.path]
	s.found, s.isOurs = different, record.isWritten || record.isAdopted
	if !s.isOurs && record.hasSize(info.Size()) {
		if s.isOurs, err = isVersion(record, old, info.Size()); err != nil {
			old.Close()
			return err
		}
	}
	f.old, f.mode = old, info.Mode().Perm()
	return nil
}

// isVersion reports whether an open file is one that a build wrote, and goes back to its beginning.
func isVersion(r record, old *os.File, size int64) (bool, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, old); err != nil {
		return false, err
	}
	_, err := old.Seek(0, io.SeekStart)
	return r.hasVersion(versionOf(Sum(sum.Sum(nil)), size)), err
}

// Write implements io.Writer.
func (f *stream) Write(p []byte) (int, error) {
	if f.hash == nil {
		if f.start = append(f.start, p...); len(f.start) <= small {
			return len(p), nil
		}
		f.hash = sha256.New()
		if f.isRegular {
			if err := f.openOld(); err != nil {
				return 0, f.build.explain("read", f.step.path, err)
			}
		}
		all := f.start
		f.start = nil
		_, err := f.write(all)
		return len(p), err
	}
	return f.write(p)
}

// write writes a piece of a file that is not small.
func (f *stream) write(p []byte) (int, error) {
	if f.file == nil && !f.continues(p) {
		if err := f.begin(); err != nil {
			return 0, f.build.explain("write", f.step.path, err)
		}
	}
	f.hash.Write(p)
	f.size += int64(len(p))
	if f.file == nil {
		return len(p), nil
	}
	n, err := f.file.Write(p)
	if err != nil {
		err = f.build.explain("write", f.step.path, err)
	}
	return n, err
}

// continues reports whether the old file goes on with a piece.
func (f *stream) continues(p []byte) bool {
	if f.old == nil {
		return false
	}
	if cap(f.piece) < len(p) {
		f.piece = make([]byte, len(p))
	}
	n, err := io.ReadFull(f.old, f.piece[:len(p)])
	return err == nil && bytes.Equal(f.piece[:n], p)
}

// begin begins the file of the stage with what has been written so far, which the old file begins with too.
func (f *stream) begin() (err error) {
	if f.file, err = f.build.stage.openFile(*f.step); err != nil || f.old == nil {
		return err
	}
	old := f.old
	f.old = nil
	defer old.Close()
	if _, err := old.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.CopyN(f.file, old, f.size)
	return err
}

// end finds out whether the old file ends here too, and completes the step.
func (f *stream) end() error {
	if f.old != nil {
		if n, err := f.old.Read(make([]byte, 1)); n == 0 && err == io.EOF {
			f.step.found = same
			if f.mode != fileMode {
				f.step.found = sameButMode
			}
		}
	}
	f.step.setSum(Sum(f.hash.Sum(nil)), f.size)
	if f.file == nil && !f.step.isThere() {
		if err := f.begin(); err != nil {
			return err
		}
	}
	if f.file == nil {
		return nil
	}
	file := f.file
	f.file = nil
	return finish(file)
}

// close closes what an error has left open.
func (f *stream) close() {
	if f.old != nil {
		f.old.Close()
	}
	if f.file != nil {
		f.file.Close()
	}
}
