/** A model's draft: a card whose text grows as the guard releases it, and what the agent can do with it. */

import { key, part } from "./card.js";
import { h } from "./dom.js";
import { lengthOf } from "./state.js";
import { word } from "./strings.js";

/** @typedef {import("./state.js").Draft} Draft */
/** @typedef {import("./strings.js").Say} Say */
/** @typedef {import("../frames.js").Variant} Variant */

/**
 * @typedef {object} DraftActs
 * @property {() => void} take
 * @property {() => void} edit
 * @property {() => void} stop
 * @property {(variant: Variant | null) => void} again  the same anew, or a variant of it
 * @property {() => void} askWhy
 * @property {() => void} toNewer
 */

/** @type {readonly Variant[]} */
export const VARIANTS = ["shorter", "warmer", "firmer", "more_formal", "simpler"];

/**
 * @param {Draft} draft
 * @param {DraftActs} acts
 * @param {Say} say
 */
export function draftCard({ start }, acts, say) {
  const { kind, variant, locale, left_out: leftOut } = start;
  return h(
    "article",
    {
      class: "card line draft", part: `card card-${kind}`, tabindex: 0, "aria-label": word(say, "kind", kind),
      "aria-keyshortcuts": "Enter E X",
    },
    h(
      "header",
      null,
      h("h3", null, word(say, "kind", kind)),
      h("span", { class: "chip newer", hidden: true }, say("newer")),
      h("span", { class: "chip held replaced", hidden: true }),
      h("span", { class: "chip checked", title: say("checked.hint") }),
      variant && h("span", { class: "chip" }, word(say, "variant", variant)),
    ),
    h("p", { class: "text", part: "text", lang: locale, dir: "auto" }, h("span", { class: "words" }), h("i", { class: "caret" })),
    leftOut && h("p", { class: "note" }, say("left_out")),
    h("div", { class: "notes" }),
    h(
      "div",
      { class: "row" },
      h("button", { class: "primary", part: "take", onclick: acts.take }, say("take"), key("↵")),
      h("button", { part: "edit", onclick: acts.edit }, say("edit"), key("E")),
      h("button", { class: "growing", part: "stop", onclick: acts.stop }, say("stop")),
      h("button", { class: "done", part: "again", onclick: () => acts.again(null) }, say("again")),
      h("button", { part: "dismiss", "aria-label": say("dismiss"), "aria-expanded": "false", onclick: acts.askWhy }, "✕", key("X")),
    ),
    kind === "draft" &&
      h(
        "div",
        { class: "row variants done", role: "group", "aria-label": say("variants") },
        ...VARIANTS.map((one) => h("button", { part: `variant-${one}`, onclick: () => acts.again(one) }, word(say, "variant", one))),
      ),
    h("p", { class: "say taken", hidden: true }),
    h("p", { class: "say said", role: "status" }),
    h("p", { class: "small alt" }),
    h(
      "p",
      { class: "say older", hidden: true },
      `${say("older")} · `,
      h("button", { class: "plain", onclick: acts.toNewer }, say("older.go")),
    ),
  );
}

/**
 * What there is of it now. Words that stand are not touched, so that a selection and the reader's eye stay.
 * @param {HTMLElement} element
 * @param {Draft} draft
 * @param {Say} say
 */
export function growTo(element, draft, say) {
  const isGrowing = draft.final === null;
  const words = part(element, ".words");
  grow(words, draft.text);
  element.classList.toggle("waiting", draft.text === "");
  element.setAttribute("aria-busy", String(isGrowing));
  part(element, ".caret").hidden = !isGrowing;
  const hadFocus = element.matches(":focus-within");
  for (const one of element.querySelectorAll(".growing")) setHidden(one, !isGrowing);
  for (const one of element.querySelectorAll(".done")) setHidden(one, isGrowing);
  for (const name of ["take", "edit"]) part(element, `[part=${name}]`).toggleAttribute("disabled", draft.text === "");
  if (hadFocus && !element.matches(":focus-within")) element.focus({ preventScroll: true });
  part(element, ".checked").textContent = say(checkedKey(draft));
  tellReplaced(element, draft, say);
}

/**
 * It was overtaken, and stands while it is read: no more of it comes.
 * @param {HTMLElement} element
 * @param {Draft} draft
 * @param {Say} say
 */
export function settle(element, { final }, say) {
  if (final !== null) return;
  element.setAttribute("aria-busy", "false");
  part(element, ".caret").hidden = true;
  for (const one of element.querySelectorAll(".growing")) setHidden(one, true);
  part(element, ".checked").textContent = say("checked.stopped");
}

/**
 * @param {HTMLElement} words
 * @param {string} text
 */
function grow(words, text) {
  const standing = words.textContent ?? "";
  if (text.startsWith(standing)) {
    if (text.length > standing.length) words.append(text.slice(standing.length));
  } else {
    words.textContent = text;
  }
}

/** @param {Draft} draft */
function checkedKey({ final, text }) {
  if (final?.stopped) return "checked.stopped";
  if (final) return "checked.whole";
  return text === "" ? "checked.waiting" : "checked.growing";
}

/**
 * @param {HTMLElement} element
 * @param {Draft} draft
 * @param {Say} say
 */
function tellReplaced(element, { replaced }, say) {
  const chip = part(element, ".replaced");
  chip.hidden = replaced.length === 0;
  chip.textContent = say(replaced.length === 1 ? "replaced.one" : "replaced.many", { n: replaced.length });
  const notes = part(element, ".notes");
  for (const { reason, rule_id, category } of replaced.slice(notes.childElementCount)) {
    notes.append(
      h(
        "details",
        { class: "note" },
        h("summary", null, h("b", null, say("replaced")), ` ${say(`replaced.${category}`)} `, h("u", null, say("replaced.why"))),
        h("p", null, reason),
        h("p", null, h("code", null, rule_id)),
      ),
    );
  }
}

/**
 * @param {Element} element
 * @param {boolean} isHidden
 */
function setHidden(element, isHidden) {
  if (element instanceof HTMLElement) element.hidden = isHidden;
}

/**
 * How much of a growing draft is shown: that much is taken.
 * @param {Draft} draft
 */
export function shownLength({ final, text }) {
  return final === null ? lengthOf(text) : null;
}
