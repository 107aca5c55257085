import "./operations.css";
import { keepFresh } from "./fresh.js";

const live = document.querySelector("[data-live]");
if (live) {
  keepFresh(document.querySelector("[data-refresh]"));
}
