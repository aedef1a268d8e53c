/** “Not right?”: what an agent says was read wrongly. One small button; what it opens stays as the reading changes. */

import { h } from "./dom.js";
import { nameFor, word } from "./strings.js";

/** @typedef {import("../frames.js").ReadingMade} ReadingMade */
/** @typedef {import("../frames.js").Wrong} Wrong */
/** @typedef {import("./strings.js").Say} Say */
/** @typedef {{languages: readonly string[], scenarios: readonly string[]}} Known  what may be said */
/** @typedef {(message: string, wrong: Wrong, shouldBe: string | null) => Promise<string | null>} Tell  gives why not, or null */

const BANDS = ["low", "medium", "high"];
const NONE = "";

export class Correcting {
  #tell;
  /** @type {Say} */
  #say = (key) => key;
  #language = "en";
  /** @type {Known} */
  #known = { languages: [], scenarios: [] };
  /** @type {ReadingMade | null} */
  #reading = null;
  /** @type {Map<string, HTMLButtonElement>} */
  #bands = new Map();
  #languages = h("select", { onchange: () => this.#correct("language", this.#languages.value) });
  #scenarios = h("select", { onchange: () => this.#correct("scenario", this.#scenarios.value || null) });
  #said = h("p", { class: "small said", role: "status" });
  toggle = h("button", { class: "plain", part: "correct", "aria-expanded": "false", onclick: () => this.#turn(this.form.hidden) });
  form = h("div", { class: "correct wide", part: "correct-form", role: "group", hidden: true, onkeydown: (event) => this.#onKey(event) });

  /** @param {Tell} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {string} language  the agent's
   * @param {Say} say
   */
  speak(language, say) {
    this.#language = language;
    this.#say = say;
    this.toggle.textContent = say("correct");
    this.form.setAttribute("aria-label", say("correct.title"));
    this.#build();
  }

  /**
   * Another message, and it is closed: what is said is said of the one that was looked at.
   * @param {ReadingMade} reading
   * @param {Known} known
   */
  show(reading, known) {
    if (reading.message !== this.#reading?.message) this.#close();
    this.#reading = reading;
    const isNew = JSON.stringify(known) !== JSON.stringify(this.#known);
    this.#known = known;
    if (isNew) this.#build();
    else this.#mark();
  }

  #build() {
    const say = this.#say;
    const bands = BANDS.map((band) => h("button", { class: band, onclick: () => this.#correct("band", band) }, word(say, "band", band)));
    this.#bands = new Map(BANDS.map((band, at) => [band, bands[at]]));
    this.#languages.replaceChildren(...this.#known.languages.map((tag) => h("option", { value: tag }, nameFor(tag, this.#language))));
    const named = this.#known.scenarios.map((scenario) => ({ scenario, name: word(say, "scenario", scenario) }));
    named.sort((one, other) => one.name.localeCompare(other.name, this.#language));
    this.#scenarios.replaceChildren(
      h("option", { value: NONE }, say("correct.none")),
      ...named.map(({ scenario, name }) => h("option", { value: scenario }, name)),
    );
    this.form.replaceChildren(
      h("p", { class: "small" }, say("correct.title")),
      h("div", { class: "pick" }, h("span", { class: "small", id: "correct-band" }, say("correct.band")),
        h("div", { class: "row", role: "group", "aria-labelledby": "correct-band" }, ...bands)),
      h("label", { class: "pick" }, h("span", { class: "small" }, say("correct.language")), this.#languages),
      h("label", { class: "pick" }, h("span", { class: "small" }, say("correct.scenario")), this.#scenarios),
      this.#said,
      h("p", { class: "small" }, `${say("correct.hint")} `, h("button", { class: "plain", onclick: () => this.#turn(false) }, say("correct.done"))),
    );
    this.#mark();
  }

  /** What stands now. */
  #mark() {
    if (!this.#reading) return;
    const { band, language, scenario } = this.#reading;
    for (const [name, button] of this.#bands) button.setAttribute("aria-pressed", String(name === band));
    if (this.#known.languages.includes(language)) this.#languages.value = language;
    else this.#languages.selectedIndex = -1;
    this.#scenarios.value = scenario ?? NONE;
  }

  /**
   * @param {Wrong} wrong
   * @param {string | null} shouldBe
   */
  async #correct(wrong, shouldBe) {
    const reading = this.#reading;
    if (!reading || reading[wrong] === shouldBe) return;
    this.#said.textContent = "";
    const refused = await this.#tell(reading.message, wrong, shouldBe);
    if (refused === null || this.#reading?.message !== reading.message) return;
    this.#said.textContent = refused;
    this.#mark();
  }

  /** @param {boolean} isOpen */
  #turn(isOpen) {
    this.form.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#bands.get(this.#reading?.band ?? "low")?.focus();
    else this.toggle.focus();
  }

  #close() {
    this.form.hidden = true;
    this.#said.textContent = "";
    this.toggle.setAttribute("aria-expanded", "false");
  }

  /** @param {Event} event */
  #onKey(event) {
    if (/** @type {KeyboardEvent} */ (event).key !== "Escape") return;
    event.stopPropagation();
    this.#turn(false);
  }
}

/**
 * What people said of the reading, for everybody who sees it.
 * @param {ReadingMade} reading
 * @param {string} language  the agent's
 * @param {Say} say
 */
export function correctedBy({ corrected = [] }, language, say) {
  const parts = corrected.filter(({ was, should_be }) => was !== should_be);
  return parts.map(({ wrong, was, by }) =>
    h("p", { class: "small wide", part: "corrected" }, say(`corrected.${wrong}`, { name: by.name, was: valueOf(wrong, was, language, say) })));
}

/**
 * @param {Wrong} wrong
 * @param {string | null} value
 * @param {string} language
 * @param {Say} say
 */
function valueOf(wrong, value, language, say) {
  if (value === null) return say("correct.none");
  if (wrong !== "language") return word(say, wrong, value);
  return value === "und" ? say("language.unknown") : nameFor(value, language);
}
