// The theme the reader has chosen in Gradus, where both live under one host name; otherwise the system's.
const chosen = document.cookie.match(/(?:^|; )gradus-theme=(light|dark)(?:;|$)/);
if (chosen) {
  document.documentElement.dataset.theme = chosen[1];
  document.documentElement.classList.toggle("pf-v5-theme-dark", chosen[1] === "dark");
}
