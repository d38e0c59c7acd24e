// Offers to write a note on words that a reader selects in an article, and to report
// words that are wrong on any page. A note becomes a file that is proposed on GitHub, or
// is handed to the preview that serves the page.
"use strict";
(() => {
  const { text } = window.dossier;
  const { repository = "", branch = "main", file = window.dossierPreview?.file ?? "" } = document.querySelector("p.contribute")?.dataset ?? {};
  const main = document.querySelector("main");
  const words = document.querySelector("article > .text");
  const article = words && file.startsWith("content/articles/") ? file.split("/").pop().replace(/\.md$/, "") : "";
  const skipped = ".notes, aside, .locator, .pn, .ref, .footnote-ref, .footnote-backref, .task, nav, script, dialog";
  const blocks = /^(P|DIV|LI|UL|OL|DL|DT|DD|H[1-6]|BLOCKQUOTE|PRE|TABLE|TR|TD|TH|SECTION|HR|BR|FIGURE)$/;
  // Beyond this length GitHub refuses an address.
  const longest = 6000;
  // At most so many words stand around quoted ones, and where there are such, so many code
  // points at least; of more rivals it is not asked whether they contradict.
  const context = 12;
  const telling = 20;
  const few = 64;

  // The visible text below root as the generator counts it, up to a point of the page
  // if one is given: without notes, numbers, locators and signs, blocks apart.
  const visible = (root, container, offset) => {
    let out = "";
    let ended = false;
    const walk = node => {
      if (ended) return;
      if (node.nodeType === 3) {
        const last = node === container;
        out += last ? node.data.slice(0, offset) : node.data;
        ended = last;
        return;
      }
      if (node.nodeType !== 1 || node.matches(skipped)) {
        ended = container !== undefined && node.contains(container);
        return;
      }
      const block = blocks.test(node.nodeName);
      if (block) out += " ";
      for (let i = 0; i < node.childNodes.length && !ended; i++) {
        if (node === container && i === offset) { ended = true; return; }
        walk(node.childNodes[i]);
      }
      if (node === container) ended = true;
      if (block && !ended) out += " ";
    };
    walk(root);
    return out;
  };
  const spaces = s => s.replace(/\s+/g, " ");
  // Texts as they are compared: white space, dashes and quotation marks in one spelling each, without
  // invisible characters (as anchor.fold in Go).
  const folded = s => s.replace(/[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/g, "").normalize("NFC")
    .replace(/[‘’‚‛′‹›´ʹʻʼʽʾʿˈ]/g, "'").replace(/[“”„‟″«»]/g, '"').replace(/…/g, "...")
    .replace(/[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]+/g, "-").replace(/\s+/g, " ");

  // The selected words, grown to whole words and numbers, and the text around them; null when nothing
  // is selected below root.
  const selected = root => {
    const s = getSelection();
    if (!root || !s.rangeCount || s.isCollapsed) return null;
    const r = s.getRangeAt(0);
    if (!root.contains(r.startContainer) || !root.contains(r.endContainer)) return null;
    const whole = visible(root);
    let from = visible(root, r.startContainer, r.startOffset).length;
    let to = visible(root, r.endContainer, r.endOffset).length;
    const letter = c => c !== undefined && /[\p{L}\p{M}\p{N}]/u.test(c);
    while (from < to && /\s/.test(whole[from])) from++;
    while (to > from && /\s/.test(whole[to - 1])) to--;
    if (from >= to) return null;
    const inside = i => letter(whole[i - 1]) && letter(whole[i]) ||
      /\p{Nd}[.,:/]?$/u.test(whole.slice(Math.max(0, i - 2), i)) && /^[.,:/]?\p{Nd}/u.test(whole.slice(i, i + 2));
    while (inside(from)) from--;
    while (inside(to)) to++;
    const before = spaces(whole.slice(0, from)).trimStart();
    const exact = spaces(whole.slice(from, to));
    const after = spaces(whole.slice(to)).trimEnd();
    const start = r.startContainer.nodeType === 1 ? r.startContainer : r.startContainer.parentElement;
    return {exact, before, after, rect: r.getBoundingClientRect(), place: start.closest("[id^=p]")?.id ?? ""};
  };

  // Tells whether more than half of a context would have to be changed to be what stands around.
  const contradicts = (context, around) => {
    const want = [...context].slice(0, 64);
    const have = [...around.slice(0, 256)].slice(0, 128);
    let row = [0, ...have.map((_, i) => i + 1)]; // edit distances to the beginnings of have
    for (const w of want) {
      const next = [row[0] + 1];
      have.forEach((h, i) => next.push(Math.min(row[i] + (w !== h), row[i + 1] + 1, next[i] + 1)));
      row = next;
    }
    return !want.length || Math.min(...row) > want.length / 2;
  };
  const reversed = s => [...s.slice(-256)].reverse().join("");
  // The fewest words around the quoted ones that tell them from the same words elsewhere, and
  // enough that these are not taken for them when they are gone (as anchor.patch in Go).
  const decided = found => {
    const exact = folded(found.exact);
    const before = folded(found.before);
    const after = folded(found.after);
    const whole = before + exact + after;
    const rivals = [];
    for (let i = whole.indexOf(exact); i >= 0; i = whole.indexOf(exact, i + 1)) {
      if (i !== before.length) rivals.push({before: whole.slice(0, i).trimEnd(), after: whole.slice(i + exact.length).trimStart()});
    }
    let best = {exact: found.exact, prefix: "", suffix: ""};
    if (!rivals.length) return best;
    const length = q => [...q.prefix + q.suffix].length;
    const left = before.match(/\S+/g) ?? [];
    const right = after.match(/\S+/g) ?? [];
    for (let n = 1; n <= context; n++) {
      const l = left.slice(-n).join(" ");
      const r = right.slice(0, n).join(" ");
      for (const [prefix, suffix] of [[l, ""], ["", r], [l, r]]) {
        if (rivals.some(o => o.before.endsWith(prefix) && o.after.startsWith(suffix))) continue;
        const q = {exact: found.exact, prefix, suffix};
        if (length(q) >= telling && (rivals.length > few || rivals.every(o => contradicts(reversed(prefix), reversed(o.before)) && contradicts(suffix, o.after)))) return q;
        if (length(best) < telling) best = q;
      }
    }
    return best;
  };

  const element = (name, properties, ...children) => {
    const e = Object.assign(document.createElement(name), properties);
    e.append(...children);
    return e;
  };
  // What notes are shown as; the other words of the vocabulary are for tools.
  const motivations = {
    commenting: text("passage.commenting"), describing: text("passage.describing"), questioning: text("passage.questioning"),
    assessing: text("passage.assessing"), editing: text("passage.editing"), linking: text("passage.linking"),
  };

  const record = n => {
    const lines = [["article", article], ["quote", n.exact], ["prefix", n.prefix], ["suffix", n.suffix], ["motivation", n.motivation],
      ["title", n.title], ["created", new Date().toISOString().slice(0, 10)]].filter(([, v]) => v);
    let out = "---\n" + lines.map(([k, v]) => `${k}: ${JSON.stringify(v)}\n`).join("");
    if (n.themes.length) out += `themes: ${JSON.stringify(n.themes)}\n`;
    return out + "---\n" + n.body.trim() + "\n";
  };
  const name = n => (n.title || n.exact.split(" ").slice(0, 6).join(" ")).normalize("NFD").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "note";

  // Opens GitHub's page for a new file; returns what the reader must be told, if anything.
  const propose = async n => {
    const data = record(n);
    const page = `${repository}/new/${encodeURIComponent(branch)}/content/annotations?filename=${encodeURIComponent(name(n) + ".md")}`;
    const full = page + "&value=" + encodeURIComponent(data);
    if (full.length <= longest) {
      open(full, "_blank", "noopener");
      return null;
    }
    let copied = false;
    try { await navigator.clipboard.writeText(data); copied = true; } catch { /* shown to be copied by hand */ }
    return {page, data, copied};
  };

  const reportAddress = found => {
    const page = location.href.replace(/#.*/, "") + (found?.place ? "#" + found.place : "");
    const lines = [text("passage.where", { page })];
    const path = `${branch}/${file}`.split("/").map(encodeURIComponent).join("/");
    if (file) lines.push(text("passage.record", { record: `${repository}/blob/${path}` }));
    if (found) lines.push("", "> " + found.exact.slice(0, 1500));
    lines.push("", text("passage.what"), "");
    const title = text("passage.mistake", { page: document.querySelector("h1")?.textContent.trim().slice(0, 120) ?? "" });
    return `${repository}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(lines.join("\n"))}`;
  };

  // What is typed is kept until it is saved or cancelled: a key closes the form, and a step leads off its page.
  const place = "dossier-note " + location.pathname;
  const keep = n => { try { sessionStorage.setItem(place, JSON.stringify(n)); } catch { /* it stands in the form alone */ } };
  const kept = () => { try { return JSON.parse(sessionStorage.getItem(place)) ?? {}; } catch { return {}; } };

  const dialog = element("dialog", {className: "note-form", onclose: () => { window.onbeforeunload = null; }});
  const field = (label, control) => element("label", {}, label, control);
  const form = found => {
    const choices = window.dossierPreview?.choices ?? {};
    dialog.setAttribute("aria-label", found.label ?? text("passage.form"));
    const left = kept();
    const themes = choices.themes ?? [...new Map([...document.querySelectorAll('main a[data-entity^="themes/"]')]
      .map(a => [a.dataset.entity.slice(7), {id: a.dataset.entity.slice(7), name: a.textContent}])).values()];
    const body = element("textarea", {name: "body", rows: 6, required: true, dir: "auto", value: left.body ?? ""});
    const motivation = element("select", {name: "motivation"}, ...Object.entries(motivations).map(([value, label]) => element("option", {value}, label)));
    if (left.motivation) motivation.value = left.motivation;
    const title = element("input", {name: "title", autocomplete: "off", dir: "auto", value: left.title ?? ""});
    const author = element("select", {name: "author"}, element("option", {value: ""}, text("passage.unsigned")),
      ...(choices.editors ?? []).map(e => element("option", {value: e.id}, e.name)));
    if (choices.editors?.length) author.selectedIndex = 1;
    if (left.author !== undefined) author.value = left.author;
    const boxes = themes.map(t => element("label", {}, element("input", {type: "checkbox", name: "theme", value: t.id, checked: !!left.themes?.includes(t.id)}), t.name));
    const written = () => ({body: body.value, motivation: motivation.value, title: title.value.trim(), author: author.value, themes: boxes.map(b => b.firstChild).filter(b => b.checked).map(b => b.value)});
    const says = element("p", {className: "says"});
    says.setAttribute("role", "status");
    const send = element("button", {type: "submit"}, window.dossierPreview ? text("passage.save") : text("passage.propose"));
    const f = element("form", {method: "dialog"},
      element("blockquote", {dir: "auto"}, found.exact), field(text("passage.note"), body), ...(found.replyTo ? [] : [field(text("passage.kind"), motivation)]), field(text("passage.title"), title),
      ...(choices.editors ? [field(text("passage.signed"), author)] : []),
      ...(boxes.length ? [element("details", {open: !!left.themes?.length}, element("summary", {}, text("passage.themes")), element("div", {className: "themes"}, ...boxes))] : []),
      says, element("div", {className: "ends"}, send, element("button", {type: "button", onclick: () => done()}, text("passage.cancel"))));
    const done = () => { keep(null); dialog.close(); };
    f.addEventListener("input", () => keep(written()));
    f.addEventListener("submit", async e => {
      e.preventDefault();
      send.disabled = true;
      says.textContent = "";
      try {
        const n = written();
        if (window.dossierPreview) {
          const passage = found.replyTo ? {replyTo: found.replyTo} : {article, exact: found.exact, prefix: found.before.slice(-200), suffix: found.after.slice(0, 200)};
          await window.dossierPreview.annotate({...passage, ...n});
          done();
          return;
        }
        const long = await propose({...decided(found), ...n});
        if (!long) { done(); return; }
        const link = element("a", {href: long.page, target: "_blank", rel: "noopener"}, text("passage.open"));
        says.replaceChildren(long.copied ? text("passage.copied") : text("passage.copy"), " ", link);
        if (!long.copied) {
          const copy = element("textarea", {rows: 6, readOnly: true, value: long.data});
          copy.setAttribute("aria-label", text("passage.file"));
          says.after(copy);
          copy.select();
        }
      } catch (error) {
        says.textContent = error.message;
      } finally {
        send.disabled = false;
      }
    });
    dialog.replaceChildren(f);
    dialog.showModal();
    window.onbeforeunload = e => { if (body.value.trim()) e.preventDefault(); };
    body.focus();
  };

  let now = null;
  const button = (label, act) => element("button", {type: "button", onclick: act, onpointerdown: e => e.preventDefault()}, label);
  const tools = element("aside", {className: "passage-tools", hidden: true});
  tools.setAttribute("aria-label", text("passage.selected"));
  const noteButton = button(text("passage.annotate"), () => { const found = now; tools.hidden = true; form(found); });
  noteButton.accessKey = "a"; // from the keyboard, without leaving the selected words
  const reportButton = button(text("passage.report"), () => { open(reportAddress(now), "_blank", "noopener"); });
  const show = () => {
    if (dialog.open) return;
    const inText = article ? selected(words) : null;
    const found = inText ?? (repository ? selected(main) : null);
    if (!found && tools.contains(document.activeElement)) return;
    now = found;
    tools.hidden = !found;
    if (!found) return;
    tools.replaceChildren(...(inText ? [noteButton] : []), ...(repository ? [reportButton] : []));
    tools.style.left = Math.max(8, Math.min(found.rect.left + scrollX, scrollX + innerWidth - 200)) + "px";
    const cite = document.querySelector(".cite-passage:not([hidden])"); // of article.js, in the same place
    tools.style.top = (cite?.getBoundingClientRect() ?? found.rect).bottom + scrollY + 6 + "px";
  };
  if (!main || !(repository || window.dossierPreview)) return;
  document.body.append(tools, dialog);
  document.addEventListener("dossier-answer", e => form(e.detail)); // of the preview
  let timer = 0;
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(show, 120); });
  document.addEventListener("keydown", e => { if (e.key === "Escape" && !dialog.open) tools.hidden = true; });
  const report = document.querySelector("a.report");
  report?.addEventListener("click", () => { report.href = reportAddress(now); });
})();
