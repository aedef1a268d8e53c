/** Frames for tests: a small conversation as the server would tell it. */

/** @typedef {import("../frames.js").DurableFrame} DurableFrame */
/** @typedef {import("../frames.js").ServerFrame} ServerFrame */

export const C = "conv_aaaaaaaa1";
export const EP = "7";
const AT = "2026-11-25T10:00:00Z";
const ANA = { id: "per_ana", name: "Ana" };

/**
 * @param {number} seq
 * @param {"customer" | "agent"} role
 * @param {string} text
 * @returns {DurableFrame}
 */
export function said(seq, role, text) {
  const by = role === "agent" ? ANA : null;
  const d = { id: `msg_${seq}`, role, text, at: AT, by, attachments: [], source: null, external_id: null, sug: null };
  return { v: 1, t: "message.added", c: C, ep: EP, seq, d };
}

/**
 * @param {number} seq
 * @param {string} message
 * @param {number} [score]
 * @returns {DurableFrame}
 */
export function read(seq, message, score = 0.8) {
  return {
    v: 1, t: "reading", c: C, ep: EP, seq,
    d: {
      message, language: "en", language_confidence: 0.9, locale: "en-US", score, score_range: [score, score],
      band: "high", emotion: "anger", drivers: [[0, 2]], level: score, trend: "rising", scenario: "refund",
      scenario_confidence: 0.7, moment: "problem", supported: true, engine: "instant", risk: "none", risk_spans: [], alert: [], missing: [],
      signs: [], corrected: [],
    },
  };
}

/**
 * @param {number} seq
 * @param {string} sug
 * @param {string} turn
 * @returns {DurableFrame}
 */
export function ready(seq, sug, turn) {
  return {
    v: 1, t: "suggestion.ready", c: C, ep: EP, seq,
    d: {
      sug, attempt: 1, turn, kind: "ready", source: "guide", text: "I can see that this took long.", moves: ["validation"],
      marks: [], items: [], release: "r1", guide: "en-US", locale: "en-US", requested_locale: "en-US", fallback: ["en-US"],
      unreviewed: false, decision: "allow", findings: [], at: AT,
    },
  };
}

/**
 * @param {number} seq
 * @param {string} sug
 * @param {import("../frames.js").End} end
 * @returns {DurableFrame}
 */
export function ended(seq, sug, end) {
  const d = { sug, attempt: 1, end, at: AT, by: null, reason: null, message: null, retained: null, authored: null };
  return { v: 1, t: "suggestion.ended", c: C, ep: EP, seq, d };
}

/** @returns {DurableFrame[]} dense from 0 */
export function conversation() {
  return [
    said(0, "customer", "Hi, where is it?"),
    read(1, "msg_0", 0.2),
    ready(2, "sug_a", "msg_0"),
    { v: 1, t: "suggestion.shown", c: C, ep: EP, seq: 3, d: { sug: "sug_a", attempt: 1, by: ANA, at: AT } },
    said(4, "customer", "Hello?? I am tired of this"),
    ended(5, "sug_a", "superseded"),
    read(6, "msg_4"),
    ready(7, "sug_b", "msg_4"),
    { v: 1, t: "suggestion.accepted", c: C, ep: EP, seq: 8, d: { sug: "sug_b", attempt: 1, by: ANA, at: AT, mode: "insert" } },
    said(9, "agent", "I can see that this took long."),
    ended(10, "sug_b", "accepted_verbatim"),
    { v: 1, t: "message.edited", c: C, ep: EP, seq: 11, d: { id: "msg_4", text: "Hello? I am tired", at: AT } },
    said(12, "customer", "👍"),
    { v: 1, t: "suggestion.failed", c: C, ep: EP, seq: 13, d: { sug: "sug_c", attempt: 1, turn: "msg_12", kind: "ready", reason: "nothing_fits", at: AT } },
    { v: 1, t: "message.deleted", c: C, ep: EP, seq: 14, d: { id: "msg_0", at: AT } },
  ];
}

/**
 * A model's draft, from its start to its end.
 * @param {number} seq  of the first frame
 * @param {readonly string[]} words
 * @returns {DurableFrame[]}
 */
export function drafted(seq, words, sug = "sug_d", attempt = 1) {
  const start = {
    sug, attempt, turn: "msg_0", at: AT, kind: /** @type {const} */ ("draft"), item: "model.reply", revision: "abc", variant: null,
    release: "r1", guide: "g1", locale: "en-US", requested_locale: "en-US", owner: "main", left_out: false,
  };
  let off = 0;
  const deltas = words.map((text, at) => {
    const d = { sug, attempt, off, text, replaced: [] };
    off += [...text].length;
    return { v: /** @type {const} */ (1), t: /** @type {const} */ ("suggestion.delta"), c: C, ep: EP, seq: seq + 1 + at, d };
  });
  const final = {
    sug, attempt, at: AT, len: off, hash8: "00000000", decision: "allow", findings: [], model: "m", stopped: null,
    prompt_tokens: 10, completion_tokens: 5, cost_usd: null, first_ms: 120, total_ms: 900,
  };
  return [
    { v: 1, t: "suggestion.start", c: C, ep: EP, seq, d: start },
    ...deltas,
    { v: 1, t: "suggestion.final", c: C, ep: EP, seq: seq + 1 + words.length, d: final },
  ];
}
