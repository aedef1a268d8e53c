/** Importing this makes `<tactful-sidebar>` known to the page. */

import { TactfulSidebar } from "./element.js";

if (!customElements.get("tactful-sidebar")) customElements.define("tactful-sidebar", TactfulSidebar);
