import "uplot/dist/uPlot.min.css";
import "../lab/curves.css";
import "./cells.css";
import { Session } from "../lab/session.js";
import { readWords } from "../lab/words.js";
import { LiveCell } from "./cell.js";

const page = document.querySelector("[data-cells]");
if (page) {
  const words = readWords(page);
  const session = new Session(page, words);
  page.querySelectorAll("[data-cell]").forEach((bar) => new LiveCell(bar, page.dataset.person, { words, session }));
}
