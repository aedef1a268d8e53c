/** The acceptance page: what became of the suggestions, by release, phrase, locale, intensity or scenario. */

import { Alerts } from "../parts/alerts.js";
import { ask } from "../parts/http.js";
import { signOut } from "../parts/sign-out.js";
import { h, svg } from "../sidebar/dom.js";
import { Corrections } from "./corrections.js";
import { fates, figureOf, inWords, number, percent, wilson } from "./figures.js";

/** @typedef {import("./figures.js").Rate} Rate */
/** @typedef {{value: string | null, shown: number, missing: number, per_suggestion: Rate, per_turn: Rate, ends: Record<string, number>, retained_of_accepted: number | null}} Row */
/** @typedef {{own: string[], refused: string[], refused_since: string | null, shadow: Record<string, number>}} Rules */
/** @typedef {{by: string, rows: Row[], requested: number, shown: number, waiting: number, pending: number, ends: Record<string, number>}} Report */

const DAY_MS = 86_400_000;
/** @type {Record<string, string>} */
const NAMES = { item: "phrase", band: "intensity" };
/** @type {Record<string, string>} what a row without a value stands for */
const NOTHING = {
  release: "no line was made", item: "no line was made", revision: "no line was made", model: "without a model",
  locale: "language unclear", band: "not read", scenario: "no scenario",
};
const ACCEPTED = ["accepted_verbatim", "accepted_edited"];

/** @type {HTMLFormElement} */
const form = found(".filters");
/** @type {HTMLAnchorElement} */
const download = found(".download");
/** @type {HTMLElement} */
const place = found("#report");
/** @type {HTMLElement} */
const alertsPlace = found("#alerts");
/** @type {HTMLElement} */
const correctionsPlace = found("#corrections");
/** @type {HTMLElement} */
const whoPlace = found(".who");
/** @type {HTMLElement} */
const rulesPlace = found("#rules");

/**
 * @template {Element} E
 * @param {string} selector
 * @returns {E}
 */
function found(selector) {
  const element = document.querySelector(selector);
  if (!element) throw new TypeError(`the page has no ${selector}`);
  return /** @type {E} */ (element);
}

/** @param {string} format */
function address(format) {
  const chosen = new FormData(form);
  const query = new URLSearchParams({ by: String(chosen.get("by")), format });
  const days = Number(chosen.get("days"));
  if (days > 0) query.set("since", new Date(Date.now() - days * DAY_MS).toISOString());
  return `/v1/reports/acceptance?${query}`;
}

let asked = 0;

/** What is chosen; an answer that a newer question has overtaken is dropped. */
async function show() {
  const mine = ++asked;
  download.href = address("csv");
  try {
    const report = /** @type {Report} */ (await ask(address("json")));
    if (mine !== asked) return;
    place.replaceChildren(...(report.requested === 0 ? [firstDay()] : pageOf(report)));
  } catch (error) {
    if (mine !== asked) return;
    const why = error instanceof Error ? error.message : String(error);
    place.replaceChildren(h("section", { class: "card" }, h("h2", null, "The report can't be shown"), h("p", null, why),
      h("p", { class: "muted" }, "It is for QA leads, supervisors and admins. If that is you, sign in again and reload.")));
  }
}

/** Rules that compliance people changed: refused ones loudly, and what those in shadow would have found. */
async function showRules() {
  try {
    const { refused, refused_since: since, shadow } = /** @type {Rules} */ (await ask("/v1/rules"));
    const tried = Object.entries(shadow);
    rulesPlace.replaceChildren(
      ...(refused.length > 0 ? [refusal(refused, since)] : []),
      ...(tried.length > 0 ? [wouldHave(tried)] : []));
  } catch {
    rulesPlace.replaceChildren(); // the report below says why, where somebody may not see it
  }
}

/**
 * @param {string[]} reasons
 * @param {string | null} since
 */
function refusal(reasons, since) {
  const when = since === null ? "" : ` since ${new Date(since).toLocaleString("en")}`;
  return h("section", { class: "card refused", role: "alert" },
    h("h2", null, `Changed rules are not in force${when}`),
    h("p", null, "They don't pass their own tests, so those before them stay. Mend this, save, and they hold a few seconds later:"),
    h("ul", null, ...reasons.map((reason) => h("li", null, reason))));
}

/** @param {[string, number][]} tried */
function wouldHave(tried) {
  return h("section", { class: "card" },
    h("h2", null, "Rules in shadow would have found"),
    h("p", { class: "tiny muted" }, "counted since the start of the service; they change nothing"),
    h("ul", null, ...tried.map(([rule, count]) => h("li", null, h("code", null, rule), ` ${number(count)}`))));
}

/** @typedef {{person: {name: string}, role: string, sees_alerts: boolean, reviews: boolean, demo: boolean}} Me */

/** Who reads, and alerts and corrections of their teams; who may see none does not see the place for them. */
async function showTheirs() {
  try {
    const { person, role, sees_alerts, reviews, demo } = /** @type {Me} */ (await ask("/v1/me"));
    if (!demo) showWho(person.name, role);
    await Promise.all([sees_alerts && showAlerts(), reviews && showCorrections()]);
  } catch {
    return; // the report says what is wrong
  }
}

/**
 * @param {string} name
 * @param {string} role
 */
function showWho(name, role) {
  const desk = role === "supervisor" ? [h("a", { href: "/desk" }, "The desk")] : [];
  whoPlace.replaceChildren(h("span", { class: "muted" }, name), ...desk, signOut());
  whoPlace.hidden = false;
}

async function showAlerts() {
  const alerts = new Alerts(({ id, customer }) => h("a", { href: `/sidebar?conversation=${encodeURIComponent(id)}` }, customer ?? "Customer"));
  await alerts.follow();
  alertsPlace.replaceChildren(h("h2", null, "Who needs somebody now"), alerts.element);
  alertsPlace.hidden = false;
}

