/**
 * One agent's open line to the server: what it follows, what it knows, what it asks for.
 *
 * Fires `state` ({conversation, state, frame}), `status` ({status}) and `frame` ({way, text, at}).
 */

import { Outbox, uuid7 } from "./outbox.js";
import { delayMs } from "./retry.js";
import { Connection } from "./socket.js";
import { hasHole, initial, isBehind, reduce } from "./state.js";

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */
/** @typedef {import("../frames.js").ClientBody} ClientBody */
/** @typedef {import("../frames.js").Command} Command */
/** @typedef {import("./socket.js").Status} Status */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ok: true, ref: string | null} | {ok: false, code: import("../frames.js").NackCode, reason: string}} Answer */
/** @template T @typedef {T extends unknown ? Omit<T, "id"> : never} WithoutId */

const HOLE_MS = 250;
const AGAIN_MS = 2_000;
const LATER = new Set(["rate_limited", "unavailable"]);
const MAX_AT_THE_END = 20;

export class Session extends EventTarget {
  /** @type {import("../frames.js").Ready | null} */
  ready = null;
  suggestionsOn = true;
  degraded = false;
  /** @type {Map<string, State>} */
  #states = new Map();
  /** @type {Map<string, (answer: Answer) => void>} */
  #waiting = new Map();
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  #holes = new Map();
  /** @type {Set<string>} the conversations that the last hello named */
  #named = new Set();
  #outbox;
  #connection;

