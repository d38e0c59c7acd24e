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
  let plurals, numbers;

  // number writes a number with the language's own separators and the digits that the
  // pages use. Below a thousand there are none: what the browser knows of formats is
  // asked only beyond, since a phone takes longer to load it than all scripts.
  function number(n) {
    if (n >= 0 && n < 1000 && Number.isInteger(n)) return String(n);
    numbers ??= new Intl.NumberFormat(lang, { numberingSystem: "latn" });
    return numbers.format(n);
  }

  // text returns the text under a key, without the "script." of the language file,
  // with {name} replaced by values; n decides about the plural.
  function text(key, values = {}) {
    let t = texts[key] ?? key;
    if (typeof t !== "string") t = t[(plurals ??= new Intl.PluralRules(lang)).select(values.n)] ?? t.other;
    return t.replace(/\{([\w-]+)\}/g, (_, name) => {
      const v = values[name] ?? "";
      return typeof v === "number" ? number(v) : v;
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
  let own; // the scripts of the page's language

  // foreign returns { lang, dir } of a text without any letter of the page's own script,
  // and nothing of any other text.
  function foreign(text) {
    own ??= WRITTEN[new Intl.Locale(lang).maximize().script]?.split(" ") ?? [];
    if (!own.length || own[0] === "Latin" && !/[^\0-\x7f]/.test(text)) return {};
    const letters = text.match(/\p{L}/gu)?.join("") ?? "";
    const has = (script, s) => new RegExp(`\\p{Script=${script}}`, "u").test(s);
    if (own.some((script) => has(script, letters))) return {};
    for (const letter of letters) {
      const script = Object.keys(SCRIPTS).find((s) => has(s, letter));
      if (!script) continue;
      const [tag, dir] = SCRIPTS[script];
      return { lang: tag === "ar" && ARABIC.find(([own]) => own.test(text))?.[1] || tag, dir };
    }
    return {};
  }

  return Object.assign(window.dossier ?? {}, { text, foreign });
})();
