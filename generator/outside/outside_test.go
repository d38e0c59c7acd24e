package outside

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestCheck checks that only what a host calls gone is gone.
func TestCheck(t *testing.T) {
	var busy, agents atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" { // it goes on when nobody waits any more
			time.Sleep(400 * time.Millisecond)
			return
		}
		if busy.Add(1) > 1 {
			t.Error("two requests at a time")
		}
		defer busy.Add(-1)
		if r.UserAgent() == "test" {
			agents.Add(1)
		}
		switch r.URL.Path {
		case "/fine":
		case "/no-head":
			if r.Method == http.MethodHead {
				http.NotFound(w, r)
			}
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/forbidden":
			w.WriteHeader(http.StatusForbidden)
		case "/moved":
			http.Redirect(w, r, "/fine", http.StatusMovedPermanently)
		case "/elsewhere":
			http.Redirect(w, r, "/fine", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/x-too-many":
			w.WriteHeader(http.StatusTooManyRequests)
		case "/y-after":
			t.Error("asked on after being told that it was too often")
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	want := []struct {
		path    string
		verdict Verdict
		reason  string
	}{
		{"/elsewhere", Alive, "200 OK"}, {"/fine", Alive, "200 OK"}, {"/forbidden", Unknown, "403 Forbidden"}, {"/gone", Gone, "410 Gone"}, {"/missing", Gone, "404 Not Found"},
		{"/moved", Moved, "200 OK"}, {"/no-head", Alive, "200 OK"}, {"/slow", Unknown, "no answer in time"},
		{"/x-too-many", Unknown, "429 Too Many Requests"}, {"/y-after", Unknown, "429 Too Many Requests"},
	}
	var links []Link
	for _, w := range want {
		links = append(links, Link{Address: server.URL + w.path})
	}
	c := &Checker{Agent: "test", Timeout: 200 * time.Millisecond, Local: true}
	told := 0
	for i, r := range c.Check(context.Background(), links, func(Result) { told++ }) {
		if r.Verdict != want[i].verdict || r.Reason != want[i].reason {
			t.Errorf("%d %s, want %+v", r.Verdict, r.Reason, want[i])
		}
		if r.Verdict == Moved && r.To != server.URL+"/fine" {
			t.Errorf("moved to %q", r.To)
		}
	}
	if told != len(want) || agents.Load() == 0 {
		t.Errorf("told of %d, %d requests by name", told, agents.Load())
	}
	// A stranger's content cannot make the checker look around at home.
	c.Local = false
	if r := c.Check(context.Background(), links[:1], nil)[0]; r.Verdict != Unknown || !strings.Contains(r.Reason, "private network") {
		t.Errorf("%d %s", r.Verdict, r.Reason)
	}
}

// TestPause checks that a host is left alone between any two requests, also those for one link.
func TestPause(t *testing.T) {
	var asked []time.Time
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, time.Now())
		http.NotFound(w, r)
	}))
	defer server.Close()
	c := &Checker{Pause: 50 * time.Millisecond, Timeout: 10 * time.Second, Local: true}
	c.Check(context.Background(), []Link{{Address: server.URL + "/a"}, {Address: server.URL + "/b"}}, nil)
	if len(asked) != 4 {
		t.Fatalf("asked %d times", len(asked))
	}
	for i, at := range asked[1:] {
		if at.Sub(asked[i]) < c.Pause {
			t.Errorf("request %d came %s after the one before", i+2, at.Sub(asked[i]))
		}
	}
}

// TestPrivate checks that addresses which are not of the public web are not asked, and that no proxy is,
// which would ask them.
func TestPrivate(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the proxy was asked") }))
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	var links []Link
	for _, host := range []string{"0.1.2.3", "10.1.2.3", "192.0.0.8", "198.18.0.1", "240.0.0.1"} {
		links = append(links, Link{Address: "http://" + host + "/"})
	}
	c := &Checker{Timeout: 200 * time.Millisecond}
	for _, r := range c.Check(context.Background(), links, nil) {
		if !strings.Contains(r.Reason, "private network") {
			t.Errorf("%s: %s", r.Address, r.Reason)
		}
	}
	c.Local = true
	c.Check(context.Background(), links[:1], nil)
}
