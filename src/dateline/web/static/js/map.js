// The first view: map, timeline and list of the same incidents. Whatever narrows one narrows all three, through the address.

import { change, day, iso, say, state, without, words } from "./address.js";
import { drawWorld } from "./basemap.js";
import { Spots } from "./spots.js";
import { Timeline, told } from "./timeline.js";

const L = window.L;
const list = document.getElementById("list");
const failure = document.getElementById("failure");
const known = document.getElementById("known");

const map = L.map("map", { preferCanvas: true, zoomControl: false, worldCopyJump: false, minZoom: 2, maxZoom: 13, maxBounds: [[-85, -220], [85, 220]], attributionControl: false, zoomSnap: 0.5 });
L.control.zoom({ position: document.dir === "rtl" ? "topleft" : "topright", zoomInTitle: say("zoom_in"), zoomOutTitle: say("zoom_out") }).addTo(map);
L.control.attribution({ prefix: false, position: "bottomright" }).addAttribution(say("credit")).addTo(map);

const spots = new Spots(map, choose);
const timeline = new Timeline(document.getElementById("timeline"), (first, last) => narrow({ from: first, to: last }));

function filter() {
  return without(state(), "at", "lang", "after");
}

// One answer at a time: a newer question makes the older one's answer unwanted.
const asking = {};

async function ask(name, address, as = "json") {
  asking[name]?.abort();
  asking[name] = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking[name].signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const content = await answer[as]();
    failure.hidden = true;
    return content;
  } catch (problem) {
    if (problem.name !== "AbortError") failure.hidden = false;
    return null;
  }
}

async function showSpots() {
  const query = filter();
  const bounds = map.getBounds().pad(0.1);
  if (!query.has("box")) query.set("box", [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((x) => x.toFixed(3)).join());
  query.set("zoom", Math.round(map.getZoom()));
  const found = await ask("spots", `/api/map?${query}`);
  if (!found) return;
  await spots.show(found.spots);
  const unplaced = document.getElementById("unplaced");
  unplaced.hidden = !found.unplaced;
  unplaced.textContent = say("unplaced", { n: found.unplaced });
  document.documentElement.dataset.map = "drawn";
}

async function showTimeline() {
  const found = await ask("timeline", `/api/timeline?${without(filter(), "from", "to")}`);
  if (found) timeline.show(found, [state().get("from"), state().get("to")]);
}

async function showList() {
  list.setAttribute("aria-busy", "true");
  const query = filter();
  query.set("lang", words.language);
  const found = await ask("list", `/incidents/rows?${query}`, "text");
  if (found === null) return;
  list.replaceChildren(...new DOMParser().parseFromString(found, "text/html").body.childNodes);
  list.setAttribute("aria-busy", "false");
  const total = Number(document.getElementById("tally")?.dataset.total ?? 0);
  document.getElementById("status").textContent = say("shown", { n: total });
}

function narrow(values) {
  change(values);
  for (const name of ["from", "to"]) if (name in values) document.getElementById(name).value = values[name] ?? "";
  sayRange();
  return Promise.all([showSpots(), showList()]);
}

function sayRange() {
  document.getElementById("brushed").textContent = told(state().get("from"), state().get("to"));
}

// A spot that is one incident opens it; one place narrows the list to it; several places are looked at more closely.
function choose(spot) {
  if (spot.places > 1) return map.flyTo([spot.latitude, spot.longitude], Math.min(map.getZoom() + 2, 12), { duration: 0.4 });
  if (spot.id) {
    const query = new URLSearchParams([...state()].filter(([name]) => ["lang", "known"].includes(name)));
    location.assign(`/incidents/${spot.id}${query.size ? `?${query}` : ""}`);
    return undefined;
  }
  return narrow({ near: `${spot.latitude},${spot.longitude},0.5` });
}

function view() {
  const at = state().get("at")?.split(",").map(Number);
  if (at?.length === 3 && at.every(Number.isFinite)) return map.setView([at[0], at[1]], at[2]);
  return map.setView([24, 30], 2);
}

// Without a view in the address, the map shows all there is to see.
async function fit() {
  if (state().has("at")) return;
  const answer = await ask("fit", `/api/map?${new URLSearchParams([...filter(), ["zoom", "2"]])}`);
  const found = answer?.spots ?? [];
  if (found.length) map.fitBounds(found.map((spot) => [spot[0], spot[1]]), { padding: [40, 40], maxZoom: 8, animate: false });
}

const play = document.getElementById("play");
play.addEventListener("click", () => {
  const playing = play.getAttribute("aria-pressed") === "true";
  const shows = (on) => {
    play.setAttribute("aria-pressed", String(on));
    play.textContent = say(on ? "pause" : "play");
  };
  if (playing) return timeline.stop();
  shows(true);
  return timeline.play(() => shows(false));
});
document.getElementById("whole").addEventListener("click", () => {
  timeline.stop();
  timeline.keep(null, null);
});

if (known) {
  const dayOf = () => Date.parse(known.dataset.first) + Number(known.value) * 864e5;
  known.addEventListener("input", () => { document.getElementById("known-day").textContent = day(dayOf()); });
  known.addEventListener("change", async () => {
    const newest = Number(known.value) === Number(known.max);
    await narrow({ known: newest ? null : iso(dayOf()) });
    await showTimeline();
  });
}

list.addEventListener("focusin", (event) => point(event.target.closest("[data-at]")));
list.addEventListener("pointerover", (event) => point(event.target.closest("[data-at]")));
let pointer = null;
function point(row) {
  pointer?.remove();
  pointer = null;
  if (row) pointer = L.circleMarker(row.dataset.at.split(",").map(Number), { radius: 16, fill: false, color: getComputedStyle(document.body).color, weight: 2, interactive: false, pane: "spots", renderer: spots.renderer }).addTo(map);
}

if (matchMedia("(min-width: 75rem)").matches) document.getElementById("drawer").open = true;
view();
spots.countries = await drawWorld(map);
await fit();
let settled = null;
map.on("moveend", () => {
  const { lat, lng } = map.getCenter();
  change({ at: `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom()}` });
  clearTimeout(settled);
  settled = setTimeout(showSpots, 120);
});
sayRange();
await Promise.all([showSpots(), showTimeline()]);
