// What all pages share: the interface texts of the page's language for scripts, and the
// language of names in other scripts than that of the page.
//
// The build writes the texts that the scripts of a page need into the page, as
// data: <script type="application/json" id="texts">. This script stands before all
// others. The preview runs it once more, when it has added texts: what others have
// entered stays.
"use strict";
window.dossier = (() => {
  const data = document.getElementById("texts");
  const texts = data ? JSON.parse(data.textContent) : {};
  const lang = document.documentElement.lang || "en";
  let plurals;

  // number writes a whole number as the pages do.
  const number = (n) => String(n).replace(/\B(?=(?:\d{3})+$)/g, texts["number.comma"] ?? "");

  // text returns the text under a key, without the "script." of the language file,
  // with {name} replaced by values; n decides about the plural.
  function text(key, values = {}) {
    let t = texts[key] ?? key;
    if (typeof t !== "string") t = t[(plurals ??= new Intl.PluralRules(lang)).select(values.n)] ?? t.other;
    return t.replace(/\{([\w-]+)\}/g, (_, name) => {
      const v = values[name] ?? "";
      return Number.isInteger(v) ? number(v) : v;
    });
  }

  // Scripts, each with the language and direction of a name in it, and how languages
  // are written; as package locale of the generator has them.
  const SCRIPTS = {
    Latin: ["en", "ltr"], Arabic: ["ar", "rtl"], Hebrew: ["he", "rtl"], Cyrillic: ["und-Cyrl", "ltr"], Greek: ["el", "ltr"], Armenian: ["hy", "ltr"],
    Georgian: ["ka", "ltr"], Hangul: ["ko", "ltr"], Hiragana: ["ja", "ltr"], Katakana: ["ja", "ltr"], Han: ["und-Hani", "ltr"],
  };
  const WRITTEN = {
    Latn: "Latin", Arab: "Arabic", Hebr: "Hebrew", Cyrl: "Cyrillic", Grek: "Greek", Armn: "Armenian", Geor: "Georgian",
    Kore: "Hangul Han", Jpan: "Hiragana Katakana Han", Hans: "Han", Hant: "Han",
  };
  const ARABIC = [[/[ڕڵێۆە]/, "ckb"], [/[ٹڈڑںے]/, "ur"], [/[پچژگکی]/, "fa"]];
  // withLetterOf returns the expression for a letter of one of some scripts. To make one
  // takes longer than to use it: those of the page's language are made once, the others
  // when a text has no such letter.
  const made = new Map();
  const withLetterOf = (...scripts) => {
    const key = scripts.join("|");
    if (!made.has(key)) made.set(key, new RegExp(`(?=\\p{L})(?:${scripts.map((s) => `\\p{Script=${s}}`).join("|")})`, "u"));
    return made.get(key);
  };
  const USUAL = { Latin: /[A-Za-z]/, Arabic: /[ا-ي]/ }; // letters that nearly every text of the script has
  const SHIPPED = { en: "Latn", ar: "Arab" }; // for other languages the browser is asked, which takes long the first time
  let own; // the scripts of the page's language

  // foreign returns { lang, dir } of a text without any letter of the page's own script,
  // and nothing of any other text.
  function foreign(text) {
    own ??= WRITTEN[SHIPPED[lang] ?? new Intl.Locale(lang).maximize().script]?.split(" ") ?? [];
    if (!own.length || USUAL[own[0]]?.test(text) || own[0] === "Latin" && !/[^\0-\x7f]/.test(text) || withLetterOf(...own).test(text)) return {};
    const [letter] = text.match(withLetterOf(...Object.keys(SCRIPTS))) ?? [];
    if (!letter) return {};
    const [tag, dir] = SCRIPTS[Object.keys(SCRIPTS).find((s) => withLetterOf(s).test(letter))];
    return { lang: tag === "ar" && ARABIC.find(([own]) => own.test(text))?.[1] || tag, dir };
  }

  // marked returns a text in pieces, those in the ranges of marks as elements.
  function marked(text, marks) {
    const out = [];
    let at = 0;
    for (const [start, end] of marks) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.className = "hit";
      mark.append(text.slice(start, end));
      out.push(text.slice(at, start), mark);
      at = end;
    }
    out.push(text.slice(at));
    return out;
  }

  return Object.assign(window.dossier ?? {}, { text, foreign, marked });
})();
