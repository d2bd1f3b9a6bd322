// Copies the link of the page. Without it the link is marked and copied by hand.
(() => {
  "use strict";
  const button = document.getElementById("copy");
  const link = document.getElementById("link");
  const said = document.getElementById("copied");
  if (!button || !link || !said || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.textContent.trim());
      said.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(link);
    }
  });
})();
