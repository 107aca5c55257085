const FIRST_RETRY = 1000; // ms
const SLOWEST_RETRY = 15_000; // ms

/**
 * Follows a run until it is closed. Handlers: one for each kind of event, with its data, each event once; restarted() when
 * another attempt begins, which counts from zero; lost() and found() when the connection comes and goes.
 *
 * @returns what ends it: close()
 */
export function follow(run, on) {
  let source;
  let seen = null; // [attempt, sequence]
  let away = false;
  let closed = false;

  /** Ids are attempt.sequence. A stream opened anew starts from the beginning: what was seen is not shown twice. */
  function fresh(id) {
    const [attempt, sequence] = (id || "0.0").split(".").map(Number);
    if (seen && attempt > seen[0]) {
      on.restarted();
    } else if (seen && attempt === seen[0] && sequence <= seen[1]) {
      return false;
    }
    seen = [attempt, sequence];
    return true;
  }

  /** The browser reconnects by itself unless it was refused; then we do, slower each time. */
  function listen(retry) {
    source = new EventSource(`/api/v1/runs/${run}/events`);
    const mine = source;
    for (const name of ["state", "diagnostic", "log", "metric", "progress", "check", "notice"]) {
      mine.addEventListener(name, (event) => !closed && fresh(event.lastEventId) && on[name]?.(JSON.parse(event.data)));
    }
    mine.addEventListener("waiting", (event) => !closed && on.waiting?.(JSON.parse(event.data))); // true only now, so without an id
    mine.addEventListener("report", () => mine.close());
    mine.addEventListener("open", () => {
      retry = FIRST_RETRY;
      if (away) {
        away = false;
        on.found();
      }
    });
    mine.addEventListener("error", () => {
      if (closed) {
        mine.close();
        return;
      }
      if (!away) {
        away = true;
        on.lost();
      }
      if (mine.readyState === EventSource.CLOSED) {
        setTimeout(() => !closed && listen(Math.min(retry * 2, SLOWEST_RETRY)), retry);
      }
    });
  }

  listen(FIRST_RETRY);
  return {
    close() {
      closed = true;
      source.close();
    },
  };
}
