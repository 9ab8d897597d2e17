// The page of one document: leads to the article that the address names, fetches parts of large documents when they come near,
// finds words, copies references, and shows the pages of the original.
"use strict";

(() => {
  const BLOCK = 100;
  const NEAR = "1200px";
  const LINE_OF_SIGHT = 130; // Pixels below the top at which an article counts as being read.
  const COPIED_MS = 1800;
  const HOLD_MS = 600;
  const LOST = "与公务助手的连接断开了，请确认它仍在运行，然后重试。";
  const id = document.body.dataset.document;
  const text = document.querySelector(".text");
  const tree = document.querySelector(".tree");
  const results = document.querySelector(".results");
  const branches = document.querySelector(".branches");
  const fault = document.querySelector(".fault");
  const original = document.querySelector(".original");
  if (!text) return; // A page that says why there is nothing to read.

  let words = "";
  let page = 0;

  function say(sentence) {
    fault.textContent = sentence;
    fault.hidden = !sentence;
  }

  async function ask(what, query) {
    const response = await fetch(`/document-${what}/${id}?${new URLSearchParams(query)}`).catch(() => null);
    if (!response) return say(LOST), null;
    if (!response.ok) return say(await response.text()), null;
    say("");
    return response;
  }

  // Blocks that are not there yet

  const coming = new Map();

  function fill(block) {
    if (!block || !block.classList.contains("is-empty")) return Promise.resolve();
    const first = Number(block.dataset.first);
    if (!coming.has(first)) coming.set(first, fetched(block, first).finally(() => coming.delete(first)));
    return coming.get(first);
  }

  async function fetched(block, first) {
    const response = await ask("articles", { first, end: first + BLOCK });
    if (!response) return;
    block.innerHTML = await response.text(); // Made by our server, every text of it escaped.
    block.classList.remove("is-empty");
    block.style.minHeight = "";
  }

  const blockOf = (position) => text.querySelector(`.block[data-first="${Math.floor(position / BLOCK) * BLOCK}"]`);
  const articleAt = (position) => text.querySelector(`article[data-position="${position}"]`);

  async function bring(position) {
    const block = blockOf(position);
    await Promise.all([fill(block), fill(block?.previousElementSibling), fill(block?.nextElementSibling)]);
    return articleAt(position);
  }

  const nearing = new IntersectionObserver((seen) => {
    for (const each of seen) if (each.isIntersecting) fill(each.target);
  }, { rootMargin: NEAR });
  for (const block of text.querySelectorAll(".block.is-empty")) nearing.observe(block);

  // The article that the address names

  async function go() {
    const place = decoded(location.hash.slice(1));
    if (!place) return clearCurrent();
    const article = document.getElementById(place) || (await named(place));
    if (!article?.matches?.("article")) return;
    if (place !== article.id) history.replaceState(history.state, "", `#${encodeURIComponent(article.id)}`);
    clearCurrent();
    article.classList.add("is-current");
    mark(article);
    stay(article);
    await showInTree(Number(article.dataset.position), "aria-current");
    if (original && !original.hidden) showPage(pageOf(article));
  }

  // What comes in above changes the height of the page: the article is held in place until nothing moves, or someone scrolls.
  let held = 0;

  function stay(article) {
    const until = performance.now() + HOLD_MS, mine = ++held;
    const hold = () => {
      if (mine !== held) return;
      article.scrollIntoView({ block: "start" });
      if (performance.now() < until) requestAnimationFrame(hold);
    };
    hold();
  }

  function decoded(fragment) {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  async function named(place) {
    const response = await ask("place", { article: place });
    if (!response) return null;
    const { position } = await response.json();
    if (position === null) return say(`这份文件里没有${place.split("@")[0]}。`), null;
    return bring(position);
  }

  function clearCurrent() {
    for (const each of document.querySelectorAll("article.is-current")) each.classList.remove("is-current");
    for (const each of tree.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  }

  // The tree

  async function showInTree(position, attribute) {
    for (;;) {
      const closed = [...branches.querySelectorAll("details:not([open])")].find((each) => holds(each, position));
      if (!closed) break;
      closed.open = true;
      await grow(closed);
    }
    const link = branches.querySelector(`a[data-position="${position}"]`);
    if (!link) return;
    for (const other of branches.querySelectorAll(`[${attribute}]`)) other.removeAttribute(attribute);
    link.setAttribute(attribute, "true");
    const box = link.getBoundingClientRect(), frame = tree.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) tree.scrollTop += box.top - frame.top - frame.height / 3;
  }

  const holds = (branch, position) => Number(branch.dataset.first) <= position && position < Number(branch.dataset.end);

  async function grow(branch) {
    if (!branch.classList.contains("later") || branch.querySelector("ol")) return;
    const response = await ask("numbers", { first: branch.dataset.first, end: branch.dataset.end });
    if (response && !branch.querySelector("ol")) branch.insertAdjacentHTML("beforeend", await response.text());
  }

  let looking = false;

  function follow() {
    if (looking) return;
    looking = true;
    requestAnimationFrame(() => {
      looking = false;
      const article = articleInSight();
      const link = article && branches.querySelector(`a[data-position="${article.dataset.position}"]`);
      if (!link || link.hasAttribute("data-here")) return;
      for (const other of branches.querySelectorAll("[data-here]")) other.removeAttribute("data-here");
      link.setAttribute("data-here", "");
    });
  }

  function articleInSight() {
    const frame = text.getBoundingClientRect();
    return document.elementFromPoint(frame.left + frame.width / 2, LINE_OF_SIGHT)?.closest("article");
  }

  // Words

  async function find(event) {
    event.preventDefault();
    words = event.target.elements.words.value.trim();
    if (!words) return clearFound();
    const response = await ask("words", { words });
    if (!response) return;
    showFound(await response.json());
  }

  function showFound({ places, total }) {
    const shown = total > places.length ? `，列出前 ${places.length} 处` : "";
    results.replaceChildren(line("p", total ? `“${words}”在 ${total} 条里找到${shown}` : `没有找到“${words}”。`), clearing());
    const list = document.createElement("ol");
    for (const { name, around } of places) list.append(found(name, around));
    results.append(list);
    results.hidden = false;
    branches.hidden = true;
    document.body.classList.add("tree-shown");
    if (places.length) lead(places[0].name);
  }

  function found(name, around) {
    const item = document.createElement("li"), link = line("a", "");
    link.href = `#${encodeURIComponent(name)}`;
    link.append(line("b", name), line("span", around));
    item.append(link);
    return item;
  }

  function clearing() {
    const button = line("button", "回到目录");
    button.type = "button";
    button.className = "clear-found";
    return button;
  }

  function clearFound() {
    words = "";
    results.hidden = true;
    branches.hidden = false;
    unmark();
  }

  function lead(name) {
    if (decoded(location.hash.slice(1)) === name) go();
    else location.hash = encodeURIComponent(name);
  }

  function line(tag, said) {
    const element = document.createElement(tag);
    element.textContent = said;
    return element;
  }

  function mark(article) {
    unmark();
    if (!words) return;
    const walker = document.createTreeWalker(article.querySelector(".wording"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) markIn(node);
  }

  function markIn(node) {
    const at = node.data.indexOf(words);
    if (at < 0) return;
    const rest = node.splitText(at), after = rest.splitText(words.length);
    const marked = document.createElement("mark");
    rest.replaceWith(marked);
    marked.append(rest);
    markIn(after);
  }

  function unmark() {
    for (const each of text.querySelectorAll("mark")) {
      const parent = each.parentNode;
      each.replaceWith(...each.childNodes);
      parent.normalize();
    }
  }

  // Copying

  async function copy(button) {
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    button.textContent = (await toClipboard(copied(button))) ? "已复制" : "复制未成功，请手动选取";
    window.setTimeout(() => (button.textContent = label), COPIED_MS);
  }

  function copied(button) {
    if (!button.matches(".copy-quotation")) return button.dataset.copied;
    const lines = [...button.closest("article").querySelectorAll(".wording p")].map((each) => each.textContent);
    return `${button.dataset.copied}：“${lines.join("\n")}”`;
  }

  async function toClipboard(said) {
    try {
      await navigator.clipboard.writeText(said);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = said;
      area.className = "sr-only";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  // The original

  const pageOf = (article) => Number(article?.querySelector(".page-number")?.dataset.page || 0);

  function pageInSight() {
    for (let each = document.querySelector("article.is-current") || articleInSight(); each; each = each.previousElementSibling) {
      if (pageOf(each)) return pageOf(each);
    }
    return 1;
  }

  function showPage(number) {
    if (!number || number === page) return;
    page = number;
    const picture = original.querySelector("img");
    original.querySelector(".page-said").textContent = `第 ${number} 页`;
    original.querySelector(".page-back").disabled = number <= 1;
    original.querySelector(".original-fault").hidden = true;
    picture.hidden = false;
    picture.src = `/document-pages/${id}?page=${number}`;
  }

  async function notShown() {
    const response = await fetch(`/document-pages/${id}?page=${page}`).catch(() => null);
    const said = original.querySelector(".original-fault");
    said.textContent = response ? (response.ok ? "" : await response.text()) : LOST;
    said.hidden = !said.textContent;
    original.querySelector("img").hidden = true;
  }

  function showOriginal(on) {
    original.hidden = !on;
    document.body.classList.toggle("shows-original", on);
    if (on) showPage(pageInSight());
  }

  // What is clicked

  function onClick(event) {
    const target = event.target.closest?.("button, a, .page-number");
    if (!target) return;
    if (target.matches(".copy")) copy(target);
    else if (target.matches(".clear-found")) clearFound();
    else if (target.matches(".show-tree")) toggleTree();
    else if (target.matches(".show-original")) showOriginal(original.hidden);
    else if (target.matches(".close-original")) showOriginal(false);
    else if (target.matches(".page-back")) showPage(page - 1);
    else if (target.matches(".page-forth")) showPage(page + 1);
    else if (target.matches(".page-number") && original) openAt(Number(target.dataset.page));
    else if (target.matches("a[href^='#']")) follows(event, target);
  }

  function openAt(number) {
    original.hidden = false;
    document.body.classList.add("shows-original");
    showPage(number);
  }

  // A link in a heading of the tree leads to its article and leaves the heading as it is.
  function follows(event, link) {
    if (tree.contains(link)) document.body.classList.remove("tree-shown");
    if (link.hash !== location.hash) return;
    event.preventDefault();
    go();
  }

  function toggleTree() {
    const shown = document.body.classList.toggle("tree-shown");
    document.querySelector(".show-tree").setAttribute("aria-expanded", String(shown));
  }

  document.addEventListener("click", onClick);
  document.querySelector(".find").addEventListener("submit", find);
  branches.addEventListener("toggle", (event) => event.target.open && grow(event.target), true);
  if (original) original.querySelector("img").addEventListener("error", notShown);
  window.addEventListener("hashchange", go);
  window.addEventListener("scroll", follow, { passive: true });
  for (const type of ["wheel", "touchmove", "keydown", "mousedown"]) window.addEventListener(type, () => (held += 1), { passive: true });
  go();
  follow();
})();
