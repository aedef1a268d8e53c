// Generated from realtime/wire/ by `tactful docs`; don't edit.
export type Role = "customer" | "agent";
export type Wrong = "band" | "language" | "scenario";
export type Kind = "ready" | "draft" | "question";
export type Variant = "shorter" | "warmer" | "firmer" | "more_formal" | "simpler";
export type End = "failed" | "blocked" | "cancelled" | "undelivered" | "accepted_verbatim" | "accepted_edited" | "inserted_discarded" | "dismissed" | "passed_over" | "ignored" | "superseded" | "expired" | "retracted";
export type NackCode = "invalid" | "not_found" | "forbidden" | "already_ended" | "nothing_else" | "superseded" | "rate_limited" | "unavailable" | "conflict";
export type DismissReason = "wrong_fact" | "tone" | "too_long" | "not_needed" | "policy" | "another" | "other";
export interface Person {
  id: string;
  name: string;
}
export interface Attachment {
  kind: string;
  name: string | null;
}
export interface MessageAdded {
  id: string;
  role: Role;
  text: string;
  at: string;
  by: Person | null;
  attachments: Array<Attachment>;
  source: string | null;
  external_id: string | null;
  sug: string | null;
}
export interface MessageEdited {
  id: string;
  text: string;
  at: string;
}
export interface MessageDeleted {
  id: string;
  at: string;
}
export interface SignSeen {
  sign: string;
  at: string;
}
export interface PartCorrected {
  wrong: Wrong;
  was: string | null;
  should_be: string | null;
  by: Person;
  at: string;
  is_late: boolean;
}
export interface ReadingMade {
  message: string;
  language: string;
  language_confidence: number;
  locale: string | null;
  score: number;
  score_range: [number, number];
  band: string;
  emotion: string;
  drivers: Array<[number, number]>;
  level: number;
  trend: string;
  scenario: string | null;
  scenario_confidence: number;
  moment: string;
  supported: boolean;
  engine: string;
  risk: string;
  risk_spans: Array<[number, number]>;
  alert: Array<string>;
  missing: Array<string>;
  signs: Array<SignSeen>;
  corrected: Array<PartCorrected>;
}
export interface MarkOut {
  start: number;
  end: number;
  kind: "adapt" | "fixed";
}
export interface ItemOut {
  item: string;
  revision: string;
  move: string;
  start: number;
  end: number;
}
export interface FindingOut {
  rule_id: string;
  category: string;
  severity: string;
  start: number;
  end: number;
  reason: string;
  alternative: string | null;
}
export interface SuggestionReady {
  sug: string;
  attempt: number;
  turn: string;
  at: string;
  kind: Kind;
  source: "guide" | "model";
  text: string;
  moves: Array<string>;
  marks: Array<MarkOut>;
  items: Array<ItemOut>;
  release: string;
  guide: string;
  locale: string;
  requested_locale: string;
  fallback: Array<string>;
  unreviewed: boolean;
  decision: string;
  findings: Array<FindingOut>;
}
export interface SuggestionBlocked {
  sug: string;
  attempt: number;
  turn: string;
  at: string;
  kind: Kind;
  rule: string;
  reason: string;
}
export interface SuggestionFailed {
  sug: string;
  attempt: number;
  turn: string;
  at: string;
  kind: Kind;
  reason: "no_guide" | "nothing_fits" | "unknown_language" | "needs_a_person" | "internal" | "unwatched" | "crashed" | "model_slow" | "model_failed" | "model_cut" | "model_busy" | "model_refused" | "model_empty" | "over_budget" | "wrong_language";
}
export interface SuggestionStart {
  sug: string;
  attempt: number;
  turn: string;
  at: string;
  kind: Kind;
  item: string;
  revision: string;
  variant: Variant | null;
  release: string;
  guide: string;
  locale: string;
  requested_locale: string;
  owner: string;
  left_out: boolean;
}
export interface ReplacedOut {
  start: number;
  end: number;
  rule_id: string;
  category: string;
  reason: string;
}
export interface SuggestionDelta {
  sug: string;
  attempt: number;
  off: number;
  text: string;
  replaced: Array<ReplacedOut>;
}
export interface SuggestionFinal {
  sug: string;
  attempt: number;
  at: string;
  len: number;
  hash8: string;
  decision: string;
  findings: Array<FindingOut>;
  model: string;
  stopped: "taken" | "agent" | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  cost_usd: number | null;
  first_ms: number | null;
  total_ms: number | null;
}
export interface SuggestionRetract {
  sug: string;
  attempt: number;
  at: string;
  reason: "no_guide" | "nothing_fits" | "unknown_language" | "needs_a_person" | "internal" | "unwatched" | "crashed" | "model_slow" | "model_failed" | "model_cut" | "model_busy" | "model_refused" | "model_empty" | "over_budget" | "wrong_language" | "blocked";
}
export interface SuggestionShown {
  sug: string;
  attempt: number;
  by: Person;
  at: string;
}
export interface SuggestionAccepted {
  sug: string;
  attempt: number;
  by: Person;
  at: string;
  mode: "insert" | "edit";
}
export interface SuggestionEnded {
  sug: string;
  attempt: number;
  end: End;
  at: string;
  by: Person | null;
  reason: string | null;
  message: string | null;
  retained: number | null;
  authored: number | null;
}
export interface Assigned {
  assignee: Person | null;
  team: string | null;
  at: string;
}
export interface Ready {
  conn: string;
  session: string;
  person: Person;
  role: string;
  hb_s: number;
  max_frame: number;
  resume_window_s: number;
  dur: "disk" | "mem";
  release: string;
  model: string | null;
  suggestions_on: boolean;
  languages: Array<string>;
  scenarios: Array<string>;
}
export interface ReplayBegin {
  after: number;
  to: number;
}
export interface ReplayEnd {
  seq: number;
}
export interface ConversationInfo {
  id: string;
  customer: string | null;
  channel: string;
  locale_hint: string | null;
  team: string | null;
  assignee: Person | null;
}
export interface SnapshotMessage {
  message: MessageAdded;
  reading: ReadingMade | null;
  deleted: boolean;
}
export interface SnapshotSuggestion {
  ready: SuggestionReady;
  shown: boolean;
  taken: boolean;
}
export interface SnapshotDraft {
  start: SuggestionStart;
  text: string;
  replaced: Array<ReplacedOut>;
  final: SuggestionFinal | null;
  shown: boolean;
  taken: boolean;
}
export interface State {
  info: ConversationInfo;
  messages: Array<SnapshotMessage>;
  suggestions: Array<SnapshotSuggestion>;
  last_failed: SuggestionFailed | SuggestionBlocked | null;
  drafts: Array<SnapshotDraft>;
  draft_failed: SuggestionFailed | SuggestionBlocked | SuggestionRetract | null;
}
export interface Snapshot {
  seq: number;
  state: State;
}
export interface Denied {
  code: NackCode;
}
export interface Ack {
  id: string;
  dup: boolean;
  ref: string | null;
  dur: "disk" | "mem";
}
export interface NackOut {
  id: string;
  code: NackCode;
  reason: string;
  retry_after_ms: number | null;
}
export interface Heartbeat {
  n: number;
  heads: Record<string, number>;
}
export interface Presence {
  people: Array<Person>;
}
export interface Drain {
  after_ms: number;
  jitter_ms: number;
}
export interface Notice {
  code: "degraded" | "recovered" | "suggestions_off" | "suggestions_on";
  what: string;
}
export interface Expiring {
  in_s: number;
}
export interface Client {
  name: string;
  ver: string;
}
export interface Sub {
  c: string;
  ep?: string | null;
  seq?: number | null;
}
export interface Hello {
  ticket: string;
  client?: Client | null;
  caps?: Array<string>;
  subs?: Array<Sub>;
  session?: string | null;
}
export interface Unsub {
  c: string;
}
export interface Beat {
  n: number;
  seqs?: Record<string, number>;
}
export interface Auth {
  ticket: string;
}
export interface Resync {
  c: string;
}
export interface AddMessage {
  op: "message.add";
  id: string;
  text: string;
  role?: Role;
  sug?: string | null;
  attempt?: number;
  override?: string | null;
}
export interface Shown {
  id: string;
  at?: string | null;
  sug: string;
  attempt?: number;
  op: "shown";
}
export interface Accept {
  id: string;
  at?: string | null;
  sug: string;
  attempt?: number;
  op: "accept";
  mode?: "insert" | "edit";
  len?: number | null;
}
export interface Dismiss {
  id: string;
  at?: string | null;
  sug: string;
  attempt?: number;
  op: "dismiss";
  reason?: DismissReason | null;
}
export interface Sent {
  op: "sent";
  id: string;
  text: string;
  sug?: string | null;
  attempt?: number;
  external_id?: string | null;
}
export interface Regenerate {
  id: string;
  at?: string | null;
  sug: string;
  attempt?: number;
  op: "regenerate";
  variant?: Variant | null;
}
export interface Ask {
  op: "ask";
  id: string;
  turn: string;
  kind?: "draft" | "question";
}
export interface Cancel {
  id: string;
  at?: string | null;
  sug: string;
  attempt?: number;
  op: "cancel";
}
export interface Correct {
  op: "correct";
  id: string;
  message: string;
  wrong: Wrong;
  should_be?: string | null;
}
export interface DurableBodies {
  "message.added": MessageAdded;
  "message.edited": MessageEdited;
  "message.deleted": MessageDeleted;
  "reading": ReadingMade;
  "suggestion.ready": SuggestionReady;
  "suggestion.blocked": SuggestionBlocked;
  "suggestion.failed": SuggestionFailed;
  "suggestion.start": SuggestionStart;
  "suggestion.delta": SuggestionDelta;
  "suggestion.final": SuggestionFinal;
  "suggestion.retract": SuggestionRetract;
  "suggestion.shown": SuggestionShown;
  "suggestion.accepted": SuggestionAccepted;
  "suggestion.ended": SuggestionEnded;
  "assignment": Assigned;
}
export interface PassingBodies {
  "ready": Ready;
  "replay.begin": ReplayBegin;
  "replay.end": ReplayEnd;
  "snapshot": Snapshot;
  "denied": Denied;
  "ack": Ack;
  "nack": NackOut;
  "hb": Heartbeat;
  "presence": Presence;
  "notice.drain": Drain;
  "notice": Notice;
  "auth.expiring": Expiring;
}
export type DurableFrame = {
  [T in keyof DurableBodies]: { v: 1; t: T; c: string; ep: string; seq: number; d: DurableBodies[T] };
}[keyof DurableBodies];
export type PassingFrame = {
  [T in keyof PassingBodies]: { v: 1; t: T; c?: string; ep?: string; d: PassingBodies[T] };
}[keyof PassingBodies];
export type ServerFrame = DurableFrame | PassingFrame;
export type Command = AddMessage | Shown | Accept | Dismiss | Sent | Regenerate | Ask | Cancel | Correct;
export type ClientBody =
  | { t: "hello"; d: Hello }
  | { t: "sub"; d: Sub }
  | { t: "unsub"; d: Unsub }
  | { t: "hb"; d: Beat }
  | { t: "auth"; d: Auth }
  | { t: "resync"; d: Resync }
  | { t: "cmd"; c: string; d: Command };
export type ClientFrame = { v?: 1 } & ClientBody;
