// The search field in the head of every page: shows names and the first passages
// while the reader types. What it needs is loaded when the field is first used.
"use strict";
(() => {
  // On a phone the lists are one line, in which the current one shows. Not every browser sees to that itself.
  const here = document.querySelector("header.site nav [aria-current]");
  if (here && !CSS.supports("scroll-initial-target: nearest")) {
    const strip = here.closest("nav");
    const [a, b] = [here, strip].map((e) => e.getBoundingClientRect());
    if (!strip.scrollLeft && (a.right > b.right || a.left < b.left)) strip.scrollLeft = (a.left + a.right - b.left - b.right) / 2;
  }

  const form = document.querySelector("header.site form.find");
  if (!form) return;

  const own = document.currentScript.src;
  const field = form.elements.q;
  const root = new URL("../", own);
  const panel = form.appendChild(document.createElement("div"));
  const status = form.appendChild(document.createElement("span"));
  const list = panel.appendChild(document.createElement("ul"));
  panel.className = "offers";
  panel.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  const open = { kind: new Set(), year: new Set(), theme: new Set(), outlet: new Set() };
  const PAUSE = 120; // milliseconds without a key after which a word is looked for in texts
  let find = null; // promise of what find.js gives
  let turn = 0;

  function script(name) {
    return new Promise((resolve, reject) => {
      const s = document.createElement("script");
      s.src = new URL(name, own);
      s.onload = resolve;
      s.onerror = reject;
      document.head.append(s);
    });
  }
  function prepare() {
    find ??= script("fold.js").then(() => script("find.js")).then(() => {
      const f = window.dossierFind(new URL("data/search/", root).href);
      return f.load().then(() => f);
    });
    find.catch(() => { find = null; }); // the form works without
    return find;
  }

  function offer(address, title, sentence, place = "", marks = []) {
    const li = document.createElement("li");
    const a = li.appendChild(document.createElement("a"));
    a.href = new URL(address, root);
    const name = a.appendChild(document.createElement("b"));
    Object.assign(name, { dir: "auto", textContent: title }, window.dossier.foreign(title));
    if (place) a.append(" " + place);
    if (sentence) {
      const s = a.appendChild(document.createElement("span"));
      Object.assign(s, { dir: "auto" }, window.dossier.foreign(sentence));
      s.append(...window.dossier.marked(sentence, marks));
    }
    return li;
  }

  // draw shows names and the way to all results; passages come between them, so that
  // whoever has reached a name stays there.
  function draw(query, names) {
    const all = offer("search.html?q=" + encodeURIComponent(query), window.dossier.text("field.all"), "");
    all.className = "all";
    list.replaceChildren(...names.slice(0, 5).map((n) => offer(n.address, n.name, n.about)), all);
    panel.hidden = false;
  }

  async function search() {
    const now = ++turn;
    const query = field.value;
    if (!query.trim()) {
      panel.hidden = true;
      return;
    }
    const f = await prepare();
    const answer = await f.ask(query, open, async (names) => {
      if (now === turn) draw(query, names);
      await new Promise((done) => setTimeout(done, PAUSE));
      return now === turn;
    });
    if (!answer || now !== turn) return;
    const passages = await f.show(answer, "passage", 0, 2);
    if (now !== turn) return;
    list.lastChild.before(...passages.slice(0, 4).map((p) => offer(p.address, p.title, p.text, /^p\d+$/.test(p.place) ? window.dossier.text("field.paragraph", { n: +p.place.slice(1) }) : "", p.marks)));
    status.textContent = window.dossier.text("field.found", { n: list.children.length - 1 });
  }

  const close = () => {
    turn++;
    panel.hidden = true;
  };
  const begin = () => search().catch(close);
  field.addEventListener("focus", () => prepare().catch(() => {}));
  field.addEventListener("input", begin);
  if (document.activeElement === field) begin(); // whoever was sooner than this script
  panel.addEventListener("mousedown", (e) => e.preventDefault()); // in Safari no link takes the focus of the field by a click, but it loses it
  addEventListener("pagehide", close); // whoever comes back finds the page as it was without it
  form.addEventListener("focusout", (e) => { if (!form.contains(e.relatedTarget)) close(); });
  form.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !panel.hidden) {
      e.preventDefault();
      field.focus();
      close();
    }
    if (panel.hidden || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const to = stops[stops.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1)];
    if (!to) return;
    e.preventDefault();
    to.focus();
  });
})();
