import "katex/dist/katex.min.css";
import "./tokens.css";
import "./base.css";
import "./chrome.css";
import "./parts.css";
import "./prose.css";
import "./home.css";
import "./reading.css";
import "./api.css";
import "./courses.css";
import { keepPlace } from "./place.js";
import { markWhenRead } from "./reading.js";
import { reachScrollers } from "./scrollers.js";
import { themeSwitch } from "./theme.js";

reachScrollers(document);
document.querySelectorAll("[data-theme-switch]").forEach(themeSwitch);
document.querySelectorAll("[data-reading]").forEach(markWhenRead);
document.querySelectorAll("form[action='/language']").forEach(keepPlace);
