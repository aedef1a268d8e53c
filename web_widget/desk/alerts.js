/** In the desk's top bar, for those who look after others: how many need somebody, and who. */

import { Alerts } from "../parts/alerts.js";
import { h } from "../sidebar/dom.js";

export class AlertsButton {
  #count = h("span", { class: "needs-count" });
  #button = h("button", { class: "needs", "aria-expanded": "false", "aria-controls": "alerts-panel", onclick: () => this.#turn(this.#panel.hidden) }, this.#count);
  #alerts;
  #panel;

  /** @param {(conversation: string) => void} open */
  constructor(open) {
    const lead = (/** @type {import("../parts/alerts.js").Alert} */ { id, customer }) =>
      h("button", { onclick: () => { this.#turn(false); open(id); } }, customer ?? "Customer");
    this.#alerts = new Alerts(lead);
    this.#alerts.onCount = (count, inDanger) => this.#tell(count, inDanger);
    this.#panel = h("section", { class: "card needs-panel", id: "alerts-panel", "aria-label": "Who needs somebody now", hidden: true },
      h("h2", null, "Who needs somebody now"), this.#alerts.element);
    this.element = h("div", { class: "needs-box", hidden: true, onkeydown: (event) => this.#onKey(event) }, this.#button, this.#panel);
    document.addEventListener("click", (event) => {
      if (!this.#panel.hidden && !event.composedPath().includes(this.element)) this.#close();
    });
  }

  /** For those who may see alerts; for others it stays hidden. */
  async follow() {
    await this.#alerts.follow();
    this.element.hidden = false;
  }

  /**
   * @param {number} count
   * @param {number} inDanger
   */
  #tell(count, inDanger) {
    this.#button.classList.toggle("some", count > 0);
    this.#button.classList.toggle("danger", inDanger > 0);
    this.#count.textContent = count === 0 ? "nobody needs you" : count === 1 ? "1 needs you" : `${count} need you`;
  }

  /** @param {boolean} isOpen */
  #turn(isOpen) {
    this.#panel.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.#button.focus();
  }

  #close() {
    this.#panel.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }

  /** @param {Event} event */
  #onKey(event) {
    if (/** @type {KeyboardEvent} */ (event).key === "Escape" && !this.#panel.hidden) this.#turn(false);
  }
}
