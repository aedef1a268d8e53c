import assert from "node:assert/strict";
import { test } from "node:test";

import { TABLES, endonym, languageFor, sayer, word } from "../sidebar/strings.js";

test("every language says everything that English says, with the same values", () => {
  const values = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [language, table] of Object.entries(TABLES)) {
    assert.deepEqual(Object.keys(table), Object.keys(TABLES.en), language);
    for (const [key, text] of Object.entries(table)) assert.deepEqual(values(text), values(TABLES.en[key]), `${language} ${key}`);
  }
});

test("the agent's language is the first wanted one that we speak", () => {
  assert.equal(languageFor(["", "de-AT", "es-MX", "en"]), "es");
  assert.equal(languageFor(["de"]), "en");
});

test("a value newer than our words is said as it came", () => {
  assert.equal(word(sayer("en"), "emotion", "deep_longing"), "deep longing");
});

test("a language is named as its speakers name it", () => {
  assert.equal(endonym("es-MX"), "Español · México");
  assert.equal(endonym("ja-JP"), "日本語 · 日本");
});
