// What the address of a figure holds: a link in a report carries no key, so it leads here.

import * as api from "./api.js";
import { csvRows } from "./csv.js";
import { h } from "./dom.js";
import { count } from "./format.js";
import { t } from "./i18n.js";
import { tree } from "./explain.js";
import { card, empty, failed, into, sortedTable } from "./parts.js";

const CALLS = /^\/api\/v1\/[\w./-]+(\?[\w.=&%,:+-]*)?$/;
const SITE = /^\/api\/v1\/sites\/([0-9a-f-]{36})/;

export async function show(main, { query, signal }) {
  const path = query.get("of") ?? "";
  const box = h("div", {});
  const site = SITE.exec(path)?.[1];
  const parameters = new URLSearchParams(path.split("?")[1] ?? "");
  main.replaceChildren(
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, t("result.title")), h("p", { class: "lead" }, t("result.lead")), h("p", {}, h("code", {}, path)))),
    site ? h("p", {}, h("a", { href: `#/site/${site}?${siteParameters(parameters)}` }, t("result.site"))) : "",
    box,
  );
  if (!CALLS.test(path) || path.includes("..")) {
    box.replaceChildren(empty(t("result.bad")));
    return;
  }
  await into(box, () => api.call(path, { signal, headers: { Accept: "application/json, text/csv;q=0.9, */*;q=0.5" } }), (answer) => content(answer, path), { signal });
}

function siteParameters(parameters) {
  const kept = new URLSearchParams();
  for (const name of ["scenario", "hazard"]) if (parameters.has(name)) kept.set(name, parameters.get(name));
  return kept;
}

async function content(answer, path) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.includes("json")) return card(null, tree(await answer.json()));
  if (type.startsWith("text/csv")) return rows(csvRows(await answer.text()));
  return download(path);
}

function rows(list) {
  if (!list.length) return empty(t("result.none"));
  const names = Object.keys(list[0]);
  const value = (text) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : text);
  return card(
    t("result.rows", count(list.length)),
    sortedTable({
      caption: t("result.title"),
      rows: list,
      columns: names.map((name) => ({ title: name, of: (row) => value(row[name]), cell: (row) => row[name], isNumber: list.every((row) => typeof value(row[name]) === "number" || row[name] === "") })),
    }),
  );
}

function download(path) {
  const box = h("div", {}, h("button", { type: "button", class: "button primary", onclick: save }, t("result.save")));
  async function save() {
    try {
      await api.download(path, path.split("?")[0].split("/").pop());
    } catch (e) {
      box.append(failed(e) ?? "");
    }
  }
  return box;
}
