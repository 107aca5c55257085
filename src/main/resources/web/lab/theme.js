import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { StyleModule } from "style-mod";

/**
 * Makes CodeMirror put its styles into a constructed style sheet, which the content security policy lets pass, instead of
 * a style element, which it refuses. It does so by itself only where there is no head, as in a shadow root; but there
 * Chromium misreports the selection, and typed letters end up in the wrong place. So for a moment there is no head.
 */
export function useConstructedStyles() {
  Object.defineProperty(document, "head", { configurable: true, value: null });
  StyleModule.mount(document, new StyleModule({}));
  delete document.head; // the property of our own: the document's is visible again
}

/** Java in the page's own colours. */
export const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.self, tags.null, tags.bool], color: "var(--code-keyword)" },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.annotation], color: "var(--code-type)" },
  { tag: [tags.string, tags.character, tags.escape], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.function(tags.variableName)], color: "var(--code-name)" },
]);

export const frame = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--raised)", color: "var(--ink)", fontSize: "14px" },
  "&.cm-focused": { outline: "none" }, // the page draws it around the gutter as well
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", fontVariantLigatures: "none" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeft: "2px solid var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-soft)",
  },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--muted)", border: "none" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sunken) 70%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", fontFamily: "var(--sans)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-textfield, .cm-button": {
    background: "var(--raised)", border: "1px solid var(--edge)", borderRadius: "4px", color: "var(--ink)", fontSize: "14px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)", border: "1px solid var(--line)", borderRadius: "6px", boxShadow: "var(--shadow)",
    fontFamily: "var(--sans)", maxWidth: "34em",
  },
  ".cm-diagnostic": { padding: "6px 10px", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn)" },
  ".cm-lintRange-info": { backgroundImage: "none", textDecoration: "underline dotted var(--muted)" },
  ".cm-lint-marker": { width: "0.9em", height: "0.9em", fontSize: "0.75em", lineHeight: "1.9" },
  // Shapes of our own: the library's pictures are data: URLs, which the content security policy refuses.
  ".cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info": { content: "normal" },
  ".cm-lint-marker-error::before": { content: "'●'", color: "var(--bad)" },
  ".cm-lint-marker-warning::before": { content: "'▲'", color: "var(--warn)" },
  ".cm-lint-marker-info::before": { content: "'■'", color: "var(--muted)" },
});
