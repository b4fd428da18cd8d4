// Work on the server: handed in once, watched to its end, cancelled on demand.

import * as api from "./api.js";
import { h } from "./dom.js";
import { count, seconds, time } from "./format.js";
import { has, t } from "./i18n.js";
import { failed, loading, progressBar } from "./parts.js";

const POLL_MS = 1500;
// A browser opens some six connections to a server over HTTP/1.1: streams must leave room for calls.
const MOST_STREAMS = 3;
let streams = 0;
const ENDED = ["COMPLETED", "FAILED", "CANCELLED"];

/** Hands in a job; a repeated click or a lost answer cannot make two of it. */
export function submitJob(body) {
  return api.post("/api/v1/jobs", body, { "Idempotency-Key": crypto.randomUUID() });
}

export const hasEnded = (job) => ENDED.includes(job.status);

export function jobTypeText(type) {
  return has(`job.${type}`) ? t(`job.${type}`) : type;
}

export function stepText(step) {
  return step && has(`step.${step}`) ? t(`step.${step}`) : step ?? "";
}

export function jobStatus(job) {
  return h("span", { class: `status status-${job.status}` }, t(`job.status.${job.status}`));
}

/** Resolves after a while, or as soon as the signal stops it. */
export function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Calls back with the job whenever it moved, until it ends: by the server's events where it sends
 * them, by asking again otherwise, and where many others stream already. The events only say when to
 * look; the job itself is the truth.
 */
export async function watchJob(path, signal, receive) {
  let job = await api.get(path, signal);
  receive(job);
  if (hasEnded(job) || signal.aborted) return job;
  const streaming = new AbortController();
  const both = AbortSignal.any([signal, streaming.signal]);
  let hasStream = streams < MOST_STREAMS;
  let hint = () => {};
  if (hasStream) {
    streams += 1;
    api
      .events(`${path}/events`, both, () => hint())
      .catch(() => {})
      .finally(() => {
        hasStream = false;
        streams -= 1;
      });
  }
  while (!hasEnded(job) && !signal.aborted) {
    const moved = new Promise((resolve) => {
      hint = resolve;
    });
    await Promise.race([moved, pause(hasStream ? POLL_MS * 4 : POLL_MS, signal)]);
    if (signal.aborted) break;
    try {
      job = await api.get(path, signal);
      receive(job);
    } catch (e) {
      if (signal.aborted) break;
      // A server that restarts is back in seconds; anything else is told.
      if (e.status !== 0 && e.status !== 503) throw e;
    }
  }
  streaming.abort();
  return job;
}

function facts(job) {
  const parts = [];
  if (job.chunks?.total) parts.push(t("job.chunks", count(job.chunks.done), count(job.chunks.total)));
  if (job.chunks?.failed) parts.push(t("job.failedChunks", count(job.chunks.failed)));
  if (job.step && !hasEnded(job)) parts.push(stepText(job.step));
  if (!hasEnded(job) && job.etaSeconds !== null && job.etaSeconds !== undefined) parts.push(t("job.eta", seconds(job.etaSeconds)));
  if (hasEnded(job) && job.startedAt && job.finishedAt) {
    parts.push(t("job.took", seconds((new Date(job.finishedAt) - new Date(job.startedAt)) / 1000)));
  }
  return parts.join(" · ");
}

/** A job that draws itself and follows its progress. */
export function jobCard(id, { signal, root = "/api/v1/jobs", onEnd }) {
  const path = `${root}/${id}`;
  const box = h("section", { class: "card job", "aria-live": "polite", "data-job": id }, loading());
  const cancel = h("button", { type: "button", class: "button danger small", onclick: stop }, t("job.cancel"));
  const bar = progressBar(0, t("job.progress"));
  const line = h("p", { class: "hint" });
  const head = h("div", { class: "job-head" });
  const error = h("div", {});

  async function stop() {
    cancel.disabled = true;
    try {
      draw(await api.remove(path));
    } catch (e) {
      cancel.disabled = false;
      error.replaceChildren(failed(e) ?? "");
    }
  }

  function draw(job) {
    if (!job) return;
    box.dataset.status = job.status;
    head.replaceChildren(h("strong", {}, jobTypeText(job.type)), jobStatus(job), h("span", { class: "hint" }, time(job.createdAt)), ...(hasEnded(job) ? [] : [cancel]));
    bar.value = job.status === "COMPLETED" ? 100 : job.percent;
    line.textContent = facts(job);
    error.replaceChildren(job.error ? h("p", { class: "notice" }, `${job.error.code}: ${job.error.detail}`) : "");
    if (!box.contains(bar)) box.replaceChildren(head, bar, line, error);
  }

  watchJob(path, signal, draw)
    .then((job) => {
      if (!signal.aborted && hasEnded(job)) onEnd?.(job);
    })
    .catch((e) => {
      if (!signal.aborted) box.replaceChildren(failed(e) ?? "");
    });
  return box;
}
