package importing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dossier/generator/anchor"
)

// MaxFile is the size in bytes up to which a file is read: some ten thousand
// annotations, and little enough that a wrong file cannot take all memory.
const MaxFile = 64 << 20

// maxFound is how many annotations one file may hold: more than any dossier has,
// and few enough to find the passages of all in a minute.
const maxFound = 50000

// maxDepth is how deep collections, bodies and selectors may stand within each
// other: more than any tool writes.
const maxDepth = 16

// annotation is one annotation as it stands in the file, in the terms of both
// formats.
type annotation struct {
	number int // from one
	id     string
	// sources are the addresses of what is annotated; the first that is known counts.
	sources []string
	quote   anchor.Quote
	// passages counts the passages that it holds on to.
	passages int
	// replyTo are the ids of the annotations that it answers, the nearest first.
	replyTo     []string
	motivations []string
	label       string
	created     string
	modified    string
	creators    []creator
	bodies      []body
	tags        []string
	// about are the addresses of records that it names.
	about []string
	// private says that it was not public where it comes from.
	private bool
	// lost says why it cannot be read at all; "" when it can.
	lost string
	// remarks are on parts of it that cannot be taken.
	remarks []string
}

// creator is who wrote an annotation: a name, an address or id, or both.
type creator struct{ name, id string }

// body is one text of an annotation; link says that the text is an address.
type body struct {
	text, format string
	link         bool
}

func (a *annotation) note(format string, args ...any) {
	a.remarks = append(a.remarks, fmt.Sprintf(format, args...))
}

// object is a JSON object.
type object = map[string]any

// reader finds the annotations in a file, whatever form it has.
type reader struct {
	found   []*annotation
	remarks []Remark
}

// file reads a whole file.
func (r *reader) file(data []byte) error {
	switch {
	case len(data) > MaxFile:
		return fmt.Errorf("the file is larger than %d MiB", MaxFile>>20)
	case !utf8.Valid(data):
		return errors.New("the file is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	var root any
	if err := d.Decode(&root); err != nil {
		return syntaxError(data, d, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("the file goes on after its end in line %d", lineOf(data, d.InputOffset()))
	}
	if !r.collect(root, 0) {
		return errors.New("the file holds no annotations: neither Web Annotations nor an export of Hypothesis")
	}
	if len(r.found) > maxFound {
		return fmt.Errorf("the file holds %d annotations, more than the %d that are read at once: split it", len(r.found), maxFound)
	}
	return nil
}

// syntaxError says in which line a file is no JSON.
func syntaxError(data []byte, d *json.Decoder, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("the file is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the file breaks off: it is no complete JSON")
	case errors.As(err, &syntax):
		return fmt.Errorf("the file is no JSON: line %d: %s", lineOf(data, syntax.Offset), syntax)
	}
	return fmt.Errorf("the file is no JSON: line %d: %w", lineOf(data, d.InputOffset()), err)
}

func lineOf(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int64(len(data)), max(0, offset))], []byte("\n"))
}

// collect reads whatever holds annotations and returns false for what does not.
func (r *reader) collect(v any, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch v := v.(type) {
	case []any:
		r.list(v, depth)
		return true
	case object:
		return r.object(v, depth)
	}
	return false
}

func (r *reader) object(o object, depth int) bool {
	for _, key := range []string{"rows", "annotations", "@graph", "items", "as:items"} {
		all, ok := o[key].([]any)
		if !ok || isType(o, "Annotation") {
			continue
		}
		r.list(all, depth)
		if key == "rows" {
			r.replies(o, depth)
			r.rest(o, len(all))
		}
		r.elsewhere(o["next"], "the next page")
		return true
	}
	switch {
	case isType(o, "AnnotationCollection"), isType(o, "OrderedCollection"):
		if !r.collect(o["first"], depth+1) {
			r.elsewhere(o["first"], "the first page")
		}
		return true
	case isWeb(o):
		r.found = append(r.found, web(o, len(r.found)+1))
		return true
	case isHypothesis(o):
		r.found = append(r.found, hypothesis(o, len(r.found)+1))
		return true
	}
	return false
}

// list reads the entries of a list. An entry that holds no annotation counts as
// one that is lost.
func (r *reader) list(all []any, depth int) {
	for _, v := range all {
		if r.collect(v, depth+1) {
			continue
		}
		a := &annotation{number: len(r.found) + 1, lost: "is no annotation"}
		if s, ok := v.(string); ok {
			a.id, a.lost = s, "stands elsewhere, and addresses are not followed: download it and import that file"
		}
		r.found = append(r.found, a)
	}
}

// elsewhere reports a page that is only named.
func (r *reader) elsewhere(v any, what string) {
	if name := iri(v); name != "" {
		r.remarks = append(r.remarks, Remark{Message: fmt.Sprintf("%s stands elsewhere and was not read: download %q and import that file, too", what, name), Lost: true})
	}
}

// replies reads what Hypothesis gives apart when it is asked to separate replies.
func (r *reader) replies(o object, depth int) {
	if all, ok := o["replies"].([]any); ok {
		r.list(all, depth)
	}
}

// rest reports that a search found more than it returned.
func (r *reader) rest(o object, got int) {
	if total, ok := o["total"].(float64); ok && total > float64(got) {
		r.remarks = append(r.remarks, Remark{Message: fmt.Sprintf("the search found %.0f annotations, and the file has %d of them: ask for the others with offset or search_after", total, got), Lost: true})
	}
}

// isType says whether an object has a type, which may be written with its prefix
// or in full.
func isType(o object, name string) bool {
	for _, t := range texts(first(o, "type", "@type")) {
		if i := strings.LastIndexAny(t, "#/:"); t[i+1:] == name {
			return true
		}
	}
	return false
}

// first returns the value of the first key that an object has.
func first(o object, keys ...string) any {
	for _, k := range keys {
		if v, ok := o[k]; ok {
			return v
		}
	}
	return nil
}

// text returns a value that is a text, also one with a language, and "" for any
// other.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case object:
		return text(v["@value"])
	case []any:
		if len(v) == 1 {
			return text(v[0])
		}
	}
	return ""
}

// texts returns the texts of a value that may be one or a list.
func texts(v any) []string {
	var all []string
	for _, v := range list(v) {
		if s := text(v); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// list returns a value as a list: nil for nothing, one entry for anything else.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// iri returns the address of a resource, which is a text or an object with an id.
func iri(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case object:
		if s, ok := first(v, "id", "@id").(string); ok {
			return s
		}
	}
	return ""
}
