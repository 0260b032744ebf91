// The first view: map, timeline and list of the same incidents. Whatever narrows one narrows all three, through the address.

import { change, day, iso, say, state, without, words } from "./address.js";
import { drawWorld } from "./basemap.js";
import { Control } from "./control.js";
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
const control = new Control(map, document.getElementById("control"), ({ name, geonames_id: id }) => {
  const kept = [...state()].filter(([name_]) => ["lang", "known"].includes(name_));
  location.assign(id ? `/places/${id}?${new URLSearchParams([...kept, ["on", controlDay()]])}` : `/state?${new URLSearchParams([...kept, ["on", controlDay()], ["place", name]])}`);
});
const timeline = new Timeline(document.getElementById("timeline"), (first, last) => narrow({ from: first, to: last }));

function filter() {
  return without(state(), "at", "lang", "after", "layers");
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

// The day of which control is shown: the last of the chosen days, else the last of which anything could be known.
function controlDay() {
  return state().get("to") ?? state().get("known") ?? known?.dataset.last ?? iso(Date.now());
}

async function showControl(anew = false) {
  const layers = state().get("layers") ?? "incidents";
  spots.visible(layers !== "control");
  document.querySelector(".families").hidden = layers === "control";
  if (layers === "incidents") return control.set(null);
  if (anew || !control.found) {
    const asked = new URLSearchParams([...state()].filter(([name]) => name === "known"));
    const found = await ask("control", `/api/control?${asked}`);
    if (!found) return undefined;
    control.set(found);
  }
  return control.show(controlDay());
}

function narrow(values) {
  change(values);
  for (const [name, field] of [["from", "from"], ["to", "to"], ["known", "known-kept"]]) if (name in values) document.getElementById(field).value = values[name] ?? "";
  sayRange();
  return Promise.all([showSpots(), showList(), showControl("known" in values)]);
}

for (const choice of document.querySelectorAll('input[name="layers"]')) {
  choice.addEventListener("change", () => {
    change({ layers: choice.value === "incidents" ? null : choice.value });
    showControl();
  });
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
  if (found.length) map.fitBounds(found.map((spot) => [spot[0], spot[1]]), { padding: [50, 60], maxZoom: 8, animate: false });
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
spots.countries = control.countries = await drawWorld(map);
await fit();
let settled = null;
map.on("moveend", () => {
  const { lat, lng } = map.getCenter();
  change({ at: `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom()}` });
  clearTimeout(settled);
  settled = setTimeout(showSpots, 120);
});
sayRange();
await Promise.all([showSpots(), showTimeline(), showControl()]);
