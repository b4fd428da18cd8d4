// The summary of all sites, as the server counted it; money of different currencies is never added.

import { h } from "./dom.js";
import { count, money, percent, stated, time } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { card, empty, sortedTable } from "./parts.js";

const MOST_BARS = 8;
const NO_CURRENCY = "UNKNOWN";

/** @param summary answer of GET /api/v1/portfolio/summary */
export function summaryParts(summary, { hazardList, regionNames }) {
  if (!summary.assessedSites) {
    return [card(t("portfolio.sites"), siteFacts(summary), empty(t("portfolio.notAssessed"), h("a", { href: "#/sites" }, t("nav.sites"))))];
  }
  return [
    h(
      "div",
      { class: "grid" },
      part("two-thirds", card(t("portfolio.totals"), totals(summary))),
      part("third", card(t("portfolio.sites"), siteFacts(summary))),
      part("", card(t("portfolio.byHazard"), h("p", { class: "hint" }, t("portfolio.byHazardHint")), byHazard(summary, hazardList))),
      part("half", card(t("portfolio.concentration"), h("p", { class: "hint" }, t("portfolio.concentrationHint")), shareBars(summary.byRegion, (row) => regionNames.get(row.name) ?? (row.name === NO_CURRENCY ? t("site.unknown") : nameOf({ ...row, code: row.name }))))),
      part("half", card(t("portfolio.byUse"), h("p", { class: "hint" }, t("portfolio.byUseHint")), shareBars(summary.byUse, (row) => (row.name === NO_CURRENCY ? t("site.unknown") : row.name)))),
      part("half", card(t("portfolio.topSites"), topSites(summary))),
      part("half", card(t("portfolio.industry"), industry(summary))),
      part("", card(t("portfolio.gaps"), gaps(summary, hazardList))),
    ),
    h("p", { class: "hint" }, t("map.version", summary.modelVersion, summary.dataVersion, time(summary.computedAt))),
  ];
}

/** Of sites without a loss in money there is nothing to add up. */
function isPriced(row) {
  return row.pricedSites > 0;
}

function part(width, element) {
  if (width) element.classList.add(width);
  return element;
}

function siteFacts(summary) {
  const high = summary.highOrAbove;
  return h(
    "dl",
    { class: "facts" },
    fact("portfolio.known", count(summary.sites)),
    fact("portfolio.assessed", count(summary.assessedSites)),
    fact("portfolio.unpriced", count(summary.unpricedSites)),
    high ? fact("portfolio.high", shareText(high)) : null,
  );
}

function fact(key, value, title) {
  return h("div", {}, h("dt", {}, t(key)), h("dd", { class: "big", title: title ?? null }, value));
}

function totals(summary) {
  const known = summary.totals.filter(isPriced);
  if (!known.length) return empty(t("portfolio.noMoney"), h("p", { class: "hint" }, t("portfolio.noMoneyHint")));
  return [...known.map(totalOf), inOneCurrency(summary.reporting)].filter(Boolean);
}

function totalOf(one) {
  return h(
    "div",
    { class: "stack" },
    h(
      "dl",
      { class: "facts" },
      fact("portfolio.net", range(one), `${one.low} – ${one.high}`),
      fact("portfolio.gross", money(one.gross, one.currency), String(one.gross)),
      fact("portfolio.value", one.assetValue === null ? t("map.gap") : stated(one.assetValue, one.currency), String(one.assetValue ?? "")),
      fact("portfolio.pricedSites", count(one.pricedSites)),
    ),
    h("div", {}, split(one, ["acute", "chronic"], "kind"), split(one, ["damage", "disruption"], "impact")),
  );
}

/** All of it in one currency, where the server has one set and rates for it; what has no rate is named. */
function inOneCurrency(reporting) {
  if (!reporting) return null;
  const left = reporting.missing.map((one) => `${one.currency === NO_CURRENCY ? t("site.unknown") : one.currency} (${t("portfolio.gapSites", count(one.sites))})`);
  return h(
    "div",
    { class: "stack reporting" },
    h("h3", {}, t("portfolio.reporting", reporting.currency, reporting.on)),
    reporting.totals ? totalOf(reporting.totals) : empty(t("portfolio.noRate")),
    reporting.rates.length ? h("p", { class: "hint" }, reporting.rates.map((rate) => `1 ${rate.from} = ${rate.rate} ${rate.to} (${rate.date}, ${rate.source})`).join(" · ")) : null,
    left.length ? h("p", { class: "hint" }, t("portfolio.leftOut", left.join(", "))) : null,
  );
}

function range(one) {
  const [low, high] = [money(one.low, one.currency), money(one.high, one.currency)];
  return low === high ? high : `${low} – ${high}`;
}

/** Two parts of the same loss, the larger setting the length. */
function split(one, names, family) {
  const most = Math.max(...names.map((name) => one[name] ?? 0), 1e-9);
  return h(
    "ul",
    { class: "bars" },
    names.map((name) => h("li", {}, h("span", {}, t(`${family}.${name.toUpperCase()}`)), bar((one[name] ?? 0) / most), h("span", { class: "num", title: String(one[name]) }, money(one[name], one.currency)))),
  );
}

function bar(share) {
  const inner = h("div", { class: "bar" });
  inner.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return h("div", { class: "bar-track", "aria-hidden": "true" }, inner);
}

