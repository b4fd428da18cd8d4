// One site: nine risks by horizon, and for the chosen hazard its series, its loss curve and its reasons.

import * as api from "./api.js";
import { hazards, HORIZONS, regions, scenarios } from "./catalog.js";
import { h, s } from "./dom.js";
import { degrees, distance, money, percent, score, stated, time } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { jobCard, submitJob } from "./jobs.js";
import { remember } from "./main.js";
import { frame, hasOutlines, project, shapes } from "./map-shapes.js";
import { empty, failed, flagList, gapText, into, levelChip, notAvailable, scoreChip, select, statusText } from "./parts.js";
import { hazardDetail } from "./site-hazard.js";

export async function show(main, { rest, query, signal }) {
  const path = `/api/v1/sites/${encodeURIComponent(rest[0] ?? "")}`;
  let site;
  try {
    site = await api.get(path, signal);
  } catch (e) {
    if (e.status !== 404) throw e;
    main.replaceChildren(empty(t("site.notFound"), h("a", { href: "#/sites" }, t("site.back"))));
    return;
  }
  const [hazardList, scenarioList, regionList] = await Promise.all([hazards(), scenarios(), regions()]);
  if (signal.aborted) return;
  const state = { scenario: query.get("scenario") ?? "SSP245", hazard: query.get("hazard") };
  const region = regionList.find((one) => one.code === site.regionCode);
  const tableBox = h("div", {});
  const detailBox = h("div", {});
  const jobBox = h("div", {});
  let answer = null;

  document.title = `${site.name} · Ondo`;
  main.replaceChildren(
    h("p", { class: "back" }, h("a", { href: "#/sites" }, t("site.back"))),
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, site.name), h("p", { class: "lead" }, site.externalId)), h("button", { type: "button", class: "button", onclick: assess }, t("site.assess"))),
    h(
      "div",
      { class: "grid" },
      h("section", { class: "card two-thirds" }, h("h2", {}, t("site.facts")), siteFacts(site, region), attributeList(site)),
      h("section", { class: "card third" }, h("h2", {}, t("site.where")), locator(regionList, site)),
      h("div", {}, jobBox),
      h(
        "section",
        { class: "card" },
        h("div", { class: "page-head" }, h("div", {}, h("h2", {}, t("site.risks")), h("p", { class: "hint" }, t("site.risksHint"))), select(t("map.scenario"), scenarioList.map((one) => ({ value: one.code, text: one.label })), state.scenario, (value) => { state.scenario = value; keep(); tableBox.replaceChildren(...table()); drawDetail(); })),
        tableBox,
      ),
      detailBox,
    ),
  );
  await load();

  async function load() {
    await into(tableBox, async () => { answer = await api.get(`${path}/risks`, signal); }, table, { signal, what: t("site.risks") });
    if (answer && !state.hazard) state.hazard = answer.risks.find((row) => row.h !== null)?.hazard ?? null;
    if (!signal.aborted) drawDetail();
  }

  function keep() {
    const kept = { scenario: state.scenario };
    if (state.hazard) kept.hazard = state.hazard;
    remember(kept);
  }

  function table() {
    if (!answer.computedAt) return [empty(t("site.notAssessed"), h("p", { class: "hint" }, t("site.notAssessedHint")))];
    const rows = hazardList.map((hazard) =>
      h(
        "tr",
        { class: hazard.code === state.hazard ? "risk-row chosen" : "risk-row", onclick: () => choose(hazard.code) },
        h("th", { scope: "row" }, h("button", { type: "button", class: "linklike", "aria-pressed": String(hazard.code === state.hazard) }, nameOf(hazard)), " ", h("span", { class: "tag" }, t(`kind.${hazard.kind}`))),
        HORIZONS.map(({ year }) => h("td", { class: "num" }, riskCell(hazard, year))),
      ),
    );
    const totals = HORIZONS.map(({ year }) => answer.totals.find((row) => row.year === year && row.scenario === state.scenario));
    return [
      answer.isOutdated ? h("p", { class: "notice" }, t("site.outdated")) : null,
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": t("site.risks") },
        h(
          "table",
          { class: "data" },
          h("caption", { class: "sr-only" }, t("site.risks")),
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("map.hazard")), HORIZONS.map(({ code, year }) => h("th", { scope: "col", class: "num" }, `${year} (${t(`horizon.${code}`)})`)))),
          h("tbody", {}, rows, totals.some(Boolean) ? h("tr", {}, h("th", { scope: "row" }, t("site.total"), h("p", { class: "hint" }, t("site.totalHint"))), totals.map((row) => h("td", { class: "num" }, totalCell(row)))) : null),
        ),
      ),
      totalFlags(totals),
      h("p", { class: "hint" }, t("map.version", answer.modelVersion, answer.dataVersion, time(answer.computedAt))),
    ].filter(Boolean);
  }

  function totalFlags(totals) {
    const flags = [...new Set(totals.flatMap((row) => row?.flags ?? []))];
    const missing = [...new Set(totals.flatMap((row) => row?.missing ?? []))].map((code) => nameOf(hazardList.find((one) => one.code === code)));
    if (!flags.length && !missing.length) return null;
    return h("div", {}, missing.length ? h("p", { class: "hint" }, t("site.totalMissing", missing.join(", "))) : null, flagList(flags));
  }

  function riskCell(hazard, year) {
    const row = answer.risks.find((one) => one.hazard === hazard.code && one.scenario === state.scenario && one.year === year);
    if (!row || row.integrated === null) {
      const gap = answer.gaps.find((one) => one.hazard === hazard.code && one.scenario === state.scenario);
      const why = gap ? gapText(gap) : statusText(row?.status ?? "INSUFFICIENT_DATA");
      const isPart = typeof row?.h === "number" || typeof row?.aalNet === "number";
      return h(
        "span",
        { class: "risk-cell" },
        h("span", { class: "gap-cell", title: why }, isPart ? t("site.noScore") : why),
        typeof row?.h === "number" ? h("span", { class: "hint", title: String(row.h) }, t("site.hPart", score(row.h))) : null,
        typeof row?.aalNet === "number" ? h("span", { class: "hint", title: String(row.aalNet) }, t("site.aalPart", percent(row.aalNet))) : null,
        hasMoney(row) ? h("span", { class: "hint", title: String(row.expectedLoss) }, t("site.perYear", money(row.expectedLoss, answer.currency))) : null,
      );
    }
    return h(
      "span",
      { class: "risk-cell" },
      h("span", {}, scoreChip(row.integrated, score(row.integrated)), " ", levelChip(row.level)),
      row.aalNet === null ? h("span", { class: "hint" }, t("site.noLoss")) : h("span", { class: "hint", title: String(row.aalNet) }, t("site.aalPart", percent(row.aalNet))),
      !hasMoney(row) ? null : h("span", { class: "hint", title: String(row.expectedLoss) }, t("site.perYear", money(row.expectedLoss, answer.currency))),
    );
  }

  /** The amount of a disruption whose value added nobody stated is on the wrong base: it is not shown. */
  function hasMoney(row) {
    return typeof row?.expectedLoss === "number" && !row.flags.includes("DISRUPTION_ON_ASSET_VALUE");
  }

  function totalCell(row) {
    if (!row || row.total === null) return h("span", { class: "gap-cell" }, statusText(row?.status ?? "INSUFFICIENT_DATA"));
    const low = row.totalLow !== null && row.totalLow !== row.total ? ` (${t("site.atLeast", percent(row.totalLow))})` : "";
    return h("span", { title: String(row.total) }, `${percent(row.total)}${low}`);
  }

  function choose(code) {
    state.hazard = code;
    keep();
    tableBox.replaceChildren(...table());
    tableBox.querySelector("[aria-pressed=true]")?.focus();
    drawDetail();
  }

  function drawDetail() {
    if (!answer?.computedAt || !state.hazard) {
      detailBox.replaceChildren();
      return;
    }
    const hazard = hazardList.find((one) => one.code === state.hazard);
    if (!hazard) {
      detailBox.replaceChildren(notAvailable(state.hazard));
      return;
    }
    detailBox.replaceChildren(hazardDetail({ site, hazard, scenario: state.scenario, scenarioList, path, currency: answer.currency, signal }));
  }

  async function assess() {
    try {
      const job = await submitJob({ type: "ASSESS_SITES", siteIds: [site.id] });
      jobBox.replaceChildren(jobCard(job.id, { signal, onEnd: load }));
    } catch (e) {
      jobBox.replaceChildren(failed(e, assess) ?? "");
    }
  }
}

