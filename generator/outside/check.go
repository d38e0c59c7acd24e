package outside

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"dossier/generator/fetch"
)

// Verdict is what can be said of an address.
type Verdict uint8

// The verdicts. Only a host that says so makes an address gone: one that refuses us,
// fails or does not answer may serve a reader well.
const (
	Unknown Verdict = iota
	Alive
	Moved // for good, and alive at its new address
	Gone  // 404 or 410, to HEAD and to GET
)

// Result is what was found out about a link.
type Result struct {
	Link
	Verdict Verdict
	// Reason says in words why: "404 Not Found".
	Reason string
	// To is where a moved address leads.
	To string
}

// Checker tests addresses.
type Checker struct {
	// Agent is how it introduces itself.
	Agent string
	// Pause is what it waits between two requests to a host.
	Pause time.Duration
	// Timeout is how long one request may take.
	Timeout time.Duration
	// Local lets it go to addresses of this machine and of private networks, which a
	// stranger's content must not make it do.
	Local bool
}

// New returns a checker with a second between requests and twenty for each.
func New(agent string) *Checker {
	return &Checker{Agent: agent, Pause: time.Second, Timeout: 20 * time.Second}
}

// maxHosts is how many hosts are asked at a time.
const maxHosts = 8

// Check tests the links, those of one host one after the other, and returns a result
// for each in their order. Tell, which may be nil, is told of each as it comes, one at
// a time. What is left when the context ends is unknown.
func (c *Checker) Check(ctx context.Context, links []Link, tell func(Result)) []Result {
	results := make([]Result, len(links))
	hosts := map[string][]int{}
	var order []string
	for i, l := range links {
		host := hostOf(l.Address)
		if hosts[host] == nil {
			order = append(order, host)
		}
		hosts[host] = append(hosts[host], i)
	}
	var mu sync.Mutex
	var group sync.WaitGroup
	slots := make(chan struct{}, maxHosts)
	client := c.client()
	for _, host := range order {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			c.host(ctx, client, links, hosts[host], func(i int, r Result) {
				mu.Lock()
				defer mu.Unlock()
				if results[i] = r; tell != nil {
					tell(r)
				}
			})
		})
	}
	group.Wait()
	return results
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// host tests the links of one host. One that says that it is asked too often is
// asked no more.
func (c *Checker) host(ctx context.Context, client *http.Client, links []Link, of []int, tell func(int, Result)) {
	stop := ""
	for n, i := range of {
		if n > 0 && stop == "" {
			c.pause(ctx)
		}
		r := Result{Link: links[i], Reason: stop}
		if stop == "" {
			r = c.link(ctx, client, links[i])
		}
		if strings.HasPrefix(r.Reason, "429") {
			stop = r.Reason
		}
		tell(i, r)
	}
}

func (c *Checker) pause(ctx context.Context) {
	select {
	case <-time.After(c.Pause):
	case <-ctx.Done():
	}
}

// link tests one address: with HEAD, and with GET where that is refused, since many
// hosts know only the latter.
func (c *Checker) link(ctx context.Context, client *http.Client, l Link) Result {
	r := c.ask(ctx, client, http.MethodHead, l)
	if r.Verdict == Alive || r.Verdict == Moved || strings.HasPrefix(r.Reason, "429") {
		return r
	}
	if c.pause(ctx); ctx.Err() != nil {
		return r
	}
	return c.ask(ctx, client, http.MethodGet, l)
}

func (c *Checker) ask(ctx context.Context, client *http.Client, method string, l Link) Result {
	r := Result{Link: l}
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, l.Address, nil)
	if err != nil {
		r.Reason = err.Error()
		return r
	}
	request.Header.Set("User-Agent", c.Agent)
	request.Header.Set("Accept", "text/html,*/*;q=0.8")
	response, err := client.Do(request)
	if err != nil {
		r.Reason = plain(err)
		return r
	}
	defer response.Body.Close() // what it holds is not read: nobody needs it
	r.Reason = response.Status
	switch s := response.StatusCode; {
	case s == http.StatusNotFound || s == http.StatusGone:
		r.Verdict = Gone
	case s < 200 || s > 299:
	case movedForGood(response):
		r.Verdict, r.To = Moved, response.Request.URL.String()
	default:
		r.Verdict = Alive
	}
	return r
}

// movedForGood says whether every step on the way to a response was a permanent
// redirection.
func movedForGood(last *http.Response) bool {
	steps := 0
	for r := last.Request.Response; r != nil; r = r.Request.Response {
		if r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusPermanentRedirect {
			return false
		}
		steps++
	}
	return steps > 0
}

// plain says without Go's wrapping why there was no response.
func plain(err error) string {
	var dns *net.DNSError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case errors.Is(err, fetch.ErrPrivate):
		return fetch.ErrPrivate.Error()
	case errors.As(err, &dns):
		return fmt.Sprintf("the host %q is not known", dns.Name)
	}
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err.Error()
	}
	return err.Error()
}

// client returns a client that keeps no cookies and sends no referrer.
func (c *Checker) client() *http.Client {
	return &http.Client{Transport: fetch.Transport(func(a netip.Addr) bool { return c.Local || fetch.Public(a) })}
}
