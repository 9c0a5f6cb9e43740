// Finds bodies by name or region. The index stands in scripts that are loaded when they are needed: a page
// opened from a disk may load nothing else.
const gouji = (() => {
  const form = document.querySelector("form.search"), told = document.getElementById("told"), list = document.getElementById("hits");
  const shards = JSON.parse(document.getElementById("shards").textContent), most = Number(list.dataset.most);
  const loaded = new Map(), waiting = new Map();
  let run = 0;

  const load = (file) => {
    if (!waiting.has(file)) waiting.set(file, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${list.dataset.top}assets/search/${file}.js`;
      script.onload = done;
      script.onerror = () => { waiting.delete(file); failed(file); };
      document.head.append(script);
    }));
    return waiting.get(file);
  };
  const link = (path, text) => {
    const made = document.createElement(path ? "a" : "span");
    if (path) made.href = path;
    made.textContent = text;
    return made;
  };
  const item = ([name, region, page, reports]) => {
    const line = document.createElement("li"), years = document.createElement("span"), where = document.createElement("small");
    years.className = "years";
    for (const [year, path] of reports) years.append(link(path, year), " ");
    where.textContent = region;
    line.append(link(page, name), " ", where, " ", years);
    return line;
  };
  // the whole name first, then names that begin so, then the rest in the order of the index
  const rank = ([name], query) => name === query ? 0 : name.startsWith(query) ? 1 : 2;

  const find = async () => {
    const mine = ++run, query = form.q.value.trim(), words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const address = new URL(location.href);
    for (const name of ["q", "in"]) form[name].value ? address.searchParams.set(name, form[name].value) : address.searchParams.delete(name);
    try { history.replaceState(null, "", address); } catch { /* some browsers keep the address of a file */ }
    if (!words.length) { list.replaceChildren(); told.textContent = ""; return; }
    const files = shards.filter((shard) => !form.in.value || shard.province === form.in.value).map((shard) => shard.file);
    try { await Promise.all(files.map(load)); } catch (file) {
      if (mine === run) told.textContent = told.dataset.broken.replace("#", file);
      return;
    }
    if (mine !== run) return;
    const hits = files.flatMap((file) => loaded.get(file)).filter(([name, region]) => {
      const text = `${region} ${name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    }).sort((a, b) => rank(a, query) - rank(b, query));
    list.replaceChildren(...hits.slice(0, most).map(item));
    told.textContent = (!hits.length ? told.dataset.none : hits.length > most ? told.dataset.more : told.dataset.found).replace("#", hits.length);
  };

  const asked = new URL(location.href).searchParams;
  form.q.value = asked.get("q") ?? "";
  if ([...form.in.options].some((option) => option.value === asked.get("in"))) form.in.value = asked.get("in");
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  form.q.addEventListener("input", find);
  form.in.addEventListener("change", find);
  setTimeout(find);
  return { add: (file, rows) => loaded.set(file, rows) };
})();
