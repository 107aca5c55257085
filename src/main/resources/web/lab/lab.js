import { Chart } from "./curves.js";
import { openEditor } from "./editor.js";
import { openPanes } from "./panes.js";
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
  const editor = openEditor(root, areas, workspace.initial(), words, {
    changed: (name, text) => workspace.change(name, text),
    save: () => workspace.saveNow(),
    run: () => runs.start("practice"),
    submit: () => runs.start("submit"),
  });
  workspace.onReplaced((files) => editor.replace(files));

  const chart = new Chart(root, words);
  const verdict = new Verdict(root, words, session);
  const runs = new Runs(root, { words, session, workspace, editor, chart, verdict });
  workspace.begin();
  runs.begin();
}
