// Import of sites by drag and drop or by choosing a file; every refused row says why.

import * as api from "./api.js";
import { freshId, h, say } from "./dom.js";
import { count } from "./format.js";
import { t } from "./i18n.js";
import { failed, loading } from "./parts.js";

const TYPES = {
  csv: "text/csv",
  json: "application/json",
  ndjson: "application/x-ndjson",
  jsonl: "application/x-ndjson",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const MOST_SHOWN = 200;
const IMPORT_LIMIT_MS = 600_000;

/** @param onStored called once rows have been stored */
export function importBox({ onStored }) {
  const result = h("div", { "aria-live": "polite" });
  const id = freshId("file");
  const input = h("input", { type: "file", id, class: "file-input", accept: Object.keys(TYPES).map((end) => `.${end}`).join(","), onchange: () => take(input.files[0]) });
  const dry = h("input", { type: "checkbox" });
  const drop = h(
    "div",
    {
      class: "drop",
      ondragover: (event) => {
        event.preventDefault();
        drop.classList.add("over");
      },
      ondragleave: () => drop.classList.remove("over"),
      ondrop: (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        take(event.dataTransfer.files[0]);
      },
    },
    h("p", {}, h("strong", {}, t("import.drop"))),
    h("div", { class: "row" }, input, h("label", { for: id, class: "button" }, t("import.choose")), h("label", { class: "check" }, dry, t("import.dry"))),
    h("p", { class: "hint" }, t("import.hint")),
  );

  async function take(file) {
    if (!file) return;
    const type = TYPES[file.name.split(".").pop().toLowerCase()];
    if (!type) {
      result.replaceChildren(h("p", { class: "notice" }, t("import.wrongType", file.name)));
      return;
    }
    result.replaceChildren(loading(t("import.running", file.name)));
    try {
      const answer = await api.call(`/api/v1/sites/import?mode=${dry.checked ? "dry-run" : "partial"}`, {
        method: "POST",
        body: file,
        headers: { "Content-Type": type },
        timeLimit: IMPORT_LIMIT_MS,
      });
      const report = await answer.json();
      result.replaceChildren(outcome(file.name, report));
      say(t("import.done", count(report.accepted), count(report.received)));
      if (!dry.checked && report.accepted > 0) await onStored();
    } catch (e) {
      const isUnknown = e.status === 415;
      result.replaceChildren(isUnknown ? h("p", { class: "notice" }, t("import.unsupported", file.name)) : failed(e, () => take(file)));
    } finally {
      // The same file may be chosen again after it was corrected.
      input.value = "";
    }
  }

  return h("section", { class: "card stack", "aria-label": t("import.title") }, h("h2", {}, t("import.title")), drop, result);
}

function outcome(name, report) {
  const isDry = report.mode === "DRY_RUN";
  const head = isDry ? t("import.checked", count(report.accepted), count(report.received)) : t("import.done", count(report.accepted), count(report.received));
  return h(
    "div",
    { class: "stack" },
    h("p", { class: report.rejected ? "notice" : "notice good" }, h("strong", {}, `${name}: `), head, report.rejected ? ` ${t("import.rejected", count(report.rejected))}` : ""),
    report.ignoredColumns?.length ? h("p", { class: "hint" }, t("import.ignored", report.ignoredColumns.join(", "))) : null,
    report.errors?.length ? errors(report) : null,
  );
}

function errors(report) {
  const isCut = report.hasMoreErrors || report.errors.length > MOST_SHOWN;
  return h(
    "div",
    {},
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": t("import.errors") },
      h(
        "table",
        { class: "data" },
        h("caption", { class: "sr-only" }, t("import.errors")),
        h("thead", {}, h("tr", {}, ["line", "column", "problem", "hintColumn"].map((part) => h("th", { scope: "col" }, t(`import.${part}`))))),
        h("tbody", {}, report.errors.slice(0, MOST_SHOWN).map((one) => h("tr", {}, h("td", { class: "num" }, String(one.line)), h("td", {}, one.column ? h("code", {}, one.column) : ""), h("td", {}, one.message), h("td", {}, one.hint)))),
      ),
    ),
    isCut ? h("p", { class: "hint" }, t("import.moreErrors", MOST_SHOWN)) : null,
  );
}
