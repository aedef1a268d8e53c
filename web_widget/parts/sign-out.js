/** The end of a session: one button, and the page that says how to come back. */

import { h } from "../sidebar/dom.js";
import { ask } from "./http.js";

/** @returns {HTMLElement} */
export function signOut() {
  const trouble = h("span", { class: "tiny", role: "alert" });
  const button = h("button", { onclick: () => void end() }, "Sign out");

  async function end() {
    button.disabled = true;
    trouble.textContent = "";
    try {
      await ask("/sign-out", { method: "POST" });
      location.assign("/sign-in");
    } catch (error) {
      button.disabled = false;
      trouble.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  return h("span", { class: "sign-out" }, trouble, button);
}
