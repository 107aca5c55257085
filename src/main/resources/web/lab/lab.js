import { Chart } from "./curves.js";
import { openEditor } from "./editor.js";
import { Former } from "./former.js";
import { openKeys } from "./keys.js";
import { openPanes } from "./panes.js";
import { Past } from "./past.js";
import { Runs } from "./runs.js";
import { Session } from "./session.js";
import { Verdict } from "./verdict.js";
import { readWords } from "./words.js";
import { Workspace } from "./workspace.js";

/** Wires the lab page: every part below knows its own piece of the page and nothing of the others. */
export function openLab(root) {
  const words = readWords(root);
  const session = new Session(root, words);
  openPanes(root);

  const areas = [...root.querySelectorAll("textarea[data-file]")];
  const workspace = new Workspace(root, areas, session, words);
  const actions = {
    changed: (name, text) => workspace.change(name, text),
    save: () => workspace.saveNow(),
    run: () => runs.start("practice"),
    submit: () => runs.start("submit"),
    leaving: () => announce(root, words.say("editor-leaving")),
  };
  const editor = openEditor(root, areas, workspace.initial(), words, actions);
  workspace.onReplaced((files) => editor.replace(files));

  const chart = new Chart(root, words, new Past(root.dataset.lab, session));
  const verdict = new Verdict(root, words, session);
  const runs = new Runs(root, { words, session, workspace, editor, chart, verdict });
  new Former(root, { session, workspace, editor, words });
  openKeys(root, actions);
  workspace.begin();
  runs.begin();
}

/** Said to whoever listens instead of looking; emptied first, so that the same words are said again. */
function announce(root, text) {
  const place = root.querySelector("[data-said]");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = text));
}
