// Line charts over the years, as SVG with a table of the same numbers beside them.

import { freshId, h, s } from "./dom.js";
import { t } from "./i18n.js";

export const WIDTH = 430;
export const HEIGHT = 220;
const LETTER = 6.4;
export const PAD = { left: 46, right: 58, top: 12, bottom: 26 };

function niceStep(span, parts) {
  const raw = span / parts || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? power * 10;
}

/** Round ticks from 0 up to at least the largest value. */
export function ticks(most, parts = 4) {
  const step = niceStep(most || 1, parts);
  const list = [];
  for (let value = 0, i = 0; i < 20; i += 1, value = step * i) {
    list.push(value);
    if (value >= most * 0.9999) break;
  }
  return list;
}

export function line(points) {
  let text = "";
  let pen = "M";
  for (const point of points) {
    if (point === null) {
      pen = "M";
      continue;
    }
    text += `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    pen = "L";
  }
  return text;
}

/** Labels at the ends of lines, moved until none hides another. */
export function spread(labels, least, gap) {
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i += 1) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + gap);
  const over = labels.length ? Math.max(0, labels.at(-1).y - least) : 0;
  for (const label of labels) label.y -= over;
  return labels;
}

/** Pixels left of the axis that the longest of its labels needs. */
export function roomFor(labels) {
  return Math.max(PAD.left, 12 + LETTER * Math.max(...labels.map((label) => label.length)));
}

/**
 * Values over the years.
 *
 * @param title what is shown, with its unit
 * @param years ascending
 * @param series [{label, color, dash, values, low?, high?}], a gap is null
 * @param format for one value
 * @param most end of the axis; by default the largest value
 * @param at years that the table lists
 */
export function lineChart({ title, years, series, format, most, at, note }) {
  const known = series.flatMap((one) => [one.values, one.high ?? []].flat()).filter((v) => v !== null && v !== undefined);
  if (!known.length) {
    return h("figure", { class: "chart" }, h("figcaption", {}, title), h("p", { class: "gap-note" }, t("chart.noValues")));
  }
  const marks = ticks(most ?? Math.max(...known));
  const top = marks.at(-1) || 1;
  const left = roomFor(marks.map(format));
  const x = (year) =>
    left + ((year - years[0]) / (years.at(-1) - years[0] || 1)) * (WIDTH - left - PAD.right);
  const y = (value) => HEIGHT - PAD.bottom - (value / top) * (HEIGHT - PAD.top - PAD.bottom);
  const points = (values) =>
    values.map((value, i) => (value === null || value === undefined ? null : [x(years[i]), y(value)]));
  const labels = spread(
    series
      .map((one) => ({ one, value: one.values.findLast((v) => v !== null && v !== undefined) }))
      .filter(({ value }) => value !== undefined)
      .map(({ one, value }) => ({ one, y: y(value) })),
    HEIGHT - PAD.bottom,
    13,
  );
  const cursor = s("line", { class: "cursor", y1: PAD.top, y2: HEIGHT - PAD.bottom, visibility: "hidden" });
  const first = years[0];
  const yearMarks = years.filter((year) => year % 20 === 0 || year === first);
  const id = freshId("chart");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": id, class: "chart-svg" },
    marks.map((value) => [
      s("line", { class: "grid", x1: left, x2: WIDTH - PAD.right, y1: y(value), y2: y(value) }),
      s("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, format(value)),
    ]),
    yearMarks.map((year) =>
      s("text", { class: "tick", x: x(year), y: HEIGHT - 8, "text-anchor": "middle" }, String(year)),
    ),
    series.filter((one) => one.low && one.high).map((one) =>
      s("path", { class: "band", d: band(points(one.low), points(one.high)), fill: one.color }),
    ),
    cursor,
    series.map((one) =>
      s("path", {
        class: "series",
        d: line(points(one.values)),
        stroke: one.color,
        "stroke-dasharray": one.dash || null,
      }),
    ),
    labels.map(({ one, y: at2 }) =>
      s("text", { class: "line-label", x: WIDTH - PAD.right + 5, y: at2 + 4, fill: one.color }, one.label),
    ),
  );
  const figure = h(
    "figure",
    { class: "chart" },
    h("figcaption", { id }, title),
    svg,
    note ? h("p", { class: "chart-note" }, note) : null,
    table({ years, series, format, at: at ?? [2030, 2050, 2090] }),
  );
  figure.showYear = (year) => {
    cursor.setAttribute("x1", x(year));
    cursor.setAttribute("x2", x(year));
    cursor.setAttribute("visibility", "visible");
  };
  return figure;
}

function band(low, high) {
  const both = low.map((point, i) => (point && high[i] ? [point, high[i]] : null)).filter(Boolean);
  if (both.length < 2) return "";
  return `${line(both.map((pair) => pair[0]))}L${line(both.map((pair) => pair[1]).reverse()).slice(1)}Z`;
}

function table({ years, series, format, at }) {
  const shown = at.filter((year) => years.includes(year));
  return h(
    "details",
    { class: "numbers" },
    h("summary", {}, t("chart.numbers")),
    h(
      "div",
      { class: "scroll" },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("chart.scenario")), shown.map((year) => h("th", { scope: "col", class: "num" }, String(year))))),
        h(
          "tbody",
          {},
          series.map((one) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, one.label),
              shown.map((year) => {
                const value = one.values[years.indexOf(year)];
                return h("td", { class: "num", title: value ?? "" }, value === null || value === undefined ? "–" : format(value));
              }),
            ),
          ),
        ),
      ),
    ),
  );
}
