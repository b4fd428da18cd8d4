// Starts the page: words, key, navigation; each page is a module of its own, loaded when first seen.

import * as api from "./api.js";
import { fill, h, say } from "./dom.js";
import { lang, LANGUAGES, loadMessages, t } from "./i18n.js";
import { failed, loading } from "./parts.js";

const PAGES = {
  map: () => import("./page-map.js"),
  sites: () => import("./page-sites.js"),
  site: () => import("./page-site.js"),
  portfolio: () => import("./page-portfolio.js"),
  runs: () => import("./page-runs.js"),
  validation: () => import("./page-validation.js"),
  report: () => import("./page-report.js"),
  result: () => import("./page-result.js"),
};
// Pages without an entry of their own stand below another.
const PARENTS = { site: "sites", validation: "runs", result: "report" };
const SHOWN = ["map", "sites", "portfolio", "runs", "report"];

let current = null;
let keySource = "none";

/** Where the reader is: the page's name, what follows it, and the parameters. */
export function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  return { name: PAGES[name] ? name : "map", rest, query: new URLSearchParams(query ?? "") };
}

/** Keeps parameters in the address without another step in the history. */
export function remember(parameters) {
  const here = place();
  const query = new URLSearchParams(parameters).toString();
  const path = [here.name, ...here.rest].map(encodeURIComponent).join("/");
  history.replaceState(null, "", `#/${path}${query ? `?${query}` : ""}`);
}

function navigation(active) {
  const links = SHOWN.map((name) =>
    h(
      "a",
      { href: `#/${name}`, class: "nav-link", "aria-current": name === (PARENTS[active] ?? active) ? "page" : null },
      t(`nav.${name}`),
    ),
  );
  const languages = LANGUAGES.map((code) =>
    h(
      "button",
      { type: "button", class: "language", lang: code, "aria-pressed": String(code === lang()), onclick: () => changeLanguage(code) },
      code === "ko" ? "한국어" : "English",
    ),
  );
  fill(
    document.getElementById("top"),
    h("a", { href: "#/map", class: "brand" }, h("img", { src: "/page/icon.svg", alt: "", width: 28, height: 28 }), h("span", {}, "Ondo"), h("span", { class: "tagline" }, t("brand.tagline"))),
    h("nav", { "aria-label": t("nav.label") }, links),
    h("div", { class: "languages", role: "group", "aria-label": t("nav.language") }, languages),
  );
  fill(
    document.getElementById("foot"),
    h("p", {}, t("foot.screening")),
    h(
      "p",
      {},
      keySource === "development" ? t("foot.development") : null,
      keySource === "reader" ? h("button", { type: "button", class: "button quiet", onclick: () => { api.forgetKey(); location.reload(); } }, t("key.forget")) : null,
      " ",
      h("a", { href: "/v3/api-docs" }, t("foot.api")),
    ),
  );
  document.getElementById("skip").textContent = t("nav.skip");
}

async function changeLanguage(code) {
  await loadMessages(code);
  await show();
  document.querySelector(`.language[lang="${code}"]`)?.focus();
}

/** Asks the reader for a key in a dialog; resolves once one is given. */
function askForKey(wasRefused) {
  return new Promise((resolve) => {
    const input = h("input", { type: "password", autocomplete: "off", required: true, name: "key" });
    const dialog = h(
      "dialog",
      { class: "dialog", "aria-labelledby": "key-title", oncancel: (event) => event.preventDefault() },
      h(
        "form",
        {
          onsubmit: (event) => {
            event.preventDefault();
            keySource = "reader";
            dialog.remove();
            resolve(input.value.trim());
          },
        },
        h("h2", { id: "key-title" }, t("key.title")),
        h("p", {}, wasRefused ? t("key.refused") : t("key.why")),
        h("label", { class: "field" }, h("span", {}, t("key.label")), input),
        h("p", { class: "hint" }, t("key.hint")),
        h("button", { class: "button primary" }, t("key.use")),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

let asking = null;

function askOnce(wasRefused) {
  asking ??= askForKey(wasRefused).finally(() => {
    asking = null;
  });
  return asking;
}

async function show() {
  const here = place();
  current?.abort();
  const mine = new AbortController();
  current = mine;
  navigation(here.name);
  const main = document.getElementById("main");
  main.className = `page-${here.name}`;
  fill(main, loading());
  document.title = `${t(`nav.${PARENTS[here.name] ?? here.name}`)} · Ondo`;
  try {
    const module = await PAGES[here.name]();
    if (mine.signal.aborted) return;
    await module.show(main, { ...here, signal: mine.signal });
  } catch (e) {
    if (mine.signal.aborted) return;
    if (!(e?.status >= 0)) console.error(e);
    fill(main, failed(e, show));
  }
}

async function start() {
  // Two small questions at once; neither waits for the other.
  const [, source] = await Promise.all([loadMessages(), api.loadKey()]);
  keySource = source;
  api.onMissingKey(askOnce);
  let name = place().name;
  window.addEventListener("hashchange", async () => {
    await show();
    const next = place().name;
    if (next !== name) {
      window.scrollTo(0, 0);
      document.getElementById("main").focus({ preventScroll: true });
      say(document.title);
    }
    name = next;
  });
  await show();
}

start().catch((e) => {
  console.error(e);
  fill(document.getElementById("main"), failed(e, () => location.reload()));
});
