/** Elements from values. Text becomes text nodes, never markup. */

/** @typedef {string | number | boolean | null | undefined | ((event: Event) => void)} Value */
/** @typedef {Node | string | null | undefined | false} Child */

/**
 * A value that is a function listens to the event that the name says (`onclick`); null and false are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Value> | null} [values]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, values, ...children) {
  const element = document.createElement(tag);
  give(element, values ?? {});
  element.append(...present(children));
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, Value>} values
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, values, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", tag));
  give(element, values);
  element.append(...present(children));
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, Value>} values
 */
function give(element, values) {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (
    children.filter((child) => child !== null && child !== undefined && child !== false)
  );
}
