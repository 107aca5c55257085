const MOST_LINES = 5000; // older ones leave the page; the run keeps them

/** What the learner's program printed, line by line. */
export class Log {
  constructor(root, words) {
    this.details = root.querySelector("[data-log]");
    this.lines = this.details.querySelector("[data-log-lines]");
    this.count = this.details.querySelector("[data-log-count]");
    this.words = words;
    this.waiting = [];
  }

  clear() {
    this.waiting = [];
    this.lines.replaceChildren();
    this.total = 0;
    this.count.textContent = "";
  }

  add({ stream, text }) {
    const line = document.createElement("span");
    line.className = `stream-${stream}`;
    line.textContent = `${text}\n`;
    this.waiting.push(line);
    this.total = (this.total ?? 0) + 1;
    this.frame ??= requestAnimationFrame(() => this.flush());
  }

  notice({ text }) {
    this.add({ stream: "notice", text });
  }

  flush() {
    this.frame = null;
    const atEnd = this.lines.scrollTop + this.lines.clientHeight >= this.lines.scrollHeight - 4;
    this.lines.append(...this.waiting.splice(0));
    while (this.lines.childElementCount > MOST_LINES) {
      this.lines.firstElementChild.remove();
    }
    this.count.textContent = this.words.size(this.total);
    if (atEnd) {
      this.lines.scrollTop = this.lines.scrollHeight;
    }
  }
}
