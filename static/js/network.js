"use strict";

// The path finder of network.html, and the lighting up of what belongs to a party
// in the drawing. The connections come from data/network.js, a script and no JSON,
// because a page that is opened from a file may not fetch anything; it is loaded
// when somebody begins to choose. The state is in the address, so that a path can
// be linked to: network.html#from=actors/ID&to=organizations/ID. Texts of the
// dossier reach the page as text nodes alone.
(() => {
  const { text } = window.dossier;
  let loading; // the promise of the data, once it is asked for
  const form = document.getElementById("path-form");
  if (form) {
    finder(form);
  }
  for (const drawing of document.querySelectorAll(".drawing .scroll > .graph")) {
    light(drawing);
    // Where the drawing is wider than the screen, its middle shows first.
    const box = drawing.parentElement;
    box.scrollLeft = (document.documentElement.dir === "rtl" ? -1 : 1) * (box.scrollWidth - box.clientWidth) / 2;
  }

  function finder(form) {
    const from = form.elements.from, to = form.elements.to;
    const status = document.getElementById("path-status"), list = document.getElementById("path-steps");
    to.append(...[...from.children].map((option) => option.cloneNode(true)));
    document.getElementById("path-scripts").hidden = true;
    form.hidden = false;
    form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const hash = "#from=" + encode(from.value) + "&to=" + encode(to.value);
      if (location.hash === hash) show(); // which makes no event
      else location.hash = hash;
    });
    addEventListener("hashchange", show);
    show();

    async function show() {
      const state = new URLSearchParams(location.hash.slice(1));
      if (!state.has("from") && !state.has("to")) {
        if (!location.hash) { // whoever goes back goes back to a page that shows no path
          form.reset();
          report("");
        }
        return;
      }
      from.value = state.get("from") ?? "";
      to.value = state.get("to") ?? "";
      for (const select of [from, to]) {
        if (select.selectedIndex < 0) {
          select.value = ""; // a party that the dossier does not have
        }
      }
      document.getElementById("path").scrollIntoView();
      try {
        const data = await load();
        render(data, from.value, to.value);
      } catch {
        report(text("network.missing"));
      }
    }

    function report(text) {
      status.textContent = text;
      list.replaceChildren();
    }

    function render(data, fromKey, toKey) {
      const a = data.parties.findIndex((party) => party.key === fromKey);
      const b = data.parties.findIndex((party) => party.key === toKey);
      if (a < 0 || b < 0) {
        report(text("network.choose-two"));
        return;
      }
      const names = { a: data.parties[a].name, b: data.parties[b].name };
      if (a === b) {
        report(text("network.choose-different"));
        return;
      }
      const path = shortest(data.parties.length, data.steps, a, b);
      if (!path) {
        report(text("network.nothing", names));
        return;
      }
      status.textContent = text("network.steps", { ...names, n: path.length });
      let at = a;
      list.replaceChildren(...path.map((step) => {
        const start = at;
        at = step.a === at ? step.b : step.a;
        return item(step, data.parties[start], data.parties[at]);
      }));
    }
  }

  // item shows one step as the template network-step does.
  function item(step, a, b) {
    const li = document.createElement("li");
    const between = element("p", "between", party(a), " – ", party(b));
    const said = element("p", "", step.text);
    if (step.href) {
      said.append(" ", link(step.href, step.label, step.key));
    }
    li.append(between, said);
    if (step.quote) {
      const quote = element("blockquote", "", step.quote);
      quote.dir = "auto";
      li.append(quote);
    }
    const meta = element("p", "entry-meta");
    if (step.passage) {
      meta.append(link(step.passage, step.source), " · ");
    }
    meta.append(link(step.rows, step.more ? text("network.more", { n: step.more }) : text("network.all")));
    li.append(meta);
    return li;
  }

  function party(p) {
    return link(p.href, p.name, p.key);
  }

  function link(href, text, key) {
    const a = element("a", "", text);
    a.setAttribute("href", href);
    Object.assign(a, window.dossier.foreign(text));
    if (key) {
      a.dataset.entity = key;
    }
    return a;
  }

  function element(name, className, ...children) {
    const e = document.createElement(name);
    if (className) {
      e.className = className;
    }
    e.append(...children);
    return e;
  }

  // encode keeps the slash of a key readable.
  function encode(key) {
    return encodeURIComponent(key).replaceAll("%2F", "/");
  }

  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = "data/network.js";
      script.onload = () => window.dossierNetwork ? resolve(window.dossierNetwork) : reject(new Error("no data"));
      script.onerror = () => reject(new Error("not loaded"));
      document.head.append(script);
    });
    loading.catch(() => { loading = undefined; }); // it may be there another time
    return loading;
  }

  // shortest is network.Path of the generator: the cheapest steps from one of n
  // parties to another, null when there are none. Of equal ones, that which is found
  // first in the order of parties and steps.
  function shortest(n, steps, from, to) {
    const cost = new Array(n).fill(Infinity), by = new Array(n).fill(null), done = new Array(n).fill(false);
    cost[from] = 0;
    for (let at = from; at >= 0 && at !== to; at = cheapest(cost, done)) {
      done[at] = true;
      for (const step of steps) {
        const next = other(step, at);
        if (next >= 0 && !done[next] && cost[at] + step.cost < cost[next]) {
          cost[next] = cost[at] + step.cost;
          by[next] = step;
        }
      }
    }
    const path = [];
    for (let at = to; at !== from; at = other(by[at], at)) {
      if (!by[at]) {
        return null;
      }
      path.unshift(by[at]);
    }
    return path;
  }

  function other(step, party) {
    return step.a === party ? step.b : step.b === party ? step.a : -1;
  }

  function cheapest(cost, done) {
    let best = -1;
    cost.forEach((c, i) => {
      if (!done[i] && c < Infinity && (best < 0 || c < cost[best])) {
        best = i;
      }
    });
    return best;
  }

  // light shows what a party is connected with while it is pointed at, and the two
  // ends of a line.
  function light(drawing) {
    const lines = [...drawing.querySelectorAll("[data-a]")], nodes = [...drawing.querySelectorAll("[data-n]")];
    drawing.addEventListener("pointerover", (event) => {
      const at = event.target.closest("a");
      drawing.classList.toggle("lit", at !== null);
      if (!at) {
        return;
      }
      const lit = new Set([at.dataset.n ?? at.dataset.a, at.dataset.b]);
      for (const line of lines) {
        const on = at.dataset.n ? line.dataset.a === at.dataset.n || line.dataset.b === at.dataset.n : line === at;
        line.classList.toggle("on", on);
        if (on) {
          lit.add(line.dataset.a).add(line.dataset.b);
        }
      }
      for (const node of nodes) {
        node.classList.toggle("on", lit.has(node.dataset.n));
      }
    });
    drawing.addEventListener("pointerleave", () => drawing.classList.remove("lit"));
  }
})();
