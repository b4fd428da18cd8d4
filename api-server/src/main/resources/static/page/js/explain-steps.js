// The road to a number in a few steps that a person can follow; every figure is a term of the server's explanation.

import { h } from "./dom.js";
import { count, degrees, distance, money, percent, plain, score, stated } from "./format.js";
import { has, t } from "./i18n.js";
import { flagList, statusText } from "./parts.js";

const STRONGEST = 5;
const HUNDRED = 100;

/** @param answer of an explain call: of a site, or of a region that has no site terms */
export function steps(answer) {
  const found = [
    place(answer),
    hazardScore(answer.climate?.score),
    classes(answer.climate?.loss, answer.site),
    points("exposure", answer.site?.exposure, answer.site?.e),
    points("vulnerability", answer.site?.vulnerability, answer.site?.v),
    events(answer.events),
    result(answer),
    bands(answer.bands),
    assumptions(answer),
  ].filter(Boolean);
  return h("ol", { class: "steps" }, found);
}

function step(name, ...content) {
  return h("li", {}, h("h3", {}, t(`step.${name}`)), content);
}

function say(key, ...values) {
  return h("p", {}, t(`step.${key}`, ...values));
}

/** @param columns [{title, isNumber?}] */
function table(title, columns, rows, total) {
  const cell = (value, at) => h(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, class: columns[at].isNumber ? "num" : null }, value);
  return h(
    "div",
    { class: "scroll narrow", tabindex: 0, role: "region", "aria-label": title },
    h(
      "table",
      { class: "data" },
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", class: column.isNumber ? "num" : null }, column.title)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell))), total ? h("tr", { class: "total" }, total.map(cell)) : null),
    ),
  );
}

const words = (key) => ({ title: t(`step.${key}`) });
const number = (key) => ({ title: t(`step.${key}`), isNumber: true });
const shown = (value, format) => (typeof value === "number" ? h("span", { title: String(value) }, format(value)) : h("span", { class: "gap-cell" }, t("map.gap")));
const outcome = (one, format) => (typeof one?.value === "number" ? format(one.value) : statusText(one?.status ?? "INSUFFICIENT_DATA"));

function indicator(name) {
  return has(`indicator.${name}`) ? t(`indicator.${name}`) : name.replaceAll("_", " ");
}

function attribute(name) {
  return has(`attribute.${name}`) ? t(`attribute.${name}`) : name.replaceAll("_", " ");
}

function place({ point, climate, year, scenario }) {
  if (!point) return null;
  return step(
    "place",
    say("point", point.gridId, degrees(point.latitude, point.longitude), distance(point.distanceM)),
    typeof climate?.warmingK === "number" ? say("warming", year, scenarioLabel(scenario), plain(climate.warmingK, 3), plain(climate.warmingLowK, 3), plain(climate.warmingHighK, 3)) : null,
  );
}

/** SSP245 as SSP2-4.5. */
function scenarioLabel(code) {
  return code.replace(/^(SSP\d)(\d)(\d)$/, "$1-$2.$3");
}

function hazardScore(terms) {
  if (!terms) return null;
  const rows = terms.ramps?.length
    ? terms.ramps.map((ramp) => [indicator(ramp.name), shown(ramp.x, plain), shown(ramp.weight, percent), shown(ramp.weight * ramp.s * HUNDRED, (value) => plain(value, 4))])
    : Object.entries(terms.inputs ?? {}).map(([name, value]) => [indicator(name), shown(value, plain)]);
  const columns = terms.ramps?.length ? [words("indicator"), number("value"), number("weight"), number("points")] : [words("indicator"), number("value")];
  return step(
    "score",
    say(terms.ramps?.length ? "scoreHow" : "scoreFrom"),
    rows.length ? table(t("step.score"), columns, rows) : null,
    h("p", {}, h("strong", {}, t("step.scoreIs", outcome(terms.score, score)))),
  );
}

function interval({ lower, upper, lowerClosed, upperClosed }) {
  if (lower !== null && lower === upper) return plain(lower, 4);
  const from = typeof lower === "number" ? `${lowerClosed ? "≥" : ">"} ${plain(lower, 4)}` : "";
  const to = typeof upper === "number" ? `${upperClosed ? "≤" : "<"} ${plain(upper, 4)}` : "";
  return [from, to].filter(Boolean).join(", ") || "–";
}

