/** What the sidebar tells the page around it. All bubble and cross shadow roots. */

/** @typedef {{text: string, sug: string, attempt: number, mode: "insert" | "edit"}} Take */
/** @typedef {{sug: string, attempt: number, reason: import("../frames.js").DismissReason | null}} Dismissed */
/** @typedef {import("./socket.js").Status} Status */

/**
 * @template D
 * @param {string} type
 * @param {D} detail
 * @returns {CustomEvent<D>}
 */
function tell(type, detail) {
  return new CustomEvent(type, { detail, bubbles: true, composed: true });
}

/** The agent took a line: the page puts the text in its composer. @param {Take} detail */
export const take = (detail) => tell("tactful-take", detail);

/** @param {Dismissed} detail */
export const dismissed = (detail) => tell("tactful-dismissed", detail);

/** @param {Status} detail */
export const status = (detail) => tell("tactful-status", detail);
