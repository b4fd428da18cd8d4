// Pieces that every page uses: states, chips, tables that sort, bars.

import { h } from "./dom.js";
import { has, t } from "./i18n.js";
import { count } from "./format.js";
import { levelOf } from "./scale.js";

/** A quiet line while something is on its way. */
export function loading(text = t("state.loading")) {
  return h("p", { class: "state loading", role: "status" }, h("span", { class: "spinner", "aria-hidden": "true" }), text);
}

export function empty(title, ...more) {
  return h("div", { class: "state empty" }, h("p", { class: "state-title" }, title), more);
}

/** A refusal in words, with what the reader can do. */
export function failed(e, again) {
  if (e?.name === "AbortError") return null;
  const known = `problem.${e.code}`;
  const text = has(known) ? t(known) : e.message || t("state.failed");
  return h(
    "div",
    { class: "state error", role: "alert" },
    h("p", { class: "state-title" }, t("state.failed")),
    h("p", {}, text),
    e.errors?.length ? h("ul", {}, e.errors.slice(0, 10).map((one) => h("li", {}, `${one.pointer}: ${one.message}`))) : null,
    e.traceId ? h("p", { class: "hint" }, t("state.trace", e.traceId)) : null,
    again ? h("button", { type: "button", class: "button", onclick: again }, t("state.again")) : null,
  );
}

/** This server has no such function (yet): said plainly, no number in its place. */
export function notAvailable(what) {
  return h(
    "div",
    { class: "state absent" },
    h("p", { class: "state-title" }, t("state.notAvailable", what)),
    h("p", { class: "hint" }, t("state.notAvailableHint")),
  );
}

/** Loads into a box: loading, then what draw makes of the answer, or why there is none. */
export async function into(box, load, draw, { what, signal } = {}) {
  box.replaceChildren(loading());
  box.setAttribute("aria-busy", "true");
  try {
    const answer = await load();
    if (signal?.aborted) return;
    box.replaceChildren(...[await draw(answer)].flat().filter(Boolean));
  } catch (e) {
    if (signal?.aborted) return;
    if (!(e?.status >= 0)) console.error(e);
    const absent = e.status === 404 && what;
    box.replaceChildren(absent ? notAvailable(what) : failed(e, () => into(box, load, draw, { what, signal })) ?? "");
  } finally {
    box.removeAttribute("aria-busy");
  }
}

export function card(title, ...content) {
  return h("section", { class: "card" }, title ? h("h2", {}, title) : null, content);
}

/** A score with its level in words: colour is never the only sign. */
export function levelChip(level) {
  return level ? h("span", { class: `chip level-${level}` }, t(`level.${level}`)) : null;
}

export function scoreChip(value, text) {
  return h("span", { class: `chip level-${levelOf(value)}` }, text);
}

/** What a flag says; one that carries a name says the name too. */
export function flagText(flag) {
  const [code, about] = flag.split(":");
  const text = has(`flag.${code}`) ? t(`flag.${code}`) : code;
  return about ? `${text}: ${has(`attribute.${about}`) ? t(`attribute.${about}`) : about}` : text;
}

export function flagList(flags) {
  if (!flags?.length) return null;
  return h("ul", { class: "flags" }, flags.map((flag) => h("li", {}, h("code", {}, flag), " ", flagText(flag))));
}

export function statusText(status) {
  return has(`status.${status}`) ? t(`status.${status}`) : status;
}

/** Why there is no number: status, and code where there is one. */
export function gapText(gap) {
  if (gap.code && has(`gap.${gap.code}`)) return t(`gap.${gap.code}`);
  return statusText(gap.status);
}

export function progressBar(percent, label) {
  return h("progress", { max: 100, value: percent ?? 0, "aria-label": label });
}

export function select(label, options, value, onchange, { compact } = {}) {
  const control = h(
    "select",
    { onchange: (event) => onchange(event.target.value) },
    options.map((option) => h("option", { value: option.value, selected: option.value === value }, option.text)),
  );
  control.value = value;
  return h("label", { class: compact ? "field compact" : "field" }, h("span", {}, label), control);
}

const ROWS = 50;

/**
 * A table whose columns sort; long ones show more on demand.
 *
 * @param columns [{title, of: row → value to sort by, cell: row → content, isNumber?}]
 */
export function sortedTable({ caption, columns, rows, sort, descending, rowClass }) {
  let by = sort ?? 0;
  let isDown = descending ?? false;
  let shown = ROWS;
  const head = h("tr", {});
  const body = h("tbody", {});
  const more = h("button", { type: "button", class: "button quiet", onclick: () => { shown += ROWS * 4; draw(); } });
  const compare = (a, b) => {
    const [one, other] = [columns[by].of(a), columns[by].of(b)];
    const isGap = (v) => v === null || v === undefined || v === "";
    if (isGap(one) || isGap(other)) return isGap(one) - isGap(other);
    const order = typeof one === "number" ? one - other : String(one).localeCompare(String(other), document.documentElement.lang);
    return isDown ? -order : order;
  };
  function draw() {
    head.replaceChildren(
      ...columns.map((column, at) =>
        h(
          "th",
          { scope: "col", class: column.isNumber ? "num" : null, "aria-sort": at === by ? (isDown ? "descending" : "ascending") : null },
          column.of
            ? h("button", { type: "button", class: "sort", onclick: () => { isDown = at === by ? !isDown : Boolean(column.isNumber); by = at; draw(); } }, column.title, h("span", { class: "arrow", "aria-hidden": "true" }, at === by ? (isDown ? "▼" : "▲") : "↕"))
            : column.title,
        ),
      ),
    );
    const ordered = columns[by].of ? [...rows].sort(compare) : rows;
    body.replaceChildren(
      ...ordered.slice(0, shown).map((row) =>
        h("tr", { class: rowClass?.(row) ?? null }, columns.map((column, at) => h(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, class: column.isNumber ? "num" : null }, column.cell(row)))),
      ),
    );
    more.textContent = t("table.more", count(rows.length - shown));
    more.hidden = rows.length <= shown;
  }
  draw();
  return h("div", {}, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, h("table", { class: "data" }, h("caption", { class: "sr-only" }, caption), h("thead", {}, head), body)), more);
}
