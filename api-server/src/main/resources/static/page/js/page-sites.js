// The sites: import by file, a table to search and sort, and the order to assess them.

import * as api from "./api.js";
import { hazards, regions } from "./catalog.js";
import { csvRows } from "./csv.js";
import { h } from "./dom.js";
import { count, percent, score, stated } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { importBox } from "./import-box.js";
import { jobCard, submitJob } from "./jobs.js";
import { empty, failed, into, levelChip, scoreChip, sortedTable } from "./parts.js";

const SCENARIO = "SSP245";
const YEAR = 2050;

export async function show(main, { signal }) {
  const listBox = h("div", {});
  const jobBox = h("div", {});
  const search = h("input", { type: "search", autocomplete: "off", oninput: () => draw() });
  const assess = h("button", { type: "button", class: "button primary", onclick: assessAll }, t("sites.assessAll"));
  let sites = [];
  let worst = new Map();
  let names = new Map();
  let isComplete = true;

  main.replaceChildren(
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, t("nav.sites")), h("p", { class: "lead" }, t("sites.lead"))), assess),
    h("div", { class: "stack" }, importBox({ onStored: load }), jobBox, h("section", { class: "card" }, h("div", { class: "row" }, h("label", { class: "field" }, h("span", {}, t("sites.search")), search)), h("div", {}, listBox))),
  );
  await load();

  async function load() {
    await into(
      listBox,
      async () => {
        const [answer, regionList, hazardList] = await Promise.all([api.all("/api/v1/sites", signal), regions(), hazards()]);
        sites = answer.items;
        isComplete = answer.isComplete;
        const isKorean = document.documentElement.lang === "ko";
        names = new Map(regionList.map((one) => [one.code, isKorean ? `${one.provinceKo} ${one.nameKo}` : `${one.nameEn}, ${one.province}`]));
        worst = sites.length ? await worstRisks(hazardList, signal) : new Map();
      },
      () => table(),
      { signal },
    );
    assess.disabled = sites.length === 0;
  }

  function draw() {
    if (!listBox.hasAttribute("aria-busy")) listBox.replaceChildren(...table());
  }

  function table() {
    if (!sites.length) return [empty(t("sites.none"), h("p", { class: "hint" }, t("sites.noneHint")))];
    const wanted = search.value.trim().toLowerCase();
    const rows = sites.filter((site) =>
      [site.name, site.externalId, names.get(site.regionCode)].some((text) => text?.toLowerCase().includes(wanted)),
    );
    const summary = h("p", { class: "hint", role: "status" }, t("sites.count", count(rows.length), count(sites.length)), isComplete ? "" : ` ${t("sites.cut")}`);
    if (!rows.length) return [summary, empty(t("sites.noMatch"))];
    const isScored = sites.some((site) => worst.get(site.id)?.risk);
    return [
      summary,
      worst.size && !isScored ? h("p", { class: "notice" }, t("sites.noScores")) : "",
      sortedTable({
        caption: t("nav.sites"),
        rows,
        columns: [
          { title: t("site.name"), of: (site) => site.name, cell: (site) => h("a", { href: `#/site/${site.id}` }, site.name) },
          { title: t("site.externalId"), of: (site) => site.externalId, cell: (site) => site.externalId },
          { title: t("map.region"), of: (site) => names.get(site.regionCode) ?? "", cell: (site) => names.get(site.regionCode) ?? h("span", { class: "gap-cell" }, t("gap.TOO_FAR_FROM_GRID")) },
          { title: t("site.assetValue"), isNumber: true, of: (site) => site.assetValue, cell: (site) => (site.assetValue === null ? h("span", { class: "hint" }, t("site.unknown")) : stated(site.assetValue, site.currency)) },
          { title: t("sites.worst", YEAR), isNumber: true, of: (site) => worst.get(site.id)?.risk?.value, cell: riskCell },
          { title: t("sites.loss", YEAR), isNumber: true, of: (site) => worst.get(site.id)?.loss?.value, cell: lossCell },
        ],
      }),
    ];
  }

  function gap(site, missing = "status.INSUFFICIENT_DATA") {
    return h("span", { class: "gap-cell" }, t(worst.has(site.id) ? missing : "gap.NOT_ASSESSED"));
  }

  function riskCell(site) {
    const one = worst.get(site.id)?.risk;
    return one ? [`${one.name} `, scoreChip(one.value, score(one.value)), " ", levelChip(one.level)] : gap(site, "site.noScore");
  }

  function lossCell(site) {
    const one = worst.get(site.id)?.loss;
    return one ? h("span", { title: String(one.value) }, `${one.name} ${percent(one.value)}`) : gap(site);
  }

  async function assessAll() {
    assess.disabled = true;
    try {
      const job = await submitJob({ type: "ASSESS_SITES", siteIds: "all" });
      jobBox.replaceChildren(jobCard(job.id, { signal, onEnd: load }));
    } catch (e) {
      jobBox.replaceChildren(failed(e, assessAll) ?? "");
    }
    assess.disabled = false;
  }
}

/** Of every site the highest integrated score and net loss of one year, read from the stored rows. */
async function worstRisks(hazardList, signal) {
  const query = new URLSearchParams({ of: "sites", scenario: SCENARIO, year: YEAR });
  const answer = await api.call(`/api/v1/risks.csv?${query}`, { signal, headers: { Accept: "text/csv" } });
  const names = new Map(hazardList.map((one) => [one.code, nameOf(one)]));
  const worst = new Map();
  for (const row of csvRows(await answer.text())) {
    const id = row.site_id ?? row.siteId;
    if (row.code === "NOT_ASSESSED") continue;
    if (!worst.has(id)) worst.set(id, { risk: null, loss: null });
    const site = worst.get(id);
    const name = names.get(row.hazard) ?? row.hazard;
    // A hazard that cannot act here says nothing about those that are unknown.
    if (row.status !== "NOT_APPLICABLE") site.risk = larger(site.risk, row.integrated, { name, level: row.level });
    site.loss = larger(site.loss, row.aal_net ?? row.aalNet, { name });
  }
  return worst;
}

function larger(known, text, about) {
  if (!text) return known;
  const value = Number(text);
  return known && known.value >= value ? known : { value, ...about };
}
