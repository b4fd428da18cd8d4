// A choice among many sites: a list of check boxes that a search narrows.

import { h } from "./dom.js";
import { count } from "./format.js";
import { t } from "./i18n.js";

const MOST_LISTED = 300;

/** @param sites in the order in which they are listed */
export function siteChoice(sites) {
  const chosen = new Set();
  const list = h("ul", { class: "choice", tabindex: 0, "aria-label": t("report.chosen") });
  const line = h("p", { class: "hint", role: "status" });
  const search = h("input", { type: "search", autocomplete: "off", oninput: draw, onkeydown: (event) => event.key === "Enter" && event.preventDefault() });
  const all = h("button", { type: "button", class: "button small", onclick: () => mark(true) }, t("report.markAll"));
  const none = h("button", { type: "button", class: "button small", onclick: () => mark(false) }, t("report.markNone"));

  function found() {
    const wanted = search.value.trim().toLowerCase();
    return sites.filter((site) => [site.name, site.externalId].some((text) => text.toLowerCase().includes(wanted)));
  }

  function mark(isChosen) {
    for (const site of found()) {
      if (isChosen) chosen.add(site.id);
      else chosen.delete(site.id);
    }
    draw();
  }

  function told(listed, all) {
    const cut = all > listed ? ` ${t("report.choiceCut", count(listed), count(all))}` : "";
    line.textContent = `${t("report.choiceCount", count(chosen.size), count(sites.length))}${cut}`;
  }

  function draw() {
    const matches = found();
    const listed = matches.slice(0, MOST_LISTED);
    list.replaceChildren(
      ...listed.map((site) => {
        const box = h("input", { type: "checkbox", checked: chosen.has(site.id), onchange: change });
        function change() {
          if (box.checked) chosen.add(site.id);
          else chosen.delete(site.id);
          told(listed.length, matches.length);
        }
        return h("li", {}, h("label", { class: "check" }, box, site.name, h("span", { class: "hint" }, site.externalId)));
      }),
    );
    told(listed.length, matches.length);
  }

  draw();
  return {
    element: h("fieldset", { class: "checks" }, h("legend", {}, t("report.chosen")), h("div", { class: "row" }, h("label", { class: "field" }, h("span", {}, t("sites.search")), search), all, none), line, list),
    values: () => [...chosen],
  };
}
