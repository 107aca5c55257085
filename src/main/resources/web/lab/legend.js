const SVG = "http://www.w3.org/2000/svg";

/** Which line is which: a sample of it, its name, and for an earlier run the way to its page. Built anew when it changes. */
export function legend(list, lines, words, lab) {
  const several = lines.filter((line) => !line.behind).length > 1;
  const entries = several ? [...lines.filter((line) => !line.behind), ...lines.filter((line) => line.behind).slice(0, 1)] : lines;
  const key = entries.map((line) => line.key).join();
  if (list.dataset.key !== key) {
    list.dataset.key = key;
    list.replaceChildren(...entries.map((line) => entry(line, several, words, lab)));
  }
  if (several) { // where each line stands now
    entries.forEach((line, at) => {
      const last = [...line.points.values()].at(-1);
      const value = list.children[at].querySelector(".value");
      if (value && last !== undefined) {
        value.textContent = words.number(last);
      }
    });
  }
}

function entry(line, several, words, lab) {
  const item = document.createElement("li");
  item.className = line.behind ? "behind" : "present";
  item.append(sample(line));
  if (line.behind) {
    const link = document.createElement(lab ? "a" : "span"); // a run in a lesson has no page
    if (lab) {
      link.href = `/labs/${lab}/runs/${line.run.id}`;
    }
    link.textContent = words.say("run-number", { number: words.size(line.run.number) });
    item.append(link);
  } else {
    const name = document.createElement("span");
    name.textContent = several ? line.line : words.say("run-number", { number: words.size(line.run.number) });
    const value = document.createElement("span");
    value.className = "value";
    item.append(name, value);
  }
  return item;
}

function sample({ colour, width, dash }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 30 8");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M0 4h30");
  path.setAttribute("fill", "none");
  path.setAttribute("stroke-width", String(width));
  path.setAttribute("stroke-dasharray", dash.join(" ") || "none");
  path.style.stroke = `var(${colour})`;
  svg.append(path);
  return svg;
}
