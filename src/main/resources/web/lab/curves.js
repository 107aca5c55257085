import { Picture } from "./picture.js";

const MOST_EARLIER = 3; // earlier runs that stand behind the present one
const COMPARE = "gradus.compare";

/**
 * What a run's metrics draw: one small picture for each metric; metrics whose names share what stands before a slash, such
 * as loss/batch and loss/single, share a picture. Earlier runs of the same kind stay behind in grey.
 * Without a past, as in lessons, only the runs of this visit stay behind.
 * window.gradus.curve is the page's own record of what was drawn: one entry {at, points} a drawing, at in ms since the epoch.
 */
export class Chart {
  constructor(root, words, past) {
    this.place = root.querySelector("[data-curves]");
    this.empty = root.querySelector("[data-no-curve]");
    this.switch = root.querySelector("[data-compare]");
    this.words = words;
    this.past = past;
    this.pictures = new Map();
    this.run = null; // {id, number, mode, series: name → (step → value)}
    this.earlier = []; // the same, newest first
    this.comparing = !this.switch || localStorage.getItem(COMPARE) !== "off";
    window.gradus = { ...window.gradus, curve: [] };
    window.addEventListener("gradus:theme", () => this.redraw());
    window.addEventListener("gradus:resize", () => this.pictures.forEach((picture) => picture.resize()));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
    new ResizeObserver(() => this.pictures.forEach((picture) => picture.resize())).observe(this.place);
    this.switch?.addEventListener("click", () => this.compare(!this.comparing));
  }

  /** A new run: what was drawn becomes background, unless that run was of the other kind, on other data. */
  begin({ id, number, mode }) {
    const before = this.run;
    if (before && before.mode !== mode) {
      this.earlier = [];
    } else if (before && before.number !== number && before.series.size > 0) {
      this.earlier = [before, ...this.earlier].slice(0, MOST_EARLIER);
    }
    this.run = { id, number, mode, series: new Map() };
    window.gradus.curve.length = 0;
    this.draw();
    if (this.past) {
      this.lookBack(this.run);
    }
  }

  /** A restarted attempt: what it drew so far counts for nothing. */
  clear() {
    this.run?.series.clear();
    window.gradus.curve.length = 0;
    this.draw();
  }

  add({ name, step, value }) {
    if (!this.run.series.has(name)) {
      this.run.series.set(name, new Map());
    }
    this.run.series.get(name).set(step, Number(value)); // "NaN" and "Infinity" come as text
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  /** Everything at once, of a run that is over. */
  fill(series) {
    this.run.series = series;
    this.draw();
  }

  async lookBack(run) {
    try {
      const found = await this.past.before(run, MOST_EARLIER);
      if (run === this.run) {
        this.earlier = found;
        this.draw();
      }
    } catch {
      // the present run's curve is there without them
    }
  }

  compare(on) {
    this.comparing = on;
    localStorage.setItem(COMPARE, on ? "on" : "off");
    this.draw();
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    const behind = this.comparing ? this.earlier : [];
    if (this.switch) {
      this.switch.hidden = this.earlier.length === 0;
      this.switch.setAttribute("aria-pressed", String(this.comparing));
    }
    this.pictureNames().forEach((name) => this.picture(name).draw(this.run, behind));
    const points = Math.max(0, ...[...this.run.series.values()].map((line) => line.size));
    window.gradus.curve.push({ at: Date.now(), points });
  }

  /** Those that the runs in sight draw; a picture that none of them has any more goes. */
  pictureNames() {
    const runs = this.run.series.size > 0 ? [this.run] : [this.run, ...this.earlier];
    const names = new Set(runs.flatMap((run) => [...run.series.keys()].map((name) => name.split("/")[0])));
    this.pictures.forEach((picture, name) => {
      if (!names.has(name)) {
        picture.remove();
        this.pictures.delete(name);
      }
    });
    this.empty.hidden = names.size > 0;
    return names;
  }

  picture(name) {
    if (!this.pictures.has(name)) {
      const picture = new Picture(name, this.words, this.past?.lab);
      this.pictures.set(name, picture);
      this.place.append(picture.figure);
    }
    return this.pictures.get(name);
  }

  redraw() {
    this.pictures.forEach((picture) => picture.rebuild());
  }
}
