// Comfort in the builder: what was typed is not left by mistake. Everything works without it.
"use strict";
for (const form of document.querySelectorAll("form.builder")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
