// Calls of the client API: the key, refusals as one kind of error, and patience with a busy server.

const KEY = "ondo.key";
const MOST_TRIES = 4;
const LONGEST_PAUSE_S = 20;
const TIME_LIMIT_MS = 60_000;

let key = null;
let askForKey = null;

/** A refusal in the server's own words (RFC 9457), or a failure on the way to it. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body?.detail || body?.title || `HTTP ${status}`);
    this.status = status;
    this.code = body?.code ?? "";
    this.traceId = body?.traceId ?? "";
    this.errors = body?.errors ?? [];
    this.body = body ?? {};
    this.retryAfter = retryAfter;
  }
}

/** Registers the function that asks the reader for a key and resolves to it. */
export function onMissingKey(ask) {
  askForKey = ask;
}

/** The key of a development system comes by itself; elsewhere the reader's lives in this tab alone. */
export async function loadKey() {
  const answer = await fetch("/page/development-key", {
    headers: { "X-Ondo-Page": "1" },
    cache: "no-store",
  }).catch(() => null);
  if (answer?.ok) {
    key = (await answer.json()).key;
    return "development";
  }
  key = sessionStorage.getItem(KEY);
  return key ? "reader" : "none";
}

export function keepKey(given) {
  key = given;
  sessionStorage.setItem(KEY, given);
}

export function forgetKey() {
  key = null;
  sessionStorage.removeItem(KEY);
}

function wait(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function problem(answer) {
  const retryAfter = Number(answer.headers.get("Retry-After")) || null;
  const body = await answer.json().catch(() => null);
  return new Problem(answer.status, body, retryAfter);
}

async function send(path, options) {
  const limit = options.timeLimit === null ? null : AbortSignal.timeout(options.timeLimit ?? TIME_LIMIT_MS);
  const signals = [options.signal, limit].filter(Boolean);
  const headers = { "Accept-Language": document.documentElement.lang, ...options.headers };
  if (key) headers.Authorization = `Bearer ${key}`;
  try {
    return await fetch(path, {
      method: options.method ?? "GET",
      headers,
      body: options.body,
      signal: signals.length ? AbortSignal.any(signals) : undefined,
    });
  } catch (e) {
    if (options.signal?.aborted) throw e;
    throw new Problem(0, { code: e.name === "TimeoutError" ? "timeout" : "unreachable" });
  }
}

/** One call; waits for a server that asks for it, a bounded number of times. */
export async function call(path, options = {}) {
  for (let tries = 1; ; tries += 1) {
    const answer = await send(path, options);
    if (answer.ok) return answer;
    if (answer.status === 401 && askForKey && tries < MOST_TRIES) {
      keepKey(await askForKey(Boolean(key)));
      continue;
    }
    const refusal = await problem(answer);
    const mayWait = answer.status === 429 || answer.status === 503;
    if (!mayWait || tries >= MOST_TRIES || options.method === "DELETE") throw refusal;
    await wait(Math.min(refusal.retryAfter ?? 2, LONGEST_PAUSE_S), options.signal);
  }
}

export async function get(path, signal) {
  return (await call(path, { signal })).json();
}

export async function post(path, body, headers = {}) {
  const answer = await call(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  });
  return answer.status === 204 ? null : answer.json();
}

export async function remove(path) {
  const answer = await call(path, { method: "DELETE" });
  return answer.status === 204 ? null : answer.json().catch(() => null);
}

/** Every item of a list, page by page, up to a number of pages. */
export async function all(path, signal, mostPages = 20) {
  const items = [];
  let after = null;
  for (let page = 0; page < mostPages; page += 1) {
    const glue = path.includes("?") ? "&" : "?";
    const next = after ? `&after=${encodeURIComponent(after)}` : "";
    const answer = await get(`${path}${glue}limit=1000${next}`, signal);
    items.push(...answer.items);
    after = answer.next;
    if (!after) return { items, isComplete: true };
  }
  return { items, isComplete: false };
}

/** Saves what an address answers as a file: a link alone could not carry the key. */
export async function download(path, name) {
  const answer = await call(path, { timeLimit: 300_000 });
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Server-sent events of an address, until it ends or the signal stops it. */
export async function events(path, signal, receive) {
  const answer = await call(path, {
    signal,
    timeLimit: null,
    headers: { Accept: "text/event-stream" },
  });
  if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) {
    throw new Problem(406, { code: "no-stream" });
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value.replaceAll("\r\n", "\n");
    const blocks = text.split("\n\n");
    text = blocks.pop();
    blocks.map(parse).filter(Boolean).forEach(receive);
  }
}

function parse(block) {
  const event = { type: "message", data: "", id: null };
  for (const line of block.split("\n")) {
    const at = line.indexOf(":");
    if (at <= 0) continue;
    const field = line.slice(0, at);
    const value = line.slice(at + 1).replace(/^ /, "");
    if (field === "event") event.type = value;
    else if (field === "data") event.data += value;
    else if (field === "id") event.id = value;
  }
  return event.data ? event : null;
}
