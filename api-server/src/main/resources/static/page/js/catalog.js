// What does not change while the page is open: hazards, scenarios, regions and their outlines.

import { all, get } from "./api.js";

export const FIRST_YEAR = 2021;
export const LAST_YEAR = 2100;
export const HORIZONS = [
  { code: "SHORT", year: 2030 },
  { code: "MEDIUM", year: 2050 },
  { code: "LONG", year: 2090 },
];

const kept = new Map();

function once(name, load) {
  if (!kept.has(name)) {
    const promise = load().catch((e) => {
      kept.delete(name);
      throw e;
    });
    kept.set(name, promise);
  }
  return kept.get(name);
}

export const hazards = () => once("hazards", async () => (await get("/api/v1/hazards")).items);
export const scenarios = () => once("scenarios", async () => (await get("/api/v1/scenarios")).items);
export const dataSets = () => once("datasets", () => get("/api/v1/datasets"));

/** The regions with their outlines; with their points alone where no outline is to be had. */
export const regions = () =>
  once("regions", async () => {
    try {
      const collection = await get("/api/v1/regions.geojson");
      return collection.features.map((feature) => ({
        ...feature.properties,
        geometry: feature.geometry.type === "Point" ? null : feature.geometry,
      }));
    } catch (e) {
      if (e.status !== 404) throw e;
      const { items } = await all("/api/v1/regions");
      return items.map((region) => ({ ...region, geometry: null }));
    }
  });

const scores = new Map();
const MOST_SCORES = 48;

/**
 * One map over all years: values of every region from 2021 to 2100, and why there are gaps. Kept,
 * so that neither the slider nor a way back to a map asks again.
 */
export function mapOf(hazard, scenario, metric) {
  const name = `${hazard} ${scenario} ${metric}`;
  if (!scores.has(name)) {
    if (scores.size >= MOST_SCORES) scores.delete(scores.keys().next().value);
    scores.set(
      name,
      loadMap(hazard, scenario, metric).catch((e) => {
        scores.delete(name);
        throw e;
      }),
    );
  }
  return scores.get(name);
}

async function loadMap(hazard, scenario, metric) {
  const query = new URLSearchParams({
    hazard,
    scenario,
    metric,
    from: FIRST_YEAR,
    to: LAST_YEAR,
    step: 1,
  });
  const answer = await get(`/api/v1/regions/scores?${query}`);
  const series = new Map();
  for (const [code, byYear] of Object.entries(answer.regionScores)) {
    series.set(code, answer.years.map((year) => byYear[year]));
  }
  const quality = new Map();
  for (const group of answer.quality ?? []) {
    for (const code of group.regions) quality.set(code, group);
  }
  const gaps = new Map((answer.gaps ?? []).map((gap) => [gap.region, gap]));
  return {
    series,
    quality,
    gaps,
    modelVersion: answer.modelVersion,
    dataVersion: answer.dataVersion,
    computedAt: answer.computedAt,
  };
}
