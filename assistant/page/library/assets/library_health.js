// The section 体检: looked at anew whenever it is opened.
"use strict";

(() => {
  const { ask, whenThere, whenShown, guard } = window.gongwuLibrary;

  whenThere("library-health", (area) => {
    area.innerHTML = `<p class="library-fault" role="alert" hidden></p><div class="health" aria-live="polite"><p class="library-empty">正在检查……</p></div>`;
    whenShown(area, async () => {
      const answer = await guard(area)(() => ask("health"));
      if (!answer) return;
      const open = new Set([...area.querySelectorAll("details[open] > summary")].map((each) => each.textContent));
      area.querySelector(".health").innerHTML = answer.html;
      for (const each of area.querySelectorAll("details > summary")) each.parentElement.open = open.has(each.textContent);
      if (!open.size) area.querySelector("details")?.setAttribute("open", "");
    });
  });
})();
