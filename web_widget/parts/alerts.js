/** Who should be looked after now: conversations that escalate, why, since when, and how long they wait. */

import { h } from "../sidebar/dom.js";
import { sayer, word } from "../sidebar/strings.js";
import { ask } from "./http.js";

/** @typedef {{id: string, name: string}} Person */
/** @typedef {{id: string, customer: string | null, channel: string, assignee: Person | null, band: string, reasons: string[], since: string, waiting_since: string | null, may_read: boolean}} Alert */
/** @typedef {{now: string, alerts: Alert[]}} Told */

const REFRESH_MS = 4_000;
const MINUTE_MS = 60_000;
const GLYPHS = new Map([["low", "▼"], ["medium", "◆"], ["high", "▲"]]);

export class Alerts {
  #say = sayer("en");
  #openAt;
  #known = new Set();
  #isFirst = true;
  #shown = "";
  #list = h("ul", { class: "alerts" });
  #spoken = h("p", { class: "unseen", role: "status" });
  element = h("div", { class: "alerts-box" }, this.#list, this.#spoken);
  /** @type {(count: number, inDanger: number) => void} */
  onCount = () => undefined;

  /** @param {((alert: Alert) => Node) | null} openAt  what leads to a conversation, named by what it gets; null: nothing does */
  constructor(openAt) {
    this.#openAt = openAt;
  }

  /** Reads it now and from then on, as long as somebody looks. @returns {Promise<void>} */
  async follow() {
    await this.refresh();
    setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh().catch(() => undefined); // the next one tells
    }, REFRESH_MS);
  }

  async refresh() {
    const { now, alerts } = /** @type {Told} */ (await ask("/v1/alerts"));
    this.#show(alerts, new Date(now));
    this.#tell(alerts);
    this.onCount(alerts.length, alerts.filter(({ reasons }) => reasons.includes("danger")).length);
  }

  /**
   * Built anew only when it says something else, so that nothing moves under a hand or an eye.
   * @param {Alert[]} alerts
   * @param {Date} now
   */
  #show(alerts, now) {
    const lines = alerts.map((alert) => ({ alert, waits: waiting(alert, now), since: clock(alert.since, now) }));
    const key = JSON.stringify(lines);
    if (key === this.#shown) return;
    this.#shown = key;
    const focused = document.activeElement?.closest("[data-alert]")?.getAttribute("data-alert");
    this.#list.replaceChildren(...(lines.length > 0 ? lines.map((line) => this.#line(line)) : [nobody()]));
    if (focused) /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-alert="${CSS.escape(focused)}"] :is(a, button)`))?.focus();
  }

  /** @param {{alert: Alert, waits: string | null, since: string}} line */
  #line({ alert, waits, since }) {
    const isDanger = alert.reasons.includes("danger");
    const why = alert.reasons.map((sign) => word(this.#say, "sign", sign)).join(" · ");
    const name = alert.customer ?? (alert.may_read ? "Customer" : "A customer");
    const lead = this.#openAt && alert.may_read ? this.#openAt(alert) : h("b", null, name);
    return h("li", { class: `alert-line ${isDanger ? "danger" : ""}`, "data-alert": alert.id },
      h("div", { class: "alert-head" }, lead,
        h("span", { class: `chip ${alert.band}` }, h("span", { "aria-hidden": "true" }, GLYPHS.get(alert.band) ?? "•"), word(this.#say, "band", alert.band)),
        waits && h("span", { class: "alert-waits small" }, waits)),
      h("p", { class: "alert-why" }, why),
      h("p", { class: "tiny muted" }, `since ${since} · ${alert.channel} · `, alert.assignee ? `with ${alert.assignee.name}` : "with nobody yet"));
  }

  /** What is new, for those who hear the page; what was there at the start is not. @param {Alert[]} alerts */
  #tell(alerts) {
    const fresh = alerts.filter(({ id }) => !this.#known.has(id));
    this.#known = new Set(alerts.map(({ id }) => id));
    if (fresh.length > 0 && !this.#isFirst) {
      const [{ customer, reasons }] = fresh;
      this.#spoken.textContent = `${customer ?? "A customer"} needs somebody: ${reasons.map((sign) => word(this.#say, "sign", sign)).join(", ")}`;
    }
    this.#isFirst = false;
  }
}

function nobody() {
  return h("li", { class: "alert-none" }, h("b", null, "Nobody needs you right now"),
    h("p", { class: "small muted" }, "A conversation comes up here when somebody is in danger, threatens or asks for a manager, grows angrier or stays upset, or when several lighter signs come together, such as a long wait."));
}

/**
 * @param {Alert} alert
 * @param {Date} now
 */
function waiting({ waiting_since: since }, now) {
  if (since === null) return null;
  const minutes = Math.floor((now.getTime() - new Date(since).getTime()) / MINUTE_MS);
  if (minutes < 1) return "wrote just now";
  return minutes < 120 ? `waits ${minutes} min` : `waits ${Math.floor(minutes / 60)} h`;
}

/**
 * @param {string} at
 * @param {Date} now
 */
function clock(at, now) {
  const moment = new Date(at);
  const time = moment.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit" });
  return moment.toDateString() === now.toDateString() ? time : `yesterday, ${time}`;
}
