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
import { Plain } from "./plain.js";
import { colours, frame, useConstructedStyles } from "./theme.js";

/** Turns the page's text areas into one editor with a tab per file. Without this script the text areas are the editor. */
export function openEditor(root, areas, initial, words, actions) {
  const host = root.querySelector("[data-editor]");
  const work = root.querySelector(".work");
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
        { key: "Mod-Enter", run: () => (actions.run(), true) }, // it would insert a line
        { key: "Mod-Shift-Enter", run: () => (actions.submit(), true) },
        { key: "Escape", run: () => (actions.leaving(), false) }, // a Tab within two seconds leaves the editor
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
  const plain = new Plain(root, areas, actions.changed);
  const opened = []; // listeners
  areas.forEach((area) => plain.set(area.dataset.file, states.get(area.dataset.file).doc.toString()));
  plain.switch.addEventListener("click", () => turnPlain(!plain.on));

  function turnPlain(on) {
    states.set(current, view.state);
    if (on) {
      states.forEach((state, name) => plain.set(name, state.doc.toString()));
    } else {
      setTexts(Object.fromEntries(areas.map((area) => [area.dataset.file, area.value])));
    }
    plain.turn(on);
    view.requestMeasure();
  }

  /** As one change, which the editor's undo takes back. */
  function setTexts(files) {
    states.set(current, view.state);
    for (const [name, text] of Object.entries(files)) {
      const state = states.get(name);
      if (state && state.doc.toString() !== text) {
        states.set(name, state.update({ changes: { from: 0, to: state.doc.length, insert: text } }).state);
      }
    }
    view.setState(states.get(current));
  }

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
    work.setAttribute("aria-label", current);
    plain.show(current);
    opened.forEach((listener) => listener(current, readOnly(current)));
  }

  function readOnly(name) {
    return areas.find((area) => area.dataset.file === name).readOnly;
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
        focus();
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
    if (plain.on) {
      plain.goTo(one.file, place(EditorState.create({ doc: plain.text(one.file) }), one));
      return;
    }
    const { from } = place(view.state, one);
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  }

  function focus() {
    if (plain.on) {
      plain.focus(current);
    } else {
      view.focus();
    }
  }

  tabs.forEach((tab) => tab.addEventListener("click", () => open(tab.dataset.fileTab)));
  arrowKeys(tabs);
  work.setAttribute("role", "tabpanel");
  mark();
  root.classList.add("alive"); // from here on the editor stands where the page kept its place

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
      const errors = [...found.values()].flat().filter((one) => one.severity === "error" && states.has(one.file));
      const first = errors.find((one) => !readOnly(one.file)) ?? errors[0]; // where something can be done about it
      if (first && !plain.on) { // a text area moves its caret only with the focus
        goTo(first);
        const line = view.state.doc.lineAt(view.state.selection.main.head);
        view.dispatch({ effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
      }
    },
    /** Other text takes the place of what is shown; undo brings the old one back. */
    replace(files) {
      setTexts(files);
      Object.keys(files).filter((name) => states.has(name)).forEach((name) => plain.set(name, files[name]));
    },
    current: () => current,
    focus,
    /** @param listener hears now, and then, which file is open and whether it is read-only */
    onOpen(listener) {
      opened.push(listener);
      listener(current, readOnly(current));
    },
  };
}

function phrases(words) {
  const keys = ["Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace", "replace all",
    "close", "current match", "on line", "Go to line", "go"];
  return Object.fromEntries(keys.filter((key) => words.has(`editor-${key}`)).map((key) => [key, words.say(`editor-${key}`)]));
}
