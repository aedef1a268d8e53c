/**
 * A conversation as the frames tell it. Pure: `reduce(state, frame)` gives the next state and changes nothing.
 *
 * Frames that were applied already are dropped; frames after a hole are held until it closes or a snapshot comes.
 */

/** @typedef {import("../frames.js").ServerFrame} ServerFrame */
/** @typedef {import("../frames.js").DurableFrame} DurableFrame */
/** @typedef {import("../frames.js").SnapshotMessage & {edited: boolean}} Entry */
/** @typedef {import("../frames.js").SnapshotSuggestion & {by?: import("../frames.js").Person}} Offer  by: who took it, where known */
/** @typedef {import("../frames.js").SnapshotDraft & {by?: import("../frames.js").Person}} Draft  a model's; `final` is null while it grows */
/**
 * Why there is no draft; wasThere: words of it could be seen, and were taken back.
 * @typedef {{sug: string, attempt: number, kind: import("../frames.js").Kind, reason: string, rule: string | null, wasThere: boolean}} NoDraft
 */

/**
 * @typedef {object} State
 * @property {string} conversation
 * @property {string | null} ep  epoch of the journal, null before the first frame
 * @property {number} seq  last sequence applied, -1 before the first
 * @property {boolean} synced  a snapshot or a whole replay has come
 * @property {boolean} replaying
 * @property {boolean} lost  a hole that waiting cannot close: ask for a snapshot
 * @property {DurableFrame[]} held  frames after a hole, in order
 * @property {import("../frames.js").ConversationInfo | null} info
 * @property {Entry[]} messages
 * @property {Offer[]} offers  the open suggestions, oldest first
 * @property {import("../frames.js").SuggestionFailed | import("../frames.js").SuggestionBlocked | null} failed
 * @property {Draft[]} drafts  what models write for the open turn, oldest first
 * @property {NoDraft | null} noDraft  why the last one came to nothing; it may be asked for again
 * @property {import("../frames.js").SuggestionEnded | null} ended  the last end
 * @property {import("../frames.js").Person[]} people  who follows now
 * @property {import("../frames.js").NackCode | null} denied
 */

export const MAX_HELD = 32;
const MAX_MESSAGES = 200;

/**
 * @param {string} conversation
 * @returns {State}
 */
export function initial(conversation) {
  return {
    conversation,
    ep: null,
    seq: -1,
    synced: false,
    replaying: false,
    lost: false,
    held: [],
    info: null,
    messages: [],
    offers: [],
    failed: null,
    drafts: [],
    noDraft: null,
    ended: null,
    people: [],
    denied: null,
  };
}

/**
 * @param {State} state
 * @param {ServerFrame} frame
 * @returns {State}
 */
export function reduce(state, frame) {
  if (frame.c !== undefined && frame.c !== state.conversation) return state;
  if ("seq" in frame) return sequenced(state, frame);
  switch (frame.t) {
    case "snapshot":
      return drained(fromSnapshot(state, frame.d, frame.ep ?? state.ep));
    case "replay.begin":
      return { ...state, replaying: true, denied: null, lost: state.lost || frame.d.after > state.seq };
    case "replay.end":
      return { ...state, replaying: false, synced: true, lost: state.lost || frame.d.seq > state.seq };
    case "denied":
      return { ...initial(state.conversation), denied: frame.d.code }; // what is not theirs goes from view
    case "presence":
      return { ...state, people: frame.d.people };
    default:
      return state;
  }
}

/**
 * Whether the words are a person's own, and a supervisor's: from the message on in which they wrote of harming
 * themselves, and for a message that threatens somebody.
 * @param {State | null} state
 */
export function needsAPerson(state) {
  if (!state || state.denied) return false;
  const isSaid = state.failed !== null && "reason" in state.failed && state.failed.reason === "needs_a_person";
  return isSaid || state.messages.some(({ reading }) => reading?.risk === "self_harm");
}

/**
 * Whether frames are missing between the last one applied and what has come since.
 * @param {State} state
 */
export function hasHole(state) {
  return state.lost || state.held.length > 0;
}

/**
 * What the heartbeat says of the journal's end: true when frames went missing without a trace.
 * @param {State} state
 * @param {number | undefined} head
 */
export function isBehind(state, head) {
  return head !== undefined && state.synced && head > state.seq;
}

/**
 * @param {State} state
 * @param {DurableFrame} frame
 * @returns {State}
 */
