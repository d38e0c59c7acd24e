package hostile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// Dossier is a content folder with payloads in it.
type Dossier struct {
	records map[string]*record // by path below the dossier's folder
}

// Plain is the id of one record of each kind that has no payload, to which others can
// refer.
const Plain = "plain"

// New makes a dossier whose records have payloads in all their fields, their texts and the
// names of their files: records of every kind for each group of them. A field that takes one
// text has all of a group, one after the other, each first in some field. The dossier's own fields have
// the group front, which may be nil.
func New(groups [][]string, front []string) *Dossier {
	d := &Dossier{records: map[string]*record{}}
	d.records["content/dossier.md"] = newRecord(maker{kind: content.Dossier, payloads: front})
	for _, k := range content.Kinds() {
		d.records[file(k, Plain)] = newRecord(maker{kind: k})
		for n, group := range groups {
			m := maker{kind: k, groups: groups, n: n, payloads: group}
			d.records[file(k, id(k, n, group))] = newRecord(m)
			if k == content.Annotation { // once more, on a passage that is there
				r := newRecord(m)
				r.set("quote", anchored)
				d.records[file(k, id(k, n, group)+" anchored")] = r
			}
		}
	}
	return d
}

// Groups cuts payloads into groups of n. Those that are long are groups of their own.
func Groups(payloads []string, n int) [][]string {
	var short, all []string
	var groups [][]string
	for _, p := range payloads {
		if len(p) < long {
			short = append(short, p)
		} else {
			all = append(all, p)
		}
	}
	groups = slices.Collect(slices.Chunk(short, n))
	for _, p := range all {
		groups = append(groups, []string{p})
	}
	return groups
}

const long = 400 // bytes

func file(k content.Kind, id string) string { return "content/" + k.Folder() + "/" + id + ".md" }

// id makes as hostile a name of a file of a payload as file systems take, with a number
// that keeps it apart from others.
func id(k content.Kind, n int, group []string) string {
	name := strings.Map(func(r rune) rune {
		switch r {
		case 0, utf8.RuneError:
			return -1
		case '/':
			return '\\'
		}
		return r
	}, group[(int(k)+n)%len(group)])
	const most = 80 // bytes
	for i := range name {
		if i > most {
			name = name[:i]
			break
		}
	}
	name = strings.TrimLeft(strings.TrimFunc(name, unicode.IsSpace), ".")
	return strings.TrimSpace(fmt.Sprintf("%s %d", name, n))
}

// Write writes the dossier into a folder.
func (d *Dossier) Write(folder string) error {
	for path, r := range d.records {
		name := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, r.write(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Settle writes the dossier into a folder and mends it until check, which reads it there, reports
// no error any more, or only some that belong to no value: these it returns.
func (d *Dossier) Settle(folder string, check func() (*diag.Report, error)) ([]*diag.Diagnostic, error) {
	for {
		if err := d.Write(folder); err != nil {
			return nil, err
		}
		report, err := check()
		if err != nil {
			return nil, err
		}
		refused := slices.DeleteFunc(report.All(), func(x *diag.Diagnostic) bool { return x.Severity != diag.Error })
		if len(refused) == 0 {
			return nil, nil
		}
		if left := d.mend(refused); len(left) > 0 {
			return left, nil
		}
	}
}

// mend puts something tamer in the place of each value and paragraph that was refused.
// It returns the errors that are in none of them.
func (d *Dossier) mend(refused []*diag.Diagnostic) []*diag.Diagnostic {
	values := map[*value]bool{}
	left := slices.DeleteFunc(refused, func(x *diag.Diagnostic) bool {
		v := d.at(x)
		values[v] = true
		return v != nil
	})
	for v := range values {
		if v != nil {
			v.next++
		}
	}
	return left
}

// at returns the value that a problem is in, nil for none.
func (d *Dossier) at(x *diag.Diagnostic) *value {
	if x.Span.File == nil || d.records[x.Span.File.Path] == nil {
		return nil
	}
	return d.records[x.Span.File.Path].lines[x.Span.File.Position(x.Span.Start).Line]
}

// Survivors counts for every field, "article.title", in how many records a payload is still in
// it, and in how many one was tried.
func (d *Dossier) Survivors() map[string][2]int {
	all := map[string][2]int{}
	for _, r := range d.records {
		for _, v := range r.values {
			v.count(r.kind.String(), all)
		}
	}
	return all
}
