/** Which conversation is open: the list of those the agent may see, and a new one. */

import { ask } from "../parts/http.js";
import { h } from "../sidebar/dom.js";

/** @typedef {{id: string, customer: string | null, channel: string, last_text: string | null, band: string | null}} Listed */
/** @typedef {{customer?: string, locale_hint?: string, facts?: Record<string, string>}} Beginning */

const HINTS = [["", "language: find out"], ["en-US", "English · United States"], ["es-MX", "Español · México"], ["ja-JP", "日本語 · 日本"]];

export class Switcher {
  #list = h("select", { "aria-label": "Conversation", onchange: () => this.#choose(this.#list.value) });
  #dialog;
  #choose;
  #trouble;
  /** @type {string | null} */
  #current = null;

  /**
   * @param {(id: string) => void} choose
   * @param {(text: string) => void} trouble
   */
  constructor(choose, trouble) {
    this.#choose = choose;
    this.#trouble = trouble;
    this.#dialog = this.#form();
    this.element = h("div", { class: "switcher" }, this.#list,
      h("button", { onclick: () => this.#dialog.showModal() }, "New"), this.#dialog);
  }

  get current() {
    return this.#current;
  }

  /** Also told by the list, whoever opened it: an alert or the address. */
  set current(id) {
    this.#current = id;
    if (id) this.#list.value = id;
  }

  /** Reads the list anew. @returns {Promise<readonly Listed[]>} */
  async refresh() {
    const { conversations } = /** @type {{conversations: Listed[]}} */ (await ask("/v1/conversations"));
    const options = conversations.map(({ id, customer, last_text, band }) =>
      h("option", { value: id }, [customer ?? "Customer", band, (last_text ?? "").slice(0, 24)].filter(Boolean).join(" · ")));
    this.#list.replaceChildren(...(options.length > 0 ? options : [h("option", { value: "" }, "no conversation yet")]));
    if (this.current) this.#list.value = this.current;
    return conversations;
  }

  /**
   * @param {Beginning} beginning
   * @returns {Promise<string>} the id
   */
  async begin(beginning) {
    const { id } = /** @type {{id: string}} */ (await ask("/v1/conversations", { method: "POST", body: beginning }));
    this.#choose(id);
    await this.refresh();
    return id;
  }

  #form() {
    const name = h("input", { name: "customer", maxlength: 80, autocomplete: "off" });
    const hint = h("select", { name: "hint" }, ...HINTS.map(([value, text]) => h("option", { value }, text)));
    const dialog = h("dialog", { "aria-labelledby": "new-title" },
      h("form", { method: "dialog", onsubmit: () => void this.#submitted(name.value.trim(), hint.value) },
        h("h2", { id: "new-title" }, "New conversation"),
        h("label", null, "Customer's name", name),
        h("label", null, "Language hint", hint),
        h("div", { class: "compose-row" },
          h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
          h("button", { class: "primary", type: "submit" }, "Begin"))));
    return dialog;
  }

  /**
   * @param {string} customer
   * @param {string} hint
   */
  async #submitted(customer, hint) {
    try {
      await this.begin({ ...(customer && { customer }), ...(hint && { locale_hint: hint }) });
    } catch (error) {
      this.#trouble(error instanceof Error ? error.message : String(error));
    }
  }
}
