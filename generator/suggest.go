package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"dossier/generator/suggest"
)

type suggestCommand struct {
	Source string         `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, with content/ in it."`
	Kind   []suggest.Kind `placeholder:"KIND" help:"Only these kinds, apart by commas: ${kinds}."`
	Apply  bool           `help:"Write what is safe: records of names that are surely names, spellings that are only another romanization, quotations that differ in nothing but signs."`
	Format string         `enum:"text,json" default:"text" help:"How to write what is found: ${enum}."`
}

// Help is the part of the help that stands below the flags' own command.
func (suggestCommand) Help() string {
	return `It reads the articles for names that no record lists (with counts, places and a ready record), spellings near a listed name, names listed twice, aliases that no text has, quotations that no statement holds, passages that stand only nearly so, and sources without an archived copy.

Names are known by their capitals and by English words around them: read what it proposes. --apply never overwrites a file, and leaves one that was changed meanwhile; what it wrote shows in git.

Exit status: 0 done, whatever was found; 1 the content cannot be read; 2 wrong usage or environment.`
}

func (c *suggestCommand) Run(s streams) error {
	for _, k := range c.Kind {
		if !slices.Contains(suggest.Kinds(), k) {
			return usageError{fmt.Sprintf("there is no kind of suggestion %q", k), "the kinds are " + kinds()}
		}
	}
	if err := checkSource(c.Source); err != nil {
		return err
	}
	d, err := loadAll(c.Source, "", s)
	if err != nil {
		return err
	}
	all := suggest.Make(d)
	if len(c.Kind) > 0 {
		all = slices.DeleteFunc(all, func(x suggest.Suggestion) bool { return !slices.Contains(c.Kind, x.Kind) })
	}
	if c.Apply {
		return c.apply(s, all)
	}
	if c.Format == "json" {
		return suggest.WriteJSON(s.out, all)
	}
	if err := suggest.WriteText(s.out, all); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "suggested %s; %s safe, which --apply writes\n", perKind(all), number(len(safe(all))))
	return nil
}

// kinds names the kinds of suggestion, apart by commas.
func kinds() string {
	var names []string
	for _, k := range suggest.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func safe(all []suggest.Suggestion) []suggest.Suggestion {
	return slices.DeleteFunc(slices.Clone(all), func(x suggest.Suggestion) bool { return !x.Safe })
}

// perKind says how many suggestions of each kind there are.
func perKind(all []suggest.Suggestion) string {
	var parts []string
	for _, k := range suggest.Kinds() {
		n := 0
		for _, x := range all {
			if x.Kind == k {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", number(n), k))
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

func (c *suggestCommand) apply(s streams, all []suggest.Suggestion) error {
	root, err := os.OpenRoot(c.Source)
	if err != nil {
		return err
	}
	defer root.Close()
	take := safe(all)
	written, err := suggest.Apply(root, take)
	for _, path := range written {
		fmt.Fprintln(s.err, path)
	}
	if err != nil {
		return usageError{fmt.Sprintf("stopped after %s: %s", count(len(written), "file"), err), "run it again"}
	}
	fmt.Fprintf(s.out, "wrote %s; %s left for an editor to decide: %s\n", count(len(written), "file"), number(len(all)-len(take)), next(c.Source, "suggest"))
	return nil
}
