package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dossier/generator/diag"
	"dossier/generator/output"
	"dossier/generator/parallel"
)

// last is what is kept of a build outside of its destination, so that the next one can
// tell that it would make the same.
type last struct {
	// Inputs is the sum of all that the build was made from, Manifest that of the list of
	// the files that it wrote.
	Inputs, Manifest output.Sum
	Counts           Counts
	Pages            int
}

// again returns the site of the last build when this one would make the same: it had
// the same inputs and nothing to report, and every file that it wrote is as it was. It
// reads and sums up all inputs and all files, so that nothing depends on times.
func again(o Options, destination string, inputs output.Sum) (*Site, output.Summary, bool) {
	known, err := recall(o, destination)
	if err != nil || inputs == (output.Sum{}) || known.Inputs != inputs {
		return nil, output.Summary{}, false
	}
	files, err := output.Begin(destination)
	if err != nil {
		return nil, output.Summary{}, false // the build says why
	}
	defer files.Discard()
	unchanged, ok := files.IsWhole(known.Manifest)
	return &Site{Counts: known.Counts, Pages: known.Pages}, output.Summary{Unchanged: unchanged}, ok
}

// remember keeps what the next build has to know. That it cannot be kept costs time and
// nothing else.
func (s *Site) remember(o Options, destination string, inputs, manifest output.Sum, report *diag.Report) {
	if o.Cache == "" || inputs == (output.Sum{}) {
		return
	}
	path := cachePath(o, destination)
	if len(report.All()) > 0 {
		_ = os.Remove(path)
		return
	}
	data, err := json.Marshal(last{inputs, manifest, s.Counts, s.Pages})
	if err == nil && os.MkdirAll(o.Cache, 0o755) == nil {
		_ = os.WriteFile(path, data, 0o644)
	}
}

func recall(o Options, destination string) (last, error) {
	var known last
	if o.Cache == "" {
		return known, fs.ErrNotExist
	}
	data, err := os.ReadFile(cachePath(o, destination))
	if err != nil {
		return known, err
	}
	return known, json.Unmarshal(data, &known)
}

// cachePath returns the file for the builds into a destination.
func cachePath(o Options, destination string) string {
	full, err := filepath.Abs(destination)
	if err != nil {
		full = destination
	}
	sum := sha256.Sum256([]byte(full))
	return filepath.Join(o.Cache, hex.EncodeToString(sum[:16])+".json")
}

// inputsOf sums up all that a build depends on: this program, the options, and every
// file of the folders that are read. It is zero when that cannot be told.
func inputsOf(o Options) (none output.Sum) {
	if o.Cache == "" {
		return none
	}
	program, err := os.Executable()
	if err != nil {
		return none
	}
	paths := []string{program}
	for _, folder := range []string{"content", "static", "templates"} {
		err := filepath.WalkDir(filepath.Join(o.Source, folder), func(path string, e fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && folder != "content":
				return nil
			case err != nil:
				return err
			case e.Type().IsRegular():
				paths = append(paths, path)
			case !e.IsDir():
				return errNoFile // a link may lead anywhere
			}
			return nil
		})
		if err != nil {
			return none
		}
	}
	sums, err := sumsOf(paths)
	if err != nil {
		return none
	}
	all := sha256.New()
	settings, err := json.Marshal([]any{o.BaseURL, o.Drafts})
	if err != nil {
		return none
	}
	all.Write(settings)
	for i, path := range paths {
		if i > 0 {
			relative, err := filepath.Rel(o.Source, path)
			if err != nil {
				return none
			}
			_, _ = io.WriteString(all, "\x00"+filepath.ToSlash(relative)+"\x00")
		}
		all.Write(sums[i][:])
	}
	return output.Sum(all.Sum(nil))
}

// sumsOf sums up files on all cores.
func sumsOf(paths []string) ([]output.Sum, error) {
	sums := make([]output.Sum, len(paths))
	err := parallel.Try(0, len(paths), func(_, i int) error {
		data, err := os.ReadFile(paths[i])
		sums[i] = sha256.Sum256(data)
		return err
	})
	return sums, err
}

// CacheFolder returns the folder in which builds keep what the next one should know, ""
// when this user has none.
func CacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dossier", "builds")
}
