package preview

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dossier/generator/site"
)

// shown is a preview of a dossier, and what it says to a page.
type shown struct {
	*testing.T
	dir, address string
	pending      atomic.Bool // as a page was told last
}

const article = "---\ntitle: Cracks\npublisher: courier\npublished: \"2025-11-04\"\n---\nThe dam would not hold.\n\nThe council did not answer.\n"

// show shows a small dossier until the test ends.
func show(t *testing.T) *shown {
	t.Helper()
	s := &shown{T: t, dir: t.TempDir()}
	s.write("content/dossier.md", "---\ntitle: The dam\n---\nAbout a dam.\n")
	s.write("content/organizations/courier.md", "---\nname: Valley Courier\n---\n")
	s.write("content/articles/cracks.md", article)
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, Options{Options: site.Options{Source: s.dir}, Port: 42313, AnyPort: true, Ready: func(a string) { ready <- a }})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	s.address = <-ready
	return s
}

func (s *shown) write(name, text string) {
	s.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
}

// ask sends a request with headers given as name, value and returns status and body.
func (s *shown) ask(method, path, body string, headers ...string) (int, string) {
	s.Helper()
	r, err := http.NewRequest(method, s.address+path, strings.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode, string(data)
}

// until waits until a page holds some words.
func (s *shown) until(path, words string) {
	s.Helper()
	for limit := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		_, body := s.ask("GET", path, "")
		if strings.Contains(body, words) {
			return
		}
		if time.Now().After(limit) {
			s.Fatalf("%s never had %q", path, words)
		}
	}
}

// problems returns what pages are told at the moment, once it holds some words.
func (s *shown) problems(words string) string {
	s.Helper()
	r, err := http.Get(s.address + "_preview/events")
	if err != nil {
		s.Fatal(err)
	}
	defer r.Body.Close()
	time.AfterFunc(20*time.Second, func() { _ = r.Body.Close() })
	var got strings.Builder
	buf := make([]byte, 1<<16)
	for {
		n, err := r.Body.Read(buf)
		got.Write(buf[:n])
		if all := got.String(); strings.Contains(all, words) {
			return all
		}
		if err != nil {
			s.Fatalf("pages were never told %q, but %s", words, got.String())
		}
	}
}

func (s *shown) token() string {
	s.Helper()
	_, body := s.ask("GET", "", "")
	m := regexp.MustCompile(`data-token="(\w+)"`).FindStringSubmatch(body)
	if m == nil {
		s.Fatal("the page has no token")
	}
	return m[1]
}

func TestFollows(t *testing.T) {
	s := show(t)
	s.until("articles/cracks.html", "would not hold")
	s.write("content/articles/cracks.md", strings.Replace(article, "would not", "might not", 1))
	s.until("articles/cracks.html", "might not hold")

	s.write("content/articles/.cracks.md.swp", "x")
	s.write("content/articles/new/rain.md", strings.Replace(article, "Cracks", "Rain", 1)) // in a new folder
	s.until("articles/rain.html", "Rain")
	s.write("content/articles/new/rain.md", strings.Replace(article, "Cracks", "Snow", 1))
	s.until("articles/rain.html", "Snow")
	if err := os.Rename(filepath.Join(s.dir, "content", "articles", "new", "rain.md"), filepath.Join(s.dir, "content", "articles", "hail.md")); err != nil {
		t.Fatal(err)
	}
	s.until("articles/hail.html", "Snow")
	if err := os.RemoveAll(filepath.Join(s.dir, "content", "articles", "new")); err != nil {
		t.Fatal(err)
	}
	s.until("articles/rain.html", "Not found")

	s.write("static/css/dossier.css", "body { color: teal }")
	s.until("css/dossier.css", "teal")
	s.write("templates/404.html", `{{define "main"}}<h1>Gone fishing</h1>{{end}}`)
	s.until("nothing.html", "Gone fishing")
}

