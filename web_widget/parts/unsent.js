/** What the agent has written and not sent, for each conversation: a reload of the page keeps it. */

/** @typedef {{sug: string, attempt: number}} From  the line that the words came from */
/** @typedef {{text: string, from: From | null}} Words */

export class Unsent {
  #storage;
  #person;

  /**
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | null} storage
   * @param {string} person  on a shared tab nobody finds another's words
   */
  constructor(storage, person) {
    this.#storage = storage;
    this.#person = person;
  }

  /**
   * @param {string} conversation
   * @param {Words} words
   */
  keep(conversation, words) {
    try {
      if (words.text.trim() === "") this.#storage?.removeItem(this.#key(conversation));
      else this.#storage?.setItem(this.#key(conversation), JSON.stringify(words));
    } catch {
      return; // storage is full: the words stand in the composer, only a reload loses them
    }
  }

  /**
   * @param {string} conversation
   * @returns {Words}
   */
  of(conversation) {
    try {
      const { text, from } = JSON.parse(this.#storage?.getItem(this.#key(conversation)) ?? "{}");
      return typeof text === "string" ? { text, from: from ?? null } : { text: "", from: null };
    } catch {
      return { text: "", from: null }; // not ours
    }
  }

  /** @param {string} conversation */
  #key(conversation) {
    return `tactful.unsent.${this.#person}.${conversation}`;
  }
}
