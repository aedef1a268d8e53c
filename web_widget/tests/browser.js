/** Just enough of a browser for a session: a socket that the test holds the other end of, and tickets. */

import { mock } from "node:test";

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */

export class Socket {
  static OPEN = 1;
  /** @type {Socket[]} */
  static made = [];
  readyState = 0;
  /** @type {import("../frames.js").ClientFrame[]} */
  sent = [];
  /** @type {() => void} */
  onopen = () => undefined;
  /** @type {(event: {data: string}) => void} */
  onmessage = () => undefined;
  /** @type {(event: {code: number}) => void} */
  onclose = () => undefined;
  /** @type {number | null} */
  closedWith = null;

  constructor() {
    Socket.made.push(this);
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  /** @param {number} code */
  close(code) {
    this.closedWith = code;
    this.readyState = 3;
  }

  // ---- the server's end

  open() {
    this.readyState = 1;
    this.onopen();
  }

  /** @param {ServerFrame} frame */
  tell(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  /** @param {number} code */
  end(code) {
    this.readyState = 3;
    this.onclose({ code });
  }

  /** @param {string} t */
  heard(t) {
    return this.sent.filter((frame) => frame.t === t).map(({ d }) => /** @type {any} */ (d));
  }
}

/** Puts the browser in place, with a clock that the test moves. */
export function browser() {
  Socket.made = [];
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  mock.method(Math, "random", () => 0.5);
  const given = { online: true, ticketStatus: 200 };
  const put = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put("WebSocket", Socket);
  put("location", { origin: "http://127.0.0.1:8787" });
  put("window", new EventTarget());
  put("navigator", { get onLine() { return given.online; } });
  put("fetch", async () => ({ ok: given.ticketStatus === 200, status: given.ticketStatus, json: async () => ({ ticket: "t" }) }));
  return given;
}

/** Lets promises that are due go on. */
export async function settled() {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
}

/** @returns {Socket} the newest socket */
export function socket() {
  const newest = Socket.made.at(-1);
  if (!newest) throw new Error("no socket was opened");
  return newest;
}

/** @type {ServerFrame} */
export const READY = {
  v: 1,
  t: "ready",
  d: {
    conn: "c", session: "s1", person: { id: "per_ana", name: "Ana" }, role: "agent", hb_s: 15, max_frame: 16384,
    resume_window_s: 600, dur: "disk", release: "r1", model: null, suggestions_on: true, languages: ["en", "es"], scenarios: ["refund"],
  },
};