// TestBrokenRecord checks that a record that cannot be read leaves the page as it was,
// with the reason, and that a file that is emptied before it is written shows nothing.
func TestBrokenRecord(t *testing.T) {
	s := show(t)
	s.write("content/articles/cracks.md", strings.Replace(article, "title", "nonsense", 1))
	told := s.problems(`"errors":2`)
	if !strings.Contains(told, `content/articles/cracks.md:2:1: error: unknown field`) {
		t.Errorf("pages are told %s", told)
	}
	s.until("articles/cracks.html", "would not hold")
	start := time.Now()
	s.write("content/articles/cracks.md", "")
	s.write("content/articles/cracks.md", strings.Replace(article, "would", "could", 1))
	stalled := time.Since(start) > patience/2 // the machine, between the two steps
	if told := s.problems(`"errors":0`); !stalled && strings.Contains(told, "the file is empty") {
		t.Errorf("a save in two steps shows %s", told)
	}
	s.until("articles/cracks.html", "could not hold")
}

func TestCheckoutOfManyFiles(t *testing.T) {
	s := show(t)
	for i := range 1000 {
		s.write(fmt.Sprintf("content/annotations/note-%04d.md", i), "---\narticle: cracks\nquote: council\n---\nFirst.\n")
	}
	s.until("annotations/index.5.html", `n-note-0999`)
	for i := range 1000 {
		s.write(fmt.Sprintf("content/annotations/note-%04d.md", i), "---\narticle: cracks\nquote: council\n---\nSecond.\n")
	}
	s.until("annotations/index.5.html", "Second.")
	if err := os.RemoveAll(filepath.Join(s.dir, "content")); err != nil {
		t.Fatal(err)
	}
	s.problems("cannot read the content")
	s.until("", "About a dam.")
	s.write("content/dossier.md", "---\ntitle: The dam again\n---\nAbout a dam.\n")
	s.until("", "The dam again")
}

// TestPending checks that pages are told that what they show may not be the last state,
// from the save until all that follows from it has been worked out.
func TestPending(t *testing.T) {
	s := &shown{T: t, dir: t.TempDir()}
	s.write("content/dossier.md", "---\ntitle: The dam\n---\n")
	s.write("content/organizations/courier.md", "---\nname: Valley Courier\n---\n")
	v := &server{live: site.NewLive(site.Options{Source: s.dir}), hub: newHub(), changes: changes{more: make(chan struct{}, 1)}}
	if err := v.update(nil, false); err != nil || v.hub.state().Pending {
		t.Fatal(err, v.hub.state())
	}
	for _, text := range []string{"---\nname: Valley Post\n---\n", "---\nname: Valley Post\n---\nNew words, shown at once.\n"} {
		s.write("content/organizations/courier.md", text)
		v.changed([]string{"content/organizations/courier.md"})
		if !v.hub.state().Pending {
			t.Errorf("pages are told nothing of %q", text)
		}
		paths, _ := v.changes.take(true)
		if err := v.update(paths, true); err != nil || v.hub.state().Pending {
			t.Errorf("%v, and %q is still pending", err, text)
		}
	}
}

func TestUnreadableFile(t *testing.T) {
	s := show(t)
	file := filepath.Join(s.dir, "content", "articles", "cracks.md")
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(file); err == nil {
		t.Skip("this user may read everything")
	}
	s.problems("give yourself permission to read it")
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	s.problems(`"errors":0`)
}

func TestPortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	err = Serve(context.Background(), Options{Options: site.Options{Source: t.TempDir()}, Port: port})
	var pe *PortError
	if want := fmt.Sprintf("port %d is in use", port); !errors.As(err, &pe) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	free, err := listen(port, true)
	if err != nil || free.Addr().(*net.TCPAddr).Port <= port {
		t.Errorf("no other port was taken: %v", err)
	} else {
		_ = free.Close()
	}
}

