const EVERY = 5000; // milliseconds

/**
 * Puts the page as it is now in the place of what is shown, from time to time while it is looked at. Never under somebody's
 * hands: not while something in it is open or in focus. A press on the button stops it.
 */
export function keepFresh(button) {
  button.hidden = false;
  button.addEventListener("click", () => press(button, button.getAttribute("aria-pressed") !== "true"));
  setInterval(() => {
    if (button.getAttribute("aria-pressed") === "true" && document.visibilityState === "visible" && !inUse()) {
      refresh().catch(() => press(button, false)); // signed out, or nobody answers: what is shown is old, and says of when
    }
  }, EVERY);
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}

function inUse() {
  const live = document.querySelector("[data-live]");
  return live.contains(document.activeElement) || live.querySelector("details[open]") !== null;
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  if (!answer.ok || !fresh) {
    throw new Error(`${location.href}: ${answer.status}`);
  }
  if (!inUse()) {
    document.querySelector("[data-live]").replaceWith(document.adoptNode(fresh));
  }
}
