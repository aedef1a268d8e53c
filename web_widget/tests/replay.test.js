import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

import { parse, pauseFor } from "../desk/replay.js";

test("longer messages take longer, up to a limit, and Japanese is dense", () => {
  assert.ok(pauseFor("short") < pauseFor("quite a bit longer than that"));
  assert.ok(pauseFor("返金がまだ") > pauseFor("abcde"));
  assert.equal(pauseFor("x".repeat(4000)), 7000);
});

test("a line that is no message is named", () => {
  assert.throws(() => parse('{"role":"customer","text":"a"}\n{"role":"boss","text":"b"}'), /line 2/);
  assert.throws(() => parse("nonsense"), /line 1/);
});

test("the samples are two chats in each of three languages, and can be played", async () => {
  const folder = new URL("../desk/samples/", import.meta.url);
  const locales = [];
  for (const name of await readdir(folder)) {
    const source = await readFile(new URL(name, folder), "utf8");
    const lines = parse(source);
    assert.ok(lines.some(({ role }) => role === "agent") && lines.length >= 6, name);
    const first = JSON.parse(source.split("\n")[0]);
    assert.ok(first.title && first.customer, name);
    locales.push(first.locale);
  }
  assert.deepEqual(locales.sort(), ["en-US", "en-US", "es-MX", "es-MX", "ja-JP", "ja-JP"]);
});
