import assert from "node:assert/strict";
import { test } from "node:test";

import { fates, figureOf, inWords, wilson } from "../qa/figures.js";

test("Wilson's interval is the known one", () => {
  const { low, high } = wilson(10, 20);

  assert.equal(low.toFixed(2), "0.30");
  assert.equal(high.toFixed(2), "0.70");
  assert.equal(wilson(0, 5).low, 0);
  assert.equal(wilson(5, 5).high, 1);
  assert.equal(wilson(0, 0).share, null);
});

test("a rate is said with its counts and its interval", () => {
  assert.equal(inWords(wilson(10, 20)), "10 of 20 · likely 30–70 %");
  assert.equal(inWords(wilson(0, 0)), "nothing to count yet");
});

test("what became of the shown adds up to all of it", () => {
  const ends = { accepted_verbatim: 3, accepted_edited: 2, dismissed: 1, ignored: 4, superseded: 1, expired: 1, blocked: 9 };
  const parts = fates(ends);

  assert.equal(parts.reduce((sum, { count }) => sum + count, 0), 12);
  assert.equal(parts.reduce((sum, { share }) => sum + share, 0).toFixed(6), "1.000000");
});

test("a share of fewer than twenty is not said, in large type or small", () => {
  assert.equal(figureOf(wilson(1, 1)), "too few");
  assert.equal(inWords(wilson(1, 1)), "1 of 1 · 19 more to say a share");
  assert.equal(figureOf(wilson(10, 20)), "50 %");
  assert.equal(figureOf(wilson(0, 0)), "–");
});
