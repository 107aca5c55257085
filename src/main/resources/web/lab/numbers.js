/** The numbers behind a picture: a row for each step, a column for each line. */
export function fillTable(place, name, lines, words) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  [words.say("step"), ...lines.map((line) => title(name, line, words))].forEach((text) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    head.append(cell);
  });
  const steps = [...new Set(lines.flatMap((line) => [...line.points.keys()]))].sort((one, other) => one - other);
  const body = table.createTBody();
  steps.forEach((step) => {
    const row = body.insertRow();
    row.insertCell().textContent = words.size(step);
    lines.forEach((line) => {
      row.insertCell().textContent = line.points.has(step) ? words.number(line.points.get(step), 6) : "";
    });
  });
  place.replaceChildren(table);
}

function title(name, { line, run }, words) {
  const of = words.say("run-number", { number: words.size(run.number) });
  return line ? `${line}, ${of}` : `${name}, ${of}`;
}
