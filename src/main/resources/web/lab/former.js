/**
 * Reset and undo. Whatever is replaced was saved first and is kept on the server, so that undo works after a reload, in
 * another window and on another device.
 */
export class Former {
  constructor(root, { session, workspace, editor, words }) {
    Object.assign(this, { session, workspace, editor, words });
    this.lab = root.dataset.lab;
    this.work = root.querySelector(".work");
    this.notice = root.querySelector("[data-former]");
    this.text = this.notice.querySelector("[data-former-text]");
    this.snapshot = this.notice.querySelector("[name=snapshot]");
    this.announcer = root.querySelector("[data-announce]");
    this.menu = root.querySelector("[data-reset-menu]");
    root.querySelector("[data-reset='file']").addEventListener("click", () => this.reset({ file: this.editor.current() }));
    root.querySelector("[data-reset='all']").addEventListener("click", (event) => {
      event.preventDefault(); // without scripts it sends the form
      this.reset({});
    });
    this.notice.querySelector("[data-undo]").addEventListener("click", (event) => {
      event.preventDefault();
      this.replace("restore", { snapshot: this.snapshot.value });
    });
    this.notice.querySelector("[data-dismiss]").addEventListener("click", (event) => {
      event.preventDefault();
      this.dismiss();
    });
    this.menu.addEventListener("keydown", (event) => event.key === "Escape" && this.closeMenu());
    document.addEventListener("click", (event) => !this.menu.contains(event.target) && (this.menu.open = false));
    this.editor.onOpen((name, readOnly) => this.showFile(name, readOnly));
    this.localTime();
  }

  reset(body) {
    this.closeMenu();
    return this.replace("reset", body);
  }

  async replace(action, body) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.announcer.textContent = "";
    this.work.inert = true; // a letter typed now would belong to neither state
    try {
      if (!(await this.workspace.saveNow())) {
        this.announce(this.words.say("former-unsaved"));
        return;
      }
      const answer = await this.session.call("POST", `/labs/${this.lab}/workspace/${action}`, body);
      this.workspace.adopt(answer);
      this.editor.clearDiagnostics();
      this.show(answer.former, action);
    } catch (failure) {
      this.announce(this.words.say(failure.status && failure.status !== 401 ? "former-refused" : "former-unsaved",
        { reason: failure.message }));
    } finally {
      this.busy = false;
      this.work.inert = false;
    }
  }

  async dismiss() {
    this.notice.hidden = true;
    try {
      await this.session.call("DELETE", `/labs/${this.lab}/workspace/former`);
    } catch {
      // it comes back with the next load; the state is kept either way
    }
    this.editor.focus();
  }

  show(former) {
    if (!former) {
      this.announce(this.words.say("former-same"));
      return;
    }
    this.snapshot.value = former.snapshot;
    this.text.textContent = this.words.say(`former-${former.by}`, { time: this.words.moment(new Date(former.replacedAt)) });
    this.notice.hidden = false;
    this.notice.querySelector("[data-undo]").focus();
  }

  /** The server knows the moment, the browser the reader's time zone. */
  localTime() {
    const { at, by } = this.notice.dataset;
    if (at) {
      this.text.textContent = this.words.say(`former-${by}`, { time: this.words.moment(new Date(at)) });
    }
  }

  showFile(name, readOnly) {
    const button = this.menu.querySelector("[data-reset='file']");
    button.textContent = this.words.say("reset-file", { file: name });
    button.disabled = readOnly;
  }

  closeMenu() {
    if (this.menu.open) {
      this.menu.open = false;
      this.menu.querySelector("summary").focus();
    }
  }

  announce(text) {
    this.announcer.textContent = text;
  }
}
