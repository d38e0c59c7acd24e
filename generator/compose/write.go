package compose

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"dossier/generator/content"
)

// Create writes a file that must not exist, with the folder that it stands in, and
// leaves no half of it. The error is fs.ErrExist where something has the name.
func Create(dir *os.Root, name, text string) error {
	if err := dir.MkdirAll(path.Dir(name), 0o777); err != nil {
		return inside(name, err)
	}
	file, err := dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return inside(name, err)
	}
	_, err = file.WriteString(text)
	if err := errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, dir.Remove(name))
	}
	return nil
}

// inside puts into plain words that a name leads out of a folder. Any other error is
// returned as it is.
func inside(name string, err error) error {
	if !content.LeadsOut(err) {
		return err
	}
	return fmt.Errorf("%s: a link in it leads out of the dossier: replace the link with the folder itself", path.Dir(name))
}

// ErrChanged says that a file is no longer as it was when an edit was made for it.
var ErrChanged = errors.New("the file was changed meanwhile")

// Rewrite puts another text in the place of a file's, which must still be before. The
// new text stands there whole or not at all. A file whose lines end in CR LF keeps
// them.
func Rewrite(dir *os.Root, name, before, text string) error {
	data, err := dir.ReadFile(name)
	if err != nil {
		return err
	}
	now := strings.TrimPrefix(string(data), "\ufeff")
	switch {
	case now == before:
	case strings.ReplaceAll(now, "\r\n", "\n") == before:
		text = strings.ReplaceAll(text, "\n", "\r\n")
	default:
		return fmt.Errorf("%s: %w", name, ErrChanged)
	}
	info, err := dir.Stat(name)
	if err != nil {
		return err
	}
	temporary := path.Join(path.Dir(name), "."+path.Base(name)+".tmp")
	file, err := dir.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Close()); err == nil {
		err = dir.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(err, dropped(dir, temporary))
	}
	return nil
}

func dropped(dir *os.Root, name string) error {
	if err := dir.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
