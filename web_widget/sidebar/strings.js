/** The agent's own language: words of the sidebar, names of languages. */

import en from "./i18n/en.json" with { type: "json" };
import es from "./i18n/es.json" with { type: "json" };
import ja from "./i18n/ja.json" with { type: "json" };

/** @typedef {keyof typeof en} Key */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @type {Record<string, Record<string, string>>} */
export const TABLES = { en, es, ja };

/**
 * The first wanted language that we speak, else English.
 * @param {readonly string[]} wanted  BCP 47 tags, most wanted first
 */
export function languageFor(wanted) {
  const codes = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return codes.find((code) => Object.hasOwn(TABLES, code)) ?? "en";
}

/**
 * @param {string} language
 * @returns {Say}
 */
export function sayer(language) {
  const table = TABLES[language] ?? en;
  return (key, values = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The word for a value that the server sent, or the value itself when it is newer than our words.
 * @param {Say} say
 * @param {string} group  `band`, `emotion`, …
 * @param {string} value
 */
export function word(say, group, value) {
  const key = `${group}.${value}`;
  const said = say(key);
  return said === key ? value.replaceAll("_", " ") : said;
}

/**
 * A language as its speakers call it: `Español · México`.
 * @param {string} tag  BCP 47
 */
export function endonym(tag) {
  const { language, region } = new Intl.Locale(tag);
  const own = nameOf("language", language, tag);
  const name = own.charAt(0).toLocaleUpperCase(tag) + own.slice(1);
  return region ? `${name} · ${nameOf("region", region, tag)}` : name;
}

/**
 * A language as the agent calls it.
 * @param {string} tag
 * @param {string} language  the agent's
 */
export function nameFor(tag, language) {
  return nameOf("language", tag, language);
}

/**
 * @param {"language" | "region"} type
 * @param {string} code
 * @param {string} shownIn
 */
function nameOf(type, code, shownIn) {
  try {
    return new Intl.DisplayNames([shownIn], { type }).of(code) ?? code;
  } catch {
    return code; // not a tag that the browser knows: as it came
  }
}
