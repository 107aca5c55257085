const QUESTION = "gradus.question-key"; // a key without Ctrl must be possible to switch off (WCAG 2.1.4)

/** Shortcuts that work everywhere on the page, and the list of them. */
export function openKeys(root, actions) {
  const list = root.querySelector("[data-keys]");
  const question = list.querySelector("[data-question-key]");
  question.checked = localStorage.getItem(QUESTION) !== "off";
  question.addEventListener("change", () => localStorage.setItem(QUESTION, question.checked ? "on" : "off"));
  root.querySelector("[data-show-keys]").addEventListener("click", () => list.showModal());
  list.addEventListener("click", (event) => event.target === list && list.close()); // beside it
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    root.querySelectorAll("[data-mod]").forEach((key) => (key.textContent = "⌘"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || list.open) {
      return;
    }
    const act = actionOf(event, actions);
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === "?" && question.checked && !typing(event.target)) {
      event.preventDefault();
      list.showModal();
    }
  });
}

function actionOf(event, actions) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) {
    return null;
  }
  if (event.key === "Enter") {
    return event.shiftKey ? actions.submit : actions.run;
  }
  return event.key.toLowerCase() === "s" && !event.shiftKey ? actions.save : null;
}

function typing(element) {
  return element.closest("input, textarea, select, [contenteditable='true']") !== null;
}
