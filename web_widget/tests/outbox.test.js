import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox, uuid7 } from "../sidebar/outbox.js";

const C = "conv_aaaaaaaa1";

function storage() {
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  };
}

/**
 * @param {string} id
 * @returns {import("../frames.js").Command}
 */
const shown = (id) => ({ op: "shown", id, sug: "sug_a", attempt: 1 });

/** @param {import("../sidebar/outbox.js").Entry[]} entries */
const ids = (entries) => entries.map(({ d }) => d.id);

test("at most eight commands go without an answer", () => {
  const outbox = new Outbox(storage());
  for (let at = 0; at < 12; at += 1) outbox.put(C, shown(`id-${at}`), null);

  assert.equal(outbox.take(0, null).length, 8);
  assert.deepEqual(outbox.take(1, null), []);
  outbox.settle("id-3");
  assert.deepEqual(ids(outbox.take(2, null)), ["id-8"]);
});

test("a command without an answer goes out again under the same id, ever later", () => {
  const outbox = new Outbox(storage());
  outbox.put(C, shown("id-0"), null);
  const sentAt = [];
  for (let now = 0; now <= 80_000; now += 1_000) if (outbox.take(now, null).length > 0) sentAt.push(now / 1000);

  assert.deepEqual(sentAt, [0, 5, 15, 35, 65]);
});

test("after a lost connection everything without an answer is due at once", () => {
  const outbox = new Outbox(storage());
  outbox.put(C, shown("id-0"), null);
  outbox.take(0, null);
  outbox.release();

  assert.deepEqual(ids(outbox.take(1, null)), ["id-0"]);
});

test("a reload loses no command and repeats none that was settled", () => {
  const kept = storage();
  const before = new Outbox(kept);
  before.put(C, shown("id-0"), "per_ana");
  before.put(C, shown("id-1"), "per_ana");
  before.take(0, null);
  before.settle("id-0");

  assert.deepEqual(ids(new Outbox(kept).take(1, "per_ana")), ["id-1"]);
});

test("what one person did is not sent as another", () => {
  const outbox = new Outbox(storage());
  outbox.put(C, shown("id-0"), "per_ana");

  assert.deepEqual(outbox.take(0, "per_ben"), []);
  assert.deepEqual(ids(outbox.take(0, "per_ana")), ["id-0"]);
});

test("a command that the server cannot take now waits as long as it said", () => {
  const outbox = new Outbox(storage());
  outbox.put(C, shown("id-0"), null);
  outbox.take(0, null);
  outbox.postpone("id-0", 700);

  assert.deepEqual(outbox.take(699, null), []);
  assert.deepEqual(ids(outbox.take(700, null)), ["id-0"]);
});

test("without storage, with a full one, or with foreign words in it, commands stay in memory", () => {
  const full = { getItem: () => "{not json", setItem: () => { throw new Error("full"); } };
  for (const outbox of [new Outbox(null), new Outbox(full)]) {
    outbox.put(C, shown("id-0"), null);
    assert.equal(outbox.take(0, null).length, 1);
  }
});

test("there is an end to what is kept", () => {
  const outbox = new Outbox(storage());
  for (let at = 0; at < 200; at += 1) outbox.put(C, shown(`id-${at}`), null);

  assert.throws(() => outbox.put(C, shown("one more"), null), /200/);
});

test("ids are 36 characters of version 7 and sort by time", () => {
  const random = new Uint8Array(10).fill(255);
  const [early, late] = [uuid7(1_764_000_000_000, random), uuid7(1_764_000_000_001, random)];

  assert.match(early, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(early < late);
  assert.equal(parseInt(early.replace("-", "").slice(0, 12), 16), 1_764_000_000_000);
});
