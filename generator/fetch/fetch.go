// Package fetch gets one page from the web for an editor who asks for it, and
// nothing else: only http and https, only public addresses, no more than so many
// bytes, redirects and seconds.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Page is what an address gave.
type Page struct {
	Data []byte
	// Type is the Content-Type header; "" when there was none.
	Type string
	// Address is where the page was found after redirects.
	Address string
}

// Error says why there is no page, and what to do about it.
type Error struct{ Message, Help string }

func (e *Error) Error() string { return e.Message }

const (
	maxRedirects = 10
	patience     = 30 * time.Second
)

// Fetcher gets pages. The zero value is ready.
type Fetcher struct {
	// allowed says whether an address may be asked; Public when nil.
	allowed func(netip.Addr) bool
}

// Get returns the page at an address, which must be complete. A page of more than
// limit bytes, counted after decompression, is an error. All errors are of type
// *Error.
func (f Fetcher) Get(ctx context.Context, address string, limit int64) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, &Error{fmt.Sprintf("%q is not a complete address", address), "write it as the browser shows it, with https:// in front and without a password"}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{fmt.Sprintf("%q is not a complete address", address), "write it as the browser shows it"}
	}
	request.Header.Set("User-Agent", "dossier-import/1 (an editor saves one page)")
	request.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8")
	response, err := f.client().Do(request)
	if err != nil {
		return nil, explain(u, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, &Error{fmt.Sprintf("%s answers %q", u.Host, response.Status), "open the page in a browser, save it, and import the file"}
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil {
		return nil, explain(u, err)
	}
	if int64(len(data)) > limit {
		return nil, &Error{fmt.Sprintf("the page is larger than %d MiB", limit>>20), "copy its text into a file and import that"}
	}
	return &Page{Data: data, Type: response.Header.Get("Content-Type"), Address: response.Request.URL.String()}, nil
}

// ErrPrivate is why a Transport does not connect.
var ErrPrivate = errors.New("the address is one of this machine or of a private network")

// Why a redirect is not followed.
var (
	errRedirects = errors.New("too many redirects")
	errScheme    = errors.New("redirect to another kind of address")
)

// client returns one that goes to public addresses of the web only.
func (f Fetcher) client() *http.Client {
	allowed := f.allowed
	if allowed == nil {
		allowed = Public
	}
	return &http.Client{
		Transport: Transport(allowed),
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			switch {
			case len(via) > maxRedirects:
				return errRedirects
			case next.URL.Scheme != "http" && next.URL.Scheme != "https":
				return errScheme
			}
			return nil
		},
	}
}

// Transport returns one that looks at every address that it connects to, after names
// are resolved and again after each redirect, so that no name can lead it into the
// editor's own network. It asks no proxy, which would connect for it.
func Transport(allowed func(netip.Addr) bool) *http.Transport {
	dialer := &net.Dialer{Timeout: patience / 3, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !allowed(at.Addr()) {
			return ErrPrivate
		}
		return nil
	}}
	return &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true, TLSHandshakeTimeout: patience / 3, MaxResponseHeaderBytes: 1 << 20}
}

// private are networks that are not the public web, beside those that netip knows.
var private = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2002::/16"),
}

// Public says whether an address is one of the public web: not of this machine, of a
// private or local network, nor one that stands for another address (RFC 6890).
func Public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" {
		return false
	}
	for _, p := range private {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// explain puts an error of the network in an editor's words.
func explain(u *url.URL, err error) error {
	save := "open the page in a browser, save it, and import the file"
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, ErrPrivate):
		return &Error{fmt.Sprintf("%s leads to this machine or a private network, which is not asked", u.Host), "save the page in a browser, and import the file"}
	case errors.Is(err, errRedirects):
		return &Error{fmt.Sprintf("%s redirects more than %d times", u.Host, maxRedirects), save}
	case errors.Is(err, errScheme):
		return &Error{fmt.Sprintf("%s redirects to an address that is not of the web", u.Host), save}
	case errors.As(err, &dns):
		return &Error{fmt.Sprintf("there is no host %q", dns.Name), "correct the address, or look whether this machine is online"}
	case errors.As(err, &timeout) && timeout.Timeout():
		return &Error{fmt.Sprintf("%s does not answer within %d seconds", u.Host, int(patience.Seconds())), save}
	}
	var op *url.Error
	if errors.As(err, &op) {
		err = op.Err
	}
	return &Error{fmt.Sprintf("%s gives no page: %s", u.Host, err), save}
}
