package suggest

import (
	"os"

	"dossier/generator/compose"
)

// Apply makes the patches of suggestions in the dossier's folder and returns the
// paths of the files that it wrote, in order. A new file never takes the place of
// another, and a file that was changed since the suggestions were made is left: both
// are errors, before which everything is written or as it was.
func Apply(root *os.Root, all []Suggestion) (written []string, err error) {
	edits := map[string][]compose.Edit{}
	before := map[string]string{}
	var order []string
	for _, s := range all {
		switch p := s.Patch; {
		case p == nil:
		case p.Create:
			if err := compose.Create(root, p.Path, p.Edit.Text); err != nil {
				return written, err
			}
			written = append(written, p.Path)
		default:
			if edits[p.Path] == nil {
				order = append(order, p.Path)
			}
			edits[p.Path] = append(edits[p.Path], p.Edit)
			before[p.Path] = p.Before
		}
	}
	for _, path := range order {
		if err := compose.Rewrite(root, path, before[path], edits[path]...); err != nil {
			return written, err
		}
		written = append(written, path)
	}
	return written, nil
}
