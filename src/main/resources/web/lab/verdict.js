const FIRST_RETRY = 1000; // ms
const SLOWEST_RETRY = 16_000; // ms

/**
 * The checks. While a run goes on each result is put in as it comes; when it has closed, the server's own rendering takes
 * its place, so that reasons are told in one place and in one language.
 */
export class Verdict {
  constructor(root, words, session) {
    this.place = root.querySelector("[data-verdict]");
    this.lab = root.dataset.lab;
    this.words = words;
    this.session = session;
  }

  begin(mode) {
    this.mode = mode;
    this.shown = null;
    this.before ??= [...this.place.childNodes];
    this.list = document.createElement("ul");
    this.list.className = "checks";
    this.place.replaceChildren(this.list);
  }

  add({ id, title, outcome }) {
    if (!this.list?.isConnected) {
      this.begin(this.mode);
    }
    const item = document.createElement("li");
    item.className = `check ${outcome}`;
    const [sign, text, unseen] = ["span", "span", "span"].map((tag) => document.createElement(tag));
    sign.className = "sign";
    unseen.className = "unseen";
    unseen.textContent = `${this.words.say(`outcome-${outcome}`)}: `;
    text.append(unseen, title ?? id);
    item.append(sign, text);
    this.list.append(item);
  }

  /** Nothing was started after all: what stood there stands. */
  restore() {
    this.place.replaceChildren(...(this.before ?? []));
    this.before = null;
  }

  async refresh(run) {
    this.before = null;
    this.shown = run;
    for (let wait = FIRST_RETRY; ; wait *= 2) {
      try {
        const html = await this.session.html(`/labs/${this.lab}/runs/${run}/verdict`);
        if (this.shown === run) {
          this.place.innerHTML = html; // our own escaped template
        }
        return;
      } catch (failure) {
        if (this.shown !== run) {
          return; // another run has begun meanwhile
        }
        if (failure.final || wait > SLOWEST_RETRY) {
          this.place.append(this.words.say("verdict-later"));
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, wait)); // the server may be away for a moment
      }
    }
  }
}
