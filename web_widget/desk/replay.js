/** Plays a sample chat at the speed at which people read and write. */

import { h } from "../sidebar/dom.js";

/** @typedef {{conversation: string, role: "customer" | "agent", text: string, customer?: string}} Line */

const THINK_MS = 900;
const PER_CHARACTER_MS = 38;
const MOST_MS = 7_000;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff]/g; // one of these takes about as long as two letters

/** @param {string} text */
export function pauseFor(text) {
  const wide = text.match(WIDE)?.length ?? 0;
  return Math.min(MOST_MS, THINK_MS + (text.length + wide) * PER_CHARACTER_MS);
}

/**
 * One message a line; lines that are none are an error that names the line.
 * @param {string} source
 * @returns {Line[]}
 */
export function parse(source) {
  const lines = source.split("\n").map((text, at) => ({ text, number: at + 1 }));
  return lines.filter(({ text }) => text.trim() !== "").map(({ text, number }) => {
    /** @type {Line} */
    let line;
    try {
      line = JSON.parse(text);
    } catch {
      throw new SyntaxError(`line ${number} is not JSON`);
    }
    if (!["customer", "agent"].includes(line.role) || typeof line.text !== "string") {
      throw new SyntaxError(`line ${number} needs "role" (customer or agent) and "text"`);
    }
    return line;
  });
}

export class Replay {
  #say;
  #tell;
  /** @type {Line[]} */
  #lines = [];
  #at = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  speed = 1;
  /** @type {"idle" | "playing" | "paused"} */
  is = "idle";

  /**
   * @param {(line: Line) => Promise<void>} say
   * @param {() => void} tell  something changed
   */
  constructor(say, tell) {
    this.#say = say;
    this.#tell = tell;
  }

  get progress() {
    return { at: this.#at, of: this.#lines.length };
  }

  /** @param {Line[]} lines */
  start(lines) {
    this.stop();
    this.#lines = lines;
    this.#at = 0;
    this.#become("playing");
    this.#next(300);
  }

  pause() {
    clearTimeout(this.#timer);
    this.#become("paused");
  }

  resume() {
    this.#become("playing");
    this.#next(300);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#become("idle");
  }

  /** @param {number} ms */
  #next(ms) {
    this.#timer = setTimeout(() => void this.#one(), ms / this.speed);
  }

  async #one() {
    const line = this.#lines[this.#at];
    if (!line) return this.stop();
    try {
      await this.#say(line);
    } catch {
      return this.pause(); // the line stays due: resume tries it again
    }
    this.#at += 1;
    const following = this.#lines[this.#at];
    if (!following) return this.stop();
    this.#tell();
    if (this.is === "playing") this.#next(pauseFor(following.text));
  }

  /** @param {"idle" | "playing" | "paused"} is */
  #become(is) {
    this.is = is;
    this.#tell();
  }
}

/**
 * Buttons and bar of a replay.
 * @param {Replay} replay
 */
export function controls(replay) {
  const { at, of } = replay.progress;
  const toggle =
    replay.is === "playing"
      ? h("button", { onclick: () => replay.pause() }, "Pause")
      : h("button", { onclick: () => replay.resume() }, "Go on");
  return [
    h("progress", { max: of, value: at, "aria-label": "Progress of the replay" }),
    h("span", { class: "tiny muted" }, `${at} of ${of}${replay.is === "paused" ? ", paused" : ""}`),
    toggle,
    h("button", { onclick: () => replay.stop() }, "Stop"),
  ];
}
