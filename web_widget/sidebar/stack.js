/**
 * The stack of cards. Nothing moves under the reader: a line that is being read stays where it is when a newer one
 * comes, which goes above it, marked; it leaves once it is no longer read.
 */

import { card, mark, part, reasons, tellOn } from "./card.js";
import { cardAction } from "./keys.js";

/** @typedef {import("../frames.js").SuggestionReady} SuggestionReady */
/** @typedef {import("../frames.js").DismissReason} DismissReason */
/** @typedef {import("./state.js").Offer} Offer */
/** @typedef {import("./strings.js").Say} Say */
/** @typedef {{key: string, ready: SuggestionReady, element: HTMLElement, isOld: boolean}} Card */

/**
 * @typedef {object} Handlers
 * @property {(ready: SuggestionReady, mode: "insert" | "edit") => void} take
 * @property {(ready: SuggestionReady) => void} next
 * @property {(ready: SuggestionReady, reason: DismissReason | null) => void} dismiss
 * @property {() => void} changed  a card may have to leave now
 */

const ORDER = ["ready", "draft", "question"];

/** @param {{sug: string, attempt: number}} which */
export function keyOf({ sug, attempt }) {
  return `${sug}#${attempt}`;
}

export class Stack {
  /** @type {Card[]} */
  #cards = [];
  #refocus = false;
  #expects = false;
  #root;
  #handlers;
  #watch;

  /**
   * @param {HTMLElement} root
   * @param {Handlers} handlers
   * @param {import("./shown.js").ShownWatch} watch
   */
  constructor(root, handlers, watch) {
    this.#root = root;
    this.#handlers = handlers;
    this.#watch = watch;
  }

  get size() {
    return this.#cards.length;
  }

  /** The card under the reader's eye, or null. */
  get beingRead() {
    return this.#cards.find(({ element }) => isRead(element))?.element ?? null;
  }

  /**
   * The line that Alt and a number takes.
   * @param {number} number  from 1
   * @returns {SuggestionReady | null}
   */
  at(number) {
    return this.#cards.filter(({ isOld }) => !isOld)[number - 1]?.ready ?? null;
  }

