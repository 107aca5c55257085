import { Log } from "./log.js";
import { showPane } from "./panes.js";

const CLOSED = new Set(["finished", "failed", "cancelled"]);
const FIRST_RETRY = 1000; // ms
const SLOWEST_RETRY = 15_000; // ms

/** Starts, follows and stops runs; resumes the one that is under way when the page opens. */
export class Runs {
  constructor(root, parts) {
    Object.assign(this, parts);
    this.lab = root.dataset.lab;
    this.root = root;
    this.log = new Log(root, this.words);
    this.status = root.querySelector("[data-run-state]");
    this.clock = root.querySelector("[data-run-clock]");
    this.used = root.querySelector("[data-run-used]");
    this.progress = root.querySelector("[data-progress]");
    this.count = root.querySelector("[data-runs]");
    this.device = root.querySelector("[data-device]");
    this.buttons = Object.fromEntries(["practice", "submit", "stop"].map((name) => [name, root.querySelector(`[data-do="${name}"]`)]));
  }

  begin() {
    this.buttons.practice.addEventListener("click", (event) => this.pressed(event, "practice"));
    this.buttons.submit.addEventListener("click", (event) => this.pressed(event, "submit"));
    this.buttons.stop.addEventListener("click", (event) => {
      event.preventDefault();
      this.stop();
    });
    this.idle();
    const { run, lastState, lastMode } = this.root.dataset;
    if (run) {
      this.follow({ id: run, mode: lastMode, state: lastState, number: Number(this.count.dataset.runs) });
    }
  }

  pressed(event, mode) {
    event.preventDefault(); // without scripts the buttons send the form
    this.start(mode);
  }

  async start(mode) {
    if (this.busy) {
      return;
    }
    this.working(mode);
    this.say("starting");
    this.used.textContent = "";
    this.editor.clearDiagnostics();
    this.verdict.begin(mode);
    this.log.clear();
    showPane(this.root, "results");
    try {
      const run = await this.session.call("POST", `/labs/${this.lab}/runs`, { mode, files: this.workspace.files },
        { "Idempotency-Key": crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
      this.countRuns(run.number);
      this.follow(run);
    } catch (failure) {
      this.idle();
      const other = failure.problem?.values?.run; // this lab runs already, started elsewhere
      if (failure.status === 409 && other) {
        this.followOther(other);
        return;
      }
      this.verdict.restore();
      this.say(failure.status === 401 ? "run-signed-out" : failure.status ? "run-refused" : "run-offline",
        { reason: failure.message });
    }
  }

  async followOther(id) {
    try {
      const run = await this.session.call("GET", `/runs/${id}`);
      this.countRuns(run.number);
      this.follow(run);
    } catch (failure) {
      this.say("run-refused", { reason: failure.message });
    }
  }

  async stop() {
    if (!this.run) {
      return;
    }
    this.buttons.stop.disabled = true;
    this.say("stopping");
    try {
      await this.session.call("DELETE", `/runs/${this.run.id}`);
    } catch (failure) {
      this.buttons.stop.disabled = false;
      this.say("run-refused", { reason: failure.message });
    }
  }

  follow(run) {
    this.run = run;
    this.attempt = null;
    this.last = null;
    this.live = !CLOSED.has(run.state);
    this.ofTheseFiles = this.live || "sameFiles" in this.root.dataset; // old messages would stand at the wrong lines
    this.chart.begin(run);
    if (this.live) {
      this.working(run.mode);
      this.state({ state: run.state });
    }
    this.listen(FIRST_RETRY);
  }

  listen(retry) {
    this.source?.close();
    const source = new EventSource(`/api/v1/runs/${this.run.id}/events`);
    this.source = source;
    const on = (name, act) =>
      source.addEventListener(name, (event) => {
        if (this.fresh(event.lastEventId)) {
          act(JSON.parse(event.data));
        }
      });
    on("state", (data) => this.state(data));
    on("diagnostic", (data) => this.ofTheseFiles && this.editor.addDiagnostic(data));
    on("log", (data) => this.log.add(data));
    on("metric", (data) => this.chart.add(data));
    on("progress", (data) => this.live && this.advance(data));
    on("check", (data) => this.live && this.verdict.add(data));
    on("notice", (data) => this.log.notice(data));
    source.addEventListener("waiting", (event) => this.run.state === "queued" && this.tell(JSON.parse(event.data).message));
    on("report", () => source.close());
    source.addEventListener("open", () => {
      retry = FIRST_RETRY;
      this.reconnected();
    });
    source.addEventListener("error", () => this.interrupted(source, retry));
  }

  /** Ids are attempt.sequence. A stream opened anew starts from the beginning: what was seen is not shown twice. */
  fresh(id) {
    const [attempt, sequence] = (id || "0.0").split(".").map(Number);
    if (this.attempt !== null && attempt > this.attempt) {
      this.chart.clear();
      this.log.clear();
      this.editor.clearDiagnostics();
      if (this.live) {
        this.verdict.begin(this.run.mode);
      }
    } else if (this.attempt === attempt && sequence <= this.last) {
      return false;
    }
    [this.attempt, this.last] = [attempt, sequence];
    return true;
  }

  /** The browser reconnects by itself unless it was refused; then we ask what became of the run, slower each time. */
  interrupted(source, retry) {
    if (source !== this.source || !this.live) {
      source.close();
      return;
    }
    this.lost = true;
    this.say("run-reconnecting");
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => this.listen(Math.min(retry * 2, SLOWEST_RETRY)), retry);
      this.session.call("GET", `/runs/${this.run.id}`).catch(() => {}); // shows the sign-in notice if that is why
    }
  }

