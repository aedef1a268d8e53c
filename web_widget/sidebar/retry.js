/** When to come back, and whether. */

const FIRST_MS = 500;
const BASE_MS = 250;
const MAX_MS = 30_000;

/**
 * Full jitter, so that a thousand tabs don't come back at the same moment.
 * @param {number} attempt  0 for the first try after a loss
 * @param {number} chance  from 0 up to 1
 * @returns {number} milliseconds
 */
export function delayMs(attempt, chance) {
  return chance * (attempt === 0 ? FIRST_MS : Math.min(MAX_MS, BASE_MS * 2 ** attempt));
}

/**
 * What a close code asks for; codes we don't know go by their hundreds digit.
 * @param {number} code
 * @returns {"resume" | "back_off" | "stop"}
 */
export function afterClose(code) {
  if (code === 1013) return "back_off";
  if ([1000, 1001, 1003, 1007, 1009, 4010].includes(code)) return "stop";
  return Math.floor(code / 100) === 45 ? "stop" : "resume";
}
