// How likely at least so much is: loss against return period, and the chance of a class or a worse one.

import { HEIGHT, line, PAD, roomFor, spread, ticks, WIDTH } from "./chart.js";
import { freshId, h, s } from "./dom.js";
import { t } from "./i18n.js";

const HEIGHT_OF_LABEL = 13;

/** Loss or value against return period, the periods on a logarithmic axis. */
export function returnPeriodChart({ title, points, format, note }) {
  const list = points.filter((point) => point.value !== null && point.value !== undefined).sort((a, b) => a.period - b.period);
  if (!list.length) return null;
  const marks = ticks(Math.max(...list.map((point) => point.value)));
  const top = marks.at(-1) || 1;
  const left = roomFor(marks.map(format));
  const [least, most] = [list[0].period, list.at(-1).period];
  const x = (period) =>
    left + (Math.log(period / least) / (Math.log(most / least) || 1)) * (WIDTH - left - PAD.right);
  const y = (value) => HEIGHT - PAD.bottom - (value / top) * (HEIGHT - PAD.top - PAD.bottom);
  const id = freshId("chart");
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", { id }, title),
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": id, class: "chart-svg" },
      marks.map((value) => [
        s("line", { class: "grid", x1: left, x2: WIDTH - PAD.right, y1: y(value), y2: y(value) }),
        s("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, format(value)),
      ]),
      s("path", { class: "series", d: line(list.map((p) => [x(p.period), y(p.value)])), stroke: "#12343b" }),
      list.map((p) => [
        s("circle", { cx: x(p.period), cy: y(p.value), r: 3.5, fill: "#12343b" }),
        s("text", { class: "tick", x: x(p.period), y: HEIGHT - 8, "text-anchor": "middle" }, t("chart.years", p.period)),
      ]),
    ),
    note ? h("p", { class: "chart-note" }, note) : null,
    h(
      "details",
      { class: "numbers" },
      h("summary", {}, t("chart.numbers")),
      h("table", {}, h("tbody", {}, list.map((p) => h("tr", {}, h("th", { scope: "row" }, t("chart.years", p.period)), h("td", { class: "num" }, format(p.value)))))),
    ),
  );
}

/**
 * Chance a year of a class or a worse one, from the chances of the classes themselves.
 *
 * @param series [{label, color, dash, values}], the mildest class first
 */
export function classChart({ title, series, format, note }) {
  const lines = series.filter((one) => one.values?.length > 1).map((one) => ({ ...one, values: atLeast(one.values) }));
  if (!lines.length) return null;
  const marks = ticks(Math.max(...lines.flatMap((one) => one.values)));
  const top = marks.at(-1) || 1;
  const left = roomFor(marks.map(format));
  const classes = lines[0].values.length;
  const x = (at) => left + (at / (classes - 1 || 1)) * (WIDTH - left - PAD.right);
  const y = (value) => HEIGHT - PAD.bottom - (value / top) * (HEIGHT - PAD.top - PAD.bottom);
  const name = (at) => t("chart.class", at + 2);
  const labels = spread(lines.map((one) => ({ one, y: y(one.values.at(-1)) })), HEIGHT - PAD.bottom, HEIGHT_OF_LABEL);
  const id = freshId("chart");
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", { id }, title),
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-labelledby": id, class: "chart-svg" },
      marks.map((value) => [
        s("line", { class: "grid", x1: left, x2: WIDTH - PAD.right, y1: y(value), y2: y(value) }),
        s("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, format(value)),
      ]),
      lines[0].values.map((value, at) => s("text", { class: "tick", x: x(at), y: HEIGHT - 8, "text-anchor": "middle" }, name(at))),
      lines.map((one) => [
        s("path", { class: "series", d: line(one.values.map((value, at) => [x(at), y(value)])), stroke: one.color, "stroke-dasharray": one.dash || null }),
        one.values.map((value, at) => s("circle", { cx: x(at), cy: y(value), r: 3, fill: one.color })),
      ]),
      labels.map(({ one, y: at }) => s("text", { class: "line-label", x: WIDTH - PAD.right + 7, y: at + 4, fill: one.color }, one.label)),
    ),
    note ? h("p", { class: "chart-note" }, note) : null,
    h(
      "details",
      { class: "numbers" },
      h("summary", {}, t("chart.numbers")),
      h(
        "div",
        { class: "scroll" },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("map.year")), lines[0].values.map((value, at) => h("th", { scope: "col", class: "num" }, name(at))))),
          h("tbody", {}, lines.map((one) => h("tr", {}, h("th", { scope: "row" }, one.label), one.values.map((value) => h("td", { class: "num", title: String(value) }, format(value)))))),
        ),
      ),
    ),
  );
}

/** From the second class on: at least the mildest is certain. */
function atLeast(chances) {
  const sums = [];
  let sum = 0;
  for (let at = chances.length - 1; at > 0; at -= 1) {
    sum += chances[at];
    sums.unshift(Math.min(1, sum));
  }
  return sums;
}
