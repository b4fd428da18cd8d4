// The map itself: one path a region, coloured by class; drag, wheel and buttons move it.

import { h, s } from "./dom.js";
import { t } from "./i18n.js";
import { frame, project, shapes } from "./map-shapes.js";
import { RAMP } from "./scale.js";

const MOST_ZOOM = 24;
// Radius of a site in pixels.
const DOT = 3.2;
const UNKNOWN = "#e3e6e6";
const HATCH = "url(#gap-hatch)";

function hatch() {
  return s(
    "defs",
    {},
    s(
      "pattern",
      { id: "gap-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "scale(0.5)" },
      s("rect", { width: 6, height: 6, fill: "#f1f2f2" }),
      s("path", { d: "M0 6L6 0M-1 1L1 -1M5 7L7 5", stroke: "#7b858c", "stroke-width": 1.2 }),
    ),
  );
}

/**
 * Draws regions once; colouring them later touches nothing but fills.
 *
 * @param regions from the catalogue
 * @param onPick called with a region's code
 * @param onPoint called with a region's code, or null, when the pointer is over it
 * @param onSite called with a site whose dot was pressed
 * @param onSitePoint called with a site when the pointer is over its dot
 */
export function mapDrawing(regions, { onPick, onPoint, onSite, onSitePoint }) {
  const full = frame(regions);
  let view = [...full];
  const paths = shapes(regions).map((d, at) => s("path", { d, "data-at": at, class: "region", fill: UNKNOWN }));
  const area = s("g", {}, paths);
  const ring = s("path", { class: "region-ring", d: "" });
  const places = s("g", { class: "site-dots" });
  const svg = s(
    "svg",
    { class: "map-svg", preserveAspectRatio: "xMidYMid meet", role: "img" },
    hatch(),
    area,
    ring,
    places,
  );
  const classes = new Int8Array(regions.length).fill(-2);
  const index = new Map(regions.map((region, at) => [region.code, at]));
  let dots = [];
  let shown = [];
  let dragged = false;

  function show() {
    svg.setAttribute("viewBox", view.map((n) => n.toFixed(3)).join(" "));
    // The drawing fits its box whole: the tighter side sets its scale.
    const pixel = Math.max(view[2] / (svg.clientWidth || 600), view[3] / (svg.clientHeight || 600));
    svg.querySelector("pattern").setAttribute("patternTransform", `scale(${(pixel * 1.1).toFixed(4)})`);
    for (const dot of dots) dot.setAttribute("r", (pixel * DOT).toFixed(3));
  }

  function zoom(factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) {
    const width = Math.min(full[2], Math.max(full[2] / MOST_ZOOM, view[2] / factor));
    const real = view[2] / width;
    view = [x - (x - view[0]) / real, y - (y - view[1]) / real, width, view[3] / real];
    keepInside();
    show();
  }

  function keepInside() {
    for (const side of [0, 1]) {
      const least = full[side];
      const most = full[side] + full[side + 2] - view[side + 2];
      view[side] = Math.min(Math.max(view[side], least), Math.max(least, most));
    }
  }

  function position(event) {
    const box = svg.getBoundingClientRect();
    const scale = Math.max(view[2] / box.width, view[3] / box.height);
    return [
      view[0] + view[2] / 2 + (event.clientX - box.left - box.width / 2) * scale,
      view[1] + view[3] / 2 + (event.clientY - box.top - box.height / 2) * scale,
    ];
  }

  svg.addEventListener(
    "wheel",
    (event) => {
      // A page that scrolls must not be caught by the map on its way.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, ...position(event));
    },
    { passive: false },
  );
  svg.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (view[2] >= full[2] * 0.999) return;
    const start = position(event);
    const move = (next) => {
      const now = position(next);
      if (!dragged && Math.hypot(now[0] - start[0], now[1] - start[1]) < view[2] / 150) return;
      dragged = true;
      view[0] += start[0] - now[0];
      view[1] += start[1] - now[1];
      keepInside();
      show();
    };
    const end = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  });
  const codeAt = (event) => regions[event.target.dataset?.at]?.code ?? null;
  area.addEventListener("click", (event) => {
    const code = codeAt(event);
    if (code && !dragged) onPick(code);
  });
  area.addEventListener("pointerover", (event) => onPoint(codeAt(event), event));
  area.addEventListener("pointerleave", () => onPoint(null));
  const siteAt = (event) => shown[event.target.dataset?.site] ?? null;
  places.addEventListener("click", (event) => {
    const site = siteAt(event);
    if (site && !dragged) onSite(site);
  });
  places.addEventListener("pointerover", (event) => siteAt(event) && onSitePoint(siteAt(event), event));
  places.addEventListener("pointerleave", () => onPoint(null));
  new ResizeObserver(show).observe(svg);

  const button = (label, sign, action) =>
    h("button", { type: "button", class: "map-button", "aria-label": label, title: label, onclick: action }, sign);
  const seoul = project(126.95, 37.5);
  const controls = h(
    "div",
    { class: "map-controls" },
    button(t("map.zoomIn"), "+", () => zoom(1.6)),
    button(t("map.zoomOut"), "−", () => zoom(1 / 1.6)),
    button(t("map.zoomCapital"), t("map.capitalShort"), () => {
      view = [seoul[0] - full[2] / 14, seoul[1] - full[3] / 14, full[2] / 7, full[3] / 7];
      show();
    }),
    button(t("map.zoomAll"), "⤢", () => {
      view = [...full];
      show();
    }),
  );
  show();

  return {
    element: h("div", { class: "map-frame" }, svg, controls),
    label: (text) => svg.setAttribute("aria-label", text),
    /** Colours every region; classes in order of the regions, -1 is a gap. */
    paint(next) {
      for (let at = 0; at < paths.length; at += 1) {
        if (classes[at] === next[at]) continue;
        classes[at] = next[at];
        paths[at].setAttribute("fill", next[at] < 0 ? HATCH : RAMP[next[at]]);
      }
    },
    mark(code) {
      ring.setAttribute("d", index.has(code) ? paths[index.get(code)].getAttribute("d") : "");
    },
    sites(list) {
      shown = list;
      dots = list.map((site, at) => {
        const [cx, cy] = project(site.longitude, site.latitude);
        return s("circle", { cx, cy, "data-site": at });
      });
      places.replaceChildren(...dots);
      show();
    },
  };
}
