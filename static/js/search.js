// The search page: shows what find.js finds while the reader types, narrows it down
// by facets, and keeps query and facets in the address. Texts of the index are only
// ever inserted as text.
"use strict";
(() => {
  const results = document.getElementById("results");
  const form = document.getElementById("search");
  if (!results || !form) return;

  const field = form.elements.q;
  const status = document.getElementById("count");
  const facets = document.getElementById("facets");
  const browse = document.getElementById("browse");
  const { text, foreign, marked } = window.dossier;
  const LABELS = {
    name: text("search.name"), passage: text("search.passage"), note: text("search.note"), statement: text("search.statement"),
    event: text("search.event"), page: text("search.page"),
    actors: text("search.actors"), organizations: text("search.organizations"), themes: text("search.themes"),
  };
  const scripts = new URL(".", document.currentScript.src).href;
  const find = window.dossierFind(new URL("../data/search/", scripts).href);
  const KINDS = ["name", "passage", "note", "statement", "event", "page"];
  const FACETS = ["kind", "year", "theme", "outlet"];
  // Units shown at first; each is about a file to load.
  const FIRST = { passage: 3, note: 1, statement: 1, event: 1, page: 1 };
  const NAMES = 5;
  const STEP = 10;
  const PAUSE = 140; // milliseconds without a key after which a typed word is looked for in texts

  let state = { q: "", kind: new Set(), year: new Set(), theme: new Set(), outlet: new Set() };
  let turn = 0; // of the search that is to be shown
  let said = ""; // of what was found

  function element(name, attributes = {}, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  }
  const number = (n) => text("search.number", { n });
  // tally says how much there is of a kind; of passages, which are counted by article, in how many.
  const tally = (kind, n) => kind === "passage" ? text("search.articles", { n }) : number(n);

  // The address

  function read() {
    // A page that was opened from disk can change nothing of its address but the fragment.
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
    state = { q: given.get("q") ?? "" };
    for (const f of FACETS) state[f] = new Set(given.getAll(f).filter((v) => v && (f !== "kind" || KINDS.includes(v))));
  }

  function asked() {
    const given = new URLSearchParams();
    if (state.q) given.set("q", state.q);
    for (const f of FACETS) for (const v of state[f]) given.append(f, v);
    return String(given);
  }

  const disk = location.protocol === "file:";
  function write(push) {
    const query = asked();
    const to = disk ? location.href.split("#")[0] + "#" + (query || "q=") : location.href.split(/[?#]/)[0] + (query && "?" + query);
    if (to === location.href) return;
    if (push) history.pushState(null, "", to);
    else history.replaceState(null, "", to);
  }

  // Results

  function nameItem(n, query) {
    const key = query.map((t) => t.key).join(" ");
    const i = n.keys.findIndex((k) => k === key);
    const other = i > 0 && !n.keys[0].includes(key) ? n.spellings[i] : "";
    const li = element("li", { class: "result", "data-kind": "name" },
      element("a", { href: n.address, "data-entity": n.address.replace(/\.html$/, ""), dir: "auto", ...foreign(n.name) }, n.name), " ",
      element("span", { class: "kind" }, LABELS[n.kind] ?? ""));
    if (other) li.append(" ", element("span", { class: "other", dir: "auto", ...foreign(other) }, other));
    if (n.about) li.append(element("p", { class: "sentence", dir: "auto", ...foreign(n.about) }, n.about));
    return li;
  }

  function item(p) {
    const title = p.kind === "passage" ? [p.title] : marked(p.title, p.titleMarks.map((m) => [m.start, m.end]));
    const link = element("a", { href: p.address, dir: "auto", ...foreign(p.title) }, ...title);
    const li = element("li", { class: "result", "data-kind": p.kind }, link);
    const paragraph = /^p(\d+)$/.exec(p.place);
    if (paragraph) link.append(" ", element("span", { class: "place" }, text("search.paragraph", { n: +paragraph[1] })));
    if (p.where) li.append(text("search.dot"), element("span", { class: "where", dir: "auto", ...foreign(p.where) }, p.where));
    if (p.text) li.append(element("p", { class: "sentence", dir: "auto", ...foreign(p.text) }, ...marked(p.text, p.marks)));
    const evidence = /#p(\d+)$/.exec(p.evidence);
    if (evidence) li.lastElementChild.append(" ", element("a", { class: "evidence", href: p.evidence }, text("search.evidence", { n: +evidence[1] })));
    return li;
  }

  // group returns the list of a section for one kind.
  function group(kind, count) {
    const list = element("ol");
    const head = element("h2", { id: "found-" + kind }, LABELS[kind], " ", element("span", { class: "n" }, tally(kind, count)));
    element("section", { "data-kind": kind, "aria-labelledby": head.id }, head, list);
    return list;
  }

  // add shows items, and a button for the next ones where some are left.
  function add(list, items, left, next) {
    list.append(...items);
    if (left > 0) {
      const button = element("button", { type: "button", class: "more" }, text("search.more"));
      button.addEventListener("click", async () => {
        button.disabled = true;
        try {
          const [first] = await next();
          button.remove();
          if (status.textContent !== said) status.textContent = said;
          first.querySelector("a").focus();
        } catch {
          status.textContent = text("search.problem");
          button.disabled = false;
          button.focus();
        }
      });
      list.after(button);
    }
    return items;
  }

  async function addPassages(list, answer, kind, from, n) {
    const items = (await find.show(answer, kind, from, n)).map(item);
    return add(list, items, answer.order[kind].length - from - n, () => addPassages(list, answer, kind, from + n, STEP));
  }

  // search finds and shows what the state asks for, and tells whether no later search has
  // taken its place.
  async function search(wait = 0) {
    const now = ++turn;
    const query = state.q;
    browse.hidden = query.trim() !== "";
    if (!query.trim()) {
      clear();
      return true;
    }
    results.setAttribute("aria-busy", "true");
    if (facets.hidden) { // they take their place at once, so that nothing moves when they are there
      facets.hidden = false;
      facets.setAttribute("aria-busy", "true");
    }
    try {
      if (wait) await new Promise((done) => setTimeout(done, wait));
      if (now !== turn) return false;
      const answer = await find.ask(query, state, (names, words) => now === turn && drawNames(names, words));
      if (now !== turn) return false;
      await draw(answer, now);
    } catch (problem) {
      if (now !== turn) return false;
      status.textContent = text("search.problem");
      results.replaceChildren();
      facets.hidden = true;
    }
    if (now !== turn) return false;
    results.removeAttribute("aria-busy");
    return true;
  }

  const script = (name) => document.head.appendChild(element("script", { src: scripts + name }));

  // The previews come when a result is first pointed at or reached.
  const signs = new AbortController();
  const addPreviews = (e) => {
    if (!e.target.closest("a[data-entity]")) return;
    signs.abort();
    script("preview.js");
  };
  for (const sign of ["pointerover", "focusin"]) results.addEventListener(sign, addPreviews, { signal: signs.signal });

  // What answers is tried out while the reader has asked for nothing.
  function rehearse() {
    script("rehearse.js").onload = () => window.dossierRehearse((names, query, passages) => {
      for (const n of names) nameItem(n, query);
      passages.forEach(item);
      return !state.q;
    });
  }

  function clear() {
    results.replaceChildren();
    results.removeAttribute("aria-busy");
    status.textContent = said = "";
    facets.hidden = true;
  }

  // drawNames shows the names, which are found first.
  function drawNames(names, query) {
    if (!names.length) return;
    const list = group("name", names.length);
    const items = (from, to) => names.slice(from, to).map((n) => nameItem(n, query));
    add(list, items(0, NAMES), names.length - NAMES, () => add(list, items(NAMES)));
    results.replaceChildren(list.parentNode);
  }

  async function draw(answer, now) {
    const kinds = KINDS.slice(1).filter((k) => answer.order[k].length);
    const sections = await Promise.all(kinds.map(async (k) => {
      const list = group(k, answer.counts[k]);
      await addPassages(list, answer, k, 0, FIRST[k]);
      return list.parentNode;
    }));
    if (now !== turn) return;
    if (answer.names.length) results.append(...sections); // the names stay, whoever is at one of them
    else results.replaceChildren(...sections);
    count(answer, kinds);
    await drawFacets(answer, now);
  }

  function count(answer, kinds) {
    const counts = [["name", answer.names.length], ...kinds.map((k) => [k, answer.counts[k]])].filter(([, n]) => n);
    if (!counts.length) {
      status.textContent = said = text("search.none", { q: answer.text.trim() });
      browse.hidden = false;
      return;
    }
    const list = counts.map(([k, own]) => text("search.count", { kind: LABELS[k], n: tally(k, own) })).join(text("search.comma"));
    const all = [(answer.about ? text("search.about", { list }) : text("search.found", { list })) + "."];
    if (answer.units.partial) all.push(text("search.partial"));
    if (answer.scattered) all.push(text("search.scattered"));
    if (answer.missing.length) all.push(text("search.missing", { q: answer.missing.join(" ") }));
    status.textContent = said = all.join(" ");
  }

  // Facets

  const boxes = Object.fromEntries(FACETS.map((f) => [f, facets.querySelector(`[data-facet="${f}"]`)]));
  let last = null; // the answer whose facets are shown

  async function drawFacets(answer, now) {
    last = answer;
    const { large } = await find.load(); // then a facet is drawn when it is opened
    for (const f of FACETS) {
      const box = boxes[f];
      box.dataset.stale = "";
      if (f === "kind" || box.open || state[f].size || !large) await drawFacet(f, now);
    }
    if (now === turn) facets.removeAttribute("aria-busy");
  }

  async function drawFacet(facet, now) {
    const answer = last;
    const values = facet === "kind" ? kindValues(answer) : await find.values(answer, facet);
    if (now !== turn) return;
    for (const chosen of state[facet]) {
      if (!values.some((v) => v.value === chosen)) values.push({ value: chosen, label: facet === "kind" ? LABELS[chosen] : chosen, count: 0 });
    }
    const box = boxes[facet];
    delete box.dataset.stale;
    box.hidden = values.length < 2 && !state[facet].size;
    const focused = document.activeElement?.closest?.("#facets input")?.value;
    box.querySelector("ul").replaceChildren(...values.map((v) => {
      const input = element("input", { type: "checkbox", name: facet, value: v.value });
      input.checked = state[facet].has(v.value);
      return element("li", {}, element("label", {}, input, " ", element("span", { dir: "auto", ...foreign(v.label) }, v.label), " ", element("span", { class: "n" }, v.count === undefined ? "" : facet === "kind" ? tally(v.value, v.count) : number(v.count))));
    }));
    if (focused) [...box.querySelectorAll("input")].find((i) => i.value === focused)?.focus();
  }

  const kindValues = (answer) => KINDS.map((kind) => ({ value: kind, label: LABELS[kind], count: kind === "name" ? answer.all.names : answer.counts[kind] })).filter((v) => v.count);

  boxes.kind.open = matchMedia("(min-width: 62rem)").matches; // where it takes no room from the results
  for (const f of FACETS) {
    boxes[f].addEventListener("toggle", () => {
      if (boxes[f].open && "stale" in boxes[f].dataset && last) drawFacet(f, turn).catch(() => { status.textContent = text("search.problem"); });
    });
    boxes[f].addEventListener("change", (e) => {
      if (e.target.checked) state[f].add(e.target.value);
      else state[f].delete(e.target.value);
      write(true);
      search();
    });
  }

  // The field

  // The address follows when the answer is shown, or somebody leaves by a part of it: to change it
  // takes a browser as long as to answer.
  const follow = (shown) => { if (shown) write(false); };
  results.addEventListener("click", () => write(false));
  field.addEventListener("input", (e) => {
    state.q = field.value;
    // A word that is being typed waits for its end; what was pasted does not.
    if (!/^(insert(Composition)?Text|delete)/.test(e.inputType)) return search().then(follow);
    find.ready(state.q).catch(() => {}); // the search itself says what failed
    search(PAUSE).then(follow);
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    state.q = field.value;
    search().then(follow);
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
    const links = [...results.querySelectorAll("li.result > a")];
    const at = links.indexOf(document.activeElement);
    if (document.activeElement !== field && at < 0) return;
    const to = at + (e.key === "ArrowDown" ? 1 : -1);
    if (to === -2 || to >= links.length) return;
    e.preventDefault();
    (to < 0 ? field : links[to]).focus({ focusVisible: true }); // which Safari does not see to after a click into the field
  });
  // Safari resets the field of a page that it has kept when somebody comes back.
  addEventListener("pagehide", () => { field.defaultValue = field.value; });
  function restore() {
    const before = asked();
    read();
    if (asked() === before) return;
    field.value = state.q;
    search();
  }
  addEventListener("popstate", () => {
    // From disk, an address that leads to a place of the page does not say what is asked for.
    if (!disk || !/^#[^=]+$/.test(location.hash)) restore();
  });
  const typed = field.value; // by whoever was sooner than this script
  restore();
  if (!state.q && typed.trim()) {
    state.q = field.value = typed;
    search().then(follow);
  }
  if (!state.q) find.load().then(rehearse).catch(() => {}); // so that it is there when the reader types
})();
