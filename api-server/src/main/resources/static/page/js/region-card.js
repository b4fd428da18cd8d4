// What stands beside the map for one region: its value now, and its series under all four scenarios.

import { FIRST_YEAR, LAST_YEAR, mapOf } from "./catalog.js";
import { lineChart } from "./chart.js";
import { h } from "./dom.js";
import { percent, score } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { failed, flagList, gapText, levelChip, loading, statusText } from "./parts.js";
import { levelOf, SCENARIO_STYLE } from "./scale.js";

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (none, at) => FIRST_YEAR + at);

export function regionCard(region, { hazardList, scenarioList, signal }) {
  const isKorean = document.documentElement.lang === "ko";
  const value = h("p", { class: "region-value" });
  const body = h("div", {});
  let shown = null;
  let chart = null;

  const element = h(
    "section",
    { class: "card region-card" },
    h("h2", {}, isKorean ? region.nameKo : region.nameEn),
    h("p", { class: "hint" }, isKorean ? `${region.provinceKo} · ${region.nameEn}` : `${region.province} · ${region.nameKo}`),
    value,
    body,
  );

  /** Draws the series of the hazard and metric; only the first time asks the server. */
  async function change(state) {
    const asked = { ...state };
    shown = null;
    body.replaceChildren(loading());
    try {
      const maps = await Promise.all(scenarioList.map((one) => mapOf(state.hazard, one.code, state.metric)));
      if (signal.aborted) return;
      shown = { ...asked, maps: new Map(scenarioList.map((one, at) => [one.code, maps[at]])) };
      draw();
      showYear(state.year);
    } catch (e) {
      if (!signal.aborted) body.replaceChildren(failed(e, () => change(state)) ?? "");
    }
  }

  function draw() {
    const hazard = hazardList.find((one) => one.code === shown.hazard);
    const gap = shown.maps.get(shown.scenario).gaps.get(region.code);
    if (gap) {
      chart = null;
      body.replaceChildren(h("div", { class: "gap-box" }, h("p", {}, gapText(gap)), flagList(gap.flags)));
      return;
    }
    chart = lineChart({
      title: `${nameOf(hazard)} · ${t(`metric.${shown.metric}`)}${t(`metric.${shown.metric}.unit`)}`,
      years: YEARS,
      most: shown.metric === "hazard" ? 100 : undefined,
      format: shown.metric === "hazard" ? score : percent,
      series: scenarioList.map((one) => ({
        label: one.label,
        ...SCENARIO_STYLE[one.code],
        values: shown.maps.get(one.code).series.get(region.code) ?? YEARS.map(() => null),
      })),
    });
    const quality = shown.maps.get(shown.scenario).quality.get(region.code);
    const some = Object.entries(quality?.yearFlags ?? {});
    body.replaceChildren(
      chart,
      quality
        ? h(
            "details",
            { class: "numbers" },
            h("summary", {}, t("region.quality", statusText(quality.status), quality.flags.length + some.length)),
            flagList(quality.flags),
            some.length ? h("p", { class: "hint" }, t("region.someYears")) : null,
            flagList(some.map(([flag]) => flag)),
          )
        : "",
    );
  }

  function showYear(year) {
    if (!shown) return;
    chart?.showYear(year);
    const now = shown.maps.get(shown.scenario).series.get(region.code)?.[year - FIRST_YEAR];
    if (now === null || now === undefined) {
      value.replaceChildren(h("span", { class: "gap-cell" }, t("map.gap")));
      return;
    }
    const text = shown.metric === "hazard" ? score(now) : percent(now);
    value.replaceChildren(
      h("strong", { title: String(now) }, text),
      shown.metric === "hazard" ? levelChip(levelOf(now)) : "",
      h("span", { class: "hint" }, t("region.now", year, scenarioList.find((one) => one.code === shown.scenario).label)),
    );
  }

  return { element, change, showYear };
}
