// The section 试搜: a question goes to the server, which says how the library orders its articles for it, and why.
"use strict";

(() => {
  const { ask, whenThere, openSection, guard } = window.gongwuLibrary;
  const SHELL = `
    <form class="library-tools trial-form" role="search">
      <input type="search" name="words" class="words" maxlength="500" placeholder="像提问一样写，看知识库怎样排列条文" aria-label="试搜的问题" autocomplete="off">
      <label class="trial-day">按哪天的效力 <input type="date" name="day" aria-label="按哪天的效力"></label>
      <button type="submit" class="primary">试搜</button>
    </form>
    <small>试搜不生成答案，只列出问答会看的条文和排列的理由；不写日期按今天的效力。</small>
    <p class="library-fault" role="alert" hidden></p>
    <div class="trial-found" aria-live="polite"></div>`;

  let root = null;
  let turn = 0;

  async function search() {
    const form = root.querySelector(".trial-form"), mine = ++turn;
    const query = new URLSearchParams({ words: form.elements.words.value, day: form.elements.day.value });
    const found = root.querySelector(".trial-found");
    found.classList.add("is-waiting");
    const answer = await guard(root)(() => ask(`trial?${query}`));
    if (mine !== turn) return;
    found.classList.remove("is-waiting");
    found.innerHTML = answer ? answer.html : "";
  }

  whenThere("library-trial", (area) => {
    root = area;
    root.innerHTML = SHELL;
    root.querySelector(".trial-form").addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    const kept = window.gongwuLibrary.trialOf;
    if (kept) tryOut(kept);
  });

  function tryOut(words) {
    window.gongwuLibrary.trialOf = "";
    root.querySelector(".words").value = words;
    search();
  }

  // Another section has a question tried; the area of this one may not be on the page yet.
  window.gongwuLibrary.tryQuestion = (words) => {
    window.gongwuLibrary.trialOf = words;
    openSection("试搜");
    if (root?.isConnected) tryOut(words);
  };
})();
