package preview

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"net/http"
	"os"
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/suggest"
)

// allSafe is the key that stands for every suggestion that is safe.
const allSafe = "safe"

// keyOf returns the key of a suggestion with a patch: it changes with what the patch
// would write, so that an editor accepts what the page showed and nothing else.
func keyOf(x suggest.Suggestion) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%+v", x.Kind, x.Patch.Path, x.Patch.Edit)
	return fmt.Sprintf("%x", h.Sum64())
}

// accept writes the patch of one suggestion, or those of all that are safe.
func (s *server) accept(w http.ResponseWriter, r *http.Request) {
	var what struct{ Key string }
	if !receive(w, r, &what) {
		return
	}
	var take []suggest.Suggestion
	s.live.View(func(d *dossier.Dossier) {
		if d != nil {
			take = slices.DeleteFunc(suggest.Make(d), func(x suggest.Suggestion) bool {
				return x.Patch == nil || keyOf(x) != what.Key && !(x.Safe && what.Key == allSafe)
			})
		}
	})
	if len(take) == 0 {
		refuse(w, http.StatusConflict, "this is no longer suggested: the files have changed; reload the page")
		return
	}
	written, err := s.write(take)
	switch {
	case errors.Is(err, fs.ErrExist):
		refuse(w, http.StatusConflict, fmt.Sprintf("the file is there already and was left as it is: %s; open it, or rename it and press again", err))
	case err != nil:
		refuse(w, http.StatusInternalServerError, fmt.Sprintf("stopped after %d of %d files: %s; reload the page and press again", len(written), len(take), err))
	default:
		answer(w, http.StatusOK, map[string][]string{"written": written})
	}
}

// write makes patches one page after the other: of two that change one file at once, the
// later would take back the other.
func (s *server) write(take []suggest.Suggestion) ([]string, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	root, err := os.OpenRoot(s.options.Source)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return suggest.Apply(root, take)
}
