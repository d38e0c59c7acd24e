// Folds the spellings of names to one key, as package fold does when the site is
// built: case, accents, apostrophes, hyphens, the Arabic article, possessives, and in
// Arabic script vowel signs, hamza seats and prefixed particles. Both are tested with
// generator/fold/testdata/vectors.json.
//
// dossierFold.key(text) is the key of a name or query: its words with one space
// between them. dossierFold.words(text) are the words of a text, each with its place
// and its keys: one, or for a word in Arabic script one for each reading.
// dossierFold.lacks(text, keys) tells, without the work of words, that no word of a text
// has one of some keys; it is false where only words can tell.
"use strict";
window.dossierFold = (() => {
  const LETTER = 1, IDEOGRAPH = 2, AMPERSAND = 3, APOSTROPHE = 4, HYPHEN = 5, SPACE = 6, DROPPED = 7, OTHER = 8;

  const within = (c, ...ranges) => {
    for (let i = 0; i < ranges.length; i += 2) if (c >= ranges[i] && c <= ranges[i + 1]) return true;
    return false;
  };
  const isMark = (c) => within(c, 0x300, 0x36F, 0x483, 0x489, 0x591, 0x5BD, 0x5BF, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x5C7,
    0x610, 0x61A, 0x64B, 0x65F, 0x670, 0x670, 0x6D6, 0x6DC, 0x6DF, 0x6E4, 0x6E7, 0x6E8, 0x6EA, 0x6ED,
    0x711, 0x711, 0x730, 0x74A, 0x8CA, 0x8E1, 0x8E3, 0x8FF, 0x1AB0, 0x1ACE, 0x1DC0, 0x1DFF, 0x20D0, 0x20F0,
    0xFE00, 0xFE0F, 0xFE20, 0xFE2F);
  const isInvisible = (c) => within(c, 0xAD, 0xAD, 0x61C, 0x61C, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x206F, 0xFEFF, 0xFEFF);
  const isKana = (c) => within(c, 0x3041, 0x3096, 0x309D, 0x309F, 0x30A1, 0x30FA, 0x30FC, 0x30FF, 0x31F0, 0x31FF, 0xFF66, 0xFF9D);

  function classify(c) {
    const char = String.fromCodePoint(c);
    if (/[a-zA-Z0-9]/.test(char) || within(c, 0x621, 0x63F, 0x641, 0x64A)) return LETTER;
    if (c === 0x640 || isMark(c) || isInvisible(c)) return DROPPED;
    if ("'`’‘ʼ´′‛＇".includes(char)) return APOSTROPHE;
    if ("-‐‑‒–".includes(char)) return HYPHEN;
    if (char === "&") return AMPERSAND;
    if (isKana(c) || c >= 0x2E80 && /(?=\p{L})\p{Script=Han}/u.test(char)) return IDEOGRAPH;
    if (/[\p{L}\p{Nd}\p{M}]/u.test(char)) return LETTER;
    return char === "\t" || /\p{Zs}/u.test(char) ? SPACE : OTHER;
  }

  // What is known of characters: classes and folded forms.
  const remember = (make, map = new Map()) => (c) => {
    let v = map.get(c);
    if (v === undefined) map.set(c, v = make(c));
    return v;
  };
  const classOf = remember(classify);

  const plain = new Map(Object.entries({
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ς": "σ",
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
    "ة": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ک": "ك",
  }));
  for (const c of "ءʾʿʻʽˀˁʹʺʼ") plain.set(c, "");
  for (let d = 0; d < 10; d++) {
    plain.set(String.fromCharCode(0x660 + d), String(d));
    plain.set(String.fromCharCode(0x6F0 + d), String(d));
  }
  const foldLetter = (char) => {
    const lower = char === "İ" ? "i" : char.toLowerCase();
    return plain.get(lower) ?? lower;
  };
  const fold = remember((c) => {
    const char = String.fromCodePoint(c);
    if (c >= 0x621 && c <= 0x64A) return foldLetter(char);
    if (char === "ゟ" || char === "ヿ") return char;
    const parts = char.normalize("NFKD");
    if (parts === char) return foldLetter(char);
    return [...parts].filter((p) => classOf(p.codePointAt(0)) <= IDEOGRAPH).map(foldLetter).join("");
  });

  const size = (c) => (c > 0xFFFF ? 2 : 1);
  const isLetter = (c) => /\p{L}/u.test(String.fromCodePoint(c));
  const isCapital = (c) => /[\p{Lu}\p{Lt}]/u.test(String.fromCodePoint(c));
  const isArticle = (key) => /^(?:[ae](?:l|d|r|s|sh|dh|t|th|n|z)|u[ldr])$/.test(key);
  const LEAST = 3; // letters that stay when a prefix is taken off a word in Arabic script
  const MARKS = /\p{M}|[ﾞﾟ]/u;

  function words(text) {
    const all = [];
    const at = (i) => (i < text.length ? text.codePointAt(i) : -1);
    const classAt = (i) => (i < text.length ? classOf(text.codePointAt(i)) : OTHER);
    const letterAt = (i) => classAt(i) === LETTER;
    let start, end, key, runes, capital, dotted, resume;

    function take(c) {
      const f = fold(c);
      if (f === "") return;
      if (runes === 0) capital = isCapital(c);
      key += f;
      runes += [...f].length;
    }
    // possessiveAt returns the length of an 's at i.
    function possessiveAt(i) {
      return classAt(i) === APOSTROPHE && /[sS]/.test(text[i + 1] ?? "") && !letterAt(i + 2) ? 2 : 0;
    }
    // read reads the word at i, and tells whether anything of it is left.
    function read(i) {
      start = end = i;
      key = "";
      runes = 0;
      capital = dotted = false;
      while (i < text.length) {
        const n = more(i);
        if (n === 0) break;
        i += n;
      }
      resume = end + possessiveAt(end);
      return key !== "";
    }
    // more takes what stands at i and returns how much of it belongs to the word.
    function more(i) {
      const c = at(i);
      const n = size(c);
      switch (classOf(c)) {
        case LETTER:
          take(c);
          end = i + n;
          return n;
        case DROPPED:
          if (c !== 0x640 && !isInvisible(c)) end = i + n; // a lengthening stroke is no part of a word that it ends
          return n;
        case APOSTROPHE:
          return !possessiveAt(i) && letterAt(i + n) ? n : 0;
        case IDEOGRAPH:
          if (i === start) {
            take(c);
            for (end = i + n; end < text.length && MARKS.test(String.fromCodePoint(at(end))); end += size(at(end))) if (letterAt(end)) key += fold(at(end));
          }
          return 0;
        case AMPERSAND:
          if (i === start) {
            key = "and";
            runes = 3;
            end = i + n;
          }
          return 0;
      }
      if (c === 0x2E && runes === 1 && i === end) initialism(i);
      return 0;
    }
    function initialism(i) {
      const first = text.slice(start, i).match(/.$/u);
      if (!first || !isLetter(first[0].codePointAt(0))) return;
      for (; text[i] === "."; i = end) {
        const c = at(i + 1);
        if (c < 0 || !isLetter(c) || classOf(c) !== LETTER || letterAt(i + 1 + size(c))) break;
        take(c);
        dotted = true;
        end = i + 1 + size(c);
      }
      if (dotted && text[i] === ".") end = i + 1;
    }
    // afterArticle returns where the word after an article begins, -1 when the word
    // is none.
    function afterArticle() {
      if (dotted || end === text.length || !isArticle(key)) return -1;
      let i = end;
      const c = classAt(i);
      if (c === HYPHEN) i += size(at(i));
      else if (c === SPACE && /^(?:Al|AL|al|El|EL|el)$/.test(text.slice(start, end))) while (classAt(i) === SPACE) i++;
      else return -1;
      for (; i < text.length; i += size(at(i))) {
        const k = classAt(i);
        if (k === LETTER && isLetter(at(i))) return i;
        if (k !== APOSTROPHE && k !== DROPPED) return -1;
      }
      return -1;
    }
    // latin moves from an article to its word.
    function latin() {
      const next = afterArticle();
      if (next < 0) return start;
      const [from, consonants, spaced] = [start, key.slice(1), classAt(end) === SPACE];
      if (read(next) && !(spaced && !capital) && (consonants === "l" || key.startsWith(consonants))) return from;
      read(from);
      return from;
    }
    for (let i = 0; i < text.length; i = resume) {
      const c = classAt(i);
      if (c !== LETTER && c !== IDEOGRAPH && c !== AMPERSAND) {
        resume = i + size(at(i));
        continue;
      }
      if (!read(i)) continue;
      const lead = latin();
      all.push({ start: lead, end, keys: key[0] >= "\u0600" && key[0] <= "\u06FF" ? readings(key, runes) : [key] });
    }
    return all;
  }

  // readings are the keys of a word in Arabic script: without the article, and then
  // without particles before it.
  function readings(key, runes) {
    const all = [];
    const at = (n) => (key[n] >= "\u0080" && key[n] <= "\u07FF" ? key[n] : "");
    const read = (first) => {
      if (first > 0 && runes < first + LEAST) return;
      let n = first;
      while (runes >= n + 2 + LEAST && at(n) === "ا" && at(n + 1) === "ل") n += 2;
      all.push(key.slice(n));
    };
    let next = 0;
    read(0);
    if (at(0) === "و" || at(0) === "ف") read(next = 1);
    const c = at(next);
    if (c === "ب" || c === "ل" || c === "ك") {
      read(++next);
      if (c === "ل" && at(next) === "ل" && runes >= next + 1 + LEAST) all.push(key.slice(next + 1));
    }
    return all;
  }

  // tokens are the words of a query: an "al" before another word is an article, however
  // it is written.
  function tokens(text) {
    const all = [];
    for (const w of words(text)) {
      const last = all.at(-1)?.keys[0];
      if (last === "al" || last === "el") all.pop();
      all.push(w);
    }
    return all;
  }

  // In Latin letters without accents a word is its key but for what folding drops.
  function lacks(text, keys) {
    if (/[^\n -~‘’“”–—…]/.test(text)) return false;
    const rough = text.toLowerCase().replace(/['`‘’.]/g, "").replaceAll("&", "and");
    return !keys.some((key) => rough.includes(key));
  }

  return { words, lacks, tokens, key: (text) => tokens(text).map((w) => w.keys[0]).join(" ") };
})();
