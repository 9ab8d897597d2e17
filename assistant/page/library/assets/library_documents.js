// The section 文件: the table comes from the server page by page; a document is put right in a dialog.
"use strict";

(() => {
  const { answered, ask, post, fileRequest, whenThere, whenShown, openSection, chooseFiles, guard } = window.gongwuLibrary;
  const AFTER_TYPING_MS = 250;
  const SHELL = `
    <div class="library-tools" role="search">
      <input type="search" class="words" placeholder="标题、文号、机关或文件名" aria-label="查找文件" autocomplete="off">
      <select data-filter="validity" aria-label="时效"><option value="">全部时效</option></select>
      <select data-filter="collection" aria-label="来源"><option value="">全部来源</option></select>
      <select data-filter="level" aria-label="层级"><option value="">全部层级</option></select>
      <details class="manifest"><summary>清单</summary><div>
        <a href="/library/manifest.xlsx" download>下载表格（.xlsx）</a>
        <a href="/library/manifest.jsonl" download>下载清单（.jsonl）</a>
        <button type="button" class="upload-manifest">上传改好的清单</button>
        <small>在下载的清单上改，再传上来；有一行不对，就一行也不改。</small></div></details>
    </div>
    <div class="library-chosen" hidden><span></span><button type="button" class="remove">移除</button>
      <button type="button" class="unchoose">取消选择</button></div>
    <p class="library-fault" role="alert" hidden></p>
    <div class="library-notice" role="status" hidden></div>
    <p class="library-undo" hidden><span></span><button type="button" class="put-back">撤销移除</button></p>
    <p class="library-count" aria-live="polite"></p>
    <div class="library-area"></div>
    <nav class="library-pager" aria-label="翻页" hidden><button type="button" class="back">上一页</button><span></span>
      <button type="button" class="forth">下一页</button></nav>
    <dialog class="library-dialog" aria-labelledby="metadata-title"><header><h3 id="metadata-title"></h3>
      <button type="button" class="close" aria-label="关闭">✕</button></header>
      <p class="dialog-fault" role="alert" hidden></p><div class="dialog-body"></div>
      <footer><button type="submit" form="metadata-form" class="primary save">保存</button><button type="button" class="close">不保存</button></footer></dialog>`;

  let root = null;
  let guarded = null;
  let turn = 0;
  const state = { words: "", validity: "", collection: "", level: "", sort: "title", down: "", page: 0 };
  const chosen = new Set();
  let opened = null; // The document in the dialog, with the version that was seen.
  let removing = false;

  const find = (selector) => root.querySelector(selector);

  async function load(changes = {}) {
    Object.assign(state, { page: 0 }, changes);
    const mine = ++turn;
    const table = await ask(`documents?${new URLSearchParams(state)}`);
    if (mine !== turn) return;
    state.page = table.page;
    find(".library-area").innerHTML = table.html;
    showCount(table);
    find(".library-undo").hidden = !table.undo;
    find(".library-undo span").textContent = `最近移除了 ${table.undo} 份文件。`;
    offer(table.filters);
    showChosen();
  }

  function showCount({ total, held, page, pages }) {
    const some = total === held ? `共 ${held.toLocaleString()} 份文件` : `找到 ${total.toLocaleString()} 份，共 ${held.toLocaleString()} 份文件`;
    find(".library-count").textContent = held ? some : "";
    find(".library-pager").hidden = pages < 2;
    find(".library-pager span").textContent = `第 ${(page + 1).toLocaleString()} / ${pages.toLocaleString()} 页`;
    find(".back").disabled = page === 0;
    find(".forth").disabled = page + 1 >= pages;
  }

  function offer(filters) {
    for (const [name, choices] of Object.entries(filters)) {
      const select = find(`[data-filter="${name}"]`);
      const wanted = [select.options[0], ...choices.map(([value, text]) => new Option(text, value))];
      // What was chosen stays, even where nothing bears it any more.
      if (state[name] && !choices.some(([value]) => value === state[name])) wanted.push(new Option(state[name], state[name]));
      select.replaceChildren(...wanted);
      select.value = state[name];
    }
  }

  function showChosen() {
    for (const row of root.querySelectorAll("tr[data-id]")) {
      const is = chosen.has(row.dataset.id);
      row.querySelector(".choose").checked = is;
      row.classList.toggle("is-chosen", is);
    }
    find(".library-chosen").hidden = !chosen.size;
    find(".library-chosen span").textContent = removing ? `确定移除这 ${chosen.size} 份文件？它们不再被检索和引用，原件仍保存在知识库文件夹里。` : `已选 ${chosen.size} 份`;
    find(".remove").textContent = removing ? "确定移除" : "移除";
    find(".unchoose").textContent = removing ? "不移除" : "取消选择";
  }

  function choose(ids, is) {
    removing = false;
    for (const id of ids) { if (is) chosen.add(id); else chosen.delete(id); }
    showChosen();
  }

  function tell(sentence, lines = []) {
    const notice = find(".library-notice");
    notice.hidden = !sentence;
    notice.textContent = sentence;
    if (!lines.length) return;
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    notice.append(list);
  }

  async function remove() {
    if (!removing) { removing = true; showChosen(); return; }
    find(".remove").disabled = true;
    try {
      const { removed } = await post("documents/remove", { ids: [...chosen] });
      choose([...chosen], false);
      await load({ page: state.page });
      tell(`已移除 ${removed} 份文件，不再检索和引用。`);
    } finally {
      find(".remove").disabled = false;
    }
  }

  async function putBack() {
    const { put_back: count } = await post("documents/put-back");
    await load({ page: state.page });
    tell(`已恢复 ${count} 份文件。`);
  }

  // The dialog

  const dialog = () => find(".library-dialog");

  function failInDialog(sentence) {
    const fault = dialog().querySelector(".dialog-fault");
    fault.textContent = sentence;
    fault.hidden = !sentence;
    if (sentence) fault.scrollIntoView({ block: "nearest" });
  }

  async function open(id) {
    const said = await ask(`metadata?${new URLSearchParams({ id })}`);
    opened = { id, version: said.version };
    find("#metadata-title").textContent = said.title;
    find(".dialog-body").innerHTML = said.html;
    failInDialog("");
    dialog().showModal();
    find(".dialog-body").scrollTop = 0;
  }

  async function save() {
    const button = dialog().querySelector(".save");
    const fields = Object.fromEntries(new FormData(dialog().querySelector("form")));
    Object.assign(button, { disabled: true, textContent: "正在保存……" });
    try {
      const { changed } = await post(`metadata?${new URLSearchParams({ id: opened.id })}`, { version: opened.version, fields });
      dialog().close();
      tell(changed.length ? `已保存：${changed.join("、")}。提问和检索从现在起按新的信息。` : "没有改动。");
      await guarded(() => load({ page: state.page }));
    } catch (error) {
      failInDialog(error.message);
    } finally {
      Object.assign(button, { disabled: false, textContent: "保存" });
    }
  }

  function chooseVersion() {
    const how = dialog().querySelector('[name="how"]:checked').value;
    chooseFiles(async ([file]) => {
      try {
        await ask("intake", fileRequest(file, { "X-Replaces": encodeURIComponent(opened.id), "X-How": how }));
        dialog().close();
        tell(`新版本“${file.name}”已排队，收录完成后旧版随之改变；进度见“收录”。`);
      } catch (error) {
        failInDialog(error.message);
      }
    });
  }

  let suggesting = 0;
  function suggest(input) {
    const mine = ++suggesting;
    window.setTimeout(async () => {
      if (mine !== suggesting || !input.value.trim()) return;
      const found = await ask(`choices?${new URLSearchParams({ words: input.value })}`).catch(() => []);
      if (mine !== suggesting) return;
      const options = found.filter(({ id }) => id !== opened.id).map(({ id, title, number }) => new Option(`${title} ${number}`, id));
      dialog().querySelector("#metadata-replaced_by").replaceChildren(...options);
    }, AFTER_TYPING_MS);
  }

  // The manifest

  async function upload([file]) {
    tell("正在核对清单……");
    const response = await answered("manifest", fileRequest(file));
    if (!response.ok && response.status !== 422) { tell(""); throw new Error(await response.text()); }
    const { rows, changed, faults } = await response.json();
    if (faults.length) tell(`清单没有采用，知识库没有改动：${faults.length} 处需要改正。`, faults);
    else tell(changed ? `清单共 ${rows.toLocaleString()} 行，改了 ${changed.toLocaleString()} 份文件的信息。` : `清单共 ${rows.toLocaleString()} 行，与现在的信息相同，没有改动。`);
    await load({ page: state.page });
  }

  const CLICKS = [
    [".edit", (hit) => open(hit.closest("tr").dataset.id)],
    ["[data-sort]", (hit) => load({ sort: hit.dataset.sort, down: state.sort === hit.dataset.sort && !state.down ? "1" : "" })],
    [".back", () => load({ page: state.page - 1 })],
    [".forth", () => load({ page: state.page + 1 })],
    [".clear-filters", clearFilters],
    [".to-intake", () => openSection("收录")],
    [".unchoose", () => (removing ? choose([], true) : choose([...chosen], false))],
    [".remove", remove],
    [".put-back", putBack],
    [".close", () => dialog().close()],
    [".choose-version", chooseVersion],
    [".upload-manifest", () => chooseFiles((files) => guarded(() => upload(files)), { accept: ".xlsx,.jsonl" })],
  ];

  function clearFilters() {
    find(".words").value = "";
    return load({ words: "", validity: "", collection: "", level: "" });
  }

  function listen() {
    root.addEventListener("click", (event) => {
      for (const [selector, work] of CLICKS) {
        const hit = event.target.closest(selector);
        if (hit) { guarded(() => work(hit)); return; }
      }
    });
    root.addEventListener("change", ({ target }) => {
      if (target.matches("[data-filter]")) guarded(() => load({ [target.dataset.filter]: target.value }));
      else if (target.matches(".choose")) choose([target.closest("tr").dataset.id], target.checked);
      else if (target.matches(".choose-all")) choose([...root.querySelectorAll("tr[data-id]")].map((row) => row.dataset.id), target.checked);
    });
    let typing = 0;
    root.addEventListener("input", ({ target }) => {
      if (target.matches('[name="replaced_by"]')) { suggest(target); return; }
      if (!target.matches(".words")) return;
      window.clearTimeout(typing);
      typing = window.setTimeout(() => guarded(() => load({ words: target.value })), AFTER_TYPING_MS);
    });
    root.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  }

  whenThere("library-documents", (area) => {
    root = area;
    root.innerHTML = SHELL;
    guarded = guard(root);
    listen();
    whenShown(root, () => guarded(() => load({ page: state.page })));
  });
})();
