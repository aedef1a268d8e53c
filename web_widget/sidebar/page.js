/** The page /sidebar, for a frame beside a chat: `?conversation=conv_…&lang=es`. */

import "./define.js";

const asked = new URLSearchParams(location.search);
const sidebar = document.querySelector("tactful-sidebar");
for (const name of ["lang", "conversation"]) {
  const value = asked.get(name);
  if (value) sidebar?.setAttribute(name, value);
}
