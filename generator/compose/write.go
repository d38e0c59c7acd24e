package compose

import (
	"crypto/rand"
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

// Rewrite makes edits in a file whose text, as a record has it, must still be before.
// The new text stands there whole or not at all. Every line keeps its end, and a new
// one gets that of the line above it.
func Rewrite(dir *os.Root, name, before string, edits ...Edit) error {
	data, err := dir.ReadFile(name)
	if err != nil {
		return err
	}
	raw := string(data)
	if content.PlainLines(strings.TrimPrefix(raw, bom)) != before {
		return fmt.Errorf("%s: %w", name, ErrChanged)
	}
	fitted := make([]Edit, len(edits))
	for i, e := range edits {
		start := offsetIn(raw, e.Start)
		fitted[i] = Edit{start, offsetIn(raw, e.End), strings.ReplaceAll(e.Text, "\n", lastEnd(raw[:start]))}
	}
	return Overwrite(dir, name, Apply(raw, fitted...))
}

const bom = "\ufeff"

// offsetIn returns where in a file's text the byte stands that has an offset in the
// text of its record.
func offsetIn(raw string, offset int) int {
	at := len(raw) - len(strings.TrimPrefix(raw, bom))
	for ; offset > 0; offset-- {
		if strings.HasPrefix(raw[at:], "\r\n") {
			at++
		}
		at++
	}
	return at
}

// lastEnd returns the end of the last line that is ended in a text.
func lastEnd(text string) string {
	at := strings.LastIndexAny(text, "\r\n")
	switch {
	case at < 0:
		return "\n"
	case strings.HasSuffix(text[:at+1], "\r\n"):
		return "\r\n"
	}
	return text[at : at+1]
}

// Overwrite puts a text in the place of that of a file, which must exist. It stands
// there whole or not at all.
func Overwrite(dir *os.Root, name, text string) error {
	info, err := dir.Stat(name)
	if err != nil {
		return err
	}
	temporary := path.Join(path.Dir(name), "."+rand.Text()+".tmp") // one that a killed process left has another name
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
