// The 评测 tab: uploading a data set (the file goes straight to our own route, then the form is told to look again),
// and bringing into view what a choice has changed where the window is too small to see both.
"use strict";

(() => {
  const LIMIT_MB = 5;
  const NARROW = window.matchMedia("(max-width: 900px)");
  const PATIENCE_MS = 10000;

  function say(sentence) {
    const note = document.querySelector(".upload-note");
    if (note) note.textContent = sentence;
  }

  // The server refuses these too; here they are told before anything is sent.
  function fault(file) {
    if (!/\.(csv|xlsx|jsonl)$/i.test(file.name)) return "题集应是 .csv、.xlsx、.jsonl 文件，请另存为其中一种再上传。";
    if (!file.size) return "这个文件是空的，请检查后重新上传。";
    if (file.size > LIMIT_MB * 1024 * 1024) return `文件超过 ${LIMIT_MB} MB，请拆成几个题集分别上传。`;
    return "";
  }

  // What was measured before must not be taken for what this file says.
  function failed(sentence) {
    document.querySelector("#evaluation-upload-failed").click();
    return sentence;
  }

  async function send(file) {
    const wrong = fault(file);
    if (wrong) return failed(wrong);
    const response = await fetch("/evaluation/uploads", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) },
      body: file,
    }).catch(() => null);
    if (response === null) return failed("没有上传成功，请确认公务助手仍在运行，然后重试。");
    if (!response.ok) return failed(await response.text());
    document.querySelector("#evaluation-uploaded").click();
    return `已上传 ${file.name}，已在“题集”中选中。`;
  }

  function choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".xlsx,.csv,.jsonl";
    input.addEventListener("change", async () => {
      if (!input.files.length) return;
      say("正在上传……");
      say(await send(input.files[0]));
    });
    input.click();
  }

  function bringIntoViewOnceChanged(changed, shown) {
    const area = document.getElementById(changed);
    if (!area) return;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => document.getElementById(shown)?.scrollIntoView({ block: "start" }));
    });
    observer.observe(area, { childList: true, subtree: true, characterData: true });
    window.setTimeout(() => observer.disconnect(), PATIENCE_MS);
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.(".upload-data, #evaluation-start, #evaluation-back, #evaluation-forth");
    if (!target) return;
    if (target.matches(".upload-data")) choose();
    else if (target.id !== "evaluation-start") bringIntoViewOnceChanged("evaluation-cases", "evaluation-cases-heading");
    else if (NARROW.matches) bringIntoViewOnceChanged("evaluation-run", "evaluation-run");
  });
  document.addEventListener("change", (event) => {
    if (!NARROW.matches || !event.target.closest?.("#evaluation-history")) return;
    bringIntoViewOnceChanged("evaluation-heading", "evaluation-heading");
  });
  // The one that is open already does not change when it is chosen again.
  document.addEventListener("click", (event) => {
    if (!NARROW.matches || !event.target.matches?.("#evaluation-history input")) return;
    document.getElementById("evaluation-heading")?.scrollIntoView({ block: "start" });
  });
})();