function byHazard(summary, hazardList) {
  const currencies = [...new Set(summary.byHazard.flatMap((row) => row.expectedLoss.map((one) => one.currency)))];
  const lossIn = (row, currency) => row.expectedLoss.find((one) => one.currency === currency)?.amount;
  return sortedTable({
    caption: t("portfolio.byHazard"),
    sort: 2,
    descending: true,
    rows: summary.byHazard,
    columns: [
      { title: t("map.hazard"), of: (row) => nameOf(hazardList.find((one) => one.code === row.hazard)), cell: (row) => [nameOf(hazardList.find((one) => one.code === row.hazard)), " ", h("span", { class: "tag" }, t(`kind.${row.kind}`))] },
      { title: t("portfolio.impact"), of: (row) => row.impact, cell: (row) => t(`impact.${row.impact}`) },
      { title: t("portfolio.mean"), isNumber: true, of: (row) => row.aalNetMean, cell: (row) => (row.aalNetMean === null ? h("span", { class: "gap-cell" }, t("map.gap")) : h("span", { title: String(row.aalNetMean) }, percent(row.aalNetMean))) },
      ...currencies.map((currency) => ({ title: t("portfolio.lossIn", currency), isNumber: true, of: (row) => lossIn(row, currency), cell: (row) => h("span", { title: String(lossIn(row, currency) ?? "") }, money(lossIn(row, currency), currency)) })),
      { title: t("portfolio.valued"), isNumber: true, of: (row) => row.valuedSites, cell: (row) => `${count(row.valuedSites)} / ${count(summary.assessedSites)}` },
      { title: t("portfolio.highShare"), isNumber: true, of: (row) => row.highOrAbove?.share, cell: (row) => (typeof row.highOrAbove?.share === "number" ? `${percent(row.highOrAbove.share)} (${count(row.highOrAbove.sites)} / ${count(row.highOrAbove.ofSites)})` : h("span", { class: "gap-cell" }, t("map.gap"))) },
    ],
  });
}

/** Shares of the whole loss, the largest first, each currency for itself. */
function shareBars(all, name) {
  const known = all.filter((row) => isPriced(row) && row.high > 0);
  if (!known.length) return empty(t("portfolio.noMoney"));
  const groups = Map.groupBy(known, (row) => row.currency);
  return [...groups].map(([currency, rows]) => {
    rows.sort((a, b) => (b.shareOfTotal ?? 0) - (a.shareOfTotal ?? 0));
    return h(
      "div",
      {},
      groups.size > 1 ? h("h3", {}, currency) : null,
      h(
        "ul",
        { class: "bars" },
        rows.slice(0, MOST_BARS).map((row) =>
          h("li", {}, h("span", {}, name(row)), bar(row.shareOfTotal ?? 0), h("span", { class: "num", title: `${row.low} – ${row.high} ${row.currency}` }, `${percent(row.shareOfTotal)} · ${money(row.high, row.currency)}`)),
        ),
      ),
      rows.length > MOST_BARS ? h("p", { class: "hint" }, t("portfolio.more", count(rows.length - MOST_BARS))) : null,
    );
  });
}

function topSites(summary) {
  const known = summary.topSites.filter((row) => row.high > 0);
  if (!known.length) return empty(t("portfolio.noMoney"));
  return sortedTable({
    caption: t("portfolio.topSites"),
    sort: 1,
    descending: true,
    rows: known,
    columns: [
      { title: t("site.name"), of: (row) => row.name, cell: (row) => h("a", { href: `#/site/${row.siteId}` }, row.name) },
      { title: t("portfolio.net"), isNumber: true, of: (row) => row.high, cell: (row) => h("span", { title: `${row.low} – ${row.high}` }, range(row)) },
      { title: t("portfolio.gross"), isNumber: true, of: (row) => row.gross, cell: (row) => h("span", { title: String(row.gross) }, money(row.gross, row.currency)) },
    ],
  });
}

function industry(summary) {
  return h("dl", { class: "facts" }, fact("portfolio.floodZone", shareText(summary.s2?.inFloodZone)), fact("portfolio.waterStress", shareText(summary.s2?.highWaterStress)));
}

/** Part of the sites that can be judged, and of their stated values. */
function shareText(share) {
  if (typeof share?.share !== "number") return h("span", { class: "gap-cell" }, t("map.gap"));
  return [
    `${percent(share.share)} (${count(share.sites)} / ${count(share.ofSites)})`,
    (share.assetValue ?? [])
      .filter((one) => typeof one.share === "number")
      .map((one) => h("p", { class: "hint", title: `${one.value} / ${one.of} ${one.currency}` }, t("portfolio.ofAssets", stated(one.value, one.currency), percent(one.share)))),
  ];
}

function gaps(summary, hazardList) {
  if (!summary.gaps?.length) return h("p", {}, t("portfolio.noGaps"));
  return [
    h("p", { class: "hint" }, t("portfolio.gapsHint")),
    h("ul", { class: "flags" }, summary.gaps.map((gap) => h("li", {}, h("strong", {}, nameOf(hazardList.find((one) => one.code === gap.hazard))), `: ${t("portfolio.gapSites", count(gap.sites))}`))),
  ];
}
