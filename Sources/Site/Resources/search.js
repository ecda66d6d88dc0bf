"use strict";
// Searches the names of entities.
(function () {
  const list = document.getElementById("results");
  const status = document.getElementById("status");
  const select = document.getElementById("kind");
  const field = document.querySelector('input[name="q"]');
  const { lang, home, root } = list.dataset;
  const shownAtMost = 50;
  const load = (what, number) => window.shanhai.load(root, what, number);

  // Runs of letters and digits, as the index has them.
  function runs(text) {
    return text.toLowerCase().match(/[\p{Alphabetic}\p{N}]+/gu) || [];
  }

  function grams(text) {
    const found = new Set();
    for (const run of runs(text)) {
      const letters = Array.from(run);
      if (letters.length === 1) found.add(letters[0]);
      for (let place = 1; place < letters.length; place++) found.add(letters[place - 1] + letters[place]);
    }
    return Array.from(found);
  }

  function fileOf(gram, count) {
    const letters = Array.from(gram, (letter) => letter.codePointAt(0));
    return letters.length === 1 ? letters[0] % count : (letters[0] * 31 + letters[1]) % count;
  }

  async function numbersOf(gram, about) {
    const number = fileOf(gram, about.grams);
    const found = (await load("grams", number))[gram];
    let last = 0;
    return found ? found.map((step) => (last += step)) : [];
  }

  function matches(entity, wanted) {
    const names = runs(entity[0] + "\n" + (entity[4] || "")).join(" ");
    return wanted.every((run) => names.includes(run));
  }

  function line(entity, about) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = home + entity[1].split("/").map(encodeURIComponent).join("/") + ".html";
    link.textContent = entity[0];
    const kind = document.createElement("span");
    kind.className = "note";
    kind.textContent = " " + about.kinds[entity[2]][lang === "zh" ? 0 : 1] + (entity[3] ? " " + entity[3] : "");
    item.append(link, kind);
    return item;
  }

  let turn = 0;
  async function search(query) {
    const mine = ++turn;
    const about = await load("about", 0);
    if (select.options.length === 1) {
      for (const [name, labels] of Object.entries(about.kinds)) select.add(new Option(labels[lang === "zh" ? 0 : 1], name));
    }
    const wanted = runs(query);
    if (!wanted.length) return;
    const lists = await Promise.all(grams(query).map((gram) => numbersOf(gram, about)));
    lists.sort((a, b) => a.length - b.length);
    let found = lists[0];
    for (const other of lists.slice(1)) {
      const numbers = new Set(other);
      found = found.filter((number) => numbers.has(number));
    }
    const items = [];
    let isMore = false;
    for (const number of found) {
      const part = await load("entities", Math.floor(number / about.perFile));
      const entity = part[number % about.perFile];
      if (!matches(entity, wanted) || (select.value && entity[2] !== select.value)) continue;
      if (items.length === shownAtMost) {
        isMore = true;
        break;
      }
      items.push(line(entity, about));
    }
    if (mine !== turn) return;
    list.replaceChildren(...items);
    status.textContent = !items.length
      ? list.dataset.none
      : isMore ? list.dataset.more.replace("%", shownAtMost) : list.dataset.found.replace("%", items.length);
  }

  function run() {
    const address = new URL(location.href);
    address.searchParams.set("q", field.value);
    history.replaceState(null, "", address);
    search(field.value);
  }

  field.value = new URL(location.href).searchParams.get("q") || "";
  field.addEventListener("input", run);
  select.addEventListener("change", run);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  search(field.value);
})();
