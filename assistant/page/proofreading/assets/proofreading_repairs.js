// Corrected copies in the 公文校对 tab: which findings are accepted, the making of a copy, what became of each, before and after.
// Nothing is changed before somebody asks for a copy; then exactly the accepted findings are, and the original stays.
"use strict";

(() => {
  const { ask, guarded, adopt } = window.gongwuProofreading;
  const NAMES = { tracked: "修订稿", clean: "清洁稿" };
  const SIDES = { before: "修改前", after: "修改后" };
  const OUTCOMES = { fixed: "已修正", skipped: "未修正", failed: "修正失败" };
  const STALE = "选择已有变化，下面的文件是按之前的选择生成的；需要时请重新生成。";

  let root = null;
  let key = "";
  let turn = 0;
  let running = "";
  let made = {};
  let latest = [];
  let tracked = "text";
  let choices = new Map();

  const find = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const cardOf = (node) => node.closest(".finding");
  const same = (one, other) => one.length === other.length && one.every((id) => other.includes(id));
  const chosen = () => all('.choice input[value="accept"]:checked').map(cardOf);
  const members = (card) => [...card.querySelectorAll(".member-choice")];
  const partsOf = (box) => [...box.closest(".member").querySelectorAll(".part")].map((each) => each.id);
  const idOf = (box) => partsOf(box)[0];
  const ticked = (card) => members(card).filter((box) => box.checked);
  // The ids of findings: those of the places ticked in a card of several, else that of the card.
  const idsIn = (card) => (members(card).length ? ticked(card).flatMap(partsOf) : [card.id]);
  const accepted = () => chosen().flatMap(idsIn);
  const track = () => (find(".track-all")?.checked ? "all" : "text");

  function element(tag, kind, text = "") {
    const node = document.createElement(tag);
    node.className = kind;
    node.textContent = text;
    return node;
  }

  // Choosing

  function choose(card, value) {
    const input = card.querySelector(`.choice input[value="${value}"]`);
    if (!input) return;
    input.checked = true;
    choices.set(card.id, value);
    members(card).forEach((box) => { box.checked = value === "accept"; choices.set(idOf(box), box.checked); });
  }

  // One place of a card: the card is accepted as long as any of its places is.
  function chooseMember(box) {
    const card = cardOf(box);
    const value = members(card).some((each) => each.checked) ? "accept" : "leave";
    card.querySelector(`.choice input[value="${value}"]`).checked = true;
    choices.set(card.id, value);
    choices.set(idOf(box), box.checked);
  }

  // What was chosen before the document was checked once more.
  function restore() {
    all(".choice").map(cardOf).forEach((card) => {
      const value = card.querySelector('.choice input[value="accept"]').checked ? "accept" : "leave";
      const before = new Map(choices);
      choose(card, before.get(card.id) || value);
      members(card).forEach((box) => {
        if (!before.has(idOf(box))) return;
        box.checked = before.get(idOf(box));
        chooseMember(box);
      });
    });
  }

  function recount() {
    if (!find(".repair-bar")) return;
    const ids = accepted();
    find(".chosen b").textContent = chosen().length;
    find(".chosen i").textContent = chosen().reduce((sum, card) => sum + (members(card).length ? ticked(card).length : 1), 0);
    all(".make").forEach((button) => { button.disabled = ids.length === 0 || Boolean(running); });
    all(".go-on, .draw-pages").forEach((button) => { button.disabled = Boolean(running); });
    find(".accept-none").disabled = ids.length === 0;
    find(".accept-safe").disabled = !all('.choice[data-repair="safe"] input[value="leave"]:checked').length;
    all(".finding").forEach((card) => card.classList.toggle("is-accepted", idsIn(card).some((id) => ids.includes(id))));
    const note = find(".repair-stale");
    if (note) note.hidden = same(ids, latest) && (!made.tracked || track() === tracked);
  }

  function acceptSafe() {
    all('.choice[data-repair="safe"]').map(cardOf).forEach((card) => {
      if (!card.hasAttribute("data-ignored")) choose(card, "accept");
    });
    recount();
  }

  function acceptNone() {
    all(".choice").forEach((choice) => choose(cardOf(choice), "leave"));
    recount();
  }

  // Waiting

  function begin(sentence, stop) {
    const mine = ++turn;
    running = sentence;
    const box = element("div", "check-progress repair-progress");
    box.setAttribute("role", "status");
    box.innerHTML = '<p></p><div class="track"><i></i></div><button type="button" class="stop">取消</button>';
    box.querySelector("p").textContent = `${sentence}……`;
    box.querySelector(".stop").addEventListener("click", () => {
      turn += 1;
      end();
      say("hint", "已取消，没有生成文件。");
      guarded(stop);
    });
    say();
    find(".repair-results").prepend(box);
    find(".repair-results").scrollIntoView({ block: "nearest", behavior: "smooth" });
    recount();
    return mine;
  }

  function end() {
    running = "";
    all(".repair-progress").forEach((box) => box.remove());
    recount();
  }

  // A sentence where people are looking; without one, the last goes.
  function say(kind = "", sentence = "") {
    all(".repair-said").forEach((node) => node.remove());
    if (!sentence) return;
    const note = element("p", `repair-said ${kind}`, sentence);
    note.setAttribute("role", kind === "hint" ? "status" : "alert");
    find(".repair-results").prepend(note);
  }

  // The last state of something that runs on the server, or null where it was given up meanwhile.
  async function followed(path, mine) {
    for (;;) {
      const status = await ask(path);
      if (mine !== turn) return null;
      if (status.state === "done") return status;
      if (status.state === "failed" || status.state === "cancelled") throw new Error(status.sentence || "已取消，没有生成文件。");
      const note = find(".repair-progress p");
      if (note) note.textContent = `${status.said}，已用 ${Math.round(Number(status.seconds))} 秒`;
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
  }

  async function during(sentence, stop, work) {
    const mine = begin(sentence, stop);
    let fault = "";
    try {
      await work(mine);
    } catch (error) {
      fault = error.message;
    }
    if (mine !== turn) return;
    end();
    if (fault) say("check-fault", fault);
  }

  // Copies

  async function copied(mode, ids, mine) {
    const path = `checks/${key}/repairs/${mode}`;
    await ask(path, { method: "POST", body: JSON.stringify({ accept: ids, track: track() }), headers: { "Content-Type": "application/json" } });
    const status = await followed(path, mine);
    if (status === null) return false;
    if (!same(ids, latest)) made = {};
    latest = ids;
    if (mode === "tracked") tracked = track();
    made[mode] = status;
    return true;
  }

  function make(mode) {
    const ids = accepted();
    const stop = () => ask(`checks/${key}/repairs/${mode}`, { method: "DELETE" });
    return during(`正在生成${NAMES[mode]}`, stop, async (mine) => {
      if (await copied(mode, ids, mine)) showCopies(mode);
    });
  }

  function showCopies(mode) {
    const box = find(".repair-results");
    box.textContent = "";
    const note = element("p", "notice repair-stale", STALE);
    note.hidden = true;
    box.append(note, ...Object.keys(made).sort().reverse().map(resultOf));
    showOutcomes(made[mode].outcomes);
    find(".view-comparison").innerHTML = made[mode].comparison;
    find(".view-switch").hidden = false;
    recount();
    box.querySelector(`[data-mode="${mode}"] a`).focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  function resultOf(mode) {
    const box = element("section", "repair-result");
    box.dataset.mode = mode;
    box.setAttribute("aria-label", `${NAMES[mode]}的结果`);
    const { changed, html } = made[mode];
    box.classList.toggle("is-unchanged", !changed);
    box.append(element("h4", "", changed ? `${NAMES[mode]}已生成` : `没有生成${NAMES[mode]}：没有能修正的`));
    box.insertAdjacentHTML("beforeend", html);
    const links = element("p", "links");
    if (changed) links.append(link(mode, "copy.docx", `下载${NAMES[mode]}`, "check-download primary"));
    links.append(link(mode, "report.html", "下载修正报告", "check-download"));
    const on = element("button", "go-on", "继续校对修正后的文件");
    on.type = "button";
    if (changed) links.append(on);
    box.append(links);
    return box;
  }

  function link(mode, file, title, kind) {
    const node = element("a", kind, title);
    node.href = `/proofreading/checks/${key}/repairs/${mode}/${file}`;
    node.download = "";
    return node;
  }

  function showOutcomes(outcomes) {
    all(".finding .outcome, .finding .outcomes").forEach((node) => node.remove());
    for (const [id, { outcome, html }] of Object.entries(outcomes)) {
      const node = document.getElementById(id);
      if (!node) continue;
      node.dataset.outcome = outcome;
      if (node.matches(".part")) node.insertAdjacentHTML("beforeend", html);
      else node.querySelector("footer").insertAdjacentHTML("beforebegin", html);
    }
    all(".finding").forEach(sumUp);
  }

  // How many places of a card of several came to what.
  function sumUp(card) {
    const worst = (member) => Object.keys(OUTCOMES).filter((outcome) => member.querySelector(`.part[data-outcome="${outcome}"]`)).pop();
    const found = [...card.querySelectorAll(".member")].map(worst).filter(Boolean);
    if (!found.length) return;
    const line = element("p", "outcomes");
    for (const [outcome, name] of Object.entries(OUTCOMES)) {
      const count = found.filter((each) => each === outcome).length;
      if (count) line.append(element("b", outcome, name), ` ${count} 处 `);
    }
    card.querySelector(".places").before(line);
  }

  function goOn() {
    const stop = () => ask(`checks/${key}/repairs/clean`, { method: "DELETE" });
    return during("正在准备修正后的文件", stop, async (mine) => {
      if (!made.clean && !(await copied("clean", latest, mine))) return;
      const next = (await ask(`checks/${key}/continue`, { method: "POST" })).key;
      if (mine === turn) adopt(next);
    });
  }

  // Before and after

  function view(name) {
    find(".view-findings").hidden = name !== "findings";
    find(".view-comparison").hidden = name !== "comparison";
    all("[data-view]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === name)));
  }

  function drawPages() {
    const path = `checks/${key}/pages`;
    return during("正在排出修改前后的版面", () => ask(path, { method: "DELETE" }), async (mine) => {
      await ask(path, { method: "POST" });
      const status = await followed(path, mine);
      if (status !== null) showPages(status);
    });
  }

  function showPages({ shown, counts }) {
    const box = find(".pages");
    box.textContent = "";
    const most = Math.max(shown.before, shown.after);
    const cut = Object.keys(SIDES).some((side) => shown[side] < counts[side]) ? `，只显示前 ${most} 页` : "";
    box.append(element("p", "comparison-count", `修改前 ${counts.before} 页，修改后 ${counts.after} 页${cut}。`));
    for (let number = 1; number <= most; number += 1) {
      const row = element("div", "page-pair");
      Object.keys(SIDES).forEach((side) => row.append(number <= shown[side] ? picture(side, number) : element("div", "none")));
      box.append(row);
    }
    find(".draw-pages").hidden = true;
    box.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  function picture(side, number) {
    const figure = element("figure", "");
    const image = document.createElement("img");
    image.alt = `${SIDES[side]}第 ${number} 页`;
    image.loading = "lazy";
    image.src = `/proofreading/checks/${key}/pages/${side}/${number}.png`;
    figure.append(image, element("figcaption", "", image.alt));
    return figure;
  }

  // What the page tells

  function take(event) {
    root = event.target;
    if (event.detail !== key) choices = new Map();
    key = event.detail;
    turn += 1;
    running = "";
    made = {};
    latest = [];
    restore();
    recount();
  }

  const CLICKS = [
    [".accept-safe", acceptSafe],
    [".accept-none", acceptNone],
    [".make", (button) => make(button.dataset.mode)],
    [".go-on", goOn],
    [".draw-pages", drawPages],
    ["[data-view]", (button) => view(button.dataset.view)],
  ];

  document.addEventListener("proofreading-result", take);
  document.addEventListener("proofreading-ignored", (event) => {
    choose(document.getElementById(event.detail), "leave");
    recount();
  });
  document.addEventListener("change", (event) => {
    const input = event.target.closest?.("#proofreading :is(.choice input, .member-choice, .track-all)");
    if (!input) return;
    if (input.matches(".member-choice")) chooseMember(input);
    else if (input.matches(".choice input")) choose(cardOf(input), input.value);
    recount();
  });
  document.addEventListener("click", (event) => {
    for (const [selector, work] of CLICKS) {
      const hit = event.target.closest?.(`#proofreading ${selector}`);
      if (hit) { work(hit); return; }
    }
  });
})();
