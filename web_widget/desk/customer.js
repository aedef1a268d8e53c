/** The customer's side: write as the customer, or let a sample play. */

import { ask } from "../parts/http.js";
import { MOST, tooLong } from "../parts/long.js";
import { Talk } from "../parts/talk.js";
import { h } from "../sidebar/dom.js";
import { sayer } from "../sidebar/strings.js";
import { Replay, controls, parse } from "./replay.js";

/** @typedef {{name: string, title: string, locale: string}} Sample */

/**
 * @typedef {object} CustomerParts
 * @property {string} token  speaks for the helpdesk, so for the customer
 * @property {readonly Sample[]} samples
 * @property {() => string | null} current  the conversation that is open
 * @property {(customer: string | undefined, locale: string) => Promise<string>} begin  opens a conversation and gives its id
 * @property {(text: string) => void} trouble
 */

export class CustomerPane {
  #parts;
  #talk = new Talk("customer", { marks: false, label: "Conversation as the customer sees it" });
  #box = h("textarea", { rows: 3, dir: "auto", placeholder: "Write as the customer…", "aria-label": "Message from the customer", oninput: () => this.#tellLength(), onkeydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)) });
  #long = h("p", { class: "tiny", role: "status" });
  #player = h("div", { class: "player", role: "group", "aria-label": "Replay" });
  #choice;
  #speed = h("select", { "aria-label": "Speed", onchange: () => (this.#replay.speed = Number(this.#speed.value)) },
    h("option", { value: 1 }, "reading speed"), h("option", { value: 4 }, "four times"));
  #replay;
  /** @type {string | null} */
  #playingIn = null;

  /** @param {CustomerParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#replay = new Replay((line) => this.#post(line.role, line.text, this.#playingIn), () => this.#showPlayer());
    this.#choice = h("select", { class: "whole", "aria-label": "Replay a sample", onchange: () => void this.#play() },
      h("option", { value: "" }, "Replay a sample"),
      ...parts.samples.map(({ name, title, locale }) => h("option", { value: name, lang: locale }, `${title} · ${locale}`)));
    this.element = h("section", { class: "pane customer", id: "pane-customer", "aria-label": "Customer" },
      h("div", { class: "bar" }, h("h2", null, "Customer"), h("span", { class: "chip" }, "you play the customer")),
      this.#talk.element,
      h("div", { class: "compose" }, this.#box, this.#long,
        h("div", { class: "compose-row" }, this.#choice, this.#speed,
          h("button", { class: "primary", onclick: () => void this.#send() }, "Send as customer")),
        this.#player));
    this.#showPlayer();
  }

  /** @param {import("../sidebar/state.js").State | null} state */
  show(state) {
    this.#talk.show(state?.messages ?? []);
    const isEmpty = !state || state.messages.length === 0;
    this.#talk.teach(isEmpty ? "Write the first message as the customer, or replay a sample." : null);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void this.#send();
  }

  async #send() {
    const text = this.#box.value.trim();
    if (text === "") return;
    if (tooLong(text) !== null) return this.#box.focus();
    try {
      await this.#post("customer", text, this.#parts.current());
      this.#box.value = "";
    } catch {
      this.#box.focus(); // the words stay where they are, and the trouble is told
    }
  }

  #tellLength() {
    const count = tooLong(this.#box.value);
    this.#long.textContent = count === null ? "" : sayer("en")("composer.long", { count, most: MOST });
  }

  async #play() {
    const sample = this.#parts.samples.find(({ name }) => name === this.#choice.value);
    this.#choice.value = "";
    if (!sample) return;
    try {
      const response = await fetch(new URL(`./samples/${sample.name}.jsonl`, import.meta.url));
      if (!response.ok) throw new Error(`The sample ${sample.name} can't be read: HTTP ${response.status}.`);
      const lines = parse(await response.text());
      this.#playingIn = await this.#parts.begin(lines[0]?.customer, sample.locale);
      this.#replay.start(lines);
    } catch (error) {
      this.#parts.trouble(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * @param {"customer" | "agent"} role
   * @param {string} text
   * @param {string | null} conversation
   */
  async #post(role, text, conversation) {
    try {
      if (conversation === null) throw new Error("Open a conversation first.");
      const path = `/v1/conversations/${encodeURIComponent(conversation)}/messages`;
      await ask(path, { method: "POST", token: this.#parts.token, body: { role, text } });
    } catch (error) {
      this.#parts.trouble(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  #showPlayer() {
    const isOn = this.#replay.is !== "idle";
    this.#player.hidden = !isOn;
    if (!isOn) return this.#player.replaceChildren();
    const hadFocus = this.#player.contains(document.activeElement);
    this.#player.replaceChildren(...controls(this.#replay));
    if (hadFocus) this.#player.querySelector("button")?.focus();
    return undefined;
  }
}
