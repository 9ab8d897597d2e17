// What somebody says of an answer goes to our own route; the line under the answer then says what became of it.
"use strict";

(() => {
  const LOST = "没有记下，请确认公务助手仍在运行，然后重试。";
  const CODE = /^feedback-(helpful|wrong|wrong-source|outdated|missed|unclear)$/;

  function code(button) {
    const named = [...button.classList].map((name) => CODE.exec(name)).find(Boolean);
    return named ? named[1].replace("-", "_") : "";
  }

  async function send(line, said) {
    const question = line.querySelector(".feedback-question").textContent;
    const response = await fetch("/answers/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ question, said }),
    }).catch(() => null);
    if (response === null) return tell(line, LOST);
    if (!response.ok) return tell(line, await response.text());
    line.classList.add("is-said");
    tell(line, (await response.json()).said);
  }

  function tell(line, sentence) {
    line.querySelector(".feedback-said").textContent = sentence;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".feedback button");
    if (!button) return;
    const line = button.closest(".feedback");
    if (button.closest(".feedback-reasons") || button.matches(".feedback-helpful")) send(line, code(button));
    else line.classList.toggle("asks-reason");
  });
})();
