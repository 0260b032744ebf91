// Decisions about reports: sent with the reviewer's name, then the page is shown anew as the record now stands.
// Keys act on the report in focus: j and k go on and back, a accepts, n says "no event", d "another incident", u undoes.

const csrf = document.querySelector('meta[name="csrf"]').content;
const failure = document.getElementById("failure");
const reviewer = document.getElementById("reviewer");
const NAME = "dateline-reviewer";

if (reviewer) {
  reviewer.value = localStorage.getItem(NAME) ?? "";
  reviewer.addEventListener("change", () => localStorage.setItem(NAME, reviewer.value.trim()));
}

function by() {
  return (reviewer?.value ?? localStorage.getItem(NAME) ?? "").trim() || "reviewer";
}

async function send(path, content) {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json", "x-csrf-token": csrf }, body: JSON.stringify({ ...content, by: by() }) });
  const told = await answer.json();
  if (!answer.ok) {
    failure.textContent = told.detail;
    failure.hidden = false;
    return null;
  }
  return told;
}

// Shown anew at the same place of the page; an incident that is no more gives way to the one its report tells now.
async function decide(path, content) {
  const told = await send(path, content);
  if (!told) return;
  sessionStorage.setItem("dateline-scroll", String(scrollY));
  const here = location.pathname.match(/^\/incidents\/[^/]+$/);
  if (here && told.incident_id) location.assign(`/incidents/${told.incident_id}${location.search}`);
  else if (here && content.verdict) location.assign(`/incidents${location.search}`);
  else location.reload();
}

for (const form of document.querySelectorAll("form[data-judge]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const report = form.closest("[data-report-id]").dataset.reportId;
    const choice = form.querySelector("select");
    const correction = choice ? { field: choice.name, value: choice.value } : null;
    const others = form.dataset.others?.split(" ") ?? [];
    const other = form.elements.other?.value.trim().match(/[0-9a-f]{6,}/)?.[0];
    if (form.elements.other) {
      const found = other && (await fetch(`/api/incidents/${other}`));
      if (!found?.ok) {
        form.elements.other.setCustomValidity("?");
        form.elements.other.reportValidity();
        form.elements.other.setCustomValidity("");
        return;
      }
      others.push((await found.json()).report_ids[0]);
    }
    decide("/api/judgements", { verdict: form.dataset.judge, report_ids: [report, ...others], ...(correction && { correction }) });
  });
}
for (const form of document.querySelectorAll("form[data-type]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const report = form.closest("[data-report-id]").dataset.reportId;
    decide("/api/corrections/typed", { report_id: report, field: form.elements.field.value, words: form.elements.words.value });
  });
}
for (const button of document.querySelectorAll("[data-withdraw]")) {
  button.addEventListener("click", () => decide(`/api/judgements/${button.dataset.withdraw}/withdraw`, {}));
}

const cards = [...document.querySelectorAll(".queue .card")];
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = cards.indexOf(document.activeElement?.closest(".card"));
  if (event.key === "j" || event.key === "k") cards[Math.max(0, Math.min(cards.length - 1, at + (event.key === "j" ? 1 : -1)))]?.focus();
  else if (event.key === "u") document.querySelector("[data-withdraw]")?.click();
  else if (at >= 0 && "and".includes(event.key)) cards[at].querySelector(`[data-key="${event.key}"]`)?.form.requestSubmit();
});

const scrolled = sessionStorage.getItem("dateline-scroll");
if (scrolled !== null) {
  sessionStorage.removeItem("dateline-scroll");
  scrollTo(0, Number(scrolled));
}
