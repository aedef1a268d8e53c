/** A suggestion's card: the line with its marks, and what the agent can do with it. */

import { h } from "./dom.js";
import { altSign } from "./keys.js";
import { cut, slice } from "./points.js";
import { word } from "./strings.js";

/** @typedef {import("../frames.js").SuggestionReady} SuggestionReady */
/** @typedef {import("../frames.js").DismissReason} DismissReason */
/** @typedef {import("./strings.js").Say} Say */

/**
 * @typedef {object} Acts
 * @property {() => void} take
 * @property {() => void} edit
 * @property {() => void} next
 * @property {() => void} askWhy  opens the reasons
 * @property {(reason: DismissReason | null) => void} dismiss
 * @property {() => void} toNewer
 */

/** @type {readonly DismissReason[]} */
const REASONS = ["wrong_fact", "tone", "too_long", "not_needed", "policy", "other"];

/**
 * @param {SuggestionReady} ready
 * @param {string | null} scenario
 * @param {Acts} acts
 * @param {Say} say
 */
export function card(ready, scenario, acts, say) {
  const replaced = ready.decision === "rewrite" ? ready.findings : [];
  return h(
    "article",
    {
      class: "card line", part: `card card-${ready.kind}`, tabindex: 0, "aria-label": word(say, "kind", ready.kind),
      "aria-keyshortcuts": "Enter E ArrowDown X", "aria-description": mustStay(ready, say),
    },
    h(
      "header",
      null,
      h("h3", null, word(say, "kind", ready.kind)),
      h("span", { class: "chip newer", hidden: true }, say("newer")),
      scenario && h("span", { class: "chip" }, word(say, "scenario", scenario)),
    ),
    lineOf(ready),
    ...replaced.map(({ reason }) => h("p", { class: "note" }, h("b", null, say("replaced")), ` ${reason}`)),
    h(
      "div",
      { class: "row" },
      h("button", { class: "primary", part: "take", onclick: acts.take }, say("take"), key("↵")),
      h("button", { part: "edit", onclick: acts.edit }, say("edit"), key("E")),
      h("button", { part: "next", onclick: acts.next }, say("next"), key("↓")),
      h("button", { part: "dismiss", "aria-label": say("dismiss"), "aria-expanded": "false", onclick: acts.askWhy }, "✕", key("X")),
    ),
    h("p", { class: "say taken", hidden: true }),
    h("p", { class: "say said", role: "status" }),
    h("p", { class: "small legend" }, ...legend(ready, say)),
    h("p", { class: "small alt" }),
    h(
      "p",
      { class: "say older", hidden: true },
      `${say("older")} · `,
      h("button", { class: "plain", onclick: acts.toNewer }, say("older.go")),
    ),
  );
}

/** @param {string} sign */
export function key(sign) {
  return h("kbd", { "aria-hidden": "true" }, sign);
}

/** @param {SuggestionReady} ready */
function lineOf(ready) {
  const pieces = cut(ready.text, ready.marks).map(({ text, span }) =>
    span ? h("span", { class: span.kind, part: span.kind }, text) : text,
  );
  return h("p", { class: "text", part: "text", lang: ready.locale, dir: "auto" }, ...pieces);
}

/**
 * @param {SuggestionReady} ready
 * @param {Say} say
 */
function mustStay({ text, marks }, say) {
  const fixed = marks.filter(({ kind }) => kind === "fixed").map(({ start, end }) => slice(text, start, end));
  return fixed.length > 0 ? `${say("legend.fixed.means")}: ${fixed.join("; ")}` : null;
}

/**
 * @param {SuggestionReady} ready
 * @param {Say} say
 */
function legend({ marks }, say) {
  const kinds = /** @type {const} */ (["adapt", "fixed"]).filter((kind) => marks.some((mark) => mark.kind === kind));
  return kinds.flatMap((kind, at) => [
    at > 0 ? " · " : null,
    h("span", { class: kind }, say(`legend.${kind}`)),
    ` ${say(`legend.${kind}.means`)}`,
  ]);
}

/**
 * Why the line is not wanted; the first button dismisses without a reason, so X and Enter is enough.
 * @param {Acts} acts
 * @param {() => void} close
 * @param {Say} say
 */
export function reasons(acts, close, say) {
  const onkeydown = (/** @type {Event} */ event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return h(
    "div",
    { class: "why", role: "group", "aria-label": say("dismiss.why"), onkeydown },
    h("p", null, say("dismiss.why")),
    h(
      "div",
      { class: "row" },
      h("button", { onclick: () => acts.dismiss(null) }, say("reason.skip")),
      ...REASONS.map((reason) => h("button", { onclick: () => acts.dismiss(reason) }, say(`reason.${reason}`))),
    ),
  );
}

/**
 * What may have changed since the card was made: nothing here moves its text.
 * @param {HTMLElement} element
 * @param {{isFirst: boolean, isOld: boolean, isNewer: boolean, taken: string | null, number: number | null}} how
 * @param {Say} say
 */
export function mark(element, { isFirst, isOld, isNewer, taken, number }, say) {
  element.classList.toggle("first", isFirst);
  element.classList.toggle("old", isOld);
  part(element, ".newer").hidden = !isNewer;
  part(element, ".taken").hidden = taken === null;
  part(element, ".taken").textContent = taken;
  part(element, ".older").hidden = !isOld;
  tellKey(element, isFirst, number, say);
}

/**
 * The first line says its key in words; those after it show theirs on the button.
 * @param {HTMLElement} element
 * @param {boolean} isFirst
 * @param {number | null} number
 * @param {Say} say
 */
function tellKey(element, isFirst, number, say) {
  part(element, ".alt").textContent = isFirst && number !== null ? say("keys.hint", { n: number }) : "";
  const take = part(element, "[part=take]");
  part(take, "kbd").textContent = isFirst || number === null ? "↵" : `${altSign()}${number}`;
  if (number === null) take.removeAttribute("aria-keyshortcuts");
  else take.setAttribute("aria-keyshortcuts", `Alt+${number}`);
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
export function tellOn(element, text) {
  part(element, ".said").textContent = text;
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function part(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new TypeError(`the card has no ${selector}`);
  return found;
}
