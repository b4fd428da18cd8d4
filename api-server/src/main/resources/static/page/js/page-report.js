// The report: choose what goes in, watch it being made, take it away.

import * as api from "./api.js";
import { HORIZONS, scenarios } from "./catalog.js";
import { h } from "./dom.js";
import { time } from "./format.js";
import { lang, t } from "./i18n.js";
import { jobCard } from "./jobs.js";
import { card, empty, failed, into, notAvailable, select } from "./parts.js";
import { siteChoice } from "./site-choice.js";

const FORMS = ["html", "pdf", "xlsx", "json"];

export async function show(main, { signal }) {
  const [scenarioList, some] = await Promise.all([scenarios(), api.get("/api/v1/sites?limit=1", signal)]);
  if (signal.aborted) return;
  const hasSites = some.items.length > 0;
  const jobBox = h("div", {});
  const listBox = h("div", {});
  const state = { language: lang(), which: "all" };
  const scenarioBoxes = boxes(scenarioList.map((one) => ({ value: one.code, text: one.label })), t("map.scenario"));
  const horizonBoxes = boxes(HORIZONS.map((one) => ({ value: one.code, text: `${one.year} (${t(`horizon.${one.code}`)})` })), t("report.horizons"));
  const choiceBox = h("div", { hidden: true });
  let choice = null;
  const order = h("button", { class: "button primary", disabled: !hasSites }, t("report.make"));
  const form = h(
    "form",
    { class: "stack", onsubmit: make },
    h("div", { class: "row" },
      select(t("report.sites"), [{ value: "all", text: t("report.all") }, { value: "some", text: t("report.some") }], state.which, (value) => {
        state.which = value;
        choiceBox.hidden = value === "all";
        if (value === "some" && !choice) offer();
      }),
      select(t("report.language"), [{ value: "en", text: "English" }, { value: "ko", text: "한국어" }], state.language, (value) => { state.language = value; }),
    ),
    choiceBox,
    scenarioBoxes.element,
    horizonBoxes.element,
    hasSites ? null : h("p", { class: "notice" }, t("report.noSites"), " ", h("a", { href: "#/sites" }, t("nav.sites"))),
    order,
    jobBox,
  );
  const formCard = card(t("report.order"), form);
  const listCard = card(t("report.list"), listBox);
  formCard.classList.add("half");
  listCard.classList.add("half");
  main.replaceChildren(
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, t("nav.report")), h("p", { class: "lead" }, t("report.lead")))),
    h("div", { class: "grid" }, formCard, listCard),
  );
  await load();

  /** Sites are read when somebody wants to choose among them. */
  function offer() {
    return into(
      choiceBox,
      () => api.all("/api/v1/sites", signal),
      ({ items }) => {
        choice = siteChoice(items.sort((a, b) => a.name.localeCompare(b.name)));
        return choice.element;
      },
      { signal, what: t("report.chosen") },
    );
  }

  function boxes(options, legend) {
    const inputs = options.map((option) => h("input", { type: "checkbox", value: option.value, checked: true }));
    return {
      element: h("fieldset", { class: "checks" }, h("legend", {}, legend), h("div", {}, options.map((option, at) => h("label", { class: "check" }, inputs[at], option.text)))),
      values: () => inputs.filter((input) => input.checked).map((input) => input.value),
    };
  }

  async function make(event) {
    event.preventDefault();
    const body = {
      siteIds: state.which === "all" ? "all" : choice?.values() ?? [],
      scenarios: scenarioBoxes.values(),
      horizons: horizonBoxes.values(),
      language: state.language,
    };
    if (!body.siteIds.length || !body.scenarios.length || !body.horizons.length) {
      jobBox.replaceChildren(h("p", { class: "notice", role: "alert" }, t("report.chooseSome")));
      return;
    }
    order.disabled = true;
    try {
      const job = await api.post("/api/v1/reports", body, { "Idempotency-Key": crypto.randomUUID() });
      jobBox.replaceChildren(jobCard(job.id, { signal, onEnd: load }));
    } catch (e) {
      jobBox.replaceChildren(e.status === 404 ? notAvailable(t("nav.report")) : failed(e) ?? "");
    }
    order.disabled = false;
  }

  function load() {
    return into(
      listBox,
      () => api.get("/api/v1/reports?limit=50", signal),
      ({ items }) => {
        if (!items.length) return empty(t("report.none"));
        const newest = [...items].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
        return h("ul", { class: "stack" }, newest.map((report) => h("li", { class: "job" }, h("strong", {}, `${time(report.createdAt)} · ${report.language === "ko" ? "한국어" : "English"}`), h("div", { class: "row" }, downloads(report)))));
      },
      { signal, what: t("nav.report") },
    );
  }

  /** Only the forms that the server lists. */
  function downloads(report) {
    return FORMS.filter((form) => report.links?.[form]).map((form) => {
      const button = h("button", { type: "button", class: "button small", "aria-label": t("report.download", form.toUpperCase(), time(report.createdAt)), onclick: save }, form.toUpperCase());
      async function save() {
        button.disabled = true;
        try {
          await api.download(report.links[form], `ondo-report-${report.createdAt.slice(0, 10)}-${report.language}.${form}`);
        } catch (e) {
          button.after(failed(e) ?? "");
        }
        button.disabled = false;
      }
      return button;
    });
  }
}
