const TRIED = 8; // earlier runs looked at: some ended before they drew anything
const POINTS = 300; // of each curve: more than a small picture has pixels for

/** The curves of earlier runs, asked for once: a closed run never changes. */
export class Past {
  constructor(lab, session) {
    this.lab = lab;
    this.session = session;
    this.known = new Map(); // id → series
  }

  /** Up to that many runs of the same kind before this one that drew something, the newest first. */
  async before({ mode, number }, most) {
    const { runs } = await this.session.call("GET", `/labs/${this.lab}/runs?size=20`);
    const found = [];
    const candidates = runs.filter((run) => run.mode === mode && run.number < number && run.startedAt && run.closedAt);
    for (const run of candidates.slice(0, TRIED)) {
      const series = await this.series(run.id);
      if (series.size > 0) {
        found.push({ id: run.id, number: run.number, mode, series });
      }
      if (found.length === most) {
        break;
      }
    }
    return found;
  }

  /** Name → (step → value). */
  async series(id) {
    if (!this.known.has(id)) {
      const { curves } = await this.session.call("GET", `/runs/${id}/curves?points=${POINTS}`);
      this.known.set(id, new Map(curves.map(({ name, steps, values }) =>
        [name, new Map(steps.map((step, at) => [step, Number(values[at])]))])));
    }
    return this.known.get(id);
  }
}
