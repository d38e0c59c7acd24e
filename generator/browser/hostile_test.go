package browser

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	devtools "github.com/chromedp/cdproto/page"

	"dossier/generator/diag"
	"dossier/generator/hostile"
	"dossier/generator/site"
	"dossier/static"
)

// planted is run before the scripts of every page and frame. What a payload gets to do, and
// what the policy of a page keeps it from doing, is told to the page around the frames.
const planted = `(() => {
	const tell = what => { try { (top.told ??= []).push(what + " on " + location.href); } catch {} };
	for (const f of ["harm", "alert", "confirm", "prompt", "print", "open"]) window[f] = () => tell(f + "()");
	addEventListener("securitypolicyviolation", e => tell(e.violatedDirective + " stops " + (e.blockedURI || e.sample)));
})();`

// frames is a page that shows others, several at a time, and does in each what may set off a script:
// it points at links to records and opens what is folded.
const frames = `<!DOCTYPE html><meta charset="utf-8"><title>Frames</title><link rel="icon" href="data:,"><script>
const stir = async frame => {
	const page = frame.contentDocument;
	page.querySelectorAll("details").forEach(d => d.open = true);
	frame.contentWindow.dispatchEvent(new Event("pointermove"));
	for (const link of [...page.querySelectorAll("main a[data-entity]")].slice(0, 4)) {
		link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
		link.focus();
	}
	await new Promise(resolve => setTimeout(resolve, 30));
};
const show = address => new Promise(resolve => {
	const frame = document.createElement("iframe");
	frame.width = 900, frame.height = 700;
	frame.onload = () => stir(frame).then(() => { frame.remove(); resolve(); });
	frame.src = address;
	document.body.append(frame);
});
const showAll = async (addresses, atOnce) => {
	const queue = [...addresses];
	await Promise.all(Array.from({ length: atOnce }, async () => { while (queue.length) await show(queue.shift()); }));
	return window.told ?? [];
};
window.dossier = new Proxy({}, { get: () => () => {} });
window.dossierSearch = () => {};
const run = address => new Promise((resolve, reject) => {
	const script = document.createElement("script");
	script.onload = resolve, script.onerror = () => reject(address);
	script.src = address;
	document.head.append(script);
});
</script><body>`

// hostileContent opens every page of a dossier with payloads in all its fields, then addresses with payloads
// in them, and types payloads into the search. Nothing runs, nothing is asked of
// another host, and no page breaks its own policy. All payloads take a browser the better part of an hour:
// they are for DOSSIER_TESTS=all.
func hostileContent(t *testing.T, s *suite) {
	payloads, together := hostile.Sample(hostile.Payloads()), 24
	if os.Getenv("DOSSIER_TESTS") == "all" {
		payloads, together = hostile.Payloads(), 64
	}
	made := hostileSite(t, hostile.Groups(payloads, together))
	root := serveFrames(t, made)
	pages := hostilePages(made)
	t.Run("pages", func(t *testing.T) { s.trap(t, root).frames(pages) })
	t.Run("addresses", func(t *testing.T) { s.trap(t, root).frames(hostileAddresses(payloads, pages)) })
	t.Run("data", func(t *testing.T) {
		p := s.trap(t, root)
		p.await("Promise.all(" + list(dataScripts(made)) + ".map(run))")
		p.told()
	})
	t.Run("queries", func(t *testing.T) {
		p := s.trap(t, root)
		p.visit(root + "search.html")
		for i := 0; i < len(payloads); i += 4 {
			p.ask(payloads[i])
		}
		p.told()
	})
}

// trap opens a tab with the page of frames, in which nothing can run unseen.
func (s *suite) trap(t *testing.T, root string) *tab {
	t.Helper()
	p := s.tab(t, desktop)
	call(p, devtools.AddScriptToEvaluateOnNewDocument, devtools.AddScriptToEvaluateOnNewDocumentParams{Source: planted})
	p.visit(root + "index.html")
	if n := eval[int](p, `(() => { harm(); const n = top.told.length; top.told = []; return n; })()`); n != 1 {
		t.Fatalf("what runs is told %d times", n)
	}
	p.visit(root + "frames.html")
	return p
}

