// Correcting a value by choosing words: select them in the text, then say what they are for the report in focus.
// Offsets are counted in code points, as the record counts them.

const text = document.querySelector(".source-text");
const form = document.getElementById("choosing");
const quoted = document.getElementById("chosen-words");
const failure = document.getElementById("choosing-failure");
const csrf = document.querySelector('meta[name="csrf"]').content;
let chosen = null;

function offsetOf(node, offset) {
  const start = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const block = start.closest(".block");
  const words = block?.querySelector("p");
  if (!words?.contains(node)) return null;
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + [...before.toString()].length;
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !text.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  const card = document.querySelector(".card.is-on");
  if (start === null || end === null || end <= start || !card) return;
  chosen = { start, end, report_id: card.dataset.id };
  quoted.textContent = selection.toString();
  failure.textContent = "";
  form.hidden = false;
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const by = (localStorage.getItem("dateline-reviewer") ?? "").trim() || "reviewer";
  const field = event.submitter.value;
  const content = { ...chosen, field, by, ...(field === "counts" && { count: document.getElementById("chosen-count").value }) };
  const answer = await fetch("/api/corrections/words", { method: "POST", headers: { "content-type": "application/json", "x-csrf-token": csrf }, body: JSON.stringify(content) });
  const told = await answer.json();
  if (answer.ok && told.incident_id) location.assign(`/incidents/${told.incident_id}${location.search}`);
  else failure.textContent = told.detail ?? "";
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") form.hidden = true;
});
