// The map: 250 regions, one hazard, scenario and metric, 80 years under the slider.

import * as api from "./api.js";
import { FIRST_YEAR, hazards, LAST_YEAR, mapOf, regions, scenarios } from "./catalog.js";
import { h, say } from "./dom.js";
import { percent, score, time } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { remember } from "./main.js";
import { mapDrawing } from "./map-drawing.js";
import { hasOutlines } from "./map-shapes.js";
import { card, failed, flagList, gapText, loading, select, sortedTable } from "./parts.js";
import { regionCard } from "./region-card.js";
import { classOf, limits, METRICS, RAMP } from "./scale.js";

const STEP_MS = 120;
const FIRST_SHOWN = 2030;
const RANKS = 12;
const RANK_PAUSE_MS = 80;

/** One value of a metric as people read it. */
export function valueText(metric, value) {
  return metric === "hazard" ? score(value) : percent(value);
}

/** A region's name in the reader's language, with its province. */
export function regionName(region) {
  const isKorean = document.documentElement.lang === "ko";
  return isKorean ? `${region.provinceKo} ${region.nameKo}` : `${region.nameEn}, ${region.province}`;
}

function legend(metric) {
  const list = limits(metric);
  return h(
    "div",
    { class: "legend", role: "group", "aria-label": t("map.legend") },
    h("p", { class: "legend-title" }, t(`metric.${metric}`), h("span", { class: "unit" }, t(`metric.${metric}.unit`))),
    h(
      "ul",
      {},
      RAMP.map((color, at) => {
        const swatch = h("span", { class: "swatch" });
        swatch.style.background = color;
        const low = at === 0 ? 0 : list[at - 1];
        const text = at === RAMP.length - 1 ? `≥ ${valueText(metric, low)}` : `${valueText(metric, low)} – ${valueText(metric, list[at])}`;
        return h("li", {}, swatch, h("span", {}, text));
      }),
      h("li", { class: "legend-gap" }, h("span", { class: "swatch hatched" }), h("span", {}, t("map.gap"))),
    ),
  );
}

