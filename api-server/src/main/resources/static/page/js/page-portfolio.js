// All sites together: totals and where they come from, comparison of two, places to move to.

import * as api from "./api.js";
import { hazards, HORIZONS, regions, scenarios } from "./catalog.js";
import { comparison, relocation } from "./compare.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { remember } from "./main.js";
import { empty, into, select } from "./parts.js";
import { summaryParts } from "./portfolio-summary.js";

export async function show(main, { query, signal }) {
  const [hazardList, scenarioList, regionList, answer] = await Promise.all([hazards(), scenarios(), regions(), api.all("/api/v1/sites", signal, 10)]);
  if (signal.aborted) return;
  const sites = answer.items.sort((a, b) => a.name.localeCompare(b.name));
  const state = { scenario: query.get("scenario") ?? "SSP245", year: Number(query.get("year")) || 2050 };
  const isKorean = document.documentElement.lang === "ko";
  const regionNames = new Map(regionList.map((one) => [one.code, isKorean ? `${one.provinceKo} ${one.nameKo}` : `${one.nameEn}, ${one.province}`]));
  const summaryBox = h("div", {});
  const compareBox = h("div", { class: "half" });
  const moveBox = h("div", { class: "half" }, relocation({ sites, scenarioList, signal }));
  main.replaceChildren(
    h(
      "div",
      { class: "page-head" },
      h("div", {}, h("h1", {}, t("nav.portfolio")), h("p", { class: "lead" }, t("portfolio.lead"))),
      select(t("map.scenario"), scenarioList.map((one) => ({ value: one.code, text: one.label })), state.scenario, (value) => change({ scenario: value })),
      select(t("map.year"), HORIZONS.map(({ code, year }) => ({ value: String(year), text: `${year} (${t(`horizon.${code}`)})` })), String(state.year), (value) => change({ year: Number(value) })),
    ),
    h("div", { class: "grid" }, summaryBox, compareBox, moveBox),
  );
  await change({});

  async function change(next) {
    Object.assign(state, next);
    remember(state);
    compareBox.replaceChildren(comparison({ sites, hazardList, state, signal }));
    if (!sites.length) {
      summaryBox.replaceChildren(empty(t("sites.none"), h("a", { href: "#/sites" }, t("nav.sites"))));
      return;
    }
    const parameters = new URLSearchParams(state);
    await into(summaryBox, () => api.get(`/api/v1/portfolio/summary?${parameters}`, signal), (summary) => summaryParts(summary, { hazardList, regionNames }), { signal, what: t("portfolio.summary") });
  }
}
