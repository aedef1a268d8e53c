import assert from "node:assert/strict";
import { test } from "node:test";

import { altNumber, cardAction } from "../sidebar/keys.js";

const HELD = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, repeat: false };

test("a single letter acts only while the card itself has the focus", () => {
  assert.equal(cardAction({ ...HELD, key: "e" }, true), "edit");
  assert.equal(cardAction({ ...HELD, key: "X" }, true), "dismiss");
  assert.equal(cardAction({ ...HELD, key: "Enter" }, true), "take");
  assert.equal(cardAction({ ...HELD, key: "e" }, false), null);
  assert.equal(cardAction({ ...HELD, key: "e", ctrlKey: true }, true), null);
  assert.equal(cardAction({ ...HELD, key: "Enter", isComposing: true }, true), null);
});

test("a line is taken from the composer by Alt and a number, whatever sign a Mac makes of it", () => {
  assert.equal(altNumber({ ...HELD, code: "Digit1", altKey: true }), 1);
  assert.equal(altNumber({ ...HELD, code: "Digit1" }), null);
  assert.equal(altNumber({ ...HELD, code: "Digit2", altKey: true, ctrlKey: true }), null);
});
