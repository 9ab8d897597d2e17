// A card and its marks show each other; the boxes above filter by severity.
const outline = (nodes) => {
  document.querySelectorAll(".is-outlined").forEach((node) => node.classList.remove("is-outlined"));
  nodes.forEach((node) => node.classList.add("is-outlined"));
  if (nodes.length) nodes[0].scrollIntoView({ block: "center", behavior: "smooth" });
};
const marks = (ids) => [...document.querySelectorAll("mark[data-findings]")].filter((each) => each.dataset.findings.split(" ").some((id) => ids.includes(id)));
const parts = (node) => [...node.querySelectorAll(".part")].map((each) => each.id);
const reveal = (node) => { node.closest("details.places")?.setAttribute("open", ""); return node.closest(".member") || node; };
const jump = (target) => {
  const mark = target.closest("mark[data-findings]");
  if (mark) return outline(mark.dataset.findings.split(" ").map((id) => document.getElementById(id)).filter(Boolean).map(reveal));
  const member = target.closest(".member");
  if (member) return outline(marks(parts(member)));
  const card = target.closest(".finding");
  if (card && !target.closest("details, button")) outline(marks([card.id, ...parts(card)]));
};
document.addEventListener("click", (event) => jump(event.target));
document.addEventListener("keydown", (event) => { if (event.key === "Enter") jump(event.target); });
document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-show]");
  if (!box) return;
  const section = box.closest("section");
  section.querySelectorAll(`.finding[data-severity=${box.dataset.show}]`).forEach((card) => { card.hidden = !box.checked; });
});
