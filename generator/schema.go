package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/schema"
)

type schemaCommand struct {
	Kind      string `arg:"" optional:"" help:"Kind of record whose schema is written to the output."`
	VSCode    bool   `name:"vscode" help:"Write .vscode/ into the dossier's folder: snippets, the task \"dossier: check\" and the schemas. No file is overwritten."`
	Reference bool   `help:"Write the reference of all fields and codes, in markdown, to the output."`
	Source    string `short:"s" default:"." placeholder:"DIR" help:"Folder of the dossier, for --vscode."`
	Command   string `default:"dossier" placeholder:"TEXT" help:"How dossier is run there, for the task, such as \"go run ./generator\"."`
}

func (c *schemaCommand) Run(s streams) error {
	switch {
	case c.VSCode:
		return c.vscode(s)
	case c.Reference:
		_, err := s.out.Write(schema.Reference())
		return err
	case c.Kind == "":
		return usageError{"schema does not know what to write", "name a kind of record, such as article, or give --vscode or --reference"}
	}
	k, err := kindNamed(c.Kind)
	if err != nil {
		return err
	}
	_, err = s.out.Write(schema.JSON(k))
	return err
}

// vscode writes the settings. The schemas are the generator's own and are renewed;
// what an editor may have changed is left.
func (c *schemaCommand) vscode(s streams) error {
	if err := checkSource(c.Source); err != nil {
		return err
	}
	root, err := os.OpenRoot(c.Source)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range schema.VSCode(c.Command) {
		err := compose.Create(root, f.Path, string(f.Data))
		if errors.Is(err, fs.ErrExist) {
			err = c.present(s, root, f)
		} else if err == nil {
			fmt.Fprintln(s.err, f.Path)
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "VS Code completes %d kinds of record by their names; run the task \"dossier: check\" for the list of problems\n", len(content.Kinds())+1)
	return nil
}

func (c *schemaCommand) present(s streams, root *os.Root, f schema.File) error {
	before, err := root.ReadFile(f.Path)
	switch {
	case err != nil || string(before) == string(f.Data):
		return err
	case strings.HasPrefix(f.Path, ".vscode/dossier/"):
		fmt.Fprintln(s.err, f.Path)
		return compose.Overwrite(root, f.Path, string(f.Data))
	}
	fmt.Fprintf(s.err, "%s is there already and was left; move it away to have it written anew\n", f.Path)
	return nil
}
