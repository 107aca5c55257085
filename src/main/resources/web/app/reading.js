const LOOK = 1000; // milliseconds between two looks

/**
 * A lesson counts as read once its end is in view and the page was in front for as long as fast reading takes: who
 * jumps to the end has not read it, and can still press the button. Nothing is said if the note cannot be made; the
 * button is there.
 */
export function markWhenRead(end) {
  const enough = Number(end.dataset.readAfter);
  let seconds = 0;
  let inView = false;
  const watch = new IntersectionObserver((entries) => (inView = entries.at(-1).isIntersecting));
  watch.observe(end);
  const timer = setInterval(async () => {
    if (document.visibilityState !== "visible") {
      return;
    }
    seconds += LOOK / 1000;
    if (inView && seconds >= enough) {
      clearInterval(timer);
      watch.disconnect();
      await note(end.dataset.reading);
    }
  }, LOOK);
}

async function note(address) {
  const token = document.querySelector("meta[name=csrf-token]").content;
  const answer = await fetch(address, { method: "PUT", headers: { "X-CSRF-TOKEN": token } }).catch(() => undefined);
  if (answer?.ok) {
    document.querySelectorAll("[data-read-mark]").forEach((mark) => (mark.hidden = false));
    document.querySelectorAll("[data-read-button]").forEach((button) => (button.hidden = true));
    document.querySelector(".onward [rel=next]")?.classList.add("first");
  }
}
