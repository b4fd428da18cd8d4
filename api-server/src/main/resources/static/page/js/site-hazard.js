// One hazard at one site: series under all scenarios, loss by return period, and why.

import * as api from "./api.js";
import { FIRST_YEAR, HORIZONS, LAST_YEAR } from "./catalog.js";
import { lineChart } from "./chart.js";
import { classChart, returnPeriodChart } from "./chart-exceedance.js";
import { h } from "./dom.js";
import { percent, score } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { card, empty, flagList, gapText, into, statusText } from "./parts.js";
import { explainBox } from "./explain.js";
import { HORIZON_STYLE, SCENARIO_STYLE } from "./scale.js";

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (none, at) => FIRST_YEAR + at);

export function hazardDetail({ site, hazard, scenario, scenarioList, path, signal }) {
  const box = h("div", {});
  const query = new URLSearchParams({ hazard: hazard.code, from: FIRST_YEAR, to: LAST_YEAR, step: 1 });
  into(box, () => api.get(`${path}/risks?${query}`, signal), (answer) => draw(answer), { signal, what: nameOf(hazard) });
  return h(
    "div",
    { class: "stack" },
    card(t("site.series", nameOf(hazard)), h("p", { class: "hint" }, t("site.indicator", document.documentElement.lang === "ko" ? hazard.indicatorKo : hazard.indicatorEn, hazard.unit), " · ", t(`impact.${hazard.impact}`)), box),
    explainBox({ path: `${path}/risks/${hazard.code}/explain`, scenario, scenarioList, signal }),
  );

  function draw(answer) {
    const gap = answer.gaps.find((one) => one.scenario === scenario);
    const rows = answer.risks.filter((row) => row.hazard === hazard.code);
    if (!rows.length) {
      return empty(gap ? gapText(gap) : t("chart.noValues"), flagList(gap?.flags));
    }
    const of = (code, pick) => {
      const byYear = new Map(rows.filter((row) => row.scenario === code).map((row) => [row.year, pick(row)]));
      return YEARS.map((year) => byYear.get(year) ?? null);
    };
    const series = (pick, low, high) =>
      scenarioList.map((one) => ({
        label: one.label,
        ...SCENARIO_STYLE[one.code],
        values: of(one.code, pick),
        low: low && one.code === scenario ? of(one.code, low) : null,
        high: high && one.code === scenario ? of(one.code, high) : null,
      }));
    const hasBand = rows.some((row) => typeof row.band?.low === "number");
    const charts = [
      chart("site.h", series((row) => row.h), 100, score),
      chart("site.e", series((row) => row.e), 100, score),
      chart("site.v", series((row) => row.v), 100, score),
      chart("site.gross", series((row) => row.aalGross), undefined, percent),
      chart("site.net", hasBand ? series((row) => row.aalNet, (row) => row.band?.low ?? null, (row) => row.band?.high ?? null) : series((row) => row.aalNet), undefined, percent, hasBand ? t("chart.band") : null),
      classesOf(rows),
      curve(rows),
    ].filter(Boolean);
    return [h("div", { class: "charts" }, charts), quality(answer, rows)];
  }

  function chart(key, series, most, format, note) {
    return lineChart({ title: t(key), years: YEARS, series, format, most, note });
  }

  /** How often a year is at least so severe, now and later. */
  function classesOf(rows) {
    const series = HORIZONS.map(({ year }, at) => ({
      label: String(year),
      ...HORIZON_STYLE[at],
      values: rows.find((one) => one.scenario === scenario && one.year === year)?.probabilities ?? null,
    }));
    const label = scenarioList.find((one) => one.code === scenario)?.label ?? scenario;
    return classChart({ title: t("site.classes", label), series, format: percent, note: t("site.classesNote") });
  }

  /** Only where the server holds an event-based curve: nothing is drawn from an index. */
  function curve(rows) {
    const row = HORIZONS.map(({ year }) => rows.find((one) => one.scenario === scenario && one.year === year && one.returnPeriods)).findLast(Boolean);
    if (!row) return null;
    const points = Object.entries(row.returnPeriods).map(([period, value]) => ({
      period: Number(period),
      value: typeof value === "object" && value !== null ? (value.loss ?? value.value ?? null) : value,
    }));
    return returnPeriodChart({ title: t("site.curve", row.year), points, format: percent, note: t("site.curveNote") });
  }

  function quality(answer, rows) {
    const mine = rows.filter((row) => row.scenario === scenario);
    const flags = [...new Set(mine.flatMap((row) => row.flags))];
    const statuses = [...new Set(mine.map((row) => row.status))];
    const methods = [...new Set(mine.map((row) => row.method))];
    const gap = answer.gaps.find((one) => one.scenario === scenario);
    return h(
      "div",
      {},
      h("p", { class: "hint" }, methods.map((method) => t(`method.${method}`)).join(" "), " ", statuses.map(statusText).join(", ")),
      gap ? h("p", { class: "hint" }, t("site.partGap", (gap.missing ?? []).map((name) => t(`number.${name}`)).join(", "), gapText(gap))) : null,
      flags.length ? h("details", { class: "numbers" }, h("summary", {}, t("site.flags", flags.length)), flagList(flags)) : null,
    );
  }
}
