/** A text that is too long to be sent is said to be, and never cut. */

import { lengthOf } from "../sidebar/state.js";

export const MOST = 4_000; // as the server takes: MAX_TEXT

/**
 * How many characters there are where that is too many, else null.
 * @param {string} text
 */
export function tooLong(text) {
  const count = lengthOf(text.trim());
  return count > MOST ? count : null;
}
