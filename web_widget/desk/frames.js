/** The drawer that shows the frames as they go over the wire. */

import { h } from "../sidebar/dom.js";

const MOST = 300;

export class Frames {
  #list = h("ol", { class: "frames-list", "aria-label": "Frames, newest last", tabindex: 0 });
  #filter = h("input", { type: "search", placeholder: "Filter: reading, hb, cmd…", "aria-label": "Filter frames", oninput: () => this.#refilter() });
  #pause = h("input", { type: "checkbox", id: "frames-pause" });
  #count = h("span", { class: "tiny muted" });
  #total = 0;

  constructor() {
    const body = h("div", { class: "frames-body", hidden: true },
      h("div", { class: "frames-tools" }, this.#filter,
        h("label", { class: "small", for: "frames-pause" }, this.#pause, " pause"),
        h("button", { onclick: () => this.#list.replaceChildren() }, "Clear")),
      this.#list);
    const toggle = h("button", { class: "frames-toggle", "aria-expanded": "false", onclick: () => {
      body.hidden = !body.hidden;
      toggle.setAttribute("aria-expanded", String(!body.hidden));
      this.#list.scrollTop = this.#list.scrollHeight; // what came while it was closed is the end
    } }, "Frames");
    this.element = h("section", { class: "frames", "aria-label": "Frames on the wire" },
      h("div", { class: "frames-bar" }, toggle, this.#count), body);
  }

  /** @param {{way: "in" | "out", text: string, at: Date}} frame */
  add({ way, text, at }) {
    this.#total += 1;
    this.#count.textContent = `${this.#total} so far`;
    if (this.#pause.checked) return;
    const row = rowFor(way, text, at);
    row.hidden = !this.#matches(row);
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    const wasAtEnd = scrollHeight - clientHeight - scrollTop < 60;
    this.#list.append(row);
    if (this.#list.childElementCount > MOST) this.#list.firstElementChild?.remove();
    if (wasAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  #refilter() {
    for (const row of this.#list.children) if (row instanceof HTMLElement) row.hidden = !this.#matches(row);
  }

  /** @param {HTMLElement} row */
  #matches(row) {
    return (row.textContent ?? "").toLowerCase().includes(this.#filter.value.trim().toLowerCase());
  }
}

/**
 * @param {"in" | "out"} way
 * @param {string} text
 * @param {Date} at
 */
function rowFor(way, text, at) {
  const { type, seq, pretty } = describe(text);
  return h("li", { class: way },
    h("details", null,
      h("summary", null,
        h("span", { class: "way" }, way === "in" ? "← in" : "→ out"), " ",
        h("time", { datetime: at.toISOString() }, at.toISOString().slice(11, 23)), " ",
        h("b", null, type), seq, " ", h("span", { class: "muted" }, `${text.length} characters`)),
      h("pre", { tabindex: 0 }, pretty)));
}

/** @param {string} text */
function describe(text) {
  try {
    const frame = JSON.parse(text);
    const type = frame.t === "cmd" ? `cmd ${frame.d?.op}` : String(frame.t);
    return { type, seq: frame.seq === undefined ? "" : ` #${frame.seq}`, pretty: JSON.stringify(frame, null, 2) };
  } catch {
    return { type: "not JSON", seq: "", pretty: text };
  }
}
