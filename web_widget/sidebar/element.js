/** `<tactful-sidebar conversation="conv_…">`: how the customer feels, and a line that fits. */

import { OwnDay } from "./day.js";
import { shownLength } from "./draft.js";
import * as events from "./events.js";
import { altNumber } from "./keys.js";
import { Panel } from "./panel.js";
import { ShownWatch } from "./shown.js";
import { Session } from "./session.js";
import { Stack, keyOf } from "./stack.js";
import { languageFor, sayer } from "./strings.js";
import { stylesheet } from "./style.js";

/** @typedef {import("../frames.js").SuggestionReady} SuggestionReady */
/** @typedef {import("./stack.js").Line} Line */

/** @type {(string | undefined)[]} a line that ended so, or without our hearing of it, may stay while it is read */
const OVERTAKEN = ["superseded", "cancelled", undefined];

const CAME_TO_NOTHING = ["suggestion.failed", "suggestion.blocked", "suggestion.retract"];

export class TactfulSidebar extends HTMLElement {
  static observedAttributes = ["conversation", "lang"];

  /** @type {Session | null} */
  #session = null;
  #isOwnSession = false;
  /** @type {string | null} */
  #followed = null;
  #say = sayer("en");
  #wasLive = false;
  #isQueued = false;
  /** @type {Map<string, string>} how lines ended, by key */
  #ends = new Map();
  /** @type {{sug: string, attempt: number} | null} */
  #taken = null;
  /** @type {SuggestionReady | null} */
  #lastReady = null;
  #day = new OwnDay(() => this.#updateSoon());
  #panel = new Panel(this.#say, (message, wrong, shouldBe) => this.#correct(message, wrong, shouldBe));
  /** @type {ShownWatch | null} */
  #watch = null;
  /** @type {Stack | null} */
  #stack = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [stylesheet()];
    root.append(this.#panel.element);
  }

  /** The conversation that is followed, or null. @returns {string | null} */
  get conversation() {
    return this.getAttribute("conversation") || null;
  }

  set conversation(id) {
    if (id === null) this.removeAttribute("conversation");
    else this.setAttribute("conversation", id);
  }

  /** A page that has a session of its own shares it by setting this before the element is attached. */
  get session() {
    return this.#session;
  }

  set session(session) {
    this.#leave();
    this.#session = session;
    this.#isOwnSession = false;
    if (this.isConnected) this.#enter();
  }

  connectedCallback() {
    this.#watch = new ShownWatch((key) => this.#wasShown(key));
    this.#stack = new Stack(
      this.#panel.cards,
      {
        take: (line, mode) => this.#take(line, mode),
        next: (line, variant) => this.#next(line, variant),
        stop: (line) => this.#stop(line),
        dismiss: (line, reason) => this.#dismiss(line, reason),
        changed: () => this.#update(),
      },
      this.#watch,
    );
    document.addEventListener("keydown", this.#onKey);
    this.#speak();
    this.#enter();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
    this.#day.stop();
    this.#stack?.clear();
    this.#watch?.stop();
    this.#leave();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === "lang") this.#speak();
    else this.#follow();
  }

  /**
   * The page tells what was really sent, and the line is judged on it.
   * @param {string} text
   * @param {string} [externalId]  the helpdesk's id of the message
   */
  sent(text, externalId) {
    const taken = this.#taken ?? {};
    this.#taken = null;
    return this.#command({ op: "sent", text, ...taken, external_id: externalId ?? null });
  }

  #enter() {
    if (!this.#session) {
      this.#session = new Session();
      this.#isOwnSession = true;
    }
    this.#session.addEventListener("state", this.#onState);
    this.#session.addEventListener("status", this.#onStatus);
    this.#follow();
    if (this.#isOwnSession) this.#session.open();
    void this.#day.read(this.#session.base);
  }

  #leave() {
    if (!this.#session) return;
    this.#session.removeEventListener("state", this.#onState);
    this.#session.removeEventListener("status", this.#onStatus);
    if (this.#followed) this.#session.unfollow(this.#followed);
    this.#followed = null;
    if (this.#isOwnSession) {
      this.#session.close();
      this.#session = null;
    }
  }

  #follow() {
    const wanted = this.conversation;
    if (!this.#session || wanted === this.#followed) return this.#update();
    if (this.#followed) this.#session.unfollow(this.#followed);
    this.#followed = wanted;
    this.#stack?.clear();
    this.#ends.clear();
    this.#taken = this.#lastReady = null;
    this.#panel.forget();
    if (wanted) this.#session.follow(wanted);
    this.#update();
  }

  #speak() {
    const language = languageFor([this.getAttribute("lang") ?? "", ...navigator.languages]);
    this.#say = sayer(language);
    this.#panel.speak(language, this.#say);
    this.#stack?.clear();
    this.#update();
  }

  /** @type {EventListener} */
  #onState = (event) => {
    const { conversation, frame } = /** @type {CustomEvent} */ (event).detail;
    if (conversation !== this.#followed) return;
    if (frame.t === "suggestion.ready") this.#lastReady = frame.d;
    if (CAME_TO_NOTHING.includes(frame.t)) this.#ends.set(keyOf(frame.d), "failed");
    if (frame.t === "suggestion.ended") {
      this.#ends.set(keyOf(frame.d), frame.d.end);
      this.#day.readSoon();
    }
    this.#updateSoon();
  };

  #onStatus = () => {
    const status = this.#session?.status;
    if (!status) return;
    if (status.is === "live") this.#wasLive = true;
    this.dispatchEvent(events.status(status));
    this.#updateSoon();
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const number = altNumber(event);
    const line = number === null ? null : this.#stack?.at(number);
    if (!line) return;
    event.preventDefault();
    this.#take(line, "insert");
  };