  reconnected() {
    if (this.lost && this.live) {
      this.lost = false;
      this.state({ state: this.run.state });
    }
  }

  state(data) {
    const replay = !this.live; // an earlier run, told once more: its curve and log come back, its state is on the page
    if (replay) {
      return;
    }
    this.run.state = data.state;
    if (CLOSED.has(data.state)) {
      this.closed(data);
    } else if (data.state === "running") {
      this.say(`running-${this.run.mode}`);
      if (!this.ticking) {
        this.startClock();
      }
    } else {
      this.say("queued"); // where it stands, and how long it may take, comes as an event
    }
  }

  closed({ state }) {
    this.live = false;
    this.source.close();
    this.idle();
    this.say("end-finished");
    this.editor.revealFirst();
    this.explainEnd(state);
    this.verdict.refresh(this.run.id);
  }

  /** How the run ended and what to do now, in the server's words; the event tells only that it closed. */
  async explainEnd(state) {
    const run = this.run;
    try {
      const { end, message, evidence, budget } = await this.session.call("GET", `/runs/${run.id}`);
      if (run === this.run && !this.live) {
        this.device.textContent = evidence?.device ?? this.device.textContent;
        this.used.textContent = budget?.message ?? "";
        this.tell(message ?? this.words.say(run.mode === "submit" && state === "finished" ? "end-graded" : `end-${end}`));
      }
    } catch {
      // the sentence that stands there is true, and the verdict says the rest
    }
  }

  working(mode) {
    this.busy = true;
    this.buttons.practice.disabled = true;
    this.buttons.submit.disabled = true;
    this.buttons.stop.disabled = false;
    this.root.dataset.busy = mode;
  }

  idle() {
    this.busy = false;
    this.buttons.practice.disabled = false;
    this.buttons.submit.disabled = false;
    this.buttons.stop.disabled = true;
    delete this.root.dataset.busy;
    this.progress.hidden = true;
    clearInterval(this.ticking);
    this.ticking = null;
    this.clock.textContent = "";
  }

  advance({ done, total }) {
    this.progress.hidden = false;
    this.progress.max = total;
    this.progress.value = done;
  }

  startClock() {
    const from = Date.now();
    const tick = () => (this.clock.textContent = this.words.say("seconds", { count: Math.round((Date.now() - from) / 1000) }));
    tick();
    this.ticking = setInterval(tick, 1000);
  }

  countRuns(runs) {
    this.count.dataset.runs = String(runs);
    this.count.textContent = this.words.say("runs", { count: this.words.size(runs) });
  }

  say(key, values) {
    this.tell(this.words.say(key, values));
  }

  tell(text) {
    this.status.textContent = text;
  }
}
