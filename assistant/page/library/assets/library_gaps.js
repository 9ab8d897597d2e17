// The section 没有找到: the questions that want an answer; one of them becomes a standard answer, is tried, or goes.
"use strict";

(() => {
  const { ask, post, whenThere, whenShown, guard } = window.gongwuLibrary;
  const SHELL = `<p class="library-fault" role="alert" hidden></p><p class="library-notice" role="status" hidden></p><div class="gaps"></div>`;

  let root = null;

  const show = (html) => { root.querySelector(".gaps").innerHTML = html; };

  function tell(sentence) {
    const notice = root.querySelector(".library-notice");
    notice.textContent = sentence;
    notice.hidden = !sentence;
  }

  async function load() {
    const answer = await guard(root)(() => ask("gaps"));
    if (answer) show(answer.html);
  }

  async function change(said) {
    const answer = await guard(root)(() => post("gaps", said));
    if (!answer) return;
    tell(answer.said);
    show(answer.html);
  }

  function onClick(event) {
    const button = event.target.closest("button[data-action]");
    if (!button) return;
    const item = button.closest("li"), { action } = button.dataset;
    if (action === "write") window.gongwuLibrary.writeAnswer(item.dataset.question);
    else if (action === "try") window.gongwuLibrary.tryQuestion(item.dataset.question);
    else if (action === "settle") change({ action, question: item.dataset.question, reason: item.dataset.reason });
    else if (window.confirm("清空后不能恢复。要清空清单吗？")) change({ action });
  }

  function onSubmit(event) {
    event.preventDefault();
    const { question, reason } = event.target.elements;
    change({ action: "mark", question: question.value, reason: reason.value });
  }

  whenThere("library-gaps", (area) => {
    root = area;
    root.innerHTML = SHELL;
    root.addEventListener("click", onClick);
    root.addEventListener("submit", onSubmit);
    whenShown(root, load);
  });
})();
