// On the page of a record that was renamed: goes to its new address, at the same
// place. Without scripts the browser goes there by itself, but to the top.
"use strict";
const to = document.getElementById("to");
if (to) location.replace(to.href + location.hash);
