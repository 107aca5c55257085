const COOKIE = "gradus-panes"; // read by gradus.labs.page.PaneLayout, so that the first byte has the widths
const A_YEAR = 365 * 24 * 60 * 60; // seconds
const STEP = 24; // pixels per arrow key
const LEAST = 200; // pixels
const MOST = 0.45; // of the panes' width

/** Three panes: on a wide screen side by side, with borders that move and sides that fold; on a narrow one behind tabs. */
export function openPanes(root) {
  const panes = root.querySelector("[data-panes]");
  const tabs = [...root.querySelectorAll("[data-pane-tab]")];
  tabs.forEach((tab) => tab.addEventListener("click", () => showPane(root, tab.dataset.paneTab)));
  arrowKeys(tabs);
  showPane(root, panes.dataset.shown);
  root.querySelectorAll("[data-fold]").forEach((button) => button.addEventListener("click", () => toggle(root, button.dataset.fold)));
  root.querySelectorAll("[data-border]").forEach((border) => movable(root, border));
  markFolded(root);

  const narrow = window.matchMedia("(max-width: 960px)");
  narrow.addEventListener("change", () => nameRoles(root, narrow.matches));
  nameRoles(root, narrow.matches);
}

/** Brings a pane to sight, as a tab on a phone, unfolded on a wide screen. */
export function showPane(root, name) {
  root.querySelector("[data-panes]").dataset.shown = name;
  root.querySelectorAll("[data-pane-tab]").forEach((tab) => {
    const chosen = tab.dataset.paneTab === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  });
  if (folded(root).includes(name)) {
    toggle(root, name);
  }
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

/** Behind tabs a pane is a tab panel; beside others it is a region. */
function nameRoles(root, narrow) {
  root.querySelectorAll("[data-pane]").forEach((pane) => {
    if (narrow) {
      pane.setAttribute("role", "tabpanel");
    } else {
      pane.removeAttribute("role");
    }
  });
}

function folded(root) {
  return root.querySelector("[data-panes]").dataset.folded.split(" ").filter(Boolean);
}

function toggle(root, name) {
  const now = folded(root);
  const next = now.includes(name) ? now.filter((one) => one !== name) : [...now, name];
  root.querySelector("[data-panes]").dataset.folded = next.join(" ");
  markFolded(root);
  remember(root);
  window.dispatchEvent(new Event("gradus:resize"));
}

function markFolded(root) {
  const now = folded(root);
  root.querySelectorAll("[data-fold]").forEach((button) =>
    button.setAttribute("aria-expanded", String(!now.includes(button.dataset.fold))));
  root.querySelectorAll("[data-border]").forEach((border) => {
    border.tabIndex = now.includes(border.dataset.border) ? -1 : 0;
  });
}

/** A border is a separator: arrows move it, Home and End go to its limits, Enter folds its pane. */
function movable(root, border) {
  const panes = root.querySelector("[data-panes]");
  const name = border.dataset.border; // the pane whose width it changes: brief or results
  const sign = name === "brief" ? 1 : -1;
  const pane = panes.querySelector(`[data-pane="${name}"]`);
  const most = () => Math.round(panes.clientWidth * MOST);

  function tell() {
    border.setAttribute("aria-valuemax", String(most()));
    border.setAttribute("aria-valuenow", String(Math.min(pane.offsetWidth, most())));
  }

  function resize(width) {
    panes.style.setProperty(`--${name}`, `${Math.round(Math.min(Math.max(width, LEAST), most()))}px`);
    tell();
    remember(root);
    window.dispatchEvent(new Event("gradus:resize"));
  }

  new ResizeObserver(tell).observe(panes);
  border.addEventListener("pointerdown", (event) => {
    const [from, width] = [event.clientX, pane.offsetWidth];
    border.setPointerCapture(event.pointerId);
    border.onpointermove = (move) => resize(width + sign * (move.clientX - from));
    border.onpointerup = () => (border.onpointermove = null);
  });
  border.addEventListener("keydown", (event) => {
    const width = {
      ArrowRight: pane.offsetWidth + sign * STEP,
      ArrowLeft: pane.offsetWidth - sign * STEP,
      Home: sign > 0 ? LEAST : most(),
      End: sign > 0 ? most() : LEAST,
    }[event.key];
    if (width !== undefined) {
      event.preventDefault();
      resize(width);
    } else if (event.key === "Enter") {
      event.preventDefault(); // in a form it would send it
      toggle(root, name);
      root.querySelector(`[data-fold="${name}"]`).focus();
    }
  });
}

/** brief.results.folded: widths in pixels, 0 for the page's own; b and r for what is folded. */
function remember(root) {
  const style = root.querySelector("[data-panes]").style;
  const width = (name) => parseInt(style.getPropertyValue(`--${name}`), 10) || 0;
  const letters = ["brief", "results"].filter((name) => folded(root).includes(name)).map((name) => name[0]).join("");
  document.cookie = `${COOKIE}=${width("brief")}.${width("results")}.${letters}; Path=/labs; SameSite=Lax; Max-Age=${A_YEAR}`;
}