function siteFacts(site, region) {
  const isKorean = document.documentElement.lang === "ko";
  const unknown = h("span", { class: "hint" }, t("site.unknown"));
  const entries = [
    ["map.region", region ? (isKorean ? `${region.provinceKo} ${region.nameKo}` : `${region.nameEn}, ${region.province}`) : h("span", { class: "gap-cell" }, t("gap.TOO_FAR_FROM_GRID"))],
    ["site.position", degrees(site.latitude, site.longitude)],
    ["site.grid", site.gridPointId === null ? unknown : t("site.gridAway", distance(site.gridDistanceM))],
    ["site.assetValue", site.assetValue === null ? unknown.cloneNode(true) : stated(site.assetValue, site.currency)],
    ["site.valueAdded", site.annualValueAdded === null ? unknown.cloneNode(true) : stated(site.annualValueAdded, site.currency)],
    ["site.insured", site.insuredShare === null ? unknown.cloneNode(true) : percent(site.insuredShare)],
  ];
  return h("dl", { class: "facts" }, entries.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value))));
}

function attributeList(site) {
  const known = Object.entries(site.attributes ?? {});
  if (!known.length) return h("p", { class: "hint" }, t("site.noAttributes"));
  return h("details", { class: "numbers" }, h("summary", {}, t("site.attributes", known.length)), h("div", { class: "scroll" }, h("table", {}, h("tbody", {}, known.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, t(`attribute.${name}`) === `attribute.${name}` ? name : t(`attribute.${name}`)), h("td", {}, String(value))))))));
}

function locator(regionList, site) {
  const box = frame(regionList);
  const [cx, cy] = project(site.longitude, site.latitude);
  return s(
    "svg",
    { viewBox: box.map((n) => n.toFixed(1)).join(" "), class: "locator", role: "img", "aria-label": degrees(site.latitude, site.longitude) },
    hasOutlines(regionList) ? s("path", { d: shapes(regionList).join("") }) : shapes(regionList).map((d) => s("path", { d })),
    s("circle", { cx, cy, r: box[2] / 45 }),
  );
}

