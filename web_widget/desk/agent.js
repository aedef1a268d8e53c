/** The agent's side: the conversation with what drove each reading, who else is here, and the composer with the check. */

import { Composer } from "../parts/composer.js";
import { ask } from "../parts/http.js";
import { Talk } from "../parts/talk.js";
import { Unsent } from "../parts/unsent.js";
import { h } from "../sidebar/dom.js";
import { readingsOf } from "../sidebar/state.js";
import { languageFor, sayer } from "../sidebar/strings.js";

/** @typedef {import("../sidebar/state.js").State} State */

/**
 * @typedef {object} AgentParts
 * @property {import("../sidebar/session.js").Session} session
 * @property {() => string | null} current
 * @property {string} me  id of the person
 * @property {Node} switcher
 */

const GLYPHS = new Map([["low", "▼"], ["medium", "◆"], ["high", "▲"]]);

export class AgentPane {
  #parts;
  #talk = new Talk("agent", { marks: true, label: "Conversation" });
  #title = h("h2", null, "No conversation");
  #about = h("span", { class: "about" });
  #waiting = h("span", { class: "tiny muted", role: "status" });
  /** @type {{sug: string, attempt: number} | null} the line that what is written came from */
  #from = null;
  #composer;
  #unsent;

  /** @param {AgentParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#unsent = new Unsent(sessionStorage, parts.me);
    const language = languageFor(navigator.languages);
    this.#composer = new Composer({
      say: sayer(language),
      judge: (text, signal) =>
        ask("/v1/check", { method: "POST", signal, body: { text, language, conversation: parts.current() ?? undefined } }),
      send: (sending) => this.#send(sending),
      written: (text) => this.#keep(text),
    });
    this.#composer.element.lang = language;
    this.element = h("section", { class: "pane agent", id: "pane-agent", "aria-label": "Agent" },
      h("div", { class: "bar" }, this.#title, this.#about, parts.switcher),
      this.#talk.element,
      h("div", { class: "compose" }, this.#composer.element, this.#waiting));
  }

  /** @param {{text: string, sug: string, attempt: number}} taken */
  take({ text, sug, attempt }) {
    this.#from = { sug, attempt };
    this.#composer.insert(text);
  }

  /** Another conversation: what was written for it stands here again, and nothing that was written for the last one. */
  turn() {
    const conversation = this.#parts.current();
    const { text, from } = conversation === null ? { text: "", from: null } : this.#unsent.of(conversation);
    this.#from = from;
    this.#composer.put(text);
  }

  /** @param {string} text */
  #keep(text) {
    const conversation = this.#parts.current();
    if (conversation !== null) this.#unsent.keep(conversation, { text, from: this.#from });
  }

  /** @param {State | null} state */
  show(state) {
    this.#talk.show(state?.messages ?? []);
    this.#talk.teach(!state ? "Choose a conversation above, or begin a new one." : teaching(state));
    this.#title.textContent = state ? (state.info?.customer ?? "Customer") : "No conversation";
    this.#about.replaceChildren(...(state ? this.#chips(state) : []));
    const { waiting } = this.#parts.session;
    this.#waiting.textContent = this.#parts.session.status.is !== "live" && waiting > 0 ? `${waiting} kept, to be sent when the connection is back` : "";
  }

  /** @param {State} state */
  #chips(state) {
    const band = readingsOf(state).latest?.reading?.band;
    const others = state.people.filter(({ id }) => id !== this.#parts.me).map(({ name }) => name);
    return [
      state.info && h("span", { class: "chip" }, state.info.channel),
      band && h("span", { class: `chip ${band}` }, `${GLYPHS.get(band) ?? ""} ${band}`),
      others.length > 0 && h("span", { class: "chip" }, `also here: ${others.join(", ")}`),
    ].filter((child) => child instanceof Node);
  }

  /**
   * Sent now, or kept and sent once when the connection is back.
   * @param {import("../parts/composer.js").Sending} sending
   */
  async #send({ text, override }) {
    const conversation = this.#parts.current();
    if (conversation === null) throw new Error("Open a conversation first.");
    const { session } = this.#parts;
    const answer = session.command(conversation, { op: "message.add", text, role: "agent", override, ...this.#from });
    this.#from = null;
    if (session.status.is === "live") {
      const given = await answer;
      if (!given.ok) throw new Error(given.reason);
    }
    if (this.#unsent.of(conversation).text.trim() === text) this.#unsent.keep(conversation, { text: "", from: null });
  }
}

/** @param {State} state */
function teaching(state) {
  if (state.denied) return "This conversation doesn't exist, or isn't yours.";
  return state.synced && state.messages.length === 0 ? "Nothing said yet. The customer's words appear here." : null;
}
