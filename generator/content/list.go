package content

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// input is a file to read a record from; its path is relative to content/.
type input struct {
	path    string
	kind    Kind
	regular bool // an ordinary file, no link or device
	entry   fs.DirEntry
}

// list walks the content folder and names the files that hold records.
func list(dir *os.Root, report *diag.Report) ([]input, error) {
	var files []input
	err := fs.WalkDir(dir.FS(), ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if p == "." {
				return err
			}
			unreadable(report, p, err)
			return nil
		case p == ".":
			return nil
		case strings.HasPrefix(e.Name(), ".") && e.Name() != ".md":
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return checkFolder(p, report)
		}
		switch k := kindAt(p); {
		case k != 0:
			files = append(files, input{p, k, e.Type().IsRegular(), e})
		case e.Type()&fs.ModeSymlink == 0 || !strayLink(dir, p, report):
			stray(p, report)
		}
		return nil
	})
	return files, err
}

// checkFolder reports a folder with a record's name, and keeps the walk out of it.
func checkFolder(p string, report *diag.Report) error {
	if strings.HasSuffix(p, ".md") {
		report.Add(diag.FileFolder, at(p), "%q is a folder, not a record", path.Base(p)).
			WithHelp("rename the folder, or move what is in it")
		return fs.SkipDir
	}
	return nil
}

// kindAt returns the kind of record that a file is to hold by its path, and 0
// for a file that holds none.
func kindAt(p string) Kind {
	if p == "dossier.md" {
		return Dossier
	}
	folder, _, ok := strings.Cut(p, "/")
	if !ok || path.Ext(p) != ".md" {
		return 0
	}
	return KindOf(folder)
}

// strayLink reports a symbolic link that holds no record but may hide some: one
// to a folder, or to nowhere. It returns false for any other.
func strayLink(dir *os.Root, p string, report *diag.Report) bool {
	info, err := dir.Stat(p)
	switch {
	case err != nil:
		unreadable(report, p, err)
	case info.IsDir():
		linkedFolder(p, report)
	default:
		return false
	}
	return true
}

// linkedFolder reports a link to a folder. Following it could read a record
// twice, or never end.
func linkedFolder(p string, report *diag.Report) {
	report.Add(diag.FileFolder, at(p), "%q is a symbolic link to a folder, and is not followed", path.Base(p)).
		WithHelp("replace it with the folder itself")
}

// stray warns of a file from which nothing is read. A record in a folder with a
// misspelt name is the case that counts.
func stray(p string, report *diag.Report) {
	d := report.Add(diag.FileStray, at(p), "nothing is read from %q", path.Base(p))
	folder, _, inside := strings.Cut(p, "/")
	switch {
	case path.Ext(p) != ".md" && strings.EqualFold(path.Ext(p), ".md"):
		d.WithHelp("rename it to %s", strings.TrimSuffix(path.Base(p), path.Ext(p))+".md")
	case path.Ext(p) != ".md":
		d.WithHelp("records are files that end in .md; pictures belong in static/")
	case inside:
		folders := make([]string, 0, len(Kinds()))
		for _, k := range Kinds() {
			folders = append(folders, k.Folder())
		}
		near := diag.Nearest(folder, folders)
		if kind := KindMeant(folder); kind != 0 {
			near = kind.Folder()
		}
		if near != "" {
			d.WithHelp("did you mean the folder content/%s/?", near)
		} else {
			d.WithHelp("records stand in %s", strings.Join(folders, ", "))
		}
	case strings.EqualFold(p, "dossier.md"):
		d.WithHelp("rename it to dossier.md")
	default:
		d.WithHelp("move it into the folder of its kind, such as content/pages/")
	}
}

// at returns a span for a file that could not be read.
func at(p string) source.Span { return source.Span{File: source.New("content/"+p, "")} }

// LeadsOut says whether a file was refused since its path or a link in it leads out of
// the folder that an os.Root is for, for which package os has no error of its own.
func LeadsOut(err error) bool {
	for pe := (*fs.PathError)(nil); errors.As(err, &pe); {
		err = pe.Err
	}
	return err != nil && strings.Contains(err.Error(), "escapes")
}

// unreadable reports an error of the disk, in words that say which file to mend.
func unreadable(report *diag.Report, p string, err error) {
	reason, help := err.Error(), "remove it, or replace it with a readable file"
	var pe *fs.PathError
	if errors.As(err, &pe) {
		reason = pe.Err.Error()
	}
	code := diag.FileUnreadable
	switch {
	case LeadsOut(err):
		code, reason, help = diag.FileOutside, "a symbolic link leads out of content/, or is absolute", "replace the link with the file itself"
	case strings.Contains(reason, "too many"):
		reason, help = "the symbolic link leads in a circle", "remove the link, or replace it with the file itself"
	case errors.Is(err, fs.ErrPermission):
		help = "give yourself permission to read it"
	case errors.Is(err, fs.ErrNotExist):
		reason, help = "the symbolic link leads nowhere, or the file vanished", "remove the link, or restore its target"
	}
	report.Add(code, at(p), "cannot read %q: %s", path.Base(p), reason).WithHelp("%s", help)
}
