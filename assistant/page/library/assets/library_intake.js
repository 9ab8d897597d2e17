// The section 收录: files are sent one after the other, two at a time; how each of them stands comes from the server, so that
// a reload, or a second window, shows the same.
"use strict";

(() => {
  const { ask, post, fileRequest, whenThere, whenShown, chooseFiles, guard } = window.gongwuLibrary;
  const AT_A_TIME = 2;
  const BUSY = [429, 503];
  const BUSY_MS = 2000;
  const LOOK_MS = { active: 1000, idle: 5000 };
  const SHELL = `
    <div class="intake-drop"><p>把文件或文件夹拖到这里，一次可以很多个</p>
      <p><button type="button" class="primary choose-files">选择文件</button> <button type="button" class="choose-folder">选择文件夹</button></p>
      <small class="formats"></small></div>
    <p class="library-fault" role="alert" hidden></p>
    <div class="intake-sending" hidden><span aria-live="polite"></span><button type="button" class="stop-sending">停止上传</button></div>
    <div class="intake-left" role="alert" hidden><b>没有上传</b><ul></ul></div>
    <div class="intake-bar" hidden><progress max="1" value="0" aria-label="收录进度"></progress><span aria-live="polite"></span>
      <button type="button" class="cancel-all">全部取消</button></div>
    <div class="intake-tools"><div role="group" aria-label="显示">
      <button type="button" data-show="all" aria-pressed="true">全部</button><button type="button" data-show="active" aria-pressed="false">进行中</button>
      <button type="button" data-show="failed" aria-pressed="false">失败</button><button type="button" data-show="done" aria-pressed="false">完成</button></div>
      <button type="button" class="retry-all" hidden>重试失败的</button><button type="button" class="clear" hidden>清除已结束的</button></div>
    <div class="library-area"></div>
    <nav class="library-pager" aria-label="翻页" hidden><button type="button" class="back">上一页</button><span></span>
      <button type="button" class="forth">下一页</button></nav>`;

  let root = null;
  let guarded = null;
  let formats = [];
  let show = "all";
  let page = 0;
  let timer = 0;
  let waiting = [];
  let senders = 0;
  let sent = 0;

  const find = (selector) => root.querySelector(selector);
  const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  const visible = () => root.offsetParent !== null && !document.hidden;

  // What is on its way

  async function look() {
    window.clearTimeout(timer);
    const area = root;
    const status = await ask(`intake?${new URLSearchParams({ show, page })}`);
    if (area !== root) return;
    page = status.page;
    draw(status);
    timer = window.setTimeout(() => { if (visible()) guarded(look); }, status.active || senders ? LOOK_MS.active : LOOK_MS.idle);
  }

  function draw({ counts, active, html, pages }) {
    const ended = counts.DONE + counts.FAILED + counts.CANCELLED;
    const total = ended + counts.QUEUED + counts.READING + counts.INDEXING;
    const failed = counts.FAILED + counts.CANCELLED;
    const said = { all: total, active: total - ended, failed, done: counts.DONE };
    for (const button of root.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === show));
      button.textContent = `${button.textContent.split(" ")[0]} ${said[button.dataset.show].toLocaleString()}`;
    }
    find(".intake-bar").hidden = !active;
    find(".intake-bar progress").value = total ? ended / total : 0;
    find(".intake-bar span").textContent = `共 ${total} 个：完成 ${counts.DONE}，失败 ${counts.FAILED}，排队 ${counts.QUEUED}，解析 ${counts.READING}，索引 ${counts.INDEXING}`;
    find(".retry-all").hidden = !failed;
    find(".clear").hidden = !ended;
    if (find(".library-area").innerHTML !== html) drawList(html);
    find(".library-pager").hidden = pages < 2;
    find(".library-pager span").textContent = `第 ${page + 1} / ${pages} 页`;
    find(".back").disabled = page === 0;
    find(".forth").disabled = page + 1 >= pages;
  }

  // Whoever is on a button by keyboard stays there while the list is drawn anew.
  function drawList(html) {
    const job = document.activeElement?.closest?.("#library-intake [data-job]")?.dataset.job;
    find(".library-area").innerHTML = html;
    if (job) find(`[data-job="${job}"] button`)?.focus();
  }

  // Sending

  async function filesIn(entry) {
    if (entry.isFile) return [await new Promise((resolve, reject) => { entry.file(resolve, reject); })];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (!some.length) return found;
      for (const each of some) found.push(...await filesIn(each));
    }
  }

  function take(files) {
    waiting.push(...files.filter((file) => !file.name.startsWith("~$") && !file.name.startsWith(".")));
    find(".intake-left").hidden = true;
    find(".intake-left ul").textContent = "";
    for (let n = senders; n < Math.min(AT_A_TIME, waiting.length); n += 1) send();
    guarded(look);
  }

  async function send() {
    senders += 1;
    while (waiting.length) {
      const file = waiting.shift();
      tellSending();
      await deliver(file);
      sent += 1;
    }
    senders -= 1;
    if (!senders) { sent = 0; tellSending(); guarded(look); }
  }

  async function deliver(file) {
    for (;;) {
      try {
        await ask("intake", fileRequest(file));
        return;
      } catch (error) {
        if (!BUSY.includes(error.status)) { leave(file, error.message); return; }
        await pause(BUSY_MS);
      }
    }
  }

  function tellSending() {
    find(".intake-sending").hidden = !senders;
    find(".intake-sending span").textContent = `正在上传第 ${sent + 1} 个，共 ${sent + waiting.length + senders} 个；上传完之前请不要关闭本页`;
  }

  function leave(file, reason) {
    find(".intake-left").hidden = false;
    find(".intake-left ul").append(Object.assign(document.createElement("li"), { textContent: `${file.name}：${reason}` }));
  }

  function stopSending() {
    for (const file of waiting) leave(file, "已停止上传。");
    waiting = [];
  }

  const ids = (hit) => ({ ids: [Number(hit.closest("[data-job]").dataset.job)] });
  const CLICKS = [
    [".choose-files", () => chooseFiles(take, { multiple: true, accept: formats.join(",") })],
    [".choose-folder", () => chooseFiles((files) => take(files.filter(readable)), { webkitdirectory: true })],
    [".stop-sending", stopSending],
    [".cancel-all", () => post("intake/cancel").then(look)],
    [".retry-all", () => post("intake/retry").then(look)],
    [".clear", () => post("intake/clear").then(look)],
    [".job-cancel", (hit) => post("intake/cancel", ids(hit)).then(look)],
    [".job-retry", (hit) => post("intake/retry", ids(hit)).then(look)],
    [".back", () => { page -= 1; return look(); }],
    [".forth", () => { page += 1; return look(); }],
    ["[data-show]", (hit) => { show = hit.dataset.show; page = 0; return look(); }],
  ];
  // In a folder there are other things too; a file that was chosen by itself is always answered.
  const readable = (file) => formats.some((ending) => file.name.toLowerCase().endsWith(ending));

  function listen() {
    root.addEventListener("click", (event) => {
      for (const [selector, work] of CLICKS) {
        const hit = event.target.closest(selector);
        if (hit) { guarded(() => work(hit)); return; }
      }
    });
    const drop = find(".intake-drop");
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("is-over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("is-over");
      // Entries must be taken from a drop at once; what is in folders is read afterwards.
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      guarded(async () => take((await Promise.all(entries.map(filesIn))).flat()));
    });
  }

  window.addEventListener("beforeunload", (event) => { if (senders) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (root && visible()) guarded(look); });

  whenThere("library-intake", (area) => {
    formats = area.textContent.trim().split("、");
    root = area;
    root.innerHTML = SHELL;
    find(".formats").textContent = `可以收录 ${formats.join("、")}；每个不超过 50 MB。`;
    guarded = guard(root);
    listen();
    whenShown(root, () => guarded(look));
  });
})();
