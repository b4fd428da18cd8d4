// "Why this number": the steps a person can follow, and behind them every term of the server, unrounded.

import * as api from "./api.js";
import { h } from "./dom.js";
import { plain } from "./format.js";
import { steps } from "./explain-steps.js";
import { has, t } from "./i18n.js";
import { into, select } from "./parts.js";

const YEARS = [2030, 2050, 2090];
const MOST_VALUES = 40;
const MOST_DEPTH = 5;

export function explainBox({ path, scenario, scenarioList, signal }) {
  const state = { scenario, year: YEARS[1] };
  const box = h("div", {});
  const load = () => {
    const query = new URLSearchParams({ scenario: state.scenario, year: state.year });
    return into(box, () => api.get(`${path}?${query}`, signal), draw, { signal, what: t("explain.title") });
  };
  const open = h(
    "details",
    { class: "card", ontoggle: () => open.open && !box.childNodes.length && load() },
    h("summary", {}, h("strong", {}, t("explain.title"))),
    h("p", { class: "hint" }, t("explain.lead")),
    h(
      "div",
      { class: "row" },
      select(t("map.scenario"), scenarioList.map((one) => ({ value: one.code, text: one.label })), state.scenario, (value) => { state.scenario = value; load(); }),
      select(t("map.year"), YEARS.map((year) => ({ value: String(year), text: String(year) })), String(state.year), (value) => { state.year = Number(value); load(); }),
    ),
    box,
  );
  return open;
}

/** camelCase and snake_case as words, where the message files have none of their own. */
function label(name) {
  const key = `explain.${name}`;
  if (has(key)) return t(key);
  return name.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/^./, (first) => first.toUpperCase());
}

function leaf(value) {
  if (value === null) return h("span", { class: "gap-cell" }, t("map.gap"));
  if (typeof value === "number") return h("span", { title: String(value) }, plain(value));
  if (typeof value === "boolean") return t(value ? "explain.yes" : "explain.no");
  const text = String(value);
  for (const family of ["flag", "status", "level"]) {
    if (has(`${family}.${text}`)) return [h("code", {}, text), " ", t(`${family}.${text}`)];
  }
  return text;
}

const isLeaf = (value) => value === null || typeof value !== "object";

function draw(answer) {
  const facts = Object.entries(answer).filter(([, value]) => isLeaf(value));
  const terms = Object.entries(answer).filter(([, value]) => !isLeaf(value));
  const all = h(
    "details",
    {
      class: "numbers",
      // Thousands of values: made when somebody asks for them.
      ontoggle: () => {
        if (all.open && all.childNodes.length === 1) all.append(pairs(facts), h("ol", { class: "terms" }, terms.map(([name, value]) => h("li", {}, h("h3", {}, label(name)), node(value, 1)))));
      },
    },
    h("summary", {}, t("explain.all")),
  );
  return [steps(answer), all];
}

/** Any answer of the server, as it is. */
export function tree(value) {
  return node(value, 0);
}

function pairs(entries) {
  if (!entries.length) return null;
  return h("div", { class: "scroll" }, h("table", {}, h("tbody", {}, entries.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, label(name)), h("td", {}, leaf(value)))))));
}

function node(value, depth) {
  if (isLeaf(value)) return leaf(value);
  if (Array.isArray(value)) return list(value, depth);
  if (depth >= MOST_DEPTH) return h("code", {}, JSON.stringify(value));
  const entries = Object.entries(value);
  const inner = entries.filter(([, one]) => !isLeaf(one));
  return [pairs(entries.filter(([, one]) => isLeaf(one))), inner.map(([name, one]) => h("div", {}, h("p", { class: "hint" }, label(name)), node(one, depth + 1)))];
}

function list(values, depth) {
  if (!values.length) return h("span", { class: "hint" }, t("explain.none"));
  if (values.every(isLeaf)) {
    const shown = values.slice(0, MOST_VALUES).map((value) => (typeof value === "number" ? plain(value) : String(value ?? "–")));
    const text = shown.join(values.every((value) => typeof value === "number" || value === null) ? "; " : ", ");
    const rest = values.slice(MOST_VALUES).map((value) => (typeof value === "number" ? plain(value) : String(value ?? "–")));
    return h("p", {}, text, rest.length ? h("details", {}, h("summary", {}, t("table.more", rest.length)), rest.join("; ")) : "");
  }
  const objects = values.every((value) => value && typeof value === "object" && !Array.isArray(value));
  if (!objects) return h("ul", {}, values.map((value) => h("li", {}, node(value, depth + 1))));
  const names = [...new Set(values.flatMap((value) => Object.keys(value)))];
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": t("explain.title") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, label(name))))),
      h("tbody", {}, values.map((value) => h("tr", {}, names.map((name) => h("td", {}, value[name] === undefined ? "" : node(value[name], depth + 1)))))),
    ),
  );
}
