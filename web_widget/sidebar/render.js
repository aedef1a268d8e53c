/** Bar, notes, empty states and footer: values in, elements out. */

import { h } from "./dom.js";
import { endonym, nameFor, word } from "./strings.js";

/** @typedef {import("./strings.js").Say} Say */
/** @typedef {import("./socket.js").Status} Status */
/** @typedef {import("./state.js").State} State */
/** @typedef {{shown: number, taken: number, edited: number}} Day */
/** @typedef {Pick<import("../frames.js").SuggestionReady, "guide" | "locale" | "requested_locale" | "unreviewed">} Guide */

/**
 * @param {Status} status
 * @param {string | null} tag  language of the last messages, null before the first
 * @param {Guide | null} guide
 * @param {string} language  the agent's
 * @param {Say} say
 */
export function bar(status, tag, guide, language, say) {
  const chips = [
    tag !== null && languageChip(tag, language, say),
    guide && h("span", { class: "chip", part: "guide", title: guide.guide }, say("guide", { guide: guide.locale })),
    guide?.unreviewed && h("span", { class: "chip draft", title: say("unreviewed.hint") }, say("unreviewed")),
  ];
  return [
    h("h2", null, say("title")),
    h(
      "span",
      { class: "status", part: "status", role: "status" },
      h("i", { class: `dot ${status.is}` }),
      say(`status.${status.is}`),
    ),
    h("div", { class: "chips" }, ...chips),
  ];
}

/**
 * @param {string} tag
 * @param {string} language
 * @param {Say} say
 */
function languageChip(tag, language, say) {
  if (tag === "und") return h("span", { class: "chip", part: "language" }, say("language.unknown"));
  return h("span", { class: "chip", part: "language", lang: tag, title: nameFor(tag, language) }, endonym(tag));
}

/**
 * What is wrong with the connection, the service or the guide, and what to do.
 * @param {{status: Status, wasLive: boolean, degraded: boolean, guide: Guide | null}} now
 * @param {string} language
 * @param {Say} say
 */
export function banners({ status, wasLive, degraded, guide }, language, say) {
  const notes = [];
  if (status.is === "stopped") {
    notes.push(note(say(isSignedOut(status.code) ? "stopped.signin.title" : "stopped.title"), stoppedWhy(status.code, say)));
  } else if (status.is !== "live" && wasLive) notes.push(note(say("lost.title"), say("lost.text")));
  if (degraded) notes.push(note(null, say("degraded")));
  if (guide && isAnother(guide)) {
    const [wanted, used] = [guide.requested_locale, guide.locale].map((tag) => nameFor(tag, language));
    notes.push(note(null, say("guide.nearest", { wanted, used })));
  }
  return notes;
}

/**
 * Whether the guide speaks in another way than they do; a language of no known region is any of its regions.
 * @param {Guide} guide
 */
export function isAnother({ locale, requested_locale: wanted }) {
  return locale !== wanted && locale.split("-")[0] !== wanted;
}

/**
 * @param {string | null} title
 * @param {string} text
 */
function note(title, text) {
  return h("section", { class: "banner", part: "note" }, title && h("h3", null, title), h("p", null, text));
}

/**
 * @param {number | undefined} code
 * @param {Say} say
 */
export function stoppedWhy(code, say) {
  if (isSignedOut(code)) return say("stopped.signin");
  if (code === 4010) return say("stopped.elsewhere");
  if (code === 4501) return say("stopped.version");
  return say("stopped.other", { code: code ?? "–" });
}

/** @param {number | undefined} code */
function isSignedOut(code) {
  return code === 401 || code === 403 || code === 4503;
}

/**
 * Which empty state teaches now, or null when there is a line to read, or a note that says all there is to do.
 * @param {{status: Status, conversation: string | null, state: State | null, suggestionsOn: boolean, lines: number}} now
 * @returns {string | null}
 */
