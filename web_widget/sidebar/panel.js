/** What stands in the sidebar's shadow root, filled anew only where something changed, and held still while it is read. */

import { Correcting } from "./correcting.js";
import { h } from "./dom.js";
import { readingCard } from "./reading.js";
import { banners, bar, empty, emptiness, footer, noDraftCard, spoken, worthSaying, writing } from "./render.js";
import { keyOf } from "./stack.js";
import { needsAPerson, readingsOf } from "./state.js";
import { word } from "./strings.js";

/** @typedef {import("../frames.js").SuggestionReady} SuggestionReady */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./strings.js").Say} Say */

/** What a good reply does for somebody who wrote of harming themselves, in place of a suggestion's moves. */
const SAFE_PATH = ["stay", "helpline", "hand_over"];
/** … and for somebody who threatens others. */
const UNDER_THREAT = ["hand_over"];

/**
 * @typedef {object} Now  all that the sidebar shows
 * @property {import("./session.js").Session} session
 * @property {string | null} conversation
 * @property {State | null} state
 * @property {boolean} wasLive
 * @property {SuggestionReady | null} lastReady
 * @property {import("./render.js").Day | null} day
 * @property {(line: {sug: string, attempt: number}) => boolean} mayStay  whether a line that is gone may stay while it is read
 * @property {(none: import("./state.js").NoDraft) => void} retry
 * @property {(turn: string, kind: "draft" | "question") => void} write  have the model write
 */

