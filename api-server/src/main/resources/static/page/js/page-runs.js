// What the system does: jobs and nights with their progress, what failed for good, and what is loaded.

import * as api from "./api.js";
import { dataSets, hazards } from "./catalog.js";
import { h } from "./dom.js";
import { count, time } from "./format.js";
import { has, nameOf, t } from "./i18n.js";
import { hasEnded, jobCard, jobStatus, jobTypeText, pause, stepText } from "./jobs.js";
import { card, empty, failed, flagList, into, notAvailable, sortedTable, statusText } from "./parts.js";

const SHOWN = 25;
const LOOK_MS = 10_000;

export async function show(main, { signal }) {
  const jobsBox = h("div", { class: "stack" });
  const runsBox = h("div", { class: "stack" });
  const lettersBox = h("div", {});
  const dataBox = h("div", {});
  const startBox = h("div", {});
  const seen = new Map();
  const drawn = new Map();
  main.replaceChildren(
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, t("nav.runs")), h("p", { class: "lead" }, t("runs.lead")), h("p", {}, h("a", { href: "#/validation" }, t("runs.validation")))), h("button", { type: "button", class: "button", onclick: startNight }, t("runs.start"))),
    startBox,
    h("div", { class: "grid" }, section("runs.jobs", jobsBox, "half"), section("runs.runs", runsBox, "half"), section("runs.letters", lettersBox), section("runs.data", dataBox)),
  );
  await Promise.all([
    work(jobsBox, "/api/v1/jobs", "runs.jobs"),
    work(runsBox, "/api/v1/runs", "runs.runs"),
    letters(),
    into(dataBox, () => Promise.all([dataSets(), hazards()]), ([sets, list]) => data(sets, list), { signal, what: t("runs.data") }),
  ]);
  follow(jobsBox, "/api/v1/jobs", "runs.jobs");
  follow(runsBox, "/api/v1/runs", "runs.runs");

  function section(title, box, width) {
    const part = card(t(title), box);
    if (width) part.classList.add(width);
    return part;
  }

  function work(box, root, what) {
    return into(
      box,
      () => api.get(`${root}?limit=${SHOWN}`, signal),
      ({ items }) => {
        seen.set(root, items[0]?.id);
        if (!items.length) return empty(t(`${what}.none`));
        // Cards that are replaced stop watching.
        drawn.get(root)?.abort();
        const cards = new AbortController();
        drawn.set(root, cards);
        const living = items.filter((job) => !hasEnded(job));
        const ended = items.filter(hasEnded);
        return [
          ...living.map((job) => jobCard(job.id, { signal: AbortSignal.any([signal, cards.signal]), root, onEnd: (ended) => after(ended, box, root, what) })),
          ended.length ? past(ended, what) : null,
        ];
      },
      { signal, what: t(what) },
    );
  }

  function after(ended, box, root, what) {
    work(box, root, what);
    if (ended.status === "FAILED") letters();
  }

  /** Work that somebody else handed in, or the clock began, appears by itself. */
  async function follow(box, root, what) {
    while (!signal.aborted) {
      await pause(LOOK_MS, signal);
      if (signal.aborted || document.hidden) continue;
      try {
        const newest = (await api.get(`${root}?limit=1`, signal)).items[0]?.id;
        if (newest && newest !== seen.get(root)) await work(box, root, what);
      } catch (e) {
        // The cards say what is wrong; the next look may find the server back.
      }
    }
  }

  function past(jobs, what) {
    return sortedTable({
      caption: t(what),
      sort: 2,
      descending: true,
      rows: jobs,
      columns: [
        { title: t("runs.type"), of: (job) => jobTypeText(job.type), cell: (job) => jobTypeText(job.type) },
        { title: t("runs.status"), of: (job) => job.status, cell: (job) => [jobStatus(job), job.error ? h("p", { class: "hint" }, job.error.detail) : null] },
        { title: t("runs.finished"), of: (job) => job.finishedAt ?? job.createdAt, cell: (job) => time(job.finishedAt) },
        { title: t("runs.chunks"), isNumber: true, of: (job) => job.chunks.total, cell: (job) => `${count(job.chunks.done)} / ${count(job.chunks.total)}` },
        { title: t("runs.rows"), isNumber: true, of: (job) => job.chunks.rows, cell: (job) => count(job.chunks.rows) },
      ],
    });
  }

  function letters() {
    return into(
      lettersBox,
      () => api.get("/api/v1/dead-letters?limit=100", signal),
      ({ items }) => {
        if (!items.length) return empty(t("runs.letters.none"));
        return [
          h("p", {}, h("button", { type: "button", class: "button small", onclick: () => again("/api/v1/dead-letters/reprocess") }, t("runs.reprocessAll"))),
          sortedTable({
            caption: t("runs.letters"),
            sort: 3,
            descending: true,
            rows: items,
            columns: [
              { title: t("runs.step"), of: (one) => one.step, cell: (one) => `${jobTypeText(one.type)} · ${stepText(one.step)} #${one.ordinal}` },
              { title: t("runs.cause"), of: (one) => one.cause ?? "", cell: (one) => one.cause ?? t("site.unknown") },
              { title: t("runs.tries"), isNumber: true, of: (one) => one.attempts, cell: (one) => count(one.attempts) },
              { title: t("runs.finished"), of: (one) => one.finishedAt ?? "", cell: (one) => time(one.finishedAt) },
              { title: t("runs.action"), cell: (one) => h("button", { type: "button", class: "button small", onclick: () => again(`/api/v1/dead-letters/${one.id}/reprocess`) }, t("runs.reprocess")) },
            ],
          }),
        ];
      },
      { signal, what: t("runs.letters") },
    );
  }

  async function again(path) {
    try {
      await api.post(path, {});
      await Promise.all([letters(), work(jobsBox, "/api/v1/jobs", "runs.jobs"), work(runsBox, "/api/v1/runs", "runs.runs")]);
    } catch (e) {
      startBox.replaceChildren(failed(e) ?? "");
    }
  }

  async function startNight() {
    try {
      await api.post("/api/v1/runs", { batch: "night" });
      startBox.replaceChildren();
      await work(runsBox, "/api/v1/runs", "runs.runs");
    } catch (e) {
      startBox.replaceChildren(e.status === 404 || e.status === 405 ? notAvailable(t("runs.start")) : failed(e));
    }
  }

  function data(sets, hazardList) {
    return [
      h("h3", {}, t("runs.byHazard")),
      h("p", { class: "hint" }, t("runs.byHazardHint")),
      hazardTable(sets.hazards, hazardList),
      ...sets.items.map((set) => setDetails(set)),
    ];
  }

  function hazardTable(states, hazardList) {
    return h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": t("runs.byHazard") },
      h(
        "table",
        { class: "data" },
        h("thead", {}, h("tr", {}, ["map.hazard", "runs.state", "runs.series", "runs.flags"].map((key) => h("th", { scope: "col" }, t(key))))),
        h(
          "tbody",
          {},
          states.map((one) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, nameOf(hazardList.find((hazard) => hazard.code === one.hazard))),
              h("td", {}, one.state === "MISSING" ? h("span", { class: "gap-cell" }, t("datastate.MISSING")) : has(`datastate.${one.state}`) ? t(`datastate.${one.state}`) : one.state),
              h("td", {}, Object.entries(one.series).map(([status, number]) => h("div", {}, `${statusText(status)}: ${count(number)}`))),
              h("td", {}, flagList(one.flags) ?? h("span", { class: "hint" }, t("explain.none"))),
            ),
          ),
        ),
      ),
    );
  }

  function setDetails(set) {
    return h(
      "details",
      { class: "numbers", open: set.state === "CURRENT" },
      h("summary", {}, `${set.name} · ${set.dataVersion} · ${t(`set.${set.state}`)}`),
      h("p", { class: "hint" }, t("runs.setFacts", count(set.gridPoints), count(set.regions), count(set.stations), set.basePeriod.from, set.basePeriod.to)),
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": t("runs.sources") },
        h(
          "table",
          { class: "data" },
          h("caption", { class: "sr-only" }, t("runs.sources")),
          h("thead", {}, h("tr", {}, ["runs.source", "runs.licence", "runs.period", "runs.method"].map((key) => h("th", { scope: "col" }, t(key))))),
          h("tbody", {}, set.sources.map((source) => h("tr", {}, h("th", { scope: "row" }, source.name, h("p", { class: "hint" }, source.attribution)), h("td", {}, source.licence), h("td", {}, source.period), h("td", {}, source.method)))),
        ),
      ),
    );
  }
}

