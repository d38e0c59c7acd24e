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
  const plurals = new Intl.PluralRules(lang);
  // The language's own separators, with the digits that the pages use.
  const numbers = new Intl.NumberFormat(lang, { numberingSystem: "latn" });

  // text returns the text under a key, without the "script." of the language file,
  // with {name} replaced by values; n decides about the plural.
  function text(key, values = {}) {
    let t = texts[key] ?? key;
    if (typeof t !== "string") t = t[plurals.select(values.n)] ?? t.other;
    return t.replace(/\{([\w-]+)\}/g, (_, name) => {
      const v = values[name] ?? "";
      return typeof v === "number" ? numbers.format(v) : v;
    });
  }

  return Object.assign(window.dossier ?? {}, { text });
})();
