import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { java } from "@codemirror/lang-java";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { arrowKeys, showPane } from "./panes.js";
import { place } from "./place.js";
import { colours, frame, useConstructedStyles } from "./theme.js";

/** Turns the page's text areas into one editor with a tab per file. Without this script the text areas are the editor. */
export function openEditor(root, areas, initial, words, actions) {
  const host = root.querySelector("[data-editor]");
  const tabs = [...root.querySelectorAll("[data-file-tab]")];
  const problems = root.querySelector("[data-problems]");
  const states = new Map(areas.map((area) => [area.dataset.file, newState(area)]));
  const found = new Map(); // file → diagnostics of the run
  let current = tabs.find((tab) => !tab.hasAttribute("data-read-only"))?.dataset.fileTab ?? areas[0].dataset.file;

  function newState(area) {
    const name = area.dataset.file;
    return EditorState.create({ doc: initial[name] ?? area.value, extensions: extensions(name, area.readOnly) });
  }

  function extensions(name, readOnly) {
    return [
      Prec.highest(keymap.of([
        { key: "Mod-Enter", run: () => (actions.run(), true) },
        { key: "Mod-Shift-Enter", run: () => (actions.submit(), true) },
        { key: "Mod-s", run: () => (actions.save(), true), preventDefault: true },
      ])),
      lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), lintGutter(),
      indentUnit.of("    "), EditorState.tabSize.of(4), indentOnInput(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), java(), syntaxHighlighting(colours),
      frame, EditorState.readOnly.of(readOnly), EditorState.phrases.of(phrases(words)),
      EditorView.contentAttributes.of({ "aria-label": name, "aria-describedby": "editor-keys", spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => update.docChanged && actions.changed(name, update.state.doc.toString())),
      keymap.of([
        ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, indentWithTab,
      ]),
    ];
  }

  useConstructedStyles();
  const view = new EditorView({ state: states.get(current), parent: host });

  function open(name) {
    states.set(current, view.state);
    current = name;
    view.setState(states.get(name));
    mark();
  }

  function mark() {
    tabs.forEach((tab) => {
      const chosen = tab.dataset.fileTab === current;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      const count = (found.get(tab.dataset.fileTab) ?? []).filter((one) => one.severity === "error").length;
      tab.querySelector("[data-errors]").textContent = count ? words.say("errors", { count }) : "";
    });
    host.setAttribute("aria-label", current);
  }

  function showDiagnostics() {
    states.set(current, view.state);
    for (const [name, state] of states) {
      states.set(name, state.update(setDiagnostics(state, (found.get(name) ?? []).map((one) => place(state, one)))).state);
    }
    view.setState(states.get(current));
    listProblems();
    mark();
  }

  function listProblems() {
    problems.replaceChildren(...[...found.values()].flat().map((one) => {
      const item = document.createElement("li");
      item.className = one.severity;
      const jump = document.createElement("button");
      jump.type = "button";
      const where = document.createElement("span");
      where.className = "where";
      where.textContent = `${one.file}:${one.line}:${one.column}`;
      jump.append(where, " ", `${words.say(`severity-${one.severity}`)}: ${one.message}`);
      jump.addEventListener("click", () => {
        goTo(one);
        view.focus();
      });
      item.append(jump);
      return item;
    }));
    problems.hidden = problems.childElementCount === 0;
  }

  function goTo(one) {
    if (!states.has(one.file)) {
      return;
    }
    open(one.file);
    showPane(root, "code");
    const { from } = place(view.state, one);
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  }

  tabs.forEach((tab) => tab.addEventListener("click", () => open(tab.dataset.fileTab)));
  arrowKeys(tabs);
  mark();
  root.classList.add("alive"); // from here on the text areas are hidden and the editor is shown

  return {
    clearDiagnostics() {
      found.clear();
      showDiagnostics();
    },
    addDiagnostic(one) {
      found.set(one.file, [...(found.get(one.file) ?? []), one]);
      showDiagnostics();
    },
    /** Brings the first error into sight, whichever file it is in; the focus stays where it is. */
    revealFirst() {
      const first = [...found.values()].flat().find((one) => one.severity === "error");
      if (first) {
        goTo(first);
        const line = view.state.doc.lineAt(view.state.selection.main.head);
        view.dispatch({ effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
      }
    },
    /** Another window or an earlier session has newer text: shown in place, undo brings the old one back. */
    replace(files) {
      states.set(current, view.state);
      for (const [name, text] of Object.entries(files)) {
        const state = states.get(name);
        if (state && state.doc.toString() !== text) {
          states.set(name, state.update({ changes: { from: 0, to: state.doc.length, insert: text } }).state);
        }
      }
      view.setState(states.get(current));
    },
  };
}

function phrases(words) {
  const keys = ["Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace", "replace all",
    "close", "current match", "on line", "Go to line", "go"];
  return Object.fromEntries(keys.filter((key) => words.has(`editor-${key}`)).map((key) => [key, words.say(`editor-${key}`)]));
}
