import "uplot/dist/uPlot.min.css";
import "./lab.css";
import "./curves.css";
import "./results.css";
import { openLab } from "./lab.js";

const root = document.querySelector("[data-lab]");
if (root) {
  openLab(root);
}
