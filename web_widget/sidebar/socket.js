/**
 * The connection under a session: ticket, hello, coming back, silence, make-before-break. It knows no conversation.
 */

import { afterClose, delayMs } from "./retry.js";

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */
/** @typedef {import("../frames.js").ClientBody} ClientBody */
/** @typedef {{is: "connecting" | "live" | "reconnecting" | "offline" | "stopped", code?: number}} Status */

/**
 * @typedef {object} Above  who stands on the connection
 * @property {(ticket: string, fresh: boolean) => ClientBody} hello  `fresh`: resuming failed too often
 * @property {(frame: ServerFrame) => void} heard
 * @property {(status: Status) => void} became
 * @property {(way: "in" | "out", text: string) => void} passed  every frame, as it goes over the wire
 * @property {() => void} tick  twice a second while open
 */

const SUBPROTOCOL = "tactful.v1";
const SILENCE_MS = 35_000;
const TICK_MS = 500;
const MAX_FAILED_RESUMES = 3;

export class Connection {
  /** @type {Status} */
  status = { is: "connecting" };
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {WebSocket | null} */
  #opening = null;
  #isAsking = false;
  #attempt = 0;
  #failedResumes = 0;
  #heardAt = 0;
  #base;
  #above;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #tick;

  /**
   * @param {string} base
   * @param {Above} above
   */
  constructor(base, above) {
    this.#base = base;
    this.#above = above;
  }

  open() {
    if (this.#tick !== undefined) return;
    this.#tick = setInterval(() => this.#beat(), TICK_MS);
    window.addEventListener("online", this.#online);
    window.addEventListener("offline", this.#offline);
    void this.#connect();
  }

  close() {
    clearInterval(this.#tick);
    this.#tick = undefined;
    clearTimeout(this.#retry);
    window.removeEventListener("online", this.#online);
    window.removeEventListener("offline", this.#offline);
    const open = [this.#socket, this.#opening];
    this.#socket = this.#opening = null;
    for (const socket of open) socket?.close(1000);
  }

  /**
   * Sends now, or not at all: what must not be lost waits in the outbox.
   * @param {ClientBody} frame
   */
  send(frame) {
    if (this.#socket) this.#write(this.#socket, frame);
  }

  async #connect() {
    clearTimeout(this.#retry);
    if (this.#isAsking || this.#opening) return;
    this.#isAsking = true;
    const ticket = await this.#ticket().catch(() => undefined);
    this.#isAsking = false;
    if (this.#tick === undefined || ticket === null) return;
    if (ticket === undefined) return this.#comeBack();
    const socket = new WebSocket(new URL("/v1/socket", this.#base.replace(/^http/, "ws")), SUBPROTOCOL);
    this.#opening = socket;
    socket.onopen = () => this.#hello(socket, ticket);
    // The server puts what waits into one message, a frame a line.
    socket.onmessage = (event) => String(event.data).split("\n").forEach((text) => this.#received(socket, text));
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  /**
   * A single-use ticket; null when signing in comes first.
   * @returns {Promise<string | null>}
   */
  async #ticket() {
    const response = await fetch(new URL("/v1/socket-tickets", this.#base), {
      method: "POST",
      credentials: "same-origin",
    });
    if (response.status === 401 || response.status === 403) {
      this.#become({ is: "stopped", code: response.status });
      return null;
    }
    if (!response.ok) throw new Error(`no ticket: HTTP ${response.status}`);
    return (await response.json()).ticket;
  }

  /**
   * @param {WebSocket} socket
   * @param {string} ticket
   */
  #hello(socket, ticket) {
    this.#heardAt = Date.now();
    this.#write(socket, this.#above.hello(ticket, this.#failedResumes >= MAX_FAILED_RESUMES));
  }

  /**
   * @param {WebSocket} socket
   * @param {string} text
   */
  #received(socket, text) {
    this.#above.passed("in", text);
    const frame = parsed(text);
    if (frame === null) return; // no frame of ours; the heartbeat finds what it may have carried
    if (frame.t === "ready") this.#welcome(socket);
    if (frame.t === "hb") this.#heardAt = Date.now();
    if (frame.t === "notice.drain") this.#moveIn(frame.d.after_ms + Math.random() * frame.d.jitter_ms);
    if (frame.t === "auth.expiring") void this.#renew(socket);
    this.#above.heard(frame);
  }

  /**
   * The new socket is up before the old one goes, so nothing is missed in between.
   * @param {WebSocket} socket
   */
  #welcome(socket) {
    const old = this.#socket;
    this.#socket = socket;
    this.#opening = null;
    if (old !== socket) old?.close(1000);
    this.#attempt = 0;
    this.#failedResumes = 0;
    this.#heardAt = Date.now();
    this.#become({ is: "live" });
  }

  /** @param {number} ms */
  #moveIn(ms) {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), ms);
  }

  /** @param {WebSocket} socket */
  async #renew(socket) {
    try {
      const ticket = await this.#ticket();
      if (ticket !== null) this.#write(socket, { t: "auth", d: { ticket } });
    } catch {
      // the server closes with 4402 when the time is up, and we come back with a new ticket
    }
  }

  /**
   * @param {WebSocket} socket
   * @param {number} code
   */
  #closed(socket, code) {
    if (socket !== this.#socket && socket !== this.#opening) return; // one that a newer one replaced
    if (socket === this.#opening) this.#failedResumes += 1;
    if (socket === this.#socket) this.#socket = null;
    this.#opening = null;
    const next = afterClose(code);
    if (next === "stop") this.#become({ is: "stopped", code });
    else this.#comeBack(next === "back_off" ? 3 : 0);
  }

  #comeBack(least = 0) {
    this.#attempt = Math.max(this.#attempt, least);
    this.#become({ is: navigator.onLine ? "reconnecting" : "offline" });
    this.#moveIn(delayMs(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  #beat() {
    const socket = this.#socket;
    if (socket && Date.now() - this.#heardAt > SILENCE_MS) {
      this.#socket = null; // a dead peer answers no close: don't wait for it
      socket.close(4000);
      this.#comeBack();
    }
    this.#above.tick();
  }

  /**
   * @param {WebSocket} socket
   * @param {ClientBody} frame
   */
  #write(socket, frame) {
    if (socket.readyState !== WebSocket.OPEN) return;
    const text = JSON.stringify({ v: 1, ...frame });
    socket.send(text);
    this.#above.passed("out", text.replace(/"ticket":"[^"]*"/, '"ticket":"…"'));
  }

  #online = () => {
    if (this.status.is === "stopped") return;
    if (this.#socket) return this.#become({ is: "live" });
    this.#attempt = 0;
    void this.#connect();
  };

  #offline = () => {
    if (this.status.is !== "stopped") this.#become({ is: "offline" });
  };

  /** @param {Status} status */
  #become(status) {
    this.status = status;
    this.#above.became(status);
  }
}

/**
 * @param {string} text
 * @returns {ServerFrame | null}
 */
function parsed(text) {
  try {
    const frame = JSON.parse(text);
    return typeof frame?.t === "string" && typeof frame.d === "object" && frame.d !== null ? frame : null;
  } catch {
    return null;
  }
}
