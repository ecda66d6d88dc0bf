"use strict";
// Draws what is around an entity, and lists the same below.
(function () {
  const box = document.getElementById("network");
  const list = document.getElementById("neighbours");
  const status = document.getElementById("status");
  const title = document.querySelector("h1");
  const [kind, relation, from, to] = ["kind", "relation", "from", "to"].map((id) => document.getElementById(id));
  const { lang, home, root } = box.dataset;
  const word = lang === "zh" ? 0 : 1;
  const shownAtMost = box.clientWidth < 600 ? 14 : 40;
  const colours = {
    Person: "#fff1c2", Region: "#cfe6e2", Post: "#ece7f2", Agreement: "#f6d9d4", Visit: "#dbe9f4", Meeting: "#dbe9f4", JointMeeting: "#dbe9f4",
    Signing: "#dbe9f4", Article: "#eeeeea",
  };
  let about;
  let network;

  const load = (what, number) => window.shanhai.load(root, what, number);

  function partOf(path) {
    let sum = 0;
    for (const letter of path) sum = (sum * 31 + letter.codePointAt(0)) % 1000003;
    return sum % about.parts;
  }

  async function entity(number) {
    const [label, path, kind] = (await load("entities", Math.floor(number / about.perFile)))[number % about.perFile];
    return { number, label, path, kind };
  }

  async function around(path) {
    return (await load("network", partOf(path)))[path];
  }

  function href(page, path) {
    return home + path.split("/").map(encodeURIComponent).join("/") + ".html";
  }

  function choose(select, options) {
    const chosen = select.value;
    select.length = 1;
    for (const [value, label] of options) select.add(new Option(label, value));
    select.value = options.some(([value]) => value === chosen) ? chosen : "";
  }

  function isWanted([, relationNumber, , year]) {
    if (relation.value && String(relationNumber) !== relation.value) return false;
    if ((from.value || to.value) && !year) return false;
    return (!from.value || year >= Number(from.value)) && (!to.value || year <= Number(to.value));
  }

  let turn = 0;
  async function show(path) {
    const mine = ++turn;
    about = await load("about", 0);
    const found = await around(path);
    if (!found) {
      status.textContent = status.dataset.none;
      return;
    }
    const [number, edges] = found;
    const centre = await entity(number);
    title.textContent = centre.label;
    const relations = new Map(edges.map((edge) => [String(edge[1]), about.relations[edge[1]][word]]));
    choose(relation, Array.from(relations).sort((a, b) => a[1].localeCompare(b[1], lang)));
    const others = new Map();
    const kinds = new Map();
    for (const edge of edges) {
      const end = others.get(edge[0]) || { edges: [] };
      end.edges.push(edge);
      others.set(edge[0], end);
    }
    for (const [other, end] of others) {
      Object.assign(end, await entity(other));
      kinds.set(end.kind, about.kinds[end.kind][word]);
    }
    choose(kind, Array.from(kinds));
    // Numbers are in the order of how much there is to see.
    const fitting = Array.from(others.values())
      .filter((end) => (!kind.value || end.kind === kind.value) && end.edges.some(isWanted))
      .sort((a, b) => a.number - b.number);
    const shown = fitting.slice(0, shownAtMost);
    const numbers = new Set(shown.map((end) => end.number));
    const lines = [];
    const drawn = new Set();
    function draw(source, [target, relationNumber, isOutgoing, year]) {
      const [a, b] = isOutgoing ? [source, target] : [target, source];
      const key = [a, b, relationNumber].join(" ");
      if (drawn.has(key)) return;
      drawn.add(key);
      lines.push({ from: a, to: b, label: source === number || target === number ? about.relations[relationNumber][word] : undefined, arrows: "to" });
    }
    for (const end of shown) end.edges.filter(isWanted).forEach((edge) => draw(number, edge));
    for (const end of shown) {
      const [, further] = (await around(end.path)) || [0, []];
      further.filter((edge) => numbers.has(edge[0]) && isWanted(edge)).forEach((edge) => draw(end.number, edge));
    }
    if (mine !== turn) return;
    const nodes = [centre, ...shown].map((end) => ({
      id: end.number, label: end.label.length > 14 ? end.label.slice(0, 13) + "…" : end.label, title: end.label, shape: "box", margin: 6,
      color: { background: end.number === number ? "#1d2429" : colours[end.kind] || "#e4efe4", border: "#8a8577" },
      font: { color: end.number === number ? "#ffffff" : "#1d2429", size: 15 },
    }));
    if (network) network.destroy();
    network = new window.vis.Network(box, { nodes, edges: lines }, {
      layout: { randomSeed: 1 },
      edges: { color: { color: "#b6b0a0", highlight: "#0b5877" }, font: { size: 11, color: "#56616a", strokeWidth: 3, strokeColor: "#fbfaf6" }, smooth: { type: "continuous" } },
      physics: { barnesHut: { gravitationalConstant: -9000, springLength: 150, avoidOverlap: 0.4 }, stabilization: { iterations: 200 } },
      interaction: { hover: true, zoomView: false },
    });
    const paths = new Map([centre, ...shown].map((end) => [end.number, end.path]));
    network.on("selectNode", ({ nodes }) => {
      if (nodes[0] !== number) go(paths.get(nodes[0]));
    });
    network.once("stabilizationIterationsDone", () => {
      network.setOptions({ physics: false });
      box.dataset.ready = path;
    });
    list.replaceChildren(...shown.map((end) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = href("page", end.path);
      link.textContent = end.label;
      const note = document.createElement("span");
      note.className = "note";
      note.textContent = Array.from(new Set(end.edges.filter(isWanted).map((edge) => about.relations[edge[1]][word] + (edge[3] ? " " + edge[3] : "")))).join(lang === "zh" ? "、" : ", ");
      item.append(link, note);
      return item;
    }));
    status.textContent = status.dataset.found.replace("%", shown.length).replace("%", fitting.length);
    document.getElementById("page").href = href("page", path);
  }

  function current() {
    return new URL(location.href).searchParams.get("e") || "";
  }

  function go(path) {
    const address = new URL(location.href);
    address.searchParams.set("e", path);
    history.pushState(null, "", address);
    show(path);
  }

  window.addEventListener("popstate", () => show(current()));
  for (const field of [kind, relation, from, to]) field.addEventListener("change", () => show(current()));
  show(current());
})();