async function showCorrections() {
  const corrections = new Corrections();
  await corrections.refresh();
  correctionsPlace.replaceChildren(corrections.element);
  correctionsPlace.hidden = false;
}

function firstDay() {
  return h("section", { class: "card" },
    h("h2", null, "Nothing was suggested in this time"),
    h("p", null, "As soon as a customer writes and a line is shown, this page counts what became of it: taken as it was, made their own, dismissed, ignored."),
    h("p", { class: "muted" }, "Choose a longer time above, or open ", h("a", { href: "/desk" }, "the desk"), " and let a sample play."));
}

/** @param {Report} report */
function pageOf(report) {
  const { rows, ends } = report;
  return [tiles(report), became(ends), h("section", { class: "card" }, table(report.by, rows))];
}

/** @param {Report} report */
function tiles({ requested, shown, ends, waiting, pending }) {
  const ended = shown - pending;
  const accepted = ACCEPTED.reduce((sum, end) => sum + (ends[end] ?? 0), 0);
  const offered = wilson(shown, requested);
  const taken = wilson(accepted, ended);
  const asItWas = wilson(ends.accepted_verbatim ?? 0, accepted);
  return h("div", { class: "tiles" },
    tile("Shown", number(shown), `of ${number(requested)} made${offered.share === null ? "" : `, ${percent(offered.share)}`}`),
    tile("Accepted, any", figureOf(taken), inWords(taken)),
    tile("…of these as it was", figureOf(asItWas), inWords(asItWas)),
    tile("Held back before anyone saw", number(ends.blocked ?? 0), `${number(ends.failed ?? 0)} more could not be made`),
    tile("Still open", number(pending + waiting), `${number(pending)} shown, ${number(waiting)} not yet shown`));
}

/** @param {Rate} rate */
function share(rate) {
  return rate.share === null ? "–" : percent(rate.share);
}

/**
 * @param {string} name
 * @param {string} figure
 * @param {string} under
 */
function tile(name, figure, under) {
  return h("section", { class: "card tile" }, h("h2", { class: "tiny muted" }, name), h("b", null, figure), h("p", { class: "tiny muted" }, under));
}

/** @param {Record<string, number>} ends */
function became(ends) {
  const parts = fates(ends);
  const legend = parts.map(({ name, count, share, place }) =>
    h("li", null, h("i", { class: `key end-${place}` }), `${name}: ${number(count)} (${percent(share)})`));
  return h("section", { class: "card" }, h("h2", null, "What became of each suggestion shown"),
    h("p", { class: "tiny muted" }, "every suggestion ends in exactly one way; this adds up to 100 %"),
    stacked(ends, 22), h("ul", { class: "legend" }, ...legend));
}

/**
 * @param {Record<string, number>} ends
 * @param {number} height
 */
function stacked(ends, height) {
  let x = 0;
  const parts = fates(ends).filter(({ count }) => count > 0);
  const bars = parts.map(({ share, place }) => {
    const bar = svg("rect", { class: `end-${place}`, x: x * 1000, y: 0, width: share * 1000, height });
    x += share;
    return bar;
  });
  const label = parts.map(({ name, count }) => `${name} ${count}`).join(", ") || "none has ended yet";
  return svg("svg", { class: "stacked", role: "img", viewBox: `0 0 1000 ${height}`, preserveAspectRatio: "none", height, "aria-label": label }, ...bars);
}

/**
 * @param {string} by
 * @param {Row[]} rows
 */
function table(by, rows) {
  const heads = ["shown, ended", "accepted", "95 % interval", "as it was", "made own", "dismissed", "ignored", "overtaken, expired", "kept of accepted"];
  return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": `Acceptance by ${by}` },
    h("table", null, h("caption", { class: "unseen" }, `Acceptance by ${by}`),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, NAMES[by] ?? by), ...heads.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", null, ...rows.map((row) => line(row, NOTHING[by] ?? "none")))));
}

/**
 * @param {Row} row
 * @param {string} nothing
 */
function line({ value, shown, missing, per_suggestion: rate, ends, retained_of_accepted: kept }, nothing) {
  const [asItWas, own, dismissed, ignored, overtaken] = fates(ends).map(({ count }) => number(count));
  const told = missing > 0
    ? [h("td", { class: "n muted" }, `${number(rate.k)} of ${number(rate.n)}`), h("td", { class: "muted" }, `too few: ${number(missing)} more`)]
    : [h("td", { class: "n" }, h("b", null, share(rate))), h("td", null, interval(rate), h("span", { class: "tiny muted" }, inWords(rate)))];
  return h("tr", null,
    h("th", { scope: "row" }, value ?? nothing, stacked(ends, 5)),
    h("td", { class: "n" }, number(shown)), ...told,
    ...[asItWas, own, dismissed, ignored, overtaken].map((count) => h("td", { class: "n" }, count)),
    h("td", { class: "n" }, kept === null ? "–" : percent(kept)));
}

/** @param {Rate} rate */
function interval({ share, low, high }) {
  return svg("svg", { class: "interval", width: 120, height: 12, viewBox: "0 0 120 12", "aria-hidden": "true" },
    svg("rect", { class: "track", x: 0, y: 4, width: 120, height: 4, rx: 2 }),
    svg("rect", { class: "range", x: low * 120, y: 3, width: Math.max(2, (high - low) * 120), height: 6, rx: 3 }),
    svg("circle", { cx: (share ?? 0) * 120, cy: 6, r: 4 }));
}

form.addEventListener("change", () => void show());
form.addEventListener("submit", (event) => event.preventDefault());
void show();
void showRules();
void showTheirs();
