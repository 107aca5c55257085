const KEY = "gradus-place";
const MARKS = "main :is(h1, h2, h3)";

/**
 * Whoever changes the language goes on reading at the same place: both languages have the same headings, so the place is
 * the heading above and the share of the way to the next one.
 */
export function keepPlace(form) {
  form.addEventListener("submit", () => {
    const tops = [...document.querySelectorAll(MARKS)].map((heading) => heading.getBoundingClientRect().top);
    const above = tops.findLastIndex((top) => top <= 1);
    const next = tops[above + 1] ?? document.documentElement.getBoundingClientRect().bottom;
    const share = above < 0 ? 0 : -tops[above] / (next - tops[above]);
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, above, share, count: tops.length }));
  });
  restore();
}

function restore() {
  const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  const headings = document.querySelectorAll(MARKS);
  if (place?.path !== location.pathname || place.count !== headings.length || place.above < 0) {
    return;
  }
  const top = headings[place.above].getBoundingClientRect().top;
  const next = headings[place.above + 1] ?? document.documentElement;
  const below = next === document.documentElement ? next.getBoundingClientRect().bottom : next.getBoundingClientRect().top;
  scrollBy({ top: top + place.share * (below - top), behavior: "instant" });
}