  /** Frames come in bursts; one look at the end of each is enough. */
  #updateSoon() {
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      this.#update();
    });
  }

  #update() {
    const session = this.#session;
    const stack = this.#stack;
    if (!session || !stack || !this.isConnected) return;
    const conversation = this.#followed;
    const now = {
      session,
      conversation,
      state: conversation ? session.stateOf(conversation) : null,
      wasLive: this.#wasLive,
      lastReady: this.#lastReady,
      day: this.#day.figures,
      mayStay: (/** @type {{sug: string, attempt: number}} */ line) => OVERTAKEN.includes(this.#ends.get(keyOf(line))),
      retry: (/** @type {import("./state.js").NoDraft} */ none) => this.#retry(none),
      write: (/** @type {string} */ turn, /** @type {"draft" | "question"} */ kind) => this.#write(turn, kind),
    };
    this.#panel.show(now, stack);
  }

  /**
   * A draft that still grows is taken as far as it is shown.
   * @param {Line} line
   * @param {"insert" | "edit"} mode
   */
  #take(line, mode) {
    const { sug, attempt, ready, draft } = line;
    const text = ready?.text ?? draft?.text ?? "";
    if (!text) return;
    this.#taken = { sug, attempt };
    this.dispatchEvent(events.take({ text, sug, attempt, mode }));
    const len = draft && shownLength(draft);
    void this.#ask(line, { op: "accept", sug, attempt, mode, len, at: now() });
  }

  /**
   * @param {Line} line
   * @param {import("../frames.js").Variant | null} variant
   */
  #next(line, variant) {
    this.#stack?.expectAnother();
    void this.#ask(line, { op: "regenerate", sug: line.sug, attempt: line.attempt, variant, at: now() });
  }

  /** @param {Line} line */
  #stop(line) {
    void this.#ask(line, { op: "cancel", sug: line.sug, attempt: line.attempt, at: now() });
  }

  /** @param {import("./state.js").NoDraft} none */
  #retry({ sug, attempt }) {
    void this.#command({ op: "regenerate", sug, attempt, variant: null, at: now() });
  }

  /**
   * @param {string} turn
   * @param {"draft" | "question"} kind
   */
  #write(turn, kind) {
    void this.#command({ op: "ask", turn, kind });
  }

  /**
   * @param {Line} line
   * @param {import("../frames.js").DismissReason | null} reason
   */
  #dismiss(line, reason) {
    const { sug, attempt } = line;
    this.dispatchEvent(events.dismissed({ sug, attempt, reason }));
    void this.#ask(line, { op: "dismiss", sug, attempt, reason, at: now() });
  }

  /**
   * @param {string} message
   * @param {import("../frames.js").Wrong} wrong
   * @param {string | null} shouldBe
   */
  async #correct(message, wrong, shouldBe) {
    const answer = await this.#command({ op: "correct", message, wrong, should_be: shouldBe });
    return answer.ok ? null : this.#say("answer.failed", { reason: answer.reason });
  }

  /** @param {string} key */
  #wasShown(key) {
    const state = this.#followed === null ? null : this.#session?.stateOf(this.#followed);
    const offer = state?.offers.find(({ ready }) => keyOf(ready) === key);
    const draft = state?.drafts.find(({ start }) => keyOf(start) === key);
    const known = offer ?? draft;
    if (!known || known.shown) return;
    const { sug, attempt } = offer?.ready ?? /** @type {import("./state.js").Draft} */ (draft).start;
    void this.#command({ op: "shown", sug, attempt, at: now() }).then(() => this.#day.readSoon());
  }

  /**
   * Sends a command about a line, and says on its card what came of it when that is not plain to see.
   * @param {Line} line
   * @param {import("./session.js").WithoutId<import("../frames.js").Command>} body
   */
  async #ask(line, body) {
    const answer = await this.#command(body);
    if (answer.ok) return this.#day.readSoon();
    const key = answer.code === "nothing_else" ? "next.none" : `answer.${answer.code}`;
    const said = this.#say(key);
    this.#stack?.tell(line, said === key ? this.#say("answer.failed", { reason: answer.reason }) : said);
  }

  /**
   * @param {import("./session.js").WithoutId<import("../frames.js").Command>} body
   * @returns {Promise<import("./session.js").Answer>}
   */
  async #command(body) {
    if (!this.#session || !this.#followed) return { ok: false, code: "invalid", reason: this.#say("empty.none.title") };
    try {
      return await this.#session.command(this.#followed, body);
    } catch (error) {
      return { ok: false, code: "unavailable", reason: String(error) };
    }
  }
}

/** What the agent did may reach the server much later than they did it. */
function now() {
  return new Date().toISOString();
}
