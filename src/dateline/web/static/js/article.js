// Words and values point at each other. A card that is looked at leaves only its own words coloured; a value or a word
// that is pointed at lights up its counterpart. Without this script every value is still a link to its words.

const text = document.querySelector(".source-text");
const cards = [...document.querySelectorAll(".card[data-report]")];
const marks = [...text.querySelectorAll("mark[data-values]")];
let chosen = null;

function focusOn(card) {
  cards.forEach((one) => one.classList.toggle("is-on", one === card));
  text.classList.toggle("is-focused", card !== null);
  const report = card?.dataset.report;
  marks.forEach((mark) => {
    const own = report !== undefined && mark.dataset.reports.split(" ").includes(report);
    mark.classList.toggle("is-on", own);
    if (own) showRoleOf(mark, report);
  });
}

// Words that several values share wear the colour of the one that belongs to the report in focus.
function showRoleOf(mark, report) {
  const key = mark.dataset.values.split(" ").find((one) => one.startsWith(`${report}-`));
  const row = document.querySelector(`[data-value="${key}"]`);
  if (row) mark.className = `${row.className.split(" ")[0]} is-on`;
}

function light(keys, on) {
  const wanted = new Set(keys);
  marks.forEach((mark) => mark.classList.toggle("is-hot", on && mark.dataset.values.split(" ").some((key) => wanted.has(key))));
  document.querySelectorAll("[data-value]").forEach((row) => row.classList.toggle("is-hot", on && wanted.has(row.dataset.value)));
}

function choose(card) {
  chosen = card;
  focusOn(card);
}

for (const row of document.querySelectorAll("[data-value]")) {
  const card = row.closest(".card");
  for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    row.addEventListener(event, () => {
      if (on) focusOn(card);
      else focusOn(chosen);
      light([row.dataset.value], on);
    });
  }
}
for (const card of cards) {
  card.addEventListener("click", (event) => {
    if (!event.target.closest("a.more, .fine a")) choose(card);
  });
  card.addEventListener("keydown", (event) => {
    if (event.target === card && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(chosen === card ? null : card);
      marks.find((mark) => mark.classList.contains("is-on"))?.scrollIntoView({ block: "center" });
    }
    if (event.key === "Escape") choose(null);
  });
}
for (const mark of marks) {
  const keys = mark.dataset.values.split(" ");
  mark.addEventListener("pointerenter", () => light(keys, true));
  mark.addEventListener("pointerleave", () => light(keys, false));
  mark.addEventListener("click", () => {
    const own = keys.find((key) => chosen && key.startsWith(`${chosen.dataset.report}-`)) ?? keys[0];
    const card = document.getElementById(`report-${own.split("-")[0]}`);
    choose(card);
    card.scrollIntoView({ block: "nearest" });
    light(keys, true);
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
});

const asked = cards.find((card) => "chosen" in card.dataset);
if (asked) {
  choose(asked);
  if (!location.hash) marks.find((mark) => mark.classList.contains("is-on"))?.scrollIntoView({ block: "center", behavior: "instant" });
}
