const COOKIE = "gradus-editor"; // read by gradus.labs.page.PaneLayout, so that the first byte has the right editor
const A_YEAR = 365 * 24 * 60 * 60; // seconds

/** The page's own text areas as the editor: for screen readers, small phones, and whoever likes them better. */
export class Plain {
  constructor(root, areas, changed) {
    this.root = root;
    this.areas = new Map(areas.map((area) => [area.dataset.file, area]));
    this.switch = root.querySelector("[data-plain]");
    areas.forEach((area) => area.addEventListener("input", () => changed(area.dataset.file, area.value)));
    this.mark();
  }

  get on() {
    return this.root.classList.contains("plain-text");
  }

  turn(on) {
    this.root.classList.toggle("plain-text", on);
    document.cookie = `${COOKIE}=${on ? "plain" : "rich"}; Path=/labs; SameSite=Lax; Max-Age=${A_YEAR}`;
    this.mark();
  }

  mark() {
    this.switch.setAttribute("aria-pressed", String(this.on));
  }

  show(name) {
    this.areas.forEach((area, file) => area.closest(".plain").toggleAttribute("data-open", file === name));
  }

  text(name) {
    return this.areas.get(name).value;
  }

  set(name, text) {
    const area = this.areas.get(name);
    if (area.value !== text) {
      area.value = text;
    }
  }

  /** The caret goes to a compiler message's place; the browser scrolls to it. */
  goTo(name, { from, to }) {
    const area = this.areas.get(name);
    area.focus();
    area.setSelectionRange(from, to);
  }

  focus(name) {
    this.areas.get(name).focus();
  }
}
