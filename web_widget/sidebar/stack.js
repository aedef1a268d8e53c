/**
 * The stack of cards. Nothing moves under the reader: a line that is being read stays where it is when a newer one
 * comes, which goes above it, marked; it leaves once it is no longer read.
 */

import { card, mark, part, reasons, tellOn } from "./card.js";
import { draftCard, growTo, settle } from "./draft.js";
import { cardAction } from "./keys.js";

/** @typedef {import("../frames.js").SuggestionReady} SuggestionReady */
/** @typedef {import("../frames.js").DismissReason} DismissReason */
/** @typedef {import("./state.js").Offer} Offer */
/** @typedef {import("./state.js").Draft} Draft */
/** @typedef {import("./strings.js").Say} Say */
/** @typedef {import("../frames.js").Variant} Variant */

/**
 * What a card shows: a whole line, or a draft as far as it has come.
 * @typedef {object} Line
 * @property {string} sug
 * @property {number} attempt
 * @property {import("../frames.js").Kind} kind
 * @property {boolean} taken
 * @property {import("../frames.js").Person} [by]  who took it, where known
 * @property {SuggestionReady | null} ready
 * @property {Draft | null} draft
 */

/** @typedef {{key: string, line: Line, element: HTMLElement, isOld: boolean}} Card */

/**
 * @typedef {object} Handlers
 * @property {(line: Line, mode: "insert" | "edit") => void} take
 * @property {(line: Line, variant: Variant | null) => void} next
 * @property {(line: Line) => void} stop
 * @property {(line: Line, reason: DismissReason | null) => void} dismiss
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
  /** @type {string | null} the suggestion of which another attempt was asked for, from its card */
  #expects = null;
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

  /** The card of the draft that was begun last, or null. */
  get writtenLast() {
    return this.#cards.filter(({ line, isOld }) => line.draft && !isOld).at(-1)?.element ?? null;
  }

  /**
   * The line that Alt and a number takes.
   * @param {number} number  from 1
   * @returns {Line | null}
   */
  at(number) {
    return this.#cards.filter(({ isOld }) => !isOld)[number - 1]?.line ?? null;
  }

  /**
   * @param {readonly Offer[]} offers
   * @param {readonly Draft[]} drafts
   * @param {(line: {sug: string, attempt: number}) => boolean} mayStay  whether a line that is gone may stay while it is read
   * @param {string | null} scenario
   * @param {string | null} me  id of the person who looks
   * @param {Say} say
   */
  show(offers, drafts, mayStay, scenario, me, say) {
    const wanted = sorted([...offers.map(lineOfOffer), ...drafts.map(lineOfDraft)]);
    const kept = this.#cards.filter(({ key }) => !wanted.some((line) => keyOf(line) === key));
    const old = kept.filter((gone) => gone.line.draft?.text !== "" && mayStay(gone.line) && isRead(gone.element));
    for (const gone of kept) if (!old.includes(gone)) this.#remove(gone);
    const live = wanted.map((line) => this.#cardFor(line, scenario, say));
    this.#cards = [...live, ...old.map((card) => ({ ...card, isOld: true }))];
    live.forEach(({ element }, at) => this.#place(element, at));
    this.#markAll(wanted, me, say);
    this.#restoreFocus();
  }

  clear() {
    for (const card of this.#cards) this.#remove(card);
    this.#cards = [];
    this.#refocus = false;
    this.#expects = null;
  }

  /** A line was asked for in place of the focused one: the focus goes to it. */
  expectAnother() {
    this.#expects = this.#cards.find(({ element }) => element.matches(":focus-within"))?.line.sug ?? null;
  }

  /**
   * @param {{sug: string, attempt: number}} line
   * @param {string} text
   */
  tell(line, text) {
    const found = this.#cards.find(({ key }) => key === keyOf(line));
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
   * @param {Line} line
   * @param {string | null} scenario
   * @param {Say} say
   * @returns {Card}
   */
  #cardFor(line, scenario, say) {
    const key = keyOf(line);
    const standing = this.#cards.find((card) => card.key === key);
    const element = standing?.element ?? this.#build(line, scenario, say);
    if (line.draft) growTo(element, line.draft, say);
    if (!standing || (standing.line.draft?.text === "" && line.draft?.text)) this.#watchFor(element, line, key);
    return { key, line, element, isOld: false };
  }

  /**
   * Before its first word there is nothing to be seen.
   * @param {HTMLElement} element
   * @param {Line} line
   * @param {string} key
   */
  #watchFor(element, line, key) {
    if (line.draft?.text !== "") this.#watch.watch(element, key);
  }

  /**
   * @param {Line} first  as it is when its card is made; a draft has grown when the agent acts on it
   * @param {string | null} scenario
   * @param {Say} say
   */
  #build(first, scenario, say) {
    const now = () => this.#cards.find(({ key }) => key === keyOf(first))?.line ?? first;
    const acts = {
      take: () => this.#handlers.take(now(), "insert"),
      edit: () => this.#handlers.take(now(), "edit"),
      next: () => this.#handlers.next(now(), null),
      again: (/** @type {Variant | null} */ variant) => this.#handlers.next(now(), variant),
      stop: () => this.#handlers.stop(now()),
      askWhy: () => this.#askWhy(element, acts, say),
      dismiss: (/** @type {DismissReason | null} */ reason) => this.#handlers.dismiss(now(), reason),
      toNewer: () => this.#cards[0]?.element.focus(),
    };
    const element = /** @type {HTMLElement} */ (
      first.draft ? draftCard(first.draft, acts, say) : first.ready && card(first.ready, scenario, acts, say)
    );
    const byAction = { take: acts.take, edit: acts.edit, next: first.draft ? nothing : acts.next, dismiss: acts.askWhy };
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
  #remove({ element, line }) {
    const hadFocus = element.matches(":focus-within");
    this.#watch.forget(element);
    element.remove();
    if (!hadFocus) return;
    this.#refocus = true;
    if (line.sug !== this.#expects) this.#expects = null;
  }

  /**
   * @param {Line[]} wanted
   * @param {string | null} me
   * @param {Say} say
   */
  #markAll(wanted, me, say) {
    const hasOld = this.#cards.some(({ isOld }) => isOld);
    this.#cards.forEach(({ element, isOld, line }, at) => {
      if (isOld && line.draft) settle(element, line.draft, say);
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
    const expected = this.#cards.find(({ line }) => line.sug === this.#expects);
    const next = this.#expects === null ? this.#cards[0]?.element : expected?.element;
    this.#refocus = !isElsewhere && !next && this.#expects !== null;
    if (!isElsewhere) (next ?? around).focus({ preventScroll: true });
    if (next) this.#expects = null;
  }
}

/**
 * Whose composer the line is in. After a reload it isn't known any more, and the composer is empty.
 * @param {Line} line
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
 * @param {readonly Line[]} lines
 * @returns {Line[]}
 */
function sorted(lines) {
  return [...lines].reverse().sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/**
 * @param {Offer} offer
 * @returns {Line}
 */
function lineOfOffer({ ready, taken, by }) {
  return { sug: ready.sug, attempt: ready.attempt, kind: ready.kind, taken, by, ready, draft: null };
}

/**
 * @param {Draft} draft
 * @returns {Line}
 */
function lineOfDraft(draft) {
  const { sug, attempt, kind } = draft.start;
  return { sug, attempt, kind, taken: draft.taken, by: draft.by, ready: null, draft };
}

function nothing() {}
