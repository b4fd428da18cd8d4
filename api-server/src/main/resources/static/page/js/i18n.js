// Words of the page in the reader's language; the message files are plain JSON.

const KEY = "ondo.language";
export const LANGUAGES = ["en", "ko"];

let language = "en";
let messages = {};

function chosen() {
  const asked = new URLSearchParams(location.search).get("lang");
  if (LANGUAGES.includes(asked)) return asked;
  const kept = localStorage.getItem(KEY);
  if (LANGUAGES.includes(kept)) return kept;
  return (navigator.language || "en").startsWith("ko") ? "ko" : "en";
}

/** Loads the messages of the reader's language, or of the one given. */
export async function loadMessages(given) {
  language = given ?? chosen();
  if (given) localStorage.setItem(KEY, given);
  const answer = await fetch(`/page/messages/${language}.json`);
  messages = await answer.json();
  document.documentElement.lang = language;
}

export function lang() {
  return language;
}

/** The message of a key with {0}, {1}… filled in; the key itself where there is none. */
export function t(key, ...values) {
  const message = messages[key];
  if (message === undefined) return key;
  return message.replace(/\{(\d)\}/g, (all, at) => String(values[Number(at)] ?? ""));
}

/** Whether there are words for a key. */
export function has(key) {
  return messages[key] !== undefined;
}

/** The name of a catalogue entry that carries nameEn and nameKo. */
export function nameOf(entry) {
  if (!entry) return "";
  return (language === "ko" ? entry.nameKo : entry.nameEn) ?? entry.nameEn ?? entry.code;
}
