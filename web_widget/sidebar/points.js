/** Places in text as the wire counts them: Unicode code points, half open. */

/**
 * The place in UTF-16 units, as strings and text fields of the browser count.
 * @param {string} text
 * @param {number} point
 */
export function unitAt(text, point) {
  let units = 0;
  let points = 0;
  for (const character of text) {
    if (points >= point) break;
    units += character.length;
    points += 1;
  }
  return units;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function slice(text, start, end) {
  return text.slice(unitAt(text, start), unitAt(text, end));
}

const EDGES = /^[\s.,;:!?…¡¿、。！？・"'«»“”‘’「」()[\]–—-]+|[\s.,;:!?…¡¿、。！？・"'«»“”‘’「」()[\]–—-]+$/gu;

/**
 * What stands at the spans, to be quoted: each once, without the signs around it unless it is nothing else.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} spans
 * @returns {string[]}
 */
export function wordsOf(text, spans) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [start, end] of spans) {
    const whole = slice(text, start, end).trim();
    const words = whole.replace(EDGES, "") || whole;
    if (words !== "" && !found.has(words.toLowerCase())) found.set(words.toLowerCase(), words);
  }
  return [...found.values()];
}

/**
 * The text cut at the edges of the spans; where spans overlap, the one that begins first wins.
 * @template {{start: number, end: number}} S
 * @param {string} text
 * @param {readonly S[]} spans
 * @returns {{text: string, span: S | null}[]}
 */
export function cut(text, spans) {
  const points = Array.from(text);
  /** @type {{text: string, span: S | null}[]} */
  const pieces = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at || span.end <= span.start || span.end > points.length) continue;
    if (span.start > at) pieces.push({ text: points.slice(at, span.start).join(""), span: null });
    pieces.push({ text: points.slice(span.start, span.end).join(""), span });
    at = span.end;
  }
  if (at < points.length) pieces.push({ text: points.slice(at).join(""), span: null });
  return pieces;
}
