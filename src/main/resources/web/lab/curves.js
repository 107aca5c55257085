import uPlot from "uplot";

const MOST_GHOSTS = 3; // earlier runs that stay visible in grey
const HEIGHT = 190; // CSS pixels

/**
 * One small picture for each metric of a run, drawn as its points arrive; earlier runs of this visit stay behind in grey.
 * window.gradus.curve is the page's own record of what was drawn: one entry {at, points} a drawing, at in ms since the epoch.
 */
export class Chart {
  constructor(root, words) {
    this.place = root.querySelector("[data-curves]");
    this.empty = root.querySelector("[data-no-curve]");
    this.words = words;
    this.curves = new Map();
    window.gradus = { ...window.gradus, curve: [] };
    window.addEventListener("gradus:theme", () => this.redraw());
    window.addEventListener("gradus:resize", () => this.resize());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
    new ResizeObserver(() => this.resize()).observe(this.place);
  }

  /** A new run: what was drawn becomes background, unless that run was of the other kind, on other data. */
  begin(mode) {
    this.curves.forEach((curve) => (mode === this.mode ? curve.becomeGhost() : curve.forget()));
    this.mode = mode;
    window.gradus.curve.length = 0;
  }

  /** A restarted attempt: what it drew so far counts for nothing. */
  clear() {
    this.curves.forEach((curve) => curve.clear());
    window.gradus.curve.length = 0;
  }

  add({ name, step, value }) {
    if (!this.curves.has(name)) {
      const curve = new Curve(name, this.words);
      this.curves.set(name, curve);
      this.place.append(curve.figure);
      this.empty.hidden = true;
    }
    this.curves.get(name).add(step, Number(value)); // "NaN" and "Infinity" come as text
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.frame = null;
    this.curves.forEach((curve) => curve.draw());
    const points = Math.max(0, ...[...this.curves.values()].map((curve) => curve.drawn()));
    window.gradus.curve.push({ at: Date.now(), points });
  }

  redraw() {
    this.curves.forEach((curve) => curve.rebuild());
  }

  resize() {
    this.curves.forEach((curve) => curve.resize());
  }
}

class Curve {
  constructor(name, words) {
    this.name = name;
    this.words = words;
    this.points = new Map(); // step → value
    this.ghosts = [];
    this.figure = document.createElement("figure");
    this.figure.className = "curve";
    this.caption = document.createElement("figcaption");
    this.title = document.createElement("span");
    this.value = document.createElement("output");
    this.caption.append(this.title, this.value, this.scaleSwitch());
    this.title.textContent = name;
    this.canvas = document.createElement("div");
    this.canvas.setAttribute("aria-hidden", "true"); // the table below says it in numbers
    this.figure.append(this.caption, this.canvas, this.numbers());
  }

  add(step, value) {
    this.points.set(step, value);
  }

  clear() {
    this.points.clear();
    this.draw();
  }

  becomeGhost() {
    if (this.points.size > 1) {
      this.ghosts = [...this.ghosts, this.points].slice(-MOST_GHOSTS);
    }
    this.points = new Map();
    this.rebuild();
  }

  forget() {
    this.ghosts = [];
    this.points = new Map();
    this.rebuild();
  }

  drawn() {
    return this.points.size;
  }

  sorted(points) {
    const steps = [...points.keys()].sort((one, other) => one - other);
    return [steps, steps.map((step) => (this.shown(points.get(step)) ? points.get(step) : null))];
  }

  shown(value) {
    return Number.isFinite(value) && (!this.logarithmic || value > 0);
  }

  data() {
    return uPlot.join([...this.ghosts, this.points].map((points) => this.sorted(points)));
  }

  draw() {
    const last = [...this.points.entries()].at(-1);
    this.value.textContent = last
      ? this.words.say("at-step", { value: this.words.number(last[1]), step: this.words.size(last[0]) })
      : "";
    if (!this.plot) {
      this.rebuild();
    } else {
      this.plot.setData(this.data());
    }
    if (this.details.open) {
      this.fillTable();
    }
  }

  rebuild() {
    this.plot?.destroy();
    this.plot = null;
    if (this.figure.isConnected && this.canvas.clientWidth > 0) {
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
    button.className = "scale";
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
    this.onGrid = (value) => (!this.logarithmic || Number.isInteger(Math.log10(value)) ? value : null);
    const ghost = { stroke: colour("--ghost"), width: 1.25, spanGaps: true, points: { show: false } };
    return {
      width: this.canvas.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 24, 0, 0],
      scales: { x: { time: false }, y: this.logarithmic ? { distr: 3 } : {} },
      axes: [
        { ...axis, size: 28, values: (plot, steps) => steps.map((step) => this.words.size(step)) },
        { ...axis, size: 52, grid: { ...grid, filter: (plot, values) => values.map(this.onGrid) }, values: (plot, values) => values.map((value) => (value === null ? "" : this.words.number(value, 3))) },
      ],
      series: [{}, ...this.ghosts.map(() => ghost),
        { stroke: colour("--accent"), width: 2.25, spanGaps: true, points: { show: false } }],
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
    this.details.addEventListener("toggle", () => this.details.open && this.fillTable());
    return this.details;
  }

  fillTable() {
    const steps = [...this.points.keys()].sort((one, other) => one - other);
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const title of [this.words.say("step"), this.name]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = title;
      head.append(cell);
    }
    const body = table.createTBody();
    steps.forEach((step) => {
      const row = body.insertRow();
      row.insertCell().textContent = this.words.size(step);
      row.insertCell().textContent = this.words.number(this.points.get(step), 6);
    });
    this.table.replaceChildren(table);
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
