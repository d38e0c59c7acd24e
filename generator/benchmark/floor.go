package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"dossier/generator/parallel"
)

// floor does what no build can do without: it reads all records below source/content, turns each
// body into HTML, and writes the listed files into the destination, which must not exist.
func floor(source, list, destination string) error {
	files, err := readList(list)
	if err != nil {
		return err
	}
	records, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if err != nil {
		return err
	}
	if err := makeFolders(destination, files); err != nil {
		return err
	}
	markdown := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Footnote),
		goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
	)
	err = parallel.Try(0, len(records), func(_, i int) error {
		text, err := os.ReadFile(records[i])
		if err != nil {
			return err
		}
		_, body, _ := bytes.Cut(text[3:], []byte("\n---\n"))
		return markdown.Convert(body, &bytes.Buffer{})
	})
	if err != nil {
		return err
	}
	text := bytes.Repeat([]byte("What stands in a file does not matter here.\n"), int(largest(files)/44)+1)
	return parallel.Try(0, len(files), func(_, i int) error {
		return os.WriteFile(filepath.Join(destination, files[i].path), text[:files[i].size], 0o644)
	})
}

// file is a file to be written.
type file struct {
	path string
	size int64
}

func largest(files []file) int64 {
	var size int64
	for _, f := range files {
		size = max(size, f.size)
	}
	return size
}

// writeList lists the files of a folder with their sizes.
func writeList(list, folder string) error {
	var text bytes.Buffer
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		path, err = filepath.Rel(folder, path)
		fmt.Fprintf(&text, "%d %s\n", info.Size(), path)
		return err
	})
	if err != nil {
		return err
	}
	return os.WriteFile(list, text.Bytes(), 0o644)
}

func readList(list string) ([]file, error) {
	text, err := os.ReadFile(list)
	if err != nil {
		return nil, err
	}
	var files []file
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		var f file
		if _, err := fmt.Sscanf(lines.Text(), "%d %s", &f.size, &f.path); err != nil {
			return nil, fmt.Errorf("%s: %w", list, err)
		}
		files = append(files, f)
	}
	return files, lines.Err()
}

func makeFolders(destination string, files []file) error {
	made := map[string]bool{}
	for _, f := range files {
		folder := filepath.Dir(filepath.Join(destination, f.path))
		if made[folder] {
			continue
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		made[folder] = true
	}
	return nil
}
