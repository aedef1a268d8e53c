import assert from "node:assert/strict";
import { test } from "node:test";

import { afterClose, delayMs } from "../sidebar/retry.js";

test("coming back waits a random part of twice as long each time, at most thirty seconds", () => {
  assert.deepEqual([0, 1, 2, 3, 6, 7, 20].map((attempt) => delayMs(attempt, 1)), [500, 500, 1000, 2000, 16000, 30000, 30000]);
  assert.equal(delayMs(5, 0), 0);
});

test("close codes we don't know go by their hundreds digit", () => {
  assert.equal(afterClose(4099), "resume");
  assert.equal(afterClose(4477), "resume");
  assert.equal(afterClose(4599), "stop");
  assert.equal(afterClose(1006), "resume");
  assert.equal(afterClose(1012), "resume");
  assert.equal(afterClose(1013), "back_off");
  assert.deepEqual([1000, 1003, 1007, 1009, 4010, 4503].map(afterClose), Array(6).fill("stop"));
});