export async function show(main, { query, signal }) {
  const [hazardList, scenarioList, regionList] = await Promise.all([hazards(), scenarios(), regions()]);
  if (signal.aborted) return;
  const codes = regionList.map((region) => region.code);
  const state = {
    hazard: hazardList.some((one) => one.code === query.get("hazard")) ? query.get("hazard") : hazardList[0].code,
    scenario: scenarioList.some((one) => one.code === query.get("scenario")) ? query.get("scenario") : "SSP245",
    metric: METRICS.includes(query.get("metric")) ? query.get("metric") : "hazard",
    year: Math.min(LAST_YEAR, Math.max(FIRST_YEAR, Number(query.get("year")) || FIRST_SHOWN)),
    region: codes.includes(query.get("region")) ? query.get("region") : null,
  };

  const tip = h("div", { class: "map-tip", hidden: true });
  const drawing = mapDrawing(regionList, { onPick: pick, onPoint: point, onSite: openSite, onSitePoint: pointSite });
  const legendBox = h("div", {});
  const gapBox = h("div", { class: "map-gaps" });
  const stateBox = h("div", { class: "map-state" });
  const yearText = h("output", { class: "year", for: "year-slider" });
  const slider = h("input", {
    type: "range",
    id: "year-slider",
    min: String(FIRST_YEAR),
    max: String(LAST_YEAR),
    step: "1",
    "aria-label": t("map.year"),
    oninput: (event) => setYear(Number(event.target.value)),
    onchange: keep,
  });
  const playButton = h("button", { type: "button", class: "button play", onclick: togglePlay });
  const side = h("aside", { class: "map-side", "aria-label": t("map.region") });
  const tableBox = h("div", {});
  const dotsBox = h("input", { type: "checkbox", checked: true, onchange: (event) => drawing.sites(event.target.checked ? siteList : []) });
  const table = h(
    "details",
    { class: "numbers", ontoggle: () => table.open && drawTable() },
    h("summary", {}, t("map.table")),
    tableBox,
  );
  let data = null;
  let classes = [];
  let siteList = [];
  let regionPart = null;
  let rankBox = null;
  let rankTimer = null;
  let timer = null;

  main.replaceChildren(
    h("h1", { class: "sr-only" }, t("map.title")),
    h(
      "div",
      { class: "map-switches" },
      select(t("map.hazard"), hazardList.map((one) => ({ value: one.code, text: nameOf(one) })), state.hazard, (value) => change({ hazard: value })),
      select(t("map.scenario"), scenarioList.map((one) => ({ value: one.code, text: `${one.label} · ${nameOf(one).split(":")[0]}` })), state.scenario, (value) => change({ scenario: value })),
      segments(),
      h("label", { class: "check" }, dotsBox, t("map.sites")),
    ),
    h(
      "div",
      { class: "map-layout" },
      h(
        "div",
        { class: "map-main" },
        h("div", { class: "map-holder" }, drawing.element, legendBox, tip, stateBox),
        h("div", { class: "timeline" }, playButton, slider, yearText),
        gapBox,
        table,
      ),
      side,
    ),
  );
  signal.addEventListener("abort", stop);
  setPlay(false);
  drawSide();
  loadSites();
  await change({});

  function segments() {
    const group = h("fieldset", { class: "segments" }, h("legend", {}, t("map.metric")));
    for (const metric of METRICS) {
      group.append(
        h("label", {}, h("input", { type: "radio", name: "metric", value: metric, checked: metric === state.metric, onchange: () => change({ metric }) }), h("span", {}, t(`metric.${metric}.short`))),
      );
    }
    return group;
  }

  async function change(next) {
    Object.assign(state, next);
    keep();
    stateBox.replaceChildren(loading());
    const asked = `${state.hazard} ${state.scenario} ${state.metric}`;
    try {
      const answer = await mapOf(state.hazard, state.scenario, state.metric);
      if (signal.aborted || asked !== `${state.hazard} ${state.scenario} ${state.metric}`) return;
      data = answer;
      // Every year's classes at once: a step of the slider then only compares small numbers.
      classes = [];
      for (let at = 0; at <= LAST_YEAR - FIRST_YEAR; at += 1) {
        classes.push(Int8Array.from(codes, (code) => classOf(state.metric, data.series.get(code)?.[at])));
      }
      legendBox.replaceChildren(legend(state.metric));
      stateBox.replaceChildren(data.series.size ? "" : h("p", { class: "map-none" }, t("map.noData")));
      drawGaps();
      setYear(state.year);
      performance.mark("ondo-map");
      await regionPart?.change(state);
    } catch (e) {
      if (signal.aborted) return;
      if (!(e?.status >= 0)) console.error(e);
      stateBox.replaceChildren(failed(e, () => change({})));
    }
  }

  function setYear(year) {
    state.year = year;
    slider.value = String(year);
    yearText.textContent = String(year);
    slider.setAttribute("aria-valuetext", String(year));
    if (!data) return;
    drawing.paint(classes[year - FIRST_YEAR]);
    regionPart?.showYear(year);
    // The list of ranks follows once the slider rests: a step must not wait for it.
    clearTimeout(rankTimer);
    rankTimer = setTimeout(drawRanks, RANK_PAUSE_MS);
    if (table.open && !timer) drawTable();
  }

  function keep() {
    const parameters = { hazard: state.hazard, scenario: state.scenario, metric: state.metric, year: state.year };
    remember(state.region ? { ...parameters, region: state.region } : parameters);
    const hazard = hazardList.find((one) => one.code === state.hazard);
    drawing.label(t("map.label", nameOf(hazard), t(`metric.${state.metric}`), state.year));
  }

  function pick(code) {
    state.region = code;
    keep();
    drawSide();
  }

  function drawSide() {
    drawing.mark(state.region);
    const groups = Map.groupBy(regionList, (region) => (document.documentElement.lang === "ko" ? region.provinceKo : region.province));
    const chooser = h(
      "select",
      { onchange: (event) => pick(event.target.value || null) },
      h("option", { value: "" }, t("map.chooseRegion")),
      [...groups].map(([province, list]) =>
        h("optgroup", { label: province }, list.map((region) => h("option", { value: region.code, selected: region.code === state.region }, document.documentElement.lang === "ko" ? region.nameKo : region.nameEn))),
      ),
    );
    chooser.value = state.region ?? "";
    side.replaceChildren(h("label", { class: "field" }, h("span", {}, t("map.region")), chooser));
    const region = regionList.find((one) => one.code === state.region);
    regionPart = null;
    rankBox = null;
    if (!region) {
      rankBox = h("ol", { class: "ranks" });
      side.append(card(t("map.highest"), rankBox, h("p", { class: "hint" }, t("map.pickHint"))));
      drawRanks();
      return;
    }
    regionPart = regionCard(region, { hazardList, scenarioList, signal });
    side.append(regionPart.element);
    regionPart.change(state);
  }

  function drawRanks() {
    if (!rankBox || !data || signal.aborted) return;
    const at = state.year - FIRST_YEAR;
    const known = regionList.filter((region) => typeof data.series.get(region.code)?.[at] === "number");
    const highest = known.sort((a, b) => data.series.get(b.code)[at] - data.series.get(a.code)[at]).slice(0, RANKS);
    rankBox.replaceChildren(
      ...highest.map((region) => {
        const value = data.series.get(region.code)[at];
        const swatch = h("span", { class: "swatch" });
        swatch.style.background = RAMP[classOf(state.metric, value)];
        return h("li", {}, h("button", { type: "button", onclick: () => pick(region.code) }, swatch, regionName(region), h("strong", { title: String(value) }, valueText(state.metric, value))));
      }),
    );
    if (!highest.length) rankBox.replaceChildren(h("li", { class: "gap-note" }, t("map.noData")));
  }

  function point(code, event) {
    tip.hidden = !code || !data;
    if (tip.hidden) return;
    const region = regionList.find((one) => one.code === code);
    const value = data.series.get(code)?.[state.year - FIRST_YEAR];
    showTip(`${regionName(region)} · ${value === null || value === undefined ? t("map.gap") : valueText(state.metric, value)}`, event);
  }

  function pointSite(site, event) {
    tip.hidden = false;
    showTip(t("map.siteTip", site.name), event);
  }

  /** The site's page, with the hazard and scenario of the map. */
  function openSite(site) {
    location.hash = `#/site/${site.id}?${new URLSearchParams({ scenario: state.scenario, hazard: state.hazard })}`;
  }

  function showTip(text, event) {
    tip.textContent = text;
    const box = drawing.element.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, box.width - 190);
    tip.style.transform = `translate(${Math.max(4, left)}px, ${event.clientY - box.top + 16}px)`;
  }

  function drawGaps() {
    const groups = Map.groupBy(data.gaps.values(), (gap) => `${gap.status} ${gap.flags.join(" ")}`);
    const outlined = hasOutlines(regionList) ? null : h("p", { class: "hint" }, t("map.tiles"));
    const version = h("p", { class: "hint" }, t("map.version", data.modelVersion, data.dataVersion, time(data.computedAt)));
    const reasons = [...groups.values()].map((list) =>
      h("details", { class: "gap-group", open: groups.size === 1 }, h("summary", {}, t("map.gapGroup", list.length, gapText(list[0]))), flagList(list[0].flags) ?? h("p", { class: "hint" }, t("map.gapNoFlags"))),
    );
    gapBox.replaceChildren(...[...reasons, outlined, version].filter(Boolean));
  }

  function drawTable() {
    if (!data) return;
    const at = state.year - FIRST_YEAR;
    tableBox.replaceChildren(
      sortedTable({
        caption: t("map.tableCaption", state.year),
        sort: 1,
        descending: true,
        rows: regionList,
        columns: [
          { title: t("map.region"), of: regionName, cell: (region) => h("button", { type: "button", class: "linklike", onclick: () => pick(region.code) }, regionName(region)) },
          {
            title: `${t(`metric.${state.metric}`)} ${state.year}`,
            isNumber: true,
            of: (region) => data.series.get(region.code)?.[at],
            cell: (region) => {
              const value = data.series.get(region.code)?.[at];
              return value === null || value === undefined ? h("span", { class: "gap-cell" }, gapText(data.gaps.get(region.code) ?? { status: "INSUFFICIENT_DATA" })) : valueText(state.metric, value);
            },
          },
        ],
      }),
    );
  }

  async function loadSites() {
    try {
      siteList = (await api.all("/api/v1/sites", signal, 10)).items;
      if (!signal.aborted && dotsBox.checked) drawing.sites(siteList);
    } catch (e) {
      // The map is whole without them; the page of sites says what is wrong.
      siteList = [];
    }
  }

  function togglePlay() {
    if (timer) {
      stop();
      return;
    }
    if (state.year >= LAST_YEAR) setYear(FIRST_YEAR);
    setPlay(true);
    timer = setInterval(() => {
      setYear(state.year + 1);
      if (state.year >= LAST_YEAR) stop();
    }, STEP_MS);
  }

  function stop() {
    if (!timer) return;
    clearInterval(timer);
    timer = null;
    setPlay(false);
    if (signal.aborted) return;
    keep();
    say(String(state.year));
    if (table.open) drawTable();
  }

  function setPlay(isPlaying) {
    playButton.textContent = isPlaying ? "❚❚" : "▶";
    playButton.setAttribute("aria-label", isPlaying ? t("map.pause") : t("map.play"));
  }
}