function classes(loss, site) {
  if (!loss?.classes?.length) return null;
  const rows = loss.classes.map((one, at) => {
    const rate = site?.classLosses?.[at] ?? one.damageRatio;
    return [interval(one), shown(one.probability, percent), shown(rate, percent), shown(one.probability * rate, percent)];
  });
  const gross = site ? site.gross?.value : loss.baseLoss;
  const total = typeof gross === "number" ? [t("step.sum"), "", "", shown(gross, percent)] : null;
  return step(
    "classes",
    say("classesHow", count(loss.validYears), indicator(loss.sample?.indicator ?? ""), t(`rule.${loss.method}`)),
    table(t("step.classes"), [words("strength"), number("chance"), number("rate"), number("product")], rows, total),
    site && (site.vulnerabilityFactor !== 1 || site.exposureFactor !== 1) ? say("factors", plain(site.exposureFactor, 4), plain(site.vulnerabilityFactor, 4)) : null,
    site?.protectedYears > 0 ? say("protected", count(site.protectedYears)) : null,
  );
}

function points(name, rules, value) {
  if (!value) return null;
  const rows = (rules ?? []).map((rule) => [attribute(rule.attribute), rule.value === null ? "" : typeof rule.value === "number" ? plain(rule.value) : String(rule.value), has(`condition.${rule.condition}`) ? t(`condition.${rule.condition}`) : rule.condition, shown(rule.points, (n) => (rule.action === "SET" ? plain(n) : `${n < 0 ? "−" : "+"}${plain(Math.abs(n))}`))]);
  return step(name, rows.length ? table(t(`step.${name}`), [words("attribute"), words("value"), words("rule"), number("points")], rows) : null, h("p", {}, h("strong", {}, typeof value.value === "number" ? t(`step.${name}Is`, score(value.value)) : statusText(value.status ?? "INSUFFICIENT_DATA"))));
}

function events(terms) {
  if (!terms) return null;
  const strongest = [...(terms.storms ?? [])].sort((a, b) => b.scaledWindMs - a.scaledWindMs).slice(0, STRONGEST);
  const curve = terms.curve ?? [];
  return step(
    "events",
    terms.storms?.length ? say("storms", count(terms.storms.length), count(terms.years), percent(terms.windFactor - 1), count(strongest.length)) : null,
    strongest.length ? table(t("step.events"), [words("storm"), number("year"), number("windThen"), number("windNow"), number("lost")], strongest.map((storm) => [storm.code, storm.year, shown(storm.windMs, (n) => plain(n, 3)), shown(storm.scaledWindMs, (n) => plain(n, 3)), shown(storm.ratio, percent)])) : null,
    curve.length ? [say("curve"), table(t("step.curve"), Object.keys(curve[0]).map((key, at) => ({ title: key, isNumber: at > 0 })), curve.map((point) => Object.values(point).map((n) => (typeof n === "number" ? plain(n, 4) : String(n)))))] : null,
    h("p", {}, h("strong", { title: String(terms.annualLoss) }, t("step.eventLoss", percent(terms.annualLoss))), " ", Object.entries(terms.atReturnPeriods ?? {}).filter(([years]) => ["10", "50", "100", "250"].includes(years)).map(([years, loss]) => t("step.atYears", years, percent(loss))).join(" · ")),
  );
}

function result({ site, facts, headline, method }) {
  if (!site || typeof headline?.aalGross !== "number") return null;
  const isBorrowed = site.expectedLoss?.flags?.includes("DISRUPTION_ON_ASSET_VALUE");
  const hasMoney = typeof headline.expectedLoss === "number" && typeof site.valueBase === "number" && !isBorrowed;
  return step(
    "result",
    say("insured", percent(headline.aalGross), percent(site.insuredShare), percent(headline.aalNet)),
    method === "EVENT" && typeof headline.screening === "number" ? say("screening", percent(headline.screening)) : null,
    hasMoney ? say("money", money(headline.expectedLoss, facts?.currency), stated(site.valueBase, facts?.currency)) : null,
    isBorrowed ? say("noBase") : null,
  );
}

function bands(list) {
  if (!list?.length) return null;
  return step("bands", say("bandsHow"), table(t("step.bands"), [words("source"), number("low"), number("high")], list.map((band) => [has(`band.${band.contents}`) ? t(`band.${band.contents}`) : band.contents, shown(band.lossLow, percent), shown(band.lossHigh, percent)])));
}

function assumptions({ storedSite, storedPoint }) {
  const flags = (storedSite ?? storedPoint)?.flags;
  return flags?.length ? step("assumptions", flagList(flags)) : null;
}
