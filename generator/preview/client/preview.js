// The preview's part of a page: follows the sources, shows what is wrong with them, and
// hands notes and files to the preview.
"use strict";
(() => {
  const {file, version, tag, problems} = document.currentScript.dataset;
  let {token} = document.currentScript.dataset;
  const ours = page => page.querySelector("script[data-token]")?.dataset;
  const parsed = async r => new DOMParser().parseFromString(await r.text(), "text/html");
  const post = async (address, data) => {
    const send = () => fetch(address, {method: "POST", headers: {"Content-Type": "application/json", "Dossier-Token": token}, body: JSON.stringify(data)});
    let r;
    try {
      r = await send();
      if (r.status === 403) { // the page is of a preview that ran before
        token = ours(await parsed(await fetch(location.pathname, {cache: "no-store"})))?.token;
        r = await send();
      }
    } catch {
      throw new Error("the preview does not answer: start it again with dossier serve, then press again");
    }
    const answer = await r.json().catch(() => ({message: `the preview answered ${r.status}`}));
    if (!r.ok) throw new Error(answer.message);
    return answer;
  };

  // Its own elements live in a shadow tree, out of reach of the page's style sheets.
  const host = document.createElement("dossier-preview");
  const root = host.attachShadow({mode: "open"});
  const make = (name, properties = {}, ...children) => {
    const e = Object.assign(document.createElement(name), properties);
    e.append(...children);
    return e;
  };
  const panel = make("section", {id: "problems", hidden: true});
  panel.setAttribute("role", "alert");
  const count = make("button", {id: "count", type: "button", onclick: () => { panel.hidden = !panel.hidden; }});
  const edit = make("button", {id: "edit", type: "button", hidden: !file, onclick: () => open(file)}, "Edit this record");
  const pending = make("span", {id: "pending", hidden: true});
  const bar = make("nav", {id: "bar"}, make("span", {}, "Preview"), edit, make("a", {id: "desk", href: "/_desk"}, "Desk"), count, pending);
  bar.setAttribute("aria-label", "Preview");
  root.append(make("link", {rel: "stylesheet", href: "/_preview/client/preview.css"}), panel, bar);

  const say = message => {
    panel.replaceChildren(make("p", {}, message), close());
    panel.hidden = false;
  };
  const close = () => make("button", {type: "button", onclick: () => { panel.hidden = true; }}, "Close");
  const open = (path, line = 1, column = 1) => post("/_preview/open", {path, line, column}).catch(e => say(e.message));

  const accept = async button => {
    if (button.ariaDisabled) return;
    button.ariaDisabled = "true"; // not disabled, which would take the focus from it
    await post("/_preview/accept", {key: button.dataset.key}).catch(e => {
      button.ariaDisabled = null;
      say(e.message);
    });
  };

  const list = all => all.map(p => make("article", {className: p.severity},
    make("pre", {}, p.text), ...(p.path ? [make("button", {type: "button", className: "open", onclick: () => open(p.path, p.line, p.column)}, "Open the file")] : [])));
  const show = state => {
    const n = (k, word) => `${k} ${word}${k === 1 ? "" : "s"}`;
    count.textContent = state.errors ? n(state.errors, "error") : n(state.warnings, "warning");
    count.hidden = !state.errors && !state.warnings;
    count.className = state.errors ? "errors" : "";
    const head = state.errors ? "The page shows the last state without errors." : "";
    panel.replaceChildren(...(head ? [make("p", {}, head)] : []), ...list(state.problems), close());
    panel.hidden = !state.errors;
  };

  const showBroken = data => {
    const problems = JSON.parse(data);
    show({errors: problems.length, warnings: 0, problems});
  };

  // Scripts of a page start afresh only with the page, so that its new state is put in
  // place first and loaded then; the reader sees the first and stays where they were, also
  // with the keyboard: at the element that has the place of the one with the focus.
  const place = "dossier-preview-scroll";
  const stops = () => [...document.querySelectorAll("main :is(a[href], button:not(.answer), summary, input, select, textarea)")];
  const keep = () => {
    const reached = document.activeElement;
    const stop = reached?.matches(":focus-visible") ? stops().indexOf(reached) : -1;
    sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollX, scrollY, stop]));
    return [scrollX, scrollY, stop];
  };
  const put = (x, y, stop) => {
    scrollTo({left: x, top: y, behavior: "instant"});
    const reached = stops()[stop];
    (reached?.closest("details:not([open])")?.querySelector("summary") ?? reached)?.focus({preventScroll: true});
  };
  const restore = () => {
    const [path, x, y, stop] = JSON.parse(sessionStorage.getItem(place) ?? "[]");
    sessionStorage.removeItem(place);
    if (path === location.pathname && !written) put(x, y, stop);
  };
  let written = "";
  let busy = null;
  const refresh = async () => {
    const r = await fetch(location.pathname, {headers: {"If-None-Match": tag}, cache: "no-store"});
    if (r.status === 304) return;
    const page = await parsed(r);
    const wrong = ours(page)?.problems;
    if (wrong) {
      showBroken(wrong);
      return;
    }
    const stays = document.querySelector("dialog[open]");
    if (stays) {
      stays.addEventListener("close", refreshed, {once: true}); // once, however often it is said
      return;
    }
    const kept = keep();
    for (const part of ["header.site", "main", "footer.site"]) {
      const [was, is] = [document.querySelector(part), page.querySelector(part)];
      if (was && is) was.replaceWith(is);
    }
    document.title = page.title;
    put(...kept);
    performance.mark("dossier-shown");
    requestAnimationFrame(() => setTimeout(() => {
      if (written) location.hash = written;
      location.reload();
    }));
  };
  const refreshed = () => { busy = (busy ?? Promise.resolve()).then(refresh).catch(() => {}); };

  let shown = Number(version);
  const events = new EventSource("/_preview/events");
  events.addEventListener("message", e => {
    const state = JSON.parse(e.data);
    pending.textContent = "Working out what follows…";
    pending.hidden = !state.pending;
    show(state);
    if (problems && !state.errors) showBroken(problems);
    document.documentElement.dataset.preview = state.version;
    if (state.version !== shown) {
      shown = state.version;
      refreshed();
    }
  });
  events.addEventListener("error", () => {
    shown = -1; // of a preview that ran before
    pending.textContent = "Not running: changes do not show";
    pending.hidden = false;
  });

  window.dossierPreview = {
    choices: {},
    file,
    annotate: async note => {
      const made = await post("/_preview/annotations", note);
      written = "n-" + made.id;
      return made;
    },
  };
  // The button that opens the form of passage.js for an answer to a note.
  const answer = (note, texts) => make("button", {type: "button", className: "answer", onclick: () => document.dispatchEvent(new CustomEvent("dossier-answer", {detail: {
    replyTo: note.id.replace(/^n-/, ""), exact: (note.querySelector(".note-body").textContent.trim() || note.querySelector("summary").textContent.trim()), label: texts["desk.form"],
  }}))}, texts["desk.answer"]);
  const start = async () => {
    document.body.append(host);
    for (const b of document.querySelectorAll("button.open")) b.addEventListener("click", () => open(b.dataset.path, Number(b.dataset.line), Number(b.dataset.column ?? 1)));
    for (const b of document.querySelectorAll("button.accept")) b.addEventListener("click", () => accept(b));
    document.addEventListener("click", e => {
      if (!e.target.closest?.("a.edit") || !file) return;
      e.preventDefault();
      open(file);
    });
    if (!document.querySelector("article > .text")) return;
    const {texts, ...choices} = await (await fetch("/_preview/choices")).json();
    window.dossierPreview.choices = choices;
    for (const by of document.querySelectorAll(".note[id] > .by .ways")) by.append(" · ", answer(by.closest(".note"), texts));
    // It has come, or load.js has yet to load it.
    if (document.querySelector('script[src$="js/passage.js"], script[data-scripts~="passage.js"]')) return;
    // The page comes without the form for notes and its texts.
    const data = document.getElementById("texts") ?? document.head.appendChild(make("script", {type: "application/json", id: "texts", textContent: "{}"}));
    data.textContent = JSON.stringify({...JSON.parse(data.textContent), ...texts});
    for (const src of ["/js/dossier.js", "/js/passage.js"]) document.body.append(make("script", {src, async: false}));
  };
  restore();
  start();
})();