  /** @param {{base?: string, storage?: Pick<Storage, "getItem" | "setItem"> | null}} [where] */
  constructor({ base = location.origin, storage = ownStorage() } = {}) {
    super();
    this.base = base;
    this.#outbox = new Outbox(storage);
    this.#connection = new Connection(base, {
      hello: (ticket, fresh) => this.#hello(ticket, fresh),
      heard: (frame) => this.#heard(frame),
      became: (status) => this.#fire("status", { status }),
      passed: (way, text) => this.#fire("frame", { way, text, at: new Date() }),
      tick: () => this.#pump(),
    });
  }

  get status() {
    return this.#connection.status;
  }

  /** How many commands have no answer yet. */
  get waiting() {
    return this.#outbox.size;
  }

  open() {
    window.addEventListener("pagehide", this.#leaving);
    this.#connection.open();
  }

  close() {
    window.removeEventListener("pagehide", this.#leaving);
    this.#connection.close();
  }

  /** @param {string} conversation */
  follow(conversation) {
    if (this.#states.has(conversation)) return;
    this.#states.set(conversation, initial(conversation));
    this.#subscribe(conversation);
  }

  /** @param {string} conversation */
  #subscribe(conversation) {
    if (this.#states.has(conversation)) this.#connection.send({ t: "sub", d: { c: conversation } });
  }

  /** @param {string} conversation */
  unfollow(conversation) {
    if (this.#states.delete(conversation)) this.#connection.send({ t: "unsub", d: { c: conversation } });
  }

  /**
   * @param {string} conversation
   * @returns {State}
   */
  stateOf(conversation) {
    return this.#states.get(conversation) ?? initial(conversation);
  }

  /**
   * The command takes effect once, now or when the connection is back.
   * @param {string} conversation
   * @param {WithoutId<Command>} body
   * @returns {Promise<Answer>}
   */
  command(conversation, body) {
    const id = uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    this.#outbox.put(conversation, /** @type {Command} */ ({ ...body, id }), this.ready?.person.id ?? null);
    const answer = new Promise((/** @type {(answer: Answer) => void} */ resolve) => {
      this.#waiting.set(id, resolve);
    });
    this.#pump();
    return answer;
  }

  /**
   * @param {string} ticket
   * @param {boolean} fresh
   * @returns {ClientBody}
   */
  #hello(ticket, fresh) {
    const subs = [...this.#states.values()].map(({ conversation: c, ep, seq, lost }) =>
      fresh || ep === null || lost ? { c } : { c, ep, seq },
    );
    this.#named = new Set(this.#states.keys());
    const client = { name: "tactful-sidebar", ver: "0.1.0" };
    const session = fresh ? null : (this.ready?.session ?? null);
    return { t: "hello", d: { ticket, client, caps: [], subs, session } };
  }

  /** @param {ServerFrame} frame */
  #heard(frame) {
    switch (frame.t) {
      case "ready":
        return this.#welcome(frame.d);
      case "ack":
        return this.#settle(frame.d.id, { ok: true, ref: frame.d.ref });
      case "nack":
        return this.#refused(frame.d);
      case "hb":
        return this.#answerBeat(frame.d);
      case "notice":
        return this.#noticed(frame.d);
      default:
        return this.#apply(frame);
    }
  }

  /** @param {import("../frames.js").Ready} ready */
  #welcome(ready) {
    this.ready = ready;
    this.suggestionsOn = ready.suggestions_on;
    this.#outbox.release();
    this.#catchUp();
    this.#fire("status", { status: this.status });
    this.#pump();
  }

  /** What was opened or left after the hello and before its answer, while nothing could be sent. */
  #catchUp() {
    for (const c of this.#states.keys()) if (!this.#named.has(c)) this.#subscribe(c);
    for (const c of this.#named) if (!this.#states.has(c)) this.#connection.send({ t: "unsub", d: { c } });
  }

  /** @param {ServerFrame} frame */
  #apply(frame) {
    const conversation = frame.c;
    const state = conversation === undefined ? undefined : this.#states.get(conversation);
    if (conversation === undefined || !state) return;
    const next = reduce(state, frame);
    if (next === state) return;
    this.#states.set(conversation, next);
    if (hasHole(next)) this.#healSoon(conversation);
    if (frame.t === "denied" && LATER.has(frame.d.code)) setTimeout(() => this.#subscribe(conversation), AGAIN_MS);
    this.#fire("state", { conversation, state: next, frame });
  }

  /** @param {string} conversation */
  #healSoon(conversation) {
    if (this.#holes.has(conversation)) return;
    const heal = () => {
      this.#holes.delete(conversation);
      const state = this.#states.get(conversation);
      if (!state || !hasHole(state)) return;
      this.#connection.send({ t: "resync", d: { c: conversation } });
    };
    this.#holes.set(conversation, setTimeout(heal, HOLE_MS));
  }

  /** @param {import("../frames.js").Heartbeat} beat */
  #answerBeat({ n, heads }) {
    const seqs = Object.fromEntries([...this.#states].map(([c, state]) => [c, state.seq]));
    this.#connection.send({ t: "hb", d: { n, seqs } });
    for (const [conversation, state] of this.#states) {
      const behind = isBehind(state, heads[conversation]);
      if (behind) this.#states.set(conversation, { ...state, lost: true });
      if (behind || hasHole(state)) this.#healSoon(conversation);
    }
  }

  /** @param {import("../frames.js").Notice} notice */
  #noticed({ code }) {
    if (code === "suggestions_on" || code === "suggestions_off") this.suggestionsOn = code === "suggestions_on";
    else this.degraded = code === "degraded";
    this.#fire("status", { status: this.status });
  }

  /** @param {import("../frames.js").NackOut} nack */
  #refused({ id, code, reason, retry_after_ms }) {
    if (LATER.has(code)) this.#outbox.postpone(id, Date.now() + (retry_after_ms ?? delayMs(3, Math.random())));
    else this.#settle(id, { ok: false, code, reason });
  }

  /**
   * @param {string} id
   * @param {Answer} answer
   */
  #settle(id, answer) {
    if (!this.#outbox.settle(id)) return;
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
    this.#pump();
  }

  #pump() {
    if (this.status.is !== "live") return;
    for (const { c, d } of this.#outbox.take(Date.now(), this.ready?.person.id ?? null)) {
      this.#connection.send({ t: "cmd", c, d });
    }
  }

  /** The tab goes away: what has no answer yet goes out over HTTP, under the same ids. */
  #leaving = () => {
    for (const { c, d } of this.#outbox.entries.slice(0, MAX_AT_THE_END)) {
      const body = JSON.stringify({ c, d });
      const headers = { "content-type": "application/json" };
      void fetch(new URL("/v1/events", this.base), { method: "POST", headers, body, keepalive: true }).catch(
        () => undefined,
      );
    }
  };

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function ownStorage() {
  try {
    return sessionStorage;
  } catch {
    return null; // a sandboxed frame without storage: commands stay in memory
  }
}
