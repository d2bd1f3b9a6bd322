// Keeps the numbers of the response page new while it is looked at.
(() => {
  const place = document.querySelector("[data-counts]");
  if (!place) return;
  const live = document.getElementById("live");
  let last = "";
  async function look() {
    if (document.hidden) return;
    try {
      const reply = await fetch(place.dataset.counts, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!reply.ok) return;
      const counts = await reply.json();
      const headline = document.getElementById("headline");
      if (headline && counts.headline !== headline.textContent) {
        headline.textContent = counts.headline;
        // Read out only where it has changed.
        if (live && last) live.textContent = counts.headline;
      }
      last = counts.headline;
      const cells = document.querySelectorAll("#states tbody tr");
      counts.states.forEach((text, row) => {
        const cell = cells[row] && cells[row].lastElementChild;
        if (cell && cell.textContent !== text) cell.textContent = text;
      });
    } catch { /* The next time may do better. */ }
  }
  setInterval(look, 20000);
  document.addEventListener("visibilitychange", look);
})();
