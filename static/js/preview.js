// Previews: pointing at or focusing a link to a record shows its name, office or
// date, and first lines. Escape closes; the card may be pointed at; on a touch
// screen, a tap on a name in a text shows the card, whose title leads to the page.
//
// The previews stand in data/previews/N.js, scripts and no JSON, because a page that
// is opened from a file may not fetch anything. Those that the page needs are loaded
// at the first sign of a pointer or of the keyboard, so that they are at hand.
"use strict";
(() => {
  const { root, previews } = document.body.dataset;
  const shards = Number(previews);
  if (!shards) return;

  const entries = new Map(); // by key
  const loading = new Map(); // the promise of each shard
  const AHEAD = 4; // so many shards are loaded before they are asked for
  const OPEN = 120, CLOSE = 250; // milliseconds between pointing and showing or hiding
  let card, shown, timer; // shown is the link whose card is open

  window.dossier.addPreviews = (all) => Object.entries(all).forEach(([key, entry]) => entries.set(key, entry));

  // shardOf is that of the generator: FNV-1a, 32 bits, of the key in UTF-8.
  function shardOf(key) {
    let h = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(key)) h = Math.imul(h ^ byte, 0x01000193) >>> 0;
    return h % shards;
  }

  function load(shard) {
    if (!loading.has(shard)) {
      loading.set(shard, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `${root}data/previews/${shard}.js`;
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(shard); // it may be there another time
          resolve();
        };
        document.head.append(script);
      }));
    }
    return loading.get(shard);
  }

  function ahead() {
    const needed = new Set([...document.querySelectorAll("main a[data-entity]")].map((a) => shardOf(a.dataset.entity)));
    if (needed.size <= AHEAD) needed.forEach(load);
  }
  for (const sign of ["pointermove", "pointerdown", "keydown"]) addEventListener(sign, ahead, { once: true, passive: true });

  const linkAt = (target) => target.closest?.("main a[data-entity]:not(.preview a)");

  function later(delay, f) {
    clearTimeout(timer);
    timer = setTimeout(f, delay);
  }

  async function show(link, { sheet = false } = {}) {
    clearTimeout(timer);
    const key = link.dataset.entity;
    shown = link;
    await load(shardOf(key));
    const entry = entries.get(key);
    if (shown !== link || !entry) return;
    card ??= make();
    fill(entry, link, sheet);
    card.hidden = false;
    if (!sheet) place(link);
    link.setAttribute("aria-describedby", "preview");
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    if (card && !card.hidden && card.contains(document.activeElement)) shown.focus();
    shown.removeAttribute("aria-describedby");
    shown = undefined;
    if (card) card.hidden = true;
  }

  function make() {
    const e = document.createElement("aside");
    e.id = "preview";
    e.className = "preview";
    e.setAttribute("aria-label", window.dossier.text("preview.label"));
    e.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && clearTimeout(timer));
    e.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && later(CLOSE, hide));
    document.body.append(e);
    return e;
  }

  function fill(entry, link, sheet) {
    const part = (name, className, text) => {
      const p = document.createElement(name);
      return Object.assign(p, { className, dir: "auto", textContent: text }, window.dossier.foreign(text));
    };
    const title = part("p", "preview-name", "");
    const a = part("a", "", entry.n);
    a.href = link.href;
    if (!sheet) a.tabIndex = -1; // the link itself leads there
    title.append(a);
    card.classList.toggle("sheet", sheet);
    card.replaceChildren(title);
    if (entry.m) card.append(part("p", "preview-meta", entry.m));
    if (entry.t) card.append(part("p", "preview-text", entry.t));
    if (!sheet) return;
    const close = part("button", "preview-close", window.dossier.text("preview.close"));
    close.type = "button";
    close.addEventListener("click", hide);
    card.append(close);
  }

  // place puts the card under the line of the link that is pointed at, or under all of one
  // that has the focus; over it where there is no room.
  function place(link) {
    const lines = [...link.getClientRects()];
    const line = lines.find((r) => point.y >= r.top && point.y <= r.bottom && point.x >= r.left && point.x <= r.right) ?? link.getBoundingClientRect();
    if (!lines.length) return;
    const gap = 6, { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - gap;
    const start = document.dir === "rtl" ? line.right - width : line.left;
    const below = line.bottom + gap + height <= innerHeight || line.top < height + gap;
    card.style.left = Math.max(gap, Math.min(start, room)) + scrollX + "px";
    card.style.top = (below ? line.bottom + gap : line.top - gap - height) + scrollY + "px";
  }

  let point = { x: -1, y: -1 };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    point = { x: event.clientX, y: event.clientY };
    const link = linkAt(event.target);
    if (link && link !== shown) later(OPEN, () => (hide(), show(link)));
    else if (link) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && linkAt(event.target)) later(CLOSE, hide);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (link && link !== shown && link.matches(":focus-visible")) {
      point = { x: -1, y: -1 };
      hide();
      show(link);
    } else if (!link && !card?.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      event.preventDefault();
      hide();
    }
  });

  // A tap on a name in a text shows the card; any other tap outside it hides it.
  let touch = false;
  document.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
  });
  document.addEventListener("click", (event) => {
    if (!touch || event.defaultPrevented) return;
    const link = linkAt(event.target);
    if (link?.matches(".mention") && link !== shown) {
      event.preventDefault();
      hide();
      show(link, { sheet: true }).then(() => card && !card.hidden ? card.querySelector("a").focus() : shown === link && (location.href = link.href));
    } else if (!card?.contains(event.target)) hide();
  });

  // What was pointed at or reached before this script was there.
  const under = document.querySelector("main a[data-entity]:hover");
  const reached = linkAt(document.activeElement);
  if (under) later(OPEN, () => show(under));
  else if (reached?.matches(":focus-visible")) show(reached);
})();
