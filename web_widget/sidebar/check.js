/** The check of the agent's own words, while they write and before they send. */

import { slice, unitAt } from "./points.js";

/** @typedef {import("../frames.js").FindingOut} Finding */
/** @typedef {{is: "idle" | "checking" | "checked" | "unreachable", text: string, findings: Finding[]}} Checked */
/** @typedef {(text: string, signal: AbortSignal) => Promise<{findings: Finding[]}>} Judge */

const QUIET_MS = 200;

export class Check {
  /** @type {Checked} */
  #last = { is: "idle", text: "", findings: [] };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {AbortController | null} */
  #asking = null;
  #judge;
  #tell;

  /**
   * @param {Judge} judge
   * @param {(checked: Checked) => void} tell
   */
  constructor(judge, tell) {
    this.#judge = judge;
    this.#tell = tell;
  }

  /**
   * The agent writes: judged once the keys rest.
   * @param {string} text
   */
  written(text) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (text.trim() === "") return this.#become({ is: "idle", text, findings: [] });
    this.#become({ is: "checking", text, findings: still(this.#last, text) });
    this.#timer = setTimeout(() => void this.now(text), QUIET_MS);
  }

  /**
   * What the check says of exactly this text, at once.
   * @param {string} text
   * @returns {Promise<Checked>}
   */
  async now(text) {
    clearTimeout(this.#timer);
    if (this.#last.is === "checked" && this.#last.text === text) return this.#last;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const { findings } = await this.#judge(text, asking.signal);
      if (!asking.signal.aborted) this.#become({ is: "checked", text, findings });
      return { is: "checked", text, findings };
    } catch {
      if (!asking.signal.aborted) this.#become({ is: "unreachable", text, findings: [] });
      return { is: "unreachable", text, findings: [] };
    }
  }

  /** @param {Checked} checked */
  #become(checked) {
    this.#last = checked;
    this.#tell(checked);
  }
}

/**
 * Findings whose words still stand where they stood, so that marks don't flicker while the agent writes on.
 * @param {Checked} last
 * @param {string} text
 * @returns {Finding[]}
 */
export function still(last, text) {
  return last.findings.filter(
    ({ start, end }) => end > start && text.startsWith(slice(last.text, 0, end)),
  );
}

/**
 * The text with the finding's words replaced by its alternative. An alternative that is a whole sentence takes the
 * place of the sentence that the words stand in; nothing else is touched.
 * @param {string} text
 * @param {Finding} finding
 * @returns {{text: string, caret: number}} caret: in UTF-16 units, after the new words
 */
export function mend(text, { start, end, alternative }) {
  if (alternative === null) return { text, caret: text.length };
  const span = { start: unitAt(text, start), end: unitAt(text, end) };
  const place = ENDS_SENTENCE.test(alternative) ? sentenceAround(text, span) : span;
  return {
    text: text.slice(0, place.start) + alternative + text.slice(place.end),
    caret: place.start + alternative.length,
  };
}

const ENDS_SENTENCE = /[.!?…。！？]["'»”」』）)]*\s*$/u;
const SENTENCE = /[^\s.!?…。！？](?:[^.!?…。！？\n]|[.](?=\S))*(?:[.!?…。！？]+["'»”」』）)]*)?/gu;

/**
 * @param {string} text
 * @param {{start: number, end: number}} span  UTF-16 units
 */
function sentenceAround(text, span) {
  const touched = [...text.matchAll(SENTENCE)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => start < span.end && end > span.start);
  return { start: Math.min(span.start, ...touched.map(({ start }) => start)), end: Math.max(span.end, ...touched.map(({ end }) => end)) };
}

/**
 * Whether sending this needs a better wording or a reason first.
 * @param {readonly Finding[]} findings
 */
export function mustAnswer(findings) {
  return findings.some(({ severity }) => severity === "error");
}
