/** Wide tables and code scroll sideways in their own box: then, and only then, the keyboard must be able to reach it. */
export function reachScrollers(root) {
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target)));
  root.querySelectorAll(".prose :is(pre, table)").forEach((box) => watch.observe(box));
}

function mark(box) {
  if (box.scrollWidth > box.clientWidth) {
    box.tabIndex = 0;
  } else {
    box.removeAttribute("tabindex");
  }
}
