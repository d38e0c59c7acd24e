// The ledger of statements: filters, sorting, and a link that keeps both. Without
// this script the page is a complete table; without a server, all of this works.
//
// What rows can be filtered by stands in data/ledger.js, and, where the ledger is split
// over pages, the rows themselves; then it is loaded when it is first needed.
"use strict";
(() => {
  const { text, foreign } = window.dossier;
  const form = document.getElementById("filters");
  const table = document.getElementById("ledger");
  if (!form || !table) return;

  const CHOICES = [...form.querySelectorAll(".choices select")].map((select) => select.name);
  const DATES = ["from", "until"];
  const STEP = 200; // rows shown at a time
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const own = [...body.rows]; // what the page shows by itself: everything, or one part
  const output = form.querySelector("output");
  const sorts = form.elements.sort; // for screens on which the heads do not show
  const problem = form.appendChild(element("p", { id: "filters-problem", class: "problem", role: "alert" }));
  const more = element("button", { type: "button", class: "more" });
  let collator; // made for the first comparison of words, as that takes long

  let rows; // of the whole ledger, once they are needed
  let drawn = own;
  let loading; // the promise of rows, once they are asked for
  let failed = false; // they could not be had
  let state = {}; // CHOICES and DATES as written, and sort: a column, "-" before it for descending
  let limit = STEP;

  // Rows: what CHOICES name are lists, from and until days, text gives the words of a
  // column, and tr the element, which is made when shown where the page does not have it.

  function row(data, i) {
    const r = { from: bound(data.from, -Infinity), until: bound(data.until, Infinity) };
    for (const name of CHOICES) r[name] = data[name].split(" ");
    if (data.cells) {
      const cell = (column) => data.cells[heads[column].dataset.column] || [];
      let tr;
      r.text = (column) => cell(column).map((run) => run.text).join("");
      r.tr = () => (tr ??= build(cell));
    } else {
      r.text = (column) => own[i].cells[column].textContent;
      r.tr = () => own[i];
    }
    return r;
  }

  function build(cell) {
    const tr = document.createElement("tr");
    heads.forEach((head, column) => {
      const td = tr.insertCell();
      if (head.className) td.className = head.className;
      if (own[0]?.cells[column].dataset.label) td.dataset.label = own[0].cells[column].dataset.label;
      td.append(...cell(column).map(piece));
    });
    return tr;
  }

  function piece(run) {
    if (run.href) return element("a", { href: run.href, "data-entity": run.entity, ...foreign(run.text) }, run.text);
    if (run.time) return element("time", { datetime: run.time }, run.text);
    if (run.class) return element("span", { class: run.class, ...foreign(run.text) }, run.text);
    return run.text;
  }

  function element(name, attributes, text = "") {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.textContent = text;
    return e;
  }

  // Days are numbers that grow with time; they are compared, never counted.

  function day(year, month, date) {
    return year * 372 + month * 31 + date;
  }

  function bound(text, otherwise) {
    const m = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(text);
    return m ? day(+m[1], +m[2], +m[3]) : otherwise;
  }

  // span returns the first and last day of a date that a reader has typed, such as
  // 2025 or 2025-10, and null for what is no date.
  function span(text) {
    const m = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!m) return null;
    const [year, month, date] = [+m[1], +(m[2] ?? 1), +(m[3] ?? 1)];
    const lastMonth = m[2] ? month : 12;
    if (month < 1 || month > 12) return null;
    const end = new Date(0);
    end.setUTCFullYear(year, lastMonth, 0); // the day before the next month
    if (date < 1 || date > end.getUTCDate()) return null;
    return { first: day(year, month, date), last: day(year, lastMonth, m[3] ? date : end.getUTCDate()) };
  }

  // period reads both date fields. A date that is none counts as not given.
  function period() {
    const wrong = {};
    const read = {};
    for (const name of DATES) {
      read[name] = state[name] ? span(state[name]) : undefined;
      if (read[name] === null) wrong[name] = text("ledger.no-date", { text: state[name] });
    }
    if (read.from && read.until && read.until.last < read.from.first) {
      wrong.until = text("ledger.before", { until: state.until, from: state.from });
      read.until = undefined;
    }
    return { first: read.from?.first ?? -Infinity, last: read.until?.last ?? Infinity, wrong };
  }

  function tell(wrong) {
    problem.textContent = Object.values(wrong).join(" ");
    for (const name of DATES) {
      const field = form.elements[name];
      if (wrong[name]) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", problem.id);
      } else {
        field.removeAttribute("aria-invalid");
        field.removeAttribute("aria-describedby");
      }
    }
  }

  // The state stands in the fragment of the address, as that alone can be changed
  // in a page that was opened from disk. A fragment without "=" is a place. Links from
  // other pages have the state that they begin with in the query.

  function read() {
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
    const s = {};
    for (const name of CHOICES) {
      const value = given.get(name) ?? "";
      s[name] = [...form.elements[name].options].some((o) => o.value === value) ? value : "";
    }
    for (const name of DATES) s[name] = (given.get(name) ?? "").trim();
    const sort = given.get("sort") ?? "";
    const known = heads.some((h) => h.dataset.column === sort.replace(/^-/, ""));
    s.sort = known && sort !== "date" ? sort : "";
    return s;
  }

  function write(wrong) {
    const kept = Object.entries(state).filter(([name, value]) => value && !wrong[name]);
    let fragment = kept.map(([name, value]) => name + "=" + encodeURIComponent(value).replaceAll("%2F", "/")).join("&");
    if (!fragment && location.search) fragment = "show=all";
    if (!fragment && !location.hash.includes("=")) return;
    // No entry in the history for each step: "back" leaves the ledger, and coming
    // back finds it as it was.
    history.replaceState(null, "", fragment ? "#" + fragment : location.href.split("#")[0]);
  }

  function restore() {
    if (!rows && !failed && (location.search || location.hash.includes("="))) {
      output.textContent = text("ledger.loading");
      load().then(restore);
      return;
    }
    if (location.hash && !location.hash.includes("=")) {
      if (!("sort" in state)) state = read();
    } else {
      state = read();
    }
    for (const name of [...CHOICES, ...DATES]) form.elements[name].value = state[name];
    if ([...CHOICES, ...DATES].some((name) => state[name])) form.querySelector("details").open = true;
    limit = STEP;
    show();
  }

  function matches(r, p) {
    return CHOICES.every((name) => !state[name] || r[name].includes(state[name])) && r.from <= p.last && r.until >= p.first;
  }

  // compare orders two rows by the column of the state. Rows that are equal keep
  // their order, which is that of the dates.
  function compare(a, b) {
    const name = state.sort.replace(/^-/, "");
    const sign = state.sort.startsWith("-") ? -1 : 1;
    if (name === "date") return sign * (order(place(a), place(b)) || order(a.until, b.until));
    const column = heads.findIndex((h) => h.dataset.column === name);
    const [one, other] = [a.text(column), b.text(column)];
    if (!one || !other) return one ? -1 : other ? 1 : 0; // what says nothing comes last, either way
    collator ??= new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    return sign * collator.compare(one, other);
  }

  // place is where a row stands by date: an open start is put at its end.
  function place(r) {
    return r.from > -Infinity || r.until === Infinity ? r.from : r.until;
  }

  function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // show brings the page in line with the state and returns the dates that are
  // wrong.
  function show() {
    const p = period();
    tell(p.wrong);
    marks();
    const filtered = CHOICES.some((name) => state[name]) || p.first > -Infinity || p.last < Infinity;
    const whole = failed || !filtered && !state.sort;
    for (const pager of document.querySelectorAll(".pager")) pager.hidden = !whole;
    if (whole) {
      draw(own, own.length);
      output.textContent = failed ? text("ledger.failed") : text("ledger.all", { n: +table.dataset.count });
    } else if (!rows) {
      output.textContent = text("ledger.loading");
      load().then(show);
    } else {
      const found = rows.filter((r) => matches(r, p));
      if (state.sort) found.sort(compare);
      draw(found.slice(0, limit).map((r) => r.tr()), found.length);
      output.textContent = text(found.length ? "ledger.found" : "ledger.none", { found: found.length, n: rows.length });
    }
    return p.wrong;
  }

  function draw(shown, all) {
    if (shown !== drawn) body.replaceChildren(...shown);
    drawn = shown;
    more.hidden = all <= shown.length;
    more.textContent = text("ledger.more", { n: Math.min(STEP, all - shown.length) });
  }

  function marks() {
    const now = state.sort || "date"; // the order in which the ledger is written
    if (sorts) sorts.value = state.sort;
    for (const head of heads) {
      if (head.dataset.column === now) head.setAttribute("aria-sort", "ascending");
      else if ("-" + head.dataset.column === now) head.setAttribute("aria-sort", "descending");
      else head.removeAttribute("aria-sort");
    }
  }

  // load gets the rows. A script can be loaded from disk, where fetching a file is
  // forbidden.
  function load() {
    return loading ??= new Promise((done) => {
      const script = element("script", { src: table.dataset.rows });
      script.onload = script.onerror = () => {
        const all = window.dossierLedger;
        const again = failed;
        failed = !all;
        if (all) {
          for (const [name, choices] of Object.entries(all.choices)) offer(form.elements[name], choices);
          rows = all.rows.map(row);
          if (again) restore();
        } else {
          loading = undefined; // it may be there another time
        }
        done();
      };
      document.head.append(script);
    });
  }

  function offer(select, choices) {
    select.append(...choices.map(({ value, text }) => element("option", { value, ...foreign(text) }, text)));
  }

  function change() {
    failed = false;
    limit = STEP;
    write(show());
  }

  for (const head of heads) {
    const button = element("button", { type: "button" }, head.textContent);
    const name = head.dataset.column;
    sorts?.append(element("option", { value: name === "date" ? "" : name }, head.textContent),
      element("option", { value: "-" + name }, text("ledger.descending", { column: head.textContent })));
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const descending = (state.sort || "date") === name;
      state.sort = descending ? "-" + name : name === "date" ? "" : name;
      change();
    });
  }

  if (own.length === +table.dataset.count) load(); // little more than what the page has
  for (const sign of ["pointerenter", "focusin"]) form.addEventListener(sign, load);

  form.addEventListener("input", ({ target }) => {
    const value = target.value.trim();
    // A date that is still being typed is no mistake yet.
    if (DATES.includes(target.name) && value && !span(value)) return;
    state[target.name] = value;
    change();
  });

  form.addEventListener("change", ({ target }) => {
    state[target.name] = target.value.trim();
    change();
  });

  form.addEventListener("submit", (event) => event.preventDefault());

  form.addEventListener("reset", (event) => {
    event.preventDefault(); // to what the browser remembers, which need not be empty
    state = { sort: "" };
    for (const name of [...CHOICES, ...DATES]) form.elements[name].value = state[name] = "";
    change();
  });

  more.addEventListener("click", () => {
    const before = body.rows.length;
    limit += STEP;
    show();
    body.rows[before].querySelector("a")?.focus();
  });

  (table.closest(".scroll") ?? table).after(more);
  addEventListener("hashchange", restore);
  // Browsers put back what stood in the fields after the script has run.
  addEventListener("pageshow", restore);
  restore();
  form.hidden = false;
})();
