import assert from "node:assert/strict";
import { test } from "node:test";

import { initial, reduce } from "../sidebar/state.js";
import { C, EP, drafted, ended, said } from "./frames.js";

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */
/** @typedef {import("../frames.js").DurableFrame} DurableFrame */

const WORDS = ["I can see 👋 that this took long. ", "First, ", "I will check the order."];

/** @param {readonly ServerFrame[]} frames */
const told = (frames) => frames.reduce(reduce, initial(C));

/** @param {number} words */
const after = (words) => told([said(0, "customer", "Where is it?"), ...drafted(1, WORDS).slice(0, words + 1)]);

test("a draft grows by its deltas and is done with its final", () => {
  const [growing] = after(2).drafts;
  const [whole] = told([said(0, "customer", "Where?"), ...drafted(1, WORDS)]).drafts;

  assert.equal(growing.text, WORDS.slice(0, 2).join(""));
  assert.equal(growing.final, null);
  assert.equal(whole.text, WORDS.join(""));
  assert.equal(whole.final?.len, [...WORDS.join("")].length);
});

test("a delta that does not go on where the text ends changes nothing", () => {
  const state = after(1);
  const again = { ...drafted(1, WORDS)[1], seq: state.seq + 1 };

  assert.equal(reduce(state, /** @type {ServerFrame} */ (again)).drafts[0].text, WORDS[0]);
});

test("a final that was cut where somebody took it cuts what is shown", () => {
  const state = after(2);
  const final = /** @type {Extract<DurableFrame, {t: "suggestion.final"}>} */ (drafted(1, WORDS).at(-1));

  const next = reduce(state, { ...final, seq: state.seq + 1, d: { ...final.d, len: 11, stopped: "taken" } });

  assert.equal(next.drafts[0].text, "I can see 👋");
});

test("a final for words that never came asks for a snapshot", () => {
  const state = after(1);
  const final = /** @type {Extract<DurableFrame, {t: "suggestion.final"}>} */ (drafted(1, WORDS).at(-1));

  assert.equal(reduce(state, { ...final, seq: state.seq + 1 }).lost, true);
});

test("what is retracted is gone, with its reason, until the next attempt begins", () => {
  const state = after(2);
  const d = { sug: "sug_d", attempt: 1, at: "2026-11-25T10:00:00Z", reason: /** @type {const} */ ("model_cut") };

  const gone = reduce(state, { v: 1, t: "suggestion.retract", c: C, ep: EP, seq: state.seq + 1, d });
  const [again] = drafted(gone.seq + 1, WORDS, "sug_d", 2);

  assert.deepEqual(gone.drafts, []);
  assert.deepEqual(gone.noDraft, { sug: "sug_d", attempt: 1, kind: "draft", reason: "model_cut", rule: null, wasThere: true });
  assert.equal(reduce(gone, again).noDraft, null);
});

test("a draft that failed leaves the ready line's own failure alone", () => {
  const state = after(0);
  const d = {
    sug: "sug_d", attempt: 1, turn: "msg_0", at: "2026-11-25T10:00:00Z", kind: /** @type {const} */ ("draft"),
    reason: /** @type {const} */ ("model_slow"),
  };

  const next = reduce(state, { v: 1, t: "suggestion.failed", c: C, ep: EP, seq: state.seq + 1, d });

  assert.equal(next.failed, null);
  assert.equal(next.noDraft?.reason, "model_slow");
});

test("what has ended is gone", () => {
  const state = told([said(0, "customer", "Where?"), ...drafted(1, WORDS)]);

  assert.deepEqual(reduce(state, ended(state.seq + 1, "sug_d", "dismissed")).drafts, []);
});

test("a snapshot holds what there is of a draft, and it grows on from there", () => {
  const growing = after(2);
  const [start, ...rest] = drafted(1, WORDS);
  const state = {
    info: { id: C, customer: null, channel: "chat", locale_hint: null, team: null, assignee: null },
    messages: [], suggestions: [], last_failed: null, draft_failed: null,
    drafts: [{ start: /** @type {any} */ (start).d, text: WORDS.slice(0, 2).join(""), replaced: [], final: null, shown: true, taken: false }],
  };

  const joined = told([{ v: 1, t: "snapshot", c: C, ep: EP, d: { seq: growing.seq, state } }, ...rest]);

  assert.equal(joined.drafts[0].text, WORDS.join(""));
});
