const KEY = "gradus.panes";
const STEP = 24; // pixels per arrow key

/** Three panes: on a wide screen side by side with movable borders, on a narrow one behind tabs. */
export function openPanes(root) {
  const panes = root.querySelector("[data-panes]");
  const tabs = [...root.querySelectorAll("[data-pane-tab]")];
  tabs.forEach((tab) => tab.addEventListener("click", () => showPane(root, tab.dataset.paneTab)));
  arrowKeys(tabs);
  showPane(root, "code");

  const widths = JSON.parse(localStorage.getItem(KEY) || "{}");
  root.querySelectorAll("[data-border]").forEach((border) => movable(border, panes, widths));
}

export function showPane(root, name) {
  root.querySelector("[data-panes]").dataset.shown = name;
  root.querySelectorAll("[data-pane-tab]").forEach((tab) => {
    const chosen = tab.dataset.paneTab === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  });
}

/** Left and right, Home and End walk through tabs and choose, as the ARIA practices describe tabs. */
export function arrowKeys(tabs) {
  tabs.forEach((tab, at) =>
    tab.addEventListener("keydown", (event) => {
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        const chosen = tabs[(next + tabs.length) % tabs.length];
        chosen.focus();
        chosen.click();
      }
    }),
  );
}

function movable(border, panes, widths) {
  const name = border.dataset.border; // the pane whose width it changes: brief or results
  const sign = name === "brief" ? 1 : -1;
  const pane = panes.querySelector(`[data-pane="${name}"]`);

  function resize(width) {
    const within = Math.round(Math.min(Math.max(width, 240), panes.clientWidth * 0.45));
    panes.style.setProperty(`--${name}`, `${within}px`);
    border.setAttribute("aria-valuenow", String(within));
    widths[name] = within;
    localStorage.setItem(KEY, JSON.stringify(widths));
    window.dispatchEvent(new Event("gradus:resize"));
  }

  if (widths[name]) {
    resize(widths[name]);
  }
  border.addEventListener("pointerdown", (event) => {
    const [from, width] = [event.clientX, pane.offsetWidth];
    border.setPointerCapture(event.pointerId);
    border.onpointermove = (move) => resize(width + sign * (move.clientX - from));
    border.onpointerup = () => (border.onpointermove = null);
  });
  border.addEventListener("keydown", (event) => {
    const by = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (by) {
      event.preventDefault();
      resize(pane.offsetWidth + sign * by);
    }
  });
}
