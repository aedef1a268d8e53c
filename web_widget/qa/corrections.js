/** What agents say was read wrongly, for a second person to agree to or not. */

import { ask } from "../parts/http.js";
import { h } from "../sidebar/dom.js";
import { nameFor, sayer, word } from "../sidebar/strings.js";

/** @typedef {import("../frames.js").Wrong} Wrong */
/** @typedef {{id: string, at: string, by: string, is_own: boolean, wrong: Wrong, language: string, was: string | null, should_be: string | null, score: number, engine: string, text: string | null}} Waiting */

/** @type {Record<Wrong, string>} */
const PARTS = { band: "intensity", language: "language", scenario: "matter" };
const say = sayer("en");

export class Corrections {
  #list = h("ul", { class: "corrections" });
  #said = h("p", { class: "tiny muted", role: "status" });
  element = h("div", null,
    h("h2", { tabindex: -1 }, "Read wrongly, agents say"),
    h("p", { class: "tiny muted" }, "Only what a second person agrees to can move cut points, and that too only in somebody's name (",
      h("code", null, "tactful corrections calibrate"), "). ", h("a", { href: "/v1/reports/corrections?format=csv", download: "" }, "All of it as CSV")),
    this.#list, this.#said);

  async refresh() {
    const { corrections } = /** @type {{corrections: Waiting[]}} */ (await ask("/v1/corrections"));
    this.#list.replaceChildren(...(corrections.length > 0 ? corrections.map((one) => this.#line(one)) : [none()]));
  }

  /** @param {Waiting} one */
  #line(one) {
    const what = `${PARTS[one.wrong]} of “${one.text ?? "a message"}”`;
    const line = h("li", { class: "correction" },
      one.text === null ? h("p", { class: "muted" }, "The words are not kept, or not yours to read.") : h("p", { class: "words", lang: one.language, dir: "auto" }, one.text),
      h("p", null, `${PARTS[one.wrong]}: read as `, h("b", { class: one.was ?? "" }, valueOf(one, one.was)), ", meant ", h("b", { class: one.should_be ?? "" }, valueOf(one, one.should_be))),
      h("p", { class: "tiny muted" }, `${one.by} · ${new Date(one.at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" })} · ${nameFor(one.language, "en")} · score ${one.score.toFixed(2)}, ${one.engine}`),
      one.is_own ? h("p", { class: "tiny muted" }, "This is yours: somebody else judges it.") : h("div", { class: "judge" },
        h("button", { "aria-label": `Agree: ${what}`, onclick: () => void this.#judge(one, "accepted", line) }, "Agree"),
        h("button", { "aria-label": `It was read well: ${what}`, onclick: () => void this.#judge(one, "rejected", line) }, "It was read well")));
    return line;
  }

  /**
   * @param {Waiting} one
   * @param {"accepted" | "rejected"} standing
   * @param {HTMLElement} line
   */
  async #judge(one, standing, line) {
    try {
      await ask("/v1/corrections", { method: "POST", body: { ids: [one.id], standing } });
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
      return;
    }
    const next = line.nextElementSibling?.querySelector("button") ?? this.element.querySelector("h2");
    line.remove();
    if (this.#list.children.length === 0) this.#list.append(none());
    this.#said.textContent = standing === "accepted" ? "Agreed." : "Kept as it was read.";
    next?.focus();
  }
}

function none() {
  return h("li", { class: "muted" }, "Nothing waits. Agents say what was read wrongly with “not right?” in the sidebar.");
}

/**
 * @param {Waiting} one
 * @param {string | null} value
 */
function valueOf({ wrong }, value) {
  if (value === null) return say("correct.none");
  if (wrong === "language") return value === "und" ? say("language.unknown") : nameFor(value, "en");
  return word(say, wrong, value);
}