function sequenced(state, frame) {
  if (state.ep !== null && frame.ep !== state.ep) {
    return Number(frame.ep) < Number(state.ep) ? state : { ...state, lost: true };
  }
  if (frame.seq <= state.seq) return state;
  if (frame.seq > state.seq + 1) return hold(state, frame);
  return drained(applied(state, frame));
}

/**
 * @param {State} state
 * @param {DurableFrame} frame
 * @returns {State}
 */
function hold(state, frame) {
  if (state.held.some((other) => other.seq === frame.seq)) return state;
  if (state.held.length >= MAX_HELD) return { ...state, lost: true };
  return { ...state, held: [...state.held, frame].sort((a, b) => a.seq - b.seq) };
}

/**
 * @param {State} state
 * @returns {State}
 */
function drained(state) {
  let next = { ...state, held: state.held.filter((frame) => frame.ep === state.ep && frame.seq > state.seq) };
  while (next.held.length > 0 && next.held[0].seq === next.seq + 1) {
    const [first, ...rest] = next.held;
    next = applied({ ...next, held: rest }, first);
  }
  return next;
}

/**
 * @param {State} state
 * @param {DurableFrame} frame
 * @returns {State}
 */
function applied(state, frame) {
  return { ...body(state, frame), ep: frame.ep, seq: frame.seq };
}

/**
 * @param {State} state
 * @param {DurableFrame} frame
 * @returns {State}
 */
function body(state, frame) {
  switch (frame.t) {
    case "message.added":
      return said(state, frame.d);
    case "message.edited":
      return changed(state, frame.d.id, (entry) => ({
        ...entry,
        message: { ...entry.message, text: frame.d.text },
        edited: true,
      }));
    case "message.deleted":
      return changed(state, frame.d.id, (entry) => ({
        ...entry,
        message: { ...entry.message, text: "" },
        deleted: true,
      }));
    case "reading":
      return changed(state, frame.d.message, (entry) => ({ ...entry, reading: frame.d }));
    case "suggestion.ready":
      return {
        ...state,
        failed: null,
        offers: [...without(state.offers, frame.d), { ready: frame.d, shown: false, taken: false }],
      };
    case "suggestion.blocked":
    case "suggestion.failed":
      return frame.d.kind === "ready" ? { ...state, failed: frame.d } : cameToNothing(state, frame.d);
    case "suggestion.start":
      return begun(state, frame.d);
    case "suggestion.delta":
      return grown(state, frame.d);
    case "suggestion.final":
      return finished(state, frame.d);
    case "suggestion.retract":
      return cameToNothing(state, frame.d);
    case "suggestion.shown":
      return touched(state, frame.d, { shown: true });
    case "suggestion.accepted":
      return touched(state, frame.d, { taken: true, by: frame.d.by });
    case "suggestion.ended":
      return {
        ...state,
        ended: frame.d,
        offers: without(state.offers, frame.d),
        drafts: state.drafts.filter(({ start }) => !isSame(start, frame.d)),
      };
    case "assignment":
      if (!state.info) return state;
      return { ...state, info: { ...state.info, assignee: frame.d.assignee, team: frame.d.team } };
    default:
      return state; // a newer server's frame: it has its place in the order, and nothing to show
  }
}

/**
 * @param {State} state
 * @param {import("../frames.js").MessageAdded} message
 * @returns {State}
 */
function said(state, message) {
  const entry = { message, reading: null, deleted: false, edited: false };
  const failed = message.role === "customer" ? null : state.failed;
  return { ...state, failed, noDraft: null, messages: [...state.messages, entry].slice(-MAX_MESSAGES) };
}

/**
 * @param {State} state
 * @param {import("../frames.js").SuggestionStart} start
 * @returns {State}
 */
function begun(state, start) {
  const draft = { start, text: "", replaced: [], final: null, shown: false, taken: false };
  return { ...state, noDraft: null, drafts: [...state.drafts.filter((other) => !isSame(other.start, start)), draft] };
}

/**
 * More of a draft. What does not go on where it ended is not ours to join.
 * @param {State} state
 * @param {import("../frames.js").SuggestionDelta} delta
 * @returns {State}
 */
function grown(state, delta) {
  return ofDraft(state, delta, (draft) =>
    draft.final === null && delta.off === lengthOf(draft.text)
      ? { ...draft, text: draft.text + delta.text, replaced: [...draft.replaced, ...delta.replaced] }
      : draft,
  );
}

/**
 * @param {State} state
 * @param {import("../frames.js").SuggestionFinal} final
 * @returns {State}
 */
