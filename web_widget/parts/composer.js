/**
 * A composer with the check under it: the words in question are underlined where they stand, one key mends them, and
 * what must stay needs a reason. When the check can't be reached the composer works on and says so.
 */

import { Check, mend, mustAnswer } from "../sidebar/check.js";
import { h } from "../sidebar/dom.js";
import { altSign, isMac } from "../sidebar/keys.js";
import { cut, slice } from "../sidebar/points.js";
import { word } from "../sidebar/strings.js";
import { MOST, tooLong } from "./long.js";

/** @typedef {import("../frames.js").FindingOut} Finding */
/** @typedef {import("../sidebar/check.js").Checked} Checked */
/** @typedef {import("../sidebar/strings.js").Say} Say */
/** @typedef {{text: string, override: string | null}} Sending */

export class Composer {
  #say;
  #send;
  #written;
  #check;
  /** @type {Checked} */
  #checked = { is: "idle", text: "", findings: [] };
  #isSending = false;
  #asksReason = false;

  #under = h("div", { class: "composer-under", "aria-hidden": "true" });
  #box;
  #note = h("div", { class: "composer-note" });
  #button;

  /**
   * @param {{judge: import("../sidebar/check.js").Judge, send: (sending: Sending) => Promise<void>, written: (text: string) => void, say: Say}} parts
   */
  constructor({ judge, send, written, say }) {
    this.#say = say;
    this.#send = send;
    this.#written = written;
    this.#check = new Check(judge, (checked) => this.#show(checked));
    this.#box = h("textarea", {
      rows: 4, dir: "auto", "aria-label": say("composer.label"), placeholder: say("composer.placeholder"),
      "aria-keyshortcuts": "Control+Enter Meta+Enter Alt+R",
      oninput: () => this.#changed(),
      onscroll: () => this.#follow(),
      onkeydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)),
    });
    this.#button = h("button", { class: "primary", onclick: () => void this.send() }, say("composer.send"),
      h("kbd", { "aria-hidden": "true" }, isMac() ? "⌘↵" : "Ctrl ↵"));
    this.element = h("div", { class: "composer" },
      h("div", { class: "composer-box" }, this.#under, this.#box),
      h("div", { role: "status" }, this.#note),
      h("div", { class: "composer-row" }, this.#button));
  }

  get text() {
    return this.#box.value;
  }

  /**
   * A line taken from the sidebar. What the agent had written stays in front of it.
   * @param {string} text
   */
  insert(text) {
    const before = this.#box.value.trimEnd();
    this.#box.value = before === "" ? text : `${before}\n${text}`;
    this.#box.focus();
    this.#box.setSelectionRange(this.#box.value.length, this.#box.value.length);
    this.#changed();
  }

  /** What stood here before, or nothing. @param {string} text */
  put(text) {
    this.#box.value = text;
    this.#changed();
  }

  /**
   * Sends what is written, unless the check finds what needs a better wording or a reason first.
   * @param {string | null} [override]
   */
  async send(override = null) {
    const text = this.#box.value.trim();
    if (text === "" || this.#isSending) return;
    if (tooLong(text) !== null) return this.#box.focus();
    this.#isSending = true;
    this.#button.disabled = true;
    try {
      const { is, findings } = await this.#check.now(this.#box.value);
      if (is === "checked" && mustAnswer(findings) && override === null) {
        this.#note.querySelector("button")?.focus();
        return;
      }
      await this.#send({ text, override });
      if (this.#box.value.trim() === text) this.put(""); // what was written meanwhile stays
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#note.replaceChildren(h("p", null, this.#say("answer.failed", { reason })));
    } finally {
      this.#isSending = false;
      this.#button.disabled = false;
    }
  }

  #changed() {
    const text = this.#box.value;
    this.#asksReason = false;
    this.#written(text);
    const count = tooLong(text);
    this.#check.written(count === null ? text : "");
    if (count !== null) this.#note.replaceChildren(h("p", null, this.#say("composer.long", { count, most: MOST })));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.send();
    }
    const first = this.#checked.findings.find(({ alternative }) => alternative !== null);
    if (event.code === "KeyR" && event.altKey && first && this.#isCurrent()) {
      event.preventDefault();
      this.#mend(first);
    }
  }

  /** Places count in the text that was checked, so they hold only while that text stands. */
  #isCurrent() {
    return this.#checked.is === "checked" && this.#checked.text === this.#box.value;
  }

  /** @param {Finding} finding */
  #mend(finding) {
    if (!this.#isCurrent()) return;
    const { text, caret } = mend(this.#box.value, finding);
    this.#box.value = text;
    this.#box.focus();
    this.#box.setSelectionRange(caret, caret);
    this.#changed();
  }

  /** @param {Checked} checked */
  #show(checked) {
    this.#checked = checked;
    this.#underline();
    const { is, findings } = checked;
    this.#note.className = `composer-note ${is}${findings.length > 0 ? " held" : ""}`;
    if (is === "checking") return; // the note stays as it is until the answer: nothing flickers while writing
    this.#note.replaceChildren(...this.#noteFor(checked));
  }

  /**
   * @param {Checked} checked
   * @returns {Node[]}
   */
  #noteFor({ is, text, findings }) {
    if (is === "unreachable") return [h("p", null, this.#say("check.unreachable"))];
    if (findings.length === 0) return [];
    if (this.#asksReason) return [this.#reasonForm()];
    const mended = findings.find(({ alternative }) => alternative !== null);
    const said = findings.map(({ start, end, category, reason }, at) =>
      h("span", { title: reason }, at > 0 ? "; " : " ", h("q", { dir: "auto" }, slice(text, start, end)),
        ` ${word(this.#say, "category", category)}`));
    const rules = findings.map(({ reason }) => h("li", null, reason));
    return [
      h("p", null, h("b", null, this.#say("check.before")), ...said, "."),
      h("ul", { class: "composer-why" }, ...rules),
      h("div", { class: "composer-acts" },
        mended && h("button", { onclick: () => this.#mend(mended) },
          this.#say("check.use", { words: mended.alternative ?? "" }), h("kbd", { "aria-hidden": "true" }, `${altSign()}R`)),
        mustAnswer(findings) && h("button", { onclick: () => this.#askReason() }, this.#say("check.keep"))),
    ];
  }

  #askReason() {
    this.#asksReason = true;
    this.#note.replaceChildren(this.#reasonForm());
    this.#note.querySelector("input")?.focus();
  }

  #reasonForm() {
    const input = h("input", { type: "text", required: true, maxlength: 300, "aria-label": this.#say("check.reason") });
    const back = () => {
      this.#asksReason = false;
      this.#show(this.#checked);
      this.#box.focus();
    };
    return h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        if (input.value.trim() !== "") void this.send(input.value.trim());
      },
      onkeydown: (event) => {
        if (/** @type {KeyboardEvent} */ (event).key === "Escape") back();
      },
    },
    h("p", null, this.#say("check.reason")), input,
    h("div", { class: "composer-acts" },
      h("button", { type: "submit" }, this.#say("check.reason.send")),
      h("button", { type: "button", onclick: back }, this.#say("check.reason.cancel"))));
  }

  #underline() {
    const { text, findings } = this.#checked;
    const pieces = cut(text, findings).map(({ text, span }) =>
      span ? h("u", { class: span.severity }, text) : text);
    this.#under.replaceChildren(...pieces, "\n");
    this.#follow();
  }

  #follow() {
    this.#under.scrollTop = this.#box.scrollTop;
  }
}
