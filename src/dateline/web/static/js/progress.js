// While pages are read into the store, every view says so and offers what is new; it never changes under the reader's
// hands by itself. The server tells of a change when there is one.

import { say } from "./address.js";

const note = document.getElementById("progress");
const text = note.querySelector("span");
const QUIET_MS = 20000;
let first = null;
let quiet = null;

const source = new EventSource("/api/progress?seconds=3600");
source.addEventListener("progress", ({ data }) => {
  const now = JSON.parse(data);
  first ??= now;
  if (now.articles === first.articles && now.reports === first.reports) return;
  text.textContent = say("reading", { articles: now.articles, reports: now.reports });
  note.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { text.textContent = ""; }, QUIET_MS);
});
document.getElementById("progress-show").addEventListener("click", () => location.reload());
addEventListener("pagehide", () => source.close());
