// Names what Keycloak's console leaves nameless, for people who listen to it.
const MENU = document.documentElement.lang.startsWith("zh") ? "菜单" : "Menu";

function name() {
  for (const button of document.querySelectorAll("button.pf-v5-c-menu-toggle.pf-m-plain:not([aria-label])")) {
    button.setAttribute("aria-label", MENU);
  }
  // One such region per session, all with the same name: without it each is what stands in it.
  for (const region of document.querySelectorAll("section[aria-label=device-sessions-content]")) {
    region.removeAttribute("aria-label");
  }
}

new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
name();
