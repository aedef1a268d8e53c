/** A list of messages, kept in step with the state; what drove a reading is underlined in the words themselves. */

import { h } from "../sidebar/dom.js";
import { cut } from "../sidebar/points.js";

/** @typedef {import("../sidebar/state.js").Entry} Entry */

const NEAR_END = 80;

export class Talk {
  /** @type {Map<string, {key: string, element: HTMLElement}>} */
  #shown = new Map();
  #mine;
  #marks;
  #isAtEnd = true;

  /**
   * @param {"customer" | "agent"} mine  whose messages stand at the writer's side
   * @param {{marks: boolean, label: string}} how
   */
  constructor(mine, { marks, label }) {
    this.#mine = mine;
    this.#marks = marks;
    this.element = h("div", { class: "talk", role: "log", "aria-label": label, tabindex: 0 });
    this.element.addEventListener("scroll", () => (this.#isAtEnd = this.#nearEnd()));
    new ResizeObserver(() => this.#toEnd()).observe(this.element);
  }

  /** @param {readonly Entry[]} entries */
  show(entries) {
    const ids = new Set(entries.map(({ message }) => message.id));
    for (const [id, { element }] of this.#shown) {
      if (ids.has(id)) continue;
      element.remove();
      this.#shown.delete(id);
    }
    for (const entry of entries) this.#showOne(entry);
    this.#toEnd();
  }

  #nearEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - clientHeight - scrollTop < NEAR_END;
  }

  /** Follows what is said, unless the reader has gone up to read. */
  #toEnd() {
    if (this.#isAtEnd) this.element.scrollTop = this.element.scrollHeight;
  }

  /** @param {string | null} text  what to say while there is nothing yet */
  teach(text) {
    this.element.querySelector(".talk-empty")?.remove();
    if (text !== null) this.element.append(h("p", { class: "talk-empty muted" }, text));
  }

  /** @param {Entry} entry */
  #showOne(entry) {
    const id = entry.message.id;
    const key = JSON.stringify(entry);
    const standing = this.#shown.get(id);
    if (standing?.key === key) return;
    const element = this.#bubble(entry);
    if (standing) standing.element.replaceWith(element);
    else this.element.append(element);
    this.#shown.set(id, { key, element });
  }

  /** @param {Entry} entry */
  #bubble(entry) {
    const { message, reading, deleted, edited } = entry;
    const drivers = this.#marks && reading && !edited ? reading.drivers.map(([start, end]) => ({ start, end })) : [];
    const lang = reading?.locale ?? (reading && reading.language !== "und" ? reading.language : null);
    const words = cut(message.text, drivers).map(({ text, span }) =>
      span ? h("mark", { class: reading?.band ?? "" }, text) : text,
    );
    const files = (message.attachments ?? []).map(({ kind, name }) => h("span", { class: "chip" }, name ?? kind));
    const about = [timeOf(message.at), message.by?.name, edited ? "edited" : null].filter(Boolean).join(" · ");
    return h(
      "article",
      { class: `msg${message.role === this.#mine ? " me" : ""}` },
      h("p", { lang, dir: "auto" }, h("span", { class: "unseen" }, `${message.role}: `),
        ...(deleted ? [h("i", { class: "muted" }, "withdrawn by the sender")] : words), ...files),
      h("time", { datetime: message.at }, about),
    );
  }
}

/** @param {string} at */
function timeOf(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
