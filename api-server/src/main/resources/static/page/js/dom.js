// Small hands for the document: no markup is ever made from text.

const SVG = "http://www.w3.org/2000/svg";

function add(node, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.setAttribute("class", value);
    else if (name in node && typeof value !== "string" && !(node instanceof SVGElement)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

/** An HTML element: h("p", {class: "x", onclick: f}, "text", child). */
export function h(tag, attributes = {}, ...children) {
  return add(set(document.createElement(tag), attributes), children);
}

/** An SVG element. */
export function s(tag, attributes = {}, ...children) {
  return add(set(document.createElementNS(SVG, tag), attributes), children);
}

/** Puts children in the place of whatever the node holds. */
export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

/** Tells a screen reader something that only the eye would notice. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

let last = 0;

/** An id that no other element has. */
export function freshId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}
