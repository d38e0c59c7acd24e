package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// wait is how long a change took from the save to the page, at one server.
type wait struct {
	name    string
	changes []string
	took    [][]time.Duration // of each change, the shortest first
}

// change is a way to change an article's file.
type change struct {
	name string
	make func(text []byte, word string) []byte
}

// changes are the two that an editor makes most: in the text, and in a field that lists show, too.
func changes() []change {
	return []change{
		{"a paragraph", func(text []byte, word string) []byte { return append(bytes.Clone(text), "\n\n"+word+"\n"...) }},
		{"the title", func(text []byte, word string) []byte {
			title := []byte("title")
			if bytes.HasPrefix(text, []byte("{")) {
				title = []byte(`"title"`)
			}
			return bytes.Replace(text, append(title, ": \""...), append(title, ": \""+word+" "...), 1)
		}},
	}
}

const saves = 9 // of each change

// measureLatency measures the time from a save until the server gives out the new page. A browser needs
// its own time beyond that. Each server runs alone.
func (b *bench) measureLatency(ctx context.Context) error {
	if !b.wantsLatency {
		return nil
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	servers := []*server{{name: "dossier serve", source: b.at("dossier"), program: b.dossier, args: []string{"serve", "--port", port}}}
	if b.hugo != "" {
		servers = append(servers, &server{name: "hugo server", source: b.at("hugo"), program: b.hugo, args: []string{"server", "--bind", "127.0.0.1", "--port", port}})
	}
	for _, s := range servers {
		s.page = "http://127.0.0.1:" + port + "/" + article + ".html"
		say("%s articles: %s", thousands(b.articles), s.name)
		w, err := s.measure(ctx, b.limit)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		b.latency = append(b.latency, w)
	}
	return nil
}

// server is a program that shows a site while it is written.
type server struct {
	name, source, program string
	args                  []string
	page                  string // the address of the article that is changed
}

// measure starts the server, changes the article again and again, and ends the server.
func (s *server) measure(ctx context.Context, limit time.Duration) (*wait, error) {
	ctx, stop := context.WithTimeout(ctx, limit)
	command := exec.CommandContext(ctx, s.program, append(s.args, "-s", s.source)...)
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		stop()
		return nil, err
	}
	defer func() {
		stop()
		_ = command.Wait() // it was killed
	}()
	if err := s.await(ctx, "<html"); err != nil {
		return nil, fmt.Errorf("not ready: %w", err)
	}
	time.Sleep(time.Second) // until it watches
	w := &wait{name: s.name}
	for _, c := range changes() {
		took, err := s.save(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		w.changes, w.took = append(w.changes, c.name), append(w.took, took)
	}
	return w, nil
}

// save saves the article with a change, each time another, and waits for each on the page.
func (s *server) save(ctx context.Context, c change) ([]time.Duration, error) {
	file := filepath.Join(s.source, "content", article+".md")
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var took []time.Duration
	for i := range saves {
		word := fmt.Sprintf("Saved%dtimes", i+1)
		began := time.Now()
		if err := os.WriteFile(file, c.make(text, word), 0o644); err != nil {
			return nil, err
		}
		if err := s.await(ctx, word); err != nil {
			return nil, err
		}
		took = append(took, time.Since(began))
		time.Sleep(500 * time.Millisecond) // what the server still has to do is not part of the next save
	}
	slices.Sort(took)
	return took, os.WriteFile(file, text, 0o644)
}

// await waits until the page has a word.
func (s *server) await(ctx context.Context, word string) error {
	for ctx.Err() == nil {
		if text, err := get(ctx, s.page); err == nil && bytes.Contains(text, []byte(word)) {
			return nil
		}
		time.Sleep(2 * time.Millisecond)
	}
	return errors.New("the time was up")
}

func get(ctx context.Context, address string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// freePort returns a port of this machine that nobody uses.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

func latencyTable(b *strings.Builder, all []*result) {
	header := "\n| articles | from a save to the page | changed | median | slowest |\n|---:|---|---|---:|---:|\n"
	for _, r := range all {
		for _, w := range r.latency {
			for i, took := range w.took {
				b.WriteString(header)
				header = ""
				fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n",
					thousands(r.articles), w.name, w.changes[i], milliseconds(took[len(took)/2]), milliseconds(took[len(took)-1]))
			}
		}
	}
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1e3) }
