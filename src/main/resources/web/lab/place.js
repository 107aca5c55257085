/** A compiler message's place in the text; lines and columns count from 1, and the text may have changed since. */
export function place(state, { line, column, severity, message }) {
  const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
  const word = state.wordAt(from);
  const to = Math.max(word ? word.to : from + 1, from);
  return { from, to: Math.min(to, state.doc.length), severity: severity === "note" ? "info" : severity, message };
}
