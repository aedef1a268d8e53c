import assert from "node:assert/strict";
import { test } from "node:test";

import { tooLong } from "../parts/long.js";
import { Unsent } from "../parts/unsent.js";

const FROM = { sug: "sug_1", attempt: 2 };
const NOTHING = { text: "", from: null };

function storage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    kept,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
  };
}

test("after a reload each conversation has its own unsent words, and the line they came from", () => {
  const place = storage();
  new Unsent(place, "per_ana").keep("c1", { text: "I'll look ", from: FROM });

  const reloaded = new Unsent(place, "per_ana");

  assert.deepEqual(reloaded.of("c1"), { text: "I'll look ", from: FROM });
  assert.deepEqual(reloaded.of("c2"), NOTHING);
  assert.deepEqual(new Unsent(place, "per_ben").of("c1"), NOTHING);
});

test("what is sent or wiped out leaves nothing behind", () => {
  const place = storage();
  const unsent = new Unsent(place, "per_ana");
  unsent.keep("c1", { text: "Hello", from: null });

  unsent.keep("c1", { text: " ", from: FROM });

  assert.equal(place.kept.size, 0);
});

test("without storage, with a full one or with another's words in it the agent writes on", () => {
  const full = { getItem: () => "{not json", setItem: () => { throw new Error("full"); }, removeItem: () => undefined };
  for (const place of [null, full]) {
    const unsent = new Unsent(place, "per_ana");
    unsent.keep("c1", { text: "Hello", from: null });
    assert.deepEqual(unsent.of("c1"), NOTHING);
  }
});

test("a text is too long by the characters that the server counts", () => {
  assert.equal(tooLong("😡".repeat(4000)), null);
  assert.equal(tooLong(` ${"a".repeat(4000)} `), null);
  assert.equal(tooLong("a".repeat(4001)), 4001);
});