export function emptiness({ status, conversation, state, suggestionsOn, lines }) {
  if (status.is === "stopped" && !state?.synced) return null;
  if (conversation === null) return "empty.none";
  if (state?.denied) return state.denied === "unavailable" ? "empty.connecting" : "empty.denied";
  if (lines > 0) return null;
  if (!state?.synced) return "empty.connecting";
  if (!suggestionsOn) return "empty.off";
  if (state.failed) return "rule" in state.failed ? "blocked" : `failed.${state.failed.reason}`;
  return state.messages.some(({ message }) => message.role === "customer") ? "empty.answered" : "empty.waiting";
}

/**
 * @param {string} which
 * @param {State | null} state
 * @param {Say} say
 */
export function empty(which, state, say) {
  const failed = state?.failed;
  const reason = failed && "rule" in failed ? failed.reason : "";
  return h(
    "section",
    { class: `empty ${which}`, part: "empty" },
    h("h3", null, say(`${which}.title`)),
    h("p", null, say(`${which}.text`, { reason })),
    which === "blocked" && failed && "rule" in failed && h("p", null, h("code", null, failed.rule)),
  );
}

/**
 * There is no draft, or no more, and why; the ready line stands.
 * @param {import("./state.js").NoDraft} none
 * @param {() => void} retry
 * @param {Say} say
 */
export function noDraftCard({ kind, reason, rule, wasThere }, retry, say) {
  const isHeld = rule !== null || reason === "blocked";
  const key = rule === null ? `nodraft.${reason}` : "nodraft.blocked";
  const why = say(key) === key ? say("nodraft.other", { reason }) : say(key);
  return h(
    "section",
    { class: `card nodraft ${isHeld ? "held" : ""}`, part: "no-draft", role: "status" },
    h("h3", null, say(`nodraft.${wasThere ? "back" : "title"}.${kind}`)),
    h("p", null, why, rule !== null && " ", rule !== null && h("code", null, rule)),
    h("div", { class: "row" }, h("button", { part: "retry", onclick: retry }, say("retry"))),
  );
}

/**
 * What the model may be asked for now.
 * @param {{draft: boolean, question: boolean}} may
 * @param {(kind: "draft" | "question") => void} write
 * @param {Say} say
 */
export function writing(may, write, say) {
  if (!may.draft && !may.question) return null;
  return h(
    "div",
    { class: "row writing" },
    may.draft && h("button", { part: "write-draft", onclick: () => write("draft") }, say("write.draft")),
    may.question && h("button", { part: "write-question", onclick: () => write("question") }, say("write.question")),
  );
}

/**
 * @param {Day | null} day
 * @param {{model: string | null} | null} service  null until we are connected
 * @param {Say} say
 */
export function footer(day, service, say) {
  const { shown, taken, edited } = day ?? { shown: 0, taken: 0, edited: 0 };
  return [
    day && h("span", null, say("day", { shown, taken, edited })),
    day && h("span", null, say("day.private")),
    service && service.model === null && h("span", { part: "no-model", title: say("nomodel.hint") }, say("nomodel")),
  ];
}

/**
 * What is worth saying aloud: a second look at the same message is, where it finds another band or risk.
 * @param {import("./state.js").Entry | null} latest
 */
export function worthSaying(latest) {
  const { band, risk = "none" } = latest?.reading ?? {};
  return latest && [latest.message.id, band, risk].join(" ");
}

/**
 * The reading in a sentence, for those who hear the page: what is dangerous first.
 * @param {readonly import("../frames.js").ReadingMade[]} readings  oldest first, the last is said
 * @param {boolean} hasLine
 * @param {Say} say
 */
export function spoken(readings, hasLine, say) {
  const { band, emotion, trend, risk = "none" } = /** @type {import("../frames.js").ReadingMade} */ (readings.at(-1));
  const danger = risk === "none" ? "" : `${word(say, "risk", risk)} ${say(`risk.${risk}.do`)} `;
  const heard = say(readings.length > 1 ? "say.reading" : "say.reading.first", {
    band: word(say, "band", band),
    emotion: word(say, "emotion", emotion),
    trend: word(say, "trend", trend),
  });
  return `${danger}${say("reading.title")}: ${heard}${hasLine ? ` ${say("say.line")}` : ""}`;
}
