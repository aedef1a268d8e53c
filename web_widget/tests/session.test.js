import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Session } from "../sidebar/session.js";
import { READY, Socket, browser, settled, socket } from "./browser.js";
import { C, EP, conversation, said } from "./frames.js";

/** @type {ReturnType<typeof browser>} */
let given;
/** @type {Session} */
let session;

beforeEach(() => {
  given = browser();
  session = new Session({ storage: null });
});

afterEach(() => {
  session.close();
  mock.timers.reset();
  mock.restoreAll();
});

async function live() {
  session.follow(C);
  session.open();
  await settled();
  socket().open();
  socket().tell(READY);
}

/** @param {number} ms */
async function later(ms) {
  mock.timers.tick(ms);
  await settled();
}

test("hello carries the ticket, and nothing of a conversation that is not known yet", async () => {
  await live();

  assert.deepEqual(socket().heard("hello")[0].subs, [{ c: C }]);
  assert.equal(socket().heard("hello")[0].ticket, "t");
  assert.equal(session.status.is, "live");
});

test("what is opened or left between the hello and its answer is made good once it comes", async () => {
  session.follow("conv_left");
  session.open();
  await settled();
  socket().open();
  session.unfollow("conv_left");
  session.follow(C);

  socket().tell(READY);

  assert.deepEqual(socket().heard("sub"), [{ c: C }]);
  assert.deepEqual(socket().heard("unsub"), [{ c: "conv_left" }]);
});

test("what the hello named is not asked for again", async () => {
  await live();

  assert.deepEqual(socket().heard("sub"), []);
});

test("after a loss the session comes back and reads on from the last frame it applied", async () => {
  await live();
  for (const frame of conversation()) socket().tell(frame);
  socket().end(1006);
  assert.equal(session.status.is, "reconnecting");

  await later(250);
  socket().open();

  assert.equal(Socket.made.length, 2);
  assert.deepEqual(socket().heard("hello")[0].subs, [{ c: C, ep: EP, seq: 14 }]);
  assert.equal(socket().heard("hello")[0].session, "s1");
});

test("a code of the 45 hundreds ends it, with the code to show", async () => {
  await live();
  socket().end(4503);
  await later(60_000);

  assert.deepEqual(session.status, { is: "stopped", code: 4503 });
  assert.equal(Socket.made.length, 1);
});

test("a ticket that is refused ends it; one that can't be had is asked for again", async () => {
  given.ticketStatus = 503;
  await live().catch(() => undefined);
  assert.equal(session.status.is, "reconnecting");
  given.ticketStatus = 401;
  await later(60_000);

  assert.deepEqual(session.status, { is: "stopped", code: 401 });
});

test("a hole that stays open for 250 ms asks for a snapshot, once", async () => {
  await live();
  socket().tell(said(0, "customer", "a"));
  socket().tell(said(2, "customer", "c"));
  socket().tell(said(3, "customer", "d"));
  await later(249);
  assert.deepEqual(socket().heard("resync"), []);
  await later(1);

  assert.deepEqual(socket().heard("resync"), [{ c: C }]);
});

test("a hole that closes in time asks for nothing", async () => {
  await live();
  for (const seq of [0, 2, 1]) socket().tell(said(seq, "customer", "x"));
  await later(1_000);

  assert.deepEqual(socket().heard("resync"), []);
});

test("heartbeats are answered with what was applied", async () => {
  await live();
  socket().tell(said(0, "customer", "a"));
  socket().tell({ v: 1, t: "hb", d: { n: 4, heads: { [C]: 0 } } });

  assert.deepEqual(socket().heard("hb"), [{ n: 4, seqs: { [C]: 0 } }]);
});

test("without a heartbeat for 35 s the line counts as dead", async () => {
  await live();
  const first = socket();
  await later(34_500);
  assert.equal(first.closedWith, null);
  await later(1_500);
  await later(500);

  assert.equal(first.closedWith, 4000);
  assert.equal(Socket.made.length, 2);
});

