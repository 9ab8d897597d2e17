// The 知识库 tab: what its sections share. Each fills its own area when Gradio puts it on the page.
"use strict";

(() => {
  const LOST = "与程序的连接已断开，请确认公务助手仍在运行，然后刷新本页。";

  async function answered(path, options) {
    const response = await fetch(`/library/${path}`, options).catch(() => null);
    if (response === null) throw new Error(LOST);
    return response;
  }

  async function ask(path, options = {}) {
    const response = await answered(path, options);
    if (response.ok) return response.json();
    const error = new Error(await response.text());
    error.status = response.status;
    throw error;
  }

  const post = (path, said = {}) =>
    ask(path, { method: "POST", body: JSON.stringify(said), headers: { "Content-Type": "application/json" } });

  // A file is sent as it is, its name in a header.
  const fileRequest = (file, headers = {}) => ({
    method: "POST", body: file,
    headers: { "X-File-Name": encodeURIComponent(file.name), "Content-Type": "application/octet-stream", ...headers },
  });

  function whenThere(id, fill) {
    let known = null;
    const look = () => {
      const area = document.getElementById(id);
      if (!area || area === known) return;
      known = area;
      fill(area);
    };
    new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
    look();
  }

  // Told again whenever the section is opened.
  function whenShown(area, work) {
    new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) work(); }).observe(area);
  }

  function openSection(title) {
    const tabs = [...document.querySelectorAll('#library-sections button[role="tab"]')];
    const tab = tabs.find((each) => each.textContent.trim() === title && each.offsetParent);
    if (tab) return tab.click();
    // On a phone it is in the menu of those that have no room.
    document.querySelector("#library-sections .overflow-menu > button")?.click();
    window.setTimeout(() => {
      const rest = [...document.querySelectorAll("#library-sections .overflow-dropdown button")];
      rest.find((each) => each.textContent.trim() === title)?.click();
    }, 0);
  }

  function chooseFiles(take, settings = {}) {
    const input = Object.assign(document.createElement("input"), { type: "file", ...settings });
    input.addEventListener("change", () => { if (input.files.length) take([...input.files]); });
    input.click();
  }

  // A fault of one piece of work stays until the next one begins.
  const guard = (area) => async (work) => {
    const fault = area.querySelector(".library-fault");
    try {
      fault.hidden = true;
      return await work();
    } catch (error) {
      fault.textContent = error.message;
      fault.hidden = false;
      fault.scrollIntoView({ block: "nearest" });
      return null;
    }
  };

  window.gongwuLibrary = { answered, ask, post, fileRequest, whenThere, whenShown, openSection, chooseFiles, guard };
})();