// dataScripts lists the data that pages load as scripts.
func dataScripts(made *site.Site) []string {
	var all []string
	for name := range made.Files.All() {
		if strings.HasPrefix(name, "data/") && strings.HasSuffix(name, ".js") {
			all = append(all, name)
		}
	}
	return all
}

// list writes texts as a list in a script.
func list(texts []string) string {
	data, _ := json.Marshal(texts) // texts can be written
	return string(data)
}

// hostileSite builds the dossier without what the build refuses.
func hostileSite(t *testing.T, groups [][]string) *site.Site {
	t.Helper()
	root := t.TempDir()
	var made *site.Site
	left, err := hostile.New(groups, nil).Settle(root, func() (*diag.Report, error) {
		report := &diag.Report{}
		var err error
		made, err = site.Make(site.Options{Source: root}, report)
		return report, err
	})
	if err != nil || len(left) > 0 {
		t.Fatal(err, len(left))
	}
	return made
}

// serveFrames serves a site with a strict policy, and the page of frames without one.
func serveFrames(t *testing.T, made *site.Site) string {
	files := map[string][]byte{"frames.html": []byte(frames)}
	for name, data := range made.Files.All() {
		files[name] = data
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/dossier/")
		if name != "frames.html" {
			w.Header().Set("Content-Security-Policy", strings.Replace(policy(files[static.Sheet]), "frame-ancestors 'none'", "frame-ancestors 'self'", 1))
		}
		data, ok := files[name]
		if !ok {
			name, data = "404.html", files["404.html"]
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write(data) // the browser has gone
			return
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(data)))
	}))
	t.Cleanup(server.Close)
	return server.URL + "/dossier/"
}

// hostilePages lists the pages, but of those that only lead to others every twentieth.
func hostilePages(made *site.Site) []string {
	moved := map[string]bool{}
	for i, m := range made.Dossier.Moved {
		moved[m.From] = i%20 > 0
	}
	var all []string
	for name := range made.Files.All() {
		if strings.HasSuffix(name, ".html") && !moved[name] && name != "404.html" {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// hostileAddresses are addresses with payloads in the parts that scripts read.
func hostileAddresses(payloads, pages []string) []string {
	article := pages[slices.IndexFunc(pages, func(p string) bool { return path.Dir(p) == "articles" && path.Base(p) != "index.html" })]
	var all []string
	for i, p := range payloads {
		if len(p) > 2000 {
			continue // longer than an address may be
		}
		q := url.QueryEscape(p)
		forms := []string{
			"search.html?q=" + q + "&kind=" + q + "&year=" + q, "search.html#q=" + q + "&theme=" + q, article + "?hide=" + q + "#" + q, article + "#:~:text=" + q,
			"statements/index.html#speaker=" + q + "&act=" + q + "&from=" + q + "&sort=" + q, "statements/index.html?show=" + q, "network.html#from=" + q + "&to=" + q, "timeline.html#" + url.PathEscape(p),
		}
		all = append(all, forms[i%len(forms)])
	}
	return all
}

// frames shows pages in frames and fails the test for what they did.
func (p *tab) frames(addresses []string) {
	p.Helper()
	const batch = 40
	for some := range slices.Chunk(addresses, batch) {
		p.await("showAll(" + list(some) + ", 6)")
		p.told()
	}
}

// await runs a script that returns a promise, and waits for that.
func (p *tab) await(script string) {
	p.Helper()
	eval[bool](p, "(() => { window.done = false; "+script+".then(() => { window.done = true; }); return true; })()")
	for limit := time.Now().Add(10 * patience); !eval[bool](p, "window.done"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(limit) {
			p.Fatalf("%s hangs; open are %s", script, eval[string](p, `[...document.querySelectorAll("iframe")].map(f => f.src).join(" ")`))
		}
	}
}

// told fails the test for what payloads did in the page or its frames.
func (p *tab) told() {
	p.Helper()
	for _, what := range eval[[]string](p, `(() => { const all = window.told ?? []; window.told = []; return all; })()`) {
		p.Error(what)
	}
	p.check()
}
