import assert from "node:assert/strict";
import { test } from "node:test";

import { emptiness, isAnother, spoken, stoppedWhy, worthSaying } from "../sidebar/render.js";
import { initial, needsAPerson, readingsOf, reduce } from "../sidebar/state.js";
import { sayer } from "../sidebar/strings.js";
import { C, read, said } from "./frames.js";

const say = sayer("en");

/** @param {Partial<import("../frames.js").ReadingMade>} found */
function after(found) {
  return readingsOf(stateAfter(found));
}

/** @param {Partial<import("../frames.js").ReadingMade>} found */
function stateAfter(found) {
  const frame = read(1, "msg_0");
  const second = /** @type {import("../frames.js").ServerFrame} */ ({ ...frame, d: { ...frame.d, ...found } });
  return [said(0, "customer", "I know where you work"), second].reduce(reduce, { ...initial(C), ep: "7", seq: -1, synced: true });
}

test("a second look at a message is said aloud where it finds another band or risk, and only there", () => {
  const first = worthSaying(after({ band: "medium" }).latest);

  assert.notEqual(worthSaying(after({ band: "high" }).latest), first);
  assert.notEqual(worthSaying(after({ band: "medium", risk: "violence" }).latest), first);
  assert.equal(worthSaying(after({ band: "medium", engine: "considered", score: 0.61 }).latest), first);
  assert.equal(worthSaying(null), null);
});

test("what is said aloud names the danger and what to do first", () => {
  const { readings } = after({ risk: "violence" });

  assert.equal(
    spoken(readings, true, say),
    "They threaten somebody: Stay calm, don't argue, and bring in your supervisor. How they feel: High, anger. A ready line is here.",
  );
});

test("where a feeling goes is said from the second reading on", () => {
  const { readings } = after({});

  assert.equal(spoken([...readings, ...readings], false, say), "How they feel: High, anger, rising.");
});

test("a conversation in which somebody wrote of harming themselves stays with a person", () => {
  const danger = stateAfter({ risk: "self_harm" });
  const later = [said(2, "customer", "Sorry. Where is my order?"), read(3, "msg_2")].reduce(reduce, danger);

  assert.equal(needsAPerson(danger), true);
  assert.equal(needsAPerson(later), true);
  assert.equal(needsAPerson(stateAfter({ risk: "violence" })), false);
  assert.equal(needsAPerson(null), false);
});

test("a guide is another one only where they write another language or region", () => {
  /** @param {string} locale @param {string} wanted */
  const guide = (locale, wanted) => isAnother({ guide: "r1", unreviewed: false, locale, requested_locale: wanted });

  assert.equal(guide("en-US", "en-US"), false);
  assert.equal(guide("en-US", "en"), false);
  assert.equal(guide("en-US", "en-GB"), true);
  assert.equal(guide("en-US", "cy"), true);
});

test("a page of another version than the server is told to be loaded anew", () => {
  assert.match(stoppedWhy(4501, say), /^This page .* Reload it\.$/);
  assert.doesNotMatch(stoppedWhy(4501, say), /code/);
});

test("who is not signed in is told what to do, and nothing of what would be there otherwise", () => {
  const now = { state: initial(C), suggestionsOn: true, lines: 0 };

  assert.match(stoppedWhy(401, say), /^You aren't signed in .* Open the sign-in link you were given, then reload this page\./);
  assert.equal(emptiness({ ...now, status: { is: "stopped", code: 401 }, conversation: C }), null);
  assert.equal(emptiness({ ...now, status: { is: "stopped", code: 401 }, conversation: null }), null);
  assert.equal(emptiness({ ...now, status: { is: "connecting" }, conversation: C }), "empty.connecting");
});