test("before a server stops the new line is up first, then the old one goes", async () => {
  await live();
  const old = socket();
  old.tell({ v: 1, t: "notice.drain", d: { after_ms: 100, jitter_ms: 100 } });
  await later(150);
  socket().open();
  assert.notEqual(socket(), old);
  assert.equal(old.closedWith, null);
  socket().tell(READY);

  assert.equal(old.closedWith, 1000);
  assert.equal(session.status.is, "live");
});

test("a command goes out once more under the same id after a loss, and its answer comes back", async () => {
  await live();
  const answer = session.command(C, { op: "shown", sug: "sug_a", attempt: 1 });
  const [first] = socket().heard("cmd");
  socket().end(1012);
  await later(250);
  socket().open();
  socket().tell(READY);
  assert.deepEqual(socket().heard("cmd"), [first]);

  socket().tell({ v: 1, t: "ack", d: { id: first.id, dup: true, ref: "sug_a", dur: "disk" } });

  assert.deepEqual(await answer, { ok: true, ref: "sug_a" });
  assert.equal(session.waiting, 0);
});

test("a command that can't be taken now is sent again when the server says, and not before", async () => {
  await live();
  void session.command(C, { op: "shown", sug: "sug_a", attempt: 1 });
  const [{ id }] = socket().heard("cmd");
  socket().tell({ v: 1, t: "nack", d: { id, code: "rate_limited", reason: "too many", retry_after_ms: 2_000 } });
  await later(1_500);
  assert.equal(socket().heard("cmd").length, 1);
  await later(1_000);

  assert.deepEqual(socket().heard("cmd").map((command) => command.id), [id, id]);
});

test("a refusal is told, and the command is done with", async () => {
  await live();
  const answer = session.command(C, { op: "regenerate", sug: "sug_a", attempt: 1 });
  const [{ id }] = socket().heard("cmd");
  socket().tell({ v: 1, t: "nack", d: { id, code: "nothing_else", reason: "that was all", retry_after_ms: null } });

  assert.deepEqual(await answer, { ok: false, code: "nothing_else", reason: "that was all" });
  assert.equal(session.waiting, 0);
});

test("a conversation that can't be had right now is asked for again", async () => {
  await live();
  socket().tell({ v: 1, t: "denied", c: C, d: { code: "unavailable" } });
  await later(2_000);

  assert.deepEqual(socket().heard("sub"), [{ c: C }]);
});

test("three lines that were lost before they were welcome drop what they wanted to resume", async () => {
  await live();
  for (const frame of conversation()) socket().tell(frame);
  for (let at = 0; at < 4; at += 1) {
    socket().end(1006);
    await later(30_000);
    socket().open();
  }

  assert.deepEqual(socket().heard("hello")[0].subs, [{ c: C }]);
  assert.equal(socket().heard("hello")[0].session, null);
});

test("suggestions that are switched off come and go with the notice", async () => {
  await live();
  socket().tell({ v: 1, t: "notice", d: { code: "suggestions_off", what: "" } });
  assert.equal(session.suggestionsOn, false);
  socket().tell({ v: 1, t: "notice", d: { code: "suggestions_on", what: "" } });

  assert.equal(session.suggestionsOn, true);
});

test("a message may hold several frames, a line each", async () => {
  await live();
  const notice = (/** @type {string} */ code) => JSON.stringify({ v: 1, t: "notice", d: { code, what: "" } });
  socket().onmessage({ data: `${notice("suggestions_on")}\n${notice("suggestions_off")}` });

  assert.equal(session.suggestionsOn, false);
});

test("a frame that is none, or foreign, harms nothing", async () => {
  await live();
  socket().onmessage({ data: "not json" });
  socket().onmessage({ data: "null" });
  socket().onmessage({ data: '{"v":1,"t":"mood.ring","d":{}}' });

  assert.equal(session.status.is, "live");
});
