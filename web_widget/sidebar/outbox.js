/**
 * Commands on their way: kept in the tab's own storage until the server has answered for good, so that a lost
 * connection or a reload loses none and repeats none (the same id goes out again).
 */

/** @typedef {import("../frames.js").Command} Command */
/** @typedef {{c: string, d: Command, by: string | null, tries: number, due: number}} Entry */

const MAX_IN_FLIGHT = 8;
const MAX_KEPT = 200;
const ANSWER_MS = 5_000;
const MAX_WAIT_MS = 30_000;

export class Outbox {
  #key;
  #storage;
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Set<string>} */
  #inFlight = new Set();

  /**
   * @param {Pick<Storage, "getItem" | "setItem"> | null} storage
   * @param {string} [key]
   */
  constructor(storage, key = "tactful.outbox") {
    this.#storage = storage;
    this.#key = key;
    for (const entry of this.#kept()) this.#entries.set(entry.d.id, { ...entry, due: 0 });
  }

  get size() {
    return this.#entries.size;
  }

  /** @returns {Entry[]} */
  get entries() {
    return [...this.#entries.values()];
  }

  /**
   * @param {string} c
   * @param {Command} d
   * @param {string | null} by  the person who did it
   */
  put(c, d, by) {
    if (this.#entries.size >= MAX_KEPT) throw new RangeError(`more than ${MAX_KEPT} commands are waiting`);
    this.#entries.set(d.id, { c, d, by, tries: 0, due: 0 });
    this.#keep();
  }

  /**
   * What to send now, at most eight without an answer at a time. Each is due again when no answer comes.
   * @param {number} now  milliseconds
   * @param {string | null} person  whose commands may go out
   * @returns {Entry[]}
   */
  take(now, person) {
    const going = [];
    for (const [id, entry] of this.#entries) {
      if (entry.by !== null && person !== null && entry.by !== person) continue;
      if (entry.due > now) continue;
      if (!this.#inFlight.has(id) && this.#inFlight.size >= MAX_IN_FLIGHT) break;
      this.#inFlight.add(id);
      entry.due = now + Math.min(MAX_WAIT_MS, ANSWER_MS * 2 ** entry.tries);
      entry.tries += 1;
      going.push(entry);
    }
    return going;
  }

  /** The connection is gone: everything without an answer is due again. */
  release() {
    this.#inFlight.clear();
    for (const entry of this.#entries.values()) entry.due = 0;
  }

  /**
   * The server cannot now: the same command again, later.
   * @param {string} id
   * @param {number} due
   */
  postpone(id, due) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#inFlight.delete(id);
    entry.due = due;
  }

  /**
   * Answered for good.
   * @param {string} id
   * @returns {Entry | undefined}
   */
  settle(id) {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    this.#inFlight.delete(id);
    if (entry) this.#keep();
    return entry;
  }

  /** @returns {Entry[]} */
  #kept() {
    try {
      const kept = JSON.parse(this.#storage?.getItem(this.#key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((entry) => typeof entry?.d?.id === "string") : [];
    } catch {
      return []; // storage switched off, or not ours: begin empty
    }
  }

  #keep() {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.entries));
    } catch {
      // storage full or switched off: the commands stay in memory
    }
  }
}

/**
 * A UUID of version 7: ids of one tab sort in the order in which they were made.
 * @param {number} now  milliseconds since 1970
 * @param {Uint8Array} random  ten bytes
 */
export function uuid7(now, random) {
  const bytes = new Uint8Array(16);
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) % 256;
  bytes.set(random, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
