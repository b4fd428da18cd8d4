// Two sites on nine axes; the table beside it says the same in numbers.

import { freshId, h, s } from "./dom.js";
import { score } from "./format.js";
import { t } from "./i18n.js";

const SIZE = 420;
const MIDDLE = SIZE / 2;
const REACH = 140;
// Empty above and below the names of the axes.
const TRIM = 34;
const COLORS = ["#1b64a5", "#b8431d"];

/** @param shapes [{name, values}] with values 0…100 or null in the order of the axes */
export function radar({ title, axes, shapes }) {
  const id = freshId("radar");
  const at = (axis, value) => {
    const turn = (axis / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [MIDDLE + (Math.cos(turn) * REACH * value) / 100, MIDDLE + (Math.sin(turn) * REACH * value) / 100];
  };
  const web = [20, 40, 60, 80, 100].map((value) =>
    s("polygon", { class: "web", points: axes.map((name, axis) => at(axis, value).map((n) => n.toFixed(1)).join(",")).join(" ") }),
  );
  const names = axes.map((name, axis) => {
    const [x, y] = at(axis, 116);
    const side = x > MIDDLE + 8 ? "start" : x < MIDDLE - 8 ? "end" : "middle";
    return s("text", { x, y: y + 4, "text-anchor": side }, name);
  });
  // A gap breaks the outline: no corner is drawn where nothing is known.
  const drawn = shapes.map((shape, which) => {
    const known = shape.values.map((value, axis) => (value === null ? null : at(axis, value)));
    const edges = known.map((point, axis) => {
      const next = known[(axis + 1) % known.length];
      return point && next ? s("line", { x1: point[0], y1: point[1], x2: next[0], y2: next[1], stroke: COLORS[which], "stroke-width": 2, "stroke-dasharray": which ? "6 3" : null }) : null;
    });
    const corners = known.map((point) => point && (which ? s("rect", { x: point[0] - 4, y: point[1] - 4, width: 8, height: 8, fill: COLORS[which] }) : s("circle", { cx: point[0], cy: point[1], r: 4.5, fill: COLORS[which] })));
    return s("g", {}, edges, corners);
  });
  const legend = shapes.map((shape, which) => {
    const entry = h("span", {}, shape.name);
    entry.style.color = COLORS[which];
    return entry;
  });
  return h(
    "figure",
    { class: "chart radar" },
    h("figcaption", { id }, title),
    s("svg", { viewBox: `-70 ${TRIM} ${SIZE + 140} ${SIZE - 2 * TRIM}`, role: "img", "aria-labelledby": id, class: "chart-svg" }, web, names, drawn),
    h("div", { class: "radar-legend" }, legend),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
      h(
        "table",
        { class: "data" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("map.hazard")), shapes.map((shape) => h("th", { scope: "col", class: "num" }, shape.name)))),
        h("tbody", {}, axes.map((name, axis) => h("tr", {}, h("th", { scope: "row" }, name), shapes.map((shape) => h("td", { class: "num" }, shape.values[axis] === null ? h("span", { class: "gap-cell" }, t("map.gap")) : score(shape.values[axis])))))),
      ),
    ),
  );
}
