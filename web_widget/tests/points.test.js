import assert from "node:assert/strict";
import { test } from "node:test";

import { cut, slice, unitAt, wordsOf } from "../sidebar/points.js";

test("places count code points, not the units of the browser", () => {
  const text = "😡 ya estoy 𝒉arta";

  assert.equal(slice(text, 2, 4), "ya");
  assert.equal(slice(text, 11, 16), "𝒉arta");
  assert.equal(unitAt(text, 2), 3);
});

test("a text that is cut at its spans is the same text", () => {
  const spans = [{ start: 3, end: 5 }, { start: 0, end: 2 }, { start: 1, end: 4 }, { start: 8, end: 99 }];
  const pieces = cut("a😡cdefgh", spans);

  assert.equal(pieces.map(({ text }) => text).join(""), "a😡cdefgh");
  assert.deepEqual(pieces.filter(({ span }) => span).map(({ text }) => text), ["a😡", "de"]);
});

test("words are quoted once and without the signs around them", () => {
  const text = "Third time!! THIRD TIME, don't (you) see?! 😡 !!!";
  /** @type {[number, number][]} */
  const spans = [[0, 12], [12, 24], [25, 31], [31, 36], [43, 44], [45, 48]];

  assert.deepEqual(wordsOf(text, spans), ["Third time", "don't", "you", "😡", "!!!"]);
});
