package preview

import (
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"
	"slices"
	"strconv"
)

// guard keeps away whatever does not come from a page of this preview in a browser
// of this machine: other names for the address (DNS rebinding), other sites' pages
// (cross-site requests), and writes without the token that only our pages know.
type guard struct {
	port  string
	token string
}

func newGuard(port int) guard { return guard{strconv.Itoa(port), rand.Text()} }

// tokenHeader is the header in which a write must carry the token. Pages of other
// sites cannot set it without a permission that is never given.
const tokenHeader = "Dossier-Token"

// hosts are the names under which the preview answers. Browsers leave the port out
// where it is that of all web servers.
func (g guard) hosts() []string {
	all := []string{net.JoinHostPort("127.0.0.1", g.port), net.JoinHostPort("localhost", g.port), net.JoinHostPort("::1", g.port)}
	if g.port == "80" {
		all = append(all, "127.0.0.1", "localhost", "[::1]")
	}
	return all
}

// wrap lets through to next what may pass.
func (g guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "same-origin")
		if why := g.refuses(r); why != "" {
			http.Error(w, "refused: "+why, http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// refuses says why a request is not answered, "" for one that is.
func (g guard) refuses(r *http.Request) string {
	switch {
	case !slices.Contains(g.hosts(), r.Host):
		return "the preview answers under http://" + g.hosts()[0] + "/ only"
	case !g.ownOrigin(r):
		return "the request comes from another site"
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		return ""
	case r.Method != http.MethodPost:
		return "the preview takes GET and POST only"
	case subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(g.token)) != 1:
		return "the token is missing or of another run; reload the page"
	}
	return ""
}

// ownOrigin says whether a request comes from a page of the preview, or is a reader's
// own step to a page: by the address bar, or by a link on another site.
func (g guard) ownOrigin(r *http.Request) bool {
	if o := r.Header.Get("Origin"); o != "" && !slices.ContainsFunc(g.hosts(), func(h string) bool { return o == "http://"+h }) {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}
