// The section 标准答复: the list, and a form in which one of them is written, tried and saved as it was seen.
"use strict";

(() => {
  const { ask, post, fileRequest, whenThere, whenShown, openSection, chooseFiles, guard } = window.gongwuLibrary;
  const SHELL = `
    <div class="library-tools"><button type="button" class="primary new-answer">写一条</button>
      <button type="button" class="import-answers">导入文件</button>
      <span class="exports">导出 <a href="/library/standard/file?ending=.csv" download>表格（.csv）</a>
      <a href="/library/standard/file?ending=.yaml" download>.yaml</a> <a href="/library/standard/file?ending=.jsonl" download>.jsonl</a></span>
      <small>导入可用 .xlsx、.csv、.yaml、.json、.jsonl；编号相同的更新，有一处不对就一条也不写。</small></div>
    <p class="library-fault" role="alert" hidden></p><p class="library-notice" role="status" hidden></p>
    <div class="answers"></div>
    <dialog class="library-dialog standard-dialog" aria-labelledby="standard-title"><header><h3 id="standard-title">标准答复</h3>
      <button type="button" class="close" aria-label="关闭">✕</button></header>
      <p class="dialog-fault" role="alert" hidden></p>
      <form class="dialog-body" method="dialog">
        <label class="field is-wide"><span>问题（几种问法，一行一种）</span><textarea name="questions" rows="3" maxlength="5000"></textarea></label>
        <label class="field is-wide"><span>答复（写 [1] 指第一条依据）</span><textarea name="answer" rows="6" maxlength="5000"></textarea></label>
        <label class="field is-wide"><span>依据（《标题》第X条，一行一条；可以没有）</span><textarea name="citations" rows="2" maxlength="3000"></textarea></label>
        <div class="cite-search"><input type="search" class="cite-words" maxlength="90" placeholder="查条文，点一下加为依据" aria-label="查条文" autocomplete="off">
          <button type="button" class="cite-find">查条文</button><ul class="cite-found" hidden></ul></div>
        <div class="metadata-fields"><label class="field"><span>生效日期</span><input type="date" name="valid_from"></label>
          <label class="field"><span>有效期至</span><input type="date" name="valid_until"></label>
          <label class="field"><span>撰写人</span><input type="text" name="author" maxlength="60" autocomplete="off"></label></div>
        <div class="standard-trial"><h4>试一试</h4><div class="library-tools"><input type="search" class="words trial-question" maxlength="500"
          placeholder="换一种问法，看会不会用这条答复" aria-label="要试的问题" autocomplete="off"><button type="button" class="try-answer">试问</button></div>
          <div class="tried" aria-live="polite"></div></div>
      </form>
      <footer><button type="button" class="primary save-use">保存并启用</button><button type="button" class="save-draft">保存，先不用</button>
        <button type="button" class="close">不保存</button></footer></dialog>`;

  let root = null;
  let opened = { id: "", state: "" }; // What the form was filled with.

  const find = (selector) => root.querySelector(selector);
  const form = () => find(".standard-dialog form");

  function tell(sentence) {
    find(".library-notice").textContent = sentence;
    find(".library-notice").hidden = !sentence;
  }

  async function load() {
    const answer = await guard(root)(() => ask("standard"));
    if (answer) find(".answers").innerHTML = answer.html;
  }

  // The form

  async function within(work) {
    const fault = find(".dialog-fault");
    try {
      fault.hidden = true;
      return await work();
    } catch (error) {
      fault.textContent = error.message;
      fault.hidden = false;
      return null;
    }
  }

  function openForm(fields, state) {
    opened = { id: state ? fields.id : "", state };
    const { elements } = form();
    for (const name of ["questions", "citations"]) elements[name].value = (fields[name] || []).join("\n");
    for (const name of ["answer", "valid_from", "valid_until", "author"]) elements[name].value = fields[name] || "";
    find(".tried").replaceChildren();
    find(".cite-found").hidden = true;
    find(".cite-words").value = "";
    find(".trial-question").value = (fields.questions || [])[0] || "";
    find(".dialog-fault").hidden = true;
    find("#standard-title").textContent = state ? `修改标准答复：${fields.id}` : "写一条标准答复";
    find(".standard-dialog").showModal();
    elements[fields.questions?.length ? "answer" : "questions"].focus();
  }

  function filled(withdrawn) {
    const { elements } = form();
    const names = ["questions", "answer", "citations", "valid_from", "valid_until", "author"];
    const fields = Object.fromEntries(names.map((name) => [name, elements[name].value]));
    return { ...fields, id: opened.id, withdrawn };
  }

  async function save(withdrawn) {
    const saved = await within(() => post("standard", { fields: filled(withdrawn), state: opened.state }));
    if (!saved) return;
    find(".standard-dialog").close();
    tell(withdrawn === "是" ? "已保存，还没有启用。" : "已保存，问到时就用它回答。");
    load();
  }

  async function tryAnswer() {
    const question = find(".trial-question").value;
    const answer = await within(() => post("standard/trial", { fields: filled("否"), question }));
    if (answer) find(".tried").innerHTML = answer.html;
  }

  async function findArticles() {
    const words = find(".cite-words").value;
    const hits = await within(() => ask(`standard/articles?${new URLSearchParams({ words })}`));
    if (!hits) return;
    const list = find(".cite-found");
    list.replaceChildren(...(hits.length ? hits.map(offered) : [Object.assign(document.createElement("li"), { textContent: "没有找到可作依据的条文。" })]));
    list.hidden = false;
  }

  function offered({ name, text }) {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.dataset.cited = name;
    button.append(Object.assign(document.createElement("b"), { textContent: name }), ` ${text}`);
    item.append(button);
    return item;
  }

  function cite(name) {
    const { citations } = form().elements;
    const lines = citations.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!lines.includes(name)) citations.value = [...lines, name].join("\n");
  }

  // The list

  async function act(item, action) {
    const { id, state } = item.dataset;
    if (action === "edit") return edit(id);
    if (action === "remove" && !window.confirm("移除后不能恢复。要移除这条标准答复吗？")) return;
    await guard(root)(() => post("standard/action", { action, id, state }));
    load();
  }

  async function edit(id) {
    const answer = await guard(root)(() => ask(`standard/entry?${new URLSearchParams({ id })}`));
    if (answer) openForm(answer.fields, answer.state);
  }

  async function takeIn([file]) {
    const answer = await guard(root)(() => ask("standard/file", fileRequest(file)));
    tell(answer ? answer.said : "");
    load();
  }

  function onClick(event) {
    const target = event.target.closest("button");
    if (!target) return;
    if (target.matches("[data-action]")) act(target.closest("li"), target.dataset.action);
    else if (target.matches(".new-answer")) openForm({}, "");
    else if (target.matches(".import-answers")) chooseFiles(takeIn, { accept: ".xlsx,.csv,.yaml,.yml,.json,.jsonl" });
    else if (target.matches(".close")) find(".standard-dialog").close();
    else if (target.matches(".save-use")) save("否");
    else if (target.matches(".save-draft")) save("是");
    else if (target.matches(".try-answer")) tryAnswer();
    else if (target.matches(".cite-find")) findArticles();
    else if (target.dataset.cited) cite(target.dataset.cited);
  }

  // Enter in a search box searches and neither sends nor closes the form.
  function onKey(event) {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
    event.preventDefault();
    if (event.target.matches(".cite-words")) findArticles();
    else if (event.target.matches(".trial-question")) tryAnswer();
  }

  function write(question) {
    window.gongwuLibrary.answerTo = "";
    openForm({ questions: [question] }, "");
  }

  whenThere("library-standard", (area) => {
    root = area;
    root.innerHTML = SHELL;
    root.addEventListener("click", onClick);
    form().addEventListener("keydown", onKey);
    whenShown(root, load);
    if (window.gongwuLibrary.answerTo) write(window.gongwuLibrary.answerTo);
  });

  // Another section has an answer written; the area of this one may not be on the page yet.
  window.gongwuLibrary.writeAnswer = (question) => {
    window.gongwuLibrary.answerTo = question;
    openSection("标准答复");
    if (root?.isConnected) write(question);
  };
})();
