// Reading passages with one key each, and a look now and then at whether a plan has been read. Everything works without it.
(() => {
  "use strict";
  const place = document.querySelector("[data-state]");
  if (place && window.fetch) {
    const look = async () => {
      try {
        const reply = await fetch(place.dataset.state, { headers: { Accept: "application/json" }, cache: "no-store" });
        if (reply.ok && !(await reply.json()).waiting) return location.reload();
      } catch { /* The next time may do better. */ }
      setTimeout(look, 1500);
    };
    setTimeout(look, 1000);
  }

  const findings = [...document.querySelectorAll("[data-finding]")];
  const said = document.getElementById("said");
  if (!said || findings.length === 0 || !window.fetch) return;
  let current = -1;

  /** Makes a finding the one that keys are about, and brings it into view. */
  const go = (index) => {
    if (index < 0 || index >= findings.length) return;
    current = index;
    findings[index].focus({ preventScroll: true });
    findings[index].closest("article").scrollIntoView({ block: "nearest" });
    findings[index].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", (event) => {
    const finding = event.target.closest("[data-finding]");
    if (finding) current = findings.indexOf(finding);
  });

  /** Sends a form as its button would; where that fails the browser sends it itself. */
  const send = async (form, button) => {
    const finding = form.closest("[data-finding]");
    const body = new URLSearchParams(new FormData(form));
    body.set("verdict", button.value);
    try {
      const reply = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
      const answer = await reply.json();
      if (!reply.ok) {
        said.textContent = answer.problem;
        finding.querySelector("[data-said]").textContent = answer.problem;
        return false;
      }
      finding.querySelector("[data-said]").textContent = answer.said;
      finding.querySelector("[value=undo]").hidden = !answer.judged;
      finding.classList.toggle("judged", answer.judged);
      said.textContent = answer.said;
      const details = finding.querySelector("details");
      if (details) details.open = false;
      return true;
    } catch {
      form.requestSubmit(button);
      return false;
    }
  };
  const sent = new WeakSet();
  for (const finding of findings) {
    for (const form of finding.querySelectorAll("form")) {
      form.addEventListener("submit", async (event) => {
        const button = event.submitter || form.querySelector("button");
        // The second time it is the browser's turn.
        if (sent.has(form)) return;
        event.preventDefault();
        sent.add(form);
        const isDone = await send(form, button);
        sent.delete(form);
        // A button that is gone cannot keep the focus.
        if (isDone && document.activeElement === document.body) go(findings.indexOf(finding));
      });
    }
  }

  const keys = document.getElementById("keys");
  const keySwitch = document.getElementById("keys-switch");
  const isOn = () => keySwitch.getAttribute("aria-pressed") === "true";
  const set = (on) => {
    keySwitch.setAttribute("aria-pressed", String(on));
    try { localStorage.setItem("samstemt.keys", on ? "on" : "off"); } catch { /* It holds for this page. */ }
  };
  try { if (localStorage.getItem("samstemt.keys") === "off") keySwitch.setAttribute("aria-pressed", "false"); } catch { /* On. */ }
  keySwitch.addEventListener("click", () => set(!isOn()));
  keys.hidden = false;

  const press = async (verdict) => {
    const finding = findings[Math.max(0, current)];
    const button = finding.querySelector(`button[value=${verdict}]`);
    if (button.hidden) return;
    const index = findings.indexOf(finding);
    if (await send(button.form, button)) go(verdict === "undo" ? index : Math.min(index + 1, findings.length - 1));
  };
  document.addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    switch (event.key.toLowerCase()) {
      case "j": go(current + 1); break;
      case "k": go(Math.max(0, current - 1)); break;
      case "a": press("accept"); break;
      case "r": press("reject"); break;
      case "u": press("undo"); break;
      case "m": {
        const finding = findings[Math.max(0, current)];
        const details = finding.querySelector("details");
        details.open = true;
        details.querySelector("select").focus();
        break;
      }
      default: return;
    }
    event.preventDefault();
  });
})();
