/** Figures and how they are said: never a rate without its counts and its interval. */

/** @typedef {{k: number, n: number, share: number | null, low: number, high: number}} Rate */

const Z = 1.959963984540054; // 95 %

/**
 * Wilson's interval around k of n.
 * @param {number} k
 * @param {number} n
 * @returns {Rate}
 */
export function wilson(k, n) {
  if (n === 0) return { k, n, share: null, low: 0, high: 1 };
  const middle = (k + (Z * Z) / 2) / (n + Z * Z);
  const half = (Z / (n + Z * Z)) * Math.sqrt((k * (n - k)) / n + (Z * Z) / 4);
  return { k, n, share: k / n, low: k === 0 ? 0 : middle - half, high: k === n ? 1 : middle + half };
}

export const ENOUGH = 20; // as the report counts: below it a share says nothing

/** In large type. @param {Rate} rate */
export function figureOf({ n, share }) {
  if (share === null) return "–";
  return n < ENOUGH ? "too few" : percent(share);
}

/** @param {number} share */
export function percent(share) {
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

/** @param {number} count */
export function number(count) {
  return count.toLocaleString("en");
}

/**
 * `214 of 464 · likely 42–51 %`
 * @param {Rate} rate
 */
export function inWords({ k, n, share, low, high }) {
  if (share === null) return "nothing to count yet";
  if (n < ENOUGH) return `${number(k)} of ${number(n)} · ${number(ENOUGH - n)} more to say a share`;
  return `${number(k)} of ${number(n)} · likely ${percent(low).replace(" %", "")}–${percent(high)}`;
}

/** What became of a suggestion that was shown, in the order in which the bar shows it. */
export const FATES = /** @type {const} */ ([
  { name: "taken as it was", ends: ["accepted_verbatim"] },
  { name: "made their own", ends: ["accepted_edited"] },
  { name: "dismissed", ends: ["dismissed"] },
  { name: "ignored, or another taken", ends: ["ignored", "passed_over"] },
  { name: "overtaken or expired", ends: ["superseded", "expired", "retracted"] },
  { name: "taken, then thrown away", ends: ["inserted_discarded"] },
]);

/** @typedef {{name: string, count: number, share: number, place: number}} Fate */

/**
 * Each fate with its count; the shares add up to one when anything has ended.
 * @param {Record<string, number>} ends
 * @returns {Fate[]}
 */
export function fates(ends) {
  const counts = FATES.map((fate) => fate.ends.reduce((sum, end) => sum + (ends[end] ?? 0), 0));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return FATES.map(({ name }, at) => ({
    name,
    count: counts[at],
    share: all === 0 ? 0 : counts[at] / all,
    place: at + 1,
  }));
}
