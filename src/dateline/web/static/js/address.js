// The address is the state: what a view shows is read from it, and what is changed is written to it.

// A form sends what is not asked for as empty.
export function state() {
  return new URLSearchParams([...new URLSearchParams(location.search)].filter(([, value]) => value !== ""));
}

// Sets or (with null) takes away; the address changes without a new page.
export function change(values) {
  const query = state();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  return query;
}

export function without(query, ...names) {
  const rest = new URLSearchParams(query);
  names.forEach((name) => rest.delete(name));
  return rest;
}

export const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

export function say(key, values = {}) {
  const text = words.script?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

export function shown(value) {
  return typeof value === "number" ? new Intl.NumberFormat(words.language, { numberingSystem: "latn" }).format(value) : String(value);
}

export function day(value) {
  const format = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC", numberingSystem: "latn" };
  return new Intl.DateTimeFormat(words.language === "en" ? "en-GB" : words.language, format).format(value);
}

export function iso(value) {
  return new Date(value).toISOString().slice(0, 10);
}

// The colours of the page, which know whether it is dark.
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
