// Colours. One ramp from pale to dark: its lightness falls steadily, so it reads in grey and with any
// colour vision; classes have fixed limits, so that years and scenarios can be compared.

export const RAMP = [
  "#fff3c4", "#fde293", "#fbc766", "#f5a54f", "#e8814a",
  "#d25f4e", "#b34258", "#8e2d62", "#641f63", "#3a1654",
];

const LIMITS = {
  hazard: [10, 20, 30, 40, 50, 60, 70, 80, 90],
  probability: [0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9],
  aal: [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03],
};

export const METRICS = Object.keys(LIMITS);

/** Upper limits of the classes but the last. */
export function limits(metric) {
  return LIMITS[metric];
}

/** The class of a value, 0…9; -1 for a gap. */
export function classOf(metric, value) {
  if (value === null || value === undefined || Number.isNaN(value)) return -1;
  const list = LIMITS[metric];
  let at = 0;
  while (at < list.length && value >= list[at]) at += 1;
  return at;
}

/** Scenarios are told apart by colour, by the dashes of their line and by a label at its end. */
export const SCENARIO_STYLE = {
  SSP126: { color: "#1b64a5", dash: "" },
  SSP245: { color: "#1f8a63", dash: "7 3" },
  SSP370: { color: "#bd6410", dash: "2 3" },
  SSP585: { color: "#9b1c31", dash: "10 2 2 2" },
};

/** Horizons, the nearest first: darker is later. */
export const HORIZON_STYLE = [
  { color: "#3f7a85", dash: "" },
  { color: "#0b6470", dash: "6 3" },
  { color: "#12343b", dash: "2 3" },
];

/** Levels of a score; the limits belong to the lower end (risk model §4.2). */
export const LEVELS = ["VERY_LOW", "LOW", "MEDIUM", "HIGH", "VERY_HIGH"];

export function levelOf(score) {
  return LEVELS[Math.min(4, Math.floor(score / 20))];
}