function finished(state, final) {
  const draft = state.drafts.find(({ start }) => isSame(start, final));
  if (!draft) return state;
  if (lengthOf(draft.text) < final.len) return { ...state, lost: true };
  return ofDraft(state, final, (known) => ({
    ...known,
    text: [...known.text].slice(0, final.len).join(""),
    replaced: known.replaced.filter(({ start }) => start < final.len),
    final,
  }));
}

/**
 * @param {State} state
 * @param {{sug: string, attempt: number, kind?: import("../frames.js").Kind, reason: string, rule?: string}} what
 * @returns {State}
 */
function cameToNothing(state, what) {
  const draft = state.drafts.find(({ start }) => isSame(start, what));
  const kind = what.kind ?? draft?.start.kind ?? state.noDraft?.kind ?? "draft";
  const { sug, attempt, reason, rule = null } = what;
  const isSaid = state.noDraft !== null && isSame(state.noDraft, what);
  const wasThere = draft ? draft.text !== "" : isSaid && state.noDraft?.wasThere === true;
  return {
    ...state,
    noDraft: { sug, attempt, kind, reason, rule, wasThere },
    drafts: state.drafts.filter((other) => other !== draft),
  };
}

/**
 * @param {State} state
 * @param {{sug: string, attempt: number}} which
 * @param {(draft: Draft) => Draft} change
 * @returns {State}
 */
function ofDraft(state, which, change) {
  return {
    ...state,
    drafts: state.drafts.map((draft) => (isSame(draft.start, which) ? change(draft) : draft)),
  };
}

/**
 * In code points, as the server counts.
 * @param {string} text
 */
export function lengthOf(text) {
  return [...text].length;
}

/**
 * @param {State} state
 * @param {string} id
 * @param {(entry: Entry) => Entry} change
 * @returns {State}
 */
function changed(state, id, change) {
  return {
    ...state,
    messages: state.messages.map((entry) => (entry.message.id === id ? change(entry) : entry)),
  };
}

/**
 * @param {State} state
 * @param {{sug: string, attempt: number}} which
 * @param {Partial<Offer>} change
 * @returns {State}
 */
function touched(state, which, change) {
  return {
    ...state,
    offers: state.offers.map((offer) => (isSame(offer.ready, which) ? { ...offer, ...change } : offer)),
    drafts: state.drafts.map((draft) => (isSame(draft.start, which) ? { ...draft, ...change } : draft)),
  };
}

/**
 * @param {Offer[]} offers
 * @param {{sug: string, attempt: number}} which
 */
function without(offers, which) {
  return offers.filter((offer) => !isSame(offer.ready, which));
}

/**
 * @param {{sug: string, attempt: number}} one
 * @param {{sug: string, attempt: number}} other
 */
export function isSame(one, other) {
  return one.sug === other.sug && one.attempt === other.attempt;
}

/**
 * @param {State} state
 * @param {import("../frames.js").Snapshot} snapshot
 * @param {string | null} ep
 * @returns {State}
 */
function fromSnapshot(state, { seq, state: whole }, ep) {
  if (ep === state.ep && seq < state.seq) return { ...state, lost: false }; // what we have is newer
  return {
    ...state,
    ep,
    seq,
    synced: true,
    replaying: false,
    lost: false,
    denied: null,
    info: whole.info,
    messages: whole.messages.map((entry) => ({ ...entry, edited: false })),
    offers: whole.suggestions,
    failed: whole.last_failed,
    drafts: whole.drafts,
    noDraft: whole.draft_failed && noDraftOf(whole.draft_failed),
    ended: null,
  };
}

/**
 * @param {NonNullable<import("../frames.js").State["draft_failed"]>} failed
 * @returns {NoDraft}
 */
function noDraftOf(failed) {
  const { sug, attempt, reason } = failed;
  const rule = "rule" in failed ? failed.rule : null;
  const kind = "kind" in failed ? failed.kind : "draft";
  return { sug, attempt, reason, kind, rule, wasThere: !("kind" in failed) };
}

/**
 * The last customer message that was read, and the readings up to it, oldest first.
 * @param {State} state
 * @param {number} [most]
 * @returns {{latest: Entry | null, readings: import("../frames.js").ReadingMade[]}}
 */
export function readingsOf(state, most = 12) {
  const read = state.messages.filter((entry) => entry.reading !== null && !entry.deleted);
  const readings = read.flatMap((entry) => (entry.reading ? [entry.reading] : [])).slice(-most);
  return { latest: read.at(-1) ?? null, readings };
}
