package site

import (
	"errors"
	"image"
	_ "image/gif"  // the kinds of pictures
	_ "image/jpeg" // whose size is read
	_ "image/png"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/export"
	"dossier/generator/output"
	"dossier/generator/render"
	"dossier/generator/source"
	"dossier/static"
)

// own returns a folder of the dossier as a file system that cannot be left, nil
// when the dossier does not have it. It may be kept: between two questions it holds
// nothing open.
func own(root, name string) fs.FS {
	f := folder{root, name}
	dir, err := f.open()
	if err != nil {
		return nil
	}
	dir.Close()
	return f
}

// folder is a folder in the dossier at root.
type folder struct{ root, name string }

func (f folder) open() (*os.Root, error) {
	whole, err := os.OpenRoot(f.root)
	if err != nil {
		return nil, err
	}
	defer whole.Close()
	return whole.OpenRoot(f.name)
}

func (f folder) Open(name string) (fs.File, error) {
	dir, err := f.open()
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return dir.FS().Open(name)
}

// Stat opens no file: that could wait for ever, of a pipe.
func (f folder) Stat(name string) (fs.FileInfo, error) {
	dir, err := f.open()
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return fs.Stat(dir.FS(), name)
}

// reportFolders reports a folder of the dossier's own that is there and cannot be
// opened, such as a link to one elsewhere.
func reportFolders(root string, report *diag.Report) {
	whole, err := os.OpenRoot(root)
	if err != nil {
		return // there is no content either
	}
	defer whole.Close()
	for _, name := range []string{"static", "templates"} {
		if _, err := whole.Lstat(name); err != nil {
			continue
		}
		dir, err := whole.OpenRoot(name)
		if err != nil {
			unreadable(report, name, err)
			continue
		}
		dir.Close()
	}
}

func isFile(files fs.FS, path string) bool {
	if files == nil || !fs.ValidPath(path) {
		return false
	}
	info, err := fs.Stat(files, path)
	return err == nil && info.Mode().IsRegular()
}

// sizeOf returns the size of a picture in pixels, zero for one that cannot be read.
func sizeOf(files fs.FS, path string) (width, height int) {
	if files == nil {
		return 0, 0
	}
	f, err := files.Open(path)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	c, _, err := image.DecodeConfig(f)
	if err != nil {
		return 0, 0
	}
	return c.Width, c.Height
}

// isEmbedding says whether a file of the generator's own static/ is one of those that
// embed it.
func isEmbedding(p string) bool { return p == "static.go" || p == "static_test.go" }

// isCopied says whether a file of the dossier's own static/ goes into the site: one whose
// name, or a folder's above it, begins with a point does not.
func isCopied(p string) bool { return !isEmbedding(p) && !hidden(p) }

// isOwn says whether the site has a file from the dossier's own static/.
func isOwn(own fs.FS, p string) bool { return isCopied(p) && isFile(own, p) }

// addStatic adds the static files: the dossier's own, and the built-in ones that it
// does not override.
func addStatic(own fs.FS, add render.Add, report *diag.Report) error {
	sheets := map[string][]byte{}
	keep := func(p string, data []byte, from string) error {
		if slices.Contains(static.Sheets(), p) {
			sheets[p] = data
			return nil
		}
		return add(p, data, from)
	}
	if own != nil {
		if err := copyAll(own, func(p string) bool { return !isCopied(p) }, keep, report); err != nil {
			return err
		}
	}
	if err := copyAll(static.Files, func(p string) bool { return isFile(own, p) }, keep, report); err != nil {
		return err
	}
	return add(static.Sheet, joined(sheets), "static/css/")
}

// joined puts the parts of the style sheet together.
func joined(sheets map[string][]byte) []byte {
	var all []byte
	for _, p := range static.Sheets() {
		all = append(all, static.Lean(p, sheets[p])...)
		if len(all) > 0 && all[len(all)-1] != '\n' {
			all = append(all, '\n')
		}
	}
	return all
}

// copyAll adds the files of a folder but for those to skip, and reports those that
// cannot be read.
func copyAll(files fs.FS, skip func(string) bool, add render.Add, report *diag.Report) error {
	return fs.WalkDir(files, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			unreadable(report, path.Join("static", p), err)
			return nil
		case e.IsDir() && p != "." && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case e.IsDir() || skip(p):
			return nil
		}
		data, err := readFile(files, p)
		if err != nil {
			unreadable(report, path.Join("static", p), err)
			return nil
		}
		return add(p, static.Lean(p, data), "static/"+p)
	})
}

// reportUnreadable reports the files of the dossier's own in static/ that cannot be read,
// as the build that copies them does: what is wrong elsewhere would keep it from it.
func reportUnreadable(own fs.FS, report *diag.Report) {
	if own == nil {
		return
	}
	_ = fs.WalkDir(own, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil: // it is reported
		case e.IsDir() && p != "." && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case e.IsDir() || !isCopied(p):
			return nil
		default:
			err = opens(own, p)
		}
		if err != nil {
			unreadable(report, path.Join("static", p), err)
		}
		return nil
	})
}

// opens returns why an ordinary file cannot be opened.
func opens(files fs.FS, p string) error {
	if err := ordinary(files, p); err != nil {
		return err
	}
	f, err := files.Open(p)
	if err != nil {
		return err
	}
	return f.Close()
}

// reportCollisions reports files of the dossier's own in static/ that stand where the
// site has a page or a data file, as a build does.
func reportCollisions(own fs.FS, pages *render.Pages, report *diag.Report) {
	if own == nil {
		return
	}
	set := &output.Set{}
	add := collector{set, report, nil}.Add
	for path, producer := range pages.Paths() {
		_ = set.Add(path, nil, producer) // of pages among themselves, resolve has said it
	}
	for _, data := range export.Datasets() {
		_ = set.Add(data.Path, nil, "the data files") // as of pages
	}
	_ = fs.WalkDir(own, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // reportUnreadable says so
		case e.IsDir() && p != "." && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case e.IsDir() || !isCopied(p):
			return nil
		}
		return add(p, nil, "static/"+p)
	})
}

var errNoFile = errors.New("it is no ordinary file")

// ordinary returns why a file is none that can be opened: opening a pipe could wait for ever.
func ordinary(files fs.FS, p string) error {
	info, err := fs.Stat(files, p)
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	return err
}

// readFile reads an ordinary file.
func readFile(files fs.FS, p string) ([]byte, error) {
	if err := ordinary(files, p); err != nil {
		return nil, err
	}
	return fs.ReadFile(files, p)
}

// unreadable reports a file or folder of the dossier's own that cannot be read; its
// path is relative to the dossier.
func unreadable(report *diag.Report, p string, err error) {
	code, reason, help := diag.FileUnreadable, err.Error(), "remove it, or replace it with a readable file"
	var pe *fs.PathError
	if errors.As(err, &pe) {
		reason = pe.Err.Error()
	}
	switch {
	case content.LeadsOut(err):
		code, reason, help = diag.FileOutside, "a symbolic link leads out of its folder, or is absolute", "replace the link with what it leads to"
	case errors.Is(err, fs.ErrNotExist):
		reason, help = "the symbolic link leads nowhere, or the file vanished", "remove the link, or restore its target"
	case errors.Is(err, fs.ErrPermission):
		help = "give yourself permission to read it"
	}
	report.Add(code, source.Span{File: source.New(p, "")}, "cannot read %q: %s", path.Base(p), reason).WithHelp("%s", help)
}
