// What all pages share: the interface texts of the page's language for scripts.
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

  return Object.assign(window.dossier ?? {}, { text });
})();
