import "uplot/dist/uPlot.min.css";
import "./lab.css";
import "./curves.css";
import "./editor.css";
import "./results.css";
import "./history.css";
import { openHistory } from "./history.js";
import { openLab } from "./lab.js";

document.querySelectorAll("[data-lab]").forEach(openLab);
document.querySelectorAll("[data-past]").forEach(openHistory);
