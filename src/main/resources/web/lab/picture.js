import uPlot from "uplot";
import { legend } from "./legend.js";
import { fillTable } from "./numbers.js";

const HEIGHT = 190; // CSS pixels
const COLOURS = ["--accent", "--line-2", "--line-3", "--line-4"];
const DASHES = [[], [9, 5], [2, 4], [11, 4, 2, 4]]; // lines differ without their colours
const BEHIND = [[], [6, 3], [2, 3]];

/** The curves of one metric: of the present run in colour, of earlier ones thin and grey behind it. */
export class Picture {
  constructor(name, words, lab) {
    this.name = name;
    this.words = words;
    this.lab = lab;
    this.lines = [];
    this.figure = document.createElement("figure");
    this.figure.className = "curve";
    const caption = document.createElement("figcaption");
    const title = document.createElement("span");
    title.textContent = name;
    this.value = document.createElement("output");
    caption.append(title, this.value, this.scaleSwitch());
    this.canvas = document.createElement("div");
    this.canvas.className = "canvas";
    this.canvas.setAttribute("aria-hidden", "true"); // the table below says it in numbers
    this.legend = document.createElement("ul");
    this.legend.className = "legend";
    this.figure.append(caption, this.canvas, this.legend, this.numbers());
  }

  remove() {
    this.plot?.destroy();
    this.figure.remove();
  }

  draw(run, earlier) {
    const lines = this.linesOf(run, earlier);
    const known = this.plot && this.lines.map((line) => line.key).join() === lines.map((line) => line.key).join();
    this.lines = lines;
    if (known) {
      this.plot.setData(this.data());
    } else {
      this.rebuild();
    }
    this.tell();
  }

  /** The present run's lines in the order in which they came, then the earlier runs', the newest first. */
  linesOf(run, earlier) {
    const present = this.part(run).map(([line, points], at) => ({
      key: `${run.number} ${line}`, run, line, points, colour: COLOURS[at % COLOURS.length], width: 2.25,
      dash: DASHES[at % DASHES.length],
    }));
    const several = present.length > 1 || earlier.some((before) => this.part(before).length > 1);
    const order = present.map((line) => line.line);
    const behind = (several ? earlier.slice(0, 1) : earlier).flatMap((before, age) =>
      this.part(before).map(([line, points], at) => ({
        key: `${before.number} ${line}`, run: before, line, points, colour: "--earlier", width: 1.25, behind: true,
        dash: several ? DASHES[(order.includes(line) ? order.indexOf(line) : at) % DASHES.length] : BEHIND[age],
      })));
    return [...present, ...behind];
  }

  part(run) {
    return [...run.series.entries()].filter(([name]) => name.split("/")[0] === this.name)
      .map(([name, points]) => [name.slice(this.name.length + 1), points]);
  }

  tell() {
    const present = this.lines.filter((line) => !line.behind);
    const last = present.length === 1 ? [...present[0].points.entries()].at(-1) : null;
    this.value.textContent = last
      ? this.words.say("at-step", { value: this.words.number(last[1]), step: this.words.size(last[0]) }) : "";
    legend(this.legend, this.lines, this.words, this.lab);
    if (this.details.open) {
      fillTable(this.table, this.name, this.lines, this.words);
    }
  }

  sorted(points) {
    const steps = [...points.keys()].sort((one, other) => one - other);
    return [steps, steps.map((step) => (this.shown(points.get(step)) ? points.get(step) : null))];
  }

  shown(value) {
    return Number.isFinite(value) && (!this.logarithmic || value > 0);
  }

  /** Drawn from behind to front. */
  data() {
    return uPlot.join([...this.lines].reverse().map((line) => this.sorted(line.points)));
  }

  rebuild() {
    this.plot?.destroy();
    this.plot = null;
    if (this.figure.isConnected && this.canvas.clientWidth > 0 && this.lines.length > 0) {
      this.plot = new uPlot(this.options(), this.data(), this.canvas);
    }
  }

  resize() {
    if (!this.plot) {
      this.rebuild();
    } else if (this.canvas.clientWidth > 0 && this.plot.width !== this.canvas.clientWidth) {
      this.plot.setSize({ width: this.canvas.clientWidth, height: HEIGHT });
    }
  }

  /** A loss that falls by powers of ten says more on a logarithmic scale; one that is not positive can't be on one. */
  scaleSwitch() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toggle";
    button.textContent = this.words.say("log-scale");
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      this.logarithmic = !this.logarithmic;
      button.setAttribute("aria-pressed", String(this.logarithmic));
      this.rebuild();
    });
    return button;
  }

  options() {
    const ink = colour("--muted");
    const grid = { stroke: colour("--line"), width: 1 };
    const font = `12px ${getComputedStyle(document.documentElement).fontFamily}`;
    const axis = { stroke: ink, grid, ticks: { ...grid, size: 4 }, font, gap: 4 };
    const onGrid = (value) => (!this.logarithmic || Number.isInteger(Math.log10(value)) ? value : null);
    const label = (value) => (value === null ? "" : this.words.number(value, 3));
    return {
      width: this.canvas.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 24, 0, 0],
      scales: { x: { time: false }, y: this.logarithmic ? { distr: 3 } : {} },
      axes: [
        { ...axis, size: 28, values: (plot, steps) => steps.map((step) => this.words.size(step)) },
        { ...axis, size: 52, grid: { ...grid, filter: (plot, values) => values.map(onGrid) },
          values: (plot, values) => values.map(label) },
      ],
      series: [{}, ...[...this.lines].reverse().map((line) => ({
        stroke: colour(line.colour), width: line.width, dash: line.dash, spanGaps: true, points: { show: false },
      }))],
    };
  }

  numbers() {
    this.details = document.createElement("details");
    this.details.className = "numbers";
    const summary = document.createElement("summary");
    summary.textContent = this.words.say("numbers", { name: this.name });
    this.table = document.createElement("div");
    this.table.className = "scroll";
    this.table.tabIndex = 0;
    this.table.setAttribute("role", "region");
    this.table.setAttribute("aria-label", this.words.say("numbers", { name: this.name }));
    this.details.append(summary, this.table);
    this.details.addEventListener("toggle", () => this.details.open && fillTable(this.table, this.name, this.lines, this.words));
    return this.details;
  }
}

/** What a token is just now: the canvas knows no custom properties, and light-dark() is resolved only in a real colour. */
function colour(token) {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
