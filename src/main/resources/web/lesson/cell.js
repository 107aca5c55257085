import { follow } from "../lab/follow.js";
import { Log } from "../lab/log.js";
import { Problems } from "./problems.js";

const FILE = "Cell.java";

/**
 * A program in a lesson that can be changed and run in its place. What the reader changed stays in this browser. The
 * editor comes when somebody wants to type, the curve when a metric arrives; before that they weigh nothing.
 */
export class LiveCell {
  constructor(bar, person, { words, session }) {
    this.id = bar.dataset.cell;
    this.words = words;
    this.session = session;
    this.root = bar.closest(".cell");
    this.text = this.root.querySelector("pre");
    this.results = this.root.querySelector("[data-results]");
    this.status = this.root.querySelector("[data-run-state]");
    this.buttons = Object.fromEntries(["run", "stop", "edit", "reset"].map((name) => [name, bar.querySelector(`[data-do="${name}"]`)]));
    this.log = new Log(this.root, words);
    this.problems = new Problems(this.root, words, (one) => this.goTo(one));
    this.original = this.text.textContent.replace(/\n$/, "");
    this.key = `gradus.cell.${person}.${this.id}`;
    this.restore();
    this.listen();
  }

  get code() {
    return this.editor ? this.editor.text() : this.text.textContent.replace(/\n$/, "");
  }

  restore() {
    const kept = localStorage.getItem(this.key);
    if (kept !== null && kept !== this.original) {
      this.text.firstElementChild.textContent = `${kept}\n`;
    }
    this.mark();
  }

  listen() {
    const { run, stop, edit, reset } = this.buttons;
    run.addEventListener("click", () => this.run());
    stop.addEventListener("click", () => this.stop());
    edit.addEventListener("click", () => this.edit());
    reset.addEventListener("click", () => this.reset());
    run.disabled = edit.disabled = false;
    this.text.addEventListener("click", (event) => {
      if (document.getSelection().isCollapsed) { // who marks text to copy it does not want an editor
        this.edit({ x: event.clientX, y: event.clientY });
      }
    });
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
        event.preventDefault();
        this.run();
      }
    });
  }

  /** @param place in the window where the cursor shall be; at the start if there is none */
  async edit(place) {
    await this.opened();
    this.editor.focus(place);
  }

  opened() {
    this.opening ??= import("./editor.js").then(({ openEditor }) => {
      this.editor = openEditor(this.text, this.code, this.words, {
        changed: (text) => this.keep(text),
        run: () => this.run(),
      });
      this.problems.show(this.editor);
      this.buttons.edit.hidden = true;
    });
    return this.opening;
  }

  keep(text) {
    if (text === this.original) {
      localStorage.removeItem(this.key);
    } else {
      localStorage.setItem(this.key, text);
    }
    this.mark();
  }

  mark() {
    this.buttons.reset.hidden = localStorage.getItem(this.key) === null;
  }

  /** The lesson's own program again; in the editor, undo brings the reader's back. */
  reset() {
    if (this.editor) {
      this.editor.replace(this.original);
      this.editor.focus();
      return;
    }
    this.text.firstElementChild.textContent = `${this.original}\n`;
    this.keep(this.original);
    this.buttons.edit.focus();
  }

  async run() {
    if (this.busy) {
      return;
    }
    this.begin();
    try {
      const run = await this.session.call("POST", `/labs/${this.id}/runs`, { mode: "practice", files: { [FILE]: `${this.code}\n` } });
      this.watch(run);
    } catch (failure) {
      const other = failure.status === 409 && (await this.ownOpenRun(failure.problem?.values?.run));
      if (other) {
        this.watch(other);
        return;
      }
      this.idle();
      this.say(failure.status === 401 ? "run-signed-out" : failure.status ? "run-refused" : "run-offline", { reason: failure.message });
    }
  }

  /** The run that keeps this one from starting, if it is of this very cell: started before the page was loaded again. */
  async ownOpenRun(id) {
    const run = id && (await this.session.call("GET", `/runs/${id}`).catch(() => null));
    return run?.lab === this.id ? run : null;
  }

  begin() {
    this.busy = true;
    this.buttons.run.hidden = true;
    this.buttons.stop.hidden = false;
    this.buttons.stop.disabled = true; // until there is a run to stop
    if (document.activeElement === document.body) {
      this.buttons.stop.focus(); // the button that was pressed is gone
    }
    this.results.hidden = false;
    this.root.classList.add("busy");
    this.tries = (this.tries ?? 0) + 1;
    this.chart?.begin({ number: this.tries }); // what was drawn stays behind in grey
    this.clear();
    this.say("starting");
  }

  clear() {
    this.log.clear();
    this.problems.clear();
    this.editor?.clearProblems();
  }

  watch(run) {
    this.current = run;
    this.buttons.stop.disabled = false;
    this.state(run);
    this.stream = follow(run.id, {
      restarted: () => {
        this.chart?.clear();
        this.clear();
      },
      lost: () => {
        this.say("run-reconnecting");
        this.session.call("GET", `/runs/${run.id}`).catch(() => {}); // shows the sign-in notice if that is why
      },
      found: () => this.state(this.current),
      waiting: (data) => this.current.state === "queued" && this.tell(data.message),
      state: (data) => this.state({ ...this.current, ...data }),
      diagnostic: (data) => this.problem(data),
      log: (data) => this.log.add(data),
      notice: (data) => this.log.notice(data),
      metric: (data) => this.point(data),
    });
  }

  state(run) {
    this.current = run;
    if (["finished", "failed", "cancelled"].includes(run.state)) {
      this.ended();
    } else if (run.state === "running") {
      this.say("running-practice");
    } else {
      this.say("queued"); // where it stands comes as an event
    }
  }

  async ended() {
    this.stream?.close();
    this.idle();
    this.say("end-finished");
    const { id } = this.current;
    try {
      const { end, message } = await this.session.call("GET", `/runs/${id}`);
      if (id === this.current.id && !this.busy) {
        this.tell(message ?? this.words.say(`end-${end}`));
      }
    } catch {
      // the sentence that stands there is true
    }
  }

  async stop() {
    this.buttons.stop.disabled = true;
    this.say("stopping");
    try {
      await this.session.call("DELETE", `/runs/${this.current.id}`);
    } catch (failure) {
      this.buttons.stop.disabled = false;
      this.say("run-refused", { reason: failure.message });
    }
  }

  idle() {
    const focused = document.activeElement === this.buttons.stop;
    this.busy = false;
    this.buttons.stop.hidden = true;
    this.buttons.run.hidden = false;
    this.root.classList.remove("busy");
    if (focused) {
      this.buttons.run.focus();
    }
  }

  async point(metric) {
    this.drawing ??= import("../lab/curves.js").then(({ Chart }) => {
      this.chart = new Chart(this.root, this.words);
      this.chart.begin({ number: this.tries });
      return this.chart;
    });
    (await this.drawing).add(metric);
  }

  problem(one) {
    this.problems.add(one);
    this.editor?.addProblem(one);
  }

  async goTo(one) {
    await this.opened();
    this.editor.goTo(one);
  }

  say(key, values) {
    this.tell(this.words.say(key, values));
  }

  tell(text) {
    this.status.textContent = text;
  }
}