export class Panel {
  /** @type {Map<HTMLElement, string>} what each region shows */
  #shownIn = new Map();
  #language = "en";
  #say;
  #bar = h("header", { class: "bar", part: "bar" });
  #notes = h("div", { role: "status" });
  #reading = h("div", null);
  cards = h("div", { part: "cards" });
  #empty = h("div", null);
  #more = h("div", null);
  #above = h("div", { class: "spacer" });
  #below = h("div", { class: "spacer" });
  #scroll = h(
    "div",
    { class: "scroll", tabindex: 0, role: "group" },
    ...[this.#notes, this.#reading, this.#above, this.cards, this.#more, this.#empty, this.#below],
  );
  #foot = h("footer", { class: "day", part: "day" });
  #live = h("p", { class: "unseen", "aria-live": "polite" });
  element = h("div", { class: "side", part: "sidebar" }, this.#bar, this.#scroll, this.#foot, this.#live);
  /** @type {string | null | undefined} what was last said aloud of a reading */
  #spokenFor;
  /** @type {string | null | undefined} the draft whose end was last said aloud */
  #spokenDraft;

  #correcting;

  /**
   * @param {Say} say
   * @param {import("./correcting.js").Tell} tell  what was read wrongly
   */
  constructor(say, tell) {
    this.#say = say;
    this.#correcting = new Correcting(tell);
  }

  /**
   * @param {string} language  the agent's
   * @param {Say} say
   */
  speak(language, say) {
    this.#language = language;
    this.#say = say;
    this.#shownIn.clear();
    this.#correcting.speak(language, say);
    this.element.setAttribute("lang", language);
    this.#scroll.setAttribute("aria-label", say("title"));
  }

  /** Another conversation: its first reading is nothing new. */
  forget() {
    this.#spokenFor = this.#spokenDraft = undefined;
  }

  /**
   * @param {Now} now
   * @param {import("./stack.js").Stack} stack
   */
  show(now, stack) {
    this.#holdingStill(stack, () => this.#render(now, stack));
    this.#announce(now.state);
  }

  /**
   * @param {Now} now
   * @param {import("./stack.js").Stack} stack
   */
  #render({ session, conversation, state, wasLive, lastReady, day, mayStay, retry, write }, stack) {
    const say = this.#say;
    const offers = session.suggestionsOn && state && !state.denied ? state.offers : [];
    const drafts = session.suggestionsOn && state && !state.denied ? state.drafts : [];
    const { latest, readings } = state ? readingsOf(state) : { latest: null, readings: [] };
    const newest = offers.at(-1)?.ready ?? null;
    const guide = newest ?? (state?.failed ? null : lastReady);
    const tag = latest?.reading ? (latest.reading.locale ?? latest.reading.language) : null;
    const { status, degraded } = session;
    this.#fill(this.#bar, [status.is, tag, guide], () => bar(status, tag, guide, this.#language, say));
    const notes = { status, wasLive, degraded, guide: newest };
    this.#fill(this.#notes, [notes, status.code], () => banners(notes, this.#language, say));
    const isSafePath = needsAPerson(state);
    const safeMoves = latest?.reading?.risk === "violence" ? UNDER_THREAT : SAFE_PATH;
    const moves = isSafePath ? safeMoves : newest?.moves ?? [];
    const isEarlier = isOnlyAttachment(state);
    if (latest?.reading) {
      const { languages = [], scenarios = [] } = session.ready ?? {};
      this.#correcting.show(latest.reading, { languages, scenarios });
    }
    this.#keepingFocus(this.#reading, () =>
      this.#fill(this.#reading, [latest, readings, moves, isEarlier], () =>
        latest ? [readingCard(latest, readings, moves, isEarlier, this.#correcting, this.#language, say)] : [],
      ),
    );
    stack.show(offers, drafts, mayStay, latest?.reading?.scenario ?? null, session.ready?.person.id ?? null, say);
    const model = session.ready?.model ?? null;
    const none = session.suggestionsOn && state && !state.denied ? state.noDraft : null;
    const open = session.suggestionsOn && state && !state.denied && !isSafePath ? openTurn(state) : null;
    const may = { draft: open !== null && !none && !has(drafts, "draft"), question: open !== null && !has(drafts, "question") };
    const hadFocus = this.#more.matches(":focus-within");
    this.#fill(this.#more, [none, open, may, model], () => [
      none && noDraftCard(none, () => retry(none), say),
      model !== null && open !== null && writing(may, (kind) => write(open, kind), say),
    ]);
    if (hadFocus && !this.#more.matches(":focus-within")) this.#lead(stack.writtenLast);
    const which = emptiness({ status, conversation, state, suggestionsOn: session.suggestionsOn, lines: stack.size });
    this.#fill(this.#empty, [which, state?.failed], () => (which ? [empty(which, state, say)] : []));
    this.#fill(this.#foot, [day, model, session.ready === null], () => footer(day, session.ready && { model }, say));
  }

  /**
   * Fills a region anew only when what it shows has changed.
   * @param {HTMLElement} region
   * @param {unknown} what
   * @param {() => (Node | string | null | undefined | false)[]} build
   */
  #fill(region, what, build) {
    const key = JSON.stringify(what);
    if (this.#shownIn.get(region) === key) return;
    this.#shownIn.set(region, key);
    region.replaceChildren(...build().filter((child) => child instanceof Node));
  }

  /**
   * What had the focus has it afterwards, as long as it is there.
   * @param {HTMLElement} region
   * @param {() => void} change
   */
  #keepingFocus(region, change) {
    const root = this.element.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    change();
    if (focused instanceof HTMLElement && region.contains(focused) && !focused.matches(":focus")) focused.focus({ preventScroll: true });
  }

  /**
   * Changes what is around the card that is being read without moving that card.
   * @param {import("./stack.js").Stack} stack
   * @param {() => void} change
   */
  #holdingStill(stack, change) {
    const card = stack.beingRead;
    const before = card?.getBoundingClientRect().top ?? 0;
    change();
    if (!card?.isConnected) {
      this.#above.style.height = this.#below.style.height = "";
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll;
    const moved = card.getBoundingClientRect().top - before;
    grow(this.#above, -moved - scrollTop);
    grow(this.#below, moved - (scrollHeight - clientHeight - scrollTop));
    this.#scroll.scrollTop = scrollTop + moved;
    // What is shorter than the view has room left at its end, which the heights above don't show.
    const short = card.getBoundingClientRect().top - before;
    grow(this.#below, short);
    if (short > 0) this.#scroll.scrollTop += short;
  }

  /**
   * What was asked for is here, or the button that asked is gone: the focus goes to it, and the eye.
   * @param {HTMLElement | null} card
   */
  #lead(card) {
    (card ?? this.#scroll).focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center" });
  }

  /** @param {State | null} state */
  #announce(state) {
    if (!state?.synced || state.replaying) return;
    this.#announceDraft(state);
    const { latest, readings } = readingsOf(state);
    const worth = worthSaying(latest);
    const isFirst = this.#spokenFor === undefined;
    if (worth === this.#spokenFor) return;
    this.#spokenFor = worth;
    if (isFirst || !latest) return;
    this.#live.textContent = spoken(readings, state.offers.length > 0, this.#say);
  }

  /** @param {State} state */
  #announceDraft({ drafts }) {
    const whole = drafts.filter(({ final }) => final !== null).at(-1)?.start ?? null;
    const id = whole && keyOf(whole);
    const isFirst = this.#spokenDraft === undefined;
    if (id === this.#spokenDraft) return;
    this.#spokenDraft = id;
    if (!isFirst && whole) this.#live.textContent = this.#say("say.draft", { kind: word(this.#say, "kind", whole.kind) });
  }
}

/**
 * Makes room where scrolling alone cannot hold a card in its place.
 * @param {HTMLElement} spacer
 * @param {number} missing  pixels
 */
function grow(spacer, missing) {
  if (missing > 0) spacer.style.height = `${spacer.getBoundingClientRect().height + missing}px`;
}

/**
 * The customer's message that waits for an answer, or null.
 * @param {State} state
 */
function openTurn(state) {
  const last = state.messages.at(-1);
  return last && last.message.role === "customer" && last.reading !== null && !last.deleted ? last.message.id : null;
}

/**
 * @param {readonly import("./state.js").Draft[]} drafts
 * @param {import("../frames.js").Kind} kind
 */
function has(drafts, kind) {
  return drafts.some(({ start }) => start.kind === kind);
}

/**
 * The customer's last message carries no words, so it has no reading of its own.
 * @param {State | null} state
 */
function isOnlyAttachment(state) {
  const last = state?.messages.filter(({ message }) => message.role === "customer").at(-1);
  return last !== undefined && !last.deleted && last.message.text === "" && last.reading === null;
}
