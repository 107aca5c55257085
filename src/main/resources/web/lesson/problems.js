/** Compiler messages and exceptions of a run, below the program; each leads to its line. */
export class Problems {
  constructor(root, words, goTo) {
    this.list = root.querySelector("[data-problems]");
    this.words = words;
    this.goTo = goTo;
    this.found = [];
  }

  clear() {
    this.found = [];
    this.list.replaceChildren();
    this.list.hidden = true;
  }

  add(one) {
    this.found.push(one);
    const item = document.createElement("li");
    item.className = one.severity;
    const text = `${this.words.say(`severity-${one.severity}`)}: ${one.message}`;
    item.append(one.line ? this.link(one, text) : text);
    this.list.append(item);
    this.list.hidden = false;
  }

  /** In an editor that was opened later. */
  show(editor) {
    this.found.forEach((one) => editor.addProblem(one));
  }

  link(one, text) {
    const jump = document.createElement("button");
    jump.type = "button";
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = this.words.say("cell-line", { line: this.words.size(one.line) });
    jump.append(where, " ", text);
    jump.addEventListener("click", () => this.goTo(one));
    return jump;
  }
}
