const QUIET = 700; // ms without a key press before a save starts
const SLOWEST_RETRY = 30_000; // ms

/**
 * The learner's files. Every change is kept in this browser at once and on the server a moment later; the browser's copy
 * goes only when the server has confirmed the very same text. Nothing here ever throws text away without being asked.
 */
export class Workspace {
  constructor(root, areas, session, words) {
    this.lab = root.dataset.lab;
    this.key = `gradus.work.${root.dataset.person}.${this.lab}`;
    this.revision = Number(root.dataset.revision);
    this.session = session;
    this.words = words;
    this.label = root.querySelector("[data-saved]");
    this.conflict = root.querySelector("[data-conflict]");
    this.editable = areas.filter((area) => !area.readOnly);
    this.onServer = Object.fromEntries(this.editable.map((area) => [area.dataset.file, area.value]));
    this.files = { ...this.onServer };
    this.savedAt = root.dataset.savedAt ? new Date(root.dataset.savedAt) : null;
    this.retries = 0;
    this.replaced = () => {};
  }

  /** What the editor starts with: the server's text, or this browser's where a save never arrived. */
  initial() {
    const kept = this.kept();
    if (!kept) {
      return this.files;
    }
    if (kept.revision === this.revision) {
      Object.assign(this.files, this.known(kept.files));
    } else {
      this.rival = this.known(kept.files); // the server has moved on since: the learner chooses
    }
    return this.files;
  }

  onReplaced(listener) {
    this.replaced = listener;
  }

  begin() {
    if (this.rival && differ(this.rival, this.files)) {
      this.askWhich();
    } else if (this.dirty()) {
      this.saveSoon(0);
    } else {
      localStorage.removeItem(this.key);
      this.tellSaved();
    }
    window.addEventListener("online", () => this.dirty() && this.saveSoon(0));
    window.addEventListener("offline", () => this.tell("offline"));
    window.addEventListener("pagehide", () => this.dirty() && this.put({ keepalive: true }).catch(() => {})); // kept here
    this.conflict.querySelector("[data-keep='mine']").addEventListener("click", () => this.choose(this.rival));
    this.conflict.querySelector("[data-keep='theirs']").addEventListener("click", () => this.choose(null));
  }

  change(name, text) {
    if (!(name in this.files) || this.files[name] === text) {
      return;
    }
    this.files[name] = text;
    this.keep();
    this.tell(navigator.onLine ? "unsaved" : "offline");
    this.saveSoon(QUIET);
  }

  /** @returns whether the server now has what the editor shows */
  async saveNow() {
    clearTimeout(this.timer);
    while (this.saving) {
      await this.saving;
    }
    if (!this.dirty() || this.rival) {
      return !this.dirty();
    }
    this.saving = this.attempt().finally(() => (this.saving = null));
    return this.saving;
  }

  saveSoon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.saveNow(), wait);
  }

  async attempt() {
    this.tell("saving");
    try {
      await this.put();
      this.retries = 0;
    } catch (failure) {
      this.explain(failure);
      return false;
    }
    if (this.dirty()) {
      this.saveSoon(QUIET); // typed on while the save was under way
      return false;
    }
    localStorage.removeItem(this.key);
    this.tellSaved();
    return true;
  }

  async put() {
    const sent = { ...this.files };
    const answer = await this.session.call("PUT", `/labs/${this.lab}/workspace`, { files: sent, revision: this.revision });
    this.onServer = sent;
    this.revision = answer.revision;
    this.savedAt = new Date(answer.savedAt);
    if (this.dirty()) {
      this.keep();
    }
  }

  explain(failure) {
    if (failure.status === 409) {
      this.fetchRival();
    } else if (failure.final) {
      this.tell("refused", { reason: failure.message });
    } else {
      this.tell(failure.status === 401 ? "signed-out" : "offline");
      this.saveSoon(Math.min(1000 * 2 ** this.retries++, SLOWEST_RETRY));
    }
  }

  async fetchRival() {
    try {
      const theirs = await this.session.call("GET", `/labs/${this.lab}/workspace`);
      const mine = { ...this.files };
      this.revision = theirs.revision;
      this.onServer = this.known(theirs.files);
      if (differ(mine, this.onServer)) {
        this.rival = mine;
        this.askWhich();
      } else {
        this.tellSaved();
      }
    } catch {
      this.saveSoon(SLOWEST_RETRY); // the copy in this browser stays
    }
  }

  askWhich() {
    this.tell("conflict");
    this.conflict.hidden = false;
  }

  choose(mine) {
    this.conflict.hidden = true;
    this.rival = null;
    this.files = { ...this.onServer, ...mine };
    this.replaced(this.files);
    if (mine) {
      this.keep();
      this.saveSoon(0);
    } else {
      localStorage.removeItem(this.key);
      this.tellSaved();
    }
  }

  /** The server has put other files in the place of these. */
  adopt({ files, revision, savedAt }) {
    this.revision = revision;
    this.savedAt = savedAt ? new Date(savedAt) : null;
    this.onServer = { ...this.onServer, ...this.known(files) };
    this.files = { ...this.onServer };
    localStorage.removeItem(this.key);
    this.replaced(this.files);
    this.tellSaved();
  }

  dirty() {
    return differ(this.files, this.onServer);
  }

  keep() {
    localStorage.setItem(this.key, JSON.stringify({ files: this.files, revision: this.revision }));
  }

  kept() {
    const text = localStorage.getItem(this.key);
    return text ? JSON.parse(text) : null;
  }

  known(files) {
    return Object.fromEntries(Object.entries(files).filter(([name]) => name in this.files));
  }

  tellSaved() {
    this.tell(this.savedAt ? "saved" : "unchanged", { time: this.savedAt && this.words.time(this.savedAt) });
  }

  tell(state, values) {
    this.label.dataset.state = state;
    this.label.textContent = this.words.say(`work-${state}`, values);
  }
}

function differ(one, other) {
  return Object.keys(one).some((name) => one[name] !== other[name]);
}
