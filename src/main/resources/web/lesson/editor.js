import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { java } from "@codemirror/lang-java";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap } from "@codemirror/view";
import { place } from "../lab/place.js";
import { colours, frame, useConstructedStyles } from "../lab/theme.js";

/** The same type, the same height as the text whose place it takes: nothing moves when it appears. */
const likeText = EditorView.theme({
  "&": { backgroundColor: "transparent", fontSize: "0.9375rem", height: "auto" },
  ".cm-content": { padding: "12px 0" },
  ".cm-line": { padding: "0 16px" },
});

export function openEditor(text, code, words, actions) {
  const host = document.createElement("div");
  host.className = "cell-editor";
  text.before(host);
  useConstructedStyles();
  const found = [];
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (actions.run(), true) }])),
        highlightSpecialChars(), history(), drawSelection(), indentUnit.of("    "), EditorState.tabSize.of(4),
        indentOnInput(), bracketMatching(), closeBrackets(), java(), syntaxHighlighting(colours), Prec.highest(likeText), frame,
        EditorView.contentAttributes.of({ "aria-label": words.say("cell-code"), "aria-description": words.say("cell-keys"), spellcheck: "false" }),
        EditorView.updateListener.of((update) => update.docChanged && actions.changed(update.state.doc.toString())),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      ],
    }),
  });
  text.hidden = true;

  function show() {
    view.dispatch(setDiagnostics(view.state, found.map((one) => place(view.state, one))));
  }

  return {
    text: () => view.state.doc.toString(),
    focus(point) {
      view.focus();
      const at = point && view.posAtCoords(point);
      if (at !== null && at !== undefined) {
        view.dispatch({ selection: { anchor: at } });
      }
    },
    replace(all) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: all } });
    },
    addProblem(one) {
      if (one.line) {
        found.push(one);
        show();
      }
    },
    clearProblems() {
      found.length = 0;
      show();
    },
    goTo(one) {
      const { from } = place(view.state, one);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "nearest" }) });
      view.focus();
    },
  };
}
