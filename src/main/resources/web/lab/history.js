import { Chart } from "./curves.js";
import { Past } from "./past.js";
import { Session } from "./session.js";
import { readWords } from "./words.js";

/** The pages about earlier runs: the reader's own time, and the run's curve before those of the runs before it. */
export async function openHistory(root) {
  localTimes(root);
  root.querySelectorAll("[data-replaying]").forEach(untilReplayed);
  const { run, number, mode, labId } = root.dataset;
  if (!run) {
    return;
  }
  const words = readWords(root);
  const past = new Past(labId, new Session(root, words));
  const chart = new Chart(root, words, past);
  chart.begin({ id: run, number: Number(number), mode });
  try {
    chart.fill(await past.series(run));
  } catch {
    // without the curve the page still has everything else
  }
}

/** Shows the comparison as soon as there is one. */
function untilReplayed(replay) {
  const events = new EventSource(`/api/v1/runs/${replay.dataset.replaying}/events`);
  events.addEventListener("report", () => {
    events.close();
    location.reload();
  });
}

function localTimes(root) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || "en",
    { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  root.querySelectorAll("time[data-local]").forEach((time) => (time.textContent = format.format(new Date(time.dateTime))));
}
