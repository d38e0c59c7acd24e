package fetch

import (
	"compress/gzip"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func anywhere(netip.Addr) bool { return true }

func TestGet(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1256")
		w.Write([]byte("<p>x"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		for range 1 << 10 {
			if _, err := z.Write(make([]byte, 1<<12)); err != nil {
				return
			}
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	page, err := Fetcher{anywhere}.Get(t.Context(), server.URL+"/moved", 1<<20)
	if err != nil || string(page.Data) != "<p>x" || page.Type != "text/html; charset=windows-1256" || page.Address != server.URL+"/page" {
		t.Errorf("got %+v, %v", page, err)
	}
	for path, want := range map[string]string{
		"/loop": "redirects more than 10 times", "/file": "redirects to an address that is not of the web", "/none": `answers "404 Not Found"`, "/bomb": "larger than 1 MiB",
	} {
		_, err := Fetcher{anywhere}.Get(t.Context(), server.URL+path, 1<<20)
		var fe *Error
		if !errors.As(err, &fe) || !strings.Contains(fe.Message, want) || fe.Help == "" {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	// A public page that redirects into the editor's own network.
	if _, err := (Fetcher{}).Get(t.Context(), server.URL+"/page", 1<<20); err == nil || !strings.Contains(err.Error(), "private network") {
		t.Errorf("this machine was asked: %v", err)
	}
}

// A redirect is judged like the first address.
func TestRedirectInside(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("secret")) }))
	defer inner.Close()
	outer := httptest.NewServer(http.RedirectHandler(inner.URL, http.StatusFound))
	defer outer.Close()
	asked := 0
	_, err := Fetcher{func(netip.Addr) bool { asked++; return asked == 1 }}.Get(t.Context(), outer.URL, 1<<20)
	if err == nil || !strings.Contains(err.Error(), "private network") {
		t.Errorf("got %v", err)
	}
}

func TestBadAddresses(t *testing.T) {
	for _, a := range []string{"", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://", "https://user:secret@example.org/", "http://%zz/"} {
		if _, err := (Fetcher{}).Get(t.Context(), a, 1); err == nil || !strings.Contains(err.Error(), "not a complete address") {
			t.Errorf("%q: %v", a, err)
		}
	}
}

func TestPublic(t *testing.T) {
	for _, a := range []string{"93.184.216.34", "2606:2800:220:1::1"} {
		if !Public(netip.MustParseAddr(a)) {
			t.Errorf("%s is public", a)
		}
	}
	for _, a := range []string{
		"127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "240.0.0.1",
		"198.18.0.1", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "::127.0.0.1", "fec0::1", "192.0.0.8", "fe80::1%eth0",
	} {
		if Public(netip.MustParseAddr(a)) {
			t.Errorf("%s is not public", a)
		}
	}
}
