package browser

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/generator/network"
)

// connections is what data/network.js holds.
type connections struct {
	Parties []struct{ Key, Name string }
	Steps   []struct{ A, B, Cost int }
}

// networkPaths asks the page for the path between parties and compares it with
// the path that the generator finds: from disk, where nothing can be fetched, and
// from a host under a strict policy.
func networkPaths(t *testing.T, s *suite) {
	c := readConnections(t, s.real)
	var steps []network.Step
	for _, x := range c.Steps {
		steps = append(steps, network.Step{A: x.A, B: x.B, Cost: x.Cost})
	}
	p := s.tab(t, desktop)
	for i := range c.Parties {
		from, to := i, (i*7+3)%len(c.Parties)
		if from == to || i%9 > 0 {
			continue
		}
		root := s.real.disk
		if i%18 == 0 {
			root = s.real.web
		}
		p.visit(root + "network.html#from=" + c.Parties[from].Key + "&to=" + c.Parties[to].Key)
		p.wait(`!document.getElementById("path-status").textContent.startsWith("For example")`)
		want := stepsBetween(c, steps, from, to)
		if got := eval[[]string](p, shownPath); !slices.Equal(got, want) {
			t.Errorf("from %s to %s: the page shows %q, the generator finds %q", c.Parties[from].Key, c.Parties[to].Key, got, want)
		}
	}
}

const shownPath = `[...document.querySelectorAll("#path-steps > li")].map(li => [...li.querySelectorAll(".between a")].map(a => a.dataset.entity).join(" "))`

// stepsBetween returns the path between two parties as shownPath does.
func stepsBetween(c connections, steps []network.Step, from, to int) []string {
	all := []string{}
	at := from
	for _, k := range network.Path(len(c.Parties), steps, from, to) {
		next := steps[k].A + steps[k].B - at
		all = append(all, c.Parties[at].Key+" "+c.Parties[next].Key)
		at = next
	}
	return all
}

func readConnections(t *testing.T, p *published) connections {
	t.Helper()
	_, data, _ := strings.Cut(p.read(t, "data/network.js"), "window.dossierNetwork = ")
	var c connections
	if err := json.Unmarshal([]byte(data), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// networkForm chooses two parties as a reader does, looks at the address that
// comes of it, and at the page without scripts.
func networkForm(t *testing.T, s *suite) {
	p := s.tab(t, phone)
	p.visit(s.real.disk + "network.html")
	c := readConnections(t, s.real)
	from, to := c.Parties[c.Steps[0].A], c.Parties[c.Steps[0].B]
	eval[bool](p, fmt.Sprintf(`(() => { document.getElementById("path-from").value = %s; document.getElementById("path-to").value = %s; return true })()`, quote(from.Key), quote(to.Key)))
	data := filepath.Join(s.real.root, "data", "network.js")
	if err := os.Rename(data, data+"~"); err != nil {
		t.Fatal(err)
	}
	p.tap("#path-form button")
	p.wait(`document.getElementById("path-status").textContent.includes("could not be loaded")`)
	p.forget() // that a file is missing
	if err := os.Rename(data+"~", data); err != nil {
		t.Fatal(err)
	}
	p.tap("#path-form button")
	p.wait(`document.getElementById("path-status").textContent === ` + quote(from.Name+" and "+to.Name+" are connected directly:"))
	if hash, _ := url.PathUnescape(eval[string](p, `location.hash`)); hash != "#from="+from.Key+"&to="+to.Key {
		t.Errorf("the address is %s", hash)
	}
	eval[any](p, `history.back()`)
	p.wait(`!location.hash && !document.getElementById("path-status").textContent`) // as before there was a path
	if n := eval[int](p, `document.querySelectorAll("#path-steps li").length`); n > 0 {
		t.Errorf("%d steps of the path stay for who goes back", n)
	}
	if width := eval[float64](p, `document.documentElement.scrollWidth`); width > float64(phone.width) {
		t.Errorf("the page is %v wide on a phone", width)
	}
	if n := eval[int](p, `document.querySelectorAll("svg.graph [tabindex='-1']").length - document.querySelectorAll("svg.graph a").length`); n != 0 {
		t.Errorf("%d links of the drawing are in the tab order", -n)
	}
	p.scripts(false)
	p.visit(s.real.disk + "network.html")
	if eval[bool](p, `document.getElementById("path-scripts").hidden || !document.getElementById("path-form").hidden`) {
		t.Error("without scripts the page offers a form that does nothing")
	}
}

// networkLight points at a party of the drawing: its lines and those at their
// other ends stay, the rest fades.
func networkLight(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	p.visit(s.real.disk + "network.html")
	const point = `(() => { document.querySelector('.drawing [data-n="0"] text').dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
		return [...document.querySelectorAll(".drawing [data-a]")].filter(a => a.classList.contains("on") !== [a.dataset.a, a.dataset.b].includes("0")).length })()`
	if n := eval[int](p, point); n != 0 {
		t.Errorf("%d lines are lit or dark that should not be", n)
	}
	if n := eval[int](p, `document.querySelectorAll(".drawing [data-n].on").length`); n < 2 {
		t.Errorf("%d parties are lit", n)
	}
	eval[bool](p, `document.querySelector(".drawing svg").dispatchEvent(new PointerEvent("pointerleave"))`)
	if eval[bool](p, `document.querySelector(".drawing svg").classList.contains("lit")`) {
		t.Error("the drawing stays dark")
	}
}