  /**
   * @param {readonly Offer[]} offers
   * @param {(ready: SuggestionReady) => boolean} mayStay  whether a line that is gone may stay while it is read
   * @param {string | null} scenario
   * @param {string | null} me  id of the person who looks
   * @param {Say} say
   */
  show(offers, mayStay, scenario, me, say) {
    const wanted = sorted(offers);
    const kept = this.#cards.filter(({ key }) => !wanted.some(({ ready }) => keyOf(ready) === key));
    const old = kept.filter((gone) => mayStay(gone.ready) && isRead(gone.element));
    for (const gone of kept) if (!old.includes(gone)) this.#remove(gone);
    const live = wanted.map(({ ready }) => this.#cardFor(ready, scenario, say));
    this.#cards = [...live, ...old.map((card) => ({ ...card, isOld: true }))];
    live.forEach(({ element }, at) => this.#place(element, at));
    this.#markAll(wanted, me, say);
    this.#restoreFocus();
  }

  clear() {
    for (const card of this.#cards) this.#remove(card);
    this.#cards = [];
    this.#refocus = this.#expects = false;
  }

  /** A line was asked for in place of the focused one: the focus goes to it. */
  expectAnother() {
    this.#expects = this.#cards.some(({ element }) => element.matches(":focus-within"));
  }

  /**
   * @param {SuggestionReady} ready
   * @param {string} text
   */
  tell(ready, text) {
    const found = this.#cards.find(({ key }) => key === keyOf(ready));
    if (found) tellOn(found.element, text);
  }

  /**
   * A new card goes in before the one that stands in its place; those that stand aren't touched, or they would lose
   * the focus.
   * @param {HTMLElement} element
   * @param {number} at
   */
  #place(element, at) {
    if (element.parentNode !== this.#root) this.#root.insertBefore(element, this.#root.children[at] ?? null);
  }

  /**
   * @param {SuggestionReady} ready
   * @param {string | null} scenario
   * @param {Say} say
   * @returns {Card}
   */
  #cardFor(ready, scenario, say) {
    const key = keyOf(ready);
    const standing = this.#cards.find((card) => card.key === key);
    if (standing) return standing;
    const element = this.#build(ready, scenario, say);
    this.#watch.watch(element, key);
    return { key, ready, element, isOld: false };
  }

  /**
   * @param {SuggestionReady} ready
   * @param {string | null} scenario
   * @param {Say} say
   */
  #build(ready, scenario, say) {
    /** @type {import("./card.js").Acts} */
    const acts = {
      take: () => this.#handlers.take(ready, "insert"),
      edit: () => this.#handlers.take(ready, "edit"),
      next: () => this.#handlers.next(ready),
      askWhy: () => this.#askWhy(element, acts, say),
      dismiss: (reason) => this.#handlers.dismiss(ready, reason),
      toNewer: () => this.#cards[0]?.element.focus(),
    };
    const element = card(ready, scenario, acts, say);
    const byAction = { take: acts.take, edit: acts.edit, next: acts.next, dismiss: acts.askWhy };
    element.addEventListener("keydown", (event) => {
      const action = cardAction(event, event.target === element);
      if (!action) return;
      event.preventDefault();
      byAction[action]();
    });
    for (const left of ["pointerleave", "focusout"]) {
      element.addEventListener(left, () => queueMicrotask(this.#handlers.changed));
    }
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {import("./card.js").Acts} acts
   * @param {Say} say
   */
  #askWhy(element, acts, say) {
    const button = part(element, "[part=dismiss]");
    const close = () => {
      element.querySelector(".why")?.remove();
      button.setAttribute("aria-expanded", "false");
      element.focus();
    };
    if (element.querySelector(".why")) return close();
    element.append(reasons(acts, close, say));
    button.setAttribute("aria-expanded", "true");
    return part(element, ".why button").focus();
  }

  /** @param {Card} card */
  #remove({ element }) {
    const hadFocus = element.matches(":focus-within");
    this.#watch.forget(element);
    element.remove();
    if (hadFocus) this.#refocus = true;
  }

  /**
   * @param {Offer[]} wanted
   * @param {string | null} me
   * @param {Say} say
   */
  #markAll(wanted, me, say) {
    const hasOld = this.#cards.some(({ isOld }) => isOld);
    this.#cards.forEach(({ element, isOld }, at) => {
      const taken = isOld ? null : takenBy(wanted[at], me, say);
      const number = isOld ? null : at + 1;
      mark(element, { isFirst: at === 0, isOld, isNewer: hasOld && !isOld, taken, number }, say);
    });
  }

  /** Where the focus goes when the card that had it has left; never away from where the agent went meanwhile. */
  #restoreFocus() {
    const around = this.#root.parentElement;
    if (!this.#refocus || !around) return;
    const isElsewhere = !around.matches(":focus, :focus-within") && document.activeElement !== document.body;
    const next = this.#cards[0]?.element;
    this.#refocus = !isElsewhere && !next && this.#expects;
    if (!isElsewhere) (next ?? around).focus({ preventScroll: true });
    if (next) this.#expects = false;
  }
}

/**
 * Whose composer the line is in. After a reload it isn't known any more, and the composer is empty.
 * @param {Offer} offer
 * @param {string | null} me
 * @param {Say} say
 */
function takenBy({ taken, by }, me, say) {
  if (!taken) return null;
  if (!by) return say("taken.before");
  return by.id === me ? say("taken") : say("taken.other", { name: by.name });
}

/** @param {Element} element */
function isRead(element) {
  return element.matches(":hover") || element.matches(":focus-within");
}

/**
 * @param {readonly Offer[]} offers
 * @returns {Offer[]}
 */
function sorted(offers) {
  return [...offers].reverse().sort((a, b) => ORDER.indexOf(a.ready.kind) - ORDER.indexOf(b.ready.kind));
}
