// Stores each answer as it is given. Without it the buttons of the form do the same.
(() => {
  "use strict";
  const form = document.getElementById("answers");
  const said = document.getElementById("autosave");
  if (!form || !said || !window.fetch) return;
  const { save, page, stored, sending, waiting, conflict } = form.dataset;
  /** What waits to be stored, by its key: the question's id, with ".other" for words to an option. */
  const jobs = new Map();
  const timers = new Map();
  let busy = null;
  let count = 0;
  let wait = 1000;
  let leaving = false;

  const blockOf = (element) => element.closest("[data-question]");
  const keyOf = (element) => {
    const id = blockOf(element).dataset.question;
    return element.name === `o.${id}` ? `${id}.other` : id;
  };
  const blockNamed = (key) =>
    [...form.querySelectorAll("[data-question]")].find(
      (block) => key === block.dataset.question || key === `${block.dataset.question}.other`,
    );

  /** The controls of a question as the form would send them. */
  const fields = (key) => {
    const block = blockNamed(key);
    const id = block.dataset.question;
    const isOther = key !== id;
    const data = new URLSearchParams({ key, page });
    for (const control of block.querySelectorAll("input, select, textarea")) {
      if (!control.name || control.disabled || control.type === "file") continue;
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
      const belongs = control.name === `o.${id}` || control.name === `w.${id}`;
      if (belongs === isOther) data.append(control.name, control.value);
    }
    return data;
  };

  const say = (text, isWaiting) => {
    said.textContent = text;
    said.classList.toggle("waiting", Boolean(isWaiting));
  };

  const note = (key) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
    const job = jobs.get(key);
    if (job && busy === key) {
      job.again = true;
    } else {
      jobs.set(key, { change: null, body: null, again: false });
    }
    pump();
  };

  const pump = async () => {
    if (busy || jobs.size === 0) return;
    const [key, job] = jobs.entries().next().value;
    busy = key;
    if (!job.body) {
      count += 1;
      const data = fields(key);
      // The same change keeps its id however often it is sent: it is stored once.
      data.set("change", `${page}-s${count}`);
      job.body = data.toString();
    }
    say(sending);
    try {
      const reply = await fetch(save, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: job.body,
        keepalive: job.body.length < 60000,
      });
      if (reply.status >= 500 || reply.status === 429) throw new Error("again");
      const told = await reply.json();
      wait = 1000;
      if (job.again) {
        jobs.set(key, { change: null, body: null, again: false });
      } else {
        jobs.delete(key);
      }
      take(key, told);
      busy = null;
      pump();
    } catch {
      // The network is away, or the server is: the same bytes go again later.
      say(waiting, true);
      setTimeout(() => {
        busy = null;
        pump();
      }, wait);
      wait = Math.min(wait * 2, 30000);
    }
  };

  const take = (key, told) => {
    const block = blockNamed(key);
    const id = block.dataset.question;
    const problem = block.querySelector("[data-problem]");
    problem.textContent = told.problem || "";
    problem.hidden = !told.problem;
    block.classList.toggle("has-problem", Boolean(told.problem));
    for (const control of block.querySelectorAll("textarea, input:not([type=radio], [type=checkbox], [type=hidden])")) {
      if (told.problem) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    if (told.version) {
      const basis = form.elements.namedItem(key === id ? `v.${id}` : `w.${id}`);
      if (basis) basis.value = told.version;
      const given = block.querySelector("[data-given]");
      if (given && told.given && "shared" in form.dataset) given.textContent = told.given;
    }
    if (typeof told.value === "string") rewrite(block, key, told.value);
    if (typeof told.answered === "boolean") {
      block.dataset.answered = told.answered ? "yes" : "";
      const clear = block.querySelector("[data-clear]");
      if (clear) clear.hidden = !told.answered;
    }
    if (told.outcome === "stored") {
      if (jobs.size === 0) say(stored.replace("{clock}", told.clock));
    } else {
      say(told.problem || form.dataset.refused, true);
    }
    if (told.outcome === "conflict") {
      const both = document.createElement("button");
      both.className = "second";
      both.textContent = conflict;
      problem.append(" ", both);
    }
    if (told.shown) show(new Set(told.shown));
    tell();
  };

  /** What was understood stands in the field, so that nobody believes another number was stored. */
  const rewrite = (block, key, value) => {
    const field = block.querySelector("input.number");
    if (!field || field === document.activeElement || jobs.has(key) || timers.has(key)) return;
    field.value = value;
  };

  /** How many questions of the page are asked and answered now; of a matrix every row that is shown. */
  const tell = () => {
    const where = document.getElementById("where");
    if (!where) return;
    const asked = [...form.querySelectorAll("[data-answered]:not([hidden])")];
    const isAnswered = (block) =>
      Boolean(block.dataset.answered) &&
      [...block.querySelectorAll(".item:not([hidden])")].every((item) => item.querySelector("input:checked"));
    where.textContent = where.dataset.template
      .replace("{asked}", asked.length)
      .replace("{answered}", asked.filter(isAnswered).length);
  };

  const show = (keys) => {
    for (const element of form.querySelectorAll("[data-show]")) {
      const control = element.classList.contains("option") ? element.querySelector("input") : null;
      element.hidden = !keys.has(element.dataset.show) && !(control && control.checked);
    }
  };

  /** What cannot be combined with others takes the others away, and the other way round. */
  const settle = (control) => {
    const block = blockOf(control);
    if (control.type === "checkbox" && control.checked) {
      const isEntry = control.name.startsWith("d.");
      for (const other of block.querySelectorAll("input[type=checkbox]")) {
        if (other !== control && (control.hasAttribute("data-alone") || other.hasAttribute("data-alone"))) {
          other.checked = false;
        }
      }
      if (isEntry) {
        for (const entry of block.querySelectorAll("textarea, input:not([type=checkbox], [type=hidden], [type=file])")) {
          entry.value = "";
        }
      }
    } else if (control.type !== "checkbox" && control.value) {
      const unknown = block.querySelector("input[name^='d.']");
      if (unknown) unknown.checked = false;
    }
  };

  form.addEventListener("change", (event) => {
    const control = event.target;
    if (!control.name || !blockOf(control)) return;
    if (control.type === "file") {
      const send = blockOf(control).querySelector("[data-upload]");
      if (send && control.files.length) form.requestSubmit(send);
      return;
    }
    settle(control);
    note(keyOf(control));
  });

  form.addEventListener("input", (event) => {
    const control = event.target;
    if (!control.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])")) return;
    const key = keyOf(control);
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => { settle(control); note(key); }, 1200));
  });

  const isUnsaved = () => jobs.size > 0 || timers.size > 0;

  window.addEventListener("online", () => { wait = 1000; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isUnsaved()) event.preventDefault();
  });
  // A page that is put away sends what was just typed; what arrives twice is stored once.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const key of [...timers.keys()]) note(key);
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      // Without a network the page would be lost, and what is typed on it.
      event.preventDefault();
      say(waiting, true);
      return;
    }
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    if (busy && !leaving) {
      // The answer under way comes first, so that the form builds on it.
      event.preventDefault();
      leaving = true;
      const button = event.submitter;
      const end = Date.now() + 4000;
      const go = () => (busy && Date.now() < end ? setTimeout(go, 50) : form.requestSubmit(button));
      go();
      return;
    }
    leaving = true;
  });
  window.addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) location.reload();
  });
})();
