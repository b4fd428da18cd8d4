// Comparison of two sites, and of places that a site might move to.

import * as api from "./api.js";
import { HORIZONS } from "./catalog.js";
import { h } from "./dom.js";
import { degrees, percent } from "./format.js";
import { nameOf, t } from "./i18n.js";
import { jobCard } from "./jobs.js";
import { card, empty, failed, into, notAvailable, select } from "./parts.js";
import { radar } from "./radar.js";

const MOST_CANDIDATES = 1000;
const FEWEST_CORNERS = 3;
const MEASURES = ["integrated", "h", "e", "v"];

export function comparison({ sites, hazardList, state, signal }) {
  if (sites.length < 2) return card(t("compare.title"), empty(t("compare.needTwo")));
  const chosen = [sites[0].id, sites[1].id];
  let measure = null;
  const box = h("div", {});
  const options = sites.map((site) => ({ value: site.id, text: site.name }));
  const chooser = (at) => select(t(`compare.${at ? "b" : "a"}`), options, chosen[at], (value) => { chosen[at] = value; load(); });
  const measures = select(t("map.metric"), MEASURES.map((name) => ({ value: name, text: t(`number.${name}`) })), MEASURES[0], (value) => { measure = value; load(); });
  const element = card(t("compare.title"), h("p", { class: "hint" }, t("compare.lead")), h("div", { class: "row" }, chooser(0), chooser(1), measures), box);

  function load() {
    const query = `scenario=${state.scenario}&year=${state.year}`;
    return into(
      box,
      () => Promise.all(chosen.map((id) => api.get(`/api/v1/sites/${id}/risks?${query}`, signal))),
      (answers) => {
        measure ??= firstMeasure(answers);
        measures.querySelector("select").value = measure;
        const shapes = answers.map((answer, at) => ({
          name: sites.find((site) => site.id === chosen[at]).name,
          values: hazardList.map((hazard) => answer.risks.find((row) => row.hazard === hazard.code)?.[measure] ?? null),
        }));
        if (shapes.every((shape) => shape.values.every((value) => value === null))) {
          const isAssessed = answers.some((answer) => answer.computedAt);
          return empty(t(isAssessed ? "compare.nothing" : "site.notAssessed", t(`number.${measure}`)));
        }
        return [radar({ title: t("compare.chart", t(`number.${measure}`), state.year), axes: hazardList.map(nameOf), shapes }), h("p", { class: "hint" }, t("compare.gaps"))];
      },
      { signal, what: t("compare.title") },
    );
  }
  load();
  return element;
}

/** The integrated score where it makes a shape, else what is known of every place. */
function firstMeasure(answers) {
  const known = (name) => Math.min(...answers.map((answer) => answer.risks.filter((row) => typeof row[name] === "number").length));
  return known("integrated") >= FEWEST_CORNERS ? "integrated" : "h";
}

/** Candidates by name and place, one a line, ranked by the server for one site. */
export function relocation({ sites, scenarioList, signal }) {
  const state = { site: sites[0]?.id, scenario: "SSP245", year: "2050" };
  const box = h("div", {});
  const text = h("textarea", { rows: 5, spellcheck: "false", placeholder: t("relocation.example") });
  const form = h(
    "form",
    { class: "stack", onsubmit: order },
    h("div", { class: "row" },
      select(t("relocation.site"), sites.map((site) => ({ value: site.id, text: site.name })), state.site, (value) => { state.site = value; }),
      select(t("map.scenario"), scenarioList.map((one) => ({ value: one.code, text: one.label })), state.scenario, (value) => { state.scenario = value; }),
      select(t("map.year"), HORIZONS.map(({ year }) => ({ value: String(year), text: String(year) })), state.year, (value) => { state.year = value; }),
    ),
    h("label", { class: "field" }, h("span", {}, t("relocation.candidates")), text),
    h("button", { class: "button primary" }, t("relocation.rank")),
    box,
  );
  return card(t("relocation.title"), h("p", { class: "hint" }, t("relocation.lead")), sites.length ? form : empty(t("sites.none")));

  async function order(event) {
    event.preventDefault();
    const candidates = [];
    for (const [at, one] of text.value.split("\n").entries()) {
      if (!one.trim()) continue;
      const parts = one.split(/[,\t]/).map((part) => part.trim());
      const [latitude, longitude] = parts.slice(-2).map(Number);
      if (parts.length < 2 || !Number.isFinite(latitude) || !Number.isFinite(longitude)) {
        box.replaceChildren(h("p", { class: "notice", role: "alert" }, t("relocation.badLine", at + 1)));
        return;
      }
      candidates.push({ name: parts.length > 2 ? parts[0] : `${latitude}, ${longitude}`, latitude, longitude });
    }
    if (!candidates.length || candidates.length > MOST_CANDIDATES) {
      box.replaceChildren(h("p", { class: "notice", role: "alert" }, t("relocation.count", MOST_CANDIDATES)));
      return;
    }
    try {
      const body = { siteId: state.site, scenario: state.scenario, year: Number(state.year), candidates, top: Math.min(100, candidates.length) };
      const job = await api.post("/api/v1/simulations/relocation", body, { "Idempotency-Key": crypto.randomUUID() });
      box.replaceChildren(jobCard(job.id, { signal, onEnd: (ended) => ended.status === "COMPLETED" && result(ended.id) }));
    } catch (e) {
      box.replaceChildren(e.status === 404 || e.status === 405 ? notAvailable(t("relocation.title")) : failed(e) ?? "");
    }
  }

  function result(id) {
    return into(box, () => api.get(`/api/v1/jobs/${id}/result`, signal), ranking, { signal, what: t("relocation.title") });
  }

  function ranking(answer) {
    const list = answer.ranked;
    if (!list.length) return empty(t("relocation.nothing"));
    return h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": t("relocation.title") },
      h(
        "table",
        { class: "data" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("relocation.place")), h("th", { scope: "col", class: "num" }, t("relocation.loss")), h("th", { scope: "col", class: "num" }, t("relocation.better")), h("th", { scope: "col" }, t("relocation.verdict")))),
        h(
          "tbody",
          {},
          list.map(({ place, improvementShare, verdict }) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, place.name ?? "", h("p", { class: "hint" }, degrees(place.latitude, place.longitude))),
              h("td", { class: "num" }, percent(place.total)),
              h("td", { class: "num" }, percent(improvementShare)),
              h("td", {}, t(`verdict.${verdict}`)),
            ),
          ),
        ),
      ),
    );
  }
}
