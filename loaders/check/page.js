(() => {
  const panel = document.getElementById("panel");
  const figures = "td[data-asked], td[data-at]";
  const held = JSON.parse(document.getElementById("held")?.textContent ?? "null");
  let on = null;
  const show = (cell) => {
    if (on) on.classList.remove("on");
    on = cell;
    panel.replaceChildren();
    panel.hidden = !cell;
    if (!cell) return;
    cell.classList.add("on");
    const say = (text, name) => {
      const line = document.createElement("p");
      line.className = name;
      line.textContent = text;
      panel.append(line);
    };
    const parts = (text) => text ? text.split(" ") : [];
    if (cell.dataset.at) say(cell.dataset.at, "at");
    for (const id of parts(cell.dataset.asked)) {
      const source = document.getElementById(id);
      const copy = document.createElement(source.matches(".finding") ? "div" : "p");
      copy.className = source.className || "held";
      for (const node of source.childNodes) copy.append(node.cloneNode(true));
      panel.append(copy);
    }
    for (const no of parts(cell.dataset.held)) {
      const [title, sides] = held.lines[no];
      say("✓ " + held.titles[title] + sides, "held");
    }
  };
  if (!panel) return;
  const cellOf = (event) => event.target.closest(figures);
  document.addEventListener("focusin", (event) => { const cell = cellOf(event); if (cell) show(cell); });
  document.addEventListener("mouseover", (event) => { const cell = cellOf(event); if (cell) show(cell); });
  document.addEventListener("click", (event) => {
    if (!cellOf(event) && !panel.contains(event.target)) show(null);
  });
  const beside = (cell, key) => {
    const from = cell.getBoundingClientRect();
    const x = from.left + from.width / 2, y = from.top + from.height / 2;
    const ahead = {
      ArrowLeft: (r) => r.right <= from.left + 2 && r.top < y && r.bottom > y,
      ArrowRight: (r) => r.left >= from.right - 2 && r.top < y && r.bottom > y,
      ArrowUp: (r) => r.bottom <= from.top + 2 && r.left < x && r.right > x,
      ArrowDown: (r) => r.top >= from.bottom - 2 && r.left < x && r.right > x,
    }[key];
    if (!ahead) return null;
    const far = (c) => { const r = c.getBoundingClientRect(); return Math.abs(r.left - from.left) + Math.abs(r.top - from.top); };
    return [...cell.closest("table").querySelectorAll(figures)]
      .filter((c) => ahead(c.getBoundingClientRect())).sort((a, b) => far(a) - far(b))[0] ?? null;
  };
  document.addEventListener("keydown", (event) => {
    const cell = cellOf(event);
    if (event.key === "Escape") { show(null); return; }
    const next = cell && beside(cell, event.key);
    if (next) { event.preventDefault(); next.focus(); }
  });
  // every table can be entered by Tab, also where nothing fails
  for (const table of document.querySelectorAll("table")) {
    const cells = table.querySelectorAll(figures);
    if (cells.length && !table.querySelector('td[tabindex="0"]')) cells[0].tabIndex = 0;
  }
})();
