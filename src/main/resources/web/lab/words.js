/** The page's texts for scripts, in the reader's language: <template data-words><p data-word="saved">saved %time</p>…. */
export function readWords(root) {
  const texts = new Map();
  const template = root.querySelector("template[data-words]");
  template.content.querySelectorAll("[data-word]").forEach((word) => texts.set(word.dataset.word, word.textContent.trim()));
  const language = document.documentElement.lang || "en";

  return {
    /** The text of that key with %name replaced by the values; the key itself if the page has no such text. */
    say(key, values = {}) {
      const text = texts.get(key) ?? key;
      return text.replace(/%([a-z]+)/g, (whole, name) => values[name] ?? whole);
    },
    has: (key) => texts.has(key),
    time: (instant) => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant),
    /** Today the time alone, else with its day. */
    moment(instant) {
      const day = sameDay(instant, new Date()) ? {} : { year: "numeric", month: "short", day: "numeric" };
      return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
    },
    number: (value, digits = 4) => formatNumber(language, value, digits),
    size: (count) => new Intl.NumberFormat(language).format(count),
  };
}

function sameDay(one, other) {
  return one.toDateString() === other.toDateString();
}

function formatNumber(language, value, digits) {
  if (!Number.isFinite(value)) {
    return String(value);
  }
  const far = value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6);
  return new Intl.NumberFormat(language, {
    maximumSignificantDigits: digits,
    notation: far ? "scientific" : "standard",
  }).format(value);
}
