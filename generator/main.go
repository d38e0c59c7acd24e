// Command dossier builds a static site from a folder of annotated articles.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"dossier/generator/diag"
)

// Exit statuses.
const (
	statusFine    = 0
	statusContent = 1 // problems in the content
	statusUsage   = 2 // wrong usage, or the environment
)

// commands are the program's commands. Without one, build is meant.
type commands struct {
	Build   buildCommand   `cmd:"" default:"withargs" help:"Build the site (the default)."`
	Check   checkCommand   `cmd:"" help:"Report every problem of the content and write nothing."`
	New     newCommand     `cmd:"" help:"Write a new record with its fields filled in."`
	Import  importCommand  `cmd:"" help:"Take a saved page, a text or an address into the content, or the notes of another tool."`
	Verify  verifyCommand  `cmd:"" help:"Check a published copy of a site against its list of sums."`
	Schema  schemaCommand  `cmd:"" help:"Write the JSON Schema of front matter, or settings for VS Code."`
	Suggest suggestCommand `cmd:"" help:"Say what an editor may want to do next: unlisted names, near spellings, weak passages."`
	Serve   serveCommand   `cmd:"" help:"Preview on this machine, with every change shown at once."`
}

const description = `Makes a static site from a folder of annotated articles.

The folder has content/ with one markdown file for each article, person, organization, theme and note, and may have templates/ and static/ with files of its own. The site is written to public/, ready for any static host.

Exit status: 0 fine; 1 problems in the content; 2 wrong usage or environment.`

func main() {
	limitMemory()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run runs the program with the given arguments and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	var c commands
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("dossier"),
		kong.Description(description),
		kong.Writers(stdout, stderr),
		kong.Exit(func(status int) { exited = status }),
		kong.ConfigureHelp(kong.HelpOptions{WrapUpperBound: 100}),
		kong.Vars{"kinds": kinds()},
		kong.Bind(streams{stdout, stderr}),
	)
	if err != nil {
		fmt.Fprintln(stderr, "dossier:", err)
		return statusUsage
	}
	context, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err == nil {
		err = context.Run()
	}
	return status(err, stderr)
}

// streams are where results and messages go.
type streams struct{ out, err io.Writer }

// errContent says that the content has problems, which were reported.
var errContent = errors.New("problems in the content")

// usageError is an error of usage or environment with what to do about it.
type usageError struct{ message, help string }

func (e usageError) Error() string { return e.message }

// meant asks for the command that a word most likely stands for, "" where there is none.
func meant(err *kong.ParseError) string {
	word, ok := strings.CutPrefix(err.Error(), "unexpected argument ")
	if !ok {
		return ""
	}
	var names []string
	for _, c := range err.Context.Model.Children {
		names = append(names, c.Name)
	}
	if near := diag.Nearest(word, names); near != "" {
		return fmt.Sprintf("did you mean %q? ", near)
	}
	return ""
}

// plain says in plain words what kong says of a flag's value by its Go type.
func plain(err *kong.ParseError) string {
	message := err.Error()
	flag, problem, _ := strings.Cut(message, ": ")
	expected, got, _ := strings.Cut(problem, " but got ")
	switch {
	case got == `"EOL" (<EOL>)`:
		return flag + " has no value"
	case strings.HasSuffix(expected, " value"):
		token, _, _ := strings.Cut(got, " (")
		return flag + " has no value before " + token
	case strings.HasPrefix(expected, "expected a valid "):
		return flag + " takes a number, not " + got
	case strings.HasPrefix(expected, "bool value "):
		return flag + " takes true or false, not " + got
	}
	return message
}

func status(err error, stderr io.Writer) int {
	var parse *kong.ParseError
	var usage usageError
	switch {
	case err == nil:
		return statusFine
	case errors.Is(err, errContent):
		return statusContent
	case errors.As(err, &parse):
		fmt.Fprintf(stderr, "dossier: %s\nhelp: %sdossier --help shows what it takes\n", plain(parse), meant(parse))
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dossier: %s\nhelp: %s\n", usage.message, usage.help)
	default:
		fmt.Fprintf(stderr, "dossier: %s\n", err)
	}
	return statusUsage
}
