/**
 * Keys, so that they never fight the composer: single letters act only while a card itself has the focus;
 * from anywhere else it is Alt and a number.
 */

/** @typedef {"take" | "edit" | "next" | "dismiss"} Action */

/** @type {Record<string, Action>} */
const ON_CARD = { Enter: "take", e: "edit", ArrowDown: "next", x: "dismiss" };

/**
 * What a key asks of a card.
 * @param {Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "isComposing" | "repeat">} event
 * @param {boolean} onCard  the card itself has the focus, not a button in it
 * @returns {Action | null}
 */
export function cardAction(event, onCard) {
  if (!onCard || event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return null;
  return ON_CARD[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}

/** As this machine's keyboard calls it, before the key that goes with it. */
export function altSign() {
  return isMac() ? "⌥" : "Alt ";
}

export function isMac() {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/**
 * The number of Alt+1 … Alt+9 from anywhere in the page, or null. By the key's place: with Alt held a Mac types signs.
 * @param {Pick<KeyboardEvent, "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing" | "repeat">} event
 */
export function altNumber(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing || event.repeat) {
    return null;
  }
  const digit = /^Digit([1-9])$/.exec(event.code);
  return digit ? Number(digit[1]) : null;
}
