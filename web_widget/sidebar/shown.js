/** Tells, once for each key, that half of an element was in view in a visible tab for 500 ms on end. */

const RATIO = 0.5;
const LONG_ENOUGH_MS = 500;

export class ShownWatch {
  /** @type {Map<Element, {key: string, inView: boolean, timer: ReturnType<typeof setTimeout> | undefined}>} */
  #watched = new Map();
  /** @type {Set<string>} */
  #told = new Set();
  #tell;
  #observer;

  /** @param {(key: string) => void} tell */
  constructor(tell) {
    this.#tell = tell;
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), { threshold: [0, RATIO] });
    document.addEventListener("visibilitychange", this.#restart);
  }

  /**
   * @param {Element} element
   * @param {string} key
   */
  watch(element, key) {
    if (this.#told.has(key)) return;
    this.#watched.set(element, { key, inView: false, timer: undefined });
    this.#observer.observe(element);
  }

  /** @param {Element} element */
  forget(element) {
    clearTimeout(this.#watched.get(element)?.timer);
    this.#watched.delete(element);
    this.#observer.unobserve(element);
  }

  stop() {
    for (const element of [...this.#watched.keys()]) this.forget(element);
    document.removeEventListener("visibilitychange", this.#restart);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, intersectionRatio } of entries) {
      const watched = this.#watched.get(target);
      if (!watched) continue;
      watched.inView = intersectionRatio >= RATIO;
      this.#clock(target);
    }
  }

  #restart = () => {
    for (const element of this.#watched.keys()) this.#clock(element);
  };

  /** @param {Element} element */
  #clock(element) {
    const watched = this.#watched.get(element);
    if (!watched) return;
    clearTimeout(watched.timer);
    if (!watched.inView || document.visibilityState !== "visible") return;
    watched.timer = setTimeout(() => {
      this.#told.add(watched.key);
      this.forget(element);
      this.#tell(watched.key);
    }, LONG_ENOUGH_MS);
  }
}
