// Reads CSV as RFC 4180 writes it.

/** Rows as objects by the names of the first line. */
export function csvRows(text) {
  const lines = cells(text);
  const head = lines.shift() ?? [];
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ""])));
}

function cells(text) {
  const lines = [];
  let line = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ",") {
      line.push(cell);
      cell = "";
    } else if (sign === "\n") {
      line.push(cell.replace(/\r$/, ""));
      lines.push(line);
      line = [];
      cell = "";
    } else cell += sign;
  }
  if (cell || line.length) lines.push([...line, cell]);
  return lines;
}
