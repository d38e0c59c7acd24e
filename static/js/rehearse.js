// A browser compiles code as it runs, and what has run often better. So that the first
// answer does not wait for that, a dossier of one article is asked a few times while
// there is nothing else to do; what was found is handed to show and goes no further.
// show returns false when it is enough. The promise is of how much each query found.
"use strict";
window.dossierRehearse = async (show) => {
  const text = "First. Dr. One’s two, and Al-One Xyz (with “two”), said so in the U.S. on one day. Two more!";
  const find = window.dossierFind("", {
    root: {
      kinds: [0, 1, 1, 1, 1, 1], years: [[[2020, 0]]], names: 1, words: ["a"], heads: ["a"], tails: ["a"],
      blocks: "A", mentions: "A", inFile: [1, 1, 1, 1, 1], inner: "",
    },
    facets: { themes: [], outlets: [], inThemes: "", inOutlets: "" },
    "d/0": "Aone,PB Atwo,CB ", "p/0-0": "AA ", "n/0": "Aone,A Axyz,A ", "r/0": "Aeno,A Azyx,A ", "m/0": "A ",
    "e/0": [["actors", "one.html", "One Xyz", "", 1, "Xyz"]], "t/0": [["a.html", "One", "", ["p1", text, "p2", text, "p3", text]]],
  });
  const free = { kind: new Set(), year: new Set(), theme: new Set(), outlet: new Set() };
  const found = {};
  for (let n = 0; n < 5; n++) {
    for (const q of ["one xyz", "one two", "xyzz", "two on"]) {
      await new Promise((go) => (window.requestIdleCallback ?? setTimeout)(go));
      const answer = await find.ask(q, free);
      const passages = await find.show(answer, "passage", 0, 1);
      await find.values(answer, "year");
      found[q] = [answer.names.length, passages.length];
      if (!show(answer.names, answer.query, passages)) return found;
    }
  }
  return found;
};
