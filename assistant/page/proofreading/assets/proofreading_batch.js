// The 公文校对 tab: several documents or folders at once. Each file goes to the server in turn, how they stand is followed, and
// the summary names every file; the corrected copies come as one archive. A file's name opens it by itself, from this browser.
"use strict";

(() => {
  const ENDINGS = document.currentScript.dataset.endings.split(",");
  const LIMIT_MB = 50;
  const { ask, guarded, take } = window.gongwuProofreading;
  const PANEL = `
    <div class="batch-progress"><p aria-live="polite"></p><button type="button" class="batch-cancel">取消</button></div>
    <div class="batch-summary"></div>
    <p class="batch-left notice" hidden></p>
    <p class="check-tools batch-tools" hidden>
      <a class="check-download primary batch-copies" hidden>下载全部修订稿（zip）</a>
      <a class="check-download batch-report">下载汇总报告（网页，可打印）</a>
      <button type="button" class="batch-close">关闭汇总</button></p>
    <p class="hint">修订稿只改可自动修正的；需要确认的问题，请点文件名单独打开处理。</p>`;

  let panel = null;
  let key = "";
  let files = [];
  let turn = 0;

  const find = (selector) => panel.querySelector(selector);
  const pathOf = (file) => file.gongwuPath || file.webkitRelativePath || file.name;
  const readable = (file) => ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending)) && !file.name.startsWith("~$");

  // Entries must be taken from a drop at once; what is in folders is read afterwards.
  function entriesOf(transfer) {
    return [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  }

  async function filesIn(entry) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
      file.gongwuPath = entry.fullPath.replace(/^\//, "");
      return [file];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
      if (!some.length) return found;
      for (const each of some) found.push(...await filesIn(each));
    }
  }

  function close() {
    turn += 1;
    if (key) ask(`batches/${key}`, { method: "DELETE" }).catch(() => null);
    key = "";
    if (panel) panel.remove();
    panel = null;
  }

  function open(root) {
    close();
    panel = document.createElement("section");
    panel.className = "check-batch";
    panel.setAttribute("aria-label", "多个文件的校对汇总");
    panel.innerHTML = PANEL;
    root.querySelector(".check-fault").after(panel);
    panel.addEventListener("click", (event) => {
      if (event.target.matches(".batch-cancel")) cancel();
      else if (event.target.matches(".batch-close")) close();
      else if (event.target.matches(".batch-open")) take(files[Number(event.target.dataset.number)]);
    });
  }

  function tellLeft(sentence) {
    find(".batch-left").textContent = sentence;
    find(".batch-left").hidden = !sentence;
  }

  async function send(mine, chosen, left) {
    for (const file of chosen) {
      if (mine !== turn) return;
      if (file.size > LIMIT_MB * 1024 * 1024) { left.push(`${pathOf(file)}：超过 ${LIMIT_MB} MB`); continue; }
      find(".batch-progress p").textContent = `正在上传 ${pathOf(file)}……`;
      const headers = { "X-File-Name": encodeURIComponent(pathOf(file)), "Content-Type": "application/octet-stream", "X-Batch": key };
      try {
        const given = (await ask("batches", { method: "POST", body: file, headers })).key;
        if (mine !== turn) return;
        key = given;
        files.push(file);
      } catch (error) {
        left.push(`${pathOf(file)}：${error.message}`);
      }
      tellLeft(left.length ? `没有校对：${left.join("　")}` : "");
    }
  }

  async function follow(mine, sending) {
    let sent = false;
    sending.then(() => { sent = true; });
    for (;;) {
      await new Promise((resolve) => { setTimeout(resolve, 400); });
      if (mine !== turn) return;
      const status = key ? await ask(`batches/${key}`) : { total: 0, ended: 0, copies: 0, html: "" };
      if (mine !== turn) return;
      find(".batch-summary").innerHTML = status.html;
      find(".batch-progress p").textContent = `已完成 ${status.ended} 个，共 ${status.total} 个${sent ? "" : "，还在上传"}`;
      if (sent && status.ended === status.total) return finish(status);
    }
  }

  function finish(status) {
    find(".batch-progress").hidden = true;
    if (!key) return;
    find(".batch-tools").hidden = false;
    find(".batch-copies").hidden = !status.copies;
    find(".batch-copies").href = `/proofreading/batches/${key}/copies.zip`;
    find(".batch-report").href = `/proofreading/batches/${key}/report.html`;
  }

  // What is being sent goes on to the end of the file; what is done stays.
  function cancel() {
    turn += 1;
    guarded(async () => {
      if (!key) return close();
      await ask(`batches/${key}/cancel`, { method: "POST" });
      const status = await ask(`batches/${key}`);
      find(".batch-summary").innerHTML = status.html;
      return finish(status);
    });
  }

  function begin(root, given) {
    guarded(async () => {
      open(root);
      const mine = ++turn;
      const all = await given;
      if (mine !== turn) return;
      files = [];
      const chosen = all.filter(readable).sort((one, other) => pathOf(one).localeCompare(pathOf(other), "zh"));
      if (!chosen.length) { close(); throw new Error(`里面没有可以校对的文件（${ENDINGS.join("、")}）。`); }
      const others = all.length - chosen.length;
      const left = others ? [`另有 ${others} 个其他类型的文件`] : [];
      const sending = send(mine, chosen, left);
      await follow(mine, sending);
    });
  }

  function chooseFolder(root) {
    const input = document.createElement("input");
    input.type = "file";
    input.webkitdirectory = true;
    input.addEventListener("change", () => { if (input.files.length) begin(root, [...input.files]); });
    input.click();
  }

  document.addEventListener("proofreading-several", (event) => {
    const { detail, target } = event;
    const given = detail instanceof DataTransfer ? Promise.all(entriesOf(detail).map(filesIn)).then((found) => found.flat()) : detail;
    begin(target, given);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#proofreading .check-choose-folder");
    if (button) chooseFolder(button.closest("#proofreading"));
  });
  window.addEventListener("pagehide", (event) => {
    if (key && !event.persisted) fetch(`/proofreading/batches/${key}`, { method: "DELETE", keepalive: true });
  });
})();
