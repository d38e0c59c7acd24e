package browser

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a tab of the browser. Whatever a page in it complains of, and whatever it
// asks of a host that is not its own, fails the test.
type tab struct {
	*testing.T
	ctx context.Context

	// at is the address last visited, for messages.
	at string
	// plain says that the scripts of pages are switched off.
	plain bool

	mu sync.Mutex
	// complaints are messages of the console and exceptions, requests the addresses
	// asked for, both since they were last looked at.
	complaints, requests []string
}

// patience is how long a page may take, and a whole case ten times that: only what
// hangs takes as long.
const patience = 30 * time.Second

// device is what a tab is shown on.
type device struct {
	width, height int64
	mobile        bool
}

var (
	desktop = device{width: 1440, height: 900}
	phone   = device{width: 375, height: 740, mobile: true}
)

// tab opens a tab and closes it with the test.
func (s *suite) tab(t *testing.T, d device) *tab {
	t.Helper()
	ctx, _ := chromedp.NewContext(s.browser)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	p := &tab{T: t}
	t.Cleanup(func() {
		p.check()
		_ = chromedp.Cancel(ctx)
	})
	limited, cancel := context.WithTimeout(ctx, 10*patience)
	t.Cleanup(cancel)
	p.ctx = limited
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	call(p, network.Enable, network.EnableParams{})
	call(p, log.Enable, cdp.Empty{})
	call(p, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	p.resize(d)
	return p
}

func (p *tab) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *log.EventEntryAdded:
		p.complaints = append(p.complaints, fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
	case *runtime.EventExceptionThrown:
		p.complaints = append(p.complaints, (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *runtime.EventConsoleAPICalled:
		for _, a := range e.Args {
			p.complaints = append(p.complaints, fmt.Sprintf("console.%s: %s", e.Type, a.Value))
		}
	}
}

// check fails the test for what pages have complained of and asked for.
func (p *tab) check() {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.complaints {
		p.Errorf("%s complains: %s", p.at, c)
	}
	for _, r := range p.requests {
		if u, err := url.Parse(r); err != nil || !slices.Contains([]string{"file", "data", "about"}, u.Scheme) && u.Hostname() != "127.0.0.1" {
			p.Errorf("%s asks another host: %s", p.at, r)
		}
	}
	p.complaints, p.requests = nil, nil
}

// forget takes back what the page has complained of, where that is expected.
func (p *tab) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.complaints = nil
}

// call sends a command of the browser's protocol.
func call[P, R any](p *tab, c cdp.Command[P, R], params P) R {
	p.Helper()
	r, err := chromedp.Call(p.ctx, c, params)
	if err != nil {
		p.Fatal(err)
	}
	return r
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// visit opens an address and waits until it is loaded, with its scripts. The tab is emptied before,
// so that a page is loaded anew where only the fragment differs.
func (p *tab) visit(address string) {
	p.Helper()
	p.check()
	if strings.Contains(address, "#") {
		p.do(chromedp.Navigate("about:blank"))
	}
	p.at = address
	p.do(chromedp.Navigate(address))
	bare, _, _ := strings.Cut(address, "#")
	p.wait(`location.href.split("#")[0] === ` + quote(bare) + ` && ` + complete)
	if !p.plain {
		p.wait(scripted)
	}
}

const (
	complete = `document.readyState === "complete"`
	// scripted says that the scripts of a page, which come once it has been painted, have run.
	scripted = complete + ` && document.querySelector("script[data-scripts]") === null`
)

func (p *tab) resize(d device) {
	p.Helper()
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: d.width, Height: d.height, DeviceScaleFactor: 1, Mobile: d.mobile})
}

// scripts switches the scripts of pages on or off; what the tests run in a page is
// not affected.
func (p *tab) scripts(on bool) {
	p.Helper()
	p.plain = !on
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// media sets what style sheets are told of the medium and of the reader's wish for
// light or dark.
func (p *tab) media(medium, scheme string) {
	p.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// tap clicks the middle of the first element that a selector finds.
func (p *tab) tap(selector string) {
	p.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

func (p *tab) keys(keys string, options ...chromedp.KeyOption) {
	p.Helper()
	p.do(chromedp.KeyEvent(keys, options...))
}

// eval runs a script in the page and returns its value.
func eval[T any](p *tab, script string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		p.Fatalf("%v in %s", err, script)
	}
	return v
}

// problems runs a script that returns a list of what is wrong, and fails the test
// for each.
func (p *tab) problems(where, script string) {
	p.Helper()
	for _, problem := range eval[[]string](p, script) {
		p.Errorf("%s: %s", where, problem)
	}
}

// wait waits until a condition holds in the page, whatever page that is by then.
func (p *tab) wait(condition string) {
	p.Helper()
	limit := time.Now().Add(patience)
	for {
		holds, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](condition))
		if err == nil && holds {
			return
		}
		if time.Now().After(limit) {
			p.Fatalf("%s: waited in vain for %s (%v) at %s", p.at, condition, err, eval[string](p, "location.href + document.readyState"))
		}
		time.Sleep(10 * time.Millisecond)
	}
}
