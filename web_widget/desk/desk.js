/** The desk: the agent, the sidebar beside them, and the frames below; in the demo a customer on the other side, too. */

import { ask } from "../parts/http.js";
import { signOut } from "../parts/sign-out.js";
import "../sidebar/define.js";
import { h } from "../sidebar/dom.js";
import { Session } from "../sidebar/session.js";
import { AgentPane } from "./agent.js";
import { AlertsButton } from "./alerts.js";
import { CustomerPane } from "./customer.js";
import { Frames } from "./frames.js";
import { Switcher } from "./switcher.js";

/** @typedef {import("../sidebar/element.js").TactfulSidebar} TactfulSidebar */
/** @typedef {{person: {id: string, name: string}, role: string, workspace: {name: string}, sees_alerts: boolean, demo: boolean}} Me */
/** @typedef {{customer_token: string, samples: import("./customer.js").Sample[]}} Desk */

const REFRESH_MS = 4_000;
const TABS = [["customer", "Customer"], ["agent", "Agent"], ["tactful", "Tactful"]];

const alertBox = h("p", { class: "trouble", role: "alert", hidden: true });

/** @param {string} text */
function trouble(text) {
  alertBox.replaceChildren(text, h("button", { onclick: () => (alertBox.hidden = true) }, "Close"));
  alertBox.hidden = false;
}

/** @param {unknown} error */
function troubled(error) {
  trouble(error instanceof Error ? error.message : String(error));
}

/**
 * @param {Me} me
 * @param {Desk | null} desk  what the demo has beside; null for a team's own desk
 */
function build(me, desk) {
  const session = new Session();
  const sidebar = /** @type {TactfulSidebar} */ (document.createElement("tactful-sidebar"));
  sidebar.session = session;
  const frames = new Frames();
  const alerts = new AlertsButton(open);
  const current = () => switcher.current;
  const switcher = new Switcher(open, trouble);
  const agent = new AgentPane({ session, current, me: me.person.id, switcher: switcher.element });
  const customer = desk && new CustomerPane({
    token: desk.customer_token,
    samples: desk.samples,
    current,
    begin: (customer, locale) => switcher.begin({ customer, locale_hint: locale }),
    trouble,
  });

  /** @param {string} id */
  function open(id) {
    if (id === "" || id === switcher.current) return;
    switcher.current = id;
    history.replaceState(null, "", `${location.pathname}${location.search}#${id}`);
    agent.turn();
    sidebar.conversation = id;
    show();
  }

  function show() {
    const state = switcher.current ? session.stateOf(switcher.current) : null;
    agent.show(state);
    customer?.show(state);
  }

  session.addEventListener("state", show);
  session.addEventListener("status", show);
  session.addEventListener("frame", (event) => frames.add(/** @type {CustomEvent} */ (event).detail));
  sidebar.addEventListener("tactful-take", (event) => {
    showPane("agent");
    agent.take(/** @type {CustomEvent} */ (event).detail);
  });
  document.body.replaceChildren(
    alertBox,
    topBar(me, alerts.element),
    h("main", { class: customer ? "desk" : "desk two" }, customer?.element, agent.element,
      h("aside", { class: "pane tactful", id: "pane-tactful", "aria-label": "Tactful" }, sidebar)),
    frames.element,
  );
  showPane("agent");
  session.open();
  show();
  if (me.sees_alerts) void alerts.follow().catch(troubled);
  return { switcher, open };
}

/**
 * @param {Me} me
 * @param {Node} alerts
 */
function topBar(me, alerts) {
  const tabs = TABS.filter(([pane]) => me.demo || pane !== "customer").map(([pane, name]) =>
    h("button", { "data-tab": pane, "aria-controls": `pane-${pane}`, onclick: () => showPane(pane) }, name));
  const who = me.demo ? chooser(me) : h("div", { class: "who small" }, h("span", { class: "muted" }, me.person.name), signOut());
  const reports = (me.demo || me.role !== "agent") && h("a", { class: "small", href: "/qa" }, "What became of the lines");
  return h("header", { class: "top" }, h("h1", null, "Desk"), h("span", { class: "small muted workspace" }, me.workspace.name),
    alerts, h("nav", { class: "tabs", "aria-label": "Panes" }, ...tabs),
    reports, who);
}

/** On the demo desk anybody may be anybody. @param {Me} me */
function chooser(me) {
  const links = ["ana", "ben", "sofia"].map((name) =>
    h("a", { href: `/desk?as=${name}`, "aria-current": me.person.name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").startsWith(name) ? "true" : null }, name));
  return h("nav", { class: "who small", "aria-label": "Be somebody else" }, h("span", { class: "muted" }, `You are ${me.person.name}. Be: `), ...links);
}

/** Narrow screens show one pane at a time. @param {string} pane */
function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    tab.setAttribute("aria-pressed", String(tab.getAttribute("data-tab") === pane));
  }
}

async function start() {
  const me = /** @type {Me} */ (await ask("/v1/me"));
  const desk = me.demo ? /** @type {Desk} */ (await ask("/v1/desk")) : null;
  const { switcher, open } = build(me, desk);
  window.addEventListener("hashchange", () => open(location.hash.slice(1)));
  const listed = await switcher.refresh();
  const wanted = location.hash.slice(1) || listed[0]?.id;
  if (wanted) open(wanted);
  await switcher.refresh();
  setInterval(() => {
    if (document.visibilityState === "visible") void switcher.refresh().catch(() => undefined); // the sidebar says what is wrong
  }, REFRESH_MS);
}

document.body.append(alertBox);
start().catch(troubled);
