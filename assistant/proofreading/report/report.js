// A card and its marks show each other; the boxes above filter by severity.
const outline = (nodes) => {
  document.querySelectorAll(".is-outlined").forEach((node) => node.classList.remove("is-outlined"));
  nodes.forEach((node) => node.classList.add("is-outlined"));
  if (nodes.length) nodes[0].scrollIntoView({ block: "center", behavior: "smooth" });
};
const jump = (target) => {
  const mark = target.closest("mark[data-findings]");
  if (mark) return outline(mark.dataset.findings.split(" ").map((id) => document.getElementById(id)).filter(Boolean));
  const card = target.closest(".finding");
  if (card && !target.closest("details, button")) outline([...document.querySelectorAll("mark[data-findings]")].filter((each) => each.dataset.findings.split(" ").includes(card.id)));
};
document.addEventListener("click", (event) => jump(event.target));
document.addEventListener("keydown", (event) => { if (event.key === "Enter") jump(event.target); });
document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-show]");
  if (!box) return;
  const section = box.closest("section");
  section.querySelectorAll(`.finding[data-severity=${box.dataset.show}]`).forEach((card) => { card.hidden = !box.checked; });
});
