// The 公文校对 tab: a document goes straight to our own routes, its check is followed, and its findings are shown beside it.
// "Ignore once" is remembered for this result only; rules switched off and own words are remembered by this browser.
// What follows a check, corrected copies, is in proofreading_repairs.js, which is told of results and ignored findings; several
// documents at once are in proofreading_batch.js.
"use strict";

(() => {
  const LIMIT_MB = 50;
  // What files can be proofread is said by the server, on the element that this script came by.
  const FORMATS = document.currentScript.dataset;
  const ENDINGS = FORMATS.endings.split(",");
  const LOST = "与公务助手的连接断开了，请确认它仍在运行，然后重试。";
  const KEPT = "gongwu-proofreading";
  const SHELL = `
    <div class="check-intake">
      <div class="check-drop" tabindex="0">
        <p><b>把公文拖到这里</b>，或 <button type="button" class="check-choose">选择文件</button>
        <button type="button" class="check-choose-folder">整个文件夹</button></p>
        <p class="hint">${FORMATS.hint}可以一次选多个。文件不出本机，原文件不会被改动。</p>
        <p><button type="button" class="check-paste">改为粘贴文字</button>
        <label>规范 <select class="check-profile"></select></label></p>
      </div>
      <div class="check-text" hidden>
        <textarea rows="8" placeholder="把要校对的文字粘贴到这里；只有文字，不判断版面。"></textarea>
        <p><button type="button" class="check-start-text primary">校对文字</button>
        <button type="button" class="check-file">改为上传文件</button></p>
      </div>
      <details class="check-own" hidden><summary>我的设置</summary><div></div></details>
    </div>
    <div class="check-progress" hidden><p></p><div class="track"><i></i></div><button type="button" class="check-cancel">取消</button></div>
    <p class="check-fault" role="alert" hidden></p>
    <div class="check-tools" hidden>
      <button type="button" class="check-again">重新校对</button>
      <a class="check-download" data-kind="html">下载报告（网页，可打印）</a>
      <a class="check-download" data-kind="json">下载数据（JSON）</a>
      <button type="button" class="check-new">校对另一份</button>
    </div>
    <div class="check-help">
      <p><b>查什么</b>　版面、版头、标题、主送与正文、层次序数、附件、署名与日期、版记、页码；标点、数字、引用和用语；文种与行文规则。</p>
      <p><b>怎么看</b>　文字和版面分开列；同一类问题合成一项，点开看每一处。点问题跳到原文，点原文的标记跳到问题；原文里画线的是文字问题，左边的竖条是版面问题。依据分清国标规定、一般要求与通行做法。</p>
      <p><b>怎么改</b>　每一项选“接受”或“不改”，也可以点开逐处选，生成带修订标记的修订稿，或直接改好的清洁稿；只改选中的，原文件不动。</p>
      <p><b>文件在哪里</b>　只在本机内存里，关闭页面或两小时不用就清除。</p>
      <p><b>不判断什么</b>　盖章位置、实际分页、机关登记的名称等文件里没有的内容，列在“未判断”里，请人工核对。</p>
    </div>
    <div class="check-result"></div>`;

  let root = null;
  let key = "";
  let turn = 0;
  let ignored = new Set();
  // What the user has said that this document is; asked once, and remembered as long as the document is.
  let stated = {};

  const find = (selector) => root.querySelector(selector);
  const tell = (what, detail) => root.dispatchEvent(new CustomEvent(`proofreading-${what}`, { detail, bubbles: true }));
  const show = (selector, on) => { find(selector).hidden = !on; };

  function settings() {
    try {
      return { off: [], words: [], profile: "standard", ...JSON.parse(localStorage.getItem(KEPT) || "{}") };
    } catch {
      return { off: [], words: [], profile: "standard" };
    }
  }

  function keep(changed) {
    localStorage.setItem(KEPT, JSON.stringify({ ...settings(), ...changed }));
    showOwn();
  }

  function showOwn() {
    const { off, words } = settings();
    const line = (title, list, kind) => list.length
      ? `<p>${title}：${list.map((each) => `<button type="button" class="forget" data-kind="${kind}"></button>`).join("")}</p>` : "";
    const box = find(".check-own > div");
    box.innerHTML = line("停用的规则（点一下恢复）", off, "off") + line("我的词（点一下删去）", words, "words");
    [...off, ...words].forEach((each, at) => { box.querySelectorAll(".forget")[at].textContent = each; });
    show(".check-own", off.length + words.length > 0);
  }

  function fail(sentence) {
    show(".check-progress", false);
    find(".check-fault").textContent = sentence;
    show(".check-fault", Boolean(sentence));
  }

  async function ask(path, options = {}) {
    const headers = { "X-Options": encodeURIComponent(JSON.stringify({ ...settings(), ...stated })), ...options.headers };
    const response = await fetch(`/proofreading/${path}`, { ...options, headers }).catch(() => null);
    if (response === null) throw new Error(LOST);
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  async function guarded(work) {
    try {
      fail("");
      await work();
    } catch (error) {
      fail(error.message);
    }
  }

  // What was found in another document must not be taken for what this one holds.
  async function clear() {
    const old = key;
    key = "";
    turn += 1;
    find(".check-result").textContent = "";
    show(".check-tools", false);
    show(".check-help", true);
    if (old) await ask(`checks/${old}`, { method: "DELETE" }).catch(() => null);
  }

  function refuse(sentence) {
    clear();
    fail(sentence);
  }

  function begin(name, body) {
    guarded(async () => {
      await clear();
      stated = {};
      progress(name ? `正在上传 ${name}……` : "正在提交……");
      const headers = name ? { "X-File-Name": encodeURIComponent(name) } : {};
      key = (await ask("checks", { method: "POST", body, headers: { ...headers, "Content-Type": "application/octet-stream" } })).key;
      ignored = new Set();
      await follow();
    });
  }

  function again() {
    guarded(async () => {
      progress("正在重新校对……");
      await ask(`checks/${key}/again`, { method: "POST" });
      await follow();
    });
  }

  // Another document takes the place of this one, as a corrected copy does.
  function adopt(other) {
    guarded(async () => {
      const old = key;
      key = other;
      ignored = new Set();
      await follow();
      await ask(`checks/${old}`, { method: "DELETE" });
    });
  }

  function progress(sentence) {
    find(".check-progress p").textContent = sentence;
    show(".check-progress", true);
  }

  async function follow() {
    const mine = ++turn;
    for (;;) {
      const status = await ask(`checks/${key}`);
      if (mine !== turn) return;
      if (status.state === "done") return finish(status);
      if (status.state === "failed") return fail(status.sentence);
      if (status.state === "cancelled") return fail("已取消，没有改动任何文件。");
      progress(`${status.said}${status.name ? ` ${status.name}` : ""}，已用 ${Math.round(Number(status.seconds))} 秒`);
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
  }

  function finish(status) {
    show(".check-progress", false);
    show(".check-help", false);
    find(".check-result").innerHTML = status.html;
    show(".check-tools", true);
    root.querySelectorAll(".check-download").forEach((link) => { link.href = `/proofreading/checks/${key}/report.${link.dataset.kind}`; });
    refilter();
    tell("result", key);
    find(".check-result").scrollIntoView({ block: "start", behavior: "smooth" });
  }

  function cancel() {
    turn += 1;
    const old = key;
    key = "";
    guarded(async () => {
      if (old) await ask(`checks/${old}`, { method: "DELETE" });
      fail("已取消，没有改动任何文件。");
    });
  }

  function take(file) {
    if (!ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) return refuse(`请选择 ${ENDINGS.join("、")} 文件。`);
    if (!file.size) return refuse("这个文件是空的，请检查后重新上传。");
    if (file.size > LIMIT_MB * 1024 * 1024) return refuse(`文件超过 ${LIMIT_MB} MB，请压缩其中的图片或拆分后再上传。`);
    return begin(file.name, file);
  }

  // Several go to proofreading_batch.js.
  function takeAll(files) {
    if (files.length === 1) take(files[0]);
    else tell("several", files);
  }

  const isFolder = (transfer) => [...transfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);

  function choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = FORMATS.endings;
    input.multiple = true;
    input.addEventListener("change", () => { if (input.files.length) takeAll([...input.files]); });
    input.click();
  }

  // Cards and marks

  // A card of several findings has an element for each, which bears its id; another bears the id of its one finding.
  const idsOf = (card) => { const inside = [...card.querySelectorAll(".part")]; return inside.length ? inside.map((each) => each.id) : [card.id]; };
  const marksOf = (ids) => [...root.querySelectorAll("mark[data-findings]")].filter((mark) => mark.dataset.findings.split(" ").some((id) => ids.includes(id)));

  function reveal(node) {
    node.closest("details.places")?.setAttribute("open", "");
    return node.closest(".member") || node;
  }

  function outline(nodes) {
    root.querySelectorAll(".is-outlined").forEach((node) => node.classList.remove("is-outlined"));
    nodes.forEach((node) => node.classList.add("is-outlined"));
    if (nodes.length) nodes[0].scrollIntoView({ block: "center", behavior: "smooth" });
  }

  function jump(target) {
    const mark = target.closest("mark[data-findings]");
    if (mark) {
      const cards = mark.dataset.findings.split(" ").map((id) => document.getElementById(id));
      return outline([...new Set(cards.filter((card) => card && !card.closest(".finding").hidden).map(reveal))]);
    }
    const member = target.closest(".member");
    if (member && !target.closest("input")) {
      outline(marksOf(idsOf(member)));
      member.classList.add("is-outlined");
      return undefined;
    }
    const card = target.closest(".finding");
    if (card && !target.closest("button, details, .choice")) {
      outline(marksOf(idsOf(card)));
      card.classList.add("is-outlined");
    }
    return undefined;
  }

  function refilter() {
    const hidden = new Set([...root.querySelectorAll("[data-show]")].filter((box) => !box.checked).map((box) => box.dataset.show));
    const group = root.querySelector("[data-group-filter]")?.value || "";
    const cards = [...root.querySelectorAll(".check-result .finding")];
    cards.forEach((card) => {
      card.toggleAttribute("data-ignored", ignored.has(card.id));
      card.hidden = ignored.has(card.id) || hidden.has(card.dataset.severity) || Boolean(group && card.dataset.group !== group);
    });
    const shown = new Set(cards.filter((card) => !card.hidden).flatMap(idsOf));
    root.querySelectorAll("mark[data-findings]").forEach((mark) => {
      mark.classList.toggle("is-quiet", !mark.dataset.findings.split(" ").some((id) => shown.has(id)));
    });
    root.querySelectorAll(".kind").forEach((section) => { section.hidden = !section.querySelector(".finding:not([hidden])"); });
    const note = root.querySelector(".filtered");
    if (note) note.hidden = shown.size > 0 || cards.length === 0;
    const restore = root.querySelector(".show-ignored");
    if (restore) restore.hidden = ignored.size === 0;
  }

  function act(button) {
    const card = button.closest(".finding");
    const { off, words } = settings();
    if (button.matches(".ignore-once")) { ignored.add(card.id); tell("ignored", card.id); }
    else if (button.matches(".rule-off")) keep({ off: [...new Set([...off, ...card.dataset.rule.split(" ")])] });
    else keep({ words: [...new Set([...words, button.dataset.word])] });
    if (button.matches(".ignore-once")) refilter();
    else again();
  }

  function state(button) {
    stated = button.dataset.kind ? { kind: button.dataset.kind } : { as_official: true };
    again();
  }

  function forget(button) {
    const kind = button.dataset.kind;
    keep({ [kind]: settings()[kind].filter((each) => each !== button.textContent) });
    if (key && !find(".check-tools").hidden) again();
  }

  const CLICKS = [
    [".check-choose", choose],
    [".check-paste", () => { show(".check-drop", false); show(".check-text", true); find("textarea").focus(); }],
    [".check-file", () => { show(".check-text", false); show(".check-drop", true); }],
    [".check-start-text", () => { const text = find("textarea").value; if (text.trim()) begin("", text); else fail("还没有要校对的文字，请粘贴后再开始。"); }],
    [".check-cancel", cancel],
    [".check-again", again],
    [".check-new", () => { root.scrollIntoView({ block: "start" }); choose(); }],
    [".show-ignored", () => { ignored.clear(); refilter(); }],
    [".forget", forget],
    [".check-kind button", state],
    [".actions button", act],
  ];

  function listen() {
    root.addEventListener("click", (event) => {
      for (const [selector, work] of CLICKS) {
        const hit = event.target.closest(selector);
        if (hit) return work(hit);
      }
      return jump(event.target);
    });
    root.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches(".finding, mark")) jump(event.target); });
    root.addEventListener("change", (event) => {
      if (event.target.matches(".check-profile")) { keep({ profile: event.target.value }); if (key) again(); }
      else if (event.target.matches("[data-show], [data-group-filter]")) refilter();
    });
    const drop = find(".check-drop");
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("is-over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("is-over");
      const { files } = event.dataTransfer;
      if (files.length > 1 || isFolder(event.dataTransfer)) tell("several", event.dataTransfer);
      else if (files.length) take(files[0]);
    });
  }

  async function offerProfiles() {
    const select = find(".check-profile");
    for (const { name, title } of await ask("profiles")) select.add(new Option(title, name));
    const wanted = settings().profile;
    if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    else keep({ profile: select.value });
  }

  function fill() {
    const area = document.getElementById("proofreading");
    if (!area || area === root) return;
    root = area;
    root.innerHTML = SHELL;
    listen();
    showOwn();
    guarded(offerProfiles);
  }

  // A document is forgotten when its page is left.
  window.addEventListener("pagehide", (event) => {
    if (key && !event.persisted) fetch(`/proofreading/checks/${key}`, { method: "DELETE", keepalive: true });
  });
  window.gongwuProofreading = { ask, guarded, adopt, take };

  // Gradio puts a tab's content on the page when the tab is opened first.
  new MutationObserver(fill).observe(document.documentElement, { childList: true, subtree: true });
  fill();
})();
