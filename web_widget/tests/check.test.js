import assert from "node:assert/strict";
import { test } from "node:test";

import { Check, mend, mustAnswer, still } from "../sidebar/check.js";

const FINDING = { rule_id: "r", category: "fault_admission", severity: "error", start: 2, end: 5, reason: "", alternative: "new" };

test("mending replaces exactly the words in question", () => {
  assert.deepEqual(mend("a 😡x b", { ...FINDING, start: 2, end: 4 }), { text: "a new b", caret: 5 });
  assert.equal(mend("as it was", { ...FINDING, alternative: null }).text, "as it was");
});

test("an alternative that is a sentence takes the place of the sentence, and of no other", () => {
  const finding = { ...FINDING, alternative: "Reviso lo sucedido." };
  const inText = (/** @type {string} */ text, /** @type {string} */ words) => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    return mend(text, { ...finding, start, end: start + words.length }).text;
  };

  assert.equal(inText("Hola, Lucía. Fue un error nuestro y lo siento. Le escribo a las 5:00 p.m. hoy.", "error nuestro"), "Hola, Lucía. Reviso lo sucedido. Le escribo a las 5:00 p.m. hoy.");
  assert.equal(inText("Fue un error nuestro", "error"), "Reviso lo sucedido.");
  assert.equal(inText("失礼しました。弊社のミスです。ご連絡します。", "弊社のミス"), "失礼しました。Reviso lo sucedido.ご連絡します。");
  assert.equal(inText("Pagó 12.50 por un error nuestro. Gracias.", "error"), "Reviso lo sucedido. Gracias.");
});

test("only an error has to be answered before sending", () => {
  assert.equal(mustAnswer([{ ...FINDING, severity: "warn" }]), false);
  assert.equal(mustAnswer([FINDING]), true);
});

test("a finding stays marked while its words stand where they stood", () => {
  /** @type {import("../sidebar/check.js").Checked} */
  const last = { is: "checked", text: "a bcd", findings: [FINDING] };

  assert.deepEqual(still(last, "a bcd and more"), [FINDING]);
  assert.deepEqual(still(last, "x bcd"), []);
});

test("while the agent writes the check waits for the keys to rest, and judges the last text only", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const judged = [];
  const check = new Check(async (text) => (judged.push(text), { findings: [] }), () => undefined);

  check.written("a");
  t.mock.timers.tick(100);
  check.written("ab");
  t.mock.timers.tick(199);
  assert.deepEqual(judged, []);
  t.mock.timers.tick(1);
  assert.deepEqual(judged, ["ab"]);
});

test("a check that can't be reached says so and stops nobody", async () => {
  const check = new Check(() => Promise.reject(new Error("away")), () => undefined);

  const { is, findings } = await check.now("anything");

  assert.equal(is, "unreachable");
  assert.equal(mustAnswer(findings), false);
});

test("an answer that comes after newer words is not shown", async () => {
  /** @type {((given: {findings: never[]}) => void)[]} */
  const answers = [];
  /** @type {string[]} */
  const shown = [];
  const check = new Check(() => new Promise((resolve) => answers.push(resolve)), ({ is, text }) => shown.push(`${is} ${text}`));

  const first = check.now("old");
  const second = check.now("new");
  answers[1]({ findings: [] });
  answers[0]({ findings: [] });
  await Promise.all([first, second]);

  assert.deepEqual(shown, ["checked new"]);
});
