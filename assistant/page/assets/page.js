// Behaviour of the page that must not wait for the server: marks and cards, chips, copying, the enter key.
// Everything is delegated from the document, because Gradio replaces the elements inside.
"use strict";

(() => {
  const composing = { active: false, endedAt: -Infinity };
  const NARROW = window.matchMedia("(max-width: 768px)");
  const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
  const AFTER_COMPOSITION_MS = 80; // Safari sends the confirming Enter just after compositionend.
  const HEALTH_INTERVAL_MS = 15000;

  const behavior = () => (CALM.matches ? "auto" : "smooth");

  function showGroup(group) {
    for (const other of document.querySelectorAll(".evidence-group")) other.classList.toggle("is-shown", other === group);
  }

  function clearOutlines() {
    for (const marked of document.querySelectorAll(".is-outlined")) marked.classList.remove("is-outlined");
    for (const mark of document.querySelectorAll(".cite[aria-current]")) mark.removeAttribute("aria-current");
  }

  function bringIntoView(card) {
    card.scrollIntoView({ behavior: behavior(), block: NARROW.matches ? "start" : "nearest" });
    const words = card.querySelector("mark");
    if (words && card.getBoundingClientRect().height > window.innerHeight * 0.7) {
      words.scrollIntoView({ behavior: behavior(), block: "center" });
    }
  }

  function openCard(link) {
    const card = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!card) return;
    showGroup(card.closest(".evidence-group"));
    clearOutlines();
    card.open = true;
    card.classList.add("is-outlined");
    link.setAttribute("aria-current", "true");
    bringIntoView(card);
    card.querySelector("summary").focus({ preventScroll: true });
  }

  function backToAnswer(link) {
    const answer = document.getElementById(link.hash.slice(1));
    if (answer) answer.scrollIntoView({ behavior: behavior(), block: "start" });
  }

  function ask(question) {
    const box = document.querySelector("#question-box textarea");
    const send = document.querySelector("#send-button");
    if (!box || !send) return; // The send button is away while an answer is on its way.
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    window.setTimeout(() => send.click(), 0);
  }

  async function copy(button) {
    const text = button.parentElement.querySelector(".copy-source").textContent;
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    button.textContent = (await toClipboard(text)) ? "已复制" : "复制未成功，请手动选取";
    window.setTimeout(() => (button.textContent = label), 1800);
  }

  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  function copyBySelection(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }

  function onClick(event) {
    if (event.target.closest?.("#send-button")) watchServer();
    const target = event.target.closest?.(".cite, .back-to-answer, .chip, .copy, .again");
    if (!target) return;
    event.preventDefault();
    if (target.matches(".cite")) openCard(target);
    else if (target.matches(".back-to-answer")) backToAnswer(target);
    else if (target.matches(".chip")) ask(target.textContent.trim());
    else if (target.matches(".again")) ask(target.parentElement.querySelector(".again-question").textContent);
    else copy(target);
  }

  // An input method confirms its candidate with Enter: that Enter belongs to it and never sends the question.
  function keepEnterFromSending(event) {
    if (event.key !== "Enter" || !event.target.matches?.("#question-box textarea")) return;
    const justEnded = event.timeStamp - composing.endedAt < AFTER_COMPOSITION_MS;
    if (event.isComposing || event.keyCode === 229 || composing.active || justEnded) event.stopImmediatePropagation();
    else if (event.type === "keydown") watchServer();
  }

  // A new question goes to the top of the window and stays there while its answer comes in, until someone scrolls.
  const follow = { id: "", active: false };

  function keepLatestInView() {
    const exchange = document.querySelector("#latest .exchange");
    document.getElementById("latest").setAttribute("aria-busy", String(Boolean(exchange?.querySelector(".is-running"))));
    if (!exchange) return (follow.id = "");
    if (exchange.id !== follow.id) Object.assign(follow, { id: exchange.id, active: true });
    if (!follow.active) return;
    const ended = !exchange.querySelector(".is-running");
    const interrupted = exchange.querySelector(".notice-stopped, .notice-failure");
    if (ended) follow.active = false;
    if (interrupted) interrupted.scrollIntoView({ block: "nearest" });
    else exchange.scrollIntoView({ block: "start" });
  }

  function watchConversation() {
    const latest = document.getElementById("latest");
    if (!latest) return window.setTimeout(watchConversation, 200);
    latest.setAttribute("aria-live", "polite"); // Read out when it is no longer busy.
    // After the frame, because the empty state goes away in the same one.
    new MutationObserver(() => requestAnimationFrame(() => window.setTimeout(keepLatestInView, 0))).observe(latest, {
      childList: true,
      subtree: true,
    });
    for (const type of ["wheel", "touchmove"]) {
      document.addEventListener(type, () => (follow.active = false), { passive: true });
    }
  }

  async function watchServer() {
    const answered = await fetch("/health", { cache: "no-store" }).then(() => true, () => false);
    document.body.classList.toggle("is-disconnected", !answered);
  }

  document.addEventListener("click", onClick);
  document.addEventListener("compositionstart", () => (composing.active = true), true);
  document.addEventListener("compositionend", (event) => {
    composing.active = false;
    composing.endedAt = event.timeStamp;
  }, true);
  for (const type of ["keydown", "keypress", "keyup"]) document.addEventListener(type, keepEnterFromSending, true);
  window.setInterval(() => document.visibilityState === "visible" && watchServer(), HEALTH_INTERVAL_MS);
  watchConversation();
})();
