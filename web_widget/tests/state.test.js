import assert from "node:assert/strict";
import { test } from "node:test";

import { MAX_HELD, hasHole, initial, isBehind, readingsOf, reduce } from "../sidebar/state.js";
import { C, EP, conversation, ended, read, ready, said } from "./frames.js";

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */

/**
 * @param {readonly ServerFrame[]} frames
 * @param {import("../sidebar/state.js").State} [from]
 */
const told = (frames, from = initial(C)) => frames.reduce(reduce, from);

/**
 * Numbers that look random and are the same in each run.
 * @param {number} seed
 */
function chances(seed) {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
}

/**
 * @param {number} after
 * @returns {ServerFrame[]}
 */
function replay(after) {
  const frames = conversation();
  const last = frames.length - 1;
  return [
    { v: 1, t: "replay.begin", c: C, ep: EP, d: { after, to: last } },
    ...frames.slice(after + 1),
    { v: 1, t: "replay.end", c: C, ep: EP, d: { seq: last } },
  ];
}

test("the conversation is what the frames tell", () => {
  const state = told(conversation());

  assert.equal(state.seq, 14);
  assert.deepEqual(state.messages.map(({ message }) => message.text), ["", "Hello? I am tired", "I can see that this took long.", "👍"]);
  assert.deepEqual(state.offers, []);
  assert.equal(state.failed?.sug, "sug_c");
  assert.equal(state.messages[0].deleted, true);
});

test("any cut, with any frames sent again, gives the same state", () => {
  const whole = { ...told(conversation()), synced: true };
  for (let seed = 0; seed < 300; seed += 1) {
    const chance = chances(seed);
    let state = initial(C);
    for (const frame of conversation()) {
      if (chance() < 0.25) state = told(replay(state.seq), state);
      if (chance() < 0.3) state = reduce(state, frame);
      state = chance() < 0.9 ? reduce(state, frame) : state;
    }
    state = told(replay(state.seq), state);
    assert.deepEqual({ ...state, lost: false }, whole, `seed ${seed}`);
    assert.equal(hasHole(state), false, `seed ${seed}`);
  }
});

test("frames in any order within a window give the same state", () => {
  const whole = told(conversation());
  for (let seed = 0; seed < 300; seed += 1) {
    const chance = chances(seed);
    const shuffled = conversation().map((frame) => ({ frame, at: frame.seq + chance() * 6 })).sort((a, b) => a.at - b.at);
    assert.deepEqual(told(shuffled.map(({ frame }) => frame)), whole, `seed ${seed}`);
  }
});

test("reducing changes nothing that was there", () => {
  let state = initial(C);
  for (const frame of conversation()) {
    const before = structuredClone(state);
    const next = reduce(state, frame);
    assert.deepEqual(state, before);
    state = next;
  }
});

test("a frame that was applied is dropped", () => {
  const state = told(conversation());

  assert.equal(reduce(state, conversation()[3]), state);
});

test("a frame after a hole is held, and applied when the hole closes", () => {
  const [first, second, third] = conversation();
  const held = told([first, third]);
  assert.equal(held.seq, 0);
  assert.equal(hasHole(held), true);

  const closed = reduce(held, second);
  assert.equal(closed.seq, 2);
  assert.equal(hasHole(closed), false);
});

test("no more than a few frames are held before the hole counts as lost", () => {
  const after = Array.from({ length: MAX_HELD + 1 }, (_, at) => said(at + 5, "customer", "x"));
  const state = told([said(0, "customer", "x"), ...after]);

  assert.equal(state.held.length, MAX_HELD);
  assert.equal(state.lost, true);
});

test("a snapshot heals a hole, and what was held goes on after it", () => {
  const state = told([said(0, "customer", "a"), read(3, "msg_2")]);
  const info = { id: C, customer: "Dana", channel: "chat", locale_hint: null, team: null, assignee: null };
  const told_ = said(2, "customer", "b").d;
  const messages = [{ message: /** @type {import("../frames.js").MessageAdded} */ (told_), reading: null, deleted: false }];

  const healed = reduce(state, { v: 1, t: "snapshot", c: C, ep: EP, d: { seq: 2, state: { info, messages, suggestions: [], last_failed: null, drafts: [], draft_failed: null } } });

  assert.equal(healed.seq, 3);
  assert.equal(hasHole(healed), false);
  assert.equal(healed.messages[0].reading?.band, "high");
});

test("a snapshot older than what is known changes nothing but the doubt", () => {
  const state = { ...told(conversation()), lost: true };
  const info = { id: C, customer: null, channel: "chat", locale_hint: null, team: null, assignee: null };

  const after = reduce(state, { v: 1, t: "snapshot", c: C, ep: EP, d: { seq: 4, state: { info, messages: [], suggestions: [], last_failed: null, drafts: [], draft_failed: null } } });

  assert.deepEqual(after, { ...state, lost: false });
});

test("a newer epoch asks for a snapshot, an older one is ignored", () => {
  const state = told(conversation());

  assert.equal(reduce(state, { ...said(0, "customer", "x"), ep: "8" }).lost, true);
  assert.equal(reduce(state, { ...said(15, "customer", "x"), ep: "6" }), state);
});

test("a replay that begins after what is known leaves a hole", () => {
  const state = told([said(0, "customer", "a"), { v: 1, t: "replay.begin", c: C, ep: EP, d: { after: 4, to: 6 } }]);

  assert.equal(hasHole(state), true);
});

test("the heartbeat's head finds what went missing without a trace", () => {
  const state = { ...told(conversation()), synced: true };

  assert.equal(isBehind(state, 14), false);
  assert.equal(isBehind(state, 15), true);
  assert.equal(isBehind(state, undefined), false);
});

test("frames of another conversation change nothing", () => {
  const state = told(conversation());

  assert.equal(reduce(state, { ...said(15, "customer", "x"), c: "conv_other0000" }), state);
});

test("a frame of a kind we don't know has its place in the order and shows nothing", () => {
  const newer = /** @type {ServerFrame} */ (/** @type {unknown} */ ({ ...said(1, "agent", ""), t: "mood.ring" }));
  const state = told([said(0, "customer", "a"), newer, said(2, "customer", "b")]);

  assert.equal(state.seq, 2);
  assert.equal(state.messages.length, 2);
});

test("what is denied goes from view", () => {
  const state = reduce(told(conversation()), { v: 1, t: "denied", c: C, d: { code: "not_found" } });

  assert.equal(state.denied, "not_found");
  assert.deepEqual(state.messages, []);
});

test("another line for the same turn takes the place of the one before", () => {
  const another = ready(3, "sug_a2", "msg_0");
  const state = told([said(0, "customer", "a"), ready(1, "sug_a", "msg_0"), ended(2, "sug_a", "dismissed"), another]);

  assert.deepEqual(state.offers.map(({ ready }) => ready.sug), ["sug_a2"]);
});

test("readings come oldest first, without those of withdrawn messages", () => {
  const { latest, readings } = readingsOf(told(conversation()));

  assert.equal(latest?.message.id, "msg_4");
  assert.deepEqual(readings.map(({ message }) => message), ["msg_4"]);
});
