/** The agent's own day in figures; only they see it. */

const REST_MS = 1_500;

export class OwnDay {
  /** @type {import("./render.js").Day | null} */
  figures = null;
  #base = "";
  #tell;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} tell  the figures changed */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {string} base */
  async read(base = this.#base) {
    this.#base = base;
    try {
      const response = await fetch(new URL("/v1/me/day", base));
      if (!response.ok) return;
      this.figures = await response.json();
      this.#tell();
    } catch {
      // no figures today is no reason to bother anybody
    }
  }

  /** Reads once what was done has settled. */
  readSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), REST_MS);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
