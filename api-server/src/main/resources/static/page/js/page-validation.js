// What the model says, held against what was observed: the page of the method as it was computed, and for which data.

import * as api from "./api.js";
import { dataSets } from "./catalog.js";
import { h } from "./dom.js";
import { lang, t } from "./i18n.js";
import { elements } from "./markdown.js";
import { into } from "./parts.js";

const PAGE = "/page/docs/validation.md";
const VERSION = /Data version ([0-9a-f]+)/;

export async function show(main, { signal }) {
  const box = h("div", {});
  main.replaceChildren(
    h("p", { class: "back" }, h("a", { href: "#/runs" }, t("validation.back"))),
    h("div", { class: "page-head" }, h("div", {}, h("h1", {}, t("validation.title")), h("p", { class: "lead" }, t("validation.lead")))),
    box,
  );
  await into(
    box,
    () => Promise.all([api.call(PAGE, { signal, headers: { Accept: "text/markdown" } }).then((answer) => answer.text()), dataSets()]),
    ([text, sets]) => [versions(text, sets), card(text)],
    { signal, what: t("validation.title") },
  );
}

/** Whether the figures were computed from the data that this server works with. */
function versions(text, sets) {
  const computed = VERSION.exec(text)?.[1];
  const current = sets.items.find((set) => set.state === "CURRENT")?.dataVersion;
  if (!computed || !current) return null;
  const isSame = computed === current;
  return h("p", { class: isSame ? "notice good" : "notice", role: "note" }, t(isSame ? "validation.same" : "validation.other", computed, current));
}

/** Its own title stands above already. */
function card(text) {
  const body = text.replace(/^# .*\n/, "");
  return h("section", { class: "card prose", lang: "en", "aria-label": t("validation.title") }, lang() === "en" ? null : h("p", { class: "hint", lang: lang() }, t("validation.language")), elements(body));
}
