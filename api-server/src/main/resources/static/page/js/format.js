// How numbers look. Screening values show at most two significant digits; the stored one is a hover away.

import { lang, t } from "./i18n.js";

export const NONE = "–";

const formats = new Map();

function format(options) {
  const name = lang() + JSON.stringify(options);
  if (!formats.has(name)) {
    formats.set(name, new Intl.NumberFormat(lang() === "ko" ? "ko-KR" : "en", options));
  }
  return formats.get(name);
}

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** A score 0…100. */
export function score(value) {
  return isNumber(value) ? format({ maximumSignificantDigits: value >= 99.5 ? 3 : 2 }).format(value) : NONE;
}

/** A ratio as percent. */
export function percent(value) {
  if (!isNumber(value)) return NONE;
  return format({ style: "percent", maximumSignificantDigits: value >= 0.995 ? 3 : 2 }).format(value);
}

/** An amount behind its currency, or behind nothing where nobody stated which. */
function amount(value, currency, digits) {
  const unit = /^[A-Z]{3}$/.test(currency) ? { style: "currency", currency, currencyDisplay: "code" } : {};
  return format({ ...unit, notation: "compact", ...digits }).format(value);
}

/** Money, rounded to two significant digits; words for thousands and millions. */
export function money(value, currency) {
  return isNumber(value) && currency ? amount(value, currency, { maximumSignificantDigits: 2 }) : NONE;
}

/** Money that somebody stated: not rounded to two digits. */
export function stated(value, currency) {
  return isNumber(value) && currency ? amount(value, currency, { maximumFractionDigits: 2 }) : NONE;
}

/** A count, whole. */
export function count(value) {
  return isNumber(value) ? format({ maximumFractionDigits: 0 }).format(value) : NONE;
}

/** Any other number, with up to so many significant digits. */
export function plain(value, digits = 6) {
  return isNumber(value) ? format({ maximumSignificantDigits: digits, useGrouping: false }).format(value) : NONE;
}

/** Degrees with four decimals. */
export function degrees(latitude, longitude) {
  const four = format({ minimumFractionDigits: 4, maximumFractionDigits: 4 });
  return `${four.format(latitude)}° N, ${four.format(longitude)}° E`;
}

/** Metres up to a kilometre, kilometres beyond. */
export function distance(metres) {
  if (!isNumber(metres)) return NONE;
  return metres < 1000
    ? `${format({ maximumFractionDigits: 0 }).format(metres)} m`
    : `${format({ maximumFractionDigits: 1 }).format(metres / 1000)} km`;
}

/** A moment in the reader's own zone. */
export function time(text) {
  if (!text) return NONE;
  return new Intl.DateTimeFormat(lang() === "ko" ? "ko-KR" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(text));
}

/** Seconds as words. */
export function seconds(value) {
  if (!isNumber(value)) return NONE;
  if (value < 90) return t("time.seconds", Math.round(value));
  if (value < 5400) return t("time.minutes", Math.round(value / 60));
  return t("time.hours", plain(value / 3600, 2));
}
