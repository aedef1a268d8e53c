/** The sidebar's one stylesheet. A page may set each `--tactful-…`; light and dark come from the browser otherwise. */

const CSS = `
:host {
  --paper: var(--tactful-paper, #f7f6f2); --surface: var(--tactful-surface, #ffffff);
  --sunken: var(--tactful-sunken, #edece6); --line: var(--tactful-line, #dfddd3);
  --ink: var(--tactful-ink, #1d2230); --ink-2: var(--tactful-ink-2, #545a6b);
  --accent: var(--tactful-accent, #27587f); --on-accent: var(--tactful-on-accent, #ffffff);
  --low: var(--tactful-low, #2f6d53); --low-soft: var(--tactful-low-soft, #dfeee7);
  --medium: var(--tactful-medium, #7c5306); --medium-soft: var(--tactful-medium-soft, #f6ead0);
  --high: var(--tactful-high, #a03d25); --high-soft: var(--tactful-high-soft, #f8e2da);
  --held: var(--tactful-held, #5f3f95); --held-soft: var(--tactful-held-soft, #ebe4f6);
  display: block; block-size: 100%; min-inline-size: 0; color: var(--ink); background: var(--paper);
  font: 14.5px/1.5 var(--tactful-font, Inter, system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK JP", sans-serif);
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --paper: var(--tactful-paper, #13151a); --surface: var(--tactful-surface, #1b1e25);
    --sunken: var(--tactful-sunken, #262a34); --line: var(--tactful-line, #333845);
    --ink: var(--tactful-ink, #eceef2); --ink-2: var(--tactful-ink-2, #adb3c1);
    --accent: var(--tactful-accent, #8dbde8); --on-accent: var(--tactful-on-accent, #10202f);
    --low: var(--tactful-low, #84c7a8); --low-soft: var(--tactful-low-soft, #1b3027);
    --medium: var(--tactful-medium, #e2b662); --medium-soft: var(--tactful-medium-soft, #362c16);
    --high: var(--tactful-high, #eb957c); --high-soft: var(--tactful-high-soft, #3b221a);
    --held: var(--tactful-held, #c3aaec); --held-soft: var(--tactful-held-soft, #2c2339);
  }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.side { container-type: inline-size; display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding: 10px 14px; min-block-size: 52px;
  background: var(--surface); border-block-end: 1px solid var(--line); }
.bar h2 { font-size: 14.5px; font-weight: 600; margin: 0; }
.chips { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 4px 6px; } .chips:empty { display: none; }
.status { display: flex; align-items: center; gap: 6px; margin-inline-start: auto; font-size: 12px; color: var(--ink-2); }
.dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--medium); }
.dot.live { background: var(--low); } .dot.offline, .dot.stopped { background: var(--high); border-radius: 1px; }
.chip { display: inline-flex; align-items: center; padding: 2px 8px; border-radius: 99px; font-size: 12px;
  background: var(--sunken); color: var(--ink-2); }
.chip.held { background: var(--held-soft); color: var(--held); }
.chip.draft { background: var(--medium-soft); color: var(--medium); }
.chip.newer { background: var(--accent); color: var(--on-accent); }
.scroll { flex: 1; min-block-size: 0; overflow: auto; overflow-anchor: none; padding: 12px; }
.scroll > div { display: flex; flex-direction: column; gap: 12px; }
.scroll > div:not(:empty) { margin-block-end: 12px; }
.scroll > .spacer { margin: 0; }
.card, .empty, .banner { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; }
.card.first { border-color: var(--accent); }
.card.old { border-style: dashed; }
.card.old .primary, .card:not(.first) .primary { background: none; border-color: var(--line); color: inherit; }
.reading { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 10px; align-items: center; }
.reading > .wide { grid-column: 1 / -1; }
.feel { font-size: 17px; font-weight: 650; margin: 0; } .how { margin: 0; }
.feel.high { color: var(--high); } .feel.medium { color: var(--medium); } .feel.low { color: var(--low); }
.small { font-size: 12px; color: var(--ink-2); margin: 0; } q { overflow-wrap: anywhere; }
.spark { display: block; overflow: visible; } .spark .high { fill: var(--high-soft); } .spark .medium { fill: var(--medium-soft); }
.spark .low { fill: var(--low-soft); } .spark polyline { fill: none; stroke: var(--ink); stroke-width: 1.8; }
.spark circle { fill: var(--surface); stroke: var(--ink); stroke-width: 1.6; } .spark .last { fill: var(--ink); }
.spark .worse { stroke: var(--high); stroke-width: 2.4; } .spark .better { stroke: var(--low); stroke-width: 2.4; }
.correct { display: grid; gap: 6px; margin-block: 4px 6px; padding: 10px 12px; border-radius: 8px; background: var(--sunken); }
.reading .plain { font-size: 12px; } .pick { display: grid; grid-template-columns: minmax(60px, auto) minmax(0, 1fr); gap: 8px; align-items: center; }
.pick .row { gap: 4px; } .pick button { font-size: 12px; padding: 1px 8px; min-block-size: 28px; border-radius: 99px; }
.pick button[aria-pressed="true"] { border-color: currentColor; font-weight: 600; }
.pick .low[aria-pressed="true"] { background: var(--low-soft); color: var(--low); }
.pick .medium[aria-pressed="true"] { background: var(--medium-soft); color: var(--medium); }
.pick .high[aria-pressed="true"] { background: var(--high-soft); color: var(--high); }
select { font: inherit; font-size: 13px; color: inherit; background: var(--surface); border: 1px solid var(--line);
  border-radius: 8px; padding: 2px 8px; min-block-size: 28px; min-inline-size: 0; cursor: pointer; }
.steps { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none; font-size: 12px; }
.steps li { padding: 1px 8px; border-radius: 99px; background: var(--ink); color: var(--paper); }
.steps li + li::before { content: none; }
.card header { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 4px 6px; }
.card h3 { font-size: 13px; font-weight: 600; margin: 0; margin-inline-end: auto; }
.text { margin: 6px 0 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
.adapt { text-decoration: underline dashed 1px var(--ink-2); text-underline-offset: 4px; }
.fixed { text-decoration: underline solid 1px var(--ink-2); text-underline-offset: 4px; }
.row { display: flex; flex-wrap: wrap; gap: 6px; } .row button { padding-inline: 9px; gap: 5px; }
button { font: inherit; font-size: 13px; color: inherit; background: var(--surface); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 10px; min-block-size: 32px; min-inline-size: 32px; cursor: pointer;
  display: inline-flex; align-items: center; justify-content: center; gap: 6px; }
button:hover { border-color: var(--ink-2); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.plain { border: none; background: none; padding: 0 2px; min-block-size: 24px; text-decoration: underline; }
kbd { font: 600 11px/1 inherit; font-family: inherit; border: 1px solid currentColor; border-radius: 4px; padding: 1px 4px; opacity: .8; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note { border-inline-start: 3px solid var(--held); background: var(--held-soft); border-radius: 0 8px 8px 0;
  padding: 6px 10px; margin: 0 0 10px; font-size: 13px; }
details.note summary { cursor: pointer; list-style: none; min-block-size: 24px; }
details.note summary::-webkit-details-marker { display: none; }
details.note summary u { font-size: 12px; white-space: nowrap; }
details.note code { font-size: 12px; color: var(--ink-2); } details.note p { margin: 4px 0 0; } .notes { display: contents; }
.draft .text { min-block-size: 1.5em; } .small.alt:empty, .said:empty { display: none; }
.variants { gap: 4px; margin-block-start: 8px; }
.variants button { font-size: 12px; min-block-size: 26px; padding: 1px 5px; border-radius: 99px; color: var(--ink-2); }
.variants button:hover { color: var(--ink); }
.writing { animation: appear 0s .4s both; }
@keyframes appear { from { visibility: hidden; } }
.caret { display: inline-block; inline-size: 7px; block-size: 1.05em; margin-inline-start: 2px; vertical-align: -2px;
  background: var(--accent); animation: caret 1.1s steps(2, jump-none) infinite; }
@keyframes caret { to { opacity: .15; } }
@media (prefers-reduced-motion: reduce) { .caret { animation: none; } }
button:disabled { opacity: .5; cursor: default; }
.nodraft h3 { margin: 0 0 2px; } .nodraft p { margin: 0 0 8px; font-size: 13px; color: var(--ink-2); }
.nodraft.held { border-color: var(--held); background: var(--held-soft); } .nodraft.held p { color: var(--ink); }
.say { font-size: 13px; margin: 8px 0 0; color: var(--ink-2); } .variants ~ .alt { margin-block-start: 6px; }
.legend { margin-block-start: 8px; }
.why { margin-block-start: 8px; } .why p { font-size: 13px; margin: 0 0 6px; }
.empty h3, .banner h3 { font-size: 14.5px; font-weight: 600; margin: 0 0 2px; }
.empty p, .banner p { margin: 0; color: var(--ink-2); font-size: 13px; }
.empty { border-style: dashed; background: none; }
.empty.blocked { border-style: solid; border-color: var(--held); background: var(--held-soft); }
.banner { border-color: var(--medium); background: var(--medium-soft); } .banner p { color: var(--ink); }
.day { display: flex; flex-wrap: wrap; gap: 0 12px; justify-content: space-between; padding: 8px 14px; font-size: 12px;
  color: var(--ink-2); background: var(--surface); border-block-start: 1px solid var(--line); }
.day:empty { display: none; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (width < 372px) { kbd, .alt { display: none; } }
@media (forced-colors: active) { .dot { forced-color-adjust: none; } .card.first { border-width: 2px; } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

export function stylesheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