// TestGuard checks what is not answered: other names for the machine, requests of other
// sites, and writes without the token.
func TestGuard(t *testing.T) {
	s := show(t)
	host := strings.TrimSuffix(strings.TrimPrefix(s.address, "http://"), "/")
	note := `{"article": "cracks", "exact": "council", "body": "Why?"}`
	token := s.token()
	for _, tt := range []struct {
		name, method, path, body string
		headers                  []string
		want                     int
	}{
		{"another name", "GET", "", "", []string{"Host", "evil.example"}, 403},
		{"another name with the port", "GET", "", "", []string{"Host", "evil.example:42313"}, 403},
		{"another port", "GET", "", "", []string{"Host", "127.0.0.1:1"}, 403},
		{"no port", "GET", "", "", []string{"Host", "localhost"}, 403},
		{"a name that ends in this one", "GET", "", "", []string{"Host", strings.Replace(host, "127.0.0.1", "evil.localhost", 1)}, 403},
		{"a name that begins with this one", "GET", "", "", []string{"Host", strings.Replace(host, "127.0.0.1", "127.0.0.1.evil.example", 1)}, 403},
		{"this machine with a stop", "GET", "", "", []string{"Host", strings.Replace(host, "127.0.0.1", "localhost.", 1)}, 403},
		{"all addresses", "GET", "", "", []string{"Host", strings.Replace(host, "127.0.0.1", "0.0.0.0", 1)}, 403},
		{"another name, forwarded", "GET", "", "", []string{"Host", "evil.example", "X-Forwarded-Host", host}, 403},
		{"this machine by name", "GET", "", "", []string{"Host", strings.Replace(host, "127.0.0.1", "localhost", 1)}, 200},
		{"a script of another site", "GET", "", "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		{"a frame of another site", "GET", "", "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"a link on another site", "GET", "", "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a page of another port", "GET", "_preview/choices", "", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"}, 403},
		{"events for another site", "GET", "_preview/events", "", []string{"Accept", "text/event-stream", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"}, 403},
		{"events for a sandbox", "GET", "_preview/events", "", []string{"Origin", "null"}, 403},
		{"a WebSocket of another site", "GET", "_preview/events", "", []string{"Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==", "Origin", "http://evil.example"}, 403},
		{"this machine by another scheme", "GET", "_preview/choices", "", []string{"Origin", "https://" + host}, 403},
		{"this machine by another port", "GET", "_preview/choices", "", []string{"Origin", "http://127.0.0.1:1"}, 403},
		{"this machine without a port", "GET", "_preview/choices", "", []string{"Origin", "http://localhost"}, 403},
		{"a question whether one may ask", "OPTIONS", "_preview/annotations", "", []string{"Origin", "http://evil.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", tokenHeader}, 403},
		{"a form of another site", "POST", "_preview/annotations", note, []string{"Content-Type", "text/plain", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"another origin", "GET", "_preview/events", "", []string{"Origin", "http://evil.example"}, 403},
		{"no origin to speak of", "POST", "_preview/annotations", note, []string{"Origin", "null", tokenHeader, token}, 403},
		{"another site with the token", "POST", "_preview/annotations", note, []string{"Origin", "http://evil.example", tokenHeader, token}, 403},
		{"no token", "POST", "_preview/annotations", note, nil, 403},
		{"a wrong token", "POST", "_preview/annotations", note, []string{tokenHeader, token + "A"}, 403},
		{"another method", "PUT", "articles/cracks.html", "", []string{tokenHeader, token}, 403},
		{"a path out of the dossier", "POST", "_preview/open", `{"path": "content/../../etc/passwd"}`, []string{tokenHeader, token}, 422},
		{"an absolute path", "POST", "_preview/open", `{"path": "/etc/passwd"}`, []string{tokenHeader, token}, 422},
		{"a path with a NUL", "POST", "_preview/open", `{"path": "content/dossier.md\u0000.md"}`, []string{tokenHeader, token}, 422},
		{"a folder", "POST", "_preview/open", `{"path": "content/articles"}`, []string{tokenHeader, token}, 422},
		{"a file beside the content", "POST", "_preview/open", `{"path": "public/index.html"}`, []string{tokenHeader, token}, 422},
		{"a note on nothing", "POST", "_preview/annotations", `{"article": "../../x", "exact": "council", "body": "Why?"}`, []string{tokenHeader, token}, 422},
		{"a note without words", "POST", "_preview/annotations", `{"article": "cracks", "exact": "council", "body": " "}`, []string{tokenHeader, token}, 422},
		{"a note too large", "POST", "_preview/annotations", `{"body": "` + strings.Repeat("x", 2<<20) + `"}`, []string{tokenHeader, token}, 400},
	} {
		if status, body := s.ask(tt.method, tt.path, tt.body, tt.headers...); status != tt.want {
			t.Errorf("%s: status %d, want %d: %.200s", tt.name, status, tt.want, body)
		}
	}
	if _, err := os.Stat(filepath.Join(s.dir, "content", "annotations")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a note was written")
	}
}

// TestPort80 checks that browsers are answered that leave out the port that goes without saying.
func TestPort80(t *testing.T) {
	for _, tt := range []struct {
		port         int
		host, origin string
		passes       bool
	}{
		{80, "localhost", "http://localhost", true},
		{80, "127.0.0.1:80", "http://127.0.0.1", true},
		{80, "[::1]", "", true},
		{80, "evil.example", "", false},
		{80, "localhost", "http://evil.example", false},
		{8080, "localhost", "", false},
	} {
		r := &http.Request{Method: http.MethodGet, Host: tt.host, Header: http.Header{"Origin": {tt.origin}}}
		if why := newGuard(tt.port).refuses(r); (why == "") != tt.passes {
			t.Errorf("%+v: refused with %q", tt, why)
		}
	}
}

// TestPlainFiles checks that only pages are changed on their way: a file without an ending is sent as it is, and an
// address without one that leads nowhere is answered with a page.
func TestPlainFiles(t *testing.T) {
	s := show(t)
	const licence = "Copying is allowed.\n</body>\n"
	s.write("static/LICENSE", licence)
	if status, body := s.ask("GET", "LICENSE", ""); status != http.StatusOK || body != licence {
		t.Errorf("%d, %q", status, body)
	}
	for path, want := range map[string]int{"articles/": 200, "articles": 404, "nothing/": 404, "nothing.html": 404} {
		if status, body := s.ask("GET", path, ""); status != want || !strings.Contains(body, "/_preview/client/preview.js") {
			t.Errorf("%s: %d, %.200s", path, status, body)
		}
	}
}

// TestGoodPages checks that the page that is looked at all the time is not the one that is dropped.
func TestGoodPages(t *testing.T) {
	var g goodPages
	for i := range 3 * maxGood {
		g.keep("open.html", []byte("x"))
		g.keep(fmt.Sprint(i), []byte("y"))
	}
	if g.page("open.html") == nil || g.page("0") != nil || len(g.pages) != maxGood || len(g.order) != maxGood {
		t.Errorf("kept are %v", g.order)
	}
}

// TestPaths asks for what is no file of the site, as no browser would, and by links that lead out of the folder.
func TestPaths(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside")
	if err := os.MkdirAll(outside, 0o755); err != nil {
		t.Fatal(err)
	}
	const secret = "the secret"
	file := filepath.Join(outside, "secret.md")
	if err := os.WriteFile(file, []byte(secret), 0o644); err != nil {
		t.Fatal(err)
	}
	s := show(t)
	s.write("secret.md", secret)
	s.write("static/.hidden", secret)
	for link, target := range map[string]string{"static/stolen.txt": file, "static/folder": outside, "content/pages": outside, "content/annotations": outside} {
		if err := os.Symlink(target, filepath.Join(s.dir, filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	host := strings.TrimSuffix(strings.TrimPrefix(s.address, "http://"), "/")
	depth := strings.Repeat("../", strings.Count(filepath.ToSlash(s.dir), "/")+2)
	for _, path := range []string{
		"/../secret.md", "/../../secret.md", "/%2e%2e/secret.md", "/..%2fsecret.md", "/articles/..%2f..%2fsecret.md", "/..%5csecret.md", "/..\\secret.md", "/%2e%2e%2fsecret.md",
		"/" + depth + filepath.ToSlash(file)[1:], "/" + strings.ReplaceAll(depth, "/", "%2f") + filepath.ToSlash(file)[1:], "/" + filepath.ToSlash(file), "//" + filepath.ToSlash(file), "/%2f" + filepath.ToSlash(file)[1:], "/file://" + filepath.ToSlash(file),
		"/secret.md", "/secret.md%00.html", "/%00", "/articles/cracks.html%00", "/content/dossier.md", "/.hidden", "/static/.hidden", "/stolen.txt", "/folder/secret.md", "/folder", "/pages/secret.html",
		"/_preview/client/../../secret.md", "/_preview/client/..%2f..%2fsecret.md", "/_preview/client/%2e%2e/%2e%2e/secret.md", "/_preview/", "http://evil.example/",
	} {
		status, answer := s.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
		if strings.Contains(answer, secret) || status < 300 || status >= 500 {
			t.Errorf("%s: status %d, %.300s", path, status, answer)
		}
	}
	for name, request := range map[string]string{
		"no host":         "GET / HTTP/1.0\r\n\r\n",
		"an empty host":   "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
		"two hosts":       "GET / HTTP/1.1\r\nHost: " + host + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
		"another in path": "GET http://evil.example/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
		"two origins":     "GET / HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://evil.example\r\nOrigin: http://" + host + "\r\nConnection: close\r\n\r\n",
		"a tunnel":        "CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n",
	} {
		if status, answer := s.raw(request); status != 400 && status != 403 {
			t.Errorf("%s: status %d, %.300s", name, status, answer)
		}
	}
	token := s.token()
	if status, body := s.ask("POST", "_preview/open", `{"path": "static/stolen.txt"}`, tokenHeader, token); status != 422 {
		t.Errorf("a link out of the folder is opened: %d, %s", status, body)
	}
	if status, body := s.ask("POST", "_preview/annotations", `{"article": "cracks", "exact": "council", "body": "Why?"}`, tokenHeader, token); status < 400 {
		t.Errorf("a note is written through a link: %d, %s", status, body)
	}
	if all, err := os.ReadDir(outside); err != nil || len(all) != 1 {
		t.Errorf("outside the dossier there is now %v (%v)", all, err)
	}
}

// raw sends a request as it stands and returns status and answer.
func (s *shown) raw(request string) (int, string) {
	s.Helper()
	c, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(s.address, "http://"), "/"))
	if err != nil {
		s.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, request); err != nil {
		s.Fatal(err)
	}
	answer, err := io.ReadAll(c)
	if err != nil {
		s.Fatal(err)
	}
	status := 0
	if _, err := fmt.Sscanf(string(answer), "HTTP/1.%d %d", new(int), &status); err != nil {
		s.Fatalf("%q: %q", request, answer)
	}
	return status, string(answer)
}

// TestNotesOnOnePassage checks the file that is written, and that none is overwritten,
// whatever a page sends.
func TestNotesOnOnePassage(t *testing.T) {
	s := show(t)
	token := s.token()
	for _, want := range []string{"content/annotations/etc-passwd.md", "content/annotations/etc-passwd-2.md"} {
		status, body := s.ask("POST", "_preview/annotations",
			`{"article": "cracks", "exact": "The council", "prefix": "", "suffix": " did not", "title": "../../etc/passwd", "motivation": "questioning", "themes": [], "body": "---\nWhy: [x"}`, tokenHeader, token)
		var made struct{ Path string }
		if err := json.Unmarshal([]byte(body), &made); err != nil || status != 201 || made.Path != want {
			t.Fatalf("status %d, %s, want %s", status, body, want)
		}
	}
	data, err := os.ReadFile(filepath.Join(s.dir, "content", "annotations", "etc-passwd.md"))
	if want := "---\narticle: cracks\nquote: The council\nmotivation: questioning\ntitle: \"../../etc/passwd\"\ncreated: \"" + time.Now().Format(time.DateOnly) + "\"\n---\n---\nWhy: [x\n"; err != nil || string(data) != want {
		t.Errorf("the file is %q, want %q", data, want)
	}
	s.until("articles/cracks.html", "Why: [x")
}

// TestAnswers checks that an answer takes over the passage of its note, also where that is
// one of several alike, whatever a page sends, and that none is written to a note that is gone.
func TestAnswers(t *testing.T) {
	s := show(t)
	s.write("content/articles/cracks.md", article+"\nThe council did not answer.\n")
	s.write("content/annotations/later.md", "---\narticle: cracks\nquote: did not answer\nsuffix: The council did\n---\nNor later.\n")
	s.until("articles/cracks.html", "Nor later.")
	token := s.token()
	status, body := s.ask("POST", "_preview/annotations", `{"replyTo": "later", "article": "other", "exact": "The dam", "motivation": "questioning", "body": "It did."}`, tokenHeader, token)
	data, err := os.ReadFile(filepath.Join(s.dir, "content", "annotations", "reply-to-later.md"))
	want := "---\narticle: cracks\nquote: did not answer\nsuffix: The council did\nmotivation: replying\nreply_to: later\ncreated: \"" + time.Now().Format(time.DateOnly) + "\"\n---\nIt did.\n"
	if status != 201 || err != nil || string(data) != want {
		t.Errorf("status %d, %s; the file is %q, want %q", status, body, data, want)
	}
	s.until("articles/cracks.html", "It did.")
	if status, body := s.ask("POST", "_preview/annotations", `{"replyTo": "gone", "body": "It did."}`, tokenHeader, token); status != 422 || !strings.Contains(body, "gone") {
		t.Errorf("an answer to no note: status %d, %s", status, body)
	}
}

func TestDesk(t *testing.T) {
	s := show(t)
	s.write("content/annotations/lost.md", "---\narticle: cracks\nquote: words that nobody wrote\n---\nWhere?\n")
	s.until("_desk", "content/annotations/lost.md:3")
	s.write("content/statements/said.md", "---\nspeaker: courier\nact: warn\nsaid: \"2025-11\"\nappearances:\n  - article: cracks\n    quote: would not hold\n---\n")
	s.until("_desk", `href="/statements/said.html"`)
}

func TestArguments(t *testing.T) {
	for command, want := range map[string]string{
		"code":                             "code --goto /d/x.md:3:7",
		"/usr/bin/subl -n":                 "/usr/bin/subl -n /d/x.md:3:7",
		"my {file} at {line}":              "my /d/x.md at 3",
		"gedit":                            "gedit +3 /d/x.md",
		"/c/kate.exe -b":                   "/c/kate.exe -b --line 3 /d/x.md",
		"xdg-open":                         "xdg-open /d/x.md",
		"term -e vim +{line} -- {file}":    "term -e vim +3 -- /d/x.md",
		"ed --column={column} --f={file}x": "ed --column=7 --f=/d/x.mdx",
	} {
		if got := strings.Join(arguments(command, "/d/x.md", 3, 7), " "); got != want {
			t.Errorf("%s: %s, want %s", command, got, want)
		}
	}
}

func TestBlankEditor(t *testing.T) {
	if got, want := (opener{command: " \t"}).editor(), (opener{}).editor(); got != want {
		t.Errorf("a blank command is %q, want %q", got, want)
	}
}

// TestDeskAccepts checks that the desk writes what it shows and an editor accepts, and
// nothing that has changed since.
func TestDeskAccepts(t *testing.T) {
	s := show(t)
	s.write("content/articles/names.md", "---\ntitle: Names\npublisher: courier\npublished: \"2025-11-05\"\n---\nThe chief engineer, Dr. Amal Haddad, told Mayor Omar Nasser about it.\n\nHaddad said that Nasser knew.\n")
	s.until("_desk", "content/actors/amal-haddad.md")
	_, desk := s.ask("GET", "_desk", "")
	token := regexp.MustCompile(`data-token="([^"]+)"`).FindStringSubmatch(desk)[1]
	key := regexp.MustCompile(`(?s)content/actors/amal-haddad\.md</summary>.*?data-key="([^"]+)"`).FindStringSubmatch(desk)[1]
	accept := func(key string) (int, string) {
		return s.ask("POST", "_preview/accept", `{"key": "`+key+`"}`, "Content-Type", "application/json", "Dossier-Token", token)
	}
	if status, _ := s.ask("POST", "_preview/accept", `{"key": "safe"}`); status != http.StatusForbidden {
		t.Errorf("without a token: %d", status)
	}
	if status, body := accept("0"); status != http.StatusConflict || !strings.Contains(body, "no longer suggested") {
		t.Errorf("a suggestion that nobody made: %d %s", status, body)
	}
	if status, body := accept(key); status != http.StatusOK || !strings.Contains(body, `"content/actors/amal-haddad.md"`) {
		t.Errorf("%d %s", status, body)
	}
	s.until("articles/names.html", `data-entity="actors/amal-haddad"`)
	if status, body := accept(key); status != http.StatusConflict {
		t.Errorf("a second time: %d %s", status, body)
	}
	s.write("content/actors/omar-nasser.md", "---\nname: Somebody Else\n---\n")
	if status, body := accept("safe"); status != http.StatusConflict && status != http.StatusOK {
		t.Errorf("beside a file that is there: %d %s", status, body)
	}
	data, err := os.ReadFile(filepath.Join(s.dir, "content", "actors", "omar-nasser.md"))
	if err != nil || !strings.Contains(string(data), "Somebody Else") {
		t.Errorf("a file that was there is now %q, %v", data, err)
	}
}
