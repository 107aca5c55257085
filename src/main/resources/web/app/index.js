import "katex/dist/katex.min.css";
import "./tokens.css";
import "./base.css";
import "./chrome.css";
import "./parts.css";
import "./prose.css";
import "./home.css";
import "./reading.css";
import "./api.css";
import { reachScrollers } from "./scrollers.js";
import { themeSwitch } from "./theme.js";

reachScrollers(document);
document.querySelectorAll("[data-theme-switch]").forEach(themeSwitch);
