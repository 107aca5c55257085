const CYCLE = ["system", "light", "dark"];
const A_YEAR = 365 * 24 * 60 * 60; // seconds

/**
 * One press goes from the system's choice to light, to dark and back. The choice is kept in a cookie, so that the
 * server writes it into the first byte of the next page and nothing flashes.
 */
export function themeSwitch(button) {
  button.hidden = false;
  show(button, document.documentElement.dataset.theme || "system");
  button.addEventListener("click", () => {
    const next = CYCLE[(CYCLE.indexOf(button.value) + 1) % CYCLE.length];
    if (next === "system") {
      delete document.documentElement.dataset.theme;
      document.cookie = "gradus-theme=; Path=/; SameSite=Lax; Max-Age=0";
    } else {
      document.documentElement.dataset.theme = next;
      document.cookie = `gradus-theme=${next}; Path=/; SameSite=Lax; Max-Age=${A_YEAR}`;
    }
    show(button, next);
    window.dispatchEvent(new Event("gradus:theme"));
  });
}

function show(button, theme) {
  button.value = theme;
  button.setAttribute("aria-label", button.dataset[theme]);
  button.title = button.dataset[theme];
}
