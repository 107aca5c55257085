import { reachScrollers } from "./scrollers.js";

/**
 * Checks answers in place. Without this script the same forms and links lead to a page with the one question on it;
 * so does whatever goes wrong here.
 */
export function questions(root) {
  root.addEventListener("submit", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) {
      return;
    }
    event.preventDefault();
    const form = event.target;
    form.querySelector("button").disabled = true;
    replace(question, form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .catch(() => form.submit());
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-question-link]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    replace(link.closest("[data-question]"), link.href, {}).catch(() => {
      location.href = link.href;
    });
  });
}

async function replace(question, address, request) {
  const answer = await fetch(address, { ...request, headers: { "X-Fragment": "question", Accept: "text/html" } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  const fresh = template.content.querySelector("[data-question]");
  question.replaceWith(fresh);
  reachScrollers(fresh);
  const said = fresh.querySelector("[data-said]") ?? fresh.querySelector("input:not([type=hidden]), select");
  said?.focus({ preventScroll: true });
  said?.scrollIntoView({ block: "nearest" });
}
