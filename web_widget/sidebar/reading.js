/** The reading card: how they feel, why, and what a good reply does now. */

import { correctedBy } from "./correcting.js";
import { h, svg } from "./dom.js";
import { wordsOf } from "./points.js";
import { word } from "./strings.js";

/** @typedef {import("../frames.js").ReadingMade} ReadingMade */
/** @typedef {import("./strings.js").Say} Say */

const GLYPHS = new Map([["low", "▼"], ["medium", "◆"], ["high", "▲"]]);
const WIDTH = 132;
const HEIGHT = 44;
const MAX_DRIVERS = 4;
const TURN = 0.25; // of the level, as assist/escalation.py has it

/**
 * @param {import("./state.js").Entry} entry  the last message that was read
 * @param {ReadingMade[]} readings  oldest first
 * @param {readonly string[]} moves
 * @param {boolean} isEarlier  what came since carries no words
 * @param {{toggle: Node, form: Node}} correcting  where the agent says what is wrong with it
 * @param {string} language  the agent's
 * @param {Say} say
 */
export function readingCard(entry, readings, moves, isEarlier, correcting, language, say) {
  const reading = /** @type {ReadingMade} */ (entry.reading);
  const hasCourse = readings.length > 1; // one reading goes nowhere yet
  const feel = [
    h("p", { class: `feel ${reading.band}` }, h("span", { "aria-hidden": "true" }, `${GLYPHS.get(reading.band) ?? "•"} `),
      word(say, "band", reading.band)),
    h("p", { class: "how" }, word(say, "emotion", reading.emotion), hasCourse && ` · ${word(say, "trend", reading.trend)}`),
  ];
  return h(
    "section",
    { class: "card reading", part: "reading", "aria-label": say("reading.title") },
    h("div", null, h("p", { class: "small" }, say("reading.title")), ...feel),
    hasCourse && spark(readings, say),
    !reading.supported && h("p", { class: "small wide" }, say("reading.unsupported")),
    dangerOf(entry, say),
    reading.alert?.length > 0 && alerted(reading, say),
    isEarlier && h("p", { class: "small wide" }, say("reading.earlier")),
    ...correctedBy(reading, language, say),
    because(entry, correcting.toggle, say),
    correcting.form,
    reading.missing?.length > 0 && needed(reading, say),
    moves.length > 0 && steps(moves, say),
  );
}

/**
 * @param {import("./state.js").Entry} entry
 * @param {Node} toggle
 * @param {Say} say
 */
function because(entry, toggle, say) {
  const { reading, edited } = entry;
  const isPlain = !reading || edited || reading.drivers.length === 0;
  const why = isPlain ? [] : [say("reading.because"), ...quoted(entry, reading.drivers), " "];
  return h("p", { class: "small wide" }, ...why, toggle);
}

/**
 * What they may do, to themselves or next, and what the agent does about that.
 * @param {import("./state.js").Entry} entry
 * @param {Say} say
 */
function dangerOf(entry, say) {
  const { reading, edited } = entry;
  // frames of an earlier release tell of no risk
  if (!reading?.risk || reading.risk === "none") return null;
  return h(
    "p",
    { class: "note wide", part: `risk risk-${reading.risk}` },
    h("b", null, word(say, "risk", reading.risk)),
    ...(edited ? [] : quoted(entry, reading.risk_spans)),
    ` ${say(`risk.${reading.risk}.do`)}`,
  );
}

/**
 * @param {ReadingMade} reading
 * @param {Say} say
 */
function alerted({ alert }, say) {
  const signs = alert.map((sign) => word(say, "sign", sign)).join(" · ");
  return h("p", { class: "small wide", part: "alert" }, h("b", null, say("alert")), ` ${signs}`);
}

/**
 * @param {ReadingMade} reading
 * @param {Say} say
 */
function needed({ missing }, say) {
  const topics = missing.map((topic) => word(say, "topic", topic)).join(" · ");
  return h("p", { class: "small wide", part: "missing" }, say("missing"), ` ${topics}`);
}

/**
 * @param {import("./state.js").Entry} entry
 * @param {readonly [number, number][]} spans
 */
function quoted({ message, reading }, spans) {
  const lang = reading?.locale ?? reading?.language ?? "";
  return wordsOf(message.text, spans).slice(0, MAX_DRIVERS).flatMap((words, at) => [
    at > 0 ? " · " : " ",
    h("q", { lang, dir: "auto" }, words),
  ]);
}

/**
 * @param {readonly string[]} moves
 * @param {Say} say
 */
function steps(moves, say) {
  const items = moves.map((move) => h("li", null, word(say, "move", move)));
  return h("ol", { class: "steps wide", "aria-label": say("moves.title") }, ...items);
}

/**
 * Where the conversation turned: the level jumped with that message, up (1) or down (-1).
 * @param {ReadingMade[]} readings
 */
export function turnsOf(readings) {
  return readings.map(({ level }, at) => {
    const change = at === 0 ? 0 : level - /** @type {ReadingMade} */ (readings[at - 1]).level;
    return Math.abs(change) < TURN ? 0 : Math.sign(change);
  });
}

/**
 * The last readings as a line over the three bands; where it turned the dot is larger, and says so.
 * @param {ReadingMade[]} readings
 * @param {Say} say
 */
export function spark(readings, say) {
  const step = (WIDTH - 16) / Math.max(1, readings.length - 1);
  const dots = readings.map(({ band, score }, at) => ({ x: 8 + at * step, y: heightOf(band, score) }));
  const bands = readings.map(({ band }) => word(say, "band", band)).join(", ");
  const turns = turnsOf(readings);
  return svg(
    "svg",
    {
      class: "spark", part: "spark", role: "img", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "aria-label": say("reading.spark", { bands }),
    },
    ...["high", "medium", "low"].map((band, at) =>
      svg("rect", { class: band, x: 0, y: at * 15, width: WIDTH, height: 14, rx: 3 }),
    ),
    svg("polyline", { points: dots.map(({ x, y }) => `${x},${y}`).join(" ") }),
    ...dots.map(({ x, y }, at) => {
      const turned = ["better", null, "worse"][1 + (turns[at] ?? 0)];
      const classes = [at === dots.length - 1 && "last", turned].filter(Boolean).join(" ");
      return svg("circle", { cx: x, cy: y, r: turned ? 4.5 : 3, class: classes || null },
        turned && svg("title", {}, say(`reading.${turned}`)));
    }),
  );
}

/**
 * The band gives the lane, the score the height within it: lanes are what is said in words.
 * @param {string} band
 * @param {number} score  0 to 1
 */
function heightOf(band, score) {
  const lane = { high: 3, medium: 18, low: 33 }[band] ?? 18;
  return Math.round((lane + (1 - score) * 8) * 10) / 10;
}
