// The few marks that the documents of the product use, as elements: headings, paragraphs, tables, lists, code.

import { h } from "./dom.js";

const RULE = /^\|[\s:|-]+\|$/;
const ITEM = /^[-*] /;

/**
 * Elements of a text; anything unknown stays plain words, so nothing in it can become markup.
 *
 * @param level of a heading with one mark
 */
export function elements(text, level = 1) {
  return blocks(text.split(/\r?\n/)).map((block) => element(block, level));
}

/** Runs of lines of one kind. */
function blocks(lines) {
  const found = [];
  let fence = null;
  for (const line of lines) {
    if (line.startsWith("```")) {
      if (fence) found.push(fence);
      fence = fence ? null : { kind: "code", lines: [] };
      continue;
    }
    if (fence) {
      fence.lines.push(line);
      continue;
    }
    const kind = kindOf(line);
    const last = found.at(-1);
    if (kind === "blank" || kind === "heading" || last?.kind !== kind) found.push({ kind, lines: [line] });
    else last.lines.push(line);
  }
  return found.filter((block) => block.kind !== "blank");
}

function kindOf(line) {
  if (!line.trim()) return "blank";
  if (/^#{1,4} /.test(line)) return "heading";
  if (line.startsWith("|")) return "table";
  if (line.startsWith("    ")) return "code";
  return ITEM.test(line) ? "list" : "words";
}

function element({ kind, lines }, level) {
  if (kind === "heading") {
    const [, marks, words] = /^(#+) (.*)$/.exec(lines[0]);
    return h(`h${marks.length + level - 1}`, {}, words);
  }
  if (kind === "table") return table(lines);
  if (kind === "code") return h("pre", { tabindex: 0 }, lines.map((line) => line.replace(/^ {4}/, "")).join("\n"));
  if (kind === "list") return h("ul", { class: "points" }, lines.map((line) => h("li", {}, inline(line.replace(ITEM, "")))));
  return h("p", {}, inline(lines.join(" ")));
}

function cells(line) {
  return line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
}

function table(lines) {
  const ruleAt = lines.findIndex((line) => RULE.test(line));
  const isNumber = ruleAt < 0 ? [] : cells(lines[ruleAt]).map((rule) => rule.endsWith(":"));
  const align = (at) => (isNumber[at] ? "num" : null);
  const [head, ...rows] = lines.filter((line, at) => at !== ruleAt).map(cells);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": head.join(", ") },
    h(
      "table",
      { class: "data" },
      h("thead", {}, h("tr", {}, head.map((cell, at) => h("th", { scope: "col", class: align(at) }, inline(cell))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, at) => h(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, class: align(at) }, inline(cell)))))),
    ),
  );
}

/** Code and bold among words. */
function inline(words) {
  return words
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith("`")) return h("code", {}, part.slice(1, -1));
      if (part.startsWith("**")) return h("strong", {}, part.slice(2, -2));
      return part;
    });
}
