// The page of an article. Ties passages and their notes together: pointing at one
// shows the other, and a link to a note opens it and shows its passage. Hides layers,
// with the choice in the address. Cites a passage that the reader has selected, with
// a link that opens on its words.
"use strict";
(() => {
  const passages = id => document.querySelectorAll(`mark[data-notes~="${CSS.escape(id)}"]`);
  const noteOf = id => document.getElementById("n-" + id);

  const show = (ids, on) => {
    for (const id of ids) {
      noteOf(id)?.classList.toggle("active", on);
      for (const m of passages(id)) m.classList.toggle("active", on);
    }
  };
  const idsAt = target => {
    const mark = target.closest?.("mark[data-notes]");
    if (mark) return mark.dataset.notes.split(" ");
    const ref = target.closest?.("a.ref");
    if (ref) return [ref.hash.slice(3)];
    const note = target.closest?.("aside.note");
    return note ? [note.id.slice(2)] : [];
  };
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, e => show(idsAt(e.target), true));
    document.addEventListener(leave, e => show(idsAt(e.target), false));
  }

  let shown = [];
  const follow = () => {
    for (const m of shown) m.classList.remove("shown");
    const target = document.querySelector(".note:target, [id^='m-']:target");
    shown = target ? [...passages(target.id.slice(2))] : [];
    for (const m of shown) m.classList.add("shown");
    const details = document.querySelector(".note:target > details");
    if (details) details.open = true;
  };
  addEventListener("hashchange", follow);
  follow();

  // Layers: the class "hide-NAME" of the page hides one, in print as well. The choice
  // stands in the query, "?hide=notes,names", beside the fragment, which is a place.
  const layers = document.querySelector(".layers");
  if (layers) {
    const boxes = [...layers.querySelectorAll("input")];
    const hidden = (new URLSearchParams(location.search).get("hide") ?? "").split(",");
    for (const box of boxes) box.checked = !hidden.includes(box.name);
    const apply = () => {
      for (const box of boxes) document.documentElement.classList.toggle("hide-" + box.name, !box.checked);
    };
    layers.addEventListener("change", () => {
      apply();
      const off = boxes.filter((box) => !box.checked).map((box) => box.name).join(",");
      const address = new URL(location.href);
      address.search = off ? "?hide=" + off : "";
      history.replaceState(null, "", address);
    });
    apply();
    layers.hidden = false;
  }

  // Citing: a selection in the text offers a citation of the passage, with the
  // citations of the original and of the page, which stand in the page.
  const { text } = window.dossier;
  const body = document.querySelector(".text");
  const references = document.querySelectorAll("#cite .reference");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "cite-passage", hidden: true, textContent: text("article.cite") });
  const panel = Object.assign(document.createElement("dialog"), { className: "cite-panel" });
  panel.setAttribute("aria-label", text("article.cite"));
  document.body.append(button, panel);

  // ofPassage adds to the citations of the original and of the page, in one format, where
  // in the page, which is the last, the passage stands.
  const inBibTeX = (s) => s.replace(/[\\{}&%$#_~^]/g, (c) => ({ "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" })[c] ?? "\\" + c);
  const ofPassage = {
    BibTeX(source, { id, link, note }) {
      const at = source.lastIndexOf("\n@");
      const entry = source.slice(at).replace(/^(\n@\w+\{[^,\n]+)/, (start) => `${start}-${id}`).replace(/\n  url = .*/, "").replace(/,?\n\}\s*$/, "");
      return `${source.slice(0, at)}${entry},\n  url = {${link}},\n  note = {${inBibTeX(note)}}\n}\n`;
    },
    RIS(source, { id, link, note }) {
      const at = source.lastIndexOf("TY  - ");
      const record = source.slice(at).replace(/\nUR  - .*/, "").replace(/\nID  - .*/, (line) => `${line}-${id}`).replace(/\nER  - \s*$/, "");
      return `${source.slice(0, at)}${record}\nUR  - ${link}\nN1  - ${note}\nER  - \n`;
    },
    "CSL-JSON"(source, { id, link, note }) {
      const all = JSON.parse(source);
      const page = all.at(-1);
      Object.assign(page, { id: `${page.id}-${id}`, URL: link, note });
      return `[\n${all.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;
    },
  };

  const formats = [...document.querySelectorAll("#cite .format")].map((d) => [d.querySelector("summary").textContent, d.querySelector("pre").textContent]).filter(([name]) => ofPassage[name]);

  // passage describes what is selected: its words and its paragraph; nothing outside
  // the text, and none of the notes between its paragraphs.
  function passage() {
    const selection = getSelection();
    if (!body || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!body.contains(range.commonAncestorContainer)) return null;
    const at = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
    const paragraph = at.closest("[id^=p]");
    const words = range.cloneContents();
    for (const other of words.querySelectorAll(".notes, .locator")) other.remove();
    const lines = words.textContent.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
    const quote = lines.join(" ");
    if (!paragraph || !quote || at.closest(".notes")) return null;
    return { quote, lines: paragraph.contains(range.endContainer) ? [quote] : lines, id: paragraph.id, range };
  }

  // fragment is the place of a passage: its paragraph, and its words as a text
  // fragment, which browsers that know these mark; of a long one, and of one of several
  // paragraphs, as words across these are not found, its first and last.
  function fragment({ quote, lines, id }) {
    const encode = (s) => encodeURIComponent(s).replaceAll("-", "%2D");
    const words = (s, from, to) => encode(s.split(" ").slice(from, to).join(" "));
    const part = lines.length > 1 || quote.split(" ").length > 16 ? words(lines[0], 0, 6) + "," + words(lines.at(-1), -6) : encode(quote);
    return `#${id}:~:text=${part}`;
  }

  document.addEventListener("selectionchange", () => {
    const found = passage();
    button.hidden = !found;
    if (!found) return;
    const box = found.range.getBoundingClientRect();
    button.style.top = box.bottom + scrollY + 8 + "px";
    button.style.left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - 200)) + scrollX + "px";
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    const found = passage();
    if (!found) return;
    const link = location.href.split(/[?#]/)[0] + fragment(found);
    const [original, page] = [references[0]?.textContent ?? "", references[references.length - 1]?.textContent ?? ""];
    const field = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 7 });
    field.setAttribute("aria-label", text("article.cite"));
    const n = found.id.slice(1);
    const choices = [[text("article.plain"), text("article.passage", { quote: found.quote, original, n, page, link })]];
    for (const [name, source] of formats) choices.push([name, ofPassage[name](source, { id: found.id, link, note: text("article.note", { n, quote: found.quote }) })]);
    const choice = document.createElement("select");
    choice.setAttribute("aria-label", text("article.format"));
    choice.append(...choices.map(([name], i) => new Option(name, i)));
    const show = () => {
      field.value = choices[choice.value][1];
      field.dir = choice.value === "0" ? "auto" : "ltr";
    };
    choice.addEventListener("change", () => {
      show();
      copy.textContent = text("article.copy");
    });
    show();
    const open = Object.assign(document.createElement("a"), { href: link, textContent: link, className: "cite-link" });
    const copy = Object.assign(document.createElement("button"), { type: "button", textContent: text("article.copy") });
    copy.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy"); // where the clipboard is closed to the page
      }
      copy.textContent = text("article.copied");
    });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: text("preview.close") });
    close.addEventListener("click", () => panel.close());
    panel.replaceChildren(...(choices.length > 1 ? [choice] : []), field, open, copy, close);
    panel.showModal();
    field.select();
  });
})();
