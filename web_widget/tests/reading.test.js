import assert from "node:assert/strict";
import { test } from "node:test";

import { turnsOf } from "../sidebar/reading.js";

/** @param {number[]} levels */
function read(...levels) {
  return /** @type {import("../frames.js").ReadingMade[]} */ (levels.map((level) => ({ level })));
}

test("a conversation turns where its level jumps, for the worse or the better", () => {
  assert.deepEqual(turnsOf(read(0.1, 0.2, 0.6, 0.5, 0.2)), [0, 0, 1, 0, -1]);
});

test("where it begins is no turn, however strong", () => {
  assert.deepEqual(turnsOf(read(0.9)), [0]);
  assert.deepEqual(turnsOf([]), []);
});
