// Finds names and passages in the index that package search makes; the folder of
// scripts data/search/ and its format are described in generator/search/index. Each
// file of it is loaded when it is needed, as a script, since a page that was opened
// from disk can load nothing else.
//
// dossierFind(folder) returns { load, ready, ask, show, values }: load and ready fetch what
// will be needed, ask finds out what there is, show loads some of it, values counts a facet.
// dossierFind("", files) does so in an index at hand: key → value.
"use strict";
window.dossierEarly ??= new Map(); // files that came before they were asked for: key → value
window.dossierSearch = (key, value) => window.dossierEarly.set(key, value);
window.dossierFind = (folder, given) => {
  const { words, lacks, tokens, key: foldKey } = window.dossierFold;
  const KINDS = ["passage", "note", "statement", "event", "page"];
  const MANY = 24; // words that a beginning may stand for
  const FEW = 3000; // units that a word may have to be looked for beside others
  const USUAL = 20; // units from which on a word is not taken for a misspelt name
  const COMMON = 24000; // units of all words for which lists are loaded
  const LARGE = 2000; // units from which on files are spared where something can be left out
  const PATIENT = 4; // words of a query from which on one waits to load less
  const [LOOK, LOOK_FEW] = [20, 5]; // units of a kind in which a phrase is looked for, in a small dossier and a large one
  const SHORT = 3; // letters that a beginning must have to be looked for in texts

  // Loading

  const waiting = new Map(); // key → { resolve, reject }
  const files = new Map(); // key → promise of the file, or of what is made of it

  if (!given) {
    window.dossierSearch = (key, value) => {
      waiting.get(key)?.resolve(value);
      waiting.delete(key);
    };
  }

  function load(key, make) {
    if (!files.has(key)) {
      const file = new Promise((resolve, reject) => {
        if (given) return resolve(given[key]);
        if (window.dossierEarly.has(key)) return resolve(window.dossierEarly.get(key));
        waiting.set(key, { resolve, reject });
        const script = document.createElement("script");
        script.src = folder + key + ".js";
        script.onload = () => {
          script.remove();
          if (waiting.delete(key)) reject(new Error(key));
        };
        script.onerror = script.onload;
        document.head.append(script);
      }).then(make);
      files.set(key, file);
      file.catch(() => files.delete(key)); // it may be there another time; whoever needs it says so
    }
    return files.get(key);
  }

  // Numbers and words; index.go says how they are written.

  const VALUE = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { VALUE[c.charCodeAt(0)] = i; });

  class Reader {
    constructor(text, at = 0) {
      this.text = text;
      this.at = at;
    }
    get done() { return this.at >= this.text.length; }
    number() {
      for (let n = 0, shift = 0; ; shift += 5) {
        const v = VALUE[this.text.charCodeAt(this.at++)];
        n |= (v & 31) << shift;
        if (v < 32 || this.done) return n;
      }
    }
    // list reads ascending numbers up to a space or the end.
    list() {
      const all = [];
      for (let last = -1; !this.done && this.text[this.at] !== " ";) all.push(last += this.number() + 1);
      this.at++;
      return all;
    }
    // places reads ascending numbers with a mark as their lowest bit.
    places(n = Infinity) {
      const all = [];
      for (let last = -1; n > 0 && !this.done && this.text[this.at] !== " "; n--) {
        const d = this.number();
        last += (d >> 1) + 1;
        all.push(last * 2 + (d & 1));
      }
      return all;
    }
    // word reads a word after the one before it.
    word(before) {
      const n = this.number();
      const end = this.text.indexOf(",", this.at);
      const word = [...before].slice(0, n).join("") + this.text.slice(this.at, end);
      this.at = end + 1;
      return word;
    }
  }

  // Bits are six to a character, the highest first.
  class Bits {
    constructor(text) {
      this.text = text;
      this.at = this.left = 0;
    }
    take(n) {
      let v = 0;
      for (; n > 0; n--) {
        if (!this.left) [this.value, this.left] = [VALUE[this.text.charCodeAt(this.at++)], 6];
        v = v << 1 | this.value >> --this.left & 1;
      }
      return v;
    }
    // ascending reads numbers of a range.
    ascending(from, end) {
      const all = [];
      if (from === end) return all;
      const low = this.take(4);
      for (let n = from; ; n++) {
        while (this.take(1)) n += 1 << low;
        n += this.take(low);
        if (n >= end) return all;
        all.push(n);
      }
    }
  }

  const root = () => load("root", (value) => {
    const list = (text) => new Reader(text).list();
    const inner = new Uint8Array(value.kinds.at(-1));
    for (const u of list(value.inner)) inner[u] = 1;
    const starts = Object.fromEntries(["blocks", "mentions"].map((k) => [k, list(value[k])]));
    return { ...value, ...starts, inner, large: value.kinds.at(-1) > LARGE };
  });

  const facets = () => load("facets", (value) => ({
    theme: { folder: "theme/", labels: value.themes, starts: new Reader(value.inThemes).list() },
    outlet: { folder: "outlet/", labels: value.outlets, starts: new Reader(value.inOutlets).list() },
  }));

  const wordsOfNames = (key) => load(key, (text) => {
    const all = [];
    for (const r = new Reader(text); !r.done; r.at++) {
      const word = r.word(all.at(-1)?.word ?? "");
      all.push({ word, names: r.places() });
    }
    return all;
  });

  const wordsOfTexts = (n) => load("d/" + n, (text) => {
    const all = [];
    let [file, nth] = [-1, 0];
    for (const r = new Reader(text); !r.done; r.at++) {
      const entry = { word: r.word(all.at(-1)?.word ?? "") };
      const doubled = r.number();
      [entry.count, entry.named] = [doubled >> 1, doubled & 1];
      if (entry.count <= 6) {
        entry.places = r.places(entry.count);
      } else {
        if (r.number() === 1) [file, nth] = [file + 1, 0];
        entry.list = "p/" + n + "-" + file;
        entry.nth = nth++;
      }
      all.push(entry);
    }
    return all;
  });

  const split = (key) => load(key, (text) => text.split(" "));
  // unitsIn reads one of the lists of units that stand in the files of a folder.
  const unitsIn = async (folder, starts, n) => {
    const file = lastAtMost(starts, n);
    return new Reader((await split(folder + file))[n - starts[file]]).list();
  };
  async function placesOf(r, entry) {
    if (entry.places) return entry.places;
    const bits = new Bits((await split(entry.list))[entry.nth]);
    return entry.places = r.kinds.slice(1).flatMap((end, k) => {
      const own = bits.ascending(r.kinds[k], end).map((u) => u * 2);
      for (const i of bits.ascending(0, own.length)) own[i]++;
      return own;
    });
  }

  // lastAtMost returns the position of the last start at or before a key or number.
  function lastAtMost(starts, n) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (starts[mid] <= n) low = mid;
      else high = mid - 1;
    }
    return low;
  }
  // filesOf returns the files with words that begin with a key, the first few of them.
  function filesOf(starts, key, most) {
    if (!starts.length) return [];
    const all = [lastAtMost(starts, key)];
    for (let n = all[0] + 1; n < starts.length && all.length < most && starts[n].startsWith(key); n++) all.push(n);
    return all;
  }
  const reverse = (text) => [...text].reverse().join("");

  // near tells whether two words differ by one letter: one more, one less, another
  // one, or two exchanged. Whether a letter is doubled makes no difference. With open,
  // what follows in b does not count.
  function near(a, b, open) {
    const [x, y] = [a, b].map((s) => [...s.replace(/(.)\1/gu, "$1")]);
    let i = 0;
    while (i < x.length && x[i] === y[i]) i++;
    const rest = (m, n) => {
      const [s, t] = [x.slice(m), y.slice(n)];
      return (open ? s.length <= t.length : s.length === t.length) && s.every((c, k) => c === t[k]);
    };
    return rest(i + 1, i + 1) || rest(i + 1, i) || rest(i, i + 1) || x[i] === y[i + 1] && x[i + 1] === y[i] && rest(i + 2, i + 2);
  }

  // Queries

  // parse returns the words of a query. The last one is open: it may go on.
  function parse(query) {
    const all = tokens(query).slice(0, 12);
    const closed = !all.length || /[\s"“”»]$/.test(query);
    return all.map((w, i) => ({ key: w.keys[0], keys: [...w.keys, ...joined(w.keys[0])], open: !closed && i === all.length - 1 }));
  }

  // phrasesOf returns what stands in quotation marks in a query, as lists of keys, but for names.
  function phrasesOf(text, clauses) {
    const names = clauses.filter((c) => c.names.length).map((c) => c.tokens.map((t) => t.key).join(" "));
    return [...text.matchAll(/["“„«]([^"“”„«»]+)["“”»]/g)].map(([, own]) => tokens(own).map((w) => w.keys[0]))
      .filter((p) => p.length > 1 && !names.includes(p.join(" ")));
  }
  const hasPhrase = (text, phrase) => {
    if (phrase.some((key) => lacks(text, [key]))) return false;
    const all = words(text);
    return all.some((_, i) => phrase.every((key, k) => all[i + k]?.keys.includes(key)));
  };

  // joined returns what follows an Arabic article that is written onto a word: alsudani.
  const joined = (key) => /^[ae]l(?=[a-z]{4})/.test(key) ? [key.slice(2)] : [];

  const EXACT = 4, ALONE = 5, BEGIN = 3, NEAR = 2, NEAR_BEGIN = 1;

  // namesOf finds the names that have a word: a map from the name's number to how well. Whoever
  // is patient has it told by the words of texts first whether there are any.
  async function namesOf(r, token, patient) {
    const found = new Map();
    const add = (places, quality) => {
      for (const p of places) {
        const q = quality === EXACT && p & 1 ? ALONE : quality;
        if (q > (found.get(p >> 1) ?? 0)) found.set(p >> 1, q);
      }
    };
    for (const key of token.keys) {
      if (patient && !token.open && (await entryOf(r, key))?.named === 0) continue;
      const from = filesOf(r.heads, key, token.open ? 3 : 1);
      for (const file of await Promise.all(from.map((n) => wordsOfNames("n/" + n)))) {
        for (const { word, names } of file) {
          if (word === key) add(names, EXACT);
          else if (token.open && word.startsWith(key)) add(names, BEGIN);
        }
      }
    }
    if (!found.size && await countOf(r, token) <= USUAL) await nearNames(r, token, add);
    return found;
  }

  // entryOf finds a word of texts.
  async function entryOf(r, key) {
    const all = (await Promise.all(filesOf(r.words, key, 1).map(wordsOfTexts))).flat();
    return all.find((e) => e.word === key);
  }
  const countOf = async (r, { key }) => (await entryOf(r, key))?.count ?? 0;

  // nearNames adds the names with a word that differs by a letter. One half of the
  // word is then as it should be: words are looked up by their first half and, in
  // the files of reversed words, by their second.
  async function nearNames(r, token, add) {
    const { key, open } = token;
    const letters = [...key];
    if (letters.length < 4) return;
    const half = letters.length >> 1;
    const first = letters.slice(0, half - 1).join("");
    const last = reverse(letters.slice(half).join(""));
    const [heads, tails] = await Promise.all([
      Promise.all(filesOf(r.heads, first, 6).map((n) => wordsOfNames("n/" + n))),
      Promise.all(filesOf(r.tails, last, 6).map((n) => wordsOfNames("r/" + n))),
    ]);
    for (const { word, names } of heads.flat()) {
      if (near(key, word, false)) add(names, NEAR);
      else if (open && near(key, word, true)) add(names, NEAR_BEGIN);
    }
    for (const { word, names } of tails.flat()) if (near(key, reverse(word), false)) add(names, NEAR);
  }

  // nameOf loads a name as it is shown.
  async function nameOf(r, number) {
    const block = lastAtMost(r.blocks, number);
    const all = await load("e/" + block, (value) => value.map(([kind, address, name, about, count, ...spellings]) => {
      const own = [name, ...spellings];
      return { kind, address, name, about, count, spellings: own, keys: own.map(foldKey) };
    }));
    return { ...all[number - r.blocks[block]], number };
  }

  // findNames returns names, the best first: every one that has all words of a query or,
  // where none has, those of the runs of words that are names, { from, to, names }, or those
  // that have all words but such as are nowhere, or those that a misspelt word may mean.
  async function findNames(r, query) {
    if (!query.length || !r.names) return { names: [], every: [], runs: [] };
    const each = await Promise.all(query.map((t) => namesOf(r, t, query.length >= PATIENT)));
    const best = common(each).slice(0, 60);
    // The only name, spelt in full, is one that texts are looked for by: its list is on its way meanwhile.
    if (best.length === 1 && best[0].quality >= (query.length > 1 ? EXACT * query.length : ALONE)) split("m/" + lastAtMost(r.mentions, best[0].number));
    const names = await nearest(r, best.slice(0, 16), query);
    const whole = names.filter((n) => n.score >= 3);
    if (whole.length) return { names, every: names, runs: [{ from: 0, to: query.length, names: whole.slice(0, 4) }], more: best.length };
    const only = names.length === 1 && query.length > 1 && best[0].quality >= EXACT * query.length;
    const runs = only ? [{ from: 0, to: query.length, names }] : names.length ? [] : await findRuns(r, query, each);
    if (!names.length && !runs.length) { // a word that is nowhere keeps nobody from being found by the others
      const known = await Promise.all(query.map(async (t, i) => each[i].size || (await entriesOf(r, t)).length));
      const rest = query.filter((t, i) => known[i]);
      if (rest.length && rest.length < query.length) return { ...await findNames(r, rest), every: [], runs };
      runs.push(...await misspelt(r, query, each));
    }
    return { names: names.length ? names : runs.flatMap((run) => run.names), every: names, runs, more: best.length };
  }

  // common returns the names that all of some maps have, the best first.
  function common(maps) {
    const [first, ...others] = [...maps].sort((a, b) => a.size - b.size);
    const all = [];
    for (const [number, quality] of first ?? []) {
      let sum = quality;
      if (others.every((m) => m.has(number) && (sum += m.get(number)))) all.push({ number, quality: sum });
    }
    return all.sort((a, b) => b.quality - a.quality || a.number - b.number);
  }

  // nearest orders names by how near the query comes to one of their spellings: 4 it
  // is one, 3 but for a letter, 2 one begins with it, 1 it has its words in this order.
  async function nearest(r, found, query) {
    const text = query.map((t) => t.key).join(" ");
    const score = (spelling) => {
      if (query.length === 1 ? query[0].keys.includes(spelling) : spelling === text) return 4;
      if ([...text].length > 3 && near(text, spelling, false)) return 3;
      if (spelling.startsWith(text)) return 2;
      return spelling.includes(text) ? 1 : 0;
    };
    const blocks = new Set();
    const shown = found.filter(({ number }) => blocks.size < 4 || blocks.has(lastAtMost(r.blocks, number)) ? blocks.add(lastAtMost(r.blocks, number)) : false);
    const names = await Promise.all(shown.map(async ({ number, quality }) => {
      const name = await nameOf(r, number);
      return { ...name, quality, score: Math.max(...name.keys.map(score)) };
    }));
    return names.sort((a, b) => b.score - a.score || b.quality - a.quality || a.number - b.number);
  }

  // findRuns looks for names inside of a longer query, the longest first.
  async function findRuns(r, query, each) {
    const runs = [];
    const taken = query.map(() => false);
    for (let length = query.length - 1; length > 0; length--) {
      for (let from = 0; from + length <= query.length; from++) {
        if (taken.slice(from, from + length).includes(true)) continue;
        const exact = each.slice(from, from + length).map((m) => new Map([...m].filter(([, q]) => q >= (length > 1 ? EXACT : ALONE))));
        const found = common(exact).slice(0, 3);
        const names = (await nearest(r, found, query.slice(from, from + length))).filter((n) => n.score === 4);
        if (!names.length) continue;
        runs.push({ from, to: from + length, names });
        taken.fill(true, from, from + length);
      }
    }
    return runs;
  }

  // misspelt returns the words of a query that no text has and that are words of names but
  // for a letter, as runs: first the one that fewest names have.
  async function misspelt(r, query, each) {
    const all = await Promise.all(query.map(async (t, i) => {
      const near = common([each[i]]);
      if (near[0]?.quality !== NEAR || await countOf(r, t)) return null;
      return { from: i, to: i + 1, names: await nearest(r, near.slice(0, 3), [t]), of: near.length };
    }));
    return all.filter((run) => run).sort((a, b) => a.of - b.of);
  }

  // entriesOf finds the words of texts that a word of the query stands for.
  async function entriesOf(r, token) {
    const found = [];
    for (const key of token.keys) {
      const open = token.open && [...key].length >= SHORT;
      const all = (await Promise.all(filesOf(r.words, key, open ? 2 : 1).map(wordsOfTexts))).flat();
      found.push(...all.filter((e) => e.word === key));
      if (open) {
        const begun = all.filter((e) => e.word !== key && e.word.startsWith(key)).sort((a, b) => b.count - a.count);
        let room = FEW - found.reduce((n, e) => n + e.count, 0);
        found.push(...begun.slice(0, MANY).filter((e) => (room -= e.count) >= 0 || !found.length));
      }
      if (found.length) break;
      if ([...key].length >= 5) {
        const close = all.filter((e) => near(key, e.word, false)).sort((a, b) => b.count - a.count);
        found.push(...close.slice(0, 2));
      }
      if (found.length) break;
    }
    return found;
  }

  // clausesOf turns a query into what a text must have: for each run that is a name,
  // that name in any spelling or the words of the run, for each other word that word.
  // A word that no text has stands for every name that was found by it.
  async function clausesOf(r, query, runs, every) {
    const clauses = [];
    for (let i = 0; i < query.length; i++) {
      const run = runs.find((x) => x.from === i);
      clauses.push(run ? { names: run.names, tokens: query.slice(run.from, run.to) } : { names: [], tokens: [query[i]] });
      if (run) i = run.to - 1;
    }
    await Promise.all(clauses.map(async (c) => {
      c.entries = await Promise.all(c.tokens.map((t) => entriesOf(r, t)));
      c.count = c.entries.flat().reduce((n, e) => n + e.count, 0);
      if (c.names.length && c.count > FEW) [c.entries, c.count] = [[], 0]; // the name's own list will do
    }));
    for (const c of clauses) if (!c.names.length && c.entries.some((e) => !e.length)) c.names = every.slice(0, 4);
    const missing = clauses.filter((c) => !c.names.length && c.entries.some((e) => !e.length)).map((c) => c.tokens[0].key);
    const own = clauses.filter((c) => c.names.length || c.entries.every((e) => e.length));
    // The lists of the most common words are left out where they would be the most to
    // load and tell the least; in the texts that are shown they are looked for.
    let room = COMMON;
    for (const c of [...own].sort((a, b) => a.count - b.count)) {
      c.left = room < COMMON && c.count > FEW && c.count > room;
      room -= c.left ? 0 : c.count + 1;
    }
    return { clauses: own, missing };
  }

  // hitsOf returns the units that fulfil a clause, in no order, and for each unit how
  // well it does: 0 not, 2 well.
  async function hitsOf(r, clause) {
    const well = new Uint8Array(r.kinds.at(-1));
    let units = [];
    const lists = await Promise.all(clause.entries.map((entries) => Promise.all(entries.map((e) => placesOf(r, e)))));
    // A unit has a clause as well as it has the least of its words.
    if (clause.entries.every((e) => e.length)) {
      lists.forEach((places, i) => {
        const own = i ? new Uint8Array(well.length) : well;
        for (const list of places) {
          for (const p of list) {
            if (i === 0 && !well[p >> 1]) units.push(p >> 1);
            own[p >> 1] = Math.max(own[p >> 1], 1 + (p & 1));
          }
        }
        if (i === 0) return;
        for (const u of units) well[u] = Math.min(well[u], own[u]);
        units = units.filter((u) => well[u]);
      });
    }
    await Promise.all(clause.names.map(async ({ number }) => {
      for (const u of await unitsIn("m/", r.mentions, number)) {
        if (well[u]) continue;
        well[u] = 1;
        units.push(u);
      }
    }));
    clause.weight = Math.log(1 + well.length / (1 + units.length));
    return { units, well };
  }

  // Answers

  // soon fetches the file of the words that begin as one of a query does, where that is one:
  // it is needed however the word goes on.
  function soon(starts, { key, open }, file) {
    const all = filesOf(starts, key, open ? 2 : 1);
    if (all.length === 1) file(all[0]);
  }

  // ready fetches what every query needs that goes on from this one.
  async function ready(text) {
    const r = await root();
    for (const token of parse(text).slice(-1)) {
      soon(r.heads, token, (n) => wordsOfNames("n/" + n));
      soon(r.words, token, wordsOfTexts);
    }
  }

  // ask finds what there is to a query under a choice of facets, { kind, year, theme,
  // outlet }, each a set of values; an empty set is no choice. What it returns has
  // names, counts of records by kind, and for each facet the counts of its values. The
  // names are found first; if onNames, given them, returns false or a promise of it, there
  // is no answer but null.
  async function ask(text, choice, onNames) {
    const r = await root();
    const query = parse(text);
    if (!r.large) facets(); // they are shown with the answer
    for (const token of query) soon(r.words, token, wordsOfTexts); // while names are looked for
    const { names, every, runs, more } = await findNames(r, query);
    const free = !choice.year.size && !choice.theme.size && !choice.outlet.size;
    const shown = free && (!choice.kind.size || choice.kind.has("name")) ? names : [];
    if (await onNames?.(shown, query) === false) return null;
    const { clauses, missing } = await clausesOf(r, query, runs, every);
    const asked = clauses.filter((c) => !c.left);
    const hits = await Promise.all(asked.map((c) => hitsOf(r, c)));
    const units = matching(r, asked, hits);
    const answer = { text, query, clauses, missing, phrases: phrasesOf(text, clauses), names: shown, all: { names: free ? names.length : 0, more }, units, about: asked.length < clauses.length, counts: {}, facets: {}, order: {} };
    if (answer.phrases.length && !missing.length && !units.partial) await verbatim(r, answer);
    await narrow(r, answer, choice);
    return answer;
  }

  // verbatim leaves only units with the phrases of a query, of kinds in which so few have their
  // words that all can be looked at.
  async function verbatim(r, answer) {
    const kept = await Promise.all(KINDS.map(async (_, k) => {
      const own = answer.units.units.filter((u) => u >= r.kinds[k] && u < r.kinds[k + 1]);
      if (own.length > (r.large ? LOOK_FEW : LOOK)) {
        answer.about = true;
        return own;
      }
      const shown = await Promise.all(own.map((u) => shownOf(r, u)));
      return own.filter((u, i) => {
        const [, title, , parts] = shown[i];
        return answer.phrases.every((p) => [title, ...parts].some((text) => hasPhrase(text, p)));
      });
    }));
    const units = kept.flat();
    if (units.length) answer.units.units = units;
    else answer.scattered = true;
  }

  // matching returns the units that fulfil all clauses, or, where there are none, as many
  // as any does, with their scores.
  function matching(r, clauses, hits) {
    const n = r.kinds.at(-1);
    const [count, score] = [new Uint8Array(n), new Float32Array(n)];
    let most = 0;
    hits.forEach(({ units, well }, c) => {
      for (const u of units) {
        most = Math.max(most, ++count[u]);
        score[u] += clauses[c].weight * (1 + well[u]);
      }
    });
    const partial = most < clauses.length;
    const units = [];
    for (const own of hits) {
      for (const u of own.units) {
        if (count[u] !== most) continue;
        count[u] = 0; // once, though it fulfils several clauses
        units.push(u);
      }
    }
    units.sort((a, b) => a - b);
    return { units, score, partial };
  }

  // lists loads the units of some values of a facet, "theme" or "outlet".
  async function lists(facet, wanted) {
    const { folder, labels, starts } = (await facets())[facet];
    return Promise.all(labels.flatMap((label, n) => wanted(label) ? [unitsIn(folder, starts, n).then((units) => ({ label, value: label, units }))] : []));
  }

  const kindOf = (r, u) => KINDS[r.kinds.findLastIndex((first) => first <= u)];

  // yearsOf returns the year of each unit, 0 where there is none.
  const yearsOf = (r) => r.byUnit ??= (() => {
    const years = new Int16Array(r.kinds.at(-1));
    r.years.forEach((list, k) => list?.forEach(([year, first], i) => years.fill(year, first, list[i + 1]?.[1] ?? r.kinds[k + 1])));
    return years;
  })();

  async function narrow(r, answer, choice) {
    const tests = {};
    if (choice.year.size) {
      const years = yearsOf(r);
      tests.year = (u) => choice.year.has(String(years[u]));
    }
    for (const facet of ["theme", "outlet"]) {
      if (!choice[facet].size) continue;
      const inside = new Uint8Array(r.kinds.at(-1));
      for (const { units } of await lists(facet, (label) => choice[facet].has(label))) for (const u of units) inside[u] = 1;
      tests[facet] = (u) => inside[u];
    }
    answer.but = (facet) => { // the units that remain when one facet is left open
      const own = Object.entries(tests).filter(([name]) => name !== facet).map(([, test]) => test);
      if (facet !== "kind" && choice.kind.size) own.push((u) => choice.kind.has(kindOf(r, u)));
      return own.length ? answer.units.units.filter((u) => own.every((test) => test(u))) : answer.units.units;
    };
    const remain = answer.but("kind");
    let from = 0;
    KINDS.forEach((kind, k) => {
      let to = from;
      while (remain[to] < r.kinds[k + 1]) to++;
      const own = remain.slice(from, to);
      from = to;
      answer.counts[kind] = records(r, own);
      answer.order[kind] = choice.kind.size && !choice.kind.has(kind) ? [] : byScore(own, answer.units.score);
    });
  }

  // byScore orders ascending units by their scores, of which there are few: the best
  // first, and of the same score the last.
  function byScore(units, score) {
    const by = new Map();
    for (const u of units.toReversed()) {
      const own = by.get(score[u]);
      if (own) own.push(u);
      else by.set(score[u], [u]);
    }
    return [...by].sort(([a], [b]) => b - a).flatMap(([, own]) => own);
  }

  // records counts the records to which ascending units belong.
  function records(r, units) {
    let [n, last] = [0, -1];
    for (const u of units) {
      let first = u;
      while (r.inner[first]) first--;
      if (first !== last) n++;
      last = first;
    }
    return n;
  }

  // values returns the values of a facet that the answer has, each with the number of
  // records; of a large dossier all themes or outlets, without numbers, since counting
  // takes the lists of all.
  async function values(answer, facet) {
    const r = await root();
    const units = answer.but(facet);
    if (facet === "year") {
      const years = yearsOf(r);
      const by = new Map();
      for (const u of units) {
        if (!by.has(years[u])) by.set(years[u], []);
        by.get(years[u]).push(u);
      }
      by.delete(0);
      return [...by].sort(([a], [b]) => b - a).map(([year, own]) => ({ value: String(year), label: String(year), count: records(r, own) }));
    }
    if (r.large) return (await facets())[facet].labels.map((label) => ({ label, value: label }));
    const inside = new Uint8Array(r.kinds.at(-1));
    for (const u of units) inside[u] = 1;
    return (await lists(facet, () => true)).map(({ label, value, units: own }) => ({ label, value, count: records(r, own.filter((u) => inside[u])) }))
      .filter((v) => v.count).sort((a, b) => b.count - a.count);
  }

  // Showing

  // shownOf loads a unit as it is shown. The files of a kind have equally many.
  async function shownOf(r, u) {
    let file = 0;
    for (let k = 0; ; k++) {
      const n = u - r.kinds[k];
      if (u < r.kinds[k + 1]) return (await load("t/" + (file + Math.floor(n / r.inFile[k]))))[n % r.inFile[k]];
      file += Math.ceil((r.kinds[k + 1] - r.kinds[k]) / r.inFile[k]);
    }
  }

  // show loads units of a kind and returns their passages: { address, title, where,
  // text, marks } with marks the ranges of text to be marked; the best of a unit
  // stand together.
  async function show(answer, kind, from, n) {
    const r = await root();
    const units = answer.order[kind].slice(from, from + n);
    const all = await Promise.all(units.map(async (u) => {
      const [address, title, where, parts] = await shownOf(r, u);
      return passages(answer, kind, { address, title, where, parts });
    }));
    const order = new Map(all.map((p, i) => [p, i]));
    return all.sort((a, b) => b[0].whole - a[0].whole || order.get(a) - order.get(b)).flat();
  }

  const MOST = 3; // passages of one article that are shown

  function passages(answer, kind, unit) {
    const titled = matchesIn(answer, unit.title);
    let found = [];
    for (let i = 0; i < unit.parts.length; i += 2) {
      const [anchor, text] = [unit.parts[i], unit.parts[i + 1]];
      const hits = matchesIn(answer, text);
      found.push({ anchor, text, hits, whole: new Set(hits.map((h) => h.clause)).size });
    }
    if (!found.length) found.push({ anchor: "", text: "", hits: [], whole: 0 });
    const quoted = found.filter((f) => answer.phrases.some((p) => hasPhrase(f.text, p)));
    if (quoted.length) found = quoted;
    const most = Math.max(...found.map((f) => f.whole));
    const all = answer.clauses.length;
    // Only those that have most are shown, and cut into sentences for that.
    found = most ? found.filter((f) => f.whole === most) : found.slice(0, 1);
    found = found.map((f) => ({ ...f, ...bestSentence(f.text, f.hits, answer.phrases) })).sort((a, b) => b.clauses - a.clauses);
    const inTitle = new Set(titled.map((h) => h.clause)).size;
    let shown = found.slice(0, kind === "passage" && most === all ? MOST : 1);
    // Where only the title has it all, the result is the whole record.
    if (kind === "passage" && inTitle === all && most < all) shown = [{ ...found[0], anchor: "", whole: all }];
    return shown.map((f) => ({
      kind, title: unit.title, titleMarks: titled, where: unit.where, text: f.text, marks: f.marks, whole: f.whole + (quoted.length && all),
      address: f.anchor && !f.anchor.includes(".html") ? unit.address.split("#")[0] + "#" + f.anchor : unit.address,
      place: f.anchor, evidence: f.anchor.includes(".html") ? f.anchor : "",
    }));
  }

  // matchesIn returns where a text fulfils clauses, in order: { start, end, clause }.
  function matchesIn(answer, text) {
    const hits = [];
    answer.sought ??= answer.clauses.map((c) => {
      const spellings = c.names.flatMap((n) => n.keys.map((k) => k.split(" ")));
      if (c.names.length) spellings.push(c.tokens.map((t) => t.key));
      return { spellings, single: c.names.length ? [] : c.entries[0].map((e) => e.word) };
    });
    if (lacks(text, answer.sought.flatMap(({ spellings, single }) => [...single, ...spellings.map(([first]) => first)]))) return hits;
    const all = words(text);
    answer.sought.forEach(({ spellings, single }, clause) => {
      for (let i = 0; i < all.length; i++) {
        if (single.some((w) => all[i].keys.includes(w))) hits.push({ start: all[i].start, end: all[i].end, clause });
        const spelt = spellings.filter((s) => s.every((w, k) => all[i + k]?.keys.includes(w)));
        if (!spelt.length) continue;
        const n = Math.max(...spelt.map((s) => s.length));
        hits.push({ start: all[i].start, end: all[i + n - 1].end, clause });
        i += n - 1;
      }
    });
    return hits.sort((a, b) => a.start - b.start);
  }

  const LONG = 320; // characters of a sentence that are shown

  // bestSentence returns the sentence of a text that fulfils most clauses and has most phrases.
  function bestSentence(text, hits, phrases) {
    let best = null;
    for (const [start, end] of sentences(text)) {
      const own = hits.filter((h) => h.start >= start && h.start < end);
      const clauses = new Set(own.map((h) => h.clause)).size + phrases.filter((p) => hasPhrase(text.slice(start, end), p)).length;
      if (!best || clauses > best.clauses) best = { start, end, own, clauses };
    }
    if (!best) return { text: "", marks: [], clauses: 0 };
    const [from, to] = cut(text, best);
    const marks = best.own.filter((h) => h.start >= from && h.start < to).map((h) => [h.start - from, Math.min(h.end, to) - from]);
    const before = from > best.start ? "… " : "";
    return {
      text: before + text.slice(from, to) + (to < best.end ? " …" : ""), clauses: best.clauses,
      marks: marks.map(([a, b]) => [a + before.length, b + before.length]),
    };
  }

  // cut shortens a long sentence to what stands around its first mark.
  function cut(text, { start, end, own }) {
    if (end - start <= LONG) return [start, end];
    const first = own[0]?.start ?? start;
    let from = Math.max(start, first - 80);
    if (from > start) from = Math.min(first, text.indexOf(" ", from) + 1 || first);
    const to = text.lastIndexOf(" ", from + LONG);
    return [from, from + LONG < end && to > first ? to : Math.min(end, from + LONG)];
  }

  const ABBREVIATED = /(?:^|[\s("“‘'[])(?:\p{L}|(?:\p{L}\.)+\p{L}|Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Maj|Brig|Capt|Cmdr|Sgt|Adm|Amb|Rev|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

  // sentences returns the ranges of the sentences of a text.
  function sentences(text) {
    const all = [];
    let start = 0;
    const close = (end) => {
      const own = text.slice(start, end);
      if (own.trim()) all.push([start + own.search(/\S/), start + own.trimEnd().length]);
      start = end;
    };
    for (const m of text.matchAll(/\n|[.!?…؟۔]["'”’»)\]]*(?= )|。/g)) {
      const end = m.index + m[0].length;
      const stop = m[0][0] === "." && (ABBREVIATED.test(text.slice(Math.max(start, m.index - 24), m.index)) || /^ ["“‘'«([]*\p{Ll}/u.test(text.slice(end, end + 8)));
      if (!stop) close(end);
    }
    close(text.length);
    return all;
  }

  return { load: root, ready, ask, show, values };
};
